"""IDMC Internal Displacement Updates: how many people each event drove from home, as first reported.

Reads the updates of the Internal Displacement Monitoring Centre as JSON (24 keys in 2023, 35
since) or as CSV with the same columns. Every figure is a flow, and provisional: IDMC checks it
before it enters the yearly figures. A row becomes a claim of the event, where one is named, and a
claim of the people displaced; returns, which IDMC tells by the words of its own text, are returns.

Disasters are not conflicts. Their figures stand in the same file, and each says which it is:
``Displacement.means`` begins with "Conflict", "Disaster" or "Other", with the type and subtype of
the hazard or violence after it ("Disaster: Storm: Typhoon/Hurricane/Cyclone"). Select by it before
adding anything up.

The qualifier is the hedge: "total" is exact. IDMC keeps it where it has made persons of households.
A figure in the role of triangulation is one that IDMC records and does not count: unverified.
The dates are midnights of New Zealand told in Greenwich time; read as such they agree with the
day that IDMC's text tells. Who said so is named by ``sources``, and in older files by the words
"according to ..." of IDMC's text; who published it stands at the text's end.

Lost in this format: stocks, running totals, parts of a figure, households, who did it, where people
came from and went, and everything that is not displacement. Definitions: IDMC, "Internal
Displacement Updates API Codebook" (2020).
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import attrs

from conflictmodel.countries import CodeScheme
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._displaced import alpha_3, cause, country_of, is_country, one_number, usable
from conflictmodel.formats.format import TableFormat, event_of, signature
from conflictmodel.formats.table.columns import code, count, day, decimal, text, whole
from conflictmodel.formats.table.days import STYLES
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Day, Decimal, Missing, Text, Whole
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.count import Basis, Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.model.source import Attribution

IDMC: Final = to.dataset("IDMC Internal Displacement Updates")

_WHERE, _WHEN, _MEANS, _EVENT = "where", "when", "displacement.means", "incident"


@attrs.frozen(weakref_slot=False)
class IduFigure(Row):
    """One figure of people displaced: how many, by what, where, between which days.

    ``figure`` counts persons; ``latitude`` and ``longitude`` are the centre of the places in
    ``locations_name``.
    """

    id: Text = code()
    country: Text = code(to=_WHERE)
    iso3: Text = code(to=_WHERE)
    latitude: Decimal = decimal(to=_WHERE)
    longitude: Decimal = decimal(to=_WHERE)
    centroid: Text = text()
    role: Text = code(to="stance")
    displacement_type: Text = code(to=_MEANS)
    qualifier: Text = code(to="displacement.count")
    figure: Whole = count(to="displacement.count")
    displacement_date: Day = day(to=_WHEN)
    displacement_start_date: Day = day(to=_WHEN)
    displacement_end_date: Day = day(to=_WHEN)
    year: Whole = whole(to=_WHEN)
    event_id: Text = code()
    event_name: Text = code(to=_EVENT)
    event_codes: Text = code()
    event_code_types: Text = code()
    event_start_date: Day = day(to=_EVENT)
    event_end_date: Day = day(to=_EVENT)
    category: Text = code()
    subcategory: Text = code()
    type: Text = code(to=_MEANS)
    subtype: Text = code(to=_MEANS)
    standard_popup_text: Text = text(to="attribution")
    standard_info_text: Text = text(to="displacement.movement")
    old_id: Text = code()
    sources: Text = code(to="attribution")
    source_url: Text = text()
    locations_name: Text = code(to=_WHERE)
    locations_coordinates: Text = text()
    locations_accuracy: Text = code()
    locations_type: Text = code()
    displacement_occurred: Text = code()
    created_at: Text = text()
    raw: Raw = raw()


#: What a qualifier says of the figure; the first of a kind is the one that is written.
QUALIFIERS: Final[Mapping[str, Basis]] = {
    "total": Basis.EXACT,
    "exact": Basis.EXACT,
    "exactly": Basis.EXACT,
    "a total of": Basis.EXACT,
    "approximately": Basis.ABOUT,
    "about": Basis.ABOUT,
    "around": Basis.ABOUT,
    "roughly": Basis.ABOUT,
    "more than": Basis.MORE_THAN,
    "over": Basis.MORE_THAN,
    "at least": Basis.AT_LEAST,
    "more than or equal": Basis.AT_LEAST,
    "more than or equal to": Basis.AT_LEAST,
    "less than": Basis.FEWER_THAN,
    "fewer than": Basis.FEWER_THAN,
    "up to": Basis.AT_MOST,
    "at most": Basis.AT_MOST,
    "less than or equal": Basis.AT_MOST,
    "less than or equal to": Basis.AT_MOST,
    "nearly": Basis.NEARLY,
    "almost": Basis.NEARLY,
    "close to": Basis.NEARLY,
}
_TYPES: Final = ("Conflict", "Disaster", "Other", "Development")
_ASIDE: Final = "Triangulation"

# IDMC makes these texts from its data, so their form is fixed: "<b> India: 200 displacements (evacuated), 23 ..."
_TERM = re.compile(r"\s*(?:<b>)?[^<]*?:\s*[\d,]+ (displacement|return)s?(?: \(([^()<]*)\))?,")
_SAID = re.compile(r"according to ([^<>]+?)\.?", re.IGNORECASE)
_SAID_FIRST = re.compile(r"According to ([^<>]+?), (?:a total of|total|approximately|more than|less than|at least)\b")
_LINK = re.compile(r"\s*(?:<a [^<>]*>)?([^<>]+?)(?: - \d\d [A-Z][a-z]+ +\d{4}\s*)?(?:</a>)?\s*")
_LONGEST: Final = 20_000


def _check(row: IduFigure) -> Iterator[tuple[str, str]]:
    for first, last in (("displacement_start_date", "displacement_end_date"), ("event_start_date", "event_end_date")):
        start, end = getattr(row, first), getattr(row, last)
        if isinstance(start, date) and isinstance(end, date) and end < start:
            yield last, f"lies before {first}, {start}"
    qualifier = to.told(row.qualifier)
    if qualifier is not None and qualifier.casefold() not in QUALIFIERS:
        yield "qualifier", "is not known, so the figure makes no claim"
    elif to.figure(row.figure) is not None and _count(row) is None:
        yield "qualifier", f"cannot be said of {row.figure}, so the figure makes no claim"


def _claims(rows: Iterable[IduFigure]) -> Iterator[Claim[Record]]:
    for row in rows:
        incident = _incident(row)
        attribution = _attribution(row)
        stance = Stance.UNVERIFIED if row.role == _ASIDE else Stance.ASSERTED
        if incident is not None:
            yield Claim(incident, attribution)
        number = _count(row)
        if number is not None:
            where = _place(row)
            told = Displacement(number, _movement(row), Measure.FLOW, means=_means(row), when=_period(row), where=where)
            yield Claim(told, attribution, stance, incident=incident)


def _count(row: IduFigure) -> Count | None:
    number = to.figure(row.figure)
    basis = QUALIFIERS.get((to.told(row.qualifier) or "total").casefold())
    return None if number is None or basis is None else to.hedged(basis, number)


def _movement(row: IduFigure) -> Movement:
    shown = to.told(row.standard_info_text) or to.told(row.standard_popup_text) or ""
    found = _TERM.match(shown[:_LONGEST])
    if found is None:
        return Movement.INTERNAL_DISPLACEMENT
    if found[1] == "return":
        return Movement.RETURN
    return Movement.EVACUATION if found[2] == "evacuated" else Movement.INTERNAL_DISPLACEMENT


def _means(row: IduFigure) -> str | None:
    parts = [to.told(part) for part in (row.displacement_type, row.type, row.subtype)]
    return ": ".join(dict.fromkeys(part for part in parts if part)) if parts[0] else None


def _incident(row: IduFigure) -> Incident | None:
    name = to.told(row.event_name)
    return None if name is None else Incident(None, name, (), to.span(row.event_start_date, row.event_end_date))


def _period(row: IduFigure) -> Period | None:
    found = to.span(row.displacement_start_date, row.displacement_end_date) or to.span(row.displacement_date)
    if found is None and isinstance(row.year, int) and 0 < row.year < 10_000:
        return Period.of(f"{row.year:04}")
    return found


def _place(row: IduFigure) -> Place | None:
    return to.place(
        row.locations_name,
        otherwise=row.country,
        country=to.country(row.iso3, CodeScheme.ALPHA_3),
        at=to.point(row.latitude, row.longitude),
    )


def _attribution(row: IduFigure) -> Attribution:
    popup = to.told(row.standard_popup_text) or ""
    _, *told = popup[:_LONGEST].split("<br>")
    said = told[0].strip() if told else ""
    last = said.casefold().rfind("according to ")
    found = (_SAID.fullmatch(said, last) if last > 0 else None) or _SAID_FIRST.match(said)
    link = _LINK.fullmatch(told[1]) if len(told) == 2 else None
    origin = to.told(row.sources) or (html.unescape(found[1]) if found else None)
    return to.chain(origin, html.unescape(link[1]) if link else None, dataset=IDMC)


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[IduFigure]:
    """Make a row of each flow of people within a country; a part of another figure would be counted twice."""
    for claim in usable(claims):
        told = claim.record
        if told.measure is Measure.FLOW and told.scope is Scope.INCIDENT and told.subset_of is None and _within(told):
            yield _row(claim, event_of(claim) or to.event(claims))


def _within(told: Displacement) -> bool:
    if told.movement not in {Movement.INTERNAL_DISPLACEMENT, Movement.EVACUATION, Movement.RETURN}:
        return False
    places = (told.origin, told.destination, told.where)
    return len({place.country for place in places if place is not None and place.country is not None}) <= 1


def _row(claim: Claim[Displacement], incident: Incident | None) -> IduFigure:
    told, where = claim.record, claim.record.where
    origins = to.origin(claim, but=IDMC)
    number = one_number(told.count)
    basis = told.count.basis if told.count.stated is not None else Basis.AT_LEAST
    qualifier = next(word for word, meant in QUALIFIERS.items() if meant is basis)
    dates = _dates(told.when)
    name = _country(where)
    shown = _shown(told, name, number)
    amount = "A total of" if told.count.is_exact else qualifier.capitalize()
    said = f" {amount} {number} people {'returned' if told.movement is Movement.RETURN else 'were displaced'}"
    if origins:
        said += f", according to {html.escape(origins[0], quote=False)}"
    published = html.escape(origins[-1], quote=False) if len(origins) > 1 else ""
    event = None if incident is None else incident.when
    return IduFigure(
        id=to.identifier(told, incident, *origins, digits=9),
        country=to.cell(name),
        iso3=to.cell(alpha_3(country_of(where))),
        **_located(where, name),
        **_caused(told.means),
        role=_ASIDE if claim.stance is Stance.UNVERIFIED else Missing.EMPTY,
        qualifier=qualifier,
        figure=number,
        **dates,
        event_name=to.cell(None if incident is None else incident.description or str(incident).capitalize()),
        event_start_date=Missing.EMPTY if event is None or event.first is None else event.first,
        event_end_date=Missing.EMPTY if event is None or event.last is None else event.last,
        standard_popup_text=f"{shown} <br>{said}. <br> {published}".rstrip(),
        standard_info_text=shown,
        sources=to.cell(origins[0] if origins else None),
    )


def _country(where: Place | None) -> str | None:
    if where is None:
        return None
    found = country_of(where)
    return where.name if is_country(where) else None if found is None else found.name


def _located(where: Place | None, name: str | None) -> dict[str, Any]:
    if where is None:
        return {}
    own: dict[str, Any] = {} if where.name == name else {"locations_name": where.name}
    return own if where.point is None else {**own, "latitude": where.point.latitude, "longitude": where.point.longitude}


def _caused(means: str | None) -> dict[str, Any]:
    head, *more = (means or "").split(": ", 2)
    kind = head if head in _TYPES else cause(means)
    if kind is None:
        return {}
    return {"displacement_type": kind, **({"type": more[0], "subtype": more[-1]} if more else {})}


def _dates(when: Period | None) -> dict[str, Any]:
    first, last = (None, None) if when is None else (when.first, when.last)
    names = ("displacement_date", "displacement_start_date", "displacement_end_date", "year")
    if first is None or last is None:
        return dict.fromkeys(names, Missing.EMPTY)
    return dict(zip(names, (last, first, last, last.year), strict=True))


def _shown(told: Displacement, country: str | None, number: int) -> str:
    """Write a figure as IDMC shows it, for its words alone tell what kind of movement it is."""
    kind = "return" if told.movement is Movement.RETURN else "displacement"
    term = " (evacuated)" if told.movement is Movement.EVACUATION else ""
    days = (None, None) if told.when is None else (told.when.first, told.when.last)
    span = " - ".join(STYLES["03 December 2020"].write(day)[:-5] for day in days if day is not None)
    where = html.escape(country or "", quote=False).replace(":", " ")
    return f"<b> {where}: {number:,} {kind}{'' if number == 1 else 's'}{term}, {span} </b>"


_V2026: Final = (
    "id country iso3 latitude longitude centroid role displacement_type qualifier figure displacement_date "
    "displacement_start_date displacement_end_date year event_id event_name event_codes event_code_types "
    "event_start_date event_end_date category subcategory type subtype standard_popup_text standard_info_text old_id "
    "sources source_url locations_name locations_coordinates locations_accuracy locations_type displacement_occurred "
    "created_at"
)
_V2023: Final = (
    "id country iso3 latitude longitude centroid displacement_type qualifier figure displacement_date "
    "displacement_start_date displacement_end_date year event_name event_start_date event_end_date category "
    "subcategory type subtype standard_popup_text standard_info_text old_id created_at"
)

FORMAT: Final = TableFormat(
    name="idmc-idu",
    title="IDMC Internal Displacement Updates",
    homepage="https://www.internal-displacement.org/database/displacement-updates/",
    media_type="application/json",
    suffix=".json",
    row=IduFigure,
    signatures=(signature("displacement_type qualifier figure displacement_start_date displacement_end_date"),),
    source=IDMC,
    claims=_claims,
    check=_check,
    rows=_rows,
    layouts={
        "2026": Dialect(columns=tuple(_V2026.split())),
        "json": Dialect(carrier="json", columns=tuple(_V2026.split())),
        "2023": Dialect(columns=tuple(_V2023.split())),
    },
    losses={
        "displacement.stock": "the updates count movements and never people at a moment",
        "displacement.flow": "the updates count people who moved within one country, in one event, and no parts",
        "displacement.count": "the updates have one figure and a word for its hedge",
        "displacement.movement": "the updates count people who moved within one country",
        "displacement.unit": "the updates count persons",
        "displacement.people": "the updates do not tell who the people are",
        "displacement.origin": "the updates have one place, where it happened",
        "displacement.destination": "the updates have one place, where it happened",
        "means": "the updates have conflict, disaster or other, and a type and a subtype of it",
        "casualties": "the updates count people displaced and nothing else",
        "equipment_loss": "the updates count people displaced and nothing else",
        "diplomatic_contact": "the updates count people displaced and nothing else",
        "incident": "the updates name an event and its days, with a figure of people displaced",
        "attribution": "the updates name one source and one publisher",
        "stance": "the updates have figures that count and figures kept for comparison, and nothing that is denied",
        "perpetrator": "the updates have no column for it",
        "where": "the updates have the names of places, a country and a point",
        "when": "the updates have a first and a last day",
        "span": "a row has no text of a report",
        "repeats": "a row has no text of a report",
        "evidence": "a row has no text of a report",
    },
)
