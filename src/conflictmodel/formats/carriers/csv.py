"""Claims as CSV: one claim a row, for spreadsheets and statistics programs, and nothing lost.

The columns are those of :class:`~conflictmodel.formats.carriers.row.ClaimRow`; every part of a
claim of every kind has one. ``incident`` numbers the events, so that the rows of one event can be
told from those of another that looks the same; the columns with ``event_`` repeat what is known of
it. Their types and meanings are in the table's schema: :func:`conflictmodel.formats.table_schema`.

Losses: none. A row in which a cell is wrong makes no claim, and is a problem of the file.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from conflictmodel.formats.carriers._reading import check, claims
from conflictmodel.formats.carriers._writing import values
from conflictmodel.formats.carriers.row import COLUMNS, ClaimRow
from conflictmodel.formats.format import Head, TableFormat, by_incident, event_of, signature
from conflictmodel.formats.table.columns import CODE, TEXT
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import columns
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.claim import Claim, Record

_NAMES: Final = signature("kind stance low high stated basis")
_BLANK: Final[dict[str, Any]] = {
    field: "" if column.kind in {TEXT, CODE} else Missing.EMPTY
    for field, column in columns(ClaimRow).items()
    if field != "geometry"
}


class Event(list[Claim[Record]]):
    """The claims about one event, and its number in the file; claims about none have no number."""

    number: int | None = None


def numbered(stated: Iterable[Claim[Record]]) -> Iterator[list[Claim[Record]]]:
    """Gather claims by their events, and number these."""
    number = 0
    for group in by_incident(stated):
        event = Event(group)
        if event_of(group[0]) is not None:
            number += 1
            event.number = number
        yield event


def _rows(group: Sequence[Claim[Record]]) -> Iterator[ClaimRow]:
    number = getattr(group, "number", None)
    for claim in group:
        yield ClaimRow(**(_BLANK | values(claim, number)))


def _fits(head: Head) -> bool:
    return head.carrier != "geojson" and head.names >= _NAMES


FORMAT: Final = TableFormat(
    name="csv",
    title="Claims as CSV, one a row",
    homepage="https://specs.frictionlessdata.io/table-schema/",
    media_type="text/csv",
    suffix=".csv",
    row=ClaimRow,
    signatures=(_NAMES,),
    fits=_fits,
    claims=claims,
    check=check,
    rows=_rows,
    groups=numbered,
    layouts={"1": Dialect(columns=COLUMNS)},
)
