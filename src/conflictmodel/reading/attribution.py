"""Who says what a clause says, and how they stand to it.

A report verb governs the clauses after it ("the ministry said that ..."), or, when it comes
last, those before it ("..., a union said"). Sources pass each other's words on, so what comes
out is a chain. "It" and "the ministry" are the source that was named in full before.
"""

from collections.abc import Iterator, Sequence
from typing import final

import attrs

from conflictmodel.lexicon.terms import (
    Adverb,
    AttackNoun,
    ContactVerb,
    Coordinator,
    Preposition,
    Relative,
    RelayVerb,
    ReportVerb,
    Subordinator,
    Unverified,
)
from conflictmodel.model.claim import Stance
from conflictmodel.model.contact import ContactType
from conflictmodel.model.source import Attribution
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.lists import starts_clause
from conflictmodel.reading.memory import Memory, is_party
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


def voices(parsed: Parsed, memory: Memory) -> dict[int, Voice]:
    """Give every clause of a sentence, by its place, its voice; and remember who was named."""
    reports = {clause.at: report for clause in parsed.clauses if (report := _reporting(parsed, clause)) is not None}
    chains = {at: _chain(parsed, report, memory) for at, report in reports.items()}
    according = _according(parsed, memory)
    closing = next((report for report in reversed(list(reports.values())) if report.last), None)
    unverified = Unverified in parsed.kinds
    _remember(parsed, reports, chains, memory)
    found: dict[int, Voice] = {}
    for clause in parsed.clauses:
        own = reports.get(clause.at)
        governor = (
            own if own is not None and not own.last else _governor(parsed, clause, reports, found_leaders(clause))
        )
        chain: tuple[str, ...] = ()
        stance = Stance.ASSERTED
        if governor is not None:
            chain = _accusers(parsed, clause, memory) + _upward(parsed, governor, reports, chains)
            verb = governor.clause.get(ReportVerb)
            stance = Stance.ASSERTED if verb is None else verb.stance
        elif clause.at not in reports and not _aside(parsed, clause):
            chain = _accusers(parsed, clause, memory) or _beside_chain(clause, closing, chains, according)
        if stance is Stance.ASSERTED and (unverified or clause.unverified or _doubted(clause)):
            stance = Stance.UNVERIFIED
        found[clause.at] = Voice(Attribution(tuple(memory.source(name) for name in chain)), stance)
    return found


def found_leaders(clause: Clause) -> Iterator[Clause]:
    """Give the clause and those it is joined to without a word that opens it anew."""
    yield clause
    while clause.leader is not None and clause.opener is None:
        clause = clause.leader
        yield clause


def _accusers(parsed: Parsed, clause: Clause, memory: Memory) -> tuple[str, ...]:
    """Name whoever accuses somebody of what the clause says: "accused the army of killing 20"."""
    above = clause.previous
    if not is_charge(clause) or above is None:
        return ()
    accusers = list(above.tied("agent")) if above.verb.passive else above.subjects
    for noun in accusers:
        memory.note(parsed, noun, memory.name(parsed, noun))
    return tuple(memory.name(parsed, noun) for noun in accusers)


def is_charge(clause: Clause) -> bool:
    """Tell whether a clause says what another accuses somebody of."""
    above, opener = clause.previous, clause.opener
    contact = None if above is None or opener is None else above.get(ContactVerb)
    if opener is None or contact is None or contact.type is not ContactType.ACCUSATION:
        return False
    return opener.kind is Preposition and opener.low in contact.topic


def _beside_chain(
    clause: Clause,
    closing: Reporting | None,
    chains: dict[int, tuple[str, ...]],
    according: tuple[str, ...],
) -> tuple[str, ...]:
    chain = () if closing is None or closing.clause is clause else chains[closing.clause.at]
    return chain or according


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
    if not clause.subjects or clause.subjects[0].get(AttackNoun) is not None:
        return None  # "the attack claimed nine lives"
    start = place_among(found, clause.subjects[0])
    after_mark = start > 0 and isinstance(found[start - 1], Mark)
    last = not content and after_mark and any(one.at < start for one in parsed.clauses)
    quoted = not content and start > 1 and after_mark and getattr(found[start - 1], "low", "") in QUOTES
    return Reporting(clause, tuple(clause.subjects), last=last or quoted)


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
        elif isinstance(phrase, Mark):
            return phrase.low == ":" or (phrase.low in QUOTES and any(isinstance(one, Verb) for one in found[k:]))
        elif isinstance(phrase, Verb) or (isinstance(phrase, Tie) and phrase.kind not in {Preposition, Adverb}):
            return False
        k += 1
    return False


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


def _chain(parsed: Parsed, report: Reporting, memory: Memory) -> tuple[str, ...]:
    """Name who speaks, the origin first: those whom a source cites, then the source."""
    speakers = tuple(_speaker(parsed, noun, report.clause, memory) for noun in report.speakers)
    if report.clause.get(RelayVerb) is not None:
        cited = tuple(memory.name(parsed, noun) for noun in report.clause.objects)
        return cited + speakers
    for other in (*report.clause.followers, *_inserted(parsed, report)):
        if other.get(RelayVerb) is not None:
            return tuple(memory.name(parsed, noun) for noun in other.objects) + speakers
    return speakers


def _inserted(parsed: Parsed, report: Reporting) -> Iterator[Clause]:
    """Give the clauses between a speaker and the verb of saying: "the agency, citing an official, reported"."""
    start = place_among(parsed.phrases, report.speakers[0])
    return (one for one in parsed.clauses if start < one.at < report.clause.at and not one.subjects)


def _speaker(parsed: Parsed, noun: Noun, clause: Clause, memory: Memory) -> str:
    """Name who speaks; what is no party is named with what is tied to it: "reports on social media"."""
    if is_party(parsed, noun) or noun.last > clause.verb.first:
        return memory.name(parsed, noun)
    between = [p for p in parsed.phrases if noun.last <= p.first < clause.verb.first]
    tied = all(isinstance(p, Noun) or (isinstance(p, Tie) and p.kind is Preposition) for p in between)
    return parsed.between(noun.first, clause.verb.first) if between and tied else memory.name(parsed, noun)


def _upward(
    parsed: Parsed, governor: Reporting, reports: dict[int, Reporting], chains: dict[int, tuple[str, ...]]
) -> tuple[str, ...]:
    """Join the chain of a report to that of the report that it stands in."""
    chain = chains[governor.clause.at]
    first = governor.clause
    while first.leader is not None and first.leader.at in reports:
        first = first.leader  # "the mayor said ..., and the union said ...": neither quotes the other
    outer = _governor(parsed, first, reports, [first])
    if outer is None or outer is governor:
        return chain
    return chain + tuple(name for name in chains[outer.clause.at] if name not in chain)


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


def _according(parsed: Parsed, memory: Memory) -> tuple[str, ...]:
    """Name whom the sentence goes back to by "according to"."""
    found = parsed.phrases
    for k, phrase in enumerate(found[:-1]):
        following = found[k + 1]
        if isinstance(phrase, Tie) and "says" in phrase.values and isinstance(following, Noun):
            name = memory.name(parsed, following)
            memory.note(parsed, following, name)
            return (name,)
    return ()


def _doubted(clause: Clause) -> bool:
    """Tell whether the verb is one of what may have been: "may have killed", "is feared dead"."""
    if {"hypothetical", "have"} <= clause.verb.moods:
        return True
    above = clause.previous
    completes = "infinitive" in clause.verb.moods or clause.verb.bare
    told = above is not None and (above.verb.passive or above.verb.bare)
    if completes and told and above is not None and clause.at == above.at + 1:
        report = above.get(ReportVerb)
        return report is not None and report.stance is Stance.UNVERIFIED
    return False


def _remember(
    parsed: Parsed, reports: dict[int, Reporting], chains: dict[int, tuple[str, ...]], memory: Memory
) -> None:
    for clause in parsed.clauses[:1]:
        for noun in clause.subjects[:1]:
            if is_party(parsed, noun):
                memory.note(parsed, noun, memory.name(parsed, noun))
    for at, report in reports.items():
        for noun, name in zip(report.speakers, chains[at][-len(report.speakers) :], strict=False):
            memory.note(parsed, noun, name)
