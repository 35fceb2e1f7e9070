"""A date or a span of time, known as exactly as it was told and no more exactly.

"On Thursday" is a day, "in February" a month, "since early December" a span whose end is
open. Written down as ISO 8601 dates and intervals, with ``..`` for an open end (the level 0
and open-interval forms of the Library of Congress's Extended Date/Time Format).
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Self, final

import attrs

from conflictmodel.errors import InvalidValueError
from conflictmodel.model._check import maybe, one_of, refuse, whole
from conflictmodel.model.vocabulary import Vocabulary


class Precision(Vocabulary):
    """How finely a date is known, after the date precision codes of the UCDP GED codebook."""

    DAY = ("day", "The day is known.", "UCDP GED: date_prec 1")
    WEEK = ("week", "The week is known, but not the day.", "UCDP GED: date_prec 3")
    MONTH = ("month", "The month is known, but not the week.", "UCDP GED: date_prec 4")
    YEAR = ("year", "Only the year is known.", "UCDP GED: date_prec 5")


_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?", re.ASCII)
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})", re.ASCII)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_FORMS = "write it as 2020, 2020-02, 2020-W08 or 2020-02-20"


@final
@attrs.frozen
class PartialDate:
    """A date known to the day, the week, the month or only the year.

    ``month`` goes with ``day``, or stands alone, or neither is given; ``week`` is the
    ISO week and stands alone. Raises :class:`~conflictmodel.InvalidValueError` for dates
    that no calendar has.
    """

    year: int = attrs.field(validator=whole(1, 9999))
    month: int | None = attrs.field(default=None, validator=maybe(whole(1, 12)))
    day: int | None = attrs.field(default=None, validator=maybe(whole(1, 31)))
    week: int | None = attrs.field(default=None, validator=maybe(whole(1, 53)), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise refuse(self, "day", self.day, "needs its month")
        if self.week is not None and self.month is not None:
            raise refuse(self, "week", self.week, "stands without month and day")
        try:
            self.first, self.last  # noqa: B018  the calendar itself decides which dates exist
        except (ValueError, OverflowError):
            field = "day" if self.week is None else "week"
            raise refuse(self, field, getattr(self, field), f"is not in the calendar ({_FORMS})") from None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 date that may lack its day or its month."""
        if found := _DAY.fullmatch(text):
            return cls(int(found[1]), int(found[2]), int(found[3]))
        if found := _WEEK.fullmatch(text):
            return cls(int(found[1]), week=int(found[2]))
        if found := _MONTH.fullmatch(text):
            return cls(int(found[1]), int(found[2]) if found[2] else None)
        raise InvalidValueError(cls.__name__, "text", text, f"is not an ISO date; {_FORMS}")

    @classmethod
    def of(cls, day: date) -> Self:
        """Take a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How finely the date is known."""
        if self.day is not None:
            return Precision.DAY
        if self.week is not None:
            return Precision.WEEK
        return Precision.YEAR if self.month is None else Precision.MONTH

    @property
    def first(self) -> date:
        """The earliest day that it can be."""
        if self.week is not None:
            return date.fromisocalendar(self.year, self.week, 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that it can be."""
        if self.week is not None:
            return self.first + timedelta(days=6)
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.week is not None:
            return f"{self.year:04}-W{self.week:02}"
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)])


@final
@attrs.frozen
class Period:
    """When something happened: one date, or from one date to another, each as precise as it was told.

    ``start`` and ``end`` are :class:`PartialDate` values, both included; ``None`` is an
    open end, and at most one of them is open. A single date has ``start == end``.
    Raises :class:`~conflictmodel.InvalidValueError` when it would end before it starts.

    >>> Period.parse("2019-12/2020-02-20").contains(Period.parse("2020-01"))
    True
    >>> str(Period.since("2019-12"))
    '2019-12/..'
    """

    start: PartialDate | None = attrs.field(validator=maybe(one_of(PartialDate)))
    end: PartialDate | None = attrs.field(validator=maybe(one_of(PartialDate)))

    def __attrs_post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise refuse(self, "start", None, "a period open at both ends says nothing; leave it out")
        if self.start is not None and self.end is not None and self.end.last < self.start.first:
            raise refuse(self, "end", str(self.end), f"lies before the start, {self.start}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a date (``2020-02``) or an interval (``2019-12/2020-02-20``, ``2019-12/..``, ``../2020``)."""
        first, slash, last = text.partition("/")
        start = None if slash and first == ".." else PartialDate.parse(first)
        if not slash:
            return cls(start, start)
        return cls(start, None if last == ".." else PartialDate.parse(last))

    @classmethod
    def of(cls, start: "date | str", end: "date | str | None" = None) -> Self:
        """One date, or a span from one to another; dates or ISO text, whole or partial."""
        first = _partial(start)
        return cls(first, first if end is None else _partial(end))

    @classmethod
    def since(cls, start: "date | str") -> Self:
        """From a date on; nothing says until when."""
        return cls(_partial(start), None)

    @classmethod
    def until(cls, end: "date | str") -> Self:
        """Up to a date; nothing says since when."""
        return cls(None, _partial(end))

    @property
    def precision(self) -> Precision:
        """How finely its vaguer end is known."""
        order = list(Precision)
        return max((side.precision for side in (self.start, self.end) if side is not None), key=order.index)

    @property
    def first(self) -> date | None:
        """The earliest day, or ``None`` for an open start."""
        return None if self.start is None else self.start.first

    @property
    def last(self) -> date | None:
        """The latest day, or ``None`` for an open end."""
        return None if self.end is None else self.end.last

    @property
    def _days(self) -> tuple[date, date]:
        """The first and the last day, an open end reaching to the end of the calendar."""
        return self.first or date.min, self.last or date.max

    def overlaps(self, other: "Period") -> bool:
        """Tell whether some day lies in both."""
        first, last = self._days
        other_first, other_last = other._days
        return first <= other_last and other_first <= last

    def contains(self, other: "Period") -> bool:
        """Tell whether every day of ``other`` lies in this period."""
        first, last = self._days
        other_first, other_last = other._days
        return first <= other_first and other_last <= last

    def __contains__(self, day: date) -> bool:
        """Tell whether a calendar day lies in this period."""
        first, last = self._days
        return first <= day <= last

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


def _partial(day: date | str) -> PartialDate:
    return PartialDate.parse(day) if isinstance(day, str) else PartialDate.of(day)
