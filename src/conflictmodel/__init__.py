"""Conflict figures as they were stated: counts with their hedges, claims with their sources.

Every public name is here and is loaded from its home when it is first used, so that importing
the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conflictmodel import formats
    from conflictmodel.countries import (
        CodeScheme,
        Country,
        CountryCode,
        country,
        country_name,
        find_country,
        not_a_country,
    )
    from conflictmodel.errors import (
        ConflictModelError,
        DecodeError,
        InvalidValueError,
        LexiconError,
        PhraseError,
        TextTooLongError,
        UnknownCountryError,
        UnknownLanguageError,
        UnreadableFileError,
    )
    from conflictmodel.formats import from_json, json_schema, to_json
    from conflictmodel.model.actor import Actor, ActorKind, AgeGroup, CombatantStatus, Group, Sex
    from conflictmodel.model.casualties import Casualties, Outcome
    from conflictmodel.model.claim import Claim, Record, Stance
    from conflictmodel.model.contact import ContactType, DiplomaticContact
    from conflictmodel.model.count import Basis, Count, compatible
    from conflictmodel.model.displacement import Displacement, Measure, Movement, Unit
    from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
    from conflictmodel.model.evidence import Evidence, Rule
    from conflictmodel.model.figure import Figure, Scope
    from conflictmodel.model.incident import EventType, Incident, IncidentType
    from conflictmodel.model.period import PartialDate, Period, Precision
    from conflictmodel.model.place import Place, PlacePrecision, Point
    from conflictmodel.model.report import Problem, Report
    from conflictmodel.model.source import Attribution, Source, SourceKind, Span
    from conflictmodel.model.vocabulary import Vocabulary
    from conflictmodel.numbers import (
        CountMention,
        NumberKind,
        NumberMention,
        NumberRole,
        find_counts,
        find_numbers,
        languages,
        parse_count,
        spell_number,
    )
    from conflictmodel.reading import read_report
    from conflictmodel.reconcile import total

__all__ = [
    "Actor",
    "ActorKind",
    "AgeGroup",
    "Attribution",
    "Basis",
    "Casualties",
    "Claim",
    "CodeScheme",
    "CombatantStatus",
    "ConflictModelError",
    "ContactType",
    "Count",
    "CountMention",
    "Country",
    "CountryCode",
    "DecodeError",
    "DiplomaticContact",
    "Displacement",
    "EquipmentClass",
    "EquipmentLoss",
    "EventType",
    "Evidence",
    "Figure",
    "Group",
    "Incident",
    "IncidentType",
    "InvalidValueError",
    "LexiconError",
    "LossStatus",
    "Measure",
    "Movement",
    "NumberKind",
    "NumberMention",
    "NumberRole",
    "Outcome",
    "PartialDate",
    "Period",
    "PhraseError",
    "Place",
    "PlacePrecision",
    "Point",
    "Precision",
    "Problem",
    "Record",
    "Report",
    "Rule",
    "Scope",
    "Sex",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "TextTooLongError",
    "Unit",
    "UnknownCountryError",
    "UnknownLanguageError",
    "UnreadableFileError",
    "Vocabulary",
    "compatible",
    "country",
    "country_name",
    "find_country",
    "find_counts",
    "find_numbers",
    "formats",
    "from_json",
    "json_schema",
    "languages",
    "not_a_country",
    "parse_count",
    "read_report",
    "spell_number",
    "to_json",
    "total",
]

_HOMES = {
    "conflictmodel": "formats",
    "conflictmodel.countries": "CodeScheme Country CountryCode country country_name find_country not_a_country",
    "conflictmodel.errors": (
        "ConflictModelError DecodeError InvalidValueError LexiconError PhraseError TextTooLongError "
        "UnknownCountryError UnknownLanguageError UnreadableFileError"
    ),
    "conflictmodel.formats": "from_json json_schema to_json",
    "conflictmodel.model.actor": "Actor ActorKind AgeGroup CombatantStatus Group Sex",
    "conflictmodel.model.casualties": "Casualties Outcome",
    "conflictmodel.model.claim": "Claim Record Stance",
    "conflictmodel.model.contact": "ContactType DiplomaticContact",
    "conflictmodel.model.count": "Basis Count compatible",
    "conflictmodel.model.displacement": "Displacement Measure Movement Unit",
    "conflictmodel.model.equipment": "EquipmentClass EquipmentLoss LossStatus",
    "conflictmodel.model.evidence": "Evidence Rule",
    "conflictmodel.model.figure": "Figure Scope",
    "conflictmodel.model.incident": "EventType Incident IncidentType",
    "conflictmodel.model.period": "PartialDate Period Precision",
    "conflictmodel.model.place": "Place PlacePrecision Point",
    "conflictmodel.model.report": "Problem Report",
    "conflictmodel.model.source": "Attribution Source SourceKind Span",
    "conflictmodel.model.vocabulary": "Vocabulary",
    "conflictmodel.numbers": (
        "CountMention NumberKind NumberMention NumberRole find_counts find_numbers languages parse_count spell_number"
    ),
    "conflictmodel.reading": "read_report",
    "conflictmodel.reconcile": "total",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # noqa: TRY003  as Python itself says it
    if home == __name__:
        return import_module(f"{home}.{name}")  # which makes it an attribute of this module
    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
