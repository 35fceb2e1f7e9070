"""Converting from the command line: what is written, what is told, and that no file is ever half of one."""

import errno
import gzip
import io
import os
import re
import stat
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from typer.testing import CliRunner

from conflictmodel import Casualties, Claim, Count, Outcome
from conflictmodel.cli import app, conversion
from conflictmodel.cli.conversion import Watch, summary
from conflictmodel.formats import Conversion, Loss, Problem, load, names, registry
from conflictmodel.formats.format import DocumentFormat, TableFormat

EXAMPLE = Path(__file__).resolve().parents[1] / "docs" / "examples" / "formats" / "ucdp-ged.csv"
HEADER, *ROWS = EXAMPLE.read_text("utf-8").splitlines(keepends=True)
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals, pipes and devices of POSIX")


def run(*arguments, **options):
    """Run a command; what it writes to the two streams, and its status."""
    return CliRunner().invoke(app, list(map(str, arguments)), prog_name="conflictmodel", **options)


def refused(*arguments, **options):
    """Run a command that must fail; the one line that says why."""
    result = run(*arguments, **options)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("conflictmodel: ")
    assert result.stderr.count("\n") == 1
    assert result.stderr.endswith("\n")
    return result.stderr.removeprefix("conflictmodel: ").rstrip("\n")


@pytest.fixture
def claims_format(monkeypatch):
    """A format of its own ending, which holds claims and tells no hedge."""

    def write(claims, ledger):
        for claim in claims:
            ledger.lose("stance", why="it has no place for it")
            yield f"{claim.record}\n"

    def read(text, problems):
        yield Claim(Casualties(Outcome.KILLED, Count.exactly(len(text(100)))))

    form = DocumentFormat(
        name="plain-claims",
        title="Claims in words",
        homepage="https://example.org/",
        media_type="text/plain",
        suffix=".claims",
        shared_suffix=False,
        read=read,
        write=write,
    )
    monkeypatch.setitem(registry.FORMATS, form.name, "plain_claims")
    monkeypatch.setitem(sys.modules, "conflictmodel.formats.plain_claims", SimpleNamespace(FORMAT=form))
    yield form
    registry.known.cache_clear()


# --- what is written, and what is told


def test_a_file_goes_into_its_own_format_as_it_was(tmp_path):
    out = tmp_path / "out.csv"
    result = run("convert", EXAMPLE, out, "--to", "ucdp-ged")
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_bytes() == EXAMPLE.read_bytes()
    assert result.stderr == "ucdp-ged to ucdp-ged: 3 rows\n0 problems in the source\nnothing lost\n"


def test_losses_are_a_table_in_which_nothing_is_cut(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    result = run("convert", EXAMPLE, tmp_path / "out.csv", "--to", "ucdp-ged", "--layout", "19.1")
    assert result.exit_code == 0
    layouts = cast("TableFormat", registry.known("ucdp-ged")).layouts
    assert load(tmp_path / "out.csv").dialect.columns == layouts["19.1"].columns
    why = "the file has no such column; give another dialect to write it"
    head, problems, lost, titles, *rows = result.stderr.splitlines()
    assert (head, problems) == ("ucdp-ged to ucdp-ged: 3 rows", "0 problems in the source")
    assert lost == f"{len(rows)} fields lost, in part or whole"
    assert titles.split() == ["field", "records", "why"]
    told = {tuple(filter(None, map(str.strip, row.split("  ")))) for row in rows}
    assert ("relid", "3", why) in told
    assert ("where_description", "2", why) in told
    assert all(row[2] == why for row in told)


def test_claims_are_counted_where_they_are_made(tmp_path, claims_format):
    out = tmp_path / "out.claims"
    result = run("convert", EXAMPLE, out)
    assert result.exit_code == 0, result.stderr
    assert result.stderr.startswith("ucdp-ged to plain-claims: 3 rows, 16 claims\n")
    assert "about 7 killed: people" in out.read_text("utf-8")


def test_problems_are_told_with_how_many_more(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text(HEADER + ROWS[0] + ROWS[0].replace(",7,9,6,", ",seven,9,6,") * 7, encoding="utf-8")
    result = run("convert", path, tmp_path / "out.csv", "--to", "ucdp-ged")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[1:] == [
        "7 problems in the source",
        *(f"  row {row}, best 'seven': is no whole number" for row in range(2, 7)),
        "  and 2 more",
        "nothing lost",
    ]


def test_one_of_each_is_in_the_singular():
    told = summary(Conversion("a", "b", 1, 1, (Problem(1, "x", "1\n2", "odd"),), (Loss("x", 1, "why"),)), None)
    assert told == (
        "a to b: 1 row, 1 claim\n"
        "1 problem in the source\n"
        "  row 1, x '1\\n2': odd\n"
        "1 field lost, in part or whole\n"
        "field  records  why\n"
        "x            1  why\n"
    )


def test_at_a_terminal_nothing_is_cut_either(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    why = " ".join(f"word{number}" for number in range(40))
    told = summary(Conversion("a", "b", 1, 1, (), (Loss("casualties.victims.status", 1234, why),)), terminal())
    assert max(map(len, re.sub(r"\x1b\[\d*m", "", told).splitlines())) <= 40
    assert all(word in told for word in ["1,234", *why.split()])


# --- from and to where


def test_standard_input_and_output(tmp_path):
    result = run("convert", "-", "-", "--to", "ucdp-ged", input=EXAMPLE.read_bytes())
    assert result.exit_code == 0
    assert result.stdout_bytes == EXAMPLE.read_bytes()
    assert result.stderr.startswith("ucdp-ged to ucdp-ged: 3 rows\n")


def test_a_format_is_forced_with_from(tmp_path, claims_format):
    (tmp_path / "in").write_text('{"a": 1}')
    assert "is in no known format" in refused("convert", tmp_path / "in", "-", "--to", "plain-claims")
    result = run("convert", tmp_path / "in", "-", "--from", "plain-claims", "--to", "plain-claims")
    assert result.stdout == "8 killed: people\n"


@pytest.mark.parametrize("name", ["out.csv", "out", "-"])
def test_without_to_the_ending_must_tell_the_format(tmp_path, name):
    out = name if name == "-" else tmp_path / name
    why = refused("convert", EXAMPLE, out)
    assert why.startswith(f"--to is missing, for the name {out} tells no format: choose ")
    assert all(form.name in why for form in names() if form.can_write)
    assert not list(tmp_path.iterdir())


def test_one_file_can_be_both(tmp_path):
    path = tmp_path / "both.csv"
    path.write_bytes(EXAMPLE.read_bytes())
    assert run("convert", path, path, "--to", "ucdp-ged", "--layout", "19.1").exit_code == 0
    data = load(path)
    assert len(data.rows) == 3
    assert "relid" not in data.dialect.columns
    assert list(data.claims()) == list(load(EXAMPLE).claims())
    assert list(tmp_path.iterdir()) == [path]


def test_formulas_are_guarded(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text(HEADER + ROWS[0].replace("Karsova town", "=1+1"), encoding="utf-8")
    assert ",=1+1," in run("convert", path, "-", "--to", "ucdp-ged").stdout
    assert ",'=1+1," in run("convert", path, "-", "--to", "ucdp-ged", "--guard").stdout


# --- what is refused


def test_names_that_are_unknown(tmp_path, claims_format):
    assert refused("convert", EXAMPLE, "-", "--to", "x").startswith("no format 'x'; known: ")
    assert refused("convert", EXAMPLE, "-", "--to", "ucdp-ged", "--from", "x").startswith("no format 'x'; known: ")
    assert refused("convert", EXAMPLE, "-", "--to", "ucdp-ged", "--layout", "x") == (
        "--layout 'x' is no layout of ucdp-ged: choose 25.1 or 19.1"
    )
    assert refused("convert", EXAMPLE, "-", "--to", "plain-claims", "--layout", "x") == (
        "--layout 'x' is no layout of plain-claims: the format has one way to be written"
    )


def test_files_that_cannot_be_read_or_written(tmp_path):
    none = tmp_path / "none.csv"
    assert refused("convert", none, "-", "--to", "ucdp-ged") == f"cannot read {none}: there is no such file"
    assert refused("convert", "a\0b", "-", "--to", "ucdp-ged").startswith("cannot read a␀b: ")
    assert refused("convert", EXAMPLE, tmp_path, "--to", "ucdp-ged") == f"cannot write {tmp_path}: it is a directory"
    for more in ([], ["--strict"]):
        assert refused("convert", EXAMPLE, "a\0b", "--to", "ucdp-ged", *more).startswith("cannot write a␀b: ")
        lost = tmp_path / "none" / "out"
        assert refused("convert", EXAMPLE, lost, "--to", "ucdp-ged", *more) == (
            f"cannot write {lost}: there is no such directory"
        )


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"\0\1\2\3", b"{", "Zélé".encode("latin-1")])
def test_files_of_no_format(tmp_path, data):
    path = tmp_path / "in"
    path.write_bytes(data)
    assert "is in no known format" in refused("convert", path, tmp_path / "out", "--to", "ucdp-ged")
    assert list(tmp_path.iterdir()) == [path]


def test_usage_faults():
    assert refused("convert", EXAMPLE) == "Missing argument 'OUT'. See 'conflictmodel convert --help'."


# --- strict


@pytest.mark.parametrize("old", [None, "old"])
def test_strict_writes_nothing_when_anything_is_lost(tmp_path, old):
    out = tmp_path / "out.csv"
    if old is not None:
        out.write_text(old)
    why = refused("convert", EXAMPLE, out, "--to", "ucdp-ged", "--layout", "19.1", "--strict")
    assert why.startswith("nothing was written, for this would be lost: ")
    assert (out.read_text() if out.exists() else None) == old
    assert len(list(tmp_path.iterdir())) == (old is not None)


def test_strict_writes_nothing_to_standard_output_either():
    refused("convert", EXAMPLE, "-", "--to", "ucdp-ged", "--layout", "19.1", "--strict")
    result = run("convert", EXAMPLE, "-", "--to", "ucdp-ged", "--strict")
    assert (result.exit_code, result.stdout_bytes) == (0, EXAMPLE.read_bytes())


@POSIX
@pytest.mark.parametrize("layout, held", [("25.1", True), ("19.1", False)])
def test_strict_into_a_pipe_with_a_name(tmp_path, layout, held):
    pipe = tmp_path / "out.csv.gz"
    os.mkfifo(pipe)
    found = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_bytes()), daemon=True)
    reader.start()
    result = run("convert", EXAMPLE, pipe, "--to", "ucdp-ged", "--layout", layout, "--strict")
    if not held:  # nothing has opened the pipe, so its reader waits
        pipe.write_bytes(b"")
    reader.join(10)
    assert result.exit_code == (0 if held else 2), result.stderr
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert (gzip.decompress(found[0]) if held else found[0]) == (EXAMPLE.read_bytes() if held else b"")


@POSIX
def test_strict_where_nothing_more_can_be_written():
    assert refused("convert", EXAMPLE, "/dev/full", "--to", "ucdp-ged", "--strict") == (
        "cannot write /dev/full: No space left on device"
    )


@pytest.mark.parametrize("more", [[], ["--strict"]])
def test_standard_output_that_is_closed(monkeypatch, capsys, more):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as left:
        app(["convert", str(EXAMPLE), "-", "--to", "ucdp-ged", *more])
    assert left.value.code == 2
    assert capsys.readouterr().err == "conflictmodel: cannot write standard output: it is closed\n"


# --- how far it is


def terminal():
    stream = io.StringIO()
    stream.isatty = lambda: True  # type: ignore[method-assign]  # what a terminal says
    return stream


def look_on(monkeypatch):
    """Make standard error a terminal of a set size."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    stream = terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def watch(stream, times, name="in.csv"):
    clock = iter(times)
    with Watch(name, stream, lambda: next(clock)) as watching:
        watching(10, 1000)
        watching(500, 1000)
        watching(1000, 1000)


def test_what_takes_long_shows_how_far_it_is(monkeypatch):
    seen = look_on(monkeypatch)
    watch(seen, [0, 0.1, 1], name="[bold]in.csv")
    assert "[bold]in.csv" in seen.getvalue()
    assert "1.0/1.0 kB" in seen.getvalue()


def test_what_is_soon_done_shows_nothing(monkeypatch):
    seen = look_on(monkeypatch)
    watch(seen, [0, 0.1, 0.2, 0.3])
    assert seen.getvalue() == ""


def test_where_nobody_looks_on_nothing_is_shown():
    watch(None, [0])


def test_a_conversion_at_a_terminal(tmp_path, monkeypatch):
    seen = look_on(monkeypatch)
    monkeypatch.setattr(conversion, "_PATIENCE", 0)
    with pytest.raises(SystemExit) as left:
        app(["convert", str(EXAMPLE), str(tmp_path / "out"), "--to", "ucdp-ged"])
    assert left.value.code == 0
    size = EXAMPLE.stat().st_size / 1000
    assert f"{size:.1f}/{size:.1f} kB" in seen.getvalue()
    assert "nothing lost" in seen.getvalue()


def test_a_bar_does_not_stand_in_what_is_written_to_the_same_terminal(monkeypatch):
    seen = look_on(monkeypatch)
    monkeypatch.setattr(conversion, "_PATIENCE", 0)
    screen = terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    with pytest.raises(SystemExit):
        app(["convert", str(EXAMPLE), "-", "--to", "ucdp-ged"])
    assert screen.getvalue() == EXAMPLE.read_text("utf-8")
    assert "kB" not in seen.getvalue()
    assert "nothing lost" in seen.getvalue()


# --- standard error that takes nothing


class Deaf(io.StringIO):
    def write(self, _):
        raise OSError(errno.EPIPE, "nobody reads")


@pytest.mark.parametrize("stream", [None, Deaf()])
def test_what_is_told_to_nobody_spoils_nothing(monkeypatch, tmp_path, stream):
    monkeypatch.setattr(sys, "stderr", stream)
    with pytest.raises(SystemExit) as left:
        app(["convert", str(EXAMPLE), str(tmp_path / "out"), "--to", "ucdp-ged"])
    assert left.value.code == 0
    assert (tmp_path / "out").read_bytes() == EXAMPLE.read_bytes()


# --- readers that have left


@POSIX
def test_nobody_listens_to_what_was_held_back(monkeypatch):
    end, begin = os.pipe()
    os.close(end)
    with open(begin, "w", encoding="utf-8") as stream:  # noqa: PTH123  a pipe has no path
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(SystemExit) as left:
            app(["convert", str(EXAMPLE), "-", "--to", "ucdp-ged", "--strict"])
    assert left.value.code == 1


@POSIX
def test_a_reader_of_a_named_pipe_that_leaves(tmp_path, monkeypatch):
    def convert(*_, **__):
        raise BrokenPipeError

    monkeypatch.setattr(conversion, "convert", convert)
    result = run("convert", EXAMPLE, tmp_path / "out", "--to", "ucdp-ged")
    assert (result.exit_code, result.output) == (1, "")


# --- formats


def test_every_format_is_listed(claims_format, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    title, *lines = run("formats").stdout.splitlines()
    assert title.split() == ["name", "ways", "media", "type", "title", "home", "page"]
    assert [line.split()[0] for line in lines] == [form.name for form in names()]
    for line, form in zip(lines, names(), strict=True):
        assert form.title in line
        assert line.endswith(form.homepage)
        assert ("read" in line, "write" in line) == (form.can_read, form.can_write)
        assert form.media_type in line
