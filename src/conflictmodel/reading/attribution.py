"""Who says what a clause says, and how they stand to it.

A report verb governs the clauses after it ("the ministry said that ..."), or, when it comes
last, those before it ("..., a union said"). Sources pass each other's words on, so what comes
out is a chain. "It" and "the ministry" are the source that was named in full before.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import final

import attrs

from conflictmodel.lexicon.markers import (
    Adverb,
    Coordinator,
    Preposition,
    Relative,
    RelayVerb,
    Subordinator,
    Unverified,
)
from conflictmodel.lexicon.terms import AttackNoun, ContactVerb, ReportVerb
from conflictmodel.model.claim import Stance
from conflictmodel.model.contact import ContactType
from conflictmodel.model.source import Attribution
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.lists import starts_clause
from conflictmodel.reading.memory import Memory, Naming, is_party
from conflictmodel.reading.phrase import QUOTES, Mark, Noun, Phrase, Tie, Verb, place_among
from conflictmodel.reading.sentence import Parsed


@final
@attrs.frozen
class Voice:
    """Who states a clause and with what stance."""

    attribution: Attribution = attrs.field(factory=Attribution)
    stance: Stance = Stance.ASSERTED


@final
@attrs.frozen(eq=False)
class Reporting:
    """A report verb of a sentence: its clause, who speaks, and whether it follows what it reports."""

    clause: Clause
    speakers: tuple[Noun, ...]
    last: bool


@final
@attrs.define(eq=False)
class Speakers:
    """Who speaks in one sentence, and whom it names; worked out as it is asked for, since few are asked.

    This is what a memory keeps of a sentence, so it holds no memory itself.
    """

    parsed: Parsed

    @cached_property
    def reports(self) -> dict[int, Reporting]:
        """The report verbs of the sentence, by their place."""
        found = ((clause.at, _reporting(self.parsed, clause)) for clause in self.parsed.clauses)
        return {at: report for at, report in found if report is not None}

    @cached_property
    def namings(self) -> list[Naming]:
        """Whom the sentence names: by "according to", as its subject, as who speaks and as who accuses."""
        parsed = self.parsed
        noted: list[Naming] = []
        according = _according(parsed)
        if according is not None:
            noted.append(Naming(parsed, according, 0))
        for noun in [noun for clause in parsed.clauses[:1] for noun in clause.subjects[:1]]:
            if is_party(parsed, noun):
                noted.append(Naming(parsed, noun, len(noted)))
        for report in self.reports.values():
            noted += (Naming(parsed, noun, 0, _tied(parsed, noun, report.clause)) for noun in report.speakers)
        for clause in parsed.clauses:
            accusers = _accusers(clause)
            if accusers and (clause.at not in self.reports or self.governor(clause) is not None):
                noted += [Naming(parsed, noun, len(noted)) for noun in accusers]
        return noted

    def governor(self, clause: Clause) -> Reporting | None:
        """Give the report that says a clause, its own or one before it."""
        own = self.reports.get(clause.at)
        if own is not None and not own.last:
            return own
        return _governor(self.parsed, clause, self.reports, found_leaders(clause))


@final
@attrs.define(eq=False)
class Voices:
    """Who says what in one sentence, as far as a report has named them by then."""

    speakers: Speakers
    memory: Memory
    _found: dict[int, Voice] = attrs.field(factory=dict, init=False)
    _chains: dict[int, tuple[str, ...]] = attrs.field(factory=dict, init=False)

    @property
    def parsed(self) -> Parsed:
        """The sentence."""
        return self.speakers.parsed

    @property
    def reports(self) -> dict[int, Reporting]:
        """The report verbs of the sentence, by their place."""
        return self.speakers.reports

    def of(self, clause: Clause) -> Voice:
        """Give a clause its voice."""
        found = self._found.get(clause.at)
        if found is None:
            found = self._found[clause.at] = self._voice(clause)
        return found

    def _voice(self, clause: Clause) -> Voice:
        governor = self.speakers.governor(clause)
        chain: tuple[str, ...] = ()
        stance = Stance.ASSERTED
        if governor is not None:
            chain = self._accusing(clause) + self._upward(governor)
            verb = governor.clause.get(ReportVerb)
            stance = Stance.ASSERTED if verb is None else verb.stance
        elif clause.at not in self.reports and not _aside(self.parsed, clause):
            chain = self._accusing(clause) or self._closing(clause) or self._going_back()
        unverified = Unverified in self.parsed.kinds
        if stance is Stance.ASSERTED and (unverified or clause.unverified or _doubted(clause)):
            stance = Stance.UNVERIFIED
        return Voice(Attribution(tuple(self.memory.source(self.parsed, name) for name in chain)), stance)

    def _accusing(self, clause: Clause) -> tuple[str, ...]:
        """Name whoever accuses somebody of what the clause says: "accused the army of killing 20"."""
        return tuple(self.memory.name(self.parsed, noun) for noun in _accusers(clause))

    def _closing(self, clause: Clause) -> tuple[str, ...]:
        """Name who speaks at the end of the sentence, if somebody does."""
        closing = next((report for report in reversed(self.reports.values()) if report.last), None)
        return () if closing is None or closing.clause is clause else self._chain(closing)

    def _going_back(self) -> tuple[str, ...]:
        """Name whom the sentence goes back to by "according to"."""
        noun = _according(self.parsed)
        return () if noun is None else (self.memory.name(self.parsed, noun, 0),)

    def _upward(self, governor: Reporting) -> tuple[str, ...]:
        """Join the chain of a report to that of the report that it stands in."""
        chain = self._chain(governor)
        first = governor.clause
        while first.leader is not None and first.leader.at in self.reports:
            first = first.leader  # "the mayor said ..., and the union said ...": neither quotes the other
        outer = _governor(self.parsed, first, self.reports, [first])
        if outer is None or outer is governor:
            return chain
        return chain + tuple(name for name in self._chain(outer) if name not in chain)

    def _chain(self, report: Reporting) -> tuple[str, ...]:
        """Name who speaks, the origin first: those whom a source cites, then the source."""
        chain = self._chains.get(report.clause.at)
        if chain is None:
            nouns = [*_cited(self.parsed, report), *report.speakers]
            chain = self._chains[report.clause.at] = tuple(self._speaker(noun, report.clause) for noun in nouns)
        return chain

    def _speaker(self, noun: Noun, clause: Clause) -> str:
        return _tied(self.parsed, noun, clause) or self.memory.name(self.parsed, noun, 0)


def found_leaders(clause: Clause) -> Iterator[Clause]:
    """Give the clause and those it is joined to without a word that opens it anew."""
    yield clause
    while clause.leader is not None and clause.opener is None:
        clause = clause.leader
        yield clause


def _accusers(clause: Clause) -> Sequence[Noun]:
    """Give whoever accuses somebody of what the clause says, if it is what another accuses of."""
    above = clause.previous
    if above is None or not is_charge(clause):
        return ()
    return list(above.tied("agent")) if above.verb.passive else above.subjects


def is_charge(clause: Clause) -> bool:
    """Tell whether a clause says what another accuses somebody of."""
    above, opener = clause.previous, clause.opener
    contact = None if above is None or opener is None else above.get(ContactVerb)
    if opener is None or contact is None or contact.type is not ContactType.ACCUSATION:
        return False
    return opener.kind is Preposition and opener.low in contact.topic


def _reporting(parsed: Parsed, clause: Clause) -> Reporting | None:
    """Read a clause as a report, if its verb reports and somebody speaks."""
    if clause.get(ReportVerb) is None and clause.get(RelayVerb) is None:
        return None
    if clause.verb.passive or clause.opens("condition"):
        return None
    found = parsed.phrases
    following = found[clause.at + 1] if clause.at + 1 < len(found) else None
    if clause.verb.bare and isinstance(following, Verb) and following.bare:
        return None  # those "feared dead" are no source
    report = clause.get(ReportVerb)
    doubts = report is not None and report.stance is not Stance.ASSERTED
    if clause.verb.bare and doubts and isinstance(following, Tie) and "of" in following.values:
        return None  # a man "suspected of" something is no source
    if clause.get(RelayVerb) is not None and clause.verb.word.forms == {"gerund"}:
        return Reporting(clause, tuple(clause.subjects), last=False)
    content = _content_follows(found, clause)
    before = clause.at - 1
    while before >= 0 and isinstance(found[before], Tie) and getattr(found[before], "kind", None) is Adverb:
        before -= 1
    inverted = before >= 0 and isinstance(found[before], Mark) and bool(clause.objects) and not content
    if inverted and getattr(found[before], "low", "") != ")":
        return Reporting(clause, (fullest(parsed, clause.objects[0]),), last=True)
    if _speaks_after(parsed, clause):
        return Reporting(clause, (fullest(parsed, clause.objects[0]),), last=not content)
    if not clause.subjects or clause.subjects[0].get(AttackNoun) is not None:
        return None  # "the attack claimed nine lives"
    start = place_among(found, clause.subjects[0])
    after_mark = start > 0 and isinstance(found[start - 1], Mark)
    last = not content and after_mark and any(one.at < start for one in parsed.clauses)
    quoted = not content and start > 1 and after_mark and getattr(found[start - 1], "low", "") in QUOTES
    return Reporting(clause, tuple(clause.subjects), last=last or quoted)


def _speaks_after(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether the speaker stands after the verb: "informó el ministerio que"."""
    own = [noun for noun in clause.subjects if noun.last <= clause.verb.first and noun.first >= _start(parsed, clause)]
    return parsed.book.syntax.subject_after and not own and bool(clause.objects) and is_party(parsed, clause.objects[0])


def _start(parsed: Parsed, clause: Clause) -> int:
    """Give the word at which a clause begins."""
    return parsed.phrases[min(clause.start, clause.at)].first


def _content_follows(found: Sequence[Phrase], clause: Clause) -> bool:
    """Tell whether what is reported comes after the verb."""
    k = clause.at + 1
    while k < len(found):
        phrase = found[k]
        if isinstance(phrase, Noun):
            if starts_clause(found, k):
                return True
            list_end = k + 1
            while list_end < len(found) and not isinstance(found[list_end], Verb) and _in_list(found, list_end):
                list_end += 1
            if list_end > k + 1 and list_end < len(found) and isinstance(found[list_end], Verb):
                return True
        elif isinstance(phrase, Tie) and phrase.kind is Subordinator:
            return "content" in phrase.values
        elif isinstance(phrase, Mark) and phrase.low == "," and _opens_content(found, k + 1):
            return True
        elif isinstance(phrase, Mark):
            return phrase.low == ":" or (phrase.low in QUOTES and any(isinstance(one, Verb) for one in found[k:]))
        elif isinstance(phrase, Verb) or (isinstance(phrase, Tie) and phrase.kind not in {Preposition, Adverb}):
            return False
        k += 1
    return False


def _opens_content(found: Sequence[Phrase], k: int) -> bool:
    tie = found[k] if k < len(found) else None
    return isinstance(tie, Tie) and tie.kind is Subordinator and "content" in tie.values


def _in_list(found: Sequence[Phrase], k: int) -> bool:
    phrase = found[k]
    if isinstance(phrase, Mark):
        return phrase.low == ","
    return isinstance(phrase, Noun) or (isinstance(phrase, Tie) and phrase.kind is Coordinator)


def fullest(parsed: Parsed, noun: Noun) -> Noun:
    """Take the name that stands beside a description: "its spokeswoman, Colonel Iryna Vasko"."""
    found = parsed.phrases
    k = place_among(found, noun)
    if parsed.words[noun.last - 1].name or k + 2 >= len(found):
        return noun
    mark, beside = found[k + 1], found[k + 2]
    named = isinstance(beside, Noun) and parsed.words[beside.last - 1].name
    return beside if isinstance(mark, Mark) and mark.low == "," and named and isinstance(beside, Noun) else noun


def _cited(parsed: Parsed, report: Reporting) -> Sequence[Noun]:
    """Give those whom a source cites, or the source whose words it passes on."""
    if report.clause.get(RelayVerb) is not None:
        return report.clause.objects
    others = (*report.clause.followers, *_inserted(parsed, report))
    return next((other.objects for other in others if other.get(RelayVerb) is not None), ())


def _inserted(parsed: Parsed, report: Reporting) -> Iterator[Clause]:
    """Give the clauses between a speaker and the verb of saying: "the agency, citing an official, reported"."""
    start = place_among(parsed.phrases, report.speakers[0])
    return (one for one in parsed.clauses if start < one.at < report.clause.at and not one.subjects)


def _tied(parsed: Parsed, noun: Noun, clause: Clause) -> str | None:
    """Name a speaker that is no party with what is tied to it: "reports on social media"."""
    if is_party(parsed, noun) or noun.last > clause.verb.first:
        return None
    between = [p for p in parsed.phrases if noun.last <= p.first < clause.verb.first]
    tied = all(isinstance(p, Noun) or (isinstance(p, Tie) and p.kind is Preposition) for p in between)
    return parsed.between(noun.first, clause.verb.first) if between and tied else None


def _governor(
    parsed: Parsed, clause: Clause, reports: dict[int, Reporting], chain: Iterator[Clause] | list[Clause]
) -> Reporting | None:
    """Find the report verb that stands before a clause and governs it."""
    first = clause
    for first in chain:
        if first is not clause and first.at in reports and not reports[first.at].last:
            return None if clause.at in reports else reports[first.at]
    found = parsed.phrases
    k = min(first.start, first.at) - 1
    while k >= 0:
        phrase = found[k]
        if isinstance(phrase, Verb):
            if k in reports:
                report = reports[k]
                return None if report.last else report
            k = min(parsed.starts[k], k) - 1
            continue
        if isinstance(phrase, Mark) and phrase.low in {";", "."}:
            return None
        if isinstance(phrase, Tie) and k > 0 and isinstance(found[k - 1], Mark) and _parts(phrase, first):
            return None
        k -= 1
    return None


def _parts(tie: Tie, clause: Clause) -> bool:
    """Tell whether a tie after a mark ends what was reported: ", which ..." or ", but the rebels ..."."""
    if tie.kind is Relative:
        return True
    anew = clause.opener is None and bool(clause.subjects) and clause.subjects[0].first >= tie.last
    return tie.kind is Coordinator and "but" in tie.values and anew


def _aside(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause is an aside of the report's own: ", which ...", ", where ..."."""
    opener = clause.opener
    if opener is None or opener.kind is not Relative:
        return False
    before = parsed.phrases[: place_among(parsed.phrases, opener)]
    return bool(before) and isinstance(before[-1], Mark)


def _according(parsed: Parsed) -> Noun | None:
    """Find to whom the sentence goes back by "according to"."""
    for phrase, following in pairwise(parsed.phrases):
        if isinstance(phrase, Tie) and "says" in phrase.values and isinstance(following, Noun):
            return following
    return None


def _doubted(clause: Clause) -> bool:
    """Tell whether the verb is one of what may have been: "may have killed", "is feared dead"."""
    above = clause.leader
    shared = above is not None and clause.verb.bare and not clause.verb.moods  # "may have been killed and nine wounded"
    if {"hypothetical", "have"} <= (above if above is not None and shared else clause).verb.moods:
        return True
    above = clause.previous
    completes = "infinitive" in clause.verb.moods or clause.verb.bare
    told = above is not None and (above.verb.passive or above.verb.bare)
    if completes and told and above is not None and clause.at == above.at + 1:
        report = above.get(ReportVerb)
        return report is not None and report.stance is Stance.UNVERIFIED
    return False
