"""POLECAT: events that software reads out of the world's news since 2018, in the types and modes of PLOVER.

Reads the weekly and yearly files of the Political Event Classification, Attributes, and Types
dataset, with a header of 40 columns, in which "None" stands for what is not known. A row becomes
a claim of a diplomatic contact or of an incident: its type and mode say which, by the definitions in
PLOVER's manual of 2023 (:data:`CONTACTS`, :data:`INCIDENTS`); a type of the older drafts counts
as the one that took its place. A protest or an assault whose mode settles no kind is an incident without
a type. Support, concessions, cooperation, aid, retreat without arms, investigations and
convictions make no claim, so that there are fewer claims than rows. The source is the news source.

The kind of an actor is that of its primary sector, so that a minister counts as the state.

Lost on reading: contexts; which actor an incident was done to (a recipient alone is named in the
description); further sectors; the people, organisations and places of the story. Lost on writing:
every figure, for POLECAT counts no people; all but two actors, what kind of organisation an actor
is; topic and outcome of a contact; the sources before the last; statements, which PLOVER has no type
for; and a kind of event for which it has only a wider one. Definitions: "PLOVER: Political
Language Ontology for Verifiable Event Records" (manual, December 2023); Halterman et al., "PLOVER
and POLECAT" (2023).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import attrs

from conflictmodel.countries import CodeScheme
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._coded import (
    NO_TERM,
    Told,
    at,
    claim_of,
    line,
    located,
    losses,
    name_of,
    parts,
    precision_of,
    told_events,
)
from conflictmodel.formats.cameo import FormerPloverType, PloverCode, PloverType, plover_of, plover_type
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.columns import TEXT, code, day, decimal, text
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, columns, raw
from conflictmodel.formats.table.values import Day, Decimal, Missing, Text
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.incident import IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place

POLECAT: Final = to.dataset("POLECAT")

_WHEN, _WHERE, _WHO, _WHAT = "when", "where", "incident.actors", "diplomatic_contact.type"
_NONE: Final = {"None": Missing.NONE}


@attrs.frozen(weakref_slot=False)
class PolecatEvent(Row):
    """One event of one story: what the actor does to the recipient, as a type of PLOVER with its mode.

    Countries are ISO 3166-1 alpha-3 codes and, under COW, Correlates of War numbers. Lists stand
    between "; " or "|". ``event_intensity`` is from -10 to 10; ``quad_code`` such as MATERIAL CONFLICT.
    """

    event_id: Text = code("Event ID")
    event_date: Day = day("Event Date", to=_WHEN, missing=_NONE)
    event_type: Text = code("Event Type", to=_WHAT)
    event_mode: Text = code("Event Mode", to=_WHAT)
    event_intensity: Decimal = decimal("Event Intensity", "Intensity", missing=_NONE)
    quad_code: Text = code("Quad Code")
    contexts: Text = code("Contexts")
    actor_name: Text = code("Actor Name", to=_WHO)
    actor_country: Text = code("Actor Country", to=_WHO)
    actor_cow: Text = code("Actor COW", to=_WHO)
    primary_actor_sector: Text = code("Primary Actor Sector", to=_WHO)
    actor_sectors: Text = code("Actor Sectors")
    actor_title: Text = code("Actor Title", to=_WHO)
    actor_name_raw: Text = code("Actor Name Raw", to=_WHO)
    wikipedia_actor_id: Text = code("Wikipedia Actor ID")
    recipient_name: Text = code("Recipient Name", to=_WHO)
    recipient_country: Text = code("Recipient Country", to=_WHO)
    recipient_cow: Text = code("Recipient COW", to=_WHO)
    primary_recipient_sector: Text = code("Primary Recipient Sector", to=_WHO)
    recipient_sectors: Text = code("Recipient Sectors")
    recipient_title: Text = code("Recipient Title", to=_WHO)
    recipient_name_raw: Text = code("Recipient Name Raw", to=_WHO)
    wikipedia_recipient_id: Text = code("Wikipedia Recipient ID")
    placename: Text = code("Placename", to=_WHERE)
    city: Text = code("City", to=_WHERE)
    district: Text = code("District", to=_WHERE)
    province: Text = code("Province", to=_WHERE)
    country: Text = code("Country", to=_WHERE)
    latitude: Decimal = decimal("Latitude", to=_WHERE, missing=_NONE)
    longitude: Decimal = decimal("Longitude", to=_WHERE, missing=_NONE)
    geonames_id: Text = code("GeoNames ID")
    raw_placename: Text = code("Raw Placename")
    feature_type: Text = code("Feature Type")
    source: Text = code("Source", to="attribution")
    publication_date: Day = day("Publication Date", missing=_NONE)
    story_people: Text = text("Story People")
    story_organizations: Text = text("Story Organizations")
    story_locations: Text = text("Story Locations")
    language: Text = code("Language")
    version: Text = code("Version")
    raw: Raw = raw()


#: A contact for a type, or for a type and mode; what stands for a type stands for its modes too.
CONTACTS: Final[Mapping[str, ContactType | None]] = {
    "AGREE": ContactType.OFFER,
    "CONSULT": ContactType.MEETING,
    "CONSULT/visit": ContactType.VISIT,
    "CONSULT/phone": ContactType.PHONE_CALL,
    "REQUEST": ContactType.REQUEST,
    "ACCUSE": ContactType.CONDEMNATION,
    "ACCUSE/allege": ContactType.ACCUSATION,
    "ACCUSE/investigate": None,
    "REJECT": ContactType.REJECTION,
    "THREATEN": ContactType.WARNING_OR_THREAT,
    "SANCTION": ContactType.SUSPENSION,
    "SANCTION/expel": ContactType.EXPULSION,
    "SANCTION/convict": None,
}
#: Likewise an incident; ``None`` where its kind is not settled: who was assaulted, whether a crowd was peaceful.
INCIDENTS: Final[Mapping[str, IncidentType | None]] = {
    **dict.fromkeys(("RETREAT/withdraw", "RETREAT/disarm"), IncidentType.CHANGE_TO_GROUP_ACTIVITY),
    "RETREAT/ceasefire": IncidentType.AGREEMENT,
    "PROTEST": None,
    **dict.fromkeys(("PROTEST/demo", "PROTEST/obstruct"), IncidentType.PEACEFUL_PROTEST),
    "PROTEST/riot": IncidentType.VIOLENT_DEMONSTRATION,
    "PROTEST/vandalize": IncidentType.LOOTING_PROPERTY_DESTRUCTION,
    **dict.fromkeys(("PROTEST/strike", "PROTEST/hunger", "PROTEST/boycott"), IncidentType.OTHER),
    "MOBILIZE": IncidentType.CHANGE_TO_GROUP_ACTIVITY,
    "COERCE": IncidentType.OTHER,
    "COERCE/arrest": IncidentType.ARRESTS,
    "ASSAULT": None,
    "ASSAULT/abduct": IncidentType.ABDUCTION_FORCED_DISAPPEARANCE,
    **dict.fromkeys(
        ("ASSAULT/beat", "ASSAULT/torture", "ASSAULT/targeted", "ASSAULT/assassinate", "ASSAULT/massacre"),
        IncidentType.ATTACK,
    ),
    "ASSAULT/sexual": IncidentType.SEXUAL_VIOLENCE,
    "ASSAULT/destroy": IncidentType.LOOTING_PROPERTY_DESTRUCTION,
    "ASSAULT/explosives": IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED,
    "ASSAULT/suicide-attack": IncidentType.SUICIDE_BOMB,
    **dict.fromkeys(("ASSAULT/aerial", "ASSAULT/drone"), IncidentType.AIR_DRONE_STRIKE),
    "ASSAULT/heavy-weapons": IncidentType.SHELLING_ARTILLERY_MISSILE_ATTACK,
}
#: What the manual of 2023 has elsewhere than CAMEO2PLOVER of 2021, for each vocabulary on its own.
_CONTACTS_NOW: Final = {ContactType.SANCTION: PloverCode(PloverType.SANCTION, "discontinue")}
_INCIDENTS_NOW: Final = {
    IncidentType.AIR_DRONE_STRIKE: PloverCode(PloverType.ASSAULT),
    IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY: PloverCode(PloverType.ASSAULT),
    IncidentType.NON_VIOLENT_TRANSFER_OF_TERRITORY: PloverCode(PloverType.RETREAT),
    IncidentType.LOOTING_PROPERTY_DESTRUCTION: PloverCode(PloverType.ASSAULT, "destroy"),
}

#: What PLOVER's sectors are. Sectors that a person, a body or a crowd may have (BUS, JRN, OPP, CRM) tell no kind.
KINDS: Final[Mapping[str, ActorKind]] = {
    **dict.fromkeys(("GOV", "MIL", "COP", "SPY", "JUD", "LEG"), ActorKind.STATE),
    **dict.fromkeys(("REB", "PRM", "UAF", "IMG"), ActorKind.ARMED_GROUP),
    **dict.fromkeys(("IGO", "NGO", "MNC", "PTY", "REL", "SOC"), ActorKind.ORGANISATION),
}
#: The widest sector for a kind; PLOVER has none for an organisation of any sort.
_SECTORS: Final = {ActorKind.STATE: "GOV", ActorKind.ARMED_GROUP: "UAF"}
_BETWEEN: Final = re.compile(r"\s*[;|,]\s*")


def _modes(row: PolecatEvent) -> list[str]:
    return [mode.lower() for mode in _BETWEEN.split(to.told(row.event_mode) or "") if mode]


def _label(row: PolecatEvent) -> str | None:
    """The type, with its mode where there is one that PLOVER has; ``None`` for a type that is none."""
    kind = plover_type(to.told(row.event_type) or "")
    if kind is None:
        return None
    modes = [mode for mode in _modes(row) if mode in kind.modes + kind.former_modes]
    return str(PloverCode(kind, modes[0] if len(modes) == 1 else None))


def _meaning(label: str) -> tuple[ContactType | IncidentType | None, bool]:
    """What a type and mode is in the model, and whether it is anything."""
    for name in (label, label.partition("/")[0]):
        if name in CONTACTS:
            return CONTACTS[name], CONTACTS[name] is not None
        if name in INCIDENTS:
            return INCIDENTS[name], True
    return None, False


def _check(row: PolecatEvent) -> Iterator[tuple[str, str]]:
    name = to.told(row.event_type)
    kind = plover_type(name or "")
    former = name is not None and name.lower() in set(FormerPloverType)
    if name is not None and kind is None and not former:
        yield "event_type", "is no type of PLOVER"
    if kind is not None and not former:
        unknown = [mode for mode in _modes(row) if mode not in kind.modes + kind.former_modes]
        if unknown:
            yield "event_mode", f"is no mode of {kind.name}"
        if to.told(row.quad_code) not in {None, _quad(kind)}:
            yield "quad_code", f"is not the class of {kind.name}, {_quad(kind)}"
    when, published = row.event_date, row.publication_date
    if isinstance(when, date) and isinstance(published, date) and published < when:
        yield "event_date", f"lies after the Publication Date, {published}"


def _quad(kind: PloverType) -> str:
    return kind.quad_class.name.replace("_", " ")


def _claims(rows: Iterable[PolecatEvent]) -> Iterator[Claim[Record]]:
    for row in rows:
        claim = _stated(row)
        if claim is not None:
            yield claim


def _silent(row: PolecatEvent) -> str | None:
    """Tell why a row states nothing."""
    return None if _meaning(_label(row) or "")[1] else NO_TERM


def _stated(row: PolecatEvent) -> Claim[Record] | None:
    label = _label(row) or ""
    term, anything = _meaning(label)
    if not anything:
        return None
    when = to.span(row.event_date)
    return claim_of(
        term,
        label,
        _actor(
            (row.actor_name, row.actor_name_raw),
            (row.actor_country, row.actor_cow),
            row.primary_actor_sector,
            row.actor_title,
            when,
        ),
        _actor(
            (row.recipient_name, row.recipient_name_raw),
            (row.recipient_country, row.recipient_cow),
            row.primary_recipient_sector,
            row.recipient_title,
            when,
        ),
        when=when,
        where=_place(row, when),
        attribution=to.chain(row.source, dataset=POLECAT),
    )


def _actor(
    names: tuple[object, object], countries: tuple[object, object], sector: object, title: object, when: Period | None
) -> Actor | None:
    known = to.told(names[0]) or to.told(names[1])
    if known is None:
        return None
    kinds = {KINDS[one] for one in _BETWEEN.split(to.told(sector) or "") if one in KINDS}
    country = to.country(countries[0], CodeScheme.ALPHA_3, when) or to.country(countries[1], CodeScheme.COW, when)
    kind = next(iter(kinds)) if len(kinds) == 1 else ActorKind.UNKNOWN
    return Actor(known, kind, role=to.told(title), country=country)


def _place(row: PolecatEvent, when: Period | None) -> Place | None:
    country = to.country(row.country, CodeScheme.ALPHA_3, when)
    return to.place(
        row.city,
        (row.province, row.district),
        otherwise=to.told(row.placename) or name_of(country, when),
        country=country,
        at=to.point(row.latitude, row.longitude),
        precision=precision_of(row.city, row.district, row.province, row.country),
    )


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[PolecatEvent]:
    for told in told_events(claims):
        plover = _code(told)
        if plover is not None:
            yield _row(told, plover)


def _code(told: Told) -> PloverCode | None:
    """The type and mode to write: those that the description names, or those of the kind."""
    if isinstance(told.record, DiplomaticContact):
        return _CONTACTS_NOW.get(told.record.type) or plover_of(told.record.type)
    name, _, mode = told.label.partition("/")
    kind = told.record.type
    if _meaning(told.label) == (kind, True) and told.label not in CONTACTS:
        found = plover_type(name)
        if found is not None and (not mode or mode in found.modes + found.former_modes):
            return PloverCode(found, mode or None)
    return None if kind is None else _INCIDENTS_NOW.get(kind) or plover_of(kind)


def _row(told: Told, plover: PloverCode) -> PolecatEvent:
    when, where, origins = told.record.when, told.record.where, to.origin(told.claim, but=POLECAT)
    known: dict[str, Any] = {
        "event_id": to.identifier(told.record, *origins, digits=9),
        "event_date": when.first if when is not None and when.first == when.last else Missing.EMPTY,
        "event_type": plover.type.name,
        "event_mode": to.cell(plover.mode),
        "quad_code": _quad(plover.type),
        **_party("actor", told.source, when),
        **_party("recipient", told.target, when),
        **_located(where, when),
        "source": line(origins[-1] if origins else None),
    }
    empty: dict[str, Any] = {
        field: "None" if column.kind.types == TEXT.types else Missing.NONE for field, column in _COLUMNS.items()
    }
    return PolecatEvent(**empty | {field: value for field, value in known.items() if value is not Missing.EMPTY})


_COLUMNS: Final = columns(PolecatEvent)


def _party(side: str, actor: Actor | None, when: Period | None) -> dict[str, Any]:
    if actor is None:
        return {}
    return {
        f"{side}_name": line(actor.name),
        f"{side}_name_raw": line(actor.name),
        f"{side}_country": to.cell(to.coded(actor.country, CodeScheme.ALPHA_3, when)),
        f"{side}_cow": to.cell(to.coded(actor.country, CodeScheme.COW, when)),
        f"primary_{side}_sector": to.cell(_SECTORS.get(actor.kind)),
        f"{side}_title": line(actor.role),
    }


def _located(where: Place | None, when: Period | None) -> dict[str, Any]:
    if where is None:
        return {}
    found: dict[str, Any] = {
        "placename": line(where.name),
        "country": to.cell(to.coded(where.country, CodeScheme.ALPHA_3, when)),
        **at(where),
    }
    is_country = where.country is not None and to.country(where.name, CodeScheme.NAME, when) == where.country
    return found if where.precision is None and is_country else found | located(where)


_2023: Final = (
    "Event ID,Event Date,Event Type,Event Mode,Event Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,"
    "Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
    "Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,"
    "Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
)


def _layout(names: str) -> Dialect:
    return Dialect(columns=tuple(names.split(",")), delimiter="\t")


FORMAT: Final = TableFormat(
    name="polecat",
    title="POLECAT, coded with PLOVER",
    homepage="https://dataverse.harvard.edu/dataverse/POLECAT",
    media_type="text/tab-separated-values",
    suffix=".txt",
    row=PolecatEvent,
    signatures=(signature("EventID EventDate EventType EventMode QuadCode ActorName RecipientName"),),
    source=POLECAT,
    claims=_claims,
    silent=_silent,
    check=_check,
    rows=_rows,
    layouts={"2023": _layout(_2023), "2018": _layout(_2023.replace("Event Intensity", "Intensity"))},
    losses={
        **losses("POLECAT", "PLOVER"),
        **parts("attribution", "POLECAT names one source"),
        **parts("when", "POLECAT has a day"),
        **parts("where", "POLECAT has a city, a district, a province and a country"),
    },
)
