"""ICEWS: events that software read out of the world's news from 1995 to 2023, in the codes of CAMEO.

Reads the coded event files of the Integrated Crisis Early Warning System, with a header: the 20
columns of 2018 and later, those of 2017, which lack the CAMEO code or have some that are none
("13y"), and the files of the R package ``icews``, which adds the year and the month. Where the code
is missing or wrong, the event's text tells it. A row becomes a claim of a diplomatic contact or of
an incident; the codes of aid, cooperation, concessions and investigations make no claim, so that
there are fewer claims than rows. The source is the publisher of the article.

The event ID is that of an article's event and stands in several rows; rows are not compared.
What two parties do together stands there twice, once from each side, and makes two claims. The day is
that of publication unless the article tells another.

The kind of an actor is that of its sectors, so that a minister counts as the state. Lost on reading:
which actor an incident was done to (a target alone is named in the description); all else that
sectors tell. Lost on writing: every figure, for ICEWS counts no people; all but two actors, what kind of
organisation an actor is, its role; topic and outcome of a contact; the sources before the last; and a
kind of event for which CAMEO has only a wider code. A place of unstated precision stands as City.
Definitions: Boschee et al., "ICEWS Coded Event Data" (Harvard Dataverse, 2015) and its guide.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from conflictmodel.countries import CodeScheme
from conflictmodel.errors import UnknownCameoCodeError
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._coded import (
    NO_TERM,
    Told,
    at,
    cameo_of,
    claim_of,
    code_named,
    dates,
    line,
    located,
    losses,
    name_of,
    parts,
    period,
    precision_of,
    title_of,
    told_events,
)
from conflictmodel.formats.cameo import Side, cameo, contact_type, find_cameo, incident_type, initiator
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.columns import code, day, decimal, whole
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Day, Decimal, Missing, Text, Whole
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision

ICEWS: Final = to.dataset("ICEWS")

_WHEN, _WHERE, _WHO, _WHAT = "when", "where", "incident.actors", "diplomatic_contact.type"


@attrs.frozen(weakref_slot=False)
class IcewsEvent(Row):
    """One event of one sentence: what the source does to the target, in CAMEO's codes.

    Sectors are names between commas, from the whole to its parts. ``intensity`` is from -10 to 10;
    ``yearmonth`` such as 201806.
    """

    event_id: Text = code("Event ID")
    event_date: Day = day("Event Date", to=_WHEN)
    source_name: Text = code("Source Name", to=_WHO)
    source_sectors: Text = code("Source Sectors", to=_WHO)
    source_country: Text = code("Source Country", to=_WHO)
    event_text: Text = code("Event Text", to=_WHAT)
    cameo_code: Text = code("CAMEO Code", to=_WHAT)
    intensity: Decimal = decimal("Intensity")
    target_name: Text = code("Target Name", to=_WHO)
    target_sectors: Text = code("Target Sectors", to=_WHO)
    target_country: Text = code("Target Country", to=_WHO)
    story_id: Text = code("Story ID")
    sentence_number: Whole = whole("Sentence Number")
    publisher: Text = code("Publisher", to="attribution")
    city: Text = code("City", to=_WHERE)
    district: Text = code("District", to=_WHERE)
    province: Text = code("Province", to=_WHERE)
    country: Text = code("Country", to=_WHERE)
    latitude: Decimal = decimal("Latitude", to=_WHERE)
    longitude: Decimal = decimal("Longitude", to=_WHERE)
    year: Whole = whole("year", to=_WHEN)
    yearmonth: Whole = whole("yearmonth", to=_WHEN)
    raw: Raw = raw()


#: What the widest sectors are; each stands beside its parts. Of parties, elites, activists and criminals, who may be
#: persons or bodies, none tells a kind.
KINDS: Final[Mapping[str, ActorKind]] = {
    **dict.fromkeys(
        ("Government", "Executive", "Legislative / Parliamentary", "Judicial", "Military", "Police"), ActorKind.STATE
    ),
    **dict.fromkeys(
        (
            "Insurgents",
            "International Insurgents",
            "Organized Violent",
            "Rebel",
            "Separatists",
            "International Separatists",
            "Unidentified Forces",
        ),
        ActorKind.ARMED_GROUP,
    ),
    **dict.fromkeys(
        (
            "International Government Organization",
            "Multinational Corporation",
            "Nongovernmental Organization (International)",
        ),
        ActorKind.ORGANISATION,
    ),
}
#: The widest sector for a kind; ICEWS has none for an organisation of any sort.
_SECTORS: Final = {ActorKind.STATE: "Government", ActorKind.ARMED_GROUP: "Organized Violent"}
_NOBODY: Final = "Unspecified Actor"

#: What ICEWS calls codes that have another title in CAMEO.
TITLES: Final[Mapping[str, str]] = {"Carry out car bombing": "1832"}

#: Countries as ICEWS spells them, where that is not the usual name.
NAMES: Final[Mapping[str, str]] = {
    "CD": "Democratic Republic of Congo",
    "CG": "Congo",
    "CI": "Cote d'Ivoire",
    "CZ": "Czech Republic",
    "MD": "Moldova, Republic of",
    "MK": "the former Yugoslav Republic of Macedonia",
    "PS": "Occupied Palestinian Territory",
    "RU": "Russian Federation",
    "SZ": "Swaziland",
    "TR": "Turkey",
    "VA": "Holy See",
}


def _code(row: IcewsEvent) -> str | None:
    """The CAMEO code, or that of the event's text where there is none."""
    known = to.told(row.cameo_code)
    if known is not None and find_cameo(known) is not None:
        return known
    return _named(to.told(row.event_text) or "")


def _named(title: str) -> str | None:
    return TITLES.get(title) or code_named(title)


def _check(row: IcewsEvent) -> Iterator[tuple[str, str]]:
    known, named = to.told(row.cameo_code), to.told(row.event_text)
    if known is None:
        if named is not None and _named(named) is None:
            yield "event_text", "is not what CAMEO calls any code"
        return
    try:
        meant = cameo(known)
    except UnknownCameoCodeError as fault:
        yield "cameo_code", str(fault)
        return
    other = _named(named or "")
    if other is not None and other != code_named(meant.name):
        yield "event_text", f"is what CAMEO calls {other}, and the code is {known}"


def _claims(rows: Iterable[IcewsEvent]) -> Iterator[Claim[Record]]:
    for row in rows:
        claim = _stated(row)
        if claim is not None:
            yield claim


def _silent(row: IcewsEvent) -> str | None:
    """Tell why a row states nothing."""
    event = _code(row) or ""
    return None if contact_type(event) or incident_type(event) else NO_TERM


def _stated(row: IcewsEvent) -> Claim[Record] | None:
    event = _code(row) or ""
    term = contact_type(event) or incident_type(event)
    if term is None:
        return None
    when = period(row.event_date, row.yearmonth, row.year)
    return claim_of(
        term,
        to.told(row.event_text) or title_of(event),
        _actor(row.source_name, row.source_sectors, row.source_country, when),
        _actor(row.target_name, row.target_sectors, row.target_country, when),
        when=when,
        where=_place(row, when),
        attribution=to.chain(row.publisher, dataset=ICEWS),
        by_target=initiator(event) is Side.TARGET,
    )


def _actor(name: object, sectors: object, country: object, when: Period | None) -> Actor | None:
    known, listed = to.told(name), to.told(sectors)
    if known is None or known == _NOBODY:
        return None
    alpha_2 = to.country(country, CodeScheme.NAME, when)
    if listed is None:
        kind = ActorKind.STATE if _is_country(known, alpha_2, when) else ActorKind.UNKNOWN
    else:
        widest = set(listed.split(","))
        kinds = {KINDS[sector] for sector in widest & KINDS.keys()}
        if "Dissident" in widest:  # such as Hamas, which is listed as a non-governmental organisation too
            kinds.discard(ActorKind.ORGANISATION)
        kind = next(iter(kinds)) if len(kinds) == 1 else ActorKind.UNKNOWN
    return Actor(known, kind, country=alpha_2)


def _is_country(name: str, alpha_2: str | None, when: Period | None) -> bool:
    """Tell whether somebody is named as the country is: then the state is meant."""
    return alpha_2 is not None and to.country(name, CodeScheme.NAME, when) == alpha_2


def _place(row: IcewsEvent, when: Period | None) -> Place | None:
    return to.place(
        row.city,
        (row.province, row.district),
        otherwise=row.country,
        country=to.country(row.country, CodeScheme.NAME, when),
        at=to.point(row.latitude, row.longitude),
        precision=precision_of(row.city, row.district, row.province, row.country),
    )


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[IcewsEvent]:
    for told in told_events(claims):
        event = cameo_of(told)
        if event is not None:
            yield _row(told, event)


def _row(told: Told, event: str) -> IcewsEvent:
    when, meaning, origins = told.record.when, cameo(event), to.origin(told.claim, but=ICEWS)
    first, month, year = dates(when)
    empty: dict[str, Any] = dict.fromkeys(attrs.fields_dict(IcewsEvent).keys() - {"raw"}, Missing.EMPTY)
    known: dict[str, Any] = {
        "event_id": to.identifier(told.record, *origins, digits=9),
        "event_date": first,
        "yearmonth": month,
        "year": year,
        **_party("source", told.source, when),
        **_party("target", told.target, when),
        "event_text": line(told.label) if _named(told.label) == event else meaning.name,
        "cameo_code": event,
        "intensity": Missing.EMPTY if meaning.goldstein is None else meaning.goldstein,
        "publisher": line(origins[-1] if origins else None),
        **_located(told.record.where, when),
    }
    return IcewsEvent(**empty | known)


def _party(side: str, actor: Actor | None, when: Period | None) -> dict[str, Any]:
    if actor is None:
        return {f"{side}_name": _NOBODY, f"{side}_sectors": "Unspecified"}
    named = actor.kind is ActorKind.STATE and _is_country(actor.name, actor.country, when)
    return {
        f"{side}_name": line(actor.name),
        f"{side}_sectors": to.cell(None if named else _SECTORS.get(actor.kind)),
        f"{side}_country": to.cell(_spelled(actor.country, when)),
    }


def _spelled(alpha_2: str | None, when: Period | None) -> str | None:
    return NAMES.get(alpha_2 or "") or name_of(alpha_2, when)


def _located(where: Place | None, when: Period | None) -> dict[str, Any]:
    if where is None:
        return {}
    if where.precision in {None, PlacePrecision.COUNTRY} and _is_country(where.name, where.country, when):
        return {"country": line(where.name), **at(where)}
    return {"country": to.cell(_spelled(where.country, when)), **located(where), **at(where)}


_2018: Final = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
    "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
)


def _layout(columns: Iterable[str]) -> Dialect:
    return Dialect(columns=tuple(columns), delimiter="\t")


FORMAT: Final = TableFormat(
    name="icews",
    title="ICEWS Coded Event Data",
    homepage="https://dataverse.harvard.edu/dataverse/icews",
    media_type="text/tab-separated-values",
    suffix=".tab",
    row=IcewsEvent,
    signatures=(signature("event_id event_date source_name source_sectors event_text target_name target_sectors"),),
    source=ICEWS,
    claims=_claims,
    silent=_silent,
    check=_check,
    rows=_rows,
    layouts={
        "2018": _layout(_2018.split(",")),
        "2017": _layout(name for name in _2018.split(",") if name != "CAMEO Code"),
    },
    losses={
        **losses("ICEWS", "CAMEO"),
        **parts("attribution", "ICEWS names one publisher"),
        **parts("when", "ICEWS has a day"),
        **parts("where", "ICEWS has a city, a district, a province and a country"),
    },
)
