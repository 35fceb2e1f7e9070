"""Tells days and years from counts, by the months, weekdays and other words beside them."""

from fractions import Fraction

from conflictmodel.model.count import Basis
from conflictmodel.numbers.grammar import Gap, Grammar
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.numeral import LATEST_YEAR, Numeral, may_be_year
from conflictmodel.numbers.ranges import Phrase

_SURE = frozenset({Basis.AT_LEAST, Basis.MORE_THAN, Basis.AT_MOST, Basis.FEWER_THAN})
_LAST_DAY = 31
_AFTER_DATE = frozenset({Gap.COMMA, Gap.NEXT, Gap.AND, Gap.TO})


class DateRoles:
    """Tells which phrases of one text are dates."""

    def __init__(self, grammar: Grammar, source: str, folded: str, *, years: bool) -> None:
        self.grammar, self.source, self.folded = grammar, source, folded
        self.years = years

    def dated(self, phrase: Phrase, previous: Phrase | None) -> NumberRole | None:
        """Tell days and years, and places in a row: by a month, a weekday, or what years are written beside."""
        first, last = phrase.first, phrase.second or phrase.first
        if last.vague is not None:
            return None
        dates = self.grammar.lexicon.dates
        month = first.word is not None and first.word.form in dates.months
        if month and previous is not None and previous.role is NumberRole.DATE and first.gap is Gap.NEXT:
            return NumberRole.DATE  # le 12 sept 2020
        if dates.word_days and first.word is not None and 1 <= first.value <= _LAST_DAY and not phrase.bases:
            named = self.grammar.month.after(self.folded, phrase.end)
            if named is not None and named[0] not in dates.also_words:
                return NumberRole.DATE  # दो अक्टूबर
        year = self.years and last.bare and may_be_year(first, dates.years)
        if year and self._is_year(phrase, first, last, previous):
            return NumberRole.DATE
        if (is_day(first) or first.ordinal) and is_day(last):
            if self._by_month(phrase, previous):
                return NumberRole.DATE
            if first.bare and self._by_weekday(phrase):
                return NumberRole.DATE
        return NumberRole.ORDINAL if first.ordinal else None

    def _by_weekday(self, phrase: Phrase) -> bool:
        """Tell a day of the month by its weekday: el lunes 20, terça-feira (15)."""
        if phrase.bases or phrase.second is not None:
            return False
        start = phrase.first.start
        opening = 1 if self.folded[start - 1 : start] == "(" else 0
        weekday = self.grammar.weekday.before(self.folded, start - opening)
        return weekday is not None and not self.grammar.counted(self.folded, phrase.end)

    def _by_month(self, phrase: Phrase, previous: Phrase | None) -> bool:
        """Tell a day by the month after it or before it."""
        grammar, folded = self.grammar, self.folded
        after = grammar.month.after(folded, phrase.end)
        if after is not None and self._is_month(after[0], after[1] - len(after[0]), after[1]):
            return True
        before = grammar.month.before(folded, phrase.first.start)
        if before is None or not self._is_month(before[0], before[1], None):
            return False
        dated = previous is not None and previous.role is NumberRole.DATE and is_day(previous.first)
        if previous is not None and dated and before[1] - previous.end <= 1:
            return False  # on 12 March 5 men died: the month has its day
        opened = grammar.opener_of_month.before(folded, before[1])
        return not (opened and grammar.counted(folded, phrase.end))

    def _is_month(self, month: str, start: int, end: int | None) -> bool:
        """Tell the month May from the verb: by its capital, and by what follows."""
        if month not in self.grammar.lexicon.dates.also_words:
            return True
        if not self.source[start : start + 1].isupper():
            return False
        return end is None or self.grammar.not_month.after(self.folded, end) is None

    def _is_year(self, phrase: Phrase, first: Numeral, last: Numeral, previous: Phrase | None) -> bool:
        """Tell a year, or a span of years, from a figure of four digits that counts."""
        grammar, folded = self.grammar, self.folded
        if last is not first and may_be_year(last, grammar.lexicon.dates.years) and first.value < last.value:
            return not grammar.counted(folded, phrase.end)
        if grammar.year_follower.after(folded, phrase.end) or grammar.year_follower.after(folded, last.stem):
            return True
        if last is not first and not _continues(first.value, last):
            return False
        if grammar.noun.before(folded, first.start) is not None:
            return False  # watu 2000
        before = grammar.year.before(folded, first.start)
        if before is None and (name := grammar.role_before.before(folded, first.start)) and name[0] == "designation":
            return False
        counted = grammar.counted(folded, phrase.end)
        if previous is not None and previous.role is NumberRole.DATE and first.gap in _AFTER_DATE:
            return not counted
        if before is not None and before[0]:
            return not (counted and phrase.bases)  # "hasta 2014", but "hasta 2000 personas"
        if counted or _SURE.intersection(phrase.bases):
            return False
        return before is not None or not (phrase.bases or grammar.counted_verb.after(folded, phrase.end))


def is_day(numeral: Numeral) -> bool:
    """Tell whether a number can be a day of the month."""
    return (numeral.bare or numeral.ordinal) and 1 <= numeral.value <= _LAST_DAY


def _continues(year: int | Fraction, end: Numeral) -> bool:
    """Tell whether a second figure ends a span of years: 2012-13, 2019-2020."""
    width = end.stem - end.atoms[0].start
    return end.value >= year and end.value <= LATEST_YEAR if width == 4 else width == 2 and end.value > year % 100
