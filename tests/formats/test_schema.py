"""The Table Schema beside a table: every column has its type, and the file on disk keeps to it."""

import csv
import io
import json
import re
from datetime import datetime

import pytest
from hypothesis import given, settings, strategies as st

from conflictmodel import formats, strategies
from conflictmodel.errors import InvalidValueError, UnknownFormatError
from conflictmodel.formats import registry, table_schema, write_schema
from conflictmodel.formats.carriers.row import COLUMNS
from conflictmodel.formats.dataset import Dataset
from conflictmodel.formats.format import TableFormat
from conflictmodel.formats.schema import _DAYS
from conflictmodel.formats.table.columns import DAY
from conflictmodel.formats.table.days import STYLES, read_day
from conflictmodel.formats.table.dialect import Dialect, Quoting
from conflictmodel.formats.table.rows import columns
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Count

KILLED = Claim(Casualties(Outcome.KILLED, Count.more_than(50)))
TABLES = [form for form in registry.names() if isinstance(form, TableFormat)]
EACH = pytest.mark.parametrize("form", [pytest.param(form, id=form.name) for form in TABLES])
#: What a cell of each type looks like, by the definition of Table Schema.
FORMS = {"integer": r"[+-]?\d+", "number": r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", "string": "(?s).*"}

PROPERTIES = {"name", "type", "format", "description", "constraints", "missingValues"}


def fits(cell, field, missing):
    if cell in field.get("missingValues", missing):
        return True
    if field["type"] in {"date", "datetime"}:
        shape = "%Y-%m-%d" if field["format"] == "default" else field["format"]
        return bool(datetime.strptime(cell, shape))  # noqa: DTZ007  a day has no zone
    allowed = field.get("constraints", {})
    if not re.fullmatch(FORMS[field["type"]], cell, re.ASCII):
        return False
    return cell in allowed.get("enum", [cell]) and int(cell if "minimum" in allowed else 0) >= 0


@EACH
@settings(max_examples=max(10, settings().max_examples // 5))  # there are many formats, and each gets these
@given(data=st.data())
def test_cells_keep_to_the_schema_of_their_file(form, data):
    plain = [
        layout
        for layout in form.layouts.values()
        if layout.carrier == "csv" and layout.tags is None and layout.headed and layout.quoting is not Quoting.NONE
    ]  # which hold any text
    if not plain:
        return
    layout = data.draw(st.sampled_from(plain))
    rows = data.draw(st.lists(strategies.rows(form.name), min_size=1, max_size=2))
    target = io.BytesIO()
    formats.dump(Dataset(form.name, layout, tuple(rows)), target)
    written = formats.load(io.BytesIO(target.getvalue()), form.name)
    schema = table_schema(form.name, written.dialect)
    assert [field["name"] for field in schema["fields"]] == list(written.dialect.columns)
    for row in written.rows:
        for cell, field in zip(row.cells, schema["fields"], strict=True):
            if "enum" not in field.get("constraints", {}):  # any text is in a column of terms that is invented
                assert fits(cell, field, schema["missingValues"]), (field, cell)


@given(stated=st.lists(strategies.claims(), max_size=3))
def test_claims_keep_to_the_schema_with_its_terms(tmp_path_factory, stated):
    file = tmp_path_factory.mktemp("schema") / "claims.csv"
    formats.dump(stated, file, format="csv", schema=True)
    schema = json.loads(file.with_name("claims.schema.json").read_text("utf-8"))
    assert schema == table_schema("csv")
    with file.open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened)
    assert header == [field["name"] for field in schema["fields"]] == list(COLUMNS)
    for row in rows:
        for cell, field in zip(row, schema["fields"], strict=True):
            assert fits(cell, field, schema["missingValues"]), (field, cell)


@EACH
def test_every_layout_of_every_format_has_a_schema(form):
    for name, layout in form.layouts.items():
        fields = table_schema(form.name, name)["fields"]
        assert [field["name"] for field in fields] == list(
            layout.columns or (column.name for column in columns(form.row).values())
        )
        assert all(
            set(field) <= {"name", "type", "format", "description", "constraints", "missingValues"} for field in fields
        )


def test_every_spelling_of_days_is_told_as_others_read_it():
    for name, style in STYLES.items():
        if name in _DAYS:
            day = read_day("2020-12-03")[0]
            kind, shape = _DAYS[name]
            assert datetime.strptime(style.write(day), "%Y-%m-%d" if shape == "default" else shape).date() == day  # noqa: DTZ007  a day has no zone
            assert (kind == "datetime") == ("T" in name)


def test_a_column_says_what_it_holds():
    fields = {field["name"]: field for field in table_schema("csv")["fields"]}
    assert fields["stance"] == {
        "name": "stance",
        "type": "string",
        "description": "How a source stands to what it is reported to say.",
        "constraints": {"enum": ["asserted", "denied", "unverified"]},
    }
    assert fields["latitude"]["type"] == "number"
    assert fields["low"]["missingValues"] == ["", "NA"]
    days = [column.name for column in columns(registry.known("ucdp-ged").row).values() if column.kind is DAY]  # type: ignore[attr-defined]
    ged = {field["name"]: field for field in table_schema("ucdp-ged", "19.1")["fields"]}
    assert days
    assert all(ged[name]["type"] == "date" for name in days if name in ged)
    assert ged["number_of_sources"]["missingValues"] == ["", "NA", "-1"]


def test_a_column_that_no_field_holds_is_any_text():
    odd = Dialect(columns=("low", "my notes", "Stance"), days=[("date_start", "3rd of May")])
    assert table_schema("csv", odd)["fields"][1] == {"name": "my notes", "type": "string"}
    assert table_schema("csv", odd)["fields"][2]["name"] == "Stance"
    strange = Dialect(columns=("date_start",), days=[("date_start", "3rd of May")])
    assert table_schema("ucdp-ged", strange)["fields"][0]["type"] == "string"


def test_without_columns_all_that_are_known_are_described():
    assert len(table_schema("csv", Dialect(carrier="json"))["fields"]) == len(COLUMNS) + 1


@pytest.mark.parametrize(
    "name, beside", [("a.csv", "a.schema.json"), ("a.CSV.GZ", "a.schema.json"), ("a.b.csv", "a.b.schema.json")]
)
def test_the_schema_stands_beside_its_file(tmp_path, name, beside):
    assert write_schema(tmp_path / name, "csv") == tmp_path / beside
    assert json.loads((tmp_path / beside).read_text("utf-8"))["missingValues"] == [""]


def test_a_file_that_is_written_back_has_the_schema_of_its_own_columns(tmp_path):
    (tmp_path / "few.csv").write_text("kind,stance,low,high,stated,basis,outcome,notes\n")
    formats.dump(formats.load(tmp_path / "few.csv"), tmp_path / "out.csv", schema=True)
    fields = json.loads((tmp_path / "out.schema.json").read_text("utf-8"))["fields"]
    assert [field["name"] for field in fields][-2:] == ["outcome", "notes"]


@pytest.mark.parametrize("target", [io.BytesIO(), "-"])
def test_a_schema_needs_a_file_to_stand_beside(target):
    with pytest.raises(InvalidValueError, match="needs a path"):
        formats.dump([KILLED], target, format="csv", schema=True)


def test_what_is_no_table_has_no_schema(tmp_path):
    with pytest.raises(InvalidValueError, match="whose files are tables"):
        table_schema("json")
    with pytest.raises(InvalidValueError, match="whose files are tables"):
        formats.dump([KILLED], tmp_path / "out.json", format="json", schema=True)
    with pytest.raises(UnknownFormatError):
        table_schema("jason")
    with pytest.raises(InvalidValueError, match="must be named"):
        formats.dump([KILLED], tmp_path / "out.json", schema=True)
    assert not (tmp_path / "out.json").exists()
