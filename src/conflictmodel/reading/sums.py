"""Figures that later figures of the same report add up to: "five were killed: two here, three there"."""

from collections.abc import Sequence

import attrs

from conflictmodel.model.actor import CombatantStatus
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.figure import Scope

#: No more figures than this are tried as the parts of one.
_MOST_PARTS = 8


def mark_parts(claims: Sequence[Claim[Record]]) -> list[Claim[Record]]:
    """Make parts of those figures that follow a whole and add up to it exactly.

    Who reads "five men were killed", and then of two, one and two killed, has read of five. One
    figure alone is never taken for a part of itself, nor are figures that fall short or go beyond.
    """
    marked = list(claims)
    for outcome in Outcome:
        places = [k for k, claim in enumerate(claims) if _adds(claim.record, outcome)]
        _mark(marked, places)
    return marked


def _adds(record: Record, outcome: Outcome) -> bool:
    return (
        isinstance(record, Casualties)
        and record.outcome is outcome
        and record.scope is Scope.INCIDENT
        and record.subset_of is None
        and record.count.low > 0
    )


def _mark(claims: list[Claim[Record]], places: Sequence[int]) -> None:
    at = 0
    while at < len(places):
        whole = claims[places[at]].record
        last = _parts_end(claims, places, at)
        for k in places[at + 1 : last]:
            part = claims[k]
            if isinstance(part.record, Casualties) and isinstance(whole, Casualties):
                claims[k] = attrs.evolve(part, record=attrs.evolve(part.record, subset_of=whole.count))
        at = max(at + 1, last)


def _parts_end(claims: Sequence[Claim[Record]], places: Sequence[int], at: int) -> int:
    """Give where the figures end that add up to the one at ``at``; itself if none do."""
    whole = claims[places[at]].record
    if not isinstance(whole, Casualties) or whole.count.low < _LEAST_WHOLE:
        return at
    told = 0
    for k in range(at + 1, min(len(places), at + 1 + _MOST_PARTS)):
        part = claims[places[k]]
        if not isinstance(part.record, Casualties) or _besides(claims[places[at]], part):
            return at
        told += part.record.count.low
        if told >= whole.count.low:
            return k + 1 if told == whole.count.low and k > at + 1 else at
    return at


def _besides(whole: Claim[Record], part: Claim[Record]) -> bool:
    """Tell whether people are told of beside others, by the same words or as people of another kind."""
    if not isinstance(whole.record, Casualties) or not isinstance(part.record, Casualties):
        return True
    same = (
        whole.evidence is not None and part.evidence is not None and whole.evidence.words[0] == part.evidence.words[0]
    )
    kinds = {whole.record.victims.status, part.record.victims.status} - {CombatantStatus.UNKNOWN}
    return same or len(kinds) > 1


#: A whole of one has no parts.
_LEAST_WHOLE = 2
