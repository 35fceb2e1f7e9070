"""A sentence taken apart: its words, phrases and clauses, with the text they came from."""

from typing import final

import attrs

from conflictmodel.lexicon.load import WordBook
from conflictmodel.lexicon.terms import Determiner, Term
from conflictmodel.model.source import Span
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.phrase import Noun, Phrase
from conflictmodel.reading.sentences import Sentence
from conflictmodel.reading.tokens import Token


@final
@attrs.frozen(eq=False)
class Parsed:
    """A sentence with everything that was found in it."""

    text: str
    sentence: Sentence
    words: list[Token]
    phrases: list[Phrase]
    clauses: list[Clause]
    book: WordBook
    #: Every class of term that some word of the sentence is in, so that a stage can be passed over.
    kinds: frozenset[type[Term]] = attrs.field(init=False)

    @kinds.default
    def _every_kind(self) -> frozenset[type[Term]]:
        return frozenset[type[Term]]().union(*(token.word.terms for token in self.words))

    #: Where the clause of each verb begins, by the verb's place among the phrases.
    starts: dict[int, int] = attrs.field(init=False)

    @starts.default
    def _every_start(self) -> dict[int, int]:
        return {clause.at: clause.start for clause in self.clauses}

    def several(self, noun: Noun) -> bool:
        """Tell whether the word that heads a noun phrase means several, by itself."""
        head = self.words[noun.head]
        return (bool(head.word.terms) or not head.name) and self.book.several(head.low)

    def span(self, phrase: Phrase) -> Span:
        """Where a phrase stands in the text."""
        return Span(self.words[phrase.first].start, self.words[phrase.last - 1].end)

    def spot(self, word: int) -> Span:
        """Where a single word stands in the text."""
        return Span(self.words[word].start, self.words[word].end)

    def said(self, phrase: Phrase) -> str:
        """Give a phrase in the text's own words, on one line."""
        return self.between(phrase.first, phrase.last)

    def between(self, first: int, last: int) -> str:
        """Give the words from ``first`` up to ``last`` as they are written, on one line."""
        return " ".join(self.text[self.words[first].start : self.words[last - 1].end].split())

    def name(self, noun: Noun) -> str:
        """Give a noun phrase without the article that opens it: "the army" is named army."""
        first = noun.first
        opened = self.words[first].get(Determiner)
        if opened is not None and "definite" in opened.values and noun.last - first > 1:
            first += 1
        last = noun.last
        if self.words[last - 1].low in {")", "]"}:  # "Iran (Tehran)" is named Iran
            last = next((k for k in range(last - 1, first, -1) if self.words[k].low in {"(", "["}), last)
        return self.between(first, last)
