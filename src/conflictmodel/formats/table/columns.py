"""The kinds of columns: how a cell becomes a value, and how a value becomes a cell again.

A row class declares its columns with :func:`text`, :func:`code`, :func:`whole`, :func:`decimal`
and :func:`day`. Codes are text: a leading zero is part of them.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from math import isinf
from typing import Any, Final

import attrs

from conflictmodel.errors import InvalidValueError
from conflictmodel.formats.table.days import ISO, STYLES, read_day
from conflictmodel.formats.table.values import (
    Bare,
    Missing,
    Unreadable,
    Value,
    WrittenDay,
    WrittenFloat,
    WrittenInt,
    as_json,
)
from conflictmodel.model.count import MAX_FIGURE

#: What cells mean when they hold nothing that could be counted.
_NOTHING: Final = {"": Missing.EMPTY, "NA": Missing.NA}

_WHOLE = re.compile(r"-?\d{1,19}", re.ASCII)
_POWER = re.compile(r"(\d{1,17})(?:\.(\d{1,17}))?[eE]\+?(\d{1,2})|(\d{1,18})\.0+", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:\d{1,18}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,3})?", re.ASCII)
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?", re.ASCII)


@attrs.frozen
class Column:
    """One column of a row class: its kind, the name it bears in files, and what its blanks mean.

    ``name`` is the spelling in files; ``others`` are further spellings, of other years or
    publishers. ``missing`` tells what certain cells mean that hold no value. ``to`` names the
    part of the model that takes the value, for what nothing takes is lost in a conversion.
    """

    kind: "Kind"
    name: str = ""
    others: tuple[str, ...] = ()
    missing: Mapping[str, Missing] = attrs.field(factory=dict)
    to: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling of the name."""
        return (self.name, *self.others)

    def cell(self, value: Value, style: str = ISO) -> str:
        """Spell a value as a cell of this column."""
        match value:
            case Missing():
                for cell, reason in self.missing.items():
                    if reason is value:
                        return cell
                return ""
            case WrittenInt() | WrittenFloat() | WrittenDay():
                return value.cell
            case str():
                return str(value)
            case float():
                return repr(value)
            case date():
                return STYLES[style].write(value)
            case _:
                return str(value)


@attrs.frozen
class Kind:
    """How the cells of a column are read: ``read`` raises ``ValueError`` with what is wrong with a cell."""

    name: str
    types: tuple[type, ...]
    read: Callable[[str, str], Value]
    json_type: str


def _read_whole(cell: str, _: str) -> Value:
    if _WHOLE.fullmatch(cell):
        value = int(cell)
        return value if str(value) == cell else WrittenInt.of(value, cell)
    if found := _POWER.fullmatch(cell.strip()):
        digits, fraction, power, flat = found.groups()
        if flat is not None:
            return WrittenInt.of(int(flat), cell)
        moved = (fraction or "").rstrip("0")
        if len(moved) <= int(power) <= 18:
            return WrittenInt.of(int(digits + moved) * 10 ** (int(power) - len(moved)), cell)
    if _WHOLE.fullmatch(cell.strip()):
        return WrittenInt.of(int(cell), cell)
    raise ValueError("is no whole number")  # noqa: TRY003  told on as a problem of the cell


def _read_count(cell: str, style: str) -> Value:
    value = _read_whole(cell, style)
    if (why := no_count(value)) is not None:
        raise ValueError(why)
    return value


def no_count(value: object) -> str | None:
    """Why nothing can be counted so; ``None`` where something can."""
    if not isinstance(value, int) or 0 <= value <= MAX_FIGURE:
        return None
    return "is below zero, and nothing can be counted so" if value < 0 else "is more than can be counted here"


def _read_decimal(cell: str, _: str) -> Value:
    if not _DECIMAL.fullmatch(cell.strip()):
        raise ValueError("is no number")  # noqa: TRY003  likewise
    value = float(cell)
    if isinf(value):
        raise ValueError("is larger than any number")  # noqa: TRY003  likewise
    return value if repr(value) == cell else WrittenFloat.of(value, cell)


def _read_day(cell: str, style: str) -> Value:
    value, found = read_day(cell)
    return value if found == style and STYLES[style].write(value) == cell else WrittenDay.of(value, cell)


def _read_text(cell: str, _: str) -> Value:
    return cell


TEXT: Final = Kind("text", (str, Missing), _read_text, "string")
CODE: Final = Kind("code", (str, Missing), _read_text, "string")
WHOLE: Final = Kind("whole", (int, Missing, Unreadable), _read_whole, "integer")
COUNT: Final = Kind("count", (int, Missing, Unreadable), _read_count, "integer")
DECIMAL: Final = Kind("decimal", (float, int, Missing, Unreadable), _read_decimal, "number")
DAY: Final = Kind("day", (date, Missing, Unreadable), _read_day, "date")


def text(name: str = "", *others: str, to: str | None = None) -> Any:  # noqa: ANN401  attrs gives a field whatever type it is declared with
    """Words that differ from row to row: kept as they stand."""
    return _field(Column(TEXT, name, others, {}, to))


def code(name: str = "", *others: str, to: str | None = None) -> Any:  # noqa: ANN401  likewise
    """A code or a name that many rows share: text as well, and never a number."""
    return _field(Column(CODE, name, others, {}, to))


def whole(name: str = "", *others: str, to: str | None = None, missing: Mapping[str, Missing] | None = None) -> Any:  # noqa: ANN401  likewise
    """A whole number, which may be below zero."""
    return _field(Column(WHOLE, name, others, {**_NOTHING, **(missing or {})}, to))


def count(name: str = "", *others: str, to: str | None = None, missing: Mapping[str, Missing] | None = None) -> Any:  # noqa: ANN401  likewise
    """How many: a whole number from zero up."""
    return _field(Column(COUNT, name, others, {**_NOTHING, **(missing or {})}, to))


def decimal(name: str = "", *others: str, to: str | None = None, missing: Mapping[str, Missing] | None = None) -> Any:  # noqa: ANN401  likewise
    """A measured number, such as a latitude in degrees."""
    return _field(Column(DECIMAL, name, others, {**_NOTHING, **(missing or {})}, to))


def day(name: str = "", *others: str, to: str | None = None, missing: Mapping[str, Missing] | None = None) -> Any:  # noqa: ANN401  likewise
    """A day of the calendar."""
    return _field(Column(DAY, name, others, {**_NOTHING, **(missing or {})}, to))


def _field(column: Column) -> Any:  # noqa: ANN401  likewise
    types = column.kind.types

    def fits(row: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, types) or isinstance(value, bool):
            wanted = {"count": "whole", "code": "text"}.get(column.kind.name, column.kind.name)
            raise InvalidValueError(type(row).__name__, attribute.name, value, f"must be {wanted} or a Missing")

    return attrs.field(default=Missing.ABSENT, validator=fits, metadata={Column: column})


def column_of(field: "attrs.Attribute[Any]") -> Column | None:
    """The column that a field of a row class stands for; ``None`` for a field that is no column."""
    column: Column | None = field.metadata.get(Column)
    if column is None:
        return None
    return column if column.name else attrs.evolve(column, name=field.name)


def token(value: Value, column: Column, style: str = ISO) -> str:
    """Spell a value as JSON; what is absent has no key, and so nothing to spell."""
    if value is Missing.NULL:
        return "null"
    match value:
        case Bare():
            return str(value)
        case WrittenInt() | WrittenFloat() | WrittenDay():
            bare = not value.quoted and _JSON_NUMBER.fullmatch(value.cell)
            return value.cell if bare else as_json(value.cell)
        case Missing():
            cell = column.cell(value)
            return cell if _JSON_NUMBER.fullmatch(cell) else as_json(cell)
        case int() | float():
            return repr(value)
        case _:
            return as_json(column.cell(value, style))
