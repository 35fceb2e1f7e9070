"""Typed rows made of the raw cells of delimited text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, cast

import attrs

from conflictmodel.formats._problem import Problem
from conflictmodel.formats.table._split import Unread
from conflictmodel.formats.table.columns import CODE, TEXT, Column
from conflictmodel.formats.table.days import ISO
from conflictmodel.formats.table.rows import Raw, Row, Shape, columns
from conflictmodel.formats.table.values import Missing, Unreadable, Value

#: How many different cells of one column are remembered: enough for most names, and no burden on memory.
_MOST_KNOWN = 1 << 15
#: Shorter codes are not worth remembering: finding one costs as much time as its memory is worth.
_WORTH = 8

#: Tells which fields of a row contradict each other, and why.
Check = Callable[[Any], Iterable[tuple[str, str]]]


class _Cells(dict[str, Value]):
    """The values of one column's cells, each read once; a fault is told each time."""

    def __init__(self, column: Column, field: str, style: str, faults: list[tuple[str, str, str]]) -> None:
        super().__init__(column.missing)
        self._read, self._field, self._style, self._faults = column.kind.read, field, style, faults

    def __missing__(self, cell: str) -> Value:
        try:
            value = self._read(cell, self._style)
        except ValueError as fault:
            self._faults.append((self._field, cell, str(fault)))
            return Unreadable(cell)
        if len(self) < _MOST_KNOWN:
            self[cell] = value
        return value


class Reader:
    """Makes the rows of one file from its raw cells.

    Raises nothing for a cell: what cannot be read is an :class:`Unreadable` in its place and a
    :class:`Problem` in ``problems``, as is what ``check`` finds in a row. A row that is too short is
    filled up with :attr:`Missing.ABSENT`, and one that is too long keeps its surplus; both are told.
    What could not be split into cells is put among ``unread``. ``sample`` are a few of the records,
    by which it is seen in what columns the same text comes again and again, so that it is kept once.
    """

    def __init__(  # noqa: PLR0913  what is known of a file
        self,
        cls: type[Row],
        shape: Shape,
        problems: list[Problem],
        *,
        sample: Sequence[Sequence[str]] = (),
        check: Check | None = None,
        line_end: str = "\n",
    ) -> None:
        self.unread: list[Unread] = []
        self._cls, self._shape, self._problems, self._check, self._line_end = cls, shape, problems, check, line_end
        self._columns = columns(cls)
        self._faults: list[tuple[str, str, str]] = []
        self._known = [(place, field) for place, field in enumerate(shape.fields) if field is not None]
        others = [place for place, field in enumerate(shape.fields) if field is None]
        self._rest = _picker(others) if others else None
        self._pick = _picker([place for place, _ in self._known])
        self._make = self._maker(sample)

    def _maker(self, sample: Sequence[Sequence[str]]) -> Callable[..., Row]:
        """Let attrs write a class of the same layout that converts its arguments and is not yet frozen.

        Setting forty slots of a frozen object costs more than all the rest together; a row is
        therefore filled first and becomes what it is, a frozen one, at the end.
        """
        given: dict[str, Any] = {}
        for place, field in self._known:
            given[field] = attrs.field(converter=self._converter(place, field, sample))
        for field in self._columns.keys() - given.keys():
            given[field] = attrs.field(default=Missing.ABSENT, kw_only=True)
        given["raw"] = attrs.field(default=Raw(self._shape), kw_only=True)
        return attrs.make_class(
            self._cls.__name__, given, bases=(Row,), slots=True, weakref_slot=False, eq=False, repr=False
        )

    def _converter(self, place: int, field: str, sample: Sequence[Sequence[str]]) -> Callable[[str], Value] | None:
        column = self._columns[field]
        if column.kind is TEXT:
            return None
        if column.kind is CODE:
            seen = [record[place] for record in sample if place < len(record)]
            if sum(map(len, seen)) < _WORTH * len(seen) or 2 * len(set(seen)) > len(seen):
                return None
        return _Cells(column, field, self._shape.days.get(field, ISO), self._faults).__getitem__

    def rows(self, records: Iterable[list[str] | Unread]) -> Iterator[Row]:
        """Make a row of each record."""
        make, cls, become, faults, check = self._make, self._cls, object.__setattr__, self._faults, self._check
        exact = self._rest is None
        for number, record in enumerate(records, 1):
            try:
                row = make(*record) if exact else self._with_rest(record)  # type: ignore[misc]  # what is no list raises
            except TypeError:  # not as many cells as columns, or none at all
                odd = self._odd(record, number)
                if odd is None:
                    continue
                row = odd
            become(row, "__class__", cls)
            if faults:
                self._told(number)
            if check is not None and (contradictory := check(row)):
                self._problems += [checked(row, number, field, why) for field, why in contradictory]
            yield row

    def _with_rest(self, record: list[str] | Unread) -> Row:
        """Make a row of a file that has columns which no field holds."""
        if isinstance(record, Unread) or len(record) != len(self._shape.columns):
            raise TypeError
        return self._make(*self._pick(record), raw=Raw(self._shape, cast("Picker", self._rest)(record)))

    def _odd(self, record: list[str] | Unread, number: int) -> Row | None:
        """Make a row of a record that is wider or narrower than the header, or put aside what is no record."""
        if isinstance(record, Unread) or not record:
            kept = record if isinstance(record, Unread) else Unread(number, self._line_end, "it is empty")
            self.unread.append(kept)
            self._problems.append(Problem(number, None, kept.text, f"is not read, for {kept.why}"))
            return None
        shape, width = self._shape, len(self._shape.columns)
        why = f"has {len(record):,} cells where the header has {width:,}"
        self._problems.append(Problem(number, None, record[0], why))
        row = self._make(*self._pick(record + [""] * width))
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

    def _told(self, number: int) -> None:
        """Report the cells of a row that could not be read."""
        named = dict(zip(self._shape.fields, self._shape.columns, strict=True))
        self._problems += [Problem(number, named[field], cell, why) for field, cell, why in self._faults]
        self._faults.clear()


Picker = Callable[[Sequence[str]], tuple[str, ...]]


def _picker(places: Sequence[int]) -> Picker:
    """Take some of a record's cells, always as a tuple."""
    if len(places) > 1:
        return cast("Picker", itemgetter(*places))
    return lambda record: tuple(record[place] for place in places)


def checked(row: Row, number: int, field: str, why: str) -> Problem:
    """What is wrong with a field of a row, as a problem."""
    column = columns(type(row))[field]
    return Problem(number, column.name, column.cell(getattr(row, field)), why)
