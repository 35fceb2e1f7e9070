"""Puts number words together: "two hundred and fifty thousand" is one number, "twenty thirty" are two.

A small automaton takes one atom after another. It keeps the sum so far as parts from large
to small, each with the room it leaves for what may still be added; a scale multiplies the
parts that are smaller than itself. What does not fit begins the next number. Every atom is
looked at once or twice, so the time is linear whatever the text is.
"""

from fractions import Fraction

import attrs

from conflictmodel.lexicon.schema import Article, Word, WordKind
from conflictmodel.numbers.digits import Atom
from conflictmodel.numbers.grammar import Gap, Grammar
from conflictmodel.numbers.mention import NumberRole

_JOINS = frozenset({Gap.NEXT, Gap.HYPHEN})
_MOST_DECIMALS = 18


@attrs.define(eq=False)
class Numeral:
    """A number as it was put together, before anything is known of its use.

    ``vague`` holds the bounds of what names no figure; ``value`` is 0 then. ``scale`` is the
    product of the scales that multiplied all of it, ``step`` the step to which its digits were
    rounded. ``word`` is the only atom's word, if there is one atom and it is a word.
    """

    start: int
    end: int
    value: int | Fraction
    gap: Gap
    atoms: list[Atom]
    vague: tuple[int, int] | None = None
    scale: int = 1
    step: int = 1
    ordinal: bool = False
    role: NumberRole | None = None
    word: Word | None = None
    bare: bool = False
    padded: bool = False
    negative: bool = False


@attrs.define(eq=False)
class _Part:
    """A summand: its value, the room it leaves, and the atoms from which it was made."""

    value: int | Fraction
    room: int
    first: int  # index of its first atom
    figure: bool = False


class Composer:
    """The automaton. Feed it the atoms of a text in order; ``numerals`` then holds the numbers."""

    def __init__(self, grammar: Grammar, folded: str) -> None:
        self.grammar, self.folded = grammar, folded
        self.numerals: list[Numeral] = []
        self.floor = 0
        self._clear()

    def _clear(self) -> None:
        self.parts: list[_Part] = []
        self.atoms: list[Atom] = []
        self.start = 0
        self.vague: tuple[int, int] | None = None
        self.scale, self.step = 1, 1
        self.scaled: WordKind | None = None  # what kind of scale came last, if a scale came last
        self.fraction = False
        self.ordinal = False
        self.decimals: str | None = None
        self.base: int | Fraction = 0
        self.closed = False

    def run(self, atoms: list[Atom]) -> list[Numeral]:
        """Compose all atoms."""
        for place, atom in enumerate(atoms):
            follower = atoms[place + 1] if place + 1 < len(atoms) else None
            if self.atoms:
                if not self.closed and atom.gap and self._take(atom, follower):
                    continue
                self._finish()
            self._begin(atom, follower)
        if self.atoms:
            self._finish()
        return self.numerals

    # --- beginning and ending -------------------------------------------------------------

    def _begin(self, atom: Atom, follower: Atom | None) -> None:
        word = atom.word
        self.start = atom.start
        if word is None:
            if atom.ordinal:
                self.ordinal = self.closed = True
            elif atom.role is not None and atom.role is not NumberRole.FRACTION:
                self.closed = True
            self.step = max(atom.scale // 10**atom.decimals, 1) if atom.scale > 1 else 1
            self.scale = atom.scale
            self.scaled = WordKind.SCALE if atom.scale > 1 else None
            self._open(atom, atom.value, 1, figure=atom.scale == 1)
            return
        if word.article is not Article.NONE:
            floor = self.floor
            article = self.grammar.article.before(self.folded, atom.start, floor)
            if article is not None:
                self.start = article[1]
            elif word.article is Article.NEEDED:
                if follower is not None:
                    follower.gap = Gap.NONE
                return
            if word.kind is WordKind.COLLECTIVE and word.article is Article.NEEDED and follower is not None and follower.gap is Gap.OF:
                return
        if word.kind is WordKind.VAGUE:
            self.vague = word.vague
        elif word.vague is not None:
            self.vague = word.vague
        elif word.kind is WordKind.ORDINAL or word.kind is WordKind.ORDINAL_SCALE:
            self.ordinal = self.closed = True
        elif word.kind is WordKind.FRACTION:
            self.fraction = True
        elif word.kind is not WordKind.ADDEND:
            self.scaled, self.scale = word.kind, int(word.value)
        self._open(atom, word.value, word.room)

    def _open(self, atom: Atom, value: int | Fraction, room: int, *, figure: bool = False) -> None:
        self.parts.append(_Part(value, room, 0, figure))
        self.atoms.append(atom)

    def _finish(self) -> None:
        numeral = self._numeral(len(self.atoms))
        self.floor = numeral.end
        if numeral.gap is Gap.BRACKET and self._restates(numeral):
            self.numerals[-1].end = self.floor = numeral.end + 1
        else:
            self.numerals.append(numeral)
        self._clear()

    def _restates(self, numeral: Numeral) -> bool:
        """Tell whether a number in brackets only says the one before it again: forty-five (45)."""
        if not self.numerals or not self.folded.startswith(")", numeral.end):
            return False
        before = self.numerals[-1]
        return before.value == numeral.value and before.vague is numeral.vague is None and not numeral.ordinal

    def _numeral(self, count: int) -> Numeral:
        atoms = self.atoms[:count]
        value = _whole(sum((part.value for part in self.parts), 0)) if self.vague is None else 0
        only = atoms[0] if count == 1 else None
        role = only.role if only is not None else None
        if role is None and (self.fraction or type(value) is Fraction):
            role = NumberRole.FRACTION
        return Numeral(
            self.start,
            atoms[-1].end,
            value,
            atoms[0].gap,
            atoms,
            self.vague,
            self.scale,
            self.step,
            self.ordinal,
            role,
            only.word if only is not None else None,
            only is not None and only.bare,
            only is not None and only.padded,
        )

    # --- taking one more atom -------------------------------------------------------------

    def _take(self, atom: Atom, follower: Atom | None) -> bool:
        word = atom.word
        if word is None:
            taken = self._add_figure(atom)
        elif self.vague is not None:
            taken = self._take_vague(atom, word)
        elif word.kind is WordKind.ADDEND:
            taken = self._add(atom, word, follower)
        elif word.kind is WordKind.SCALE or word.kind is WordKind.COLLECTIVE:
            taken = self._multiply(atom, word)
        elif word.kind is WordKind.FRACTION:
            taken = self._divide(atom, word)
        elif word.kind is WordKind.ORDINAL:
            taken = self._close_with(atom, word)
        elif word.kind is WordKind.ORDINAL_SCALE:
            taken = atom.gap in _JOINS and self._multiply(atom, word)
            if taken:
                self.ordinal = self.closed = True
        else:
            taken = False
        if taken:
            self.atoms.append(atom)
        return taken

    def _fits(self, atom: Atom, value: int | Fraction) -> bool:
        room = self.parts[-1].room
        if self.fraction or self.decimals is not None or not 0 < value < room:
            return False
        if atom.gap is Gap.DASH and atom.word is not None and atom.word.kind is WordKind.ORDINAL:
            return True  # thirty—first: a range of ordinals would fall, not rise
        if atom.gap is Gap.AND:
            return room >= self.grammar.lexicon.and_room or self.scaled is WordKind.COLLECTIVE
        return atom.gap in _JOINS

    def _add(self, atom: Atom, word: Word, follower: Atom | None) -> bool:
        value = word.value
        if self.decimals is not None or atom.gap is Gap.POINT:
            return self._add_decimal(atom, value)
        if word.of:
            return False
        if atom.gap is Gap.COMMA:
            hundred = follower is not None and follower.gap in _JOINS and follower.word is not None
            fits = (
                hundred
                and follower.word.kind is WordKind.SCALE
                and 0 < value * follower.word.value < self.parts[-1].room >= self.grammar.lexicon.comma_room
                and not self.fraction
            )
        else:
            fits = self._fits(atom, value)
        if fits:
            self.parts.append(_Part(value, word.room, len(self.atoms)))
            self.scaled = None
            self.scale = 1
        return fits

    def _add_figure(self, atom: Atom) -> bool:
        value = atom.value
        if atom.role is NumberRole.FRACTION and atom.gap is Gap.NEXT and len(self.atoms) == 1 and self.parts[0].figure:
            self.parts[0] = _Part(self.parts[0].value + value, 1, 0)
            self.fraction = True
            return True
        if atom.role is not None or atom.ordinal or atom.decimals or atom.scale > 1:
            return False
        if atom.gap is Gap.POINT:
            return atom.bare and self._add_decimal(atom, value, digits=atom.end - atom.start)
        if not atom.bare or self.vague is not None or self.parts[-1].figure or not self._fits(atom, value):
            return False
        self.parts.append(_Part(value, 1, len(self.atoms), figure=True))
        self.scale, self.step, self.scaled = 1, 1, None
        return True

    def _add_decimal(self, atom: Atom, value: int | Fraction, digits: int = 0) -> bool:
        """Read what follows "point": digits one by one, or one number below a hundred."""
        if self.decimals is None:
            if len(self.parts) > 1 or self.fraction or self.parts[0].value != int(self.parts[0].value) or self.vague:
                return False
            if self.start and self.parts[0].value == 1 and self.grammar.one_before.before(self.folded, self.start):
                return False
            self.base, self.decimals = self.parts[0].value, ""
        elif atom.gap is not Gap.NEXT or len(self.decimals) > _MOST_DECIMALS:
            return False
        text = str(value).rjust(digits, "0")
        if self.decimals and self.decimals[-1] == "0" and len(self.decimals) == 2 and len(text) == 1 and self.decimals[0] != "0":
            self.decimals = self.decimals[0] + text  # forty two
        elif not digits and value >= 100 or (self.decimals and value >= 10):
            return False
        else:
            self.decimals += text
        self.parts = [_Part(_whole(self.base + Fraction(int(self.decimals), 10 ** len(self.decimals))), 1, 0)]
        self.scaled = None
        return True

    def _take_vague(self, atom: Atom, word: Word) -> bool:
        """Go on after "several" or "tens": several hundred, tens of thousands, hundreds and hundreds."""
        low, high = self.vague or (0, 0)
        last = self.atoms[-1].word
        if atom.gap in {Gap.AND, Gap.AGAIN} and word is last and word.vague is not None:
            return True
        if word.kind is not WordKind.SCALE and word.kind is not WordKind.COLLECTIVE:
            return False
        of_plural = atom.gap is Gap.OF and word.vague is not None and last is not None and last.kind is not WordKind.VAGUE
        if not of_plural and atom.gap not in _JOINS:
            return False
        if last is not None and last.kind is not WordKind.VAGUE and last.value >= word.value:
            return False
        scale = int(word.value)
        self.vague = (low * scale, (high + 1) * scale - 1)
        return True

    def _multiply(self, atom: Atom, word: Word) -> bool:
        scale = int(word.value)
        collective = word.kind is WordKind.COLLECTIVE
        if not self._may_multiply(atom):
            return False
        parts = self.parts
        cut = len(parts)
        while cut and (parts[cut - 1].value < scale or (parts[cut - 1].figure and cut == len(parts))):
            cut -= 1
        if cut == len(parts):
            if not collective or self.scaled is WordKind.COLLECTIVE:
                return False
            cut = 0
        factor = sum((part.value for part in parts[cut:]), 0)
        product = _whole(factor * scale)
        if factor == 0:
            return False
        if cut and product >= parts[cut - 1].room:
            self._split(cut)
            parts, cut = self.parts, 0
        first = parts[cut].first
        self.scale = self.scale * scale if len(parts) == 1 and self.scaled is not None else scale
        decimals = self.atoms[-1].decimals if self.atoms[-1].word is None else -1
        if collective:
            self.step = 1  # a dozen is no rounding
        elif decimals >= 0:
            self.step = max(scale * self.atoms[-1].scale // 10**decimals, 1)
        else:
            self.step *= scale if self.step > 1 else 1
        room = word.room if type(factor) is int and decimals <= 0 and self.decimals is None and not self.fraction else 1
        if cut:
            self.scale = 1
        self.parts = [*parts[:cut], _Part(product, room, first)]
        self.scaled = word.kind
        self.decimals = None
        self.fraction = False
        return True

    def _may_multiply(self, atom: Atom) -> bool:
        if atom.gap in _JOINS:
            return True
        if atom.gap is Gap.ARTICLE:  # half a million, three quarters of a million
            return self.fraction and self.parts[0].value < 1
        last = self.atoms[-1].word
        return atom.gap is Gap.OF and last is not None and last.of  # a couple of dozen

    def _split(self, cut: int) -> None:
        """End the number before part ``cut``, which turned out to begin the next one."""
        rest, first = self.parts[cut:], self.parts[cut].first
        atoms = self.atoms[first:]
        self.parts = self.parts[:cut]
        self.scale, self.step = 1, 1
        numeral = self._numeral(first)
        self.numerals.append(numeral)
        self.floor = numeral.end
        self._clear()
        for part in rest:
            part.first -= first
        self.parts, self.atoms, self.start = rest, atoms, atoms[0].start

    def _divide(self, atom: Atom, word: Word) -> bool:
        """Read a fraction after a number: three quarters, two and a half, a million and a half."""
        total = sum((part.value for part in self.parts), 0)
        if self.fraction or self.decimals is not None or type(total) is not int or total == 0:
            return False
        if atom.gap is Gap.AND_ARTICLE and word.added:
            unit = self.scale if self.scaled is not None else 1
            self.parts = [_Part(_whole(total + word.value * unit), 1, 0)]
            self.fraction = unit == 1
            self.scaled, self.scale = None, 1
            return True
        if atom.gap not in _JOINS or self.scaled is not None:
            return False
        value = total * word.value
        self.fraction = True
        before = self.numerals[-1] if self.numerals else None
        if (
            before is not None
            and self.atoms[0].gap is Gap.AND
            and value < 1
            and type(before.value) is int
            and before.role is None
            and before.vague is None
            and not before.ordinal
        ):
            self.numerals.pop()
            self.atoms = [*before.atoms, *self.atoms]
            self.start, value = before.start, before.value + value
        self.parts = [_Part(value, 1, 0)]
        self.scale = 1
        return True

    def _close_with(self, atom: Atom, word: Word) -> bool:
        """Read an ordinal after a number: twenty-first, but one third."""
        if atom.gap in _JOINS and len(self.atoms) == 1 and self.parts[0].value == 1 and word.value > 2 and self.atoms[0].word:
            self.parts = [_Part(Fraction(1, int(word.value)), 1, 0)]
            self.fraction = True
            return True
        if self.parts[-1].figure or not self._fits(atom, word.value):
            return False
        self.parts.append(_Part(word.value, 1, len(self.atoms)))
        self.ordinal = self.closed = True
        return True


def _whole(value: int | Fraction) -> int | Fraction:
    return value.numerator if type(value) is Fraction and value.denominator == 1 else value
