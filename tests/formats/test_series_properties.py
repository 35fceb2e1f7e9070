"""What holds for every series and list of equipment, whatever its rows say."""

import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from conflictmodel import formats, strategies as of_model
from conflictmodel.formats import mod_corrections, mod_losses, oryx, oryx_totals, palestine
from conflictmodel.formats._oryx import owner
from conflictmodel.formats.losses import differences
from conflictmodel.formats.registry import known
from conflictmodel.formats.table.columns import CODE, COUNT, DAY, TEXT
from conflictmodel.formats.table.rows import columns
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import CombatantStatus, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Stance
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place

MODULES = (oryx, oryx_totals, mod_losses, mod_corrections, palestine)
FORMATS = [module.FORMAT for module in MODULES]
WRITABLE = [form for form in FORMATS if form.rows is not None]
QUICK = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

_DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))
_WORDS = [
    "Russia", "Ukraine", "Atlantis", "NA", "", "destroyed", "captured", "lost", "about", "more", "mohtel", "missing",
    "12 Alpha-3", "Tanks", "Radars", "All Types", "Surface-To-Air Missile Systems\n", "https://example.org/1", "1", "4",
]  # fmt: skip


def cells(column):
    """Values that a column can hold; those of text come from what the formats know, and from anywhere."""
    if column.kind in {TEXT, CODE}:
        return st.sampled_from(_WORDS) | st.text(st.characters(exclude_categories=["C"]))
    if column.kind is DAY:
        return _DAYS | st.just(Missing.EMPTY)
    least = 0 if column.kind is COUNT else -(10**6)
    return st.integers(least, 10**6) | st.just(Missing.EMPTY) | st.sampled_from([0, 1, 24, 48, 10**18 - 1])


def rows(cls):
    return st.builds(cls, **{field: cells(column) for field, column in columns(cls).items()})


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@QUICK
@given(data=st.data())
def test_any_rows_come_back_as_they_were(form, data):
    told = data.draw(st.lists(rows(form.row), min_size=1, max_size=4))
    carrier = data.draw(st.sampled_from(sorted(form.layouts)))
    layout = form.layouts[carrier]
    if layout.carrier == "csv":
        names = {column.name: field for field, column in columns(form.row).items()}
        kept = {names[name] for name in layout.columns}
        told = [form.row(**{field: getattr(row, field) for field in kept}) for row in told]
    text = io.StringIO()
    formats.dump(formats.Dataset(form.name, layout, tuple(told)), text)
    text.seek(0)
    back = formats.load(text, form.name)
    assert list(back.rows) == told
    assert all("cells where" not in str(problem) for problem in back.problems)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@QUICK
@given(data=st.data())
def test_any_rows_make_claims_and_running_totals_never_mix_with_others(form, data):
    told = data.draw(st.lists(rows(form.row), max_size=6))
    claims = list(form.claims(told))
    check = form.checking()
    for row in told:
        for field, why in () if check is None else check(row):
            assert field in columns(form.row)
            assert why
    for claim in claims:
        record = claim.record
        assert isinstance(record, (Casualties, EquipmentLoss))
        assert claim.attribution.sources[-1] == form.source
        assert claim.stance is Stance.ASSERTED
        assert record.subset_of is None or record.count.low <= 10**18


@pytest.mark.parametrize("form", WRITABLE, ids=lambda form: form.name)
@QUICK
@given(data=st.data())
def test_claims_of_any_rows_are_written_and_lose_only_what_is_told(form, data):
    told = data.draw(st.lists(rows(form.row), max_size=5))
    claims = list(form.claims(told))
    text = io.StringIO()
    losses = formats.dump(claims, text, form.name)
    text.seek(0)
    back = list(formats.load(text, form.name).claims()) if text.getvalue().strip(" \n[]") else []
    assert all(loss.why != "the format has no place for it" for loss in losses)
    if not losses:
        assert not list(differences(claims, back))


_WHEN = _DAYS.map(Period.until) | st.tuples(st.just(date(2018, 1, 1)), _DAYS).map(lambda ends: Period.of(*ends))
_NEAR = st.builds(
    EquipmentLoss,
    of_model.counts(),
    st.sampled_from(EquipmentClass),
    st.sampled_from(LossStatus),
    st.sampled_from(["", "tank", "APC", "Tanks", "special equipment", "3 T-72B3"]),
    st.sampled_from([None, "T-72B3"]),
    st.sampled_from([None, mod_losses.RUSSIA, owner("Ukraine")]),
    scope=st.sampled_from(Scope),
    when=st.none() | _WHEN,
) | st.builds(
    Casualties,
    st.sampled_from(Outcome),
    of_model.counts(),
    st.sampled_from([Group(), mod_losses.PERSONNEL, Group("soldiers", status=CombatantStatus.COMBATANT, country="RU")])
    | st.sampled_from([series.victims for series in palestine.SERIES.values()]),
    scope=st.sampled_from(Scope),
    when=st.none() | _WHEN,
    where=st.sampled_from([None, palestine.GAZA, Place("Rafah", "PS")]),
)


@pytest.mark.parametrize("form", WRITABLE, ids=lambda form: form.name)
@QUICK
@given(data=st.data())
def test_arbitrary_claims_differ_by_no_more_than_is_reported(form, data):
    claims = data.draw(st.lists(of_model.claims() | of_model.claims(_NEAR), max_size=6))
    text = io.StringIO()
    losses = formats.dump(claims, text, form.name)
    assert all(loss.why != "the format has no place for it" for loss in losses)
    text.seek(0)
    back = list(formats.load(text, form.name).claims()) if text.getvalue().strip(" \n[]") else []
    if not losses:
        assert not list(differences(claims, back))
    assert all(claim.stance is Stance.ASSERTED for claim in back)
    denied = sum(claim.stance is Stance.DENIED for claim in claims)
    assert denied <= sum(loss.records for loss in losses)


def test_every_format_is_registered():
    assert [known(form.name) for form in FORMATS] == FORMATS
