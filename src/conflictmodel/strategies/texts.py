"""Strategies for texts of a language's own words in random order, the hardest thing to read."""

from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from conflictmodel.lexicon import resolve
from conflictmodel.lexicon.load import word_book
from conflictmodel.strategies.phrases import number_phrases

#: What stands between words, the plainest first.
_MARKS = (" ",) * 12 + (", ", ", ", ". ", " - ", " (", ") ", ": ", "; ", " “", "” ", "'s ", "\n", "\n\n", "")
#: What sorts of words there are; the more often here, the more often in the text.
_KINDS = ("word",) * 5 + ("name", "number")


@st.composite
def report_texts(draw: DrawFn, language: str = "en", *, max_words: int = 40) -> str:
    """Texts that no reporter would write, made of every sort of word that a report can have and of number phrases.

    They have all that makes a sentence hard and none of what makes it clear: verbs without
    subjects, brackets that nobody closes, names in the place of figures. A reader that takes
    them all takes whatever a web page holds::

        @given(report_texts())
        def test_reads_anything(text):
            my_reader(text)
    """
    parts: list[str] = []
    for kind in draw(st.lists(st.sampled_from(_KINDS), max_size=max_words)):
        if kind == "number":
            word = draw(number_phrases(language))[0]
        else:
            word = draw(st.sampled_from(_words(resolve(language))))
        parts += [word.title() if kind == "name" else word, draw(st.sampled_from(_MARKS))]
    return "".join(parts)


@cache
def _words(language: str) -> list[str]:
    """Give every form of the reader's words; of those that are the same things, such as models, only some."""
    book = word_book(language)
    kinds: dict[object, list[str]] = {}
    for word, known in book.words.items():
        kinds.setdefault(frozenset(known.terms), []).append(word)
    for first, seconds in book.phrases.items():
        for second, choices in seconds.items():
            for rest, known in choices:
                kinds.setdefault(frozenset(known.terms), []).append(" ".join((first, second, *rest)))
    most = 200
    return [word for words in kinds.values() for word in words[:: len(words) // most + 1]]
