"""A claim → the values of its row, by the names of the columns; only what is told."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias, assert_never

from conflictmodel.formats._kinds import RECORDS
from conflictmodel.formats.carriers._cells import joined, spans_cell
from conflictmodel.model.actor import Actor, ActorKind, AgeGroup, CombatantStatus, Group, Sex
from conflictmodel.model.casualties import Casualties
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.model.figure import Figure
from conflictmodel.model.incident import Incident
from conflictmodel.model.place import Place
from conflictmodel.model.source import SourceKind
from conflictmodel.model.vocabulary import Vocabulary

Told: TypeAlias = Iterator[tuple[str, Any]]

_KINDS = {cls: kind for kind, cls in RECORDS.items()}
_UNKNOWN = (CombatantStatus.UNKNOWN, Sex.UNKNOWN, AgeGroup.UNKNOWN)


def values(claim: Claim[Record], number: int | None) -> dict[str, Any]:
    """Give what the row of a claim holds; ``number`` is that of its event."""
    return {field: value for field, value in _claim(claim, number) if value is not None and value != ""}


def _claim(claim: Claim[Record], number: int | None) -> Told:
    yield "incident", number
    yield "kind", _KINDS[type(claim.record)]
    yield "stance", claim.stance.value
    yield from _record(claim.record)
    yield from _many("sources", "source_kinds", claim.attribution.sources, SourceKind.UNKNOWN)
    if claim.span is not None:
        yield "span_start", claim.span.start
        yield "span_end", claim.span.end
    yield "repeats", spans_cell(claim.repeats)
    if claim.evidence is not None:
        yield "rule", claim.evidence.rule.value
        yield "words", spans_cell(claim.evidence.words)
    if claim.incident is not None:
        event = claim.incident
        yield "event_type", _value(event.type)
        yield "event_description", event.description
        yield from _actors("event_actors", "event_actor", event.actors)
        yield "event_when", _shown(event.when)
        yield from _place("event_place", "event_", event.where)


def _record(record: Record) -> Told:
    match record:
        case Incident():
            yield "type", _value(record.type)
            yield "description", record.description
            yield from _actors("actors", "actor", record.actors)
            yield "when", _shown(record.when)
            yield from _place("place", "", record.where)
        case Casualties():
            yield "outcome", record.outcome.value
            yield from _people(record.victims)
            yield from _figure(record)
        case EquipmentLoss():
            yield "equipment", record.equipment.value
            yield "equipment_status", record.status.value
            yield "equipment_model", record.model
            yield "description", record.description
            yield from _actor("owner", record.owner)
            yield from _figure(record)
        case Displacement():
            yield "movement", record.movement.value
            yield "measure", record.measure.value
            yield "unit", record.unit.value
            yield from _people(record.people)
            yield from _place("origin", "origin_", record.origin)
            yield from _place("destination", "destination_", record.destination)
            yield from _figure(record)
        case DiplomaticContact():
            yield from _contact(record)
        case _:
            assert_never(record)


def _contact(record: DiplomaticContact) -> Told:
    yield "type", record.type.value
    yield from _actors("actors", "actor", record.parties)
    yield "initiator", None if record.initiator is None else record.parties.index(record.initiator) + 1
    yield "topic", record.topic
    yield "contact_outcome", record.outcome
    yield "medium", record.medium
    yield "when", _shown(record.when)
    yield from _place("place", "", record.where)


def _figure(record: Casualties | EquipmentLoss | Displacement) -> Told:
    yield from _count("", record.count)
    yield from _circumstances(record)


def _circumstances(record: Figure) -> Told:
    yield "scope", record.scope.value
    yield from _actor("perpetrator", record.perpetrator)
    yield "means", record.means
    yield "when", _shown(record.when)
    yield from _place("place", "", record.where)
    if record.subset_of is not None:
        yield from _count("subset_of_", record.subset_of)


def _count(prefix: str, count: Count) -> Told:
    yield f"{prefix}low", count.low
    yield f"{prefix}high", count.high
    yield f"{prefix}stated", count.stated
    yield f"{prefix}basis", count.basis.value
    yield f"{prefix}granularity", None if count.granularity == 1 else count.granularity


def _people(people: Group) -> Told:
    yield "people", people.description
    yield "people_names", joined(people.names)
    yield "people_affiliation", people.affiliation
    for term, part in ((people.status, "status"), (people.sex, "sex"), (people.age, "age")):
        yield f"people_{part}", None if any(term is unknown for unknown in _UNKNOWN) else term.value
    yield "people_country", people.country


def _actor(prefix: str, actor: Actor | None) -> Told:
    if actor is not None:
        yield prefix, actor.name
        yield f"{prefix}_kind", actor.kind.value
        yield f"{prefix}_role", actor.role
        yield f"{prefix}_affiliation", actor.affiliation
        yield f"{prefix}_country", actor.country


def _actors(many: str, one: str, actors: Sequence[Actor]) -> Told:
    yield from _many(many, f"{one}_kinds", actors, ActorKind.UNKNOWN)
    yield f"{one}_roles", joined(actor.role for actor in actors)
    yield f"{one}_affiliations", joined(actor.affiliation for actor in actors)
    yield f"{one}_countries", joined(actor.country for actor in actors)


def _many(names: str, kinds: str, members: Sequence[Any], unknown: ActorKind | SourceKind) -> Told:
    """Give names and, where one of them is known, kinds."""
    yield names, joined(member.name for member in members)
    if any(member.kind is not unknown for member in members):
        yield kinds, joined(member.kind.value for member in members)


def _place(prefix: str, at: str, place: Place | None) -> Told:
    if place is not None:
        yield prefix, place.name
        yield f"{prefix}_country", place.country
        yield f"{prefix}_admin", joined(place.admin)
        yield f"{prefix}_precision", _value(place.precision)
        if place.point is not None:
            yield f"{at}latitude", float(place.point.latitude)
            yield f"{at}longitude", float(place.point.longitude)


def _value(term: Vocabulary | None) -> str | None:
    return None if term is None else term.value


def _shown(period: object) -> str | None:
    return None if period is None else str(period)
