r"""One claim as one flat row: the columns that the CSV and the GeoJSON of claims share.

The columns without a prefix tell the record that is claimed; those with ``event_`` the incident of
which it tells. Parts that a record of the row's ``kind`` does not have are empty. Periods are
written as ISO 8601 intervals; of what can be many, the members stand in one cell, separated by
"; " (a semicolon within a name is written "\;" and a backslash "\\"), and their kinds, roles and
so on in further columns in the same order.
"""

from typing import ClassVar, Final

import attrs

from conflictmodel.formats._kinds import RECORDS
from conflictmodel.formats.table.columns import code, count, decimal, text, whole
from conflictmodel.formats.table.rows import Raw, Row, columns, raw
from conflictmodel.formats.table.values import Decimal, Text, Whole
from conflictmodel.model.actor import ActorKind, AgeGroup, CombatantStatus, Sex
from conflictmodel.model.casualties import Outcome
from conflictmodel.model.claim import Stance
from conflictmodel.model.contact import ContactType
from conflictmodel.model.count import Basis
from conflictmodel.model.displacement import Measure, Movement, Unit
from conflictmodel.model.equipment import EquipmentClass, LossStatus
from conflictmodel.model.evidence import Rule
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import IncidentType
from conflictmodel.model.place import PlacePrecision
from conflictmodel.model.vocabulary import Vocabulary

#: The terms of each column that holds one; a ``type`` is an incident's or a contact's, as ``kind`` says.
TERMS: Final[dict[str, type[Vocabulary]]] = {
    "stance": Stance,
    "scope": Scope,
    "basis": Basis,
    "outcome": Outcome,
    "people_status": CombatantStatus,
    "people_sex": Sex,
    "people_age": AgeGroup,
    "equipment": EquipmentClass,
    "equipment_status": LossStatus,
    "movement": Movement,
    "measure": Measure,
    "unit": Unit,
    "owner_kind": ActorKind,
    "perpetrator_kind": ActorKind,
    "place_precision": PlacePrecision,
    "origin_precision": PlacePrecision,
    "destination_precision": PlacePrecision,
    "subset_of_basis": Basis,
    "rule": Rule,
    "event_type": IncidentType,
    "event_place_precision": PlacePrecision,
}

_MEANING: Final = {
    "incident": "Numbers the events: rows that follow each other with one number tell of one event.",
    "kind": "What is claimed: an incident, casualties, a loss of equipment, a displacement or a contact.",
    "low": "The smallest number that the statement allows.",
    "high": "The largest number that the statement allows; empty where no upper bound was given.",
    "stated": "The figure in the words; empty where there is none, as in dozens.",
    "granularity": "The step to which the figure was rounded when it was written; empty for 1.",
    "people": "The people hit or driven from home, in the report's own words.",
    "people_names": "Those of the people who are named.",
    "type": "The kind of incident or of diplomatic contact.",
    "description": "The incident or the equipment in the report's own words.",
    "actors": "Those who took part in the incident, or the parties to the contact.",
    "initiator": "Which of the actors began the contact, counted from 1.",
    "topic": "What the contact is about.",
    "contact_outcome": "What came of the contact.",
    "medium": "By what means the parties were in contact.",
    "owner": "Whoever lost the equipment.",
    "perpetrator": "Whoever the source says did it.",
    "means": "How it was done.",
    "when": "The date or the period, in ISO 8601; .. for an open end.",
    "place": "Where it happened, as it was named.",
    "latitude": "WGS 84, in decimal degrees.",
    "longitude": "WGS 84, in decimal degrees.",
    "origin": "The place that the people left.",
    "destination": "The place where the people are now.",
    "subset_of_stated": "The larger figure of which this one is a part, as it was stated.",
    "sources": "Who says so, the origin first.",
    "source_kinds": "What sort of source each of them is.",
    "span_start": "Where the statement begins in the text, in code points.",
    "span_end": "Where the statement ends in the text, in code points, not included.",
    "repeats": "The other places where the same source says the same thing.",
    "words": "The places of the words that the claim rests on.",
    "event_description": "The event of which the row tells, in the report's own words.",
}


@attrs.frozen(weakref_slot=False)
class ClaimRow(Row):
    """One claim: what is stated, by whom, and the event of which it tells.

    ``low``, ``high``, ``stated`` and ``basis`` are the figure with its hedge; ``subset_of_low`` and
    its neighbours the larger figure of which it is a part. ``geometry`` is the place on a map, in
    GeoJSON alone. :data:`TERMS` says which column holds terms of which vocabulary.
    """

    MEANING: ClassVar[dict[str, str]] = _MEANING
    TERMS: ClassVar[dict[str, type[Vocabulary]]] = TERMS

    incident: Whole = whole(to="incident")
    kind: Text = code(to="casualties")
    stance: Text = code(to="stance")
    scope: Text = code(to="casualties.scope")
    low: Whole = count(to="casualties.count")
    high: Whole = count(to="casualties.count")
    stated: Whole = count(to="casualties.count")
    basis: Text = code(to="casualties.count")
    granularity: Whole = count(to="casualties.count")
    outcome: Text = code(to="casualties.outcome")
    people: Text = text(to="casualties.victims")
    people_affiliation: Text = code(to="casualties.victims")
    people_status: Text = code(to="casualties.victims")
    people_sex: Text = code(to="casualties.victims")
    people_age: Text = code(to="casualties.victims")
    people_names: Text = code(to="casualties.victims")
    people_country: Text = code(to="casualties.victims")
    equipment: Text = code(to="equipment_loss.equipment")
    equipment_status: Text = code(to="equipment_loss.status")
    equipment_model: Text = code(to="equipment_loss.model")
    movement: Text = code(to="displacement.movement")
    measure: Text = code(to="displacement.measure")
    unit: Text = code(to="displacement.unit")
    type: Text = code(to="incident.type")
    description: Text = text(to="incident.description")
    actors: Text = code(to="incident.actors")
    actor_kinds: Text = code(to="incident.actors")
    actor_roles: Text = code(to="incident.actors")
    actor_affiliations: Text = code(to="incident.actors")
    actor_countries: Text = code(to="incident.actors")
    initiator: Whole = count(to="diplomatic_contact.initiator")
    topic: Text = text(to="diplomatic_contact.topic")
    contact_outcome: Text = text(to="diplomatic_contact.outcome")
    medium: Text = code(to="diplomatic_contact.medium")
    owner: Text = code(to="equipment_loss.owner")
    owner_kind: Text = code(to="equipment_loss.owner")
    owner_role: Text = code(to="equipment_loss.owner")
    owner_affiliation: Text = code(to="equipment_loss.owner")
    owner_country: Text = code(to="equipment_loss.owner")
    perpetrator: Text = code(to="perpetrator")
    perpetrator_kind: Text = code(to="perpetrator")
    perpetrator_role: Text = code(to="perpetrator")
    perpetrator_affiliation: Text = code(to="perpetrator")
    perpetrator_country: Text = code(to="perpetrator")
    means: Text = code(to="means")
    when: Text = code(to="when")
    place: Text = code(to="where")
    place_country: Text = code(to="where")
    place_admin: Text = code(to="where")
    place_precision: Text = code(to="where")
    latitude: Decimal = decimal(to="where")
    longitude: Decimal = decimal(to="where")
    origin: Text = code(to="displacement.origin")
    origin_country: Text = code(to="displacement.origin")
    origin_admin: Text = code(to="displacement.origin")
    origin_precision: Text = code(to="displacement.origin")
    origin_latitude: Decimal = decimal(to="displacement.origin")
    origin_longitude: Decimal = decimal(to="displacement.origin")
    destination: Text = code(to="displacement.destination")
    destination_country: Text = code(to="displacement.destination")
    destination_admin: Text = code(to="displacement.destination")
    destination_precision: Text = code(to="displacement.destination")
    destination_latitude: Decimal = decimal(to="displacement.destination")
    destination_longitude: Decimal = decimal(to="displacement.destination")
    subset_of_low: Whole = count(to="casualties.subset_of")
    subset_of_high: Whole = count(to="casualties.subset_of")
    subset_of_stated: Whole = count(to="casualties.subset_of")
    subset_of_basis: Text = code(to="casualties.subset_of")
    subset_of_granularity: Whole = count(to="casualties.subset_of")
    sources: Text = code(to="attribution")
    source_kinds: Text = code(to="attribution")
    span_start: Whole = count(to="span")
    span_end: Whole = count(to="span")
    repeats: Text = text(to="repeats")
    rule: Text = code(to="evidence")
    words: Text = text(to="evidence")
    event_type: Text = code(to="incident.type")
    event_description: Text = text(to="incident.description")
    event_actors: Text = code(to="incident.actors")
    event_actor_kinds: Text = code(to="incident.actors")
    event_actor_roles: Text = code(to="incident.actors")
    event_actor_affiliations: Text = code(to="incident.actors")
    event_actor_countries: Text = code(to="incident.actors")
    event_when: Text = code(to="incident.when")
    event_place: Text = code(to="incident.where")
    event_place_country: Text = code(to="incident.where")
    event_place_admin: Text = code(to="incident.where")
    event_place_precision: Text = code(to="incident.where")
    event_latitude: Decimal = decimal(to="incident.where")
    event_longitude: Decimal = decimal(to="incident.where")
    geometry: Text = text(to="where")
    raw: Raw = raw()


#: Every column of a table of claims; the geometry is in GeoJSON alone.
COLUMNS: Final = tuple(column.name for field, column in columns(ClaimRow).items() if field != "geometry")

#: Which terms a ``type`` has, by the ``kind`` of the row.
TYPES: Final[dict[str, type[Vocabulary]]] = {"incident": IncidentType, "diplomatic_contact": ContactType}

#: What ``kind`` can be.
KINDS: Final = tuple(RECORDS)
