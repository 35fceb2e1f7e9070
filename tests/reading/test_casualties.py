"""How many people were killed, wounded, missing, abducted or captured, and who they were."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("casualties"))
def test_sentence_is_read_exactly(case):
    check_case(case)
