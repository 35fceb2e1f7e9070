"""What holds of every text that is read, however little sense it makes."""

import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from conflictmodel.errors import TextTooLongError, UnknownLanguageError
from conflictmodel.formats import from_json, to_json
from conflictmodel.lexicon import report_languages
from conflictmodel.lexicon.load import word_book
from conflictmodel.lexicon.terms import PeopleTerm
from conflictmodel.model.casualties import Casualties
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.source import Span
from conflictmodel.numbers import MAX_LENGTH, find_counts
from conflictmodel.reading import read_report
from conflictmodel.strategies import report_texts
from tests.reading.conftest import HERE, PUBLISHED, cases, shown

NAUGHTY = Path(__file__).resolve().parents[3] / "shared" / "adversarial" / "blns" / "blns.json"
SENTENCES = [case.values[0]["text"] for table in sorted(HERE.glob("*.toml")) for case in cases(table.stem)]

#: Invented sentences in random order, so that one speaks of what another named.
MIXTURES = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n", "\n\n"])), max_size=6).map(
    lambda pairs: "".join(sentence + blank for sentence, blank in pairs)
)
#: Whom a sentence tells of, none of them by a name of one word: capitals show no name.
ONE = ("A farmer", "The mayor", "His brother", "An elderly couple", "Ana Ruiz")
PEOPLE = (*ONE, "Two soldiers", "At least 20 people", "A farmer and two nuns", "Nine men, two women and a child")
HARMS = ("killed", "shot dead", "murdered", "wounded", "abducted")
AFTER = ("", " on Monday", " in a raid", " in the village", ", the army said")
TEXTS = st.one_of(st.text(st.characters(codec=None), max_size=200), report_texts(), MIXTURES)
DATES = st.none() | st.dates()


def figures(report):
    return [claim for claim in report.claims if not isinstance(claim.record, DiplomaticContact)]


def counts(text):
    return {
        (claim.record.outcome, claim.record.count)
        for claim in read_report(text, published=PUBLISHED).claims
        if isinstance(claim.record, Casualties)
    }


def place(told):
    """Where a claim or a problem stands; the reader always knows."""
    assert told.span is not None
    return told.span


#: Words that mean people told of before.
PRONOUNS = {"they", "them", "these", "those", "themselves", "we"}


def says(words, count):
    """Whether some words say a figure without a number: nobody, a farmer, both, a couple."""
    if (count.low, count.high) in {(0, 0), (1, 1)}:
        return True
    found = [word_book("en").word(word) for word in re.findall(r"[\w']+", words.lower())]
    people = {term.many for word in found if (term := word.get(PeopleTerm)) is not None}
    both = any(word.pronoun is not None and "both" in word.pronoun.values for word in found)
    return count.low == count.high and (count.low in people or (both and count.low == 2))


def check(text, published=PUBLISHED):
    """Read a text and see that what is read is about that text."""
    report = read_report(text, published=published)
    starts = [place(claim).start for claim in report.claims]
    assert starts == sorted(starts)
    for claim in report.claims:
        assert len(set(claim.spans)) == len(claim.spans) == 1 + len(claim.repeats)
        for span in claim.spans:
            assert span.end <= len(text)
            assert span.of(text).strip() == span.of(text) != ""
        check_evidence(claim, text)
    for problem in report.problems:
        assert problem.why
        assert place(problem).of(text).strip()
    found = find_counts(text)
    for claim in figures(report):
        count = claim.record.count
        within = [one.count for one in found if Span(one.start, one.end) in place(claim)]
        words = place(claim).of(text)
        # "killed them" is of those told of before
        back = words.lower() in PRONOUNS and any(count == one.count for one in found if one.start < place(claim).start)
        assert count in within or back or says(words, count)
        whole = claim.record.subset_of
        if whole is not None:
            assert any(whole == one.count for one in found) or says(text, whole)
            assert whole.high is None or count.low <= whole.high
    return report


def check_evidence(claim, text):
    """See that a claim tells the words it rests on, and that they stand in the text."""
    assert claim.evidence is not None
    assert claim.evidence.words
    for span in claim.evidence.words:
        assert span.end <= len(text)
        assert span.of(text).strip()


@settings(max_examples=200)
@given(TEXTS, DATES)
def test_whatever_is_read_stands_in_the_text(text, published):
    check(text, published)


@given(TEXTS, DATES)
def test_reading_is_repeatable(text, published):
    assert read_report(text, published=published) == read_report(text, published=published)


@given(TEXTS, DATES, st.none() | st.just("A Paper"))
def test_what_is_read_survives_json(text, published, publisher):
    report = read_report(text, published=published, publisher=publisher)
    if not any("\ud800" <= character <= "\udfff" for character in text):
        assert from_json(to_json(report)) == report


@given(TEXTS.filter(str.strip))
def test_what_comes_later_changes_nothing_before_it(text):
    before = read_report(text, published=PUBLISHED)
    after = read_report(text + "\n\nIt had rained all day, and the hills were green.", published=PUBLISHED)
    assert after.claims == before.claims
    assert after.problems == before.problems


@given(MIXTURES)
def test_a_text_is_read_alike_wherever_its_lines_are_wrapped(text):
    wrapped = text.replace(" ", "\n").replace("\n\n\n", "\n\n")
    if wrapped.count("\n\n") == text.count("\n\n"):
        assert [claim.record for claim in check(wrapped).claims] == [claim.record for claim in check(text).claims]


@given(
    st.sampled_from(PEOPLE),
    st.sampled_from(["killed", "shot dead", "murdered", "wounded", "abducted"]),
    st.sampled_from(AFTER),
)
def test_capitals_change_no_figure(people, harm, after):
    were = "was" if people in ONE else "were"
    for text in (f"{people} {were} {harm}{after}.", f"Gunmen {harm} {people[0].lower()}{people[1:]}{after}."):
        assert counts(text) == counts(text.upper()) != set()


@pytest.mark.parametrize("text", SENTENCES)
def test_capitals_add_no_casualties(text):
    assert counts(text.upper()) <= counts(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_curly_apostrophes_are_read_as_straight_ones(text):
    straight, curly = check(text), check(text.replace("'", "’"))
    assert [claim.stance for claim in curly.claims] == [claim.stance for claim in straight.claims]
    assert counts(text.replace("'", "’")) == counts(text)


@pytest.mark.skipif(not NAUGHTY.exists(), reason=f"the Big List of Naughty Strings is not at {NAUGHTY}")
def test_naughty_strings():
    for text in json.loads(NAUGHTY.read_text("utf-8")):
        check(text)
        report = check(f"At least 20 people were killed in Homs.\n\n{text}")
        assert shown(report.claims[0], report.text)["killed"] == "at least 20"


def test_every_character_of_unicode_is_harmless():
    for begin in (*range(0, 0x20000, 0x1000), *range(0x20000, sys.maxunicode + 1, 0x10000)):
        block = "".join(map(chr, range(begin, begin + 0x1000)))
        check(block)
        check(" killed 5 men ".join(block[::97]))


@pytest.mark.parametrize("language", sorted(report_languages() - {"en"}))
@given(data=st.data())
def test_words_of_any_language_can_be_read_in_any_order(language, data):
    words = sorted(word_book(language).words)
    some = st.sampled_from(words) | st.sampled_from(["3", "15", "Homs", ",", ".", "(", ")", "\n\n"])
    text = " ".join(data.draw(st.lists(some, max_size=40)))
    for claim in read_report(text, language=language, published=PUBLISHED).claims:
        assert place(claim).of(text).strip() == place(claim).of(text) != ""


def test_every_word_of_the_lexicon_can_stand_alone_and_in_every_place():
    book = word_book("en")
    firsts = [f"{first} {second}" for first, seconds in book.phrases.items() for second in seconds]
    for word in (*list(book.words)[::23], *firsts[::23]):
        check(word)
        check(f"{word} nine men {word} were {word} killed {word} in {word} Homs by {word} rebels, {word} said.")


def test_a_text_has_a_limit():
    with pytest.raises(TextTooLongError):
        read_report("x" * (MAX_LENGTH + 1))


def test_a_language_must_be_known():
    with pytest.raises(UnknownLanguageError):
        read_report("Two died.", language="tlh")


def test_what_the_reader_is_told_is_kept():
    report = read_report("It rained.", language="en-GB", published=date(2020, 2, 20), publisher="A Paper")
    assert (report.text, report.language) == ("It rained.", "en-GB")
    assert (report.published, report.publisher) == (date(2020, 2, 20), "A Paper")
    assert (report.claims, report.problems) == ((), ())
