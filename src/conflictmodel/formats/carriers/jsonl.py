"""Claims in JSON Lines: one on each line, in a file that says when it is whole.

Reads and writes the lines of :mod:`conflictmodel.formats.jsonl` as text, so that a file may be
packed or come through a pipe. What is taken of other documents than claims is told in
:mod:`conflictmodel.formats.carriers.json`. A file that was cut off is told by its missing end.

Losses: none.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from conflictmodel.formats._problem import Problem
from conflictmodel.formats.carriers._documents import ClaimDocuments, Stated
from conflictmodel.formats.jsonl import Lines, end_line, header_line, value_line
from conflictmodel.formats.losses import Ledger
from conflictmodel.model.claim import Claim, Record

_CHUNK: Final = 1 << 16


def read(read_text: Callable[[int], str], problems: list[Problem]) -> Iterator[Claim[Record]]:
    """Read the claims on the lines of a text; ``read_text`` gives so many characters more."""
    stated = Stated(problems)
    lines = Lines(_Bytes(read_text), problems)
    for document in lines:
        yield from stated.claims(document, lines.row)
    stated.end()


class _Bytes:
    """Text as lines of bytes; half a character becomes bytes that are no UTF-8, so that it is told as a fault."""

    def __init__(self, read_text: Callable[[int], str]) -> None:
        self._read_text, self._held, self._at = read_text, "", 0

    def readline(self, size: int) -> bytes:
        r"""Give what comes next up to ``\n``, and at most so many characters."""
        seen = self._at
        while (end := self._held.find("\n", seen, self._at + size)) < 0 and len(self._held) - self._at < size:
            seen = len(self._held)
            more = self._read_text(max(_CHUNK, seen - self._at))
            if not more:
                break
            seen -= self._at
            self._held, self._at = self._held[self._at :] + more, 0
        start, self._at = self._at, min(len(self._held), self._at + size) if end < 0 else end + 1
        return self._held[start : self._at].encode("utf-8", "surrogatepass")


def _write(claims: Iterable[Claim[Record]], _: Ledger) -> Iterator[str]:
    yield header_line().decode()
    number = 0
    for number, claim in enumerate(claims, 1):
        yield value_line(claim, number).decode()
    yield end_line(number).decode()


def _begins(first: dict[str, Any]) -> bool:
    return first.get("kind") == "header" and first.get("format") == "conflictmodel-jsonl"


FORMAT: Final = ClaimDocuments(
    name="jsonl",
    title="Claims as JSON Lines",
    homepage="https://jsonlines.org/",
    media_type="application/jsonl",
    suffix=".jsonl",
    shared_suffix=False,
    read=read,
    write=_write,
    begins=_begins,
)
