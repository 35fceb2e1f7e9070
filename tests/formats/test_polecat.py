"""POLECAT: invented rows come back; every type and mode of PLOVER has a meaning, or none on purpose."""

import io
from typing import Any

import pytest

from conflictmodel import formats
from conflictmodel.formats import polecat, registry
from conflictmodel.formats.cameo import FormerPloverType, PloverCode, PloverType
from conflictmodel.formats.polecat import CONTACTS, INCIDENTS, KINDS, PolecatEvent
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.claim import Claim
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point

FORMAT: Any = polecat.FORMAT


#: An invented event; what is not here is "None".
EVENT = {
    "Event ID": "AMANA1_1",
    "Event Date": "2021-03-04",
    "Event Type": "CONSULT",
    "Event Mode": "visit",
    "Event Intensity": "4.0",
    "Quad Code": "VERBAL COOPERATION",
    "Contexts": "diplomatic; military",
    "Actor Name": "Jane Roe",
    "Actor Country": "KEN",
    "Actor COW": "501",
    "Primary Actor Sector": "GOV",
    "Actor Sectors": "GOV; ELI",
    "Actor Title": "Minister",
    "Recipient Name": "Front of Bekara",
    "Recipient Country": "ETH",
    "Primary Recipient Sector": "REB",
    "Placename": "Lodwar",
    "City": "Lodwar",
    "Province": "Turkana",
    "Country": "KEN",
    "Latitude": "3.1",
    "Longitude": "35.6",
    "Source": "Amana Daily",
    "Publication Date": "2021-03-05",
    "Language": "English",
    "Version": "NGEC_coder-Vers001",
}
KENYA = Place("Kenya", "KE", precision=PlacePrecision.COUNTRY)
LABELS = [str(PloverCode(kind, mode)) for kind in PloverType for mode in (None, *kind.modes, *kind.former_modes)]


def text(layout="2023", *events):
    names = FORMAT.layouts[layout].columns
    spelled = {"Intensity": "Event Intensity"}
    cells = ([(EVENT | event).get(spelled.get(name, name), "None") for name in names] for event in events or ({},))
    return "".join("\t".join(line) + "\n" for line in (names, *cells))


def load(layout="2023", **cells):
    event = {name.replace("_", " "): cell for name, cell in cells.items()}
    return formats.load(io.StringIO(text(layout, event), newline=""))


def record(**cells):
    (found,) = load(**cells).claims()
    return found.record


@pytest.mark.parametrize("layout", list(FORMAT.layouts))
def test_every_version_comes_back(layout):
    data = load(layout)
    assert (data.format, data.problems, len(data.dialect.columns)) == ("polecat", (), 40)
    row = data.rows[0]
    assert (row.event_intensity, row.district, row.geonames_id) == (4.0, "None", "None")
    target = io.StringIO(newline="")
    assert formats.dump(data, target) == ()
    assert target.getvalue() == text(layout)


def test_none_is_missing_also_of_numbers_and_days():
    row = load(Event_Intensity="None", Latitude="None", Event_Date="None", Publication_Date="").rows[0]
    assert row.event_intensity is row.latitude is row.event_date is Missing.NONE
    assert row.publication_date is Missing.EMPTY


def test_a_visit_is_a_contact_with_its_circumstances():
    visitor = Actor("Jane Roe", ActorKind.STATE, role="Minister", country="KE")
    host = Actor("Front of Bekara", ActorKind.ARMED_GROUP, country="ET")
    where = Place("Lodwar", "KE", ("Turkana",), Point(3.1, 35.6), PlacePrecision.EXACT)
    (found,) = load().claims()
    assert found.record == DiplomaticContact(
        ContactType.VISIT, (visitor, host), visitor, when=Period.of("2021-03-04"), where=where
    )
    assert found.attribution.names == ("Amana Daily", "POLECAT")


# --- types and modes


def test_every_type_and_mode_means_something_or_nothing_on_purpose():
    assert set(CONTACTS) | set(INCIDENTS) <= set(LABELS)
    assert not set(CONTACTS) & set(INCIDENTS)
    silent = {label for label in LABELS if not list(load_label(label).claims())}
    retreat = {"RETREAT", "RETREAT/release", "RETREAT/access", "RETREAT/resign", "RETREAT/return", "RETREAT/ease"}
    assert silent == {
        "SUPPORT", "CONCEDE", "COOPERATE", "AID", *retreat, "ACCUSE/investigate", "SANCTION/convict",
    }  # fmt: skip


def load_label(label):
    kind, _, mode = label.partition("/")
    return load(Event_Type=kind, Event_Mode=mode or "None", Quad_Code="None")


@pytest.mark.parametrize("label", LABELS)
def test_claims_of_every_type_and_mode_come_back(label):
    claims = list(load_label(label).claims())
    target = io.StringIO(newline="")
    assert formats.dump(claims, target, "polecat") == ()
    again = formats.load(io.StringIO(target.getvalue(), newline=""))
    assert not again.problems
    assert list(again.claims()) == claims
    for row, claim in zip(again.rows, claims, strict=True):
        if isinstance(claim.record, Incident):
            assert label == "/".join(part for part in (row.event_type, row.event_mode) if part != "None")


@pytest.mark.parametrize(
    "cells, kind",
    [
        ({"Event_Type": "ASSAULT", "Event_Mode": "aerial"}, IncidentType.AIR_DRONE_STRIKE),
        ({"Event_Type": "ASSAULT", "Event_Mode": "firearms"}, None),
        ({"Event_Type": "ASSAULT", "Event_Mode": "beat; primitive"}, None),
        ({"Event_Type": "FIGHT", "Event_Mode": "suicide-attack"}, IncidentType.SUICIDE_BOMB),
        ({"Event_Type": "PROTEST", "Event_Mode": "riot"}, IncidentType.VIOLENT_DEMONSTRATION),
        ({"Event_Type": "PROTEST", "Event_Mode": "None"}, None),
        ({"Event_Type": "COERCE", "Event_Mode": "Arrest"}, IncidentType.ARRESTS),
        ({"Event_Type": "MOBILIZE", "Event_Mode": "unheard"}, IncidentType.CHANGE_TO_GROUP_ACTIVITY),
    ],
)
def test_an_incident_has_the_type_that_its_mode_settles(cells, kind):
    assert record(**cells).type is kind


@pytest.mark.parametrize("former", list(FormerPloverType))
def test_types_of_older_drafts_count_as_those_that_took_their_place(former):
    data = load(Event_Type=former.name, Event_Mode="None", Quad_Code="OLD")
    assert not data.problems
    assert len(list(data.claims())) == (former.now is not None)


@pytest.mark.parametrize(
    "kind, written",
    [
        (IncidentType.AIR_DRONE_STRIKE, "ASSAULT"),
        (IncidentType.SUICIDE_BOMB, "ASSAULT/suicide-attack"),
        (IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY, "ASSAULT"),
        (IncidentType.LOOTING_PROPERTY_DESTRUCTION, "ASSAULT/destroy"),
        (IncidentType.ARRESTS, "COERCE/arrest"),
        (IncidentType.OTHER, None),
        (None, None),
    ],
)
def test_an_incident_from_elsewhere_has_the_widest_code_that_is_true(kind, written):
    rows = list(FORMAT.rows([Claim(Incident(kind, "told at length"))]))
    assert [f"{row.event_type}/{row.event_mode}".removesuffix("/None") for row in rows] == (
        [written] if written else []
    )


@pytest.mark.parametrize("words", ["PROTEST/unheard", "DANCE", "CONSULT/visit"])
def test_words_that_are_no_code_of_an_incident_are_none(words):
    assert not list(FORMAT.rows([Claim(Incident(None, words))]))


@pytest.mark.parametrize(
    "kind, written",
    [
        (ContactType.SANCTION, "SANCTION/discontinue"),
        (ContactType.RECALL, "SANCTION/withdraw"),
        (ContactType.AGREEMENT, "SUPPORT/None"),
        (ContactType.STATEMENT, None),
    ],
)
def test_a_contact_has_the_code_of_the_manual(kind, written):
    rows = list(FORMAT.rows([Claim(DiplomaticContact(kind, (Actor("A"),)))]))
    assert [f"{row.event_type}/{row.event_mode}" for row in rows] == ([written] if written else [])


# --- actors and places


@pytest.mark.parametrize(
    "cells, actor",
    [
        ({"Actor_Name": "None", "Actor_Name_Raw": "she"}, Actor("she", ActorKind.STATE, "Minister", None, "KE")),
        ({"Actor_Country": "None", "Actor_Title": "None"}, Actor("Jane Roe", ActorKind.STATE, country="KE")),
        ({"Primary_Actor_Sector": "GOV|REB"}, Actor("Jane Roe", role="Minister", country="KE")),
        ({"Primary_Actor_Sector": "CRM"}, Actor("Jane Roe", role="Minister", country="KE")),
        ({"Primary_Actor_Sector": "NGO"}, Actor("Jane Roe", ActorKind.ORGANISATION, "Minister", None, "KE")),
    ],
)
def test_an_actor_has_its_name_country_sector_and_title(cells, actor):
    assert record(**cells).initiator == actor


def test_an_actor_without_a_name_is_nobody():
    found = record(Actor_Name="None")
    assert (found.initiator, [party.name for party in found.parties]) == (None, ["Front of Bekara"])
    assert not list(load(Actor_Name="None", Recipient_Name="None").claims())


@pytest.mark.parametrize(
    "cells, place",
    [
        ({"City": "None"}, Place("Turkana", "KE", (), None, PlacePrecision.FIRST_ORDER_ADMIN)),
        ({"City": "None", "Province": "None", "Placename": "Kenya"}, KENYA),
        ({"City": "None", "Province": "None", "Placename": "None"}, KENYA),
        ({"City": "None", "Province": "None", "Country": "None"}, Place("Lodwar")),
        (dict.fromkeys(("City", "Province", "Country", "Placename"), "None"), None),
    ],
)
def test_a_place_is_the_narrowest_that_is_named(cells, place):
    found = record(**cells, Latitude="None", Longitude="None")
    assert found.where == place
    (row,) = FORMAT.rows([Claim(found)])
    if place is None:
        assert row.placename == "None"
        assert row.latitude is Missing.NONE
    else:
        assert row.placename == place.name


def test_a_country_of_unstated_precision_is_no_city():
    def city(name):
        (row,) = FORMAT.rows([Claim(DiplomaticContact(ContactType.MEETING, (Actor("A"),), where=Place(name, "KE")))])
        return row.city

    assert (city("Kenya"), city("Lodwar")) == ("None", "Lodwar")


def test_a_longer_time_has_no_day():
    contact = DiplomaticContact(ContactType.MEETING, (Actor("A"),), when=Period.of("2021-03"))
    (row,) = FORMAT.rows([Claim(contact)])
    assert row.event_date is Missing.NONE


# --- contradictions


@pytest.mark.parametrize(
    "cells, column, why",
    [
        ({"Event_Type": "DANCE"}, "Event Type", "is no type of PLOVER"),
        ({"Event_Mode": "riot"}, "Event Mode", "is no mode of CONSULT"),
        ({"Quad_Code": "MATERIAL CONFLICT"}, "Quad Code", "is not the class of CONSULT, VERBAL COOPERATION"),
        ({"Publication_Date": "2021-03-03"}, "Event Date", "lies after the Publication Date, 2021-03-03"),
    ],
)
def test_a_row_that_contradicts_itself_is_told(cells, column, why):
    assert [(problem.column, problem.why) for problem in load(**cells).problems] == [(column, why)]


def test_what_is_empty_contradicts_nothing():
    assert not list(FORMAT.check(PolecatEvent()))
    assert not load(Event_Type="None", Publication_Date="None").problems


def test_what_is_listed_is_known():
    assert set(KINDS.values()) == {ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION}
    assert all(len(code) == 3 for code in KINDS)
    assert registry.known("polecat") is FORMAT
