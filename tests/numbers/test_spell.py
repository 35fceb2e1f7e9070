"""Numbers are spelt by rules: every construct of them, against examples worked out by hand."""

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import InvalidValueError, UnknownLanguageError
from conflictmodel.numbers.spell import LIMIT, Rule, Speller, spell_number

DIGITS = [(n, 10, word) for n, word in enumerate(["nul", "pa", "ke", "tes", "var", "lim", "sis", "sep", "ok", "nov"])]


def one_or_other(n: int) -> str:
    return "one" if n == 1 else "other"


def speller(*rows: tuple[int, int, str], **others: list[tuple[int, int, str]]) -> Speller:
    """Make a speller of a set "%a" that begins with the digits, and of other sets."""
    sets = {f"%{name}": rules for name, rules in others.items()}
    return Speller({"%a": [*DIGITS, *rows], **sets}, one_or_other)


SCHOOL = speller(
    (10, 10, "dek[ →→]"),
    (20, 10, "←←dek[-→→]"),
    (100, 10, "←← sut[ →→]"),
    (1000, 10, "←← mel[, →→]"),
    (10**6, 1000, "←← lion[ →→]"),
)


@pytest.mark.parametrize(
    "n,spelt",
    [
        (0, "nul"),
        (9, "nov"),
        (10, "dek"),
        (12, "dek ke"),
        (20, "kedek"),
        (23, "kedek-tes"),
        (99, "novdek-nov"),
        (100, "pa sut"),
        (203, "ke sut tes"),
        (211, "ke sut dek pa"),
        (1000, "pa mel"),
        (2003, "ke mel, tes"),
        (12_345, "dek ke mel, tes sut vardek-lim"),
        (10**6, "pa lion"),
        (345_000_007, "tes sut vardek-lim lion sep"),
    ],
)
def test_how_often_what_is_left_and_brackets(n, spelt):
    assert SCHOOL.spell(n, "%a") == spelt


@pytest.mark.parametrize(
    "n,spelt", [(20, "vint"), (21, "vint-pa"), (39, "vint-dek nov"), (40, "ke vint"), (61, "tes vint-pa")]
)
def test_a_radix_other_than_ten(n, spelt):
    rules = speller((10, 10, "dek[ →→]"), (20, 20, "vint[-→→]"), (40, 20, "←← vint[-→→]"))
    assert rules.spell(n, "%a") == spelt


def test_the_divisor_is_the_largest_power_of_the_radix_that_the_base_holds():
    assert [Rule.read(base, 10, "").divisor for base in (0, 1, 9, 10, 99, 100, 1999)] == [1, 1, 1, 10, 10, 100, 1000]
    assert [Rule.read(base, 1000, "").divisor for base in (1, 100, 1000, 10**6)] == [1, 1, 1000, 10**6]
    assert [Rule.read(base, 20, "").divisor for base in (19, 20, 399, 400)] == [1, 20, 20, 400]


def test_other_sets():
    feminine = [(0, 10, "=%a="), (2, 10, "kea"), (3, 10, "=%a=")]
    rules = speller((10, 10, "dek[ →→]"), (100, 10, "←%f← sut[ →%f→]"), f=feminine)
    assert rules.spell(202, "%a") == "kea sut kea"
    assert rules.spell(303, "%a") == "tes sut tes"
    assert rules.spell(2, "%f") == "kea"


def test_the_rule_before():
    rules = speller((10, 10, "de→→→"), (100, 10, "sut →→→"))
    assert rules.spell(103, "%a") == "sut denov"
    assert speller((10, 10, "=#,##0="), (100, 10, "sut →→→")).spell(142, "%a") == "sut 42"


def test_figures_are_written_in_digits():
    assert speller((10, 10, "=#,##0=")).spell(45, "%a") == "45"
    assert speller((100, 10, "←#,##0← sut[ →0→]")).spell(207, "%a") == "2 sut 7"


def test_a_round_number_rolls_back_to_the_rule_before():
    rules = speller((1000, 10, "←← mel"), (1001, 1000, "←← mel e →→"))
    assert rules.spell(2000, "%a") == "ke mel"
    assert rules.spell(2001, "%a") == "ke mel e pa"
    assert rules.spell(1001, "%a") == "pa mel e pa"


def test_plural_forms_of_how_often():
    rules = speller((1000, 10, "←← $(cardinal,one{mel}other{melo})$[ →→]"))
    assert rules.spell(1000, "%a") == "pa mel"
    assert rules.spell(1009, "%a") == "pa mel nov"
    assert rules.spell(2000, "%a") == "ke melo"
    few = Speller({"%a": [*DIGITS, (1000, 10, "←← $(cardinal,one{mel}other{melo})$")]}, lambda _: "few")
    assert few.spell(1000, "%a") == "pa melo"


def test_a_set_that_is_not_there_is_missed():
    with pytest.raises(KeyError):
        SCHOOL.spell(1, "%b")


@given(st.integers(0, 10**9 - 1))
def test_every_number_has_a_spelling_of_its_own(n):
    words = SCHOOL.spell(n, "%a").replace("-", " ").replace(",", "").replace("dek", " dek ").split()
    values = {word: value for value, _, word in DIGITS} | {"dek": 10, "sut": 100, "mel": 1000, "lion": 10**6}
    total = part = 0
    for word in words:
        value = values[word]
        if value < 10:
            part += value
        elif value < 1000:
            ones = part % 10 if value == 10 else part
            part += max(ones, 1) * value - ones
        else:
            total, part = total + part * value, 0
    assert total + part == n


@pytest.mark.parametrize("n", [-1, LIMIT, 1.0, True, "5", None])
def test_what_cannot_be_spelt_is_refused(n):
    with pytest.raises(InvalidValueError):
        spell_number(n)


def test_a_language_without_rules_is_refused():
    with pytest.raises(UnknownLanguageError):
        spell_number(5, "eu")


def test_regions_spell_their_own_way():
    assert spell_number(75, "fr") == "soixante-quinze"
    assert spell_number(75, "fr-BE") == "septante-cinq"
    assert "\u00ad" not in spell_number(1234, "de")
