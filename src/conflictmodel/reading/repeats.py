"""The same source saying the same thing again: one claim with two places, not two claims.

A headline sums up the story under it, so its figure is the body's figure. Further down, a
source that states an equal figure of the same people, or a contact of the same kind by the
same party, says nothing new unless it names another time or place. Event data are coded by the
same rule, one event a day for each pair of parties (the "one-a-day filter" of CAMEO coding).
"""

from collections.abc import Sequence
from typing import Any, assert_never

import attrs

from conflictmodel.model.casualties import Casualties
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.model.incident import Incident
from conflictmodel.model.place import Place

#: A contact is compared with no more than this many of the same party before it, so that time stays linear.
_MOST_TOLD = 20


def merge_repeats(headline: Sequence[Claim[Record]], body: Sequence[Claim[Record]]) -> list[Claim[Record]]:
    """Join claims that are one: those of the headline to the body's, and contacts told twice."""
    merged: list[Claim[Record]] = []
    told: dict[tuple[str, str], list[int]] = {}
    for claim in body:
        known = told.setdefault(_party(claim.record), []) if isinstance(claim.record, DiplomaticContact) else []
        at = next((k for k in known[-_MOST_TOLD:] if _same_contact(merged[k].record, claim.record)), None)
        if at is None:
            known.append(len(merged))
            merged.append(claim)
        else:
            merged[at] = _joined(merged[at], claim)
    alone: list[Claim[Record]] = []
    for claim in headline:
        at = next((k for k, first in enumerate(merged) if _sums_up(claim, first)), None)
        if at is None:
            alone.append(claim)
        else:
            merged[at] = _joined(merged[at], claim)
    return alone + merged


def _party(contact: DiplomaticContact) -> tuple[str, str]:
    """Give what contacts that are the same have in common: the kind and the last name of the first party."""
    return contact.type, contact.parties[0].name.lower().split()[-1]


def _joined(kept: Claim[Record], repeat: Claim[Record]) -> Claim[Record]:
    """Keep the first claim, with what only the repeat says and where it says it."""
    record = _filled(kept.record, repeat.record)
    spans = (*kept.repeats, *repeat.spans)
    return attrs.evolve(kept, record=record, repeats=tuple(dict.fromkeys(spans)))


def _filled(kept: Record, repeat: Record) -> Record:
    """Fill what the kept record leaves open from one that tells of the same."""
    changes: dict[str, Any] = {}
    for field in attrs.fields(type(kept)):
        own, other = getattr(kept, field.name), getattr(repeat, field.name)
        if own is None and other is not None:
            changes[field.name] = other
        elif isinstance(own, Place) and isinstance(other, Place):
            changes[field.name] = _within(own, other)
    if isinstance(kept, DiplomaticContact):
        changes.pop("initiator", None)  # the parties are kept, so the initiator must be one of them
    return attrs.evolve(kept, **changes)


def _within(own: Place, other: Place) -> Place:
    """Put a bare name inside a country, or a side of one, that is told beside it: Idlib, northwest Syria."""
    for wide, name in ((own, other), (other, own)):
        if wide.country is not None and wide.precision is not None and name.country is None:
            return attrs.evolve(name, country=wide.country, admin=(*wide.admin, wide.name))
    return own


def _sums_up(headline: Claim[Record], claim: Claim[Record]) -> bool:
    """Tell whether a headline's claim is the body's."""
    first, second = headline.record, claim.record
    match first:
        case Casualties():
            return isinstance(second, Casualties) and (first.outcome, first.count) == (second.outcome, second.count)
        case EquipmentLoss():
            return isinstance(second, EquipmentLoss) and (first.equipment, first.count, first.status) == (
                second.equipment,
                second.count,
                second.status,
            )
        case Displacement():
            return isinstance(second, Displacement) and (first.measure, first.count) == (second.measure, second.count)
        case DiplomaticContact():
            return _same_contact(first, second)
        case Incident():
            return first == second
        case _:
            assert_never(first)


def _same_contact(first: Record, second: Record) -> bool:
    """Tell whether two contacts are one: a kind, a party that began it, and no other time or recipient."""
    if not isinstance(first, DiplomaticContact) or not isinstance(second, DiplomaticContact):
        return False
    if first.type is not second.type or not _same_name(first.parties[0].name, second.parties[0].name):
        return False
    if None not in {first.when, second.when} and first.when != second.when:
        return False
    here, there = first.parties[1:], second.parties[1:]
    return not here or not there or any(_same_name(one.name, other.name) for one in here for other in there)


def _same_name(first: str, second: str) -> bool:
    """Tell whether one name is the end of the other: Erdogan, Tayyip Erdogan."""
    one, other = first.lower().split(), second.lower().split()
    return one[-len(other) :] == other or other[-len(one) :] == one
