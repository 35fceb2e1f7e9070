"""Cells become values that know how they were written, and values become cells again."""

import copy
import json
import pickle
from datetime import date

import attrs
import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import InvalidValueError
from conflictmodel.formats.table import columns as kinds
from conflictmodel.formats.table.columns import (
    CODE,
    COUNT,
    DAY,
    DECIMAL,
    TEXT,
    WHOLE,
    Column,
    code,
    column_of,
    count,
    day,
    decimal,
    text,
    token,
    whole,
)
from conflictmodel.formats.table.days import ISO, STYLES, read_day, style_of
from conflictmodel.formats.table.objects import Fault, typed
from conflictmodel.formats.table.rows import Raw, Row, columns, raw, shape_of
from conflictmodel.formats.table.values import (
    Bare,
    Day,
    Decimal,
    Missing,
    Text,
    Unreadable,
    UnreadableBare,
    Whole,
    WrittenDay,
    WrittenFloat,
    WrittenInt,
)
from conflictmodel.model.count import MAX_FIGURE

KINDS = (TEXT, CODE, WHOLE, COUNT, DECIMAL, DAY)


@attrs.frozen(weakref_slot=False)
class Line(Row):
    """A row for these tests alone."""

    name: Text = text()
    place: Text = code("Place Name", "PLACE")
    dead: Whole = count(missing={"-1": Missing.NOT_RECORDED})
    change: Whole = whole()
    share: Decimal = decimal()
    when: Day = day(missing={"Not available": Missing.NOT_AVAILABLE})
    raw: Raw = raw()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(cell=st.text(max_size=12) | st.from_regex(r"[-+ ]?\d{1,4}([.,]\d{1,3})?(e\d)?", fullmatch=True))
def test_a_cell_that_can_be_read_is_spelled_as_it_was(kind, cell):
    column = Column(kind, "x")
    try:
        value = kind.read(cell, ISO)
    except ValueError as fault:
        why = str(fault)
    else:
        why = ""
        assert column.cell(value) == cell
    assert why or kind in {TEXT, CODE} or cell.strip()


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from(sorted(STYLES)))
def test_a_day_is_read_as_it_is_written(value, style):
    cell = STYLES[style].write(value)
    assert read_day(cell) == (value, style)
    assert Column(DAY, "x").cell(value, style) == cell
    assert style_of(["", "x", cell]) == style


@pytest.mark.parametrize(
    "cell, value",
    [
        ("3 December 2020", None),
        ("03 december 2020", date(2020, 12, 3)),
        ("2020-02-30", None),
        ("2020-12-03 10:15:00", date(2020, 12, 3)),
        ("2023-11-06T10:00:00.000Z", date(2023, 11, 6)),
        ("2023-11-06T11:00:00.000Z", date(2023, 11, 7)),
        ("2023-11-06T12:00:00.000Z", date(2023, 11, 7)),
        ("2023-11-06T13:00:00Z", date(2023, 11, 7)),
        ("9999-12-31T23:00:00Z", None),
        ("03/04/2020", None),
        ("0025-01-07", date(25, 1, 7)),
        ("", None),
    ],
)
def test_days_that_could_be_two_are_none(cell, value):
    try:
        found = read_day(cell)[0]
    except ValueError:
        found = None
    assert found == value


@pytest.mark.parametrize(
    "cell, value",
    [("7", 7), ("007", 7), ("-7", -7), ("1e+05", 100_000), ("1.5e3", 1500), ("1.55e1", None), ("5.0", 5), ("5.5", None),
     (" 7 ", 7), ("1_000", None), ("9" * 20, None),
     ("1,000", None), ("١٢", None), ("²", None), ("1e99", None), ("+7", None)],
)  # fmt: skip
def test_whole_numbers(cell, value):
    try:
        found = WHOLE.read(cell, "")
    except ValueError:
        found = None
    assert found == value


@pytest.mark.parametrize("cell, value", [("22", 22.0), ("24.80", 24.8), ("-.5", -0.5), ("nan", None), ("1e400", None)])
def test_decimal_numbers(cell, value):
    try:
        found = DECIMAL.read(cell, "")
    except ValueError:
        found = None
    assert found == value
    assert value is None or Column(DECIMAL, "x").cell(found) == cell


def test_a_count_has_bounds():
    assert COUNT.read(str(MAX_FIGURE), "") == MAX_FIGURE
    with pytest.raises(ValueError, match="more than can be counted"):
        COUNT.read(str(MAX_FIGURE + 1), "")


def test_a_count_below_zero_is_no_count():
    with pytest.raises(ValueError, match="below zero"):
        COUNT.read("-3", "")
    assert WHOLE.read("-3", "") == -3


@pytest.mark.parametrize(
    "value", [WrittenInt.of(7, "007"), WrittenFloat.of(22.0, "22"), WrittenDay.of(date(2020, 1, 2), "20200102")]
)
def test_a_written_value_is_a_value_and_keeps_its_cell_wherever_it_goes(value):
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301  our own
        assert other == value
        assert other.cell == value.cell
    assert Column(TEXT, "x").cell(value) == value.cell
    if not isinstance(value, date):
        assert not hasattr(value + 1, "cell")


def test_blanks_stay_what_they_are():
    column = columns(Line)["dead"]
    for cell, reason in (("", Missing.EMPTY), ("NA", Missing.NA), ("-1", Missing.NOT_RECORDED)):
        assert column.missing[cell] is reason
        assert column.cell(reason) == cell
    assert column.cell(Missing.ABSENT) == ""
    assert column_of(attrs.fields(Line).raw) is None


@pytest.mark.parametrize("field, value", [("dead", "7"), ("dead", True), ("name", 7), ("share", "x"), ("when", "2020")])
def test_a_row_holds_nothing_of_another_kind(field, value):
    with pytest.raises(InvalidValueError, match=f"Line.{field}"):
        Line(**{field: value})


def test_columns_are_matched_by_any_spelling_once():
    shape = shape_of(Line, ["NAME", "place_name", "PLACE", "nothing", "Dead"])
    assert shape.fields == ("name", "place", None, None, "dead")


def test_a_row_made_by_hand_has_the_columns_of_its_class():
    row = Line(name="x", dead=7, when=date(2020, 1, 2))
    assert row.columns == ("name", "Place Name", "dead", "change", "share", "when")
    assert row.cells == ("x", "", "7", "", "", "2020-01-02")
    assert row.cell("dead") == "7"


JSON = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["", "NA", "7", "007", "2020-01-02", "20200102", "-1", "1e3"])
    | st.lists(st.integers(), max_size=2)
    | st.dictionaries(st.text(max_size=3), st.integers(), max_size=2)
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(value=JSON)
def test_what_json_holds_is_spelled_as_it_was(kind, value):
    column = Column(kind, "x", missing={"": Missing.EMPTY, "NA": Missing.NA, "-1": Missing.NOT_RECORDED})
    try:
        found = typed(value, column, ISO)
    except Fault as fault:
        found = fault.kept
        assert isinstance(found, Unreadable)
    spelled = json.loads(token(found, column))
    if not (value == "-1" and found is Missing.NOT_RECORDED):
        assert spelled == value
        assert type(spelled) is type(value) or isinstance(value, float)


def test_what_stood_bare_stays_bare():
    column = Column(CODE, "x")
    assert token(typed(36210, column, ""), column) == "36210"
    assert token(typed("36210", column, ""), column) == '"36210"'
    assert token("absent", column) == '"absent"'
    assert isinstance(UnreadableBare("x"), Bare)
    assert token(WrittenInt.of(7, "007"), column) == '"007"'
    assert token(typed(20200102, Column(DAY, "x"), ""), Column(DAY, "x")) == "20200102"


def test_every_kind_can_be_declared():
    assert {column.kind for column in columns(Line).values()} == set(KINDS)
    assert kinds.TEXT.json_type == "string"
