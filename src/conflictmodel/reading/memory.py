"""Who a report has named so far: what "it", "he" and "the ministry" can stand for."""

from typing import final

import attrs

from conflictmodel.lexicon.terms import ActorTerm, CountryTerm, EquipmentTerm, PeopleTerm, SourceTerm
from conflictmodel.model.actor import ActorKind, CombatantStatus
from conflictmodel.model.source import Source, SourceKind
from conflictmodel.reading.phrase import Noun
from conflictmodel.reading.sentence import Parsed


@final
@attrs.define(eq=False)
class Known:
    """Somebody who was named before: the name, the word that heads it, and what is known of them."""

    name: str
    head: str
    person: bool
    country: str | None = None
    kind: SourceKind = SourceKind.UNKNOWN
    actor: ActorKind = ActorKind.UNKNOWN


@final
@attrs.define(eq=False)
class Memory:
    """Those whom the report has named so far, the latest last: what "it" and "the ministry" can mean."""

    known: list[Known] = attrs.field(factory=list)
    #: The last words of names of several words, by which somebody is called alone.
    surnames: set[str] = attrs.field(factory=set)
    #: Nobody looks back further than this, so a long report costs no more for each sentence.
    reach: int = 40

    def name(self, parsed: Parsed, noun: Noun) -> str:
        """Name somebody as fully as the report has done so far."""
        if noun.pronoun:
            person = "person" in noun.pronoun
            found = next((one for one in reversed(self.known) if one.person == person), None)
            return parsed.said(noun) if found is None else found.name
        name = parsed.name(noun)
        if "definite" not in noun.determiner or noun.last - noun.first > 2:
            return name
        head = parsed.words[noun.head].low
        fuller = (one.name for one in reversed(self.known) if one.head.endswith(head) and len(one.name) > len(name))
        return next(fuller, name)

    def note(self, parsed: Parsed, noun: Noun, name: str) -> None:
        """Remember somebody who was named, or named again."""
        known = self.called(name)
        if known is None and not noun.pronoun:
            head = parsed.words[noun.head].low
            country = country_of(parsed, noun)
            known = Known(name, head, is_person(noun), country, _kind(parsed, noun), actor_kind(noun, country))
        if known is not None:
            self.known.append(known)
        del self.known[: -self.reach]

    def learn(self, parsed: Parsed) -> None:
        """Note the names of a sentence without small letters, where a word alone may be a name or any word."""
        for phrase in parsed.phrases:
            if isinstance(phrase, Noun) and phrase.named and phrase.last - phrase.first > 1:
                self.surnames.update(token.low for token in parsed.words[phrase.first : phrase.last] if token.caseless)

    def called(self, name: str) -> Known | None:
        """Find whoever was noted under a name."""
        return next((one for one in reversed(self.known) if one.name == name), None)

    def source(self, name: str) -> Source:
        """Make a source of a name that was noted."""
        known = self.called(name)
        return Source(name) if known is None else Source(name, known.kind)


def country_of(parsed: Parsed, noun: Noun) -> str | None:
    """Give the code of the first country that a noun phrase names."""
    terms = (token.get(CountryTerm) for token in parsed.words[noun.first : noun.last])
    return next((term.country for term in terms if term is not None), None)


def actor_kind(noun: Noun, country: str | None) -> ActorKind:
    """Tell what sort of party a noun phrase is; fighters of no ``country`` are an armed group."""
    if noun.get(CountryTerm) is not None:
        return ActorKind.STATE
    actor, people = noun.get(ActorTerm), noun.get(PeopleTerm)
    if actor is not None:
        return actor.kind
    if people is None:
        return ActorKind.UNKNOWN
    combatant = people.status is CombatantStatus.COMBATANT
    return ActorKind.ARMED_GROUP if combatant and country is None else ActorKind.PERSON


def _kind(parsed: Parsed, noun: Noun) -> SourceKind:
    """Tell what kind of source a noun phrase is, by the first of its words that says so."""
    terms = (token.get(SourceTerm) for token in parsed.words[noun.first : noun.last])
    return next((term.kind for term in terms if term is not None), SourceKind.UNKNOWN)


def is_person(noun: Noun) -> bool:
    """Tell whether a noun phrase is headed by a word for a human being."""
    actor = noun.get(ActorTerm)
    return noun.get(PeopleTerm) is not None if actor is None else actor.kind is ActorKind.PERSON


def is_party(parsed: Parsed, noun: Noun) -> bool:
    """Tell whether a noun phrase can be a party: it is named, or is a word for somebody who acts."""
    if noun.pronoun & {"person", "thing"}:
        return True
    if noun.get(ActorTerm) is not None or noun.get(CountryTerm) is not None:
        return True
    if noun.get(EquipmentTerm) is not None:
        return False  # a T-72
    head = parsed.words[noun.head]
    return head.name or (head.capital and not head.word.terms and noun.count is None)
