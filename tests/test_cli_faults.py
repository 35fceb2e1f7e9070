"""The command line: every fault of a person is one plain line, and a file is written as a whole or not at all."""

import errno
import io
import os
import stat
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import conflictmodel
from conflictmodel.cli import app
from conflictmodel.cli.screen import Format
from conflictmodel.errors import UnknownLanguageError, reason
from conflictmodel.model.report import Report

TEXT = "More than 50 fighters were killed in Zélé on Thursday, the ministry said.\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    return str(path)


@pytest.fixture
def asked(monkeypatch):
    """Let the reader find nothing, so that these tests ask nothing of it."""
    monkeypatch.setattr(conflictmodel, "read_report", lambda text, **_: Report(text))


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


# --- what is refused, and how


def test_files_that_cannot_be_read(tmp_path):
    assert refused("read", tmp_path / "none.txt") == f"cannot read {tmp_path / 'none.txt'}: there is no such file"
    assert refused("read", tmp_path) == f"cannot read {tmp_path}: it is a directory"
    assert refused("read", "a\0b").startswith("cannot read a␀b: ")
    assert refused("read", "a\nb\x1b[2J") == "cannot read a b␛[2J: there is no such file"


@pytest.mark.parametrize(
    "data, why",
    [
        (b"ab\0c", "it is not text, for byte 2 (counted from 0) is NUL"),
        (b"abc\xff", "it is not UTF-8, for byte 3 (counted from 0) is 0xFF; save it as UTF-8"),
        ("Zélé".encode("latin-1"), "it is not UTF-8, for byte 1 (counted from 0) is 0xE9; save it as UTF-8"),
        ("text".encode("utf-16"), "it is not UTF-8, for byte 0 (counted from 0) is 0xFF; save it as UTF-8"),
        (b"\xed\xa0\x80", "it is not UTF-8, for byte 0 (counted from 0) is 0xED; save it as UTF-8"),
    ],
)
def test_files_that_are_not_text(tmp_path, data, why):
    path = tmp_path / "report"
    path.write_bytes(data)
    assert refused("read", path) == f"cannot read {path}: {why}"
    assert refused("read", "-", input=data) == f"cannot read standard input: {why}"


@pytest.mark.parametrize(
    "day", ["yesterday", "2024-13-01", "2024-02-30", "2024-W08-4", "20240220", "14/5/2024", "", "２０２４-01-01"]
)
def test_days_that_are_none(file, day):
    assert refused("read", file, "--published", day) == (
        f"--published {day!r} is no day: write it as YYYY-MM-DD, for instance 2020-02-20"
    )


def test_unknown_format(file):
    assert refused("read", file, "--format", "xml") == "--format 'xml' is unknown: choose table, json, jsonl or html"


def test_unknown_language(monkeypatch, file):
    def read_report(_, language, **__):
        raise UnknownLanguageError(language, ["en", "fr"])

    monkeypatch.setattr(conflictmodel, "read_report", read_report)
    assert refused("read", file, "--language", "tlh") == "no lexicon for language 'tlh'; known: en, fr"


def test_wrong_usage_is_one_line_that_leads_to_the_help(file):
    assert refused("read") == "Missing argument 'FILE'. See 'conflictmodel read --help'."
    assert refused("raed", file).startswith("No such command 'raed'")
    assert "--nothing" in refused("read", file, "--nothing")
    assert refused("--nothing").endswith("See 'conflictmodel --help'.")
    assert "--language" in refused("read", file, "--language")


def test_a_complaint_without_a_command(monkeypatch, file):
    def read_report(_, **__):
        fault = "so it is not"
        raise typer.BadParameter(fault)

    monkeypatch.setattr(conflictmodel, "read_report", read_report)
    # newer versions of typer put the command in before it gets here
    assert "so it is not" in refused("read", file)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, typer.Abort])
def test_ctrl_c(monkeypatch, file, stop):
    def read_report(_, **__):
        raise stop

    monkeypatch.setattr(conflictmodel, "read_report", read_report)
    assert run("read", file).exit_code == 130


def test_a_fault_of_the_package_is_not_hidden(monkeypatch, file):
    monkeypatch.setattr(conflictmodel, "read_report", lambda _, **__: 1 // 0)
    assert isinstance(run("read", file).exception, ZeroDivisionError)


@pytest.mark.parametrize(
    "fault, told",
    [
        (FileNotFoundError(), "there is no such file"),
        (PermissionError(), "permission denied"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (OSError("odd"), "odd"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_reasons(fault, told):
    assert reason(fault) == told


# --- where it is written


@pytest.mark.parametrize("form", list(Format))
def test_output(asked, file, tmp_path, form):
    path = tmp_path / "out"
    shown = run("read", file, "--format", form)
    result = run("read", file, "--format", form, "--output", path)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert path.read_bytes() == shown.stdout_bytes
    assert {found.name for found in tmp_path.iterdir()} == {"report.txt", "out"}
    assert run("read", file, "--format", form, "--output", "-").stdout == shown.stdout


@pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")
def test_output_keeps_permissions_and_follows_links(asked, file, tmp_path):
    path, link = tmp_path / "out", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    assert run("read", file, "--output", link).exit_code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_text("utf-8") == "no claims\n"
    mask = os.umask(0o027)
    try:
        run("read", file, "--output", tmp_path / "new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_output_that_fails_leaves_what_was_there(asked, file, tmp_path, monkeypatch):
    path = tmp_path / "out"
    path.write_text("old")

    def fsync(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    assert refused("read", file, "--output", path) == f"cannot write {path}: No space left on device"
    assert path.read_text() == "old"
    assert {found.name for found in tmp_path.iterdir()} == {"report.txt", "out"}


def test_outputs_that_cannot_be_written(asked, file, tmp_path):
    assert refused("read", file, "--output", tmp_path) == f"cannot write {tmp_path}: it is a directory"
    lost = tmp_path / "none" / "out"
    assert refused("read", file, "--output", lost) == f"cannot write {lost}: there is no such directory"
    assert refused("read", file, "--output", "a\0b").startswith("cannot write a␀b: ")


def test_output_never_replaces_the_report(asked, file):
    assert refused("read", file, "--output", file) == f"--output {file} is the report itself: give another name"
    assert Path(file).read_text("utf-8") == TEXT


@pytest.mark.skipif(os.name != "posix", reason="devices of POSIX")
def test_output_to_a_device_goes_into_it(asked, file):
    assert run("read", file, "--output", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


class Stream(io.StringIO):
    """A standard output with a fault."""

    def __init__(self, fault, number):
        super().__init__()
        self.fault, self.number = fault, number

    def fileno(self):
        return self.number

    def flush(self):
        raise self.fault


def test_nobody_listens_any_more(monkeypatch, tmp_path, capfd):
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", Stream(BrokenPipeError(), out.fileno()))
        with pytest.raises(SystemExit) as left:
            app(["languages"])
        os.write(out.fileno(), b"into nothing")
    assert left.value.code == 1
    assert (tmp_path / "out").read_text() == ""
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "stream, told",
    [
        (Stream(OSError(errno.ENOSPC, "No space left on device"), 1), "cannot write: No space left on device"),
        (None, "cannot write: standard output is closed"),
    ],
)
def test_standard_output_that_takes_nothing(monkeypatch, capsys, stream, told):
    monkeypatch.setattr(sys, "stdout", stream)
    with pytest.raises(SystemExit) as left:
        app(["languages"])
    assert left.value.code == 2
    assert capsys.readouterr().err == f"conflictmodel: {told}\n"


def test_standard_input_that_is_closed(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SystemExit):
        app(["read", "-"])
    assert capsys.readouterr().err == "conflictmodel: cannot read standard input: it is closed\n"
