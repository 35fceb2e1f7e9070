"""Finds number words in a text: by their first letters, then letter by letter, glued words piece by piece.

A word may have something written against its front (Arabic "و") or its end (Turkish "den"), and
in many languages number words are written as one: "zweihundertfünfzig" is cut into the pieces
that the lexicon knows, and is a number only if nothing is left over.
"""

import re
from collections.abc import Iterable

import attrs

from conflictmodel.lexicon.schema import NumberLexicon
from conflictmodel.lexicon.words import Word, WordKind
from conflictmodel.numbers.patterns import ends, grow, heads, is_word

#: Longer runs of letters are no number words.
LONGEST_WORD = 120
_MOST_STEPS = 400
#: Languages with more forms than this are searched by the first letters of the forms only.
_WHOLE_FORMS = 260
_HEAD = 4


@attrs.frozen(eq=False)
class Piece:
    """A number word in a text; ``tail`` is where the letters written against its end stop."""

    start: int
    end: int
    tail: int
    word: Word
    #: Whether the piece before it is part of the same written word.
    glued: bool = False


class Finder:
    """Finds the number words of one language."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        forms = [form.replace("-", " ") for form in lexicon.words]
        self._root = grow((form.replace("-", " "), word) for form, word in lexicon.words.items())
        self._spaced, self._glued = lexicon.spaced, lexicon.glued and lexicon.spaced
        self._prefixes = tuple(sorted(lexicon.prefixes, key=len, reverse=True))
        self._endings = grow((form, True) for form in lexicon.endings)
        self._links = [link for link in (*lexicon.raw_links, *lexicon.links.and_) if " " not in link]
        whole = len(forms) <= _WHOLE_FORMS
        head = heads(forms, LONGEST_WORD if whole else _HEAD)
        if self._spaced:
            front = "".join(f"{re.escape(prefix)}|" for prefix in self._prefixes)
            self._pattern = re.compile(rf"(?:\W|^)((?:{front}){head})" if front else rf"\W({head})")
            self._first = re.compile(head)
        else:
            self._pattern = re.compile(f"({head})")

    def find(self, folded: str) -> list[Piece]:
        """List the number words of a text in order."""
        found: list[Piece] = []
        done = 0
        if self._spaced and not self._prefixes and self._first.match(folded):
            done = self._read(folded, 0, found)
        for match in self._pattern.finditer(folded):
            place = match.start(1)
            if place >= done:
                done = self._read(folded, place, found)
        return found

    def _read(self, folded: str, place: int, found: list[Piece]) -> int:
        """Read the word at a place, and give the place up to which it reaches."""
        if place and is_word(folded[place - 1]) and self._spaced:
            return place
        for start in self._starts(folded, place):
            best = self._whole(folded, start)
            if best is not None:
                found.append(best) if best.word.kind is not WordKind.NOTHING else None
                return best.tail
            if self._glued:
                pieces = self._cut(folded, start)
                if pieces:
                    found += pieces
                    return pieces[-1].tail
        return place

    def _starts(self, folded: str, place: int) -> Iterable[int]:
        yield place
        for prefix in self._prefixes:
            if folded.startswith(prefix, place):
                yield place + len(prefix)

    def _whole(self, folded: str, start: int) -> Piece | None:
        """Find the longest form that begins here and ends where a word does."""
        best = None
        for word, end in ends(self._root, folded, start, "-"):
            tail = self._tail(folded, end)
            if tail is not None:
                best = Piece(start, end, tail, word)
        return best

    def _tail(self, folded: str, end: int) -> int | None:
        """Give the place where the word ends, an ending that may be written against it included."""
        if end == len(folded) or not self._spaced or not is_word(folded[end]) or not is_word(folded[end - 1]):
            return self._apostrophe(folded, end)
        longest = None
        for _, tail in ends(self._endings, folded, end):
            if tail == len(folded) or not is_word(folded[tail]):
                longest = tail
        return longest

    def _apostrophe(self, folded: str, end: int) -> int:
        """Take in an ending after an apostrophe, where endings are written so."""
        if self._endings and folded[end : end + 1] == "'":
            for _, tail in ends(self._endings, folded, end + 1):
                if tail == len(folded) or not is_word(folded[tail]):
                    return tail
        return end

    def _cut(self, folded: str, start: int) -> list[Piece]:
        """Cut a run of letters into number words, the longest first; nothing if something is left over."""
        budget = [_MOST_STEPS]
        dead: set[int] = set()

        def cut(place: int, first: int) -> list[Piece] | None:
            """Cut what begins at ``place``; ``first`` is where the link before it began."""
            budget[0] -= 1
            if budget[0] < 0 or place - start > LONGEST_WORD or place in dead:
                return None
            for word, end in reversed(list(ends(self._root, folded, place))):
                if word.kind is WordKind.NOTHING:
                    continue
                tail = self._tail(folded, end)
                piece = Piece(place, end, tail or end, word, glued=first > start)
                if tail is not None and first > start:
                    return [piece]
                if tail is not None:
                    continue
                rest = cut(end, end) or next(
                    (
                        further
                        for link in self._links
                        if folded.startswith(link, end) and (further := cut(end + len(link), end))
                    ),
                    None,
                )
                if rest:
                    return [piece, *rest]
            dead.add(place)
            return None

        return cut(start, start) or []
