"""Ways to put numbers together that only some languages have, shown in languages that nobody speaks."""

from fractions import Fraction

import pytest

from conflictmodel.lexicon import read_numbers
from conflictmodel.numbers.compose import Composer
from conflictmodel.numbers.grammar import grammar_from
from conflictmodel.numbers.tokens import atoms_of

WORDS = """
[cardinals]
1 = ["pa"]
2 = ["ke"]
3 = ["tes"]
5 = ["lim"]
10 = ["dek"]
20 = ["kedek"]
[scales]
100 = ["sut"]
1000 = ["mel"]
1000000 = ["lion"]
[links]
and = ["e"]
"""


def values(text: str, more: str = "") -> list[int | Fraction]:
    """Read the numbers of a text in a made-up language."""
    grammar = grammar_from(read_numbers("xx", "xx/numbers.toml", WORDS + more))
    return [numeral.value for numeral in Composer(grammar, text).run(atoms_of(grammar, text, text))]


@pytest.mark.parametrize(
    "text,more,wanted",
    [
        ("ke sut e tes", "", [203]),
        ("ke mel tes sut lim", "", [2305]),
        ("tes kedek", "", [3, 20]),
        ("tes e kedek", "[grammar]\nunits_first = true", [23]),
        ("mel ke", "[grammar]\nscale_first = true", [2000]),
        ("mel ke sut tes", "[grammar]\nscale_first = true", [2300]),
        ("ke mel tes", "[grammar]\nshort_unit = true", [2300]),
        ("kesuttes", "[grammar]\nglued = true\nand_room = 100", [203]),
        ("mel lim", '[grammar]\ninverted = ["mel"]', [5000]),
    ],
)
def test_how_numbers_are_put_together(text, more, wanted):
    assert values(text, more) == wanted
