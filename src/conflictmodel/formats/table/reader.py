"""Typed rows made of the raw cells of delimited text, many at a time and column by column."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, repeat
from typing import Any

import attrs

from conflictmodel.formats._problem import Problem
from conflictmodel.formats.table._split import Unread
from conflictmodel.formats.table.columns import TEXT, Column
from conflictmodel.formats.table.days import ISO
from conflictmodel.formats.table.rows import Raw, Row, Shape, columns
from conflictmodel.formats.table.values import Missing, Unreadable, Value

#: So many rows are made at once.
_BATCH = 256
#: How many different cells of one column are remembered: enough for names and codes, and no burden on memory.
_MOST_KNOWN = 1 << 14

#: Tells which fields of a row contradict each other, and why.
Check = Callable[[Any], Iterable[tuple[str, str]]]


class _Cells(dict[str, Value]):
    """The values of one column's cells, each read once; of what cannot be read the reasons are kept, in order."""

    def __init__(self, column: Column, style: str) -> None:
        super().__init__(column.missing)
        self.faults: list[str] = []
        self._column, self._style = column, style

    def __missing__(self, cell: str) -> Value:
        try:
            value = self._column.kind.read(cell, self._style)
        except ValueError as fault:
            self.faults.append(str(fault))
            return Unreadable(cell)
        if len(self) < _MOST_KNOWN:
            self[cell] = value
        return value


class Reader:
    """Makes the rows of one file from its raw cells.

    Raises nothing for a cell: what cannot be read is an :class:`Unreadable` in its place and a
    :class:`Problem` in ``problems``, as is what ``check`` finds in a row. A row that is too short is
    filled up with :attr:`Missing.ABSENT`, and one that is too long keeps its surplus; both are told.
    What could not be split into cells is put among ``unread``.
    """

    def __init__(
        self, cls: type[Row], shape: Shape, problems: list[Problem], *, check: Check | None = None, line_end: str = "\n"
    ) -> None:
        self.unread: list[Unread] = []
        self._cls, self._shape, self._problems, self._check, self._line_end = cls, shape, problems, check, line_end
        self._columns = columns(cls)
        self._known = [(place, field) for place, field in enumerate(shape.fields) if field is not None]
        self._others = [place for place, field in enumerate(shape.fields) if field is None]
        self._cells = {
            field: _Cells(self._columns[field], shape.days.get(field, ISO))
            for _, field in self._known
            if self._columns[field].kind is not TEXT
        }
        self._number = 0
        self._make = self._maker()

    def _maker(self) -> Callable[..., Row]:
        """Let attrs write a class of the same layout that is not yet frozen.

        Setting forty slots of a frozen object costs more than all the rest together; a row is
        therefore filled first and becomes what it is, a frozen one, at the end.
        """
        given = {field: attrs.field() for _, field in self._known}
        for field in self._columns.keys() - given.keys():
            given[field] = attrs.field(default=Missing.ABSENT, init=False)
        given["raw"] = attrs.field(default=Raw(self._shape), init=bool(self._others))
        ordered = dict(sorted(given.items(), key=lambda item: item[0] not in dict.fromkeys(f for _, f in self._known)))
        return attrs.make_class(
            self._cls.__name__, ordered, bases=(Row,), slots=True, weakref_slot=False, eq=False, repr=False
        )

    def rows(self, records: Iterable[list[str] | Unread]) -> Iterator[Row]:
        """Make a row of each record."""
        waiting = iter(records)
        width = {len(self._shape.columns)}
        while batch := list(islice(waiting, _BATCH)):
            first = self._number + 1
            self._number += len(batch)
            if set(map(type, batch)) == {list} and set(map(len, batch)) == width:  # type: ignore[arg-type]  # lists
                yield from self._made(batch, first)  # type: ignore[arg-type]  # likewise
            else:
                yield from self._mixed(batch, first)

    def _made(self, records: Sequence[list[str]], first: int) -> list[Row]:
        """Make rows of records that are as wide as the header."""
        by_column = list(zip(*records, strict=True))
        values: list[Sequence[Value]] = []
        told: list[Problem] = []
        for place, field in self._known:
            cells = self._cells.get(field)
            found = by_column[place] if cells is None else list(map(cells.__getitem__, by_column[place]))
            if cells is not None and cells.faults:
                told += self._faults(self._shape.columns[place], found, cells.faults, first)
            values.append(found)
        if self._others:
            rest = zip(*(by_column[place] for place in self._others), strict=True)
            values.append([Raw(self._shape, extra) for extra in rest])  # type: ignore[misc]  # the last argument
        rows = list(map(self._make, *values)) if values else [self._make() for _ in records]
        deque(map(object.__setattr__, rows, repeat("__class__"), repeat(self._cls)), maxlen=0)
        if self._check is not None:
            for number, row in enumerate(rows, first):
                for field, why in self._check(row):
                    told.append(checked(row, number, field, why))
        if told:
            self._problems += sorted(told, key=lambda problem: problem.row or 0)
        return rows

    def _faults(self, name: str, found: Sequence[Value], reasons: list[str], first: int) -> Iterator[Problem]:
        """Report the cells of a column that could not be read."""
        bad = [(number, value) for number, value in enumerate(found, first) if isinstance(value, Unreadable)]
        for (number, value), why in zip(bad, reasons, strict=True):
            yield Problem(number, name, str(value), why)
        reasons.clear()

    def _mixed(self, batch: Sequence[list[str] | Unread], first: int) -> Iterator[Row]:
        for number, record in enumerate(batch, first):
            if isinstance(record, Unread) or not record:
                kept = record if isinstance(record, Unread) else Unread(number, self._line_end, "it is empty")
                self.unread.append(kept)
                self._problems.append(Problem(number, None, kept.text, f"is not read, for {kept.why}"))
            elif len(record) == len(self._shape.columns):
                yield from self._made([record], number)
            else:
                yield self._ragged(record, number)

    def _ragged(self, record: list[str], number: int) -> Row:
        """Make a row of a record that has more or fewer cells than the header."""
        shape, width = self._shape, len(self._shape.columns)
        why = f"has {len(record):,} cells where the header has {width:,}"
        self._problems.append(Problem(number, None, record[0], why))
        (row,) = self._made([(record + [""] * width)[:width]], number)
        surplus = len(record) - width
        cut = Shape(
            shape.columns[: len(record)] + ("",) * surplus,
            shape.fields[: len(record)] + (None,) * surplus,
            shape.days,
            shape.columns,
        )
        for place, field in self._known:
            if place >= len(record):
                object.__setattr__(row, field, Missing.ABSENT)
        extra = tuple(cell for cell, field in zip(record, cut.fields, strict=True) if field is None)
        object.__setattr__(row, "raw", Raw(cut, extra))
        return row


def checked(row: Row, number: int, field: str, why: str) -> Problem:
    """What is wrong with a field of a row, as a problem."""
    column = columns(type(row))[field]
    return Problem(number, column.name, column.cell(getattr(row, field)), why)
