"""Real reports with what a careful coder records from each: every figure and contact of it is read, and no more.

The reports are not part of the project, so these tests are skipped where they are not beside it.
"""

import json
import re
from datetime import date
from pathlib import Path

import attrs
import pytest

from conflictmodel.model.casualties import Casualties
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.model.period import Period
from conflictmodel.model.source import Span
from conflictmodel.reading import read_report

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "reports"
GOLD = sorted(FOLDER.glob("*.gold.json"))
KINDS = {
    "casualties": Casualties,
    "equipment_losses": EquipmentLoss,
    "displacement": Displacement,
    "diplomatic_contacts": DiplomaticContact,
}
TABLES = list(KINDS)


@attrs.frozen
class Read:
    """A report as it is read, and as it should be."""

    text: str
    gold: dict
    claims: tuple

    @classmethod
    def of(cls, path):
        gold = json.loads(path.read_text("utf-8"))
        text = (path.parent / gold["text"]).read_text("utf-8")
        return cls(text, gold, read_report(text, published=date.fromisoformat(gold["published"])).claims)

    def words(self, claim):
        return claim.span.of(self.text)


def plain(words):
    """Spell a name in one way, without what the coder added in brackets."""
    return re.sub(r"\(.*?\)", "", str(words or "")).replace("’", "'").casefold().strip()


def share(gold, told, stem=None):
    """Tell whether a word of the coder's note, or its first letters, is in the claim's own words."""
    words = [word for word in re.findall(r"[\w-]+", gold.casefold()) if len(word) > 3]
    return any(word[:stem] in plain(told) for word in words)


def same_time(gold, when):
    """A coder's note may begin a date and go on in words."""
    stated = Period.parse(gold.split(",")[0])
    return when is not None and (when.first, when.last) == (stated.first, stated.last)


def faults(row, claim, read):
    """Name every part of the coder's row that the claim misses."""
    record, words = claim.record, plain(read.words(claim))
    who = [plain(name) for name in claim.attribution.names]
    checks = {
        "outcome": lambda value: value == record.outcome,
        "count": lambda value: plain(value) in words,
        "basis": lambda value: value == record.count.basis,
        "scope": lambda value: value == record.scope,
        "measure": lambda value: value == record.measure,
        "class": lambda value: value in {record.equipment.replace("_", " "), plain(record.description)},
        "status": lambda value: value == record.status,
        "people": lambda value: plain(value) == plain(record.people),
        "victims": lambda value: share(value, f"{record.victims} {record.victims.affiliation}", stem=4),
        "by": lambda value: share(value, f"{record.perpetrator} {record.means}"),
        "when": lambda value: same_time(value, record.when),
        "where": lambda value: plain(value).split(",")[0] in plain(record.where),
        "who": lambda value: len(value) == len(who) and all(plain(a) in b for a, b in zip(value, who, strict=True)),
        "type": lambda value: record.type.replace("_", " ") in value,
        "from": lambda value: plain(value) in plain(record.initiator),
        "to": lambda value: any(plain(value) in plain(party) for party in record.recipients),
        "about": lambda value: all(word in plain(record.topic) for word in plain(value).split()),
        "outcome_": lambda value: share(value, record.outcome),
        "parties": lambda value: all(any(plain(one) in plain(party) for party in record.parties) for one in value),
    }
    contact = isinstance(record, DiplomaticContact)
    missed = [
        key for key, value in row.items() if not checks["outcome_" if contact and key == "outcome" else key](value)
    ]
    return [*missed, *(["who"] if "who" not in row and isinstance(record, EquipmentLoss) else [])]


def some_gold():
    if not GOLD:
        return [pytest.param(None, marks=pytest.mark.skip(reason=f"there are no reports in {FOLDER}"))]
    return [pytest.param(path, id=path.stem) for path in GOLD]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("path", some_gold())
def test_all_of_a_table_is_read_and_nothing_else(path, table):
    read = Read.of(path)
    left = [claim for claim in read.claims if isinstance(claim.record, KINDS[table])]
    for row in read.gold[table]:
        best = min(left, key=lambda claim: len(faults(row, claim, read)), default=None)
        assert best is not None, f"{row}: nothing is read"
        assert not faults(row, best, read), f"{row}: {best}"
        left.remove(best)
    assert not left, f"{[read.words(claim) for claim in left]} is read and should not be"


@pytest.mark.parametrize("path", some_gold())
def test_no_claim_lies_in_what_is_no_record(path):
    read = Read.of(path)
    text = read.text.replace("’", "'")
    for note in read.gold["not_records"]:
        words = plain(note)
        start = text.casefold().find(words)
        assert start >= 0, f"{note!r} is not in the text"
        assert not any(span in Span(start, start + len(words)) for claim in read.claims for span in claim.spans)


@pytest.mark.parametrize("path", some_gold())
def test_a_headline_adds_no_claim(path):
    read = Read.of(path)
    title = read.text.index("\n")
    assert all(claim.span.start > title for claim in read.claims)
    assert any(span.end <= title for claim in read.claims for span in claim.repeats)
