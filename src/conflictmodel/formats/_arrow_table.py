"""Typed rows of a publisher's file as a table of Arrow: from rows that were read, or straight from delimited text.

Both give the same table. The quick way lets pyarrow split the text and reads each different cell of
a column once, by the same kinds of columns as everywhere; what pyarrow would split otherwise
than this package does, or not at all, goes the other way.
"""

import io
import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import count, islice
from json import dumps
from pathlib import Path
from typing import Any, Final

import attrs

from conflictmodel.errors import ConflictModelError
from conflictmodel.formats import registry
from conflictmodel.formats._arrow_claims import CLAIMS, SCHEMA, arrow_schema, batches
from conflictmodel.formats._pyarrow import pyarrow
from conflictmodel.formats.dataset import Dataset, load, stream
from conflictmodel.formats.format import TableFormat
from conflictmodel.formats.losses import Ledger
from conflictmodel.formats.table._split import Unread
from conflictmodel.formats.table.columns import Column, token
from conflictmodel.formats.table.days import ISO
from conflictmodel.formats.table.dialect import Dialect, Quoting
from conflictmodel.formats.table.rows import Row, Shape, columns, shape_of
from conflictmodel.formats.table.source import Source
from conflictmodel.formats.table.values import Missing, Unreadable, Value
from conflictmodel.model.claim import Claim, Record

#: The metadata of a table of rows: their format, and what could not be split into rows.
FORMAT: Final = b"conflictmodel.format"
UNREAD: Final = b"conflictmodel.unread"

Spell = Callable[[Value, Column, str], str]

#: By so much of a file, and so many rows, it is known how all of it is written.
_HEAD: Final = 1 << 18
_ENOUGH: Final = 100
#: Fewer and larger blocks than pyarrow takes by itself, because each has its own list of different cells.
_BLOCK: Final = 1 << 21
_MOST: Final = 1 << 63
_PLAIN: Final = {int, float, date}
_BLANK = re.compile(rb"\n\r?\n")
_HALF = re.compile("[\ud800-\udfff]")
_TYPES: Final = {"whole": "int64", "count": "int64", "decimal": "float64", "day": "date32"}


def to_arrow(data: Dataset | Iterable[Claim[Record]]) -> Any:  # noqa: ANN401  a pyarrow.Table
    r"""Give the typed rows of a dataset as a ``pyarrow.Table``; of claims, a table as in :func:`arrow_schema`.

    Columns bear the names of the row class's fields, so that one name holds for all years of a
    dataset; columns that it does not know bear the name that they have in the file. Counts and
    other whole numbers are int64, measured numbers float64, days date32, all else string.

    No cell is lost. Where a column has cells that are more than their value, such as ``NA``, ``-1``
    for a number that nobody wrote down, ``007`` or ``many``, the string column ``<name>__raw`` stands
    beside it and has those cells as they are in the file, and ``""`` for an empty one (of a JSON
    file, their JSON); it is null where the value says all, or where the row has no such cell. Without
    such a column a null is an empty cell. ``surplus__raw`` has the cells of rows that are too long.
    Bytes that are no text are U+FFFD in the column and ``\udc..`` in the raw one. What could not be
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
    spell: Spell = _cell if delimited else token
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
        if any(value is not Missing.ABSENT for value in values):
            made += _column(field, known[field], ISO, values, spell)
    if any(surplus for _, surplus in extra):
        pa = pyarrow()
        cells = [[_escaped(cell) for cell in surplus] or None for _, surplus in extra]
        made.append(("surplus__raw", pa.array(cells, pa.list_(pa.string()))))
    return _table(made, data.format, data.unread)


def read_arrow(path: Source, format: str | None = None) -> Any:  # noqa: A002, ANN401  the name that users know; a pyarrow.Table
    """Read a publisher's file as a ``pyarrow.Table``, at the speed of pyarrow.

    The table is what ``to_arrow(load(path, format))`` gives; only the speed differs. Delimited text
    in UTF-8, at a path and sound from end to end, is split by pyarrow, anything else by this
    package. Contradictions within a row are not looked for.

    Raises what :func:`load` and :func:`to_arrow` raise.
    """
    pyarrow()
    quick = _quick(path, format) if isinstance(path, (str, os.PathLike)) else None
    return to_arrow(load(path, format)) if quick is None else quick


def _of_claims(claims: Iterable[Claim[Record]]) -> Any:  # noqa: ANN401  likewise
    return pyarrow().Table.from_batches(batches(claims, Ledger()), arrow_schema())


def _table(made: Sequence[tuple[str, Any]], name: str, unread: Sequence[Unread] = ()) -> Any:  # noqa: ANN401  likewise
    metadata = CLAIMS | {SCHEMA: b"rows", FORMAT: name.encode()}
    if unread:
        metadata[UNREAD] = dumps([attrs.asdict(record) for record in unread]).encode()
    table = pyarrow().table([array for _, array in made], [name for name, _ in made])
    return table.replace_schema_metadata(metadata)


def _names(shape: Shape) -> list[str]:
    """Name each column as its field, or else as in the file; one name comes once."""
    names: list[str] = []
    for name, field in zip(shape.columns, shape.fields, strict=True):
        wanted = field or name or "unnamed"
        tries = (wanted if number == 1 else f"{wanted}__{number}" for number in count(1))
        names.append(next(name for name in tries if (name not in names and name not in shape.fields) or name == field))
    return [_escaped(name) for name in names]


# --- rows that were read


def _extra(row: Row, shape: Shape) -> tuple[Sequence[str | None], tuple[str, ...]]:
    """Give the cells of a row that no field holds: those in a column of the file, and those beyond the last column."""
    own, cells = row.raw.shape, row.raw.extra
    if own is None:
        return (), ()
    if own.columns == shape.columns:
        return cells, ()
    if own.header == shape.columns:
        within = own.fields[: len(shape.columns)].count(None)
        return cells[:within], cells[within:]
    found = dict(
        zip((name for name, field in zip(own.columns, own.fields, strict=True) if field is None), cells, strict=False)
    )
    return [found.get(name) for name, field in zip(shape.columns, shape.fields, strict=True) if field is None], ()


def _column(name: str, column: Column, style: str, values: Sequence[Value], spell: Spell) -> list[tuple[str, Any]]:
    """Make a column of values, and one of cells where values do not say all."""
    if column.kind.name not in _TYPES:
        return _texts(name, [_text(value) for value in values])
    plain, raw = _parted(column, style, values, spell)
    pa = pyarrow()
    made = [(name, pa.array(plain, _TYPES[column.kind.name]))]
    return made if raw is None else [*made, (f"{name}__raw", pa.array(raw, pa.string()))]


def _texts(name: str, cells: Sequence[str | None]) -> list[tuple[str, Any]]:
    """Make a column of text, and one of escaped cells where bytes were no text."""
    pa = pyarrow()
    try:
        return [(name, pa.array(cells, pa.string()))]
    except UnicodeEncodeError:
        escaped = [None if cell is None else _escaped(cell) for cell in cells]
        mended = [None if cell is None else _HALF.sub("\ufffd", cell) for cell in cells]
        raw = [None if was == now else was for was, now in zip(escaped, mended, strict=True)]
        return [(name, pa.array(mended, pa.string())), (f"{name}__raw", pa.array(raw, pa.string()))]


def _text(value: Value) -> str | None:
    return (
        value if isinstance(value, str) and not isinstance(value, Missing) else "" if value is Missing.EMPTY else None
    )


def _escaped(cell: str) -> str:
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", cell)


def _parted(
    column: Column, style: str, values: Sequence[Value], spell: Spell
) -> tuple[list[Value | None], list[str | None] | None]:
    """Part values into those that Arrow holds and, if there is any cell that they do not tell, the cells."""
    plain: list[Value | None] = []
    raw: list[str | None] = []
    hard = False
    for value in values:
        kept = not isinstance(value, (Missing, Unreadable)) and not (
            isinstance(value, int) and not -_MOST <= value < _MOST
        )
        plain.append(value if kept else None)
        if value is Missing.ABSENT or (type(value) in _PLAIN and kept):
            raw.append(None)
            continue
        hard = hard or value is not Missing.EMPTY
        raw.append(_escaped(spell(value, column, style)))
    return plain, raw if hard else None


def _cell(value: Value, column: Column, style: str) -> str:
    return column.cell(value, style)


# --- straight from delimited text


def _quick(path: str | os.PathLike[str], asked: str | None) -> Any:  # noqa: ANN401  likewise, or None
    """Read a file through pyarrow if it is as sound as most are; ``None`` for one that is not."""
    try:
        data = Path(path).read_bytes()
        head = data[:_HEAD]
        with stream(io.BytesIO(head), asked) as opened:
            dialect, form = opened.dialect, registry.known(opened.format)
            enough = len(head) == len(data) or len(list(islice(opened, _ENOUGH))) == _ENOUGH
    except (OSError, ConflictModelError):  # which reading it with care will tell
        return None
    if not isinstance(form, TableFormat) or not enough or not _is_plain(dialect) or not _is_sound(data, dialect):
        return None
    shape = shape_of(form.row, dialect.columns, dict(dialect.days))
    known = columns(form.row)
    kinds = [None if field is None else known[field] for field in shape.fields]
    try:
        found = _split(data, dialect, [column is not None and column.kind.name in _TYPES for column in kinds])
    except pyarrow().ArrowInvalid:
        return None
    if _BLANK.search(data) and _has_empty_row(found):
        return None
    made: list[tuple[str, Any]] = []
    for name, field, column, cells in zip(_names(shape), shape.fields, kinds, found.columns, strict=True):
        if column is None or field is None or column.kind.name not in _TYPES:
            made.append((name, cells))
        else:
            made += _taken(name, column, shape.days.get(field, ISO), cells)
    return _table(made, form.name)


def _is_plain(dialect: Dialect) -> bool:
    """Tell whether pyarrow can read a dialect."""
    return (
        (dialect.carrier, dialect.encoding, dialect.gzip, dialect.guarded) == ("csv", "utf-8", False, False)
        and dialect.delimiter.isascii()
        and len(dialect.columns) > 1
        and dialect.line_end != "\r"
        and not any("\n" in name or "\r" in name for name in (*dialect.columns, *(dialect.tags or ())))
    )


def _is_sound(data: bytes, dialect: Dialect) -> bool:
    """Tell whether every quotation mark opens or closes a cell, or is doubled within one, and lines end alike.

    pyarrow takes ``"a"b`` for one cell and any line end for one.
    """
    if b"\r" in data and (dialect.line_end == "\n" or data.count(b"\r") != data.count(b"\r\n")):
        return False
    if dialect.quoting is Quoting.NONE:
        return True
    sign = re.escape(dialect.delimiter.encode())
    sound = rb'[^"]*+(?:(?<![^,\n])"[^"]*+(?:""[^"]*+)*+"(?![^,\r\n])[^"]*+)*+'.replace(b",", sign)
    return re.fullmatch(sound, memoryview(data)[3 * dialect.bom :]) is not None


def _split(data: bytes, dialect: Dialect, coded: Sequence[bool]) -> Any:  # noqa: ANN401  likewise
    """Let pyarrow split text into columns of cells; where many cells are alike, each is there once."""
    pa = pyarrow()
    from pyarrow import csv  # noqa: PLC0415  an extra

    names = [str(number) for number in range(len(dialect.columns))]
    cell, cells = pa.string(), pa.dictionary(pa.int32(), pa.string())
    quotes = dialect.quoting is not Quoting.NONE
    above = dialect.before.count("\n") + dialect.headed + (dialect.tags is not None)
    return csv.read_csv(
        pa.BufferReader(data),
        read_options=csv.ReadOptions(column_names=names, skip_rows=above, block_size=_BLOCK),
        parse_options=csv.ParseOptions(
            delimiter=dialect.delimiter,
            quote_char='"' if quotes else False,
            newlines_in_values=quotes,
            ignore_empty_lines=False,
        ),
        convert_options=csv.ConvertOptions(
            column_types={name: cells if many else cell for name, many in zip(names, coded, strict=True)},
            strings_can_be_null=False,
        ),
    )


def _has_empty_row(found: Any) -> bool:  # noqa: ANN401  likewise
    """Tell whether a row has nothing in any cell, as pyarrow gives of an empty line."""
    from pyarrow import compute  # noqa: PLC0415  an extra

    few = found
    for number in range(found.num_columns):
        lengths = compute.call_function("binary_length", [few.column(number).cast("string")])
        few = few.filter(compute.call_function("equal", [lengths, 0]))
    return bool(few.num_rows)


def _taken(name: str, column: Column, style: str, cells: Any) -> list[tuple[str, Any]]:  # noqa: ANN401  likewise
    """Read each different cell of a column once, and put its value wherever it stands."""
    pa = pyarrow()
    one = cells.unify_dictionaries()
    known = one.chunk(0).dictionary.to_pylist()
    plain, raw = _parted(column, style, [_read(cell, column, style) for cell in known], _cell)
    values = [(name, pa.array(plain, _TYPES[column.kind.name]))]
    if raw is not None:
        values.append((f"{name}__raw", pa.array(raw, pa.string())))
    places = pa.chunked_array([chunk.indices for chunk in one.chunks])
    return [(label, value.take(places)) for label, value in values]


def _read(cell: str, column: Column, style: str) -> Value:
    if cell in column.missing:
        return column.missing[cell]
    try:
        return column.kind.read(cell, style)
    except ValueError:
        return Unreadable(cell)
