"""Texts read from files, and files replaced as a whole."""

import errno
import sys
from pathlib import Path

from conflictmodel.errors import UnreadableFileError, reason


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
    from conflictmodel.formats.table.target import open_target  # noqa: PLC0415  --help writes no file

    with open_target(Path(name), gzip=False) as target:
        target.write(text)


def _stdin() -> bytes:
    if sys.stdin is None:  # as in `conflictmodel read - <&-`
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer.read()
