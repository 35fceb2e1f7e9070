"""How days are spelled in tables: each spelling both ways, and which one a column uses.

A spelling that could be read in two ways (03/04/2020) is none of these: such a cell stays
unreadable and is reported, for a guess would move events by months.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Final

import attrs

#: In English, whatever the language of the machine: so ACLED writes them.
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBER = {name.lower(): number for number, name in enumerate(_MONTHS, 1)}


@attrs.frozen
class DayStyle:
    """One spelling of days: its name, the form that a cell must have, and how to read and write it."""

    name: str
    form: "re.Pattern[str]"
    read: Callable[["re.Match[str]"], date]
    write: Callable[[date], str]


def _ymd(found: "re.Match[str]") -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _named(found: "re.Match[str]") -> date:
    return date(int(found[3]), _NUMBER[found[2].lower()], int(found[1]))


def _shifted(found: "re.Match[str]") -> date:
    moment = datetime(*map(int, found.groups()))  # type: ignore[arg-type] # noqa: DTZ001  the form allows six numbers; the zone is what was lost
    return (moment + timedelta(hours=13)).date()


def _style(name: str, form: str, read: Callable[["re.Match[str]"], date], write: Callable[[date], str]) -> DayStyle:
    return DayStyle(name, re.compile(form, re.ASCII), read, write)


_MONTH = "|".join(_MONTHS)

#: Every spelling, by its name; the first that fits a cell reads it.
STYLES: Final = {
    style.name: style
    for style in (
        _style("2020-12-03", r"(\d{4})-(\d\d)-(\d\d)", _ymd, date.isoformat),
        _style("20201203", r"(\d{4})(\d\d)(\d\d)", _ymd, lambda day: f"{day.year:04}{day.month:02}{day.day:02}"),
        _style(
            "03 December 2020",
            rf"(?i:(\d\d) ({_MONTH}) (\d{{4}}))",
            _named,
            lambda day: f"{day.day:02} {_MONTHS[day.month - 1]} {day.year:04}",
        ),
        _style(
            "03-December-2020",
            rf"(?i:(\d\d)-({_MONTH})-(\d{{4}}))",
            _named,
            lambda day: f"{day.day:02}-{_MONTHS[day.month - 1]}-{day.year:04}",
        ),
        _style(
            "2020-12-03T00:00:00",
            r"(\d{4})-(\d\d)-(\d\d)[T ]\d\d:\d\d:\d\d(?:\.\d+)?",
            _ymd,
            lambda day: f"{day.isoformat()}T00:00:00",
        ),
        # midnight of some place, told as the hour that it was in Greenwich; IDMC's is New Zealand's, which in summer
        # is 13 hours ahead, so that 11:00 is midnight of the next day
        _style(
            "2020-12-03T00:00:00.000Z",
            r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z",
            _shifted,
            lambda day: f"{day.isoformat()}T00:00:00.000Z",
        ),
    )
}
ISO: Final = "2020-12-03"


def read_day(cell: str) -> tuple[date, str]:
    """Read a day in any of the spellings; gives the day and the spelling's name.

    Raises ``ValueError`` for anything else, also for a day that no calendar has.
    """
    for style in STYLES.values():
        if found := style.form.fullmatch(cell):
            try:
                return style.read(found), style.name
            except (ValueError, OverflowError):
                raise ValueError("no calendar has this day") from None  # noqa: TRY003  told on as a problem of the cell
    raise ValueError(f"is no day: write it as {', '.join(STYLES)}")  # noqa: TRY003  likewise


def style_of(cells: Iterable[str]) -> str:
    """Find the spelling in which a column begins; ISO 8601 where no cell tells."""
    for cell in cells:
        with suppress(ValueError):
            return read_day(cell)[1]
    return ISO
