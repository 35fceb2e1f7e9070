"""How number words and figures join the number before them."""

from fractions import Fraction

from conflictmodel.lexicon.words import Word, WordKind
from conflictmodel.numbers.grammar import Gap
from conflictmodel.numbers.habits import Habits
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.numeral import Atom, Part, whole

_JOINS = frozenset({Gap.NEXT, Gap.HYPHEN})
_REPEATS = frozenset({Gap.AND, Gap.AGAIN})
_SCALES = frozenset({WordKind.SCALE, WordKind.COLLECTIVE})
_MOST_DECIMALS = 18
_GROUP, _YEAR = 3, 4
_GROUPED = frozenset({WordKind.ADDEND, WordKind.SCALE})


class Joins(Habits):
    """Adding, multiplying, dividing and closing."""

    def _may_multiply(self, atom: Atom, word: Word) -> bool:
        """Tell whether what stands before a scale lets it multiply."""
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

    def _add(self, atom: Atom, word: Word, follower: Atom | None) -> bool:
        """Add a word, in one of the ways that the language has."""
        if atom.gap is Gap.COMMA:
            if self._fraction or not self._opens_group(word):
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
        elif self._padded(atom):
            self._parts = [Part(word.value, word.room, len(self._atoms))]
            return True
        elif word.of or not self._fits(atom, word.value):
            return False
        self._parts.append(Part(word.value, word.room, len(self._atoms)))
        self._scale, self._scaled = 1, None
        return True

    def _opens_group(self, word: Word) -> bool:
        """Tell whether a smaller scale follows after a comma: two million, forty-six thousand; but two million, one."""
        room = self._parts[-1].room
        group = [word]
        for atom in self._ahead:
            if atom.gap not in _JOINS and atom.gap is not Gap.AND:
                break
            if atom.word is None or atom.word.kind not in _GROUPED:
                break
            group.append(atom.word)
        while group and group[-1].kind is not WordKind.SCALE:
            group.pop()
        return bool(group) and 0 < word.value * group[-1].value < room and room >= self._grammar.lexicon.comma_room

    def _is_named_year(self, atom: Atom) -> bool:
        """Tell whether a year stands before a scale that has nothing to do with it: in 2014 thousands fled."""
        last = self._atoms[-1]
        if len(self._atoms) != 1 or not last.bare or last.end - last.start != _YEAR:
            return False
        year = self._grammar.year.before(self._folded, last.start, self._floor)
        if year is None or not year[0]:
            return False
        atom.gap = Gap.NONE
        return True

    def _add_figure(self, atom: Atom) -> bool:
        """Add digits to a number: 5 1/2, two point 5, 3 hundred and 21."""
        last = self._parts[-1]
        if atom.role is NumberRole.FRACTION:
            if atom.gap not in {Gap.NEXT, Gap.AND} or not last.figure or type(last.value) is not int or self._fraction:
                return False
            self._parts = [Part(last.value + atom.value, 1, 0)]
            self._fraction = True
            return True
        scaled = self._atoms[-1].word is not None and self._atoms[-1].word.kind is WordKind.SCALE
        if not (atom.bare or (scaled and not atom.decimals)) or atom.role is not None or atom.ordinal:
            return False  # 1 millón 200.000
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
        return atom.gap in {Gap.NEXT, Gap.HYPHEN, Gap.AND} and 0 < len(written) <= zeros < len(decimals) <= _GROUP

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

    def _divide(self, atom: Atom, word: Word) -> bool:
        """Read a fraction after a number: three quarters, two and a half, a million and a half."""
        total = self._total()
        if self._decimals is not None and word.value == Fraction(1, 10 ** len(self._decimals)) and atom.gap in _JOINS:
            return True  # две целых пять десятых
        if atom.gap not in {Gap.AND_ARTICLE, Gap.AND} or not word.added:
            return self._scaled is None and self._share_out(atom, word.value)
        if self._fraction or type(total) is not int or total == 0:
            return False
        unit = self._scale if self._scaled is not None else 1
        self._fraction = unit == 1
        self._parts = [Part(whole(total + word.value * unit), 1, 0)]
        self._scale, self._scaled = 1, None
        return True

    def _share_out(self, atom: Atom, share: int | Fraction) -> bool:
        """Multiply what was read by a share, or only what an "and" parts from the rest: عشرون وثلاثة أخماس."""
        total = self._total()
        if self._fraction or type(total) is not int or total == 0 or atom.gap not in _JOINS:
            return False
        last = self._parts[-1]
        if len(self._parts) > 1 and self._atoms[-1].gap is Gap.AND:
            value = total - last.value + last.value * share
        else:
            value = self._after_whole(total * share)
        self._parts = [Part(whole(value), 1, 0)]
        self._fraction, self._scale, self._scaled = True, 1, None
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
        if self._ordinal and self._grammar.lexicon.units_first and self._is_unit_of(atom, word, WordKind.ORDINAL):
            last = self._parts[-1]
            last.value, last.room = last.value + word.value, 1
            return True
        if self._ordinal:  # vigésimo primero
            if (
                not self._grammar.lexicon.ordinals_compound
                or atom.gap not in _JOINS
                or not 0 < word.value < self._parts[-1].room
            ):
                return False
            self._parts.append(Part(word.value, word.room, len(self._atoms)))
            return True
        if atom.gap in _JOINS and self._atoms[0].word is not None and self._total() == 1 and word.value > 2:
            self._parts = [Part(Fraction(1, int(word.value)), 1, 0)]
            self._fraction = True
            return True
        if self._grammar.lexicon.ordinals_divide and not atom.glued:
            return word.value > 2 and self._share_out(atom, Fraction(1, int(word.value)))
        dashed = atom.gap is Gap.DASH and 0 < word.value < self._parts[-1].room  # thirty—first
        if self._parts[-1].figure or self._fraction or not (dashed or self._fits(atom, word.value)):
            return False
        self._parts.append(Part(word.value, word.room, len(self._atoms)))
        self._ordinal = True
        return True
