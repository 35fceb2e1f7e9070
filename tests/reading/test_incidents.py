"""Claims are of the event that they tell of, and claims of one event share one incident."""

import pytest

from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.reading import read_report
from tests.reading.conftest import PUBLISHED, cases


def words(claim, report):
    """The words of a claim's figure."""
    assert claim.span is not None
    return claim.span.of(report.text)


def shown(incident, report):
    """Write an incident as the table does."""
    facts = {
        "type": incident.type and str(incident.type),
        "words": incident.description,
        "actors": [str(actor) for actor in incident.actors],
        "when": incident.when and str(incident.when),
        "where": incident.where and str(incident.where),
        "of": [words(claim, report) for claim in report.claims_of(incident)],
    }
    return {key: value for key, value in facts.items() if value}


@pytest.mark.parametrize("case", cases("incidents"))
def test_each_figure_is_of_its_event(case):
    report = read_report(case["text"].strip(), published=PUBLISHED if case.get("published", True) else None)
    assert [shown(incident, report) for incident in report.incidents] == case["incidents"]
    free = [words(claim, report) for claim in report.claims if claim.incident is None]
    assert free == case.get("none", [])


def test_a_contact_is_of_no_event():
    report = read_report("Rebels killed nine men in Homs. France condemned the attack.")
    assert [claim.incident is None for claim in report.claims] == [False, True]
    assert isinstance(report.claims[1].record, DiplomaticContact)


def test_no_event_has_more_parties_than_a_reader_can_take_in():
    text = "An attack killed nine men. " + " ".join(f"The attack by the P{k} Front killed two men." for k in range(40))
    (incident,) = read_report(text).incidents
    assert len(incident.actors) == 12
