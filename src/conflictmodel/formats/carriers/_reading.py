"""A row of a table of claims → the claim, or which of its cells forbids that, and why."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from conflictmodel.errors import InvalidValueError, listed
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats.carriers._cells import parted, spans_in
from conflictmodel.formats.carriers.row import KINDS, ClaimRow
from conflictmodel.formats.table.values import Missing, Unreadable
from conflictmodel.model.actor import Actor, ActorKind, AgeGroup, CombatantStatus, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.count import Basis, Count
from conflictmodel.model.displacement import Displacement, Measure, Movement, Unit
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.evidence import Evidence, Rule
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point
from conflictmodel.model.source import Attribution, Source, SourceKind, Span
from conflictmodel.model.vocabulary import Vocabulary

T = TypeVar("T")
V = TypeVar("V", bound=Vocabulary)

_COUNT = ("low", "high", "stated", "basis", "granularity")


class _Fault(Exception):  # noqa: N818  no error of the caller: it becomes a problem of the row
    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field, self.why = field, why


def claims(rows: Iterable[ClaimRow]) -> Iterator[Claim[Record]]:
    """Give the claim of each row that makes one; of the others :func:`check` says why they do not."""
    for row in rows:
        try:
            yield _claim(row)
        except _Fault:
            continue


def check(row: ClaimRow) -> Iterator[tuple[str, str]]:
    """Tell which cell forbids that a row becomes a claim; unreadable cells have been told before."""
    told = not isinstance(row.geometry, Missing)
    if told and to.of_geometry(row.geometry) is None:
        yield "geometry", "is no point on the earth, and a place has no other shape"
    elif told and _text(row, "place") is None and _text(row, "event_place") is None:
        yield "geometry", "is where no place is named"
    try:
        _claim(row)
    except _Fault as fault:
        if not isinstance(getattr(row, fault.field), Unreadable):
            yield fault.field, f"{fault.why}; the row makes no claim"


def _claim(row: ClaimRow) -> Claim[Record]:
    return Claim(
        _record(row),
        _attribution(row),
        _term(row, "stance", Stance, Stance.ASSERTED),
        _span(row),
        _spans(row, "repeats"),
        _evidence(row),
        _event(row),
    )


def _record(row: ClaimRow) -> Record:
    match _needed(row, "kind"):
        case "incident":
            return _made(
                Incident,
                {"description": "description"},
                type=_term(row, "type", IncidentType),
                description=_exact(row, "description"),
                actors=_actors(row, "actors", "actor"),
                when=_period(row, "when"),
                where=_place(row, "place", ""),
            )
        case "casualties":
            return Casualties(_required(row, "outcome", Outcome), _figure(row), _people(row), **_circumstances(row))
        case "equipment_loss":
            return EquipmentLoss(
                _figure(row),
                _required(row, "equipment", EquipmentClass),
                _required(row, "equipment_status", LossStatus),
                _exact(row, "description"),
                _text(row, "equipment_model"),
                _actor(row, "owner"),
                **_circumstances(row),
            )
        case "displacement":
            return Displacement(
                _figure(row),
                _required(row, "movement", Movement),
                _required(row, "measure", Measure),
                _term(row, "unit", Unit, Unit.PERSON),
                _people(row),
                _place(row, "origin", "origin_"),
                _place(row, "destination", "destination_"),
                **_circumstances(row),
            )
        case "diplomatic_contact":
            return _contact(row)
        case _:
            raise _Fault("kind", f"must be {listed(KINDS)}")


def _contact(row: ClaimRow) -> DiplomaticContact:
    parties, first = _actors(row, "actors", "actor"), _whole(row, "initiator")
    if first is not None and not 1 <= first <= len(parties):
        raise _Fault("initiator", f"must be the number of one of the {len(parties)} actors")
    return _made(
        DiplomaticContact,
        {"parties": "actors"},
        type=_required(row, "type", ContactType),
        parties=parties,
        initiator=None if first is None else parties[first - 1],
        topic=_text(row, "topic"),
        outcome=_text(row, "contact_outcome"),
        medium=_text(row, "medium"),
        when=_period(row, "when"),
        where=_place(row, "place", ""),
    )


def _circumstances(row: ClaimRow) -> dict[str, Any]:
    return {
        "scope": _term(row, "scope", Scope, Scope.INCIDENT),
        "perpetrator": _actor(row, "perpetrator"),
        "means": _text(row, "means"),
        "when": _period(row, "when"),
        "where": _place(row, "place", ""),
        "subset_of": _count(row, "subset_of_"),
    }


def _figure(row: ClaimRow) -> Count:
    found = _count(row, "")
    if found is None:
        raise _Fault("low", "is missing, as is the rest of the figure")
    return found


def _count(row: ClaimRow, prefix: str) -> Count | None:
    fields = {part: prefix + part for part in _COUNT}
    low, high, stated, step = (_whole(row, fields[part]) for part in ("low", "high", "stated", "granularity"))
    basis = _term(row, fields["basis"], Basis)
    if low is None:
        if (high, stated, step, basis) == (None, None, None, None):
            return None
        raise _Fault(fields["low"], "is missing, and the figure has no meaning without it")
    if basis is None:
        raise _Fault(fields["basis"], "is missing: it says how the figure was hedged")
    return _made(Count, fields, low=low, high=high, stated=stated, basis=basis, granularity=1 if step is None else step)


def _people(row: ClaimRow) -> Group:
    return _made(
        Group,
        {"country": "people_country", "names": "people_names"},
        description=_exact(row, "people"),
        affiliation=_text(row, "people_affiliation"),
        status=_term(row, "people_status", CombatantStatus, CombatantStatus.UNKNOWN),
        sex=_term(row, "people_sex", Sex, Sex.UNKNOWN),
        age=_term(row, "people_age", AgeGroup, AgeGroup.UNKNOWN),
        names=tuple(parted(_exact(row, "people_names"))),
        country=_text(row, "people_country"),
    )


def _actor(row: ClaimRow, prefix: str) -> Actor | None:
    name = _text(row, prefix)
    parts = {part: _text(row, f"{prefix}_{part}") for part in ("role", "affiliation", "country")}
    kind = _term(row, f"{prefix}_kind", ActorKind)
    if name is None:
        _refuse_rest(prefix, {f"{prefix}_{part}": value for part, value in (*parts.items(), ("kind", kind))})
        return None
    return _made(Actor, {"country": f"{prefix}_country"}, name=name, kind=kind or ActorKind.UNKNOWN, **parts)


def _actors(row: ClaimRow, many: str, one: str) -> tuple[Actor, ...]:
    names = parted(_exact(row, many))
    kinds, roles, affiliations, countries = (
        _beside(row, f"{one}_{part}", len(names)) for part in ("kinds", "roles", "affiliations", "countries")
    )
    fields = {"name": many, "country": f"{one}_countries"}
    return tuple(
        _made(
            Actor,
            fields,
            name=name,
            kind=_named(f"{one}_kinds", kind, ActorKind) if kind else ActorKind.UNKNOWN,
            role=role,
            affiliation=affiliation,
            country=country,
        )
        for name, kind, role, affiliation, country in zip(names, kinds, roles, affiliations, countries, strict=True)
    )


def _beside(row: ClaimRow, field: str, number: int) -> list[str | None]:
    """Read what stands beside so many names, in their order; the last may be left out."""
    found: list[str | None] = [part or None for part in parted(_exact(row, field))]
    if len(found) > number:
        raise _Fault(field, f"tells of {len(found)}, and {number} are named")
    return found + [None] * (number - len(found))


def _place(row: ClaimRow, prefix: str, at: str) -> Place | None:
    name, country, precision = _text(row, prefix), _text(row, f"{prefix}_country"), f"{prefix}_precision"
    admin, known = tuple(parted(_exact(row, f"{prefix}_admin"))), _term(row, precision, PlacePrecision)
    latitude, longitude = _decimal(row, f"{at}latitude"), _decimal(row, f"{at}longitude")
    if name is None:
        rest = {f"{prefix}_country": country, f"{prefix}_admin": admin or None, precision: known}
        _refuse_rest(prefix, rest | {f"{at}latitude": latitude, f"{at}longitude": longitude})
        return None
    if (latitude is None) != (longitude is None):
        raise _Fault(f"{at}{'latitude' if latitude is None else 'longitude'}", "is missing beside the other coordinate")
    point = None
    if latitude is not None and longitude is not None:
        coordinates = {part: f"{at}{part}" for part in ("latitude", "longitude")}
        point = _made(Point, coordinates, latitude=latitude, longitude=longitude)
    elif prefix == "place":
        point = to.of_geometry(row.geometry)
    fields = {"country": f"{prefix}_country", "admin": f"{prefix}_admin"}
    return _made(Place, fields, name=name, country=country, admin=admin, point=point, precision=known)


def _refuse_rest(name: str, rest: Mapping[str, object]) -> None:
    """Refuse what is told of something that has no name."""
    for field, value in rest.items():
        if value is not None:
            raise _Fault(field, f"is told and {name} is empty")


def _attribution(row: ClaimRow) -> Attribution:
    names = parted(_exact(row, "sources"))
    kinds = _beside(row, "source_kinds", len(names))
    return Attribution(
        tuple(
            _made(
                Source,
                {"name": "sources"},
                name=name,
                kind=_named("source_kinds", kind, SourceKind) if kind else SourceKind.UNKNOWN,
            )
            for name, kind in zip(names, kinds, strict=True)
        )
    )


def _span(row: ClaimRow) -> Span | None:
    start, end = _whole(row, "span_start"), _whole(row, "span_end")
    if start is None or end is None:
        _refuse_rest("the other end", {"span_start": start, "span_end": end})
        return None
    return _made(Span, {"start": "span_start", "end": "span_end"}, start=start, end=end)


def _spans(row: ClaimRow, field: str) -> tuple[Span, ...]:
    try:
        return spans_in(_exact(row, field))
    except InvalidValueError as fault:
        raise _Fault(field, f"the {fault.field} {fault.why}") from None
    except ValueError as fault:
        raise _Fault(field, str(fault)) from None


def _evidence(row: ClaimRow) -> Evidence | None:
    rule, words = _term(row, "rule", Rule), _spans(row, "words")
    if rule is None:
        _refuse_rest("rule", {"words": words or None})
        return None
    return _made(Evidence, {"words": "words"}, rule=rule, words=words)


def _event(row: ClaimRow) -> Incident | None:
    parts: dict[str, Any] = {
        "type": _term(row, "event_type", IncidentType),
        "description": _exact(row, "event_description"),
        "actors": _actors(row, "event_actors", "event_actor"),
        "when": _period(row, "event_when"),
        "where": _place(row, "event_place", "event_"),
    }
    if not any(parts.values()):
        return None
    return _made(Incident, {"description": "event_description"}, **parts)


# --- cells


def _made(cls: type[T], fields: Mapping[str, str], **parts: object) -> T:
    """Make a value of the model; what it refuses is a fault of the field that gave it."""
    try:
        return cls(**parts)
    except InvalidValueError as fault:
        raise _Fault(fields[fault.field.partition("[")[0]], fault.why) from None


def _exact(row: ClaimRow, field: str) -> str:
    """The text of a cell to the last space; nothing for what states nothing."""
    value = getattr(row, field)
    return "" if isinstance(value, Missing) else str(value)


def _text(row: ClaimRow, field: str) -> str | None:
    text = _exact(row, field)
    return text if text.strip() else None


def _needed(row: ClaimRow, field: str) -> str:
    text = _text(row, field)
    if text is None:
        raise _Fault(field, "is missing")
    return text.strip()


def _whole(row: ClaimRow, field: str) -> int | None:
    value = getattr(row, field)
    _refuse_unreadable(value, field)
    return int(value) if isinstance(value, int) else None


def _decimal(row: ClaimRow, field: str) -> float | None:
    value = getattr(row, field)
    _refuse_unreadable(value, field)
    return float(value) if isinstance(value, (int, float)) else None


def _refuse_unreadable(value: object, field: str) -> None:
    if isinstance(value, Unreadable):
        raise _Fault(field, "cannot be read")


def _term(row: ClaimRow, field: str, terms: type[V], default: Any = None) -> Any:  # noqa: ANN401  a term, or the default
    text = _text(row, field)
    return default if text is None else _named(field, text.strip(), terms)


def _required(row: ClaimRow, field: str, terms: type[V]) -> V:
    return _named(field, _needed(row, field), terms)


def _named(field: str, text: str, terms: type[V]) -> V:
    try:
        return terms.named(text)
    except InvalidValueError as fault:
        raise _Fault(field, fault.why) from None


def _period(row: ClaimRow, field: str) -> Period | None:
    text = _text(row, field)
    if text is None:
        return None
    try:
        return Period.parse(text.strip())
    except InvalidValueError as fault:
        raise _Fault(field, fault.why) from None
