"""What another speller writes is read: unicode-rbnf, which shares no code with this project."""

from functools import cache
from random import Random

import pytest

from conflictmodel.errors import UnknownLanguageError
from conflictmodel.lexicon import resolve
from conflictmodel.numbers import find_counts, find_numbers

unicode_rbnf = pytest.importorskip("unicode_rbnf", reason="unicode-rbnf, the independent speller, is not installed")

_RANDOM = Random(2026)  # noqa: S311  an even spread is all that is asked of it
FIGURES = (
    *range(30),
    *range(30, 100, 7),
    *_RANDOM.sample(range(100, 1001), 12),
    *(100, 200, 1000, 2000, 10_000, 100_000, 10**6, 2 * 10**6, 10**9, 10**12),
    *(_RANDOM.randrange(10 ** (digits - 1), 10**digits) for digits in range(4, 13) for _ in range(4)),
)
PLACES = (*range(1, 32), 40, 41, 50, 55, 60, 62, 70, 73, 80, 84, 90, 95, 99, 100)

#: Languages of which less than 99 % is read as one number with the right value, what share is, and why.
BELOW: dict[str, tuple[int, str]] = {
    "ak": (40, "hundreds and thousands are written together with hyphens"),
    "fa_AF": (98, "one word is 10**12 in Kabul and 10**9 in Tehran"),
    "fi": (95, "plurals of tens, and inflected scales after the first one"),
    "ga": (54, "words that alone are articles and particles; a comma before what is no scale"),
    "kl": (98, "a factor of teens is parted"),
    "ky": (96, "CLDR calls 100,000 a thousand"),
    "lo": (98, "a scale stands twice: million million"),
    "ne": (97, "the word for six is also the verb to be"),
    "pl": (69, "the oracle writes 0 as one and 1 as ten in one set of rules"),
    "sl": (96, "the oracle writes four thousand as two thousand"),
    "su": (98, "a short form of one that no text has by itself"),
    "sv": (95, "the oracle writes et where ett is meant"),
}

#: Languages in which an ordinal is taken for a count, how many at most of those tried, and why.
COUNTED: dict[str, tuple[int, str]] = {
    "ar": (1, "the hundredth and the hundred are one word"),
    "ca": (3, "the twelfth and a dozen are one word"),
    "hr": (17, "stems of ordinals that no text has; CLDR writes 25th as 25"),
    "ko": (2, "CLDR writes the thirteenth and fourteenth as 13 and 14, too"),
    "ne": (1, "the hundredth is written as hundreds"),
}


def is_read(code: str) -> bool:
    try:
        resolve(code)
    except UnknownLanguageError:
        return False
    return True


CODES = [code for code in sorted(unicode_rbnf.RbnfEngine.get_supported_languages()) if is_read(code)]


class Oracle:
    """The other speller, for one language."""

    def __init__(self, code: str) -> None:
        self._engine = unicode_rbnf.RbnfEngine.for_language(code)
        names = [name for name in self._engine.rulesets if "year" not in name and "financial" not in name]
        self._cardinal = [name for name in names if name.startswith(("spellout-cardinal", "spellout-numbering"))]
        self._ordinal = [name for name in names if name.startswith("spellout-ordinal")]

    def cardinals(self, n: int) -> set[str]:
        return self._spelt(n, self._cardinal)

    def ordinals(self, n: int) -> set[str]:
        """Give the ordinals of a number that are no cardinals."""
        return self._spelt(n, self._ordinal) - self.cardinals(n)

    def _spelt(self, n: int, names: list[str]) -> set[str]:
        if not names:
            return set()
        try:
            spelt = self._engine.format_number(n, ruleset_names=names).text_by_ruleset.values()
        except unicode_rbnf.engine.NoRuleForNumberError:
            return set()
        return {text for text in spelt if text and text != "ERROR" and not any(map(str.isdigit, text))}


@cache
def oracle(code: str) -> Oracle:
    return Oracle(code)


def test_the_oracle_speaks_most_languages():
    assert len(CODES) > 80
    assert sum(bool(oracle(code).ordinals(7)) for code in CODES) > 40


@pytest.mark.parametrize("code", CODES)
def test_what_another_speller_writes_is_one_number(code):
    spelt = [(n, text) for n in FIGURES for text in oracle(code).cardinals(n)]
    wrong = {}
    for n, text in spelt:
        found = [number.value for number in find_numbers(text, code)]
        if found != [n]:
            wrong[n, text] = found
    share = 100 * (1 - len(wrong) / len(spelt))
    if code in BELOW:
        floor, why = BELOW[code]
        assert why
        assert floor <= share < 99, wrong
    else:
        assert share >= 99, wrong


@pytest.mark.parametrize("code", CODES)
def test_ordinals_of_another_speller_are_no_counts(code):
    spelt = [text for n in PLACES for text in oracle(code).ordinals(n)]
    if not spelt:
        pytest.skip(f"unicode-rbnf knows no ordinals of {code}")
    counted = {text: found for text in spelt if (found := [count.text for count in find_counts(text, code)])}
    if code in COUNTED:
        most, why = COUNTED[code]
        assert why
        assert 0 < len(counted) <= most, counted
    else:
        assert counted == {}
