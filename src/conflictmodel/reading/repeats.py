"""The same source saying the same thing again: one claim with two places, not two claims.

A headline sums up the story under it, so its figure is the body's figure. In the body a contact
of the same kind by the same party is told again unless it has another time or recipient: event
data are coded by the same rule, one event a day for each pair of parties (the "one-a-day filter"
of CAMEO coding). Equal figures in the body are joined by ``tally`` where words, day and place allow it.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, assert_never

import attrs

from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.model.incident import Incident
from conflictmodel.model.place import Place
from conflictmodel.model.source import Span

#: A contact is compared with no more than this many of the same party before it, so that time stays linear.
_MOST_TOLD = 20


def merge_repeats(
    headline: Sequence[Claim[Record]], body: Sequence[Claim[Record]], again: Mapping[tuple[Outcome, Span], list[Span]]
) -> list[Claim[Record]]:
    """Join claims that are one: those of the headline to the body's, and contacts told twice.

    ``again`` are the places where the people of a casualty figure are told of once more.
    """
    headline, body = _with_again(headline, again), _with_again(body, again)
    merged: list[Claim[Record]] = []
    places: dict[int, list[Span]] = {}
    told: dict[Hashable, list[int]] = {}

    def join(known: Sequence[int], claim: Claim[Record]) -> bool:
        """Join a claim to the first of those known that says the same, with what only the repeat says."""
        at = next((k for k in known if _is_same(merged[k].record, claim.record)), None)
        if at is not None:
            merged[at] = attrs.evolve(merged[at], record=_filled(merged[at].record, claim.record))
            places.setdefault(at, []).extend(claim.spans)
        return at is not None

    for claim in body:
        known = told.setdefault(_gist(claim.record), [])
        if not isinstance(claim.record, DiplomaticContact) or not join(known[-_MOST_TOLD:], claim):
            known.append(len(merged))
            merged.append(claim)
    alone = [claim for claim in headline if not join(told.get(_gist(claim.record), [])[:_MOST_TOLD], claim)]
    for at, spans in places.items():
        merged[at] = attrs.evolve(merged[at], repeats=tuple(dict.fromkeys((*merged[at].repeats, *spans))))
    return alone + merged


def _with_again(
    claims: Sequence[Claim[Record]], again: Mapping[tuple[Outcome, Span], list[Span]]
) -> list[Claim[Record]]:
    return [
        attrs.evolve(claim, repeats=(*claim.repeats, *again[claim.record.outcome, claim.span]))
        if isinstance(claim.record, Casualties)
        and claim.span is not None
        and (claim.record.outcome, claim.span) in again
        else claim
        for claim in claims
    ]


def _gist(record: Record) -> Hashable:
    """Give what records that are told twice have in common, at least."""
    match record:
        case Casualties():
            return Casualties, record.outcome, record.count
        case EquipmentLoss():
            return EquipmentLoss, record.equipment, record.status, record.count
        case Displacement():
            return Displacement, record.measure, record.count
        case DiplomaticContact():
            return DiplomaticContact, record.type, record.parties[0].name.lower().split()[-1]
        case Incident():
            return record
        case _:
            assert_never(record)


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


def _is_same(first: Record, second: Record) -> bool:
    """Tell whether two records of one gist are one; contacts are if they name no other time or recipient."""
    if not isinstance(first, DiplomaticContact) or not isinstance(second, DiplomaticContact):
        return True
    if not _same_name(first.parties[0].name, second.parties[0].name):
        return False
    if None not in {first.when, second.when} and first.when != second.when:
        return False
    here, there = first.parties[1:], second.parties[1:]
    return not here or not there or any(_same_name(one.name, other.name) for one in here for other in there)


def _same_name(first: str, second: str) -> bool:
    """Tell whether one name is the end of the other: Erdogan, Tayyip Erdogan."""
    one, other = first.lower().split(), second.lower().split()
    return one[-len(other) :] == other or other[-len(one) :] == one
