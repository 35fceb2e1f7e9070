"""By whom, by what means and where it happened."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("circumstances"))
def test_sentence_is_read_exactly(case):
    check_case(case)
