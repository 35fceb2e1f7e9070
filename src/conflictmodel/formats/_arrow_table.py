"""Typed rows of a publisher's file as a table of Arrow: from rows that were read, or straight from delimited text.

Both give the same table. The quick way lets pyarrow split the text and reads each different cell of
a column once, by the same kinds of columns as everywhere; what pyarrow would split otherwise
than this package does, or not at all, goes the other way.
"""

import mmap
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from json import dumps
from pathlib import Path
from typing import Any, Final

from conflictmodel.formats import registry
from conflictmodel.formats._arrow_claims import CLAIMS, SCHEMA, batches
from conflictmodel.formats._pyarrow import pyarrow
from conflictmodel.formats.dataset import Dataset, Source, Stream, load, stream
from conflictmodel.formats.format import TableFormat
from conflictmodel.formats.losses import Ledger
from conflictmodel.formats.table._split import Unread
from conflictmodel.formats.table.columns import COUNT, DAY, DECIMAL, WHOLE, Column, token
from conflictmodel.formats.table.days import ISO
from conflictmodel.formats.table.dialect import Dialect, Quoting
from conflictmodel.formats.table.rows import Row, Shape, columns, shape_of
from conflictmodel.formats.table.values import Missing, Unreadable, Value
from conflictmodel.model.claim import Claim, Record

_NUMBERS: Final = (WHOLE, COUNT, DECIMAL)
_INT64: Final = range(-(1 << 63), 1 << 63)
#: A quotation mark in the middle of a cell, where pyarrow and this package may split the text otherwise.
_ODD_MARK = re.compile(rb'"(?![",\r\n])(?:(?<![,\n"]")|(?<=[,\n]""))')
_TYPES: Final = {"whole": "int64", "count": "int64", "decimal": "float64", "day": "date32"}


def to_arrow(data: Dataset | Iterable[Claim[Record]]) -> Any:  # noqa: ANN401  a pyarrow.Table
    """Give the typed rows of a dataset as a ``pyarrow.Table``; of claims, a table as in :func:`arrow_schema`.

    Columns bear the names of the row class's fields, so that one name holds for all years of a
    dataset; columns that it does not know bear the name that they have in the file. Counts and
    other whole numbers are int64, measured numbers float64, days date32, all else string.

    No cell is lost. Where a column has cells that are more than their value, such as ``NA``, ``-1``
    for a number that nobody wrote down, ``007`` or ``many``, the string column ``<name>__raw`` stands
    beside it and has those cells as they are in the file, and ``""`` for an empty one (of a JSON
    file, their JSON); it is null where the value says all, or where the row has no such cell. Without
    such a column a null is an empty cell. ``surplus__raw`` has the cells of rows that are too long.
    Bytes that are no text are U+FFFD in the column and ``\\udc..`` in the raw one. What could not be
    split into rows is in the metadata, as JSON, under ``conflictmodel.unread``; faults of rows are
    told by ``data.problems`` alone.

    Raises :class:`~conflictmodel.errors.MissingExtraError` without the extra ``conflictmodel[arrow]``.
    """
    if not isinstance(data, Dataset):
        return _of_claims(data)
    form = registry.known(data.format)
    if not isinstance(form, TableFormat):
        return _of_claims(data.rows)
    shape = shape_of(form.row, data.dialect.columns, dict(data.dialect.days))
    known = columns(form.row)
    delimited = data.dialect.carrier == "csv"
    spell: Callable[[Value, Column], str | None] = _cell if delimited else token
    made: list[tuple[str, Any]] = []
    extra = [_extra(row, shape) for row in data.rows]
    unknown = count()
    for name, field in zip(_names(shape), shape.fields, strict=True):
        if field is None:
            at = next(unknown)
            made += _texts(name, [cells[at] if at < len(cells) else None for cells, _ in extra])
            continue
        values = [getattr(row, field) for row in data.rows]
        made += _column(name, known[field], shape.days.get(field, ISO), values, spell)
    # fields that no column of the file holds, set since it was read
    for field in known.keys() - set(shape.fields):
        values = [getattr(row, field) for row in data.rows]
        if set(values) - {Missing.ABSENT}:
            made += _column(field, known[field], ISO, values, spell)
    if any(surplus for _, surplus in extra):
        pa = pyarrow()
        cells = [[_escaped(cell) for cell in surplus] or None for _, surplus in extra]
        made.append(("surplus__raw", pa.array(cells, pa.list_(pa.string()))))
    return _table(made, data.format, data.unread)


def read_arrow(path: Source, format: str | None = None) -> Any:  # noqa: A002, ANN401  the name that users know; a pyarrow.Table
    """Read a publisher's file as a ``pyarrow.Table``, as ``to_arrow(load(path, format))`` gives it, at the speed of pyarrow.

    Only the speed differs: delimited text in UTF-8, at a path and sound from end to end, is split by
    pyarrow, anything else by this package. Contradictions within a row are not looked for.

    Raises what :func:`load` and :func:`to_arrow` raise.
    """
    pa = pyarrow()
    if isinstance(path, (str, Path)) and path != "-":
        with stream(path, format) as opened:
            quick = _quick(opened, Path(path))
        if quick is not None:
            return quick
    return to_arrow(load(path, format))


def _of_claims(claims: Iterable[Claim[Record]]) -> Any:  # noqa: ANN401  likewise
    from conflictmodel.formats._arrow_claims import arrow_schema

    return pyarrow().Table.from_batches(batches(claims, Ledger()), arrow_schema())
