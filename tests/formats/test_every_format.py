"""What every format promises: cells come back, claims come back less the losses that were told, nothing is invented."""

import io
from collections import Counter

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from conflictmodel import formats, strategies
from conflictmodel.errors import NotWritableError, UnknownFormatError
from conflictmodel.formats import losses, registry
from conflictmodel.formats.dataset import Dataset
from conflictmodel.formats.format import TableFormat
from conflictmodel.formats.table.dialect import Quoting
from conflictmodel.formats.table.rows import columns, fields_by_name, plain
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Count

#: There are many formats, and each gets these.
FEWER = settings(max_examples=max(10, settings().max_examples // 4))
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
UNQUOTED = st.characters(exclude_categories=["Cs"], exclude_characters="\0\t\r\n")


def table_formats(*, writable=False):
    """Every table format, as parameters."""
    found = [form for form in registry.names() if isinstance(form, TableFormat) and (form.rows or not writable)]
    return [pytest.param(form, id=form.name) for form in found]


def written(data, name, **how):
    target = io.BytesIO()
    lost = formats.dump(data, target, format=name, **how)
    return target.getvalue(), lost


@pytest.mark.parametrize("form", table_formats())
def test_a_format_says_what_it_is(form: TableFormat):
    assert form.title
    assert form.homepage.startswith("https://")
    assert "/" in form.media_type
    assert registry.known(form.name) is form
    assert any(form is known for known in formats.names())
    for layout in form.layouts.values():
        known = fields_by_name(form.row)
        unknown = [name for name in layout.columns if name and plain(name) not in known]
        assert not unknown, f"{form.name} has a layout with columns that no field holds: {unknown}"


@pytest.mark.parametrize("form", table_formats())
@settings(FEWER)
@given(data=st.data())
def test_rows_come_back_in_every_layout(form: TableFormat, data):
    name = data.draw(st.sampled_from(sorted(form.layouts)))
    layout = form.layouts[name]
    known = fields_by_name(form.row)
    held = {known[plain(column)] for column in layout.columns if plain(column) in known}
    cells = st.text(UNQUOTED if layout.quoting is Quoting.NONE else CHARACTERS, max_size=8)
    rows = data.draw(st.lists(strategies.rows(form.name, fields=held, cells=cells), min_size=1, max_size=3))
    dataset = Dataset(form.name, layout, tuple(rows))
    text, lost = written(dataset, form.name)
    assert lost == ()
    back = formats.load(io.BytesIO(text), format=form.name)
    if layout.tags is None:
        assert back.rows == dataset.rows
    assert [row.cells for row in back.rows] == [row.cells for row in formats.load(io.BytesIO(text), form.name).rows]
    again, _ = written(back, form.name)
    if layout.quoting is not Quoting.TEXT:  # which cells are quoted cannot be told from a few rows
        assert again == text


@pytest.mark.parametrize("form", table_formats(writable=True))
@settings(FEWER)
@given(claims=st.lists(strategies.claims(), max_size=4))
def test_claims_come_back_less_what_was_told(form, claims):
    text, lost = written(claims, form.name)
    back = list(formats.load(io.BytesIO(text), format=form.name).claims()) if text.strip() else []
    missing = Counter(path for group in form.groups(claims) for path in losses.differences(group, _of(group, form)))
    assert {loss.field: loss.records for loss in lost} == dict(missing)
    if not lost:
        assert not set(losses.differences(claims, back))
    for loss in lost:
        assert loss.why != losses.NO_REASON, f"{form.name} does not say why it loses {loss.field}"


def _of(group, form):
    """What one group of claims becomes in a file of its own."""
    text, _ = written(group, form.name)
    return list(formats.load(io.BytesIO(text), format=form.name).claims()) if text.strip() else []


@pytest.mark.parametrize("form", table_formats(writable=True))
@settings(FEWER)
@given(claims=st.lists(strategies.claims(), max_size=3))
def test_no_denied_figure_is_written_as_told(form, claims):
    denied = [attrs.evolve(claim, stance=Stance.DENIED) for claim in claims]
    text, _ = written(denied, form.name)
    back = formats.load(io.BytesIO(text), format=form.name).claims() if text.strip() else ()
    assert all(claim.stance is Stance.DENIED for claim in back)


@pytest.mark.parametrize("form", table_formats(writable=True))
@settings(FEWER)
@given(count=strategies.counts())
def test_no_bound_is_invented(form, count):
    """A format may keep less of a figure; it must never make a bound narrower without saying so."""
    claim = Claim(Casualties(Outcome.KILLED, count))
    text, lost = written([claim], form.name)
    back = list(formats.load(io.BytesIO(text), format=form.name).claims()) if text.strip() else []
    for other in back:
        if isinstance(other.record, Casualties) and other.record.count != count:
            assert lost


@pytest.mark.parametrize("form", table_formats())
@settings(FEWER)
@given(junk=st.binary(max_size=400))
def test_no_bytes_can_break_a_format(form, junk):
    data = formats.load(io.BytesIO(junk), format=form.name)
    list(data.claims())
    written(data, form.name)


@pytest.mark.parametrize("form", table_formats())
def test_all_parts_of_the_model_that_columns_name_exist(form):
    for column in columns(form.row).values():
        if column.to is not None:
            head = column.to.partition(".")[0]
            assert head in _PARTS, f"{form.name}.{column.name} goes to {column.to}, which is no part of the model"


_PARTS = {
    "attribution", "casualties", "diplomatic_contact", "displacement", "equipment_loss", "incident", "stance", "when",
    "where", "means", "perpetrator", "span", "repeats", "evidence",
}  # fmt: skip


def test_names_are_those_of_the_registry():
    assert [form.name for form in formats.names()] == list(registry.FORMATS)
    with pytest.raises(UnknownFormatError, match="ucdp-ged"):
        registry.known("geed")


def test_a_format_that_is_only_read_refuses_to_be_written(monkeypatch):
    form = registry.known("ucdp-ged")
    assert isinstance(form, TableFormat)
    form = attrs.evolve(form, rows=None)
    registry.known.cache_clear()
    monkeypatch.setattr("conflictmodel.formats.ged.FORMAT", form)
    with pytest.raises(NotWritableError, match="ucdp-ged can be read"):
        formats.dump([Claim(Casualties(Outcome.KILLED, Count.exactly(2)))], io.StringIO(), format="ucdp-ged")
    monkeypatch.undo()
    registry.known.cache_clear()
