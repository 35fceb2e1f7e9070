"""The closed vocabularies: every term well formed, explained, and at home in a published scheme."""

import csv
import importlib
import json
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest

import conflictmodel.model
from conflictmodel.model.contact import ContactType
from conflictmodel.model.equipment import EquipmentClass
from conflictmodel.model.incident import EventType, IncidentType
from conflictmodel.model.vocabulary import Vocabulary

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


def vocabularies() -> list[type[Vocabulary]]:
    """Every vocabulary in the model, by import of each of its modules."""
    for module in pkgutil.iter_modules(conflictmodel.model.__path__, "conflictmodel.model."):
        importlib.import_module(module.name)
    return sorted(Vocabulary.__subclasses__(), key=lambda vocabulary: vocabulary.__name__)


MEMBERS = [
    pytest.param(member, id=f"{type(member).__name__}.{member.name}")
    for vocabulary in vocabularies()
    for member in vocabulary
]


def sample(*parts: str) -> Path:
    """Find a file of real data beside the project, or skip the test and say so."""
    path = SAMPLES.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the sample data are not there: {path}")
    return path


def slug(name: str) -> str:
    """Turn a name in a published scheme into the lower_snake_case value that it has here."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


@pytest.mark.parametrize("member", MEMBERS)
def test_value_is_the_name_in_lower_snake_case(member: Vocabulary) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", member.value)
    assert member.value == member.name.lower()
    assert str(member) == member.value


@pytest.mark.parametrize("member", MEMBERS)
def test_meaning_is_one_or_two_sentences(member: Vocabulary) -> None:
    meaning = member.__doc__
    assert meaning
    assert meaning == " ".join(meaning.split())
    assert meaning[0].isupper()
    assert meaning.endswith(".")
    assert meaning != type(member).__doc__


@pytest.mark.parametrize("member", MEMBERS)
def test_scheme_names_a_source_and_the_term_there(member: Vocabulary) -> None:
    assert re.fullmatch(r"(conflictmodel|[A-Z][^:;]+): \S.*[^.]", member.scheme)


@pytest.mark.parametrize("vocabulary", vocabularies(), ids=lambda vocabulary: vocabulary.__name__)
def test_no_term_is_another_under_a_second_name(vocabulary: type[Vocabulary]) -> None:
    assert len(vocabulary.__members__) == len(list(vocabulary))
    meanings = [member.__doc__ for member in vocabulary]
    assert len(set(meanings)) == len(meanings)


@pytest.mark.parametrize("vocabulary", vocabularies(), ids=lambda vocabulary: vocabulary.__name__)
def test_every_vocabulary_says_what_it_is(vocabulary: type[Vocabulary]) -> None:
    assert vocabulary.__doc__
    assert vocabulary.__doc__ != Vocabulary.__doc__


def test_incident_types_are_the_sub_event_types_of_acled() -> None:
    counts = Counter(incident.event_type for incident in IncidentType)
    assert [counts[event] for event in EventType] == [3, 6, 3, 3, 2, 8]
    assert len(IncidentType) == counts.total() == 25


@pytest.mark.parametrize("member", [*EventType, *IncidentType])
def test_acled_values_follow_from_the_names_acled_gives(member: EventType | IncidentType) -> None:
    level, name = member.scheme.split(": ")
    assert level == ("ACLED event type" if isinstance(member, EventType) else "ACLED sub-event type")
    assert slug(name) == member.value


def test_contacts_between_equals() -> None:
    assert {contact for contact in ContactType if contact.symmetric} == {
        ContactType.PHONE_CALL,
        ContactType.MEETING,
        ContactType.TALKS,
        ContactType.AGREEMENT,
    }


@pytest.mark.parametrize("contact", ContactType)
def test_contact_schemes_give_cameo_codes_and_plover_types(contact: ContactType) -> None:
    plover = r"[A-Z]+(/[a-z-]+)?"
    assert re.fullmatch(rf"CAMEO: \d+(, \d+)*; PLOVER: (none|{plover}(, {plover})*)", contact.scheme)


def test_cameo_codes_exist() -> None:
    codes = json.loads(sample("cameo", "cameo_codes.json").read_text(encoding="utf-8"))
    used = {code for contact in ContactType for code in re.findall(r"\d+", contact.scheme)}
    assert used <= set(codes)


def test_every_oryx_category_has_a_class() -> None:
    with sample("oryx", "totals_by_type.csv").open(encoding="utf-8", newline="") as file:
        named = {" ".join(row["equipment_type"].split()) for row in csv.DictReader(file)}
    categories = {name for name in named if name != "All Types" and not name.startswith("Losses ")}
    claimed = {
        name
        for member in EquipmentClass
        if member.scheme.startswith("Oryx: ")
        for name in member.scheme.removeprefix("Oryx: ").split("; ")
    }
    assert claimed == categories
