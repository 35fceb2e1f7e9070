"""Spells whole numbers in words, by CLDR's spell-out rules (RBNF), which stand in the lexicon as data.

A rule holds from its base on and says what to write: ``←←`` how often the rule's divisor (a
power of its radix) goes into the number, ``→→`` what is left over, ``=%name=`` the same number
by another set of rules; what stands in brackets falls away when nothing is left over, and
``$(cardinal,one{...}other{...})$`` is chosen by the plural form of how often. The notation is
that of Unicode Technical Standard 35, part 3, "Rule-Based Number Formatting".
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache

import attrs

from conflictmodel.errors import InvalidValueError
from conflictmodel.lexicon import spelling

#: Numbers from here on are not spelt.
LIMIT = 10**18

_SOFT_HYPHEN = "\u00ad"
_PIECE = re.compile(
    r"←(?P<often>[^←]*)←|(?P<before>→→→)|→(?P<left>[^→]*)→|=(?P<same>[^=]*)="
    r"|\$\(cardinal,(?P<plural>[^)]*)\)\$|(?P<open>\[)|(?P<close>\])|(?P<text>[^←→=$\[\]]+)"
)
_FORM = re.compile(r"(\w+)\{([^}]*)\}")


@attrs.frozen(eq=False)
class Rule:
    """One rule: the number from which it holds, its divisor, and what it writes, as tagged pieces."""

    base: int
    divisor: int
    pieces: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, base: int, radix: int, body: str) -> "Rule":
        """Read the text of a rule."""
        divisor = 1
        while divisor * radix <= base:
            divisor *= radix
        pieces = tuple((found.lastgroup or "", found[found.lastgroup or 0]) for found in _PIECE.finditer(body))
        return cls(base, divisor, pieces)


class Speller:
    """Applies sets of rules; ``plural`` names the plural form of a number in the language."""

    def __init__(self, rules: Mapping[str, list[tuple[int, int, str]]], plural: Callable[[int], str]) -> None:
        self._rules = {name: [Rule.read(*row) for row in rows] for name, rows in rules.items()}
        self._bases = {name: [row[0] for row in rows] for name, rows in rules.items()}
        self._plural = plural

    def spell(self, n: int, name: str) -> str:
        """Spell a number by the set ``name``."""
        place = bisect_right(self._bases[name], n) - 1
        rule = self._rules[name][place]
        if n % rule.divisor == 0 and rule.base % rule.divisor and self._rolls_back(rule):
            rule = self._rules[name][place - 1]  # 2000 by the rule of 2000, not by that of 2001
        return self._apply(rule, n, name, place)

    @staticmethod
    def _rolls_back(rule: Rule) -> bool:
        return any(kind in {"left", "before"} for kind, _ in rule.pieces)

    def _apply(self, rule: Rule, n: int, name: str, place: int) -> str:
        often, left = divmod(n, rule.divisor)
        written: list[str] = []
        kept = True
        for kind, value in rule.pieces:
            if kind == "open":
                kept = left > 0
            elif kind == "close":
                kept = True
            elif kept:
                written.append(self._piece(kind, value, (n, often, left), name, place))
        return "".join(written)

    def _piece(self, kind: str, value: str, numbers: tuple[int, int, int], name: str, place: int) -> str:
        n, often, left = numbers
        match kind:
            case "text":
                return value
            case "plural":
                forms = dict(_FORM.findall(value))
                return str(forms.get(self._plural(often), forms["other"]))
            case "before":
                return self._apply(self._rules[name][place - 1], left, name, place - 1)
            case _:
                number = {"often": often, "left": left, "same": n}[kind]
                if not value:
                    return self.spell(number, name)
                return self.spell(number, value) if value[0] == "%" else str(number)


@cache
def _speller(code: str) -> tuple[Speller, str]:
    from babel import Locale  # noqa: PLC0415  only who spells needs the plural rules

    found = spelling(code)
    plural = Locale.parse(found.language.replace("-", "_")).plural_form
    return Speller(found.rules, plural), found.start


def spell_number(n: int, language: str = "en") -> str:
    """Spell a whole number from 0 up to, not including, 10**18.

    Raises UnknownLanguageError, and InvalidValueError for any other number.

    >>> spell_number(2_121)
    'two thousand one hundred and twenty-one'
    """
    speller, start = _speller(language)
    if type(n) is not int or not 0 <= n < LIMIT:
        raise InvalidValueError("spell_number", "n", n, "must be a whole number from 0 to 10**18 - 1")
    return speller.spell(n, start).replace(_SOFT_HYPHEN, "")
