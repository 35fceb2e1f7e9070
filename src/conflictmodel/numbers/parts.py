"""The sum so far of a number that is being put together, as parts from large to small.

Each part knows the room it leaves for what may still be added; a scale multiplies the parts that
are smaller than itself.
"""

from fractions import Fraction

from conflictmodel.lexicon.words import Word, WordKind
from conflictmodel.model.count import Basis
from conflictmodel.numbers.grammar import Gap, Grammar
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.numeral import Atom, Numeral, Part, whole

_JOINS = frozenset({Gap.NEXT, Gap.HYPHEN})
_THOUSAND = 1000


class Parts:
    """What was read of a number, and the arithmetic that every language shares."""

    def __init__(self, grammar: Grammar, folded: str) -> None:
        self._grammar, self._folded = grammar, folded
        self._next: Atom | None = None
        self._ahead: list[Atom] = []  # the next few atoms, after a comma
        self._numerals: list[Numeral] = []
        self._floor = 0  # where the last numeral ended
        self._clear()

    def _clear(self) -> None:
        """Forget the number, for the next one to begin."""
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
        self._last_scale = 1
        self._spelt_out = False  # whether it is written digit by digit in words
        self._inner = False  # whether a scale stands inside of the factor of another one
        self._factored = 0  # by what the last scale was multiplied, where scales come first
        self._basis: Basis | None = None  # what a word inside of it says
        self._decimals: str | None = None  # the digits after "point"
        self._before_point: int | Fraction = 0

    def _total(self) -> int | Fraction:
        """Add up the parts."""
        parts = self._parts
        return parts[0].value if len(parts) == 1 else sum(part.value for part in parts)

    def _numeral(self, count: int) -> Numeral:
        """Make a numeral of the first ``count`` atoms and of all parts."""
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
            self._spelt_out or (only is not None and only.bare),
            only is not None and only.padded,
            basis=self._basis,
            stem=atoms[-1].end,
            last_scale=self._last_scale if count == len(self._atoms) else 1,
        )

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

    def _fits(self, atom: Atom, value: int | Fraction) -> bool:
        """Tell whether a value may be added: it must be smaller than the room that is left."""
        room = self._parts[-1].room
        if self._fraction or not 0 < value < room:
            return False
        if atom.gap is Gap.AND:
            if value >= self._grammar.lexicon.and_most:
                return False
            return room >= self._grammar.lexicon.and_room or self._scaled is WordKind.COLLECTIVE
        return atom.gap in _JOINS

    def _multiply(self, word: Word) -> bool:
        """Multiply by a scale those parts that are smaller than it."""
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
        self._last_scale = scale if scale >= _THOUSAND else 1
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

    def _add_scale(self, atom: Atom, word: Word) -> bool:
        """Add a scale that multiplies nothing: тысяча сто, where English has to say one hundred."""
        if word.kind is not WordKind.SCALE or word.vague is not None or not self._fits(atom, word.value):
            return False
        self._parts.append(Part(word.value, word.room, len(self._atoms)))
        self._scale, self._scaled = 1, None
        return True

    def _unit(self, total: int) -> int:
        """Give the unit of which a half may be added: the last scale from a thousand on, or a dozen."""
        if self._scaled is WordKind.COLLECTIVE:
            return self._scale
        unit = 1
        while total % (unit * _THOUSAND) == 0:
            unit *= _THOUSAND
        return unit
