"""How many people moved or live displaced, from where and to where."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("displacement"))
def test_sentence_is_read_exactly(case):
    check_case(case)
