"""The nouns and the designations of equipment: well formed, of one class each, and enough of them."""

import csv
import re
import tomllib
import unicodedata
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from conflictmodel import lexicon
from conflictmodel.errors import LexiconError
from conflictmodel.lexicon import load
from conflictmodel.lexicon.markers import EquipmentWord
from conflictmodel.lexicon.readings import Word
from conflictmodel.lexicon.terms import EquipmentTerm, ModelName
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss
from conflictmodel.reading import read_report

FOLDER = files(lexicon)
ORYX = Path(__file__).resolve().parents[3] / "shared" / "samples" / "oryx"

NOUNS = tomllib.loads((FOLDER / "en" / "equipment.toml").read_text("utf-8"))
MODELS = tomllib.loads((FOLDER / "models.toml").read_text("utf-8"))["models"]

FORMS = [(form, entry["equipment"]) for entry in NOUNS["equipment"] for form in entry["forms"]]
ROWS = [(form, row) for row, forms in NOUNS["equipment_words"].items() for form in forms]
NAMES = [(name, entry["equipment"]) for entry in MODELS for name in entry.get("names", ())]
NEEDY = [(name, entry["equipment"]) for entry in MODELS for name in entry.get("needs_noun", ())]

NAMED = {name for name, _ in NAMES}
AMBIGUOUS = {name for name, _ in NEEDY}
HEADS = {form for form, _ in FORMS} | set(NOUNS["equipment_words"]["after_model"])
KNOWN = NAMED | AMBIGUOUS | HEADS

#: Classes that a report uses when it tells no more, so no model is of them.
WITHOUT_MODELS = {
    EquipmentClass.ARMOURED_VEHICLE: "the report does not say of what kind",
    EquipmentClass.ARTILLERY: "every model's mount is known",
    EquipmentClass.AIR_DEFENCE_SYSTEM: "every model is known to have guns or missiles",
    EquipmentClass.VEHICLE: "the report does not say of what kind",
    EquipmentClass.UNSPECIFIED: "the report tells no more than that it is equipment",
}


def found(word: str) -> Word:
    """Everything that a word or phrase of several words can be in English."""
    book = load.word_book("en")
    first, *rest = word.split(" ")
    return dict(book.phrases[first][rest[0]])[tuple(rest[1:])] if rest else book.words[first]


@pytest.mark.parametrize("listed", [FORMS, ROWS, NAMES, NEEDY], ids=["nouns", "words", "names", "needs_noun"])
def test_every_form_is_plain_lower_case(listed):
    for form, _ in listed:
        assert form
        assert form == " ".join(form.split())
        assert form == unicodedata.normalize("NFC", form)
        assert form == form.lower()
        # the reader parts words at marks, so a mark stands between spaces to be found
        assert re.fullmatch(r"(?:[^\W_]+(?:[-'.][^\W_]+)*|/|'s)(?: (?:[^\W_]+(?:[-'.][^\W_]+)*|/|'s))*", form), form


def test_no_form_has_two_meanings():
    counts = Counter(form for form, _ in [*FORMS, *ROWS, *NAMES, *NEEDY])
    assert [form for form, count in counts.items() if count > 1] == []


def test_no_plural_of_a_model_is_another_class():
    known = dict([*FORMS, *NAMES])
    for name, equipment in NAMES:
        for ending in NOUNS["sentences"]["model_endings"]:
            assert known.get(name + ending, equipment) == equipment


def test_every_class_has_a_noun():
    assert {equipment for _, equipment in FORMS} == {member.value for member in EquipmentClass}


def test_every_class_has_models_or_a_reason_for_none():
    with_models = {EquipmentClass.named(equipment) for _, equipment in NAMES}
    assert with_models.isdisjoint(WITHOUT_MODELS)
    assert with_models | WITHOUT_MODELS.keys() == set(EquipmentClass)


def test_there_are_enough_models():
    # spellings with and without hyphens and spaces are one model
    assert len({re.sub(r"[- ]", "", name) for name, _ in NAMES}) >= 4_000
    assert len(NEEDY) >= 500


def test_the_word_book_holds_all_of_them():
    for form, equipment in FORMS:
        singular = (form + "s", equipment) in FORMS
        assert found(form).get(EquipmentTerm) == EquipmentTerm(
            equipment=EquipmentClass.named(equipment), singular=singular
        )
    for form, row in ROWS:
        assert found(form).get(EquipmentWord) == EquipmentWord(values=frozenset({row}))
        assert found(form).get(EquipmentTerm) is None
    for name, equipment in NAMES:
        for ending in ("", "s"):
            term = found(name + ending).get(EquipmentTerm)
            assert term is not None
            assert (term.equipment, term.model) == (equipment, True)
    for name, equipment in NEEDY:
        for ending in ("", "s"):
            assert found(name + ending).get(ModelName) == ModelName(EquipmentClass.named(equipment), ending=ending)
            assert ending or found(name).get(EquipmentTerm) is None


@pytest.mark.parametrize(
    "word, singular, ending",
    [
        ("tank", True, ""),
        ("tanks", False, ""),
        ("aircraft", False, ""),
        ("t-72b3", True, ""),
        ("t-72b3s", False, "s"),
        ("himars", False, ""),
    ],
)
def test_a_word_for_one_thing_is_known(word, singular, ending):
    term = found(word).get(EquipmentTerm)
    assert term is not None
    assert (term.singular, term.ending) == (singular, ending)


@pytest.mark.parametrize(
    "word, equipment",
    [
        ("t-72b3", "tank"),
        ("t-72s", "tank"),
        ("leopard 2a6", "tank"),
        ("bmp-2", "infantry_fighting_vehicle"),
        ("btr-82a", "infantry_fighting_vehicle"),
        ("btr-80", "armoured_personnel_carrier"),
        ("mt-lb", "armoured_fighting_vehicle"),
        ("mraps", "mrap"),
        ("humvees", "infantry_mobility_vehicle"),
        ("m777", "towed_artillery"),
        ("2s19 msta-s", "self_propelled_artillery"),
        ("himars", "multiple_rocket_launcher"),
        ("tor-m2", "surface_to_air_missile_system"),
        ("iris-t", "surface_to_air_missile_system"),
        ("zu-23-2", "anti_aircraft_gun"),
        ("su 30mki", "aircraft"),
        ("f / a-18", "aircraft"),
        ("ka-52", "helicopter"),
        ("tb2", "combat_drone"),
        ("orlan-10", "reconnaissance_drone"),
        ("shahed-136s", "loitering_munition"),
        ("attack drones", "loitering_munition"),
        ("kh-101", "missile"),
        ("project 636.3", "submarine"),
        ("magura v5", "naval_drone"),
        ("fuel tanks", "truck"),
        ("aircraft carrier", "naval_vessel"),
        ("ballistic missile launchers", "missile_launcher"),
        ("armored vehicles", "armoured_vehicle"),
        ("pieces of military equipment", "unspecified"),
    ],
)
def test_the_class_is_what_oryx_or_the_words_say(word, equipment):
    term = found(word).get(EquipmentTerm)
    assert term is not None
    assert term.equipment == equipment


@pytest.mark.parametrize("word", ["gun", "shell", "rounds", "rifle", "car", "boat", "ship", "train", "equipment"])
def test_words_of_other_senses_are_left_out(word):
    assert word not in {form for form, _ in FORMS}


@pytest.mark.parametrize("word", ["patriot", "caesar", "grad", "tor", "buk", "reaper", "heron", "lancet", "bradley"])
def test_names_that_are_words_need_a_noun(word):
    assert word in AMBIGUOUS


@pytest.mark.parametrize(
    "content",
    [
        '[[models]]\nequipment = "chariot"\nnames = ["currus"]',
        '[[models]]\nnames = ["t-72"]',
        '[[models]]\nequipment = "tank"\nnames = [72]',
    ],
)
def test_a_fault_in_the_models_names_file_and_table(content, tmp_path, monkeypatch):
    (tmp_path / "models.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(load, "files", lambda _: tmp_path)
    with pytest.raises(LexiconError) as caught:
        list(load._models(["s"]))
    assert "models.toml" in str(caught.value)
    assert "models" in str(caught.value)


@pytest.mark.parametrize("at", range(0, 400, 40))
def test_every_model_is_found_in_running_text_with_its_class(at):
    """A part of all names at a time, and another one in each case."""
    for name, equipment in NAMES[at::400]:
        if name.startswith(("m2 ", "ashura boat")):
            continue  # "three m2" is an area, and "boats" no more than boats
        model = name[:-1] if name.endswith("s") and name[:-1] in NAMED else name  # MiG-29A or MiG-29AS
        losses = read_losses(f"The army destroyed three {name} near the river.")
        assert losses == [(equipment, model, 3)], name
        losses = read_losses(f"Rebels said a Russian {model.title()} and 20 {model.upper()}s were lost.")
        assert losses == [(equipment, model, 1), (equipment, model, 20)], name
    for name, equipment in NEEDY[at % 40 :: 40]:
        assert read_losses(f"The army destroyed two {name} systems.") == [(equipment, name, 2)], name
        assert read_losses(f"The army captured the {name}.") == [], name


def read_losses(text: str) -> list[tuple[str, str, int | None]]:
    """Read the losses of a text: their class, their model without an ending, and how many."""
    records = [claim.record for claim in read_report(text).claims]
    return [
        (record.equipment.value, str(record.model).lower(), record.count.stated)
        for record in records
        if isinstance(record, EquipmentLoss)
    ]


def names_a_model(text: str) -> bool:
    """Tell whether a text has the name of a model, or a name that needs a noun and a noun after it."""
    words = [word.lower() for word in re.findall(r"[^\W_]+(?:[-'][^\W_]+)*|\S", text)]
    before = ""
    while words:
        length = next((n for n in range(7, 1, -1) if " ".join(words[:n]) in KNOWN), 1)
        phrase = " ".join(words[:length])
        if phrase in NAMED or (phrase in HEADS and before in AMBIGUOUS):
            return True
        before = phrase
        del words[:length]
    return False


@pytest.mark.parametrize(
    "file, share",
    [
        ("event_destroyed-every5th.csv", 0.98),
        ("event_damaged.csv", 0.98),
        ("event_abandoned.csv", 0.99),
        ("event_captured.csv", 0.96),
    ],
)
def test_most_losses_listed_by_oryx_are_named(file, share):
    path = ORYX / file
    if not path.exists():
        pytest.skip(f"the sample data are not there: {path}")
    systems: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            # some begin with a count that slipped into the name: "1 55K6A command post"
            name = re.sub(r"^\d+ (?=\S)", "", row["system"].strip())
            # what Oryx could not tell, nobody can
            if not re.match(r"\(?unknown|NA$", name, re.IGNORECASE):
                systems[re.sub("['\"‘’“”]", " ", name)] += 1
    known = sum(count for name, count in systems.items() if names_a_model(name))
    assert known / systems.total() >= share
