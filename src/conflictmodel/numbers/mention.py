"""What is found in a text: a numeral with the role it plays, and a count with its hedge."""

from fractions import Fraction

import attrs

from conflictmodel.errors import InvalidValueError
from conflictmodel.model.count import Count
from conflictmodel.model.vocabulary import Vocabulary

_HOME = "conflictmodel: numbers"


class NumberKind(Vocabulary):
    """Whether a numeral says how many or which one in a row."""

    CARDINAL = ("cardinal", "Says how many, how much, or is only a label: five, 5, three quarters.", _HOME)
    ORDINAL = ("ordinal", "Says which one in a row: fifth, 5th.", _HOME)


class NumberRole(Vocabulary):
    """What a numeral is used for; only ``COUNT`` numerals count people or things."""

    COUNT = ("count", "Counts people or things: two soldiers, 15 killed.", _HOME)
    DATE = ("date", "Is a day, month or year, or part of one: 20 February 2020, the 1990s.", _HOME)
    TIME = ("time", "Is a time of day: 10:30, 5 pm, 0600 GMT.", _HOME)
    DURATION = ("duration", "Measures a span of time: three days, a nine-year war.", _HOME)
    AGE = ("age", "Is how old somebody is: aged 12, a 45-year-old.", _HOME)
    MONEY = ("money", "Is an amount of money: $5 million, 300 dollars.", _HOME)
    PERCENT = ("percent", "Is a share of a hundred: 20 per cent.", _HOME)
    MEASURE = ("measure", "Measures length, weight, area, heat and the like: 155mm, five kilometres.", _HOME)
    DESIGNATION = ("designation", "Is part of a name or a number that names: S-400, Route 7, 192.168.1.2.", _HOME)
    SCORE = ("score", "Is a result of a game or a vote: won 3-1, 15 votes to none.", _HOME)
    RATIO = ("ratio", "Sets one number against another: one in five, 2:1.", _HOME)
    FRACTION = ("fraction", "Is a part of a whole, or any number that is not whole: two thirds, 2.5.", _HOME)
    MULTIPLIER = ("multiplier", "Says how often or how many times as much: three times.", _HOME)
    ATTRIBUTE = ("attribute", "Describes one thing by a number of its parts: a five-storey house.", _HOME)
    ORDINAL = ("ordinal", "Is a place in a row: the third attack, the 20th Brigade.", _HOME)
    ARTICLE = ("article", "Is no more than the indefinite article: un soldat, ein Soldat.", _HOME)
    PRONOUN = ("pronoun", 'Stands for anybody or a thing named before: the word "one" in "no one", "this one".', _HOME)
    OTHER = ("other", "Counts nothing that can be told: a negative number, one of a list of labels.", _HOME)


def _misplaced(owner: str, start: object, end: object) -> InvalidValueError:
    """Tell which end of a span is wrong."""
    if type(start) is not int or start < 0:
        return InvalidValueError(owner, "start", start, "must be a whole number of 0 or more")
    return InvalidValueError(owner, "end", end, f"must be a whole number above start, which is {start}")


@attrs.frozen
class NumberMention:
    """A numeral where it stands in a text: ``text[start:end]`` means ``value``.

    Offsets are code points, ``end`` is exclusive. ``value`` is an ``int``, or a
    :class:`~fractions.Fraction` where it is not whole; never a ``float``.
    """

    start: int
    end: int
    value: int | Fraction
    kind: NumberKind
    role: NumberRole

    def __attrs_post_init__(self) -> None:
        if type(self.start) is not int or type(self.end) is not int or not 0 <= self.start < self.end:
            raise _misplaced("NumberMention", self.start, self.end)
        if type(self.value) is not int and type(self.value) is not Fraction:
            raise InvalidValueError("NumberMention", "value", self.value, "must be an int or a Fraction")
        if type(self.kind) is not NumberKind:
            raise InvalidValueError("NumberMention", "kind", self.kind, "must be a NumberKind")
        if type(self.role) is not NumberRole:
            raise InvalidValueError("NumberMention", "role", self.role, "must be a NumberRole")


@attrs.frozen
class CountMention:
    """A count where it stands in a text, its hedge included: "more than 50", "dozens".

    ``text`` is the phrase as written, from ``start`` up to ``end`` (code points, exclusive).
    ``numbers`` are the numerals in it: one, two for a range, none for "dozens".
    """

    start: int
    end: int
    text: str
    count: Count
    numbers: tuple[NumberMention, ...] = ()

    def __attrs_post_init__(self) -> None:
        if type(self.start) is not int or type(self.end) is not int or not 0 <= self.start < self.end:
            raise _misplaced("CountMention", self.start, self.end)
        if type(self.text) is not str or len(self.text) != self.end - self.start:
            raise InvalidValueError("CountMention", "text", self.text, "must be the text from start to end")
        if type(self.count) is not Count:
            raise InvalidValueError("CountMention", "count", self.count, "must be a Count")
        if type(self.numbers) is not tuple:
            raise InvalidValueError("CountMention", "numbers", self.numbers, "must be a tuple of NumberMention")
        for number in self.numbers:
            if type(number) is not NumberMention:
                raise InvalidValueError("CountMention", "numbers", number, "must be a NumberMention")


@attrs.frozen
class Scan:
    """All that one pass over a text finds: every numeral and every count, each in the order of the text."""

    numbers: tuple[NumberMention, ...]
    counts: tuple[CountMention, ...]
