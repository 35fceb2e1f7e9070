"""A sentence falls into words, counts and marks, each of them where it stands."""

import pytest
from hypothesis import given

from conflictmodel.lexicon.load import word_book
from conflictmodel.lexicon.markers import Determiner, Month, Preposition, TimeWord
from conflictmodel.lexicon.terms import EquipmentTerm
from conflictmodel.numbers import scan
from conflictmodel.reading.sentences import Sentence
from conflictmodel.reading.tokens import tokens
from conflictmodel.strategies import report_texts
from tests.reading.conftest import words_of


def rows(word, kind):
    term = word.get(kind)
    return None if term is None else term.values


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("At least 15 rebels fell.", ["At least 15", "rebels", "fell", "."]),
        ("Turkey's army left", ["Turkey", "'s", "army", "left"]),
        ("Turkey’s army left", ["Turkey", "’s", "army", "left"]),
        ("they're home, we've won", ["they", "'re", "home", ",", "we", "'ve", "won"]),
        ("It wasn't so", ["It", "wasn't", "so"]),
        ("the soldiers' homes", ["the", "soldiers", "'", "homes"]),
        ("a 155mm howitzer", ["a", "155mm", "howitzer"]),
        ("an S-400 and a T-72B3", ["an", "S-400", "and", "a", "T-72B3"]),
        ("a nine-year war", ["a", "nine-year", "war"]),
        ("the U.S.-led coalition", ["the", "U.S.-led", "coalition"]),
        ("in mid-2019", ["in", "mid-", "2019"]),
        ("in mid-April", ["in", "mid-", "April"]),
        ("a mid-sized town", ["a", "mid-sized", "town"]),
        ("(two) [men]", ["(", "two", ")", "[", "men", "]"]),
        ("near Tel Aviv", ["near", "Tel Aviv"]),
        ("in front of the school", ["in front of", "the", "school"]),
        ("the north of Syria", ["the", "north", "of", "Syria"]),
        ("north of Syria", ["north of", "Syria"]),
        ("no fewer than", ["no", "fewer", "than"]),
        ("", []),
    ],
)
def test_words_are_those_that_a_reader_sees(text, wanted):
    assert [word.text for word in words_of(text)] == wanted


def test_a_count_is_one_word_and_knows_its_count():
    at_least, soldiers, _ = words_of("No fewer than seven soldiers.")
    assert str(at_least.count) == "at least 7"
    assert at_least.is_word
    assert soldiers.count is None


def test_a_number_that_counts_nothing_is_a_number():
    words = words_of("Two fell on 3 May 2016.")
    assert [word.number and word.number.value for word in words] == [None, None, None, 3, None, 2016, None]


def test_a_number_inside_a_word_is_neither_number_nor_count():
    (word,) = [word for word in words_of("They lost an S-400.") if word.text == "S-400"]
    assert word.number is None
    assert word.count is None
    assert word.get(EquipmentTerm) is not None


def test_the_longest_phrase_wins():
    (word,) = words_of("in the vicinity of")
    assert rows(word, Preposition) == {"place"}


def test_an_apostrophe_marks_an_owner_only_where_it_ends_a_word():
    owner = [word for word in words_of("the soldiers' homes") if word.text == "'"]
    quote = [word for word in words_of("the 'safe' homes") if word.text == "'"]
    assert rows(owner[0], Determiner) == {"owner"}
    assert rows(quote[0], Determiner) is None


def test_a_part_of_a_month_is_a_word_of_time():
    _, part, month = words_of("in mid-April")
    assert "parts" in rows(part, TimeWord)
    assert rows(month, Month) == {"4"}


@pytest.mark.parametrize(
    "text, names",
    [
        ("The army left Homs and Tal Amin.", ["Homs", "Tal", "Amin"]),
        ("Homs was left.", ["Homs"]),
        ("The army left.", []),
        ("ARMY LEAVES HOMS", []),
        ("Army Leaves Homs For Good", []),
        ("Army leaves Homs", ["Homs"]),
        ("", []),
    ],
)
def test_a_capital_means_a_name_where_few_words_have_one(text, names):
    assert [word.text for word in words_of(text) if word.name] == names


@given(report_texts())
def test_words_cover_all_that_is_visible_and_nothing_twice(text):
    found = scan(text)
    book = word_book("en")
    end = 0
    for word in tokens(text, Sentence(0, len(text), 0), book, found.counts, found.numbers):
        assert end <= word.start < word.end
        assert not text[end : word.start].strip()
        assert text[word.start : word.end] == word.text
        end = word.end
    assert not text[end:].strip()
