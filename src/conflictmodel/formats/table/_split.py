"""Records, and one split by hand: what the csv module cannot read, and where in quotes a cell stood."""

import re
from collections.abc import Callable, Iterator

import attrs

#: A record of more characters, or more lines, is taken for one with a quotation mark that nobody closed.
RECORD_LIMIT = 1 << 24
MOST_LINES = 100_000

_INSIDE = re.compile('[^"]*+(?:""[^"]*+)*+')

UNCLOSED = "a quotation mark is opened and not closed"
TOO_LONG = (
    f"it is longer than {RECORD_LIMIT:,} characters or {MOST_LINES:,} lines; "
    "a quotation mark may be opened and not closed"
)


@attrs.frozen
class Unread:
    """A record that cannot be read, with its text as it stands in the file, line end included.

    ``row`` counts rows of data from 1; ``why`` says what is wrong. A record too long to be held
    comes in several pieces, each of them an ``Unread``.
    """

    row: int
    text: str
    why: str


@attrs.frozen
class Split:
    """A record: its cells, which of them stood in quotes, and the index of the line after it.

    Of a record that cannot be read, ``why`` says what is wrong with it. All its lines before
    ``stop`` but the first ended within quotes, so a record that begins at one of them and goes on
    over its end meets the same fault.
    """

    cells: list[str]
    quoted: list[bool]
    stop: int
    why: str = ""


def _no_more() -> bool:
    return False


def split(lines: list[str], at: int, delimiter: str, *, quotes: bool, more: Callable[[], bool] = _no_more) -> Split:
    """Split the record that begins at a line; ``more`` adds lines to the list and tells whether it did.

    It reads what :func:`csv.reader` reads in strict mode, and in the same way; besides, cells of any
    length, and a bare carriage return within a cell.
    """
    cells: list[str] = []
    quoted: list[bool] = []
    here, line = at, lines[at]
    place, end, size = 0, len(line.rstrip("\r\n")), len(line)
    while end:
        inside = quotes and line.startswith('"', place)
        quoted.append(inside)
        if inside:
            parts: list[str] = []
            place += 1
            while (stop := _INSIDE.match(line, place).end()) == len(line):  # type: ignore[union-attr]  # matches ""
                parts.append(line[place:])
                here += 1
                if here == len(lines) and not more():
                    return Split(cells, quoted, here, UNCLOSED)
                line = lines[here]
                place, end, size = 0, len(line.rstrip("\r\n")), size + len(line)
                if size > RECORD_LIMIT or here - at >= MOST_LINES:
                    return Split(cells, quoted, here, TOO_LONG)
            parts.append(line[place:stop])
            cells.append("".join(parts).replace('""', '"'))
            place = stop + 1
            if place < end and line[place] != delimiter:
                why = f"after a closing quotation mark comes {line[place]!r}, not the delimiter {delimiter!r}"
                return Split(cells, quoted, max(here, at + 1), why)
        else:
            found = line.find(delimiter, place, end)
            place, start = found if found >= 0 else end, place
            cells.append(line[start:place])
        if place == end:
            break
        place += 1
    return Split(cells, quoted, here + 1)


def walk(lines: list[str], delimiter: str, *, quotes: bool) -> Iterator[tuple[int, Split]]:
    """Split all records, each with the index of its first line; after a fault, go on at the next line."""
    at = doomed = 0
    while at < len(lines):
        if at < doomed:  # what goes on from here is known to fail: this keeps the time linear
            found = attrs.evolve(split([lines[at]], 0, delimiter, quotes=quotes), stop=at + 1)
        else:
            found = split(lines, at, delimiter, quotes=quotes)
            doomed = found.stop if found.why else 0
        yield at, found
        at = at + 1 if found.why else found.stop
