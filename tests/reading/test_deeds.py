"""Nouns and adjectives that tell of people killed or taken: the murder of two nuns, four bodies, a murdered nurse."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("deeds"))
def test_sentence_is_read_exactly(case):
    check_case(case)
