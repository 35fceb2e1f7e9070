"""From ACLED's rows to claims."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from conflictmodel.countries import CodeScheme
from conflictmodel.errors import InvalidValueError
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats.acled import _terms as terms
from conflictmodel.formats.acled._row import AcledEvent
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.incident import EventType, Incident, IncidentType
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.model.place import Place
from conflictmodel.model.source import Attribution

_OF_A_STATE: Final = re.compile(
    r"(?:Mutiny of )?(?:Military Forces|Police Forces|Government) of (?:the )?([^(]*)", re.IGNORECASE
)


def claims(rows: Iterable[AcledEvent]) -> Iterator[Claim[Record]]:
    for row in rows:
        yield from _stated(row)


def _stated(row: AcledEvent) -> Iterator[Claim[Record]]:
    when, where = _period(row), _place(row)
    attribution = _attribution(row.source)
    found, description, event_type = _what(row)
    one, other = _actor(row.actor1, row.inter1), _actor(row.actor2, row.inter2)
    main = tuple(actor for actor in (one, other) if actor is not None)
    incident = Incident(found, description, (*main, *_beside(row)), when, where)
    yield Claim(incident, attribution)
    dead = to.figure(row.fatalities)
    if dead is not None:
        perpetrator = _perpetrator(main) if event_type is EventType.VIOLENCE_AGAINST_CIVILIANS else None
        killed = Casualties(Outcome.KILLED, Count.exactly(dead), perpetrator=perpetrator, when=when, where=where)
        yield Claim(killed, attribution, incident=incident)


@lru_cache(maxsize=1024, typed=True)
def _attribution(sources: str) -> Attribution:
    return to.chain(sources, dataset=terms.ACLED)


def _what(row: AcledEvent) -> tuple[IncidentType | None, str, EventType | None]:
    """Tell what happened: the sub-event type, the words, and the event type."""
    named, closer = to.told(row.event_type), to.told(row.sub_event_type)
    event = None if named is None else terms.event(named)
    name, kind, settled = event or (named, None, None)
    found = (None if closer is None else terms.incident(closer)) or settled
    notes = "" if to.told(row.notes) is None else str(row.notes)
    if found is not None:
        return found, notes, found.event_type
    return None, ": ".join(part for part in (name, closer, notes) if part) or terms.NO_WORDS, kind


@lru_cache(maxsize=4096, typed=True)  # a Missing equals its text and is another thing
def _actor(named: str, kind: str) -> Actor | None:
    """One of the two main actors."""
    name, words = to.told(named), to.told(kind)
    if name is None:
        return None
    inter = None if words is None else terms.inter(words)
    state = _OF_A_STATE.match(name)
    found = terms.kind_of(inter)
    if state is not None and inter in {None, terms.EXTERNAL}:
        found = ActorKind.STATE
    country = None if state is None else to.country(state[1], CodeScheme.ACLED_NAME)
    return Actor(name, found, role=terms.INTER.get(inter or 0), country=country)


def _beside(row: AcledEvent) -> Iterator[Actor]:
    """Those who stand beside the two main actors."""
    for (_, _, field), role in zip(terms.SIDES, terms.BESIDE, strict=True):
        for name in (to.told(getattr(row, field)) or "").split(";"):
            if to.told(name) is not None:
                yield Actor(name.strip(), role=role)


def _perpetrator(main: Sequence[Actor]) -> Actor | None:
    """The only one of the main actors who can have used violence, if the other is civilians or nobody."""
    armed = [actor for actor in main if terms.ROLES.get(actor.role or "") in terms.ARMED]
    others = [actor for actor in main if actor not in armed]
    unarmed = all(terms.ROLES.get(actor.role or "") == terms.CIVILIANS for actor in others)
    return armed[0] if len(armed) == 1 and unarmed else None


def _period(row: AcledEvent) -> Period | None:
    stated = to.a_day(row.event_date)
    if stated is None or stated.year < terms.TWO_DIGITS:
        year = row.year
        return Period.of(f"{year:04}") if isinstance(year, int) and terms.TWO_DIGITS <= year < 10_000 else None
    if row.time_precision == 1 or not isinstance(row.time_precision, int):
        return Period.of(stated)
    if row.time_precision == 2:
        year, week, _ = stated.isocalendar()
        try:
            known = PartialDate(year, week=week)
        except InvalidValueError:  # the last week of the calendar ends beyond it
            known = PartialDate.of(stated)
        return Period(known, known)
    month = PartialDate(stated.year, stated.month)
    return Period(month, month)


def _place(row: AcledEvent) -> Place | None:
    when = to.span(row.event_date)
    country = (
        to.country(row.iso, CodeScheme.NUMERIC)
        or to.country(row.iso3, CodeScheme.ALPHA_3)
        or to.country(row.country, CodeScheme.ACLED_NAME, when)
        or to.country(row.gwno, CodeScheme.GW, when)
    )
    return to.place(
        row.location,
        (row.admin1, row.admin2, row.admin3),
        otherwise=row.country,
        country=country,
        at=to.point(row.latitude, row.longitude),
        precision=terms.PRECISION.get(row.geo_precision) if isinstance(row.geo_precision, int) else None,
    )
