"""ICEWS: the sample comes back; files without codes are read by the events' texts; sectors and places."""

import io
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import pytest

from conflictmodel import formats
from conflictmodel.countries import CodeScheme
from conflictmodel.formats import crosswalk as to, icews, registry
from conflictmodel.formats.cameo import find_cameo, incident_type
from conflictmodel.formats.icews import KINDS, NAMES, TITLES, IcewsEvent
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.claim import Claim
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point

FORMAT: Any = icews.FORMAT


SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "icews" / "icews-2018-06.tsv"
needs_sample = pytest.mark.skipif(not SAMPLE.exists(), reason=f"the sample of ICEWS is not here: {SAMPLE}")

#: An invented event.
EVENT = {
    "Event ID": "7",
    "Event Date": "2021-03-04",
    "Source Name": "Army of Amana",
    "Source Sectors": "Military,Government",
    "Source Country": "Kenya",
    "Event Text": "Make a visit",
    "CAMEO Code": "042",
    "Intensity": "1.9",
    "Target Name": "Front of Bekara",
    "Target Sectors": "Rebel,Dissident",
    "Target Country": "Ethiopia",
    "Story ID": "1",
    "Sentence Number": "2",
    "Publisher": "Amana Daily",
    "City": "Lodwar",
    "District": "",
    "Province": "Turkana",
    "Country": "Kenya",
    "Latitude": "3",
    "Longitude": "35.6",
}


def load(layout="2018", **cells):
    names = FORMAT.layouts[layout].columns
    event = EVENT | {name.replace("_", " "): cell for name, cell in cells.items()}
    text = "\t".join(names) + "\n" + "\t".join(event[name] for name in names) + "\n"
    return formats.load(io.StringIO(text, newline=""))


def record(layout="2018", **cells):
    (found,) = load(layout, **cells).claims()
    return found.record


@needs_sample
def test_the_sample_comes_back_byte_for_byte(tmp_path):
    data = formats.load(SAMPLE)
    assert (data.format, len(data.rows), data.problems, data.dialect.headed) == ("icews", 4993, (), True)
    assert formats.dump(data, tmp_path / "again.tsv") == ()
    assert (tmp_path / "again.tsv").read_bytes() == SAMPLE.read_bytes()


@needs_sample
def test_the_claims_of_the_sample_come_back_less_the_kind_of_organisations(tmp_path):
    claims = list(formats.load(SAMPLE).claims())
    assert Counter(type(claim.record) for claim in claims) == {DiplomaticContact: 3825, Incident: 934}
    lost = formats.dump(claims, tmp_path / "new.tab", "icews")
    assert {loss.field: loss.records for loss in lost} == {
        "diplomatic_contact.initiator.kind": 153,
        "diplomatic_contact.parties": 304,
        "incident.actors": 20,
    }
    again = formats.load(tmp_path / "new.tab")
    assert again.format == "icews"
    assert not again.problems
    back = list(again.claims())
    assert sum(one == other for one, other in zip(back, claims, strict=True)) == 4435
    assert [_rest(claim) for claim in back] == [_rest(claim) for claim in claims]


def _rest(claim):
    """A claim without what its actors are, which is lost of organisations."""
    record = claim.record
    actors = record.actors if isinstance(record, Incident) else record.parties
    bare = [attrs.evolve(actor, kind=ActorKind.UNKNOWN) for actor in actors]
    return type(record), record.type, bare, record.when, record.where, claim.attribution


@needs_sample
def test_cells_of_the_sample_are_written_as_the_publisher_writes_them(tmp_path):
    told = [row for row in formats.load(SAMPLE).rows if list(FORMAT.claims([row]))]
    formats.dump(list(formats.load(SAMPLE).claims()), tmp_path / "new.tab", "icews")
    again = formats.load(tmp_path / "new.tab").rows
    same = ("event_date", "city", "district", "province", "country", "latitude", "longitude")
    for old, new in zip(told, again, strict=True):
        assert [getattr(new, name) or "" for name in same] == [getattr(old, name) or "" for name in same]
        hosted = old.cameo_code == "043"  # which is written as a visit, the guest first
        first, second = ("target", "source") if hosted else ("source", "target")
        for part in ("name", "country"):
            assert (getattr(old, f"{first}_{part}"), getattr(old, f"{second}_{part}")) == (
                getattr(new, f"source_{part}") or "",
                getattr(new, f"target_{part}") or "",
            )
        if incident_type(old.cameo_code):
            assert (new.event_text, new.cameo_code) == (old.event_text, old.cameo_code)


def test_a_visit_is_a_contact_with_its_circumstances():
    visitor = Actor("Army of Amana", ActorKind.STATE, country="KE")
    host = Actor("Front of Bekara", ActorKind.ARMED_GROUP, country="ET")
    where = Place("Lodwar", "KE", ("Turkana",), Point(3.0, 35.6), PlacePrecision.EXACT)
    (found,) = load().claims()
    assert found.record == DiplomaticContact(
        ContactType.VISIT, (visitor, host), visitor, when=Period.of("2021-03-04"), where=where
    )
    assert found.attribution.names == ("Amana Daily", "ICEWS")


def test_files_of_2017_have_no_codes():
    assert "CAMEO Code" not in FORMAT.layouts["2017"].columns
    data = load("2017")
    assert (data.format, data.problems) == ("icews", ())
    assert record("2017").type is ContactType.VISIT
    assert record("2017", Event_Text="Carry out car bombing").description == "Carry out car bombing"
    assert record("2017", Event_Text="Carry out car bombing").type is IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED
    unknown = load("2017", Event_Text="Dance")
    assert [problem.column for problem in unknown.problems] == ["Event Text"]
    assert not list(unknown.claims())
    assert not load("2017", Event_Text="").problems


def test_a_bad_code_gives_way_to_the_text():
    data = load(CAMEO_Code="13y", Event_Text="Threaten with military force")
    assert [(problem.column, problem.value) for problem in data.problems] == [("CAMEO Code", "13y")]
    (found,) = data.claims()
    assert found.record.type is ContactType.WARNING_OR_THREAT


def test_a_text_of_another_code_is_told():
    data = load(Event_Text="Threaten with military force")
    assert [problem.why for problem in data.problems] == ["is what CAMEO calls 138, and the code is 042"]
    assert not load(Event_Text="").problems
    assert not load(Event_Text="Coerce", CAMEO_Code="17").problems


def test_a_code_without_a_text_is_called_as_cameo_calls_it():
    assert record(Event_Text="", CAMEO_Code="173").description == "Arrest, detain, or charge with legal action"


def test_what_is_no_contact_and_no_incident_makes_no_claim():
    assert not list(load(CAMEO_Code="071", Event_Text="Provide economic aid").claims())


def test_an_incident_without_a_code_makes_no_row():
    assert not list(FORMAT.rows([Claim(Incident(IncidentType.OTHER, "a strike"))]))


def test_an_unspecified_actor_is_nobody():
    found = record(Target_Name="Unspecified Actor", Target_Sectors="Unspecified", Target_Country="")
    assert [party.name for party in found.parties] == ["Army of Amana"]
    (row,) = FORMAT.rows([Claim(found)])
    assert (row.target_name, row.target_sectors, row.target_country) == (
        "Unspecified Actor", "Unspecified", Missing.EMPTY,
    )  # fmt: skip


@pytest.mark.parametrize(
    "name, sectors, country, kind",
    [
        ("Ministry (Kenya)", "Executive,Government", "Kenya", ActorKind.STATE),
        ("Kenya", "", "Kenya", ActorKind.STATE),
        ("Russia", "", "Russian Federation", ActorKind.STATE),
        ("Jane Roe", "", "Kenya", ActorKind.UNKNOWN),
        ("Africa", "", "", ActorKind.UNKNOWN),
        ("Front", "Insurgents,Dissident", "Kenya", ActorKind.ARMED_GROUP),
        ("Bureau", "International Government Organization,Global", "", ActorKind.ORGANISATION),
        ("Party", "Dissident,Nongovernmental Organization (International)", "Kenya", ActorKind.UNKNOWN),
        ("Defectors", "Military,Rebel", "Kenya", ActorKind.UNKNOWN),
        ("Citizen", "Social", "Kenya", ActorKind.UNKNOWN),
    ],
)
def test_sectors_tell_what_an_actor_is(name, sectors, country, kind):
    found = record(Source_Name=name, Source_Sectors=sectors, Source_Country=country).initiator
    assert (found.name, found.kind) == (name, kind)
    (row,) = FORMAT.rows([Claim(record(Source_Name=name, Source_Sectors=sectors, Source_Country=country))])
    assert row.source_sectors == {
        ActorKind.STATE: "Government" if sectors else Missing.EMPTY,
        ActorKind.ARMED_GROUP: "Organized Violent",
    }.get(kind, Missing.EMPTY)


@pytest.mark.parametrize(
    "cells, place",
    [
        (("Lodwar", "Central", "Turkana", "Kenya"), Place("Lodwar", "KE", ("Turkana", "Central"))),
        (("", "Central", "Turkana", "Kenya"), Place("Central", "KE", ("Turkana",))),
        (("", "", "Turkana", "Kenya"), Place("Turkana", "KE")),
        (("", "", "", "Russian Federation"), Place("Russian Federation", "RU")),
        (("", "", "", ""), None),
    ],
)
def test_a_place_is_the_narrowest_that_is_named(cells, place):
    names = dict(zip(("City", "District", "Province", "Country"), cells, strict=True))
    found = record(**names, Latitude="", Longitude="")
    if place is None:
        assert found.where is None
    else:
        named = next(level for level, name in enumerate(cells) if name)
        precision = list(PlacePrecision)[(0, 2, 3, 5)[named]]
        assert found.where == attrs.evolve(place, precision=precision)
    (row,) = FORMAT.rows([Claim(found)])
    assert tuple(cell or "" for cell in (row.city, row.district, row.province, row.country)) == tuple(
        cell or Missing.EMPTY for cell in cells
    )


def test_a_place_of_unstated_precision_is_a_city_unless_it_is_the_country():
    def written(name):
        contact = DiplomaticContact(ContactType.MEETING, (Actor("A"),), where=Place(name, "KE"))
        (row,) = FORMAT.rows([Claim(contact)])
        return row.city, row.country

    assert written("Lodwar") == ("Lodwar", "Kenya")
    assert written("Kenya") == (Missing.EMPTY, "Kenya")


def test_an_event_without_a_day_is_of_its_month():
    (found,) = FORMAT.claims([IcewsEvent(cameo_code="042", source_name="A", yearmonth=202103, year=2021)])
    assert found.record.when == Period.of("2021-03")


def test_what_is_listed_is_known():
    assert set(KINDS.values()) == {ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION}
    assert all(to.country(name, CodeScheme.NAME) == alpha_2 for alpha_2, name in NAMES.items())
    assert all(find_cameo(code) for code in TITLES.values())
    assert registry.known("icews") is FORMAT
