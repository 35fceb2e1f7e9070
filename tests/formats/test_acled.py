"""ACLED, on rows invented for it: its terms forbid passing on its own."""

import json
from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from conflictmodel.countries import CodeScheme, find_country
from conflictmodel.formats.acled import ACLED, FORMAT, AcledEvent, _terms as terms
from conflictmodel.formats.crosswalk import told
from conflictmodel.formats.dataset import Dataset, load
from conflictmodel.formats.dump import dump
from conflictmodel.formats.losses import differences
from conflictmodel.formats.table.columns import COUNT, DAY, DECIMAL, WHOLE
from conflictmodel.formats.table.rows import columns
from conflictmodel.formats.table.values import Missing, Unreadable
from conflictmodel.model.actor import Actor, ActorKind, CombatantStatus, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import EventType, Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point
from conflictmodel.model.source import Attribution, Source, SourceKind
from conflictmodel.strategies import actors, casualties, claims, counts, incidents, periods, records

#: One invented event in each of the four layouts, as ACLED spelled and quoted them.
FILES = {
    "2016": (
        "GWNO,EVENT_ID_CNTY,EVENT_ID_NO_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,INTER1,"
        "ACTOR2,ALLY_ACTOR_2,INTER2,INTERACTION,COUNTRY,ADMIN1,ADMIN2,ADMIN3,LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,"
        "SOURCE,NOTES,FATALITIES\r\n"
        "501,9KEN,9,03-March-2015,2015,1,Battle-No change of territory,Military Forces of Kenya (2013-),,1,"
        "Front of the Hills,Friends of the Hills,2,12,Kenya,Hilly,Upper Hilly,,Kwale,-4.1740,24.80,1,"
        'The Invented Daily,"Soldiers fight the front, and five die.",5\r\n'
    ),
    "2016-api": (
        ",actor1,actor2,admin1,admin2,admin3,ally_actor_1,ally_actor_2,country,data_id,event_date,event_id_cnty,"
        "event_id_no_cnty,event_type,fatalities,geo_precision,gwno,inter1,inter2,interaction,latitude,location,"
        "longitude,notes,source,time_precision,year\n"
        "0,Rioters (India),Police Forces of India (2014-),Plains,,,Tea Growers,,India,77,2016-07-02,7IND,7,"
        "Riots/Protests,0,2,750,5,1,15,22.5,Old Town,88.25,Stones are thrown.,The Invented Daily,2,2016\n"
    ),
    "2020": (
        '"data_id","iso","event_id_cnty","event_id_no_cnty","event_date","year","time_precision","event_type",'
        '"sub_event_type","actor1","assoc_actor_1","inter1","actor2","assoc_actor_2","inter2","interaction","region",'
        '"country","admin1","admin2","admin3","location","latitude","longitude","geo_precision","source",'
        '"source_scale","notes","fatalities","timestamp","iso3"\n'
        '1,854,"BFO1",1,"03 December 2020",2020,3,"Violence against civilians","Attack","Unidentified Armed Group",NA,'
        '3,"Civilians (Burkina Faso)","Teachers; Women",7,37,"Western Africa","Burkina Faso","Nord",NA,NA,"Somewhere",'
        '13.5,-2.25,3,"Radio One; Radio Two","Subnational","Two teachers are shot.",2,1607374999,"BFA"\n'
    ),
    "2023": (
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
        "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
        "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n"
        "UKR0,28 December 2022,2022,1,Political violence,Explosions/Remote violence,Air/drone strike,"
        "Military Forces of Russia (2000-),,External/Other forces,Civilians (Ukraine),,Civilians,"
        "External/Other forces-Civilians,Civilian targeting,804,Europe,Ukraine,Donetsk,,,A Village,48.5,37.968,1,"
        "The Invented Daily,Other,A drone hits a bus.,12,,1672700000\n"
    ),
}
DAYS = {"2016": "03-December-2020", "2016-api": "2020-12-03", "2020": "03 December 2020", "2023": "03 December 2020"}


def read(text: str) -> Dataset:
    return load(BytesIO(text.encode()))


def stated(**fields: Any) -> list[Claim[Record]]:
    return list(FORMAT.claims([AcledEvent(**fields)]))


def incident(**fields: Any) -> Incident:
    found = stated(**fields)[0].record
    assert isinstance(found, Incident)
    return found


def figure(**fields: Any) -> Casualties:
    (_, claim) = stated(**fields)
    assert isinstance(claim.record, Casualties)
    return claim.record


def written(*claims_: Claim[Record]) -> AcledEvent:
    assert FORMAT.rows is not None
    (row,) = FORMAT.rows(claims_)
    assert isinstance(row, AcledEvent)
    return row


def why(**fields: Any) -> list[str]:
    assert FORMAT.check is not None
    return [f"{field} {fault}" for field, fault in FORMAT.check(AcledEvent(**fields))]


@pytest.mark.parametrize("version", FILES)
class TestFourLayouts:
    def test_is_recognised_and_has_no_problems(self, version: str) -> None:
        data = read(FILES[version])
        assert data.format == "acled"
        assert data.problems == ()
        assert dict(data.dialect.days) == {"event_date": DAYS[version]}

    def test_has_the_published_columns(self, version: str) -> None:
        assert read(FILES[version]).dialect.columns == FORMAT.layouts[version].columns

    def test_comes_back_as_it_was(self, version: str) -> None:
        back = BytesIO()
        assert dump(read(FILES[version]), back) == ()
        assert back.getvalue().decode() == FILES[version]

    def test_comes_back_through_claims(self, version: str) -> None:
        data = read(FILES[version])
        assert dump(list(data.claims()), BytesIO(), format="acled") == ()

    @pytest.mark.parametrize("other", FILES)
    def test_goes_into_every_layout(self, version: str, other: str) -> None:
        data, file = read(FILES[version]), BytesIO()
        lost = {loss.field for loss in dump(data, file, dialect=other)}
        back = load(BytesIO(file.getvalue()))
        assert back.problems == ()
        style = dict(FORMAT.layouts[other].days).get("event_date", "2020-12-03")
        assert back.dialect.days == (("event_date", DAYS[version] if other == version else style),)
        kept = {
            field: value
            for field, value in attrs.asdict(data.rows[0], filter=lambda a, _: a.name != "raw").items()
            if value != "" and not isinstance(value, Missing) and columns(AcledEvent)[field].name not in lost
        }
        assert kept == {field: getattr(back.rows[0], field) for field in kept}


def test_what_the_four_events_say() -> None:
    found = {version: list(read(text).claims()) for version, text in FILES.items()}
    event, figure = found["2016"]
    kwale = Place("Kwale", "KE", ("Hilly", "Upper Hilly"), Point(-4.174, 24.8), PlacePrecision.EXACT)
    assert event.record == Incident(
        IncidentType.ARMED_CLASH,
        "Soldiers fight the front, and five die.",
        (
            Actor("Military Forces of Kenya (2013-)", ActorKind.STATE, role="State forces", country="KE"),
            Actor("Front of the Hills", ActorKind.ARMED_GROUP, role="Rebel group"),
            Actor("Friends of the Hills", role="associated actor 2"),
        ),
        Period.of("2015-03-03"),
        kwale,
    )
    assert event.attribution == Attribution((Source("The Invented Daily"), Source("ACLED", SourceKind.MONITOR)))
    assert figure.record == Casualties(Outcome.KILLED, Count.exactly(5), when=Period.of("2015-03-03"), where=kwale)
    assert figure.incident == event.record
    assert figure.stance is Stance.ASSERTED

    event, figure = found["2016-api"]
    assert event.record == Incident(
        None,
        "Riots/Protests: Stones are thrown.",
        (
            Actor("Rioters (India)", role="Rioters"),
            Actor("Police Forces of India (2014-)", ActorKind.STATE, role="State forces", country="IN"),
            Actor("Tea Growers", role="associated actor 1"),
        ),
        Period.of("2016-W26"),
        Place("Old Town", "IN", ("Plains",), Point(22.5, 88.25), PlacePrecision.NEAR),
    )
    assert isinstance(figure.record, Casualties)
    assert figure.record.count == Count.exactly(0)

    event, figure = found["2020"]
    armed = Actor("Unidentified Armed Group", ActorKind.ARMED_GROUP, role="Political militia")
    assert event.record == Incident(
        IncidentType.ATTACK,
        "Two teachers are shot.",
        (
            armed,
            Actor("Civilians (Burkina Faso)", role="Civilians"),
            Actor("Teachers", role="associated actor 2"),
            Actor("Women", role="associated actor 2"),
        ),
        Period.of("2020-12"),
        Place("Somewhere", "BF", ("Nord",), Point(13.5, -2.25), PlacePrecision.FIRST_ORDER_ADMIN),
    )
    assert event.attribution.names == ("Radio One; Radio Two", "ACLED")
    assert isinstance(figure.record, Casualties)
    assert figure.record.perpetrator == armed

    event, figure = found["2023"]
    assert isinstance(event.record, Incident)
    assert event.record.type is IncidentType.AIR_DRONE_STRIKE
    russia = Actor("Military Forces of Russia (2000-)", ActorKind.STATE, role="External/Other forces", country="RU")
    assert event.record.actors == (russia, Actor("Civilians (Ukraine)", role="Civilians"))
    assert isinstance(figure.record, Casualties)
    assert figure.record.count == Count.exactly(12)
    assert figure.record.perpetrator is None, "who struck is not settled by the order of the actors"
    assert figure.record.victims == Group(), "civilians were the main or only target, and not all who died"


def test_reads_and_writes_the_answer_of_the_interface() -> None:
    (row,) = read(FILES["2020"]).rows
    record = {name: cell for name, cell in zip(row.columns, row.cells, strict=True) if name != "data_id"}
    record |= {"event_date": "2020-12-03", "assoc_actor_1": ""}
    answer = json.dumps({"status": 200, "success": True, "count": 1, "data": [record, record | {"fatalities": None}]})
    data = read(answer)
    assert (data.format, data.dialect.carrier, data.problems) == ("acled", "json", ())
    first, second = data.rows
    assert (first.fatalities, first.latitude, first.year, first.event_date) == (2, 13.5, 2020, date(2020, 12, 3))
    assert second.fatalities is Missing.NULL
    back = BytesIO()
    assert dump(data, back) == ()
    assert json.loads(back.getvalue()) == json.loads(answer)
    assert back.getvalue().decode() == answer
    assert [type(claim.record) for claim in data.claims()] == [Incident, Casualties, Incident]
    assert dump(list(data.claims()), BytesIO(), format="acled") == ()


def test_keeps_na_and_empty_apart() -> None:
    (row,) = read(FILES["2020"]).rows
    assert (row.admin2, row.assoc_actor_1) == ("NA", "NA")
    assert read(FILES["2016"]).rows[0].admin3 == ""
    assert read(FILES["2023"].replace(",12,,", ",NA,,")).rows[0].fatalities is Missing.NA


class TestEvents:
    @pytest.mark.parametrize("kind", IncidentType)
    def test_every_sub_event_type_goes_both_ways(self, kind: IncidentType) -> None:
        name = terms.INCIDENT_NAMES[kind]
        event = terms.EVENT_NAMES[kind.event_type]
        found = incident(event_type=event, sub_event_type=name, notes="So it was.")
        assert found == Incident(kind, "So it was.")
        row = written(Claim(found))
        assert (row.event_type, row.sub_event_type, row.notes) == (event, name, "So it was.")
        assert row.disorder_type in {
            "Political violence",
            "Demonstrations",
            "Strategic developments",
            "Political violence; Demonstrations",
        }
        assert why(event_type=event, sub_event_type=name) == []

    def test_names_are_those_of_the_codebook(self) -> None:
        assert set(terms.EVENT_NAMES.values()) == {
            "Battles",
            "Explosions/Remote violence",
            "Violence against civilians",
            "Protests",
            "Riots",
            "Strategic developments",
        }
        assert len(set(terms.INCIDENT_NAMES.values())) == 25
        assert terms.INCIDENT_NAMES[IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED] == "Remote explosive/landmine/IED"

    @pytest.mark.parametrize(
        "kind, disorder",
        [
            (IncidentType.VIOLENT_DEMONSTRATION, "Demonstrations"),
            (IncidentType.MOB_VIOLENCE, "Political violence"),
            (IncidentType.PEACEFUL_PROTEST, "Demonstrations"),
            (IncidentType.EXCESSIVE_FORCE_AGAINST_PROTESTERS, "Political violence; Demonstrations"),
            (IncidentType.GRENADE, "Political violence"),
            (IncidentType.ARRESTS, "Strategic developments"),
        ],
    )
    def test_type_of_disorder(self, kind: IncidentType, disorder: str) -> None:
        assert terms.disorder(kind) == disorder

    @pytest.mark.parametrize(
        "name, kind",
        [
            ("Battle-No change of territory", IncidentType.ARMED_CLASH),
            ("Battle-Government regains territory", IncidentType.GOVERNMENT_REGAINS_TERRITORY),
            ("Battle-Non-state actor overtakes territory", IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
            ("Battle-Non-state actors overtake territory", IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
            ("Headquarters or base established", IncidentType.HEADQUARTERS_OR_BASE_ESTABLISHED),
            ("Non-violent transfer of territory", IncidentType.NON_VIOLENT_TRANSFER_OF_TERRITORY),
        ],
    )
    def test_old_type_that_settles_the_kind(self, name: str, kind: IncidentType) -> None:
        assert incident(event_type=name, notes="So it was.") == Incident(kind, "So it was.")

    @pytest.mark.parametrize(
        "name",
        [
            *("Riots/Protests", "Remote violence", "Strategic development", "Non-violent activity by a conflict actor"),
            *terms.EVENT_NAMES.values(),
        ],
    )
    @pytest.mark.parametrize("notes", ["So it was.", ""])
    def test_type_that_leaves_the_kind_open_stands_before_the_note(self, name: str, notes: str) -> None:
        found = incident(event_type=name, notes=notes)
        assert found == Incident(None, f"{name}: {notes}" if notes else name)
        row = written(Claim(found))
        assert (row.event_type, row.sub_event_type, row.notes) == (name, Missing.ABSENT, notes)

    def test_spelling_of_a_type_does_not_matter(self) -> None:
        assert incident(event_type="Violence Against Civilians").description == "Violence against civilians"
        assert incident(sub_event_type="air/drone strike").type is IncidentType.AIR_DRONE_STRIKE
        protesters = incident(sub_event_type="Excessive force against protestors").type
        assert protesters is IncidentType.EXCESSIVE_FORCE_AGAINST_PROTESTERS

    def test_unknown_types_are_kept_in_the_words(self) -> None:
        found = incident(event_type="Weather", sub_event_type="Hail", notes="It hails.")
        assert found == Incident(None, "Weather: Hail: It hails.")
        assert incident() == Incident(None, "an event")
        assert why(event_type="Weather", sub_event_type="Hail") == [
            "event_type is no event type of ACLED's",
            "sub_event_type is no sub-event type of ACLED's",
        ]

    def test_type_that_contradicts_its_sub_event_type_is_told(self) -> None:
        assert why(event_type="Riots", sub_event_type="Attack") == [
            "sub_event_type belongs to the event type Violence against civilians"
        ]
        assert why(event_type="Riots/Protests", sub_event_type="Peaceful protest") == []


class TestActors:
    @pytest.mark.parametrize("code, label", terms.INTER.items())
    def test_kind_is_read_as_number_and_as_words(self, code: int, label: str) -> None:
        for cell in (str(code), f"{code}.0", label, label.upper(), label.replace(" ", "_")):
            assert terms.inter(cell) == code

    @pytest.mark.parametrize(
        "cell, code",
        [("0", 0), ("9", None), ("12", None), ("", None), ("Rebel groups", 2), ("Protestors", 6), ("Martians", None)],
    )
    def test_kinds_that_are_others_or_none(self, cell: str, code: int | None) -> None:
        assert terms.inter(cell) == code

    @pytest.mark.parametrize(
        "name, cell, kind",
        [
            ("Military Forces of Kenya (2013-)", "1", ActorKind.STATE),
            ("Front", "2", ActorKind.ARMED_GROUP),
            ("Front", "Political militia", ActorKind.ARMED_GROUP),
            ("Front", "4", ActorKind.ARMED_GROUP),
            ("Rioters (Spain)", "5", ActorKind.UNKNOWN),
            ("Protesters (Spain)", "6", ActorKind.UNKNOWN),
            ("Civilians (Spain)", "7", ActorKind.UNKNOWN),
            ("UNX: United Mission", "8", ActorKind.UNKNOWN),
            ("Military Forces of Turkey (2016-)", "8", ActorKind.STATE),
            ("Mutiny of Military Forces of Kenya (2013-)", "3", ActorKind.ARMED_GROUP),
            ("Police Forces of Kenya (2013-)", "", ActorKind.STATE),
            ("Front", "", ActorKind.UNKNOWN),
        ],
    )
    def test_what_a_kind_is_to_the_model(self, name: str, cell: str, kind: ActorKind) -> None:
        (actor,) = incident(actor1=name, inter1=cell).actors
        assert actor.kind is kind

    def test_state_is_named_by_its_forces(self) -> None:
        names = ("Military Forces of the United States (1989-)", "Police Forces of Atlantis (2000-)", "Front (Kenya)")
        found = [incident(actor1=name).actors[0].country for name in names]
        assert found == ["US", None, None]

    def test_second_actor_alone_and_those_beside(self) -> None:
        found = incident(actor1="", actor2="Front", assoc_actor_1="A;B; ;NA; C ", inter2="2").actors
        assert [(actor.name, actor.role) for actor in found] == [
            ("Front", "Rebel group"),
            *((name, "associated actor 1") for name in "ABC"),
        ]

    @pytest.mark.parametrize(
        "cell, kinds",
        [
            ("10", (1,)),
            ("18", (1, 8)),
            ("81", (1, 8)),
            ("37.0", (3, 7)),
            ("State forces only", (1,)),
            ("External/Other forces-Civilians", (7, 8)),
            ("Rebel group – Civilians", (2, 7)),
            ("09", None),
            ("7", None),
            ("both", None),
        ],
    )
    def test_interaction(self, cell: str, kinds: tuple[int, ...] | None) -> None:
        assert terms.interaction(cell) == kinds

    def test_interaction_that_contradicts_the_kinds_is_told(self) -> None:
        assert why(inter1="3", inter2="8", interaction="37") == [
            "interaction is not that of inter1 and inter2, 38",
        ]
        assert why(inter1="3", inter2="0", interaction="37") == ["interaction is not that of inter1 and inter2, 30"]
        assert why(inter1="Civilians", inter2="Rioters", interaction="57") == []
        assert why(inter1="3", inter2="", interaction="30") == []
        assert why(inter1="3", interaction="37") == [], "a file without the second actor contradicts nothing"
        assert why(inter1="3", inter2="0", interaction="x") == ["interaction is no two kinds of actor of ACLED's"]
        assert why(inter1="9", inter2="3", interaction="37") == ["inter1 is no kind of actor of ACLED's"]

    @pytest.mark.parametrize(
        "first, second, place",
        [
            ("3", "7", 0),
            ("7", "3", 1),
            ("3", "", 0),
            ("8", "7", 0),
            ("1", "6", None),
            ("3", "4", None),
            ("7", "7", None),
        ],
    )
    def test_perpetrator_is_the_one_armed_actor(self, first: str, second: str, place: int | None) -> None:
        fields = {"actor1": "One", "inter1": first, "actor2": "Two", "inter2": second}
        if not second:
            fields["actor2"] = ""
        found = figure(event_type="Violence Against Civilians", fatalities=1, **fields).perpetrator
        assert (None if found is None else found.name) == (None if place is None else ("One", "Two")[place])
        assert figure(event_type="Riots", fatalities=1, **fields).perpetrator is None

    def test_sides_are_written_with_their_kinds(self) -> None:
        syria = Place("Idlib", "SY")
        army = Actor("the army", ActorKind.STATE, country="SY")
        turkey = Actor("Turkish army", ActorKind.STATE, country="TR")
        row = written(Claim(Incident(IncidentType.ARMED_CLASH, actors=(army, turkey), where=syria)))
        assert (row.actor1, row.inter1, row.actor2, row.inter2, row.interaction) == (
            *("the army", "1"),
            *("Turkish army", "8"),
            "18",
        )
        row = written(Claim(Incident(IncidentType.ARMED_CLASH, actors=(turkey,), where=Place("at sea"))))
        assert (row.inter1, row.inter2, row.interaction) == (Missing.EMPTY, "0", Missing.ABSENT)
        row = written(Claim(Incident(IncidentType.MOB_VIOLENCE, actors=(Actor("Rioters (Spain)"),))))
        assert (row.inter1, row.inter2, row.interaction) == ("5", "0", "50")
        row = written(Claim(Incident(IncidentType.AGREEMENT, actors=(army, Actor("rebels"), Actor("mediators")))))
        assert (row.actor2, row.inter2, row.interaction, row.assoc_actor_1) == (
            *("rebels", Missing.EMPTY),
            *(Missing.ABSENT, Missing.EMPTY),
        )

    def test_perpetrator_takes_part(self) -> None:
        event = Incident(IncidentType.ATTACK)
        killed = Casualties(Outcome.KILLED, Count.exactly(1), perpetrator=Actor("gunmen"))
        assert written(Claim(killed, incident=event)).actor1 == "gunmen"


class TestWhen:
    @pytest.mark.parametrize(
        "precision, wanted",
        [
            *((1, "2020-12-31"), (2, "2020-W53"), (3, "2020-12")),
            *((Missing.EMPTY, "2020-12-31"), (4, "2020-12"), (Unreadable("x"), "2020-12-31")),
        ],
    )
    def test_precision(self, precision: Any, wanted: str) -> None:
        assert incident(event_date=date(2020, 12, 31), time_precision=precision).when == Period.of(wanted)

    def test_without_a_day_the_year_is_known(self) -> None:
        assert incident(event_date=Unreadable("18/04/2001"), year=2001).when == Period.of("2001")
        assert incident(event_date=Missing.EMPTY).when is None

    def test_year_of_two_digits_is_no_year(self) -> None:
        assert incident(event_date=date(25, 3, 1), year=2025).when == Period.of("2025")
        assert incident(event_date=date(25, 3, 1), year=25).when is None
        assert why(event_date=date(25, 3, 1), year=2025) == [
            "event_date lies in the year 0025, and ACLED begins with 1997",
            "event_date does not lie in the year 2025, as year says",
        ]
        assert why(year=25) == ["year lies in the year 0025, and ACLED begins with 1997"]

    def test_last_week_of_the_calendar(self) -> None:
        assert incident(event_date=date(9999, 12, 31), time_precision=2).when == Period.of("9999-12-31")

    @pytest.mark.parametrize(
        "when, day, year, precision",
        [
            ("2020-02-03", date(2020, 2, 3), 2020, 1),
            ("2020-W53", date(2020, 12, 31), 2020, 2),
            ("2020-02-04/2020-02-06", date(2020, 2, 6), 2020, 2),
            ("2020-02", date(2020, 2, 15), 2020, 3),
            ("2020-02-02/2020-02-20", date(2020, 2, 15), 2020, 3),
            ("2020-02/2020-04", Missing.ABSENT, 2020, Missing.ABSENT),
            ("2020", Missing.ABSENT, 2020, Missing.ABSENT),
            ("2020-12-31/2021-01-10", Missing.ABSENT, Missing.ABSENT, Missing.ABSENT),
            ("0025-03-01", Missing.ABSENT, Missing.ABSENT, Missing.ABSENT),
            ("2020-02-02/..", Missing.ABSENT, Missing.ABSENT, Missing.ABSENT),
        ],
    )
    def test_periods_are_written_as_the_codebook_has_it(self, when: str, day: Any, year: Any, precision: Any) -> None:
        row = written(Claim(Incident(IncidentType.ATTACK, when=Period.parse(when))))
        assert (row.event_date, row.year, row.time_precision) == (day, year, precision)

    def test_precision_beyond_the_codes_is_told(self) -> None:
        assert why(time_precision=0, geo_precision=7) == [
            "time_precision must be 1, 2 or 3",
            "geo_precision must be 1, 2 or 3",
        ]


class TestWhere:
    @pytest.mark.parametrize(
        "fields",
        [
            *({"iso": "4"}, {"iso": "004"}, {"iso3": "AFG"}, {"country": "Afghanistan"}, {"gwno": "700"}),
            {"iso": "4", "country": "Kenya", "gwno": "501"},
        ],
    )
    def test_country(self, fields: dict[str, str]) -> None:
        place = incident(location="Herat", event_date=date(2015, 1, 1), **fields).where
        assert place is not None
        assert place.country == "AF"

    def test_place_is_written_with_every_code_of_its_country(self) -> None:
        where = Place("Herat", "AF", ("a", "b", "c", "d"), Point(34.25, 62.2), PlacePrecision.SECOND_ORDER_ADMIN)
        row = written(Claim(Incident(IncidentType.ATTACK, where=where, when=Period.of("2015-01-01"))))
        assert (row.iso, row.iso3, row.gwno, row.country) == ("4", "AFG", "700", "Afghanistan")
        assert (row.location, row.admin1, row.admin3, row.geo_precision) == ("Herat", "a", "c", 3)
        assert (row.latitude, row.longitude) == (34.25, 62.2)

    @pytest.mark.parametrize("alpha_2", ["XK", "ZZ", "CD", "CI", "SZ"])
    def test_country_comes_back(self, alpha_2: str) -> None:
        event = Incident(IncidentType.ATTACK, where=Place("there", alpha_2))
        back = incident(**{f: v for f, v in attrs.asdict(written(Claim(event))).items() if f != "raw"})
        assert back.where == Place("there", alpha_2 if find_country(alpha_2, CodeScheme.ALPHA_2) else None)

    @pytest.mark.parametrize(
        "precision, code",
        [
            *((PlacePrecision.EXACT, 1), (PlacePrecision.NEAR, 2), (PlacePrecision.FIRST_ORDER_ADMIN, 3)),
            *((PlacePrecision.LINEAR_OR_FUZZY, 3), (PlacePrecision.COUNTRY, Missing.EMPTY), (None, Missing.EMPTY)),
        ],
    )
    def test_precision(self, precision: PlacePrecision | None, code: Any) -> None:
        where = Place("there", precision=precision)
        assert written(Claim(Incident(IncidentType.ATTACK, where=where))).geo_precision == code


class TestFatalities:
    @pytest.mark.parametrize(
        "count, number",
        [
            (Count.exactly(0), 0),
            (Count.exactly(7), 7),
            (Count.at_least(7), 7),
            (Count.more_than(50), 51),
            (Count.about(50), 50),
            (Count.nearly(100), 90),
            (Count.between(30, 40), 30),
            (Count.at_most(20), 0),
            (Count.fewer_than(20), 0),
            (Count.vague(20, 99), 10),
            (Count.vague(24, 99), 12),
            (Count.vague(200, 999), 100),
            (Count.vague(3, 9), 3),
            (Count.vague(3), 3),
        ],
    )
    def test_number_is_the_lowest_that_is_reported(self, count: Count, number: int) -> None:
        event = Incident(IncidentType.ATTACK)
        assert written(Claim(Casualties(Outcome.KILLED, count), incident=event)).fatalities == number

    def test_rival_figures_give_the_lowest_and_different_people_add(self) -> None:
        event = Incident(IncidentType.ARMED_CLASH)

        def killed(number: int, *, fighting: str = "", sex: Sex = Sex.UNKNOWN) -> Claim[Record]:
            status = CombatantStatus.COMBATANT if fighting else CombatantStatus.UNKNOWN
            victims = Group(affiliation=fighting or None, status=status, sex=sex)
            return Claim(Casualties(Outcome.KILLED, Count.exactly(number), victims), incident=event)

        row = written(
            killed(5), killed(3), killed(8, fighting="Rebels"), killed(9, fighting="rebels"), killed(1, sex=Sex.FEMALE)
        )
        assert row.fatalities == 3 + 8 + 1

    def test_what_is_no_toll_of_the_event_is_left_out(self) -> None:
        event = Incident(IncidentType.ARMED_CLASH)
        told = Casualties(Outcome.KILLED, Count.exactly(4))
        others: list[Claim[Record]] = [
            Claim(attrs.evolve(told, scope=Scope.CUMULATIVE), incident=event),
            Claim(attrs.evolve(told, subset_of=Count.exactly(9)), incident=event),
            Claim(attrs.evolve(told, outcome=Outcome.WOUNDED), incident=event),
            Claim(told, stance=Stance.DENIED, incident=event),
        ]
        assert written(*others).fatalities is Missing.EMPTY
        assert FORMAT.rows is not None
        assert list(FORMAT.rows(others[-1:])) == []

    def test_figure_without_an_event_has_its_own_day_and_place(self) -> None:
        where, when = Place("there"), Period.of("2020-05-05")
        row = written(Claim(Casualties(Outcome.KILLED, Count.exactly(4), when=when, where=where)))
        assert (row.fatalities, row.event_date, row.location, row.notes) == (4, date(2020, 5, 5), "there", "an event")
        assert FORMAT.rows is not None
        gone = Displacement(Count.exactly(4), Movement.FORCED_DISPLACEMENT, Measure.FLOW)
        assert list(FORMAT.rows([Claim(gone)])) == []

    def test_empty_is_no_claim_and_below_zero_is_a_problem(self) -> None:
        assert len(stated(fatalities=Missing.EMPTY)) == 1
        (problem,) = read(FILES["2023"].replace(",12,,", ",-1,,")).problems
        assert (problem.column, problem.value) == ("fatalities", "-1")


def test_missing_identifier_is_told() -> None:
    told = "event_id_cnty is missing, and rows without it are taken for one event when tables are joined"
    assert why(event_id_cnty="") == why(event_id_cnty="NA") == [told]
    assert why() == []


def test_rows_that_are_written_have_identifiers_and_sources() -> None:
    event = Incident(IncidentType.ATTACK, when=Period.of("2020"))
    by = Attribution((Source("One"), Source("Two"), ACLED))
    row = written(Claim(event, by), Claim(Casualties(Outcome.KILLED, Count.exactly(1)), by, incident=event))
    assert row.source == "One; Two"
    assert str(row.event_id_cnty).isdecimal()
    assert (
        row.event_id_cnty
        == written(
            Claim(event, by), Claim(Casualties(Outcome.KILLED, Count.exactly(1)), by, incident=event)
        ).event_id_cnty
    )
    assert row.event_id_cnty != written(Claim(event, by)).event_id_cnty
    assert EventType.BATTLES not in row.cells


# What a file can hold: text of any kind, numbers that a cell can spell, days of the calendar.
_CELLS = {
    WHOLE: st.integers(-(10**17), 10**17) | st.sampled_from([Missing.EMPTY, Missing.NA]),
    COUNT: st.integers(0, 10**17) | st.just(Missing.EMPTY),
    DECIMAL: st.integers(-(10**9), 10**9).map(lambda number: number / 10**4) | st.just(Missing.EMPTY),
    DAY: st.dates() | st.just(Missing.EMPTY),
}
_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
_IN_2023 = [field for field in columns(AcledEvent) if field in FORMAT.layouts["2023"].columns]


@given(
    st.lists(st.builds(AcledEvent, **{f: _CELLS.get(columns(AcledEvent)[f].kind, _TEXT) for f in _IN_2023}), max_size=4)
)
def test_any_rows_come_back(rows: list[AcledEvent]) -> None:
    file = BytesIO()
    assert dump(Dataset("acled", FORMAT.layouts["2023"], tuple(rows)), file) == ()
    assert load(BytesIO(file.getvalue()), format="acled").rows == tuple(rows)


@st.composite
def _told(draw: st.DrawFn) -> list[Claim[Record]]:
    """What may be told of one event, as text that a file can hold."""
    event = draw(incidents())
    figures = draw(st.lists(claims(casualties(counts(max_value=10**6))), max_size=3))
    about: list[Claim[Record]] = [Claim(event)] if draw(st.booleans()) else []
    told = about + [attrs.evolve(claim, incident=event) for claim in figures]
    where = (event.where, *(claim.record.where for claim in figures if isinstance(claim.record, Casualties)))
    points = [place.point for place in where if place is not None and place.point is not None]
    # a cell spells no exponent of three digits, and no place needs one
    assume(not any(0 < abs(degrees) < 1e-9 for point in points for degrees in (point.latitude, point.longitude)))
    return told


@given(_told())
def test_what_is_lost_is_told(told: list[Claim[Record]]) -> None:
    file = BytesIO()
    losses = dump(told, file, format="acled")
    back = list(load(BytesIO(file.getvalue()), format="acled").claims())
    assert Counter(differences(told, back)) == Counter({loss.field: loss.records for loss in losses})


@given(st.lists(claims(casualties(outcomes=["killed"], scopes=["incident"])) | claims(records()), max_size=4))
def test_no_number_stands_there_that_nobody_stated(told: list[Claim[Record]]) -> None:
    file = BytesIO()
    dump(told, file, format="acled")
    killed = [
        claim.record
        for claim in told
        if isinstance(claim.record, Casualties)
        and claim.stance is not Stance.DENIED
        and (claim.record.outcome, claim.record.scope, claim.record.subset_of) == (Outcome.KILLED, Scope.INCIDENT, None)
    ]
    rows = load(BytesIO(file.getvalue()), format="acled").rows
    numbers = [row.fatalities for row in rows if isinstance(row.fatalities, int)]
    assert len(rows) <= len(told)
    assert bool(numbers) == any(terms.fatalities(figure.count) < 10**18 for figure in killed)
    assert sum(numbers) <= sum(terms.fatalities(figure.count) for figure in killed)


@given(actors(), periods())
def test_what_is_read_back_is_written_the_same(actor: Actor, when: Period) -> None:
    """What ACLED can say is said the same a second time."""
    assume(told(actor.name) == actor.name)
    event = Incident(IncidentType.ATTACK, "So it was.", (actor,), when)
    first = written(Claim(event))
    again = written(*FORMAT.claims([first]))
    assert attrs.evolve(again, event_id_cnty="", raw=first.raw) == attrs.evolve(
        first, event_id_cnty="", source=again.source
    )
