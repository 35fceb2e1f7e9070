import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from conflictmodel.formats import dump, load
from conflictmodel.formats._displaced import country_of
from conflictmodel.formats.idu import IDMC, QUALIFIERS
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Basis, Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, Point

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"

ROW = {
    "id": 1,
    "country": "Ruritania",
    "iso3": "SYR",
    "latitude": 35,
    "longitude": 36.5,
    "displacement_type": "Conflict",
    "qualifier": "more than",
    "figure": 500,
    "displacement_date": "2023-08-04",
    "displacement_start_date": "2023-08-03",
    "displacement_end_date": "2023-08-04",
    "year": 2023,
    "event_name": "Communal violence",
    "event_start_date": "2023-08-01",
    "event_end_date": None,
    "type": None,
    "subtype": None,
    "standard_popup_text": "<b> Ruritania: 500 displacements, 03 August - 04 August </b> <br> "
    "According to the mayor, more than 500 people fled. <br> "
    "<a href='https://x.test/'>The Paper - 10 August 2023</a>",
    "standard_info_text": "<b> Ruritania: 500 displacements, 03 August - 04 August </b>",
}


def loaded(text, name=None):
    return load(StringIO(text), name)


def read(**changes):
    return loaded(json.dumps([{**ROW, **changes}]))


def told(**changes):
    return [claim for claim in read(**changes).claims() if isinstance(claim.record, Displacement)]


def test_a_row_is_its_event_and_a_flow():
    incident, figure = read().claims()
    assert incident.record == Incident(None, "Communal violence", (), Period.parse("2023-08-01"))
    assert figure.incident == incident.record
    assert figure.record == Displacement(
        Count.more_than(500),
        Movement.INTERNAL_DISPLACEMENT,
        Measure.FLOW,
        means="Conflict",
        when=Period.parse("2023-08-03/2023-08-04"),
        where=Place("Ruritania", "SY", (), Point(35, 36.5)),
    )
    assert figure.attribution.names == ("the mayor", "The Paper", IDMC.name)


def test_a_row_without_an_event_is_a_flow_alone():
    (figure,) = read(event_name=None).claims()
    assert figure.incident is None


@pytest.mark.parametrize("qualifier, basis", QUALIFIERS.items())
def test_each_qualifier_is_a_hedge(qualifier, basis):
    (figure,) = told(qualifier=qualifier.capitalize())
    assert (figure.record.count.basis, figure.record.count.stated) == (basis, 500)


def test_no_qualifier_is_no_hedge_and_an_unknown_one_no_claim():
    assert told(qualifier=None)[0].record.count == Count.exactly(500)
    assert told(qualifier="perhaps") == []
    assert [(problem.column, problem.value) for problem in read(qualifier="perhaps").problems] == [
        ("qualifier", "perhaps")
    ]


def test_fewer_than_none_is_nothing():
    assert told(qualifier="less than", figure=0) == []
    assert [str(problem) for problem in read(qualifier="less than", figure=0).problems] == [
        "row 1, qualifier 'less than': cannot be said of 0, so the figure makes no claim"
    ]
    assert told(qualifier="total", figure=0)[0].record.count == Count.exactly(0)
    assert told(figure=None) == []


@pytest.mark.parametrize(
    "info, movement",
    [
        ("<b> India: 1,200 displacements (evacuated), 03 August - 04 August </b>", Movement.EVACUATION),
        ("<b> India: 1 displacement (evacuated), 03 August - 04 August </b>", Movement.EVACUATION),
        ("<b> India: 12 displacements (in relief camp), 03 August </b>", Movement.INTERNAL_DISPLACEMENT),
        ("<b> India: 7 returns (sheltered), 03 August - 04 August </b>", Movement.RETURN),
        ("<b> India: 1 return (other), 03 August - 04 August </b>", Movement.RETURN),
        ("", Movement.INTERNAL_DISPLACEMENT),
    ],
)
def test_the_words_of_idmc_tell_the_movement(info, movement):
    (figure,) = told(standard_info_text=info, standard_popup_text=None)
    assert figure.record.movement is movement
    assert figure.attribution.names == (IDMC.name,)


@pytest.mark.parametrize(
    "kind, type_, subtype, means",
    [
        ("Disaster", "Storm", "Typhoon/Hurricane/Cyclone", "Disaster: Storm: Typhoon/Hurricane/Cyclone"),
        ("Disaster", "Flood", "Flood", "Disaster: Flood"),
        ("Other", None, None, "Other"),
        (None, "Flood", None, None),
    ],
)
def test_conflict_and_disaster_stay_apart(kind, type_, subtype, means):
    (figure,) = told(displacement_type=kind, type=type_, subtype=subtype)
    assert figure.record.means == means


@pytest.mark.parametrize(
    "text, names",
    [
        ("<b>x</b> <br> Fire drove out 3 people, according to R&amp;D, U.N.. <br> ", ["R&D, U.N."]),
        ("<b>x</b> <br> Fire drove out 3 people. <br> The Paper - 01 May 2023", ["The Paper"]),
        ("<b>x</b> <br> According to whom, nobody knows", []),
        ("<b>x</b>", []),
    ],
)
def test_sources_are_read_where_the_text_names_them(text, names):
    (figure,) = told(standard_popup_text=text)
    assert figure.attribution.names == (*names, IDMC.name)


def test_named_sources_come_before_those_of_the_text():
    (figure,) = told(sources="Local authority; Red Cross")
    assert figure.attribution.names == ("Local authority; Red Cross", "The Paper", IDMC.name)


def test_a_figure_kept_for_comparison_is_unverified():
    assert told(role="Triangulation")[0].stance is Stance.UNVERIFIED
    assert told(role="Recommended figure")[0].stance is Stance.ASSERTED


@pytest.mark.parametrize(
    "changes, when",
    [
        ({"displacement_start_date": None, "displacement_end_date": None}, "2023-08-04"),
        (
            {"displacement_start_date": None, "displacement_end_date": None, "displacement_date": None},
            "2023",
        ),
    ],
)
def test_the_time_is_told_as_closely_as_it_is_known(changes, when):
    assert told(**changes)[0].record.when == Period.parse(when)
    assert told(**{**changes, "displacement_date": None, "year": None})[0].record.when is None


def test_ends_before_beginnings_are_problems():
    found = read(displacement_end_date="2023-08-01", event_end_date="2023-07-01").problems
    assert [problem.column for problem in found] == ["displacement_end_date", "event_end_date"]


def test_places_within_a_country_are_named():
    assert told(locations_name="Idlib; Hama")[0].record.where == Place("Idlib; Hama", "SY", (), Point(35, 36.5))
    assert told(country=None)[0].record.where is None


def test_midnights_of_new_zealand_are_days_also_in_its_summer():
    (figure,) = told(
        displacement_start_date="2023-11-06T11:00:00.000Z", displacement_end_date="2023-11-07T11:00:00.000Z"
    )
    assert figure.record.when == Period.of(date(2023, 11, 7), date(2023, 11, 8))


def test_the_days_of_the_sample_are_those_of_its_text():
    if not SAMPLES.is_dir():
        pytest.skip(f"no sample files in {SAMPLES}")
    for row in load(SAMPLES / "idmc" / "idmc_idu.json").rows:
        ends = row.standard_info_text.removesuffix("</b>").rpartition(", ")[2].split(" - ")
        assert [end.split() for end in ends] == [
            day.strftime("%d %B").split() for day in (row.displacement_start_date, row.displacement_end_date)
        ]


def test_what_is_no_flow_of_one_event_within_a_country_is_not_written():
    flow = told()[0].record
    others = [
        Claim(Displacement(flow.count, flow.movement, Measure.STOCK)),
        Claim(Displacement(flow.count, flow.movement, Measure.FLOW, scope=Scope.CUMULATIVE)),
        Claim(Displacement(flow.count, flow.movement, Measure.FLOW, subset_of=Count.exactly(900))),
        Claim(Displacement(flow.count, Movement.REFUGEE, Measure.FLOW)),
        Claim(Displacement(flow.count, Movement.RETURN, Measure.FLOW, origin=Place("A", "TR"), where=Place("B", "SY"))),
        Claim(flow, stance=Stance.DENIED),
    ]
    losses = dump(others, written := StringIO(), "idmc-idu")
    assert {loss.field: loss.records for loss in losses} == {"displacement.flow": 5, "displacement.stock": 1}
    assert len(written.getvalue().splitlines()) == 1


def test_a_place_without_its_country_and_an_open_time_are_written_as_far_as_they_go():
    figure = Displacement(
        Count.exactly(5),
        Movement.EVACUATION,
        Measure.FLOW,
        means="shelling",
        when=Period.parse("2020/.."),
        where=Place("a camp", None, (), Point(1, 2)),
    )
    losses = dump([Claim(figure)], written := StringIO(), "idmc-idu")
    (again,) = loaded(written.getvalue()).claims()
    assert {loss.field for loss in losses} == {"displacement.means", "displacement.when"}
    assert (again.record.where, again.record.movement) == (figure.where, Movement.EVACUATION)


def test_a_figure_without_one_number_is_written_as_a_floor():
    flow = Displacement(Count.between(30, 40), Movement.RETURN, Measure.FLOW, where=Place("Syria", "SY"))
    dump([Claim(flow)], written := StringIO(), "idmc-idu")
    (again,) = loaded(written.getvalue()).claims()
    assert (again.record.count, again.record.movement) == (Count.at_least(30), Movement.RETURN)
    assert Basis.AT_LEAST in QUALIFIERS.values()


def test_a_flow_of_which_no_place_is_known_is_written_without_one():
    flow = Displacement(Count.exactly(40), Movement.INTERNAL_DISPLACEMENT, Measure.FLOW, means="Conflict")
    dump([Claim(flow)], written := StringIO(), "idmc-idu")
    (row,) = load(StringIO(written.getvalue()), "idmc-idu").rows
    assert row.figure == 40
    assert (row.country, row.latitude, row.longitude) == ("", Missing.EMPTY, Missing.EMPTY)
    assert country_of(None) is None
