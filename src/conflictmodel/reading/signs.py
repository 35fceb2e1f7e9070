"""What a sentence must have the words for, before anybody takes it apart.

Most sentences of a report tell nothing that is read. So every reading declares beside itself what it
:class:`Needs`: sorts of word, here called signs, without which it finds nothing in a sentence. Whether a
sentence has them is judged twice: by its letters alone, which is quick and lets too many through, and by its
words, before these are put together to phrases and clauses.

A need must be a necessary condition and nothing more: all that it does is save time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import count
from operator import or_
from typing import Any, Self, final

import attrs

from conflictmodel.lexicon.load import WordBook, pieces
from conflictmodel.lexicon.markers import Marker, Pronoun, RelayVerb, Term
from conflictmodel.lexicon.readings import RECORDING, Word
from conflictmodel.lexicon.terms import ActorTerm, CountryTerm, ReportVerb
from conflictmodel.numbers import CountMention, NumberMention, NumberRole

#: Under this are words that are only marks: every sentence may have them.
_NO_LETTERS = ""
_places = count()


def _next_bit() -> int:
    return 1 << next(_places)


@final
@attrs.frozen(eq=False)
class Sign:
    """A sort of word: those that are in one of some classes, or that pass one of some tests; ``bit`` stands for it."""

    clues: Sequence[type[Term] | Callable[[Word], bool]]
    bit: int = attrs.field(init=False, factory=_next_bit)

    @classmethod
    def of(cls, *clues: type[Term] | Callable[[Word], bool]) -> Self:
        """Make the sign of words that one of some clues fits."""
        return cls(clues)

    def fits(self, word: Word) -> bool:
        """Tell whether a word is of the sort."""
        return any(clue in word.terms if isinstance(clue, type) else clue(word) for clue in self.clues)


def row(kind: type[Marker], *rows: str) -> Callable[[Word], bool]:
    """Make the clue that fits the words of some rows of a table."""

    def stands_there(word: Word) -> bool:
        term = word.get(kind)
        return term is not None and not term.values.isdisjoint(rows)

    return stands_there


def fact(kind: type[Term], fits: Callable[[Any], bool]) -> Callable[[Word], bool]:
    """Make the clue that fits the words of a class of which something is true."""

    def is_so(word: Word) -> bool:
        term = word.get(kind)
        return term is not None and fits(term)

    return is_so


@final
@attrs.frozen(eq=False)
class Needs:
    """The ways in which a sentence can have what a reading needs: in one of them, it has every sign."""

    ways: Sequence[Sequence[Sign]]
    masks: tuple[int, ...] = attrs.field(init=False)

    @masks.default
    def _every_mask(self) -> tuple[int, ...]:
        return tuple(sum({sign.bit for sign in way}) for way in self.ways)

    @classmethod
    def of(cls, *ways: Sequence[Sign]) -> Self:
        """Make the needs that are met in any of some ways."""
        return cls(ways)

    def met(self, signs: int) -> bool:
        """Tell whether a sentence with these signs may have what is needed."""
        for mask in self.masks:  # noqa: SIM110  this is asked of every sentence, several times
            if signs & mask == mask:
                return True
        return False


#: Words without which a sentence does not say who speaks, nor anything that could be read.
TELLS = Sign.of(*RECORDING, ReportVerb, RelayVerb)
#: A count, and "one" as in "one of them": no words are these, so the numbers of the sentence show it.
COUNTED, ONE = Sign.of(), Sign.of()
#: Whoever can be a party to something; any word that may be a name shows it too.
PARTY = Sign.of(ActorTerm, CountryTerm, row(Pronoun, "person", "thing"))


@final
@attrs.frozen(eq=False)
class Sieve:
    """The signs of every word of a language, and of the letters that each can be recognised by.

    ``alone`` has them under the first letters of single words, up to a mark or a digit; ``seconds`` under
    the first letters of the second word of a phrase, under those of its first, beside all that these show
    together. ``masks`` are all that the readings need.
    """

    words: dict[Word, int]
    alone: dict[str, int]
    seconds: dict[str, tuple[int, dict[str, int]]]
    masks: Needs

    @classmethod
    def of(cls, book: WordBook, needs: Iterable[Needs]) -> Self:
        """Make the sieve of a language for what some readings need."""
        every = Needs([way for one in needs for way in one.ways])
        signs = {TELLS, *(sign for way in every.ways for sign in way)}
        words: dict[Word, int] = {}
        alone: dict[str, int] = {}
        seconds: dict[str, dict[str, int]] = {}
        for spelling, word in _spellings(book):
            if word not in words:
                words[word] = sum(sign.bit for sign in signs if sign.fits(word))
            bits = words[word]
            first, *rest = [piece for part in spelling.split(" ") for piece in pieces(part)[:1]] or [_NO_LETTERS]
            if rest:
                inner = seconds.setdefault(first, {})
                inner[rest[0]] = inner.get(rest[0], 0) | bits
                bits &= TELLS.bit  # a sentence is heard for less than for which it is read
            alone[first] = alone.get(first, 0) | bits
        known = {first: bits for first, bits in alone.items() if bits}
        phrases = {first: (reduce(or_, inner.values()), inner) for first, inner in seconds.items()}
        return cls({word: bits for word, bits in words.items() if bits}, known, phrases, every)

    def signs(self, low: str, beside: int) -> int:
        """Give the signs that a sentence, in lower case, may have by its letters: all of them, or enough to be read.

        ``beside`` are those that it has anyhow.
        """
        found = {_NO_LETTERS, *pieces(low)}
        alone, seconds = self.alone, self.seconds
        signs = beside
        for piece in found:
            signs |= alone.get(piece, 0)
        if signs & TELLS.bit and self.masks.met(signs):
            return signs
        for piece in found:
            if piece in seconds:
                every, inner = seconds[piece]
                if every & ~signs:  # else its second words show nothing new
                    for second in inner.keys() & found:
                        signs |= inner[second]
        return signs


def signs_of_numbers(counts: Sequence[CountMention], numbers: Sequence[NumberMention]) -> int:
    """Give the signs that the numbers of a sentence show."""
    one = bool(numbers) and any(mention.role is NumberRole.PRONOUN for mention in numbers)
    return COUNTED.bit * bool(counts) | ONE.bit * one


def _spellings(book: WordBook) -> Iterator[tuple[str, Word]]:
    yield from book.words.items()
    for first, inner in book.phrases.items():
        for second, choices in inner.items():
            for rest, word in choices:
                yield " ".join((first, second, *rest)), word
