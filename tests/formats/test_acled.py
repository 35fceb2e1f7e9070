"""ACLED, on rows invented for it: its terms forbid passing on its own."""

import json
from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from conflictmodel.formats.acled import ACLED, FORMAT, AcledEvent, _terms as terms
from conflictmodel.formats.crosswalk import told
from conflictmodel.formats.dataset import Dataset, load
from conflictmodel.formats.dump import dump
from conflictmodel.formats.losses import differences
from conflictmodel.formats.table.columns import COUNT, DAY, DECIMAL, WHOLE
from conflictmodel.formats.table.rows import columns
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, ActorKind, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.count import Count
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
        assert back.dialect.days == (("event_date", style),)
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


def test_number_below_zero_is_a_problem() -> None:
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
