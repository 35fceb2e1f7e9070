"""The pieces that the stages hand on: atoms, and the numerals that are put together from them."""

from fractions import Fraction

import attrs

from conflictmodel.lexicon.words import Article, Word, WordKind
from conflictmodel.model.count import Basis
from conflictmodel.numbers.grammar import Gap
from conflictmodel.numbers.mention import NumberRole

LATEST_YEAR = 2100


@attrs.define(eq=False)
class Atom:
    """The smallest piece of a number: one word, or one figure (then ``word`` is None)."""

    start: int
    end: int
    value: int | Fraction
    word: Word | None = None
    #: The role, where the way it is written tells it: 10:30 is a time.
    role: NumberRole | None = None
    ordinal: bool = False
    #: The scale written against it (40k), and how many digits follow its decimal sign.
    scale: int = 1
    decimals: int = 0
    #: Digits and nothing else, so that it may be a day or a year; ``padded`` with zeros in front.
    bare: bool = False
    padded: bool = False
    #: What stands between it and the atom before.
    gap: Gap = Gap.NONE
    #: Where the word ends, when an ending is written against the number: elli|den.
    tail: int = 0
    #: Whether it is the second or a later piece of one written word.
    glued: bool = False

    @property
    def last(self) -> int:
        """Give the place where all that is written as one word ends."""
        return self.tail or self.end


@attrs.define(eq=False)
class Numeral:
    """A number as it was put together, before its use is known.

    ``vague`` holds the bounds of what names no figure; ``value`` is 0 then. ``scale`` is the
    product of the scales that multiplied all of it, ``step`` the step to which its digits were
    rounded. ``word`` is its one word, if it is one word; ``bare`` and ``padded`` are its one
    figure's.
    """

    start: int
    end: int
    value: int | Fraction
    gap: Gap
    atoms: list[Atom]
    vague: tuple[int, int] | None = None
    scale: int = 1
    step: int = 1
    ordinal: bool = False
    role: NumberRole | None = None
    word: Word | None = None
    bare: bool = False
    padded: bool = False
    negative: bool = False
    #: What a word or sign inside of it says: une cinquantaine, 20多万.
    basis: Basis | None = None
    #: Where the last word ends before an ending that is written against it.
    stem: int = 0
    #: The last scale of a thousand or more that multiplied it.
    last_scale: int = 1


@attrs.define(eq=False)
class Part:
    """A summand: its value, the room it leaves, and the index of its first atom."""

    value: int | Fraction
    room: int
    first: int
    figure: bool = False


def whole(value: int | Fraction) -> int | Fraction:
    """Write a fraction that is whole as an ``int``."""
    return value.numerator if type(value) is Fraction and value.denominator == 1 else value


def may_be_year(numeral: Numeral, years: tuple[int, int]) -> bool:
    """Tell whether a number is written as years are: four bare digits within the years of the calendar."""
    return numeral.bare and years[0] <= numeral.value <= years[1] and numeral.stem - numeral.atoms[0].start == 4


def is_whole(atom: Atom) -> bool:
    """Tell whether an atom that nothing follows is a number as it stands; most are."""
    if atom.gap is Gap.BRACKET:
        return False
    word = atom.word
    if word is None:
        return not atom.decimals
    return word.kind is WordKind.ADDEND and word.article is Article.NONE


def alone(atom: Atom) -> Numeral:
    """Make a numeral of one atom."""
    return Numeral(
        atom.start,
        atom.last,
        atom.value,
        atom.gap,
        [atom],
        scale=atom.scale,
        step=atom.scale,
        ordinal=atom.ordinal,
        role=atom.role,
        word=atom.word,
        bare=atom.bare,
        padded=atom.padded,
        stem=atom.end,
    )
