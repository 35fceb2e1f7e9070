"""Puts number words together: "two hundred and fifty thousand" is one number, "twenty thirty" are two.

A small automaton takes one atom after another. It keeps the sum so far as parts from large
to small, each with the room it leaves for what may still be added; a scale multiplies the
parts that are smaller than itself. What does not fit begins the next number. Every atom is
looked at once or twice, so the time is linear whatever the text is.
"""

from fractions import Fraction
from itertools import pairwise

import attrs

from conflictmodel.lexicon.words import Article, Word, WordKind
from conflictmodel.model.count import Basis
from conflictmodel.numbers.grammar import Gap
from conflictmodel.numbers.joins import Joins
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.numeral import Atom, Numeral, Part, alone, is_whole, whole

_JOINS = frozenset({Gap.NEXT, Gap.HYPHEN})
_SCALABLE = frozenset({Gap.NEXT, Gap.HYPHEN, Gap.OF})
_ORDINALS = frozenset({WordKind.ORDINAL, WordKind.ORDINAL_SCALE})
_SCALES = frozenset({WordKind.SCALE, WordKind.COLLECTIVE})
_DIGITS = frozenset({WordKind.ADDEND, WordKind.FILLER})
_AHEAD = 8
_FRACTIONS = frozenset({Gap.PARTS, Gap.OVER})
_LEAST_FILLED = 10


class Composer(Joins):
    """The automaton: :meth:`run` turns the atoms of a text, in order, into its numerals."""

    def run(self, atoms: list[Atom]) -> list[Numeral]:
        """Compose all atoms."""
        for place, atom in enumerate(atoms):
            follower = atoms[place + 1] if place + 1 < len(atoms) else None
            self._next, self._ahead = follower, atoms[place + 1 : place + _AHEAD] if atom.gap is Gap.COMMA else []
            if self._atoms:
                if atom.word is not None and self._is_article_of(atom.word):
                    self._clear()  # "une" of "une poignée" is no number
                    self._begin(atom, follower)
                    continue
                if atom.gap and not self._closed and self._take(atom, follower):
                    self._atoms.append(atom)
                    continue
                self._finish()
            if (follower is None or not follower.gap) and is_whole(atom):
                self._floor = atom.end
                self._numerals.append(alone(atom))
            else:
                self._begin(atom, follower)
        if self._atoms:
            self._finish()
        return self._completed(atoms)

    def _completed(self, atoms: list[Atom]) -> list[Numeral]:
        """Look once more at all numerals: what stands over another one, what is an ordinal, what is no number."""
        if any(numeral.gap in _FRACTIONS for numeral in self._numerals):
            self._set_over()
        if self._grammar.lexicon.ordinal_prefixes:
            for numeral in self._numerals:
                if self._grammar.ordinal_prefix.before(self._folded, numeral.start) is not None:
                    numeral.ordinal = True
        return self._whole_words() if any(atom.glued for atom in atoms) else self._numerals

    def _set_over(self) -> None:
        """Make fractions of numbers that a link sets over each other: 五分之一, एक बटा बीस, 三又四分之一."""
        made: list[Numeral] = []
        for numeral in self._numerals:
            before = made[-1] if made else None
            if before is None or numeral.gap not in _FRACTIONS or not (_is_plain(before) and _is_plain(numeral)):
                made.append(numeral)
                continue
            above, below = (before, numeral) if numeral.gap is Gap.OVER else (numeral, before)
            made.pop()
            value = Fraction(above.value) / below.value if below.value else Fraction(0)
            start, gap, atoms = before.start, before.gap, [*before.atoms, *numeral.atoms]
            if made and gap is Gap.AND and _is_plain(made[-1]):
                whole_part = made.pop()
                value += whole_part.value
                start, gap, atoms = whole_part.start, whole_part.gap, [*whole_part.atoms, *atoms]
            role = NumberRole.FRACTION
            made.append(Numeral(start, numeral.end, whole(value), gap, atoms, role=role, stem=numeral.stem))
        self._numerals = made

    def _whole_words(self) -> list[Numeral]:
        """Leave out what is only a part of a written word: its pieces made no number together."""
        broken = set()
        for before, numeral in pairwise(self._numerals):
            if numeral.atoms[0].glued:
                broken |= {id(before), id(numeral)}
        return [numeral for numeral in self._numerals if id(numeral) not in broken]

    def _is_article_of(self, word: Word) -> bool:
        """Tell whether all that was read is an article, which belongs to the word that follows."""
        if len(self._atoms) != 1 or (word.article is not Article.NEEDED and word.kind is not WordKind.VAGUE):
            return False
        only = self._atoms[0].word
        return only is not None and only.is_article

    def _begin(self, atom: Atom, follower: Atom | None) -> None:
        """Begin a number with an atom, if one may."""
        word = atom.word
        if word is not None and word.kind in _SCALES and self._is_left_over(atom, word):
            # A scale that could not join: both are parts of something that is no number, such as 1,5 million.
            self._stray = True
            self._numerals[-1].role = self._numerals[-1].role or NumberRole.OTHER
        if word is None:
            self._start = atom.start
            self._ordinal = atom.ordinal
            self._closed = atom.ordinal or (atom.role is not None and atom.role is not NumberRole.FRACTION)
            if atom.scale > 1:
                self._scale, self._scaled = atom.scale, WordKind.SCALE
                self._step = max(atom.scale // 10**atom.decimals, 1)
            self._parts.append(Part(atom.value, 1, 0, figure=atom.scale == 1))
        else:
            start = self._opening(atom, word, follower)
            if start is None:
                if follower is not None and word.kind in _SCALES and follower.gap in {Gap.AND, Gap.NEXT}:
                    follower.role = follower.role or NumberRole.OTHER  # ألفا و500
                if follower is not None:
                    follower.gap = Gap.NONE  # what stood before it was no number
                return
            self._start = start
            one = (
                word.vague is not None
                and word.value > 0
                and self._grammar.single_after.before(self._folded, start) is not None
            )
            self._vague = None if one else word.vague
            self._basis = Basis.ABOUT if word.about else None
            self._lead = word.kind is WordKind.LEAD
            share = word.kind is WordKind.ORDINAL and word.value > 2 and self._is_share(atom)
            self._ordinal = (word.kind in _ORDINALS and not share) or atom.ordinal
            self._closed = atom.ordinal
            self._fraction = word.kind is WordKind.FRACTION or share
            if word.kind in {WordKind.ADDED, WordKind.LEAD} and (follower is None or word.kind is WordKind.ADDED):
                self._clear()
                return
            if word.kind in _SCALES:
                self._scaled, self._scale = word.kind, int(word.value)
            self._parts.append(Part(Fraction(1, int(word.value)) if share else word.value, word.room, 0))
        self._atoms.append(atom)

    def _is_left_over(self, atom: Atom, word: Word) -> bool:
        """Tell whether a scale stands right after a number that it could not join."""
        if not self._numerals or word.vague is not None:
            return bool(self._numerals) and atom.gap in _JOINS
        return atom.gap in _JOINS or atom.gap is Gap.OF  # cuarto de millón

    def _is_share(self, atom: Atom) -> bool:
        """Tell "a third of the men" from the third attack."""
        article = self._grammar.article.before(self._folded, atom.start, self._floor)
        if article is None or self._grammar.of.after(self._folded, atom.end) is None:
            return False
        self._start = article[1]
        return True

    def _opening(self, atom: Atom, word: Word, follower: Atom | None) -> int | None:
        """Tell where a number that opens with this word begins: at its article, or nowhere without one."""
        if word.needs_figure:
            return None
        if word.article is Article.NONE:
            return atom.start
        if word.article is Article.NEEDED and word.kind in _SCALES and follower is not None and follower.gap is Gap.OF:
            return None  # a score of 3 to 1
        article = self._grammar.article.before(self._folded, atom.start, self._floor)
        if article is not None:
            return article[1]
        if word.article is Article.TAKEN:
            return atom.start
        if follower is None or follower.word is None or follower.word.kind not in _SCALES:
            return None
        return atom.start if follower.gap in _SCALABLE else None  # few hundred, couple of dozen

    def _finish(self) -> None:
        """End the number."""
        numeral = self._numeral(len(self._atoms))
        self._floor = numeral.end
        if numeral.gap is Gap.BRACKET and self._restates(numeral):
            before = self._numerals[-1]
            before.end = before.stem = self._floor = numeral.end + 1
        else:
            self._numerals.append(numeral)
        self._clear()

    def _restates(self, numeral: Numeral) -> bool:
        """Tell whether a number in brackets only says the one before it again: forty-five (45)."""
        before = self._numerals[-1]
        return (
            before.value == numeral.value
            and before.vague is numeral.vague is None
            and not numeral.ordinal
            and self._folded.startswith(")", numeral.end)
        )

    def _take(self, atom: Atom, follower: Atom | None) -> bool:
        """Let an atom join the number so far, or say that it does not."""
        word = atom.word
        if self._lead:
            return self._follow_lead(atom)
        if 0 < self._atoms[-1].end < self._atoms[-1].tail and self._grammar.lexicon.endings_close:
            return False  # what has an ending is complete: 21 bini, 500
        if atom.gap in _FRACTIONS:
            return False  # one number over another: both are read first
        if word is not None and atom.ordinal:
            self._closed = self._ordinal = self._join(attrs.evolve(atom, ordinal=False), word, follower)
            return self._closed
        if self._grammar.lexicon.scale_first and self._factor(atom):
            return True
        if word is None:
            return self._vague is None and self._add_figure(atom)
        if self._invert(atom, word):
            return True
        if self._vague is not None:
            return self._extend_vague(atom, word)
        return self._add_word(atom, word, follower)

    def _add_word(self, atom: Atom, word: Word, follower: Atom | None) -> bool:
        """Let a word join a number that names a figure: as one more digit, after the point, or by its kind."""
        positional = self._grammar.lexicon.positional and self._decimals is None
        if positional and atom.gap is Gap.NEXT and self._add_digit(atom, word):
            return True
        if word.kind not in {*_SCALES, WordKind.FRACTION} and (self._decimals is not None or atom.gap is Gap.POINT):
            return word.kind in _DIGITS and self._add_decimal(atom, int(word.value))
        return self._join(atom, word, follower)

    def _join(self, atom: Atom, word: Word, follower: Atom | None) -> bool:
        """Let a word join in the way that its kind does."""
        if self._ordinal and word.kind not in _ORDINALS:
            return False
        match word.kind:
            case WordKind.ADDEND:
                return self._add(atom, word, follower)
            case WordKind.SCALE | WordKind.COLLECTIVE:
                return self._join_scale(atom, word)
            case WordKind.FRACTION:
                return self._divide(atom, word)
            case WordKind.ORDINAL:
                return self._close(atom, word)
            case WordKind.ORDINAL_SCALE:
                self._ordinal = atom.gap in _JOINS and self._multiply(word)
                return self._ordinal
            case WordKind.ADDED:
                return self._add_part(atom, word)
            case WordKind.FILLER:
                return atom.gap in _JOINS and self._parts[-1].room > _LEAST_FILLED
            case WordKind.VAGUE:
                return word.added and self._add_vague(atom, word)
            case _:
                return False

    def _join_scale(self, atom: Atom, word: Word) -> bool:
        """Multiply by a scale, or add it where it multiplies nothing."""
        if word.kind is WordKind.SCALE:
            if self._is_named_year(atom):
                return False
            if len(self._atoms) > 1 and self._padded(atom):
                self._parts, self._scaled = [Part(word.value, word.room, 0)], WordKind.SCALE
                return True
        return (self._may_multiply(atom, word) and self._multiply(word)) or self._add_scale(atom, word)


def _is_plain(numeral: Numeral) -> bool:
    """Tell whether a number is whole, and says how many."""
    return type(numeral.value) is int and numeral.vague is None and not numeral.ordinal and numeral.role is None
