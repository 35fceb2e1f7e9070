"""GDELT: events that software reads out of the world's news, in the codes of CAMEO.

Reads the event files of GDELT 2.0 (61 columns) and 1.0 (58, or 57 without SOURCEURL) as they are
published, without a header, and tables that have one, such as exports from BigQuery. A row becomes
a claim of a diplomatic contact or of an incident, as its EventCode says; the 47 codes that are
neither (aid, cooperation, concessions, investigations: see :mod:`conflictmodel.formats.cameo`)
make no claim, so that there are fewer claims than rows. The source is the article, by its address.

SQLDATE is the day that the software took from the article, which is the day of publication unless
the article says otherwise in a way that the software understands, and then a day, week, month or year
before that. An event told by ten articles can be ten rows. Nobody checks the coding. The kind of an
actor is that of its role, so that a president counts as the state; a place of type 3 or 4 is a town or
a landmark, whatever its size.

Lost on reading: which actor an incident was done to (a target alone is named in the description);
ethnic, religious and further types of actors; regions in place of countries; the actors' own places;
mentions and tone. Lost on writing: every figure, for GDELT counts no people; all but two actors,
what kind of organisation an actor is, its role; topic and outcome of a contact; the sources before
the last; and a kind of event for which CAMEO has only a wider code
(:func:`~conflictmodel.formats.cameo.coarsened_types`). Definitions: "The GDELT Event Database Data
Format Codebook" (V2.0, 2015, and V1.03, 2013).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import attrs

from conflictmodel.countries import CodeScheme
from conflictmodel.errors import UnknownCameoCodeError
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._coded import (
    NO_TERM,
    Told,
    cameo_of,
    claim_of,
    dates,
    line,
    losses,
    name_of,
    parts,
    period,
    title_of,
    told_events,
)
from conflictmodel.formats.cameo import Side, cameo, contact_type, incident_type, initiator
from conflictmodel.formats.format import Head, TableFormat, signature
from conflictmodel.formats.table.columns import code, day, decimal, text, whole
from conflictmodel.formats.table.days import read_day
from conflictmodel.formats.table.dialect import Dialect, Quoting
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Day, Decimal, Missing, Text, Whole
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision

GDELT: Final = to.dataset("GDELT Project")

_WHEN, _WHERE, _WHO, _WHAT = "when", "where", "incident.actors", "diplomatic_contact.type"


@attrs.frozen(weakref_slot=False)
class GdeltEvent(Row):
    """One event of one article: what Actor1 does to Actor2, in CAMEO's codes.

    Country codes are CAMEO's for actors and FIPS 10-4 for places. ``goldstein_scale`` is from -10
    to 10, ``avg_tone`` from -100 to 100; ``date_added`` is a day (1.0) or a moment (2.0) in
    digits. The types of places: 0 none, 1 country, 2 state of the USA, 3 town in the USA, 4 town elsewhere,
    5 province elsewhere.
    """

    global_event_id: Text = code("GLOBALEVENTID")
    sqldate: Day = day("SQLDATE", "Day", to=_WHEN)
    month_year: Whole = whole("MonthYear", to=_WHEN)
    year: Whole = whole("Year", to=_WHEN)
    fraction_date: Decimal = decimal("FractionDate")
    actor1_code: Text = code("Actor1Code", to=_WHO)
    actor1_name: Text = code("Actor1Name", to=_WHO)
    actor1_country_code: Text = code("Actor1CountryCode", to=_WHO)
    actor1_known_group_code: Text = code("Actor1KnownGroupCode")
    actor1_ethnic_code: Text = code("Actor1EthnicCode")
    actor1_religion1_code: Text = code("Actor1Religion1Code")
    actor1_religion2_code: Text = code("Actor1Religion2Code")
    actor1_type1_code: Text = code("Actor1Type1Code", to=_WHO)
    actor1_type2_code: Text = code("Actor1Type2Code")
    actor1_type3_code: Text = code("Actor1Type3Code")
    actor2_code: Text = code("Actor2Code", to=_WHO)
    actor2_name: Text = code("Actor2Name", to=_WHO)
    actor2_country_code: Text = code("Actor2CountryCode", to=_WHO)
    actor2_known_group_code: Text = code("Actor2KnownGroupCode")
    actor2_ethnic_code: Text = code("Actor2EthnicCode")
    actor2_religion1_code: Text = code("Actor2Religion1Code")
    actor2_religion2_code: Text = code("Actor2Religion2Code")
    actor2_type1_code: Text = code("Actor2Type1Code", to=_WHO)
    actor2_type2_code: Text = code("Actor2Type2Code")
    actor2_type3_code: Text = code("Actor2Type3Code")
    is_root_event: Text = code("IsRootEvent")
    event_code: Text = code("EventCode", to=_WHAT)
    event_base_code: Text = code("EventBaseCode")
    event_root_code: Text = code("EventRootCode")
    quad_class: Text = code("QuadClass")
    goldstein_scale: Decimal = decimal("GoldsteinScale")
    num_mentions: Whole = whole("NumMentions")
    num_sources: Whole = whole("NumSources")
    num_articles: Whole = whole("NumArticles")
    avg_tone: Decimal = decimal("AvgTone")
    actor1_geo_type: Text = code("Actor1Geo_Type")
    actor1_geo_full_name: Text = code("Actor1Geo_FullName")
    actor1_geo_country_code: Text = code("Actor1Geo_CountryCode")
    actor1_geo_adm1_code: Text = code("Actor1Geo_ADM1Code")
    actor1_geo_adm2_code: Text = code("Actor1Geo_ADM2Code")
    actor1_geo_lat: Decimal = decimal("Actor1Geo_Lat")
    actor1_geo_long: Decimal = decimal("Actor1Geo_Long")
    actor1_geo_feature_id: Text = code("Actor1Geo_FeatureID")
    actor2_geo_type: Text = code("Actor2Geo_Type")
    actor2_geo_full_name: Text = code("Actor2Geo_FullName")
    actor2_geo_country_code: Text = code("Actor2Geo_CountryCode")
    actor2_geo_adm1_code: Text = code("Actor2Geo_ADM1Code")
    actor2_geo_adm2_code: Text = code("Actor2Geo_ADM2Code")
    actor2_geo_lat: Decimal = decimal("Actor2Geo_Lat")
    actor2_geo_long: Decimal = decimal("Actor2Geo_Long")
    actor2_geo_feature_id: Text = code("Actor2Geo_FeatureID")
    action_geo_type: Text = code("ActionGeo_Type", to=_WHERE)
    action_geo_full_name: Text = code("ActionGeo_FullName", to=_WHERE)
    action_geo_country_code: Text = code("ActionGeo_CountryCode", to=_WHERE)
    action_geo_adm1_code: Text = code("ActionGeo_ADM1Code")
    action_geo_adm2_code: Text = code("ActionGeo_ADM2Code")
    action_geo_lat: Decimal = decimal("ActionGeo_Lat", to=_WHERE)
    action_geo_long: Decimal = decimal("ActionGeo_Long", to=_WHERE)
    action_geo_feature_id: Text = code("ActionGeo_FeatureID")
    date_added: Text = code("DATEADDED")
    source_url: Text = text("SOURCEURL", to="attribution")
    raw: Raw = raw()


#: What CAMEO's roles of actors are. Roles that a person, a body or a crowd may have (BUS, MED, OPP, CRM) tell no kind.
KINDS: Final[Mapping[str, ActorKind]] = {
    **dict.fromkeys(("GOV", "MIL", "COP", "SPY", "JUD", "LEG", "UIS"), ActorKind.STATE),
    **dict.fromkeys(("REB", "INS", "SEP", "UAF", "IMG"), ActorKind.ARMED_GROUP),
    **dict.fromkeys(("IGO", "NGO", "NGM", "MNC"), ActorKind.ORGANISATION),
}
#: The widest role for a kind; CAMEO has none for an organisation of any sort.
_ROLES: Final = {ActorKind.STATE: "GOV", ActorKind.ARMED_GROUP: "UAF"}

#: ActionGeo_Type.
PRECISION: Final[Mapping[str, PlacePrecision]] = {
    "1": PlacePrecision.COUNTRY,
    "2": PlacePrecision.FIRST_ORDER_ADMIN,
    "3": PlacePrecision.EXACT,
    "4": PlacePrecision.EXACT,
    "5": PlacePrecision.FIRST_ORDER_ADMIN,
}
_IN_USA: Final = {PlacePrecision.FIRST_ORDER_ADMIN: "2", PlacePrecision.EXACT: "3"}
_ELSEWHERE: Final = {PlacePrecision.FIRST_ORDER_ADMIN: "5", PlacePrecision.EXACT: "4", PlacePrecision.COUNTRY: "1"}


def _fits(head: Head) -> bool:
    """Tell GDELT's files, which name no column, from any other table: by width, dates and codes that agree."""
    if head.names >= _SIGNATURE:
        return True
    if head.carrier != "csv":
        return False
    found = [_is_event(record) for record in head.records]
    return sum(found) * 2 > len(found)


def _is_event(cells: Sequence[str]) -> bool:
    if len(cells) not in _WIDTHS:
        return False
    number, sqldate, month, year = cells[:4]
    event_code, base, root, quad = cells[26:30]
    try:
        found, style = read_day(sqldate)
    except ValueError:
        return False
    return (
        number.isdecimal()
        and style == _DAYS
        and month == f"{found.year:04}{found.month:02}"
        and year == f"{found.year:04}"
        and event_code.startswith(base)
        and base.startswith(root)
        and quad in {"1", "2", "3", "4"}
    )


def _check(row: GdeltEvent) -> Iterator[tuple[str, str]]:
    event, root = to.told(row.event_code), to.told(row.event_root_code)
    if event is not None:
        try:
            quad = str(cameo(event).quad_class.number)
        except UnknownCameoCodeError as fault:
            yield "event_code", str(fault)
        else:
            if to.told(row.quad_class) not in {None, quad}:
                yield "quad_class", f"is not the class of the EventCode, {quad}"
        if root is not None and not event.startswith(root):
            yield "event_root_code", f"is not the root of the EventCode, {event}"
    when = row.sqldate
    if isinstance(when, date):
        if isinstance(row.month_year, int) and row.month_year != when.year * 100 + when.month:
            yield "month_year", f"is not the month of SQLDATE, {when}"
        if isinstance(row.year, int) and row.year != when.year:
            yield "year", f"is not the year of SQLDATE, {when}"
        added = to.told(row.date_added)
        if added is not None and added[:8].isdecimal() and added[:8] < f"{when:%Y%m%d}":
            yield "sqldate", f"lies after DATEADDED, {added}"


def _claims(rows: Iterable[GdeltEvent]) -> Iterator[Claim[Record]]:
    for row in rows:
        claim = _stated(row)
        if claim is not None:
            yield claim


def _silent(row: GdeltEvent) -> str | None:
    """Tell why a row states nothing."""
    event = to.told(row.event_code) or ""
    return None if contact_type(event) or incident_type(event) else NO_TERM


def _stated(row: GdeltEvent) -> Claim[Record] | None:
    event = to.told(row.event_code) or ""
    term = contact_type(event) or incident_type(event)
    if term is None:
        return None
    when = period(row.sqldate, row.month_year, row.year)
    return claim_of(
        term,
        title_of(event),
        _actor(row.actor1_name, row.actor1_code, row.actor1_country_code, row.actor1_type1_code, when),
        _actor(row.actor2_name, row.actor2_code, row.actor2_country_code, row.actor2_type1_code, when),
        when=when,
        where=_place(row, when),
        attribution=to.chain(row.source_url, dataset=GDELT),
        by_target=initiator(event) is Side.TARGET,
    )


def _actor(name: object, whole_code: object, country: object, role: object, when: Period | None) -> Actor | None:
    known = to.told(name) or to.told(whole_code)
    if known is None:
        return None
    kind = KINDS.get(to.told(role) or "", ActorKind.UNKNOWN)
    return Actor(known, kind, country=to.country(country, CodeScheme.CAMEO, when))


def _place(row: GdeltEvent, when: Period | None) -> Place | None:
    name = to.told(row.action_geo_full_name)
    kind = PRECISION.get(to.told(row.action_geo_type) or "")
    country = to.country(row.action_geo_country_code, CodeScheme.FIPS, when)
    admin: tuple[str, ...] = ()
    if name is not None and country is not None and kind in _IN_USA:
        name, admin = _split(name, country)
        if kind is PlacePrecision.FIRST_ORDER_ADMIN and admin == (name,):
            admin = ()
    at = to.point(row.action_geo_lat, row.action_geo_long)
    return to.place(name, admin, country=country, at=at, precision=kind)


def _split(name: str, country: str) -> tuple[str, tuple[str, ...]]:
    """Take a full name apart: a town, its province, and the country, which may be spelled "Bahamas, The"."""
    own, *wider = name.split(", ")
    double = len(wider) > 1 and to.country(", ".join(wider[-2:]), CodeScheme.NAME) == country
    province = ", ".join(wider[: -2 if double else -1])
    return own, (province,) if province else ()


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[GdeltEvent]:
    for told in told_events(claims):
        event = cameo_of(told)
        if event is not None:
            yield _row(told, event)


def _row(told: Told, event: str) -> GdeltEvent:
    when, meaning, origins = told.record.when, cameo(event), to.origin(told.claim, but=GDELT)
    empty: dict[str, Any] = dict.fromkeys(attrs.fields_dict(GdeltEvent).keys() - {"raw"}, Missing.EMPTY)
    known: dict[str, Any] = {
        "global_event_id": to.identifier(told.record, *origins, digits=9),
        **_dates(when),
        **_party("actor1", told.source, when),
        **_party("actor2", told.target, when),
        "event_code": event,
        "event_base_code": event[:3],
        "event_root_code": meaning.root,
        "quad_class": str(meaning.quad_class.number),
        "goldstein_scale": Missing.EMPTY if meaning.goldstein is None else meaning.goldstein,
        **_located(told.record.where, when),
        "source_url": line(origins[-1] if origins else None),
    }
    return GdeltEvent(**empty | known)


def _dates(when: Period | None) -> dict[str, Any]:
    first, month, year = dates(when)
    found: dict[str, Any] = {"sqldate": first, "month_year": month, "year": year}
    if not isinstance(first, Missing):
        found["fraction_date"] = round(first.year + ((first.month - 1) * 30 + first.day) / 365, 4)
    return found


def _party(side: str, actor: Actor | None, when: Period | None) -> dict[str, Any]:
    if actor is None:
        return {}
    country, role = to.coded(actor.country, CodeScheme.CAMEO, when), _ROLES.get(actor.kind)
    return {
        f"{side}_code": (country or "") + (role or "") or Missing.EMPTY,
        f"{side}_name": line(actor.name),
        f"{side}_country_code": to.cell(country),
        f"{side}_type1_code": to.cell(role),
    }


def _located(where: Place | None, when: Period | None) -> dict[str, Any]:
    if where is None:
        return {"action_geo_type": "0"}
    kinds = _ELSEWHERE | (_IN_USA if where.country == "US" else {})
    kind = None if where.precision is None else kinds.get(where.precision)
    country = to.coded(where.country, CodeScheme.FIPS, when)
    name = where.name
    if country is not None and where.precision in _IN_USA:
        province = where.admin[:1] or ((name,) if kind == "5" else ())
        name = ", ".join((name, *province, name_of(where.country, when) or ""))
    return {
        "action_geo_type": to.cell(kind),
        "action_geo_full_name": line(name),
        "action_geo_country_code": to.cell(country),
        **(
            {}
            if where.point is None
            else {"action_geo_lat": where.point.latitude, "action_geo_long": where.point.longitude}
        ),
    }


_SIGNATURE: Final = signature("GLOBALEVENTID SQLDATE EventCode")
_DAYS: Final = "20201203"
_ACTOR: Final = (
    "{0}Code {0}Name {0}CountryCode {0}KnownGroupCode {0}EthnicCode {0}Religion1Code {0}Religion2Code {0}Type1Code "
    "{0}Type2Code {0}Type3Code "
)
_GEO: Final = "{0}_Type {0}_FullName {0}_CountryCode {0}_ADM1Code {0}_ADM2Code {0}_Lat {0}_Long {0}_FeatureID "
_COLUMNS: Final = (
    "GLOBALEVENTID SQLDATE MonthYear Year FractionDate "
    + "".join(map(_ACTOR.format, ("Actor1", "Actor2")))
    + "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles "
    "AvgTone " + "".join(map(_GEO.format, ("Actor1Geo", "Actor2Geo", "ActionGeo"))) + "DATEADDED SOURCEURL"
)
_V2: Final = tuple(_COLUMNS.split())
_V1: Final = tuple(name for name in _V2 if not name.endswith("ADM2Code"))


def _layout(columns: tuple[str, ...]) -> Dialect:
    return Dialect(columns=columns, headed=False, delimiter="\t", quoting=Quoting.NONE, days=(("sqldate", _DAYS),))


_LAYOUTS: Final = {"2.0": _layout(_V2), "1.0": _layout(_V1), "1.0 without SOURCEURL": _layout(_V1[:-1])}
_WIDTHS: Final = {len(layout.columns) for layout in _LAYOUTS.values()}

FORMAT: Final = TableFormat(
    name="gdelt",
    title="GDELT Event Database, 1.0 and 2.0",
    homepage="https://www.gdeltproject.org/data.html",
    media_type="text/tab-separated-values",
    suffix=".export.CSV",
    row=GdeltEvent,
    signatures=(_SIGNATURE,),
    fits=_fits,
    source=GDELT,
    claims=_claims,
    silent=_silent,
    check=_check,
    rows=_rows,
    headless=True,
    layouts=_LAYOUTS,
    losses={
        **losses("GDELT", "CAMEO"),
        **parts("attribution", "GDELT names one article"),
        **parts("when", "GDELT has a day, or a month or year without one"),
        **parts("where", "GDELT has a name with a province and a country"),
    },
)
