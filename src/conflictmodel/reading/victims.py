"""Who was hit and how many: noun phrases as people, counted even where no number stands.

"A villager", "his mother", "the mayor" and "Carlos Ruiz" are one person each, and a couple is two.
A plural without a number says that there were several, and is no figure.
"""

from conflictmodel.lexicon.markers import (
    Determiner,
    Home,
    Month,
    PlaceNoun,
    RemainsNoun,
    Term,
    Thing,
    TimeUnit,
    TotalNoun,
    Weekday,
)
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
from conflictmodel.model.actor import ActorKind
from conflictmodel.model.casualties import Outcome
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Unit
from conflictmodel.reading.entities import Figure
from conflictmodel.reading.phrase import Noun
from conflictmodel.reading.sentence import Parsed

#: Nouns that are nobody, whatever verb they stand with.
_NOBODY: tuple[type[Term], ...] = (
    AttackNoun,
    PlaceNoun,
    Home,
    TotalNoun,
    EquipmentTerm,
    ContactNoun,
    Thing,
    TimeUnit,
    Weekday,
    Month,
)
_BOTH = 2
_SOMEBODY = (ActorTerm, CountryTerm, MoverTerm, OutcomeTerm)
#: What can only befall people, so that an unknown noun with it is somebody.
_OF_PEOPLE = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED, Outcome.ABDUCTED})


def victims_of(parsed: Parsed, noun: Noun, outcome: Outcome, *, several: bool | None = None) -> Figure | None:
    """Read how many people a noun phrase means, or ``None`` if it is nobody or does not say.

    ``several`` tells whether the verb speaks of several, where it shows that.
    """
    figure = _stated(parsed, noun)
    if figure is not None:
        return figure if _is_people(parsed, figure.noun, outcome) else None
    if not _is_people(parsed, noun, outcome):
        return None
    if "negative" in noun.determiner:
        return Figure(Count.exactly(0), noun)
    many = _meant(parsed, noun)
    if many > 1:
        return Figure(Count.exactly(many), noun)
    return Figure(Count.exactly(1), noun) if _is_one(parsed, noun, several=several) else None


def _meant(parsed: Parsed, noun: Noun) -> int:
    """Tell how many a noun phrase means without a number: a couple, both men."""
    if "both" in noun.determiner and parsed.several(noun):
        return _BOTH
    people = noun.get(PeopleTerm)
    return 1 if people is None else people.many


def _stated(parsed: Parsed, noun: Noun) -> Figure | None:
    """Find the number of a noun phrase: its own, or that of those whom it is of ("the bodies of 12 men")."""
    part: Noun | None = noun
    while part is not None:
        if part.count is not None:
            return Figure(part.count, part)
        people = part.get(PeopleTerm)
        if people is not None and people.unit is Unit.PERSON and not parsed.several(part):
            return None  # "a father of four"
        part = part.of
    return None


def _is_people(parsed: Parsed, noun: Noun, outcome: Outcome) -> bool:
    """Tell whether a noun phrase is of people; those who are captured must be said to be people."""
    people = noun.get(PeopleTerm)
    if people is not None:
        return people.unit is Unit.PERSON
    if parsed.words[noun.head].number is not None:
        return False
    if _is_inside(parsed, noun):
        return True
    if any(noun.get(kind) is not None for kind in _NOBODY) or noun.get(RemainsNoun) is not None:
        return False
    if noun.number is not None and (noun.head == noun.number or any(noun.get(kind) for kind in _SOMEBODY)):
        return True
    actor = noun.get(ActorTerm)
    if actor is not None:
        return actor.kind is ActorKind.PERSON
    if noun.named and "definite" in noun.determiner and noun.of is None:
        return False  # "the Haqqani Network"
    country = noun.get(CountryTerm)
    if country is not None:
        return country.adjective and noun.number is None and bool(noun.determiner)  # "a Colombian"
    return outcome in _OF_PEOPLE or (outcome is Outcome.MISSING and parsed.words[noun.head].name)


def _is_inside(parsed: Parsed, noun: Noun) -> bool:
    """Tell whether the people stand after a name with "of": "a University of Nairobi student"."""
    inner = noun.of
    return (
        inner is not None
        and not inner.determiner
        and inner.count is None
        and inner.get(PeopleTerm) is not None
        and (parsed.words[noun.head].capital and not (noun.count is None and parsed.several(inner)))
    )


def _is_one(parsed: Parsed, noun: Noun, *, several: bool | None) -> bool:
    """Tell whether a noun phrase without a number means one person."""
    if noun.determiner & {"indefinite", "single"}:
        return True
    if parsed.words[noun.head].get(Determiner) is not None:
        return False  # "all those"
    if not (parsed.book.syntax.guessed_people or noun.word.noun or (noun.named and noun.head > 0)):
        return False  # an unknown word that opens a sentence shows by no letter that it is a name
    if several is not None:
        return not several
    titled = noun.named and noun.head + 1 < noun.last and noun.of is None  # "reporters Ana Ruiz and Luis Mora"
    return titled or not parsed.several(noun)
