r"""Several things in one cell: texts separated by "; ", and places in a text written as "12-20".

A semicolon within a text is written "\;" and a backslash "\\", so that every text comes back.
"""

import re
from collections.abc import Iterable, Iterator

from conflictmodel.model.source import Span

_PIECE = re.compile(r"[^\\;]+|\\[\\;]|;|\\", re.DOTALL)
_SPAN = re.compile(r"\s*(\d{1,16})-(\d{1,16})\s*", re.ASCII)


def joined(texts: Iterable[str | None]) -> str:
    r"""Write texts in one cell; nothing where none of them says anything.

    >>> joined(["Salma; a nurse", "Omar"])
    'Salma\\; a nurse; Omar'
    """
    members = [(text or "").replace("\\", "\\\\").replace(";", "\\;") for text in texts]
    return "; ".join(members) if any(members) else ""


def parted(cell: str) -> list[str]:
    r"""Read what :func:`joined` wrote.

    >>> parted("Salma\\; a nurse; Omar")
    ['Salma; a nurse', 'Omar']
    """
    if "\\" in cell:
        return list(_parts(cell))
    first, *others = cell.split(";")
    return [first, *(part.removeprefix(" ") for part in others)] if cell else []


def _parts(cell: str) -> Iterator[str]:
    pieces: list[str] = []
    space = ""  # what follows a separator and belongs to it
    for found in _PIECE.finditer(cell):
        if found[0] == ";":
            yield "".join(pieces).removeprefix(space)
            pieces.clear()
            space = " "
        else:
            pieces.append(found[0].removeprefix("\\") or "\\")
    yield "".join(pieces).removeprefix(space)


def spans_cell(spans: Iterable[Span]) -> str:
    """Write places in a text: ``12-20; 40-45``."""
    return "; ".join(f"{span.start}-{span.end}" for span in spans)


def spans_in(cell: str) -> tuple[Span, ...]:
    """Read what :func:`spans_cell` wrote; raises ``ValueError`` for anything else."""
    found = [_SPAN.fullmatch(part) for part in cell.split(";")] if cell.strip() else []
    if None in found:
        raise ValueError("must be places in a text such as 12-20; 40-45")  # noqa: TRY003  told on as a problem of the cell
    return tuple(Span(int(span[1]), int(span[2])) for span in found if span is not None)
