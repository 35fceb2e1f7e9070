"""What is said twice is told once, with every place where it is said."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("repeats"))
def test_sentence_is_read_exactly(case):
    check_case(case)
