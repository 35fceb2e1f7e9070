"""Tables of rich that fit a terminal of any width, and go through a pipe without loss."""

import os
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TextIO

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from conflictmodel.display.plain import one_line

#: Narrower than this no label would keep its words.
_LEAST = 40
#: Wide enough for every field to stay on one line, for programs that read what a pipe gives them.
UNBROKEN = 1_000_000


def fitting(stream: TextIO | None, *, asked: bool = True) -> Console:
    """Make a console as wide as the terminal behind ``stream``, with colour where there is one.

    Without a terminal each line stays whole, unless ``stream`` is ``asked`` for the width in COLUMNS.
    """
    console = Console(file=stream or StringIO(), highlight=False, markup=False, emoji=False)
    if not console.is_terminal and (stream is None or not asked or "COLUMNS" not in os.environ):
        console.width = UNBROKEN
    console.width = max(console.width, _LEAST)
    return console


def printed(console: Console, parts: Iterable[RenderableType]) -> str:
    """Give what a console would show."""
    with console.capture() as shown:
        for part in parts:
            console.print(part)
    # rich fills every cell to its width
    return "".join(f"{line.rstrip(' ')}\n" for line in shown.get().removesuffix("\n").split("\n"))


def grid(rows: Iterable[Sequence[str]], titles: Sequence[str], numbers: Iterable[str] = ()) -> Table:
    """Set rows under titles, two spaces apart; the columns of ``numbers`` lean to the right.

    Where a terminal is too narrow a cell goes on below; nothing is left out.
    """
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    right = frozenset(numbers)
    for title in titles:
        table.add_column(title, justify="right" if title in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    return table
