"""The command line: what it writes, in which form, and that every fault of a person is one plain line."""

import json
import re
from datetime import date
from html import unescape
from importlib.metadata import version

import pytest
from typer.testing import CliRunner

import conflictmodel
from conflictmodel.cli import app, screen
from conflictmodel.cli.screen import Format
from conflictmodel.display import report_html
from conflictmodel.formats import from_json, to_json
from conflictmodel.model.actor import Actor, CombatantStatus, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.count import Count
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.model.report import Problem, Report
from conflictmodel.model.source import Attribution, Source, Span

TEXT = (
    "Shells hit Ford-sur-Zélé.\nMore than 50 fighters were killed\x1b[2J in the town on Thursday, the ministry said.\n"
)


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


#: What the reader is made to find here, whatever it can find by itself.
REPORT = Report(
    TEXT,
    claims=(
        Claim(
            Casualties(
                Outcome.KILLED,
                Count.more_than(50),
                Group("fighters", status=CombatantStatus.COMBATANT),
                when=Period.of("2024-06-06"),
                where=Place("the town called Ford-sur-Zélé, which lies between two rivers"),
                means="[bold]shells[/bold] :boom:",
            ),
            Attribution((Source("the ministry"),)),
            span=at("More than 50 fighters were killed\x1b[2J"),
            repeats=(at("Shells hit"),),
        ),
        Claim(
            EquipmentLoss(
                Count.exactly(3), EquipmentClass.TANK, LossStatus.DESTROYED, description="tanks", model="T-72"
            ),
            stance=Stance.DENIED,
        ),
        Claim(DiplomaticContact(ContactType.TALKS, (Actor("Ford"), Actor("Zélé")), topic="a truce")),
    ),
    problems=(Problem("which Thursday?", at("Thursday")), Problem("no publisher")),
)


@pytest.fixture
def asked(monkeypatch):
    """Let the reader find REPORT, and keep what it was asked."""
    kept = []

    def read_report(text, **arguments):
        kept.append((text, arguments))
        return REPORT

    monkeypatch.setattr(conflictmodel, "read_report", read_report)
    return kept


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    return str(path)


def run(*arguments, **options):
    """Run a command; what it writes to the two streams, and its status."""
    return CliRunner().invoke(app, list(map(str, arguments)), prog_name="conflictmodel", **options)


# --- what read writes


def test_table(asked, file, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    result = run("read", file)
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    assert result.stdout == (
        """\
1  What         killed: more than 50
   Range        low 51; stated 50; high not given
   Counts       one incident
   Who          fighters (combatant)
   Means        [bold]shells[/bold] :boom:
   When         6 June 2024
   Where        the town called Ford-sur-Zélé, which lies between two rivers
   Says who     the ministry
   Stance       asserted
   In the text  line 2: "More than 50 fighters were killed␛[2J"
   Said again   line 1: "Shells hit"

2  What         tank, destroyed: 3
   Range        exact
   Counts       one incident
   As written   tanks
   Model        T-72
   Says who     the report itself
   Stance       denied: the source says that it is not so

3  What         talks
   Parties      Ford, Zélé
   About        a truce
   Says who     the report itself
   Stance       asserted

Not settled
which Thursday? (line 2: "Thursday")
no publisher

3 claims: 1 casualty figure, 1 equipment loss, 1 diplomatic contact; 2 problems
"""
    )
    assert asked == [(TEXT, {"language": "en", "published": None, "publisher": None})]


def words(text):
    return sorted(re.findall(r"\w+", text))


@pytest.mark.parametrize("width", [1, 40, 80, 119, 120, 160, 400])
def test_a_table_fits_any_width_and_loses_no_words(asked, file, monkeypatch, width):
    monkeypatch.delenv("COLUMNS", raising=False)
    whole = set(words(run("read", file).stdout))
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run("read", file).stdout
    assert max(map(len, shown.splitlines())) <= max(width, 40)
    assert not any(line.endswith(" ") for line in shown.splitlines())
    if width < 80:  # words longer than the column are broken, and nothing is left out
        joined = "".join(words(shown))
        assert all(len(joined) >= len(word) for word in whole)
        assert "…" not in shown
    else:
        labels = {"Stance", "Range", "Counts", "Said", "When", "Where", "What", "In", "text"}
        assert whole - labels <= {*words(shown), *words(shown.replace("T-\n", "T-"))}


def test_wide_table_has_a_row_for_each_claim(asked, file, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    shown = run("read", file).stdout
    assert "When and where" in shown.splitlines()[0]
    assert "again, line 1" in shown
    assert "As written: tanks" in shown


def test_a_terminal_has_colour_and_a_pipe_has_none(asked, file, monkeypatch):
    assert "\x1b" not in run("read", file).stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    shown = run("read", file).stdout
    assert "\x1b[1m" in shown
    assert "\x1b[2J" not in shown


def test_json(asked, file):
    result = run("read", file, "--format", "json")
    assert result.stdout == to_json(REPORT) + "\n"
    assert from_json(result.stdout) == REPORT


def test_jsonl_is_one_claim_on_each_line(asked, file):
    lines = run("read", file, "--format", "jsonl").stdout.splitlines()
    assert tuple(map(from_json, lines)) == REPORT.claims


def test_html(asked, file):
    assert run("read", file, "--format", "html").stdout == report_html(REPORT)


def test_the_reader_is_told_everything(asked, file):
    options = ["--language", "uk", "--published", "2024-06-07", "--publisher", "Zélé News"]
    assert run("read", file, *options).exit_code == 0
    assert asked == [(TEXT, {"language": "uk", "published": date(2024, 6, 7), "publisher": "Zélé News"})]


@pytest.mark.parametrize(
    "data, text",
    [(TEXT.encode(), TEXT), (b"\xef\xbb\xbfa\r\nb", "a\r\nb"), (b"", ""), ("é".encode(), "é")],
)
def test_standard_input(asked, data, text):
    assert run("read", "-", input=data).exit_code == 0
    assert asked[0][0] == text


def test_a_report_without_claims(monkeypatch, file):
    monkeypatch.setattr(conflictmodel, "read_report", lambda text, **_: Report(text))
    assert run("read", file).stdout == "no claims\n"
    assert run("read", file, "--format", "jsonl").stdout == ""


def test_one_problem_is_one(monkeypatch, file):
    monkeypatch.setattr(conflictmodel, "read_report", lambda text, **_: Report(text, problems=(Problem("cut short"),)))
    assert run("read", file).stdout == "Not settled\ncut short\n\nno claims; 1 problem\n"


ODD = 'é"\\ 😀 م\n'


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1251", "utf-8", "UTF8"])
def test_every_form_survives_every_encoding(encoding):
    shown = screen.encodable(ODD, Format.TABLE, encoding)
    assert shown.encode(encoding).decode(encoding) == shown
    tree = json.dumps(ODD, ensure_ascii=False)
    for form in (Format.JSON, Format.JSONL):
        written = screen.encodable(tree, form, encoding).encode(encoding)
        assert json.loads(written.decode("utf-8")) == ODD
    assert unescape(screen.encodable(ODD, Format.HTML, encoding).encode(encoding).decode("utf-8")) == ODD


# --- the other commands


def test_languages():
    lines = run("languages").stdout.splitlines()
    assert "en  reports  English" in [re.sub(" +", "  ", line) for line in lines]
    assert "fr  numbers  French" in [re.sub(" +", "  ", line) for line in lines]
    assert [line.split()[0] for line in lines] == sorted(conflictmodel.languages())


def test_version():
    assert run("--version").stdout == f"conflictmodel {version('conflictmodel')}\n"


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(option):
    told = run("read", option).stdout
    for word in ("FILE", "--language", "--published", "--publisher", "--format", "--output", "YYYY-MM-DD", "jsonl"):
        assert word in told
    assert told.isascii()
    told = run(option).stdout
    assert "read" in told
    assert "languages" in told
    assert "--install-completion" not in told


def test_without_a_command_the_help_is_shown():
    result = run()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "languages" in result.stderr
