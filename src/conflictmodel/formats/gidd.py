"""IDMC GIDD: people displaced within each country, year by year, as checked by IDMC.

Reads the national table of the Global Internal Displacement Database in its columns of 2018
("Conflict New Displacements"), of today ("Conflict Internal Displacements", with the figures
before rounding under "(Raw)") and of IDMC's API. A row becomes up to four claims, which never
add up: the people living displaced by conflict at the end of the year and those displaced by
disasters (stocks of 31 December), and the movements that each caused during the year (flows over
all of it, so cumulative). ``Displacement.means`` says "Conflict" or "Disaster". Where a row has a
figure before and after rounding, the claim is of the one before.

Written are the figures of whole countries alone: a stock of the last day of a year, or a flow over
all of one. Anything else would become a false figure of a country. Of two claims for one cell the
first is written. Both the rounded and the raw column get the figure as it was told.

Lost in this format: hedges, who was counted, where people came from and went, events, sources,
and everything that is not internal displacement. Definitions: IDMC, "Global Internal Displacement
Database" (internal-displacement.org/database).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import attrs

from conflictmodel.countries import CodeScheme
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._displaced import (
    CONFLICT,
    DISASTER,
    alpha_3,
    annual,
    cause,
    country_of,
    country_place,
    everybody,
    first,
    gathered,
    is_country,
    one_number,
    usable,
    year_of,
)
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.columns import code, count, whole
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Text, Whole
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.place import Place
from conflictmodel.model.source import Attribution

IDMC: Final = to.dataset("IDMC GIDD")

_COUNT = "displacement.count"


@attrs.frozen(weakref_slot=False)
class GiddYear(Row):
    """One country in one year: its displaced people at the year's end, and the movements during it.

    ``iso3`` is an alpha-3 code; AB9 is IDMC's for the Abyei Area. Fields that end in ``raw`` are
    the figures before rounding.
    """

    iso3: Text = code("ISO3", to="where")
    name: Text = code("Name", "Country / Territory", "country_name", "Country", to="where")
    year: Whole = whole("Year", to="when")
    conflict_stock: Whole = count(
        "Conflict Stock Displacement",
        "Conflict Total number of IDPs",
        "conflict_total_displacement_rounded",
        to=_COUNT,
    )
    conflict_stock_raw: Whole = count(
        "Conflict Stock Displacement (Raw)",
        "Conflict Total number of IDPs raw",
        "conflict_total_displacement",
        to=_COUNT,
    )
    conflict_flow: Whole = count(
        "Conflict Internal Displacements",
        "Conflict New Displacements",
        "conflict_new_displacement_rounded",
        to=_COUNT,
    )
    conflict_flow_raw: Whole = count("Conflict Internal Displacements (Raw)", "conflict_new_displacement", to=_COUNT)
    disaster_flow: Whole = count(
        "Disaster Internal Displacements",
        "Disaster New Displacements",
        "disaster_new_displacement_rounded",
        to=_COUNT,
    )
    disaster_flow_raw: Whole = count("Disaster Internal Displacements (Raw)", "disaster_new_displacement", to=_COUNT)
    disaster_stock: Whole = count(
        "Disaster Stock Displacement",
        "Disaster Total number of IDPs",
        "disaster_total_displacement_rounded",
        to=_COUNT,
    )
    disaster_stock_raw: Whole = count(
        "Disaster Stock Displacement (Raw)",
        "Disaster Total number of IDPs raw",
        "disaster_total_displacement",
        to=_COUNT,
    )
    raw: Raw = raw()


class _Kind(NamedTuple):
    measure: Measure
    means: str


#: What the columns count.
FIGURES: Final = {
    "conflict_stock": _Kind(Measure.STOCK, CONFLICT),
    "conflict_flow": _Kind(Measure.FLOW, CONFLICT),
    "disaster_flow": _Kind(Measure.FLOW, DISASTER),
    "disaster_stock": _Kind(Measure.STOCK, DISASTER),
}


def _check(row: GiddYear) -> Iterator[tuple[str, str]]:
    by_code, by_name = to.country(row.iso3, CodeScheme.ALPHA_3), to.country(row.name, CodeScheme.NAME)
    if by_code is not None and by_name is not None and by_code != by_name:
        yield "name", f"is not the country of ISO3, {row.iso3}"


def _claims(rows: Iterable[GiddYear]) -> Iterator[Claim[Record]]:
    attribution = Attribution((IDMC,))
    for row in rows:
        where = country_place(row.iso3, row.name)
        for field, kind in FIGURES.items():
            number = to.figure(getattr(row, f"{field}_raw"))
            if number is None:
                number = to.figure(getattr(row, field))
            if number is None:
                continue
            when, scope = annual(kind.measure, row.year)
            told = Displacement(
                Count.exactly(number),
                Movement.INTERNAL_DISPLACEMENT,
                kind.measure,
                scope=scope,
                means=kind.means,
                when=when,
                where=where,
            )
            yield Claim(told, attribution)


def _cell(told: Displacement) -> tuple[Place, int] | None:
    """The country and the year of a figure, where the table has a cell for it."""
    where, year = told.where, year_of(told)
    places = [place for place in (where, told.origin, told.destination) if place is not None]
    if where is None or year is None or not all(map(is_country, places)) or not everybody(told.people):
        return None
    if told.movement is not Movement.INTERNAL_DISPLACEMENT or told.subset_of is not None or cause(told.means) is None:
        return None
    return where, year


def _key(told: Displacement) -> tuple[object, ...] | None:
    cell = _cell(told)
    return None if cell is None else (cell[0].country or cell[0].name, cell[1])


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[GiddYear]:
    """Make the row of one country and year."""
    found = [(claim.record, cell) for claim in usable(claims) if (cell := _cell(claim.record)) is not None]
    cells: dict[str, Any] = {}
    for field, kind in FIGURES.items():
        told = [one_number(one.count) for one, _ in found if (one.measure, cause(one.means)) == kind]
        cells[field] = cells[f"{field}_raw"] = first(told)
    for _, (where, year) in found[:1]:
        yield GiddYear(iso3=to.cell(alpha_3(country_of(where))), name=where.name, year=year, **cells)


_TAGS: Final = (
    "#country+code",
    "#country+name",
    "#date+year",
    "#affected+idps+ind+stock+conflict",
    "#affected+idps+ind+newdisp+conflict",
    "#affected+idps+ind+newdisp+disaster",
)
_TODAY: Final = (
    "ISO3",
    "Name",
    "Year",
    "Conflict Stock Displacement",
    "Conflict Stock Displacement (Raw)",
    "Conflict Internal Displacements",
    "Conflict Internal Displacements (Raw)",
    "Disaster Internal Displacements",
    "Disaster Internal Displacements (Raw)",
    "Disaster Stock Displacement",
    "Disaster Stock Displacement (Raw)",
)
_OLD: Final = (
    "ISO3",
    "Name",
    "Year",
    "Conflict Stock Displacement",
    "Conflict New Displacements",
    "Disaster New Displacements",
)
_ONLY: Final = "GIDD counts people displaced within their country and nothing else"

FORMAT: Final = TableFormat(
    name="idmc-gidd",
    title="IDMC Global Internal Displacement Database, by country and year",
    homepage="https://www.internal-displacement.org/database/displacement-data/",
    media_type="text/csv",
    suffix=".csv",
    row=GiddYear,
    signatures=tuple(
        frozenset({*signature("iso3 year"), *signature(column)})
        for column in (
            "conflict_stock_displacement",
            "conflict_total_number_of_idps",
            "conflict_internal_displacements",
            "conflict_new_displacements",
            "conflict_new_displacement",
        )
    ),
    source=IDMC,
    claims=_claims,
    check=_check,
    rows=_rows,
    groups=gathered(_key),
    layouts={"2023": Dialect(columns=_TODAY), "2018": Dialect(columns=_OLD, tags=_TAGS)},
    losses={
        "displacement.stock": "GIDD has one stock of a whole country at the end of a year, by conflict or by disasters",
        "displacement.flow": "GIDD has one flow of a whole country over a year, by conflict or by disasters",
        "displacement.count": "GIDD has one number",
        "displacement.people": "GIDD does not tell who the people are",
        "displacement.origin": "GIDD does not tell where people left",
        "displacement.destination": "GIDD does not tell where people went",
        "means": "GIDD has conflict and disaster alone",
        "incident": "GIDD has no events",
        "casualties": _ONLY,
        "equipment_loss": _ONLY,
        "diplomatic_contact": _ONLY,
        "attribution": "GIDD names no sources",
        "stance": "GIDD has what IDMC stands by, and nothing as denied or unverified",
        "perpetrator": "GIDD has no column for it",
        "where": "GIDD has the country alone",
        "when": "GIDD has the year alone",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
