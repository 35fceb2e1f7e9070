"""Claims as Arrow and Parquet: the same claims come back, and what is no claim is a problem."""

import gzip
import io
import sys

import attrs
import pyarrow as pa
import pytest
from hypothesis import given, strategies as st
from pyarrow import parquet

from conflictmodel import formats
from conflictmodel.errors import (
    LossError,
    MissingExtraError,
    UnreadableFileError,
    UnrecognisedFileError,
    UnwritableFileError,
)
from conflictmodel.formats import _arrow_claims, registry
from conflictmodel.formats._pyarrow import pyarrow
from conflictmodel.formats.losses import Ledger
from conflictmodel.model.actor import Actor
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Count
from conflictmodel.model.incident import Incident
from conflictmodel.strategies import claims

NAMES = ("arrow", "parquet")
MAGIC = {"arrow": b"ARROW1", "parquet": b"PAR1"}
KILLED = Claim(Casualties(Outcome.KILLED, Count.exactly(3), perpetrator=Actor("the rebels")))
EVENT = Claim(Incident(description="an ambush on the river road"))
HALF = Claim(Incident(description="caf\udce9"))


def packed(written, name):
    """Write claims to memory."""
    target = io.BytesIO()
    losses = formats.dump(written, target, name)
    return io.BytesIO(target.getvalue()), losses


def table_of(rows):
    """Make a file of rows that somebody else wrote."""
    target = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), target)
    return io.BytesIO(target.getvalue())


@pytest.mark.parametrize("name", NAMES)
@given(written=st.lists(claims(), max_size=4))
def test_claims_come_back(name, written):
    file, losses = packed(written, name)
    data = formats.load(file)
    assert (data.format, data.problems) == (name, ())
    whole = [claim for claim in written if not any(0xD800 <= ord(sign) < 0xE000 for sign in formats_text(claim))]
    if len(whole) == len(written):
        assert losses == ()
        assert data.rows == tuple(written)
    assert tuple(data.claims()) == data.rows


def formats_text(claim):
    """Give all text of a claim."""
    return repr(attrs.astuple(claim, recurse=True)).encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")


@pytest.mark.parametrize("name", NAMES)
def test_half_a_character_is_a_loss_and_the_rest_is_written(name):
    file, losses = packed([KILLED, HALF], name)
    assert [(loss.field, loss.records) for loss in losses] == [("incident.description", 1)]
    assert formats.load(file).rows == (KILLED, Claim(Incident(description="caf\ufffd")))


def test_many_claims_make_many_batches(tmp_path):
    many: list[Claim] = [KILLED, EVENT] * 9_000
    for name in NAMES:
        path = tmp_path / f"claims.{name}"
        assert formats.dump(many, path, name) == ()
        with formats.stream(path) as opened:
            assert opened.dialect.carrier == "bytes"
            assert tuple(opened) == tuple(many)
            assert opened.progress() == (path.stat().st_size,) * 2
    assert parquet.ParquetFile(tmp_path / "claims.parquet").num_row_groups == 2


def test_the_schema_is_that_of_the_files_and_has_a_version(tmp_path):
    formats.dump([KILLED], tmp_path / "a.parquet", "parquet")
    written = parquet.read_schema(tmp_path / "a.parquet")
    assert written.equals(formats.arrow_schema(), check_metadata=True)
    assert written.metadata[b"conflictmodel.version"] == b"1"
    assert written.names == [field.name for field in attrs.fields(Claim)]


@pytest.mark.parametrize("name", NAMES)
def test_a_packed_file_and_one_that_cannot_go_back_are_read(tmp_path, name):
    path = tmp_path / f"claims.{name}.gz"
    formats.dump([KILLED], path, name)
    assert gzip.decompress(path.read_bytes()).startswith(MAGIC[name])
    assert formats.load(path).rows == (KILLED,)
    file, _ = packed([KILLED], name)

    class Pipe(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            return file.readinto(buffer)

    assert formats.load(io.BufferedReader(Pipe())).rows == (KILLED,)


def test_what_is_written_to_need_not_be_a_path(tmp_path):
    with (tmp_path / "raw").open("wb", buffering=0) as raw:
        formats.dump([KILLED], raw, "parquet")
    assert formats.load(tmp_path / "raw").rows == (KILLED,)
    with pytest.raises(UnwritableFileError, match="binary mode"):
        formats.dump([KILLED], io.StringIO(), "arrow")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, name):
    path = tmp_path / "claims"
    path.write_bytes(b"before")

    def broken():
        yield KILLED
        raise RuntimeError

    with pytest.raises(RuntimeError):
        formats.dump(broken(), path, name)
    with pytest.raises(LossError):
        dump_strictly([HALF], path, name)
    assert path.read_bytes() == b"before"
    assert [found.name for found in tmp_path.iterdir()] == ["claims"]


def dump_strictly(written, path, name):
    """Write and let no loss pass."""
    from conflictmodel.formats.dump import write_claims

    form = registry.known(name)
    write_claims(written, path, form, Ledger(), strict=True)


class Full(io.BytesIO):
    """A disk with no room left."""

    def __init__(self, fault):
        super().__init__()
        self.fault = fault

    def write(self, _):
        raise self.fault


def test_a_full_disk_is_told_and_a_reader_who_left_is_not():
    with pytest.raises(UnwritableFileError, match="No space left"):
        formats.dump([KILLED], Full(OSError(28, "No space left on device")), "arrow")
    with pytest.raises(BrokenPipeError):
        formats.dump([KILLED], Full(BrokenPipeError()), "arrow")


def test_a_file_of_another_kind_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text("id,best\n1,2\n")
    with pytest.raises(UnreadableFileError, match="does not begin as a file of the format parquet"):
        formats.load(tmp_path / "a.csv", "parquet")
    file, _ = packed([KILLED], "arrow")
    with pytest.raises(UnrecognisedFileError):
        formats.load(io.StringIO(file.getvalue().decode("latin-1")))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_cut_off_is_refused_by_name(tmp_path, name):
    file, _ = packed([KILLED] * 50, name)
    path = tmp_path / "cut"
    path.write_bytes(file.getvalue()[:-20])
    with pytest.raises(UnreadableFileError, match="cut: it is damaged or cut off"):
        formats.load(path)
    with pytest.raises(UnreadableFileError, match="the file: it is damaged"):
        formats.load(io.BytesIO(path.read_bytes()))


@pytest.mark.parametrize("name", NAMES)
@given(place=st.floats(0, 1), flips=st.binary(min_size=1, max_size=8))
def test_a_damaged_file_gives_claims_problems_or_one_error(name, place, flips):
    file, _ = packed([KILLED, EVENT] * 40, name)
    data = bytearray(file.getvalue())
    at = int(place * (len(data) - len(flips)))
    data[at : at + len(flips)] = flips
    try:
        found = formats.load(io.BytesIO(data), name)
    except UnreadableFileError:
        return
    assert len(found.rows) + len(found.problems) > 0


def test_a_part_that_is_damaged_is_a_problem_and_the_next_is_read():
    form = _arrow_claims.arrow_schema()
    target = io.BytesIO()
    with parquet.ParquetWriter(target, form, compression="none", use_dictionary=False) as writer:
        for claim in (Claim(Incident(description="x" * 500)), EVENT):
            (batch,) = _arrow_claims.batches([claim], Ledger())
            writer.write_batch(batch)
    data = target.getvalue().replace(b"x" * 500, b"\xff" * 500)
    found = formats.load(io.BytesIO(data))
    assert found.rows == (EVENT,)
    assert [problem.why.partition(",")[0] for problem in found.problems] == ["part 1 of 2 is not read"]


COUNT = {"low": 3, "high": 3, "stated": 3, "basis": "exact"}


@pytest.mark.parametrize(
    "row, place, why",
    [
        ({"record": None}, "record", "must be an object"),
        ({"other": 1}, "record", "must be an object"),
        ({"record": "killed"}, "record", "must be an object"),
        ({"record": {"kind": "incident", "incident": "x"}}, "record", "must be an object"),
        ({"record": {"kind": "casualties", "incident": {"description": "x"}}}, "record", "must hold one record"),
        ({"record": {"kind": "riot"}}, "record", "must hold one record"),
        ({"record": {"casualties": {"outcome": "killed", "count": COUNT | {"low": 3.5}}}}, "record.count.low", "whole"),
        ({"record": {"casualties": {"outcome": "killed", "count": COUNT | {"low": None}}}}, "record.count.low", "null"),
        ({"record": {"casualties": {"outcome": "eaten", "count": COUNT}}}, "record.outcome", "must be"),
        ({"record": {"incident": {"description": "x", "colour": "red"}}}, "record.colour", "unknown"),
        ({"record": {"incident": {"description": "x", "actors": "y"}}}, "record.actors", "array"),
        ({"record": {"incident": {"description": "x"}}, "stance": "maybe"}, "stance", "must be"),
    ],
)
def test_a_row_that_is_no_claim_is_a_problem(row, place, why):
    good = {"record": {"incident": {"description": "y"}}}
    data = formats.load(table_of([row]))
    (problem,) = [found for found in data.problems if found.row is not None]
    assert (data.rows, problem.row, problem.column) == ((), 1, place)
    assert why in problem.why
    assert formats.load(table_of([good])).rows == (Claim(Incident(description="y")),)


def test_a_value_that_python_has_not_is_a_problem_of_its_row():
    words = pa.array([{"incident": {"description": "x"}}] * 3)
    far = pa.array([None, 1, None], pa.timestamp("ns"))
    target = io.BytesIO()
    with pa.ipc.new_file(target, pa.schema([("record", words.type), ("stance", far.type)])) as writer:
        writer.write_table(pa.table({"record": words, "stance": far}))
    data = formats.load(io.BytesIO(target.getvalue()))
    assert len(data.rows) == 2
    (problem,) = data.problems
    assert problem.row == 2


def test_a_bad_row_among_good_ones_is_told_by_its_number():
    good = {"record": {"incident": {"description": "x"}}, "stance": "asserted", "extra": 1}
    data = formats.load(table_of([good, good | {"stance": "maybe"}, good]))
    assert len(data.rows) == 2
    assert [(found.row, found.column) for found in data.problems] == [(None, "extra"), (2, "stance")]


def test_a_file_is_converted_and_the_ending_of_its_name_is_enough(tmp_path):
    formats.dump([KILLED, EVENT], tmp_path / "a.arrow", "arrow")
    done = formats.convert(tmp_path / "a.arrow", tmp_path / "a.parquet", strict=True)
    assert (done.source, done.target, done.claims, done.losses) == ("arrow", "parquet", 2, ())
    assert formats.load(tmp_path / "a.parquet").rows == (KILLED, EVENT)


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'conflictmodel\[arrow\]'"):
        pyarrow()
    with pytest.raises(MissingExtraError):
        formats.dump([KILLED], io.BytesIO(), "arrow")


def test_pyarrow_is_not_imported_before_it_is_needed():
    import subprocess

    code = "import sys, conflictmodel.formats as f; f.names(); sys.exit('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
