"""Opening what is to be read, whatever its encoding, packed or not: bytes → text.

Nothing that the bytes hold raises an error. What is damaged is told in ``Opened.problems``, and
bytes that are no text in the encoding are kept in the text in such a way (``surrogateescape``,
or ``surrogatepass`` for UTF-16) that writing it gives the same bytes back.
"""

import codecs
import io
import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from conflictmodel.errors import InvalidValueError, UnreadableFileError, listed, reason
from conflictmodel.formats._problem import Problem, Problems
from conflictmodel.formats.table._bytes import BLOCK, Bytes
from conflictmodel.formats.table._encoding import KEEPING, MARKS, find_encoding

#: A longer line comes in pieces of so many characters, so that no file can fill the memory.
LINE_LIMIT = 1 << 24

#: Anything that can be read: a path, ``"-"`` for standard input, or a file object of text or bytes.
Source = str | os.PathLike[str] | IO[str] | IO[bytes] | io.IOBase

_LOOK = 1 << 18
#: A larger file that has to be copied is copied to disk.
_IN_MEMORY = 1 << 26
_STDIN = "standard input"
_ODD = re.compile("[\ud800-\udfff]")


class Opened:
    """A text that is open for reading: what it is written in, and its lines with their own ends.

    ``encoding`` is "utf-8", "utf-16-le", "utf-16-be" or "cp1252"; ``bom`` and ``gzip`` tell whether
    it begins with a byte order mark and is packed; ``name`` is for messages; ``problems`` grows
    while the text is read; ``kept`` counts the bytes (or halves of characters) so far that are no
    text. ``magic`` is how a file begins that is no text at all: take its :meth:`file`. Use it in a
    ``with`` statement: it closes what :func:`open_source` opened, and nothing else.
    """

    def __init__(  # noqa: PLR0913  what is known of a text, given once, by open_source
        self,
        name: str,
        text: "Bytes | IO[str]",
        *,
        encoding: str,
        bom: bool,
        problems: Problems,
        own: IO[bytes] | None = None,
        magic: bytes = b"",
    ) -> None:
        self.name = name
        self.magic = magic
        self.encoding = encoding
        self.bom = bom
        self.problems = problems
        self.kept = 0
        self._source = text
        self._own = own
        self._file: IO[bytes] | None = None
        self._ahead = ""
        self._characters = 0
        self._ended = False
        self._decoder = codecs.getincrementaldecoder(encoding)()
        if bom and isinstance(text, Bytes):
            text.read(len(next(mark for mark, known in MARKS.items() if known == encoding)))

    @property
    def gzip(self) -> bool:
        """Whether the text is packed."""
        return isinstance(self._source, Bytes) and self._source.gzip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close what was opened for this text alone."""
        for file in (self._own, self._file):
            if file is not None:
                file.close()

    def progress(self) -> tuple[int, int | None]:
        """Tell how many bytes have been taken so far, and of how many, where that can be known.

        The bytes are those of the file, so of a packed file the packed ones. A text file object
        counts in characters, of an unknown number.
        """
        if isinstance(self._source, Bytes):
            return self._source.taken, self._source.total
        return self._characters, None

    def file(self) -> IO[bytes]:
        """The unpacked bytes of a file that is no text, as a file object that can go back and forth.

        What can do so itself is given as it is; of a pipe or a packed file this is a copy, on disk
        where it is large.
        """
        source = cast("Bytes", self._source)
        if self._own is not None and self._own.seekable() and not source.gzip:
            self._own.seek(0)
            source.taken_all()
            return self._own
        spool = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  close() closes it
        self._file = cast("IO[bytes]", spool)
        while data := source.read(BLOCK):
            self._file.write(data)
        self._file.seek(0)
        return self._file

    def read(self, size: int = -1) -> str:
        """Read so many characters, or all; fewer only at the end."""
        parts = [self._ahead]
        have = len(self._ahead)
        while (size < 0 or have < size) and (block := self._block()):
            parts.append(block)
            have += len(block)
        text = "".join(parts)
        cut = have if size < 0 else size
        self._ahead = text[cut:]
        return text[:cut]

    def peek(self, size: int) -> str:
        """Read so many characters and leave them to be read again."""
        text = self.read(size)
        self._ahead = text + self._ahead
        return text

    def lines(self) -> Iterator[str]:
        r"""Read line by line, each with its own end: ``"\n"``, ``"\r\n"`` or ``"\r"``.

        A line of more than :data:`LINE_LIMIT` characters comes in pieces.
        """
        return chain.from_iterable(self.chunks())

    def chunks(self, end: str = "") -> Iterator[list[str]]:
        r"""Read lists of lines, as many at a time as are quick to handle.

        ``end`` is what ends a line: ``""`` for any of the three ends, else ``"\n"`` or ``"\r"`` alone.
        """
        ends = (end,) if end else ("\n", "\r")
        held: list[str] = []  # how the last line begins, as far as it has been read
        size = 0
        while text := self.read(BLOCK):
            if not end and text.endswith("\r") and self.peek(1) == "\n":
                text += self.read(1)
            lines = split_lines(text, end)
            held.append(lines[0])
            size += len(lines[0])
            ended = text.endswith(ends)
            if len(lines) == 1 and not ended and size <= LINE_LIMIT:
                continue
            lines[:1] = _pieces("".join(held))
            held = [] if ended else [lines.pop()]
            size = sum(map(len, held))
            yield lines
        if held:
            yield ["".join(held)]

    def _block(self) -> str:
        if self._ended:
            return ""
        if isinstance(self._source, Bytes):
            text = ""
            while not text and not self._ended:
                data = self._source.read(BLOCK)
                self._ended = not data
                text = self._decoded(data)
            return text
        try:
            text = self._source.read(BLOCK)
        except (OSError, ValueError) as fault:  # one that cannot decode is a ValueError
            text = ""
            self.problems.append(Problem(None, None, None, f"{self.name} ends early: {reason(fault)}"))
        self._ended = not text
        self._characters += len(text)
        return text

    def _decoded(self, data: bytes) -> str:
        state = self._decoder.getstate()
        try:
            return self._decoder.decode(data, self._ended)
        except UnicodeDecodeError:
            if self._ended and self.encoding.startswith("utf-16") and len(state[0]) % 2:
                self.problems.append(
                    Problem(None, None, None, f"{self.name} ends within a character: its last byte is left out")
                )
                state = (state[0][:-1], state[1])
            keeping = codecs.getincrementaldecoder(self.encoding)(KEEPING[self.encoding])
            keeping.setstate(state)
            text = keeping.decode(data, self._ended)
            self._decoder.setstate(keeping.getstate())
            self.kept += len(_ODD.findall(text))
            return text


def open_source(source: Source, *, encoding: str | None = None, binary: tuple[bytes, ...] = ()) -> Opened:
    """Open a text for reading: a path, ``"-"`` for standard input, or a file object of text or bytes.

    What begins as gzip does is unpacked. The encoding is found from the content: UTF-8, or UTF-16
    (by its mark, or by its many zero bytes), else Windows-1252, which most older spreadsheets write.
    For that a file is read to its end once; of a pipe the first 256 KiB decide. ``encoding`` sets
    it against all appearance. ``binary`` are the beginnings by which a file is known that is no text;
    it comes with its ``magic`` then. A text file object should be opened with ``newline=""``, or what its
    lines end with is lost before it comes here; it is read in the encoding it has.

    Raises :class:`~conflictmodel.errors.UnreadableFileError` for what cannot be opened, and
    :class:`~conflictmodel.errors.InvalidValueError` for an ``encoding`` that is none of the four.
    """
    if encoding is not None and encoding not in KEEPING:
        why = f"must be {listed(KEEPING)}"
        raise InvalidValueError("open_source", "encoding", encoding, why)
    if isinstance(source, (str, os.PathLike)) and source != "-":
        name = os.fspath(source)
        try:
            own = Path(name).open("rb", buffering=0)  # noqa: SIM115  Opened closes it; what reads from it takes large blocks
        except (OSError, ValueError) as fault:  # a name with a NUL is a ValueError
            raise UnreadableFileError(name, reason(fault)) from fault
        try:
            return _binary(own, name, encoding, binary, own=True)
        except BaseException:
            own.close()
            raise
    file, name = _given(source)
    try:
        text = isinstance(file.read(0), str)
    except (OSError, ValueError) as fault:
        raise UnreadableFileError(name, reason(fault)) from fault
    return _text(cast("IO[str]", file), name) if text else _binary(cast("IO[bytes]", file), name, encoding, binary)


def _given(source: Source) -> tuple[IO[str] | IO[bytes], str]:
    if isinstance(source, (str, os.PathLike)):
        if sys.stdin is None:  # as in `conflictmodel convert - <&-`
            why = "it is closed"
            raise UnreadableFileError(_STDIN, why)
        return getattr(sys.stdin, "buffer", sys.stdin), _STDIN
    name = getattr(source, "name", None)
    return cast("IO[bytes]", source), name if isinstance(name, str) else "the file"


def _text(file: IO[str], name: str) -> Opened:
    try:
        known = codecs.lookup(getattr(file, "encoding", None) or "utf-8").name
    except LookupError:
        known = "utf-8"
    opened = Opened(name, file, encoding=known if known in KEEPING else "utf-8", bom=False, problems=Problems())
    if opened.peek(1) == "\ufeff":
        opened.read(1)
        opened.bom = True
    return opened


def _binary(
    file: IO[bytes], name: str, encoding: str | None, binary: tuple[bytes, ...], *, own: bool = False
) -> Opened:
    start, size = _extent(file)
    named = own and name.lower().endswith(".gz")
    problems = Problems()
    data = Bytes(file, name, problems, named=named, total=size)
    magic = next((magic for magic in binary if data.peek(len(magic)) == magic), b"")
    if magic:
        kept = file if own else None
        return Opened(name, data, encoding="utf-8", bom=False, problems=problems, own=kept, magic=magic)
    if start is None:
        found, bom = find_encoding(iter([data.peek(_LOOK)]), whole=False)
    else:
        found, bom = find_encoding(iter(lambda: data.read(BLOCK), b""), whole=True)
        file.seek(start)
        problems.clear()
        data = Bytes(file, name, problems, named=named, total=size)
    bom = bom and encoding in {None, found}
    return Opened(name, data, encoding=encoding or found, bom=bom, problems=problems, own=file if own else None)


def _extent(file: IO[bytes]) -> tuple[int | None, int | None]:
    """Say where a file stands and how many bytes are left; nothing of a pipe or of a device without end."""
    try:
        if not file.seekable():
            return None, None
        if not isinstance(file, io.BytesIO) and not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None, None
        start = file.tell()
        size = file.seek(0, os.SEEK_END) - start
        file.seek(start)
    except (OSError, ValueError, AttributeError):  # an object that is less of a file than it could be
        return None, None
    return start, size


def split_lines(text: str, end: str = "") -> list[str]:
    r"""Split text into lines with their ends: any of the three for ``""``, or one alone (``"\n"``, ``"\r"``)."""
    if end == "\r":  # StringIO would turn "\n" into "\r"
        lines = [f"{line}\r" for line in text.split("\r")]
        last = lines.pop()[:-1]
        return [*lines, last] if last else lines
    return list(io.StringIO(text, newline=end))


def _pieces(line: str) -> list[str]:
    return [line[at : at + LINE_LIMIT] for at in range(0, len(line), LINE_LIMIT)]
