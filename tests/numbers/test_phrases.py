"""Every phrase and sentence of the phrase files is read as its row says."""

import pytest

from conflictmodel.numbers import find_counts, find_numbers, parse_count
from tests.numbers.conftest import phrase_files, shown


def test_phrase_is_read_whole(phrases):
    language, phrase, wanted = phrases
    assert shown(parse_count(phrase, language)) == wanted


def test_phrase_is_found_again_in_a_sentence(phrases):
    language, phrase, _ = phrases
    carrier = phrase_files()[language]["carrier"]
    text = carrier.format(phrase)
    start = carrier.index("{}")
    assert [(m.start, m.end, m.count) for m in find_counts(text, language)] == [
        (start, start + len(phrase), parse_count(phrase, language))
    ]


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title])
def test_case_does_not_matter(phrases, change):
    language, phrase, wanted = phrases
    changed = change(phrase)
    if len(changed) == len(phrase):
        assert shown(parse_count(changed, language)) == wanted


def test_sentence(sentences):
    language, text, wanted = sentences
    assert [f"{m.text}: {shown(m.count)}" for m in find_counts(text, language)] == wanted


def test_silence(silences):
    language, text, _ = silences
    assert [m.text for m in find_counts(text, language)] == []


def test_numerals(numerals):
    language, text, wanted = numerals
    assert [f"{m.value} {m.role}" for m in find_numbers(text, language)] == wanted
