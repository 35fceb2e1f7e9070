"""FollowTheMoney: events and those involved in them, as investigators keep entities (extra ``ftm``).

Writes an Event for the claims about one incident, an Address for its place and an entity for each
actor: a state as PublicBody, a person as Person, an armed group (so classified) or another body as
Organization, anybody else as LegalEntity. Identifiers are hashes of what is told, the same on every
machine. Reads the Events of a file, with the entities involved, as claims of incidents, one for each
publisher; other entities and properties state nothing here, and are told as problems.

Lost in this format: every figure, for an Event has no property for one. Figures and contacts stand
in its summary as words, with their sources, and no program reads them back. Denied claims are not
written at all. Lost as well are chains of sources save the last, wider areas, how precisely a place
is known, weeks, and an actor's affiliation. FollowTheMoney's own cleaning of names, dates and
countries may change or drop a value; what it does is told as a loss.
Definition: the ontology at followthemoney.tech.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import attrs

from conflictmodel.errors import InvalidValueError, MissingExtraError
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.format import DocumentFormat, by_incident, event_of
from conflictmodel.formats.json import to_json
from conflictmodel.formats.losses import Ledger
from conflictmodel.formats.table.json import read as read_objects
from conflictmodel.formats.table.values import as_json
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import PartialDate, Period, Precision
from conflictmodel.model.place import Place
from conflictmodel.model.source import Attribution, Source

if TYPE_CHECKING:
    from followthemoney.model import Model
    from followthemoney.proxy import EntityProxy

#: Which kind of entity an actor is; an armed group is an Organization that is classified as one.
SCHEMATA: Final[Mapping[ActorKind, str]] = {
    ActorKind.STATE: "PublicBody",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.PERSON: "Person",
    ActorKind.UNKNOWN: "LegalEntity",
}
_ARMED: Final = ActorKind.ARMED_GROUP.value
#: The properties of an Event that an incident takes.
_TAKEN: Final = frozenset({
    "name", "keywords", "date", "startDate", "endDate", "location", "addressEntity", "country", "involved", "publisher",
})  # fmt: skip
_DAY: Final = len("2020-12-03")


def _ontology() -> "Model":
    """The ontology, which takes a second to load and belongs to an extra."""
    try:
        from followthemoney import model  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError("followthemoney", "ftm") from None
    return model


# --- writing


@attrs.define
class _Writer:
    """Makes entities, each once."""

    model: "Model"
    seen: Counter[str] = attrs.field(factory=Counter)

    def entities(self, group: Sequence[Claim[Record]]) -> Iterator["EntityProxy"]:
        """Give the event of some claims, after the entities to which it refers."""
        told = to.usable(group)
        if not told:
            return
        event = event_of(told[0]) or _seen_as_event(told[0].record)
        place = event.where
        parties = [self._entity(SCHEMATA[actor.kind], to_json(actor), _of_actor(actor)) for actor in event.actors]
        address = None if place is None else self._entity("Address", to_json(place), _of_place(place))
        body = to_json(event)
        self.seen[_digest(body)] += 1
        again = self.seen[_digest(body)]
        made = self._entity(
            "Event",
            body if again == 1 else f"{again} {body}",  # two events that look the same are two
            {
                "name": str(event),
                "keywords": None if event.type is None else event.type.value,
                **_dates(event.when),
                "location": None if place is None else str(place),
                "country": None if place is None else place.country,
                "addressEntity": None if address is None else address.id,
                "involved": [party.id for party in parties],
                "summary": [_words(claim) for claim in told if not isinstance(claim.record, Incident)],
                "publisher": [claim.attribution[-1].name for claim in told if claim.attribution],
            },
        )
        if made.has("name"):  # without one it is no valid event
            for entity in (*parties, *([] if address is None else [address])):
                if not self.seen[f"{entity.id}"]:
                    self.seen[f"{entity.id}"] = 1
                    yield entity
            yield made

    def _entity(self, schema: str, body: str, properties: Mapping[str, Any]) -> "EntityProxy":
        entity = self.model.make_entity(schema)
        entity.id = f"conflictmodel-{_digest(schema + body)}"
        for name, values in properties.items():
            entity.add(name, values)
        return entity


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _seen_as_event(record: Record) -> Incident:
    """What is told of no incident, as one: a contact is an event of its own, and a figure tells of one."""
    actors = record.parties if isinstance(record, DiplomaticContact) else ()
    return Incident(None, str(record), actors, record.when, record.where)


def _of_actor(actor: Actor) -> dict[str, Any]:
    found = {"name": actor.name, "country": actor.country}
    if actor.kind is ActorKind.PERSON:
        found["position"] = actor.role
    if actor.kind is ActorKind.ARMED_GROUP:
        found["classification"] = _ARMED
    return found


def _of_place(place: Place) -> dict[str, Any]:
    found: dict[str, Any] = {"name": place.name, "full": str(place), "country": place.country}
    if place.point is not None:
        found |= {"latitude": repr(float(place.point.latitude)), "longitude": repr(float(place.point.longitude))}
    return found


def _dates(when: Period | None) -> dict[str, Any]:
    """One date, or the two ends; a week becomes its first and last day, for FollowTheMoney knows none."""
    if when is None:
        return {}
    if when.start == when.end and when.start is not None and when.start.precision is not Precision.WEEK:
        return {"date": str(when.start)}
    return {"startDate": _end(when.start, "first"), "endDate": _end(when.end, "last")}


def _end(known: PartialDate | None, side: str) -> str | None:
    if known is None:
        return None
    return getattr(known, side).isoformat() if known.precision is Precision.WEEK else str(known)


def _words(claim: Claim[Record]) -> str:
    """What a claim says, and who says so, in words."""
    source = f", according to {claim.attribution}" if claim.attribution else ""
    doubt = ", unverified" if claim.stance is Stance.UNVERIFIED else ""
    return f"{claim.record}{source}{doubt}"


def _write(claims: Iterable[Claim[Record]], ledger: Ledger) -> Iterator[str]:
    writer = _Writer(_ontology())
    for group in by_incident(claims):
        entities = [entity.to_dict() for entity in writer.entities(group)]
        # what was written of the group before stands elsewhere in the file, so the group is made anew
        alone = [entity.to_dict() for entity in _Writer(writer.model).entities(group)]
        ledger.compare(group, _Reader(writer.model, []).claims(alone))
        for entity in entities:
            yield f"{as_json(entity)}\n"


# --- reading


@attrs.define
class _Reader:
    """Gathers the events of a file, and those to whom they refer, for these may come before or after."""

    model: "Model"
    problems: list[Problem]
    others: dict[str, "EntityProxy"] = attrs.field(factory=dict)
    untaken: Counter[str] = attrs.field(factory=Counter)

    def claims(self, found: Iterable[Mapping[str, Any]]) -> Iterator[Claim[Record]]:
        """Give a claim of each event for each of its publishers, or one of nobody's."""
        events: list[tuple[int, EntityProxy]] = []
        for row, data in enumerate(found, 1):
            entity = self._entity(row, data)
            if entity is None:
                continue
            if entity.schema.is_a("Event"):
                events.append((row, entity))
            else:
                self.others[data["id"]] = entity
        used: set[str] = set()
        for row, event in events:
            used.update(event.get("involved"), event.get("addressEntity"))
            self.untaken.update(set(event.properties) - _TAKEN)
            incident = self._incident(row, event)
            if incident is not None:
                publishers = [name for name in event.get("publisher") if name.strip()]
                for attribution in [Attribution((Source(name),)) for name in publishers] or [Attribution()]:
                    yield Claim(incident, attribution)
        for name, number in sorted(self.untaken.items()):
            why = f"is not taken from {number:,} events, for no part of an incident holds it"
            self.problems.append(Problem(None, name, None, why))
        if idle := len(self.others.keys() - used):
            why = f"{idle:,} entities are neither events nor referred to by one, and state nothing here"
            self.problems.append(Problem(None, None, None, why))

    def _entity(self, row: int, data: Mapping[str, Any]) -> "EntityProxy | None":
        schema = data.get("schema")
        if not isinstance(schema, str) or self.model.get(schema) is None:
            self._tell(row, "schema", schema, "is no schema that FollowTheMoney has")
            return None
        properties = data.get("properties")
        identity = data.get("id")
        if not (isinstance(identity, str) and identity and isinstance(properties, dict) and _are_texts(properties)):
            self._tell(row, "properties", None, "is no entity: it has an id, and properties that are lists of texts")
            return None
        entity = self.model.get_proxy({"id": identity, "schema": schema, "properties": properties})
        for name in sorted(properties.keys() - entity.schema.properties.keys()):
            self._tell(row, name, None, f"is no property of {schema}")
        return entity

    def _incident(self, row: int, event: "EntityProxy") -> Incident | None:
        kinds = [term for term in IncidentType if term.value in event.get("keywords")]
        name = next((name for name in event.get("name") if name.strip()), "")
        kind = kinds[0] if len(kinds) == 1 else None
        if kind is not None and name == str(kind).replace("_", " "):
            name = ""  # it was called so for want of a description
        others = [word for word in event.get("keywords") if kind is None or word != kind.value]
        self.untaken.update(["keywords"] if others else [])
        if kind is None and not name:
            self._tell(row, "name", None, "is missing, and nothing else says what happened")
            return None
        known = [self.others.get(identity) for identity in event.get("involved")]
        if None in known:
            self._tell(row, "involved", None, "refers to entities that are not in the file")
        actors = (None if party is None else self._actor(row, party) for party in known)
        return Incident(
            kind,
            name,
            tuple(actor for actor in actors if actor is not None),
            self._when(row, event),
            self._where(row, event),
        )

    def _actor(self, row: int, party: "EntityProxy") -> Actor | None:
        name = next((name for name in party.get("name", quiet=True) if name.strip()), None)
        if name is None:
            self._tell(row, "involved", party.id, "has no name")
            return None
        kind = next((kind for kind, schema in _BY_SCHEMA.items() if party.schema.is_a(schema)), ActorKind.UNKNOWN)
        if kind is ActorKind.ORGANISATION and _ARMED in party.get("classification", quiet=True):
            kind = ActorKind.ARMED_GROUP
        role = next((role for role in party.get("position", quiet=True) if role.strip()), None)
        return Actor(name, kind, role, country=_country(party))

    def _where(self, row: int, event: "EntityProxy") -> Place | None:
        address = next((self.others[place] for place in event.get("addressEntity") if place in self.others), None)
        if address is not None:
            names = [*address.get("name", quiet=True), *address.get("full", quiet=True), *event.get("location")]
            latitude, longitude = (_number(address.first(part, quiet=True)) for part in ("latitude", "longitude"))
            found = to.place(
                next(iter(names), None), country=_country(address) or _country(event), at=to.point(latitude, longitude)
            )
        else:
            found = to.place(next(iter(event.get("location")), None), country=_country(event))
        if found is None and event.has("country"):
            self._tell(row, "country", event.first("country"), "is not taken, for no place is named")
        return found

    def _when(self, row: int, event: "EntityProxy") -> Period | None:
        date, start, end = (self._date(row, event, name) for name in ("date", "startDate", "endDate"))
        if start is None and end is None:
            return None if date is None else Period(date, date)
        try:
            return Period(start, end)
        except InvalidValueError as fault:
            self._tell(row, "endDate", str(end), fault.why)
            return None

    def _date(self, row: int, event: "EntityProxy", name: str) -> PartialDate | None:
        """The date that is told most closely; several that differ are no date."""
        dates = sorted({value[:_DAY] for value in event.get(name)}, key=len)
        if not dates:
            return None
        with suppress(InvalidValueError):
            if all(dates[-1].startswith(date) for date in dates):
                return PartialDate.parse(dates[-1])
        self._tell(row, name, ", ".join(dates), "is no date, or more than one")
        return None

    def _tell(self, row: int, column: str, value: object, why: str) -> None:
        self.problems.append(Problem(row, column, None if value is None else str(value), why))


#: The narrower schema first, for a PublicBody is an Organization too.
_BY_SCHEMA: Final[Mapping[ActorKind, str]] = {
    ActorKind.STATE: "PublicBody",
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organization",
}


def _are_texts(properties: Mapping[str, object]) -> bool:
    return all(isinstance(values, list) and all(isinstance(v, str) for v in values) for values in properties.values())


def _country(entity: "EntityProxy") -> str | None:
    """The code of the country, where there is one alone that ISO 3166 has."""
    codes = [code.upper() for code in entity.get("country", quiet=True)]
    return codes[0] if len(codes) == 1 and len(codes[0]) == 2 and codes[0].isascii() and codes[0].isalpha() else None


def _number(text: str | None) -> float | None:
    with suppress(ValueError):
        return None if text is None else float(text)
    return None


def _read(read_text: Callable[[int], str], problems: list[Problem]) -> Iterator[Claim[Record]]:
    yield from _Reader(_ontology(), problems).claims(_objects(read_text, problems))


def _objects(read_text: Callable[[int], str], problems: list[Problem]) -> Iterator[dict[str, Any]]:
    """Give the objects of an array or of lines, and tell of what follows them or of an end that is missing."""
    records = read_objects(read_text, problems)
    yield from records
    if records.after.strip() != ("" if records.carrier == "jsonl" else "]"):
        why = "does not end after its last entity as JSON ends: was it cut off?"
        problems.append(Problem(None, None, None, why))


@attrs.frozen(kw_only=True, repr=False)
class _Entities(DocumentFormat):
    losses: Mapping[str, str]


_FIGURES: Final = "FollowTheMoney has no property for figures or contacts; they stand in the summary as words"

FORMAT: Final = _Entities(
    name="ftm",
    title="FollowTheMoney entities",
    homepage="https://followthemoney.tech/",
    media_type="application/json+ftm",
    suffix=".ftm.json",
    extra="ftm",
    shared_suffix=False,
    keys=(frozenset({"id", "schema", "properties"}),),
    carriers=frozenset({"json", "jsonl"}),
    read=_read,
    write=_write,
    losses={
        "casualties": _FIGURES,
        "equipment_loss": _FIGURES,
        "displacement": _FIGURES,
        "diplomatic_contact": _FIGURES,
        "incident": "FollowTheMoney has a name for it, and names, dates and countries as its own cleaning leaves them",
        "actors": "FollowTheMoney has names and countries of those involved, and the position of a person",
        "when": "FollowTheMoney has dates without weeks, as its own cleaning leaves them",
        "where": "FollowTheMoney has an address with a position, and no wider areas",
        "attribution": "FollowTheMoney has the name of the publisher alone",
        "stance": "FollowTheMoney has no place for doubt or denial, so what is denied is not written",
        "span": "an entity has no text",
        "repeats": "an entity has no text",
        "evidence": "an entity has no text",
    },
)
