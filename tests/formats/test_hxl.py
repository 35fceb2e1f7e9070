import json
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from conflictmodel.formats import dump, load
from conflictmodel.formats._hxl import FIGURES, HxlRow, reduced
from conflictmodel.formats.hxl import FORMAT
from conflictmodel.formats.table.rows import columns
from conflictmodel.model.actor import Actor, AgeGroup, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point
from conflictmodel.model.source import Attribution, Source

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"


def loaded(text, name=None):
    return load(StringIO(text), name)


def read(tags, *rows, header=None):
    names = header or ",".join(f"c{place}" for place, _ in enumerate(tags.split(",")))
    return loaded("\n".join([names, tags, *rows, ""]))


def records(tags, *rows):
    return [claim.record for claim in read(tags, *rows).claims()]


def test_attributes_stand_in_any_order_and_columns_without_a_tag_are_kept():
    data = read("#affected +f+killed,,#Date,#affected+ind+killed", "3,as it was,2020-02,10")
    assert (data.format, data.problems) == ("hxl", ())
    women, everybody = sorted((claim.record for claim in data.claims()), key=lambda record: record.count.low)
    assert (everybody.outcome, everybody.count, str(everybody.when)) == (Outcome.KILLED, Count.exactly(10), "2020-02")
    assert (women.victims, women.subset_of) == (Group(sex=Sex.FEMALE), Count.exactly(10))
    dump(data, written := StringIO())
    assert written.getvalue().splitlines()[2] == "3,as it was,2020-02,10"


def test_one_bad_attribute_is_a_problem_of_its_column_alone():
    data = read("#affected+killed,#affected+killed+2013,#affected+killed", "1,2,3")
    assert [(problem.column, problem.value) for problem in data.problems] == [
        ("c1", "#affected+killed+2013"),
        ("c2", "#affected+killed"),
    ]
    assert [claim.record.count.low for claim in data.claims()] == [1]


def test_a_table_may_begin_with_its_tags():
    data = loaded("#date,#affected+killed\n2020-02-01,4\n")
    assert data.format == "hxl"
    assert [claim.record.count.low for claim in data.claims()] == [4]


@pytest.mark.parametrize(
    "tag, movement, measure, means",
    [
        ("#affected+idps", Movement.INTERNAL_DISPLACEMENT, Measure.STOCK, None),
        ("#affected+idps+ind+stock+conflict", Movement.INTERNAL_DISPLACEMENT, Measure.STOCK, "Conflict"),
        ("#affected+conflict+idps+newdisp", Movement.INTERNAL_DISPLACEMENT, Measure.FLOW, "Conflict"),
        ("#affected+idps+newdisp+disaster", Movement.INTERNAL_DISPLACEMENT, Measure.FLOW, "Disaster"),
        ("#affected+displaced", Movement.FORCED_DISPLACEMENT, Measure.STOCK, None),
        ("#affected+displaced+newdisp", Movement.FORCED_DISPLACEMENT, Measure.FLOW, None),
        ("#affected+refugees", Movement.REFUGEE, Measure.STOCK, None),
        ("#affected+asylumseekers", Movement.ASYLUM_SEEKER, Measure.STOCK, None),
        ("#affected+returnees", Movement.RETURN, Measure.STOCK, None),
        ("#affected+idps+returnees", Movement.RETURN, Measure.STOCK, None),
        ("#affected+returned+flow", Movement.RETURN, Measure.FLOW, None),
    ],
)
def test_tags_tell_movement_measure_and_cause(tag, movement, measure, means):
    (figure,) = records(f"{tag},#country+code", "7,SYR")
    assert (figure.movement, figure.measure, figure.means) == (movement, measure, means)


def test_people_displaced_by_an_event_are_a_flow():
    incident, moved, idps = records("#event+name,#affected+displaced,#affected+idps", "A raid,40,90")
    assert incident == Incident(None, "A raid")
    assert {moved.measure, idps.measure} == {Measure.FLOW, Measure.STOCK}
    assert {moved.count.low, idps.count.low} == {40, 90}
    assert (moved if moved.count.low == 40 else idps).measure is Measure.FLOW


@pytest.mark.parametrize(
    "outcome, tag",
    [
        (Outcome.KILLED, "killed"),
        (Outcome.WOUNDED, "injured"),
        (Outcome.WOUNDED, "wounded"),
        (Outcome.MISSING, "missing"),
        (Outcome.ABDUCTED, "abducted"),
    ],
)
def test_outcomes_and_their_parts(outcome, tag):
    whole, part = records(f"#affected+{tag},#affected+{tag}+children,#geo+lat", "9,2,1")
    assert (whole.outcome, whole.count.low, part.victims) == (outcome, 9, Group(age=AgeGroup.CHILD))


@pytest.mark.parametrize(
    "name, kind, parties, expected",
    [
        ("A raid", "Air/drone strike", ",", Incident(IncidentType.AIR_DRONE_STRIKE, "A raid")),
        ("", "air drone strike", ",", Incident(IncidentType.AIR_DRONE_STRIKE)),
        ("", "Ambush", ",", Incident(None, "Ambush")),
        ("", "", "A,B", Incident(None, "A - B", (Actor("A"), Actor("B")))),
        ("", "", ",", None),
    ],
)
def test_events(name, kind, parties, expected):
    tags = "#event+name,#event+type,#group+name+first,#group+name+second,#meta+source"
    data = read(tags, f"{name},{kind},{parties},AP")
    found = [claim.record for claim in data.claims()]
    assert found == ([] if expected is None else [expected])
    assert dump(list(data.claims()), written := StringIO(), "hxl") == ()
    assert [claim.record for claim in loaded(written.getvalue(), "hxl").claims()] == found


@pytest.mark.parametrize(
    "tags, cells, when, scope",
    [
        ("#date", "2020-02-20", "2020-02-20", Scope.INCIDENT),
        ("#date", "20 February 2020", "2020-02-20", Scope.INCIDENT),
        ("#date", "2020-W08", "2020-W08", Scope.CUMULATIVE),
        ("#date+year", "2020", "2020", Scope.CUMULATIVE),
        ("#date+start,#date+end", "2020-01,2020-02", "2020-01/2020-02", Scope.CUMULATIVE),
        ("#date+start,#date+end", "2020-02,2020-01", "2020-01/2020-02", Scope.CUMULATIVE),
        ("#date+start,#date", "2020-02,2020", "2020-02/..", Scope.CUMULATIVE),
        ("#date+reported", "2020-02-20", None, Scope.INCIDENT),
        ("#date", "soon", None, Scope.INCIDENT),
    ],
)
def test_dates(tags, cells, when, scope):
    (figure,) = records(f"#affected+killed,{tags}", f"4,{cells}")
    assert (figure.when, figure.scope) == (None if when is None else Period.parse(when), scope)


def test_a_date_of_reporting_dates_a_stock():
    (figure,) = records("#affected+idps,#date+reported", "4,2020-02-20")
    assert figure.when == Period.parse("2020-02-20")


def test_dates_that_cannot_be_are_problems():
    found = read("#affected+killed,#date,#date+start,#date+end", "4,soon,2020-02,2020-01").problems
    assert [(problem.column, problem.value) for problem in found] == [("#date", "soon"), ("#date+end", "2020-01")]


@pytest.mark.parametrize(
    "tags, cells, where",
    [
        ("#country+code", "SYR", Place("Syria", "SY", (), None, PlacePrecision.COUNTRY)),
        ("#country+code+v_iso2", "SY", Place("Syria", "SY", (), None, PlacePrecision.COUNTRY)),
        ("#country", "Syria", Place("Syria", "SY", (), None, PlacePrecision.COUNTRY)),
        ("#country+name,#adm1", "Syria,Idlib", Place("Idlib", "SY", (), None, PlacePrecision.FIRST_ORDER_ADMIN)),
        ("#adm1,#adm2", "Idlib,Saraqib", Place("Saraqib", None, ("Idlib",), None, PlacePrecision.SECOND_ORDER_ADMIN)),
        ("#adm2,#adm3", "Idlib,Saraqib", Place("Saraqib", None, ("Idlib",))),
        (
            "#loc,#adm1,#geo+lat,#geo+lon",
            "Taftanaz,Idlib,36,36.8",
            Place("Taftanaz", None, ("Idlib",), Point(36, 36.8)),
        ),
    ],
)
def test_places(tags, cells, where):
    (figure,) = records(f"#affected+killed,{tags}", f"4,{cells}")
    assert figure.where == where


def test_origin_and_destination():
    (figure,) = records("#affected+refugees,#country+origin,#adm1+name+dest", "4,Syria,Adana")
    assert figure.origin == Place("Syria", "SY", (), None, PlacePrecision.COUNTRY)
    assert figure.destination == Place("Adana", None, (), None, PlacePrecision.FIRST_ORDER_ADMIN)


def test_figures_of_one_event_share_a_row_and_rivals_do_not():
    incident = Incident(None, "A raid", (), Period.parse("2020-02-20"), Place("Saraqib", "SY"))
    source = Attribution((Source("AP"),))
    killed, children = Casualties(Outcome.KILLED, Count.exactly(10)), Group(age=AgeGroup.CHILD)
    told: list[Record] = [
        incident,
        killed,
        Casualties(Outcome.KILLED, Count.exactly(3), children, subset_of=Count.exactly(10)),
        Casualties(Outcome.WOUNDED, Count.exactly(20)),
        Casualties(Outcome.KILLED, Count.exactly(12)),
        Casualties(Outcome.KILLED, Count.exactly(4), children),
        Displacement(Count.exactly(80), Movement.FORCED_DISPLACEMENT, Measure.FLOW),
    ]
    claims = [Claim(record, source, incident=incident) for record in told]
    losses = dump(claims, written := StringIO(), "hxl")
    assert losses == ()
    data = loaded(written.getvalue())
    figures = [
        {field: getattr(row, field) for field in FIGURES if isinstance(getattr(row, field), int)} for row in data.rows
    ]
    assert figures == [
        {"killed": 10, "killed_children": 3, "injured": 20, "displaced_newdisp": 80},
        {"killed": 12},
        {"killed_children": 4},
    ]


def test_a_running_total_is_no_figure_of_an_event():
    incident = Incident(None, "A raid", (), Period.parse("2020-02-20"))
    total = Casualties(Outcome.KILLED, Count.exactly(90), scope=Scope.CUMULATIVE, when=Period.parse("2020-02"))
    losses = dump([Claim(incident), Claim(total, incident=incident)], written := StringIO(), "hxl")
    assert {loss.field for loss in losses} == {"incident.description", "incident.when"}
    assert {claim.record for claim in loaded(written.getvalue()).claims()} == {incident, total}
    undated = Casualties(Outcome.KILLED, Count.exactly(90), scope=Scope.CUMULATIVE)
    assert [loss.field for loss in dump([Claim(undated)], StringIO(), "hxl")] == ["casualties.killed"]


def test_a_long_series_without_times_is_written_piece_by_piece():
    claims = [Claim(Casualties(Outcome.KILLED, Count.exactly(number))) for number in range(250)]
    assert dump(claims, written := StringIO(), "hxl") == ()
    assert set(loaded(written.getvalue()).claims()) == set(claims)


def test_every_tag_of_a_row_is_one_and_no_two_mean_the_same():
    names = [name for column in columns(HxlRow).values() for name in column.names]
    assert all(map(reduced, names))
    assert len({reduced(name) for name in names}) == len(names)
    assert set(FIGURES) < set(columns(HxlRow))
    assert set(FORMAT.layouts) == {"1.1"}


def test_what_is_written_passes_the_core_schema():
    if not SAMPLES.is_dir():
        pytest.skip(f"no sample files in {SAMPLES}")
    rules = json.loads((SAMPLES / "hxl" / "hxl-default-schema.json").read_text(encoding="utf-8"))
    kinds = {
        tag: rule["#valid_datatype"]
        for rule in rules
        if "#valid_datatype" in rule
        for tag in rule["#valid_tag"].split(",")
    }
    dump(list(load(SAMPLES / "idmc" / "idmc_idu.json").claims()), written := StringIO(), "hxl")
    data = loaded(written.getvalue())
    assert len(data.rows) == 113
    for row in data.rows:
        for tag, cell in zip(data.dialect.tags or (), row.cells, strict=True):
            assert cell == cell.strip()
            match kinds.get(tag.partition("+")[0]):
                case "date" if cell:
                    date.fromisoformat(cell)
                case "number" if cell:
                    assert re.fullmatch("[0-9]+", cell)
                case _:
                    pass


def test_a_cell_that_begins_with_a_number_sign_makes_no_row_of_tags():
    assert load(StringIO("ISO3,Name,Year,Conflict Stock Displacement\n#A,,,\n"), "idmc-gidd").dialect.tags is None
