"""The one figure that a coder would enter for what a report claims."""

from collections.abc import Hashable, Iterable, Sequence
from functools import reduce
from operator import add
from typing import TypeAlias, TypeGuard

from conflictmodel.model.actor import CombatantStatus
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.count import Basis, Count
from conflictmodel.model.evidence import Rule
from conflictmodel.model.figure import Scope
from conflictmodel.model.source import Source

_NONE = Count.exactly(0)
#: What nobody suffered when there were no casualties.
_CASUALTIES = frozenset({Outcome.KILLED, Outcome.WOUNDED})

Told: TypeAlias = Claim[Casualties]


def total(claims: Iterable[Claim[Record]], outcome: Outcome | str) -> Count | None:
    """Add up how many people met an outcome, as a coder who fills one cell for a report would.

    Parts ("including three children"), running totals, denials and what is told a second time do
    not add, for the dead are counted once. What was passed on unverified does add, as it does for
    the coders of ACLED, who record what is reported. "No casualties" is a count of 0; ``None``
    means that the claims do not say.

    Claims of one incident by different sources are rivals where they are of the same people: on
    the same side, of the same sex and age, and fighters also of the same name. Of rivals the
    lowest figure counts, as ACLED's coders take the most conservative one; but one that is
    vouched for before one that is not, and one with a number before "dozens". Figures of
    different people add, and "no casualties" is no rival to a figure. A toll ("the death toll
    rose to 13") holds what was told before it. Claims without an incident cannot be told to be
    rivals, and add.

    ``outcome`` is an :class:`~conflictmodel.Outcome` or its value. Raises
    :class:`~conflictmodel.InvalidValueError` for a word that is none.

    >>> from conflictmodel import read_report
    >>> report = read_report("Shelling killed four villagers, two of them women, and a soldier.")
    >>> str(total(report.claims, "killed"))
    '5'
    """
    outcome = Outcome.named(outcome)
    whole: Count | None = None
    for claim in _without_rivals([claim for claim in claims if _counts(claim, outcome)]):
        count = claim.record.count
        if whole is None:
            whole = count
        elif not _is_toll(claim):
            whole += count
        elif count.low >= whole.low:
            whole = count
    return whole


def _counts(claim: Claim[Record], outcome: Outcome) -> TypeGuard[Told]:
    """Tell whether a claim has a figure of those who met an outcome, and is no part, denial or running total."""
    record = claim.record
    if not isinstance(record, Casualties) or claim.stance is Stance.DENIED:
        return False
    if record.scope is Scope.CUMULATIVE or record.subset_of is not None:
        return False
    none = record.outcome is Outcome.KILLED_OR_WOUNDED and record.count == _NONE and outcome in _CASUALTIES
    return record.outcome is outcome or none


def _is_toll(claim: Told) -> bool:
    return claim.evidence is not None and claim.evidence.rule is Rule.TOTAL


def _without_rivals(told: Sequence[Told]) -> list[Told]:
    """Leave out the figures of every source but one, where sources tell of the same people of one incident."""
    sources: dict[Hashable, dict[Source | None, list[Told]]] = {}
    for claim in told:
        if _may_rival(claim):
            sources.setdefault(_people(claim), {}).setdefault(claim.attribution.origin, []).append(claim)
    chosen = {people: min(rivals, key=lambda source: _rank(rivals[source])) for people, rivals in sources.items()}
    return [claim for claim in told if not _may_rival(claim) or claim.attribution.origin == chosen[_people(claim)]]


def _may_rival(claim: Told) -> bool:
    return claim.incident is not None and claim.record.count != _NONE and not _is_toll(claim)


def _people(claim: Told) -> Hashable:
    """Tell of whom in which incident a figure is; those not said to fight are civilians, as coders take them."""
    group = claim.record.victims
    fight = group.status is CombatantStatus.COMBATANT
    name = (group.affiliation or group.description).casefold() if fight else ""
    return claim.incident, fight, name, group.sex, group.age


def _rank(told: Sequence[Told]) -> tuple[bool, bool, int]:
    """Order what rival sources tell in all, the one to take first."""
    count = reduce(add, (claim.record.count for claim in told))
    unsure = any(claim.stance is not Stance.ASSERTED for claim in told)
    return unsure, count.basis is Basis.VAGUE, count.low if count.stated is None else count.stated
