"""From a sentence to words: each with where it stands and everything that it can be.

A count phrase is one token, whatever it is made of, and so is a phrase of several words that
the lexicon knows.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar, final

import attrs

from conflictmodel.lexicon.load import UNKNOWN, WordBook
from conflictmodel.lexicon.markers import (
    Adverb,
    Auxiliary,
    Determiner,
    EquipmentWord,
    Preposition,
    Pronoun,
    Relative,
    RemainsNoun,
    Term,
    TotalNoun,
)
from conflictmodel.lexicon.readings import Word
from conflictmodel.lexicon.terms import (
    ContactVerb,
    CountryTerm,
    EquipmentTerm,
    LossNoun,
    MovementNoun,
    OutcomeTerm,
    PeopleTerm,
)
from conflictmodel.model.count import Count
from conflictmodel.numbers import CountMention, NumberMention, NumberRole
from conflictmodel.reading.sentences import Sentence

#: A letter with its full stop before a name is an initial: J. R. Paz.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-[^\W_]+)*|\b[^\W\d_a-z]\.(?=[ \n]?[^\W\d_a-z])|[^\W_]+(?:[-‐‑'’][^\W_]+|/[^\W\d_]+)*|\S"
)
#: What is written together with a number makes one word with it: S-400, nine-year, 155mm.
_GLUE = frozenset("-‐‑")
_LONGEST_WORD = 40
_APOSTROPHES = frozenset("'’")
#: Classes of words that are written in capitals only as the short names of somebody.
_SMALL_WORDS = frozenset({Adverb, Pronoun, Preposition, Relative, Auxiliary})
_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d)$", re.IGNORECASE)

#: Nouns of which it is told whose or of whom they are.
_OF_OTHERS = frozenset({LossNoun, MovementNoun, OutcomeTerm, RemainsNoun, TotalNoun})

T = TypeVar("T", bound=Term)


@final
@attrs.define(eq=False)
class Token:
    """A word, a count, a number that is no count, or a mark, with the terms that it can be."""

    start: int
    end: int
    text: str
    low: str
    word: Word
    count: Count | None = None
    number: NumberMention | None = None
    #: Whether its capital letter means that it is a name, as far as its sentence can tell.
    name: bool = False
    #: Whether it begins with a capital letter, in a sentence that is not all capitals.
    capital: bool = False
    #: Whether its sentence is all capitals (or all small), so that no letter shows what is a name.
    caseless: bool = False
    #: Whether it only describes the noun before it: ucranianos, in "tres soldados ucranianos".
    trails: bool = False
    #: Whether what comes right after it is whose it is: the number of the dead, in a language that has no "of".
    owns: bool = False

    def get(self, kind: type[T]) -> T | None:
        """What the word is within one class, if it is anything there."""
        return self.word.terms.get(kind)  # type: ignore[return-value]  # a word files each term under its own class

    @property
    def is_word(self) -> bool:
        """Whether it has letters or digits, rather than being a mark of punctuation."""
        return self.low[0].isalnum() or self.low[-1].isalnum()

    @property
    def designates(self) -> bool:
        """Whether it is the name of a model: Su-25."""
        term = self.get(EquipmentTerm)
        return term is not None and term.model

    @property
    def sorts(self) -> bool:
        """Whether after the name of a model it says what sort of thing that is: Su-25 fighters."""
        term = self.get(EquipmentWord)
        return term is not None and "after_model" in term.values


def tokens(
    text: str,
    sentence: Sentence,
    book: WordBook,
    counts: Sequence[CountMention],
    numbers: Sequence[NumberMention],
) -> list[Token]:
    """Split a sentence; ``counts`` and ``numbers`` are those that lie in it, in order."""
    start, end = sentence.start, sentence.end
    merged = _fixed(text, sentence, counts, numbers, book)
    plain: list[Token] = []
    at = start
    for first, last, count, number in merged:
        plain += _words(text, at, first, book)
        word = text[first:last]
        low = word.lower()
        known = UNKNOWN if count is not None or number is not None else book.word(low)
        plain.append(Token(first, last, word, low, known, count, number))
        at = last
    plain += _words(text, at, end, book)
    joined = _joined(text, plain, book)
    _mark_names(joined)
    if book.syntax.noun_first:
        _mark_trailing(joined)
    if book.syntax.bare_genitive:
        for token in joined:
            token.owns = token.get(PeopleTerm) is None and not _OF_OTHERS.isdisjoint(token.word.terms)
    return joined


def _mark_trailing(words: Sequence[Token]) -> None:
    """Note what stands after the noun that it describes, up to the end of the noun phrase."""
    headed = False
    for token in words:
        acts = bool(token.word.forms) and "participle" not in token.word.forms and not token.word.noun
        plain = not acts and token.is_word and token.count is None and token.number is None and not token.word.closed
        if not plain or token.get(Determiner) is not None:
            headed = False
            continue
        token.trails = headed
        country = token.get(CountryTerm)
        adjective = country is not None and country.adjective
        headed = headed or (token.word.noun and not adjective)


def _mark_names(words: Sequence[Token]) -> None:
    """Note whose capital means a name: none in a sentence that capitalises every word, or the first."""
    letters = [token for token in words if token.text[0].isalpha()]
    others = [token for token in letters if not token.text[0].islower()]
    small = len(letters) - len(others)
    if not small and all(token.text.isupper() for token in others):
        for token in others:
            token.caseless = True
        return
    for token in others:
        kinds = token.word.terms.keys()
        if small and len(token.text) > 1 and kinds and kinds <= _SMALL_WORDS and token.text.isupper():
            token.word = UNKNOWN  # UP and WHO are names where other words are small
    few = 3 * small >= len(letters)
    for token in others:
        token.capital = token.text[0].isupper()
        # a sentence begins with a capital, but an unknown word there is a name
        opens = token is letters[0] and bool(token.word.terms or token.word.forms)
        token.name = few and token.capital and not opens


def _fixed(
    text: str, sentence: Sentence, counts: Sequence[CountMention], numbers: Sequence[NumberMention], book: WordBook
) -> list[tuple[int, int, Count | None, NumberMention | None]]:
    """Order the counts and those numbers that lie in none of them; a number within a word is that word."""
    found: list[tuple[int, int, Count | None, NumberMention | None]] = [(c.start, c.end, c.count, None) for c in counts]
    for mention in numbers:
        if mention.role is NumberRole.ARTICLE or _is_emphasis(text, mention):
            continue  # "una mujer": a word of the grammar
        first, last = _grown(text, mention, sentence)
        if text[first : mention.start].lower() in book.words and text[mention.start - 1] in _GLUE:
            found.append((first, mention.start, None, None))  # mid-2019
            first = mention.start
        alone = first == mention.start and last == mention.end
        found.append((first, last, None, mention if alone else None))
    found.sort(key=lambda item: (item[0], item[2] is None, -item[1]))
    kept: list[tuple[int, int, Count | None, NumberMention | None]] = []
    for item in found:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept


def _is_emphasis(text: str, mention: NumberMention) -> bool:
    """Tell whether a number counts nothing and only stresses a word before it: "not a single man"."""
    return mention.role is NumberRole.PRONOUN and len(text[mention.start : mention.end].split()) > 1


def _grown(text: str, mention: NumberMention, sentence: Sentence) -> tuple[int, int]:
    """Grow a number to the whole word that it is part of, as far as a word can reach."""
    first, last = mention.start, mention.end
    least, most = max(sentence.start, first - _LONGEST_WORD), min(sentence.end, last + _LONGEST_WORD)
    while first > least and (text[first - 1].isalnum() or (text[first - 1] in _GLUE and first - 1 > least)):
        first -= 1
    while last < most and (text[last].isalnum() or (text[last] in _GLUE and text[last + 1 : last + 2].isalnum())):
        last += 1
    return first, last


def _words(text: str, start: int, end: int, book: WordBook) -> list[Token]:
    found: list[Token] = []
    known = book.words
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        first = match.start()
        last = first + len(word)
        low = word.lower()
        reading = known.get(low)
        if reading is None:
            if last == first + 1 or (word[0].isupper() and word[1:].islower() and word.isalpha()):
                reading = UNKNOWN  # a mark, or what may be a name
            elif word.isalpha():
                reading = book.guess(low)  # no mark in it, at which it could be taken apart
        if reading is None or low in _APOSTROPHES:
            found += _parts(text, first, last, book, inside=first > start)
        else:
            found.append(Token(first, last, word, low, reading))
    return found


def _parts(text: str, first: int, last: int, book: WordBook, *, inside: bool) -> Iterator[Token]:
    """Take a word apart that is not known as it stands: the mayor's, mid-April."""
    word = text[first:last]
    low = word.lower()
    if low not in book.words and (clitic := _CLITIC.search(low)) is not None:
        cut = first + clitic.start()
        stem, tail = text[first:cut], text[cut:last]
        yield Token(first, cut, stem, stem.lower(), book.word(stem.lower()))
        first, word, low = cut, tail, tail.lower().replace("’", "'")
        inside = True
    opening = low.find("-") + 1
    if opening and low[:opening] in book.words and low not in book.words and book.word(low[opening:]).time:
        cut = first + opening
        yield Token(first, cut, text[first:cut], low[:opening], book.words[low[:opening]])
        first, word, low = cut, word[opening:], low[opening:]
        inside = True
    glued = inside and not text[first - 1].isspace()
    yield Token(first, last, word, low, UNKNOWN if low in _APOSTROPHES and not glued else _guess(word, low, book))


def _guess(word: str, low: str, book: WordBook) -> Word:
    """Judge a word by its ending, unless its capital shows a name: Mohammed is no verb."""
    guess = book.word(low)
    return UNKNOWN if guess.guessed and word[0].isupper() and word[1:].islower() else guess


def _joined(text: str, plain: list[Token], book: WordBook) -> list[Token]:
    """Make one token of every phrase of several words that the lexicon knows, the longest first."""
    found: list[Token] = []
    phrases = book.phrases
    begin = [at for at, token in enumerate(plain[:-1]) if token.low in phrases]
    done = 0
    for at in begin:  # few words begin a phrase that the lexicon knows; all others stay as they are
        choices = phrases[plain[at].low].get(plain[at + 1].low)
        if choices is not None and at >= done:
            found += plain[done:at]
            done = at
            joined = _longest(text, plain, at, choices)
            after = bool(found) and found[-1].word.determiner is not None
            if joined is not None and not (after and joined[1].word.closed):  # "the north of" is no preposition
                done, phrase = joined
                found.append(phrase)
    return found + plain[done:]


def _longest(
    text: str, plain: list[Token], at: int, choices: list[tuple[tuple[str, ...], Word]]
) -> tuple[int, Token] | None:
    """Make a token of the longest of some phrases that begin with the same two words, and tell where it ends."""
    for rest, known in choices:
        stop = at + 2 + len(rest)
        if not rest or tuple(one.low for one in plain[at + 2 : stop]) == rest:
            first, last = plain[at], plain[stop - 1]
            words = text[first.start : last.end]
            return stop, Token(first.start, last.end, words, " ".join(one.low for one in plain[at:stop]), known)
    return None


def deals(words: Sequence[Token], k: int) -> bool:
    """Tell whether a word is what a country does to another, not a noun beside it: "Iran demands withdrawal"."""
    land = words[k - 1].get(CountryTerm) if k > 0 else None
    if land is None or land.adjective or words[k].get(ContactVerb) is None or k + 1 == len(words):
        return False
    following = words[k + 1]
    return not words[k].word.noun or (following.is_word and not following.word.closed and not following.word.forms)


def may_name(token: Token) -> bool:
    """Tell whether a word may be the name of somebody, by its capitals."""
    if token.name:
        return True
    return not token.word.terms and (token.capital or token.text not in {token.low, token.text.upper()})
