"""PLOVER's types, and CAMEO's codes in the terms of PLOVER and of the model: nothing is lost in silence."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import InvalidValueError
from conflictmodel.formats.cameo import (
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
#: The table of CAMEO codes in PLOVER, by openeventdata, where it is kept.
KEPT = ROOT.parent / "shared" / "samples" / "cameo" / "CAMEO2PLOVER-2021.txt"
CAMEO2PLOVER = Path(os.environ.get("CAMEO2PLOVER", KEPT))
CODES = [code.code for code in cameo_codes()]


def meaning(code: str) -> ContactType | IncidentType | None:
    """Say what a code is in the model."""
    return contact_type(code) or incident_type(code)


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
    recorded = {one.code for one in disagreements() if one.field == "plover"}
    for code in CODES:
        made = plover(code)
        ours = set() if made is None else {(made.type.name, made.mode or "")}
        assert ours == rows.get(code, set()) or code in recorded


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
