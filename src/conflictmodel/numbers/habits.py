"""Ways to put numbers together that only some languages have; each is switched on in the lexicon."""

from conflictmodel.lexicon.words import Word, WordKind, room_of
from conflictmodel.model.count import Basis
from conflictmodel.numbers.grammar import Gap
from conflictmodel.numbers.numeral import Atom, Part, whole
from conflictmodel.numbers.parts import Parts

_JOINS = frozenset({Gap.NEXT, Gap.HYPHEN})
_LOOSE = frozenset({Gap.NEXT, Gap.HYPHEN, Gap.AND, Gap.OF})
_MOST_DECIMALS = 18
_FIRST_GAPS = frozenset({Gap.NEXT, Gap.AND, Gap.COMMA})
_LAST_DIGIT = 9
_TENS = frozenset(range(20, 100, 10))
_MOST_LED = 99
_LEAST_SHORTENED = 100


class Habits(Parts):
    """Joins that a language allows or not: units before tens, scales before their factor, a half after its unit."""

    def _factor(self, atom: Atom) -> bool:
        """Read scales before their factor: elfu ishirini na tano is 25,000, elfu mbili mia tano 2,500."""
        last, word = self._atoms[-1].word, atom.word
        if atom.value <= 0 or self._vague is not None or not (type(atom.value) is int or atom.decimals):
            return False
        follows_scale = last is not None and last.kind is WordKind.SCALE
        if word is not None and word.kind is WordKind.SCALE:
            return self._open_scale(atom, word, nested=follows_scale and atom.gap is Gap.NEXT)
        if word is not None and word.kind is not WordKind.ADDEND:
            return False
        part = self._parts[-1]
        if follows_scale and last is not None and atom.gap is Gap.NEXT:
            if atom.value * last.value >= self._limit():
                return False
            product = whole(part.room * atom.value * (last.value if self._inner else 1))
            if type(product) is not int:
                return False
            self._factored = product // part.room
            part.value, self._inner = product, False
            if word is None:
                self._step = max(part.room // 10**atom.decimals, 1)
            return True
        if atom.gap in {Gap.AND, Gap.NEXT} and self._factored and 0 < atom.value < room_of(self._factored):
            self._factored += int(atom.value)
            part.value = part.room * self._factored
            return True
        spelt = atom.gap is Gap.AND or all(a.word is not None for a in (*self._atoms, atom))
        if atom.gap in {Gap.AND, Gap.COMMA} and atom.value < part.room and spelt:
            self._factored = 0
            self._parts.append(Part(atom.value, room_of(atom.value), len(self._atoms)))
            return True
        return False

    def _open_scale(self, atom: Atom, word: Word, *, nested: bool) -> bool:
        """Begin a smaller scale: elfu mia tano is 500,000, elfu mbili mia tano 2,500."""
        part = self._parts[-1]
        if atom.gap not in _FIRST_GAPS or word.value >= part.room or word.vague is not None:
            return False
        if nested:
            self._inner, self._factored = True, int(word.value)
            part.value = part.room * self._factored
        else:
            self._parts.append(Part(word.value, int(word.value), len(self._atoms)))
            self._factored = 0
        return True

    def _limit(self) -> int:
        """Give what a scale and its factor must stay below: the scale before them."""
        return self._parts[-2].room if len(self._parts) > 1 else 10**_MOST_DECIMALS

    def _is_unit_of(self, atom: Atom, word: Word, kind: WordKind = WordKind.ADDEND) -> bool:
        """Tell whether a ten follows its unit: خمسة وعشرون."""
        last = self._atoms[-1].word
        if last is None or last.kind is not kind or atom.gap is not Gap.AND:
            return False
        return 1 <= last.value <= _LAST_DIGIT and word.value in _TENS

    def _is_short(self, atom: Atom, word: Word, follower: Atom | None) -> bool:
        """Tell whether a digit stands for so many tenths of the scale before it: 一万三."""
        last = self._atoms[-1].word
        if last is None or last.kind is not WordKind.SCALE or not 1 <= word.value <= _LAST_DIGIT:
            return False
        ends = follower is None or follower.gap not in _JOINS
        return last.value >= _LEAST_SHORTENED and atom.gap is Gap.NEXT and ends

    def _padded(self, atom: Atom) -> bool:
        """Tell whether nothing but spoken zeros stands before a number: cero cinco."""
        if not self._grammar.lexicon.spoken_zeros:
            return False
        zeros = all(a.word is not None and a.word.kind is WordKind.ADDEND and not a.value for a in self._atoms)
        return zeros and atom.gap is Gap.NEXT and self._decimals is None

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
        self._spelt_out = True
        return True

    def _are_neighbours(self, first: Atom, second: Atom) -> bool:
        """Tell whether two digits, and no third, are a range: 五六人."""
        follower = self._next
        third = follower is not None and follower.start == second.end and follower.word is not None
        digit = third and follower is not None and follower.word is not None and follower.word.kind is WordKind.ADDEND
        return self._grammar.lexicon.neighbours and second.value == first.value + 1 and not digit

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

    def _add_part(self, atom: Atom, word: Word) -> bool:
        """Add a part of the unit before it: iki buçuk, dos millones y medio."""
        total = self._total()
        if atom.gap not in _LOOSE or self._fraction or type(total) is not int or not total:
            return False
        if self._parts[-1].room > 1 and self._precedes_scale():  # un miliardo e mezzo milione
            self._parts.append(Part(word.value, 1, len(self._atoms)))
            return True
        unit = self._unit(total)
        if self._step > 1:
            self._step = max(unit // word.value.denominator, 1)
        self._parts = [Part(whole(total + word.value * unit), 1, 0)]
        self._fraction, self._scaled, self._scale = unit == 1, None, 1
        return True

    def _precedes_scale(self) -> bool:
        """Tell whether a scale follows next."""
        follower = self._next
        if follower is None or follower.word is None or follower.gap is not Gap.NEXT:
            return False
        return follower.word.kind is WordKind.SCALE

    def _add_vague(self, atom: Atom, word: Word) -> bool:
        """Add a size that names no figure: 十几 is 11 to 19."""
        total = self._total()
        if word.vague is None or atom.gap not in _JOINS or type(total) is not int or self._fraction:
            return False
        low, high = word.vague
        room = room_of(total) if self._parts[-1].figure else self._parts[-1].room
        if room <= 1:
            return False
        unit = max(room // 10, 1)
        first = low if self._grammar.spaced and low < room else min(low, 1) * unit
        self._vague = total + first, total + min(high * unit, room - 1)
        return True

    def _opens_scale(self, atom: Atom, follower: Atom | None) -> bool:
        """Tell whether an article leads from a fraction to its scale."""
        if atom.gap is not Gap.OF or follower is None or follower.word is None or follower.gap is not Gap.NEXT:
            return False
        return follower.word.kind is WordKind.SCALE and self._parts[0].value < 1
