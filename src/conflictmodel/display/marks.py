"""A text cut into paragraphs, and marks laid over it that may touch, nest, overlap and cross paragraphs."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import final

import attrs

from conflictmodel.display.elements import Safe, element, join, safe, start
from conflictmodel.model.source import Span

#: A line of this length or more was not broken to fit a column, so its end is the end of a paragraph.
_UNBROKEN = 100


@final
@attrs.frozen
class Mark:
    """Some words of a text that something is said about.

    ``label`` is the html that follows the words and leads to what is said; ``style`` the
    classes by which the mark is shown; ``id`` the anchor that leads back.
    """

    span: Span
    id: str
    style: str
    label: Safe

    @property
    def order(self) -> tuple[int, int, str]:
        """The place among other marks: the earlier first, and of those the longest first."""
        return self.span.start, -self.span.end, self.id


def paragraphs(text: str) -> tuple[Span, ...]:
    """Cut a text into paragraphs that together are the whole of it; an empty text is one.

    A paragraph ends with a blank line, or with a line so long that it is one by itself.
    """
    found: list[Span] = []
    first, empty = 0, True
    for line in re.finditer(r"[^\n]*\n|[^\n]+", text):
        blank = not line[0].strip()
        if blank and found and empty:
            first = found.pop().start  # more blank lines belong to the paragraph before them
            empty = False
        empty = empty and blank
        if not empty and (blank or len(line[0]) > _UNBROKEN):
            found.append(Span(first, line.end()))
            first, empty = line.end(), True
    if first < len(text) or not found:
        found.append(Span(first, len(text)))
    return tuple(found)


def by_paragraph(marks: Iterable[Mark], blocks: Sequence[Span]) -> list[list[Mark]]:
    """Give each paragraph the marks that touch it, in the order of the text."""
    starts = [block.start for block in blocks]
    found: list[list[Mark]] = [[] for _ in blocks]
    for mark in sorted(marks, key=lambda mark: mark.order):
        first = bisect_right(starts, mark.span.start) - 1
        last = bisect_right(starts, max(mark.span.start, mark.span.end - 1)) - 1
        for block in found[first : last + 1]:
            block.append(mark)
    return found


def marked(text: str, block: Span, marks: Sequence[Mark]) -> Safe:
    """Write one paragraph with its marks.

    Html nests and marks overlap: where one ends inside another, the inner one is closed and
    opened again. Only the piece with the first character bears the anchor, and only the
    last one is followed by the label.
    """
    return join(*_pieces(text, block, marks))


def _pieces(text: str, block: Span, marks: Sequence[Mark]) -> Iterator[Safe]:
    # line breaks at the end take part in the text, but not in the height of the paragraph
    body = block.start + len(text[block.start : block.end].rstrip())
    edges = {block.start, body, block.end}
    for mark in marks:
        edges |= {max(mark.span.start, block.start), min(mark.span.end, block.end)}
    cuts = sorted(edges)
    ends = Counter(min(mark.span.end, block.end) for mark in marks if len(mark.span))
    waiting = list(reversed(marks))
    inside: list[Mark] = []
    for position, following in pairwise([*cuts, block.end]):
        ended, kept = _left(inside, position, block, ends[position])
        yield from (Safe("</mark>") for _ in (*ended, *kept))
        yield from (mark.label for mark in sorted(ended, key=lambda mark: mark.order) if mark.span.end <= block.end)
        while waiting and waiting[-1].span.start <= position:
            kept.append(waiting.pop())
        for mark in sorted(kept, key=lambda mark: -mark.span.end):
            yield _opening(mark, first=mark.span.start == position, depth=len(inside))
            if len(mark.span):
                inside.append(mark)
            else:
                yield join(Safe("</mark>"), mark.label)
        words = text[position:following]
        if words:
            yield element("span", words, class_="end") if position >= body else safe(words)


def _left(inside: list[Mark], position: int, block: Span, number: int) -> tuple[list[Mark], list[Mark]]:
    """Take off the marks that must be closed at a position: the number that end there, and those inside them."""
    ended: list[Mark] = []
    kept: list[Mark] = []
    while len(ended) < number:
        mark = inside.pop()
        (ended if min(mark.span.end, block.end) == position else kept).append(mark)
    return ended, kept


def _opening(mark: Mark, *, first: bool, depth: int) -> Safe:
    # three depths can be told apart; deeper marks look like the third
    return start("mark", id=mark.id if first else None, class_=f"{mark.style} depth{min(depth, 2)}")
