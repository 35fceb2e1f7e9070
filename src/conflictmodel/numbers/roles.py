"""Tells what each number is used for, from what stands right beside it.

Only what is left over is a count. Where a context is ambiguous the number is not a count:
silence about the dead is better than a wrong figure.
"""

import re

from conflictmodel.lexicon.words import Word, WordKind
from conflictmodel.numbers.dates import DateRoles, is_day
from conflictmodel.numbers.grammar import ROLES, Gap
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.numeral import Numeral
from conflictmodel.numbers.patterns import is_word
from conflictmodel.numbers.ranges import Phrase

_WORD = re.compile(r"\s{1,2}([^\W\d_]+)")
_THING = re.compile(r"\s{1,2}\d{0,4}[^\W\d_]")
_OLDEST = 110
_SHARED_ONWARDS = frozenset({NumberRole.AGE, NumberRole.DESIGNATION, NumberRole.DATE, NumberRole.OTHER})
_UNITS = frozenset(
    {
        NumberRole.AGE,
        NumberRole.DURATION,
        NumberRole.MEASURE,
        NumberRole.PERCENT,
        NumberRole.MONEY,
        NumberRole.MULTIPLIER,
    }
)
_CLASSIFIED = frozenset({WordKind.ADDEND, WordKind.SCALE})
_LAST_HOUR = 24
_MINUTES = 60
_MOST_PER = 40
_LAST_DIGIT = 9
_LONGEST_LINK = 12
_LONGEST_NOUN = 30
_DASHES = frozenset({Gap.DASH, Gap.HYPHEN})
_NAMES = frozenset({"name", "label"})
_LISTS = frozenset({Gap.AND, Gap.AND_ARTICLE, Gap.COMMA, Gap.OR, Gap.TO, Gap.HYPHEN, Gap.DASH})


class Roles(DateRoles):
    """Assigns the roles of all phrases of one text, in order."""

    def assign(self, phrases: list[Phrase]) -> None:
        """Give every phrase its role."""
        previous: Phrase | None = None
        for place, phrase in enumerate(phrases):
            follower = phrases[place + 1] if place + 1 < len(phrases) else None
            phrase.role = self._role(phrase, previous, follower)
            if previous is not None and phrase.role in _UNITS and _shares_unit(previous, phrase):
                previous.role = phrase.role  # 12 and 14 years old
                for at in range(place - 1, 0, -1):  # 5, 12 and 14 years old
                    if phrases[at - 1].first.word is not None or not _shares_unit(phrases[at - 1], phrases[at]):
                        break
                    phrases[at - 1].role = phrase.role
            if (
                previous is not None
                and phrase.role is NumberRole.DATE
                and (phrase.first.gap in {Gap.AND, Gap.AND_ARTICLE} or self._leads_to(previous, phrase))
                and previous.role in {NumberRole.COUNT, NumberRole.ORDINAL}
                and is_day(previous.first)
            ):
                previous.role = NumberRole.DATE  # 20 and 21 February
            previous = phrase

    def _leads_to(self, previous: Phrase, phrase: Phrase) -> bool:
        """Tell whether what stands between two days makes them one night: с 12 на 13 марта."""
        between = self.folded[previous.end : phrase.first.start]
        return len(between) < _LONGEST_LINK and between.strip(". ") in self.grammar.lexicon.dates.to_day

    def _role(self, phrase: Phrase, previous: Phrase | None, follower: Phrase | None) -> NumberRole:
        first, last = phrase.first, phrase.second or phrase.first
        given = first.role or last.role
        if given is not None and (phrase.second is None or phrase.bounds is None):
            if given is NumberRole.FRACTION:
                return self._beside(phrase) or given
            return given
        role = (
            self.dated(phrase, previous)
            or self._beside(phrase)
            or self._listed(phrase, previous)
            or self._related(phrase, previous, follower)
            or self._aged(phrase)
            or self._special(phrase, previous)
        )
        if role is not None:
            return role
        if phrase.second is not None and phrase.bounds is None:
            return NumberRole.SCORE if first.word is None else NumberRole.OTHER
        if first.padded:
            return NumberRole.DESIGNATION
        if first.negative:
            return NumberRole.OTHER
        return NumberRole.COUNT

    # --- units and names on either side ---------------------------------------------------

    def _beside(self, phrase: Phrase) -> NumberRole | None:
        """Look for a unit after the number or a name before it."""
        grammar, folded = self.grammar, self.folded
        last = phrase.second or phrase.first
        after = grammar.role_after.after(folded, phrase.end)
        if after is None and last.stem < phrase.end == last.end:
            after = grammar.role_after.after(folded, last.stem)
        if after is not None and not self._lists_things(phrase.end, after[1]):
            return after[0]
        start = phrase.first.start
        for place in (start,) if phrase.start == start else (start, phrase.start):
            before = grammar.role_before.before(folded, place)
            if before is not None and before[1] <= phrase.start:  # or it is the end of a hedge: not quite 28
                role = self._after_name(phrase, *before)
                if role is not None:
                    return role
        if folded[phrase.end : phrase.end + 1] == "-" and folded[phrase.end + 1 : phrase.end + 2].isalpha():
            return NumberRole.ATTRIBUTE
        return None

    def _after_name(self, phrase: Phrase, kind: str, begin: int) -> NumberRole | None:
        """Tell what a number is after a word that gives numbers a role, and stands from ``begin`` on."""
        grammar, folded = self.grammar, self.folded
        if kind == "time":
            return NumberRole.TIME if _first_hour(phrase) and not grammar.counted(folded, phrase.end) else None
        if kind not in _NAMES:
            return ROLES[kind]
        if (
            phrase.bases
            or grammar.determiner.before(folded, begin)
            or grammar.counted(folded, phrase.end)
            or grammar.counted_verb.after(folded, phrase.end)
        ):
            return None
        phrase.listing = kind == "label"
        return NumberRole.DESIGNATION

    def _lists_things(self, start: int, place: int) -> bool:
        """Tell whether the sign that ends at ``place`` only parts a number from a thing: 3 x T-72."""
        if self.folded[start:place].strip(" -") not in self.grammar.lexicon.roles.times_signs:
            return False
        following = _THING.match(self.folded, place)
        return following is not None and self.grammar.after_times.after(self.folded, place) is None

    def _listed(self, phrase: Phrase, previous: Phrase | None) -> NumberRole | None:
        """Let a list share the role of its first number: aged 12 and 14, Articles 5, 6 and 7."""
        if previous is None or phrase.first.gap not in _LISTS or previous.role not in _SHARED_ONWARDS:
            return None
        if phrase.bases or phrase.first.word is not None or phrase.first.vague is not None:
            return None
        if previous.role is NumberRole.DATE and not is_day(phrase.first):
            return None
        if previous.listing:
            phrase.listing = not self.grammar.counted(self.folded, phrase.end)
            return previous.role if phrase.listing else None
        rest = self.folded[phrase.end : phrase.end + 2]
        if not rest[1:] or not rest[0].isspace() or self.grammar.closer.after(self.folded, phrase.end):
            return previous.role
        return None

    def _related(self, phrase: Phrase, previous: Phrase | None, follower: Phrase | None) -> NumberRole | None:
        """Look for a ratio: one in five, nine out of ten."""
        if self.grammar.lexicon.links.per:
            if follower is not None and self._is_rate(phrase, follower):
                return NumberRole.RATIO
            if previous is not None and previous.role is NumberRole.RATIO and self._is_rate(previous, phrase):
                return NumberRole.RATIO
        if follower is not None and self._sets_against(phrase, follower):
            apart = follower.first.gap is not Gap.IN
            if _is_ratio(phrase.first, follower.first, apart=apart):
                return NumberRole.RATIO
        if previous is not None and previous.role is NumberRole.RATIO and self._sets_against(previous, phrase):
            return NumberRole.RATIO
        return None

    def _is_rate(self, first: Phrase, second: Phrase) -> bool:
        """Tell whether two numbers are a rate: 15 murders per 100,000 people."""
        if second.first.start - first.end > _MOST_PER:
            return False
        between = self.folded[first.end : second.first.start].rstrip()
        return between.endswith(tuple(f" {link}" for link in self.grammar.lexicon.links.per))

    def _sets_against(self, first: Phrase, second: Phrase) -> bool:
        """Tell whether "in" stands between two numbers, after the noun perhaps: one in five, deux enfants sur trois."""
        if second.first.gap is Gap.IN:
            return True
        if second.first.start - first.end > _LONGEST_NOUN:
            return False
        between = self.folded[first.end : second.first.start]
        words = len(between.split())
        links = self.grammar.lexicon.links.in_
        return any(between.endswith(f" {link} ") and words - len(link.split()) == 1 for link in links)

    # --- ages, scores, and the word "one" -------------------------------------------------

    def _aged(self, phrase: Phrase) -> NumberRole | None:
        """Look for an age set beside a name: "Ahmed Ali, 45," or "Ahmed Ali (45)"."""
        numeral = phrase.first
        if not numeral.bare or phrase.second is not None or phrase.bases or not 0 < numeral.value <= _OLDEST:
            return None
        start, end = numeral.start, numeral.end
        folded = self.folded
        opening, closing = folded[max(0, start - 2) : start], folded[end : end + 1]
        opener = self.grammar.age_opener.before(folded, start)
        if opener is not None and folded[max(0, opener[1] - 2) : opener[1]] == ", " and closing in {",", ".", ";", ")"}:
            return NumberRole.AGE  # su madre, de 34,
        if not ((opening in {" (", "("} and closing == ")") or (opening == ", " and closing and closing in ",;)")):
            return None
        name = self.source[max(0, start - 40) : start].rstrip("(, ").split()
        if not name or not is_word(name[-1][-1]) or name[-1][-1].isdigit():
            return None
        if not name[-1][0].isupper() and not (closing == ")" and _has_no_case(name[-1][0])):
            return None
        return NumberRole.AGE

    def _special(self, phrase: Phrase, previous: Phrase | None) -> NumberRole | None:
        grammar, folded = self.grammar, self.folded
        first = phrase.first
        if first.bare and not phrase.bases and phrase.second is None:
            if previous is not None and previous.role is NumberRole.TIME and self._is_minute(phrase, previous):
                return NumberRole.TIME
            if (
                first.value > 1
                and grammar.singular.before(folded, first.start)
                and not grammar.counted(folded, phrase.end)
            ):
                return NumberRole.DESIGNATION
        if phrase.second is not None:
            near = grammar.score_before.before(folded, first.start) or grammar.score_after.after(folded, phrase.end)
            return NumberRole.SCORE if near and phrase.link in _DASHES else None
        word = first.word
        if word is None:
            return None
        if self.years and self._is_doubtful(phrase, word):
            return NumberRole.ARTICLE if word.is_article else NumberRole.OTHER
        if word.value != 1 or word.kind is not WordKind.ADDEND:
            return None
        if word.of:
            return NumberRole.PRONOUN if grammar.silent_single.before(folded, first.start) else None
        third = previous is not None and previous.first.ordinal and first.gap is Gap.NEXT  # the third one
        return NumberRole.PRONOUN if third or self._is_pronoun(phrase) else None

    def _is_minute(self, phrase: Phrase, previous: Phrase) -> bool:
        """Tell minutes after their hour: 12 h 30, 10 Uhr 30."""
        between = self.folded[previous.end : phrase.first.start].strip()
        return (
            phrase.first.value < _MINUTES
            and between.isalpha()
            and len(between) < _LONGEST_LINK
            and not self.grammar.counted(self.folded, phrase.end)
        )

    def _is_doubtful(self, phrase: Phrase, word: Word) -> bool:
        """Tell whether a lone word that may mean something else has nothing beside it that says it is a number."""
        grammar, folded = self.grammar, self.folded
        if word.is_article:
            if phrase.bases or grammar.counter.after(folded, phrase.end) is not None:
                return False
            return word.value == 1 or grammar.counted_thing.after(folded, phrase.end) is None
        if not grammar.lexicon.need_classifier or phrase.bases or word.kind not in _CLASSIFIED or word.vague:
            return False
        if word.kind is WordKind.ADDEND and word.value > _LAST_DIGIT:
            return False
        return grammar.classifier.after(folded, phrase.first.end) is None and not grammar.counted(
            folded, phrase.first.end
        )

    def _is_pronoun(self, phrase: Phrase) -> bool:
        """Tell whether "one" stands for anybody: no one, one should, one of the most."""
        grammar, folded = self.grammar, self.folded
        if grammar.one_after.after(folded, phrase.end):
            return True
        if not phrase.bases and grammar.one_before.before(folded, phrase.first.start):
            return True
        partitive = grammar.partitive.after(folded, phrase.end)
        if partitive is None:
            return False
        if grammar.not_partitive.after(folded, partitive[1]):
            return True
        following = _WORD.match(folded, partitive[1])
        return following is not None and following[1].endswith(grammar.lexicon.one.superlatives)


def _has_no_case(letter: str) -> bool:
    """Tell letters of scripts that have no capitals."""
    return letter.isalpha() and letter.lower() == letter.upper()


def _first_hour(phrase: Phrase) -> bool:
    """Tell whether a phrase can be an hour of the day."""
    return not phrase.bases and phrase.first.vague is None and phrase.first.value <= _LAST_HOUR


def _shares_unit(previous: Phrase, phrase: Phrase) -> bool:
    """Tell whether the unit after a number is also that of the number before it."""
    return (
        previous.role is NumberRole.COUNT
        and phrase.first.gap in _LISTS
        and previous.second is None
        and not previous.bases
        and previous.first.vague is None
    )


def _is_ratio(first: Numeral, second: Numeral, *, apart: bool) -> bool:
    """Tell a share; with its noun between the numbers, the second may be any up to ten."""
    if first.vague is not None or second.vague is not None or not first.value < second.value:
        return False
    return first.value == 1 or (apart and second.value <= _LAST_DIGIT) or second.value in {3, 5, 10, 100, 1000}
