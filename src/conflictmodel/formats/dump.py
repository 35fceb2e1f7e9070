"""Writing: a dataset back as it was, or claims in the rows of any format, with what could not be kept."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

import attrs

from conflictmodel.errors import InvalidValueError, LossError, NotWritableError
from conflictmodel.formats import registry
from conflictmodel.formats.dataset import Dataset
from conflictmodel.formats.format import DocumentFormat, Format, TableFormat, layout_of
from conflictmodel.formats.losses import Ledger, Loss
from conflictmodel.formats.schema import table_schema, write_schema
from conflictmodel.formats.table import csv
from conflictmodel.formats.table._split import Unread
from conflictmodel.formats.table.days import ISO
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.objects import written_object
from conflictmodel.formats.table.rows import Row, columns
from conflictmodel.formats.table.target import Target, Writing, open_bytes, open_target
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.claim import Claim, Record

T = TypeVar("T")


def dump(  # noqa: PLR0913  what is written, where and how
    data: Dataset | Iterable[Claim[Record]],
    target: Target,
    format: str | None = None,  # noqa: A002  the name that users know it by
    *,
    dialect: Dialect | str | None = None,
    guard: bool = False,
    schema: bool = False,
) -> tuple[Loss, ...]:
    """Write a dataset, or claims, to a file; gives all that the file cannot hold.

    A dataset goes back in its own format and dialect, cell for cell, unless ``format`` names
    another one: then its claims are written, and columns that no claim holds are losses as well.
    Claims alone need a ``format``. ``dialect`` is how the file is written: a :class:`Dialect`, or the
    name of one of the format's layouts; ``guard`` marks cells that a spreadsheet would run as
    formulas. A path is replaced as a whole, or not at all. With ``schema`` the Table Schema of the
    table is put beside it (:func:`~conflictmodel.formats.write_schema`), for which ``target`` must be a path.

    Raises :class:`~conflictmodel.errors.UnknownFormatError`,
    :class:`~conflictmodel.errors.NotWritableError` for a format that can only be read and
    :class:`~conflictmodel.errors.UnwritableFileError`.
    """
    if schema:
        _check_beside(target, format or getattr(data, "format", None))
    if isinstance(data, Dataset) and format in {None, data.format}:
        form = registry.known(data.format)
        if isinstance(form, TableFormat):
            lost = _as_it_was(data, form, target, dialect, guard=guard)
            if schema:
                write_schema(cast("str", target), form.name, dialect or data.dialect)
            return lost
    elif format is None:
        raise InvalidValueError("dump", "format", None, "must be named for claims: see conflictmodel.formats.names()")
    form = registry.known(format or data.format)  # type: ignore[union-attr]  # a dataset, or format is given
    ledger = Ledger(getattr(form, "losses", None))
    claims: Iterable[Claim[Record]] = data.claims() if isinstance(data, Dataset) else data
    if isinstance(data, Dataset):
        source = registry.known(data.format)
        if isinstance(source, TableFormat):
            for row in data.rows:
                unmodelled(row, source, ledger)
    write_claims(claims, target, form, ledger, dialect=dialect, guard=guard)
    if schema:
        write_schema(cast("str", target), form.name, dialect)
    return ledger.losses()


def _check_beside(target: Target, form: str | None) -> None:
    """Refuse what can have no schema before anything is written."""
    if not isinstance(target, (str, os.PathLike)) or target == "-":
        raise InvalidValueError("dump", "schema", True, "needs a path as target, beside which the schema can stand")  # noqa: FBT003  the value that was given
    if form is not None:
        table_schema(form)


def unmodelled(row: Row, form: TableFormat, ledger: Ledger) -> None:
    """Note what a row holds that no claim does: cells that no part of the model takes, or all of it."""
    shape = row.raw.shape
    if shape is not None and shape.header:
        ledger.lose("row", why="rows with cells too many or too few state nothing")
    elif form.silent is not None and (why := form.silent(row)):
        ledger.lose("row", why=why)
    for field, column in columns(type(row)).items():
        if column.to is None and _states(getattr(row, field)):
            ledger.lose(column.name, why="no part of the model takes it")
    if shape is not None and row.raw.extra:
        names = (name for name, field in zip(shape.columns, shape.fields, strict=True) if field is None)
        for name, cell in zip(names, row.raw.extra, strict=True):
            if cell:
                ledger.lose(name or "a column without a name", why="the format does not know the column")


def _states(value: object) -> bool:
    """Tell whether a value says anything; a text such as "absent" does, though it equals its reason to be missing."""
    return value is Missing.NOT_RECORDED or not (isinstance(value, Missing) or (isinstance(value, str) and not value))


def write_claims(  # noqa: PLR0913  what is written, where, how, and who keeps account
    claims: Iterable[Claim[Record]],
    target: Target,
    form: Format,
    ledger: Ledger,
    *,
    dialect: Dialect | str | None = None,
    guard: bool = False,
    strict: bool = False,
) -> None:
    """Write claims in a format and note in a ledger what it cannot hold.

    With ``strict`` a loss raises :class:`~conflictmodel.errors.LossError` before a file is replaced.
    """
    if isinstance(form, DocumentFormat) and form.write is not None:
        with open_target(target) as writing:
            for piece in settled(form.write(claims, ledger), ledger, strict=strict):
                writing.write(piece)
        return
    if isinstance(form, DocumentFormat) and form.write_bytes is not None:
        with open_bytes(target) as file:
            form.write_bytes(claims, file, ledger)
            _refuse_losses(ledger, strict=strict)
        return
    if not isinstance(form, TableFormat) or form.rows is None:
        raise NotWritableError(form.name)
    layout = layout_of(form, dialect)
    rows = settled(_rows(claims, form, layout, ledger), ledger, strict=strict)
    write_rows(rows, form, attrs.evolve(layout, guarded=guard or layout.guarded), target)


def settled(pieces: Iterable[T], ledger: Ledger, *, strict: bool) -> Iterator[T]:
    """Pass pieces on; at the end, while the file is not yet replaced, see whether anything was lost."""
    yield from pieces
    _refuse_losses(ledger, strict=strict)


def _refuse_losses(ledger: Ledger, *, strict: bool) -> None:
    if strict and (losses := ledger.losses()):
        raise LossError(losses)


def _rows(claims: Iterable[Claim[Record]], form: TableFormat, layout: Dialect, ledger: Ledger) -> Iterator[Row]:
    """Make the rows of claims, group by group, and hold what the file will say against what was to be said."""
    make = cast("Callable[[Sequence[Claim[Record]]], Iterator[Row]]", form.rows)
    unheld = {field: Missing.ABSENT for field, _ in _without_column(form, layout)}
    for group in form.groups(claims):
        rows = [_without(row, unheld) for row in make(group)]
        ledger.compare(group, form.claims(rows))
        yield from rows


def _without(row: Any, fields: dict[str, Missing]) -> Row:  # noqa: ANN401  a row of some class of attrs
    """Take from a row what the file has no column for."""
    if all(getattr(row, field) is Missing.ABSENT for field in fields):
        return cast("Row", row)
    return cast("Row", attrs.evolve(row, **fields))


def _without_column(form: TableFormat, dialect: Dialect) -> list[tuple[str, str]]:
    """The fields that have no column in a dialect, and the names that their columns would have."""
    if dialect.carrier != "csv":
        return []  # an object has a key for whatever it holds
    placed = form.shape(dialect.columns, dialect.tags).fields
    return [(field, column.name) for field, column in columns(form.row).items() if field not in placed]


def _as_it_was(
    data: Dataset, form: TableFormat, target: Target, dialect: Dialect | str | None, *, guard: bool
) -> tuple[Loss, ...]:
    """Write a dataset back; a field that was set and has no column in the file is a loss."""
    layout = data.dialect if dialect is None else layout_of(form, dialect)
    ledger = Ledger()
    layout = attrs.evolve(layout, guarded=guard or layout.guarded)
    write_rows(unplaced(data.rows, form, layout, ledger), form, layout, target, data.unread)
    return ledger.losses()


def unplaced(rows: Iterable[Row], form: TableFormat, dialect: Dialect, ledger: Ledger) -> Iterator[Row]:
    """Pass rows on and note what they hold that has no column in a dialect."""
    others = _without_column(form, dialect)
    for row in rows:
        for field, name in others:
            if _states(getattr(row, field)):
                ledger.lose(name, why="the file has no such column; give another dialect to write it")
        yield row


def write_rows(
    rows: Iterable[Row], form: TableFormat, dialect: Dialect, target: Target, unread: Sequence[Unread] = ()
) -> None:
    """Write rows in a dialect; what could not be read of the same file goes back where it stood."""
    if dialect.carrier == "csv":
        csv.write(_merged(_cells(rows, form, dialect), unread), dialect, target)
        return
    with open_target(target, encoding=dialect.encoding, bom=dialect.bom, gzip=dialect.gzip or None) as writing:
        _write_objects(rows, dialect, writing)


def _cells(rows: Iterable[Row], form: TableFormat, dialect: Dialect) -> Iterator[list[str]]:
    """Spell rows as cells in the order of a file's columns; a row of this very file is as wide as it was there."""
    shape = form.shape(dialect.columns, dialect.tags, dict(dialect.days))
    known = columns(form.row)
    places = [
        (name, field or "", known[field].cell if field else None, shape.days.get(field or "", ISO))
        for name, field in zip(shape.columns, shape.fields, strict=True)
    ]
    for row in rows:
        own = row.raw.shape
        if own is not None and (own.header or own.columns) == shape.columns and own.days == shape.days:
            yield list(row.cells)
            continue
        others = iter(()) if own is None else zip(own.columns, own.fields, strict=True)
        extra = dict(zip((name for name, field in others if field is None), row.raw.extra, strict=False))
        yield [
            spell(getattr(row, field), style) if spell else extra.get(name, "") for name, field, spell, style in places
        ]


def _merged(cells: Iterable[list[str]], unread: Sequence[Unread]) -> Iterator[list[str] | Unread]:
    """Put what could not be read back where it stood; of a file that is still being read, more comes on the way."""
    number = passed = 0
    for record in cells:
        number += 1
        while passed < len(unread) and unread[passed].row <= number:
            yield unread[passed]
            passed += 1
            number += 1
        yield record
    yield from unread[passed:]


def _write_objects(rows: Iterable[Row], dialect: Dialect, writing: Writing) -> None:
    """Write rows as objects: an array of them, alone or within an object, or one on each line."""
    lines = dialect.carrier == "jsonl"
    before, after = dialect.before, dialect.after
    if not (before or lines):
        before, after = _AROUND[dialect.carrier]
    writing.write(before)
    between = dialect.between or ("\n" if lines else ",\n")
    for place, row in enumerate(rows):
        writing.write((between if place else "") + written_object(row, dialect))
    writing.write(after or ("\n" if lines else ""))


_AROUND = {"json": ("[\n", "\n]\n"), "geojson": ('{"type": "FeatureCollection", "features": [\n', "\n]}\n")}
