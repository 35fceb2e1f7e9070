"""Texts read from files, and files replaced as a whole."""

import errno
import os
import sys
import tempfile
from pathlib import Path

from conflictmodel.cli.faults import reason, refuse
from conflictmodel.errors import UnreadableFileError


def read_text(file: str) -> str:
    """Read a file, or standard input for ``-``: UTF-8 with or without a byte order mark, and nothing else."""
    name = "standard input" if file == "-" else file
    try:
        data = _stdin() if file == "-" else Path(file).read_bytes()
    except (OSError, ValueError) as fault:  # a name with a NUL is a ValueError
        raise UnreadableFileError(name, reason(fault)) from fault
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        value = data[fault.start]
        why = f"it is not UTF-8, for byte {fault.start} (counted from 0) is 0x{value:02X}; save it as UTF-8"
        raise UnreadableFileError(name, why) from fault
    if (nul := data.find(b"\0")) >= 0:
        raise UnreadableFileError(name, f"it is not text, for byte {nul} (counted from 0) is NUL")
    return text


def same(file: str, other: str) -> bool:
    """Tell whether two names lead to one file."""
    try:
        return Path(file).samefile(other)
    except (OSError, ValueError):  # one of them does not exist
        return False


def replace(name: str, text: str) -> None:
    """Write a file so that nobody ever finds half of it; a link is followed, the permissions are kept."""
    try:
        path = Path(os.path.realpath(name))
        if path.is_dir():
            raise IsADirectoryError
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")  # a pipe or a device keeps nothing to spoil
        else:
            _swap(path, text)
    except (OSError, ValueError) as fault:
        why = "there is no such directory" if isinstance(fault, FileNotFoundError) else reason(fault)
        refuse(f"cannot write {name}: {why}")


def _swap(path: Path, text: str) -> None:
    mask = os.umask(0)  # there is no other way to learn it
    os.umask(mask)
    mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~mask
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".conflictmodel-")
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(mode)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)  # there only if something went wrong


def _stdin() -> bytes:
    if sys.stdin is None:  # as in `conflictmodel read - <&-`
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer.read()
