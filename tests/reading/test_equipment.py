"""Which weapons and vehicles were lost, how, and whose they were."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("equipment"))
def test_sentence_is_read_exactly(case):
    check_case(case)
