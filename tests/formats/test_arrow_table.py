"""Rows as a table of Arrow: no cell is lost, and the quick way gives what the careful way gives."""

import io
import json
from datetime import date
from pathlib import Path

import attrs
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from conflictmodel import formats
from conflictmodel.errors import UnreadableFileError
from conflictmodel.formats import _arrow_table
from conflictmodel.formats.ged import FORMAT, GedEvent
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.claim import Claim
from conflictmodel.model.incident import Incident

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
NAMES = (
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "number_of_sources",
    "latitude",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "low",
    "best",
    "high",
    "remark",
)
ROW = "1,1,Army,Rebels,2,12.5,2019-01-02,2019-01-03,1,2,0,0,3,3,4,none"


def file_of(*rows, names=NAMES, end="\n"):
    """Write a small file of GED's."""
    return end.join([",".join(names), *rows, ""])


def changed(**cells):
    """Give a row with other cells."""
    return ",".join(cells.get(name, cell) for name, cell in zip(NAMES, ROW.split(","), strict=True))


def both(path, text, **options):
    """Read a file in both ways, tell whether pyarrow split it, and see that the two are the same."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))
    quick = _arrow_table._quick(path, options.get("format"))
    found = formats.read_arrow(path, **options)
    found.validate(full=True)
    slow = formats.to_arrow(formats.load(path, **options))
    assert found.equals(slow, check_metadata=True)
    return found, quick is not None


def test_a_column_has_the_type_of_its_kind(tmp_path):
    table, quick = both(tmp_path / "a.csv", file_of(ROW))
    assert quick
    assert table.column_names == list(NAMES)
    types = {"int64": NAMES[1:2] + NAMES[4:5] + NAMES[8:15], "double": ("latitude",), "date32[day]": NAMES[6:8]}
    for kind, names in types.items():
        assert {str(table.schema.field(name).type) for name in names} == {kind}
    assert table.to_pylist()[0] == {
        **dict(zip(NAMES, ROW.split(","), strict=True)),
        **{name: int(table[name][0].as_py()) for name in types["int64"]},
        "latitude": 12.5,
        "date_start": date(2019, 1, 2),
        "date_end": date(2019, 1, 3),
    }
    assert table.schema.metadata[b"conflictmodel.format"] == b"ucdp-ged"


def test_what_is_more_than_its_value_stands_in_a_column_of_its_own(tmp_path):
    cells = ["2", "-1", "", "NA", "007", "many", str(10**20)]
    table, quick = both(tmp_path / "a.csv", file_of(*(changed(number_of_sources=cell) for cell in cells)))
    assert quick
    assert table["number_of_sources"].to_pylist() == [2, None, None, None, 7, None, None]
    assert table["number_of_sources__raw"].to_pylist() == [None, "-1", "", "NA", "007", "many", str(10**20)]
    empty, _ = both(tmp_path / "b.csv", file_of(changed(best=""), ROW))
    assert empty["best"].to_pylist() == [None, 3]
    assert "best__raw" not in empty.column_names


@pytest.mark.parametrize(
    "rows, quick",
    [
        ([ROW, changed(side_a='"Army, the ""Third"""')], True),
        ([changed(side_a='"two\nlines"'), changed(side_a='"a,""b"" c"')], True),
        ([changed(side_a='"a\n\nb"')], True),
        ([ROW, "", ROW], False),
        ([",,,,,,,,,,,,,,,", changed(side_a='"a\n\nb"')], False),
        ([ROW, "1,1"], False),
        ([ROW, ROW + ",5,6"], False),
        ([ROW, changed(side_a='"Army"s')], False),
        ([ROW, changed(side_a='Ar"my')], False),
        ([ROW, changed(side_a='""Army')], False),
        ([ROW, changed(side_a='"Army')], False),
        ([ROW, changed(side_a="Ar\rmy")], False),
        ([ROW, changed(side_a="Ar\udcffmy", best="\udcff")], False),
        ([], True),
    ],
)
def test_no_cell_is_lost_whoever_splits_the_text(tmp_path, rows, quick):
    table, was_quick = both(tmp_path / "a.csv", file_of(*rows))
    assert was_quick == quick
    data = formats.load(tmp_path / "a.csv")
    assert table.num_rows == len(data.rows)
    unread = json.loads(table.schema.metadata.get(b"conflictmodel.unread", b"[]"))
    assert [found["text"] for found in unread] == [record.text for record in data.unread]
    for row, cells in zip(data.rows, table.to_pylist(), strict=True):
        there = [str(part) for cell in cells.values() for part in (cell if isinstance(cell, list) else [cell])]
        for cell in row.cells:
            assert (
                cell == ""
                or cell in there
                or cell.encode("utf-8", "surrogateescape") != cell.encode("utf-8", "replace")
            )


def test_bytes_that_are_no_text_are_kept_escaped(tmp_path):
    rows = [
        changed(side_a="Ältere Städte größere Dörfer"),
        changed(side_a="M\udce9xico", best="\udcff", remark="\udcff"),
    ]
    table, _ = both(tmp_path / "a.csv", file_of(*rows))
    assert table["side_a"].to_pylist() == ["Ältere Städte größere Dörfer", "M\ufffdxico"]
    assert table["side_a__raw"].to_pylist() == [None, "M\\udce9xico"]
    assert table["best__raw"].to_pylist() == [None, "\\udcff"]


@pytest.mark.parametrize(
    "change, quick",
    [
        (lambda text: text.replace("\n", "\r\n"), True),
        (lambda text: text.replace("\n", "\r"), False),
        (lambda text: text.replace(",", ";"), True),
        (lambda text: text.replace(",", "\t"), True),
        (lambda text: "sep=;\n" + text.replace(",", ";"), True),
        (lambda text: "\ufeff" + text, True),
        (lambda text: '"' + text.replace(",", '","').replace("\n", '"\n"')[:-1], True),
        (lambda text: text.replace("id,", '"i\nd",', 1), False),
        (lambda text: text.encode("utf-16"), False),
        (lambda text: text.replace("remark", "side_a"), True),
        (lambda text: text.replace("remark", ""), True),
        (lambda text: text.rstrip("\n"), True),
        (lambda text: text.replace("2019-", "1019").replace("-0", "0"), False),
    ],
)
def test_a_file_may_be_written_in_any_way(tmp_path, change, quick):
    text = change(file_of(ROW, changed(side_a="Army B"), changed(best="x")))
    assert both(tmp_path / "a.csv", text, format="ucdp-ged")[1] in {quick, True}


_MARKS = ['"', '""', ",", "\n", "\r", "\0", "-1", "NA", "\udcff", ',""', " "]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(_MARKS)),
        max_size=4,
    )
)
@example([(300, '"\n')])
def test_a_file_in_which_anything_stands_anywhere_is_the_same_in_both_ways(tmp_path, marks):
    path = tmp_path / "a.csv"
    text = file_of(ROW, changed(side_a='"a, ""b"""'), ROW)
    start = len(file_of())
    for place, mark in marks:
        at = start + place % (len(text) - start)
        text = text[:at] + mark + text[at:]
    both(path, text, format="ucdp-ged")


def test_a_file_whose_rows_are_long_is_read_with_care(tmp_path):
    both(tmp_path / "a.csv", file_of(*[changed(side_a="x" * 9_000)] * 50))
    assert both(tmp_path / "a.csv", file_of(*[changed(side_a="x" * 900)] * 500))[1]


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UnreadableFileError, match="no such file"):
        formats.read_arrow(tmp_path / "none.csv")


def test_rows_of_json_and_rows_that_were_changed(tmp_path):
    one = {"id": 5, "side_a": None, "best": "7", "high": 8, "low": None, "odd": [1], "date_start": "2019-01-02"}
    text = json.dumps([one | dict.fromkeys(NAMES[1:2], 1) | {"side_b": "Rebels"}, {"id": "6", "best": "x"}])
    data = formats.load(io.StringIO(text), "ucdp-ged")
    table = formats.to_arrow(data)
    assert table["id"].to_pylist() == ["5", "6"]
    assert table["side_a"].to_pylist() == [None, None]
    assert table["best"].to_pylist() == [7, None]
    assert table["best__raw"].to_pylist() == ['"7"', '"x"']
    assert table["low__raw"].to_pylist() == ["null", None]
    assert table["odd"].to_pylist() == ["[1]", None]
    (tmp_path / "a.json").write_text(text)
    assert formats.read_arrow(tmp_path / "a.json", "ucdp-ged").equals(table)
    plain = formats.load(io.StringIO(file_of(ROW)))
    rows = (attrs.evolve(plain.rows[0], best=9, region="Asia"), GedEvent(id="2", side_a=Missing.EMPTY, best=1 << 70))
    made = formats.to_arrow(attrs.evolve(plain, rows=rows))
    assert made["best"].to_pylist() == [9, None]
    assert made["best__raw"].to_pylist() == [None, str(1 << 70)]
    assert made["region"].to_pylist() == ["Asia", None]
    assert made["side_a"].to_pylist() == ["Army", ""]
    assert made["remark"].to_pylist() == ["none", None]


def test_a_row_that_is_too_long_keeps_its_surplus():
    table = formats.to_arrow(formats.load(io.StringIO(file_of(ROW, ROW + ",5,6", "1,1"))))
    assert table["surplus__raw"].to_pylist() == [None, ["5", "6"], None]
    assert table["remark"].to_pylist() == ["none", "none", None]
    assert table["best"].to_pylist() == [3, 3, None]


def test_claims_make_a_table_as_well(tmp_path):
    claim = Claim(Incident(description="an ambush"))
    table = formats.to_arrow([claim])
    assert table.schema.equals(formats.arrow_schema(), check_metadata=True)
    formats.dump([claim], tmp_path / "a.arrow", "arrow")
    assert formats.read_arrow(tmp_path / "a.arrow").equals(table)
    with (tmp_path / "a.arrow").open("rb") as file:
        assert formats.read_arrow(file).equals(table)


def test_a_whole_file_of_a_publisher():
    path = SAMPLES / "ged" / "ged191-bangladesh-myanmar.csv"
    if not path.exists():
        pytest.skip("../shared/samples is not there: the file of UCDP is not read")
    table = formats.read_arrow(path)
    data = formats.load(path)
    assert table.equals(formats.to_arrow(data), check_metadata=True)
    beside = {f"{name}__raw" for name in ("number_of_sources", "latitude", "longitude")}
    assert set(table.column_names) == {*FORMAT.layouts["19.1"].columns, *beside}
    assert isinstance(table, pa.Table)
    geojson = SAMPLES / "ged" / "ged231-central-african-republic.geojson"
    assert formats.read_arrow(geojson).num_rows == len(formats.load(geojson).rows)
