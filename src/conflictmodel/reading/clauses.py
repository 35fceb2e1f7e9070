"""From phrases to clauses: each verb with its subject, its objects and what stands beside it.

A number belongs to its own verb. So the phrases around a verb are taken up to the next verb,
or to the word that opens another clause, and no further; verbs joined by "and" share what
stands with either.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar, final
from weakref import ReferenceType, ref

import attrs

from conflictmodel.lexicon.load import UNKNOWN
from conflictmodel.lexicon.markers import (
    Charge,
    FoundVerb,
    LightVerb,
    Preposition,
    Relative,
    RelayVerb,
    Subordinator,
    Term,
)
from conflictmodel.lexicon.syntax import Syntax
from conflictmodel.lexicon.terms import AttackNoun, CasualtyVerb, ReportVerb
from conflictmodel.reading.inversion import agree_in_denial, follows
from conflictmodel.reading.leftward import Left, look_left
from conflictmodel.reading.lists import list_before
from conflictmodel.reading.phrase import Noun, Phrase, Tie, Time, Verb, is_adverb
from conflictmodel.reading.rightward import Adjunct, beside, is_one, objects_of, stop_of

T = TypeVar("T", bound=Term)
_PLAIN = Syntax()
_TELLING = frozenset({"deadly", "total"})
_GERUND, _INFINITIVE, _PRESENT = frozenset({"gerund"}), frozenset({"infinitive"}), frozenset({"present"})


@final
@attrs.define(eq=False)
class Clause:
    """A verb and what belongs to it.

    ``at`` is the verb's place among the phrases, ``start`` that of the clause's first phrase.
    ``opener`` is the word that opened the clause inside another, if one did; ``antecedent``
    the noun that a relative clause describes. ``leader`` is the clause that this one is joined
    to by "and" or follows as a participle, and with which it shares what it lacks; ``previous``
    is the clause of the verb before it, joined or not.
    """

    verb: Verb
    at: int
    start: int
    stop: int
    subjects: list[Noun]
    objects: list[Noun]
    adjuncts: list[Adjunct]
    times: list[Time]
    opener: Tie | None = None
    antecedent: Noun | None = None
    leader: "Clause | None" = None
    offset: int = 0
    unverified: bool = False
    previous: "Clause | None" = None
    #: Whether it did not quite happen: nearly lynched.
    almost: bool = False
    #: Whether an adverb beside the verb tells of a death: shot to death, fatally stabbed.
    deadly: bool = False
    #: Whether somebody is accused or held for what it tells, which so was done.
    charged: bool = False
    #: Whether its figure is said to hold the others: 14 died in total.
    total: bool = False
    #: The clauses joined to it, which know it as their leader: held weakly, so that a sentence is freed at once.
    _followers: "list[ReferenceType[Clause]]" = attrs.field(factory=list, init=False)

    @property
    def followers(self) -> "list[Clause]":
        """The clauses that are joined to it, in order."""
        return [one for found in self._followers if (one := found()) is not None]

    def follow(self, leader: "Clause") -> None:
        """Join the clause to another."""
        leader._followers.append(ref(self))  # noqa: SLF001  one clause and another

    def get(self, kind: type[T]) -> T | None:
        """What the verb is within one class."""
        return self.verb.word.terms.get(kind)  # type: ignore[return-value]  # a word files each term under its own class

    def opens(self, row: str) -> bool:
        """Whether a subordinator of this row opened the clause."""
        return self.opener is not None and self.opener.kind is Subordinator and row in self.opener.values

    def tied(self, row: str) -> Iterator[Noun]:
        """Give the noun phrases tied to the clause by a preposition of this row."""
        return (adjunct.noun for adjunct in self.adjuncts if row in adjunct.tie.values)

    def family(self) -> "Iterator[Clause]":
        """Give the clause, those it is joined to and those joined to it, the nearest first."""
        if self.leader is None and not self._followers:
            yield self
            return
        seen = {one.at: one for one in self.leaders()}
        below = [self.root()]
        while below:
            one = below.pop()
            seen.setdefault(one.at, one)
            below += reversed(one.followers)
        yield from seen.values()

    @property
    def acts(self) -> bool:
        """Whether its subject does something, rather than having it done to them."""
        if self.verb.passive or self.verb.adjective:
            return False
        return bool(self.objects) or not self.verb.bare

    def root(self) -> "Clause":
        """Give the first of the clauses that this one is joined to."""
        first = self
        while first.leader is not None:
            first = first.leader
        return first

    def leaders(self) -> "Iterator[Clause]":
        """Give the clause, the one that it is joined to, the one that this is joined to, and so on."""
        clause: Clause | None = self
        while clause is not None:
            yield clause
            clause = clause.leader


def clauses(found: Sequence[Phrase], syntax: Syntax = _PLAIN) -> list[Clause]:
    """Build a clause around every verb of a sentence, in the order of the verbs."""
    built: list[Clause] = []
    telling = [k for k, one in enumerate(found) if isinstance(one, Tie) and not one.values.isdisjoint(_TELLING)]
    for at, phrase in enumerate(found):
        if isinstance(phrase, Verb):
            clause = _clause(found, at, phrase, built, syntax)
            _weigh(found, clause, telling)
            built.append(clause)
            if clause.leader is not None:
                clause.follow(clause.leader)
    return built or _verbless(found)


def _verbless(found: Sequence[Phrase]) -> list[Clause]:
    """Make one clause of a sentence without a verb: "Two deaths in Nairobi"."""
    if not any(isinstance(phrase, Noun) for phrase in found):
        return []
    nothing = Verb(found[0].first, found[0].last, found[0].first, UNKNOWN, frozenset())
    adjuncts, times = beside(found, Left(), -1, len(found))
    return [Clause(nothing, -1, 0, len(found), [], [], adjuncts, times)]


def _clause(found: Sequence[Phrase], at: int, verb: Verb, built: Sequence[Clause], syntax: Syntax) -> Clause:
    left = look_left(found, at)
    led = bool(left.subjects)
    previous = built[-1] if built else None
    leader = None
    if left.joined or _goes_on(verb, left):
        leader = _leader(built, verb)
        if leader is not None and (not left.subjects or not left.joined):
            left.subjects = leader.subjects
    if previous is not None and not left.subjects and _is_reported(found, previous, verb, at):
        left.subjects = previous.subjects
    if _is_own(verb) and (parted := _parted(found, left, built)) is not None:
        left.subjects, leader = parted, None
    describes = previous is not None and previous.get(ReportVerb) is None and _is_any(left.subjects, previous.objects)
    if leader is None and previous is not None and describes and (verb.bare or _leaves(previous, verb)):
        leader = previous  # "left 20 of them dead"
    if previous is not None:
        left.subjects = _with_those_before(found, previous, left, verb)
    if len(built) == 1 and (described := _described(found, at, verb, left, built[0])) is not None:
        left.subjects, leader = [described], None
    objects = objects_of(found, at, verb)
    stop = stop_of(found, at, objects)
    if follows(verb, objects, syntax, led=led):
        left.subjects, objects = objects, list[Noun]()
    agree_in_denial(verb, [*left.subjects, *objects], syntax)
    adjuncts, times = beside(found, left, at, stop)
    return Clause(
        verb,
        at,
        left.start,
        stop,
        left.subjects,
        objects,
        adjuncts,
        times,
        left.opener,
        left.antecedent,
        leader,
        left.offset,
        "unverified" in verb.manner or left.unverified,
        previous,
        "almost" in verb.manner or (at > 0 and is_adverb(found[at - 1], "almost")),
        "deadly" in verb.manner,
        _is_charged(previous, left),
    )


def _weigh(found: Sequence[Phrase], clause: Clause, telling: Sequence[int]) -> None:
    """Note what the words at some places tell of what befell the people of a clause, and of its figure."""
    for k in telling:
        if clause.at < k < clause.stop and is_adverb(found[k], "deadly"):
            clause.deadly = True
        if clause.start <= k < clause.stop and "total" in getattr(found[k], "values", ()):
            clause.total = True


def _with_those_before(found: Sequence[Phrase], previous: Clause, left: Left, verb: Verb) -> list[Noun]:
    """Give the subjects of a verb, with those that it has from the verb before it."""
    own = left.subjects
    if verb.adjective and previous.get(ReportVerb) is None and _is_any(own, previous.objects):
        return list(previous.objects) if own[-1] is previous.objects[-1] else own  # "left two men and a soldier dead"
    if _shares_object(found, previous, left, verb):
        return [*previous.objects, *own]  # "resulted in a guard and a driver killed"
    return own or (previous.subjects if _lacks(verb, left.opener, previous) else own)


def _shares_object(found: Sequence[Phrase], previous: Clause, left: Left, verb: Verb) -> bool:
    """Tell whether a participle tells of the objects of a light verb, though only the last stands before it."""
    if previous.get(LightVerb) is None or not previous.objects or not (verb.bare or "being" in verb.moods):
        return False
    return left.joined and left.start > 1 and found[left.start - 2] is previous.objects[-1]


def _lacks(verb: Verb, opener: Tie | None, previous: Clause) -> bool:
    """Tell whether a verb has the subject of the one before: "to flee", "before being shot"."""
    if opener is None:
        return "infinitive" in verb.moods
    sequel = "being" in verb.moods and bool(opener.values & {"time", "cause", "prior"})
    return sequel and (previous.verb.passive or not previous.objects)


def _is_charged(previous: Clause | None, left: Left) -> bool:
    """Tell whether somebody is accused of, or held for, what a clause tells: "suspected of killing"."""
    if previous is None or left.opener is None or left.opener.kind is not Preposition:
        return False
    nouns = [*previous.subjects, *previous.objects]
    return previous.get(Charge) is not None or any(noun.get(Charge) is not None for noun in nouns)


def _leaves(previous: Clause, verb: Verb) -> bool:
    """Tell whether a participle says what a light verb leaves its object doing: "left two tanks burning"."""
    light = previous.get(LightVerb)
    return light is not None and "others" in light.values and verb.word.forms == _GERUND and not verb.moods


def _described(found: Sequence[Phrase], at: int, verb: Verb, left: Left, relative: Clause) -> Noun | None:
    """Give the noun of which a verb tells though a relative clause parts them: "those who killed nine men fled"."""
    if verb.adjective or relative.get(ReportVerb) is not None or not _is_any(left.subjects, relative.objects):
        return None
    last = not any(isinstance(phrase, Verb) for phrase in found[at + 1 :])
    return relative.antecedent if verb.finite and (last or not verb.bare) else None


def _goes_on(verb: Verb, left: Left) -> bool:
    """Tell whether the verb is a participle that goes on with the clause before: ", killing three"."""
    if verb.moods or left.opener is not None or verb.word.forms != _GERUND:
        return False
    return not left.subjects or verb.get(ReportVerb) is not None or verb.get(RelayVerb) is not None


def _leader(built: Sequence[Clause], verb: Verb) -> Clause | None:
    """Find the clause that a verb joins: a finite verb joins the last finite one."""
    loose = not verb.moods and verb.word.forms == _INFINITIVE
    says = verb.get(RelayVerb) is not None or (verb.finite and verb.get(ReportVerb) is not None)
    if says and (report := next((one for one in reversed(built) if one.get(ReportVerb) is not None), None)):
        return report
    for clause in reversed(built):
        if loose or (clause.verb.finite and not _reduced(clause, built)):
            return clause
    return None


def _is_reported(found: Sequence[Phrase], previous: Clause, verb: Verb, at: int) -> bool:
    """Tell whether a participle completes the verb before: "was reported killed", "were on Friday shot"."""
    if not verb.bare or any(
        not isinstance(phrase, Time) and not is_adverb(phrase) for phrase in found[previous.at + 1 : at]
    ):
        return False
    told = previous.get(ReportVerb) is not None or previous.get(FoundVerb) is not None
    if told and (previous.verb.passive or previous.verb.bare):
        return at == previous.at + 1
    return "be" in previous.verb.moods and previous.verb.word.forms <= _INFINITIVE


def _is_own(verb: Verb) -> bool:
    """Tell whether a verb is certainly that of a clause of its own, and describes nobody."""
    if not verb.finite or "being" in verb.moods:
        return False
    casualty = verb.get(CasualtyVerb)
    dies = casualty is not None and casualty.takes == "subject"
    return dies or bool(verb.moods) or verb.word.forms == _PRESENT


def _parted(found: Sequence[Phrase], left: Left, built: Sequence[Clause]) -> list[Noun] | None:
    """Find the subject of a verb that a description parts from it: "two men who were accused of theft were killed"."""
    if not built or left.joined or left.opener is not None:
        return None
    last = built[-1]
    if last.get(ReportVerb) is not None:
        return None
    inside = [*last.objects, *(noun for adjunct in last.adjuncts for noun in adjunct.nouns)]
    if left.subjects and not any(left.subjects[-1] is noun for noun in inside):
        return None
    relative = next((one for one in last.leaders() if one.antecedent is not None), None)
    if relative is not None and relative.opener is not None and relative.opener.kind is Relative:
        noun = relative.antecedent
        k = None if noun is None else next((k for k, phrase in enumerate(found) if phrase is noun), None)
        if noun is not None and (noun.get(AttackNoun) is None or (not left.subjects and k == 0)):
            return [noun] if k is None else list_before(found, k)[1]
        return next((one.subjects for one in built if one.verb.bare and one.subjects), None)
    own = last.leader is None or last.subjects != last.leader.subjects
    gerund = last.verb.word.forms == _GERUND and not last.verb.moods and own
    reduced = last.verb.bare and not last.verb.adjective and not last.objects and bool(last.adjuncts)
    return last.subjects if (gerund or reduced) and last.subjects and last.opener is None else None


def _is_any(nouns: Sequence[Noun], others: Sequence[Noun]) -> bool:
    """Tell whether the first of some noun phrases is one of others."""
    return bool(nouns) and is_one(nouns[0], others)


def _reduced(clause: Clause, built: Sequence[Clause]) -> bool:
    """Tell whether the verb is a participle that only describes a noun of another clause: "those killed"."""
    if not clause.verb.bare:
        return False
    return not clause.subjects or any(
        _is_any(clause.subjects, one.objects) for one in built if one is not clause and one.get(ReportVerb) is None
    )
