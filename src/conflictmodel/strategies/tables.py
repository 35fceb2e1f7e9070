"""Strategies for the rows of the files that the library reads and writes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from conflictmodel.formats import registry
from conflictmodel.formats.format import TableFormat
from conflictmodel.formats.table.columns import CODE, COUNT, DECIMAL, TEXT, WHOLE, Column
from conflictmodel.formats.table.rows import Row, columns

_MOST = 10**12
#: NUL and halves of characters are in no table that other programs can read.
_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def rows(
    format: str,  # noqa: A002  the name that ``load`` has for it
    *,
    fields: Iterable[str] | None = None,
    cells: SearchStrategy[str] = _CELLS,
) -> SearchStrategy[Row]:
    """Rows of a table format, such as "ucdp-ged": typed values of every kind, in every column.

    They are what a file can hold, not what a publisher would publish: a low above the high, codes
    that mean nothing. ``fields`` are the only fields to be filled; the others are absent. ``cells`` is
    the text of columns of text and codes.

    >>> from hypothesis import find
    >>> find(rows("ucdp-ged", fields=["best"]), lambda row: isinstance(row.best, int)).best
    0
    """
    form = registry.known(format)
    if not isinstance(form, TableFormat):
        raise InvalidArgument(f"{format=} must name a format whose files are tables")
    wanted = None if fields is None else set(fields)
    known = columns(form.row)
    held: dict[str, Any] = {
        field: _values(column, cells) for field, column in known.items() if wanted is None or field in wanted
    }
    return st.builds(form.row, **held)


def _values(column: Column, cells: SearchStrategy[str]) -> SearchStrategy[Any]:
    blanks = st.sampled_from(sorted(set(column.missing.values()))) if column.missing else st.nothing()
    if column.kind in {TEXT, CODE}:
        return cells
    if column.kind is COUNT:
        return blanks | st.integers(0, _MOST)
    if column.kind is WHOLE:
        return blanks | st.integers(-_MOST, _MOST).filter(lambda number: str(number) not in column.missing)
    if column.kind is DECIMAL:
        return blanks | st.floats(-_MOST, _MOST).map(lambda number: round(number, 6))
    return blanks | st.dates(date(1, 1, 1), date(9999, 12, 31))
