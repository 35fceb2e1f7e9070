"""UCDP GED: events of organised violence with at least one death, as Uppsala University codes them.

Reads the Georeferenced Event Dataset from version 17 to 25 and the monthly Candidate files, as CSV
or GeoJSON; columns are matched by name, for their number and order differ by version. A row
becomes a claim of the event and claims of people killed: the total with its bounds, then the
deaths of each side, of civilians and of people unknown as parts of it.

Lost in this format: everything but deaths, the bounds of a part, who did it (except in one-sided
violence, where side A is the perpetrator), ACLED's type of event, means, and which source gave
which figure. Definitions: Högbladh, "UCDP GED Codebook" (version 25.1).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import attrs

from conflictmodel.countries import CodeScheme
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.columns import code, count, day, decimal, text, whole
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Day, Decimal, Missing, Text, Whole
from conflictmodel.model.actor import Actor, ActorKind, CombatantStatus, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import EventType, Incident
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision

UCDP: Final = to.dataset("UCDP GED")

_WHEN, _WHERE, _WHAT = "when", "where", "incident.description"


@attrs.frozen(weakref_slot=False)
class GedEvent(Row):
    """One event of organised violence: when, where, between whom, and how many died.

    ``low``, ``best`` and ``high`` are UCDP's estimates of all deaths; ``deaths_a`` and ``deaths_b``
    the deaths of the sides, ``deaths_civilians`` of civilians, ``deaths_unknown`` of people of
    unknown status; the four add up to ``best``. ``gwnoa`` and ``country_id`` are Gleditsch-Ward
    numbers.
    """

    id: Text = code()
    relid: Text = text()
    year: Whole = whole(to=_WHEN)
    active_year: Whole = whole()
    code_status: Text = code()
    type_of_violence: Whole = whole(to=_WHAT)
    conflict_dset_id: Text = code()
    conflict_new_id: Text = code()
    conflict_name: Text = code()
    dyad_dset_id: Text = code()
    dyad_new_id: Text = code()
    dyad_name: Text = code(to=_WHAT)
    side_a_dset_id: Text = code()
    side_a_new_id: Text = code()
    side_a: Text = code(to="incident.actors")
    side_b_dset_id: Text = code()
    side_b_new_id: Text = code()
    side_b: Text = code(to="incident.actors")
    number_of_sources: Whole = whole(missing={"-1": Missing.NOT_RECORDED})
    source_article: Text = text(to="attribution")
    source_office: Text = code(to="attribution")
    source_date: Text = code()
    source_headline: Text = text()
    source_original: Text = text(to="attribution")
    where_prec: Whole = whole(to=_WHERE)
    where_coordinates: Text = code(to=_WHERE)
    where_description: Text = text()
    adm_1: Text = code(to=_WHERE)
    adm_2: Text = code(to=_WHERE)
    latitude: Decimal = decimal(to=_WHERE)
    longitude: Decimal = decimal(to=_WHERE)
    geom_wkt: Text = text(to=_WHERE)
    geometry: Text = text(to=_WHERE)
    priogrid_gid: Text = code()
    country: Text = code(to=_WHERE)
    country_id: Text = code(to=_WHERE)
    region: Text = code()
    event_clarity: Whole = whole()
    date_prec: Whole = whole(to=_WHEN)
    date_start: Day = day(to=_WHEN)
    date_end: Day = day(to=_WHEN)
    deaths_a: Whole = count(to="casualties.count")
    deaths_b: Whole = count(to="casualties.count")
    deaths_civilians: Whole = count(to="casualties.count")
    deaths_unknown: Whole = count(to="casualties.count")
    best: Whole = count(to="casualties.count")
    high: Whole = count(to="casualties.count")
    low: Whole = count(to="casualties.count")
    gwnoa: Text = code(to="incident.actors")
    gwnob: Text = code(to="incident.actors")
    raw: Raw = raw()


#: type_of_violence, as the codebook calls it.
VIOLENCE: Final[Mapping[int, str]] = {1: "state-based conflict", 2: "non-state conflict", 3: "one-sided violence"}
_ONE_SIDED: Final = 3

#: where_prec.
PRECISION: Final[Mapping[int, PlacePrecision]] = dict(enumerate(PlacePrecision, 1))

#: Which deaths each of the four parts counts.
_STATUS: Final = {
    "deaths_a": CombatantStatus.COMBATANT,
    "deaths_b": CombatantStatus.COMBATANT,
    "deaths_civilians": CombatantStatus.CIVILIAN,
    "deaths_unknown": CombatantStatus.UNKNOWN,
}
_GOVERNMENT: Final = "Government of "
_CIVILIANS: Final = "Civilians"


def _check(row: GedEvent) -> Iterable[tuple[str, str]]:
    """Tell what contradicts itself; nearly all rows are found good by their numbers alone."""
    try:
        good = (
            row.low <= row.best <= row.high  # type: ignore[operator]  # what is no number raises a TypeError
            and row.deaths_a + row.deaths_b + row.deaths_civilians + row.deaths_unknown == row.best  # type: ignore[operator]  # likewise
            and row.date_start <= row.date_end  # type: ignore[operator]  # likewise
        )
    except TypeError:
        good = False
    return () if good else _contradictions(row)


def _contradictions(row: GedEvent) -> Iterator[tuple[str, str]]:
    low, best, high = row.low, row.best, row.high
    if isinstance(low, int) and isinstance(best, int) and isinstance(high, int) and not low <= best <= high:
        yield "best", f"does not lie between low, {low}, and high, {high}"
    parts = [getattr(row, part) for part in _STATUS]
    if isinstance(best, int) and all(isinstance(part, int) for part in parts) and sum(parts) != best:
        yield "best", f"is not the sum of the deaths of the sides, of civilians and of people unknown, {sum(parts)}"
    if isinstance(row.date_start, date) and isinstance(row.date_end, date) and row.date_end < row.date_start:
        yield "date_end", f"lies before date_start, {row.date_start}"


def _claims(rows: Iterable[GedEvent]) -> Iterator[Claim[Record]]:
    for row in rows:
        yield from _stated(row)


def _stated(row: GedEvent) -> Iterator[Claim[Record]]:
    when, where = _period(row), _place(row)
    one_sided = row.type_of_violence == _ONE_SIDED
    a, b = _side(row.side_a, row.gwnoa, when), _side(row.side_b, row.gwnob, when)
    attribution = to.chain(row.source_original, to.told(row.source_office) or row.source_article, dataset=UCDP)
    kind = VIOLENCE.get(row.type_of_violence) if isinstance(row.type_of_violence, int) else None
    what = ": ".join(part for part in (kind, to.told(row.dyad_name)) if part) or "organised violence"
    incident = Incident(None, what, tuple(side for side in (a, b) if side is not None), when, where)
    yield Claim(incident, attribution)
    total = to.between(row.low, row.best, row.high)
    if total is None:
        return
    everybody = Casualties(Outcome.KILLED, total, perpetrator=a if one_sided else None, when=when, where=where)
    yield Claim(everybody, attribution, incident=incident)
    for part, status in _STATUS.items():
        number = to.figure(getattr(row, part))
        by_definition = one_sided and status is CombatantStatus.COMBATANT and number == 0
        if number is None or by_definition:
            continue
        side = {"deaths_a": a, "deaths_b": b}.get(part)
        victims = Group(affiliation=None if side is None else side.name, status=status)
        yield Claim(
            attrs.evolve(everybody, count=Count.exactly(number), victims=victims, subset_of=total),
            attribution,
            incident=incident,
        )


def _side(name: object, number: object, when: Period | None) -> Actor | None:
    known = to.told(name)
    if known is None or known == _CIVILIANS:
        return None
    if known.startswith(_GOVERNMENT):
        return Actor(known, ActorKind.STATE, country=to.country(number, CodeScheme.GW, when))
    return Actor(known, ActorKind.ARMED_GROUP)


def _period(row: GedEvent) -> Period | None:
    found = to.span(row.date_start, row.date_end)
    if found is None:
        return Period.of(f"{row.year:04}") if isinstance(row.year, int) and 0 < row.year < 10_000 else None
    return found if row.date_prec in {1, 2} else to.whole_month(found)


def _place(row: GedEvent) -> Place | None:
    return to.place(
        row.where_coordinates,
        (row.adm_1, row.adm_2),
        otherwise=row.country,
        country=to.country(row.country_id, CodeScheme.GW, to.span(row.date_start)),
        at=to.point(row.latitude, row.longitude) or to.of_geometry(row.geometry),
        precision=PRECISION.get(row.where_prec) if isinstance(row.where_prec, int) else None,
    )


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[GedEvent]:
    """Make one row of what is told of an event in which somebody died; GED has no others."""
    told = to.usable(claims)
    killed = [
        claim
        for claim in to.of(told, Casualties)
        if claim.record.outcome is Outcome.KILLED and claim.record.scope is Scope.INCIDENT
    ]
    whole_figure = next((claim for claim in killed if claim.record.subset_of is None), None)
    if whole_figure is None or whole_figure.record.count.high == 0:
        return
    total = whole_figure.record
    low, best, high = to.bounds(total.count)
    incident = to.event(told) or Incident(None, "organised violence", (), total.when, total.where)
    when, where = total.when or incident.when, total.where or incident.where
    kind = _violence(incident, total)
    a, b = _sides(incident, total, one_sided=kind == _ONE_SIDED)
    origins = to.origin(whole_figure, but=UCDP)
    yield GedEvent(
        id=to.identifier(incident, total, *origins, digits=9),
        **_dates(when),
        **_located(where, when),
        type_of_violence=Missing.EMPTY if kind is None else kind,
        dyad_name=to.cell(_dyad(incident, a, b)),
        side_a=to.cell(None if a is None else a.name),
        side_b=_CIVILIANS if kind == _ONE_SIDED else to.cell(None if b is None else b.name),
        gwnoa=to.cell(to.coded(None if a is None else a.country, CodeScheme.GW, when)),
        gwnob=to.cell(to.coded(None if b is None else b.country, CodeScheme.GW, when)),
        source_original=to.cell(origins[0] if len(origins) > 1 else None),
        source_office=to.cell(origins[-1] if origins else None),
        low=low,
        best=best,
        high=high,
        **_parts([claim.record for claim in killed if claim.record.subset_of == total.count], a, b, kind),
    )


def _violence(incident: Incident, total: Casualties) -> int | None:
    """Tell which of UCDP's three kinds of violence it was, where the claims settle it."""
    for number, kind in VIOLENCE.items():
        if incident.description.startswith(kind):
            return number
    event_type = None if incident.type is None else incident.type.event_type
    kinds = [actor.kind for actor in incident.actors]
    if event_type is EventType.VIOLENCE_AGAINST_CIVILIANS:
        return _ONE_SIDED if total.perpetrator is not None or kinds else None
    if event_type in {EventType.BATTLES, EventType.EXPLOSIONS_REMOTE_VIOLENCE} and len(kinds) > 1:
        if ActorKind.STATE in kinds:
            return 1
        if set(kinds) == {ActorKind.ARMED_GROUP}:
            return 2
    return None


def _sides(incident: Incident, total: Casualties, *, one_sided: bool) -> tuple[Actor | None, Actor | None]:
    if one_sided:
        return total.perpetrator or next(iter(incident.actors), None), None
    first, second, *_ = *incident.actors, None, None
    return first, second


def _dyad(incident: Incident, a: Actor | None, b: Actor | None) -> str | None:
    for kind in VIOLENCE.values():
        if incident.description.startswith(kind):
            return incident.description.removeprefix(kind).removeprefix(": ") or None
    return f"{a.name} - {b.name}" if a is not None and b is not None else None


def _parts(told: Sequence[Casualties], a: Actor | None, b: Actor | None, kind: int | None) -> dict[str, Any]:
    """Give the parts of the total that GED has a column for, where they are told exactly."""
    found: dict[str, int] = {"deaths_a": 0, "deaths_b": 0} if kind == _ONE_SIDED else {}
    for part in told:
        if part.count.is_exact:
            side = part.victims.affiliation
            match part.victims.status:
                case CombatantStatus.CIVILIAN:
                    found.setdefault("deaths_civilians", part.count.low)
                case CombatantStatus.UNKNOWN:
                    found.setdefault("deaths_unknown", part.count.low)
                case CombatantStatus.COMBATANT if a is not None and side == a.name and kind != _ONE_SIDED:
                    found.setdefault("deaths_a", part.count.low)
                case CombatantStatus.COMBATANT if b is not None and side == b.name:
                    found.setdefault("deaths_b", part.count.low)
                case _:
                    pass
    return {name: found.get(name, Missing.EMPTY) for name in _STATUS}


def _dates(when: Period | None) -> dict[str, Any]:
    first, last = (None, None) if when is None else (when.first, when.last)
    if when is None or first is None or last is None:
        return dict.fromkeys(("year", "date_prec", "date_start", "date_end"), Missing.EMPTY)
    days = (last - first).days + 1
    precision = next(number for number, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 10**7)) if days <= most)
    return {"year": first.year, "date_prec": precision, "date_start": first, "date_end": last}


def _located(where: Place | None, when: Period | None) -> dict[str, Any]:
    if where is None:
        return {}
    adm_1, adm_2, *_ = *where.admin, None, None
    return {
        "country": to.cell(to.coded(where.country, CodeScheme.UCDP_NAME, when)),
        "country_id": to.cell(to.coded(where.country, CodeScheme.GW, when)),
        "where_coordinates": where.name,
        "adm_1": to.cell(adm_1),
        "adm_2": to.cell(adm_2),
        "where_prec": next((code for code, known in PRECISION.items() if known is where.precision), Missing.EMPTY),
        **({} if where.point is None else {"latitude": where.point.latitude, "longitude": where.point.longitude}),
    }


_V25: Final = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
    "low gwnoa gwnob"
)
_V19: Final = (
    "id year active_year type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name side_a_new_id gwnoa "
    "side_a side_b_new_id gwnob side_b number_of_sources source_article source_office source_date source_headline "
    "source_original where_prec where_coordinates adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country "
    "country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown low best high"
)

FORMAT: Final = TableFormat(
    name="ucdp-ged",
    title="UCDP Georeferenced Event Dataset, and Candidate",
    homepage="https://ucdp.uu.se/downloads/",
    media_type="text/csv",
    suffix=".csv",
    row=GedEvent,
    signatures=(signature("id type_of_violence side_a side_b date_start date_end deaths_a deaths_b best high low"),),
    source=UCDP,
    claims=_claims,
    check=_check,
    rows=_rows,
    layouts={"25.1": Dialect(columns=tuple(_V25.split())), "19.1": Dialect(columns=tuple(_V19.split()))},
    losses={
        "casualties.count": "GED has a low, a best and a high estimate of all deaths, and one number for a part",
        "casualties": "GED counts deaths of one event only: no wounded, no missing, no running totals",
        "equipment_loss": "GED counts people killed and nothing else",
        "displacement": "GED counts people killed and nothing else",
        "diplomatic_contact": "GED has events with deaths only",
        "incident": "GED has events with deaths only, of two sides, and types of its own",
        "attribution": "GED names one source and one office that passed it on",
        "stance": "GED takes up what its coders believe, and nothing as denied or unverified",
        "victims": "GED tells fighters of either side, civilians and unknown people apart, and no more",
        "perpetrator": "GED names who did it in one-sided violence alone",
        "where": "GED has a name, two administrative units and the country",
        "when": "GED has a first and a last day",
        "means": "GED has no column for it",
        "subset_of": "GED has parts of the total alone",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
