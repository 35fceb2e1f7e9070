"""Typed rows: an attrs class for each kind of table, made from raw cells at full speed.

To make a row class, decorate a subclass of :class:`Row` with ``@attrs.frozen(weakref_slot=False)``,
give it a field for each column (see :mod:`~conflictmodel.formats.table.columns`), under the name
that the column bears in the newest files, and end with ``raw: Raw = raw()``.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar, cast

import attrs

from conflictmodel.formats._problem import Problem
from conflictmodel.formats.table._split import Unread
from conflictmodel.formats.table.columns import TEXT, Column, column_of
from conflictmodel.formats.table.days import ISO
from conflictmodel.formats.table.values import Missing, Unreadable, Value

R = TypeVar("R", bound="Row")

_NO_WORD = re.compile(r"[\W_]+")
#: How many different cells of one column are remembered: enough for names and codes, and no burden on memory.
_MOST_KNOWN = 1 << 14


@attrs.frozen
class Shape:
    """The columns of a file in their order, which of a row's fields holds each, and how days are spelled there.

    A row that is shorter or longer than the others has a shape of its own and, as ``header``, the
    columns of its file.
    """

    columns: tuple[str, ...]
    fields: tuple[str | None, ...]
    days: Mapping[str, str] = attrs.field(factory=dict)
    header: tuple[str, ...] = ()


@attrs.frozen(weakref_slot=False)
class Raw:
    """What a row keeps of its file beside its values: the shape, and the cells of columns that no field holds."""

    shape: Shape | None = None
    extra: tuple[str, ...] = ()


_UNREAD = Raw()


def raw() -> Any:  # noqa: ANN401  attrs gives a field whatever type it is declared with
    """Declare the last field of a row class."""
    return attrs.field(default=_UNREAD, repr=False, eq=False, kw_only=True)


class Row:
    """A row of a table: typed values that know how they were written.

    ``cells`` is the row as it stands in its file, or would stand there after
    ``attrs.evolve(row, best=7)``: a change of one field is a change of one cell.
    """

    __slots__ = ()

    raw: Raw

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, as the row's file spells them."""
        return self.raw.shape.columns if self.raw.shape else tuple(c.name for c in columns(type(self)).values())

    @property
    def cells(self) -> tuple[str, ...]:
        """The raw cells in the order of :attr:`columns`."""
        shape = self.raw.shape
        known = columns(type(self))
        if shape is None:
            return tuple(column.cell(getattr(self, name)) for name, column in known.items())
        extra = iter(self.raw.extra)
        days = shape.days
        return tuple(
            next(extra, "") if field is None else known[field].cell(getattr(self, field), days.get(field, ISO))
            for field in shape.fields
        )

    def cell(self, column: str) -> str:
        """The raw cell of one column, by its name in the file; ``KeyError`` where there is none."""
        try:
            return self.cells[self.columns.index(column)]
        except ValueError:
            raise KeyError(column) from None


def columns(cls: type[Row]) -> dict[str, Column]:
    """The columns of a row class, by the names of its fields."""
    return _columns(cast("Hashable", cls))


@cache
def _columns(cls: Any) -> dict[str, Column]:  # noqa: ANN401  a class, which the type checker would not let be a key
    found = ((field.name, column_of(field)) for field in attrs.fields(cls))
    return {name: column for name, column in found if column is not None}


def plain(name: str) -> str:
    """Reduce a column's name to what its spellings share: ``EVENT_ID_CNTY`` and ``Event ID Cnty``."""
    return _NO_WORD.sub("", name).casefold()


def fields_by_name(cls: type[Row]) -> dict[str, str]:
    """Which field holds a column, by every reduced spelling of its name."""
    return _fields_by_name(cast("Hashable", cls))


@cache
def _fields_by_name(cls: Any) -> dict[str, str]:  # noqa: ANN401  likewise
    return {plain(name): field for field, column in columns(cls).items() for name in column.names}


def shape_of(cls: type[Row], header: Sequence[str], days: Mapping[str, str] | None = None) -> Shape:
    """Match a header to a row class; the second column of a name that comes twice is no field's."""
    known = fields_by_name(cls)
    fields: list[str | None] = []
    for name in header:
        field = known.get(plain(name))
        fields.append(None if field in fields else field)
    return Shape(tuple(header), tuple(fields), dict(days or {}))


class _Cells(dict[str, Value]):
    """The values of one column's cells, each read once; a fault is told each time."""

    def __init__(self, column: Column, style: str, tell: Callable[[str, str, str], object], field: str) -> None:
        super().__init__(column.missing)
        self._column, self._style, self._tell, self._field = column, style, tell, field

    def __missing__(self, cell: str) -> Value:
        try:
            value = self._column.kind.read(cell, self._style)
        except ValueError as fault:
            self._tell(self._field, cell, str(fault))
            return Unreadable(cell)
        if len(self) < _MOST_KNOWN:
            self[cell] = value
        return value


class Reader:
    """Makes the rows of one file from its raw cells.

    Raises nothing for a cell: what cannot be read is an :class:`Unreadable` in its place and a
    :class:`Problem` in ``problems``. A row that is too short is filled up with
    :attr:`Missing.ABSENT`, and one that is too long keeps its surplus; both are told.
    """

    def __init__(self, cls: type[R], shape: Shape, problems: list[Problem], line_end: str = "\n") -> None:
        self._cls, self._shape, self._problems, self._line_end = cls, shape, problems, line_end
        #: The number of the row that was read last; a record that could not be read has a number too.
        self.number = 0
        self.unread: list[Unread] = []
        self._faults: list[tuple[str, str, str]] = []
        self._known = [place for place, field in enumerate(shape.fields) if field is not None]
        self._others = [place for place, field in enumerate(shape.fields) if field is None]
        self._raw = Raw(shape)
        self._make = self._maker()

    def _maker(self) -> Callable[..., Row]:
        """Let attrs write a class of the same layout that converts its arguments and is not yet frozen.

        Setting forty slots of a frozen object costs more than all the rest together; a row is
        therefore filled first and becomes what it is, a frozen one, at the end.
        """
        known = columns(self._cls)
        given: dict[str, Any] = {}
        for field in (field for field in self._shape.fields if field is not None):
            column = known[field]
            converter = None
            if column.kind is not TEXT:
                style = self._shape.days.get(field, ISO)
                converter = _Cells(column, style, lambda *fault: self._faults.append(fault), field).__getitem__
            given[field] = attrs.field(converter=converter)
        for field in known.keys() - given.keys():
            given[field] = attrs.field(default=Missing.ABSENT, init=False)
        given["raw"] = attrs.field(default=self._raw, init=False)
        return attrs.make_class(
            self._cls.__name__, given, bases=(Row,), slots=True, weakref_slot=False, eq=False, repr=False
        )

    def rows(self, records: Iterable[list[str] | Unread]) -> Iterator[Row]:
        """Make a row of each record; what could not be split into cells is put among ``unread``."""
        make, cls, become = self._make, self._cls, object.__setattr__
        width, faults = len(self._shape.columns), self._faults
        pick = None if not self._others else _picker(self._known)
        rest = _picker(self._others) if self._others else None
        for number, record in enumerate(records, 1):
            self.number = number
            if type(record) is not list or not record:
                self._left(record, number)
                continue
            if len(record) != width:
                yield self._ragged(record, number)
                continue
            row = make(*record) if pick is None else make(*pick(record))
            if rest is not None:
                become(row, "raw", Raw(self._shape, rest(record)))
            become(row, "__class__", cls)
            if faults:
                self._told(number)
            yield row

    def _left(self, record: Sequence[str] | Unread, number: int) -> None:
        """Keep what is no row, so that it can be written back."""
        kept = record if isinstance(record, Unread) else Unread(number, self._line_end, "it is empty")
        self.unread.append(kept)
        self._problems.append(Problem(number, None, kept.text, f"is not read, for {kept.why}"))

    def _ragged(self, record: Sequence[str], number: int) -> Row:
        """Make a row of a record that has more or fewer cells than the header."""
        width = len(self._shape.columns)
        why = f"has {len(record):,} cells where the header has {width:,}"
        self._problems.append(Problem(number, None, record[0] if record else None, why))
        row = self._make(*[*_picker(self._known)(list(record) + [""] * width)])
        shape = self._shape
        cut = Shape(
            tuple(shape.columns[: len(record)]) + ("",) * (len(record) - width),
            tuple(shape.fields[: len(record)]) + (None,) * (len(record) - width),
            shape.days,
            shape.columns,
        )
        for place, field in enumerate(shape.fields):
            if place >= len(record) and field is not None:
                object.__setattr__(row, field, Missing.ABSENT)
        extra = tuple(cell for cell, field in zip(record, cut.fields, strict=True) if field is None)
        object.__setattr__(row, "raw", Raw(cut, extra))
        object.__setattr__(row, "__class__", self._cls)
        self._told(number)
        return row

    def _told(self, number: int) -> None:
        """Report the cells of a row that could not be read."""
        named = dict(zip(self._shape.fields, self._shape.columns, strict=True))
        self._problems += [Problem(number, named[field], cell, why) for field, cell, why in self._faults]
        self._faults.clear()


def _picker(places: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Take some of a record's cells, always as a tuple."""
    if len(places) > 1:
        return cast("Callable[[Sequence[str]], tuple[str, ...]]", itemgetter(*places))
    return lambda record: tuple(record[place] for place in places)
