"""Puts number words together: "two hundred and fifty thousand" is one number, "twenty thirty" are two.

A small automaton takes one atom after another. It keeps the sum so far as parts from large
to small, each with the room it leaves for what may still be added; a scale multiplies the
parts that are smaller than itself. What does not fit begins the next number. Every atom is
looked at once or twice, so the time is linear whatever the text is.
"""

from fractions import Fraction
from itertools import chain, pairwise

import attrs

from conflictmodel.lexicon.words import Article, Word, WordKind, room_of
from conflictmodel.model.count import Basis
from conflictmodel.numbers.grammar import Gap, Grammar
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.numeral import Atom, Numeral, Part, alone, is_whole, whole

_JOINS = frozenset({Gap.NEXT, Gap.HYPHEN})
_SCALABLE = frozenset({Gap.NEXT, Gap.HYPHEN, Gap.OF})
_REPEATS = frozenset({Gap.AND, Gap.AGAIN})
_ORDINALS = frozenset({WordKind.ORDINAL, WordKind.ORDINAL_SCALE})
_SCALES = frozenset({WordKind.SCALE, WordKind.COLLECTIVE})
_LOOSE = frozenset({Gap.NEXT, Gap.HYPHEN, Gap.AND, Gap.OF})
_MOST_DECIMALS = 18
_LAST_DIGIT = 9
_TENS = frozenset(range(20, 100, 10))
_MOST_LED = 99
_LEAST_SHORTENED = 100
_FRACTIONS = frozenset({Gap.PARTS, Gap.OVER})
_THOUSAND = 1000
_GROUP = 3
_LEAST_FILLED = 10


class Composer:
    """The automaton: :meth:`run` turns the atoms of a text, in order, into its numerals."""

    def __init__(self, grammar: Grammar, folded: str) -> None:
        self._grammar, self._folded = grammar, folded
        self._next: Atom | None = None
        self._numerals: list[Numeral] = []
        self._floor = 0  # where the last numeral ended
        self._clear()

    def run(self, atoms: list[Atom]) -> list[Numeral]:
        """Compose all atoms."""
        for atom, follower in zip(atoms, chain(atoms[1:], (None,)), strict=False):
            self._next = follower
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
        if self._grammar.lexicon.ordinal_prefixes:
            for numeral in self._numerals:
                if self._grammar.ordinal_prefix.before(self._folded, numeral.start) is not None:
                    numeral.ordinal = True
        return self._whole_words() if any(atom.glued for atom in atoms) else self._numerals

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

    # --- beginning and ending -------------------------------------------------------------

    def _clear(self) -> None:
        self._parts: list[Part] = []
        self._atoms: list[Atom] = []
        self._start = 0
        self._vague: tuple[int, int] | None = None
        self._scale, self._step = 1, 1
        self._scaled: WordKind | None = None  # the kind of the scale that came last, if one did
        self._fraction = False
        self._lead = False  # whether it opens with a part of what follows: साढ़े
        self._ordinal = False
        self._closed = False
        self._stray = False  # whether it is only what is left of something malformed
        self._factored = 0  # by what the last scale was multiplied, where scales come first
        self._basis: Basis | None = None  # what a word inside of it says
        self._decimals: str | None = None  # the digits after "point"
        self._before_point: int | Fraction = 0

    def _begin(self, atom: Atom, follower: Atom | None) -> None:
        word = atom.word
        if word is not None and word.kind in _SCALES and atom.gap in _JOINS and self._numerals:
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
                if follower is not None:
                    follower.gap = Gap.NONE  # what stood before it was no number
                return
            self._start = start
            one = word.vague is not None and self._grammar.single_after.before(self._folded, start) is not None
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

    def _is_share(self, atom: Atom) -> bool:
        """Tell "a third of the men" from the third attack."""
        article = self._grammar.article.before(self._folded, atom.start, self._floor)
        if article is None or self._grammar.of.after(self._folded, atom.end) is None:
            return False
        self._start = article[1]
        return True

    def _opening(self, atom: Atom, word: Word, follower: Atom | None) -> int | None:
        """Tell where a number that opens with this word begins: at its article, or nowhere without one."""
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

    def _numeral(self, count: int) -> Numeral:
        atoms = self._atoms[:count]
        only = atoms[0] if count == 1 else None
        value = 0 if self._vague is not None else whole(self._total())
        role = None if only is None else only.role
        if self._stray:
            role = NumberRole.OTHER
        elif role is None and (
            self._fraction or type(value) is Fraction or (only and only.decimals and only.scale == 1)
        ):
            role = NumberRole.FRACTION  # 12.000 too: no saying whether it means 12,000
        return Numeral(
            self._start,
            atoms[-1].last,
            value,
            atoms[0].gap,
            atoms,
            self._vague,
            self._scale,
            self._step,
            self._ordinal,
            role,
            None if only is None else only.word,
            only is not None and only.bare,
            only is not None and only.padded,
            basis=self._basis,
            stem=atoms[-1].end,
        )

    def _total(self) -> int | Fraction:
        parts = self._parts
        return parts[0].value if len(parts) == 1 else sum(part.value for part in parts)

    # --- taking one more atom -------------------------------------------------------------

    def _take(self, atom: Atom, follower: Atom | None) -> bool:
        """Let an atom join the number so far, or say that it does not."""
        word = atom.word
        if self._lead:
            return self._follow_lead(atom)
        if atom.gap in _FRACTIONS:
            return self._set_over(atom)
        if word is not None and atom.ordinal:
            self._closed = self._ordinal = self._join(attrs.evolve(atom, ordinal=False), word, follower)
            return self._closed
        if self._grammar.lexicon.scale_first and self._factor(atom, follower):
            return True
        if word is None:
            return self._vague is None and self._add_figure(atom)
        if self._invert(atom, word):
            return True
        if self._vague is not None:
            return self._extend_vague(atom, word)
        if self._grammar.lexicon.positional and self._add_digit(atom, word):
            return True
        if word.kind not in _SCALES and (self._decimals is not None or atom.gap is Gap.POINT):
            return word.kind is WordKind.ADDEND and self._add_decimal(atom, int(word.value))
        return self._join(atom, word, follower)

    def _join(self, atom: Atom, word: Word, follower: Atom | None) -> bool:
        if self._ordinal and word.kind not in _ORDINALS:
            return False
        match word.kind:
            case WordKind.ADDEND:
                return self._add(atom, word, follower)
            case WordKind.SCALE | WordKind.COLLECTIVE:
                return (self._may_multiply(atom, word) and self._multiply(word)) or self._add_scale(atom, word)
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

    def _add_digit(self, atom: Atom, word: Word) -> bool:
        """Write one more digit behind those before it: 二〇二〇."""
        digits = {WordKind.ADDEND, WordKind.FILLER}
        last = self._atoms[-1]
        if last.word is None or last.end != atom.start or word.kind not in digits or not 0 <= word.value <= _LAST_DIGIT:
            return False
        if any(a.word is None or a.word.kind not in digits or a.word.value > _LAST_DIGIT for a in self._atoms):
            return False
        if len(self._atoms) >= _MOST_DECIMALS or (len(self._atoms) == 1 and self._are_neighbours(last, atom)):
            return False
        self._parts = [Part(self._parts[0].value * 10 + word.value, 1, 0)]
        return True

    def _are_neighbours(self, first: Atom, second: Atom) -> bool:
        """Tell whether two digits, and no third, are a range: 五六人."""
        follower = self._next
        third = follower is not None and follower.start == second.end and follower.word is not None
        digit = third and follower is not None and follower.word is not None and follower.word.kind is WordKind.ADDEND
        return self._grammar.lexicon.neighbours and second.value == first.value + 1 and not digit

    def _add_part(self, atom: Atom, word: Word) -> bool:
        """Add a part of the unit before it: iki buçuk, dos millones y medio."""
        total = self._total()
        if atom.gap not in _LOOSE or self._fraction or type(total) is not int or not total:
            return False
        follower = self._next
        if self._parts[-1].room > 1 and follower is not None and follower.word is not None and follower.gap is Gap.NEXT:
            if follower.word.kind is WordKind.SCALE:  # un miliardo e mezzo milione
                self._parts.append(Part(word.value, 1, len(self._atoms)))
                return True
        unit = self._unit(total)
        if self._step > 1:
            self._step = max(unit // word.value.denominator, 1)
        self._parts = [Part(whole(total + word.value * unit), 1, 0)]
        self._fraction, self._scaled, self._scale = unit == 1, None, 1
        return True

    def _unit(self, total: int) -> int:
        """Give the unit of which a half may be added: the last scale from a thousand on, or a dozen."""
        if self._scaled is WordKind.COLLECTIVE:
            return self._scale
        unit = 1
        while total % (unit * _THOUSAND) == 0:
            unit *= _THOUSAND
        return unit

    def _add_vague(self, atom: Atom, word: Word) -> bool:
        """Add a size that names no figure: 十几 is 11 to 19."""
        total = self._total()
        if word.vague is None or atom.gap not in _JOINS or type(total) is not int or self._fraction:
            return False
        low, high = word.vague
        room = self._parts[-1].room
        if room <= 1:
            return False
        unit = max(room // 10, 1)
        self._vague = total + min(low, 1) * unit, total + min(high * unit, room - 1)
        return True

    def _invert(self, atom: Atom, word: Word) -> bool:
        """Read a scale before its factor, where this order says about: тысяч пять."""
        first = self._atoms[0].word
        if len(self._atoms) > 1 or first is None or not first.inverted or atom.gap is not Gap.NEXT:
            return False
        if word.kind is not WordKind.ADDEND or not 0 < word.value < first.value or type(word.value) is not int:
            return False
        self._parts = [Part(first.value * word.value, 1, 0)]
        self._vague, self._basis, self._closed = None, Basis.ABOUT, True
        return True

    def _follow_lead(self, atom: Atom) -> bool:
        """Add the part to the number that follows, or before a scale to one: साढ़े तीन, सवा लाख."""
        part = self._parts[0].value
        if atom.gap not in _JOINS or type(atom.value) is not int or atom.value <= 0 or atom.ordinal:
            return False
        self._lead = False
        if atom.word is not None and atom.word.kind is WordKind.SCALE:
            self._parts = [Part(1 + part, 1, 0)]
            return self._multiply(atom.word)
        if atom.value > _MOST_LED or (atom.word is not None and atom.word.kind is not WordKind.ADDEND):
            return False
        self._parts = [Part(atom.value + part, 1, 0, figure=atom.word is None)]
        return True

    def _set_over(self, atom: Atom) -> bool:
        """Read a fraction whose parts are linked: 五分之一, एक बटा बीस."""
        total = self._total()
        above, below = (total, atom.value) if atom.gap is Gap.OVER else (atom.value, total)
        if self._fraction or type(above) is not int or type(below) is not int or not 0 < above < below:
            return False
        self._parts = [Part(Fraction(above, below), 1, 0)]
        self._fraction = self._closed = True
        return True

    def _factor(self, atom: Atom, follower: Atom | None) -> bool:
        """Multiply a scale by the number after it, where scales come first: elfu ishirini na tano is 25,000."""
        last = self._atoms[-1]
        word, value = atom.word, atom.value
        if type(value) is not int or (word is not None and word.kind is not WordKind.ADDEND) or not value:
            return False
        part = self._parts[-1]
        if last.word is not None and last.word.kind is WordKind.SCALE and atom.gap is Gap.NEXT:
            if value * last.value >= (self._parts[-2].room if len(self._parts) > 1 else 10**18):
                return False
            part.value, part.room = last.value * value, int(last.value)
            self._factored = value
            return True
        fits = 0 < value < room_of(self._factored) and atom.gap is Gap.AND
        if not fits or part.value != part.room * self._factored:
            return False
        self._factored += value
        part.value = part.room * self._factored
        return True

    def _fits(self, atom: Atom, value: int | Fraction) -> bool:
        """Tell whether a value may be added: it must be smaller than the room that is left."""
        room = self._parts[-1].room
        if self._fraction or not 0 < value < room:
            return False
        if atom.gap is Gap.AND:
            if value >= self._grammar.lexicon.and_most:
                return False
            return room >= self._grammar.and_room or self._scaled is WordKind.COLLECTIVE
        return atom.gap in _JOINS

    def _add(self, atom: Atom, word: Word, follower: Atom | None) -> bool:
        if atom.gap is Gap.COMMA:  # two thousand, one hundred: only if the hundred follows
            if follower is None or follower.word is None or follower.gap not in _JOINS or self._fraction:
                return False
            room = self._parts[-1].room
            scaled = follower.word.kind is WordKind.SCALE and 0 < word.value * follower.word.value < room
            if not scaled or room < self._grammar.lexicon.comma_room:
                return False
        elif self._grammar.lexicon.units_first and self._is_unit_of(atom, word):
            last = self._parts[-1]
            last.value, last.room = last.value + word.value, 1
            return True
        elif self._grammar.lexicon.short_unit and self._is_short(atom, word, follower):
            self._parts.append(Part(word.value * self._parts[-1].room // 10, 1, len(self._atoms)))
            return True
        elif self._fraction and word.is_article and word.value == 1 and self._opens_scale(atom, follower):
            return True  # un quart d'un million
        elif self._padded(atom, word):
            self._parts = [Part(word.value, word.room, len(self._atoms))]
            return True
        elif word.of or not self._fits(atom, word.value):
            return False
        self._parts.append(Part(word.value, word.room, len(self._atoms)))
        self._scale, self._scaled = 1, None
        return True

    def _opens_scale(self, atom: Atom, follower: Atom | None) -> bool:
        """Tell whether an article leads from a fraction to its scale."""
        if atom.gap is not Gap.OF or follower is None or follower.word is None or follower.gap is not Gap.NEXT:
            return False
        return follower.word.kind is WordKind.SCALE and self._parts[0].value < 1

    def _padded(self, atom: Atom, word: Word) -> bool:
        """Tell whether nothing but spoken zeros stands before a number: cero cinco."""
        zeros = all(a.word is not None and a.word.kind is WordKind.ADDEND and not a.value for a in self._atoms)
        return zeros and atom.gap is Gap.NEXT and self._decimals is None and word.value > 0

    def _is_unit_of(self, atom: Atom, word: Word) -> bool:
        """Tell whether a ten follows its unit: خمسة وعشرون."""
        last = self._atoms[-1].word
        if last is None or last.kind is not WordKind.ADDEND or atom.gap is not Gap.AND:
            return False
        return 1 <= last.value <= _LAST_DIGIT and word.value in _TENS

    def _is_short(self, atom: Atom, word: Word, follower: Atom | None) -> bool:
        """Tell whether a digit stands for so many tenths of the scale before it: 一万三."""
        last = self._atoms[-1].word
        if last is None or last.kind is not WordKind.SCALE or not 1 <= word.value <= _LAST_DIGIT:
            return False
        return last.value >= _LEAST_SHORTENED and atom.gap is Gap.NEXT and (follower is None or follower.gap is Gap.NONE)

    def _add_figure(self, atom: Atom) -> bool:
        """Add digits to a number: 5 1/2, two point 5, 3 hundred and 21."""
        last = self._parts[-1]
        if atom.role is NumberRole.FRACTION:
            if atom.gap is not Gap.NEXT or not last.figure or type(last.value) is not int or self._fraction:
                return False
            self._parts = [Part(last.value + atom.value, 1, 0)]
            self._fraction = True
            return True
        if not atom.bare or atom.role is not None:
            return False
        if atom.gap is Gap.POINT or self._decimals is not None:
            return self._add_decimal(atom, int(atom.value), atom.end - atom.start)
        if last.figure or not self._fits(atom, atom.value):
            return False
        self._parts.append(Part(atom.value, 1, len(self._atoms), figure=True))
        self._scale, self._step, self._scaled = 1, 1, None
        return True

    def _add_decimal(self, atom: Atom, value: int, digits: int = 0) -> bool:
        """Read what follows "point": digits one by one, or one number below a hundred."""
        written = str(value).rjust(digits, "0")
        if self._decimals is None:
            total = self._total()
            if self._fraction or type(total) is not int or len(written) > (digits or _GROUP):
                return False
            if total == 1 and self._grammar.one_before.before(self._folded, self._start):
                return False  # at that one point five men ...
            self._before_point, self._decimals = total, written
        elif self._fills(atom, written):
            self._decimals = self._decimals[: -len(written)] + written  # point forty two, coma setenta y cinco
        elif atom.gap is not Gap.NEXT or len(written) > 1 or len(self._decimals) >= _MOST_DECIMALS:
            return False
        else:
            self._decimals += written
        after = Fraction(int(self._decimals), 10 ** len(self._decimals))
        self._parts = [Part(self._before_point + after, 1, 0)]
        self._scale, self._scaled = 1, None
        return True

    def _fills(self, atom: Atom, written: str) -> bool:
        """Tell whether digits take the place of the zeros of a number spoken after the point."""
        decimals = self._decimals or ""
        zeros = len(decimals) - len(decimals.rstrip("0"))
        return atom.gap in {Gap.NEXT, Gap.AND} and 0 < len(written) <= zeros < len(decimals) <= _GROUP

    def _extend_vague(self, atom: Atom, word: Word) -> bool:
        """Go on after "several" or "tens": several hundred, tens of thousands, hundreds and hundreds."""
        last = self._atoms[-1].word
        if last is None or self._vague is None or word.kind not in _SCALES:
            return False
        if atom.gap in _REPEATS:
            return word.value == last.value
        if last.kind is not WordKind.VAGUE and last.value >= word.value:
            return False
        plural_of_plural = atom.gap is Gap.OF and word.vague is not None and last.kind is not WordKind.VAGUE
        if not plural_of_plural and atom.gap not in _JOINS:
            return False
        low, high = self._vague
        scale = int(word.value)
        self._vague = (low * scale, (high + 1) * scale - 1)
        return True

    # --- multiplying and dividing ---------------------------------------------------------

    def _may_multiply(self, atom: Atom, word: Word) -> bool:
        if atom.gap is Gap.ARTICLE:  # half a million, three quarters of a million
            return self._fraction and self._parts[0].value < 1
        if atom.gap is Gap.INSIDE:  # 20多万
            self._basis = self._grammar.inside.get(self._folded[self._atoms[-1].end : atom.start].strip())
            return True
        if atom.gap is Gap.OF:  # a couple of dozen
            last = self._atoms[-1].word
            if self._fraction and self._parts[0].value < 1:
                return word.vague is None  # un quart de million
            between = self._folded[self._atoms[-1].last : atom.start].strip()
            if word.kind is WordKind.SCALE and between in self._grammar.lexicon.links.scale:
                return True
            return last is not None and last.of
        return atom.gap in _JOINS

    def _multiply(self, word: Word) -> bool:
        scale = int(word.value)
        collective = word.kind is WordKind.COLLECTIVE
        cut = self._smaller(scale)
        if cut == len(self._parts):
            if not collective or self._scaled is WordKind.COLLECTIVE:
                return False
            cut = 0  # two hundred dozen
        elif collective and not word.about and self._scaled is not WordKind.COLLECTIVE and self._atoms[-1].word:
            cut = 0  # three hundred and two dozen
        factor = sum(part.value for part in self._parts[cut:])
        product = whole(factor * scale)
        if not product:
            return False
        if cut and product >= self._parts[cut - 1].room:
            self._split(cut)
            cut = 0
        self._rescale(scale, alone=cut == 0, collective=collective)
        if word.about:
            self._basis = Basis.ABOUT
        exact = type(factor) is int and not self._fraction and self._decimals is None and not self._atoms[-1].decimals
        room = word.room
        while exact and factor % _THOUSAND == 0:  # dos mil millones, quinientos millones
            factor, room = factor // _THOUSAND, room * _THOUSAND
        part = Part(product, room if exact else 1, self._parts[cut].first)
        self._parts[cut:] = [part]
        self._scaled, self._decimals, self._fraction = word.kind, None, False
        return True

    def _add_scale(self, atom: Atom, word: Word) -> bool:
        """Add a scale that multiplies nothing: тысяча сто, where English has to say one hundred."""
        if word.kind is not WordKind.SCALE or word.vague is not None or not self._fits(atom, word.value):
            return False
        self._parts.append(Part(word.value, word.room, len(self._atoms)))
        self._scale, self._scaled = 1, None
        return True

    def _smaller(self, scale: int) -> int:
        """Give the index of the first of those last parts that a scale may multiply."""
        parts = self._parts
        cut = len(parts)
        if parts[-1].figure:
            cut -= 1  # digits take any scale: 322 hundred
        while cut and parts[cut - 1].value < scale:
            cut -= 1
        return cut

    def _rescale(self, scale: int, *, alone: bool, collective: bool) -> None:
        """Note by which scales the whole number is multiplied, and to which step its digits round it."""
        last = self._atoms[-1]
        if collective:
            self._step = 1  # a dozen is no rounding
        elif last.word is None:
            parts = 10**last.decimals if last.decimals else last.value.denominator
            self._step = max(scale * last.scale // parts, 1)
        elif self._step > 1:
            self._step *= scale
        if not alone:
            self._scale = 1
        else:
            self._scale = self._scale * scale if self._scaled is not None else scale

    def _split(self, cut: int) -> None:
        """End the number before part ``cut``, which turned out to begin the next one."""
        rest, first = self._parts[cut:], self._parts[cut].first
        atoms = self._atoms[first:]
        self._parts = self._parts[:cut]
        self._scale, self._step = 1, 1
        numeral = self._numeral(first)
        self._numerals.append(numeral)
        self._floor = numeral.end
        self._clear()
        for part in rest:
            part.first -= first
        self._parts, self._atoms, self._start = rest, atoms, atoms[0].start

    def _divide(self, atom: Atom, word: Word) -> bool:
        """Read a fraction after a number: three quarters, two and a half, a million and a half."""
        total = self._total()
        if self._fraction or type(total) is not int or total == 0:
            return False
        if atom.gap in {Gap.AND_ARTICLE, Gap.AND} and word.added:
            unit = self._scale if self._scaled is not None else 1
            self._fraction = unit == 1
            total += word.value * unit
        elif atom.gap in _JOINS and self._scaled is None:
            self._fraction = True
            last = self._parts[-1]
            if len(self._parts) > 1 and self._atoms[-1].gap is Gap.AND:  # عشرون وثلاثة أخماس
                total += last.value * word.value - last.value
            else:
                total = self._after_whole(total * word.value)
        else:
            return False
        self._parts = [Part(whole(total), 1, 0)]
        self._scale, self._scaled = 1, None
        return True

    def _after_whole(self, value: int | Fraction) -> int | Fraction:
        """Add a fraction to the whole number right before it: two and three quarters."""
        before = self._numerals[-1] if self._numerals else None
        if (
            before is None
            or self._atoms[0].gap is not Gap.AND
            or value >= 1
            or type(before.value) is not int
            or before.role is not None
            or before.vague is not None
            or before.ordinal
        ):
            return value
        self._numerals.pop()
        self._atoms = [*before.atoms, *self._atoms]
        self._start = before.start
        return before.value + value

    def _close(self, atom: Atom, word: Word) -> bool:
        """Read an ordinal after a number: twenty-first; but one third is a fraction."""
        if self._ordinal:  # vigésimo primero
            if not self._grammar.lexicon.ordinals_compound or atom.gap not in _JOINS or not 0 < word.value < self._parts[-1].room:
                return False
            self._parts.append(Part(word.value, word.room, len(self._atoms)))
            return True
        if atom.gap in _JOINS and self._atoms[0].word is not None and self._total() == 1 and word.value > 2:
            self._parts = [Part(Fraction(1, int(word.value)), 1, 0)]
            self._fraction = True
            return True
        if self._grammar.lexicon.ordinals_divide:
            total = self._total()
            if atom.gap not in _JOINS or self._fraction or type(total) is not int or not 1 < total < word.value:
                return False
            self._parts = [Part(Fraction(total, int(word.value)), 1, 0)]
            self._fraction = self._closed = True
            return True
        dashed = atom.gap is Gap.DASH and 0 < word.value < self._parts[-1].room  # thirty—first
        if self._parts[-1].figure or self._fraction or not (dashed or self._fits(atom, word.value)):
            return False
        self._parts.append(Part(word.value, word.room, len(self._atoms)))
        self._ordinal = True
        return True
