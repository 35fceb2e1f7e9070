"""The one figure that a coder would enter for what a report claims."""

from collections.abc import Iterable, Iterator

from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.evidence import Rule
from conflictmodel.model.figure import Scope

_NONE = Count.exactly(0)
#: What nobody suffered when there were no casualties.
_CASUALTIES = frozenset({Outcome.KILLED, Outcome.WOUNDED})


def total(claims: Iterable[Claim[Record]], outcome: Outcome | str) -> Count | None:
    """Add up how many people met an outcome, as a coder who fills one cell for a report would.

    Parts ("including three children"), running totals, denials and what is told a second time do
    not add, for the dead are counted once. What was passed on unverified does add, as it does for
    the coders of ACLED, who record what is reported. "No casualties" is a count of 0; ``None``
    means that the claims do not say.

    ``outcome`` is an :class:`~conflictmodel.Outcome` or its value. Raises
    :class:`~conflictmodel.InvalidValueError` for a word that is none.

    >>> report = read_report("Shelling killed four villagers, two of them women, and a soldier.")
    >>> str(total(report.claims, "killed"))
    '5'
    """
    outcome = Outcome.named(outcome)
    whole: Count | None = None
    for count, holds in _counted(claims, outcome):
        if whole is None:
            whole = count
        elif not holds:
            whole += count
        elif count.low >= whole.low:
            whole = count
    return whole


def _counted(claims: Iterable[Claim[Record]], outcome: Outcome) -> Iterator[tuple[Count, bool]]:
    """Give the figures that count, and whether each holds those before it."""
    for claim in claims:
        record = claim.record
        if not isinstance(record, Casualties) or claim.stance is Stance.DENIED:
            continue
        if record.scope is Scope.CUMULATIVE or record.subset_of is not None:
            continue
        none = record.outcome is Outcome.KILLED_OR_WOUNDED and record.count == _NONE and outcome in _CASUALTIES
        if record.outcome is outcome or none:
            yield record.count, claim.evidence is not None and claim.evidence.rule is Rule.TOTAL
