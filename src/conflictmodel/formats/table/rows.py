"""Typed rows: an attrs class for each kind of table, made from raw cells at full speed.

To make a row class, decorate a subclass of :class:`Row` with ``@attrs.frozen(weakref_slot=False)``,
give it a field for each column (see :mod:`~conflictmodel.formats.table.columns`), under the name
that the column bears in the newest files, and end with ``raw: Raw = raw()``.
"""

import re
from collections.abc import Hashable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import attrs

from conflictmodel.formats.table.columns import Column, column_of
from conflictmodel.formats.table.days import ISO

#: An asterisk is no mere spelling: "personnel*" qualifies "personnel".
_NO_WORD = re.compile(r"(?:[^\w*]|_)+")


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

    if TYPE_CHECKING:

        @property
        def raw(self) -> Raw: ...  # noqa: D102  each row class declares it, as a field that nobody can set

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
