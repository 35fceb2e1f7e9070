"""CAMEO's codes, PLOVER's types and what both say in the model: whole, consistent, and true to the lists."""

import csv
import json
import os
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
    FormerPloverType,
    PloverCode,
    PloverType,
    QuadClass,
    Side,
    cameo,
    cameo_codes,
    coarsened,
    coarsened_types,
    code_of,
    contact_type,
    disagreements,
    find_cameo,
    incident_type,
    initiator,
    plover,
    plover_gaps,
    plover_of,
    plover_type,
)
from conflictmodel.model.contact import ContactType
from conflictmodel.model.incident import IncidentType

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"
#: The table of CAMEO codes in PLOVER, by openeventdata, where it is kept.
CAMEO2PLOVER = Path(os.environ.get("CAMEO2PLOVER", SAMPLES / "cameo" / "CAMEO2PLOVER-2021.txt"))
CODES = [code.code for code in cameo_codes()]
codes = st.sampled_from(CODES)
texts = st.one_of(st.text(), st.text("0123456789y", max_size=5), codes, st.integers().map(str))


def sample(*parts: str) -> Path:
    """Find a file of real data beside the project, or skip the test and say so."""
    path = SAMPLES.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the sample data are not there: {path}")
    return path


def said(field: str) -> dict[str | None, dict[str, str]]:
    """Give what the lists say of each code that they disagree on."""
    return {one.code: dict(one.lists) for one in disagreements() if one.field == field}


def meaning(code: str) -> ContactType | IncidentType | None:
    """Say what a code is in the model."""
    return contact_type(code) or incident_type(code)


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


# --- PLOVER ---


def test_types_are_those_of_the_manual():
    by_class = {quad: [kind.name for kind in PloverType if kind.quad_class is quad] for quad in QuadClass}
    assert list(by_class.values()) == [
        ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
        ["COOPERATE", "AID", "RETREAT"],
        ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
        ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
    ]


@given(st.sampled_from(PloverType), st.one_of(st.none(), st.text(), st.sampled_from(["phone", "riot", "ease"])))
def test_a_mode_belongs_to_its_type(kind, mode):
    assert not set(kind.modes) & set(kind.former_modes)
    if mode is None or mode in kind.modes + kind.former_modes:
        assert str(PloverCode(kind, mode)) == (kind.name if mode is None else f"{kind.name}/{mode}")
    else:
        with pytest.raises(InvalidValueError) as caught:
            PloverCode(kind, mode)
        assert kind.name in caught.value.why


def test_a_mode_of_a_type_without_modes_is_refused():
    with pytest.raises(InvalidValueError, match="it has none"):
        PloverCode(PloverType.AID, "phone")


@pytest.mark.parametrize("kind", PloverType)
def test_a_type_is_found_by_its_name(kind):
    assert plover_type(kind.name) is plover_type(f" {kind.value}") is kind


def test_older_types_become_todays():
    assert {former.name: plover_type(former.name) for former in FormerPloverType} == {
        "DEMAND": PloverType.REQUEST,
        "DISAPPROVE": PloverType.ACCUSE,
        "INVESTIGATE": PloverType.ACCUSE,
        "CRIME": None,
        "FIGHT": PloverType.ASSAULT,
    }


def test_a_code_has_a_type_or_a_reason_to_have_none():
    assert {code for code in CODES if plover(code) is None} == set(plover_gaps())
    others = {code for code in plover_gaps() if cameo(code).root not in {"01", "02"}}
    assert others == {"08", "155", "176", "1834", "1951", "1952"}
    assert len(plover_gaps()) - len(others) == 39


def test_every_type_is_reached():
    reached = {found.type for found in map(plover, CODES) if found is not None}
    assert reached == set(PloverType)
    modes = {(found.type, found.mode) for found in map(plover, CODES) if found is not None}
    assert {(kind, mode) for kind in PloverType for mode in kind.former_modes} <= modes


def test_codes_become_what_cameo2plover_says():
    if not CAMEO2PLOVER.exists():
        pytest.skip(f"the table is not there: {CAMEO2PLOVER}")
    rows: dict[str, set[tuple[str, str]]] = {}
    for line in CAMEO2PLOVER.read_text("utf-8").splitlines():
        found = re.match(r"(\d+):\s*([A-Z]+)\s*(?:,\s*([^,#]*))?", line)
        if found:
            rows.setdefault(found[1], set()).add((found[2], (found[3] or "").strip()))
    assert len(rows) > 250
    for code in CODES:
        made = plover(code)
        ours = set() if made is None else {(made.type.name, made.mode or "")}
        assert ours == rows.get(code, set()) or code in said("plover")


# --- the model ---


def ends(code: str) -> list[str]:
    """List a code and those above it."""
    return [code[:length] for length in (2, 3, 4) if length <= len(code)]


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_a_contact_or_an_incident_or_neither(code):
    assert contact_type(code) is None or incident_type(code) is None
    assert cameo(code).root not in {"01", "02", "03", "04", "10", "12", "13", "16"} or contact_type(code)
    assert cameo(code).root not in {"14", "15", "17", "18", "19", "20"} or incident_type(code)
    begins = initiator(code)
    contact = contact_type(code)
    assert (begins is None) == (meaning(code) is None or (contact is not None and contact.symmetric))
    assert begins is not Side.TARGET or code == "043"


@pytest.mark.parametrize("contact", ContactType)
def test_contacts_keep_to_their_scheme(contact):
    named, _, types = contact.scheme.removeprefix("CAMEO: ").partition("; PLOVER: ")
    families = named.split(", ")
    assert set(ends(code_of(contact))) & set(families)
    for code in families:
        if code not in {"161", "16"}:  # an expulsion, a recall and a suspension share it
            assert contact_type(code) is contact
    assert str(plover_of(contact) or "none") in types.split(", ")


@pytest.mark.parametrize("term", [*ContactType, *IncidentType])
def test_terms_come_back_or_are_declared(term):
    declared = [one for one in coarsened_types() if one.given is term]
    code = code_of(term)
    back = None if code is None else meaning(code)
    if back is term:
        assert not declared
    else:
        assert [(one.via, one.back) for one in declared] == [(code, back)]
    if code is None:
        assert plover_of(term) is None
    else:
        assert code in CODES


@pytest.mark.parametrize("code", CODES)
def test_codes_come_back_or_are_declared(code):
    term = meaning(code)
    back = None if term is None else code_of(term)
    declared = [one for one in coarsened() if one.given == code]
    if term is None or back == code:
        assert not declared
    else:
        assert [(one.via, one.back) for one in declared] == [(term, back)]
        assert back is None or meaning(back) == term


def test_what_is_no_term_has_no_code():
    assert code_of("meeting") == "040"  # type: ignore[call-overload]  # a caller without a type checker may
    with pytest.raises(InvalidValueError, match="must be phone_call, meeting"):
        code_of("dinner")  # type: ignore[call-overload]  # likewise


# --- the page ---


def table() -> str:
    """Write the table of the page: each term, the codes that become it, and what is written for it."""
    rows = []
    for term in (*ContactType, *IncidentType):
        became = [code for code in CODES if meaning(code) is term]
        code, type_ = code_of(term), plover_of(term)
        cells = (", ".join(families(became)) or "none", f"`{code}`" if code else "none", f"{type_ or 'none'}")
        kind = "contact" if isinstance(term, ContactType) else "incident"
        rows.append(f"| {kind}: {term.value.replace('_', ' ')} | {' | '.join(cells)} |")
    return "\n".join(rows)


def families(became: list[str]) -> list[str]:
    """Shorten a list of codes: a code with all that it holds is written once."""
    whole = [code for code in became if all(below in became for below in CODES if below.startswith(code))]
    tops = [code for code in whole if not any(above in whole for above in ends(code)[:-1])]
    held = [code for code in tops if sum(below.startswith(code) for below in CODES) > 1]
    alone = [code for code in became if not any(code.startswith(top) for top in tops)]
    return [f"`{code}{'…' if code in held else ''}`" for code in sorted((*tops, *alone))]


def test_the_page_says_what_becomes_of_each_code():
    page = ROOT / "docs" / "cameo.md"
    if not page.exists():
        pytest.skip(f"the page is not there: {page}")
    assert table() in page.read_text("utf-8")
