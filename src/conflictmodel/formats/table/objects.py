"""Typed rows made from the objects of a JSON table."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from conflictmodel.formats._problem import Problem
from conflictmodel.formats.table.columns import CODE, COUNT, DAY, DECIMAL, TEXT, WHOLE, Column, no_count, token
from conflictmodel.formats.table.days import ISO
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.json import written
from conflictmodel.formats.table.reader import Check, checked
from conflictmodel.formats.table.rows import Raw, Row, Shape, columns, shape_of
from conflictmodel.formats.table.values import (
    Bare,
    Missing,
    Unreadable,
    UnreadableBare,
    Value,
    WrittenDay,
    WrittenFloat,
    WrittenInt,
)

#: How many different sets of keys are remembered.
_MOST_SHAPES = 1024
#: Of a row that was made by hand: all its columns stand in their own order.
_NO_SHAPE = Shape((), ())


class ObjectReader:
    """Makes rows from objects, whose keys may differ from row to row; faults are told in ``problems``."""

    def __init__(
        self, cls: type[Row], days: dict[str, str], problems: list[Problem], *, check: Check | None = None
    ) -> None:
        self._cls, self._days, self._problems, self._check = cls, days, problems, check
        self._make: Callable[..., Row] = cls
        self._columns = columns(cls)
        self._shapes: dict[tuple[str, ...], Raw] = {}
        self._keys: dict[str, None] = {}

    def rows(self, records: Iterable[dict[str, Any]], first: int = 1) -> Iterator[Row]:
        """Make a row of each object; ``first`` is the number of the first."""
        for number, record in enumerate(records, first):
            row = self._row(record, number)
            if self._check is not None:
                self._problems += [checked(row, number, field, why) for field, why in self._check(row)]
            yield row

    def _row(self, record: dict[str, Any], number: int) -> Row:
        keys = tuple(record)
        raw = self._shapes.get(keys)
        if raw is None:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            self._keys.update(dict.fromkeys(keys))
            raw = self._shapes[keys] = Raw(shape_of(self._cls, keys, self._days))
        shape: Shape = raw.shape  # type: ignore[assignment]  # made with one in the line above
        values: dict[str, Any] = {}
        extra: list[str] = []
        for field, (key, value) in zip(shape.fields, record.items(), strict=True):
            if field is None:
                extra.append(value if isinstance(value, str) else Bare(written(value)))
                continue
            try:
                values[field] = typed(value, self._columns[field], self._days.get(field, ""))
            except Fault as fault:
                values[field] = fault.kept
                self._problems.append(Problem(number, key, str(fault.kept), fault.why))
        return self._make(**values, raw=attrs.evolve(raw, extra=tuple(extra)) if extra else raw)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that a row had so far, in the order of their first use."""
        return tuple(self._keys)


class Fault(Exception):  # noqa: N818  no error of the caller: it becomes a problem of the file
    """A value is not what its column holds; ``kept`` is what stands in its place, ``why`` what is wrong."""

    def __init__(self, kept: Unreadable, why: str) -> None:
        super().__init__(why)
        self.kept, self.why = kept, why


def typed(value: object, column: Column, style: str) -> Value:
    """Make of what JSON held the value of a column, which knows how it stood there."""
    match value:
        case None:
            return Missing.NULL
        case UnreadableBare():
            return _bare(value, column)
        case str():
            return _text(value, column, style)
        case bool() | list() | dict():
            return _bare(UnreadableBare(written(value)), column)
        case _:
            return _NUMBERS[column.kind](value, column)


def _bare(value: UnreadableBare, column: Column) -> Value:
    if column.kind in {TEXT, CODE}:
        return Bare(value)
    raise Fault(value, f"is no {column.kind.name}")


def _text(value: str, column: Column, style: str) -> Value:
    if column.kind in {TEXT, CODE}:
        return value
    if value in column.missing:
        return column.missing[value]
    try:
        found = column.kind.read(value, style)
    except ValueError as fault:
        raise Fault(Unreadable(value), str(fault)) from None
    match found:
        case int():
            return WrittenInt.of(found, value, quoted=True)
        case float():
            return WrittenFloat.of(found, value, quoted=True)
        case _:
            return found


def _as_text(value: object, _: Column) -> Value:
    return Bare(written(value))


def _as_whole(value: object, column: Column) -> Value:
    shown = written(value)
    if shown in column.missing:
        return column.missing[shown]
    if isinstance(value, float):
        if not value.is_integer():
            raise Fault(UnreadableBare(shown), "is no whole number")
        value = WrittenInt.of(int(value), shown)
    if column.kind is COUNT and (why := no_count(value)) is not None:
        raise Fault(UnreadableBare(shown), why)
    return value  # type: ignore[return-value]  # an int by now


def _as_decimal(value: object, _: Column) -> Value:
    return value if isinstance(value, float) else WrittenFloat.of(float(value), written(value))  # type: ignore[arg-type]  # an int


def _as_day(value: object, column: Column) -> Value:
    shown = written(value)
    try:
        found = column.kind.read(shown, "")
    except ValueError as fault:
        raise Fault(UnreadableBare(shown), str(fault)) from None
    return WrittenDay.of(found, shown, quoted=False)  # type: ignore[arg-type]  # a day


_NUMBERS: dict[object, Callable[[object, Column], Value]] = {
    TEXT: _as_text,
    CODE: _as_text,
    WHOLE: _as_whole,
    COUNT: _as_whole,
    DECIMAL: _as_decimal,
    DAY: _as_day,
}


def tokens(row: Row) -> Iterator[tuple[str, str]]:
    """Spell a row as the members of an object: each key and its value as JSON, those that were added last."""
    known = columns(type(row))
    shape = row.raw.shape or _NO_SHAPE
    keys: list[tuple[str, str | None]] = [*zip(shape.columns, shape.fields, strict=True)]
    keys += [(column.name, field) for field, column in known.items() if field not in shape.fields]
    extra = iter(row.raw.extra)
    for key, field in keys:
        if field is None:
            cell = next(extra)
            yield key, str(cell) if isinstance(cell, Bare) else written(cell)
        elif (value := getattr(row, field)) is not Missing.ABSENT:  # not !=, by which text such as "absent" would be it
            yield key, token(value, known[field], shape.days.get(field, ISO))


def written_object(row: Row, dialect: Dialect) -> str:
    """Write a row as an object in the layout of a file."""
    members = list(tokens(row))
    if dialect.carrier != "geojson":
        return _members(members, dialect, 0)
    geometry = dict(members).get("geometry", "null")
    own = [(key, value) for key, value in members if key != "geometry" and not key.startswith("@")]
    others = [(key[1:], value) for key, value in members if key.startswith("@")]
    feature = [("type", '"Feature"'), *others, ("properties", _members(own, dialect, 1)), ("geometry", geometry)]
    return _members(feature, dialect, 0)


def _members(members: Iterable[tuple[str, str]], dialect: Dialect, level: int) -> str:
    colon = ": " if dialect.spaced else ":"
    told = [f"{written(key)}{colon}{value}" for key, value in members]
    if dialect.indent is None or not told:
        return f"{{{(', ' if dialect.spaced else ',').join(told)}}}"
    base = len(dialect.between) - len(dialect.between.rstrip(" ")) if "\n" in dialect.between else 0
    outer = "\n" + " " * (base + level * dialect.indent)
    inner = outer + " " * dialect.indent
    return f"{{{inner}{f',{inner}'.join(told)}{outer}}}"
