"""The lexicon's number words: every language's file is sound, and a fault in one is named with its place."""

from fractions import Fraction
from importlib.resources import files

import pytest

from conflictmodel.errors import LexiconError
from conflictmodel.lexicon import languages, number_lexicon, read_numbers
from conflictmodel.lexicon.tables import Table
from conflictmodel.lexicon.words import Article, WordKind
from conflictmodel.numbers.grammar import grammar_from, grammar_of
from conflictmodel.lexicon.letters import fold
from conflictmodel.numbers.text import prepare

ENGLISH = files("conflictmodel.lexicon").joinpath("en/numbers.toml").read_text("utf-8")


def test_english_is_read_as_it_is():
    assert read_numbers("en", "en/numbers.toml", ENGLISH) == number_lexicon("en")


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_form_is_written_as_the_scanner_sees_it(language):
    lexicon = number_lexicon(language)
    assert grammar_of(language).lexicon is lexicon
    for form, word in lexicon.words.items():
        assert form == word.form == fold(form) == prepare(form, len(form)).source


def test_words_know_their_worth():
    words = number_lexicon("en").words
    assert (words["twenty"].value, words["twenty"].room) == (20, 10)
    assert (words["hundred"].kind, words["hundred"].room) == (WordKind.SCALE, 100)
    assert (words["thirds"].value, words["thirds"].room) == (Fraction(1, 3), 1)
    assert words["dozens"].vague == (24, 99)
    assert words["few"].article is Article.NEEDED
    assert (words["twentyfirst"].value, words["twentyfirst"].kind) == (21, WordKind.ORDINAL)
    assert words["score"].room == 20


FAULTS = [
    ('decimal = "."', "decimal = 1", "digits.decimal", "must be str, not int"),
    ('decimal = "."', "", "digits.decimal", "is missing"),
    ('decimal = "."', 'decimal = "."\ndecimals = "."', "digits.decimals", "is not a known key"),
    ("[links]", "[linkz]", "links", "is missing"),
    ("indian = true", 'indian = "yes"', "digits.indian", "must be bool, not str"),
    ('1 = ["one"]', '1 = ["one", "one"]', "cardinals.1", "lists 'one' twice"),
    ('1 = ["one"]', '1 = ["One"]', "cardinals.1", "lower-case words, not 'One'"),
    ('1 = ["one"]', "1 = [1]", "cardinals.1", "lower-case words, not 1"),
    ('1 = ["one"]', '1 = ["one "]', "cardinals.1", "lower-case words, not 'one '"),
    ('1 = ["one"]', '1 = [""]', "cardinals.1", "lower-case words, not ''"),
    ('1 = ["one"]', '1 = "one"', "cardinals.1", "must be list, not str"),
    ('1 = ["one"]', 'one = ["one"]', "cardinals.one", "must be a whole number"),
    ('1 = ["one"]', '1 = ["one", "two"]', "cardinals.two", "is a number word already"),
    ("several = { low = 3, high = 9 }", "several = { low = 3, high = 2 }", "vague.several.high", "not be below low"),
    ("several = { low = 3, high = 9 }", "several = { low = 3 }", "vague.several.high", "is missing"),
    ("several = { low = 3, high = 9 }", "several = 3", "vague.several", "must be dict, not int"),
    ('"hundred", "thousand", "million"', '"hundert", "thousand", "million"', "grammar.hundert", "is not a number word"),
    ('10s = "tens"', '10s = "tenz"', "digits.plurals.10s", "'tenz' is not a number word"),
    ('at_most = ["or fewer"', 'at_most = ["or more", "or fewer"', "hedges.after.at_most", "lists 'or more'"),
    ('0 = "zero"', '"-1" = "zero"', "spelling.-1", "must be the number from which the rule holds"),
    ('0 = "zero"', "", "spelling.0", "is missing"),
    ("counted_reach = 3", 'counted_reach = "3"', "dates.counted_reach", "must be int, not str"),
]  # fmt: skip


@pytest.mark.parametrize("text,fault,key,why", FAULTS, ids=[f"{key}: {why}" for _, _, key, why in FAULTS])
def test_a_fault_is_named_with_its_place(text, fault, key, why):
    assert text in ENGLISH
    with pytest.raises(LexiconError) as caught:
        read_numbers("en", "en/numbers.toml", ENGLISH.replace(text, fault, 1))
    assert (caught.value.file, caught.value.key) == ("en/numbers.toml", key)
    assert why in caught.value.why


def test_a_language_may_lack_what_english_has():
    content = ENGLISH.replace('groups = [",", "\'", " "]', 'groups = [","]')
    content = content.replace('signs = ["minus", "negative"]', "signs = []").replace('point = ["point"]', "point = []")
    content = content.replace("joined_tens = true", "joined_tens = false").replace(
        'of_month = ["of", "day of"]', "of_month = []"
    )
    content = content.replace('of_month = ["of", "day of"]', "of_month = []")
    grammar = grammar_from(read_numbers("xx", "xx/numbers.toml", content))
    assert grammar.cluster.findall("1 200 or 1,200") == ["1", "200", "1,200"]
    assert grammar.month.after("3 of may", 1) is None
    assert "twentyone" not in grammar.lexicon.words


def test_what_is_no_toml_is_named():
    with pytest.raises(LexiconError, match="is not TOML"):
        read_numbers("en", "en/numbers.toml", "[digits")


def test_a_table_is_a_table():
    with pytest.raises(LexiconError, match="must be a table"):
        Table("x.toml", "digits", 5)
