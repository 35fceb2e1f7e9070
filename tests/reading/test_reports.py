"""Invented reports of other wars and other kinds of publisher, read as a careful coder reads them.

Beside each text stands what must be read in it and nothing else: one table for each claim, in
the order of the text. A key that is left out must be empty in the claim.
"""

import tomllib
from pathlib import Path

import pytest

from conflictmodel.model.casualties import Casualties
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.reading import read_report

REPORTS = sorted((Path(__file__).parent.parent / "reports").glob("*.txt"))
KINDS = {
    "casualties": Casualties,
    "equipment_losses": EquipmentLoss,
    "displacements": Displacement,
    "contacts": DiplomaticContact,
}


def loosely(expected, actual):
    """A name may be longer in the claim than in the table, never shorter or another."""
    if expected is None:
        return actual is None
    return actual is not None and expected.lower() in str(actual).lower()


def faults(expected, claim, text):
    """Name every key in which a claim is not what the table says."""
    record = claim.record
    wrong = []

    def check(key, fits):
        if not fits:
            wrong.append(key)

    words = claim.span.of(text)
    contact = isinstance(record, DiplomaticContact)
    check("words", expected["words"] in words if contact else expected["words"] == " ".join(words.split()))
    check("repeats", sorted(expected.get("repeats", [])) == sorted(span.of(text) for span in claim.repeats))
    check("when", expected.get("when") == (record.when and str(record.when)))
    check("stance", expected.get("stance", "asserted") == claim.stance)
    who = expected.get("who", [])
    check("who", contact or len(who) == len(claim.attribution))
    check("who", contact or all(map(loosely, who, claim.attribution.names)))
    if contact:
        check("type", expected["type"] == record.type)
        parties = expected.get("parties", [])
        check("parties", len(parties) == len(record.parties) and all(map(loosely, parties, record.parties)))
        check("topic", "topic" not in expected or loosely(expected["topic"], record.topic))
        return wrong
    count = record.count
    check(
        "count",
        (expected["low"], expected.get("high"), expected.get("stated")) == (count.low, count.high, count.stated),
    )
    check("basis", expected["basis"] == count.basis)
    check("by", loosely(expected.get("by"), record.perpetrator and str(record.perpetrator)))
    check("means", "means" not in expected or loosely(expected["means"], record.means))
    check("scope", expected.get("scope", record.scope) == record.scope)
    for key in ("where", "origin", "destination", "owner"):
        check(key, key not in expected or loosely(expected[key], getattr(record, key) and str(getattr(record, key))))
    whole = record.subset_of and (record.subset_of.stated or record.subset_of.low)
    check("subset_of", expected.get("subset_of") == whole)
    for key in ("outcome", "equipment", "status", "movement", "measure", "unit"):
        if key in expected and not (key == "status" and isinstance(record, Casualties)):
            check(key, expected[key] == getattr(record, key))
    if isinstance(record, Casualties):
        check("status", expected.get("status", "unknown") == record.victims.status)
    return wrong


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_report_is_read_exactly(path):
    text = path.read_text(encoding="utf-8")
    gold = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    report = read_report(text, published=gold["published"])
    wrong = []
    for table, kind in KINDS.items():
        claims = [claim for claim in report.claims if isinstance(claim.record, kind)]
        expected = gold.get(table, [])
        for row in expected:
            best = min(claims, key=lambda claim: len(faults(row, claim, text)), default=None)
            bad = ["nothing is read"] if best is None else faults(row, best, text)
            if bad:
                wrong.append(f"{table}: {row['words']!r}: {', '.join(bad)}")
            if best is not None and "words" not in bad:
                claims.remove(best)
        wrong += [f"{table}: {claim.record} at {claim.span} is read and should not be" for claim in claims]
    assert not wrong, "\n".join(wrong)


def test_reports_are_there():
    assert len(REPORTS) >= 6
