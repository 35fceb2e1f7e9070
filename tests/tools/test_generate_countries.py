"""The tool that joins the hand-kept tables of countries: what it wrote is there, and it sees contradictions."""

import sys
from copy import deepcopy
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
if not (ROOT / "tools").is_dir():
    pytest.skip(f"the tools are not at {ROOT / 'tools'}", allow_module_level=True)
sys.path.insert(0, str(ROOT / "tools"))
generate = import_module("generate_countries")
CONTENT = generate.table()


def changed(name, **facts):
    """Give the table with other facts of one country."""
    content = deepcopy(CONTENT)
    next(row for row in content["countries"] if row["name"] == name).update(facts)
    return generate.faults(content)


def test_the_file_is_what_the_tables_say():
    assert generate.written(CONTENT) == generate.TARGET.read_text(encoding="utf-8")


def test_the_tables_have_no_faults():
    assert generate.faults(CONTENT) == []


@pytest.mark.parametrize(
    "name, facts, says",
    [
        ("Syria", {"codes": {"alpha_2": ["SY", "SE"]}}, "alpha_2 se is Sweden and Syria at 1946-01-01"),
        ("Syria", {"codes": {}}, "alpha_2 SY is in no table"),
        ("Syria", {"successors": ["Atlantis"]}, "Syria: successor Atlantis is no country"),
        ("Syria", {"to": "1900-01-01"}, "Syria: alpha_2 SY ends before it begins"),
        ("Syria", {"codes": {"alpha_2": ["SY"], "cameo": ["AFR"]}}, "Syria: cameo AFR is also listed as no country"),
    ],
)
def test_contradictions_are_named(name, facts, says):
    assert says in changed(name, **facts)


def test_nothing_is_written_of_tables_that_contradict_each_other(monkeypatch, tmp_path):
    monkeypatch.setattr(generate, "TARGET", tmp_path / "countries.json")
    generate.main()
    assert (tmp_path / "countries.json").read_text(encoding="utf-8") == generate.written(CONTENT)
    monkeypatch.setattr(generate, "faults", lambda _: ["a fault"])
    with pytest.raises(generate.TableError, match="a fault"):
        generate.main()
