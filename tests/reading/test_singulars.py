"""A farmer, the mayor, Ana Ruiz, a couple: people counted where no number stands."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("singulars"))
def test_sentence_is_read_exactly(case):
    check_case(case)
