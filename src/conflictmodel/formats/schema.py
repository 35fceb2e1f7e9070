"""What the columns of a table hold, as a Table Schema beside the file.

A spreadsheet cell does not say whether 007 is a number or a code, or what NA means; a Table Schema
does, and many programs read it. Definition: Frictionless Data, "Table Schema"
(specs.frictionlessdata.io/table-schema). Where the blanks of one column differ from those of the
others, they stand with the field, as version 2 of the standard has it.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from conflictmodel.errors import InvalidValueError
from conflictmodel.formats import registry
from conflictmodel.formats.format import TableFormat, layout_of
from conflictmodel.formats.table.columns import CODE, COUNT, DAY, DECIMAL, TEXT, WHOLE, Column, Kind
from conflictmodel.formats.table.days import ISO
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Row, columns, fields_by_name, plain
from conflictmodel.formats.table.target import open_target
from conflictmodel.model.count import MAX_FIGURE

_TYPES: Final[Mapping[Kind, str]] = {
    TEXT: "string",
    CODE: "string",
    WHOLE: "integer",
    COUNT: "integer",
    DECIMAL: "number",
    DAY: "date",
}
#: How each spelling of days is told; what bears an hour is no date to other programs.
_DAYS: Final[Mapping[str, tuple[str, str]]] = {
    ISO: ("date", "default"),
    "20201203": ("date", "%Y%m%d"),
    "03 December 2020": ("date", "%d %B %Y"),
    "03-December-2020": ("date", "%d-%B-%Y"),
    "2020-12-03T00:00:00": ("datetime", "%Y-%m-%dT%H:%M:%S"),
    "2020-12-03T00:00:00.000Z": ("datetime", "%Y-%m-%dT%H:%M:%S.%fZ"),
}


def table_schema(format: str, dialect: Dialect | str | None = None) -> dict[str, Any]:  # noqa: A002  the name that ``load`` has for it
    """The Table Schema of a table format: the name, the type and the blanks of each column.

    ``dialect`` is that of a file, or the name of one of the format's layouts; without it, the
    newest layout is described. A column that the format does not know is any text. Codes are
    strings, for a leading zero is part of them.

    Raises :class:`~conflictmodel.errors.UnknownFormatError`, and
    :class:`~conflictmodel.errors.InvalidValueError` for a format that is no table.

    >>> [(field["name"], field["type"]) for field in table_schema("csv")["fields"][3:5]]
    [('scope', 'string'), ('low', 'integer')]
    """
    form = registry.known(format)
    if not isinstance(form, TableFormat):
        raise InvalidValueError("table_schema", "format", format, "must name a format whose files are tables")
    layout = layout_of(form, dialect)
    known, fields, days = columns(form.row), fields_by_name(form.row), dict(layout.days)
    names = layout.columns or tuple(column.name for column in known.values())
    described = []
    for name in names:
        field = fields.get(plain(name))
        if field is None:
            described.append({"name": name, "type": "string"})
        else:
            described.append({"name": name} | _field(form.row, field, known[field], days.get(field, ISO)))
    return {"fields": described, "missingValues": [""]}


def _field(row: type[Row], field: str, column: Column, style: str) -> dict[str, Any]:
    found: dict[str, Any] = {"type": _TYPES[column.kind]}
    if column.kind is DAY:
        found["type"], found["format"] = _DAYS.get(style, ("string", "default"))
    meaning: Mapping[str, str] = getattr(row, "MEANING", {})
    terms: Mapping[str, type] = getattr(row, "TERMS", {})
    if field in meaning:
        found["description"] = meaning[field]
    if field in terms:
        found.setdefault("description", (terms[field].__doc__ or "").partition("\n")[0])
        found["constraints"] = {"enum": [str(term.value) for term in terms[field]]}  # type: ignore[attr-defined]  # a Vocabulary
    if column.kind is COUNT:
        found["constraints"] = {"minimum": 0, "maximum": MAX_FIGURE}
    if column.missing.keys() - {""}:
        found["missingValues"] = list(column.missing)
    return found


def write_schema(target: str | os.PathLike[str], format: str, dialect: Dialect | str | None = None) -> Path:  # noqa: A002  likewise
    """Write the Table Schema of a file beside it: of ``deaths.csv`` to ``deaths.schema.json``; gives that path.

    For the other arguments and errors see :func:`table_schema`.
    """
    path = Path(target)
    stem = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    beside = stem.with_suffix(".schema.json")
    shown = json.dumps(table_schema(format, dialect), ensure_ascii=False, indent=2)
    with open_target(beside) as writing:
        writing.write(f"{shown}\n")
    return beside
