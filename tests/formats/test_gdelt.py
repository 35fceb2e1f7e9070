"""GDELT: files without a header are known by what they hold; cells, claims and contradictions."""

import io
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from conflictmodel import formats
from conflictmodel.errors import UnrecognisedFileError
from conflictmodel.formats import gdelt, registry
from conflictmodel.formats.cameo import coarsened, contact_type, incident_type
from conflictmodel.formats.dataset import Dataset
from conflictmodel.formats.format import Head
from conflictmodel.formats.gdelt import GDELT, KINDS, PRECISION, GdeltEvent
from conflictmodel.formats.table.columns import DAY, DECIMAL, WHOLE
from conflictmodel.formats.table.rows import columns
from conflictmodel.formats.table.values import Missing, Unreadable
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.claim import Claim
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point

FORMAT: Any = gdelt.FORMAT


SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "gdelt" / "20191024143000.export.CSV"
needs_sample = pytest.mark.skipif(not SAMPLE.exists(), reason=f"the sample of GDELT is not here: {SAMPLE}")

#: The columns of an invented event, without those that are empty.
EVENT = {
    "GLOBALEVENTID": "7",
    "SQLDATE": "20210304",
    "MonthYear": "202103",
    "Year": "2021",
    "FractionDate": "2021.1753",
    "Actor1Code": "KENMIL",
    "Actor1Name": "AMANA ARMY",
    "Actor1CountryCode": "KEN",
    "Actor1Type1Code": "MIL",
    "Actor2Code": "ETHREB",
    "Actor2Name": "BEKARA FRONT",
    "Actor2CountryCode": "ETH",
    "Actor2Type1Code": "REB",
    "IsRootEvent": "1",
    "EventCode": "042",
    "EventBaseCode": "042",
    "EventRootCode": "04",
    "QuadClass": "1",
    "GoldsteinScale": "1.9",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Lodwar, Turkana, Kenya",
    "ActionGeo_CountryCode": "KE",
    "ActionGeo_ADM1Code": "KE45",
    "ActionGeo_Lat": "3",
    "ActionGeo_Long": "35.6",
    "DATEADDED": "20210304120000",
    "SOURCEURL": "https://example.org/1",
}


def lines(layout="2.0", *events):
    names = FORMAT.layouts[layout].columns
    return "".join("\t".join((EVENT | event).get(name, "") for name in names) + "\n" for event in events or ({},))


def load(text):
    return formats.load(io.StringIO(text, newline=""))


def claim(**cells):
    (found,) = load(lines("2.0", cells)).claims()
    return found


# --- files


@needs_sample
def test_the_sample_comes_back_byte_for_byte(tmp_path):
    data = formats.load(SAMPLE)
    assert (data.format, len(data.rows), data.problems, data.dialect.headed) == ("gdelt", 2111, (), False)
    assert formats.dump(data, tmp_path / "again.CSV") == ()
    assert (tmp_path / "again.CSV").read_bytes() == SAMPLE.read_bytes()


@needs_sample
def test_the_claims_of_the_sample_come_back_less_the_kind_of_organisations(tmp_path):
    claims = list(formats.load(SAMPLE).claims())
    assert Counter(type(claim.record) for claim in claims) == {DiplomaticContact: 1464, Incident: 367}
    lost = formats.dump(claims, tmp_path / "new.CSV", "gdelt")
    assert {loss.field: loss.records for loss in lost} == {
        "diplomatic_contact.initiator.kind": 47,
        "diplomatic_contact.parties": 89,
        "incident.actors": 5,
    }
    again = formats.load(tmp_path / "new.CSV")
    assert again.format == "gdelt"
    assert not again.problems
    back = list(again.claims())
    assert [nobody(claim) for claim in back] == [nobody(claim) for claim in claims]
    assert sum(one == other for one, other in zip(back, claims, strict=True)) == 1737


@needs_sample
def test_codes_of_the_sample_come_back_as_they_were_or_coarser(tmp_path):
    """What comes back as another code is what CAMEO's crosswalk says, and incidents keep theirs."""
    told = [row for row in formats.load(SAMPLE).rows if contact_type(row.event_code) or incident_type(row.event_code)]
    formats.dump(list(formats.load(SAMPLE).claims()), tmp_path / "new.CSV", "gdelt")
    again = formats.load(tmp_path / "new.CSV").rows
    coarser = {one.given: one.back for one in coarsened()}
    for old, new in zip(told, again, strict=True):
        kept = incident_type(old.event_code) or old.event_code not in coarser
        assert new.event_code == (old.event_code if kept else coarser[old.event_code])
        assert new.fraction_date == old.fraction_date
    pairs = list(zip(told, again, strict=True))
    assert sum(one.event_code != other.event_code for one, other in pairs) == 638
    # one place has a country's code and no name, without which the model has no place
    assert sum(one.action_geo_type != other.action_geo_type for one, other in pairs) == 1


def nobody(claim):
    """A claim without what its actors are, which is lost of organisations."""
    record = claim.record

    def bare(actor):
        return actor and attrs.evolve(actor, kind=ActorKind.UNKNOWN)

    if isinstance(record, Incident):
        return attrs.evolve(claim, record=attrs.evolve(record, actors=tuple(map(bare, record.actors))))
    parties = tuple(map(bare, record.parties))
    return attrs.evolve(claim, record=attrs.evolve(record, parties=parties, initiator=bare(record.initiator)))


@pytest.mark.parametrize("layout", list(FORMAT.layouts))
def test_every_version_is_known_without_a_header(layout):
    text = lines(layout, {}, {"EventCode": "190", "EventBaseCode": "190", "EventRootCode": "19", "QuadClass": "4"})
    if layout != "2.0":
        text = text.replace("20210304120000", "20210304")
    data = load(text)
    assert (data.format, data.dialect.headed, data.problems) == ("gdelt", False, ())
    assert len(list(data.claims())) == 2
    assert data.rows[0].source_url == ("https://example.org/1" if layout in {"1.0", "2.0"} else Missing.ABSENT)
    assert data.rows[0].action_geo_adm2_code == ("" if layout == "2.0" else Missing.ABSENT)
    target = io.StringIO(newline="")
    assert formats.dump(data, target) == ()
    assert target.getvalue() == text


def test_a_file_with_a_header_is_known_by_it():
    known = {name: cell for name, cell in EVENT.items() if not name.startswith("Actor2")}
    text = ",".join(known) + "\n" + ",".join(f'"{cell}"' if "," in cell else cell for cell in known.values()) + "\n"
    data = load(text)
    assert (data.format, data.dialect.headed, len(data.rows), data.problems) == ("gdelt", True, 1, ())
    (found,) = data.claims()
    assert [party.name for party in found.record.parties] == ["AMANA ARMY"]
    assert load('[{"GLOBALEVENTID": 7, "SQLDATE": 20210304, "EventCode": "042"}]').format == "gdelt"


@pytest.mark.parametrize(
    "cells",
    [
        {"GLOBALEVENTID": "A7"},
        {"SQLDATE": "2021-03-04"},
        {"SQLDATE": "20211304"},
        {"MonthYear": "202104"},
        {"Year": "2020"},
        {"QuadClass": "5"},
        {"EventBaseCode": "043"},
        {"EventRootCode": "05"},
    ],
)
def test_another_table_as_wide_is_not_taken_for_it(cells):
    with pytest.raises(UnrecognisedFileError):
        load(lines("2.0", cells))


def test_a_table_of_another_width_or_kind_is_not_taken_for_it():
    with pytest.raises(UnrecognisedFileError):
        load("\n".join(line + "\tmore" for line in lines().splitlines()))
    assert FORMAT.likeness(Head("json", ("a",), ({"a": 1},))) == 0
    assert FORMAT.likeness(Head("csv", ())) == 0


def test_one_bad_row_does_not_hide_the_format():
    data = load(lines("2.0", {}, {"SQLDATE": "20211304"}, {}))
    assert data.format == "gdelt"
    assert isinstance(data.rows[1].sqldate, Unreadable)
    assert [problem.column for problem in data.problems] == ["SQLDATE"]


@given(st.data())
def test_rows_of_any_values_come_back(data):
    cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\t\r\n"\0'), max_size=5)
    kinds = {
        WHOLE: st.integers(-(10**17), 10**17) | st.just(Missing.EMPTY),
        DECIMAL: st.floats(-1e6, 1e6).map(lambda number: round(number, 4)) | st.just(Missing.EMPTY),
        DAY: st.dates() | st.just(Missing.EMPTY),
    }
    row = GdeltEvent(**{name: data.draw(kinds.get(column.kind, cells)) for name, column in columns(GdeltEvent).items()})
    # a file that begins with a bracket would be taken for JSON
    row = attrs.evolve(row, global_event_id=data.draw(st.from_regex("[0-9]{1,12}", fullmatch=True)))
    target = io.StringIO(newline="")
    assert formats.dump(Dataset("gdelt", FORMAT.layouts["2.0"], (row,)), target) == ()
    again = formats.load(io.StringIO(target.getvalue(), newline=""), "gdelt")
    assert again.rows == (row,)


# --- claims


def test_an_event_is_a_contact_with_its_circumstances():
    visitor = Actor("AMANA ARMY", ActorKind.STATE, country="KE")
    host = Actor("BEKARA FRONT", ActorKind.ARMED_GROUP, country="ET")
    where = Place("Lodwar", "KE", ("Turkana",), Point(3.0, 35.6), PlacePrecision.EXACT)
    found = claim()
    assert found.record == DiplomaticContact(
        ContactType.VISIT, (visitor, host), visitor, when=Period.of("2021-03-04"), where=where
    )
    assert found.attribution.names == ("https://example.org/1", "GDELT Project")
    assert found.attribution[1] == GDELT


def test_one_who_receives_a_visitor_did_not_begin_it():
    found = claim(EventCode="043", EventBaseCode="043").record
    assert [party.name for party in found.parties] == ["BEKARA FRONT", "AMANA ARMY"]
    assert found.initiator == found.parties[0]
    alone = claim(EventCode="043", EventBaseCode="043", Actor2Name="", Actor2Code="").record
    assert (alone.initiator, [party.name for party in alone.parties]) == (None, ["AMANA ARMY"])


def test_an_event_is_an_incident_in_the_words_of_its_code():
    arrest = {"EventCode": "173", "EventBaseCode": "173", "EventRootCode": "17", "QuadClass": "4"}
    found = claim(**arrest).record
    assert (found.type, found.description) == (
        IncidentType.ARRESTS,
        "Arrest, detain, or charge with legal action",
    )
    assert [actor.name for actor in found.actors] == ["AMANA ARMY", "BEKARA FRONT"]
    target = claim(**arrest, Actor1Name="", Actor1Code="").record
    assert target.description.endswith(" (towards BEKARA FRONT)")
    nobody_named = claim(**arrest, Actor1Name="", Actor1Code="", Actor2Name="", Actor2Code="").record
    assert nobody_named.actors == ()


@pytest.mark.parametrize("code", ["071", "061", "081", "090", "116", "999", ""])
def test_what_is_no_contact_and_no_incident_makes_no_claim(code):
    assert not list(FORMAT.claims([GdeltEvent(event_code=code, actor1_name="AMANA")]))


def test_a_contact_without_any_party_makes_no_claim():
    assert not list(FORMAT.claims([GdeltEvent(event_code="042")]))


def test_an_actor_without_a_name_has_its_code():
    (found,) = FORMAT.claims([GdeltEvent(event_code="042", actor1_code="KENGOV", actor1_country_code="AFR")])
    assert found.record.parties == (Actor("KENGOV"),)
    assert found.record.when is None
    assert found.record.where is None


@pytest.mark.parametrize(
    "kind, name, country, place",
    [
        ("1", "Kenya", "KE", Place("Kenya", "KE", precision=PlacePrecision.COUNTRY)),
        ("2", "Texas, United States", "US", Place("Texas", "US", precision=PlacePrecision.FIRST_ORDER_ADMIN)),
        ("3", "Waco, Texas, United States", "US", Place("Waco", "US", ("Texas",), None, PlacePrecision.EXACT)),
        ("4", "Nassau, Exuma, Bahamas, The", "BF", Place("Nassau", "BS", ("Exuma",), None, PlacePrecision.EXACT)),
        ("4", "Bow, London, City of, UK", "UK", Place("Bow", "GB", ("London, City of",), None, PlacePrecision.EXACT)),
        ("5", "Kerala, Kerala, India", "IN", Place("Kerala", "IN", precision=PlacePrecision.FIRST_ORDER_ADMIN)),
        ("5", "Tyrol, Tirol, Austria", "AU", Place("Tyrol", "AT", ("Tirol",), None, PlacePrecision.FIRST_ORDER_ADMIN)),
        ("4", "High Seas, Atlantic", "OS", Place("High Seas, Atlantic", precision=PlacePrecision.EXACT)),
        ("0", "", "", None),
    ],
)
def test_a_full_name_is_taken_apart_and_put_together(kind, name, country, place):
    cells = {"ActionGeo_Type": kind, "ActionGeo_FullName": name, "ActionGeo_CountryCode": country}
    found = claim(**cells, ActionGeo_Lat="", ActionGeo_Long="")
    assert found.record.where == place
    (row,) = FORMAT.rows([found])
    (back,) = FORMAT.claims([row])
    assert back.record.where == place
    if place is not None and country != "OS":
        assert (row.action_geo_type, row.action_geo_country_code) == (kind, country)


def test_a_place_of_unstated_precision_has_no_type():
    contact = DiplomaticContact(ContactType.MEETING, (Actor("A"),), where=Place("Lodwar", "KE", ("Turkana",)))
    (row,) = FORMAT.rows([Claim(contact)])
    assert (row.action_geo_type, row.action_geo_full_name) == (Missing.EMPTY, "Lodwar")
    assert row.actor1_code is Missing.EMPTY


def test_a_written_row_has_what_its_code_means():
    (row,) = FORMAT.rows([claim()])
    old = load(lines()).rows[0]
    derived = attrs.evolve(
        old,
        global_event_id=row.global_event_id,
        actor1_code="KENGOV",
        actor1_type1_code="GOV",
        actor2_code="ETHUAF",
        actor2_type1_code="UAF",
    )
    names = {name for name in columns(GdeltEvent) if getattr(row, name) is not Missing.EMPTY}
    assert {name: getattr(row, name) for name in names} == {name: getattr(derived, name) for name in names}
    left = {name for name in columns(GdeltEvent) if getattr(old, name) not in {"", Missing.EMPTY}} - names
    assert left == {"is_root_event", "action_geo_adm1_code", "date_added"}


def test_every_kind_and_precision_is_of_the_model():
    assert set(KINDS.values()) == {ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION}
    assert sorted(PRECISION) == ["1", "2", "3", "4", "5"]


# --- contradictions


@pytest.mark.parametrize(
    "cells, field, why",
    [
        ({"EventCode": "43"}, "EventCode", "leading zero"),
        ({"EventCode": "13y"}, "EventCode", "nearest"),
        ({"QuadClass": "4"}, "QuadClass", "class of the EventCode, 1"),
        ({"EventRootCode": "05"}, "EventRootCode", "root of the EventCode, 042"),
        ({"MonthYear": "202102"}, "MonthYear", "month of SQLDATE"),
        ({"Year": "2020"}, "Year", "year of SQLDATE"),
        ({"DATEADDED": "20210303120000"}, "SQLDATE", "after DATEADDED"),
    ],
)
def test_a_row_that_contradicts_itself_is_told(cells, field, why):
    data = formats.load(io.StringIO(lines("2.0", cells), newline=""), "gdelt")
    assert [problem.column for problem in data.problems][:1] == [field]
    assert why in data.problems[0].why


def test_what_is_empty_contradicts_nothing():
    blank = dict.fromkeys(EVENT, "") | {"GLOBALEVENTID": "7", "SQLDATE": "20210304"}
    assert not list(FORMAT.check(load(lines()).rows[0]))
    assert not formats.load(io.StringIO(lines("2.0", blank), newline=""), "gdelt").problems
    assert not list(FORMAT.check(GdeltEvent(event_code="042", quad_class="1")))


def test_it_is_in_the_registry():
    assert registry.known("gdelt") is FORMAT
