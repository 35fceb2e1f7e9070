"""Who says it, and how they stand to it."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("attribution"))
def test_sentence_is_read_exactly(case):
    check_case(case)
