"""A report as a table for people: at a terminal of any width, and through a pipe without loss."""

from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from conflictmodel.cli.console import UNBROKEN, fitting, printed
from conflictmodel.display import terms, words
from conflictmodel.display.plain import Lines, one_line
from conflictmodel.display.words import Label
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.report import Report
from conflictmodel.model.source import Span

#: From this many columns on a claim is one row of a table, and below it a list of fields.
_WIDE = 120


def table(report: Report, stream: TextIO | None) -> str:
    """Show what a report states, then what could not be settled, then how many claims of each kind.

    It fits the terminal behind ``stream``, with colour where there is one; without a terminal
    each field has a line of its own, unless the variable COLUMNS asks for a width.
    """
    console = fitting(stream)
    lines = Lines.of(report.text)
    parts: list[RenderableType] = []
    if report.claims:
        show = _wide if _WIDE <= console.width < UNBROKEN else _narrow
        parts += [show(report.claims, lines), Text()]
    if report.problems:
        parts.append(Text("Not settled", style="bold"))
        for problem in report.problems:
            where = "" if problem.span is None else f" ({words.quote(problem.span, lines)})"
            parts.append(Text(f"{one_line(problem.why)}{where}", overflow="fold"))
        parts.append(Text())
    parts.append(Text(_summary(report)))
    return printed(console, parts)


def _summary(report: Report) -> str:
    claims = words.tally(words.kind(claim.record) for claim in report.claims)
    number = len(report.problems)
    return f"{claims}; {number:,} {'problem' if number == 1 else 'problems'}" if number else claims


def _narrow(claims: Iterable[Claim[Record]], lines: Lines) -> Table:
    """List each claim as labelled fields, one below the other."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, claim in enumerate(claims, 1):
        if number > 1:
            grid.add_row()
        grid.add_row(f"{number:,}", Label.WHAT, Text(words.heading(claim.record), style="bold"))
        for row in (*words.size(claim.record), *words.details(claim)):
            grid.add_row("", row.label, Text(one_line(str(row))))
        grid.add_row("", Label.STANCE, Text(terms.stance(claim.stance), style=_stress(claim)))
        for label, place in _places(claim):
            grid.add_row("", label, Text(words.quote(place, lines)))
    return grid


#: In which column of the wide table a field stands, and whether it needs its label there.
_COLUMNS = {
    Label.WHO: ("Who", False),
    Label.WORDS: ("What", True),
    Label.MODEL: ("What", True),
    Label.WHEN: ("When and where", False),
    Label.WHERE: ("When and where", False),
    Label.POSITION: ("When and where", False),
    Label.SAYS_WHO: ("Says who", False),
}
_SHARES = {"What": 5, "Who": 6, "When and where": 4, "Says who": 4, "In the text": 6}


def _wide(claims: Iterable[Claim[Record]], lines: Lines) -> Table:
    """Give each claim a row of a table."""
    shown = Table(box=box.SIMPLE_HEAD, show_lines=True, show_edge=False, expand=True)
    shown.add_column("", justify="right", style="dim", no_wrap=True)
    for title, share in _SHARES.items():
        shown.add_column(title, overflow="fold", ratio=share)
    for number, claim in enumerate(claims, 1):
        cells = {title: Text() for title in _SHARES}
        cells["What"].append(words.heading(claim.record), style="bold")
        for line in words.reach(claim.record):
            _add(cells["What"], line)
        for row in words.details(claim):
            title, labelled = _COLUMNS.get(row.label, ("Who", True))
            _add(cells[title], one_line(f"{row.label}: {row}" if labelled else str(row)))
        _add(cells["Says who"], terms.stance(claim.stance), _stress(claim))
        for label, place in _places(claim):
            again = "" if label == _PLACE else "again, "
            _add(cells["In the text"], again + words.quote(place, lines))
        shown.add_row(f"{number:,}", *cells.values())
    return shown


def _add(cell: Text, line: str, style: str = "") -> None:
    cell.append("\n" if cell else "")
    cell.append(line, style=style)


def _stress(claim: Claim[Record]) -> str:
    return "dim" if claim.stance is Stance.ASSERTED else "bold"


_PLACE = "In the text"


def _places(claim: Claim[Record]) -> list[tuple[str, Span]]:
    """Give the place of a claim, and then those where it is said again."""
    first = [] if claim.span is None else [(_PLACE, claim.span)]
    return first + [("Said again", span) for span in claim.repeats]
