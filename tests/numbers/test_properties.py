"""What holds of every text and every number, in every language."""

import json
import sys
from fractions import Fraction
from pathlib import Path
from unicodedata import category, decimal

import pytest
from hypothesis import given, settings, strategies as st

from conflictmodel.model.count import Count
from conflictmodel.numbers import find_counts, find_numbers, languages, parse_count, scan, spell_number
from conflictmodel.numbers.spell import LIMIT
from conflictmodel.lexicon.letters import fold
from conflictmodel.numbers.text import prepare
from tests.numbers.conftest import phrase_files

NAUGHTY = Path(__file__).parents[3] / "shared" / "adversarial" / "blns" / "blns.json"
LANGUAGES = sorted(languages())
FIGURES = st.integers(0, 10**15) | st.integers(0, 2100)

#: Pieces of which number phrases are made, so that random texts hit the grammar and not only the prefilter.
PIECES = st.sampled_from(
    [
        *("one", "two", "three", "twelve", "twenty", "thirty", "fourth", "thirds", "hundred", "thousand", "million"),
        *(
            "dozen",
            "dozens",
            "hundreds",
            "several",
            "few",
            "handful",
            "couple",
            "score",
            "half",
            "quarter",
            "point",
            "single",
        ),
        *(
            "a",
            "of",
            "and",
            "or",
            "to",
            "between",
            "from",
            "at least",
            "more than",
            "up to",
            "no fewer than",
            "some",
            "about",
        ),
        *(
            "nearly",
            "minus",
            "in",
            "since",
            "no",
            "another",
            "aged",
            "May",
            "March",
            "people",
            "killed",
            "years old",
            "km",
        ),
        *("-", "–", "—", ",", ".", "(", ")", ":", "/", "%", "$", "+", ">", "<", "'", "½", "İ", "ß", "\u200b", "\u00ad"),
        *(
            "1",
            "5",
            "20",
            "45",
            "2019",
            "1,200",
            "3.7",
            "0600",
            "12,34,567",
            "10:30",
            "2020-02-20",
            "T-72",
            "٢",
            "１",
            "1٢",
        ),
        *("k", "m", "bn", "th", "st", "s", "x"),
    ]
)
SALADS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", " ", "\n"])), max_size=30).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)
TEXTS = st.text(st.characters(codec=None), max_size=200) | SALADS


def check(text: str, language: str) -> None:
    found = scan(text, language)
    for mentions in (found.numbers, found.counts):
        end = 0
        for mention in mentions:
            assert end <= mention.start < mention.end <= len(text)
            end = mention.end
    for count in found.counts:
        assert text[count.start : count.end] == count.text
        assert all(count.start <= number.start and number.end <= count.end for number in count.numbers)
        assert all(number in found.numbers for number in count.numbers)
    for number in found.numbers:
        assert type(number.value) is int or (type(number.value) is Fraction and number.value.denominator > 1)


@settings(max_examples=500)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_error_and_in_order(text, language):
    check(text, language)


@given(TEXTS)
def test_reading_is_repeatable(text):
    assert scan(text) == scan(text)
    assert find_counts(text) == list(scan(text).counts)
    assert find_numbers(text) == list(scan(text).numbers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_of_unicode_is_harmless(language):
    for begin in range(0, sys.maxunicode + 1, 0x1000):
        block = "".join(map(chr, range(begin, begin + 0x1000)))
        check(block, language)
        check(" 5".join(block[::97]), language)


@pytest.mark.skipif(not NAUGHTY.exists(), reason=f"the Big List of Naughty Strings is not at {NAUGHTY}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_naughty_strings(language):
    for text in json.loads(NAUGHTY.read_text("utf-8")):
        check(text, language)
        check(f"5 {text} more than 20 people", language)


@given(st.integers(0, LIMIT - 1) | FIGURES, st.sampled_from(LANGUAGES))
def test_a_spelt_number_reads_back(n, language):
    assert parse_count(spell_number(n, language), language) == Count.exactly(n)


@given(FIGURES, st.sampled_from(["1", "1,", "1 ", "1\u202f"]))
def test_grouped_digits_read_back(n, form):
    text = f"{n:,}".replace(",", form[1:]) if len(form) > 1 else str(n)
    if form == "1":
        text = f"{n:,}"
    assert parse_count(text) == Count.exactly(n)


def counts() -> st.SearchStrategy[Count]:
    """Every count that states something, from its constructors."""
    return st.one_of(
        *(
            st.builds(make, FIGURES)
            for make in (Count.exactly, Count.at_least, Count.more_than, Count.at_most, Count.about)
        ),
        *(st.builds(make, st.integers(1, 10**15)) for make in (Count.fewer_than, Count.nearly)),
        st.lists(FIGURES, min_size=2, max_size=2, unique=True).map(lambda ends: Count.between(*sorted(ends))),
    )


@given(counts())
def test_a_count_reads_back_from_its_own_words(count):
    assert parse_count(str(count)) == count


ZEROS = [chr(c) for c in range(sys.maxunicode + 1) if category(chr(c)) == "Nd" and decimal(chr(c)) == 0]


@pytest.mark.parametrize("zero", ZEROS, ids=lambda zero: f"U+{ord(zero):04X}")
def test_digits_of_every_script_read_alike(zero):
    digits = {str(d): chr(ord(zero) + d) for d in range(10)}
    for text, value in (("15", 15), ("907", 907), ("1,250", 1250)):
        written = "".join(digits.get(character, character) for character in text)
        assert parse_count(written) == Count.exactly(value)
        assert parse_count(f"more than {written}") == Count.more_than(value)


@given(st.sampled_from(ZEROS), st.sampled_from(ZEROS))
def test_scripts_do_not_mix_in_one_number(one, other):
    text = f"{chr(ord(one) + 1)}{chr(ord(other) + 2)}"
    assert [number.value for number in find_numbers(text)] == ([12] if one == other else [])


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)
    prepared = prepare(text, len(text))
    for place, character in enumerate(prepared.source):
        start, end = prepared.span(place, place + 1)
        assert text[start:end] == character


def test_no_letter_changes_length():
    assert all(len(fold(chr(c))) == 1 for c in range(sys.maxunicode + 1))


@given(st.sampled_from(["\u200b", "\u200e", "\u202e", "\u00ad", "\ufeff", "\u2066"]), st.integers(0, 12))
def test_invisible_characters_change_nothing(invisible, place):
    text = "over two hundred people"
    (plain,) = find_counts(text)
    (split,) = find_counts(text[:place] + invisible + text[place:])
    assert split.count == plain.count
    assert split.text.replace(invisible, "") == plain.text


def test_every_language_has_phrases_of_every_kind():
    files = phrase_files()
    assert set(files) == languages()
    for content in files.values():
        assert {"carrier", "phrases", "sentences", "silences", "numerals"} <= set(content)
        assert len(content["phrases"]) >= 100
