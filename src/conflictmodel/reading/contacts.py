"""Clauses that are diplomatic contacts: a call, talks, a warning, an accusation.

A verb can be the contact itself ("accused"), or carry a noun that is ("held talks"). Parties
must be able to be parties: a state, an organisation, an armed group or a person.
"""

from collections.abc import Iterator, Sequence

import attrs

from conflictmodel.lexicon.terms import (
    ContactLightVerb,
    ContactNoun,
    ContactVerb,
    CountryTerm,
    Envoy,
    Preposition,
)
from conflictmodel.model.actor import Actor
from conflictmodel.model.claim import Claim
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.evidence import Rule
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import actor_of, is_attack
from conflictmodel.reading.memory import country_of, is_party
from conflictmodel.reading.phrase import Mark, Noun, Phrase, Tie, Time, Verb, place_among

_TOWARDS = frozenset({"companion", "destination", "origin"})
_LONGEST_TOPIC = 30


def contacts(setting: Setting) -> Iterator[Claim[DiplomaticContact]]:
    """Read every diplomatic contact of a sentence."""
    for clause in setting.parsed.clauses:
        verb = clause.get(ContactVerb)
        if verb is not None:
            if setting.happened(clause):
                yield from _by_verb(setting, clause, verb)
        elif clause.get(ContactLightVerb) is not None:
            noun = next((one for one in clause.objects if one.get(ContactNoun) is not None), None)
            if noun is not None and setting.happened(clause):
                yield from _by_noun(setting, clause, noun)


def _by_verb(setting: Setting, clause: Clause, verb: ContactVerb) -> Iterator[Claim[DiplomaticContact]]:
    initiators = list(clause.tied("agent")) if clause.verb.passive else clause.subjects
    receivers = clause.subjects if clause.verb.passive else clause.objects
    initiators = _parties(setting, initiators)
    envoy = verb.needs == "envoy" and any(noun.get(Envoy) is not None for noun in receivers)
    recipients = list(receivers) if envoy else _parties(setting, receivers)
    tied = [] if envoy else _parties(setting, list(_towards(clause, verb, {noun.last for noun in recipients})))
    if not initiators or (verb.needs == "envoy" and not envoy):
        return
    topic, last = _topic(setting, clause, verb)
    if topic is None and not recipients and receivers:
        topic, last = _stretch(setting, place_among(setting.parsed.phrases, receivers[0]), _TOWARDS)
    everybody = [*recipients, *tied]
    if verb.needs == "recipient" and not everybody:
        return
    if topic is None and not everybody:
        return
    if verb.type is ContactType.WARNING_OR_THREAT and _speculates(setting, clause):
        return
    yield _claim(setting, clause, verb.type, initiators, everybody, topic, last)


def _towards(clause: Clause, verb: ContactVerb, described: set[int]) -> Iterator[Noun]:
    """Give whom a contact is tied to, but not where another party is from; ``described`` is where those end."""
    for adjunct in clause.adjuncts:
        rows = adjunct.tie.values & _TOWARDS
        topic = adjunct.tie.low in verb.topic and "destination" not in rows
        if rows and not topic and not (rows == {"origin"} and adjunct.tie.first in described):
            yield adjunct.noun


def _by_noun(setting: Setting, clause: Clause, noun: Noun) -> Iterator[Claim[DiplomaticContact]]:
    term = noun.get(ContactNoun)
    if term is None or "definite" in noun.determiner or "negative" in noun.determiner:
        return
    initiators = _parties(setting, clause.subjects)
    others = _parties(setting, list(clause.tied("companion")))
    if not initiators:
        return
    topic = next((setting.parsed.said(one) for one in clause.tied("about") if not is_party(setting.parsed, one)), None)
    last = max([noun.last, *(one.last for one in clause.tied("companion"))])
    yield _claim(setting, clause, term.type, initiators, others, topic, last)


def _parties(setting: Setting, nouns: Sequence[Noun]) -> list[Noun]:
    return [noun for noun in nouns if is_party(setting.parsed, noun) and not is_attack(noun) and noun.count is None]


def _speculates(setting: Setting, clause: Clause) -> bool:
    """Tell whether a warning is of what might befall anybody, rather than of what the warner will do."""
    following = next((one for one in setting.parsed.clauses if one.previous is clause), None)
    return following is not None and following.opens("content") and "hypothetical" in following.verb.moods


def _claim(  # noqa: PLR0913, PLR0917  one contact is made of all of these, and of nothing else
    setting: Setting,
    clause: Clause,
    kind: ContactType,
    initiators: Sequence[Noun],
    others: Sequence[Noun],
    topic: str | None,
    last: int | None,
) -> Claim[DiplomaticContact]:
    parsed = setting.parsed
    first = [actor_of(parsed, noun, setting.memory) for noun in initiators]
    parties: list[Actor] = []
    for actor in (*first, *(_other(setting, noun) for noun in others)):
        if actor not in parties:
            parties.append(actor)
    period, _ = setting.when(clause)
    record = DiplomaticContact(
        kind,
        tuple(parties),
        None if kind.symmetric else first[0],
        topic,
        _outcome(setting, clause),
        when=period,
        where=setting.where(clause),
    )
    carrier = clause.get(ContactVerb) is None
    start = clause.verb.first if carrier else clause.verb.main
    stop = max(clause.verb.last, last or 0)
    return setting.claim(record, clause, Phrase(start, stop), Rule.NOUN if carrier else Rule.VERB, clause.verb.main)


def _other(setting: Setting, noun: Noun) -> Actor:
    """Make an actor of a party, with the country it is from: "his counterpart from the United Kingdom"."""
    parsed = setting.parsed
    actor = actor_of(parsed, noun, setting.memory)
    k = place_among(parsed.phrases, noun)
    if actor.country is not None or k + 2 >= len(parsed.phrases):
        return actor
    tie, land = parsed.phrases[k + 1], parsed.phrases[k + 2]
    if isinstance(tie, Tie) and "origin" in tie.values and isinstance(land, Noun) and land.get(CountryTerm) is not None:
        name = f"{actor.name} {tie.low} {parsed.said(land)}"
        return attrs.evolve(actor, name=name, country=country_of(parsed, land))
    return actor


def _topic(setting: Setting, clause: Clause, verb: ContactVerb) -> tuple[str | None, int | None]:
    """Read what a contact is about: what follows one of its topic words, up to a mark or another clause."""
    parsed = setting.parsed
    found = parsed.phrases
    k = clause.at + 1
    while k < len(found):
        phrase = found[k]
        recipient = isinstance(phrase, Tie) and "destination" in phrase.values and _is_party_next(setting, k)
        if isinstance(phrase, Tie) and phrase.low in verb.topic and not recipient:
            return _stretch(setting, k + 1)
        if isinstance(phrase, Verb):
            if parsed.said(phrase).lower() in verb.topic:
                return _stretch(setting, k + 1)  # "to discuss"
            return _stretch(setting, k) if parsed.words[phrase.first].low in verb.topic else (None, None)
        if isinstance(phrase, Mark) and phrase.low != "(":
            break
        if isinstance(phrase, Mark):
            while k < len(found) and getattr(found[k], "low", "") != ")":
                k += 1
        elif isinstance(phrase, Tie) and phrase.kind is not Preposition:
            break
        k += 1
    return None, None


def _stretch(
    setting: Setting, first: int, towards: frozenset[str] = frozenset({"origin"})
) -> tuple[str | None, int | None]:
    """Give the words from a phrase on, to the end of its clause or of the one that it opens, or to another party.

    ``towards`` are the rows of prepositions that tie the other party.
    """
    parsed = setting.parsed
    found = parsed.phrases
    k = first
    while k < len(found) and not isinstance(found[k], Mark | Time):
        phrase = found[k]
        tie = isinstance(phrase, Tie) and phrase.kind is not Preposition and k > first
        if tie or phrase.last - found[first].first > _LONGEST_TOPIC:
            break
        if isinstance(phrase, Tie) and phrase.values & towards and k > first and _is_party_next(setting, k):
            break
        k += 1
    if k == first:
        return None, None
    last = found[k - 1].last
    return parsed.between(found[first].first, last), last


def _is_party_next(setting: Setting, k: int) -> bool:
    found = setting.parsed.phrases
    following = found[k + 1] if k + 1 < len(found) else None
    return isinstance(following, Noun) and is_party(setting.parsed, following)


def _outcome(setting: Setting, clause: Clause) -> str | None:
    """Read what came of it from a verb joined to it that says what is still to come: "have yet to find"."""
    for follower in clause.followers:
        if "pending" in follower.verb.moods:
            return setting.parsed.between(follower.verb.first, _end(setting, follower))
    return None


def _end(setting: Setting, clause: Clause) -> int:
    found = setting.parsed.phrases
    stop = clause.at + 1
    while stop < clause.stop and not isinstance(found[stop], Mark):
        stop += 1
    return found[stop - 1].last
