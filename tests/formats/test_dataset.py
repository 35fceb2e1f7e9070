"""Files are read whole or row by row, written back as they were, or converted with every loss told."""

import csv
import gzip
import io
import json
import subprocess
import sys
from datetime import date

import attrs
import pytest

from conflictmodel import formats
from conflictmodel.errors import (
    InvalidValueError,
    LossError,
    UnknownFormatError,
    UnreadableFileError,
    UnrecognisedFileError,
)
from conflictmodel.formats import Dataset, Dialect, Problem, Quoting
from conflictmodel.formats.table.values import Missing, Unreadable
from conflictmodel.formats.tags import is_tags, tag
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Count
from conflictmodel.model.incident import Incident

HEADER = "id,type_of_violence,side_a,side_b,date_start,date_end,deaths_a,deaths_b,low,best,high,note"
ROW = "7,2,Red Band,Blue Band,2001-02-03,2001-02-04,1,1,2,2,3,"
TABLE = f"{HEADER}\n{ROW}\n"


def loaded(text, **how):
    return formats.load(io.StringIO(text, newline=""), **how)


def written(data, **how):
    target = io.StringIO(newline="")
    return formats.dump(data, target, **how), target.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.replace(",", ";"),
        TABLE.replace(",", "\t"),
        TABLE.replace("\n", "\r\n"),
        TABLE.removesuffix("\n"),
        f"{TABLE}\n{ROW}\n\n",
        f'{TABLE}7,2,"Red ""Band""","a\nb",2001-02-03,2001-02-04,1,1,2,2,3,x\n',
        f'{TABLE}8,2,"Red "Band,Blue,2001-02-03,2001-02-04,1,1,2,2,3,x\n{ROW}\n',
        f"{TABLE}8,2,short\n{ROW},too,long\n",
        TABLE.replace(",2,2,3,", ",2,two,,"),
        TABLE.replace("2001-02-03", "03 February 2001"),
    ],
    ids=[
        "plain",
        "semicolon",
        "tab",
        "crlf",
        "no end",
        "empty lines",
        "quoted",
        "broken",
        "ragged",
        "bad cells",
        "day",
    ],
)
def test_a_file_comes_back_as_it_was(text):
    data = loaded(text)
    assert data.format == "ucdp-ged"
    lost, again = written(data)
    assert lost == ()
    assert again == text


def test_a_bad_cell_is_a_problem_and_the_row_goes_on():
    data = loaded(f"{HEADER}\n{ROW.replace(',2,2,3,', ',2,two,-3,')}\n{ROW}\n")
    first, second = data.rows
    assert (first.best, first.high) == (Unreadable("two"), Unreadable("-3"))
    assert (first.low, second.best) == (2, 2)
    assert data.problems == (
        Problem(1, "best", "two", "is no whole number"),
        Problem(1, "high", "-3", "is below zero, and nothing can be counted so"),
    )
    (event, figure, *_), _ = (list(data.claims())[:2], None)
    assert isinstance(event.record, Incident)
    assert figure.record.count == Count.at_least(2)


def test_a_row_of_another_width_is_kept_and_states_nothing():
    data = loaded(f"{HEADER}\n{ROW},more\n7,2,Red Band\n")
    long, short = data.rows
    assert long.cells[-1] == "more"
    assert short.side_b is Missing.ABSENT
    assert [problem.why for problem in data.problems] == [
        "has 13 cells where the header has 12",
        "has 3 cells where the header has 12",
    ]
    assert list(data.claims()) == []


def test_columns_that_are_not_known_are_kept_and_told_as_lost():
    data = loaded(TABLE.replace("3,\n", "3,seen\n"))
    assert data.rows[0].cell("note") == "seen"
    lost, _ = written(data, format="ucdp-ged", dialect="25.1")
    assert [str(loss) for loss in lost] == []
    conversion = formats.convert(io.StringIO(TABLE.replace("3,\n", "3,seen\n")), io.StringIO(), dialect="25.1")
    assert conversion.losses == ()


def test_a_field_without_a_column_is_told():
    data = loaded(TABLE)
    changed = attrs.evolve(data, rows=(attrs.evolve(data.rows[0], region="Africa"),))
    lost, _ = written(changed)
    assert [(loss.field, loss.records) for loss in lost] == [("region", 1)]
    lost, text = written(changed, dialect="25.1")
    assert lost == ()
    assert loaded(text).rows[0].region == "Africa"


def test_rows_move_between_carriers():
    data = loaded(TABLE.replace("2,2,3,", "2,02,3,x"))
    lines = Dialect(carrier="jsonl", columns=data.dialect.columns)
    lost, text = written(data, dialect=lines)
    assert lost == ()
    assert json.loads(text)["low"] == 2
    assert json.loads(text)["best"] == "02"
    assert loaded(text).rows == data.rows
    lost, text = written(data, dialect=Dialect(carrier="json", columns=data.dialect.columns, indent=2))
    assert loaded(text).rows == data.rows
    assert written(loaded(text))[1] == text
    lost, text = written(data, dialect=Dialect(carrier="geojson", columns=data.dialect.columns))
    assert loaded(text).dialect.carrier == "geojson"
    assert [attrs.evolve(row, geometry=Missing.ABSENT) for row in loaded(text).rows] == list(data.rows)
    lost, again = written(loaded(text), dialect=data.dialect)
    assert again == TABLE.replace("2,2,3,", "2,02,3,x")


def test_json_rows_may_have_different_keys():
    one = {"id": 7, "type_of_violence": 2, "side_a": "Red", "side_b": None, "date_start": "2001-02-03"}
    one |= {"date_end": "20010204", "deaths_a": 1, "deaths_b": 1, "best": 2, "high": 3.0, "low": "2", "x": [1]}
    other = {"best": 5.5, "id": "8", "low": True, "date_start": 7, "high": -1}
    text = json.dumps([one, other])
    data = loaded(text)
    assert data.rows[0].side_b is Missing.NULL
    assert [problem.column for problem in data.problems] == ["best", "low", "date_start", "high"]
    assert json.loads(written(data)[1]) == [one, other]
    assert data.dialect.columns == tuple(one)


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz"])
def test_paths_are_read_and_written(tmp_path, name):
    path = tmp_path / name
    content = TABLE.encode("utf-16")
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    data = formats.load(path)
    assert data.dialect.gzip == name.endswith("gz")
    assert data.dialect.encoding.startswith("utf-16")
    formats.dump(data, tmp_path / f"b{name[1:]}")
    assert formats.load(tmp_path / f"b{name[1:]}") == data


def test_a_packed_file_that_was_cut_is_read_as_far_as_it_goes(tmp_path):
    many = f"{HEADER}\n" + "".join(f"{number}{ROW[1:]}\n" for number in range(5000))
    path = tmp_path / "a.csv.gz"
    whole = gzip.compress(many.encode())
    path.write_bytes(whole[: len(whole) // 2])
    data = formats.load(path)
    assert 100 < len(data.rows) < 5000
    assert any("cut off" in problem.why for problem in data.problems)


def test_standard_input_and_output_are_files_too():
    code = "from conflictmodel import formats; formats.dump(formats.load('-'), '-')"
    done = subprocess.run([sys.executable, "-c", code], input=TABLE.encode(), capture_output=True, check=True)
    assert done.stdout.decode() == TABLE


@pytest.mark.parametrize(
    "text, fault",
    [
        ("", UnrecognisedFileError),
        ("a,b\n1,2\n", UnrecognisedFileError),
        ("[1, 2]", UnrecognisedFileError),
        ('{"a": 1}', UnrecognisedFileError),
        (",".join("abcdefghijkl"), UnrecognisedFileError),
    ],
)
def test_a_file_of_no_format_says_what_was_found(text, fault):
    with pytest.raises(fault, match="in no known format"):
        loaded(text)


@pytest.mark.parametrize(
    "text, why", [("[" * 100_000, "nested far deeper than any table"), ('[{"id": }]', "is no JSON from character 8")]
)
def test_a_file_that_is_broken_at_once_says_how(text, why):
    with pytest.raises(UnrecognisedFileError, match=why):
        loaded(text)


def test_what_cannot_be_done_is_refused(tmp_path):
    with pytest.raises(UnreadableFileError):
        formats.load(tmp_path / "nothing.csv")
    with pytest.raises(UnknownFormatError):
        loaded(TABLE, format="nothing")
    with pytest.raises(InvalidValueError, match="must be named"):
        formats.dump([], io.StringIO())
    with pytest.raises(InvalidValueError, match=r"25\.1"):
        formats.dump(loaded(TABLE), io.StringIO(), dialect="99")


def test_formulas_are_guarded_and_come_back():
    data = loaded(TABLE.replace("Red Band", "=2+3").replace("Blue Band", "-5"))
    lost, text = written(data, guard=True)
    assert ",'=2+3,-5," in text
    assert loaded(text).rows[0].side_a == "'=2+3"
    assert lost == ()


def test_a_stream_is_read_once_and_tells_how_far_it_is(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}\n" + f"{ROW}\n" * 3000)
    with formats.stream(path) as rows:
        assert rows.format == "ucdp-ged"
        assert sum(1 for _ in rows.claims()) == 4 * 3000
        assert rows.progress() == (path.stat().st_size, path.stat().st_size)


def test_a_conversion_counts_and_tells_what_it_costs(tmp_path):
    path, seen = tmp_path / "a.csv", []
    path.write_text(f"{HEADER}\n" + f"{ROW}\n\n" * 600 + f'"a"b,c\n{ROW}\n' * 600 + "x\n")
    done = formats.convert(path, tmp_path / "b.csv", progress=lambda *far: seen.append(far))
    assert (done.source, done.target, done.rows, done.losses) == ("ucdp-ged", "ucdp-ged", 1201, ())
    assert len(done.problems) == 1201
    assert (tmp_path / "b.csv").read_bytes() == path.read_bytes()
    assert seen[-1] == (path.stat().st_size,) * 2
    (tmp_path / "a.json").write_text(
        written(loaded(TABLE), dialect=Dialect(carrier="json", columns=HEADER.split(",")))[1]
    )
    formats.convert(tmp_path / "a.json", tmp_path / "c.json", target_format="ucdp-ged")
    assert (tmp_path / "c.json").read_text() == (tmp_path / "a.json").read_text()


def test_a_strict_conversion_that_would_lose_writes_nothing(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(TABLE.replace("3,\n", "3,\n8,2,Red,Blue,2001-02-03,2001-02-04,1,1,2,2,3,seen\n"))
    out = tmp_path / "out.csv"
    out.write_text("old")
    layout = Dialect(columns=("id", "best"), quoting=Quoting.ALL)
    with pytest.raises(LossError, match=r"date_end \(2 records\)") as caught:
        formats.convert(path, out, dialect=layout, strict=True)
    assert len(caught.value.losses) > 5
    assert out.read_text() == "old"
    claims = [Claim(Casualties(Outcome.WOUNDED, Count.exactly(2)))]
    assert formats.dump(claims, io.StringIO(), format="ucdp-ged")


def test_a_dataset_of_rows_made_by_hand_is_written():
    row = attrs.evolve(loaded(TABLE).rows[0], raw=attrs.fields(type(loaded(TABLE).rows[0])).raw.default)
    data = Dataset("ucdp-ged", Dialect(columns=("id", "best", "date_start")), (row,))
    lost, text = written(data)
    assert list(csv.reader(io.StringIO(text))) == [["id", "best", "date_start"], ["7", "2", "2001-02-03"]]
    assert {loss.field for loss in lost} >= {"low", "high"}
    assert row.date_start == date(2001, 2, 3)


def test_claims_of_a_dataset_go_into_another_format_with_their_losses():
    data = loaded(TABLE.replace("3,\n", "3,seen\n"))
    form = "ucdp-ged"
    target = io.StringIO()
    lost = formats.dump(list(data.claims()), target, format=form)
    assert lost == ()


@pytest.mark.parametrize(
    "cells, answer",
    [
        (["#adm1+name", "", "#affected + killed"], True),
        (["#adm1+name", "#affected+2013!", "#x"], True),
        (["#adm1", "Mali"], False),
        (["# 1", "# 2"], False),
        ([], False),
        (["", ""], False),
    ],
)
def test_a_row_of_tags_is_known(cells, answer):
    assert is_tags(cells) is answer


def test_a_tag_has_one_spelling():
    assert tag(" #Affected +Killed+f ") == "#affected+f+killed"
    assert tag("Mali") == ""


def test_a_file_of_many_faults_does_not_fill_the_memory_with_them(monkeypatch):
    monkeypatch.setattr("conflictmodel.formats._problem.MOST", 10)
    data = loaded(f"{HEADER}\n" + f"{ROW.replace(',2,2,3,', ',x,y,z,')}\n" * 100)
    assert len(data.rows) == 100
    assert len(data.problems) == 11
    assert str(data.problems[-1]) == "290 more problems are not listed"


def test_what_is_shown_of_a_dataset_a_stream_and_a_format_is_one_line():
    text = f"{HEADER}\n" + f"{ROW}\n" * 3000 + f"{ROW},more\n"
    assert repr(loaded(text)) == "<Dataset ucdp-ged, rows: 3,001, problems: 1>"
    assert repr(formats.stream(io.StringIO(text))) == "<Stream ucdp-ged>"
    for form in formats.names():
        assert repr(form).endswith(f" {form.name}: {form.title}>")
