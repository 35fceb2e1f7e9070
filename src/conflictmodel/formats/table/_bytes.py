"""The bytes of a file, unpacked and counted, as far as they are sound."""

import gzip as gz
import zlib
from collections.abc import Callable
from typing import IO, cast

from conflictmodel.errors import UnreadableFileError, reason
from conflictmodel.formats._problem import Problem

#: How much is read at once; more would not stay in the cache of a processor while it is split.
BLOCK = 1 << 15


class _Counted:
    """A file of bytes that counts what was taken, and gives back what was only looked at."""

    def __init__(self, file: IO[bytes]) -> None:
        self.taken = 0
        self._file = file
        self._ahead = b""

    def read(self, size: int) -> bytes:
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
            return data
        data = self._file.read(size) or b""  # None: nothing there yet, from a file that does not wait
        self.taken += len(data)
        return data

    def packed(self, *, named: bool) -> bool:
        """Tell whether it begins as gzip does, or, too short to tell, has the name."""
        while len(self._ahead) < 2 and (data := self._file.read(2 - len(self._ahead))):
            self._ahead += data
        self.taken += len(self._ahead)
        return self._ahead == b"\x1f\x8b" or (named and len(self._ahead) < 2)


class Bytes:
    """The bytes of a file, unpacked; where they are damaged, they end and a problem says so."""

    def __init__(self, file: IO[bytes], name: str, problems: list[Problem], *, named: bool, total: int | None) -> None:
        self.total = total
        self.gzip = False
        self._name = name
        self._problems = problems
        self._ahead = b""
        self._given = 0
        self._ended = False
        self._raw = _Counted(file)
        self._some: Callable[[int], bytes] = self._raw.read
        try:
            self.gzip = self._raw.packed(named=named)
        except (OSError, ValueError) as fault:  # a directory can be opened on some systems, not read
            raise UnreadableFileError(name, reason(fault)) from fault
        if self.gzip:
            # read1, for read would lose what was unpacked before a fault
            self._some = gz.GzipFile(fileobj=cast("IO[bytes]", self._raw), mode="rb").read1
        elif named:
            self._tell(f"{name} is not packed, though its name says so: it is read as it is")

    @property
    def taken(self) -> int:
        """How many bytes of the file have been taken."""
        return self._raw.taken

    def taken_all(self) -> None:
        """Count the whole file as taken, by somebody who reads it in an order of his own."""
        self._raw.taken = self.total or 0

    def read(self, size: int) -> bytes:
        """Read so many bytes; fewer only at the end."""
        parts = [self._ahead[:size]]
        have = len(parts[0])
        self._ahead = self._ahead[size:]
        while have < size and (data := self._next(size - have)):
            parts.append(data)
            have += len(data)
        return b"".join(parts)

    def peek(self, size: int) -> bytes:
        """Read so many bytes and leave them to be read again."""
        data = self.read(size)
        self._ahead = data + self._ahead
        return data

    def _next(self, size: int) -> bytes:
        if self._ended:
            return b""
        data = b""
        try:
            data = self._some(size)
        except (EOFError, gz.BadGzipFile, zlib.error) as fault:
            cut = isinstance(fault, EOFError) or self.taken < 2
            why = "it is cut off" if cut else f"it is damaged ({fault})"
            self._tell(f"the packed text of {self._name} ends after {self._given:,} bytes, for {why}")
        except (OSError, ValueError) as fault:  # a file that was closed is a ValueError
            self._tell(f"{self._name} ends after {self._given:,} bytes: {reason(fault)}")
        else:
            if not data and self.gzip and not self.taken:
                self._tell(f"the packed text of {self._name} ends after 0 bytes, for it is cut off")
        self._ended = not data
        self._given += len(data)
        return data

    def _tell(self, why: str) -> None:
        self._problems.append(Problem(None, None, None, why))
