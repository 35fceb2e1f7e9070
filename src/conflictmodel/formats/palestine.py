"""Palestine Datasets: people killed and injured in the Gaza Strip, day by day and in running totals.

Reads the daily series that Tech for Palestine makes of the reports of Gaza's Ministry of Health
(``mohtel``) and, where it could not report, of its Government Media Office (``gmotel``), as JSON or
CSV. ``missing`` means that neither reported; a figure that stands there all the same has the
dataset alone as its source.

``killed`` and ``injured`` are those of the hours before the report (``report_period``): a report of
48 hours makes a claim of two days. Some are found or recognised long after they died, and the
dataset says so in parts of the day's figure: bodies recovered and people recognised by a committee
died until that day, and not on it. A zero for no hours is no report, so it makes no claim.

What ends in ``_cum`` is a running total from 7 October 2023; children, women, medical, press and
rescue workers are parts of those killed and may overlap. People starved (``famine_cum``) are not
among those killed, for the ministry counts direct deaths there; those hit at or on the way to
places where aid is given are parts, as the dataset's documentation takes them to be. Nobody says
since when the totals of these two run. The ministry does not tell fighters from civilians.
``massacres_cum`` counts events and not people, and makes no claim.

Columns that begin with ``ext_`` repeat the others with gaps filled by the dataset's own estimates,
which no source has stated. They make no claim, so that nothing is counted twice or taken for a
report; the rows keep them.

A day's figure is not always the difference of two totals, because totals are corrected. Both are
claimed as stated, with their scopes, and never add. Lost in this format: hedges, places within
the Gaza Strip, perpetrators, means, and other sources. Definitions: the dataset's documentation
at data.techforpalestine.org.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

import attrs

from conflictmodel.formats import crosswalk as to
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.columns import code, count, day, whole
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, columns, raw
from conflictmodel.formats.table.values import Day, Missing, Text, Whole
from conflictmodel.model.actor import AgeGroup, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.model.source import Source, SourceKind

DATASET: Final = to.dataset("Palestine Datasets")
GAZA: Final = Place("Gaza Strip", "PS")
#: The day from which the running totals count.
START: Final = date(2023, 10, 7)
#: report_source.
SOURCES: Final[Mapping[str, Source]] = {
    "mohtel": Source("Gaza Ministry of Health", SourceKind.GOVERNMENT),
    "gmotel": Source("Gaza Government Media Office", SourceKind.GOVERNMENT),
    "unocha": Source("UN OCHA", SourceKind.UN),
}
_NOBODY: Final = "missing"

_COUNT: Final = "casualties.count"


@attrs.frozen(weakref_slot=False)
class PalestineDay(Row):
    """What was reported of one day, and what the totals had come to.

    ``report_period`` is over how many hours the day's figures go, 0 for no report.
    """

    report_date: Day = day(to="casualties.when")
    report_source: Text = code(to="attribution")
    report_period: Whole = count(to="casualties.when")
    killed: Whole = count(to=_COUNT)
    killed_cum: Whole = count(to=_COUNT)
    killed_children_cum: Whole = count(to=_COUNT)
    killed_women_cum: Whole = count(to=_COUNT)
    killed_recovered: Whole = count(to=_COUNT)
    killed_succumbed: Whole = count(to=_COUNT)
    killed_truce_new: Whole = count(to=_COUNT)
    killed_committee: Whole = count(to=_COUNT)
    injured: Whole = count(to=_COUNT)
    injured_cum: Whole = count(to=_COUNT)
    med_killed_cum: Whole = count(to=_COUNT)
    press_killed_cum: Whole = count(to=_COUNT)
    civdef_killed_cum: Whole = count(to=_COUNT)
    aid_seeker_killed_cum: Whole = count(to=_COUNT)
    aid_seeker_injured_cum: Whole = count(to=_COUNT)
    famine_cum: Whole = count(to=_COUNT)
    child_famine_cum: Whole = count(to=_COUNT)
    massacres_cum: Whole = count()
    ext_killed: Whole = whole()
    ext_killed_cum: Whole = whole()
    ext_killed_children_cum: Whole = whole()
    ext_killed_women_cum: Whole = whole()
    ext_injured: Whole = whole()
    ext_injured_cum: Whole = whole()
    ext_med_killed_cum: Whole = whole()
    ext_press_killed_cum: Whole = whole()
    ext_civdef_killed_cum: Whole = whole()
    ext_massacres_cum: Whole = whole()
    raw: Raw = raw()


_PEOPLE: Final = Group(affiliation="Palestinian", country="PS")


@attrs.frozen
class Series:
    """What one column counts: people of whom a thing befell, over which days, and of which column they are a part.

    ``outcome`` and ``victims`` are who and what; ``since`` is the first day of a running total,
    ``None`` where nobody says; ``of`` the column that holds the whole; ``known_late`` whether the
    people died at any time until the report.
    """

    outcome: Outcome
    victims: Group
    scope: Scope
    since: date | None = None
    of: str | None = None
    means: str | None = None
    known_late: bool = False


def _daily(outcome: Outcome, words: str = "", **others: Any) -> Series:  # noqa: ANN401  the fields of Series have their types
    return Series(outcome, attrs.evolve(_PEOPLE, description=words), Scope.INCIDENT, **others)


def _total(outcome: Outcome, words: str = "", of: str | None = None, **group: Any) -> Series:  # noqa: ANN401  those of Group
    return Series(outcome, attrs.evolve(_PEOPLE, description=words, **group), Scope.CUMULATIVE, START, of)


#: What each column counts; a whole stands before its parts.
SERIES: Final[Mapping[str, Series]] = {
    "killed": _daily(Outcome.KILLED),
    "killed_recovered": _daily(Outcome.KILLED, "bodies recovered", of="killed", known_late=True),
    "killed_succumbed": _daily(Outcome.KILLED, "people who succumbed to injuries", of="killed"),
    "killed_truce_new": _daily(Outcome.KILLED, "people killed during or after a truce", of="killed"),
    "killed_committee": _daily(Outcome.KILLED, "people recognised by a committee", of="killed", known_late=True),
    "injured": _daily(Outcome.WOUNDED),
    "killed_cum": _total(Outcome.KILLED),
    "killed_children_cum": _total(Outcome.KILLED, "children", "killed_cum", age=AgeGroup.CHILD),
    "killed_women_cum": _total(Outcome.KILLED, "women", "killed_cum", age=AgeGroup.ADULT, sex=Sex.FEMALE),
    "med_killed_cum": _total(Outcome.KILLED, "medical personnel", "killed_cum"),
    "press_killed_cum": _total(Outcome.KILLED, "journalists", "killed_cum"),
    "civdef_killed_cum": _total(Outcome.KILLED, "civil defence workers", "killed_cum"),
    "injured_cum": _total(Outcome.WOUNDED),
    "aid_seeker_killed_cum": attrs.evolve(_total(Outcome.KILLED, "people seeking aid", "killed_cum"), since=None),
    "aid_seeker_injured_cum": attrs.evolve(_total(Outcome.WOUNDED, "people seeking aid", "injured_cum"), since=None),
    "famine_cum": attrs.evolve(_total(Outcome.KILLED), since=None, means="starvation"),
    "child_famine_cum": attrs.evolve(
        _total(Outcome.KILLED, "children", "famine_cum", age=AgeGroup.CHILD), since=None, means="starvation"
    ),
}


def _check(row: PalestineDay) -> Iterator[tuple[str, str]]:
    for name, series in SERIES.items():
        part = getattr(row, name)
        if series.of is None or not isinstance(part, int):
            continue
        all_of_them = getattr(row, series.of)
        if isinstance(all_of_them, int) and part > all_of_them:
            yield name, f"is more than {series.of}, {all_of_them}, of which it is a part"
    if isinstance(row.report_period, int) and row.report_period % 24:
        yield "report_period", "is no number of whole days"


def _claims(rows: Iterable[PalestineDay]) -> Iterator[Claim[Record]]:
    for row in rows:
        day = to.a_day(row.report_date)
        attribution = to.passed_on(SOURCES.get(row.report_source), DATASET)
        counts = {name: Count.exactly(told) for name in SERIES if (told := _stated(row, name)) is not None}
        for name, number in counts.items():
            series = SERIES[name]
            people = Casualties(
                series.outcome,
                number,
                series.victims,
                scope=series.scope,
                means=series.means,
                when=_when(series, row, day),
                where=GAZA,
                subset_of=counts.get(series.of or ""),
            )
            yield Claim(people, attribution)


def _stated(row: PalestineDay, name: str) -> int | None:
    """The figure of a column; a zero for no hours is none."""
    number = to.figure(getattr(row, name))
    no_report = number == 0 and row.report_period == 0 and SERIES[name].scope is Scope.INCIDENT
    return None if no_report else number


def _when(series: Series, row: PalestineDay, day: date | None) -> Period | None:
    """Over which days a figure goes."""
    if day is None:
        return None
    if series.known_late:
        return Period.until(day)
    if series.scope is Scope.CUMULATIVE:
        return Period.until(day) if series.since is None or day < series.since else Period.of(series.since, day)
    hours = row.report_period
    days = hours // 24 if isinstance(hours, int) and hours % 24 == 0 and hours <= _MOST_HOURS else 1
    return Period.of(day - timedelta(days=max(days, 1) - 1), day) if day.toordinal() > days else Period.until(day)


#: No report goes over a year.
_MOST_HOURS: Final = 366 * 24


def _groups(claims: Iterable[Claim[Record]]) -> Iterator[list[Claim[Record]]]:
    """Gather what one source says up to one day."""
    found: dict[object, list[Claim[Record]]] = {}
    for number, claim in enumerate(claims):
        record = claim.record
        last = record.when.last if isinstance(record, Casualties) and record.when is not None else None
        key: object = number if last is None else (last, to.origin(claim, but=DATASET))
        found.setdefault(key, []).append(claim)
    yield from found.values()


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[PalestineDay]:
    """Make the row of one source and one day."""
    told = [claim for claim in to.of(to.usable(claims), Casualties) if _is_of_gaza(claim.record)]
    cells: dict[str, Any] = {}
    taken: dict[str, Casualties] = {}
    for name, series in SERIES.items():
        for claim in told:
            number = to.one_figure(claim.record.count)
            if name not in taken and number is not None and _counts(claim.record, series, taken):
                taken[name] = claim.record
                cells[name] = number
    if not taken:
        return
    names = to.origin(told[0], but=DATASET)
    known = next((word for word, source in SOURCES.items() if source.name in names), None)
    last = next(record.when.last for record in taken.values() if record.when is not None)
    yield PalestineDay(
        report_date=last or Missing.EMPTY,
        report_source=known or (Missing.EMPTY if names else _NOBODY),
        report_period=_hours(taken),
        **cells,
    )


def _hours(taken: Mapping[str, Casualties]) -> int | Missing:
    """How many hours the day's figures go over."""
    for name, series in SERIES.items():
        when = taken[name].when if name in taken and series.scope is Scope.INCIDENT else None
        if when is not None and when.first is not None and when.last is not None:
            return ((when.last - when.first).days + 1) * 24
    return Missing.EMPTY


def _is_of_gaza(record: Casualties) -> bool:
    """Tell whether a figure is of the Gaza Strip as a whole, up to a day that is known."""
    where, when = record.where, record.when
    if where is None or (where.name, where.country) != (GAZA.name, GAZA.country):
        return False
    return when is not None and when.end is not None and when.end.day is not None and record.perpetrator is None


def _counts(record: Casualties, series: Series, taken: Mapping[str, Casualties]) -> bool:
    """Tell whether a figure is what a column counts; a part only beside its whole, or where none is told."""
    whole_figure = taken.get(series.of or "")
    return (
        record.outcome is series.outcome
        and record.scope is series.scope
        and record.means == series.means
        and _same_people(record.victims, series.victims)
        and record.subset_of == (None if whole_figure is None else whole_figure.count)
    )


def _same_people(told: Group, wanted: Group) -> bool:
    """Tell whether two descriptions are of the same people, whatever nation is named."""
    return attrs.evolve(told, affiliation=None, country=None) == attrs.evolve(wanted, affiliation=None, country=None)


FORMAT: Final = TableFormat(
    name="palestine-daily",
    title="Palestine Datasets: daily casualties, Gaza Strip",
    homepage="https://data.techforpalestine.org/docs/casualties-daily/",
    media_type="application/json",
    suffix=".json",
    row=PalestineDay,
    signatures=(signature("report_date report_source report_period"),),
    source=DATASET,
    claims=_claims,
    check=_check,
    rows=_rows,
    groups=_groups,
    layouts={
        "json": Dialect(carrier="json", columns=tuple(columns(PalestineDay)), indent=2),
        "csv": Dialect(columns=tuple(columns(PalestineDay))),
    },
    losses={
        "casualties": "the series has people killed and injured in the Gaza Strip, and the groups of its columns",
        "casualties.count": "the series has one number, without a hedge",
        "equipment_loss": "the series counts people and nothing else",
        "displacement": "the series counts people killed and injured",
        "diplomatic_contact": "the series counts people and nothing else",
        "incident": "the series has days and names no event",
        "when": "the series has the day of a report and the hours before it",
        "where": "the series is of the Gaza Strip as a whole",
        "victims": "the series has the groups of its columns",
        "perpetrator": "the series has no column for it",
        "means": "the series has no column for it",
        "subset_of": "the series has the parts of its own columns",
        "attribution": "the series has three sources",
        "stance": "the series has what was reported, and nothing as denied or unverified",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
