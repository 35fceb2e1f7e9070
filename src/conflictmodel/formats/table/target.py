"""Opening what is to be written, so that nobody ever finds half of it: text → bytes."""

import gzip as gz
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, cast

from conflictmodel.errors import InvalidValueError, UnwritableFileError, listed, reason
from conflictmodel.formats.table._encoding import KEEPING

#: Anything that can be written: a path, ``"-"`` for standard output, or a file object of text or bytes.
Target = str | os.PathLike[str] | IO[str] | IO[bytes] | io.IOBase

_STDOUT = "standard output"


class Writing:
    """A text that is open for writing."""

    def __init__(self, name: str, stream: IO[str]) -> None:
        self.name = name
        self._stream = stream

    def write(self, text: str) -> None:
        """Write what comes next.

        Raises :class:`~conflictmodel.errors.UnwritableFileError` for what the encoding lacks and for a full
        disk; only a pipe whose reader has left is a ``BrokenPipeError``, as ever.
        """
        try:
            self._stream.write(text)
        except BrokenPipeError:
            raise
        except UnicodeEncodeError as fault:
            lacking = fault.object[fault.start]
            encoding = getattr(self._stream, "encoding", None) or fault.encoding
            raise UnwritableFileError(self.name, f"{encoding} has no {lacking!a}; choose UTF-8") from fault
        except (OSError, ValueError) as fault:
            raise UnwritableFileError(self.name, reason(fault)) from fault


@contextmanager
def open_target(
    target: Target, *, encoding: str = "utf-8", bom: bool = False, gzip: bool | None = None
) -> Iterator[Writing]:
    """Open a text for writing: a path, ``"-"`` for standard output, or a file object of text or bytes.

    A file at a path is replaced as a whole when the ``with`` statement ends well, and is left as it
    was when it does not, whatever happens; a link is followed, the permissions are kept, and a pipe
    or a device is written to as it is. ``gzip`` packs the text (``None``: if the name ends in ".gz"),
    the same text always to the same bytes. ``bom`` puts a byte order mark in front. A text file
    object is written to in the encoding it has and should be opened with ``newline=""``.

    Raises :class:`~conflictmodel.errors.UnwritableFileError`, and
    :class:`~conflictmodel.errors.InvalidValueError` for an ``encoding`` that cannot be read back.
    """
    if encoding not in KEEPING:
        why = f"must be {listed(KEEPING)}"
        raise InvalidValueError("open_target", "encoding", encoding, why)
    with ExitStack() as stack:
        file, name, packed = _file(target, stack, gzip=gzip)
        if isinstance(file, io.TextIOBase) or hasattr(file, "encoding"):  # some wrappers descend from nothing
            stream = cast("IO[str]", file)
        else:
            stream = stack.enter_context(_encoded(cast("IO[bytes]", file), name, encoding, packed=packed))
        writing = Writing(name, stream)
        if bom:
            writing.write("\ufeff")
        yield writing
        with _told(name):
            stream.flush()


@contextmanager
def open_bytes(target: Target) -> Iterator[IO[bytes]]:
    """Open a file of bytes for writing, with the same care for what was there before as :func:`open_target`.

    A path whose name ends in ".gz" is packed. A file object must be open in binary mode. Raises
    :class:`~conflictmodel.errors.UnwritableFileError`.
    """
    with ExitStack() as stack:
        file, name, packed = _file(target, stack, gzip=None)
        if isinstance(file, io.TextIOBase) or hasattr(file, "encoding"):
            why = "it is open for text, and this format is bytes; open it in binary mode"
            raise UnwritableFileError(name, why)
        under = stack.enter_context(_bytes(cast("IO[bytes]", file), name, packed=packed))
        try:
            yield under
            if not packed:
                under.flush()
        except BrokenPipeError:
            raise
        except OSError as fault:
            raise UnwritableFileError(name, reason(fault)) from fault


def _file(target: Target, stack: ExitStack, *, gzip: bool | None) -> tuple[IO[str] | IO[bytes], str, bool]:
    """Open a path, or take what is open; with its name for messages, and whether it is to be packed."""
    if isinstance(target, (str, os.PathLike)) and target != "-":
        name = os.fspath(target)
        return stack.enter_context(_replaced(name)), name, name.lower().endswith(".gz") if gzip is None else gzip
    return *_given(target), bool(gzip)


def _given(target: Target) -> tuple[IO[str] | IO[bytes], str]:
    if isinstance(target, (str, os.PathLike)):
        if sys.stdout is None:  # as in `conflictmodel convert a.csv - >&-`
            why = "it is closed"
            raise UnwritableFileError(_STDOUT, why)
        return getattr(sys.stdout, "buffer", sys.stdout), _STDOUT
    name = getattr(target, "name", None)
    return cast("IO[bytes]", target), name if isinstance(name, str) else "the file"


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn a fault of the system into an error that names the file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as fault:
        why = "there is no such directory" if isinstance(fault, FileNotFoundError) else reason(fault)
        raise UnwritableFileError(name, why) from fault


@contextmanager
def _encoded(file: IO[bytes], name: str, encoding: str, *, packed: bool) -> Iterator[IO[str]]:
    with _bytes(file, name, packed=packed) as under, ExitStack() as stack:
        stream = io.TextIOWrapper(under, encoding, KEEPING[encoding], newline="")
        stack.callback(_let_go, stream, "detach")
        yield stream
        with _told(name):
            stream.detach()


@contextmanager
def _bytes(file: IO[bytes], name: str, *, packed: bool) -> Iterator[IO[bytes]]:
    """Take bytes for a file, all that are given, and pack them if they are to be packed."""
    with ExitStack() as stack:
        under = file
        if isinstance(file, io.RawIOBase):  # which may take less than it is given
            under = cast("IO[bytes]", io.BufferedWriter(file))
            stack.callback(_let_go, under, "detach")
        if packed:  # without a name and a time, so that the same text always gives the same bytes
            under = cast("IO[bytes]", gz.GzipFile(filename="", mode="wb", fileobj=under, mtime=0))
            stack.callback(_let_go, under, "close")
        yield under
        if packed:
            with _told(name):
                under.close()
            file.flush()


def _let_go(file: object, how: str) -> None:
    """Leave a file alone; what it still had to write is told by now, or a fault has gone before."""
    with suppress(OSError, ValueError):
        getattr(file, how)()


@contextmanager
def _replaced(name: str) -> Iterator[IO[bytes]]:
    """Write beside a file, and put the new one in its place at the end."""
    with _told(name):
        path = Path(os.path.realpath(name))
        if path.is_dir():
            raise IsADirectoryError
        if path.exists() and not path.is_file():
            mode, part, file = None, path, path.open("wb")  # a pipe or a device keeps nothing to spoil
        else:
            mode = _mode(path)
            handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".conflictmodel-")
            part, file = Path(beside), os.fdopen(handle, "wb")
    if mode is None:
        with _closing(file):
            yield file
        return
    try:
        with _closing(file):
            yield file
            with _told(name):
                file.flush()
                os.fsync(file.fileno())
        with _told(name):
            part.chmod(mode)
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)  # there only if something went wrong


@contextmanager
def _closing(file: IO[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        _let_go(file, "close")


def _mode(path: Path) -> int:
    """Find the permissions that the file has, or would get."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)  # there is no other way to learn it
    os.umask(mask)
    return 0o666 & ~mask
