"""CAMEO's table of codes: whole, consistent, true to the lists that it is made of, and unharmed by any text."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import ConflictModelError, InvalidValueError, UnknownCameoCodeError
from conflictmodel.formats.cameo import (
    CameoCode,
    PloverCode,
    PloverType,
    QuadClass,
    Side,
    cameo,
    cameo_codes,
    contact_type,
    disagreements,
    find_cameo,
    incident_type,
    initiator,
    plover,
    plover_type,
)
from conflictmodel.model.contact import ContactType
from conflictmodel.model.incident import IncidentType

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"
CODES = [code.code for code in cameo_codes()]
texts = st.one_of(st.text(), st.text("0123456789y", max_size=5), st.sampled_from(CODES), st.integers().map(str))


def sample(*parts: str) -> Path:
    """Find a file of real data beside the project, or skip the test and say so."""
    path = SAMPLES.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the sample data are not there: {path}")
    return path


def said(field: str) -> dict[str | None, dict[str, str]]:
    """Give what the lists say of each code that they disagree on."""
    return {one.code: dict(one.lists) for one in disagreements() if one.field == field}


# --- codes ---


def test_the_table_is_whole():
    assert len(CODES) == len(set(CODES)) == 318
    assert sorted(CODES) == CODES
    assert [code.code for code in cameo_codes() if code.parent is None] == [f"{root:02}" for root in range(1, 21)]


@pytest.mark.parametrize("code", cameo_codes(), ids=lambda code: code.code)
def test_every_code_stands_in_its_family(code):
    assert cameo(code.code) is find_cameo(code.code) is code
    assert code.root in CODES
    assert code.parent is None or code.parent in CODES
    assert code.quad_class is cameo(code.root).quad_class
    assert str(code) == f"{code.code} {code.name}"
    assert re.fullmatch(r"[A-Z][A-Za-z,() -]+", code.name)
    assert "specified below" not in code.name


def test_a_value_is_missing_only_where_no_list_gives_one():
    assert [code.code for code in cameo_codes() if code.goldstein is None] == [
        "1214",
        "155",
        "176",
        "1834",
        "1951",
        "1952",
    ]


def test_quad_classes_are_numbered_as_in_files():
    assert [quad.number for quad in QuadClass] == [1, 2, 3, 4]
    assert {code.root: code.quad_class.number for code in cameo_codes() if code.root in {"05", "09", "14", "15"}} == {
        "05": 1,
        "09": 2,
        "14": 3,
        "15": 4,
    }


@given(texts)
def test_no_text_does_harm(text):
    found = find_cameo(text)
    assert (found is not None) == (text in CODES)
    assert isinstance(contact_type(text), ContactType | None)
    assert isinstance(incident_type(text), IncidentType | None)
    assert isinstance(initiator(text), Side | None)
    assert isinstance(plover(text), PloverCode | None)
    assert isinstance(plover_type(text), PloverType | None)
    if found is not None:
        assert cameo(text) is found
        return
    with pytest.raises(UnknownCameoCodeError) as caught:
        cameo(text)
    assert caught.value.code == text
    assert caught.value.meant is None or caught.value.meant in CODES
    assert isinstance(caught.value, ConflictModelError)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "text, meant",
    [
        ("1883", "183"),
        ("41", "041"),
        ("253", "0253"),
        ("9", "09"),
        ("13y", "13"),
        ("0357", "035"),
        ("2043", "204"),
        ("20421", "2042"),
        ("99", None),
        ("", None),
        ("٠٤١", None),
        ("--", None),
    ],
)
def test_a_text_that_is_no_code_is_told_what_it_likely_is(text, meant):
    with pytest.raises(UnknownCameoCodeError) as caught:
        cameo(text)
    assert caught.value.meant == meant


@pytest.mark.parametrize(
    "change, field",
    [
        ({"code": "4"}, "code"),
        ({"code": 41}, "code"),
        ({"code": "٠٤١"}, "code"),
        ({"name": " "}, "name"),
        ({"parent": "05"}, "parent"),
        ({"parent": None}, "parent"),
        ({"root": "05"}, "root"),
        ({"quad_class": 1}, "quad_class"),
        ({"goldstein": 11.0}, "goldstein"),
    ],
)
def test_a_code_that_cannot_be_is_refused(change, field):
    right: dict[str, Any] = {
        "code": "041",
        "name": "Call",
        "parent": "04",
        "root": "04",
        "quad_class": QuadClass.VERBAL_COOPERATION,
    }
    assert CameoCode(**right).goldstein is None
    with pytest.raises(InvalidValueError) as caught:
        CameoCode(**right | change)
    assert caught.value.field == field


def test_nothing_is_read_at_import():
    run = "import conflictmodel.formats.cameo._codes as c; print(c._content.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"


# --- disagreements ---


def test_each_disagreement_says_what_was_settled_and_why():
    for one in disagreements():
        assert one.code is None or re.fullmatch(r"\d{2,4}", one.code)
        assert one.lists
        assert one.resolved
        assert one.why
        assert str(one).startswith(f"{one.code or 'all codes'}, {one.field}: ")
    assert len(disagreements()) == len({(one.code, one.field) for one in disagreements()})


@pytest.mark.parametrize("one", disagreements(), ids=lambda one: f"{one.code}-{one.field}")
def test_the_table_holds_what_was_settled(one):
    if one.code is None:
        return
    found = find_cameo(one.code)
    if one.field == "presence":
        assert (found is not None) == (one.resolved == "a code")
        return
    assert found is not None
    if one.field == "name":
        assert one.resolved == found.name
    elif one.field == "quad_class":
        assert one.resolved == str(found.quad_class.number)
    elif one.field == "goldstein":
        assert one.resolved == str(found.goldstein)
    else:
        assert one.field == "plover"
        made = plover(one.code)
        assert one.resolved == ("none" if made is None else f"{made}, no mode")


def test_known_faults_are_recorded():
    presence = said("presence")
    assert presence["183"]["py-gdelt"] == presence["1213"]["py-gdelt"] == "absent"
    assert presence["1883"]["py-gdelt"] == "present"
    assert said("name")["1323"]["py-gdelt"] == "Threate n to impose curfew"
    assert None in said("encoding")
    assert {code[:2] for code in said("quad_class") if code} == {"09", "14"}


def test_the_table_is_made_of_the_lists(tmp_path):
    folder = sample("cameo")
    tool = ROOT / "tools" / "generate_cameo.py"
    if not tool.exists():
        pytest.skip(f"the tool is not at {tool}")
    kept = (ROOT / "src/conflictmodel/formats/cameo/cameo.generated.json").read_bytes()
    for name in ("first", "second"):
        target = tmp_path / name
        subprocess.run([sys.executable, tool, folder, "--target", target], check=True)
        assert target.read_bytes() == kept


def test_py_gdelt_agrees_or_is_recorded():
    listed = json.loads(sample("cameo", "cameo_codes.json").read_text("utf-8"))
    presence, quads = said("presence"), said("quad_class")
    assert set(listed) ^ set(CODES) <= set(presence)
    for code in set(listed) & set(CODES):
        assert listed[code].get("parent") == cameo(code).parent
        assert (listed[code]["quad_class"] == cameo(code).quad_class.number) != (code in quads)
        same = listed[code]["name"].removesuffix(", not specified below").casefold() == cameo(code).name.casefold()
        assert same or code in said("name")


def test_icews_agrees_or_is_recorded():
    with sample("cameo", "icews-cameo-codes.csv").open(encoding="latin-1", newline="") as file:
        listed = {row["code"]: row for row in csv.DictReader(file)}
    assert set(listed) ^ set(CODES) <= set(said("presence"))
    for code, row in listed.items():
        assert row["root_code"] == cameo(code).root
        assert float(row["goldstein"]) == cameo(code).goldstein
        assert row["name"].casefold() == cameo(code).name.casefold() or code in said("name")


def test_the_verbs_of_petrarch_have_known_codes():
    text = sample("cameo", "CAMEO.2.0.txt").read_text("utf-8")
    used = {code for pair in re.findall(r"\[([\d:]+)\]", text) for code in pair.split(":") if code}
    assert len(used) > 200
    assert used <= set(CODES)


def test_every_event_of_gdelt_agrees_or_is_recorded():
    values = said("goldstein")
    with sample("gdelt", "20191024143000.export.CSV").open(encoding="utf-8", newline="\n") as file:
        rows = [line.split("\t") for line in file]
    assert len(rows) == 2111
    for row in rows:
        code, base, root, quad, value = row[26:31]
        found = cameo(code)
        assert (base, root) == (code[:3], found.root)
        assert int(quad) == found.quad_class.number
        assert float(value) == found.goldstein or float(value) == float(values[code]["GDELT"])


def test_every_event_of_icews_agrees():
    with sample("icews", "icews-2018-06.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) > 4000
    for row in rows:
        found = cameo(row["cameo_code"])
        assert float(row["intensity"]) == found.goldstein
        assert row["event_text"].casefold() == found.name.casefold() or found.code in said("name")
