"""How a table was written, so that it can be written again in the same way."""

from collections.abc import Iterable
from typing import Any

import attrs

from conflictmodel.errors import InvalidValueError, listed
from conflictmodel.formats.table._encoding import KEEPING
from conflictmodel.model.vocabulary import Vocabulary


class Quoting(Vocabulary):
    """Which cells of delimited text stand between quotation marks.

    It says nothing about the cells and yet tells who wrote the file: spreadsheets, R and older
    databases each have their own habit.
    """

    MINIMAL = (
        "minimal",
        "Only cells that would be misread without: those that hold the delimiter, a quotation mark or a line end.",
        "RFC 4180: fields containing line breaks, double quotes, and commas",
    )
    ALL = ("all", "Every cell, empty ones too.", "Python csv: QUOTE_ALL")
    TEXT = (
        "text",
        "Every cell of a column of text, and the header; no number, and no NA, which stands for a missing value.",
        "R write.csv: quote = TRUE",
    )
    NONE = (
        "none",
        "No cell: a quotation mark is a character as any other, and no cell can hold the delimiter or a line end.",
        "IANA text/tab-separated-values: fields that contain tabs are not allowable",
    )


def _quoting(value: str) -> Quoting:
    return Quoting.named(value)


def _pairs(value: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(value)


def _marks(value: Iterable[bool | None]) -> tuple[bool | None, ...]:
    return tuple(value)


def _among(*allowed: str) -> Any:  # noqa: ANN401  attrs takes any callable for a validator
    def check(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value not in allowed:
            raise InvalidValueError(
                type(instance).__name__, attribute.name, value, f"must be {listed(map(repr, allowed))}"
            )

    return check


def _one_character(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not isinstance(value, str) or len(value) != 1 or value in '"\r\n\ufeff\0':
        why = "must be one character, and no quotation mark or line end"
        raise InvalidValueError(type(instance).__name__, attribute.name, value, why)


def _row(value: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if value is None else tuple(value)


@attrs.frozen(kw_only=True)
class Dialect:
    r"""How a table was written: everything about a file that its cells do not say.

    A table that is read and written again in its dialect comes out as it was, byte by byte where
    it was well formed. A new table gets plain CSV, as most programs read it.

    - ``carrier``: "csv" for all delimited text; "json", "jsonl" or "geojson"; "bytes" for what is
      no text, of which the rest says nothing.
    - ``columns``: the names of the columns as they are spelled, in their order.
    - ``headed``: whether the first row holds these names.
    - ``tags``: the row of HXL tags under the header (hxlstandard.org), if there is one.
    - ``delimiter``: what stands between two cells: ``","``, ``";"``, a tab or ``"|"``, as a rule.
    - ``quoting``: which cells stand between quotation marks (a :class:`Quoting`).
    - ``quoted``: of :attr:`Quoting.TEXT`, whether the cells of each column are quoted; ``None`` for a
      column, or no entry, to quote what is no number.
    - ``line_end``: ``"\n"``, ``"\r\n"`` or ``"\r"``; ``ends``: whether the last line has one too.
    - ``encoding``: "utf-8", "utf-16-le", "utf-16-be" or "cp1252"; ``bom``: whether a byte order mark
      comes first; ``gzip``: whether the file is packed.
    - ``guarded``: whether cells that a spreadsheet would take for formulas bear an apostrophe.
    - ``days``: pairs of a column and the way in which its dates are spelled.
    - ``indent``: of JSON, how far each level is indented; ``None`` for all on one line.
      ``spaced``: whether a space follows each comma and colon; ``between``: what separates records.
    - ``before``, ``after``: what stands in the file before and after the table. Of delimited text,
      ``before`` are empty lines and the ``sep=;`` by which spreadsheets know the delimiter.
    """

    carrier: str = attrs.field(default="csv", validator=_among("csv", "json", "jsonl", "geojson", "bytes"))
    columns: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    headed: bool = True
    delimiter: str = attrs.field(default=",", validator=_one_character)
    quoting: Quoting = attrs.field(default=Quoting.MINIMAL, converter=_quoting)
    quoted: tuple[bool | None, ...] = attrs.field(default=(), converter=_marks)
    line_end: str = attrs.field(default="\n", validator=_among("\n", "\r\n", "\r"))
    ends: bool = True
    encoding: str = attrs.field(default="utf-8", validator=_among(*KEEPING))
    bom: bool = False
    gzip: bool = False
    tags: tuple[str, ...] | None = attrs.field(default=None, converter=_row)
    guarded: bool = False
    days: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)
    indent: int | None = None
    spaced: bool = True
    before: str = ""
    between: str = ""
    after: str = ""
