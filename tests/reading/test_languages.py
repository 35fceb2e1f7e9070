"""Reports in languages other than English: their words are data, and the reader is the same."""

import pytest

from conflictmodel.lexicon import report_languages
from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", [case for code in sorted(report_languages() - {"en"}) for case in cases(code)])
def test_sentence_is_read_exactly(case):
    check_case(case)
