"""A date or a span of time in plain words, no more exact than it is known."""

from typing import assert_never

from conflictmodel.model.period import PartialDate, Period, Precision

# not calendar.month_name, which follows the machine's locale
_MONTHS = (
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
)


def when(period: Period) -> str:
    """Say when something happened.

    >>> when(Period.parse("2019-12/2020-02-20"))
    'December 2019 to 20 February 2020'
    """
    start, end = period.start, period.end
    if start is None or end is None:
        return " or ".join(
            [*(day(date) for date in (start, end) if date is not None), "later" if end is None else "earlier"]
        )
    if start == end:
        return day(end)
    first, last = day(start), day(end)
    if start.precision is end.precision is not Precision.WEEK:
        first = _shortened(first, last)
    return f"{first} to {last}"


def _shortened(first: str, last: str) -> str:
    """Leave out of the first date what the last one says again: the year, or the month and the year."""
    words, others = first.split(), last.split()
    while len(words) > 1 and words[-1] == others[-1]:
        del words[-1], others[-1]
    return " ".join(words)


def day(date: PartialDate) -> str:
    """Say a date: ``20 February 2020``, ``February 2020``, ``2020`` or the week that begins on a day."""
    first = date.first
    month = _MONTHS[first.month - 1]
    precision = date.precision
    match precision:
        case Precision.DAY:
            return f"{first.day} {month} {first.year}"
        case Precision.WEEK:
            return f"the week of {first.day} {month} {first.year}"
        case Precision.MONTH:
            return f"{month} {first.year}"
        case Precision.YEAR:
            return str(first.year)
        case _:
            assert_never(precision)
