"""Reports in languages other than English: their words are data, and the reader is the same."""

import pytest

from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", [*cases("es"), *cases("uk")])
def test_sentence_is_read_exactly(case):
    check_case(case)
