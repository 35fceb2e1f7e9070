"""Which diplomatic contacts there were, between whom and about what."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("contacts"))
def test_sentence_is_read_exactly(case):
    check_case(case)
