"""An inexact number of things: what a report really says when it gives a figure.

"More than 50" is not 50, "nearly a million" is not a million, and "dozens" is no number
at all. A :class:`Count` keeps the figure as it was stated, the hedge that stood before
it, and the smallest and largest number that the words allow.
"""

from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Self, final

import attrs

from conflictmodel.errors import InvalidValueError
from conflictmodel.model._check import maybe, one_of, refuse, whole
from conflictmodel.model.vocabulary import Vocabulary

#: The largest figure a count may hold: more than everybody who ever lived, and safe to print.
MAX_FIGURE = 10**18

#: How far "about" and "nearly" reach, as a share of the stated figure.
TOLERANCE = 0.1


_HOME = "conflictmodel: Basis"


class Basis(Vocabulary):
    """How a figure was hedged: what kind of statement about a number the words make."""

    EXACT = ("exact", "The figure is stated without a hedge: two, zero, none.", _HOME)
    AT_LEAST = (
        "at_least",
        "The figure is a floor that may itself be true: at least 15, 150 or more.",
        "conflictmodel: Basis",
    )
    MORE_THAN = ("more_than", "The figure is a floor that is passed: more than 50, over 80.", _HOME)
    AT_MOST = (
        "at_most",
        "The figure is a ceiling that may itself be true: up to 200, no more than four.",
        "conflictmodel: Basis",
    )
    FEWER_THAN = (
        "fewer_than",
        "The figure is a ceiling that is not reached: fewer than ten, under 30.",
        "conflictmodel: Basis",
    )
    ABOUT = (
        "about",
        "The figure is approximate on both sides: about, some, roughly, an estimated.",
        "conflictmodel: Basis",
    )
    NEARLY = ("nearly", "The figure is approached from below: nearly, almost, close to.", _HOME)
    BETWEEN = ("between", "Two figures are stated and the truth lies from one to the other.", _HOME)
    VAGUE = (
        "vague",
        "No figure is stated, only a word for a size: dozens, hundreds of thousands.",
        "conflictmodel: Basis",
    )


_STATED = frozenset(Basis) - {Basis.BETWEEN, Basis.VAGUE}
#: Adding an exact number moves these along without changing what kind of statement they are.
_MOVABLE = frozenset({Basis.EXACT, Basis.AT_LEAST, Basis.MORE_THAN, Basis.ABOUT, Basis.NEARLY})
_WORDS = {
    Basis.EXACT: "",
    Basis.AT_LEAST: "at least ",
    Basis.MORE_THAN: "more than ",
    Basis.AT_MOST: "at most ",
    Basis.FEWER_THAN: "fewer than ",
    Basis.ABOUT: "about ",
    Basis.NEARLY: "nearly ",
}


@final
@attrs.frozen
class Count:
    """A number of people or things as somebody stated it: a figure, a hedge and the bounds they set.

    ``low`` is the smallest number that the statement allows, ``high`` the largest, both
    included; ``high`` is ``None`` where no upper bound was given. ``stated`` is the figure
    in the words, or ``None`` where there is none ("dozens", "between 30 and 40").
    ``basis`` says how the three belong together. ``granularity`` is the step to which the
    figure was rounded when it was written: 100,000 for "3.7 million", 1 for "3,700,000".

    All are whole numbers from 0 to :data:`MAX_FIGURE`. Use the constructors; they set the
    bounds. Raises :class:`~conflictmodel.InvalidValueError` for bounds that contradict the
    basis. Counts have no order ("about 20" is neither below nor above "more than 15"); ask
    :meth:`compatible` whether two can both be true.

    >>> Count.more_than(50)
    Count(low=51, high=None, stated=50, basis=<Basis.MORE_THAN: 'more_than'>, granularity=1)
    >>> print(Count.exactly(13) + Count.exactly(2))
    15
    """

    low: int = attrs.field(validator=whole(0, MAX_FIGURE))
    high: int | None = attrs.field(validator=maybe(whole(0, MAX_FIGURE)))
    stated: int | None = attrs.field(validator=maybe(whole(0, MAX_FIGURE)))
    basis: Basis = attrs.field(validator=one_of(Basis))
    granularity: int = attrs.field(default=1, validator=whole(1, MAX_FIGURE))

    def __attrs_post_init__(self) -> None:
        if self.high is not None and self.high < self.low:
            raise refuse(self, "high", self.high, f"must not be below low, which is {self.low}")
        if (self.stated is not None) != (self.basis in _STATED):
            wanted = "the stated figure" if self.basis in _STATED else "None, for no one figure was stated"
            raise refuse(self, "stated", self.stated, f"must be {wanted} when the basis is {self.basis}")
        if self.stated is not None and not self._bounds_fit(self.stated):
            raise refuse(self, "basis", self.basis, f"does not allow {self.low} to {self.high} for {self.stated}")
        if self.basis is Basis.BETWEEN and self.high is None:
            raise refuse(self, "high", None, "must be the upper figure when the basis is between")

    def _bounds_fit(self, n: int) -> bool:
        match self.basis:
            case Basis.EXACT:
                return self.low == n == self.high
            case Basis.AT_LEAST:
                return self.low == n and self.high is None
            case Basis.MORE_THAN:
                return self.low == n + 1 and self.high is None
            case Basis.AT_MOST:
                return self.low == 0 and self.high == n
            case Basis.FEWER_THAN:
                return self.low == 0 and self.high == n - 1
            case Basis.NEARLY:
                return self.high == n - 1
            case _:
                return self.high is not None and self.low <= n <= self.high

    @classmethod
    def exactly(cls, n: int, *, granularity: int = 1) -> Self:
        """``n``, stated without a hedge."""
        return cls(_figure(n), n, n, Basis.EXACT, granularity)

    @classmethod
    def at_least(cls, n: int, *, granularity: int = 1) -> Self:
        """``n`` or more: a floor."""
        return cls(_figure(n), None, n, Basis.AT_LEAST, granularity)

    @classmethod
    def more_than(cls, n: int, *, granularity: int = 1) -> Self:
        """More than ``n``: the true number is ``n + 1`` or above."""
        return cls(_figure(n) + 1, None, n, Basis.MORE_THAN, granularity)

    @classmethod
    def at_most(cls, n: int, *, granularity: int = 1) -> Self:
        """``n`` or fewer: a ceiling; nothing says that any were hit at all."""
        return cls(0, _figure(n), n, Basis.AT_MOST, granularity)

    @classmethod
    def fewer_than(cls, n: int, *, granularity: int = 1) -> Self:
        """Fewer than ``n``; ``n`` is 1 or more."""
        return cls(0, _figure(n) - 1, n, Basis.FEWER_THAN, granularity)

    @classmethod
    def about(cls, n: int, *, tolerance: float = TOLERANCE, granularity: int = 1) -> Self:
        """About ``n``: within ``tolerance`` of it on either side, rounded outwards so that no hedge is lost."""
        low, high = _around(_figure(n), tolerance)
        return cls(low, high, n, Basis.ABOUT, granularity)

    @classmethod
    def nearly(cls, n: int, *, tolerance: float = TOLERANCE, granularity: int = 1) -> Self:
        """Nearly ``n``: below it by at most ``tolerance``; ``n`` is 1 or more."""
        low, _ = _around(_figure(n), tolerance)
        return cls(min(low, max(n - 1, 0)), n - 1, n, Basis.NEARLY, granularity)

    @classmethod
    def between(cls, low: int, high: int, *, granularity: int = 1) -> Self:
        """From ``low`` to ``high``, both included."""
        return cls(low, high, None, Basis.BETWEEN, granularity)

    @classmethod
    def vague(cls, low: int, high: int | None = None) -> Self:
        """A word for a size ("dozens") that means roughly ``low`` to ``high``."""
        return cls(low, high, None, Basis.VAGUE)

    @property
    def is_exact(self) -> bool:
        """Whether the figure was stated without a hedge."""
        return self.basis is Basis.EXACT

    @property
    def _is_zero(self) -> bool:
        return self.basis is Basis.EXACT and self.low == 0

    def __contains__(self, other: "int | Count") -> bool:
        """Tell whether a number, or every number that another count allows, is allowed by this one."""
        if isinstance(other, Count):
            if self.high is None:
                return self.low <= other.low
            return other.high is not None and self.low <= other.low and other.high <= self.high
        return self.low <= other and (self.high is None or other <= self.high)

    def compatible(self, other: "Count") -> bool:
        """Tell whether both statements can be true of the same number.

        A figure that was rounded when it was written gives way by half a step: "3.7 million"
        and 3,712,345 can both be true.
        """
        low, high = self._loosened()
        other_low, other_high = other._loosened()
        return (high is None or other_low <= high) and (other_high is None or low <= other_high)

    def _loosened(self) -> tuple[int, int | None]:
        slack = self.granularity // 2 if self.basis is Basis.EXACT else 0
        return self.low - slack, None if self.high is None else self.high + slack

    def __add__(self, other: "Count") -> "Count":
        """Add two counts of different people as intervals, keeping the hedge where it survives."""
        if not isinstance(other, Count):
            return NotImplemented
        for zero, kept in ((self, other), (other, self)):
            if zero._is_zero and not kept._is_zero:
                return kept
        low = self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        basis = _basis_of_sum(self.basis, other.basis, bounded=high is not None)
        if basis in {Basis.BETWEEN, Basis.VAGUE}:
            stated = None
        elif basis is Basis.AT_LEAST:
            stated = low
        else:
            stated = (self.stated or 0) + (other.stated or 0)
        return Count(low, high, stated, basis, max(self.granularity, other.granularity))

    def __str__(self) -> str:
        """Say the count in plain words that can be read back, except that a vague count only shows its bounds."""
        if self.stated is not None:
            return f"{_WORDS[self.basis]}{self.stated:,}"
        if self.basis is Basis.BETWEEN:
            return f"between {self.low:,} and {self.high:,}"
        return (
            f"an unstated number, {self.low:,} or more"
            if self.high is None
            else f"an unstated number, {self.low:,} to {self.high:,}"
        )


def compatible(a: Count, b: Count) -> bool:
    """Tell whether two counts can both be true of the same number; see :meth:`Count.compatible`."""
    return a.compatible(b)


def _figure(n: object) -> int:
    """Refuse what is no figure before arithmetic could make a plausible one of it."""
    if type(n) is not int or not 0 <= n <= MAX_FIGURE:
        raise InvalidValueError("Count", "stated", n, f"must be a whole number from 0 to {MAX_FIGURE:,}")
    return n


def _around(n: int, tolerance: float) -> tuple[int, int]:
    """Give the whole numbers that enclose ``n`` less and plus the tolerance, exactly (no float product)."""
    if type(tolerance) not in {int, float} or not 0 <= tolerance <= 1:
        raise InvalidValueError("Count", "tolerance", tolerance, "must be a share from 0 to 1")
    reach = n * _share(tolerance)
    return floor(n - reach), ceil(n + reach)


@lru_cache(maxsize=64)
def _share(tolerance: float) -> Fraction:
    """Take a tolerance as it is written: 0.1 is a tenth, and not the binary number next to it."""
    return Fraction(str(tolerance))


def _basis_of_sum(a: Basis, b: Basis, *, bounded: bool) -> Basis:
    """Say what kind of statement a sum is, when neither part is an exact zero."""
    if Basis.VAGUE in {a, b}:
        return Basis.VAGUE
    if Basis.EXACT in {a, b}:
        (other,) = {a, b} - {Basis.EXACT} or {Basis.EXACT}
        if other in _MOVABLE:
            return other
    if a is b is Basis.ABOUT:
        return Basis.ABOUT
    return Basis.BETWEEN if bounded else Basis.AT_LEAST
