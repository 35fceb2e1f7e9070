"""Corrections to the daily losses: by how much the running totals of a day changed without a loss.

Reads the file of corrections that belongs to the series of
:mod:`~conflictmodel.formats.mod_losses`. Each row has, for each category, the part of that day's
change that was a correction; below zero where a total was taken back. A correction is no loss of
that day, so the file makes no claim of its own. It serves to read the series:
``mod_losses.FORMAT.claims([*corrections.rows, *losses.rows])`` leaves corrections out of the
losses of a day.

Nothing can be converted into this format, and of it nothing else than the series needs.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.columns import day as day_column, whole
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Day, Whole
from conflictmodel.model.claim import Claim, Record


@attrs.frozen(weakref_slot=False)
class LossCorrection(Row):
    """By how much the totals of one day were corrected; the fields are those of a row of losses."""

    date: Day = day_column()
    day: Whole = whole()
    aircraft: Whole = whole()
    helicopter: Whole = whole()
    tank: Whole = whole()
    apc: Whole = whole("APC")
    field_artillery: Whole = whole("field artillery")
    mrl: Whole = whole("MRL")
    drone: Whole = whole()
    naval_ship: Whole = whole("naval ship")
    submarines: Whole = whole()
    anti_aircraft_warfare: Whole = whole("anti-aircraft warfare")
    special_equipment: Whole = whole("special equipment")
    vehicles_and_fuel_tanks: Whole = whole("vehicles and fuel tanks")
    cruise_missiles: Whole = whole("cruise missiles")
    ground_robotic_systems: Whole = whole("ground robotic systems")
    personnel: Whole = whole()
    raw: Raw = raw()


def _claims(_: Iterable[Any]) -> Iterator[Claim[Record]]:
    """Claim nothing: a correction is no loss."""
    return iter(())


_COLUMNS: Final = (
    "date",
    "day",
    "aircraft",
    "helicopter",
    "tank",
    "APC",
    "field artillery",
    "MRL",
    "drone",
    "naval ship",
    "submarines",
    "anti-aircraft warfare",
    "special equipment",
    "vehicles and fuel tanks",
    "cruise missiles",
    "personnel",
)

FORMAT: Final = TableFormat(
    name="daily-losses-corrections",
    title="Russia's losses as Ukraine announces them daily: corrections",
    homepage="https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset",
    media_type="application/json",
    suffix=".json",
    can_write=False,
    row=LossCorrection,
    signatures=(signature("date day aircraft helicopter tank APC personnel"),),
    claims=_claims,
    silent=lambda _: "a correction of running totals is no loss of that day",
    layouts={"json": Dialect(carrier="json", columns=_COLUMNS, indent=4), "csv": Dialect(columns=_COLUMNS)},
)
