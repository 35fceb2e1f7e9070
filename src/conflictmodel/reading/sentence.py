"""A sentence taken apart: its words, phrases and clauses, with the text they came from."""

from collections.abc import Sequence
from functools import cached_property
from typing import final

import attrs

from conflictmodel.lexicon.load import WordBook
from conflictmodel.lexicon.markers import Determiner, Term
from conflictmodel.model.source import Span
from conflictmodel.numbers import CountMention, NumberMention
from conflictmodel.reading.clauses import Clause, clauses
from conflictmodel.reading.phrase import Noun, Phrase
from conflictmodel.reading.phrases import phrases
from conflictmodel.reading.sentences import Sentence
from conflictmodel.reading.signs import PARTY, Sieve, signs_of_numbers
from conflictmodel.reading.tokens import Token, may_name, tokens


@final
@attrs.frozen(eq=False)
class Parsed:
    """A sentence with everything that can be found in it; each step is taken only when somebody needs it.

    ``low`` is the sentence in lower case; ``counts`` and ``numbers`` are those that lie in it.
    """

    text: str
    sentence: Sentence
    low: str
    counts: Sequence[CountMention]
    numbers: Sequence[NumberMention]
    book: WordBook
    sieve: Sieve

    @cached_property
    def words(self) -> list[Token]:
        """The words, counts and marks of the sentence."""
        return tokens(self.text, self.sentence, self.book, self.counts, self.numbers)

    @cached_property
    def kinds(self) -> frozenset[type[Term]]:
        """Every class of term that some word of the sentence is in, so that a stage can be passed over."""
        return frozenset[type[Term]]().union(*(word.terms for word in {token.word for token in self.words}))

    @cached_property
    def signs(self) -> int:
        """The signs that its words show, so that a stage can be passed over."""
        signs = signs_of_numbers(self.counts, self.numbers)
        shown = self.sieve.words
        for word in {token.word for token in self.words}:
            signs |= shown.get(word, 0)
        return signs if signs & PARTY.bit or not any(map(may_name, self.words)) else signs | PARTY.bit

    @cached_property
    def phrases(self) -> list[Phrase]:
        """What the words are grouped into."""
        return phrases(self.words)

    @cached_property
    def clauses(self) -> list[Clause]:
        """Every verb with what belongs to it."""
        return clauses(self.phrases, self.book.syntax)

    @cached_property
    def starts(self) -> dict[int, int]:
        """Where the clause of each verb begins, by the verb's place among the phrases."""
        return {clause.at: clause.start for clause in self.clauses}

    @cached_property
    def possessive(self) -> bool:
        """Whether some word of the sentence says "its" or "their"."""
        opened = [token.word.determiner for token in self.words]
        return any(one is not None and "possessive" in one.values for one in opened)

    def several(self, noun: Noun) -> bool:
        """Tell whether the word that heads a noun phrase means several, by itself."""
        head = self.words[noun.head]
        return (bool(head.word.terms) or not head.name) and self.book.several(head.low)

    def beside(self, noun: Noun) -> list[Token]:
        """Give the words of a noun phrase that describe its head: those before it, and those that trail it."""
        last = noun.head + 1
        while last < noun.last and self.words[last].trails:
            last += 1
        return [*self.words[noun.first : noun.head], *self.words[noun.head + 1 : last]]

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
        return self.between(first, noun.last)
