"""HXL: any table whose second row tags its columns in the vocabulary of the Humanitarian Exchange Language.

Columns are found by their tags, whose attributes may stand in any order; a column without a tag,
or with one that the model does not know, is kept and makes no claim, and a bad attribute is a
problem of its column alone. A row becomes a claim of the event, where one is named, and one for
each figure of people killed, injured, missing or abducted, displaced or returned; columns of women,
men or children are parts of the column without.

HXL's tags leave open what the model must know. Displaced people and returnees without ``+stock``,
``+newdisp`` or ``+flow`` are taken for a stock, since #affected counts people and not movements, save
in a row that names an event: there they are those whom it displaced. Other tags of people on the
move (``+idps``, ``+refugees``, ``+asylumseekers``) name a condition and are stocks. A figure over
more than a day that names no event holds all of them, so it is cumulative. A date of reporting
dates a stock and nothing else. ``+conflict`` and ``+disaster`` become ``means``.

Written is one row for all figures of one time, place, event, cause and source, with a column for
each. Lost in this format: hedges and bounds, for HXL has no attribute of them; parts that are no
women, men or children; households; who did it; all sources but the first. Definitions: HXL
Standard 1.1 (hxlstandard.org), tag and attribute dictionaries.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Final

import attrs

from conflictmodel.countries import CodeScheme, find_country
from conflictmodel.errors import InvalidValueError
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._displaced import alpha_3, country_of, is_country, one_number
from conflictmodel.formats._hxl import FIGURES, Counted, HxlFormat, HxlRow
from conflictmodel.formats.format import event_of
from conflictmodel.formats.table.days import read_day
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import columns, plain
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement, Unit
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.model.place import Place, PlacePrecision

_DATES: Final = ("date", "date_start", "date_end", "date_reported")
_TYPES: Final = {plain(kind.value): kind for kind in IncidentType}
#: These tags name what people did or what befell them, and not what they are.
_MOVED: Final = frozenset({Movement.FORCED_DISPLACEMENT, Movement.RETURN})


def _check(row: HxlRow) -> Iterator[tuple[str, str]]:
    for field in _DATES:
        if to.told(getattr(row, field)) is not None and _date(getattr(row, field)) is None:
            yield field, "is no date: write it as 2020-12-03, 2020-12, 2020-W49 or 2020"
    start, end = _date(row.date_start), _date(row.date_end)
    if start is not None and end is not None and end.last < start.first:
        yield "date_end", f"lies before the start, {start}"


def _claims(rows: Iterable[HxlRow]) -> Iterator[Claim[Record]]:
    for row in rows:
        when, where, attribution = _period(row), _place(row), to.chain(row.source)
        incident = _incident(row, when, where)
        if incident is not None:
            yield Claim(incident, attribution)
        for field, kind in FIGURES.items():
            number = to.figure(getattr(row, field))
            if number is not None:
                yield Claim(_record(row, kind, Count.exactly(number), incident), attribution, incident=incident)


def _record(row: HxlRow, kind: Counted, number: Count, incident: Incident | None) -> Record:
    when = _period(row)
    whole = None if kind.whole is None else to.figure(getattr(row, kind.whole))
    of_all = incident is None and when is not None and when.first != when.last
    common: dict[str, Any] = {
        "means": kind.means or to.told(row.cause_type),
        "where": _place(row),
        "subset_of": None if whole is None else Count.exactly(whole),
    }
    if isinstance(kind.record, Outcome):
        scope = Scope.CUMULATIVE if of_all else Scope.INCIDENT
        return Casualties(kind.record, number, kind.people, when=when, scope=scope, **common)
    measure = kind.measure
    if measure is None:
        measure = Measure.FLOW if incident is not None and kind.record in _MOVED else Measure.STOCK
    if measure is Measure.STOCK:
        reported = _date(row.date_reported)
        when = when or (None if reported is None else Period(reported, reported))
    return Displacement(
        number,
        kind.record,
        measure,
        people=kind.people,
        origin=_place(row, "_origin"),
        destination=_place(row, "_dest"),
        when=when,
        scope=Scope.CUMULATIVE if of_all and measure is Measure.FLOW else Scope.INCIDENT,
        **common,
    )


def _incident(row: HxlRow, when: Period | None, where: Place | None) -> Incident | None:
    name, kind = to.told(row.event_name), to.told(row.event_type)
    parties = [party for party in map(to.told, (row.group_first, row.group_second)) if party is not None]
    found = None if kind is None else _TYPES.get(plain(kind))
    described = name or (kind if found is None else None) or " - ".join(parties)
    if found is None and not described:
        return None
    return Incident(found, name or ("" if found else described), tuple(map(Actor, parties)), when, where)


def _date(cell: object) -> PartialDate | None:
    text = to.told(cell)
    if text is None:
        return None
    with suppress(ValueError):
        return PartialDate.of(read_day(text)[0])
    with suppress(InvalidValueError):
        return PartialDate.parse(text)
    return None


def _period(row: HxlRow) -> Period | None:
    start, end, day = _date(row.date_start), _date(row.date_end), _date(row.date)
    if start is not None and end is not None and end.last < start.first:
        start, end = end, start
    if start is None and end is None:
        if day is None and isinstance(row.year, int) and 0 < row.year < 10_000:
            day = PartialDate(int(row.year))
        return None if day is None else Period(day, day)
    return Period(start, end)


def _place(row: HxlRow, suffix: str = "") -> Place | None:
    def told(field: str) -> str | None:
        return to.told(getattr(row, field + suffix, Missing.ABSENT))

    code, name = told("country_code"), told("country_name")
    country = to.country(code, None) or to.country(name, CodeScheme.NAME)
    at = None if suffix else to.point(row.latitude, row.longitude)
    own, areas = told("loc_name"), [told(f"adm{level}_name") for level in (1, 2, 3)]
    known = tuple(area for area in areas if area is not None)
    if own is not None:
        return Place(own, country, known, at)
    if known:
        precision = _ADMIN.get(len(areas) - next(i for i, area in enumerate(reversed(areas)) if area is not None))
        return Place(known[-1], country, known[:-1], at, precision)
    found = None if country is None else find_country(country, CodeScheme.ALPHA_2)
    whole = name or (code if found is None else found.name)
    return None if whole is None else Place(whole, country, (), at, PlacePrecision.COUNTRY)


_ADMIN: Final = {1: PlacePrecision.FIRST_ORDER_ADMIN, 2: PlacePrecision.SECOND_ORDER_ADMIN}


@attrs.define
class _Draft:
    """A row in the making: what its figures share, its cells, and the figures as they were told."""

    shared: dict[str, Any]
    told: dict[str, Count] = attrs.field(factory=dict)

    def takes(self, field: str, kind: Counted, record: Casualties | Displacement) -> bool:
        """Tell whether a figure can stand here and be read as what it is: a part beside its own whole."""
        if field in self.told:
            return False
        if kind.whole is not None:
            return self.told.get(kind.whole) == record.subset_of
        return not any(FIGURES[other].whole == field or _looks_like_whole(FIGURES[other], kind) for other in self.told)


def _groups(claims: Iterable[Claim[Record]]) -> Iterator[list[Claim[Record]]]:
    """Gather the claims about one event, and figures without an event that follow each other at one time and place."""
    group: list[Claim[Record]] = []
    for claim in claims:
        new = isinstance(claim.record, Incident) or not group or _circumstances(claim) != _circumstances(group[0])
        if group and (new or len(group) == _MOST):
            yield group
            group = []
        group.append(claim)
    if group:
        yield group


def _circumstances(claim: Claim[Record]) -> tuple[object, ...]:
    event = event_of(claim)
    return (event,) if event is not None else (claim.record.when, getattr(claim.record, "where", None))


#: A table without times and places is written piece by piece.
_MOST: Final = 100


def _looks_like_whole(one: Counted, other: Counted) -> bool:
    """Tell whether two columns, in one row, would look like a total and those of it whom one cause displaced."""
    return one[:2] == other[:2] and (one.means is None) != (other.means is None)


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[HxlRow]:
    """Make the rows of what is told of an event: figures that share time, place and source share a row."""
    drafts: list[_Draft] = []
    event: Claim[Incident] | None = next(iter(to.of(to.usable(claims), Incident)), None)
    for claim in to.usable(claims):
        record = claim.record
        if isinstance(record, (Casualties, Displacement)):
            field = _field(record)
            if field is not None:
                _put(drafts, field, record, _shared(claim, record, FIGURES[field]))
    if event is not None and not any("event_name" in draft.shared for draft in drafts):
        told = event.record
        drafts.append(_Draft({**_dated(told.when), **_located(told.where), **_named(told), **_said(event)}))
    for draft in drafts:
        cells: dict[str, Any] = dict(draft.shared)
        cells |= {field: one_number(count) for field, count in draft.told.items()}
        yield HxlRow(**cells, id=to.identifier(cells))


def _put(drafts: list[_Draft], field: str, record: Casualties | Displacement, shared: dict[str, Any]) -> None:
    kind = FIGURES[field]
    for draft in drafts:
        if draft.shared == shared and draft.takes(field, kind, record):
            draft.told[field] = record.count
            return
    drafts.append(_Draft(shared, {field: record.count}))


def _field(record: Casualties | Displacement) -> str | None:
    """The column for a figure; ``None`` where there is none, or where it would be read as something else."""
    if isinstance(record, Displacement):
        people, measure = record.people, record.measure
        kind: Outcome | Movement = record.movement
        if record.unit is not Unit.PERSON or (_is_stock(record) and record.scope is not Scope.INCIDENT):
            return None
    else:
        people, measure, kind = record.victims, None, record.outcome
    part = attrs.evolve(Group(), sex=people.sex, age=people.age)
    fitting = [
        (own.means is not None, field)
        for field, own in FIGURES.items()
        if (own.record, own.measure, own.people) == (kind, measure, part) and own.means in {None, record.means}
    ]
    long = record.when is not None and record.when.first != record.when.last
    is_other_part = record.subset_of is not None and part == Group()
    if is_other_part or (record.scope is Scope.CUMULATIVE and not long):
        return None
    return max(fitting)[1] if fitting else None


def _shared(claim: Claim[Record], record: Casualties | Displacement, kind: Counted) -> dict[str, Any]:
    """What a row says beside its figures."""
    incident = None if record.scope is Scope.CUMULATIVE else event_of(claim)
    when, where = record.when, record.where
    origin, destination = (record.origin, record.destination) if isinstance(record, Displacement) else (None, None)
    if incident is not None and not _is_stock(record):
        when, where = when or incident.when, where or incident.where
    return {
        **_dated(when),
        **_located(where),
        **_located(origin, "_origin"),
        **_located(destination, "_dest"),
        **({} if incident is None else _named(incident)),
        **_said(claim),
        "cause_type": to.cell(record.means if kind.means is None else None),
    }


def _is_stock(record: Casualties | Displacement) -> bool:
    return isinstance(record, Displacement) and record.measure is Measure.STOCK


def _said(claim: Claim[Record]) -> dict[str, Any]:
    return {"source": to.cell(next(iter(to.origin(claim)), None))}


def _named(incident: Incident) -> dict[str, Any]:
    parties = [*(actor.name for actor in incident.actors), *[None] * 2]
    return {
        "event_name": to.cell(incident.description or None),
        "event_type": to.cell(None if incident.type is None else incident.type.value.replace("_", " ").capitalize()),
        "group_first": to.cell(parties[0]),
        "group_second": to.cell(parties[1]),
    }


def _dated(when: Period | None) -> dict[str, Any]:
    if when is None:
        return {}
    if when.start == when.end:
        return {"date": str(when.start)}
    return {
        "date_start": to.cell(None if when.start is None else str(when.start)),
        "date_end": to.cell(None if when.end is None else str(when.end)),
    }


def _located(where: Place | None, suffix: str = "") -> dict[str, Any]:
    if where is None:
        return {}
    country = country_of(where)
    cells: dict[str, Any] = {"country_code": to.cell(alpha_3(country))}
    cells["country_name"] = to.cell(None if country is None else country.name)
    if is_country(where):
        cells["country_name"] = where.name
    else:
        cells |= {f"adm{place}_name": area for place, area in enumerate(where.admin[:3], 1)}
        level = next((level for level, precision in _ADMIN.items() if precision is where.precision), 0)
        cells["loc_name" if len(where.admin) >= level else f"adm{level}_name"] = where.name
    if where.point is not None:
        cells |= {"latitude": where.point.latitude, "longitude": where.point.longitude}
    known = columns(HxlRow)
    return {field + suffix: cell for field, cell in cells.items() if field + suffix in known}


def _written() -> Iterator[tuple[str, str]]:
    """The columns that are written: a name for people, and the tag."""
    for field, column in columns(HxlRow).items():
        kind = FIGURES.get(field)
        vague = kind is not None and isinstance(kind.record, Movement) and kind.measure is None
        if not vague and field not in {"round", "date_reported", "year", "adm1_code", "adm2_code"}:
            yield column.name[1:].replace("+", " ").capitalize(), column.name


_NONE: Final = "HXL has tags for people killed, injured, missing, abducted and on the move, as it is read here"

FORMAT: Final = HxlFormat(
    name="hxl",
    title="Table with HXL tags",
    homepage="https://hxlstandard.org/",
    media_type="text/csv",
    suffix=".csv",
    row=HxlRow,
    claims=_claims,
    check=_check,
    rows=_rows,
    groups=_groups,
    layouts={"1.1": Dialect(columns=tuple(name for name, _ in _written()), tags=tuple(own for _, own in _written()))},
    losses={
        "count": "HXL has one number, and no attribute for a bound or a hedge",
        "casualties": _NONE,
        "displacement": _NONE,
        "displacement.unit": "the columns count persons",
        "equipment_loss": _NONE,
        "diplomatic_contact": _NONE,
        "incident": "HXL has a name and a type of the event and the names of two groups",
        "incident.when": "a row has one time, which is the event's and its figures'",
        "incident.where": "a row has one place, which is the event's and its figures'",
        "attribution": "a row names one source",
        "stance": "a row tells what is so, and nothing as denied or unverified",
        "victims": "HXL tells women, men and children apart, as it is read here",
        "people": "HXL tells women, men and children apart, as it is read here",
        "perpetrator": "HXL has no tag for who did it",
        "where": "a row has a country, three areas within it, a place and a point, and no precision beyond these",
        "when": "a row has a date, or a first and a last one",
        "means": "a row has one cause",
        "subset_of": "a part stands beside its whole, and only women, men and children are parts",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
