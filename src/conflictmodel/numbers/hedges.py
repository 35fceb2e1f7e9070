"""Finds the hedges around a number phrase and makes the count that they state together."""

import re

from conflictmodel.lexicon.words import WordKind
from conflictmodel.model.count import MAX_FIGURE, Basis, Count
from conflictmodel.numbers.grammar import Grammar, Hedge, Opener
from conflictmodel.numbers.numeral import Numeral
from conflictmodel.numbers.ranges import Phrase, ends_change, is_change

#: Of stacked hedges the strictest stands: "at least some 200" is at least 200.
_STRICTNESS = (
    Basis.MORE_THAN,
    Basis.FEWER_THAN,
    Basis.AT_LEAST,
    Basis.AT_MOST,
    Basis.NEARLY,
    Basis.ABOUT,
    Basis.EXACT,
)
_FLOORS = frozenset({Basis.MORE_THAN, Basis.AT_LEAST})
_CEILINGS = frozenset({Basis.FEWER_THAN, Basis.AT_MOST})
_BELOW = frozenset({Basis.FEWER_THAN, Basis.NEARLY})
_MOST_HEDGES = 6
_WORD_BEFORE = re.compile(r"[^\W\d_]+\s$")
_LONGEST_NOUN = 24
_MINUS = frozenset("-−")
_BEFORE_MINUS = frozenset(" \t\n(=")
_NEAR_START = 3
#: Figures are smaller than what a count can hold, so that "more than" can go beyond them.
_LARGEST = MAX_FIGURE - 1


def attach(grammar: Grammar, folded: str, phrases: list[Phrase], *, running: bool) -> list[Phrase]:
    """Take in the hedges before and after every phrase; part what turns out to be no range.

    In ``running`` text a hedge may be a preposition instead: under one roof.
    """
    attached: list[Phrase] = []
    floor = 0
    for place, phrase in enumerate(phrases):
        if phrase.first.start < floor:
            continue  # "quelques" of "20 et quelques" is no number
        weak = attached[-1] if attached and _may_be_in_hedge(attached[-1]) else None
        low = floor if weak is None else (attached[-2].end if len(attached) > 1 else 0)
        _before(grammar, folded, phrase, low, running=running)
        if weak is not None and phrase.start <= weak.first.start:
            attached.pop()  # "un" of "un mínimo de 20" is no number
        following = phrases[place + 1] if place + 1 < len(phrases) else None
        limit = len(folded) if following is None else following.first.start
        inside = following.first.end if following is not None and _may_be_in_hedge(following) else None
        if phrase.second is not None and is_change(grammar, folded, phrase):
            first, second = Phrase(phrase.first), Phrase(phrase.second)
            _after(grammar, folded, second, limit, inside)
            attached += [first, second]
            floor = second.end
            continue
        _after(grammar, folded, phrase, limit, inside)
        attached.append(phrase)
        floor = phrase.end
    return attached


def _may_be_in_hedge(phrase: Phrase) -> bool:
    """Tell whether a phrase is one word that hedges hold too: an article, "quelques"."""
    word = phrase.first.word
    return word is not None and phrase.second is None and (word.is_article or word.kind is WordKind.VAGUE)


def _is_all(folded: str, numeral: Numeral) -> bool:
    """Tell whether a text is a minus and a number, and nothing else."""
    rest = folded[numeral.end : numeral.end + _NEAR_START + 1]
    return folded[: numeral.start].strip() in _MINUS and not rest.strip() and len(rest) <= _NEAR_START


def _over_noun(grammar: Grammar, folded: str, place: int, floor: int) -> tuple[Hedge | Opener, int] | None:
    """Find the hedge before the noun that stands before its number: zaidi ya watu 50."""
    noun = grammar.noun.before(folded, place, floor)
    if noun is not None:
        return grammar.before.before(folded, noun[1], floor)
    word = _WORD_BEFORE.search(folded[max(floor, place - _LONGEST_NOUN) : place])
    if word is None:
        return None
    found = grammar.before_noun.before(folded, place - len(word[0]), floor)
    return None if found is None else (Hedge(found[0]), found[1])


def _over_preposition(grammar: Grammar, folded: str, place: int, floor: int) -> tuple[Hedge, int] | None:
    """Find the hedge before a preposition that stands before the number: более чем у 20 человек."""
    over = grammar.over.before(folded, place, floor)
    if over is None:
        return None
    further = grammar.before.before(folded, over[1], floor)
    if further is None or not isinstance(further[0], Hedge):
        return None
    return None if grammar.single_after.before(folded, over[1], floor) else (further[0], further[1])


def _opening(
    grammar: Grammar, folded: str, phrase: Phrase, place: int, floor: int
) -> tuple[Hedge | Opener, int] | None:
    """Find what opens a phrase right before a place: at once, or before what may stand between."""
    found = grammar.before.before(folded, place, floor)
    if found is None and grammar.lexicon.prefixes and place == phrase.first.start:
        bare = grammar.without_prefix(folded, place)
        found = None if bare is None else grammar.before.before(folded, bare, floor)
    if found is None and grammar.lexicon.noun_first and not phrase.bases:
        found = _over_noun(grammar, folded, place, floor)
    return found or _over_preposition(grammar, folded, place, floor)


def _minus(folded: str, numeral: Numeral) -> int | None:
    """Give the place of the minus right before a figure, if one is there."""
    place = numeral.start
    if not place or numeral.word is not None:
        return None
    if place <= _NEAR_START and _is_all(folded, numeral):
        return place - len(folded[:place].lstrip())
    return place - 1 if folded[place - 1] in _MINUS and (place == 1 or folded[place - 2] in _BEFORE_MINUS) else None


def _before(grammar: Grammar, folded: str, phrase: Phrase, floor: int, *, running: bool) -> None:
    """Take in what stands before a phrase: a minus, or hedges and what opens a range."""
    numeral = phrase.first
    minus = _minus(folded, numeral)
    if minus is not None:
        numeral.negative = True
        numeral.start = phrase.start = minus
        return
    place = numeral.start
    for _ in range(_MOST_HEDGES):
        found = _opening(grammar, folded, phrase, place, floor)
        if found is None:
            return
        kind, place = found
        if isinstance(kind, Hedge):
            if running and numeral.vague is None and numeral.value < kind.least:
                return
            if not (kind.onto and running and ends_change(grammar, folded, place, phrase.end)):
                phrase.bases += (kind.basis,)
                phrase.start = place
        elif not _take_opener(phrase, kind, place):
            return


def _take_opener(phrase: Phrase, kind: Opener, place: int) -> bool:
    """Take in a word before a phrase that is no hedge, or say that it does not belong to it."""
    if kind is Opener.SIGN:
        phrase.first.negative = True
        phrase.first.start = phrase.start = place
    elif kind is not Opener.PLAIN:
        if phrase.second is None or phrase.opener is not None:
            return False
        phrase.opener = kind
        phrase.start = place
    return True


def _after(grammar: Grammar, folded: str, phrase: Phrase, limit: int, inside: int | None) -> None:
    """Take in what stands after a phrase: what closes a range, and a hedge.

    ``limit`` is where the next phrase begins, and ``inside`` where it ends, if it may be a word of the hedge.
    """
    last = phrase.second or phrase.first
    if phrase.second is not None and (closing := grammar.closing.after(folded, phrase.end)) is not None:
        phrase.end = closing[1]
    found = grammar.after.after(folded, last.stem) if 0 < last.stem < phrase.end else None  # elli|den fazla
    found = found or grammar.after.after(folded, phrase.end)
    if found is None and grammar.lexicon.hedges_after_noun:
        noun = grammar.past_noun(folded, phrase.end)
        found = None if noun is None else grammar.after_noun.after(folded, noun)  # 50 people or more
    if found is None and (classifier := grammar.classifier.after(folded, phrase.end)) is not None:
        found = grammar.after.after(folded, classifier[1])  # 50人以上
    if found is None or found[0] is None:
        return
    holds = inside is not None and found[1] >= inside
    # In "20 at least 15 of them" the hedge is the next number's.
    if holds or (found[1] <= limit and (limit == len(folded) or folded[found[1] : limit].strip())):
        phrase.bases += (found[0],)
        phrase.end = found[1]


class Counts:
    """Makes the counts of one text; equal statements share one value, for most figures recur."""

    def __init__(self, tolerance: float) -> None:
        self._tolerance = tolerance
        self._made: dict[tuple[Basis, int, int], Count] = {}

    def of(self, phrase: Phrase) -> Count | None:
        """Make the count that a phrase states, or nothing where it states no possible one."""
        basis = _strictest(phrase.bases)
        first = phrase.first
        if phrase.second is not None:
            if phrase.bounds is None or phrase.bounds[1] > _LARGEST:
                return None
            low, high, step = phrase.bounds
            return _vague(basis, low, high) if first.vague is not None else _between(basis, low, high, step)
        if first.vague is not None:
            low, high = first.vague
            return _vague(basis, low, high) if high <= _LARGEST else None
        figure = first.value
        if type(figure) is not int or not 0 <= figure <= _LARGEST or first.negative:
            return None
        if (figure == 0 and basis in _BELOW) or (basis is Basis.ABOUT and figure * 2 > _LARGEST):
            return None
        key = basis, figure, first.step
        count = self._made.get(key)
        if count is None:
            count = self._made[key] = _figure(basis, figure, first.step, self._tolerance)
        return count


def _strictest(bases: tuple[Basis, ...]) -> Basis:
    if not bases:
        return Basis.EXACT
    if len(bases) > 1 and _FLOORS.intersection(bases) and _CEILINGS.intersection(bases):
        return Basis.ABOUT  # "up to 20 or more" bounds nothing on either side
    return min(bases, key=_STRICTNESS.index)


def _figure(basis: Basis, figure: int, step: int, tolerance: float) -> Count:
    match basis:
        case Basis.AT_LEAST:
            return Count.at_least(figure, granularity=step)
        case Basis.MORE_THAN:
            return Count.more_than(figure, granularity=step)
        case Basis.AT_MOST:
            return Count.at_most(figure, granularity=step)
        case Basis.FEWER_THAN:
            return Count.fewer_than(figure, granularity=step)
        case Basis.ABOUT:
            return Count.about(figure, tolerance=tolerance, granularity=step)
        case Basis.NEARLY:
            return Count.nearly(figure, tolerance=tolerance, granularity=step)
        case _:
            return Count.exactly(figure, granularity=step)


def _between(basis: Basis, low: int, high: int, step: int) -> Count:
    """A floor keeps the lower end of a range, a ceiling the upper one."""
    match basis:
        case Basis.AT_LEAST:
            return Count.at_least(low, granularity=step)
        case Basis.MORE_THAN:
            return Count.more_than(low, granularity=step)
        case Basis.AT_MOST:
            return Count.at_most(high, granularity=step)
        case Basis.FEWER_THAN:
            return Count.fewer_than(high, granularity=step)
        case _:
            return Count.between(low, high, granularity=step)


def _vague(basis: Basis, low: int, high: int) -> Count:
    if basis in _FLOORS:
        return Count.vague(low, None)
    if basis in _CEILINGS:
        return Count.vague(0, high)
    return Count.vague(low, high)
