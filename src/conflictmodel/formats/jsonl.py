r"""JSON Lines: any number of documents, one on each line, in a file that says when it is whole.

Between the documents of :func:`~conflictmodel.formats.from_json` and the file stand three rules:

- The first line is ``{"kind": "header", "format": "conflictmodel-jsonl", "version": 1}``, the last
  ``{"kind": "end", "records": 1234}``. A file that was cut off has no end, or the wrong count.
- Each line between them is one document: a record, a claim, a report or a part of one, or an array
  of these. It ends at ``\n`` and nowhere else and has at most 16 MiB; ``\r\n`` is read as well, and
  blank lines are passed over.
- A file without header and end is read too, with the problem that nothing vouches for its being whole.

Losses: none; as in JSON, a tuple comes back as a list. One line at a time is kept in memory.
"""

from collections.abc import Iterable, Iterator
from io import TextIOBase
from json import dumps
from typing import BinaryIO, Protocol, Self, final

from conflictmodel.errors import DecodeError, InvalidValueError
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.json import from_json, parse, to_json

#: The most bytes that a line may have, its end aside.
MAX_LINE = 16 * 2**20

_HEADER = {"kind": "header", "format": "conflictmodel-jsonl", "version": 1}
_MOST_PROBLEMS = 1_000
_MOST_SHOWN = 200
_CHUNK = 2**20
_LOOSE = "has neither header nor end, so nothing vouches that it is whole"
_CUT = "has no end line after its header: it was cut off, or is still being written"


def write_lines(values: Iterable[object], stream: BinaryIO) -> int:
    """Write values of the model to a file open in binary mode, one on each line; gives their number.

    Raises :class:`~conflictmodel.errors.InvalidValueError` for what :func:`to_json` does not write
    and for a value of more than 16 MiB. What was written up to there has no end line.
    """
    _check_binary("write_lines", stream)
    stream.write(header_line())
    number = 0
    for number, value in enumerate(values, 1):
        stream.write(value_line(value, number))
    stream.write(end_line(number))
    return number


def header_line() -> bytes:
    """Give the first line of a file."""
    return f"{dumps(_HEADER)}\n".encode()


def value_line(value: object, number: int) -> bytes:
    """Give the line of a value; for errors see :func:`write_lines`."""
    try:
        return _line(value)
    except InvalidValueError as fault:
        fault.add_note(f"this is value {number:,} of those to be written")
        raise


def _line(value: object) -> bytes:
    line = to_json(value).encode()
    if len(line) > MAX_LINE:
        raise InvalidValueError("write_lines", "values", value, f"has more than {MAX_LINE:,} bytes as JSON")
    return line + b"\n"


def end_line(records: int) -> bytes:
    """Give the last line of a file of so many values."""
    return f"{dumps({'kind': 'end', 'records': records})}\n".encode()


def read_lines(stream: BinaryIO) -> "Lines":
    r"""Read the documents of a file open in binary mode, one after the other.

    Lines that cannot be read are passed over, and are among the ``problems`` of what is returned.

    >>> from io import BytesIO
    >>> lines = read_lines(BytesIO(b'{"kind": "period", "value": "2020"}\nhello\n'))
    >>> [str(period) for period in lines]
    ['2020']
    >>> for problem in lines.problems:
    ...     print(problem)
    row 2, 'hello': is not JSON: Expecting value: line 1 column 1 (char 0)
    has neither header nor end, so nothing vouches that it is whole
    """
    _check_binary("read_lines", stream)
    return Lines(stream)


class _Readable(Protocol):
    """What gives lines of bytes, of at most so many; no bytes at the end."""

    def readline(self, size: int, /) -> bytes: ...


@final
class Lines(Iterator[object]):
    """The documents of a file, each read when it is asked for; iterate once.

    ``problems`` holds what was wrong so far, and is complete when the iteration has ended: of each
    problem, ``row`` is the number of the line in the file (``None``: the file as a whole),
    ``column`` the path to the fault and ``value`` the first 200 characters of the line. After a
    thousand problems the rest are counted. ``records`` is the number of documents read, ``row`` the
    number of the line on which the last of them stands.
    """

    __slots__ = ("_documents", "_ended", "_marks", "_since", "_stream", "_unlisted", "problems", "records", "row")

    def __init__(self, stream: "_Readable", problems: list[Problem] | None = None) -> None:
        self.problems: list[Problem] = [] if problems is None else problems
        self.records = self.row = 0
        self._unlisted = 0
        self._marks: set[str] = set()  # the kinds of marks seen
        self._ended = False  # whether the line before was an end line
        self._since = 0  # documents, read or not, of which no end line has told yet
        self._stream = stream
        self._documents = self._read()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> object:
        return next(self._documents)

    def _read(self) -> Iterator[object]:
        for row, line in self._lines():
            if self._ended:
                self._add(row, line, "stands after the end line: was something appended?")
                self._ended = False
            try:
                document = from_json(line)
            except DecodeError as fault:
                self._pass_over(row, line, fault)
            else:
                self._since += 1
                self.records += 1
                self.row = row
                yield document
        if "end" not in self._marks:
            self._add(None, b"", _CUT if self._marks else _LOOSE)
        if self._unlisted:
            why = f"has {self._unlisted:,} more problems, which are not listed"
            self.problems.append(Problem(None, None, None, why))

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        """Give each line that is not blank, with its number."""
        row = 0
        while line := self._stream.readline(MAX_LINE + 2):
            row += 1
            if len(line) > MAX_LINE and len(line.removesuffix(b"\n").removesuffix(b"\r")) > MAX_LINE:
                self._since += 1
                self._add(row, line, f"has more than {MAX_LINE:,} bytes")
                self._ended = False
                while line and not line.endswith(b"\n"):
                    line = self._stream.readline(_CHUNK)
            elif line.strip(b" \t\r\n"):
                yield row, line

    def _pass_over(self, row: int, line: bytes, fault: DecodeError) -> None:
        """Take a line that is no document: the header, the end, or a fault."""
        mark = _mark(line)
        match mark.get("kind"):
            case "header":
                self._marks.add("header")
                why = _header_fault(mark, row)
            case "end":
                self._marks.add("end")
                why = _end_fault(mark, self._since)
                self._ended, self._since = True, 0
            case _:
                self._since += 1
                why = "; ".join([fault.why, *getattr(fault, "__notes__", ())])
                self._add(row, line, why, None if fault.path == "$" else fault.path)
                return
        if why:
            self._add(row, line, why)

    def _add(self, row: int | None, line: bytes, why: str, path: str | None = None) -> None:
        if len(self.problems) >= _MOST_PROBLEMS:  # a file of a million faults must not fill the memory
            self._unlisted += 1
            return
        start = line[: 4 * _MOST_SHOWN].decode(errors="replace").rstrip("\r\n")[:_MOST_SHOWN]
        self.problems.append(Problem(row, path, start or None, why))


def _mark(line: bytes) -> dict[str, object]:
    """Give what may be the header or the end."""
    try:
        tree = parse(line)
    except DecodeError:
        return {}
    return tree if isinstance(tree, dict) else {}


def _header_fault(mark: dict[str, object], row: int) -> str:
    if row != 1:
        return "is a header and not in the first line: were files put together?"
    return "" if mark == _HEADER else f"is not the header that is known, {dumps(_HEADER)}"


def _end_fault(mark: dict[str, object], found: int) -> str:
    records = mark.get("records")
    if mark.keys() != {"kind", "records"} or not isinstance(records, int) or isinstance(records, bool):
        return 'is not an end line such as {"kind": "end", "records": 1234}'
    return "" if records == found else f"counts {records:,} documents, and there are {found:,}"


def _check_binary(owner: str, stream: object) -> None:
    if isinstance(stream, TextIOBase):  # which may break lines at more than \n, and stops at the first byte amiss
        raise InvalidValueError(owner, "stream", stream, "must be open in binary mode, as open(name, 'rb') gives it")
