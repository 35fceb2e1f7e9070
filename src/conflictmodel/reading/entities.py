"""Noun phrases as the model's people, actors and places, and the figure that one states."""

from typing import TypeVar, final

import attrs

from conflictmodel.lexicon.markers import Determiner, PlaceNoun, Term, Thing
from conflictmodel.lexicon.terms import (
    ActorTerm,
    AttackNoun,
    ContactNoun,
    CountryTerm,
    EquipmentTerm,
    MoverTerm,
    OutcomeTerm,
    PeopleTerm,
)
from conflictmodel.model.actor import Actor, ActorKind, CombatantStatus, Group
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Unit
from conflictmodel.model.place import Place, PlacePrecision
from conflictmodel.reading.attribution import fullest
from conflictmodel.reading.memory import Known, Memory, actor_kind, country_of, is_person
from conflictmodel.reading.phrase import Noun, head_of
from conflictmodel.reading.sentence import Parsed

T = TypeVar("T", bound=Term)


@final
@attrs.frozen(eq=False)
class Figure:
    """A count and the noun phrase whose it is."""

    count: Count
    noun: Noun

    @property
    def word(self) -> int:
        """The place of the word that tells how many: the number, or the noun itself."""
        return self.noun.head if self.noun.number is None else self.noun.number


def figure_of(noun: Noun) -> Figure | None:
    """Read the figure that a noun phrase states: its number, "a" as one, "no" as none."""
    part = head_of(noun)
    if part.count is not None:
        return Figure(part.count, part)
    counts = noun.get(PeopleTerm) or noun.get(EquipmentTerm) or noun.get(OutcomeTerm) or noun.get(MoverTerm)
    if "nobody" in noun.pronoun or ("negative" in noun.determiner and counts is not None):
        return Figure(Count.exactly(0), noun)
    people = noun.get(PeopleTerm)
    singular = people is None or people.unit is Unit.PERSON
    if "indefinite" in noun.determiner and singular and counts is not None and noun.of is None:
        return Figure(Count.exactly(1), noun)
    return None


def described(parsed: Parsed, noun: Noun) -> str:
    """Give the words of a noun phrase without its figure: "its soldiers" of "two of its soldiers"."""
    if noun.pronoun:
        return ""
    if noun.number is None:
        opened = noun.determiner & {"indefinite", "negative", "definite"} and noun.last - noun.first > 1
        return parsed.between(noun.first + bool(opened), noun.last)
    inner = noun.of
    if inner is not None and inner.head == noun.head:
        return parsed.said(inner)
    first = noun.number + 1
    while first < noun.last and parsed.words[first].word.closed:
        first += 1  # "two of them women"
    after = parsed.words[first : noun.last]
    told = any(token.word.noun or token.get(Determiner) is None for token in after)  # nothing of "two more"
    return parsed.between(first, noun.last) if told else ""


def _inside(parsed: Parsed, noun: Noun, kind: type[T]) -> T | None:
    """Find what the last word of a noun phrase, its head aside, is within a class."""
    for k in range(noun.last - 1, noun.first - 1, -1):
        if k != noun.head and (term := parsed.words[k].get(kind)) is not None:
            return term
    return None


def group_of(parsed: Parsed, noun: Noun, owner: Known | None, like: Group | None = None) -> Group:
    """Describe the people of a noun phrase.

    ``owner`` is whose "its soldiers" are; ``like`` are those of whom "others" are more.
    """
    people = noun.get(PeopleTerm)
    inside = _inside(parsed, noun, PeopleTerm)
    actor = _inside(parsed, noun, ActorTerm) or noun.get(ActorTerm)
    stated = (term.status for term in (people, inside, actor) if term is not None)
    status = next((one for one in stated if one is not CombatantStatus.UNKNOWN), CombatantStatus.UNKNOWN)
    more = "other" in noun.determiner or people is None
    if more and status is CombatantStatus.UNKNOWN and like is not None:
        status = like.status
    affiliation, country = _affiliation(parsed, noun, owner)
    if more and affiliation is None and like is not None:
        affiliation, country = like.affiliation, country or like.country
    facts = people or PeopleTerm()
    return Group(described(parsed, noun), affiliation, status, facts.sex, facts.age, (), country)


def _affiliation(parsed: Parsed, noun: Noun, owner: Known | None) -> tuple[str | None, str | None]:
    """Tell whose people they are: a country's by its adjective, or those of "its"."""
    inner = noun if noun.of is None else noun.of
    if "possessive" in inner.determiner and owner is not None:
        return owner.name, owner.country
    for k in range(noun.first, noun.last):
        country = parsed.words[k].get(CountryTerm)
        if country is not None and k != noun.head:
            return parsed.words[k].text, country.country
    return None, None


def actor_of(parsed: Parsed, noun: Noun, memory: Memory) -> Actor:
    """Make an actor of a noun phrase: its name, with the title before it as the role."""
    beside = fullest(parsed, noun)
    if beside is not noun and is_person(noun):
        return Actor(parsed.name(beside), ActorKind.PERSON, role=parsed.name(noun), country=country_of(parsed, noun))
    name = memory.name(parsed, noun)
    known = memory.meant(parsed, noun) if noun.pronoun else None
    if known is not None:
        return Actor(name, known.actor, country=known.country)
    country = country_of(parsed, noun)
    kind = actor_kind(noun, country)
    head = noun.head
    if kind is ActorKind.PERSON and not noun.pronoun and head + 1 < noun.last and parsed.words[head + 1].name:
        first = noun.first + ("definite" in noun.determiner)
        return Actor(parsed.between(head + 1, noun.last), kind, role=parsed.between(first, head + 1), country=country)
    return Actor(name, kind, country=country)


def attacker_of(parsed: Parsed, noun: Noun, owner: Known | None) -> Actor | None:
    """Read who attacked from the words before an attack: "Israeli air strike", "its helicopters".

    An "Israeli strike" is Israel's; a "Gaza strike" may not be Gaza's.
    """
    return _side_of(parsed, noun, noun.determiner, owner, names=False)


def owner_of(parsed: Parsed, noun: Noun, owner: Known | None) -> Actor | None:
    """Read whose it was from the words before it: "two army trucks", "nine of its drones"; "its" is of ``owner``."""
    inner = noun if noun.of is None else noun.of
    return _side_of(parsed, noun, inner.determiner, owner, names=True)


def _side_of(
    parsed: Parsed, noun: Noun, determiner: frozenset[str], owner: Known | None, *, names: bool
) -> Actor | None:
    """Read the side from a possessive, or from a word before the head; with ``names`` a country's name is one too."""
    if "possessive" in determiner and owner is not None:
        return Actor(owner.name, owner.actor, country=owner.country)
    for token in parsed.beside(noun):
        country = token.get(CountryTerm)
        if country is not None and (names or country.adjective):
            return Actor(token.text, ActorKind.STATE, country=country.country)
        actor = token.get(ActorTerm)
        if actor is not None:
            return Actor(token.text, actor.kind)
    return None


def is_attack(noun: Noun) -> bool:
    """Tell whether a noun phrase is an attack or a weapon rather than somebody."""
    return noun.get(AttackNoun) is not None or (noun.get(EquipmentTerm) is not None and noun.get(ActorTerm) is None)


def place_of(parsed: Parsed, noun: Noun, *, named: bool = True) -> Place | None:
    """Make a place of a noun phrase, if it names one, or without ``named`` at least is one."""
    if noun.pronoun or noun.get(AttackNoun) is not None or noun.get(ContactNoun) is not None:
        return None
    thing = noun.get(Thing)
    if thing is not None and "body" in thing.values:
        return None  # "shot in the chest"
    kind = noun.get(PlaceNoun)
    actor = noun.get(ActorTerm) is not None or noun.get(PeopleTerm) is not None
    if actor and kind is None:
        return None
    country = country_of(parsed, noun)
    part = noun.of if noun.of is not None and kind is not None and _is_named(parsed, noun.of) else noun
    if not _is_named(parsed, part) and (named or kind is None):
        return None
    name = parsed.name(part)
    precision = None
    own = noun.get(CountryTerm)
    if own is not None and not own.seat:
        alone = part.last - part.first == 1
        precision = PlacePrecision.COUNTRY if alone else PlacePrecision.LINEAR_OR_FUZZY
    return Place(name, country, precision=precision)


def _is_named(parsed: Parsed, noun: Noun) -> bool:
    """Tell whether a noun phrase holds a name: a country, or a word that is capitalised where few are."""
    for token in parsed.words[noun.first : noun.last]:
        if token.name or (token.get(CountryTerm) is not None):
            return True
    head = parsed.words[noun.head]
    return head.capital and not head.word.terms
