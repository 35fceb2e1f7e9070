"""Finds number words in a text: by their first letters, then letter by letter, glued words piece by piece.

A word may have something written against its front (Arabic "و") or its end (Turkish "den"), and
in many languages number words are written as one: "zweihundertfünfzig" is cut into the pieces
that the lexicon knows, and is a number only if nothing is left over.
"""

import re
from collections.abc import Iterable

import attrs

from conflictmodel.lexicon.numbers import NumberLexicon
from conflictmodel.lexicon.words import Word, WordKind
from conflictmodel.model.count import Basis
from conflictmodel.numbers.patterns import Lookup, ends, grow, heads, is_word

#: Longer runs of letters are no number words.
LONGEST_WORD = 200
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
    #: Whether an ending makes it an ordinal.
    ordinal: bool = False


class Finder:
    """Finds the number words of one language."""

    def __init__(self, lexicon: NumberLexicon, hedge_after: Lookup[Basis | None]) -> None:
        self._hedge_after = hedge_after
        forms = [form.replace("-", " ") for form in lexicon.words]
        self._root = grow((form.replace("-", " "), word) for form, word in lexicon.words.items())
        self._spaced, self._glued = lexicon.spaced, lexicon.glued and lexicon.spaced
        self._agglutinated = lexicon.agglutinated
        self._classifiers = grow((form, True) for form in lexicon.classifiers)
        inside = attrs.astuple(lexicon.hedges_inside, recurse=False) if lexicon.agglutinated else ()
        self._inside = tuple(form for forms in inside for form in forms)
        self._prefixes = tuple(sorted((*lexicon.prefixes, *self._inside), key=len))  # the longest form wins
        self._apostrophe = any("'" in form and form.replace("'", "").isalpha() for form in forms)
        self._endings = grow(
            [*((form, False) for form in lexicon.endings), *((form, True) for form in lexicon.ordinal_endings)]
        )
        self._has_bound = any(word.bound or word.alone for word in lexicon.words.values())
        self._links = [link for link in (*lexicon.raw_links, *lexicon.links.and_) if " " not in link]
        whole = len(forms) <= _WHOLE_FORMS
        head = heads(forms, LONGEST_WORD if whole else _HEAD)
        if self._spaced:
            front = "".join(f"{re.escape(prefix)}|" for prefix in self._prefixes)
            before = r"[\W\d]" if self._agglutinated else r"\W"
            self._pattern = re.compile(rf"{before}(?={f'(?:{front})' if front else ''}{head})")
        else:
            self._pattern = re.compile(f"(?={head})")

    def find(self, folded: str) -> list[Piece]:
        """List the number words of a text in order."""
        found: list[Piece] = []
        done = 0
        if self._spaced:
            done = self._read(folded, 0, found)
        for match in self._pattern.finditer(folded):
            place = match.end()
            if place >= done:
                done = self._read(folded, place, found)
        return _unbound(folded, found) if self._has_bound else found

    def _read(self, folded: str, place: int, found: list[Piece]) -> int:
        """Read the word at a place, and give the place up to which it reaches."""
        before = folded[place - 1] if place else " "
        if self._spaced and is_word(before) and not (self._agglutinated and before.isdecimal()):
            return place
        for start in self._starts(folded, place):
            best = self._whole(folded, start)
            if best is not None and self._agglutinated and best.word.kind is not WordKind.NOTHING:
                pieces = self._cut(folded, start)
                if pieces and pieces[-1].tail > best.tail:
                    found += pieces
                    return pieces[-1].tail
            if best is not None:
                if best.word.kind is WordKind.NOTHING:
                    return self._read_nothing(folded, best, found)
                found.append(best)
                return best.tail
            if self._glued:
                pieces = self._cut(folded, start)
                if pieces:
                    found += pieces
                    return pieces[-1].tail
        return place

    def _read_nothing(self, folded: str, nothing: Piece, found: list[Piece]) -> int:
        """Read a word that is no number by itself, and give the place up to which it reaches."""
        hedged = self._hedged(folded, nothing)
        if hedged is not None:
            found.append(hedged)
            return hedged.tail
        return nothing.tail if self._spaced else self._beside(folded, nothing, found)

    def _starts(self, folded: str, place: int) -> Iterable[int]:
        """Give the places where the word may begin: what is written against its front may come before it."""
        yield place
        for prefix in self._prefixes:
            if prefix in self._inside and not folded[place - 1 : place].isdecimal():
                continue
            if folded.startswith(prefix, place):
                yield place + len(prefix)

    def _whole(self, folded: str, start: int) -> Piece | None:
        """Find the longest form that begins here and ends where a word does."""
        best = None
        against = self._agglutinated and folded[start - 1 : start].isdecimal()  # 300만달러
        for word, end in ends(self._root, folded, start, "-"):
            tail = (end, False) if against else self._tail(folded, end)
            if tail is not None:
                best = word, end, tail
        if best is None:
            return None
        word, end, tail = best
        return Piece(start, end, tail[0], word, ordinal=tail[1])

    def _beside(self, folded: str, nothing: Piece, found: list[Piece]) -> int:
        """Read what is no number by itself as number words after all, if more of them touch it: 八万一千."""
        pieces: list[Piece] = []
        place = nothing.start
        while place < nothing.end:
            best = None
            for word, end in ends(self._root, folded, place):
                if word.kind is not WordKind.NOTHING:
                    best = Piece(place, end, end, word)
            if best is None:
                break
            pieces.append(best)
            place = best.end
        before = folded[nothing.start - 1 : nothing.start]
        touches = before.isdecimal() or (bool(found) and found[-1].end == nothing.start)
        if pieces and (touches or (place >= nothing.end and self._begins(folded, place))):
            found += pieces
            return pieces[-1].end
        return nothing.tail

    def _begins(self, folded: str, place: int) -> bool:
        """Tell whether a number word begins at a place."""
        return any(word.kind is not WordKind.NOTHING for word, _ in ends(self._root, folded, place))

    def _hedged(self, folded: str, nothing: Piece) -> Piece | None:
        """Find a number in what is none by itself, but whose end begins a hedge: ondan, but on|dan fazla."""
        for word, end in ends(self._root, folded, nothing.start, "-"):
            hedge = self._hedge_after.after(folded, end) if word.kind is not WordKind.NOTHING else None
            if hedge is not None and hedge[1] > nothing.tail:
                return Piece(nothing.start, end, max(end, nothing.tail), word)
        return None

    def _tail(self, folded: str, end: int) -> tuple[int, bool] | None:
        """Give the place where the word ends, an ending included, and whether that makes it an ordinal."""
        if end == len(folded) or folded[end] == " ":
            return end, False
        following = folded[end]
        if self._apostrophe and following == "'" and folded[end + 1 : end + 2].isalpha():
            return None  # сім'я
        if not self._spaced or not is_word(following) or not is_word(folded[end - 1]):
            apart = 1 if following == "'" else 0
            return self._ending(folded, end + apart) or (end, False)
        if self._agglutinated and (
            following.isdecimal()
            or folded.startswith(self._inside, end)
            or any(True for _ in ends(self._classifiers, folded, end))
        ):
            return end, False  # 열명이
        return self._ending(folded, end)

    def _ending(self, folded: str, end: int) -> tuple[int, bool] | None:
        """Find the longest ending at a place, and whether it makes an ordinal."""
        if not self._endings:
            return None
        longest = None
        for ordinal, tail in ends(self._endings, folded, end):
            if tail == len(folded) or not is_word(folded[tail]) or not self._spaced:
                longest = tail, ordinal
        return longest

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
                if word.kind is WordKind.NOTHING or word.alone:
                    continue
                tail = self._tail(folded, end)
                piece = Piece(place, end, tail[0] if tail else end, word, first > start, tail is not None and tail[1])
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
                if tail is not None and first > start:
                    return [piece]
            dead.add(place)
            return None

        return cut(start, start) or []


def _unbound(folded: str, pieces: list[Piece]) -> list[Piece]:
    """Leave out words that are numbers only beside another one, or only as the whole text, and stand otherwise."""
    kept: list[Piece] = []
    for place, piece in enumerate(pieces):
        before = pieces[place - 1].tail if place else -2
        after = pieces[place + 1].start if place + 1 < len(pieces) else -2
        whole = len(folded) < LONGEST_WORD and folded.strip() == folded[piece.start : piece.tail]
        if piece.word.alone:
            kept += [piece] if whole or 0 <= after - piece.tail <= 1 else []
        elif (
            whole
            or not piece.word.bound
            or 0 <= piece.start - before <= 1
            or (piece.word.kind is WordKind.SCALE and _follows_digit(folded, piece.start))
            or 0 <= after - piece.tail <= 1
            or folded[piece.start - 1 : piece.start].isdecimal()
            or folded[piece.tail : piece.tail + 1].isdecimal()
        ):
            kept.append(piece)
    return kept


def _follows_digit(folded: str, place: int) -> bool:
    """Tell whether a digit stands before a place, a blank between them or not."""
    return folded[max(0, place - 2) : place].strip()[-1:].isdecimal()
