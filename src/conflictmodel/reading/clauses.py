"""From phrases to clauses: each verb with its subject, its objects and what stands beside it.

A number belongs to its own verb. So the phrases around a verb are taken up to the next verb,
or to the word that opens another clause, and no further; verbs joined by "and" share what
stands with either.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar, final

import attrs

from conflictmodel.lexicon.terms import (
    Adverb,
    Coordinator,
    Preposition,
    Relative,
    RelayVerb,
    ReportVerb,
    Subordinator,
    Term,
)
from conflictmodel.reading.phrases import Mark, Noun, Phrase, Tie, Time, Verb

_BREAKS = frozenset(";:.?!…")
_QUOTES = frozenset("\"“”‘’'«»„")
T = TypeVar("T", bound=Term)


@final
@attrs.frozen(eq=False)
class Adjunct:
    """What is tied to a clause: "in Idlib", "by rebels", "including two women and a child"."""

    tie: Tie
    nouns: tuple[Noun, ...]

    @property
    def noun(self) -> Noun:
        """The first of the noun phrases."""
        return self.nouns[0]


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
    followers: "list[Clause]" = attrs.field(factory=list)

    def get(self, kind: type[T]) -> T | None:
        """What the verb is within one class."""
        return self.verb.get(kind)

    def opens(self, row: str) -> bool:
        """Whether a subordinator of this row opened the clause."""
        return self.opener is not None and self.opener.kind is Subordinator and row in self.opener.values

    def tied(self, row: str) -> Iterator[Noun]:
        """Give the noun phrases tied to the clause by a preposition of this row."""
        return (adjunct.noun for adjunct in self.adjuncts if row in adjunct.tie.values)

    def family(self) -> "Iterator[Clause]":
        """Give the clause, those it is joined to and those joined to it, the nearest first."""
        seen = [self]
        first = self.leader
        while first is not None:
            seen.append(first)
            first = first.leader
        for one in _below(seen[-1]):
            if not any(one is other for other in seen):
                seen.append(one)
        yield from seen

    @property
    def acts(self) -> bool:
        """Whether its subject does something, rather than having it done to them."""
        if self.verb.passive or self.verb.adjective:
            return False
        return bool(self.objects) or not self.verb.bare

    def root(self) -> "Clause":
        """Give the first of the clauses that this one is joined to."""
        clause = self
        while clause.leader is not None:
            clause = clause.leader
        return clause


def _below(clause: Clause) -> Iterator[Clause]:
    for follower in clause.followers:
        yield follower
        yield from _below(follower)


def clauses(found: Sequence[Phrase]) -> list[Clause]:
    """Build a clause around every verb of a sentence, in the order of the verbs."""
    built: list[Clause] = []
    for at, phrase in enumerate(found):
        if isinstance(phrase, Verb):
            clause = _clause(found, at, phrase, built)
            built.append(clause)
            if clause.leader is not None:
                clause.leader.followers.append(clause)
    return built


@attrs.define(eq=False)
class _Left:
    """What is found to the left of a verb."""

    subjects: list[Noun] = attrs.field(factory=list)
    start: int = 0
    opener: Tie | None = None
    antecedent: Noun | None = None
    joined: bool = False
    offset: int = 0
    unverified: bool = False
    inserted: list[tuple[int, int]] = attrs.field(factory=list)


def _clause(found: Sequence[Phrase], at: int, verb: Verb, built: Sequence[Clause]) -> Clause:
    left = _left(found, at)
    previous = built[-1] if built else None
    leader = None
    if left.joined or _goes_on(verb, left):
        leader = _leader(built, verb)
        if leader is not None and (not left.subjects or not left.joined):
            left.subjects = leader.subjects
    describes = previous is not None and previous.get(ReportVerb) is None and _is_any(left.subjects, previous.objects)
    if leader is None and verb.bare and describes:
        leader = previous  # "left 20 of them dead"
    if previous is not None and not left.subjects and "infinitive" in verb.moods and left.opener is None:
        left.subjects = previous.subjects
    objects = _objects(found, at)
    stop = _stop(found, at, objects)
    adjuncts, times = _beside(found, left, at, stop)
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
        verb.unverified or left.unverified,
        previous,
    )


def _goes_on(verb: Verb, left: _Left) -> bool:
    """Tell whether the verb is a participle that goes on with the clause before: ", killing three"."""
    if verb.word.forms != {"gerund"} or verb.moods or left.opener is not None:
        return False
    return not left.subjects or verb.get(ReportVerb) is not None or verb.get(RelayVerb) is not None


def _leader(built: Sequence[Clause], verb: Verb) -> Clause | None:
    """Find the clause that a verb joins: a finite verb joins the last finite one."""
    loose = not verb.moods and verb.word.forms == {"infinitive"}
    says = verb.finite and verb.get(ReportVerb) is not None
    if says and (report := next((one for one in reversed(built) if one.get(ReportVerb) is not None), None)):
        return report
    for clause in reversed(built):
        if loose or (clause.verb.finite and not _reduced(clause, built)):
            return clause
    return None


def _is_any(nouns: Sequence[Noun], others: Sequence[Noun]) -> bool:
    """Tell whether the first of some noun phrases is one of others."""
    return bool(nouns) and any(nouns[0] is other for other in others)


def _reduced(clause: Clause, built: Sequence[Clause]) -> bool:
    """Tell whether the verb is a participle that only describes a noun of another clause: "those killed"."""
    if not clause.verb.bare:
        return False
    return not clause.subjects or any(
        _is_any(clause.subjects, one.objects) for one in built if one is not clause and one.get(ReportVerb) is None
    )


def _left(found: Sequence[Phrase], at: int) -> _Left:
    """Look to the left of a verb for its subject and for what opens its clause."""
    left = _Left(start=at)
    k = at - 1
    while k >= 0:
        phrase = found[k]
        if isinstance(phrase, Noun):
            first, nouns = _list_before(found, k, at)
            before = first - 1
            while before >= 0 and isinstance(found[before], Mark) and getattr(found[before], "low", "") in _QUOTES:
                before -= 1
            tie = found[before] if before >= 0 else None
            if isinstance(tie, Tie) and tie.kind is Preposition:
                k = before - 1
                continue
            if not left.subjects:
                left.subjects = nouns
                left.start = first
                k = first - 1
                continue
            break
        if isinstance(phrase, Time):
            if phrase.when.offset:
                left.offset = phrase.when.offset
                break
            k -= 1
        elif isinstance(phrase, Mark):
            if phrase.low in _QUOTES:
                k -= 1
                continue
            opening = None if left.subjects else _opening(found, k)
            if opening is None:
                if left.subjects and phrase.low == "," and _only_tied(found, k):
                    left.start = 0
                break
            left.inserted.append((opening, k))
            k = opening - 1
        elif isinstance(phrase, Tie) and phrase.kind is Adverb:
            left.unverified = left.unverified or "unverified" in phrase.values
            k -= 1
        elif isinstance(phrase, Verb) and phrase.bare and not left.subjects and k < at - 1 and k > 0:
            k -= 1  # a participle that describes the subject: "the man known as Elias said"
        else:
            _open(found, k, left)
            break
    if k < 0:
        left.start = 0
    return left


def _open(found: Sequence[Phrase], k: int, left: _Left) -> None:
    """Note what opens the clause, where the look to the left came upon a tie or another verb."""
    phrase = found[k]
    if not isinstance(phrase, Tie):
        return
    left.start = min(left.start, k + 1)
    if phrase.kind is Relative:
        noun = _antecedent(found, k)
        left.opener, left.antecedent = phrase, noun
        if noun is not None and not left.subjects and "place" not in phrase.values:
            left.subjects = [noun]
    elif phrase.kind is Subordinator:
        left.opener = phrase
    elif phrase.kind is Coordinator:
        left.joined = True
    elif phrase.kind is Preposition and not left.subjects:
        left.opener = phrase


def _antecedent(found: Sequence[Phrase], k: int) -> Noun | None:
    k -= 1
    while k >= 0:
        phrase = found[k]
        if isinstance(phrase, Noun):
            return phrase
        if not isinstance(phrase, Mark | Time) and not (isinstance(phrase, Tie) and phrase.kind is Preposition):
            return None
        k -= 1
    return None


def _only_tied(found: Sequence[Phrase], k: int) -> bool:
    """Tell whether only times and tied noun phrases stand before a comma: "In a statement, ..."."""
    return not any(isinstance(phrase, Verb) for phrase in found[:k]) and all(
        not isinstance(phrase, Noun) or (i > 0 and isinstance(found[i - 1], Tie)) for i, phrase in enumerate(found[:k])
    )


def _opening(found: Sequence[Phrase], k: int) -> int | None:
    """Find where the insertion that ends at a comma, a dash or a bracket began, after a noun phrase."""
    low = getattr(found[k], "low", "")
    pairs = {",": ",", ")": "(", "—": "—", "–": "–", "-": "-", "]": "["}
    if low not in pairs:
        return None
    for first in range(k - 1, 0, -1):
        phrase = found[first]
        if isinstance(phrase, Mark):
            if phrase.low == pairs[low] and isinstance(found[first - 1], Noun | Time):
                return first
            if phrase.low in _BREAKS:
                return None
    return None


def _list_before(found: Sequence[Phrase], k: int, verb: int) -> tuple[int, list[Noun]]:
    """Gather the list of noun phrases that ends at ``k``: "nine rebels and three soldiers"."""
    last = found[k]
    nouns = [last] if isinstance(last, Noun) else []
    first, joined = k, False
    while first > 1:
        step = first - 1
        link = found[step]
        if isinstance(link, Tie) and link.kind is Coordinator and link.values & {"and", "or"}:
            if isinstance(found[step - 1], Mark):
                step -= 1
            joined = True
        elif not (joined and isinstance(link, Mark) and link.low == ","):
            break
        member = found[step - 1] if step > 0 else None
        if not isinstance(member, Noun) or _is_object(found, step - 1, nouns[0]):
            break
        nouns.insert(0, member)
        first = step - 1
    return first, nouns


def _is_object(found: Sequence[Phrase], k: int, following: Noun) -> bool:
    """Tell whether a noun phrase belongs to the verb or the preposition before it, not to the list after it."""
    if k == 0:
        return False
    before = found[k - 1]
    if isinstance(before, Verb):
        return before.get(ReportVerb) is None
    tied = isinstance(before, Tie) and before.kind is Preposition
    if tied and "subset" in getattr(before, "values", ()):
        return True
    noun = found[k]
    return tied and following.count is not None and isinstance(noun, Noun) and noun.count is None


def _objects(found: Sequence[Phrase], at: int) -> list[Noun]:
    """Gather the noun phrases that directly follow a verb, a list included."""
    k = at + 1
    while k < len(found) and _skips(found[k]):
        k += 1
    return _list_after(found, k)


def _list_after(found: Sequence[Phrase], k: int, *, counted: bool = True) -> list[Noun]:
    """Gather the list of noun phrases that begins at ``k``; ``counted`` if only figures can go on with it."""
    first = found[k] if k < len(found) else None
    if not isinstance(first, Noun):
        return []
    nouns = [first]
    member: int | None = k
    while member is not None and (member := _next_member(found, member + 1, counted=counted)) is not None:
        noun = found[member]
        if isinstance(noun, Noun):
            nouns.append(noun)
    return nouns


def _skips(phrase: Phrase) -> bool:
    if isinstance(phrase, Mark):
        return phrase.low in _QUOTES
    return isinstance(phrase, Time) or (isinstance(phrase, Tie) and phrase.kind is Adverb)


def _next_member(found: Sequence[Phrase], k: int, *, counted: bool) -> int | None:
    """Find the next member of a list of objects, past what is tied to the member before."""
    joined = False
    while k < len(found):
        phrase = found[k]
        if (isinstance(phrase, Mark) and phrase.low == ",") or (
            isinstance(phrase, Tie) and phrase.kind is Coordinator and phrase.values & {"and", "or"}
        ):
            joined = True
        elif isinstance(phrase, Noun):
            figure = phrase.count is not None or bool(phrase.determiner & {"indefinite", "negative"})
            fits = figure or (not counted and isinstance(found[k - 1], Tie))
            return k if joined and fits and not starts_clause(found, k) else None
        elif not joined and isinstance(phrase, Time):
            pass
        elif not joined and _tied_noun(found, k):
            k += 1
        else:
            return None
        k += 1
    return None


def _tied_noun(found: Sequence[Phrase], k: int) -> bool:
    phrase = found[k]
    following = found[k + 1] if k + 1 < len(found) else None
    return isinstance(phrase, Tie) and phrase.kind is Preposition and isinstance(following, Noun)


def starts_clause(found: Sequence[Phrase], k: int) -> bool:
    """Tell whether the noun phrase at ``k`` is the subject of a verb that follows it."""
    near = True
    k += 1
    while k < len(found):
        phrase = found[k]
        if isinstance(phrase, Verb):
            return phrase.finite and (near or not phrase.bare)
        if _tied_noun(found, k):
            near = False
            k += 2
        elif isinstance(phrase, Time) or (isinstance(phrase, Tie) and phrase.kind is Adverb):
            k += 1
        else:
            return False
    return False


def _stop(found: Sequence[Phrase], at: int, objects: Sequence[Noun]) -> int:
    """Find where the clause ends: at the next verb, or where another clause begins."""
    k = at + 1
    while k < len(found):
        phrase = found[k]
        if isinstance(phrase, Verb):
            return k
        if isinstance(phrase, Tie) and phrase.kind in {Relative, Subordinator}:
            return k
        if isinstance(phrase, Time) and phrase.when.offset:
            return k
        if isinstance(phrase, Mark) and phrase.low in _BREAKS:
            return k
        if isinstance(phrase, Noun) and not any(phrase is one for one in objects):
            tied = isinstance(found[k - 1], Tie) and getattr(found[k - 1], "kind", None) is Preposition
            if not tied and starts_clause(found, k):
                return k
        k += 1
    return k


def _beside(found: Sequence[Phrase], left: _Left, at: int, stop: int) -> tuple[list[Adjunct], list[Time]]:
    """Gather what is tied to the clause and when it is said to be, the nearest after the verb first."""
    adjuncts: list[Adjunct] = []
    times: list[Time] = []
    for k in [*range(at + 1, stop), *range(left.start, at)]:
        phrase = found[k]
        if any(first <= k <= last for first, last in left.inserted):
            continue
        if isinstance(phrase, Time) and not phrase.when.offset:
            times.append(phrase)
        elif _tied_noun(found, k) and isinstance(phrase, Tie):
            adjuncts.append(Adjunct(phrase, tuple(_list_after(found, k + 1, counted=False))))
    return adjuncts, times
