"""Records of raw cells → delimited text."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Literal, assert_never

from conflictmodel.errors import UnwritableCellError, UnwritableFileError
from conflictmodel.formats.table._detect import MISSING
from conflictmodel.formats.table._split import Unread
from conflictmodel.formats.table.dialect import Dialect, Quoting
from conflictmodel.formats.table.guard import guard
from conflictmodel.formats.table.source import LINE_LIMIT
from conflictmodel.formats.table.target import Writing

_AT_ONCE = 1000
_NUMBER = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+")


class Writer:
    """Writes one table; the line end of its last row only where the dialect has one."""

    def __init__(self, dialect: Dialect, writing: Writing) -> None:
        self._dialect = dialect
        self._writing = writing
        self._needy = re.compile(f'[{re.escape(dialect.delimiter)}"\r\n]')
        self._end = dialect.line_end[-1]
        self._due = ""  # the line end of the last row, as long as it may be the very last

    def write(self, records: Iterable[Sequence[str] | Unread]) -> None:
        """Write what stands above the data, and all records."""
        dialect = self._dialect
        self._writing.write(dialect.before)
        above = [dialect.columns] if dialect.headed and dialect.columns else []
        if above and dialect.tags is not None:
            above.append(dialect.tags)
        self._row = 1 - len(above)
        rows: list[Sequence[str]] = []
        last: Sequence[str] | Unread = ("",)
        for last in chain(above, records):
            if isinstance(last, Unread):
                self._rows(rows)
                self._verbatim(last.text)
                rows = []
            else:
                rows.append(last)
                if len(rows) == _AT_ONCE:
                    self._rows(rows)
                    rows = []
        self._rows(rows)
        # without its line end, an empty last row would be nothing at all
        if self._due and not isinstance(last, Unread) and (dialect.ends or not last):
            self._writing.write(self._due)

    def _rows(self, rows: list[Sequence[str]]) -> None:
        if not rows:
            return
        end = self._dialect.line_end
        cells = [[guard(cell) for cell in row] for row in rows] if self._dialect.guarded else rows
        text = self._due + self._text(cells)
        self._due = end
        try:
            self._writing.write(text[: -len(end)])
        except UnwritableFileError as fault:
            if isinstance(fault.__cause__, UnicodeEncodeError):
                self._blame(rows, fault, fault.__cause__)
            raise
        self._row += len(rows)

    def _verbatim(self, text: str) -> None:
        self._writing.write(self._due + text)
        # a piece of an overlong line goes on in the next one
        ended = text.endswith(("\n", "\r")) or len(text) >= LINE_LIMIT
        self._due = "" if ended else self._dialect.line_end
        self._row += 1

    def _text(self, rows: Sequence[Sequence[str]]) -> str:
        match self._dialect.quoting:
            case Quoting.NONE:
                return "".join(self._bare(at, row) for at, row in enumerate(rows))
            case Quoting.TEXT:
                return "".join(map(self._typed, range(self._row, self._row + len(rows)), rows))
            case Quoting.MINIMAL:
                return self._quoted(rows, csv.QUOTE_MINIMAL)
            case Quoting.ALL:
                return self._quoted(rows, csv.QUOTE_ALL)
            case _ as quoting:
                assert_never(quoting)

    def _quoted(self, rows: Sequence[Sequence[str]], quoting: Literal[0, 1]) -> str:
        end = self._dialect.line_end
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=self._dialect.delimiter, quoting=quoting, lineterminator=end).writerows(rows)
        if end == "\r\n" or ("\r" if end == "\n" else "\n") not in text.getvalue():
            return text.getvalue()
        # some versions of Python leave a line end bare that is not the one they write: so let them write both
        lines: list[str] = []
        writer = csv.writer(_Lines(lines), delimiter=self._dialect.delimiter, quoting=quoting, lineterminator="\r\n")
        writer.writerows(rows)
        return "".join(line[:-2] + end for line in lines)

    def _bare(self, at: int, row: Sequence[str]) -> str:
        delimiter = self._dialect.delimiter
        line = delimiter.join(row)
        # the other of the two characters that end lines comes back if something follows it in its line
        if line.count(delimiter) > max(0, len(row) - 1) or self._end in line or line.endswith(("\r", "\n")):
            held = re.compile(f"[{re.escape(delimiter + self._end)}]|[\r\n]\\Z")
            where = next(at for at, cell in enumerate(row) if held.search(cell))
            why = "it holds the delimiter or a line end, and nothing is quoted in this dialect; choose Quoting.MINIMAL"
            raise self._refusal(self._row + at, where, row[where], why)
        if row and not line:
            why = "a row of one empty cell cannot be told from an empty line without quoting; choose Quoting.MINIMAL"
            raise self._refusal(self._row + at, 0, "", why)
        return line + self._dialect.line_end

    def _typed(self, row: int, cells: Sequence[str]) -> str:
        columns = self._dialect.quoted
        marked: list[str] = []
        for at, cell in enumerate(cells):
            text = columns[at] if at < len(columns) else None
            if text is None:
                text = not _NUMBER.fullmatch(cell)
            if (text and cell != MISSING) or row < 1 or self._needy.search(cell) or (not cell and len(cells) == 1):
                marked.append('"' + cell.replace('"', '""') + '"')
            else:
                marked.append(cell)
        return self._dialect.delimiter.join(marked) + self._dialect.line_end

    def _refusal(self, row: int, at: int, value: str, why: str) -> UnwritableCellError:
        names = self._dialect.columns
        name = names[at] if at < len(names) else f"column {at + 1}"
        return UnwritableCellError(row if row > 0 else None, name, value, why)

    def _blame(self, rows: Sequence[Sequence[str]], fault: UnwritableFileError, cause: UnicodeEncodeError) -> None:
        """Find the cell that the encoding lacks a character for."""
        lacking = cause.object[cause.start]
        for row, cells in enumerate(rows, self._row):
            for at, cell in enumerate(cells):
                if lacking in cell:
                    raise self._refusal(row, at, cell, fault.why) from fault


class _Lines:
    """Something to write to that keeps what it is given apart."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append
