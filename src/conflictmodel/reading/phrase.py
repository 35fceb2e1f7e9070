"""What the words of a sentence are grouped into: noun phrases, verb groups, ties, times and marks."""

from collections.abc import Sequence
from typing import TypeVar, final

import attrs

from conflictmodel.lexicon.markers import Adverb, Term
from conflictmodel.lexicon.readings import Word
from conflictmodel.model.count import Count
from conflictmodel.reading.times import When

_NONE: frozenset[str] = frozenset()
_OLDEST = 120
#: Marks that only quote.
QUOTES = frozenset("\"“”‘’'«»„")
_FINITE = frozenset({"present", "past", "infinitive"})
_PARTICIPLE = frozenset({"participle"})
_PAST_OR_PARTICIPLE = frozenset({"past", "participle"})
T = TypeVar("T", bound=Term)


@attrs.define(eq=False)
class Phrase:
    """A stretch of the words of a sentence, from ``first`` up to, not including, ``last``."""

    first: int
    last: int


@final
@attrs.define(eq=False)
class Mark(Phrase):
    """A mark of punctuation."""

    low: str


@final
@attrs.define(eq=False)
class Time(Phrase):
    """An expression of time."""

    when: When


@final
@attrs.define(eq=False)
class Tie(Phrase):
    """A word that ties phrases together; ``kind`` is its class and ``values`` the rows it stands in."""

    kind: type[Term]
    values: frozenset[str]
    low: str


@final
@attrs.define(eq=False)
class Noun(Phrase):
    """A noun phrase: "two of its soldiers", "Turkey's Defense Ministry", "it".

    ``count`` is its figure and ``number`` the word that holds it; ``head`` is the word that
    says what it is; ``of`` is the noun phrase that "of" joins to it. ``determiner`` and
    ``pronoun`` hold the rows of those tables that opened it.
    """

    head: int
    word: Word
    count: Count | None = None
    number: int | None = None
    determiner: frozenset[str] = _NONE
    pronoun: frozenset[str] = _NONE
    of: "Noun | None" = None
    #: Whether it is somebody's or something's name: it ends in a word that is no other.
    named: bool = False
    #: Whether it is only somebody's age.
    aged: bool = False

    def get(self, kind: type[T]) -> T | None:
        """What its head is within one class."""
        return self.word.terms.get(kind)  # type: ignore[return-value]  # a word files each term under its own class


@final
@attrs.define(eq=False)
class Verb(Phrase):
    """A verb group: "had been killed", "could not be reached", "to warn".

    ``main`` is the word that says what happens, ``word`` what it can be (nothing for a mere
    "was"); ``moods`` are the rows of the auxiliaries before it; ``manner`` are the
    rows of the adverbs in it.
    """

    main: int
    word: Word
    moods: frozenset[str]
    manner: frozenset[str] = _NONE

    @property
    def several(self) -> bool | None:
        """Whether its subject is several, where the form of the verb shows it."""
        many = "many" in self.moods
        return many if many or "one" in self.moods else None

    def get(self, kind: type[T]) -> T | None:
        """What its main verb is within one class."""
        return self.word.terms.get(kind)  # type: ignore[return-value]  # a word files each term under its own class

    @property
    def passive(self) -> bool:
        """Whether its subject is acted upon."""
        return "be" in self.moods and "participle" in self.word.forms

    @property
    def bare(self) -> bool:
        """Whether it is one word that can be a past tense or a participle: "killed"."""
        return not self.moods and (self.word.forms >= _PAST_OR_PARTICIPLE or self.word.forms == _PARTICIPLE)

    @property
    def adjective(self) -> bool:
        """Whether it is a participle alone and can have no object: "dead", "missing"."""
        return not self.moods and self.word.forms == _PARTICIPLE

    @property
    def finite(self) -> bool:
        """Whether it can be the verb of a main clause."""
        if self.moods:
            return "infinitive" not in self.moods
        return not self.word.forms.isdisjoint(_FINITE)


def is_adverb(phrase: Phrase, row: str = "") -> bool:
    """Tell whether a phrase is an adverb, of some row if one is given."""
    return isinstance(phrase, Tie) and phrase.kind is Adverb and (not row or row in phrase.values)


def head_of(noun: Noun) -> Noun:
    """Give the part of a noun phrase that has the figure: "the bodies of 12 men" has it inside."""
    part: Noun | None = noun
    while part is not None:
        if part.count is not None:
            return part
        part = part.of
    return noun


def is_age(found: Sequence[Phrase], k: int) -> bool:
    """Tell whether a bare number between marks is somebody's age: "Ana Ruiz, 41, was killed"."""
    noun = found[k]
    if not isinstance(noun, Noun) or k < 2:
        return False
    if not noun.aged:
        bare = noun.count is not None and noun.head == noun.number and noun.count.is_exact
        if not bare or noun.count is None or not 0 < noun.count.low <= _OLDEST:
            return False
    whose, opening = found[k - 2], found[k - 1]
    marked = isinstance(opening, Mark) and opening.low in {",", "("} and isinstance(whose, Noun) and whose.count is None
    following = found[k + 1] if k + 1 < len(found) else None
    return marked and (following is None or isinstance(following, Mark))


def take_in(some: Noun, counted: Noun) -> None:
    """Let the owner after "of" own what is counted next: six are of 31 tanks, not of the brigade."""
    chain = [some]
    while chain[-1].of is not None:
        chain.append(chain[-1].of)
    owner = chain[-1].head
    for noun in chain:
        noun.last = counted.last
        if noun.head == owner:
            noun.head, noun.word = counted.head, counted.word
    chain[-1].count, chain[-1].number = counted.count, counted.number


def place_among(found: Sequence[Phrase], phrase: Phrase) -> int:
    """Give the place of a phrase among those of its sentence."""
    return next(
        k
        for k, one in enumerate(found)
        if one is phrase or (isinstance(one, Noun) and one.first <= phrase.first and phrase.last <= one.last)
    )
