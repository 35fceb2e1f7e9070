"""Splitting a text into sentences: text in, spans out.

A blank line ends a paragraph and so a sentence; a single line break does not, since wires wrap
their lines. A first paragraph of one sentence that ends without a full stop is a headline.
"""

import re
from collections.abc import Iterator
from typing import final

import attrs
import regex

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]*)*")
# regex, not re: it knows the marks that end a sentence in every script.
_END = regex.compile(r"[\p{Sentence_Terminal}…]+[\"'\p{Pf}\p{Pi}\p{Pe}]*(?=\s|$)|[。！？]")
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
#: A sentence longer than this is cut, so that no text can make one sentence of a whole library.
MAX_SENTENCE = 2_000
#: How many marks, with the quotation marks and brackets after them, are looked at for the end of a headline.
_LONGEST_END = 8


@final
@attrs.frozen
class Sentence:
    """Where a sentence stands, in which paragraph, and whether it is the headline."""

    start: int
    end: int
    paragraph: int
    headline: bool = False


def sentences(text: str, abbreviations: frozenset[str]) -> Iterator[Sentence]:
    """Split a text; every character that is not white space lies in exactly one sentence."""
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        start, end = paragraph.span()
        end = start + len(paragraph[0].rstrip())
        tail = max(start, end - _LONGEST_END)
        parts = list(_parts(text, start, end, abbreviations))
        open_ended = all(mark.end() < end for mark in _END.finditer(text, tail, end))
        headline = number == 0 and open_ended and len(parts) == 1
        for first, last in parts:
            yield Sentence(first, last, number, headline)


def _parts(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    for stop in _END.finditer(text, start, end):
        if stop.end() < end and not _ends_here(text, stop.start(), stop.end(), abbreviations):
            continue
        yield from _cut(text, start, stop.end())
        start = stop.end()
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield from _cut(text, start, end)


def _ends_here(text: str, dot: int, after: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the marks at ``dot`` end a sentence, though more of the paragraph follows."""
    following = text[after : after + 4].lstrip()
    if following[:1].islower():
        return False
    if text[dot] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, dot - 20), dot)
    return word is None or (word[0].lower() not in abbreviations and len(word[0]) > 1)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        middle = start + MAX_SENTENCE if space < 0 else space + 1
        yield start, middle
        start = middle
    yield start, end
