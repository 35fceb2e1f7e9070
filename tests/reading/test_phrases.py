"""Words are grouped into phrases: [nouns], <verbs>, (ties), {times} and bare marks."""

import pytest
from hypothesis import given

from conflictmodel.reading.lists import list_before
from conflictmodel.reading.phrase import Mark, Noun, Phrase, Tie, Time, Verb, head_of, place_among
from conflictmodel.reading.phrases import phrases
from conflictmodel.strategies import report_texts
from tests.reading.conftest import words_of

BRACKETS: dict[type[Phrase], tuple[str, str]] = {
    Noun: ("[", "]"),
    Verb: ("<", ">"),
    Tie: ("(", ")"),
    Time: ("{", "}"),
    Mark: ("", ""),
}


def bracketed(text):
    """Show the phrases of a sentence, each in the brackets of its kind."""
    words = words_of(text)
    parts = []
    for phrase in phrases(words):
        opening, closing = BRACKETS[type(phrase)]
        written = text[words[phrase.first].start : words[phrase.last - 1].end]
        parts.append(f"{opening}{written}{closing}")
    return " ".join(parts)


def only(text, kind):
    (found,) = (phrase for phrase in phrases(words_of(text)) if isinstance(phrase, kind))
    return found


@pytest.mark.parametrize(
    "wanted",
    [
        "[Two of its soldiers] <had been killed> (in) [Tal Amin] {on Tuesday} .",
        "[Turkey's Defense Ministry] <said> [it] <had also destroyed> [five tanks] .",
        "[The army] <did not say> (how) [nine men] <were killed> .",
        "[Artillery fire] <hit> [the school] (and) <killed> [nine armed men] .",
        "[Nine rescue workers] <were killed> (after) [the raid] .",
        "[They] <left> (after) [rebels] <attacked> .",
        "[The raid] <began> (as) [they] <left> .",
        "[He] <spoke> (as) [a friend] .",
        "[The rebels] (that) <killed> [nine men] <fled> .",
        "[The army] <said> (that) [nine men] <fled> .",
        "[This] <killed> [these men] .",
        "[This raid] <ended> .",
        "{Earlier this month} , [13 soldiers] <died> .",
        "[He] <went> {a day after} [the raid] <began> .",
        "[They] <were forced> <to flee> [their homes] .",
        "[They] <want> (to) [the hills] .",
        "[At least six people] <are feared> <dead> .",
        "[Dozens] <feared> <dead> (in) [raid]",
        "[The raid] <left> [20 people] <dead> .",
        "[Iran] {on Monday} <accused> [Israel] (of) [murder] .",
        "[Iran] , [their ally] , <accused> [Israel] (of) <shelling> [Homs] .",
        "[The UN] <accused> [the mayor of Homs] (of) [bribery] .",
        "[Iran] <demands> [withdrawal] .",
        "[Iran talks] <were held> .",
        "[Palestinians] <reject> [proposed changes] .",
        "[Iran] <left> (and) <blamed> [Iraq] .",
        "[The bodies of 12 of the men] <were found> .",
        "(Among) [the dead] <were> [11 women] .",
        "[The 3rd Brigade] <lost> [two T-72B3 tanks] .",
        "[Iran] (&) [Iraq] <held> [talks] .",
        "[The soldiers' homes] <burned> .",
        "[A raid] <killed> [nine very young children] .",
        "[They] <hit> [small flooded villages] .",
        "[The wounded] <were> [women] .",
        "[Nine more] <were wounded> .",
        "{In May} [it] <may rain> .",
        "[Nobody] <was reportedly hurt> .",
    ],
)
def test_phrases_are_grouped_as_a_reader_groups_them(wanted):
    text = wanted
    for mark in "[]<>{}":
        text = text.replace(mark, "")
    assert bracketed(text.replace("(", "").replace(")", "")) == wanted


def test_a_noun_phrase_knows_its_figure_and_its_head():
    text = "The bodies of at least 12 of its soldiers"
    words = words_of(text)
    outer = only(text, Noun)
    inner = head_of(outer)
    assert words[outer.head].text == "bodies"
    assert str(inner.count) == "at least 12"
    assert words[inner.head].text == "soldiers"
    assert outer.last == inner.last == len(words)
    assert place_among(phrases(words), inner) == 0


def test_a_bare_number_takes_the_noun_that_of_joins_to_it():
    noun = only("Two of nine of the soldiers", Noun)
    assert noun.word == noun.of.word == noun.of.of.word == words_of("soldiers")[0].word


@pytest.mark.parametrize(
    "text, kinds, moods",
    [
        ("were killed", {"passive", "finite"}, {"be", "many"}),
        ("killed", {"bare", "finite"}, set()),
        ("dead", {"bare", "adjective"}, set()),
        ("fleeing", set(), set()),
        ("had fled", {"finite"}, {"have"}),
        ("to flee", set(), {"infinitive"}),
        ("would have been killed", {"passive", "finite"}, {"conditional", "have", "be", "many"}),
        ("did not flee", {"finite"}, {"do", "negation"}),
    ],
)
def test_a_verb_group_knows_its_voice_and_mood(text, kinds, moods):
    verb = only(f"They {text}", Verb)
    assert {kind for kind in ("passive", "bare", "adjective", "finite") if getattr(verb, kind)} == kinds
    assert verb.moods == moods


def test_an_adverb_within_a_verb_group_can_withhold_belief():
    assert "unverified" in only("They were reportedly killed", Verb).manner
    assert "unverified" not in only("They were also killed", Verb).manner


def test_the_form_of_a_verb_shows_one_or_several():
    assert only("They were killed", Verb).several is True
    assert only("She was killed", Verb).several is False
    assert only("They fled", Verb).several is None


@given(report_texts())
def test_every_word_is_in_exactly_one_phrase(text):
    words = words_of(text)
    end = 0
    for phrase in phrases(words):
        assert phrase.first == end < phrase.last
        end = phrase.last
    assert end == len(words)


def test_no_list_ends_at_a_mark():
    assert list_before(phrases(words_of("Nine men, two women")), 1) == (1, [])
