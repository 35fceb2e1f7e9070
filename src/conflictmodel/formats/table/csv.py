"""Delimited text (CSV, TSV): text → records of raw cells, and back.

Of what is well formed nothing is lost: written in the dialect in which it was read, it comes out
byte by byte. What is not well formed loses how it was written, never what its cells say:

- a record that cannot be read (:class:`Unread`) keeps its whole text and is written as it was;
- quotation marks where the dialect puts none, or missing ones where it does, are put right;
- line ends of more than one kind become those of most lines, which is told if the first lines show it.
"""

import csv
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, takewhile
from typing import cast

import attrs

from conflictmodel.errors import InvalidValueError
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.table._detect import DELIMITERS, detect
from conflictmodel.formats.table._split import TOO_LONG, Split, Unread, split
from conflictmodel.formats.table._write import Writer
from conflictmodel.formats.table.dialect import Dialect, Quoting
from conflictmodel.formats.table.guard import unguard
from conflictmodel.formats.table.source import LINE_LIMIT, Opened, split_lines
from conflictmodel.formats.table.target import Target, open_target

__all__ = ["WIDE", "Head", "Record", "Table", "Unread", "read", "write"]

#: A longer cell is read and reported; it is hardly what was meant.
WIDE = 1 << 20

_SAMPLE = 1 << 16
_FIRST = 20
_KEPT = re.compile("[\ud800-\udfff]")


#: What stands in a row: its cells, or its text where it has none that can be told apart.
Record = list[str] | Unread

#: Decides, from the first records, how many of them stand above the data: 0, 1 (the names) or 2 (names, HXL tags).
Head = Callable[[Sequence[Sequence[str]]], int]


def read(opened: Opened, *, dialect: Dialect | None = None, head: Head | None = None) -> "Table":
    """Read a table; go over it once, for its records.

    ``dialect`` says how it is written; without it, that is found from how it begins. ``head`` is
    shown the first records and says how many of them stand above the data (without it, what the
    dialect says, or one: the names of the columns). Nothing that the text holds raises an error:
    what is odd is added to the problems of ``opened``.
    """
    return Table(opened, dialect, head)


class Table:
    """A table that is being read: ``dialect`` says how it is written, iteration gives its records.

    Rows are as wide as they are, and an empty line is a row without cells. ``dialect.ends`` is
    known once all records have been read. ``problems`` grows meanwhile.
    """

    def __init__(self, opened: Opened, dialect: Dialect | None, head: Head | None) -> None:
        self.problems = opened.problems
        self._opened = opened
        sample = opened.peek(_SAMPLE)
        known, mixed = detect(sample, whole=len(sample) < _SAMPLE) if dialect is None else (dialect, False)
        if mixed:
            why = f"some lines end in another way than most; written again, all end in {known.line_end!r}"
            self.problems.append(Problem(None, None, None, why))
        if not sample.startswith(known.before):
            known = attrs.evolve(known, before="")
        opened.read(len(known.before))
        self.dialect = attrs.evolve(known, encoding=opened.encoding, bom=opened.bom, gzip=opened.gzip, ends=True)
        self._end = known.line_end[-1]
        self._chunks = opened.chunks(self._end)
        self._quotes = known.quoting is not Quoting.NONE
        self._within = False
        self._row = 0
        self._early: list[tuple[int, int, str, str]] | None = []
        records = self._read()
        first = list(islice(records, _FIRST))
        blank = 0
        if dialect is None:
            blank = next((at for at, record in enumerate(first) if record != []), 0)
        if head is None:
            above = known.headed + (known.headed and known.tags is not None)
        else:
            shown = takewhile(lambda record: not isinstance(record, Unread), first[blank:])
            above = head(cast("list[list[str]]", list(shown)))
        above = self._take(first[blank:], above)
        if above and blank:
            above += blank
            lines = islice(split_lines(sample[len(known.before) :], self._end), blank)
            self.dialect = attrs.evolve(self.dialect, before=known.before + "".join(lines))
        self._row -= above
        early, self._early = self._early, None
        for row, at, value, why in early:
            self._tell(row - above, at, value, why)
        rest = [
            attrs.evolve(record, row=record.row - above) if isinstance(record, Unread) else record
            for record in first[above:]
        ]
        self._records = chain(rest, records)

    def __iter__(self) -> Iterator[Record]:
        return self._records

    def _take(self, first: list[Record], above: int) -> int:
        """Take the names and the tags of the columns; of what cannot be read, nothing is taken."""
        rows: list[list[str]] = []
        for record in first[:above]:
            if isinstance(record, Unread) or not record:
                break
            rows.append(record)
        self.dialect = attrs.evolve(
            self.dialect,
            headed=bool(rows),
            columns=rows[0] if rows else (),
            tags=rows[1] if len(rows) > 1 else None,
        )
        if rows:
            self._check(rows[0])
        return len(rows)

    def _check(self, names: list[str]) -> None:
        for name, count in Counter(names).items():
            if count > 1:
                self._say(name, f"{count} columns bear this name")
        if len(names) == 1:
            used = {sign: names[0].count(sign) for sign in (*DELIMITERS, ":", "^", "~") if sign in names[0]}
            if used:
                sign = max(used, key=used.__getitem__)
                why = f"there is one column, but its name holds {sign!r}: is that the delimiter?"
                self._say(names[0], why)

    def _say(self, name: str, why: str) -> None:
        self.problems.append(Problem(None, name, None, why))

    def _tell(self, row: int, at: int, value: str, why: str) -> None:
        if self._early is not None:  # the names of the columns are not known yet
            self._early.append((row, at, value, why))
            return
        names = self.dialect.columns
        self.problems.append(
            Problem(row if row > 0 else None, names[at] if at < len(names) else str(at + 1), value, why)
        )

    # --- the records

    def _read(self) -> Iterator[Record]:
        last = ""
        for lines in self._chunks:
            done = 0
            careful = self._needs_care(lines)
            if not careful:
                reader = self._reader(lines)
                try:
                    for row in map(self._unguarded, reader) if self.dialect.guarded else reader:
                        done += 1
                        yield row
                except csv.Error:
                    careful = True
                self._row += done
            if careful:
                yield from self._carefully(lines, done)
            last = lines[-1]
        self.dialect = attrs.evolve(self.dialect, ends=not last or last.endswith(("\n", "\r")))

    def _needs_care(self, lines: list[str]) -> bool:
        # only the first and the last line of a chunk go over the end of what is read at once
        if self._within or max(len(lines[0]), len(lines[-1])) > WIDE:
            return True
        return self._opened.kept > 0 and _KEPT.search("".join(lines)) is not None

    @staticmethod
    def _unguarded(row: list[str]) -> list[str]:
        return [unguard(cell) for cell in row]

    def _reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        delimiter = self.dialect.delimiter
        if self._quotes:
            return csv.reader(lines, delimiter=delimiter, strict=True)
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)

    def _carefully(self, lines: list[str], done: int) -> Iterator[Record]:
        """Read records one by one, after the first ``done``; the last may go on in the lines that follow."""

        def more() -> bool:
            chunk = next(self._chunks, None)
            lines.extend(chunk or ())
            return chunk is not None

        feed = _Feed(lines)
        reader = self._reader(feed)
        for _ in range(done):
            next(reader)
        at, doomed = feed.at, 0
        while at < len(lines):
            self._row += 1
            line = lines[at]
            piece = len(line) >= LINE_LIMIT and not line.endswith(self._end)
            if piece or self._within:
                self._within = piece
                at += 1
                yield Unread(self._row, line, TOO_LONG)
                continue
            if len(line) <= WIDE:
                feed.at = at
                # what goes on from a doomed line is known to fail, so it is not tried: this keeps the time linear
                feed.stop = at + 1 if at < doomed else len(lines)
                try:
                    row = next(reader)
                except csv.Error:
                    pass
                else:
                    at = feed.at
                    yield self._cells(row)
                    continue
            if at < doomed:
                found = split([line], 0, self.dialect.delimiter, quotes=self._quotes)
                stop = at + 1
            else:
                found = split(lines, at, self.dialect.delimiter, quotes=self._quotes, more=more)
                stop = doomed = found.stop
            if found.why:
                at += 1
                yield Unread(self._row, line, found.why)
            else:
                self._look(found)
                at = stop
                yield self._cells(found.cells)

    def _cells(self, row: list[str]) -> list[str]:
        if self._opened.kept:
            for at, cell in enumerate(row):
                if _KEPT.search(cell):
                    why = f"it holds bytes that are not {self.dialect.encoding}; they are kept"
                    self._tell(self._row, at, cell, why)
        return self._unguarded(row) if self.dialect.guarded else row

    def _look(self, found: Split) -> None:
        """Report what is odd in a record that only we could read."""
        for at, (cell, quoted) in enumerate(zip(found.cells, found.quoted, strict=True)):
            if len(cell) > WIDE:
                self._tell(self._row, at, cell, f"it has {len(cell):,} characters; is a quotation mark missing?")
            if not quoted and ("\r" in cell or "\n" in cell):
                self._tell(self._row, at, cell, "it holds a line end of another kind than the file, outside quotes")


class _Feed:
    """Lines given one by one, from ``at`` to before ``stop``."""

    def __init__(self, lines: list[str]) -> None:
        self.at = 0
        self.stop = len(lines)
        self._lines = lines

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at == self.stop:
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1]


# --- writing


def write(records: Iterable[Sequence[str] | Unread], dialect: Dialect, target: Target) -> None:
    """Write a table in a dialect, so that reading it gives every cell back.

    The names of the columns and the tags are those of the dialect; an :class:`Unread` is written
    as it was. A target that is a path is packed if its name ends in ".gz", another one if the
    dialect says so.

    Raises :class:`~conflictmodel.errors.UnwritableCellError` for a cell that the encoding lacks, or
    that :attr:`Quoting.NONE` cannot hold (choose ``Quoting.MINIMAL`` then), and
    :class:`~conflictmodel.errors.UnwritableFileError` as :func:`open_target` does. A file at a path
    is then as it was before.
    """
    if dialect.carrier != "csv":
        raise InvalidValueError("write", "dialect.carrier", dialect.carrier, "must be 'csv'")
    packed = None if isinstance(target, (str, os.PathLike)) else dialect.gzip
    with open_target(target, encoding=dialect.encoding, bom=dialect.bom, gzip=packed) as writing:
        Writer(dialect, writing).write(records)
