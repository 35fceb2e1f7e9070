"""When, where, by whom and how: what stands around a clause, and what it shares with its neighbours."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar, final

import attrs

from conflictmodel.lexicon.markers import (
    ContactLightVerb,
    LightVerb,
    Natural,
    PlaceNoun,
    Real,
    Relative,
    RelayVerb,
    Thing,
    TollVerb,
    Unreal,
)
from conflictmodel.lexicon.terms import (
    AttackNoun,
    CasualtyVerb,
    ContactNoun,
    ContactVerb,
    LossVerb,
    MovementVerb,
    PeopleTerm,
    ReportVerb,
)
from conflictmodel.model.actor import Actor
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.displacement import Movement
from conflictmodel.model.evidence import Evidence, Rule
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.model.report import Problem
from conflictmodel.model.source import Span
from conflictmodel.reading.attribution import Voice, Voices, is_charge
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import actor_of, attacker_of, is_attack, place_of
from conflictmodel.reading.memory import Known, Memory, is_party
from conflictmodel.reading.phrase import Noun, Phrase, Time
from conflictmodel.reading.reach import goes_on, runs_over
from conflictmodel.reading.rightward import Adjunct
from conflictmodel.reading.sentence import Parsed
from conflictmodel.reading.times import back

R = TypeVar("R", bound=Record)

#: How many problems back the same one can stand: a sentence has no more times than this.
_MOST_AGAIN = 20

#: The arguments that every record of a figure takes; see :class:`~conflictmodel.model.figure.Figure`.
Circumstances = dict[str, Any]


@final
@attrs.define(eq=False)
class Setting:
    """A sentence in its report: what a clause's circumstances are worked out from.

    ``problems`` gathers what could not be settled.
    """

    parsed: Parsed
    memory: Memory
    voices: Voices
    published: date | None
    problems: list[Problem]
    _around: dict[int, list[Clause]] = attrs.field(factory=dict, init=False)
    _happened: dict[int, bool] = attrs.field(factory=dict, init=False)
    _story: int | None = attrs.field(default=None, init=False)
    _told: dict[Span, Clause] = attrs.field(factory=dict, init=False)

    def voice(self, clause: Clause) -> Voice:
        """Who states the clause."""
        return self.voices.of(clause)

    def happened(self, clause: Clause) -> bool:
        """Tell whether the clause says that something happened, rather than may, will, must or did not."""
        known = self._happened.get(clause.at)
        if known is None:
            known = self._happened[clause.at] = clause.at < self._story_from() and _is_fact(clause)
        return known

    def _story_from(self) -> int:
        """Give where the first clause stands that is told in a drill, a film or a commemoration, if one is."""
        if self._story is None:
            clauses = self.parsed.clauses if Unreal in self.parsed.kinds else ()
            self._story = next((one.at for one in clauses if _names_story(one)), len(self.parsed.phrases))
        return self._story

    def claim(self, record: R, clause: Clause, where: Phrase, rule: Rule, *words: Phrase | int) -> Claim[R]:
        """Make a claim of a record that a clause tells of.

        ``where`` is the phrase that it stands at and ``words`` what it rests on: phrases, or single
        words by their place in the sentence.
        """
        parsed, voice = self.parsed, self.voice(clause)
        spans = (parsed.spot(one) if isinstance(one, int) else parsed.span(one) for one in words)
        evidence = Evidence(rule, tuple(dict.fromkeys(spans)))
        place = parsed.span(where)
        self._told[place] = clause
        return Claim(record, voice.attribution, voice.stance, place, evidence=evidence)

    def clause_of(self, claim: Claim[Record]) -> Clause:
        """Give the clause that a claim of this sentence was read from."""
        return self._told[claim.span]  # type: ignore[index]  # every claim that was read has its place

    def owner(self, clause: Clause) -> Known | None:
        """Tell whose "its soldiers" are: the speaker's, or else whoever was named last."""
        if not self.parsed.possessive:
            return None  # nobody is asked for
        origin = self.voice(clause).attribution.origin
        known = None if origin is None else self.memory.called(self.parsed, origin.name)
        return known or self.memory.latest(self.parsed)

    def problem(self, why: str, clause: Clause) -> None:
        """Note what could not be settled at a clause."""
        self.problems.append(Problem(why, self.parsed.span(clause.verb)))

    def around(self, clause: Clause) -> list[Clause]:
        """Give the clauses that tell of the same event, the nearest first: joined ones, then "when ..."."""
        found = self._around.get(clause.at)
        if found is None:
            found = list(clause.family())
            family = {one.at for one in found}
            root = clause.root()
            for other in self.parsed.clauses:
                if not other.opens("same") or other.at in family:
                    continue
                if root.previous is other or (other.previous is not None and other.previous.at in family):
                    found.append(other)
            self._around[clause.at] = found
        return found

    def when(self, clause: Clause) -> tuple[Period | None, bool]:
        """Give when it happened, and whether a figure of then is a running total."""
        for one in self.around(clause):
            for time in one.times:
                period = time.when.resolve(self.published)
                if period is None:
                    self._unplaced(time)
                return period, runs_over(self.parsed, one, time.when)
            if one.offset:
                return self._before(one), False
        root = clause.root()
        if root.opens("same") and root.previous is not None:
            return self.when(root.previous)
        return None, False

    def _before(self, clause: Clause) -> Period | None:
        """Work out "a day after": so far before the time of the clause that came first."""
        anchor = self.published
        for other in self.parsed.clauses:
            if other.at < clause.at:
                for time in other.times:
                    period = time.when.resolve(self.published)
                    anchor = anchor if period is None else period.first
        if anchor is None:
            self.problem("the time of the later event is not known", clause)
            return None
        day = back(anchor, clause.offset, "day")
        return None if day is None else Period(day, day)

    def _unplaced(self, time: Time) -> None:
        span = self.parsed.span(time)
        if any(problem.span == span for problem in self.problems[-_MOST_AGAIN:]):
            return  # another figure of the same sentence has asked before
        why = "is no date" if self.published is not None else "needs the day of publication"
        self.problems.append(Problem(f'"{self.parsed.said(time)}" {why}', span))

    def where(self, clause: Clause) -> Place | None:
        """Give where it happened: the nearest place tied to the event, within the wider one that is named."""
        wide: Place | None = None
        for one in self.around(clause):
            for at, adjunct in enumerate(one.adjuncts):
                if "place" not in adjunct.tie.values:
                    continue
                following = one.adjuncts[at + 1] if at + 1 < len(one.adjuncts) else None
                place = place_of(self.parsed, adjunct.noun) or self._way(adjunct, following)
                if place is None:
                    continue
                if place.precision is None:
                    return self._widened(place, wide or self._wider(one))
                wide = wide or place
        return wide or self._described_place(clause)

    def _wider(self, clause: Clause) -> Place | None:
        """Find a country, or a side of one, tied to the same clause."""
        tied = (place_of(self.parsed, adjunct.noun) for adjunct in clause.adjuncts if "place" in adjunct.tie.values)
        return next((place for place in tied if place is not None and place.precision is not None), None)

    @staticmethod
    def _widened(place: Place, wide: Place | None) -> Place:
        if wide is None or place.country is not None:
            return place
        return attrs.evolve(place, country=wide.country, admin=(wide.name,))

    def _way(self, adjunct: Adjunct, following: Adjunct | None) -> Place | None:
        """Take "the road between two towns" as one place."""
        if following is None or "joins" not in following.tie.values or following.tie.first != adjunct.noun.last:
            return None
        if adjunct.noun.get(PlaceNoun) is None or place_of(self.parsed, following.noun) is None:
            return None
        return Place(self.parsed.between(adjunct.noun.first, following.nouns[-1].last))

    def _described_place(self, clause: Clause) -> Place | None:
        """Take the place that a clause beginning with "where" describes."""
        for one in clause.family():
            opener = one.opener
            if (
                opener is not None
                and opener.kind is Relative
                and one.antecedent is not None
                and "place" in opener.values
            ):
                return place_of(self.parsed, one.antecedent)
        return None

    def by_whom(self, clause: Clause) -> tuple[Actor | None, str | None]:
        """Give the perpetrator and the means, as far as the event's own words tell them."""
        actor: Actor | None = None
        means: str | None = None
        for noun in self.doers(clause):
            if is_attack(noun):
                means = means or self.parsed.name(noun)
                actor = actor or attacker_of(self.parsed, noun, self.owner(clause))
            elif actor is None and self._may_act(noun):
                actor = actor_of(self.parsed, noun, self.memory)
        return actor, means

    def doers(self, clause: Clause) -> Iterator[Noun]:
        """Give whoever or whatever may have done what the clause tells, the surest first."""
        for one in self.around(clause):
            acts_on = _acts_on(one, clause)
            yield from self._doers(one, direct=one is clause or one.opens("same") or acts_on, acts_on=acts_on)

    def _may_act(self, noun: Noun) -> bool:
        """Tell whether a noun phrase is somebody; a pronoun is, if it is known for whom it stands."""
        if noun.pronoun and self.memory.meant(self.parsed, noun) is None:
            return False
        return is_party(self.parsed, noun) or noun.get(PeopleTerm) is not None

    @staticmethod
    def _doers(clause: Clause, *, direct: bool, acts_on: bool) -> Iterator[Noun]:
        """Give whoever or whatever may have done it, the surest first; its subject only where that is direct."""
        yield from clause.tied("agent")
        puts = acts_on and clause.get(TollVerb) is not None  # "put two tanks out of action"
        if direct and clause.acts and (puts or _does_harm(clause)) and not _suffers(clause):
            yield from clause.subjects
        if is_charge(clause) and clause.previous is not None and _does_harm(clause):
            yield from clause.previous.subjects if clause.previous.verb.passive else clause.previous.objects
        for adjunct in clause.adjuncts:
            if adjunct.tie.values & _CAUSES and adjunct.noun.get(AttackNoun) is not None:
                yield adjunct.noun

    def circumstances(self, clause: Clause) -> Circumstances:
        """Give what every figure of the clause has in common, as arguments of its record."""
        period, running = self.when(clause)
        actor, means = self.by_whom(clause)
        return {
            "scope": Scope.CUMULATIVE if running or goes_on(self.parsed, clause) else Scope.INCIDENT,
            "perpetrator": actor,
            "means": means,
            "when": period,
            "where": self.where(clause),
        }


_CAUSES = frozenset({"cause", "place", "origin"})


def _suffers(clause: Clause) -> bool:
    """Tell whether a verb goes on with what befell its subject: "a helicopter crashed, killing four"."""
    above = clause.leader
    loss = None if above is None else above.get(LossVerb)
    return loss is not None and loss.takes == "subject" and "gerund" in clause.verb.word.forms


def _acts_on(above: Clause, clause: Clause) -> bool:
    """Tell whether a verb acts on those of whom a clause tells: "left 20 dead"."""
    return bool(clause.subjects) and any(clause.subjects[0] is noun for noun in above.objects)


_HARMLESS = (ReportVerb, RelayVerb, ContactVerb, ContactLightVerb, TollVerb)


def _does_harm(clause: Clause) -> bool:
    """Tell whether the subject of an active verb is whoever did it, rather than who suffered, told or moved."""
    casualty, loss = clause.get(CasualtyVerb), clause.get(LossVerb)
    movement, light = clause.get(MovementVerb), clause.get(LightVerb)
    if casualty is not None:
        return casualty.takes == "object"
    if loss is not None:
        return loss.owner != "subject" and (loss.takes == "object" or (loss.takes == "either" and bool(clause.objects)))
    if movement is not None:
        return movement.takes == "object" and movement.movement in _FORCED
    if light is not None:
        return "suffers" not in light.values
    return not any(clause.get(kind) is not None for kind in _HARMLESS)


#: A verb after one of these is not told as a fact: "without killing", "capable of killing".
_WITHOUT = frozenset({"for", "of", "besides"})
_FORCED = frozenset({Movement.FORCED_DISPLACEMENT, Movement.DEPORTATION})


def _is_fact(clause: Clause) -> bool:
    """Tell whether the verb and what opens its clause state a fact."""
    moods = clause.verb.moods
    if moods & {"future", "pending", "negation", "conditional"} or clause.almost:
        return False
    if "hypothetical" in moods and "have" not in moods:
        return False
    if any(one.opens("condition") for one in clause.leaders()):
        return False
    above = clause.previous
    if "infinitive" in moods and not _came_true(above, moods):
        return False
    opener = clause.opener
    if opener is not None and opener.values & _WITHOUT and not (is_charge(clause) or clause.charged):
        return False
    return above is None or above.get(Unreal) is None or not _complement(clause, above)


def _names_story(clause: Clause) -> bool:
    """Tell whether a clause names a drill, a film or the like; a demand is a contact, though also a verb of wishing."""
    nouns = (noun for one in clause.family() for noun in _nouns(one))
    return any(noun.get(Unreal) is not None and noun.get(ContactNoun) is None for noun in nouns)


def _came_true(above: Clause | None, moods: frozenset[str]) -> bool:
    """Tell whether an infinitive tells a fact: "forced to flee", "is known to have killed"."""
    if above is None:
        return False
    if above.get(Real) is not None and not any(noun.get(Thing) is not None for noun in above.objects):
        return not above.verb.moods & {"future", "hypothetical", "pending", "infinitive"}
    return "have" in moods and above.get(ReportVerb) is not None


def _complement(clause: Clause, above: Clause) -> bool:
    """Tell whether a participle completes the verb above it: "practised evacuating", "wanted him dead"."""
    return ("gerund" in clause.verb.word.forms and clause.at == above.at + 1) or (
        clause.verb.bare and _acts_on(above, clause)
    )


def _nouns(clause: Clause) -> Iterator[Noun]:
    yield from clause.subjects
    yield from clause.objects
    for adjunct in clause.adjuncts:
        yield adjunct.noun


def is_natural(parsed: Parsed) -> bool:
    """Tell whether the sentence is about deaths that no conflict caused."""
    return Natural in parsed.kinds
