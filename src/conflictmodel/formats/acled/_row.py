"""The row of ACLED's tables, and what in it contradicts itself."""

from collections.abc import Iterator
from datetime import date

import attrs

from conflictmodel.formats import crosswalk as to
from conflictmodel.formats.acled import _terms as terms
from conflictmodel.formats.table.columns import code, count, day, decimal, text, whole
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Day, Decimal, Missing, Text, Whole

_WHEN, _WHERE, _WHAT, _WHO = "when", "where", "incident", "incident.actors"


@attrs.frozen(weakref_slot=False)
class AcledEvent(Row):
    """One event: when, where, what kind, between whom, and how many people are reported dead.

    ``inter1`` and ``inter2`` are the kinds of the actors and ``interaction`` both together;
    ``iso`` is the country's ISO 3166-1 number and ``gwno`` that of Gleditsch and Ward. ``data_id``,
    ``event_id_no_cnty``, ``gwno`` and ``iso3`` stand in older files alone.
    """

    event_id_cnty: Text = code()
    event_date: Day = day(to=_WHEN)
    year: Whole = whole(to=_WHEN)
    time_precision: Whole = whole(to=_WHEN)
    disorder_type: Text = code(to=_WHAT)
    event_type: Text = code(to=_WHAT)
    sub_event_type: Text = code(to=_WHAT)
    actor1: Text = code(to=_WHO)
    assoc_actor_1: Text = code("assoc_actor_1", "ally_actor_1", to=_WHO)
    inter1: Text = code(to=_WHO)
    actor2: Text = code(to=_WHO)
    assoc_actor_2: Text = code("assoc_actor_2", "ally_actor_2", to=_WHO)
    inter2: Text = code(to=_WHO)
    interaction: Text = code(to=_WHO)
    civilian_targeting: Text = code()
    iso: Text = code(to=_WHERE)
    region: Text = code()
    country: Text = code(to=_WHERE)
    admin1: Text = code(to=_WHERE)
    admin2: Text = code(to=_WHERE)
    admin3: Text = code(to=_WHERE)
    location: Text = code(to=_WHERE)
    latitude: Decimal = decimal(to=_WHERE)
    longitude: Decimal = decimal(to=_WHERE)
    geo_precision: Whole = whole(to=_WHERE)
    source: Text = code(to="attribution")
    source_scale: Text = code()
    notes: Text = text(to="incident.description")
    fatalities: Whole = count(to="casualties.count")
    tags: Text = code()
    timestamp: Whole = whole()
    data_id: Text = code()
    event_id_no_cnty: Text = code()
    gwno: Text = code(to=_WHERE)
    iso3: Text = code(to=_WHERE)
    raw: Raw = raw()


def check(row: AcledEvent) -> Iterator[tuple[str, str]]:
    if row.event_id_cnty is not Missing.ABSENT and to.told(row.event_id_cnty) is None:
        yield "event_id_cnty", "is missing, and rows without it are taken for one event when tables are joined"
    stated = [(field, getattr(row, field)) for field in ("event_date", "year")]
    for field, year in ((field, value.year if isinstance(value, date) else value) for field, value in stated):
        if isinstance(year, int) and year < terms.FIRST_YEAR:
            yield field, f"lies in the year {year:04}, and ACLED begins with {terms.FIRST_YEAR}"
    if isinstance(row.event_date, date) and isinstance(row.year, int) and row.event_date.year != row.year:
        yield "event_date", f"does not lie in the year {row.year}, as year says"
    for field, known in (("time_precision", {1, 2, 3}), ("geo_precision", {1, 2, 3})):
        if isinstance(precision := getattr(row, field), int) and precision not in known:
            yield field, "must be 1, 2 or 3"
    yield from _check_type(row)
    yield from _check_actors(row)


def _check_type(row: AcledEvent) -> Iterator[tuple[str, str]]:
    named, closer = to.told(row.event_type), to.told(row.sub_event_type)
    event = None if named is None else terms.event(named)
    incident = None if closer is None else terms.incident(closer)
    if named is not None and event is None:
        yield "event_type", "is no event type of ACLED's"
    if closer is not None and incident is None:
        yield "sub_event_type", "is no sub-event type of ACLED's"
    if event is not None and event[1] is not None and incident is not None and incident.event_type is not event[1]:
        yield "sub_event_type", f"belongs to the event type {terms.EVENT_NAMES[incident.event_type]}"


def _check_actors(row: AcledEvent) -> Iterator[tuple[str, str]]:
    codes: list[int | None] = []
    for field in ("inter1", "inter2"):
        words = to.told(getattr(row, field))
        codes.append(0 if words is None else terms.inter(words))
        if words is not None and codes[-1] is None:
            yield field, "is no kind of actor of ACLED's"
    both = to.told(row.interaction)
    if both is None:
        return
    met = terms.interaction(both)
    if met is None:
        yield "interaction", "is no two kinds of actor of ACLED's"
    elif None not in codes and any(codes) and row.inter2 is not Missing.ABSENT:
        wanted = tuple(sorted(code for code in codes if code))
        if met != wanted:
            yield "interaction", f"is not that of inter1 and inter2, {''.join(map(str, wanted)).ljust(2, '0')}"
