"""Who can be displaced, and what a noun phrase says of how they were: "3,000 displaced Syrians", "refugee families"."""

from conflictmodel.lexicon.markers import EquipmentWord, Home, Natural
from conflictmodel.lexicon.terms import CountryTerm, EquipmentTerm, MovementNoun, MoverTerm, PeopleTerm
from conflictmodel.model.actor import CombatantStatus
from conflictmodel.model.displacement import Unit
from conflictmodel.model.place import PlacePrecision
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import place_of
from conflictmodel.reading.phrase import Noun, place_among
from conflictmodel.reading.sentence import Parsed


def mover_of(parsed: Parsed, noun: Noun) -> MoverTerm | None:
    """Find the word that says how the people of a noun phrase moved: its head, or one before it."""
    head = noun.get(MoverTerm)
    if head is not None:
        return head
    inside = (parsed.words[k].get(MoverTerm) for k in range(noun.head - 1, noun.first - 1, -1))
    return next((term for term in inside if term is not None), None)


def unit_of(noun: Noun, mover: MoverTerm | None) -> Unit:
    """Tell what is counted: people, or the households that they live in."""
    people = noun.get(PeopleTerm)
    if people is not None and mover is not noun.get(MoverTerm):
        return people.unit
    return mover.unit if mover is not None else people.unit if people is not None else Unit.PERSON


def can_move(parsed: Parsed, noun: Noun) -> bool:
    """Tell whether a figure is of people who can be displaced, which those who fight cannot."""
    people = noun.get(PeopleTerm) or (_before(parsed, noun) if noun.head == noun.number else None)
    if people is not None:
        return people.status is not CombatantStatus.COMBATANT
    if noun.head == noun.number or mover_of(parsed, noun) is not None:
        return True
    head = parsed.words[noun.head]
    return noun.get(CountryTerm) is not None or (head.name and not head.word.noun)  # "700 Rohingya"


def _before(parsed: Parsed, noun: Noun) -> PeopleTerm | None:
    """Find whom a bare figure may count: those named last, unless they are things."""
    found = parsed.phrases
    for k in range(place_among(found, noun) - 1, -1, -1):
        phrase = found[k]
        if isinstance(phrase, Noun) and phrase.count is not None:
            thing = phrase.get(EquipmentTerm) is not None
            return PeopleTerm(status=CombatantStatus.COMBATANT) if thing else phrase.get(PeopleTerm)
    return None


def is_civilian(noun: Noun) -> bool:
    """Tell whether the people of a noun phrase are said to be civilians, or live in households."""
    people = noun.get(PeopleTerm)
    return people is not None and (people.status is CombatantStatus.CIVILIAN or people.unit is Unit.HOUSEHOLD)


def from_home(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause tells from where people had to go, their homes or a place, or into which country."""
    nouns = [noun for adjunct in clause.adjuncts if adjunct.tie.values & {"origin", "of"} for noun in adjunct.nouns]
    if any(noun.get(Home) is not None or place_of(parsed, noun, named=False) is not None for noun in nouns):
        return True
    places = (place_of(parsed, noun) for noun in clause.tied("destination"))
    return any(place is not None and place.precision is PlacePrecision.COUNTRY for place in places)


def is_share(noun: Noun, figure: Noun) -> bool:
    """Tell whether a figure is that of which a noun phrase names a share, or else: "half of the 900 residents"."""
    group = noun.get(EquipmentWord)
    stands_for = noun.get(MovementNoun) is not None or (group is not None and "group" in group.values)
    return noun is not figure and not stands_for


def by_nature(clause: Clause) -> bool:
    """Tell whether no conflict drove people out: "floods displaced 4,000 people"."""
    nouns = (*clause.subjects, *clause.tied("agent"), *clause.tied("cause"))
    return any(noun.get(Natural) is not None for noun in nouns)


def in_refuge(clause: Clause) -> bool:
    """Tell whether a clause tells of a place where nobody lives who can live at home: camps, tents."""
    homes = (noun.get(Home) for noun in clause.tied("place"))
    return any(home is not None and "refuge" in home.values for home in homes)
