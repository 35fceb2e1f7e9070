"""Dates are as exact as they were told, and no more exact."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import InvalidValueError
from conflictmodel.model.period import PartialDate, Period, Precision
from conflictmodel.strategies import partial_dates, periods

#: A winter, of which weeks, months and years reach beyond both ends of it, but not beyond these years.
WINTER = partial_dates(date(2019, 12, 25), date(2020, 1, 10))
DAYS = [date(2018, 1, 1) + timedelta(days=n) for n in range(4 * 365)]


def late(make, *args, **kwargs):
    """Call later, and out of the type checker's sight, which would refuse most of these calls."""
    return lambda: make(*args, **kwargs)


@given(partial_dates())
def test_a_partial_date_is_read_back_from_its_text(day):
    assert PartialDate.parse(str(day)) == day
    assert Period.parse(str(day)) == Period(day, day)


@given(periods())
def test_a_period_is_read_back_from_its_text(period):
    assert Period.parse(str(period)) == period


@given(partial_dates())
def test_a_partial_date_lasts_as_long_as_its_precision(day):
    length = (day.last - day.first).days + 1
    lengths = {
        Precision.DAY: {1},
        Precision.WEEK: {7},
        Precision.MONTH: {28, 29, 30, 31},
        Precision.YEAR: {365, 366},
    }
    assert length in lengths[day.precision]
    assert day.precision is not Precision.WEEK or day.first.isoweekday() == 1
    assert day.precision not in {Precision.MONTH, Precision.YEAR} or day.first.day == 1


@given(st.dates())
def test_a_calendar_day_is_known_to_the_day(day):
    partial = PartialDate.of(day)
    assert (partial.first, partial.last, partial.precision) == (day, day, Precision.DAY)
    assert day in Period.of(day)


@given(periods(WINTER), periods(WINTER))
def test_overlapping_means_to_share_a_day(a, b):
    assert a.overlaps(b) is b.overlaps(a) is any(day in a and day in b for day in DAYS)


@given(periods(WINTER), periods(WINTER))
def test_containing_means_to_have_every_day_of_the_other(a, b):
    assert a.contains(b) is all(day in a for day in DAYS if day in b)


@given(periods())
def test_a_period_has_its_own_ends(period):
    assert period.overlaps(period)
    assert period.contains(period)
    for day in (period.first, period.last):
        assert day is None or day in period


@given(periods(allow_open=False))
def test_a_closed_period_lasts_from_its_first_day_to_its_last(period):
    assert (period.first, period.last) == (period.start.first, period.end.last)
    assert period.first <= period.last


@pytest.mark.parametrize(
    "text, first, last, precision",
    [
        ("2020", "2020-01-01", "2020-12-31", "year"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2020-W08", "2020-02-17", "2020-02-23", "week"),
        ("2020-02-20", "2020-02-20", "2020-02-20", "day"),
        ("2020-W01", "2019-12-30", "2020-01-05", "week"),
        ("2019-12/2020-02-20", "2019-12-01", "2020-02-20", "month"),
        ("2020/2020-02-20", "2020-01-01", "2020-02-20", "year"),
    ],
)
def test_iso_text_gives_the_days(text, first, last, precision):
    period = Period.parse(text)
    assert (str(period.first), str(period.last), period.precision) == (first, last, precision)


def test_an_open_end_has_no_day():
    assert Period.parse("2019-12/..") == Period.since("2019-12")
    assert Period.parse("../2020") == Period.until(PartialDate(2020).last.isoformat()[:4])
    assert Period.since(date(2019, 12, 1)).last is None
    assert Period.until("2020").first is None
    assert Period.of("2019-12", date(2020, 2, 20)) == Period.parse("2019-12/2020-02-20")
    assert Period.of("2020-02") == Period.parse("2020-02")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "20",
        "2020-2",
        "2020-02-30",
        "2020-13",
        "2020-W00",
        "2020-W54",
        "2021-W53",
        "0000",
        "9999-W52",
        "2020-02-20T12:00",
        "２０２０",
        "2020-02-20/",
        "/2020",
        "2020/2021/2022",
        "2020\n",
        "-2020",
        "2020-W08-4",
    ],
)
def test_text_that_is_no_date_is_refused(text):
    with pytest.raises(InvalidValueError):
        Period.parse(text)


@pytest.mark.parametrize(
    "make, owner, field, why",
    [
        (late(PartialDate.parse, "soon"), "PartialDate", "text", "write it as 2020, 2020-02, 2020-W08 or 2020-02-20"),
        (late(PartialDate, 0), "PartialDate", "year", "from 1 to 9,999"),
        (late(PartialDate, 2020, 13), "PartialDate", "month", "from 1 to 12"),
        (late(PartialDate, 2020, True), "PartialDate", "month", "from 1 to 12"),
        (late(PartialDate, 2020, 2, 32), "PartialDate", "day", "from 1 to 31"),
        (late(PartialDate, 2020, week=54), "PartialDate", "week", "from 1 to 53"),
        (late(PartialDate, 2020, 2, 30), "PartialDate", "day", "is not in the calendar"),
        (late(PartialDate, 2021, week=53), "PartialDate", "week", "is not in the calendar"),
        (late(PartialDate, 9999, week=52), "PartialDate", "week", "is not in the calendar"),
        (late(PartialDate, 2020, day=3), "PartialDate", "day", "needs its month"),
        (late(PartialDate, 2020, 2, week=3), "PartialDate", "week", "stands without month and day"),
        (late(Period, None, None), "Period", "start", "says nothing; leave it out"),
        (late(Period.parse, "../.."), "Period", "start", "says nothing; leave it out"),
        (late(Period.of, "2020-03", "2020-02"), "Period", "end", "lies before the start, 2020-03"),
        (late(Period, "2020", None), "Period", "start", "must be PartialDate, not str"),
    ],
)
def test_a_date_that_cannot_be_is_refused(make, owner, field, why):
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert (caught.value.owner, caught.value.field) == (owner, field)
    assert why in caught.value.why
