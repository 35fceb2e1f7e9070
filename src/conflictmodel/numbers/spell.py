"""Spells whole numbers in words, by rules that stand in the lexicon.

A rule holds from its number on: "100 = << hundred[ and >>]" spells how often a hundred goes
into the number, then "hundred", then what is left over unless that is nothing. This is the
form of CLDR's spell-out rules, which cover more than eighty languages.
"""

import re
from bisect import bisect_right

from conflictmodel.errors import InvalidValueError
from conflictmodel.lexicon import number_lexicon

#: Numbers from here on are not spelt.
LIMIT = 10**18

_OPTIONAL = re.compile(r"\[([^\]]*)\]")


def spell_number(n: int, language: str = "en") -> str:
    """Spell a whole number from 0 up to, not including, 10**18.

    Raises UnknownLanguageError, and InvalidValueError for any other number.

    >>> spell_number(2_121)
    'two thousand one hundred and twenty-one'
    """
    rules = number_lexicon(language).spelling
    if type(n) is not int or not 0 <= n < LIMIT:
        raise InvalidValueError("spell_number", "n", n, "must be a whole number from 0 to 10**18 - 1")
    return _spell(n, rules, [base for base, _ in rules])


def _spell(n: int, rules: tuple[tuple[int, str], ...], bases: list[int]) -> str:
    base, text = rules[bisect_right(bases, n) - 1]
    if "<<" not in text and ">>" not in text:
        return text
    power = 10 ** (len(str(base)) - 1)
    often, left = divmod(n, power)
    text = _OPTIONAL.sub(r"\1" if left else "", text)
    text = text.replace("<<", _spell(often, rules, bases)) if "<<" in text else text
    return text.replace(">>", _spell(left, rules, bases)) if ">>" in text else text
