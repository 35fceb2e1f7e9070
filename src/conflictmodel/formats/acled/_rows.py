"""From claims to ACLED's rows."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, Final

from conflictmodel.countries import CodeScheme
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats.acled import _terms as terms
from conflictmodel.formats.acled._row import AcledEvent
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, ActorKind, CombatantStatus
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place

_CROWDS: Final = {"Rioters (": terms.RIOTERS, "Protesters (": terms.PROTESTERS, "Civilians (": terms.CIVILIANS}


def rows(claims: Sequence[Claim[Record]]) -> Iterator[AcledEvent]:
    """Make one row of what is told of an event; figures without one need people killed to be of one."""
    told = to.usable(claims)
    killed = [
        claim
        for claim in to.of(told, Casualties)
        if claim.record.outcome is Outcome.KILLED
        and claim.record.scope is Scope.INCIDENT
        and claim.record.subset_of is None
    ]
    incident = to.event(told)
    if incident is None:
        if not killed:
            return
        incident = Incident(None, terms.NO_WORDS)
    figures = [claim.record for claim in killed]
    when = incident.when or next((figure.when for figure in figures if figure.when), None)
    where = incident.where or next((figure.where for figure in figures if figure.where), None)
    by = next((figure.perpetrator for figure in figures if figure.perpetrator), None)
    sources = tuple(dict.fromkeys(name for claim in told for name in to.origin(claim, but=terms.ACLED)))
    dead = _dead(killed)
    yield AcledEvent(
        event_id_cnty=to.identifier(incident.type, incident.description, incident.actors, when, where, dead, sources),
        **_dates(when),
        **_kind(incident),
        **_sides(incident.actors, by, where),
        **_located(where, when),
        source=to.cell("; ".join(sources) or None),
        fatalities=Missing.EMPTY if dead is None else dead,
    )


def _dead(killed: Sequence[Claim[Casualties]]) -> int | None:
    """The number that a coder enters: of figures for the same people the lowest, and the sum for different people."""
    lowest: dict[tuple[object, ...], int] = {}
    for claim in killed:
        victims = claim.record.victims
        fight = victims.status is CombatantStatus.COMBATANT
        side = (victims.affiliation or victims.description).casefold() if fight else ""
        people = (fight, side, victims.sex, victims.age)
        number = terms.fatalities(claim.record.count)
        lowest[people] = min(number, lowest.get(people, number))
    return sum(lowest.values()) if lowest else None


def _kind(incident: Incident) -> dict[str, Any]:
    if incident.type is not None:
        return {
            "disorder_type": terms.disorder(incident.type),
            "event_type": terms.EVENT_NAMES[incident.type.event_type],
            "sub_event_type": terms.INCIDENT_NAMES[incident.type],
            "notes": incident.description,
        }
    for name in terms.OPEN_EVENTS:
        if incident.description == name or incident.description.startswith(f"{name}: "):
            return {"event_type": name, "notes": incident.description.removeprefix(name).removeprefix(": ")}
    return {"notes": incident.description}


def _sides(actors: Sequence[Actor], by: Actor | None, where: Place | None) -> dict[str, Any]:
    """The first two actors as the sides; a third has no place unless it is said whom it stands beside."""
    main = [actor for actor in actors if actor.role not in terms.BESIDE][:2] or ([] if by is None else [by])
    cells: dict[str, Any] = {}
    codes = [_inter(actor, where) for actor in main]
    for actor, inter, (named, kind, _) in zip(main, codes, terms.SIDES, strict=False):
        cells |= {named: actor.name, kind: Missing.EMPTY if inter is None else str(inter)}
    if len(main) == 1:
        cells["inter2"] = "0"
    if main and None not in codes:
        cells["interaction"] = "".join(map(str, sorted(code for code in codes if code))).ljust(2, "0")
    for (_, _, field), role in zip(terms.SIDES, terms.BESIDE, strict=True):
        names = (actor.name for actor in actors if actor.role == role and ";" not in actor.name)
        cells[field] = to.cell("; ".join(names) or None)
    return cells


def _inter(actor: Actor, where: Place | None) -> int | None:
    """The code for the kind of an actor, where it is settled: a state's forces are external abroad."""
    if actor.role in terms.ROLES:
        return terms.ROLES[actor.role]
    for beginning, inter in _CROWDS.items():
        if actor.name.startswith(beginning):
            return inter
    if actor.kind is ActorKind.STATE and actor.country is not None and where is not None and where.country is not None:
        return 1 if actor.country == where.country else terms.EXTERNAL
    return None


def _dates(when: Period | None) -> dict[str, Any]:
    """A day for the period, as the codebook has it: the middle of a week or month; longer ones keep their year."""
    first, last = (None, None) if when is None else (when.first, when.last)
    if first is None or last is None or first.year < terms.TWO_DIGITS:
        return {}
    if first == last:
        return {"event_date": first, "year": first.year, "time_precision": 1}
    monday = first - timedelta(days=first.weekday())
    if (last - monday).days < 7:
        middle = monday + timedelta(days=3)
        return {"event_date": middle, "year": middle.year, "time_precision": 2}
    if (first.year, first.month) == (last.year, last.month):
        return {"event_date": first.replace(day=15), "year": first.year, "time_precision": 3}
    return {"year": first.year} if first.year == last.year else {}


def _located(where: Place | None, when: Period | None) -> dict[str, Any]:
    if where is None:
        return {}
    number = to.coded(where.country, CodeScheme.NUMERIC)
    return {
        "iso": to.cell(None if number is None else str(int(number))),
        "iso3": to.cell(to.coded(where.country, CodeScheme.ALPHA_3)),
        "country": to.cell(to.coded(where.country, CodeScheme.ACLED_NAME, when)),
        "gwno": to.cell(to.coded(where.country, CodeScheme.GW, when)),
        **dict(zip(("admin1", "admin2", "admin3"), where.admin, strict=False)),
        "location": where.name,
        "geo_precision": Missing.EMPTY if where.precision is None else terms.ROUGH.get(where.precision, Missing.EMPTY),
        **({} if where.point is None else {"latitude": where.point.latitude, "longitude": where.point.longitude}),
    }
