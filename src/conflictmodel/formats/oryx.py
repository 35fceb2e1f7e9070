"""Oryx event lists: each piece of equipment lost in Russia's war in Ukraine that a picture shows, one row each.

Reads the lists of events that scarnecchia/oryx_data makes of Oryx's pages: one file for each of
destroyed, captured, damaged and abandoned, or several of them one after another. A row is one
piece of equipment and becomes a claim of one loss, with the address of the picture as its source
and Oryx as the list that shows it.

``date_recorded`` is the day on which the list first showed the picture. The loss lies before it,
nobody says how long, so the claim says "until that day" and never names it as the day of the loss.

About two in five names begin with a number: "1220 BMP-2(K)". It is what remained of a heading on
Oryx's page, which says how many of the kind are listed, and says nothing about the row. The name
stays as it is in the claim's ``description``; ``model`` goes without the number, except where one
belongs to a designation ("23 ItK 61") or a measure, and is left out where Oryx does not know the
model. The class is not in the file and is not guessed from the name: "Patriot" is a missile system
and "UAZ Patriot" a car.

The same piece can stand under two statuses (damaged and abandoned, as a rule). That is one loss:
where rows of both are read together, the second claim is a part of the first (``subset_of`` 1).
Separate files do not know of each other, so ``FORMAT.claims([*damaged.rows, *abandoned.rows])``
sees what reading one by one cannot.

Lost in this format: classes, figures of more than one piece, running totals, perpetrators, places
and when it happened. The country of production (``origin``) has no place in the model.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._oryx import ORYX, listed, owner, owner_name
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.columns import code, day, text
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Day, Missing, Text
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period

_LOSS: Final = "equipment_loss"


@attrs.frozen(weakref_slot=False)
class OryxEvent(Row):
    """One piece of equipment that a picture shows as lost.

    ``country`` lost it and ``origin`` made it; ``system`` is what Oryx calls it; ``date_recorded``
    is the day on which it was listed. ``sysID``, ``imageID`` and ``statusID`` number the system, the
    picture and the status, and ``matID`` puts the three together.
    """

    country: Text = code(to="equipment_loss.owner")
    origin: Text = code()
    system: Text = code(to="equipment_loss.description")
    status: Text = code(to="equipment_loss.status")
    url: Text = text(to="attribution")
    date_recorded: Day = day(to="equipment_loss.when")
    sys_id: Text = code("sysID")
    image_id: Text = code("imageID")
    status_id: Text = code("statusID", to="equipment_loss.status")
    mat_id: Text = code("matID")
    raw: Raw = raw()


#: Oryx's four statuses and their numbers in ``statusID``.
STATUSES: Final[Mapping[str, tuple[LossStatus, str]]] = {
    "destroyed": (LossStatus.DESTROYED, "1"),
    "captured": (LossStatus.CAPTURED, "2"),
    "damaged": (LossStatus.DAMAGED, "3"),
    "abandoned": (LossStatus.ABANDONED, "4"),
}
_NAMES: Final = {status: (name, number) for name, (status, number) in STATUSES.items()}

#: A number that a heading left behind, unless it opens a measure or the designation of a Finnish gun.
_LEFT_BEHIND: Final = re.compile(r"^[0-9]{1,4} (?!(?:mm|cm)\b|(?:ItK|PstK|RakH|Krh|K|H) [0-9])(?=\S)", re.ASCII)
_NO_MODEL: Final = ("unknown", "(unknown)")
_ONE: Final = Count.exactly(1)


def model_of(system: str) -> str | None:
    """The designation in one of Oryx's names, without the number of a heading; ``None`` for what is not known."""
    name = _LEFT_BEHIND.sub("", system.strip(), count=1).rstrip(":").strip()
    return None if to.told(name) is None or name.lower().startswith(_NO_MODEL) else name


def _check(row: OryxEvent) -> Iterator[tuple[str, str]]:
    known = STATUSES.get(row.status)
    if known is None:
        yield "status", f"is none of {', '.join(STATUSES)}"
    elif to.told(row.status_id) not in {None, known[1]}:
        yield "status_id", f"is not the number of {row.status}, {known[1]}"


def _claims(rows: Iterable[OryxEvent]) -> Iterator[Claim[Record]]:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        name, picture = to.told(row.system) or "", to.told(row.url)
        known = STATUSES.get(row.status)
        if known is None:
            continue
        piece = (row.country, name, picture or "")
        loss = EquipmentLoss(
            _ONE,
            EquipmentClass.UNSPECIFIED,
            known[0],
            name,
            model_of(name),
            owner(row.country),
            when=listed(row.date_recorded),
            subset_of=_ONE if picture is not None and piece in seen else None,
        )
        seen.add(piece)
        yield Claim(loss, to.chain(picture, dataset=ORYX))


def _groups(claims: Iterable[Claim[Record]]) -> Iterator[list[Claim[Record]]]:
    """Gather what is told of one piece of equipment: the same name and owner in the same picture."""
    pieces: dict[object, list[Claim[Record]]] = {}
    for number, claim in enumerate(claims):
        loss = claim.record
        picture = _picture(claim)
        known = isinstance(loss, EquipmentLoss) and picture is not None
        key = (owner_name(loss.owner), _system(loss), picture) if known and isinstance(loss, EquipmentLoss) else number
        pieces.setdefault(key, []).append(claim)
    yield from pieces.values()


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[OryxEvent]:
    """Make a row of each claim of one piece; Oryx has no row for several, and none for what is just lost."""
    for claim in to.of(to.usable(claims), EquipmentLoss):
        loss = claim.record
        status = _NAMES.get(loss.status)
        if status is None or loss.count != _ONE or loss.scope is not Scope.INCIDENT:
            continue
        name, number = status
        picture = _picture(claim)
        last = None if loss.when is None or loss.when.end is None or loss.when.end.day is None else loss.when.last
        yield OryxEvent(
            country=to.cell(owner_name(loss.owner)),
            origin=Missing.EMPTY,
            system=_system(loss),
            status=name,
            url=to.cell(picture),
            date_recorded=Missing.EMPTY if last is None or loss.when != Period.until(last) else last,
            sys_id=Missing.EMPTY,
            image_id=Missing.EMPTY,
            status_id=number,
            mat_id=to.identifier(loss, *claim.attribution.names),
        )


def _system(loss: EquipmentLoss) -> str | Missing:
    """Name equipment as Oryx would: in its own words where the claim has them, else by the model, else by the class."""
    told = to.told(loss.description)
    if told is not None and (loss.model is None or model_of(told) == loss.model):
        return told
    if loss.model is None and told is None:
        unknown = loss.equipment is EquipmentClass.UNSPECIFIED
        return Missing.EMPTY if unknown else f"Unknown {loss.equipment.value.replace('_', ' ')}"
    return to.cell(loss.model or told)


def _picture(claim: Claim[Record]) -> str | None:
    """The address of a claim's picture or post, if it names one."""
    names = to.origin(claim, but=ORYX)
    return next((name for name in names if "://" in name), None)


FORMAT: Final = TableFormat(
    name="oryx-events",
    title="Oryx equipment losses, piece by piece",
    homepage="https://github.com/scarnecchia/oryx_data",
    media_type="text/csv",
    suffix=".csv",
    row=OryxEvent,
    signatures=(signature("country origin system status url date_recorded sysID imageID statusID matID"),),
    source=ORYX,
    claims=_claims,
    silent=lambda row: None if row.status in STATUSES else "the status is none that Oryx has",
    check=_check,
    rows=_rows,
    groups=_groups,
    layouts={
        "2025": Dialect(
            columns=(
                "country",
                "origin",
                "system",
                "status",
                "url",
                "date_recorded",
                "sysID",
                "imageID",
                "statusID",
                "matID",
            )
        )
    },
    losses={
        "casualties": "Oryx lists equipment and no people",
        "displacement": "Oryx lists equipment and no people",
        "diplomatic_contact": "Oryx lists equipment and nothing else",
        "incident": "Oryx lists pieces of equipment and names no event",
        "equipment_loss": "a row is one piece, destroyed, captured, damaged or abandoned, and of no class",
        "when": "Oryx tells the day on which a piece was listed, and not when it was lost",
        "owner": "Oryx has the owner's country",
        "description": "Oryx has one name for a piece: the model's, where there is one",
        "model": "Oryx has one name for a piece",
        "subset_of": "Oryx lists each piece by itself",
        "perpetrator": "Oryx does not say who did it",
        "means": "Oryx does not say how",
        "where": "Oryx does not say where",
        "attribution": "Oryx has the address of one picture",
        "stance": "Oryx lists what a picture shows, and nothing as denied or unverified",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
