"""UNHCR population figures: refugees, asylum-seekers, displaced people and solutions, by year and pair of countries.

Reads the end-year totals (REF, IDP, ASY, OOC, STA, VDA) and the solutions (RST, NAT, RET, RDP) as
UNHCR shares them on HDX, and the downloads of its Refugee Data Finder, which call the same columns
by their full names. Refugees, asylum-seekers and internally displaced people are stocks of
31 December; resettlement and returns are flows over the year, so cumulative. The country of origin
and the country of asylum become places; UKN, an unknown origin, is none, and STA, XXA and TIB are
people described and no country. Who returned moved from the country of asylum to that of origin.

UNHCR fills the table with zeros. A zero is a claim, save where it could be nothing else: of internally
displaced people from another country, and of refugees in their own. Stateless people (STA), others
of concern (OOC, OIP, VDA, HST) and naturalisation (NAT) are no movement and make no claim.

Written are whole countries alone, with the stock of a year's last day or a flow over all of a year;
figures of disasters are not, for UNHCR counts those whom conflict displaced. Of two claims for one cell
the first is written.

Lost in this format: hedges, places within countries, events, causes, sources, and everything that is
not people. Definitions: UNHCR, "Refugee Data Finder: Methodology" (unhcr.org/refugee-statistics).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import attrs

from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._displaced import (
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
from conflictmodel.formats.table.dialect import Dialect, Quoting
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Missing, Text, Whole
from conflictmodel.model.actor import Group
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.place import Place
from conflictmodel.model.source import Attribution, SourceKind

UNHCR: Final = to.dataset("UNHCR", SourceKind.UN)

_COUNT = "displacement.count"
_BLANK: Final = {"-": Missing.NOT_AVAILABLE}


@attrs.frozen(weakref_slot=False)
class UnhcrPair(Row):
    """The people from one country in another, in one year.

    ``iso3_coo`` is the country of origin and ``iso3_coa`` that of asylum, or of return or
    resettlement. The counts bear UNHCR's abbreviations: refugees, internally displaced people,
    asylum-seekers, others of concern, stateless people, Venezuelans displaced abroad, other people in
    need of protection, host community; resettled, naturalised, returned refugees, returned
    displaced people.
    """

    year: Whole = whole("Year", to="when")
    coo_name: Text = code("Country of origin", "coo_name", to="displacement.origin")
    iso3_coo: Text = code("ISO3CoO", "Country of origin (ISO)", "coo_iso", to="displacement.origin")
    coa_name: Text = code("Country of asylum", "coa_name", to="displacement.destination")
    iso3_coa: Text = code("ISO3CoA", "Country of asylum (ISO)", "coa_iso", to="displacement.destination")
    ref: Whole = count("REF", "Refugees under UNHCR's mandate", "refugees", to=_COUNT, missing=_BLANK)
    idp: Whole = count("IDP", "IDPs of concern to UNHCR", "idps", to=_COUNT, missing=_BLANK)
    asy: Whole = count("ASY", "Asylum-seekers", to=_COUNT, missing=_BLANK)
    ooc: Whole = count("OOC", "Others of concern", missing=_BLANK)
    sta: Whole = count("STA", "Stateless persons", "stateless", missing=_BLANK)
    vda: Whole = count("VDA", "Venezuelans displaced abroad", missing=_BLANK)
    oip: Whole = count("OIP", "Other people in need of international protection", missing=_BLANK)
    hst: Whole = count("HST", "Host Community", missing=_BLANK)
    rst: Whole = count("RST", "Resettlement arrivals", "resettlement", to=_COUNT, missing=_BLANK)
    nat: Whole = count("NAT", "Naturalisation", missing=_BLANK)
    ret: Whole = count("RET", "Returned refugees", to=_COUNT, missing=_BLANK)
    rdp: Whole = count("RDP", "Returned IDPs", to=_COUNT, missing=_BLANK)
    raw: Raw = raw()


class _Kind(NamedTuple):
    movement: Movement
    measure: Measure
    #: Whether the people have stayed in their country, which then is that of origin and that of asylum.
    within: bool


#: What the columns count; the model has no movement for the others.
FIGURES: Final[Mapping[str, _Kind]] = {
    "ref": _Kind(Movement.REFUGEE, Measure.STOCK, within=False),
    "idp": _Kind(Movement.INTERNAL_DISPLACEMENT, Measure.STOCK, within=True),
    "asy": _Kind(Movement.ASYLUM_SEEKER, Measure.STOCK, within=False),
    "rst": _Kind(Movement.RESETTLEMENT, Measure.FLOW, within=False),
    "ret": _Kind(Movement.RETURN, Measure.FLOW, within=False),
    "rdp": _Kind(Movement.RETURN, Measure.FLOW, within=True),
}
#: Codes in the place of a country, and the people that they mean; "UKN" says that nobody knows.
PEOPLE: Final = {"STA": "stateless people", "XXA": "stateless people", "TIB": "Tibetan refugees"}
_UNKNOWN: Final = frozenset({"UKN", "UNK", "XXX"})
_CODE = re.compile("[A-Z][A-Z0-9]{2}")


def _check(row: UnhcrPair) -> Iterator[tuple[str, str]]:
    for field, kind in FIGURES.items():
        if getattr(row, field) != 0 and to.figure(getattr(row, field)) is not None:
            if kind.within and row.iso3_coo != row.iso3_coa:
                yield field, "counts people who stayed in their country, in a row of two countries"
            elif not kind.within and row.iso3_coo == row.iso3_coa:
                yield field, "counts people who left their country, in a row of one country"


def _claims(rows: Iterable[UnhcrPair]) -> Iterator[Claim[Record]]:
    attribution = Attribution((UNHCR,))
    for row in rows:
        people, origin, asylum = Group(PEOPLE.get(row.iso3_coo, "")), _origin(row), _asylum(row)
        for field, kind in FIGURES.items():
            number = to.figure(getattr(row, field))
            if number is None or (number == 0 and kind.within != (row.iso3_coo == row.iso3_coa)):
                continue
            when, scope = annual(kind.measure, row.year)
            back = field == "ret"
            told = Displacement(
                Count.exactly(number),
                kind.movement,
                kind.measure,
                people=people,
                origin=asylum if back else origin,
                destination=origin if back else asylum,
                scope=scope,
                when=when,
                where=origin if back else asylum,
            )
            yield Claim(told, attribution)


def _origin(row: UnhcrPair) -> Place | None:
    if row.iso3_coo in PEOPLE or row.iso3_coo in _UNKNOWN:
        return None
    return country_place(row.iso3_coo, row.coo_name)


def _asylum(row: UnhcrPair) -> Place | None:
    return None if row.iso3_coa in _UNKNOWN else country_place(row.iso3_coa, row.coa_name)


class _Pair(NamedTuple):
    """Where a figure stands in the table."""

    origin: str
    asylum: str
    year: int
    field: str


def _pair(told: Displacement) -> _Pair | None:
    """Find the cell for a figure; ``None`` where the table has none for it."""
    year = year_of(told)
    if year is None or told.subset_of is not None or cause(told.means) == DISASTER or not everybody(told.people):
        return None
    if told.where is not None and not is_country(told.where):
        return None
    left, reached = told.origin, told.destination or told.where
    within = told.movement is Movement.INTERNAL_DISPLACEMENT
    if within:
        left = left or reached
    codes = [_coded(left), _coded(reached)]
    kinds = [
        field
        for field, kind in FIGURES.items()
        if (kind.movement, kind.measure) == (told.movement, told.measure) and kind.within == (codes[0] == codes[1])
    ]
    if not kinds or None in codes:
        return None
    origin, asylum = reversed(codes) if kinds == ["ret"] else codes
    if told.people.description and origin == "UKN":
        origin = next((own for own, people in PEOPLE.items() if people == told.people.description), origin)
    return _Pair(str(origin), str(asylum), year, kinds[0])


def _coded(place: Place | None) -> str | None:
    """The code of a whole country, UKN for none, and ``None`` for a place within one."""
    if place is None:
        return "UKN"
    if not is_country(place):
        return None
    return alpha_3(country_of(place)) or (place.name if _CODE.fullmatch(place.name) else None)


def _key(told: Displacement) -> tuple[object, ...] | None:
    pair = _pair(told)
    return None if pair is None else pair[:3]


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[UnhcrPair]:
    """Make the row of one pair of countries and year."""
    found: dict[str, list[int]] = {}
    pair = None
    for claim in usable(claims):
        own = _pair(claim.record)
        if own is not None:
            pair = own
            found.setdefault(own.field, []).append(one_number(claim.record.count))
    if pair is not None:
        cells: dict[str, Any] = {field: first(found.get(field, [])) for field in FIGURES}
        yield UnhcrPair(year=pair.year, iso3_coo=pair.origin, iso3_coa=pair.asylum, **cells)


_PAIR: Final = ("Year", "ISO3CoO", "ISO3CoA")
_POPULATION: Final = ("REF", "IDP", "ASY", "OOC", "STA", "VDA")
_SOLUTIONS: Final = ("RST", "NAT", "RET", "RDP")


def _layout(*figures: str) -> Dialect:
    """Lay out a table as R writes it: the names and the codes between quotation marks, and no number."""
    quoted = (False, True, True, *[False] * len(figures))
    return Dialect(columns=(*_PAIR, *figures), quoting=Quoting.TEXT, quoted=quoted)


_ONLY: Final = "UNHCR counts people who were displaced, returned or resettled and nothing else"

FORMAT: Final = TableFormat(
    name="unhcr",
    title="UNHCR population figures and solutions",
    homepage="https://www.unhcr.org/refugee-statistics/",
    media_type="text/csv",
    suffix=".csv",
    row=UnhcrPair,
    signatures=(
        signature("Year ISO3CoO ISO3CoA"),
        frozenset({"year", "countryoforiginiso", "countryofasylumiso"}),
        signature("year coo_iso coa_iso"),
    ),
    source=UNHCR,
    claims=_claims,
    check=_check,
    rows=_rows,
    groups=gathered(_key),
    layouts={
        "all": _layout(*_POPULATION, *_SOLUTIONS),
        "population": _layout(*_POPULATION),
        "solutions": _layout(*_SOLUTIONS),
    },
    losses={
        "displacement.stock": "UNHCR has stocks of two countries at the end of a year",
        "displacement.flow": "UNHCR has returns and resettlement of two countries over a year",
        "displacement.count": "UNHCR has one number",
        "displacement.people": "UNHCR tells stateless people and Tibetan refugees and nobody else",
        "displacement.origin": "UNHCR has whole countries",
        "displacement.destination": "UNHCR has whole countries",
        "incident": "UNHCR has no events",
        "casualties": _ONLY,
        "equipment_loss": _ONLY,
        "diplomatic_contact": _ONLY,
        "attribution": "UNHCR names no sources",
        "stance": "UNHCR has what it stands by, and nothing as denied or unverified",
        "perpetrator": "UNHCR has no column for it",
        "where": "UNHCR has whole countries",
        "when": "UNHCR has the year alone",
        "means": "UNHCR names no causes",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
