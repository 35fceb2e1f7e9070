"""What the tests of reading share: tables of invented sentences, and a claim written as such a table writes it.

A case of a table has a text and the claims that must be read in it, in order and no others. In
a claim, a key that is left out is empty or at its plain value (asserted, incident, a flow of
persons). So ``killed = "two"`` with ``words = "two men"`` says much more than it shows.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, assert_never

import pytest

from conflictmodel.lexicon.load import word_book
from conflictmodel.model.actor import Actor, Group
from conflictmodel.model.casualties import Casualties
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.model.incident import Incident
from conflictmodel.model.place import Place
from conflictmodel.model.source import Source
from conflictmodel.numbers import scan
from conflictmodel.reading import read_report
from conflictmodel.reading.sentences import Sentence
from conflictmodel.reading.tokens import Token, tokens

HERE = Path(__file__).parent
#: When the sentences are published, unless a case says otherwise: a Friday.
PUBLISHED = date(2024, 5, 17)
#: What a claim has unless its case says otherwise.
PLAIN = {
    "stance": "asserted",
    "scope": "incident",
    "measure": "flow",
    "unit": "person",
    "status": "unknown",
    "sex": "unknown",
    "age": "unknown",
}


def cases(table: str) -> list[Any]:
    """Read the cases of a table of sentences, each with the language of the table."""
    content = tomllib.loads((HERE / f"{table}.toml").read_text("utf-8"))
    language = content.get("language", "en")
    return [pytest.param({"language": language} | case, id=case["text"][:70]) for case in content["cases"]]


def check_case(case: dict[str, Any]) -> None:
    """Read a case as a report of its day: all of its claims must be there, in order, and no others."""
    text = case["text"]
    published = PUBLISHED if case.get("published", True) else None
    report = read_report(text, language=case["language"], published=published)
    assert [shown(claim, text) for claim in report.claims] == case["claims"]
    assert [problem.why for problem in report.problems] == case.get("problems", [])
    assert all(problem.span is not None and problem.span.of(text) for problem in report.problems)


def shown(claim: Claim[Record], text: str) -> dict[str, Any]:
    """Write a claim as a table of sentences does."""
    facts = {
        "words": None if claim.span is None else " ".join(claim.span.of(text).split()),
        "repeats": [span.of(text) for span in claim.repeats],
        "who": [_source(source) for source in claim.attribution],
        "stance": str(claim.stance),
        **_record(claim.record),
    }
    return {key: value for key, value in facts.items() if value and PLAIN.get(key) != value}


def _record(record: Record) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    match record:
        case Casualties():
            facts = {str(record.outcome): str(record.count), "people": record.victims.description}
            facts |= _group(record.victims)
        case EquipmentLoss():
            facts = {str(record.status): str(record.count), "class": str(record.equipment)}
            facts |= {"thing": record.description, "model": record.model, "owner": _actor(record.owner)}
        case Displacement():
            facts = {str(record.movement): str(record.count), "measure": str(record.measure), "unit": str(record.unit)}
            facts |= {"people": record.people.description} | _group(record.people)
            facts |= {"origin": _place(record.origin), "destination": _place(record.destination)}
        case DiplomaticContact():
            facts = {"contact": str(record.type), "parties": [_actor(actor) for actor in record.parties]}
            facts |= {"from": _actor(record.initiator), "topic": record.topic, "outcome": record.outcome}
            return facts | {"when": record.when and str(record.when), "where": _place(record.where)}
        case Incident():
            return {"incident": record.description}
        case _:
            assert_never(record)
    return facts | {
        "scope": str(record.scope),
        "by": _actor(record.perpetrator),
        "means": record.means,
        "when": record.when and str(record.when),
        "where": _place(record.where),
        "part_of": record.subset_of and str(record.subset_of),
    }


def _group(group: Group) -> dict[str, str | None]:
    affiliation = _tagged(group.affiliation or "", group.country)
    return {"of": affiliation, "status": str(group.status), "sex": str(group.sex), "age": str(group.age)}


def _actor(actor: Actor | None) -> str | None:
    kind = actor and str(actor.kind)
    return actor and _tagged(str(actor), None if kind == "unknown" else kind, actor.country)


def _source(source: Source) -> str:
    return _tagged(source.name, None if source.kind == "unknown" else str(source.kind))


def _place(place: Place | None) -> str | None:
    return place and _tagged(str(place), place.country, place.precision and str(place.precision))


def _tagged(name: str, *tags: str | None) -> str:
    """Write what is known of a name in brackets after it: "army [state]"."""
    known = " ".join(tag for tag in tags if tag)
    return f"{name} [{known}]".strip() if known else name


def words_of(text: str) -> list[Token]:
    """Take a text of one sentence apart into words, as a report is."""
    found = scan(text, "en")
    return tokens(text, Sentence(0, len(text), 0), word_book("en"), found.counts, found.numbers)
