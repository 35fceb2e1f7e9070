"""Which diplomatic contacts there were, between whom and about what."""

import pytest

from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.reading import read_report
from tests.reading.conftest import cases, check_case


@pytest.mark.parametrize("case", cases("contacts") + cases("contact_words"))
def test_sentence_is_read_exactly(case):
    check_case(case)


@pytest.mark.parametrize("case", cases("no_contacts"))
def test_ordinary_report_of_war_has_no_contact(case):
    claims = read_report(case["text"]).claims
    assert not [claim for claim in claims if isinstance(claim.record, DiplomaticContact)]
