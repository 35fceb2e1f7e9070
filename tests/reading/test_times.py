"""When it happened, and whether a figure of then is a running total."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from conflictmodel.reading import read_report
from conflictmodel.reading.times import Moment, When
from tests.reading.conftest import cases, check_case

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def when(words, published):
    (claim,) = read_report(f"Two men were killed {words}.", published=published).claims
    return claim.record.when and str(claim.record.when)


@pytest.mark.parametrize("case", cases("times"))
def test_sentence_is_read_exactly(case):
    check_case(case)


@given(DATES, st.sampled_from(DAYS))
def test_a_weekday_is_the_last_one_up_to_the_publication(published, weekday):
    day = date.fromisoformat(when(f"on {weekday}", published))
    assert DAYS[day.weekday()] == weekday
    assert 0 <= (published - day).days < 7


@given(DATES, DATES)
def test_a_full_date_needs_no_publication(day, published):
    month = MONTHS[day.month - 1]
    for words in (f"on {day.day} {month} {day.year}", f"on {month} {day.day}, {day.year}", f"on {day.isoformat()}"):
        assert when(words, None) == when(words, published) == day.isoformat()


@given(DATES, DATES)
def test_a_date_without_a_year_is_never_after_the_publication(day, published):
    found = when(f"on {day.day} {MONTHS[day.month - 1]}", published)
    if found is None:
        assert (day.month, day.day) == (2, 29)
    else:
        assert found[5:] == day.isoformat()[5:]
        assert 0 <= (published - date.fromisoformat(found)).days < 366


@pytest.mark.parametrize("month", MONTHS)
def test_every_month_is_known(month):
    assert when(f"in {month} 1999", None) == f"1999-{MONTHS.index(month) + 1:02}"


@pytest.mark.parametrize("words", ["yesterday", "last week", "last month", "last year", "two weeks ago", "on Sunday"])
def test_what_lies_before_the_first_year_is_no_date(words):
    assert when(words, date.min) is None


@pytest.mark.parametrize("words", ["99999999999 days ago", "99999999999999999999 hours ago", "this week"])
def test_what_no_calendar_has_is_no_date(words):
    assert when(words, date.max) is None


def test_a_day_too_far_before_another_is_no_date():
    (claim,) = read_report("The raid came 99999999999 days after two men were killed.", published=date.max).claims
    assert claim.record.when is None


NAMED = ["today", "yesterday", "this_week", "last_week", "this_month", "last_month", "this_year", "last_year"]


@given(st.sampled_from(NAMED), st.dates())
def test_a_moment_resolves_for_every_day_of_the_calendar(word, published):
    moment = Moment(word)
    found = moment.resolve(published)
    assert found is None or found.first <= published
    assert moment.resolve(None) is None
    assert When(moment, moment).current == (word in {"this_week", "this_month", "this_year"})
