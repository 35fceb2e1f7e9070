"""The pages on formats: every format has an example, and the matrix of conversions tells all that is kept and lost."""

import importlib.util
import re
import shutil
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import cast

import attrs
import pytest

from conflictmodel import formats
from conflictmodel.formats import Loss, registry
from conflictmodel.formats.format import TableFormat
from conflictmodel.formats.losses import leaves, name

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def extension():
    """Load the part of the Sphinx extension that needs no Sphinx."""
    spec = importlib.util.spec_from_file_location("conversions", DOCS / "_ext" / "conversions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["conversions"] = module  # attrs looks there for a class's module
    spec.loader.exec_module(module)
    return module


conversions = extension()
EVERY = formats.names()
NAMES = [form.name for form in EVERY]


@pytest.fixture(scope="module")
def costs():
    return conversions.costs()


@pytest.mark.parametrize("form", EVERY, ids=NAMES)
def test_every_format_has_an_example_without_fault(form):
    data = formats.load(conversions.example(form))
    assert (data.format, data.problems) == (form.name, ())
    assert data.rows
    if conversions.makes_claims(form):
        assert conversions.stated(form)
    else:
        assert not list(data.claims())


@pytest.mark.parametrize("form", [pytest.param(form, id=form.name) for form in EVERY if form.can_write])
def test_an_example_is_kept_whole_by_its_own_format(form):
    cost = conversions.cost(form.name, conversions.stated(form), form)
    assert cost.lost == ()


def test_the_matrix_has_every_pair(costs):
    assert set(costs) == {form.name for form in EVERY if conversions.makes_claims(form)}
    for source, into in costs.items():
        assert set(into) == {form.name for form in EVERY if form.can_write} - {source}


def test_kept_and_lost_are_all_fields(costs):
    for source, into in costs.items():
        claims = conversions.stated(registry.known(source))
        every = {path for claim in claims for path, _ in leaves(claim)} | {name(claim.record) for claim in claims}
        for cost in into.values():
            assert set(cost.kept) | set(cost.lost_fields) == every
            assert not set(cost.kept) & set(cost.lost_fields)
            assert all(1 <= lost.records <= lost.of and lost.why for lost in cost.lost)


# --- what the numbers mean, on a format that keeps little


@pytest.fixture
def ged():
    return conversions.stated(registry.known("ucdp-ged"))


def keeping(keep):
    """A format into which only some claims go."""
    form = cast("TableFormat", registry.known("ucdp-ged"))
    make = cast("Callable", form.rows)

    def rows(claims):
        told = [claim for claim in claims if keep(claim)]
        yield from make(told) if told else ()

    return attrs.evolve(form, name="target", rows=rows, losses={"stance": "it believes all"})


@pytest.fixture
def target(monkeypatch):
    def register(form):
        known = registry.known
        monkeypatch.setattr(registry, "known", lambda name: form if name == "target" else known(name))
        return form

    return register


def test_a_kind_that_is_dropped_takes_its_fields_along(ged, target):
    cost = conversions.cost("ucdp-ged", ged, target(keeping(lambda _: False)))
    assert cost.kept == ()
    killed, incident = cost.lost
    assert (killed.field, killed.records, killed.of) == ("casualties.killed", 13, 13)
    assert {"casualties.count.low", "casualties.victims.status", "stance"} <= {*killed.parts, *incident.parts}
    assert (incident.field, incident.records, incident.of) == ("incident", 3, 3)


def test_fields_that_only_dropped_claims_have_go_with_them(ged, target):
    wholes = keeping(lambda claim: getattr(claim.record, "subset_of", None) is None)
    cost = conversions.cost("ucdp-ged", ged, target(wholes))
    (killed,) = [lost for lost in cost.lost if lost.field == "casualties.killed"]
    assert 0 < killed.records < killed.of
    assert "casualties.subset_of.low" in killed.parts
    assert "casualties.count.low" in cost.kept
    assert "casualties.victims.status" in cost.lost_fields


def test_a_loss_of_a_beginning_is_one_of_all_below_it(ged):
    fields = conversions.Fields.of(ged)
    assert set(fields.covered("casualties.count")) == {
        f"casualties.count.{end}" for end in ("low", "high", "stated", "basis")
    }
    with pytest.raises(conversions.ExampleError, match="target loses nowhere, which no claim of source states"):
        conversions._noted("source", "target", fields, [Loss("nowhere", 1, "why")])


# --- examples that are missing or wrong


@pytest.mark.parametrize("number", [0, 2])
def test_a_format_has_one_example(tmp_path, number):
    for place in range(number):
        (tmp_path / f"ucdp-ged.{place}").touch()
    with pytest.raises(conversions.ExampleError, match=r"ucdp-ged needs one small example, .*ucdp-ged\.csv, and there"):
        conversions.costs(tmp_path)


@pytest.mark.parametrize(
    "old, new, why",
    [
        (",7,9,6,", ",seven,9,6,", "is not in order: row 1, best 'seven'"),
        (re.compile(r"\n.*", re.DOTALL), "\n", "states nothing"),
    ],
)
def test_an_example_must_be_good(tmp_path, old, new, why):
    form = registry.known("ucdp-ged")
    path = Path(shutil.copy(conversions.example(form), tmp_path))
    path.write_text(re.sub(old, new, path.read_text("utf-8")), encoding="utf-8")
    with pytest.raises(conversions.ExampleError, match=why):
        conversions.stated(form, tmp_path)


def test_an_example_must_be_of_its_format(tmp_path):
    form = attrs.evolve(registry.known("ucdp-ged"), name="other")
    shutil.copy(conversions.example(registry.known("ucdp-ged")), tmp_path / "other.csv")
    with pytest.raises(conversions.ExampleError, match="is read as ucdp-ged, not as other"):
        conversions.stated(form, tmp_path)


# --- the pages and the contract


def test_the_pages_show_what_the_code_has():
    page = (DOCS / "formats.md").read_text("utf-8")
    for directive in ("formats", "conversions", "losses"):
        assert f"```{{{directive}}}\n```\n" in page
    reference = (DOCS / "reference" / "formats.md").read_text("utf-8")
    assert "```{format-reference}\n```\n" in reference
    described = set(
        re.findall(r"^\.\. auto(?:class|function):: conflictmodel\.formats\.(\w+)$", reference, re.MULTILINE)
    )
    assert described >= set(formats.__all__)


def test_no_format_imports_another():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (contract,) = [contract for contract in settings["contracts"] if contract["type"] == "independence"]
    assert contract["modules"] == [f"conflictmodel.formats.{module}" for module in registry.FORMATS.values()]
