"""What holds for every table of displaced people: nothing is lost untold, and a stock never becomes a flow."""

from io import StringIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from conflictmodel.formats import Dataset, Loss, dump, load, registry
from conflictmodel.formats._displaced import cause, one_number
from conflictmodel.formats.format import TableFormat
from conflictmodel.formats.losses import differences
from conflictmodel.model.actor import AgeGroup, Group, Sex
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement, Unit
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point
from conflictmodel.model.source import Attribution, Source
from conflictmodel.strategies import counts

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"

FILES = {
    "idmc-idu": ["idmc/idmc_idu.json"],
    "idmc-gidd": ["idmc/gidd-hxl.csv"],
    "iom-dtm": ["dtm/iom-dtm-hxl-head.csv"],
    "unhcr": ["unhcr/HDX_EndYearPopulationTotals.csv", "unhcr/HDX_Solutions.csv"],
    "hxl": ["idmc/gidd-hxl.csv", "dtm/iom-dtm-hxl-head.csv"],
}
NAMES = list(FILES)
SAMPLED = [(name, file) for name, files in FILES.items() for file in files]


def form_of(name: str) -> TableFormat:
    form = registry.known(name)
    assert isinstance(form, TableFormat)
    return form


def sample(file: str) -> Path:
    if not SAMPLES.is_dir():
        pytest.skip(f"no sample files in {SAMPLES}")
    return SAMPLES / file


def there_and_back(data: Any, name: str | None = None) -> tuple[Dataset, tuple[Loss, ...]]:
    written = StringIO()
    losses = dump(data, written, name)
    return load(StringIO(written.getvalue()), name), losses


# --- files as published


@pytest.mark.parametrize("name, file", SAMPLED)
def test_a_file_comes_back_byte_by_byte(name, file, tmp_path):
    path = sample(file)
    data = load(path, name)
    assert data.problems == ()
    assert dump(data, tmp_path / "out") == ()
    assert (tmp_path / "out").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name, file", SAMPLED)
def test_the_claims_of_a_file_are_written_and_read_back_without_loss(name, file, tmp_path):
    told = list(load(sample(file), name).claims())
    assert told
    layouts = list(form_of(name).layouts) if name == "idmc-idu" else [None]
    for layout in layouts:
        assert dump(told, tmp_path / "out", name, dialect=layout) == ()
        assert set(load(tmp_path / "out", name).claims()) == set(told)


@pytest.mark.parametrize("file", [file for name, file in SAMPLED if name != "hxl"])
def test_a_file_is_known_by_its_columns_and_not_by_its_tags(file):
    assert load(sample(file)).format == next(name for name, own in SAMPLED if own == file)


# --- claims from anywhere

_COUNTRY = PlacePrecision.COUNTRY
_PLACES = st.sampled_from(
    [
        Place("Afghanistan", "AF", (), None, _COUNTRY),
        Place("Syria", "SY", (), None, _COUNTRY),
        Place("Abyei Area", None, (), None, _COUNTRY),
        Place("Kosovo", "XK"),
        Place("Baghlan", "AF", (), None, PlacePrecision.FIRST_ORDER_ADMIN),
        Place("Nahrin", "AF", ("Baghlan",), None, PlacePrecision.SECOND_ORDER_ADMIN),
        Place("Nahrin", None, (), None, PlacePrecision.SECOND_ORDER_ADMIN),
        Place("Saraqib", "SY", ("Idlib",), Point(35.86, 36.8)),
        Place("a camp", None, (), Point(1, 2)),
        Place("nowhere known", "QQ", ("a", "b", "c", "d"), None, PlacePrecision.EXACT),
    ]
)
_PERIODS = st.sampled_from(
    list(
        map(
            Period.parse, ["2013", "2013-12-31", "2014-05-02", "2014-02", "2013-11-30/2014-02-02", "2014/..", "../2015"]
        )
    )
)
_GROUPS = st.sampled_from(
    [
        Group(),
        Group(sex=Sex.MALE),
        Group(sex=Sex.FEMALE),
        Group(age=AgeGroup.CHILD),
        Group("families"),
        Group("stateless people"),
    ]
)
_COUNTS = st.sampled_from(
    [
        *(Count.exactly(0), Count.exactly(40), Count.about(500), Count.more_than(50), Count.at_least(7)),
        *(Count.at_most(200), Count.fewer_than(10), Count.nearly(90), Count.between(30, 40), Count.vague(24, 99)),
    ]
)
_MEANS = st.sampled_from(
    ["Conflict", "Disaster", "Disaster: Flood", "Disaster: Storm: Cyclone", "Natural disaster", "shelling"]
)
_EVENTS = st.sampled_from(
    [Incident(None, "Communal violence"), Incident(None, "Flood", (), Period.parse("2014-05-01"), Place("Syria", "SY"))]
)
_DISPLACEMENTS = st.builds(
    Displacement,
    count=_COUNTS | counts(max_value=10**9),
    movement=st.sampled_from(Movement),
    measure=st.sampled_from(Measure),
    unit=st.sampled_from([Unit.PERSON, Unit.PERSON, Unit.HOUSEHOLD]),
    people=_GROUPS,
    origin=st.none() | _PLACES,
    destination=st.none() | _PLACES,
    scope=st.sampled_from(Scope),
    means=st.none() | _MEANS,
    when=st.none() | _PERIODS,
    where=st.none() | _PLACES,
    subset_of=st.none() | st.none() | _COUNTS,
)
_CLAIMS: st.SearchStrategy[Claim[Any]] = st.builds(
    Claim,
    record=_DISPLACEMENTS,
    attribution=st.lists(st.builds(Source, st.sampled_from(["a <ministry>", "AP & co", "U.N."])), max_size=3).map(
        lambda sources: Attribution(tuple(dict.fromkeys(sources)))
    ),
    stance=st.sampled_from(Stance),
    incident=st.none() | _EVENTS,
)


@pytest.mark.parametrize("name", NAMES)
@given(claim=_CLAIMS)
def test_what_a_claim_loses_is_told(name, claim):
    again, losses = there_and_back([claim], name)
    assert all(loss.why for loss in losses)
    assert again.problems == ()
    assert set(differences([claim], again.claims())) == {loss.field for loss in losses}


@pytest.mark.parametrize("name", NAMES)
@given(wanted=st.lists(_CLAIMS, max_size=6))
def test_no_stock_becomes_a_flow_no_disaster_a_conflict_and_nothing_denied_is_written(name, wanted):
    again, _ = there_and_back(wanted, name)
    told = {
        (claim.record.measure, claim.record.movement, one_number(claim.record.count))
        for claim in wanted
        if claim.stance is not Stance.DENIED and claim.record.unit is Unit.PERSON
    }
    causes = {(claim.record.measure, one_number(claim.record.count), cause(claim.record.means)) for claim in wanted}
    for claim in again.claims():
        figure = claim.record
        if isinstance(figure, Displacement):
            assert (figure.measure, figure.movement, one_number(figure.count)) in told
            own = figure.measure, one_number(figure.count), cause(figure.means)
            assert own in causes or (own[2] is None)


@pytest.mark.parametrize("name", NAMES)
def test_a_stock_and_a_flow_of_one_time_and_place_stay_two(name):
    where = Place("Syria", "SY", (), None, _COUNTRY)
    flow = Displacement(
        Count.exactly(5),
        Movement.INTERNAL_DISPLACEMENT,
        Measure.FLOW,
        scope=Scope.CUMULATIVE,
        means="Conflict",
        when=Period.parse("2013"),
        where=where,
    )
    stock = attrs.evolve(flow, measure=Measure.STOCK, scope=Scope.INCIDENT, when=Period.parse("2013-12-31"))
    again, losses = there_and_back([Claim(flow), Claim(stock)], name)
    figures = [claim.record for claim in again.claims() if isinstance(claim.record, Displacement)]
    found = {(figure.measure, figure.when) for figure in figures}
    assert found <= {(one.measure, one.when) for one in (flow, stock)}
    whole = {loss.field for loss in losses} & {"displacement.flow", "displacement.stock"}
    assert len(found) + len(whole) == 2
