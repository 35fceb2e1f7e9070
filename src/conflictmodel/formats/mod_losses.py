"""Daily losses: running totals of what Russia has lost in Ukraine, as Ukraine's General Staff announces them.

Reads the series that PetroIvaniuk/2022-Ukraine-Russia-War-Dataset makes of the announcements:
equipment, personnel, or both in one table, as JSON or CSV. Neither owner nor source is in the
file; they are those of this publication. ``day`` counts from 24 February 2022, so each row tells
since when its totals run.

A row becomes claims of running totals, and two rows after each other become claims of the days
between them. The two never add: the first are of scope cumulative, the second of scope incident,
which is the nearest there is to the flow of one day and does not mean that it was one event. Where
a total is lower than before, it was corrected: the day has no claim, for nobody can lose
minus two tanks, and the fall is reported as a problem of the file. Corrections that made a rise
larger are in a file of their own, :mod:`~conflictmodel.formats.mod_corrections`; read both
(``FORMAT.claims([*corrections.rows, *losses.rows])``) and they are left out of the day's losses.
Where the corrections of a day exceed its change, they are those of another day, and what they
touch has no claim.

Losses are of status lost, for the ministry does not say how. Those of personnel are people killed
or wounded: the announcements speak of men eliminated, and the dataset's documentation of a death
toll with the wounded. ``personnel*`` is the hedge: "about" or "more" (than). A day's figure from
two totals that are "about" is "about" too. The totals grow by each day's figure, so they are
uncertain together and the day's figure is not off by a tenth of a million; its bounds are a tenth
of itself, or the step to which the totals were rounded. Nothing is claimed of a day whose rounded
totals stayed the same, or where one is "more than". Prisoners (``POW``) are those that the project
invaders-rf.com counted.

Columns changed: ``military auto`` and ``fuel tank`` became ``vehicles and fuel tanks`` on 1 May
2022, their sum; ``mobile SRBM system`` went into ``cruise missiles``, which is a count of other
things. ``APC`` is called so by the dataset; the announcements speak of armoured combat vehicles.

Lost in this format: other owners, models, places, single events, and who said so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

import attrs

from conflictmodel.formats import crosswalk as to
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.mod_corrections import LossCorrection
from conflictmodel.formats.table.columns import code, count, day as day_column, text, whole
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, columns, plain, raw
from conflictmodel.formats.table.values import Day, Missing, Text, Whole
from conflictmodel.model.actor import Actor, ActorKind, CombatantStatus, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import MAX_FIGURE, Basis, Count
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.source import Source, SourceKind

DATASET: Final = to.dataset("2022 Ukraine Russia War Dataset")
GENERAL_STAFF: Final = Source("General Staff of the Armed Forces of Ukraine", SourceKind.MILITARY)
INVADERS: Final = Source("invaders-rf.com")
RUSSIA: Final = Actor("Russia", ActorKind.STATE, country="RU")
PERSONNEL: Final = Group("personnel", "Russia", CombatantStatus.COMBATANT, country="RU")

_EQUIPMENT, _PEOPLE = "equipment_loss.count", "casualties.count"


@attrs.frozen(weakref_slot=False)
class LossDay(Row):
    """What had been lost up to one day; every number holds those of the days before."""

    date: Day = day_column(to="when")
    day: Whole = whole(to="when")
    aircraft: Whole = count(to=_EQUIPMENT)
    helicopter: Whole = count(to=_EQUIPMENT)
    tank: Whole = count(to=_EQUIPMENT)
    apc: Whole = count("APC", to=_EQUIPMENT)
    field_artillery: Whole = count("field artillery", to=_EQUIPMENT)
    mrl: Whole = count("MRL", to=_EQUIPMENT)
    anti_aircraft_warfare: Whole = count("anti-aircraft warfare", to=_EQUIPMENT)
    ground_robotic_systems: Whole = count("ground robotic systems", to=_EQUIPMENT)
    drone: Whole = count(to=_EQUIPMENT)
    cruise_missiles: Whole = count("cruise missiles", to=_EQUIPMENT)
    naval_ship: Whole = count("naval ship", to=_EQUIPMENT)
    submarines: Whole = count(to=_EQUIPMENT)
    military_auto: Whole = count("military auto", to=_EQUIPMENT)
    fuel_tank: Whole = count("fuel tank", to=_EQUIPMENT)
    vehicles_and_fuel_tanks: Whole = count("vehicles and fuel tanks", to=_EQUIPMENT)
    special_equipment: Whole = count("special equipment", to=_EQUIPMENT)
    mobile_srbm_system: Whole = count("mobile SRBM system", to=_EQUIPMENT)
    greatest_losses_direction: Text = text("greatest losses direction")
    personnel: Whole = count(to=_PEOPLE)
    personnel_hedge: Text = code("personnel*", to=_PEOPLE)
    pow: Whole = count("POW", to=_PEOPLE)
    raw: Raw = raw()


#: The class of equipment of each column.
EQUIPMENT: Final[Mapping[str, EquipmentClass]] = {
    "aircraft": EquipmentClass.AIRCRAFT,
    "helicopter": EquipmentClass.HELICOPTER,
    "tank": EquipmentClass.TANK,
    "apc": EquipmentClass.ARMOURED_PERSONNEL_CARRIER,
    "field_artillery": EquipmentClass.ARTILLERY,
    "mrl": EquipmentClass.MULTIPLE_ROCKET_LAUNCHER,
    "anti_aircraft_warfare": EquipmentClass.AIR_DEFENCE_SYSTEM,
    "ground_robotic_systems": EquipmentClass.UNMANNED_GROUND_VEHICLE,
    "drone": EquipmentClass.DRONE,
    "cruise_missiles": EquipmentClass.MISSILE,
    "naval_ship": EquipmentClass.NAVAL_VESSEL,
    "submarines": EquipmentClass.SUBMARINE,
    "military_auto": EquipmentClass.VEHICLE,
    "fuel_tank": EquipmentClass.TRUCK,
    "vehicles_and_fuel_tanks": EquipmentClass.VEHICLE,
    "special_equipment": EquipmentClass.OTHER,
    "mobile_srbm_system": EquipmentClass.MISSILE_LAUNCHER,
}
#: Columns whose class holds more than they do: a figure is theirs only if it is called so.
_NARROWER: Final = {
    "cruise_missiles",
    "military_auto",
    "fuel_tank",
    "vehicles_and_fuel_tanks",
    "special_equipment",
    "mobile_srbm_system",
}
_OUTCOMES: Final = {"personnel": Outcome.KILLED_OR_WOUNDED, "pow": Outcome.CAPTURED}
_FIGURES: Final = (*EQUIPMENT, *_OUTCOMES)
#: Which columns a column is the sum of, where it took their place.
_SUM_OF: Final = {"vehicles_and_fuel_tanks": ("military_auto", "fuel_tank")}
#: personnel*, the hedge of personnel.
HEDGES: Final = {"about": Basis.ABOUT, "more": Basis.MORE_THAN}


@attrs.frozen
class _Total:
    """A running total: the day up to which it runs, the figure, and how it was hedged."""

    day: date
    figure: int
    basis: Basis


@attrs.define
class _Series:
    """The totals as they stood last, and the corrections that are known."""

    last: dict[str, _Total] = attrs.field(factory=dict)
    corrections: dict[date, LossCorrection] = attrs.field(factory=dict)

    def before(self, name: str, day: date) -> _Total | None:
        """Find the total that came before in a column, or in those that it is the sum of."""
        own = self.last.get(name)
        parts = [self.last[part] for part in _SUM_OF.get(name, ()) if part in self.last]
        if own is None and parts and len(parts) == len(_SUM_OF[name]) and len({part.day for part in parts}) == 1:
            own = attrs.evolve(parts[0], figure=sum(part.figure for part in parts))
        return own if own is not None and own.day < day else None

    def corrected(self, name: str, since: date, day: date) -> int:
        """How much of the change of a column after one day and up to another was a correction."""
        if not self.corrections:
            return 0
        days = (since + timedelta(days=number + 1) for number in range((day - since).days))
        found = (getattr(self.corrections.get(each), name, None) for each in days)
        return sum(change for change in found if isinstance(change, int))

    def take(self, totals: Mapping[str, _Total]) -> Iterator[tuple[str, _Total, int, int]]:
        """Go on to the next row: for each column its former total, the change, and what of that was a correction."""
        for name, total in totals.items():
            former = self.before(name, total.day)
            if former is not None:
                yield name, former, total.figure - former.figure, self.corrected(name, former.day, total.day)
        self.last.update(totals)


def _totals(row: LossDay, day: date) -> dict[str, _Total]:
    figures = ((name, to.figure(getattr(row, name))) for name in _FIGURES)
    return {name: _Total(day, figure, _basis(row, name)) for name, figure in figures if figure is not None}


def _basis(row: LossDay, name: str) -> Basis:
    return HEDGES.get(row.personnel_hedge.strip(), Basis.EXACT) if name == "personnel" else Basis.EXACT


def _checker() -> Any:  # noqa: ANN401  the type of TableFormat.checker says what it is
    """Make a check for one file, which knows the rows before."""
    series = _Series()
    former: list[tuple[date, date | None]] = []

    def check(row: LossDay) -> Iterator[tuple[str, str]]:
        day = to.a_day(row.date)
        totals = _totals(row, day or date.min)
        for name, total in totals.items():
            if to.hedged(total.basis, total.figure) is None:
                yield name, f"is too large a figure to be {total.basis.value.replace('_', ' ')} it; it makes no claim"
        if day is None:
            return
        start = _start(row, day)
        if former and day <= former[0][0]:
            yield "date", f"does not lie after the day of the row before, {former[0][0]}"
        elif former and None not in {start, former[0][1]} and start != former[0][1]:
            yield "day", f"counts from {start}, and the row before from {former[0][1]}"
        former[:] = [(day, start)]
        for name, total, change, _ in series.take(totals):
            if change < 0:
                yield name, f"is lower than on {total.day}, {total.figure}: it was corrected, and the day has no figure"

    return check


def _claims(rows: Iterable[LossDay | LossCorrection]) -> Iterator[Claim[Record]]:
    series = _Series()
    for row in rows:
        day = to.a_day(row.date)
        if isinstance(row, LossCorrection):
            if day is not None:
                series.corrections[day] = row
            continue
        totals = _totals(row, day or date.min)
        for name, total in totals.items():
            number = to.hedged(total.basis, total.figure)
            if number is not None:
                yield _claim(name, number, Scope.CUMULATIVE, _running(row, day))
        if day is None:
            continue
        changes = list(series.take(totals))
        misplaced = any(correction and change < correction for _, _, change, correction in changes)
        for name, former, change, correction in changes:
            lost = None if misplaced and correction else _between(former, totals[name], change - correction)
            if lost is not None:
                yield _claim(name, lost, Scope.INCIDENT, Period.of(former.day + timedelta(days=1), day))


def _running(row: LossDay, day: date | None) -> Period | None:
    """Over which days the totals of a row run."""
    if day is None:
        return None
    start = _start(row, day)
    return Period.until(day) if start is None else Period.of(start, day)


def _start(row: LossDay, day: date) -> date | None:
    """The day from which a row's ``day`` counts, which is day 1."""
    number = row.day
    if not isinstance(number, int) or not 1 <= number <= day.toordinal():
        return None
    return day - timedelta(days=int(number) - 1)


def _between(former: _Total, latter: _Total, change: int) -> Count | None:
    """Tell what was lost between two totals; nothing where they cannot tell it."""
    hedges = {former.basis, latter.basis}
    if change < 0 or Basis.MORE_THAN in hedges:
        return None
    if hedges == {Basis.EXACT}:
        return to.hedged(Basis.EXACT, change)
    about = to.hedged(Basis.ABOUT, change)
    if about is None or change == 0:
        return None
    step = _step(former.figure, latter.figure)
    high = min(max(about.high or 0, change + step), MAX_FIGURE)
    return attrs.evolve(about, low=max(0, min(about.low, change - step)), high=high)


def _step(*figures: int) -> int:
    """Find the power of ten to which figures are rounded."""
    step = 1
    while step < max(figures) and all(figure % (10 * step) == 0 for figure in figures):
        step *= 10
    return step


def _claim(name: str, number: Count, scope: Scope, when: Period | None) -> Claim[Record]:
    outcome = _OUTCOMES.get(name)
    if outcome is None:
        words = columns(LossDay)[name].name
        loss = EquipmentLoss(number, EQUIPMENT[name], LossStatus.LOST, words, None, RUSSIA, scope=scope, when=when)
        return Claim(loss, to.passed_on(GENERAL_STAFF, DATASET))
    people = Casualties(outcome, number, PERSONNEL, scope=scope, when=when)
    return Claim(people, to.passed_on(INVADERS if name == "pow" else GENERAL_STAFF, DATASET))


def _groups(claims: Iterable[Claim[Record]]) -> Iterator[list[Claim[Record]]]:
    """Gather the series of each source: a day's losses can be told only beside the day before."""
    series: dict[object, list[Claim[Record]]] = {}
    for claim in claims:
        names = to.origin(claim, but=DATASET)
        series.setdefault(() if names in _OWN else names, []).append(claim)
    yield from series.values()


_OWN: Final = {(), (GENERAL_STAFF.name,), (INVADERS.name,)}


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[LossDay]:
    """Make a row of the running totals of each day, in the order of the days."""
    days: dict[tuple[date, date | None], dict[str, Any]] = {}
    for claim in to.usable(claims):
        record = claim.record
        name = _column(record)
        if name is None or not isinstance(record, (Casualties, EquipmentLoss)) or record.when is None:
            continue
        last, end, start = record.when.last, record.when.end, record.when.start
        if last is None or end is None or end.day is None:
            continue
        cells = days.setdefault((last, None if start is None or start.day is None else start.first), {})
        number = to.one_figure(record.count)
        if name not in cells and number is not None:
            cells[name] = number
            if name == "personnel":
                hedges = {basis: word for word, basis in HEDGES.items()}
                cells["personnel_hedge"] = hedges.get(record.count.basis, Missing.EMPTY)
    for (last, first), cells in sorted(days.items(), key=lambda found: (found[0][0], found[0][1] or date.min)):
        yield LossDay(date=last, day=Missing.EMPTY if first is None else (last - first).days + 1, **cells)


def _column(record: Record) -> str | None:
    """Tell which column takes a figure: a running total of all of Russia's losses of one kind."""
    match record:
        case EquipmentLoss(scope=Scope.CUMULATIVE, status=LossStatus.LOST, model=None, subset_of=None):
            if record.owner is None or record.owner.country != RUSSIA.country:
                return None
            named = _BY_NAME.get(plain(record.description))
            if named is not None and EQUIPMENT[named] is record.equipment:
                return named
            return _BY_CLASS.get(record.equipment)
        case Casualties(scope=Scope.CUMULATIVE, subset_of=None) if _is_personnel(record.victims):
            return next((name for name, outcome in _OUTCOMES.items() if outcome is record.outcome), None)
        case _:
            return None


def _is_personnel(victims: Group) -> bool:
    """Tell whether people are Russia's soldiers, all of them."""
    everybody = attrs.evolve(victims, description=PERSONNEL.description, affiliation=PERSONNEL.affiliation)
    return everybody == PERSONNEL


_BY_NAME: Final = {plain(columns(LossDay)[name].name): name for name in EQUIPMENT}
_BY_CLASS: Final = {known: name for name, known in EQUIPMENT.items() if name not in _NARROWER}
_COLUMNS: Final = tuple(column.name for column in columns(LossDay).values())

FORMAT: Final = TableFormat(
    name="daily-losses",
    title="Russia's losses as Ukraine announces them daily",
    homepage="https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
    media_type="application/json",
    suffix=".json",
    row=LossDay,
    signatures=(
        signature("date day aircraft helicopter tank APC personnel personnel*"),
        signature("date day aircraft helicopter tank APC"),
        signature("date day personnel personnel*"),
    ),
    source=DATASET,
    claims=_claims,
    checker=_checker,
    rows=_rows,
    groups=_groups,
    layouts={
        "json": Dialect(carrier="json", columns=_COLUMNS, indent=4),
        "csv": Dialect(columns=_COLUMNS),
    },
    losses={
        "casualties": "the series has totals of Russia's personnel, killed or wounded together, and of prisoners",
        "casualties.count": "the series has one number, with about or more than",
        "equipment_loss": "the series has running totals of Russia's losses; a day's are their difference",
        "equipment_loss.count": "the series has one number, without a hedge",
        "displacement": "the series has losses only",
        "diplomatic_contact": "the series has losses only",
        "incident": "the series has totals and names no event",
        "when": "the series has the day and the number of days",
        "description": "the series has the names of its columns",
        "owner": "the series is of Russia's losses",
        "victims": "the series has Russia's personnel as a whole",
        "perpetrator": "the series has no column for it",
        "means": "the series has no column for it",
        "where": "the series has no column for it",
        "subset_of": "the series has no parts",
        "attribution": "the series has no column for a source: it is that of one announcer",
        "stance": "the series is what the announcer claims, and nothing as denied or unverified",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
