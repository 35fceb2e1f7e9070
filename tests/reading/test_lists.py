"""Lists of people, those to whom the same was done, and those who are told apart afterwards."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("lists"))
def test_sentence_is_read_exactly(case):
    check_case(case)
