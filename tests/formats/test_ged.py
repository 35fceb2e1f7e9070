"""UCDP GED: what a row states, how it comes back, and what is told of rows that contradict themselves."""

import io
from datetime import date
from pathlib import Path

import attrs
import pytest

from conflictmodel import formats
from conflictmodel.formats.ged import FORMAT, PRECISION, VIOLENCE, GedEvent
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, ActorKind, CombatantStatus, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Count
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point
from conflictmodel.model.source import Attribution, Source, SourceKind

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "ged"
FILES = ("ged191-bangladesh-myanmar.csv", "ged231-central-african-republic.geojson")

EVENT = GedEvent(
    id="400001",
    year=2019,
    type_of_violence=1,
    dyad_name="Government of Mali - JNIM",
    side_a="Government of Mali",
    side_b="JNIM",
    gwnoa="432",
    source_original="army spokesman",
    source_office="AFP",
    where_prec=2,
    where_coordinates="Mondoro",
    adm_1="Mopti region",
    adm_2="Douentza cercle",
    latitude=14.67,
    longitude=-1.95,
    country="Mali",
    country_id="432",
    date_prec=1,
    date_start=date(2019, 9, 30),
    date_end=date(2019, 9, 30),
    deaths_a=25,
    deaths_b=15,
    deaths_civilians=0,
    deaths_unknown=2,
    low=40,
    best=42,
    high=85,
)


@pytest.fixture(params=FILES)
def sample(request):
    path = SAMPLES / request.param
    if not path.exists():
        pytest.skip(f"the sample file {path} is not on this machine")
    return path


def stated(row):
    return list(FORMAT.claims([row]))


def contradictions(row):
    assert FORMAT.check is not None
    return FORMAT.check(row)


def back(claims, **how):
    target = io.BytesIO()
    lost = formats.dump(claims, target, format="ucdp-ged", **how)
    return formats.load(io.BytesIO(target.getvalue()), format="ucdp-ged"), lost


def test_the_samples_come_back_cell_for_cell(sample, tmp_path):
    data = formats.load(sample)
    assert data.format == "ucdp-ged"
    assert formats.dump(data, tmp_path / "out") == ()
    again = formats.load(tmp_path / "out")
    assert [row.cells for row in again.rows] == [row.cells for row in data.rows]
    assert [row.columns for row in again.rows] == [row.columns for row in data.rows]
    assert again.dialect == data.dialect
    if sample.suffix == ".csv":
        assert (tmp_path / "out").read_bytes() == sample.read_bytes()


def test_the_samples_state_claims_that_go_through_the_model_unharmed(sample):
    data = formats.load(sample)
    claims = list(data.claims())
    assert len(claims) > 4 * len(data.rows)
    other, lost = back(claims)
    assert lost == ()
    assert list(other.claims()) == claims


def test_the_samples_contradict_themselves_where_they_do(sample):
    data = formats.load(sample)
    number = sum(1 for row in data.rows if not row.low <= row.best <= row.high)
    assert number == {".csv": 6, ".geojson": 20}[sample.suffix]
    assert [problem.column for problem in data.problems] == ["best"] * number


def test_changing_one_field_changes_one_cell(sample, tmp_path):
    data = formats.load(sample)
    first, *others = data.rows
    changed = attrs.evolve(first, high=first.high + 1)
    formats.dump(attrs.evolve(data, rows=(changed, *others)), tmp_path / "out")
    again = formats.load(tmp_path / "out")
    differing = [
        (old, new)
        for row, other in zip(data.rows, again.rows, strict=True)
        for old, new in zip(row.cells, other.cells, strict=True)
        if old != new
    ]
    assert differing == [(str(first.high), str(first.high + 1))]


def test_a_row_states_the_event_the_total_and_its_parts():
    event, total, *parts = stated(EVENT)
    mali = Actor("Government of Mali", ActorKind.STATE, country="ML")
    jnim = Actor("JNIM", ActorKind.ARMED_GROUP)
    when = Period.of("2019-09-30")
    where = Place("Mondoro", "ML", ("Mopti region", "Douentza cercle"), Point(14.67, -1.95), PlacePrecision.NEAR)
    what = "state-based conflict: Government of Mali - JNIM"
    assert event.record == Incident(None, what, (mali, jnim), when, where)
    said = (Source("army spokesman"), Source("AFP"), Source("UCDP GED", SourceKind.MONITOR))
    assert {claim.attribution for claim in (event, total, *parts)} == {Attribution(said)}
    everybody = Count(40, 85, 42, Count.about(1).basis)
    assert total.record == Casualties(Outcome.KILLED, everybody, when=when, where=where)
    assert all(claim.incident == event.record for claim in (total, *parts))
    fighters = CombatantStatus.COMBATANT
    assert [(part.record.count.low, part.record.victims) for part in parts] == [
        (25, Group(affiliation="Government of Mali", status=fighters)),
        (15, Group(affiliation="JNIM", status=fighters)),
        (0, Group(status=CombatantStatus.CIVILIAN)),
        (2, Group()),
    ]
    assert {part.record.subset_of for part in parts} == {everybody}


def test_in_one_sided_violence_side_a_did_it():
    row = attrs.evolve(
        EVENT, type_of_violence=3, side_b="Civilians", deaths_a=0, deaths_b=0, deaths_civilians=40, low=42, high=42
    )
    event, total, *parts = stated(row)
    assert event.record.actors == (total.record.perpetrator,)
    assert total.record.perpetrator.name == "Government of Mali"
    assert [part.record.victims.status for part in parts] == [CombatantStatus.CIVILIAN, CombatantStatus.UNKNOWN]
    data, lost = back(stated(row))
    assert lost == ()
    (other,) = data.rows
    assert (other.type_of_violence, other.side_b, other.deaths_a, other.deaths_b) == (3, "Civilians", 0, 0)


@pytest.mark.parametrize(
    "low, best, high, count",
    [
        (7, 7, 7, Count.exactly(7)),
        (7, 7, Missing.EMPTY, Count.at_least(7)),
        (Missing.EMPTY, 7, Missing.EMPTY, Count.exactly(7)),
        (7, Missing.EMPTY, 9, Count.between(7, 9)),
        (7, Missing.EMPTY, Missing.EMPTY, Count.at_least(7)),
        (Missing.EMPTY, Missing.EMPTY, 9, Count.at_most(9)),
        (9, Missing.EMPTY, 7, Count.between(7, 9)),
        (5, 3, 4, Count(3, 5, 3, Count.about(1).basis)),
        (Missing.EMPTY, Missing.EMPTY, Missing.EMPTY, None),
    ],
)
def test_three_estimates_make_one_figure(low, best, high, count):
    claims = stated(attrs.evolve(EVENT, low=low, best=best, high=high))
    assert (claims[1].record.count if len(claims) > 1 else None) == count


@pytest.mark.parametrize(
    "count, cells",
    [
        (Count.exactly(7), ("7", "7", "7")),
        (Count.at_least(7), ("7", "7", "")),
        (Count.more_than(7), ("8", "8", "")),
        (Count.at_most(7), ("0", "", "7")),
        (Count.about(100), ("90", "100", "110")),
        (Count.nearly(100), ("90", "", "99")),
        (Count.between(7, 9), ("7", "", "9")),
        (Count.vague(24, 99), ("24", "", "99")),
        (Count.vague(24), ("24", "24", "")),
    ],
)
def test_no_bound_is_invented(count, cells):
    data, lost = back([Claim(Casualties(Outcome.KILLED, count))])
    (row,) = data.rows
    assert tuple(map(row.cell, ("low", "best", "high"))) == cells
    kept = next(claim.record.count for claim in data.claims() if isinstance(claim.record, Casualties))
    assert bool(lost) == (kept != count)


@pytest.mark.parametrize("kind", VIOLENCE)
def test_each_kind_of_violence_comes_back(kind):
    other = "Civilians" if kind == 3 else "JNIM"
    row = attrs.evolve(EVENT, type_of_violence=kind, side_b=other, deaths_a=0, deaths_b=0, deaths_civilians=40)
    data, lost = back(stated(row))
    assert lost == ()
    assert data.rows[0].type_of_violence == kind


@pytest.mark.parametrize("number, precision", PRECISION.items())
def test_each_precision_of_a_place_comes_back(number, precision):
    event, *_ = stated(attrs.evolve(EVENT, where_prec=number))
    assert event.record.where.precision is precision
    assert back(stated(attrs.evolve(EVENT, where_prec=number)))[0].rows[0].where_prec == number


@pytest.mark.parametrize(
    "kinds, type_, expected",
    [
        ((ActorKind.STATE, ActorKind.ARMED_GROUP), IncidentType.ARMED_CLASH, 1),
        ((ActorKind.ARMED_GROUP, ActorKind.ARMED_GROUP), IncidentType.GRENADE, 2),
        ((ActorKind.ARMED_GROUP, ActorKind.UNKNOWN), IncidentType.GRENADE, Missing.EMPTY),
        ((ActorKind.ARMED_GROUP,), IncidentType.ARMED_CLASH, Missing.EMPTY),
        ((ActorKind.ARMED_GROUP,), IncidentType.ATTACK, 3),
        ((), IncidentType.ATTACK, Missing.EMPTY),
        ((ActorKind.STATE, ActorKind.STATE), IncidentType.ARRESTS, Missing.EMPTY),
        ((ActorKind.STATE, ActorKind.STATE), None, Missing.EMPTY),
    ],
)
def test_the_kind_of_violence_is_told_only_where_the_claims_settle_it(kinds, type_, expected):
    actors = tuple(Actor(f"party {number}", kind) for number, kind in enumerate(kinds))
    event = Incident(type_, "an event", actors)
    data, _ = back([Claim(Casualties(Outcome.KILLED, Count.exactly(3)), incident=event)])
    assert data.rows[0].type_of_violence == expected


@pytest.mark.parametrize(
    "claim",
    [
        Claim(Incident(IncidentType.PEACEFUL_PROTEST)),
        Claim(Casualties(Outcome.WOUNDED, Count.exactly(3))),
        Claim(Casualties(Outcome.KILLED, Count.exactly(0))),
        Claim(Casualties(Outcome.KILLED, Count.exactly(3), scope=Scope.CUMULATIVE)),
        Claim(Casualties(Outcome.KILLED, Count.exactly(3), subset_of=Count.exactly(5))),
    ],
)
def test_what_is_no_event_with_deaths_makes_no_row(claim):
    data, lost = back([claim])
    assert data.rows == ()
    assert [loss.records for loss in lost] == [1]


def test_of_rival_figures_one_is_kept_and_the_other_told_as_lost():
    event = Incident(IncidentType.ATTACK, "an event")
    ten, twelve = (Claim(Casualties(Outcome.KILLED, Count.exactly(n)), incident=event) for n in (10, 12))
    data, lost = back([ten, twelve])
    assert [row.best for row in data.rows] == [10]
    assert "casualties.killed" in {loss.field for loss in lost}


@pytest.mark.parametrize(
    "first, last, precision",
    [("2019-09-01", "2019-09-01", 1), ("2019-09-01", "2019-09-05", 2), ("2019-09-02", "2019-09-08", 3),
     ("2019-09-01", "2019-09-30", 4), ("2019-01-01", "2019-12-31", 5)],
)  # fmt: skip
def test_days_make_a_period_and_its_precision(first, last, precision):
    row = attrs.evolve(
        EVENT, date_start=date.fromisoformat(first), date_end=date.fromisoformat(last), date_prec=precision
    )
    event, *_ = stated(row)
    assert (str(event.record.when.first), str(event.record.when.last)) == (first, last)
    data, lost = back(stated(row))
    assert lost == ()
    assert data.rows[0].date_prec == precision


def test_a_row_without_dates_or_names_still_states_its_figure():
    row = GedEvent(year=2020, best=3, low=3, high=3, country="Mali")
    event, total = stated(row)
    assert event.record.when == Period.of("2020")
    assert event.record.where == Place("Mali")
    assert event.record.description == "organised violence"
    assert total.record.count == Count.exactly(3)
    event, _ = stated(GedEvent(best=3, low=3, high=3))
    assert event.record.when is event.record.where is None


@pytest.mark.parametrize(
    "geometry, where",
    [
        ('{"type": "Point", "coordinates": [-1.95, 14.67]}', Point(14.67, -1.95)),
        ('{"type": "Point", "coordinates": [500, 14.67]}', None),
        ('{"type": "Polygon", "coordinates": []}', None),
        ("null", None),
        ("[[[", None),
        (Missing.ABSENT, None),
    ],
)
def test_a_position_may_be_a_geometry(geometry, where):
    event, *_ = stated(attrs.evolve(EVENT, latitude=Missing.ABSENT, longitude=Missing.ABSENT, geometry=geometry))
    assert event.record.where.point == where


def test_contradictions_are_told():
    row = attrs.evolve(EVENT, low=50, deaths_a=1, date_end=date(2019, 9, 1))
    faults = list(contradictions(row))
    assert [field for field, _ in faults] == ["best", "best", "date_end"]
    assert list(contradictions(EVENT)) == []
    assert list(contradictions(GedEvent())) == []


def test_the_columns_of_older_versions_are_matched_by_name():
    header = "id,type_of_violence,low,best,high,side_a,side_b,date_start,date_end,deaths_a,deaths_b"
    text = f"{header}\n7,2,1,2,3,A,B,2001-02-03,2001-02-04,1,1\n"
    data = formats.load(io.StringIO(text))
    (row,) = data.rows
    assert (data.format, row.low, row.best, row.high, row.relid) == ("ucdp-ged", 1, 2, 3, Missing.ABSENT)
    assert row.cell("side_b") == "B"
    with pytest.raises(KeyError):
        row.cell("nothing")


def test_a_newer_layout_holds_an_older_file(sample, tmp_path):
    data = formats.load(sample)
    lost = formats.dump(data, tmp_path / "out.csv", dialect="19.1")
    again = formats.load(tmp_path / "out.csv")
    assert again.dialect.columns == FORMAT.layouts["19.1"].columns
    assert [row.best for row in again.rows] == [row.best for row in data.rows]
    assert bool(lost) == (sample.suffix == ".geojson")
