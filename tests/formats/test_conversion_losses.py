"""What a conversion leaves behind is named, whatever the format; and the rare turns of reading and writing."""

import gc
import io
import json

import attrs
import pytest
from hypothesis.errors import InvalidArgument

from conflictmodel import formats, strategies
from conflictmodel.errors import UnrecognisedFileError
from conflictmodel.formats import crosswalk, registry
from conflictmodel.formats.dump import unmodelled
from conflictmodel.formats.format import Format, Head, TableFormat
from conflictmodel.formats.ged import GedEvent
from conflictmodel.formats.losses import Ledger
from conflictmodel.formats.table import objects, reader
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import CombatantStatus, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Count
from conflictmodel.model.incident import Incident
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision
from conflictmodel.reading.incidents import _is_in

HEADER = "id,type_of_violence,side_a,side_b,date_start,date_end,deaths_a,deaths_b,low,best,high,note,"
ROW = "7,2,Red Band,Blue Band,2001-02-03,2001-02-04,1,1,2,2,3,seen,x"


def loaded(text, **how):
    return formats.load(io.StringIO(text, newline=""), **how)


def test_columns_and_rows_that_no_claim_holds_are_losses():
    data = loaded(f"{HEADER}\n{ROW}\n{ROW},more\n")
    lost = formats.dump(data, io.BytesIO(), format="jsonl")
    told = {loss.field: (loss.records, loss.why) for loss in lost}
    assert told["note"] == (2, "the format does not know the column")
    assert told["a column without a name"][0] == 3
    assert told["row"] == (1, "rows with cells too many or too few state nothing")
    assert told["id"] == (2, "no part of the model takes it")


def test_an_empty_cell_of_an_unknown_column_is_no_loss():
    data = loaded(f"{HEADER}\n{ROW.removesuffix('seen,x')},\n{ROW}\n")
    told = {loss.field: loss.records for loss in formats.dump(data, io.BytesIO(), format="jsonl")}
    assert told["note"] == told["a column without a name"] == 1


@pytest.mark.parametrize(
    "name, field, silent, stating",
    [
        ("gdelt", "event_code", "0211111", "040"),
        ("icews", "cameo_code", "0211111", "040"),
        ("polecat", "event_type", "NOTHING", "CONSULT"),
        ("oryx-totals", "equipment_type", "All Types", "Tanks"),
        ("oryx-events", "status", "sold", "destroyed"),
    ],
)
def test_a_row_that_states_nothing_is_a_loss(name, field, silent, stating):
    form = registry.known(name)
    assert isinstance(form, TableFormat)
    for cell, lost in ((silent, True), (stating, False)):
        ledger = Ledger()
        unmodelled(form.row(**{field: cell}), form, ledger)
        assert ("row" in {loss.field for loss in ledger.losses()}) is lost


def test_a_format_of_no_kind_is_like_nothing():
    form = Format(name="x", title="x", homepage="https://x", media_type="x/x", suffix=".x")
    with pytest.raises(NotImplementedError):
        form.likeness(Head("csv", ("id",)))


def test_a_table_is_no_document():
    with pytest.raises(UnrecognisedFileError):
        loaded("record,stance\n1,2\n", format="json")


def test_the_search_for_garbage_stays_as_it_was():
    gc.disable()
    try:
        assert len(loaded(f"{HEADER}\n{ROW}\n").rows) == 1
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_rows_are_invented_for_tables_alone():
    with pytest.raises(InvalidArgument, match="whose files are tables"):
        strategies.rows("json")


def test_few_shapes_and_cells_are_remembered_and_all_are_read(monkeypatch):
    monkeypatch.setattr(objects, "_MOST_SHAPES", 1)
    monkeypatch.setattr(reader, "_MOST_KNOWN", 3)
    one = {"id": 7, "type_of_violence": 2, "side_a": "R", "side_b": "B", "date_start": "2001-02-03", "best": -1}
    one |= {"date_end": "2001-02-04", "deaths_a": 1, "deaths_b": 1, "high": 1234567890123456789012, "low": 2}
    many = [{**one, f"x{number}": number, "number_of_sources": -1} for number in range(3)]
    data = loaded(json.dumps(many))
    assert [row.number_of_sources for row in data.rows] == [Missing.NOT_RECORDED] * 3
    assert {problem.column for problem in data.problems} == {"best", "high"}
    target = io.StringIO()
    formats.dump(data, target)
    assert json.loads(target.getvalue()) == many
    rows = "".join(
        f"{number},2,R,B,2001-02-{number:02},2001-02-28,1,1,{number},{number},99,,\n" for number in range(1, 9)
    )
    assert [row.best for row in loaded(f"{HEADER}\n{rows}").rows] == list(range(1, 9))


@pytest.mark.parametrize("text", ['{"a" 1}', '{"a": }', '{"a": 1, "b"', '{"a": [1, 2'])
def test_an_object_that_is_cut_is_no_table(text):
    with pytest.raises(UnrecognisedFileError):
        loaded(text)


def test_the_rest_of_a_long_text_is_kept():
    one = {"id": "7", "type_of_violence": 2, "side_a": "R", "side_b": "B", "date_start": "2001-02-03", "best": 2}
    one |= {"date_end": "2001-02-04", "deaths_a": 1, "deaths_b": 1, "high": 2, "low": 2}
    text = f'{{"data": [{json.dumps(one)}], "more": "{"x" * 300_000}"}}'
    data = loaded(text)
    target = io.StringIO()
    formats.dump(data, target)
    assert target.getvalue() == text


def test_a_part_of_a_figure_that_is_hedged_or_of_nobody_has_no_column():
    total = Casualties(Outcome.KILLED, Count.exactly(9))
    parts = [
        attrs.evolve(
            total, count=count, victims=Group(affiliation="C", status=CombatantStatus.COMBATANT), subset_of=total.count
        )
        for count in (Count.at_least(2), Count.exactly(3))
    ]
    event = Incident(None, "an event")
    target = io.StringIO()
    lost = formats.dump([Claim(record, incident=event) for record in (total, *parts)], target, format="ucdp-ged")
    (row,) = loaded(target.getvalue()).rows
    assert isinstance(row, GedEvent)
    assert (row.best, row.deaths_a, row.deaths_b) == (9, Missing.EMPTY, Missing.EMPTY)
    assert {loss.field: loss.records for loss in lost}["casualties.killed"] == 2


@pytest.mark.parametrize("when", [Period.since("2020-02"), Period.of("2020-02-01", "2020-02-28")])
def test_only_a_whole_month_is_a_month(when):
    assert crosswalk.whole_month(when) == when
    assert crosswalk.whole_month(Period.of("2020-02-01", "2020-02-29")) == Period.parse("2020-02")


def test_a_place_is_in_its_country():
    assert _is_in(Place("Homs", "SY"), Place("Syria", "SY", precision=PlacePrecision.COUNTRY))
