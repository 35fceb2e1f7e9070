"""Pairs numbers that state one range: "between 30 and 40", "1.5-2 million", "five or six".

A phrase is one number or two; hedges and roles are then looked for around the phrase, so that
what is told of a range is told of both its ends ("5 to 10 per cent").
"""

import re
from fractions import Fraction

import attrs

from conflictmodel.lexicon.words import WordKind, room_of
from conflictmodel.model.count import Basis
from conflictmodel.numbers.compose import Composer
from conflictmodel.numbers.grammar import Gap, Grammar, Opener
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.numeral import Numeral, may_be_year, whole

_LINKS = frozenset({Gap.TO, Gap.DASH, Gap.HYPHEN, Gap.OR})
_ANDS = frozenset({Gap.AND, Gap.AND_ARTICLE})
_MOST_WORDS_BEFORE = 4
#: Of two numbers side by side that are a range, the second is no more than so many times the first.
_NEAR = 3
_LAST_DAY = 31
_HUNDRED = 100
_LAST_DIGIT = 9
#: How far back "rose" may stand before "from 5 to 8".
_CHANGE_REACH = 60
#: How far ahead a verb of change may stand after its number.
_NEAR_REACH = 24
_ENDS = re.compile(r"[.!?;:\n]")


@attrs.define(eq=False)
class Phrase:
    """One number, or the two ends of a range, with what stands around it.

    ``start`` and ``end`` take in the hedges, whose meanings are the ``bases``. ``bounds`` are the
    lower and the upper end of a range and the step to which they were rounded; two numbers without
    them, such as a score, are no range. ``opener`` is the word before a range.
    """

    first: Numeral
    second: Numeral | None = None
    link: Gap = Gap.NONE
    start: int = 0
    end: int = 0
    bases: tuple[Basis, ...] = ()
    role: NumberRole | None = None
    bounds: tuple[int, int, int] | None = None
    opener: Opener | None = None
    #: Whether its role holds for the list that follows: Articles 5, 6 and 7.
    listing: bool = False

    def __attrs_post_init__(self) -> None:
        self.start = self.first.start
        self.end = (self.second or self.first).end
        self.bases = tuple(n.basis for n in (self.first, self.second) if n is not None and n.basis is not None)


def phrases_of(grammar: Grammar, folded: str, numerals: list[Numeral]) -> list[Phrase]:
    """Pair what belongs together; everything else is a phrase by itself."""
    phrases: list[Phrase] = []
    place = floor = 0
    while place < len(numerals):
        numeral = numerals[place]
        follower = numerals[place + 1] if place + 1 < len(numerals) else None
        pair = None
        if follower is not None and follower.gap in _LINKS:
            if not _parts_dates(grammar, folded, numeral, follower):
                pair = _pair(grammar, numeral, follower, follower.gap)
        elif follower is not None and follower.gap in _ANDS:
            closed = _is_closed(grammar, folded, follower.end)
            if closed or _opener(grammar, folded, numeral.start, floor) is Opener.BETWEEN:
                pair = _pair(grammar, numeral, follower, Gap.AND)
        elif follower is not None and _are_listed_neighbours(grammar, folded, numeral, follower):
            pair = _pair(grammar, numeral, follower, Gap.OR)
        elif follower is not None and grammar.lexicon.neighbours and _are_neighbours(numeral, follower):
            pair = _pair(grammar, numeral, follower, Gap.OR)
            pair = None if pair is None or pair.bounds is None or pair.bounds[0] >= pair.bounds[1] else pair
        elif any(atom.gap is Gap.AND for atom in numeral.atoms[1:]):
            pair = _parted(grammar, folded, numeral, floor)
            if pair is not None:
                place -= 1
        phrase = pair or Phrase(numeral)
        phrases.append(phrase)
        floor = phrase.end
        place += 2 if pair else 1
    return phrases


def _is_closed(grammar: Grammar, folded: str, place: int) -> bool:
    """Tell whether a word that closes a range follows, after what is counted perhaps: 10 és 15 fő között."""
    if grammar.closing.after(folded, place) is not None:
        return True
    noun = grammar.past_noun(folded, place) if grammar.lexicon.ranges.closers else None
    return noun is not None and grammar.closing.after(folded, noun) is not None


def _are_listed_neighbours(grammar: Grammar, folded: str, first: Numeral, second: Numeral) -> bool:
    """Tell a range that is written as a list: 2、3人."""
    return (
        grammar.lexicon.neighbours
        and folded[first.end : second.start] == "、"
        and second.value == first.value + 1 <= _LAST_DIGIT
        and grammar.classifier.after(folded, second.end) is not None
    )


def _are_neighbours(first: Numeral, second: Numeral) -> bool:
    """Tell whether two number words side by side can only be a range: beş altı kişi, 五六十人."""
    if (
        second.gap is not Gap.NEXT
        or first.stem < first.end
        or any(n.vague is not None or any(a.word is None for a in n.atoms) for n in (first, second))
    ):
        return False
    unit = room_of(second.value)
    if unit > 1 and first.value + 1 == second.value // unit <= _LAST_DIGIT:
        first.value *= unit  # 三四十, 二三十万
        return True
    low, high = first.value * (second.scale if first.scale == 1 else 1), second.value
    return type(high) is int and 0 < low < high <= _NEAR * low


def _parts_dates(grammar: Grammar, folded: str, first: Numeral, second: Numeral) -> bool:
    """Tell whether the first number is a day that its weekday names, and the second none: el lunes 20 a 345."""
    return first.bare and second.value > _LAST_DAY and grammar.weekday.before(folded, first.start) is not None


def _opener(grammar: Grammar, folded: str, place: int, floor: int) -> Opener | None:
    """Find "between" or "from" before a number, hedges aside."""
    noun = grammar.noun.before(folded, place, floor)
    place = place if noun is None else noun[1]  # kati ya watu 30 na 40
    for _ in range(_MOST_WORDS_BEFORE):
        found = grammar.before.before(folded, place, floor)
        if found is None:
            return None
        if found[0] is Opener.BETWEEN or found[0] is Opener.FROM:
            return Opener(found[0])
        place = found[1]
    return None


def _parted(grammar: Grammar, folded: str, numeral: Numeral, floor: int) -> Phrase | None:
    """Read "between two hundred and three thousand" as two numbers, though they compose to one."""
    if numeral.vague is not None or _opener(grammar, folded, numeral.start, floor) is not Opener.BETWEEN:
        return None
    for place, atom in enumerate(numeral.atoms):
        if place and atom.gap is Gap.AND:
            left = Composer(grammar, folded).run(numeral.atoms[:place])
            right = Composer(grammar, folded).run(numeral.atoms[place:])
            left[0].start, left[0].gap = numeral.start, numeral.gap
            pair = _pair(grammar, left[0], right[0], Gap.AND)
            if pair is not None and pair.bounds is not None:
                return pair
    return None


def _pair(grammar: Grammar, first: Numeral, second: Numeral, link: Gap) -> Phrase | None:
    """Make a range of two numbers if they can be one."""
    for numeral in (first, second):
        fraction = numeral.role is NumberRole.FRACTION and (numeral.atoms[0].decimals or numeral.value > 1)
        if numeral.ordinal or not (numeral.role is None or fraction):
            return None
    if first.vague is not None or second.vague is not None:
        return _pair_vague(first, second, link)
    leading = first.atoms[0].word
    if grammar.lexicon.scale_first and leading is not None and leading.kind is WordKind.SCALE:
        _share_first(first, second, int(leading.value))
    low, step = _shared(first, second)
    high = second.value
    bounds: tuple[int, int, int] | None = None
    written_whole = second.role is None and (
        first.role is None or low != first.value
    )  # 2.000 to 3.000 may be thousands
    if written_whole and type(low) is int and type(high) is int:
        if low < high:
            bounds = (low, high, step)
        elif link is Gap.OR and low > high:
            bounds = (high, low, step)
    if bounds is None and (
        (link is Gap.HYPHEN and first.word is not None)
        or (link is Gap.TO and may_be_year(first, grammar.lexicon.dates.years))
    ):
        return None  # "two-one", and "in 2012 to two men", are two numbers
    if bounds is not None:
        first.value = low
    return Phrase(first, second, link, bounds=bounds)


def _share_first(first: Numeral, second: Numeral, scale: int) -> None:
    """Give the upper end its share of the lower one's scale: elfu 10 hadi 15."""
    opens = second.atoms[0].word is not None and second.atoms[0].word.kind is WordKind.SCALE
    high = whole(second.value * scale)
    if not opens and second.vague is None and type(high) is int and second.value < first.value < high:
        second.value, second.role = high, None


def _pair_vague(first: Numeral, second: Numeral, link: Gap) -> Phrase | None:
    """Make a range of two words for sizes: dozens or even hundreds."""
    if first.vague is None or second.vague is None or link is Gap.HYPHEN or second.vague[1] <= first.vague[0]:
        return None
    return Phrase(first, second, link, bounds=(first.vague[0], second.vague[1], 1))


def _shared(first: Numeral, second: Numeral) -> tuple[int | Fraction, int]:
    """Give the lower end its share of the other's scale: 1.5-2 million, 60 to 70,000, two to three dozen."""
    low, high = first.value, second.value
    if first.scale > 1 or low <= 0:
        return low, min(first.step, second.step)
    if second.last_scale > 1 and second.scale > 1 and low >= Fraction(high, second.scale):
        second.scale = second.last_scale  # two hundred to three hundred thousand
    if second.scale == 1 and first.word is not None and second.word is not None and type(high) is int:
        unit = room_of(high)
        if unit >= _HUNDRED and low < high // unit <= _LAST_DIGIT:
            return whole(low * unit), min(first.step, second.step)  # tres o cuatrocientas
    if second.scale > 1:
        scale = second.scale
        if low < Fraction(high, scale):
            shared = low * scale
            decimals = first.atoms[0].decimals
            step = max(scale // 10**decimals, 1) if second.step > 1 else 1
            return whole(shared), min(step, second.step)
    elif type(high) is int and type(low) is int and first.word is None and low < min(1000, high) and not second.bare:
        scale = 1
        while high % (scale * 1000) == 0:
            scale *= 1000
        if scale > 1 and low < high // scale <= 10 * low:
            return low * scale, 1
    return low, min(first.step, second.step)


def is_change(grammar: Grammar, folded: str, phrase: Phrase) -> bool:
    """Tell whether "from 5 to 8" or "by 5 to 8" says that something rose or fell: no range, but two counts."""
    start = phrase.start
    if phrase.link is Gap.TO and grammar.month.after(folded, phrase.end) is not None:
        return False
    if phrase.link is Gap.TO and grammar.onwards.before(folded, phrase.first.start) is not None:
        return grammar.role_after.after(folded, phrase.end) is None  # с 10 до 15, but с 10 до 15 часов
    if grammar.lexicon.changes_after and phrase.link is Gap.TO:
        return grammar.change.within(_ENDS.split(folded[phrase.end : phrase.end + _NEAR_REACH])[0])
    if phrase.opener is not Opener.FROM and (phrase.link is not Gap.TO or grammar.by.before(folded, start) is None):
        return False
    clause = _ENDS.split(folded[max(0, start - _CHANGE_REACH) : start])[-1]
    return grammar.change.within(clause)


def ends_change(grammar: Grammar, folded: str, start: int, end: int) -> bool:
    """Tell whether "up to" before a number says where a change ends: the toll rose to 20, "выросло до 20"."""
    clause = _ENDS.split(folded[max(0, start - _CHANGE_REACH) : start])[-1]
    if grammar.change.within(clause):
        return True
    return grammar.lexicon.changes_after and grammar.change.within(_ENDS.split(folded[end : end + _NEAR_REACH])[0])
