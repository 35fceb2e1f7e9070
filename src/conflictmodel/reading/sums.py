"""Figures that later figures of the same report add up to: "five were killed: two here, three there"."""

from collections.abc import Iterator, Sequence
from typing import final

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
        _mark(marked, [figure for k, claim in enumerate(claims) for figure in _figures(k, claim, outcome)])
    return marked


@final
@attrs.frozen(eq=False)
class _Figure:
    """A figure that may be a whole or a part, and the place of its claim."""

    place: int
    claim: Claim[Record]
    record: Casualties


def _figures(place: int, claim: Claim[Record], outcome: Outcome) -> Iterator[_Figure]:
    record = claim.record
    if not isinstance(record, Casualties) or record.outcome is not outcome or record.scope is not Scope.INCIDENT:
        return
    if record.subset_of is None and record.count.low > 0:
        yield _Figure(place, claim, record)


def _mark(claims: list[Claim[Record]], figures: Sequence[_Figure]) -> None:
    at = 0
    while at < len(figures):
        whole = figures[at].record.count
        last = _parts_end(figures, at)
        for part in figures[at + 1 : last]:
            claims[part.place] = attrs.evolve(part.claim, record=attrs.evolve(part.record, subset_of=whole))
        at = max(at + 1, last)


def _parts_end(figures: Sequence[_Figure], at: int) -> int:
    """Give where the figures end that add up to the one at ``at``; itself if none do."""
    whole = figures[at].record.count.low
    if whole < _LEAST_WHOLE:
        return at
    told = 0
    for k in range(at + 1, min(len(figures), at + 1 + _MOST_PARTS)):
        if _besides(figures[at], figures[k]):
            return at
        told += figures[k].record.count.low
        if told >= whole:
            return k + 1 if told == whole and k > at + 1 else at
    return at


def _besides(whole: _Figure, part: _Figure) -> bool:
    """Tell whether people are told of beside others, by the same words or as people of another kind."""
    by, also = whole.claim.evidence, part.claim.evidence
    same = by is not None and also is not None and by.words[0] == also.words[0]
    kinds = {whole.record.victims.status, part.record.victims.status} - {CombatantStatus.UNKNOWN}
    return same or len(kinds) > 1


#: A whole of one has no parts.
_LEAST_WHOLE = 2
