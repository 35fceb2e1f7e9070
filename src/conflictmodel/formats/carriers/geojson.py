"""Claims as GeoJSON: a feature for each claim, so that a map can show them, and nothing lost.

The properties of a feature are the columns of a row of CSV that hold something (see
:mod:`conflictmodel.formats.carriers.csv`), save for the position of the place, which is the
geometry. A claim that names no place lies where its event does, and one of which no position is
known has no geometry. Coordinates are longitude and latitude, as RFC 7946 has them.

Losses: none. A geometry that is no point is a problem of its feature, for a place has no shape.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from conflictmodel.formats.carriers._reading import check, claims
from conflictmodel.formats.carriers._writing import values
from conflictmodel.formats.carriers.csv import numbered
from conflictmodel.formats.carriers.row import COLUMNS, KINDS, ClaimRow
from conflictmodel.formats.format import Head, TableFormat
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.values import Bare, Missing
from conflictmodel.model.claim import Claim, Record

_POSITION: Final = ("latitude", "longitude")


def _rows(group: Sequence[Claim[Record]]) -> Iterator[ClaimRow]:
    number = getattr(group, "number", None)
    for claim in group:
        told = values(claim, number)
        latitude, longitude = (told.pop(part, None) for part in _POSITION)
        if "place" not in told:
            latitude, longitude = (told.get(f"event_{part}") for part in _POSITION)
        yield ClaimRow(**told, geometry=_geometry(latitude, longitude))


def _geometry(latitude: Any, longitude: Any) -> Bare | Missing:  # noqa: ANN401  numbers or nothing
    if latitude is None:
        return Missing.NULL
    return Bare(f'{{"type": "Point", "coordinates": [{longitude!r}, {latitude!r}]}}')


def _fits(head: Head) -> bool:
    return head.carrier == "geojson" and {"kind", "stance"} <= head.names and head.records[0].get("kind") in KINDS


FORMAT: Final = TableFormat(
    name="geojson",
    title="Claims as GeoJSON, one a feature",
    homepage="https://www.rfc-editor.org/rfc/rfc7946",
    media_type="application/geo+json",
    suffix=".geojson",
    shared_suffix=False,
    row=ClaimRow,
    fits=_fits,
    claims=claims,
    check=check,
    rows=_rows,
    groups=numbered,
    layouts={
        "1": Dialect(carrier="geojson", columns=(*(name for name in COLUMNS if name not in _POSITION), "geometry"))
    },
)
