"""Whose the dead are where the figure alone does not say: the side that suffers, those among whom they are told."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("sides"))
def test_sentence_is_read_exactly(case):
    check_case(case)
