"""Oryx totals: how much equipment each side of Russia's war in Ukraine is known to have lost, by category.

Reads the totals that scarnecchia/oryx_data takes from Oryx's pages, of one day without a date or
of every day on which they changed. All are running totals of what pictures show. A row becomes a
claim of everything lost in a category and, as parts of it, claims of what was destroyed, captured,
damaged and abandoned. ``date_recorded`` is the day on which the page said so, and the losses lie
before it.

The rows "All Types", "Losses excluding Recon Drones and Trucks" and "Losses of Armoured Combat
Vehicles" add up other rows of the same file. They make no claim, because nobody could then add the
claims of a file without counting a tank three times. The ``_diff`` columns tell by how much the list grew
since it last changed, corrections included; that is no day's losses, so they make no claim either.

Categories become classes (:data:`CATEGORIES`). Two of them are wider than any class: trucks, jeeps
and trains are vehicles, and rocket and missile artillery counts as rocket launchers. The
category's own name stays in the claim's ``description``, without the line end that one of them bears.

Lost in this format: single losses, models, who did it, where, and which source said so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._oryx import ORYX, listed, owner, owner_name
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.columns import code, count, day, whole
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Day, Missing, Text, Whole
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period

_COUNT: Final = "equipment_loss.count"


@attrs.frozen(weakref_slot=False)
class OryxTotal(Row):
    """What one side has lost in one category, up to one day.

    ``type_total`` is the sum of the four statuses; ``_diff`` is the change since the last row of
    the category, and ``_diff_diff`` the change of that.
    """

    country: Text = code(to="equipment_loss.owner")
    equipment_type: Text = code(to="equipment_loss.equipment")
    destroyed: Whole = count(to=_COUNT)
    abandoned: Whole = count(to=_COUNT)
    captured: Whole = count(to=_COUNT)
    damaged: Whole = count(to=_COUNT)
    type_total: Whole = count(to=_COUNT)
    date_recorded: Day = day(to="equipment_loss.when")
    destroyed_diff: Whole = whole()
    abandoned_diff: Whole = whole()
    captured_diff: Whole = whole()
    damaged_diff: Whole = whole()
    type_total_diff: Whole = whole()
    destroyed_diff_diff: Whole = whole()
    abandoned_diff_diff: Whole = whole()
    captured_diff_diff: Whole = whole()
    damaged_diff_diff: Whole = whole()
    type_total_diff_diff: Whole = whole()
    raw: Raw = raw()


#: Oryx's categories, in every spelling of its two pages.
CATEGORIES: Final[Mapping[str, EquipmentClass]] = {
    "Tanks": EquipmentClass.TANK,
    "Armoured Fighting Vehicles": EquipmentClass.ARMOURED_FIGHTING_VEHICLE,
    "Infantry Fighting Vehicles": EquipmentClass.INFANTRY_FIGHTING_VEHICLE,
    "Armoured Personnel Carriers": EquipmentClass.ARMOURED_PERSONNEL_CARRIER,
    "Mine-Resistant Ambush Protected": EquipmentClass.MRAP,
    "Infantry Mobility Vehicles": EquipmentClass.INFANTRY_MOBILITY_VEHICLE,
    "Command Posts And Communications Stations": EquipmentClass.COMMAND_POST_VEHICLE,
    "Engineering Vehicles And Equipment": EquipmentClass.ENGINEERING_VEHICLE,
    "Unmanned Ground Vehicles": EquipmentClass.UNMANNED_GROUND_VEHICLE,
    "Self-Propelled Anti-Tank Missile Systems": EquipmentClass.ANTI_TANK_MISSILE_SYSTEM,
    "Artillery Support Vehicles And Equipment": EquipmentClass.ARTILLERY_SUPPORT_VEHICLE,
    "Towed Artillery": EquipmentClass.TOWED_ARTILLERY,
    "Self-Propelled Artillery": EquipmentClass.SELF_PROPELLED_ARTILLERY,
    "Rocket and Missile Artillery": EquipmentClass.MULTIPLE_ROCKET_LAUNCHER,
    "Anti-Aircraft Guns": EquipmentClass.ANTI_AIRCRAFT_GUN,
    "Self-Propelled Anti-Aircraft Guns": EquipmentClass.SELF_PROPELLED_ANTI_AIRCRAFT_GUN,
    "Surface-To-Air Missile Systems": EquipmentClass.SURFACE_TO_AIR_MISSILE_SYSTEM,
    "Radars": EquipmentClass.RADAR,
    "Radars And Communications Equipment": EquipmentClass.RADAR,
    "Jammers And Deception Systems": EquipmentClass.JAMMER,
    "Aircraft": EquipmentClass.AIRCRAFT,
    "Helicopters": EquipmentClass.HELICOPTER,
    "Unmanned Combat Aerial Vehicles": EquipmentClass.COMBAT_DRONE,
    "Reconnaissance Unmanned Aerial Vehicles": EquipmentClass.RECONNAISSANCE_DRONE,
    "Naval Ships": EquipmentClass.NAVAL_VESSEL,
    "Naval Ships and Submarines": EquipmentClass.NAVAL_VESSEL,
    "Trucks, Vehicles, and Jeeps": EquipmentClass.VEHICLE,
    "Trucks, Vehicles, Jeeps, and Trains": EquipmentClass.VEHICLE,
}
#: How rows begin that add up other rows.
SUMS: Final = ("All Types", "Losses excluding", "Losses of Armoured Combat Vehicles")

_WIDER: Final = {EquipmentClass.VEHICLE, EquipmentClass.MULTIPLE_ROCKET_LAUNCHER}
_BY_CLASS: Final = {known: name for name, known in reversed(list(CATEGORIES.items())) if known not in _WIDER}
_STATUSES: Final = {
    "destroyed": LossStatus.DESTROYED,
    "abandoned": LossStatus.ABANDONED,
    "captured": LossStatus.CAPTURED,
    "damaged": LossStatus.DAMAGED,
}
_TOTAL: Final = "type_total"


def is_sum(category: str) -> bool:
    """Tell whether a row adds up other rows, such as "All Types"."""
    return category.strip().startswith(SUMS)


def _check(row: OryxTotal) -> Iterator[tuple[str, str]]:
    parts = [to.figure(getattr(row, name)) for name in _STATUSES]
    total = to.figure(row.type_total)
    if total is not None and None not in parts and total != (found := sum(part for part in parts if part is not None)):
        yield _TOTAL, f"is not the sum of what was destroyed, abandoned, captured and damaged, {found}"


def _claims(rows: Iterable[OryxTotal]) -> Iterator[Claim[Record]]:
    for row in rows:
        category = to.told(row.equipment_type)
        if category is None or is_sum(category):
            continue
        number = to.figure(row.type_total)
        total = None if number is None else Count.exactly(number)
        figures: list[tuple[LossStatus, int | None, Count | None]] = [(LossStatus.LOST, number, None)]
        figures += [(status, to.figure(getattr(row, name)), total) for name, status in _STATUSES.items()]
        for status, figure, whole_figure in figures:
            if figure is not None:
                loss = EquipmentLoss(
                    Count.exactly(figure),
                    CATEGORIES.get(category, EquipmentClass.UNSPECIFIED),
                    status,
                    category,
                    None,
                    owner(row.country),
                    scope=Scope.CUMULATIVE,
                    when=listed(row.date_recorded),
                    subset_of=whole_figure,
                )
                yield Claim(loss, to.chain(dataset=ORYX))


def _groups(claims: Iterable[Claim[Record]]) -> Iterator[list[Claim[Record]]]:
    """Gather what the same sources say of one owner, one category and one day."""
    found: dict[object, list[Claim[Record]]] = {}
    for number, claim in enumerate(claims):
        loss = claim.record
        key: object = number
        if isinstance(loss, EquipmentLoss):
            key = owner_name(loss.owner), _category(loss), loss.when, to.origin(claim, but=ORYX)
        found.setdefault(key, []).append(claim)
    yield from found.values()


def _silent(row: OryxTotal) -> str | None:
    """Tell why a row states nothing."""
    return "a row of sums over other rows would be counted twice" if is_sum(row.equipment_type) else None


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[OryxTotal]:
    """Make one row of running totals of one category; a figure of one event is none."""
    told = [claim.record for claim in to.of(to.usable(claims), EquipmentLoss)]
    told = [loss for loss in told if loss.scope is Scope.CUMULATIVE and loss.model is None]
    lost = next((loss for loss in told if loss.status is LossStatus.LOST and loss.subset_of is None), None)
    whole_figure = None if lost is None else lost.count
    number = None if whole_figure is None else to.one_figure(whole_figure)
    found: dict[str, Any] = {} if number is None else {_TOTAL: number}
    for name, status in _STATUSES.items():
        for loss in told:
            number = to.one_figure(loss.count)
            if loss.status is status and loss.subset_of in {None, whole_figure} and number is not None:
                found.setdefault(name, number)
    category = None if not told else _category(told[0])
    if not found or category is None:
        return
    when = told[0].when
    last = None if when is None or when.end is None or when.end.day is None else when.last
    yield OryxTotal(
        country=to.cell(owner_name(told[0].owner)),
        equipment_type=category,
        **{name: found.get(name, Missing.EMPTY) for name in (*_STATUSES, _TOTAL)},
        date_recorded=Missing.EMPTY if last is None or when != Period.until(last) else last,
    )


def _category(loss: EquipmentLoss) -> str | None:
    """Name the category of a figure: in Oryx's words where the claim has them, else that of its class."""
    told = to.told(loss.description)
    if told is not None and CATEGORIES.get(told, EquipmentClass.UNSPECIFIED) is loss.equipment and not is_sum(told):
        return told
    return _BY_CLASS.get(loss.equipment)


_TOTALS: Final = ("country", "equipment_type", "destroyed", "abandoned", "captured", "damaged", "type_total")
_DIFFERENCES: Final = ("destroyed_diff", "abandoned_diff", "captured_diff", "damaged_diff", "type_total_diff")

FORMAT: Final = TableFormat(
    name="oryx-totals",
    title="Oryx equipment losses, totals by category",
    homepage="https://github.com/scarnecchia/oryx_data",
    media_type="text/csv",
    suffix=".csv",
    row=OryxTotal,
    signatures=(signature("country equipment_type destroyed abandoned captured damaged type_total"),),
    source=ORYX,
    claims=_claims,
    silent=_silent,
    check=_check,
    rows=_rows,
    groups=_groups,
    layouts={
        "daily": Dialect(columns=(*_TOTALS, "date_recorded", *_DIFFERENCES)),
        "totals": Dialect(columns=_TOTALS),
    },
    losses={
        "casualties": "Oryx counts equipment and no people",
        "displacement": "Oryx counts equipment and no people",
        "diplomatic_contact": "Oryx counts equipment and nothing else",
        "incident": "Oryx counts equipment and names no event",
        "equipment_loss": "Oryx has running totals by category, and no figures of one event",
        "equipment_loss.count": "Oryx has one number, without a hedge",
        "when": "Oryx tells on which day a total was listed, and not since when it runs",
        "owner": "Oryx has the owner's country",
        "description": "Oryx has the names of its categories",
        "subset_of": "Oryx has four parts of each total",
        "perpetrator": "Oryx does not say who did it",
        "means": "Oryx does not say how",
        "where": "Oryx does not say where",
        "attribution": "the totals have no column for a source",
        "stance": "Oryx counts what pictures show, and nothing as denied or unverified",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
