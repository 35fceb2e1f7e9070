"""Delimited text: every cell that is written is read back, and whatever is read can be written as it was."""

import csv as python_csv
import errno
import gzip
import io
import json
import time
from pathlib import Path

import attrs
import pytest
from hypothesis import example, given, strategies as st

from conflictmodel.errors import InvalidValueError, UnwritableCellError, UnwritableFileError
from conflictmodel.formats.table import _split, _write, csv, source
from conflictmodel.formats.table._split import split, walk
from conflictmodel.formats.table.csv import Unread, read, write
from conflictmodel.formats.table.dialect import Dialect, Quoting
from conflictmodel.formats.table.guard import guard, unguard
from conflictmodel.formats.table.source import open_source

SHARED = Path(__file__).resolve().parents[3] / "shared"
SAMPLES = sorted(
    path for path in SHARED.glob("samples/*/*") if path.suffix.lower() in {".csv", ".tsv"} or path.suffix == ".CSV"
)
SPECTRUM = sorted(SHARED.glob("adversarial/csv-spectrum/csvs/*.csv"))

#: Text with all that is awkward in it, and no lone halves of characters.
CELLS = st.text(
    st.one_of(st.sampled_from(list("\"',;\t|\r\n=+-@ \0\ufeffNA1é„")), st.characters(exclude_categories=["Cs"]))
)
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=8)
AWKWARD = st.text(st.sampled_from(list('"",,;\n\n\r\tab1 ')), max_size=80)
DIALECTS = st.builds(
    Dialect,
    columns=st.lists(CELLS, min_size=1, max_size=5),
    headed=st.booleans(),
    delimiter=st.sampled_from([",", ";", "\t", "|", ":", "ż"]),
    quoting=st.sampled_from(Quoting),
    quoted=st.lists(st.sampled_from([True, False, None]), max_size=3),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    ends=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
    bom=st.booleans(),
    gzip=st.booleans(),
    tags=st.none() | st.lists(CELLS, min_size=1, max_size=5),
    guarded=st.booleans(),
    before=st.sampled_from(["", "sep=;\n", "\r\n"]),
)


def written(records, dialect):
    target = io.BytesIO()
    write(records, dialect, target)
    return target.getvalue()


def reread(data, dialect=None, head=None, encoding=None):
    """Read bytes; the records, the dialect and the problems."""
    with open_source(io.BytesIO(data), encoding=encoding) as opened:
        table = read(opened, dialect=dialect, head=head)
        return list(table), table.dialect, table.problems


def above(rows):
    return lambda _: rows


# --- what is written is read back


@given(ROWS, DIALECTS)
@example([[], [""], []], Dialect(columns=["a"], ends=False))
@example([["a\rb"], ["a\r"], ["\n"]], Dialect(columns=["a"], quoting="minimal"))
@example([["\ufeff"]], Dialect(columns=["\ufeffa"]))
def test_every_cell_is_read_back(rows, dialect):
    try:
        data = written(rows, dialect)
    except UnwritableCellError:
        assert dialect.quoting is Quoting.NONE
        return
    records, found, problems = reread(data, dialect, encoding=dialect.encoding)
    assert records == rows
    starts_with_mark = not dialect.bom and data.startswith("\ufeff".encode(dialect.encoding))
    if not dialect.headed:
        dialect = attrs.evolve(dialect, columns=(), tags=None)
    if not (starts_with_mark or not (rows or dialect.headed)):
        assert attrs.evolve(found, ends=True) == attrs.evolve(dialect, ends=True)
    assert written(records, found) == data
    expected = (
        "columns bear",
        "is that the delimiter",
        *(["a line end of another"] if dialect.quoting == "none" else []),
    )
    assert all(any(words in problem.why for words in expected) for problem in problems)


PLAIN = st.text(st.sampled_from(list("abcé 19.")), min_size=1, max_size=6)


@given(st.data())
def test_the_dialect_is_found(data):
    width = data.draw(st.integers(2, 5))
    rows = data.draw(st.lists(st.lists(PLAIN, min_size=width, max_size=width), min_size=1, max_size=9))
    names = tuple(f"n{at}" for at in range(width))
    dialect = data.draw(
        st.builds(
            Dialect,
            columns=st.just(names),
            delimiter=st.sampled_from([",", ";", "\t", "|"]),
            quoting=st.sampled_from([Quoting.MINIMAL, Quoting.ALL]),
            line_end=st.sampled_from(["\n", "\r\n", "\r"]),
            ends=st.booleans(),
            bom=st.booleans(),
            gzip=st.booleans(),
            encoding=st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
        )
    )
    if dialect.delimiter == "\t" and dialect.quoting is Quoting.MINIMAL:
        dialect = attrs.evolve(dialect, quoting=Quoting.NONE)  # which looks the same
    written_as = written(rows, dialect)
    records, found, problems = reread(written_as)
    assert (records, found, problems) == (rows, dialect, [])


@given(st.lists(st.tuples(st.integers(), PLAIN, st.floats(0, 1)), min_size=1))
def test_the_quoting_of_r_is_found(values):
    rows = [[str(number), "NA" if share > 0.9 else f"x{text}", f"{share:g}"] for number, text, share in values]
    dialect = Dialect(columns=["number", "text", "share"], quoting="text", quoted=(False, True, False))
    data = written(rows, dialect)
    assert data.startswith(b'"number","text","share"\n')
    records, found, _ = reread(data)
    assert records == rows
    if any(row[1] != "NA" for row in rows):
        assert found == dialect
    assert written(records, found) == data


def test_what_r_writes_by_look():
    dialect = Dialect(columns=["a", "b"], quoting="text")
    assert written([["1", "x"], ["-2.5e3", "NA"], ["", "1,5"], ["01", "é"]], dialect).decode() == (
        '"a","b"\n1,"x"\n-2.5e3,NA\n"","1,5"\n01,"é"\n'
    )


@pytest.mark.skipif(not SAMPLES, reason=f"the sample data are not there: {SHARED / 'samples'}")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_real_files_come_back_byte_for_byte(path):
    data = path.read_bytes()
    headless = ".export." in path.name
    records, dialect, problems = reread(data, head=above(0 if headless else 1))
    assert not problems
    assert not any(isinstance(record, Unread) for record in records)
    assert {len(record) for record in records} == {len(dialect.columns) or 61}
    assert written(records, dialect) == data
    packed = gzip.compress(data)
    records, dialect, problems = reread(packed, head=above(0 if headless else 1))
    assert gzip.decompress(written(records, dialect)) == data


@pytest.mark.skipif(not SPECTRUM, reason=f"csv-spectrum is not there: {SHARED / 'adversarial'}")
@pytest.mark.parametrize("path", SPECTRUM, ids=lambda path: path.stem)
def test_csv_spectrum(path):
    records, dialect, problems = reread(path.read_bytes())
    expected = json.loads((path.parents[1] / "json" / f"{path.stem}.json").read_bytes())
    assert [dict(zip(dialect.columns, record, strict=True)) for record in records] == expected
    assert not problems
    if not path.stem.startswith("empty"):  # the only quotation marks there are without need
        assert written(records, dialect) == path.read_bytes()


# --- what is not well formed


def raw(records):
    return "".join(record.text for record in records if isinstance(record, Unread))


@given(st.binary(max_size=300) | AWKWARD.map(str.encode), st.none() | DIALECTS)
@example(b'"', None)
@example(b"\xff\xfea", None)
@example(b"\r\r\n\ra", None)
@example(b"sep=;\na;b\n", None)
@example(b"\n\n\na,b\n1,2\n", None)
@example(b"\x1f\x8b", None)
def test_any_bytes_are_read_and_written(data, dialect):
    records, found, _ = reread(data, dialect)
    again = written(records, found)
    rows, other, _ = reread(again, found, encoding=found.encoding)
    texts = [row.text if isinstance(row, Unread) else row for row in rows]
    assert texts == [row.text if isinstance(row, Unread) else row for row in records]
    assert (other.columns, other.tags, other.headed) == (found.columns, found.tags, found.headed)


@given(AWKWARD, st.sampled_from([",", "\t"]), st.sampled_from(["\n", "\r"]))
def test_records_and_unread_cover_the_input(text, delimiter, end):
    """With line ends and quotation marks apart, which records do not keep."""
    dialect = Dialect(delimiter=delimiter, headed=False, line_end=end)
    records, _, _ = reread(text.encode(), dialect)
    kept = "".join(record.text if isinstance(record, Unread) else delimiter.join(record) for record in records)
    assert sorted(_essence(kept)) == sorted(_essence(text))
    lines = source.split_lines(text, end)
    assert all(record.text in lines for record in records if isinstance(record, Unread))


def _essence(text):
    return text.translate(dict.fromkeys(map(ord, '"\r\n')))


@given(AWKWARD, st.sampled_from([",", "\t"]), st.booleans())
def test_the_splitter_reads_as_the_csv_module_does(text, delimiter, quotes):
    lines = source.split_lines(text, "\n")
    at = 0
    while at < len(lines):
        found = split(lines, at, delimiter, quotes=quotes)
        rest = lines[at:]
        reader = (
            python_csv.reader(rest, delimiter=delimiter, strict=True)
            if quotes
            else python_csv.reader(rest, delimiter=delimiter, strict=True, quoting=python_csv.QUOTE_NONE)
        )
        try:
            row = next(reader)
        except python_csv.Error:
            bare = any("\r" in cell and not quoted for cell, quoted in zip(found.cells, found.quoted, strict=False))
            assert found.why or bare
        else:
            assert (found.cells, found.stop, found.why) == (row, at + reader.line_num, "")
        at = found.stop


@given(AWKWARD, st.integers(1, 40), st.booleans())
def test_where_it_is_cut_into_blocks_does_not_matter(text, size, careful):
    dialect = Dialect(headed=False)
    whole, _, told = reread(text.encode(), dialect)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "BLOCK", size)
        if careful:
            patch.setattr(csv.Table, "_needs_care", lambda *_: True)
        assert reread(text.encode(), dialect)[::2] == (whole, told)


def test_an_unclosed_quotation_mark_swallows_nothing():
    lines = ["id,note\n", '1,"open\n', *(f"{at},x\n" for at in range(2, 5000))]
    records, dialect, problems = reread("".join(lines).encode())
    assert dialect.columns == ("id", "note")
    assert records[0] == Unread(1, '1,"open\n', "a quotation mark is opened and not closed")
    assert records[1:] == [[str(at), "x"] for at in range(2, 5000)]
    assert not problems
    assert written(records, dialect) == "".join(lines).encode()


def test_a_strict_error_is_the_record_s_alone():
    records, dialect, _ = reread(b'a,b\n1,"x "y" z"\n2,"two\nlines"\n3,"u"v\n')
    why = "after a closing quotation mark comes {!r}, not the delimiter ','"
    assert records == [
        Unread(1, '1,"x "y" z"\n', why.format("y")),
        ["2", "two\nlines"],
        Unread(3, '3,"u"v\n', why.format("v")),
    ]
    assert dialect.quoting is Quoting.MINIMAL


def test_lines_that_end_in_two_ways_are_told():
    records, dialect, problems = reread(b"a,b\r\n1,2\n3,4\r\n")
    assert (records, dialect.line_end) == ([["1", "2"], ["3", "4"]], "\r\n")
    assert [problem.why for problem in problems] == [
        "some lines end in another way than most; written again, all end in '\\r\\n'"
    ]
    assert written(records, dialect) == b"a,b\r\n1,2\r\n3,4\r\n"
    assert not reread(b'a,b\r\n1,"x\ny"\r\n')[2]


def test_a_header_that_cannot_be_read_is_kept_as_a_row():
    records, dialect, _ = reread(b'a,"b\n1,2\n')
    assert records == [Unread(1, 'a,"b\n', "a quotation mark is opened and not closed"), ["1", "2"]]
    assert not dialect.headed


@pytest.mark.parametrize("line", ['x","\n', '"\n', 'a,"b\n', '"a""\n', '"a"b\n', '"a\n"b\n'])
def test_time_grows_with_the_length_alone(line):
    def seconds(count):
        start = time.process_time()
        reread((line * count).encode(), Dialect(headed=False))
        return time.process_time() - start

    seconds(100)
    few = min(seconds(2_000) for _ in range(3))
    assert min(seconds(20_000) for _ in range(3)) < 40 * few + 0.2


def test_wide_cells_are_read_and_told():
    wide = "x" * (csv.WIDE + 1)
    data = f'a,b\n1,{"y" * 200_000}\n2,{wide}\n3,"{wide}\nz"\n'.encode()
    limit = python_csv.field_size_limit()
    records, dialect, problems = reread(data)
    assert python_csv.field_size_limit() == limit
    assert [len(record[1]) for record in records] == [200_000, csv.WIDE + 1, csv.WIDE + 3]
    assert [(problem.row, problem.column) for problem in problems] == [(2, "b"), (3, "b")]
    assert "1,048,577 characters" in problems[0].why
    assert written(records, dialect) == data


def test_a_lower_limit_of_the_csv_module_changes_nothing():
    limit = python_csv.field_size_limit(3)
    try:
        assert reread(b"a,b\n12345,2\n")[::2] == ([["12345", "2"]], [])
    finally:
        python_csv.field_size_limit(limit)


@pytest.mark.parametrize("limit, most", [("RECORD_LIMIT", 10), ("MOST_LINES", 2)])
def test_records_over_the_limit(monkeypatch, limit, most):
    monkeypatch.setattr(_split, limit, most)
    monkeypatch.setattr(source, "BLOCK", 8)
    records, _, _ = reread(b'1,"23\n56\n89\n",x\n2,"4\n6"\n', Dialect(headed=False))
    assert records[0] == Unread(1, '1,"23\n', _split.TOO_LONG)
    assert records[-1] == ["2", "4\n6"]


def test_lines_over_the_limit_come_in_pieces(monkeypatch):
    monkeypatch.setattr(source, "LINE_LIMIT", 10)
    monkeypatch.setattr(source, "BLOCK", 8)
    monkeypatch.setattr(csv, "LINE_LIMIT", 10)
    monkeypatch.setattr(_write, "LINE_LIMIT", 10)
    monkeypatch.setattr(csv, "WIDE", 5)
    data = b"a,b\n" + b"1234567890" * 3 + b"12\n1,2\n"
    records, dialect, _ = reread(data)
    assert [record.text for record in records[:-1]] == ["1234567890"] * 3 + ["12\n"]
    assert [record.row for record in records[:-1]] == [1, 2, 3, 4]
    assert records[-1] == ["1", "2"]
    assert written(records, dialect) == data


def test_a_bare_carriage_return_is_in_the_cell():
    records, dialect, problems = reread(b"a,b\n1,x\ry\n\r2,3\n")
    assert records == [["1", "x\ry"], ["\r2", "3"]]
    assert [(problem.row, problem.column) for problem in problems] == [(1, "b"), (2, "a")]
    assert written(records, dialect) == b'a,b\n1,"x\ry"\n"\r2",3\n'
    records, dialect, _ = reread(b"a,b\r1,x\r2,y")
    assert records == [["1", "x"], ["2", "y"]]
    assert (dialect.line_end, dialect.ends) == ("\r", False)


def test_bytes_that_are_no_text_are_kept_and_told():
    good = "é" * 20
    data = f"a,{good}\n1,".encode() + b"x\xffy\n2,z\n"
    records, dialect, problems = reread(data)
    assert records == [["1", "x\udcffy"], ["2", "z"]]
    assert [str(problem) for problem in problems] == [
        f"row 1, {good} 'x\\udcffy': it holds bytes that are not utf-8; they are kept"
    ]
    assert written(records, dialect) == data


def test_what_is_told_of_the_header():
    _, _, problems = reread(b"a,b,a\n1,2,3\n")
    assert [str(problem) for problem in problems] == ["a: 2 columns bear this name"]
    _, _, problems = reread(b"a:b:c\n1:2:3\n")
    assert [str(problem) for problem in problems] == [
        "a:b:c: there is one column, but its name holds ':': is that the delimiter?"
    ]
    _, _, problems = reread(b"a;b;c,d\n1;2;3\n", Dialect(delimiter="|"))
    assert "holds ';'" in problems[0].why
    # in the header too
    _, dialect, problems = reread(b"a,b\rc\n1,2\n")
    assert (dialect.columns, problems[0].row, problems[0].column) == (("a", "b\rc"), None, "b\rc")


# --- what stands above the data


def test_the_caller_decides_about_names_and_tags():
    data = b"iso3,killed\n#country,#affected+killed\nXAA,5\n"

    def head(first):
        assert first == [["iso3", "killed"], ["#country", "#affected+killed"], ["XAA", "5"]]
        return 2

    records, dialect, _ = reread(data, head=head)
    assert records == [["XAA", "5"]]
    assert (dialect.columns, dialect.tags) == (("iso3", "killed"), ("#country", "#affected+killed"))
    assert written(records, dialect) == data
    assert reread(data, dialect)[0] == records
    records, dialect, _ = reread(data, head=above(0))
    assert len(records) == 3
    assert not dialect.headed
    assert written(records, dialect) == data


@pytest.mark.parametrize(
    "data, before, columns",
    [
        (b"sep=;\r\na;b\r\n1;2\r\n", "sep=;\r\n", ("a", "b")),
        (b"\n\r\na,b\n1,2\n", "\n\r\n", ("a", "b")),
        (b"sep=,\n\na,b\n1,2\n", "sep=,\n\n", ("a", "b")),
    ],
)
def test_what_stands_before_the_names_is_kept(data, before, columns):
    records, dialect, _ = reread(data)
    assert (records, dialect.before, dialect.columns) == ([["1", "2"]], before, columns)
    if b"\r\na" not in data or b"sep=;" in data:
        assert written(records, dialect) == data
        assert reread(data, dialect)[:2] == (records, dialect)


def test_a_dialect_may_expect_what_is_not_there():
    records, dialect, _ = reread(b"a\n1\n", Dialect(before="sep=,\n"))
    assert (records, dialect.before) == ([["1"]], "")


def test_empty_lines_are_rows():
    data = b"a,b\n\n1,2\n\n"
    records, dialect, _ = reread(data)
    assert records == [[], ["1", "2"], []]
    assert written(records, dialect) == data
    assert reread(b"\n\n1,2\n", head=above(0))[0] == [[], [], ["1", "2"]]
    assert reread(b"")[:1] == ([],)


def test_problems_of_the_first_rows_bear_their_names_and_numbers():
    records, _, problems = reread(b'sep=,\n\nx,y\n#a,#b\n1,2\n3,"4\n5\r6,7\n', head=above(2))
    assert records == [["1", "2"], Unread(2, '3,"4\n', "a quotation mark is opened and not closed"), ["5\r6", "7"]]
    assert [(problem.row, problem.column) for problem in problems] == [(3, "x")]


@pytest.mark.parametrize(
    "text, delimiter, quoting",
    [
        ("a;b\n1,5;2,5\n", ";", "minimal"),
        ("a|b\n1|2\n", "|", "minimal"),
        ('a\tb\n1\t5" gun\n', "\t", "none"),
        ('a\tb\n1\t"x\ty"\n', "\t", "minimal"),
        ('a,b\n1,"x" y\n', ",", "minimal"),
        ('a,b\n1,"x" y\n2,"z" y\n', ",", "none"),
        ('"a","b"\n"1",2\n"3","4"\n1,x\n', ",", "minimal"),
        ('"a","b"\n1,"2"\n1,"2"\n', ",", "text"),
        ("", ",", "minimal"),
        ("prose\nwith, a comma\n", ",", "minimal"),
    ],
)
def test_delimiters_and_habits(text, delimiter, quoting):
    _, dialect, _ = reread(text.encode())
    assert (dialect.delimiter, dialect.quoting) == (delimiter, quoting)


# --- what cannot be written


def test_without_quoting_some_cells_cannot_be_written(tmp_path):
    dialect = Dialect(columns=["a", "b"], quoting="none", delimiter="\t")
    assert reread(written([["x\ry", "1"]], dialect), dialect)[0] == [["x\ry", "1"]]
    for cell in ("x\ty", "x\ny", "y\r"):
        with pytest.raises(UnwritableCellError, match=r"row 2, b '.*y.*': it holds the delimiter"):
            written([["1", "2"], ["1", cell]], dialect)
    with pytest.raises(UnwritableCellError, match=r"row 1, a '': a row of one empty cell"):
        written([[""]], dialect)
    with pytest.raises(UnwritableCellError, match=r"header, a\tb"):
        written([], attrs.evolve(dialect, columns=["a\tb"]))
    with pytest.raises(UnwritableCellError, match=r"row 1, column 3"):
        written([["1", "2", "\n"]], dialect)
    path = tmp_path / "table.tsv"
    path.write_text("old")
    with pytest.raises(UnwritableCellError):
        write([["\n"]], dialect, path)
    assert path.read_text() == "old"


def test_a_character_that_the_encoding_lacks():
    dialect = Dialect(columns=["a", "b"], encoding="cp1252")
    assert written([["é", "€"]], dialect) == b"a,b\n\xe9,\x80\n"
    with pytest.raises(UnwritableCellError, match=r"row 2, b 'Łódź': .* choose UTF-8"):
        written([["1", "2"], ["1", "Łódź"]], dialect)
    with pytest.raises(UnwritableFileError, match="choose UTF-8"):
        written([Unread(1, "Łódź", "")], dialect)
    with pytest.raises(UnwritableFileError, match="choose UTF-8"):
        written([["1"]], attrs.evolve(dialect, delimiter="ż", columns=["a", "b"]))


def test_a_fault_of_the_file_is_not_the_cell_s():
    class Full(io.RawIOBase):
        def writable(self):
            return True

        def write(self, _):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UnwritableFileError, match="No space"):
        write([["x" * 1_000]] * 3000, Dialect(), Full())


def test_only_delimited_text_is_written_here():
    with pytest.raises(InvalidValueError, match="carrier"):
        written([], Dialect(carrier="json"))


def test_unread_rows_among_others():
    odd = Unread(1, 'x"', "")
    assert written([odd, ["1"]], Dialect(headed=False)) == b'x"\n1\n'
    assert written([["1"], odd, odd], Dialect(headed=False)) == b'1\nx"\nx"'
    assert written([["1"]] * 2500, Dialect(headed=False)) == b"1\n" * 2500


@pytest.mark.parametrize(
    "field, value",
    [
        ("delimiter", ",,"),
        ("delimiter", '"'),
        ("delimiter", 1),
        ("line_end", ""),
        ("encoding", "latin-1"),
        ("quoting", "some"),
        ("carrier", "xml"),
    ],
)
def test_no_dialect_is_impossible(field, value):
    with pytest.raises(InvalidValueError):
        Dialect(**{field: value})


# --- formulas


@given(CELLS | st.from_regex(r"'*[=+\-@\t\r\n＝＋－＠].*") | st.from_regex(r"'*[+-][0-9.e+]*"))
def test_what_is_guarded_is_harmless_and_comes_back(cell):
    guarded = guard(cell)
    assert unguard(guarded) == cell
    assert guarded in {cell, f"'{cell}"}
    if guarded[:1] and guarded[0] in "=+-@\t\r\n＝＋－＠":
        assert float(guarded) is not None
    if unguard(cell) != cell:
        assert guard(unguard(cell)) == cell


@given(CELLS, CELLS)
def test_no_two_cells_are_guarded_alike(one, other):
    assert (guard(one) == guard(other)) == (one == other)


@pytest.mark.parametrize("cell", ["-5", "+3.2e4", "-.5", "1", "", "'", "Orlan", "'Orlan-20'", "-5.", "'-5"])
def test_numbers_need_no_guard(cell):
    assert guard(cell) == unguard(cell) == cell


@pytest.mark.parametrize("cell", ["=1+1", "-5-5", "-5\n", "+", "-", "@a", "\tx", "＝1", "''=1", "+1e", "-٣"])
def test_formulas_need_one(cell):
    assert guard(cell) == f"'{cell}"


def test_guarded_files():
    dialect = Dialect(columns=["=a", "b"], guarded=True)
    data = written([["=1", "-1"], ["'@x", "y"]], dialect)
    assert data == b"'=a,b\n'=1,-1\n''@x,y\n"
    records, found, _ = reread(data, dialect)
    assert (records, found) == ([["=1", "-1"], ["'@x", "y"]], dialect)
    records, _, _ = reread(data + b"'=x\ry,'=2\n", dialect)
    assert records[2] == ["=x\ry", "=2"]


def test_walk_after_a_fault():
    lines = ['x","\n', 'y","\n', "z\n", '"a"b\n', '"c\n', 'd"\n']
    assert [(at, bool(found.why)) for at, found in walk(lines, ",", quotes=True)] == [
        (0, True),
        (1, True),
        (2, False),
        (3, True),
        (4, False),
    ]
