"""Counts are intervals that remember the words they came from."""

from itertools import permutations

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import InvalidValueError
from conflictmodel.model.count import MAX_FIGURE, TOLERANCE, Basis, Count, compatible
from conflictmodel.strategies import counts

FIGURES = st.integers(1, 10**12)
SHARES = st.floats(0, 1)
ADDABLE = counts(max_value=MAX_FIGURE // 10)
SMALL = counts(max_value=40)
#: Beyond every bound that a small count can have, so that what holds up to here holds for all numbers.
HORIZON = range(121)


def late(make, *args, **kwargs):
    """Call later, and out of the type checker's sight, which would refuse most of these calls."""
    return lambda: make(*args, **kwargs)


def allows(count, n):
    """Tell whether the words allow a number, a rounded figure giving way by half a step."""
    if count.is_exact:
        return 2 * abs(n - count.stated) <= count.granularity
    return n in count


@pytest.mark.parametrize(
    "count, low, high, basis",
    [
        (Count.exactly(2), 2, 2, "exact"),
        (Count.exactly(0), 0, 0, "exact"),
        (Count.at_least(15), 15, None, "at_least"),
        (Count.more_than(50), 51, None, "more_than"),
        (Count.at_most(200), 0, 200, "at_most"),
        (Count.fewer_than(10), 0, 9, "fewer_than"),
        (Count.about(40), 36, 44, "about"),
        (Count.about(15), 13, 17, "about"),
        (Count.about(0), 0, 0, "about"),
        (Count.nearly(1_000_000), 900_000, 999_999, "nearly"),
        (Count.nearly(1), 0, 0, "nearly"),
        (Count.nearly(20, tolerance=0), 19, 19, "nearly"),
        (Count.between(30, 40), 30, 40, "between"),
        (Count.vague(24, 99), 24, 99, "vague"),
        (Count.vague(200), 200, None, "vague"),
    ],
)
def test_words_set_the_bounds(count, low, high, basis):
    assert (count.low, count.high, count.basis) == (low, high, basis)


@given(counts())
def test_bounds_are_in_order_and_hold_the_stated_figure_unless_it_is_passed(count):
    assert count.high is None or count.low <= count.high
    if count.stated is not None:
        passed = count.basis in {Basis.MORE_THAN, Basis.FEWER_THAN, Basis.NEARLY}
        assert (count.stated in count) is not passed


@given(counts())
def test_only_between_and_vague_state_no_figure(count):
    assert (count.stated is None) is (count.basis in {Basis.BETWEEN, Basis.VAGUE})


@given(FIGURES, FIGURES, SHARES)
def test_about_and_nearly_grow_with_the_figure(n, more, tolerance):
    n, more = sorted([n, more])
    for hedge in (Count.about, Count.nearly):
        lesser, greater = hedge(n, tolerance=tolerance), hedge(more, tolerance=tolerance)
        assert lesser.low <= greater.low
        assert (lesser.high or 0) <= (greater.high or 0)


@given(FIGURES, SHARES, SHARES)
def test_about_and_nearly_widen_with_the_tolerance(n, narrow, wide):
    narrow, wide = sorted([narrow, wide])
    for hedge in (Count.about, Count.nearly):
        assert hedge(n, tolerance=narrow) in hedge(n, tolerance=wide)


@given(FIGURES)
def test_nearly_is_the_lower_half_of_about(n):
    assert Count.nearly(n) in Count.about(n)
    assert Count.nearly(n).high == n - 1


def test_tolerance_is_applied_exactly():
    # The float product 0.1 * 3 is above 0.3; the bounds must not show that.
    assert Count.about(30, tolerance=TOLERANCE) == Count(27, 33, 30, Basis.ABOUT)
    assert Count.about(10**17, tolerance=0.3).high == 13 * 10**16


@given(ADDABLE, ADDABLE)
def test_addition_does_not_depend_on_the_order(a, b):
    assert a + b == b + a


@given(ADDABLE, ADDABLE, ADDABLE)
def test_addition_does_not_depend_on_the_grouping_in_its_bounds(a, b, c):
    one, other = (a + b) + c, a + (b + c)
    assert (one.low, one.high, one.granularity) == (other.low, other.high, other.granularity)


@given(ADDABLE)
def test_nobody_more_changes_nothing(count):
    assert count + Count.exactly(0) == count == Count.exactly(0) + count


@given(st.data(), ADDABLE, ADDABLE)
def test_every_member_plus_every_member_is_a_member_of_the_sum(data, a, b):
    n = data.draw(st.integers(a.low, MAX_FIGURE if a.high is None else a.high))
    m = data.draw(st.integers(b.low, MAX_FIGURE if b.high is None else b.high))
    assert n + m in a + b


@given(ADDABLE, ADDABLE)
def test_a_sum_is_no_wider_than_its_parts(a, b):
    total = a + b
    assert total.low == a.low + b.low
    assert total.high == (None if None in {a.high, b.high} else a.high + b.high)


@pytest.mark.parametrize(
    "a, b, total",
    [
        (Count.exactly(13), Count.exactly(2), Count.exactly(15)),
        (Count.exactly(2), Count.more_than(50), Count.more_than(52)),
        (Count.exactly(2), Count.at_least(15), Count.at_least(17)),
        (Count.exactly(2), Count.nearly(10), Count(11, 11, 12, Basis.NEARLY)),
        (Count.exactly(2), Count.at_most(10), Count.between(2, 12)),
        (Count.about(40), Count.about(20), Count(54, 66, 60, Basis.ABOUT)),
        (Count.about(40), Count.nearly(20), Count.between(54, 63)),
        (Count.more_than(50), Count.more_than(50), Count.at_least(102)),
        (Count.more_than(50), Count.at_most(5), Count.at_least(51)),
        (Count.vague(24, 99), Count.exactly(1), Count.vague(25, 100)),
        (Count.vague(24, 99), Count.at_least(5), Count.vague(29)),
        (Count.exactly(3000, granularity=1000), Count.exactly(5), Count.exactly(3005, granularity=1000)),
    ],
)
def test_a_sum_keeps_the_hedge_where_it_survives(a, b, total):
    assert a + b == total


def test_a_count_is_added_to_counts_alone():
    with pytest.raises(TypeError, match="unsupported operand"):
        Count.exactly(1) + 1  # type: ignore[operator]  # that is the point


@given(counts(), counts())
def test_compatible_asks_both_alike(a, b):
    assert a.compatible(b) is b.compatible(a) is compatible(a, b)
    assert compatible(a, a)


@given(SMALL, SMALL)
def test_compatible_means_that_some_number_is_allowed_by_both(a, b):
    assert compatible(a, b) is any(allows(a, n) and allows(b, n) for n in HORIZON)


def test_a_rounded_figure_gives_way_by_half_a_step():
    rounded = Count.exactly(3_700_000, granularity=100_000)
    assert compatible(rounded, Count.exactly(3_712_345))
    assert compatible(rounded, Count.exactly(3_750_000))
    assert not compatible(rounded, Count.exactly(3_750_001))


@given(SMALL, SMALL)
def test_containment_means_that_every_number_is_allowed(a, b):
    assert (a in b) is all(n in b for n in HORIZON if n in a)


@given(st.lists(counts(max_value=4), max_size=6))
def test_containment_passes_on(many):
    for a, b, c in permutations(many, 3):
        assert a in c or not (a in b and b in c)


@given(counts())
def test_a_count_contains_its_lowest_number_and_nothing_below(count):
    assert count.low in count
    assert count.low - 1 not in count


@pytest.mark.parametrize(
    "count, words",
    [
        (Count.exactly(1_234), "1,234"),
        (Count.at_least(15), "at least 15"),
        (Count.more_than(50), "more than 50"),
        (Count.at_most(200), "at most 200"),
        (Count.fewer_than(10), "fewer than 10"),
        (Count.about(40), "about 40"),
        (Count.nearly(1_000), "nearly 1,000"),
        (Count.between(30, 40), "between 30 and 40"),
        (Count.vague(24, 99), "an unstated number, 24 to 99"),
        (Count.vague(200), "an unstated number, 200 or more"),
    ],
)
def test_a_count_is_said_in_plain_words(count, words):
    assert str(count) == words


@given(counts())
def test_words_tell_the_bases_apart(count):
    assert str(count.low if count.stated is None else count.stated) in str(count).replace(",", "")


@pytest.mark.parametrize(
    "make, field, why",
    [
        (late(Count, True, 1, 1, Basis.EXACT), "low", "a whole number from 0 to"),
        (late(Count, 1.0, 1, 1, Basis.EXACT), "low", "a whole number from 0 to"),
        (late(Count, -1, 1, 1, Basis.EXACT), "low", "a whole number from 0 to"),
        (late(Count, 1, MAX_FIGURE + 1, None, Basis.BETWEEN), "high", "a whole number from 0 to"),
        (late(Count, 1, 1, "1", Basis.EXACT), "stated", "a whole number from 0 to"),
        (late(Count, 1, 1, 1, "exact"), "basis", "must be Basis, not str"),
        (late(Count, 1, 1, 1, Basis.EXACT, 0), "granularity", "a whole number from 1 to"),
        (late(Count, 2, 1, None, Basis.BETWEEN), "high", "must not be below low, which is 2"),
        (late(Count, 1, 1, None, Basis.EXACT), "stated", "must be the stated figure when the basis is exact"),
        (late(Count, 1, 2, 1, Basis.BETWEEN), "stated", "must be None, for no one figure was stated"),
        (late(Count, 1, None, None, Basis.BETWEEN), "high", "must be the upper figure when the basis is between"),
        (late(Count, 1, 2, 1, Basis.EXACT), "basis", "does not allow 1 to 2 for 1"),
        (late(Count, 1, 2, 1, Basis.AT_LEAST), "basis", "does not allow"),
        (late(Count, 1, None, 1, Basis.MORE_THAN), "basis", "does not allow"),
        (late(Count, 1, 2, 2, Basis.AT_MOST), "basis", "does not allow"),
        (late(Count, 0, 2, 2, Basis.FEWER_THAN), "basis", "does not allow"),
        (late(Count, 0, 2, 2, Basis.NEARLY), "basis", "does not allow"),
        (late(Count, 3, 4, 2, Basis.ABOUT), "basis", "does not allow"),
        (late(Count, 0, None, 2, Basis.ABOUT), "basis", "does not allow"),
        (late(Count.more_than, MAX_FIGURE), "low", "a whole number from 0 to"),
        (late(Count.more_than, 1.5), "stated", "a whole number from 0 to"),
        (late(Count.more_than, True), "stated", "a whole number from 0 to"),
        (late(Count.fewer_than, 0), "high", "a whole number from 0 to"),
        (late(Count.fewer_than, "3"), "stated", "a whole number from 0 to"),
        (late(Count.nearly, 0), "high", "a whole number from 0 to"),
        (late(Count.about, -1), "stated", "a whole number from 0 to"),
        (late(Count.about, 1, tolerance=1.5), "tolerance", "a share from 0 to 1"),
        (late(Count.about, 1, tolerance=float("nan")), "tolerance", "a share from 0 to 1"),
        (late(Count.nearly, 1, tolerance=True), "tolerance", "a share from 0 to 1"),
        (lambda: Count.exactly(MAX_FIGURE) + Count.exactly(1), "low", "a whole number from 0 to"),
    ],
)
def test_a_count_that_cannot_be_is_refused(make, field, why):
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert (caught.value.owner, caught.value.field) == ("Count", field)
    assert why in caught.value.why
