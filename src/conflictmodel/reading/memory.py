"""Who a report has named so far: what "it", "he" and "the ministry" can stand for."""

from collections.abc import Iterator, Sequence
from typing import Protocol, final

import attrs

from conflictmodel.lexicon.terms import ActorTerm, CountryTerm, EquipmentTerm, PeopleTerm, SourceTerm
from conflictmodel.model.actor import ActorKind, CombatantStatus
from conflictmodel.model.source import Source, SourceKind
from conflictmodel.reading.phrase import Noun
from conflictmodel.reading.sentence import Parsed

#: How many words a phrase has at most that may stand for a fuller name.
_SHORT = 2


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
class Naming:
    """A noun phrase that names somebody who may be meant again; ``name`` is what it says beyond its own words.

    ``since`` is how many of its sentence's namings come before it and can tell whom it means.
    """

    parsed: Parsed
    noun: Noun
    since: int
    name: str | None = None
    _who: Known | None = attrs.field(default=None, init=False)
    _asked: bool = attrs.field(default=False, init=False)

    @property
    def head(self) -> str:
        """The word that heads it."""
        return self.parsed.words[self.noun.head].low

    def who(self, memory: "Memory") -> Known | None:
        """Tell who is named: somebody known by then, or else, unless it is a pronoun, somebody new."""
        if not self._asked:
            self._asked = True
            known = None if self.name is not None else memory.meant(self.parsed, self.noun, self.since)
            if known is None and not self.noun.pronoun:
                country = country_of(self.parsed, self.noun)
                kind, actor = _kind(self.parsed, self.noun), actor_kind(self.noun, country)
                name = self.name or self.parsed.name(self.noun)
                known = Known(name, self.head, is_person(self.noun), country, kind, actor)
            self._who = known
        return self._who


class Speech(Protocol):
    """A sentence that was heard; whom it names is worked out only when somebody asks."""

    @property
    def parsed(self) -> Parsed:
        """The sentence."""

    @property
    def namings(self) -> Sequence[Naming]:
        """Whom it names, in order."""


@final
@attrs.define(eq=False)
class Memory:
    """What was heard so far, the latest last: whom "it" and "the ministry" can mean.

    Few sentences ask whom another has named, so only what is asked for is looked up, from the
    latest sentence back.
    """

    _heard: list[Speech] = attrs.field(factory=list)
    #: Nobody looks back over more sentences than this, so a long report costs no more for each of them.
    reach: int = 40

    def hear(self, speech: Speech) -> None:
        """Remember a sentence."""
        self._heard.append(speech)
        del self._heard[: -self.reach]

    def name(self, parsed: Parsed, noun: Noun, since: int | None = None) -> str:
        """Name somebody as fully as the report has done so far.

        ``since`` is how many of the sentence's own namings count, all of them unless it is given.
        """
        known = self.meant(parsed, noun, since)
        if known is not None:
            return known.name
        return parsed.said(noun) if noun.pronoun else parsed.name(noun)

    def meant(self, parsed: Parsed, noun: Noun, since: int | None = None) -> Known | None:
        """Tell who is meant by a pronoun, or by a short phrase for somebody whom the report has named more fully."""
        if noun.pronoun:
            return self._stood_for(parsed, noun, since)
        if not _is_short(noun):
            return None
        head, length = parsed.words[noun.head].low, len(parsed.name(noun))
        for naming in self._namings(parsed, since, head):
            # who is called by the very same word is no fuller, or stands for somebody yet to come in this search
            if naming.noun.pronoun or (_is_short(naming.noun) and naming.head == head):
                continue
            known = naming.who(self)
            if known is not None and known.head.endswith(head) and len(known.name) > length:
                return known
        return None

    def _stood_for(self, parsed: Parsed, pronoun: Noun, since: int | None) -> Known | None:
        """Tell for whom a pronoun stands: the last person who was named, or the last who is none."""
        person = "person" in pronoun.pronoun
        for naming in self._namings(parsed, since):
            if naming.noun.pronoun:
                continue  # it stands for whoever will be found, or for nobody who will do
            known = naming.who(self)
            if known is not None and known.person == person:
                return known
        return None

    def called(self, parsed: Parsed, name: str) -> Known | None:
        """Find whoever has a name, as far as a sentence knows them."""
        known = (naming.who(self) for naming in self._namings(parsed, None, name.lower()))
        return next((one for one in known if one is not None and one.name == name), None)

    def latest(self, parsed: Parsed) -> Known | None:
        """Give whoever was named last, as far as a sentence knows."""
        known = (naming.who(self) for naming in self._namings(parsed, None))
        return next((one for one in known if one is not None), None)

    def is_name(self, low: str) -> bool:
        """Tell whether a word is in a name of several words, where no small letter tells names from other words."""
        return any(low in speech.parsed.low and _names(speech.parsed, low) for speech in self._heard)

    def source(self, parsed: Parsed, name: str) -> Source:
        """Make a source of a name that was noted."""
        known = self.called(parsed, name)
        return Source(name) if known is None else Source(name, known.kind)

    def _namings(self, parsed: Parsed, since: int | None, words: str = "") -> Iterator[Naming]:
        """Give whom a sentence and those before it name, the latest first, where the last of some words is used."""
        last = words.rsplit(maxsplit=1)[-1] if words else ""
        for speech in reversed(self._heard):
            told = speech.parsed
            if told is parsed:
                yield from reversed(speech.namings[:since])
            elif told.sentence.start < parsed.sentence.start and last in told.low:
                yield from reversed(speech.namings)


def _is_short(noun: Noun) -> bool:
    """Tell whether a noun phrase is an article and one word, which may stand for a fuller name: "the ministry"."""
    return "definite" in noun.determiner and noun.last - noun.first <= _SHORT


def _names(parsed: Parsed, low: str) -> bool:
    """Tell whether a sentence without small letters has a word in a name of several words."""
    return any(
        token.caseless and token.low == low
        for phrase in parsed.phrases
        if isinstance(phrase, Noun) and phrase.named and phrase.last - phrase.first > 1
        for token in parsed.words[phrase.first : phrase.last]
    )


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
