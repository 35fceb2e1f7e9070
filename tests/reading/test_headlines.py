"""Headlines, which leave articles and auxiliaries out."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("headlines"))
def test_sentence_is_read_exactly(case):
    check_case(case)
