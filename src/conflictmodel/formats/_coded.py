"""What the machine-coded formats share: an event as an act of one actor towards another, to a claim and back."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Final

import attrs

from conflictmodel.countries import CodeScheme, find_country
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats.cameo import cameo_codes, code_of, find_cameo, incident_type
from conflictmodel.formats.format import event_of
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.model.place import Place, PlacePrecision
from conflictmodel.model.source import Attribution

_BREAKS = re.compile("[\t\r\n]+")
_PLAIN = re.compile(r"[\W_]+")


#: Why a row with a code outside of the crosswalk states nothing.
NO_TERM: Final = "the model has no term for what the event's code says"


def claim_of(  # noqa: PLR0913  all that a coded event consists of
    term: ContactType | IncidentType | None,
    label: str,
    source: Actor | None,
    target: Actor | None,
    *,
    when: Period | None,
    where: Place | None,
    attribution: Attribution,
    by_target: bool = False,
) -> Claim[Record] | None:
    """The claim that a coded event makes; ``None`` for a contact of which no party is known.

    ``label`` is what the scheme calls the event; it becomes the description of an incident.
    ``by_target`` tells that the target began a contact, as a guest does whom somebody receives.
    An incident does not say who did what to whom, save that a target alone is named in its description.
    """
    if not isinstance(term, ContactType):
        told = label if source is not None or target is None else f"{label} (towards {target.name})"
        actors = tuple(actor for actor in (source, target) if actor is not None)
        return Claim(Incident(term, told, actors, when, where), attribution)
    first, second = (target, source) if by_target else (source, target)
    parties = tuple(actor for actor in (first, second) if actor is not None)
    if not parties:
        return None
    began = None if term.symmetric else first
    return Claim(DiplomaticContact(term, parties, began, when=when, where=where), attribution)


@attrs.frozen
class Told:
    """An event that claims tell of, as one actor's act towards another.

    ``label`` is the description of an incident without its target, and empty for a contact. A
    contact between unequal parties of whom none is said to have begun it has a target alone.
    """

    record: DiplomaticContact | Incident
    claim: Claim[Record]
    label: str
    source: Actor | None
    target: Actor | None


def told_events(claims: Iterable[Claim[Record]]) -> Iterator[Told]:
    """Every event in the claims of one group: each contact, and the incident that they are about."""
    told = to.usable(claims)
    for contact in to.of(told, DiplomaticContact):
        yield _contact(contact.record, contact)
    incident = to.event(told)
    if incident is not None:
        yield _incident(incident, next(claim for claim in told if event_of(claim) == incident))


def _contact(contact: DiplomaticContact, claim: Claim[Record]) -> Told:
    if contact.initiator is None and not contact.type.symmetric:
        return Told(contact, claim, "", None, contact.parties[0])
    source = contact.initiator or contact.parties[0]
    others = list(contact.parties)
    others.remove(source)
    return Told(contact, claim, "", source, next(iter(others), None))


def _incident(incident: Incident, claim: Claim[Record]) -> Told:
    actors = incident.actors
    if len(actors) == 1:
        label = incident.description.removesuffix(f" (towards {actors[0].name})")
        if label != incident.description:
            return Told(incident, claim, label, None, actors[0])
    first, second = (*actors, None, None)[:2]
    return Told(incident, claim, incident.description, first, second)


def cameo_of(told: Told) -> str | None:
    """The CAMEO code to write for an event: the one that its description names, or that of its type."""
    if isinstance(told.record, DiplomaticContact):
        return code_of(told.record.type)
    kind = told.record.type
    named = code_named(told.label)
    if named is not None and kind is not None and incident_type(named) is kind:
        return named
    return None if kind is None else code_of(kind)


def code_named(title: str) -> str | None:
    """The CAMEO code of a title; of a root and its unspecified code, which share theirs, the latter."""
    return _titles().get(_plain(title))


@cache
def _titles() -> dict[str, str]:
    return {_plain(code.name): code.code for code in cameo_codes()}


def _plain(title: str) -> str:
    return _PLAIN.sub(" ", title).strip().casefold()


def title_of(code: str) -> str:
    """What CAMEO calls a code; the code itself where it is none."""
    found = find_cameo(code)
    return code if found is None else found.name


def period(day: object, month: object, year: object) -> Period | None:
    """The day; where there is none, the month, as a number such as 201910, or the year."""
    found = to.span(day)
    if found is not None:
        return found
    if isinstance(month, int) and 100 < month < 1_000_000 and 1 <= month % 100 <= 12:
        only = PartialDate(month // 100, month % 100)
    elif isinstance(year, int) and 0 < year < 10_000:
        only = PartialDate(year)
    else:
        return None
    return Period(only, only)


def dates(when: Period | None) -> tuple[date | Missing, int | Missing, int | Missing]:
    """A day, the month and the year for a period; of a longer one, the month or the year that holds it, and no day."""
    first, last = (None, None) if when is None else (when.first, when.last)
    if first is None or last is None or first.year != last.year:
        return Missing.EMPTY, Missing.EMPTY, Missing.EMPTY
    month = first.year * 100 + first.month if first.month == last.month else Missing.EMPTY
    return first if first == last else Missing.EMPTY, month, first.year


def name_of(alpha_2: str | None, when: Period | None) -> str | None:
    """The usual English name of a country."""
    found = None if alpha_2 is None else find_country(alpha_2, CodeScheme.ALPHA_2, None if when is None else when.first)
    return None if found is None else found.name


def line(text: str | None) -> str | Missing:
    """Text for a cell of a table without quoting: tabs and line ends become spaces."""
    return Missing.EMPTY if text is None else _BREAKS.sub(" ", text)


def losses(dataset: str, scheme: str) -> dict[str, str]:
    """Give the reasons for what no machine-coded dataset can hold, by path."""
    two = f"{dataset} has two actors, with a name, a country and a sector"
    return {
        "casualties": f"{dataset} has kinds of events and counts no people",
        "equipment_loss": f"{dataset} has kinds of events and counts nothing",
        "displacement": f"{dataset} has kinds of events and counts no people",
        "diplomatic_contact": f"it is denied, or {scheme} has no code for it",
        **dict.fromkeys(
            ("diplomatic_contact.topic", "diplomatic_contact.outcome", "diplomatic_contact.medium"),
            f"{dataset} has no column for it",
        ),
        "diplomatic_contact.type": f"the nearest code of {scheme} says less",
        "incident": f"it is denied, or {scheme} has no code for it that makes an incident",
        "incident.type": f"the nearest code of {scheme} says less",
        "incident.description": f"a code of {scheme} stands for the words",
        "incident.actors": two,
        "diplomatic_contact.parties": two,
        "diplomatic_contact.initiator": two,
        "stance": f"{dataset} takes up whatever is told, and does not say whether it is doubted",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    }


def parts(part: str, why: str) -> dict[str, str]:
    """Give the reason for a part of all that these formats have records for."""
    return dict.fromkeys((part, f"diplomatic_contact.{part}", f"incident.{part}"), why)


def located(where: Place | None) -> dict[str, str | Missing]:
    """Give the cells of a city, a district and a province; a place of unstated precision stands as the city."""
    if where is None:
        return {}
    level = {
        None: "city",
        PlacePrecision.EXACT: "city",
        PlacePrecision.NEAR: "city",
        PlacePrecision.SECOND_ORDER_ADMIN: "district",
        PlacePrecision.FIRST_ORDER_ADMIN: "province",
    }.get(where.precision)
    wider = {"city": where.admin, "district": where.admin[:1]}.get(level or "", ())
    return {
        **({"province": line(wider[0])} if wider else {}),
        **({"district": line(wider[-1])} if len(wider) > 1 else {}),
        **({} if level is None else {level: line(where.name)}),
    }


def precision_of(city: object, district: object, province: object, country: object) -> PlacePrecision | None:
    """How closely a place is known of which these parts are named."""
    levels = (
        (city, PlacePrecision.EXACT),
        (district, PlacePrecision.SECOND_ORDER_ADMIN),
        (province, PlacePrecision.FIRST_ORDER_ADMIN),
        (country, PlacePrecision.COUNTRY),
    )
    return next((precision for name, precision in levels if to.told(name) is not None), None)


def at(where: Place | None) -> dict[str, float]:
    """Give the cells of a position."""
    point = None if where is None else where.point
    return {} if point is None else {"latitude": point.latitude, "longitude": point.longitude}
