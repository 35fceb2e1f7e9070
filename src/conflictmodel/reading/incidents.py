"""Which event each claim tells of: claims about one event share one incident.

The clauses of a report are taken in order. What one tells belongs to the event before it, unless
one of these, the first that applies, says otherwise:

1. A word parts it from what was told ("elsewhere", "in another attack"): it is a new event.
2. "The attack" is the last event called by the same word, or else of the same type, or else
   without a type, which it fits in time and place.
3. It names another time, place or type than the event before it: it is the last event at the
   place that it names, or else a new one.
4. It names a time or a place, in a later sentence, and the event before it has none, or it says
   "an attack" and the event before it was called something already: it is a new event.

A headline sums up the story, so the body fills in what it leaves open. A running total is of no
event. A text refers back to no more than its last few events, so time stays linear.
"""

from collections import deque
from collections.abc import Sequence
from enum import IntEnum
from itertools import chain
from typing import TypeGuard, final

import attrs

from conflictmodel.model.actor import Actor, ActorKind, CombatantStatus
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.displacement import Displacement, Measure
from conflictmodel.model.figure import Figure, Scope
from conflictmodel.model.incident import EventType, Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.phrase import Noun, Verb
from conflictmodel.reading.telling import EVENTS, FigureClaim, Telling, telling_of, tells_event
from conflictmodel.reading.times import When

#: How many events back a text is taken to refer.
_MOST_RECENT = 12
#: No event has more parties than this.
_MOST_ACTORS = 12
#: Types that yield to any other, and to each other in this order: an attack may also abduct and loot.
_YIELDING = (
    IncidentType.ATTACK,
    IncidentType.ABDUCTION_FORCED_DISAPPEARANCE,
    IncidentType.ARRESTS,
    IncidentType.LOOTING_PROPERTY_DESTRUCTION,
    IncidentType.DISRUPTED_WEAPONS_USE,
)
_DEMONSTRATIONS = frozenset({IncidentType.PEACEFUL_PROTEST, IncidentType.VIOLENT_DEMONSTRATION})
_HURT = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED})


class _Fit(IntEnum):
    """How what a clause says fits what is known of an event."""

    SAME = 0
    OPEN = 1
    OTHER = 2


@final
@attrs.define(eq=False)
class Event:
    """An event as far as it has been told."""

    headline: bool = False
    words: str = ""
    full: str = ""
    #: The nouns and verbs by which it was called.
    names: set[str] = attrs.field(factory=set)
    types: list[IncidentType] = attrs.field(factory=list)
    time: When | None = None
    when: Period | None = None
    where: Place | None = None
    actors: list[Actor] = attrs.field(factory=list)
    hurt: bool = False
    armed: bool = False
    #: What those who were hurt or attacked, or who fought, are said to be.
    involved: set[CombatantStatus] = attrs.field(factory=set)

    def take(self, telling: Telling, claims: Sequence[FigureClaim], *, headline: bool) -> None:
        """Add what a clause tells."""
        better = bool(telling.name) and (not self.names or (self.headline and not telling.refers))
        if better or not self.words:
            self.words, self.full = telling.words, telling.full
        self.names |= {telling.name} - {""}
        self.headline = headline
        self.types += [kind for kind in telling.types if kind not in self.types]
        if self.time is None and self.when is None:
            self.time, self.when = telling.time, telling.when
        self.where = _narrower(self.where, telling.where)
        actors = {actor.name.casefold(): actor for actor in reversed((*self.actors, *telling.actors))}
        self.actors = list(reversed(actors.values()))[:_MOST_ACTORS]
        self.armed = self.armed or telling.armed
        hurt = {
            claim.record.victims.status
            for claim in claims
            if isinstance(claim.record, Casualties) and claim.record.outcome in _HURT
            if claim.stance is not Stance.DENIED and claim.record.count.high != 0
        }
        self.hurt = self.hurt or bool(hurt)
        self.involved |= hurt | telling.involved

    def incident(self) -> Incident:
        """Make the incident of what was told in the end."""
        return Incident(self._type(), self.words, tuple(self.actors), self.when, self.where)

    def _type(self) -> IncidentType | None:
        """Settle the type as ACLED's coders do, by what happened and to whom."""
        types = self.types
        if IncidentType.ARMED_CLASH in types and not _DEMONSTRATIONS.isdisjoint(types):
            return IncidentType.VIOLENT_DEMONSTRATION
        kind = _main(types)
        if kind is None:
            kind = next((one for one in _YIELDING if one in types), None)
        fighters = CombatantStatus.COMBATANT in self.involved
        if kind is IncidentType.ATTACK and fighters:
            return IncidentType.ARMED_CLASH  # an attack is on people who are not fighting
        if kind is IncidentType.ARMED_CLASH and not self.armed and not fighters:
            armed = any(actor.kind is ActorKind.ARMED_GROUP for actor in self.actors)
            return kind if armed else None  # crowds clash too
        if kind is IncidentType.PEACEFUL_PROTEST and self.hurt:
            return IncidentType.EXCESSIVE_FORCE_AGAINST_PROTESTERS if self.actors else None
        if kind is IncidentType.DISRUPTED_WEAPONS_USE and self.hurt:
            return None
        return kind


@final
@attrs.define(eq=False)
class Events:
    """The last events that a report has told of, the latest last."""

    recent: deque[Event] = attrs.field(factory=lambda: deque(maxlen=_MOST_RECENT))

    def tell(self, setting: Setting, claims: Sequence[Claim[Record]]) -> list[Event | None]:
        """Give the event of each claim of a sentence, and take in what else the sentence tells of events."""
        parsed = setting.parsed
        told: dict[int, list[FigureClaim]] = {}
        for claim in claims:
            if _is_of_event(claim):
                told.setdefault(setting.clause_of(claim).at, []).append(claim)
        if not told and not EVENTS.met(parsed.signs):
            return [None] * len(claims)
        counted = {setting.clause_of(claim).at for claim in claims}
        covered = {one.at for clause in parsed.clauses if clause.at in counted for one in setting.around(clause)}
        here: dict[Noun | Verb | None, Event] = {}
        found: dict[int, Event] = {}
        for clause in parsed.clauses:
            own = told.get(clause.at, [])
            if not own and (clause.at in covered or not tells_event(setting, clause)):
                continue
            telling = telling_of(setting, clause, own)
            if telling.mention is None and all(isinstance(claim.record, Displacement) for claim in own):
                continue
            event = found[clause.at] = here[telling.mention] = self._event(telling, here)
            event.take(telling, own, headline=parsed.sentence.headline)
        return [found.get(setting.clause_of(claim).at) if _is_of_event(claim) else None for claim in claims]

    def _event(self, telling: Telling, here: dict[Noun | Verb | None, Event]) -> Event:
        """Find the event that a clause tells of, or begin a new one; ``here`` are those of its sentence."""
        event = here.get(telling.mention) if telling.mention is not None else None
        if event is None or _fit(event, telling) is _Fit.OTHER:
            event = self._known(telling, here)
        if event is None:
            event = Event()
        else:
            self.recent.remove(event)
        self.recent.append(event)
        return event

    def _known(self, telling: Telling, here: dict[Noun | Verb | None, Event]) -> Event | None:
        """Find the event told before that a clause goes on to tell of."""
        if telling.apart or not self.recent:
            return None
        if telling.refers:
            return self._referred(telling)
        latest = self.recent[-1]
        fit = _fit(latest, telling)
        if fit is _Fit.OTHER:
            there = (one for one in reversed(self.recent) if _is_there(one, telling))
            return next(there, None)
        far = not latest.headline and latest not in here.values()
        another = telling.opens and bool(latest.names) and not latest.headline
        return None if another or (far and fit is _Fit.OPEN) else latest

    def _referred(self, telling: Telling) -> Event | None:
        """Find what "the attack" is: an event called by the same word, or one that can be called so."""
        fitting = [one for one in reversed(self.recent) if _fit(one, telling) is not _Fit.OTHER]
        called = (one for one in fitting if any(_is_same_word(name, telling.name) for name in one.names))
        main = _main(telling.types)
        alike = (one for one in fitting if main is None or main in one.types)
        untyped = (one for one in fitting if not one.types)
        return next(chain(called, alike, untyped), None)


def with_incidents(told: Sequence[tuple[Claim[Record], Event | None]]) -> list[Claim[Record]]:
    """Give each claim the incident of its event; events told in the same words are called by more of their words."""
    made: dict[int, Incident] = {}
    known: set[Incident] = set()
    for _, event in told:
        if event is not None and id(event) not in made:
            incident = event.incident()
            if incident in known:
                incident = attrs.evolve(incident, description=event.full)
            known.add(incident)
            made[id(event)] = incident
    return [claim if event is None else attrs.evolve(claim, incident=made[id(event)]) for claim, event in told]


def _is_of_event(claim: Claim[Record]) -> TypeGuard[FigureClaim]:
    """Tell whether a claim can be of one event: a running total and a number of people living displaced are of none."""
    record = claim.record
    if isinstance(record, Displacement) and record.measure is Measure.STOCK:
        return False
    return isinstance(record, Figure) and record.scope is Scope.INCIDENT


def _main(types: Sequence[IncidentType]) -> IncidentType | None:
    """Give the first type that does not yield to others."""
    return next((kind for kind in types if kind not in _YIELDING), None)


def _fit(event: Event, telling: Telling) -> _Fit:
    """Tell how well what a clause tells fits an event in all respects."""
    return max(_fit_type(event, telling), _fit_time(event, telling), _fit_place(event.where, telling.where))


def _fit_type(event: Event, telling: Telling) -> _Fit:
    known, told = _main(event.types), _main(telling.types)
    if known is not None and told is not None and known is not told:
        return _Fit.OTHER
    taken = telling.takes and known is not None and known.event_type is EventType.EXPLOSIONS_REMOTE_VIOLENCE
    return _Fit.OTHER if taken else _Fit.SAME  # nobody is captured by a bomb


def _fit_time(event: Event, telling: Telling) -> _Fit:
    if telling.time is None and telling.when is None:
        return _Fit.SAME
    if event.time is None and event.when is None:
        return _Fit.OPEN
    if event.when is not None and telling.when is not None:
        within = event.when.contains(telling.when) or telling.when.contains(event.when)
    else:
        within = event.time == telling.time
    return _Fit.SAME if within else _Fit.OTHER


def _fit_place(known: Place | None, told: Place | None) -> _Fit:
    if told is None:
        return _Fit.SAME
    if known is None:
        return _Fit.OPEN
    if _is_in(known, told) or _is_in(told, known):
        return _Fit.SAME
    narrows = known.precision is not None and told.precision is None and told.country is None
    return _Fit.OPEN if narrows else _Fit.OTHER


def _is_in(inner: Place, outer: Place) -> bool:
    """Tell whether one place is, by its name or its country, in another or the same: Homs, Homs province."""
    if outer.precision is PlacePrecision.COUNTRY and outer.country == inner.country:
        return True
    return outer.name in inner.admin or set(outer.name.casefold().split()) <= set(inner.name.casefold().split())


def _narrower(known: Place | None, told: Place | None) -> Place | None:
    """Keep the first place, unless the one told after it is narrower."""
    wide = known is not None and known.precision is not None
    return told if known is None or (wide and told is not None and told.precision is None) else known


def _is_there(event: Event, telling: Telling) -> bool:
    """Tell whether a clause goes back to the place of an event."""
    another = telling.opens and bool(event.names)
    return None not in {event.where, telling.where} and not another and _fit(event, telling) is _Fit.SAME


def _is_same_word(first: str, second: str) -> bool:
    """Tell whether two words are forms of one, as strike and strikes or ambush and ambushed are."""
    return first.startswith(second) or second.startswith(first)
