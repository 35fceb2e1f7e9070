"""Which weapons or vehicles a noun phrase is of, and how many: "two Leopards", "17 of 21 drones", "the frigate"."""

from typing import final

import attrs

from conflictmodel.lexicon.markers import EquipmentWord
from conflictmodel.lexicon.terms import EquipmentTerm, LossNoun, ModelName
from conflictmodel.model.count import Count
from conflictmodel.model.equipment import EquipmentClass
from conflictmodel.numbers import NumberKind
from conflictmodel.reading.entities import figure_of
from conflictmodel.reading.phrase import Noun, head_of
from conflictmodel.reading.sentence import Parsed
from conflictmodel.reading.tokens import Token

_ARMOURED = frozenset(
    {
        EquipmentClass.TANK,
        EquipmentClass.ARMOURED_FIGHTING_VEHICLE,
        EquipmentClass.INFANTRY_FIGHTING_VEHICLE,
        EquipmentClass.ARMOURED_PERSONNEL_CARRIER,
        EquipmentClass.MRAP,
        EquipmentClass.INFANTRY_MOBILITY_VEHICLE,
        EquipmentClass.ARMOURED_TRUCK,
    }
)
_GUNS = frozenset(
    {EquipmentClass.TOWED_ARTILLERY, EquipmentClass.SELF_PROPELLED_ARTILLERY, EquipmentClass.MULTIPLE_ROCKET_LAUNCHER}
)
_AIR_DEFENCE = frozenset(
    {
        EquipmentClass.SURFACE_TO_AIR_MISSILE_SYSTEM,
        EquipmentClass.ANTI_AIRCRAFT_GUN,
        EquipmentClass.SELF_PROPELLED_ANTI_AIRCRAFT_GUN,
    }
)
_DRONES = frozenset(
    {
        EquipmentClass.COMBAT_DRONE,
        EquipmentClass.RECONNAISSANCE_DRONE,
        EquipmentClass.LOITERING_MUNITION,
        EquipmentClass.NAVAL_DRONE,
    }
)
#: What a vaguer word can mean, so that a model beside it says more: "a TB2 drone" is a combat drone.
_VAGUE: dict[EquipmentClass, frozenset[EquipmentClass]] = {
    EquipmentClass.ARMOURED_VEHICLE: _ARMOURED,
    EquipmentClass.ARMOURED_FIGHTING_VEHICLE: frozenset(
        {EquipmentClass.INFANTRY_FIGHTING_VEHICLE, EquipmentClass.ARMOURED_PERSONNEL_CARRIER}
    ),
    EquipmentClass.VEHICLE: _ARMOURED | {EquipmentClass.TRUCK, EquipmentClass.LIGHT_VEHICLE},
    EquipmentClass.ARTILLERY: _GUNS | {EquipmentClass.MORTAR},
    EquipmentClass.AIR_DEFENCE_SYSTEM: _AIR_DEFENCE,
    EquipmentClass.AIRCRAFT: frozenset({EquipmentClass.HELICOPTER}),
    EquipmentClass.DRONE: _DRONES,
    EquipmentClass.NAVAL_VESSEL: frozenset({EquipmentClass.SUBMARINE}),
    EquipmentClass.OTHER: frozenset(EquipmentClass),
    EquipmentClass.UNSPECIFIED: frozenset(EquipmentClass),
}
#: Classes whose nouns name a mass, of which "the equipment" is no single thing.
_MASSES = frozenset({EquipmentClass.OTHER, EquipmentClass.UNSPECIFIED})


@final
@attrs.frozen(eq=False)
class Things:
    """So many things of one class and the noun phrase that tells of them.

    ``whole`` is the figure of which theirs is a part ("17 of 21"); ``known`` says that the words
    point at one thing as known ("the frigate"), which may have been told of before, and ``bare``
    that they name one with no word before it that says so ("helicopter shot down").
    """

    count: Count
    noun: Noun
    equipment: EquipmentClass
    model: str | None = None
    whole: Count | None = None
    known: bool = False
    bare: bool = False

    @property
    def word(self) -> int:
        """The place of the word that tells how many: the number, or the noun itself."""
        return self.noun.head if self.noun.number is None else self.noun.number


def things_of(parsed: Parsed, noun: Noun) -> Things | None:
    """Read how many weapons or vehicles a noun phrase tells of, if it tells of any and how many."""
    part = head_of(noun)
    kind = kind_of(parsed, part)
    if kind is None or (part is not noun and not _stands_for(noun, part)):
        return None
    equipment, model = kind
    inner = part.of
    whole = inner.count if inner is not None and inner.head == part.head else None
    if part.count is not None:
        return Things(part.count, part, equipment, model, whole)
    figure = figure_of(part)
    if figure is not None:
        return Things(figure.count, part, equipment, model)
    if "indefinite" in part.determiner and part.of is None:
        return Things(Count.exactly(1), part, equipment, model)
    if _is_one(parsed, part, equipment):
        return Things(Count.exactly(1), part, equipment, model, known=_is_known(part), bare=not part.determiner)
    return None


def kind_of(parsed: Parsed, noun: Noun) -> tuple[EquipmentClass, str | None] | None:
    """Tell what class of equipment a noun phrase names, and the designation that it holds: T-72B3."""
    words = parsed.words
    head = words[noun.head]
    term = noun.get(EquipmentTerm)
    named: tuple[EquipmentClass, str] | None = None
    for token in (head, *reversed(parsed.beside(noun))):
        model = token.get(EquipmentTerm)
        found = model if model is not None and model.model else token.get(ModelName)
        if found is not None and (token is not head or noun.get(type(found)) is found):
            named = (found.equipment, _designation(token.text, found.ending))
            break
    if term is not None:
        return (term.equipment, None) if named is None else (_narrower(term.equipment, named[0]), named[1])
    if named is None or head.sorts:
        return named
    name = noun.get(ModelName) is not None and head.name and _is_counted(noun)
    return named if name else None


def _designation(text: str, ending: str) -> str:
    """Give a designation without the ending that a language sets to it, on one line."""
    return " ".join((text.removesuffix(ending) if ending else text).split())


def _is_counted(noun: Noun) -> bool:
    return noun.count is not None or bool(noun.determiner & {"indefinite", "negative"})


def _narrower(told: EquipmentClass, named: EquipmentClass) -> EquipmentClass:
    """Take the class of a model for a vaguer word beside it, and else the word's: "S-300 radar"."""
    return named if named in _VAGUE.get(told, ()) else told


def _stands_for(noun: Noun, part: Noun) -> bool:
    """Tell whether what happens to the outer of two noun phrases happens to the inner: "a convoy of 12 trucks"."""
    outer: Noun | None = noun
    while outer is not None and outer is not part:
        group = outer.get(EquipmentWord)
        if outer.get(LossNoun) is None and (group is None or "group" not in group.values):
            return False
        outer = outer.of
    return True


def _is_one(parsed: Parsed, noun: Noun, equipment: EquipmentClass) -> bool:
    """Tell whether a noun phrase without a figure names one thing: "the frigate", "its T-72", "army helicopter"."""
    term = noun.get(EquipmentTerm) or parsed.words[noun.head].get(EquipmentTerm)
    one = term is not None and term.singular
    mass = equipment in _MASSES and term is not None and not term.model
    return one and not mass and not any(_is_figure(token) for token in parsed.words[noun.first : noun.head])


def _is_figure(token: Token) -> bool:
    """Tell whether a word is a number that is no count but may be one: the unit after it can be a model, M2."""
    return token.number is not None and token.number.kind is NumberKind.CARDINAL


def _is_known(noun: Noun) -> bool:
    """Tell whether the words before a noun point at something known; "another" points at something new."""
    return bool(noun.determiner) and "other" not in noun.determiner
