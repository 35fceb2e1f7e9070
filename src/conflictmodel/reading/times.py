"""Expressions of time: words to a reference, and a reference to a period.

"On Thursday" and "since early December" mean nothing without the day on which the report was
published; with it they become dates. Reading the words and working out the dates are two
steps, so that a report without a date still shows which words it could not place.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import final

import attrs

from conflictmodel.errors import InvalidValueError
from conflictmodel.lexicon.markers import Adverb, Auxiliary, Month, Preposition, TimeUnit, TimeWord, Weekday
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.numbers import NumberKind, NumberRole
from conflictmodel.reading.tokens import Token

_NONE: frozenset[str] = frozenset()
_LEADS = frozenset({"leads", "parts"})
#: The rows of words before a time; any other only stands within or after one.
_OPENS = _LEADS | {"from", "past", "since", "span"}
_NAMES = frozenset({Month, TimeUnit, Weekday})
#: How far back each named stretch of time is.
_NAMED_UNITS = {
    "today": (0, "day"),
    "yesterday": (1, "day"),
    "this_week": (0, "week_of"),
    "last_week": (1, "week_of"),
    "this_month": (0, "month"),
    "last_month": (1, "month"),
    "this_year": (0, "year"),
    "last_year": (1, "year"),
}
_NAMED_DAYS = frozenset({"weekday", "today", "yesterday"})
_LONG = frozenset({"this_month", "last_month", "this_year", "last_year"})
_CURRENT = frozenset({"this_week", "this_month", "this_year"})
_DAYS = {"hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(7)}
#: A figure of a stretch of so many days is a running total.
_WEEK = 7
_MOST_LEADS = 3
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_LONGEST_MONTH = 31
#: A year of two digits is of the last century above the pivot.
_CENTURY, _PIVOT, _LAST_SHORT = 1900, 68, 99
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


@final
@attrs.frozen
class Moment:
    """One date as it is spoken of: absolute as far as its fields go, or relative by ``word``.

    ``word`` is ``weekday``, a row of the lexicon's time table (``today``, ``last_month``), or
    empty for a calendar date; ``back`` counts ``unit`` back from the publication.
    """

    word: str = ""
    weekday: int = 0
    day: int | None = None
    month: int | None = None
    year: int | None = None
    back: int = 0
    unit: str = ""

    def resolve(self, published: date | None) -> PartialDate | None:
        """Give the date, or ``None`` when it cannot be known."""
        if not self.word and not self.unit and self.year is not None:
            return _date(self.year, self.month, self.day)
        if published is None:
            return None
        if self.unit:
            return back(published, self.back, self.unit)
        if self.word == "weekday":
            return back(published, (published.isoweekday() - self.weekday) % 7, "day")
        if self.word:
            return back(published, *_NAMED_UNITS[self.word])
        return _latest(self.month or 1, self.day, published)


@final
@attrs.frozen
class When:
    """A stretch of time as it is spoken of; ``running`` when a figure in it is a running total."""

    start: Moment | None
    end: Moment | None
    running: bool = False
    #: "a day after": this far before the time of the clause that came first.
    offset: int = 0

    @property
    def current(self) -> bool:
        """Whether it is a stretch that is not over yet: this month."""
        return self.start is not None and self.start.word in _CURRENT

    @property
    def long(self) -> bool:
        """Whether it is one month or year: in May, last year."""
        moment = self._single
        if moment is None or moment.unit:
            return False
        return moment.word in _LONG or (not moment.word and moment.day is None)

    @property
    def is_day(self) -> bool:
        """Whether it is one day: yesterday, on 3 May."""
        moment = self._single
        if moment is None:
            return False
        return moment.day is not None or moment.word in _NAMED_DAYS or moment.unit in _DAYS

    @property
    def _single(self) -> Moment | None:
        """The one date that it begins and ends with."""
        return self.start if self.start == self.end else None

    def resolve(self, published: date | None) -> Period | None:
        """Give the period, or ``None`` when it cannot be known."""
        first = None if self.start is None else self.start.resolve(published)
        last = None if self.end is None else self.end.resolve(published)
        if self.end is None and published is not None and first is not None:
            last = PartialDate.of(published)
        if (first is None and self.start is not None) or (last is None and self.end is not None):
            return None
        try:
            return Period(first, last)
        except InvalidValueError:  # "from 20 to 3 May": not a stretch of time, whatever was meant
            return None


@final
@attrs.frozen
class TimeMatch:
    """How many words a time expression takes up, and what it says."""

    length: int
    when: When


def back(published: date, many: int, unit: str) -> PartialDate | None:
    """Go so many days, months or the like back, or give ``None`` where the calendar ends."""
    try:
        if unit == "week_of":
            iso = (published - timedelta(days=7 * many)).isocalendar()
            return PartialDate(iso.year, week=iso.week)
        if unit in _DAYS:
            return PartialDate.of(published - timedelta(days=round(many * _DAYS[unit])))
        if unit == "month":
            months = published.year * 12 + published.month - 1 - many
            return PartialDate(months // 12, months % 12 + 1)
        return PartialDate(published.year - many)
    except (OverflowError, InvalidValueError):
        return None


def _latest(month: int, day: int | None, published: date) -> PartialDate | None:
    """Give the last such date that is not after the publication: a report looks back."""
    ahead = (month, day or 1) > (published.month, published.day)
    return _date(published.year - ahead, month, day)


def _date(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except InvalidValueError:  # 29 February of a year that had none, or 31 April
        return None


def may_open_time(words: Sequence[Token], at: int) -> bool:
    """Tell whether a time expression may begin at a word: it or the next one is a word for that."""
    return words[at].word.time or (at + 1 < len(words) and words[at + 1].word.time)


def find_time(words: Sequence[Token], at: int) -> TimeMatch | None:
    """Read the time expression that begins at a word, with the preposition that it may have."""
    if not words[at].word.time and not (may_open_time(words, at) and _value(words, at)):
        return None
    rows = _rows(words, at)
    if "so_far" in rows:
        return _so_far(words, at)
    if rows and _only_opens(words[at], rows) and (rows.isdisjoint(_OPENS) or not _may_go_on(words, at + 1)):
        return None  # most prepositions lead to no time
    if "since" in rows:
        lead = 1 + ("parts" in _rows(words, at + 1))
        core = _moment(words, at + lead)
        return None if core is None else TimeMatch(lead + core[0], When(core[1], None, running=True))
    if found := _stretch(words, at, rows) or _counted(words, at, rows):
        return found
    step = 0
    while step < _MOST_LEADS and _rows(words, at + step) & _LEADS:
        step += 1
    core = _moment(words, at + step)
    if core is None or (step == 0 and core[1].month is None and core[1].year is not None):
        return None  # a bare year needs its preposition: "in 2016", not "2016 people"
    length = step + core[0]
    when = When(core[1], core[1])
    alone = "alone" in _rows(words, at + length)
    through = alone or any("through" in _rows(words, at + k) for k in range(step))
    return _with_parts(words, at, length + alone, attrs.evolve(when, running=through and when.long))


def _only_opens(token: Token, rows: frozenset[str]) -> bool:
    """Tell whether a word may stand before a time, and is none itself: in, from, to."""
    if not rows.isdisjoint(_NAMED_UNITS) or token.count is not None or token.number is not None:
        return False
    return token.word.determiner is None and token.word.terms.keys().isdisjoint(_NAMES)


def _may_go_on(words: Sequence[Token], at: int) -> bool:
    """Tell whether a time expression may go on with a word: one for that, a number, an article or an adverb."""
    if at >= len(words):
        return False
    token = words[at]
    word = token.word
    if word.time or word.determiner is not None or word.adverb is not None:
        return True
    return token.count is not None or token.number is not None or token.low[0].isdigit()


def _so_far(words: Sequence[Token], at: int) -> TimeMatch:
    inner = find_time(words, at + 1) if at + 1 < len(words) else None
    if inner is None or inner.when.start is None or inner.when.running:
        return TimeMatch(1, When(None, Moment("today"), running=True))
    return TimeMatch(1 + inner.length, When(inner.when.start, None, running=True))


def _stretch(words: Sequence[Token], at: int, rows: frozenset[str]) -> TimeMatch | None:
    """Read "from 7 to 15 February 2024", "between Monday and Wednesday"."""
    if "from" not in rows:
        return None
    day = _value(words, at + 1)
    first = _moment(words, at + 1)
    length = 1 if first is None else first[0]
    middle = at + 1 + length
    if "to" not in _rows(words, middle):
        return None
    last = _moment(words, middle + 1)
    if last is None:
        return None
    start = first[1] if first is not None else attrs.evolve(last[1], day=day) if day is not None and day <= 31 else None
    if start is None:
        return None
    if start.month is not None and start.year is None:
        start = attrs.evolve(start, year=last[1].year)
    return TimeMatch(2 + length + last[0], When(start, last[1]))


def _counted(words: Sequence[Token], at: int, rows: frozenset[str]) -> TimeMatch | None:
    """Read "three days ago", "the past 24 hours", "a day after"."""
    lead = int(bool(rows & {"past", "span"}))
    if lead and _is_beside_number(words, at + 1):
        lead += 1
    value = _value(words, at + lead)
    vague = value is None and at + lead < len(words) and words[at + lead].count is not None
    length = 1 if value is not None or vague else 0
    unit_token = words[at + lead + length] if at + lead + length < len(words) else None
    unit = None if unit_token is None else unit_token.get(TimeUnit)
    if unit is None or (value is None and not lead):
        return None
    (name,) = unit.values
    stop = at + lead + length + 1
    many = 1 if value is None else value
    long = name not in _DAYS or many * _DAYS[name] >= _WEEK
    if lead and ("past" in rows or (long and length)):
        start = None if vague else Moment(back=many, unit=name)
        return TimeMatch(stop - at, When(start, Moment("today"), running=long))
    if lead and "through" in rows and length:
        return TimeMatch(stop - at, When(Moment(back=many, unit=name), Moment("today")))
    if lead:
        return None
    following = _rows(words, stop)
    if "after" in following and name in _DAYS:
        return TimeMatch(stop + 1 - at, When(None, None, offset=round(many * _DAYS[name])))
    if "ago" in following:
        moment = Moment(back=many, unit=name)
        return TimeMatch(stop + 1 - at, When(moment, moment))
    return None


def _is_beside_number(words: Sequence[Token], at: int) -> bool:
    """Tell whether a word only stands before a number: "in nearly 30 years", "during the two years"."""
    if at + 1 >= len(words) or _value(words, at + 1) is None:
        return False
    number = words[at + 1].number
    if number is not None and number.kind is not NumberKind.CARDINAL:
        return False  # "in the first week"
    determiner = words[at].word.determiner
    return words[at].get(Adverb) is not None or (determiner is not None and "definite" in determiner.values)


def _with_parts(words: Sequence[Token], at: int, length: int, when: When) -> TimeMatch:
    """Take in the part of a day that may follow: Thursday evening."""
    while "parts" in _rows(words, at + length):
        length += 1
    return TimeMatch(length, when)


def _rows(words: Sequence[Token], at: int) -> frozenset[str]:
    """Give the rows of the time table that hold the word."""
    if at >= len(words):
        return _NONE
    term = words[at].get(TimeWord)
    return _NONE if term is None else term.values


def _value(words: Sequence[Token], at: int) -> int | None:
    """Give the whole number that stands there, exact and without a hedge."""
    if at >= len(words):
        return None
    token = words[at]
    if token.number is not None:
        return token.number.value if isinstance(token.number.value, int) else None
    if token.count is not None and token.count.is_exact:
        return token.count.stated
    determiner = token.word.determiner
    return 1 if determiner is not None and "indefinite" in determiner.values else None


def _ordinal(words: Sequence[Token], at: int, kind: type[Weekday] | type[Month]) -> int | None:
    """Give the number of the weekday or of the month that stands there."""
    if at >= len(words):
        return None
    term = words[at].get(kind)
    return None if term is None else int(min(term.values, key=int))


def _joins(words: Sequence[Token], at: int) -> int:
    """Count the word that joins a day to its month and a month to its year, if one stands there: 5 de mayo."""
    return int("joins" in _rows(words, at))


def _year(words: Sequence[Token], at: int, *, dated: bool = False) -> tuple[int, int | None]:
    """Read a year, with the comma that may stand before it; gives how many words, none without one, and the year."""
    comma = int(at < len(words) and words[at].low == ",") or _joins(words, at)
    value = _value(words, at + comma)
    if value is not None and not comma and dated and value <= _LAST_SHORT and words[at].text.isdecimal():
        return 1, value + (_CENTURY if value > _PIVOT else _CENTURY + 100)  # "26 FEB 90"
    return (1 + comma, value) if value is not None and _FIRST_YEAR <= value <= _LAST_YEAR else (0, None)


def _moment(words: Sequence[Token], at: int) -> tuple[int, Moment] | None:
    """Read one date; gives how many words it takes up, and what it says."""
    if at >= len(words):
        return None
    if (weekday := _ordinal(words, at, Weekday)) is not None:
        return 1, Moment("weekday", weekday=weekday)
    if (rows := _rows(words, at)) and (names := _NAMED_UNITS.keys() & rows):
        return 1, Moment(names.pop())
    if (month := _ordinal(words, at, Month)) is not None:
        return _after_month(words, at, month)
    low = words[at].low
    if low[0].isdigit() and (iso := _ISO_DATE.fullmatch(low)) is not None:
        year, month, day = map(int, iso.groups())
        return 1, Moment(day=day, month=month, year=year)
    value = _value(words, at)
    if value is None or words[at].word.determiner is not None:
        return None
    day = 1 + _joins(words, at + 1)
    month = _ordinal(words, at + day, Month)
    if month is not None and 1 <= value <= _LONGEST_MONTH:
        length, number = _year(words, at + day + 1, dated=True)
        return day + 1 + length, Moment(day=value, month=month, year=number)
    number_mention = words[at].number
    if number_mention is not None and number_mention.role is NumberRole.DATE and _FIRST_YEAR <= value <= _LAST_YEAR:
        return 1, Moment(year=value)
    return None


def _is_surely_month(words: Sequence[Token], at: int) -> bool:
    """Tell whether a word that is more than a month is one here: may and march are only where something says so."""
    token = words[at]
    before = words[at - 1] if at > 0 else None
    if before is not None and (before.get(Preposition) is not None or before.get(TimeWord) is not None):
        return True
    if token.get(Auxiliary) is not None:
        return False
    return not token.word.forms or (token.text[0].isupper() and not token.text.isupper())


def _after_month(words: Sequence[Token], at: int, month: int) -> tuple[int, Moment] | None:
    """Read what may follow the name of a month: its day and its year."""
    day = _value(words, at + 1)
    if day is not None and 1 <= day <= _LONGEST_MONTH and words[at + 1].word.determiner is None:
        length, number = _year(words, at + 2)
        return 2 + length, Moment(day=day, month=month, year=number)
    length, number = _year(words, at + 1)
    if not length and not _is_surely_month(words, at):
        return None
    return 1 + length, Moment(month=month, year=number)
