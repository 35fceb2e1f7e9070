"""The commands, each with its arguments and its help.

They use the package by its front door, which loads a name when it is first asked for: showing
the help reads no lexicon.
"""

import re
import sys
from datetime import date
from importlib.metadata import version
from typing import Annotated, TextIO, assert_never

import typer

import conflictmodel
from conflictmodel.cli.faults import Commands, refuse
from conflictmodel.cli.files import read_text, replace, same
from conflictmodel.cli.screen import Format, write
from conflictmodel.errors import listed

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def begin(
    context: typer.Context,
    *,
    show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Conflict figures as news and officials state them: hedged, attributed, mixed and contradictory."""
    if show_version:
        write(f"conflictmodel {version('conflictmodel')}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


@app.command()
def read(  # noqa: PLR0913  one argument for each option
    file: Annotated[str, typer.Argument(metavar="FILE", help="The report, as UTF-8 text; - for standard input.")],
    *,
    language: Annotated[
        str, typer.Option(metavar="CODE", help="The language of the report; see 'conflictmodel languages'.")
    ] = "en",
    published: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The day the report was published. Without it, 'on Thursday' or 'this month' is no date.",
            show_default=False,
        ),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published the report.", show_default=False)
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(Format),
            help="table: for people. json: the whole report. jsonl: one claim on each line. html: a page.",
        ),
    ] = "table",
    output: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            help="Write to this file instead of standard output. It is replaced as a whole or left as it was.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Read a report and show every claim in it.

    Who was killed, wounded or displaced, what was lost, who dealt with whom: with the figure as
    it was hedged, when and where, who says so, and the words and the line that say it.
    """
    day, shape = _day(published), _format(form)
    text = read_text(file)
    target = None if output == "-" else output
    if target is not None and same(file, target):
        refuse(f"--output {target} is the report itself: give another name")
    report = conflictmodel.read_report(text, language=language, published=day, publisher=publisher)
    if target is None:
        write(_rendered(report, shape, sys.stdout), shape)
    else:
        replace(target, _rendered(report, shape, None))


@app.command()
def languages() -> None:
    """List the languages that can be read.

    Each line has the code for --language, what can be read of the language, and its name.
    """
    from conflictmodel.display.languages import name  # noqa: PLC0415  as in _rendered
    from conflictmodel.lexicon import report_languages  # noqa: PLC0415  likewise

    codes = sorted(conflictmodel.languages())
    width = max(map(len, codes))
    reports = report_languages()
    write("".join(f"{code:{width}}  {'reports' if code in reports else 'numbers'}  {name(code)}\n" for code in codes))


@app.command()
def convert(  # noqa: PLR0913  one argument for each option
    source: Annotated[str, typer.Argument(metavar="IN", help="The file to read; - for standard input.")],
    target: Annotated[
        str,
        typer.Argument(
            metavar="OUT",
            help="The file to write; - for standard output. It is replaced as a whole or left as it was.",
        ),
    ],
    *,
    source_format: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="The format of IN; see 'conflictmodel formats'. Without it, what the content shows.",
            show_default=False,
        ),
    ] = None,
    target_format: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="The format of OUT. Without it, what the ending of its name tells, where one format alone has it.",
            show_default=False,
        ),
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="The layout of OUT, by its version. Without it, the newest.", show_default=False
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Write nothing if anything would be lost.")] = False,
    guard: Annotated[
        bool, typer.Option("--guard", help="Mark cells that a spreadsheet would run as formulas.")
    ] = False,
) -> None:
    """Read a dataset in one format and write it in another.

    What the other format cannot hold, and what is wrong with the file, is told at the end on standard error.
    """
    from conflictmodel.cli import conversion  # noqa: PLC0415  the formats are loaded only when they are asked for

    conversion.run(
        source,
        target,
        source_format=source_format,
        target_format=target_format,
        layout=layout,
        strict=strict,
        guard=guard,
    )


@app.command()
def formats() -> None:
    """List the formats of datasets.

    Each line has the name for --from and --to, whether the format can be read and written, its media
    type, its title and its home page.
    """
    from conflictmodel.cli import conversion  # noqa: PLC0415  likewise

    write(conversion.listing(sys.stdout))


def _day(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        # date.fromisoformat alone takes 2020-W08-4 as well
        return date.fromisoformat(published if _DAY.fullmatch(published) else "")
    except ValueError:
        refuse(f"--published {published!r} is no day: write it as YYYY-MM-DD, for instance 2020-02-20")


def _format(form: str) -> Format:
    try:
        return Format(form)
    except ValueError:
        refuse(f"--format {form!r} is unknown: choose {listed(Format)}")


def _rendered(report: "conflictmodel.Report", form: Format, stream: TextIO | None) -> str:
    """Write a report out in a format; a table fits ``stream``, or no terminal where there is none."""
    match form:
        case Format.TABLE:
            from conflictmodel.cli.table import table  # noqa: PLC0415  --help and JSON need not wait for rich

            return table(report, stream)
        case Format.JSON:
            return f"{conflictmodel.to_json(report)}\n"
        case Format.JSONL:
            return "".join(f"{conflictmodel.to_json(claim)}\n" for claim in report.claims)
        case Format.HTML:
            from conflictmodel.display import report_html  # noqa: PLC0415  likewise for the page

            return report_html(report)
        case _:
            assert_never(form)
