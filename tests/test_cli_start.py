"""Where the command begins: as a process of its own, and without what it needs."""

import builtins
import os
import re
import runpy
import subprocess
import sys
from datetime import date
from importlib.metadata import version

import pytest

from conflictmodel.__main__ import main
from conflictmodel.cli.screen import Format
from conflictmodel.formats import from_json
from conflictmodel.model.report import Report


def forget_the_command_line(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("conflictmodel.cli")]:
        monkeypatch.delitem(sys.modules, name)


@pytest.mark.parametrize("package", ["typer", "rich"])
def test_without_the_extra_one_line_says_what_to_install(monkeypatch, capsys, file, package):
    monkeypatch.setattr(sys, "argv", ["conflictmodel", "read", file])
    forget_the_command_line(monkeypatch)
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert capsys.readouterr().err == (
        f"conflictmodel: the command line needs {package}, which is missing: pip install 'conflictmodel[cli]'\n"
    )


def test_a_module_missing_from_the_package_itself_is_no_missing_extra(monkeypatch):
    forget_the_command_line(monkeypatch)
    monkeypatch.setitem(sys.modules, "conflictmodel.cli", None)
    with pytest.raises(ModuleNotFoundError):
        main()


def test_ctrl_c_while_it_starts(monkeypatch):
    forget_the_command_line(monkeypatch)
    usual = builtins.__import__

    def interrupted(name, *rest):
        if name == "conflictmodel.cli":
            raise KeyboardInterrupt
        return usual(name, *rest)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 130


def test_as_a_module(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["conflictmodel", "--version"])
    monkeypatch.delitem(sys.modules, "conflictmodel.__main__")
    with pytest.raises(SystemExit) as left:
        runpy.run_module("conflictmodel", run_name="__main__")
    assert left.value.code == 0
    assert capsys.readouterr().out == f"conflictmodel {version('conflictmodel')}\n"


# --- in a process of its own


TEXT = "More than 50 fighters were killed in Zélé on Thursday, the ministry said.\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    return str(path)


def process(*arguments, **options):
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **options.pop("env", {})}
    command = [sys.executable, "-m", "conflictmodel", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, env=environment, **options)


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_process_in_any_encoding(file, form, encoding):
    options = ["--publisher", "Zélé", "--published", "2024-06-07", "--format", form]
    done = process("read", file, *options, env={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode("utf-8")
    if encoding == "ascii":
        assert text.isascii()
    if form is Format.JSON:
        report = from_json(text)
        assert isinstance(report, Report)
        assert (report.text, report.publisher, report.published) == (TEXT, "Zélé", date(2024, 6, 7))


def test_process_faults_leave_no_traceback(file):
    for arguments in (
        ["read", "none"],
        ["read"],
        ["read", file, "--language", "tlh"],
        ["read", file, "--published", "x"],
    ):
        done = process(*arguments)
        assert done.returncode == 2
        assert done.stdout == b""
        assert re.fullmatch(rb"conflictmodel: [^\r\n]+\r?\n", done.stderr)


def test_process_with_an_empty_report():
    done = process("read", "-", input=b"")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"no claims" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
@pytest.mark.parametrize("closed", ["| true", ">&-", "> /dev/full"])
def test_process_whose_output_goes_nowhere_is_calm(closed):
    command = f'"{sys.executable}" -m conflictmodel languages {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    assert done.stderr.count(b"\n") <= 1
