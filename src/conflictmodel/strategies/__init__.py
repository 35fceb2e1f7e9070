"""Invented counts, claims, reports and phrases to test with: a Hypothesis strategy for each type.

For programs that take conflictmodel's values and want to know that they handle every one: the
count without an upper bound, the claim without a source, the period that is open at one end.
Needs the extra ``conflictmodel[hypothesis]``. With it installed, ``st.from_type(Count)`` works too.

Each strategy gives every valid value, and plainer ones as it shrinks; its arguments narrow that
down. An argument named for a vocabulary takes some of its terms, or their values, and means all
of them when left out. An argument named like a strategy takes a strategy.

>>> from hypothesis import given
>>> @given(claims(casualties(counts(max_value=1_000), outcomes=["killed"])))
... def test_is_a_figure_of_the_dead(claim):
...     assert claim.record.count.low <= 1_000
>>> test_is_a_figure_of_the_dead()
"""

from conflictmodel.strategies.phrases import number_phrases
from conflictmodel.strategies.tables import rows
from conflictmodel.strategies.texts import report_texts
from conflictmodel.strategies.values import (
    actors,
    attributions,
    casualties,
    claims,
    counts,
    diplomatic_contacts,
    displacements,
    equipment_losses,
    evidence,
    groups,
    incidents,
    partial_dates,
    periods,
    places,
    points,
    problems,
    records,
    reports,
    sources,
    spans,
)

__all__ = [
    "actors",
    "attributions",
    "casualties",
    "claims",
    "counts",
    "diplomatic_contacts",
    "displacements",
    "equipment_losses",
    "evidence",
    "groups",
    "incidents",
    "number_phrases",
    "partial_dates",
    "periods",
    "places",
    "points",
    "problems",
    "records",
    "report_texts",
    "reports",
    "rows",
    "sources",
    "spans",
]
