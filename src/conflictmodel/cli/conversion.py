"""A conversion at a terminal or in a pipe: how far it is, what it wrote and what that cost."""

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

import typer
from rich.console import Console, RenderableType
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from conflictmodel.cli.console import fitting, grid, printed
from conflictmodel.cli.faults import refuse
from conflictmodel.cli.screen import Format, encodable, left_alone
from conflictmodel.display.plain import one_line
from conflictmodel.errors import UnwritableFileError, listed, reason
from conflictmodel.formats import Conversion, Problem, convert, registry
from conflictmodel.formats.format import Format as Known, TableFormat

#: What takes less than so many seconds shows no bar.
_PATIENCE = 0.5
_FIRST = 5


def run(  # noqa: PLR0913  one argument for each that a person gave
    source: str,
    target: str,
    *,
    source_format: str | None,
    target_format: str | None,
    layout: str | None,
    strict: bool,
    guard: bool,
) -> None:
    """Convert a file, show how far it is where somebody looks on, and say at the end what it cost."""
    form = target_format or registry.by_suffix(target)
    if form is None:
        refuse(f"--to is missing, for the name {target} tells no format: choose {listed(_writable())}")
    known = registry.known(form)
    if layout is not None:
        layouts = known.layouts if isinstance(known, TableFormat) else {}
        if layout not in layouts:
            choice = f"choose {listed(layouts)}" if layouts else "the format has one way to be written"
            refuse(f"--layout {layout!r} is no layout of {form}: {choice}")
    try:
        with _held_back(target, strict=strict) as place, Watch(one_line(source), _watched(target)) as watch:
            done = convert(
                source,
                place,
                source_format=source_format,
                target_format=form,
                dialect=layout,
                guard=guard,
                strict=strict,
                progress=watch,
            )
    except BrokenPipeError:
        if target == "-":
            left_alone()
        raise typer.Exit(1) from None
    tell(summary(done, _terminal(sys.stderr)))


def _writable() -> list[str]:
    return [form.name for form in registry.names() if form.can_write]


def _terminal(stream: TextIO | None) -> TextIO | None:
    return stream if stream is not None and stream.isatty() else None


def _watched(target: str) -> TextIO | None:
    """Find the terminal on which a bar disturbs nothing."""
    return None if target == "-" and _terminal(sys.stdout) else _terminal(sys.stderr)


class Watch:
    """Shows how many bytes have been read, once that has taken a while and if there is a terminal."""

    def __init__(self, name: str, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock, self._began = stream, clock, clock()
        self._progress: Progress | None = None
        self._name = name

    def __call__(self, done: int, total: int | None) -> None:
        """Take note of how far the reading is."""
        if self._stream is None:
            return
        if self._progress is None:
            if self._clock() - self._began < _PATIENCE:
                return
            columns = (
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                DownloadColumn(),
                TimeRemainingColumn(),
            )
            self._progress = Progress(*columns, console=Console(file=self._stream), transient=True)
            self._task = self._progress.add_task(self._name)
            self._progress.start()
        self._progress.update(self._task, completed=done, total=total)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()


@contextmanager
def _held_back(target: str, *, strict: bool) -> Iterator[str]:
    """Give the place to write to: the target itself, or, where it keeps what it was given, a file until all is well.

    A file is replaced at the end or not at all. What has gone into a pipe cannot be taken back.
    """
    path = Path(target)
    try:
        mode = path.stat().st_mode
        passing = not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    except (OSError, ValueError):  # there is none yet, or whoever opens it says what is wrong with its name
        passing = False
    if not (strict and (passing or target == "-")):
        yield target
        return
    with tempfile.TemporaryDirectory(prefix="conflictmodel-") as folder:
        held = Path(folder) / ("out" if target == "-" else path.name)  # the ending of a name can ask for gzip
        yield os.fspath(held)
        _pass_on(held, target)


def _pass_on(held: Path, target: str) -> None:
    name = "standard output" if target == "-" else target
    if target == "-" and sys.stdout is None:
        why = "it is closed"
        raise UnwritableFileError(name, why)
    try:
        with held.open("rb") as file, ExitStack() as stack:
            out = sys.stdout.buffer if target == "-" else stack.enter_context(Path(target).open("wb"))
            shutil.copyfileobj(file, out)
            out.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise UnwritableFileError(name, reason(fault)) from fault


def tell(text: str) -> None:
    """Write to standard error, if anybody still listens there: what was converted is converted."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(encodable(text, Format.TABLE, sys.stderr.encoding or "utf-8"))
        sys.stderr.flush()
    except OSError:
        return


def summary(done: Conversion, stream: TextIO | None) -> str:
    """Say how many rows and claims there were, what was wrong with the source, and what the target lacks."""
    claims = f", {_number(done.claims, 'claim')}" if done.claims else ""
    parts: list[RenderableType] = [Text(f"{done.source} to {done.target}: {_number(done.rows, 'row')}{claims}")]
    parts.append(Text(f"{_number(len(done.problems), 'problem')} in the source"))
    parts += [Text(f"  {_line(problem)}") for problem in done.problems[:_FIRST]]
    if (more := len(done.problems) - _FIRST) > 0:
        parts.append(Text(f"  and {more:,} more"))
    parts.append(
        Text(f"{_number(len(done.losses), 'field')} lost, in part or whole" if done.losses else "nothing lost")
    )
    if done.losses:
        rows = ((loss.field, f"{loss.records:,}", loss.why) for loss in done.losses)
        parts.append(grid(rows, ("field", "records", "why"), numbers={"records"}))
    return printed(fitting(stream, asked=False), parts)


def _line(problem: Problem) -> str:
    return one_line(str(problem))


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listing(stream: TextIO | None) -> str:
    """List every format: its name, what can be done with it, its media type, its title and its home."""
    rows = ((form.name, _ways(form), form.media_type, form.title, form.homepage) for form in registry.names())
    return printed(fitting(stream, asked=False), [grid(rows, ("name", "ways", "media type", "title", "home page"))])


def _ways(form: Known) -> str:
    return ", ".join(way for way, can in (("read", form.can_read), ("write", form.can_write)) if can)
