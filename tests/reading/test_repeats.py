"""What is said twice is told once, with every place where it is said."""

import pytest

from conflictmodel.model.claim import Claim
from conflictmodel.model.incident import Incident
from conflictmodel.model.source import Span
from conflictmodel.reading.repeats import merge_repeats
from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("repeats"))
def test_sentence_is_read_exactly(case):
    check_case(case)


def test_an_incident_of_the_headline_is_that_of_the_story_if_they_are_equal():
    def told(what, start):
        return Claim(Incident(description=what), span=Span(start, start + 4))

    merged = merge_repeats([told("raid", 0), told("fire", 4)], [told("raid", 10)], {})
    assert [(claim.record, claim.span, claim.repeats) for claim in merged] == [
        (Incident(description="fire"), Span(4, 8), ()),
        (Incident(description="raid"), Span(10, 14), (Span(0, 4),)),
    ]
