"""The terms of the closed vocabularies as people say them.

A new term needs words here only where its name with spaces for underscores would not be plain.
"""

from typing import assert_never

from conflictmodel.model.claim import Stance
from conflictmodel.model.displacement import Measure, Movement
from conflictmodel.model.equipment import EquipmentClass
from conflictmodel.model.evidence import Rule
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import IncidentType
from conflictmodel.model.place import PlacePrecision
from conflictmodel.model.source import SourceKind
from conflictmodel.model.vocabulary import Vocabulary


def plain(term: Vocabulary) -> str:
    """Write a term as words."""
    return term.value.replace("_", " ")


def stance(value: Stance) -> str:
    """Say how the source stands to it."""
    match value:
        case Stance.ASSERTED:
            return "asserted"
        case Stance.DENIED:
            return "denied: the source says that it is not so"
        case Stance.UNVERIFIED:
            return "unverified: the source does not vouch for it"
        case _:
            assert_never(value)


def scope(scope: Scope) -> str:
    """Say how much a figure takes in."""
    match scope:
        case Scope.INCIDENT:
            return "one incident"
        case Scope.CUMULATIVE:
            return "a running total"
        case _:
            assert_never(scope)


def movement(movement: Movement) -> str:
    """Say what happened to people who moved, so that it can follow their number."""
    match movement:
        case Movement.FORCED_DISPLACEMENT:
            return "forced from home"
        case Movement.INTERNAL_DISPLACEMENT:
            return "displaced within their country"
        case Movement.REFUGEE:
            return "counted as refugees"
        case Movement.ASYLUM_SEEKER:
            return "seeking asylum"
        case Movement.RETURN:
            return "returned"
        case Movement.EVACUATION:
            return "evacuated"
        case Movement.DEPORTATION:
            return "deported"
        case Movement.RESETTLEMENT:
            return "resettled"
        case _:
            assert_never(movement)


def measure(measure: Measure) -> str:
    """Say what a figure of displacement counts."""
    match measure:
        case Measure.FLOW:
            return "movements in a period (flow)"
        case Measure.STOCK:
            return "people at one moment (stock)"
        case _:
            assert_never(measure)


def precision(precision: PlacePrecision | None) -> str | None:
    """Say how closely a place is known, where it is not known itself."""
    match precision:
        case None | PlacePrecision.EXACT:
            return None
        case PlacePrecision.NEAR:
            return "near it"
        case PlacePrecision.SECOND_ORDER_ADMIN:
            return "only the district is known"
        case PlacePrecision.FIRST_ORDER_ADMIN:
            return "only the province is known"
        case PlacePrecision.LINEAR_OR_FUZZY:
            return "a line or an area without clear edges"
        case PlacePrecision.COUNTRY:
            return "only the country is known"
        case PlacePrecision.INTERNATIONAL:
            return "in no country"
        case _:
            assert_never(precision)


def equipment(equipment: EquipmentClass) -> str:
    """Name a class of equipment."""
    return "MRAP" if equipment is EquipmentClass.MRAP else plain(equipment)


def source_kind(kind: SourceKind) -> str:
    """Name a sort of source."""
    return kind.value.upper() if kind in {SourceKind.UN, SourceKind.NGO} else plain(kind)


def incident(kind: IncidentType) -> str:
    """Name a kind of incident as ACLED writes it: "Air/drone strike"."""
    return kind.scheme.rpartition(": ")[2]


def rule(value: Rule) -> str:
    """Say how words were made into a claim."""
    match value:
        case Rule.VERB:
            return "what a verb says"
        case Rule.NOUN:
            return "what a noun says"
        case Rule.TOTAL:
            return "a total put at a figure"
        case Rule.PART:
            return "a part of those told before"
        case Rule.NAME:
            return "what they are called"
        case _:
            assert_never(value)
