"""The edges of a count: what is allowed at the very limit, what one step further is refused, and in what words."""

from functools import partial

import attrs
import pytest

from conflictmodel.errors import InvalidValueError
from conflictmodel.model.count import MAX_FIGURE, TOLERANCE, Basis, Count, compatible

LIMIT = "1,000,000,000,000,000,000"
FIGURE = f"must be a whole number from 0 to {LIMIT}"


@pytest.mark.parametrize(
    "count",
    [
        Count.exactly(MAX_FIGURE),
        Count.at_least(MAX_FIGURE),
        Count.more_than(MAX_FIGURE - 1),
        Count.at_most(MAX_FIGURE),
        Count.about(MAX_FIGURE, tolerance=0),
        Count.between(0, MAX_FIGURE),
        Count.vague(MAX_FIGURE),
    ],
)
def test_the_largest_figure_is_allowed(count):
    assert MAX_FIGURE in {count.low, count.high}
    assert Count.fewer_than(MAX_FIGURE).stated == Count.nearly(MAX_FIGURE).stated == MAX_FIGURE


@pytest.mark.parametrize(
    "make", [Count.exactly, Count.at_least, Count.more_than, Count.at_most, Count.fewer_than, Count.about, Count.nearly]
)
@pytest.mark.parametrize("n", [MAX_FIGURE + 1, -1, True, 2.0, "2", None])
def test_what_is_no_figure_is_refused_by_every_hedge(make, n):
    with pytest.raises(InvalidValueError) as caught:
        make(n)
    assert attrs.astuple(caught.value) == ("Count", "stated", n, FIGURE)


@pytest.mark.parametrize(
    "make, field, value, why",
    [
        (partial(Count, 2, 1, None, Basis.BETWEEN), "high", 1, "must not be below low, which is 2"),
        (partial(Count, 1, 1, None, Basis.EXACT), "stated", None, "must be the stated figure when the basis is exact"),
        (
            partial(Count, 1, 2, 1, Basis.BETWEEN),
            "stated",
            1,
            "must be None, for no one figure was stated when the basis is between",
        ),
        (
            partial(Count, 1, 2, 0, Basis.VAGUE),
            "stated",
            0,
            "must be None, for no one figure was stated when the basis is vague",
        ),
        (partial(Count, 1, None, 1, Basis.EXACT), "basis", Basis.EXACT, "does not allow 1 to None for 1"),
        (
            partial(Count, 1, None, None, Basis.BETWEEN),
            "high",
            None,
            "must be the upper figure when the basis is between",
        ),
        (partial(Count, 1, 1, 1, Basis.EXACT, 0), "granularity", 0, f"must be a whole number from 1 to {LIMIT}"),
        (partial(Count.about, 1, tolerance=2), "tolerance", 2, "must be a share from 0 to 1"),
        (partial(Count.nearly, 1, tolerance=-1), "tolerance", -1, "must be a share from 0 to 1"),
    ],
)
def test_a_refusal_names_the_field_the_value_and_what_is_allowed(make, field, value, why):
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert attrs.astuple(caught.value) == ("Count", field, value, why)


@pytest.mark.parametrize(
    "basis, low, high, fits",
    [
        (Basis.EXACT, 7, 7, True),
        (Basis.EXACT, 6, 7, False),
        (Basis.EXACT, 7, 8, False),
        (Basis.AT_LEAST, 7, None, True),
        (Basis.AT_LEAST, 6, None, False),
        (Basis.AT_LEAST, 8, None, False),
        (Basis.AT_LEAST, 7, 7, False),
        (Basis.MORE_THAN, 8, None, True),
        (Basis.MORE_THAN, 7, None, False),
        (Basis.MORE_THAN, 9, None, False),
        (Basis.MORE_THAN, 8, 8, False),
        (Basis.AT_MOST, 0, 7, True),
        (Basis.AT_MOST, 1, 7, False),
        (Basis.AT_MOST, 0, 6, False),
        (Basis.AT_MOST, 0, None, False),
        (Basis.FEWER_THAN, 0, 6, True),
        (Basis.FEWER_THAN, 1, 6, False),
        (Basis.FEWER_THAN, 0, 7, False),
        (Basis.FEWER_THAN, 0, 5, False),
        (Basis.FEWER_THAN, 0, None, False),
        (Basis.NEARLY, 6, 6, True),
        (Basis.NEARLY, 0, 6, True),
        (Basis.NEARLY, 0, 7, False),
        (Basis.NEARLY, 0, 5, False),
        (Basis.ABOUT, 7, 7, True),
        (Basis.ABOUT, 7, 8, True),
        (Basis.ABOUT, 6, 7, True),
        (Basis.ABOUT, 8, 9, False),
        (Basis.ABOUT, 5, 6, False),
        (Basis.ABOUT, 0, None, False),
    ],
)
def test_every_basis_allows_its_own_bounds_and_none_beside_them(basis, low, high, fits):
    if fits:
        assert Count(low, high, 7, basis).stated == 7
    else:
        with pytest.raises(InvalidValueError, match="does not allow"):
            Count(low, high, 7, basis)


@pytest.mark.parametrize(
    "make", [Count.exactly, Count.at_least, Count.more_than, Count.at_most, Count.fewer_than, Count.about, Count.nearly]
)
def test_every_hedge_keeps_the_figure_and_the_step_of_rounding(make):
    assert (make(3_000).stated, make(3_000).granularity) == (3_000, 1)
    assert (make(3_000, granularity=500).stated, make(3_000, granularity=500).granularity) == (3_000, 500)


def test_a_range_keeps_the_step_of_rounding_and_a_vague_word_has_none():
    assert Count.between(1_000, 2_000, granularity=1_000) == Count(1_000, 2_000, None, Basis.BETWEEN, 1_000)
    assert Count.between(1_000, 2_000).granularity == 1
    assert Count.vague(300, 999) == Count(300, 999, None, Basis.VAGUE, 1)


@pytest.mark.parametrize("tolerance", [0, 0.0, 1, 1.0])
def test_a_tolerance_may_be_nothing_or_all(tolerance):
    about, nearly = Count.about(10, tolerance=tolerance), Count.nearly(10, tolerance=tolerance)
    assert (about.low, about.high) == ((0, 20) if tolerance else (10, 10))
    assert (nearly.low, nearly.high) == ((0, 9) if tolerance else (9, 9))


def test_the_tolerance_is_a_tenth_unless_said():
    assert TOLERANCE == 0.1
    assert Count.about(1_000) == Count(900, 1_100, 1_000, Basis.ABOUT)
    assert Count.nearly(1_000) == Count(900, 999, 1_000, Basis.NEARLY)


def test_bounds_are_rounded_outwards():
    assert (Count.about(11).low, Count.about(11).high) == (9, 13)
    assert (Count.nearly(11).low, Count.nearly(11).high) == (9, 10)
    assert (Count.nearly(2).low, Count.nearly(2).high) == (1, 1)


def test_only_a_figure_without_a_hedge_is_exact():
    assert Count.exactly(0).is_exact
    assert not Count.vague(1, 1).is_exact
    assert not Count.about(0).is_exact


@pytest.mark.parametrize(
    "inner, outer, within",
    [
        (Count.between(3, 5), Count.between(3, 5), True),
        (Count.between(3, 5), Count.between(4, 5), False),
        (Count.between(3, 5), Count.between(3, 4), False),
        (Count.at_least(3), Count.at_least(3), True),
        (Count.at_least(2), Count.at_least(3), False),
        (Count.at_least(3), Count.between(3, 5), False),
        (Count.between(3, 5), Count.at_least(3), True),
        (3, Count.at_least(3), True),
        (2, Count.at_least(3), False),
        (5, Count.between(3, 5), True),
        (6, Count.between(3, 5), False),
    ],
)
def test_containment_takes_the_ends_in(inner, outer, within):
    assert (inner in outer) is within


@pytest.mark.parametrize(
    "a, b, agree",
    [
        (Count.between(1, 3), Count.between(3, 5), True),
        (Count.between(1, 2), Count.between(3, 5), False),
        (Count.at_most(3), Count.at_least(3), True),
        (Count.fewer_than(3), Count.at_least(3), False),
        (Count.at_least(9), Count.more_than(1), True),
        (Count.exactly(100, granularity=10), Count.exactly(105), True),
        (Count.exactly(100, granularity=10), Count.exactly(95), True),
        (Count.exactly(100, granularity=10), Count.exactly(106), False),
        (Count.exactly(100, granularity=10), Count.exactly(94), False),
        (Count.exactly(100), Count.exactly(101), False),
        (Count.exactly(100, granularity=3), Count.exactly(101), True),
        (Count.exactly(100, granularity=3), Count.exactly(102), False),
        (Count.at_least(100, granularity=100), Count.exactly(99), False),
        (Count.at_most(100, granularity=100), Count.exactly(101), False),
    ],
)
def test_two_counts_agree_where_they_touch(a, b, agree):
    assert compatible(a, b) is compatible(b, a) is agree


@pytest.mark.parametrize(
    "a, b, total",
    [
        (Count.exactly(0), Count.exactly(0), Count.exactly(0)),
        (
            Count.exactly(0, granularity=5),
            Count.exactly(0, granularity=2),
            Count.exactly(0, granularity=5),
        ),
        (Count.exactly(0, granularity=5), Count.exactly(3), Count.exactly(3)),
        (Count.exactly(0), Count.at_most(4), Count.at_most(4)),
        (Count.exactly(0), Count.between(2, 4), Count.between(2, 4)),
        (Count.exactly(0), Count.vague(2, 4), Count.vague(2, 4)),
        (Count.exactly(1), Count.about(20), Count(19, 23, 21, Basis.ABOUT)),
        (Count.exactly(1), Count.fewer_than(5), Count.between(1, 5)),
        (Count.exactly(1), Count.between(2, 4), Count.between(3, 5)),
        (Count.about(0), Count.at_most(4), Count.between(0, 4)),
        (Count.about(0), Count.about(0), Count(0, 0, 0, Basis.ABOUT)),
        (Count.about(40), Count.at_least(5), Count.at_least(41)),
        (Count.nearly(10), Count.nearly(10), Count.between(18, 18)),
        (Count.at_most(3), Count.at_most(4), Count.between(0, 7)),
        (Count.at_least(3), Count.at_least(4), Count.at_least(7)),
        (Count.vague(3, 9), Count.about(10), Count.vague(12, 20)),
        (Count.vague(3), Count.vague(3, 9), Count.vague(6)),
        (
            Count.between(10, 20, granularity=10),
            Count.at_most(5, granularity=5),
            Count.between(10, 25, granularity=10),
        ),
    ],
)
def test_a_sum_by_hand(a, b, total):
    assert a + b == b + a == total


def test_the_largest_sum_is_allowed_and_no_larger_one():
    assert Count.exactly(MAX_FIGURE - 1) + Count.exactly(1) == Count.exactly(MAX_FIGURE)
    with pytest.raises(InvalidValueError):
        Count.exactly(MAX_FIGURE) + Count.exactly(1)


def test_figures_are_said_with_commas_whatever_the_basis():
    assert str(Count.between(1_000, 2_000)) == "between 1,000 and 2,000"
    assert str(Count.vague(1_000, 2_000)) == "an unstated number, 1,000 to 2,000"
    assert str(Count.vague(1_000)) == "an unstated number, 1,000 or more"
    assert str(Count.exactly(0)) == "0"
