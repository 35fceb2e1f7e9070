"""Every error carries its facts as fields and says the likely mend."""

import pickle

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import (
    ConflictModelError,
    DecodeError,
    InvalidValueError,
    LexiconError,
    PhraseError,
    TextTooLongError,
    UnknownCameoCodeError,
    UnknownCountryError,
    UnknownLanguageError,
    UnreadableFileError,
    UnwritableCellError,
    UnwritableFileError,
    brief,
    listed,
)


class Hostile:
    """A value whose own repr fails."""

    def __repr__(self):
        raise RuntimeError


@pytest.mark.parametrize(
    "error, words",
    [
        (InvalidValueError("Count", "low", -1, "must be 0 or more"), "Count.low = -1: must be 0 or more"),
        (PhraseError("a few", "en", "no figure", 2), "'a few' is not a count in 'en' (at 2): no figure"),
        (
            UnknownCountryError("AFR", "cameo", "it is Africa"),
            "'AFR' names no one country in the scheme cameo: it is Africa",
        ),
        (UnknownCountryError(4, None, "it is bare", ["A", "B"]), "4 names no one country: it is bare; perhaps A or B"),
        (UnknownLanguageError("xx", ["de", "en"]), "no lexicon for language 'xx'; known: de, en"),
        (
            TextTooLongError(1_500, 1_000),
            "the text has 1,500 characters and max_length is 1,000: split the text or raise max_length",
        ),
        (LexiconError("en/hedges.toml", "about", "is empty"), "en/hedges.toml: [about] is empty"),
        (DecodeError("$.low", "is missing"), "$.low: is missing"),
        (UnknownCameoCodeError("1883", "a misprint of", "183"), "'1883' is no CAMEO code: a misprint of '183'"),
        (UnknownCameoCodeError("x", "must be digits"), "'x' is no CAMEO code: must be digits"),
        (UnreadableFileError("a.txt", "is not UTF-8"), "cannot read a.txt: is not UTF-8"),
        (UnwritableFileError("a.txt", "permission denied"), "cannot write a.txt: permission denied"),
        (UnwritableCellError(3, "best", "1\t2", "it holds a tab"), "row 3, best '1\\t2': it holds a tab"),
        (UnwritableCellError(None, "best", "best", "odd"), "header, best 'best': odd"),
    ],
)
def test_an_error_says_where_and_why(error, words):
    assert str(error) == words
    assert isinstance(error, ConflictModelError)
    assert isinstance(error, ValueError)
    assert str(pickle.loads(pickle.dumps(error))) == words  # noqa: S301  the test's own
    error.add_note("notes can be added")


@pytest.mark.parametrize(
    "value, shown",
    [("a" * 100, "'" + "a" * 59 + "…"), (Hostile(), "<Hostile that cannot be shown: RuntimeError>"), (None, "None")],
)
def test_any_value_is_shown_briefly(value, shown):
    assert brief(value) == shown


@given(st.text())
def test_long_text_is_cut(text):
    assert len(brief(text)) <= 61


@given(st.lists(st.text(), min_size=1))
def test_names_are_listed(names):
    assert all(name in listed(names) for name in names)


def test_a_list_ends_with_or():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b or c"
