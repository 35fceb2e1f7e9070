"""A text falls into sentences, and nothing of it is lost or told twice."""

import pytest
from hypothesis import given, strategies as st

from conflictmodel.lexicon.load import word_book
from conflictmodel.reading.sentences import MAX_SENTENCE, sentences

ABBREVIATIONS = word_book("en").abbreviations


def parts(text):
    return [text[one.start : one.end] for one in sentences(text, ABBREVIATIONS)]


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("One fell. Two fell.", ["One fell.", "Two fell."]),
        ("Who fell? Two! More…", ["Who fell?", "Two!", "More…"]),
        ("He said: “Two fell.” Then he left.", ["He said: “Two fell.”", "Then he left."]),
        ("(Two fell.) One rose.", ["(Two fell.)", "One rose."]),
        ("Gen. Omar Teklu and Col. Vesh met. They left.", ["Gen. Omar Teklu and Col. Vesh met.", "They left."]),
        ("The U.S. army left. It rained.", ["The U.S. army left.", "It rained."]),
        ("J. K. Aster left.", ["J. K. Aster left."]),
        ("It rose by 2.5 per cent. It fell.", ["It rose by 2.5 per cent.", "It fell."]),
        ("They left at dawn. and came back.", ["They left at dawn. and came back."]),
        ("Did they leave? yes.", ["Did they leave? yes."]),
        ("They left ... Nobody saw.", ["They left ...", "Nobody saw."]),
        ("Seen on example.org today. Or not.", ["Seen on example.org today.", "Or not."]),
        ("二人死亡。三人負傷。", ["二人死亡。", "三人負傷。"]),
        ("قتل اثنان. هل جرح؟ نعم", ["قتل اثنان.", "هل جرح؟", "نعم"]),
        ("", []),
        (" \n\t\n ", []),
        ("... ! ?", ["...", "!", "?"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, wanted):
    assert parts(text) == wanted


def test_a_blank_line_ends_a_sentence_and_a_line_break_does_not():
    text = "A raid\nkilled two\n \t\nThree\nfell\n\n\nFour fell."
    assert parts(text) == ["A raid\nkilled two", "Three\nfell", "Four fell."]
    assert [one.paragraph for one in sentences(text, ABBREVIATIONS)] == [0, 1, 2]


@pytest.mark.parametrize(
    "text, headlines",
    [
        ("Two fall in raid\n\nTwo fell.", [True, False]),
        ("Two fall. Three rise\n\nTwo fell", [False, False, False]),
        ("Two fell.\n\nThree rose", [False, False]),
        ("“Two fell.”\n\nThree rose", [False, False]),
        ("Two fall in raid", [True]),
        ("Two fell in a raid. The two were shepherds", [False, False]),
    ],
)
def test_a_first_paragraph_without_a_full_stop_is_a_headline(text, headlines):
    assert [one.headline for one in sentences(text, ABBREVIATIONS)] == headlines


@pytest.mark.parametrize("piece", ["word ", "word", "wo rd" * 100 + " "], ids=["words", "letters", "both"])
def test_a_sentence_without_an_end_is_cut(piece):
    text = piece * (3 * MAX_SENTENCE // len(piece))
    found = list(sentences(text, ABBREVIATIONS))
    assert len(found) >= 3
    assert all(one.end - one.start <= MAX_SENTENCE for one in found)
    assert "".join(text[one.start : one.end] for one in found).rstrip() == text.rstrip()
    if " " in piece:
        assert all(text[one.end - 1].isspace() for one in found[:-1])


@given(
    st.text()
    | st.lists(st.sampled_from(["A", "b", ". ", ".", "?” ", "Gen. ", "\n", "\n\n", " ", "。", "…"])).map("".join)
)
def test_every_visible_character_is_in_exactly_one_sentence(text):
    found = list(sentences(text, ABBREVIATIONS))
    covered = [place for one in found for place in range(one.start, one.end)]
    assert covered == sorted(set(covered))
    assert all(text[place].isspace() for place in set(range(len(text))) - set(covered))
    assert [one.paragraph for one in found] == sorted(one.paragraph for one in found)
