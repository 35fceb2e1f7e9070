"""The public functions: what they refuse, and the values they give."""

from fractions import Fraction

import attrs
import pytest

from conflictmodel.errors import InvalidValueError, PhraseError, TextTooLongError, UnknownLanguageError
from conflictmodel.model.count import Basis, Count
from conflictmodel.numbers import (
    CountMention,
    NumberKind,
    NumberMention,
    NumberRole,
    Scan,
    find_counts,
    find_numbers,
    languages,
    parse_count,
    scan,
    spell_number,
)
from conflictmodel.numbers.text import MAX_LENGTH


def test_languages():
    assert "en" in languages()


@pytest.mark.parametrize("code", ["en", "EN", "en-GB", "en_US", "en-Latn-GB"])
def test_a_regional_code_falls_back_to_its_language(code):
    assert parse_count("two", code) == Count.exactly(2)


@pytest.mark.parametrize("code", ["xx", "", "english", "-en", None, 3, b"en"])
def test_unknown_languages_are_refused(code):
    for call in (find_numbers, find_counts, parse_count, scan):
        with pytest.raises(UnknownLanguageError, match="known: "):
            call("two", code)
    with pytest.raises(UnknownLanguageError):
        spell_number(2, code)


@pytest.mark.parametrize("text", [None, 5, b"five", ["five"]])
def test_what_is_no_text_is_refused(text):
    for call in (find_numbers, find_counts, parse_count, scan):
        with pytest.raises(InvalidValueError, match="must be str"):
            call(text)


def test_long_texts_are_refused_unless_allowed():
    with pytest.raises(TextTooLongError):
        find_counts("five men", max_length=7)
    assert find_numbers("five men", max_length=8)
    with pytest.raises(TextTooLongError):
        parse_count(" " * (MAX_LENGTH + 1))


@pytest.mark.parametrize("tolerance", [-1, 2, float("nan"), True, "0.1", None])
def test_a_tolerance_is_a_share(tolerance):
    with pytest.raises(InvalidValueError, match="tolerance"):
        find_counts("nothing", tolerance=tolerance)


def test_tolerance_moves_the_bounds():
    assert parse_count("about 100", tolerance=0.25) == Count.about(100, tolerance=0.25)
    assert find_counts("nearly 100 men", tolerance=0)[0].count == Count.nearly(100, tolerance=0)


@pytest.mark.parametrize(
    "phrase,position,why",
    [
        ("", 0, "empty"),
        ("   ", 0, "empty"),
        (" nobody", 1, "no number was found"),
        ("in 20 days", 3, "'20' is read as duration"),
        ("20 February", 0, "'20' is read as date"),
        ("the two", 0, "begins only with 'two'"),
        ("  the two", 2, "begins only with 'two'"),
        ("two men", 3, "something follows the count 'two'"),
        ("two three", 3, "something follows"),
        ("2.5", 0, "'2.5' is read as fraction"),
        ("-5", 0, "'-5' is read as other"),
        ("between 30 and", 0, "begins only with '30'"),
        ("10000000000000000000", 0, "no number was found"),
        ("fewer than 0", 0, "no number of people"),
        ("nearly zero", 0, "no number of people"),
        ("one quintillion", 0, "no number of people"),
    ],
)
def test_what_is_not_a_count_as_a_whole(phrase, position, why):
    with pytest.raises(PhraseError, match=why) as caught:
        parse_count(phrase, "en-GB")
    assert (caught.value.phrase, caught.value.language, caught.value.position) == (phrase, "en", position)


def test_a_phrase_that_is_said_to_be_a_count_is_no_year():
    assert parse_count("2019") == Count.exactly(2019)
    assert parse_count("about 1900") == Count.about(1900)
    assert find_counts("2019") == []
    assert parse_count("over 5") == Count.more_than(5)


def test_blanks_around_a_phrase_do_not_matter():
    assert parse_count("\n at least 5\t") == Count.at_least(5)


@pytest.mark.parametrize("n", [-1, 10**18, True, 2.0, "2", None])
def test_what_is_not_spelt(n):
    with pytest.raises(InvalidValueError, match="spell_number"):
        spell_number(n)


@pytest.mark.parametrize(
    "n,words",
    [
        (0, "zero"),
        (20, "twenty"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (104, "one hundred and four"),
        (2_121, "two thousand one hundred and twenty-one"),
        (1_000_001, "one million and one"),
        (10**17, "one hundred quadrillion"),
    ],
)
def test_spelling(n, words):
    assert spell_number(n) == words


def test_a_scan_says_of_which_numbers_a_count_was_made():
    found = scan("Between 30 and 40 of the dozens held in 2019.")
    thirty, forty, year = found.numbers
    assert found.counts[0].numbers == (thirty, forty)
    assert found.counts[1].numbers == ()
    assert year == NumberMention(40, 44, 2019, NumberKind.CARDINAL, NumberRole.DATE)
    assert find_numbers("the 3rd") == [NumberMention(4, 7, 3, NumberKind.ORDINAL, NumberRole.ORDINAL)]
    assert find_numbers("2.5")[0].value == Fraction(5, 2)
    assert scan("") == Scan((), ())


def test_large_figures():
    assert parse_count("999999999999999999") == Count.exactly(10**18 - 1)
    assert parse_count("more than 999999999999999999") == Count.more_than(10**18 - 1)
    for phrase in (
        "about 999999999999999999",
        "one quintillion",
        "from one to two quintillion",
        "hundreds of quadrillions",
    ):
        assert [c.count.basis for c in find_counts(phrase) if c.count.basis is not Basis.VAGUE] == []


NUMBER = NumberMention(0, 3, 2, NumberKind.CARDINAL, NumberRole.COUNT)
COUNT = CountMention(0, 3, "two", Count.exactly(2), (NUMBER,))


@pytest.mark.parametrize(
    "mention,field,value",
    [
        (NUMBER, "start", -1),
        (NUMBER, "start", 0.0),
        (NUMBER, "end", 0),
        (NUMBER, "end", None),
        (NUMBER, "value", 2.0),
        (NUMBER, "value", True),
        (NUMBER, "kind", "cardinal"),
        (NUMBER, "role", "count"),
        (COUNT, "start", -1),
        (COUNT, "end", 4),
        (COUNT, "text", "twos"),
        (COUNT, "text", None),
        (COUNT, "count", 2),
        (COUNT, "numbers", [NUMBER]),
        (COUNT, "numbers", (2,)),
    ],
)
def test_mentions_are_always_valid(mention, field, value):
    with pytest.raises(InvalidValueError):
        attrs.evolve(mention, **{field: value})
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(mention, field, value)


def test_vocabularies_say_what_they_mean():
    for term in (*NumberKind, *NumberRole):
        assert term.__doc__
        assert term.scheme
        assert term == term.value


HOSTILE = [
    "one ",
    "1,",
    "and ",
    "1-",
    "half of a ",
    "7",
    "111 ",
    "dozen ",
    "hundreds and ",
    "one and ",
    "between one hundred and ",
    "50 or more ",
    "at least ",
    "a million and a half and ",
    "one point ",
    "a",
    "a@",
    "-5 ",
    "(5) (",
    "two thousand million ",
    "5\u200b",
    "5" + " " * 50,
    "from 5 to 6 ",
    "rose from ",
    "1/",
    "1:",
    "1.",
    "one's ",
    "a a ",
    "no. ",
    "twenty-",
    "٣",
    "½",
    "of a ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_are_read_in_order(piece):
    text = piece * (32_000 // len(piece))
    found = scan(text)
    for mentions in (found.counts, found.numbers):
        spans = [(mention.start, mention.end) for mention in mentions]
        assert spans == sorted(spans)
        assert all(text[start:end].strip() for start, end in spans)


@pytest.mark.parametrize("text", ["20 et quelques", "20 et quelques personnes", "Vingt et quelques, dit-on."])
def test_a_vague_word_within_a_hedge_is_no_number(text):
    (found,) = find_counts(text, "fr")
    assert found.count == Count.about(20)


@pytest.mark.parametrize("text, first", [("5 to zero died", 5), ("47 to zero", 47), ("from 900 to zero", 900)])
def test_nothing_is_shared_with_zero(text, first):
    assert [found.value for found in find_numbers(text)] == [first, 0]
