"""Every phrase and sentence of the phrase files is read as its row says; each test takes one language's whole table."""

from collections.abc import Mapping

import pytest

from conflictmodel.errors import PhraseError
from conflictmodel.numbers import find_counts, find_numbers, parse_count
from tests.numbers.conftest import phrase_files, shown


def read(phrase: str, language: str) -> str:
    """Read a phrase as the files write what it means; a refusal is a reading too."""
    try:
        return shown(parse_count(phrase, language))
    except PhraseError as error:
        return str(error)


def differences(wanted: Mapping[str, object], got: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """List what is read otherwise than it should be."""
    return {text: (should, got[text]) for text, should in wanted.items() if got[text] != should}


def test_phrases_are_read_whole(phrases):
    language, rows = phrases
    assert differences(rows, {phrase: read(phrase, language) for phrase in rows}) == {}


def test_phrases_are_found_again_in_a_sentence(phrases):
    language, rows = phrases
    carrier = phrase_files()[language]["carrier"]
    start = carrier.index("{}")
    wanted = {phrase: [(start, start + len(phrase), row)] for phrase, row in rows.items()}
    found = {phrase: find_counts(carrier.format(phrase), language) for phrase in rows}
    assert differences(wanted, {p: [(m.start, m.end, shown(m.count)) for m in ms] for p, ms in found.items()}) == {}


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title])
def test_case_does_not_matter(phrases, change):
    language, rows = phrases
    changed = {change(phrase): row for phrase, row in rows.items() if len(change(phrase)) == len(phrase)}
    assert differences(changed, {phrase: read(phrase, language) for phrase in changed}) == {}


def test_sentences(sentences):
    language, rows = sentences
    found = {text: [f"{m.text}: {shown(m.count)}" for m in find_counts(text, language)] for text in rows}
    assert differences(rows, found) == {}


def test_silences(silences):
    language, rows = silences
    found = {text: [m.text for m in find_counts(text, language)] for texts in rows.values() for text in texts}
    assert {text: counted for text, counted in found.items() if counted} == {}


def test_numerals(numerals):
    language, rows = numerals
    assert differences(rows, {t: [f"{m.value} {m.role}" for m in find_numbers(t, language)] for t in rows}) == {}
