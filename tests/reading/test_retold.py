"""The same people told of again, or others, or some of them."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("retold"))
def test_sentence_is_read_exactly(case):
    check_case(case)
