"""The invented values keep to what was asked for, and users reach them through Hypothesis."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import find, given, settings, strategies as st
from hypothesis.errors import InvalidArgument

from conflictmodel import _hypothesis, strategies
from conflictmodel.model.actor import ActorKind, CombatantStatus
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.contact import ContactType
from conflictmodel.model.count import MAX_FIGURE, Basis
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.equipment import EquipmentClass, LossStatus
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import IncidentType
from conflictmodel.model.period import Precision
from conflictmodel.model.source import SourceKind
from conflictmodel.numbers import parse_count
from conflictmodel.strategies import counts, number_phrases
from conflictmodel.strategies.phrases import PHRASES_IN

BOUND = st.integers(0, 100)


@given(st.data(), BOUND, BOUND)
def test_counts_keep_to_their_bounds(data, one, other):
    least, most = sorted([one, other])
    count = data.draw(counts(least, most))
    figure = count.low if count.stated is None else count.stated
    assert least <= figure <= most
    assert count.low <= most
    assert count.high is None or count.high <= most


@pytest.mark.parametrize("basis", Basis)
@given(data=st.data())
def test_counts_keep_to_their_bases(basis, data):
    assert data.draw(counts(bases=[basis])).basis is basis
    assert data.draw(counts(bases=(basis.value, basis.value))).basis is basis


@pytest.mark.parametrize("basis", Basis)
def test_counts_take_in_every_basis(basis):
    assert find(counts(), lambda count: count.basis is basis).basis is basis


@pytest.mark.parametrize(
    "made",
    [
        counts(max_value=-1),
        counts(2, 1),
        counts(max_value=MAX_FIGURE + 1),
        counts(max_value=0, bases=["fewer_than"]),
        counts(bases=[]),
        counts(bases=["exactly"]),
        strategies.partial_dates(date(2020, 1, 2), date(2020, 1, 1)),
        strategies.partial_dates(precisions=["hour"]),
    ],
)
def test_arguments_that_cannot_be_met_are_refused(made):
    with pytest.raises(InvalidArgument):
        find(made, lambda _: True)


@given(counts(max_value=0))
def test_hedges_that_fit_no_figure_are_left_out(count):
    assert (count.low, count.stated or 0) == (0, 0)


@given(st.data(), st.dates(), st.dates())
def test_partial_dates_take_in_a_day_of_the_range(data, one, other):
    least, most = sorted([one, other])
    day = data.draw(strategies.partial_dates(least, most, precisions=["day", "month", "year"]))
    assert day.first <= most
    assert day.last >= least


@given(strategies.periods(strategies.partial_dates(precisions=[Precision.WEEK]), allow_open=False))
def test_periods_are_made_of_the_given_dates(period):
    assert period.precision is Precision.WEEK
    assert None not in {period.start, period.end}


@pytest.mark.parametrize(
    "make, keyword, vocabulary, held",
    [
        (strategies.actors, "kinds", ActorKind, lambda actor: actor.kind),
        (strategies.groups, "statuses", CombatantStatus, lambda group: group.status),
        (strategies.sources, "kinds", SourceKind, lambda source: source.kind),
        (strategies.incidents, "types", IncidentType, lambda incident: incident.type),
        (strategies.casualties, "outcomes", Outcome, lambda record: record.outcome),
        (strategies.casualties, "scopes", Scope, lambda record: record.scope),
        (strategies.equipment_losses, "equipment", EquipmentClass, lambda record: record.equipment),
        (strategies.equipment_losses, "statuses", LossStatus, lambda record: record.status),
        (strategies.displacements, "movements", Movement, lambda record: record.movement),
        (strategies.displacements, "measures", Measure, lambda record: record.measure),
        (strategies.diplomatic_contacts, "types", ContactType, lambda contact: contact.type),
        (strategies.claims, "stances", Stance, lambda claim: claim.stance),
    ],
)
@given(data=st.data())
def test_values_keep_to_the_terms_asked_for(make, keyword, vocabulary, held, data):
    wanted = data.draw(st.sets(st.sampled_from(vocabulary), min_size=1))
    assert held(data.draw(make(**{keyword: wanted}))) in wanted


@given(strategies.claims(strategies.casualties(counts(max_value=9), victims=strategies.groups(statuses=["civilian"]))))
def test_strategies_nest(claim):
    assert claim.record.count.low <= 9
    assert claim.record.victims.status is CombatantStatus.CIVILIAN


@given(strategies.attributions(strategies.sources(names=st.just("AP")), min_size=2, max_size=None))
def test_attributions_are_chains_of_the_given_sources(chain):
    assert set(chain.names) == {"AP"}
    assert len(chain) >= 2


@given(strategies.reports(st.just("five dead"), records=strategies.incidents(), max_claims=1))
def test_reports_are_made_of_the_given_parts(report):
    assert report.text == "five dead"
    assert len(report.claims) <= 1


@pytest.mark.parametrize("language", sorted(PHRASES_IN))
@given(data=st.data())
def test_a_number_phrase_means_its_count(language, data):
    phrase, count = data.draw(number_phrases(language))
    assert parse_count(phrase, language) == count


@pytest.mark.parametrize("language", ["tr", "he"])
def test_languages_that_bend_hedge_and_figure_have_no_phrases(language):
    with pytest.raises(InvalidArgument, match="none of the languages with phrases: ar, de, en"):
        number_phrases(language)


@pytest.mark.parametrize("basis", Basis)
@given(data=st.data())
def test_number_phrases_keep_to_their_bases_and_their_limit(basis, data):
    _, count = data.draw(number_phrases(max_value=999, bases=[basis]))
    assert count.basis is basis
    figure = count.high if count.stated is None else count.stated
    assert figure is not None
    assert figure <= 999


@given(number_phrases(max_value=0))
def test_hedges_that_fit_no_number_are_left_out_of_phrases(example):
    _, count = example
    assert count.stated == 0


@pytest.mark.parametrize(
    "arguments",
    [{"max_value": -1}, {"max_value": MAX_FIGURE}, {"max_value": 2, "bases": ["vague"]}, {"bases": ["few"]}],
)
def test_number_phrases_that_cannot_be_are_refused(arguments):
    with pytest.raises(InvalidArgument):
        number_phrases(**arguments)


@pytest.fixture(scope="module")
def registered():
    """Hypothesis as it is where conflictmodel is installed; in a bare checkout nobody has called the hook."""
    _hypothesis.register()


@pytest.mark.parametrize("cls", [*_hypothesis._STRATEGIES, Claim])
@settings(max_examples=5)
@given(data=st.data())
def test_hypothesis_knows_every_type(registered, cls, data):
    assert isinstance(data.draw(st.from_type(cls)), cls)


@pytest.mark.parametrize("records", [Record, Casualties, Casualties | Displacement])
@settings(max_examples=5)
@given(data=st.data())
def test_hypothesis_knows_the_records_of_a_claim(registered, records, data):
    assert isinstance(data.draw(st.from_type(records)), records)
    assert isinstance(data.draw(st.from_type(Claim[records])).record, records)  # type: ignore[valid-type]  # a test case


@pytest.mark.parametrize(
    "program",
    [
        "import conflictmodel.strategies",
        "import hypothesis, conflictmodel.strategies",
        "import conflictmodel._hypothesis as h; h.register(); import conflictmodel.strategies",
        "import conflictmodel, sys; assert 'hypothesis' not in sys.modules",
        "import conflictmodel._hypothesis as h, sys; h.register(); sys.exit('conflictmodel.strategies' in sys.modules)",
    ],
)
def test_nothing_is_imported_in_a_circle(program):
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, timeout=60)
