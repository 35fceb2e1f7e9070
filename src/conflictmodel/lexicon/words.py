"""The number words of a language: what each is worth, and what it does to the number before it."""

from enum import Enum, auto
from fractions import Fraction

import attrs

from conflictmodel.lexicon.tables import Table


class WordKind(Enum):
    """What a number word does to the number before it."""

    ADDEND = auto()  # is added: twenty, seven
    SCALE = auto()  # multiplies what is smaller than itself: hundred, million
    COLLECTIVE = auto()  # multiplies whatever stands before it: dozen
    ORDINAL = auto()  # is added and closes the number: third
    ORDINAL_SCALE = auto()  # multiplies and closes the number: hundredth
    FRACTION = auto()  # divides: half, thirds
    VAGUE = auto()  # names no figure: several


class Article(Enum):
    """Whether an article before the word belongs to the number."""

    NONE = auto()
    TAKEN = auto()  # "hundred" and "a hundred"
    NEEDED = auto()  # "a few", never "few"


@attrs.frozen
class Word:
    """One form of a number word and what it is worth.

    ``room`` bounds what may be added after it: below 10 after "twenty", below 100 after
    "hundred". ``low`` and ``high`` are the bounds of a word that alone names no figure.
    """

    form: str
    kind: WordKind
    value: int | Fraction
    room: int = 1
    article: Article = Article.NONE
    vague: tuple[int, int] | None = None
    #: Whether "of" may lead on to a scale: a couple of dozen.
    of: bool = False
    #: Whether it may follow "and a": two and a half.
    added: bool = False


class NumberWords:
    """Collects the number words of all tables and refuses a form that has two meanings."""

    def __init__(self, top: Table, grammar: Table) -> None:
        self.top, self.grammar = top, grammar
        self.words: dict[str, Word] = {}
        self.taken = frozenset(grammar.forms("take_article"))
        self.needed = frozenset(grammar.forms("need_article"))
        self.added = frozenset(grammar.forms("add_fractions"))
        rooms = grammar.table("rooms")
        self.rooms = {form: rooms.take(form, int) for form in rooms}

    def add(self, table: Table, word: Word) -> None:
        """Enter one form, with what the grammar says of it."""
        form = word.form
        if form in self.words:
            raise table.fault(form, "is a number word already, with another meaning")
        article = Article.NEEDED if form in self.needed else Article.TAKEN if form in self.taken else Article.NONE
        room = self.rooms.get(form, _room(word.value))
        self.words[form] = attrs.evolve(word, room=room, article=article, added=form in self.added)

    def read(self) -> dict[str, Word]:
        """Read all tables of words."""
        for name, kind in (
            ("cardinals", WordKind.ADDEND),
            ("scales", WordKind.SCALE),
            ("collectives", WordKind.COLLECTIVE),
            ("ordinals", WordKind.ORDINAL),
            ("ordinal_scales", WordKind.ORDINAL_SCALE),
            ("fractions", WordKind.FRACTION),
        ):
            table = self.top.table(name)
            for number, form in table.by_number():
                self.add(table, Word(form, kind, Fraction(1, number) if kind is WordKind.FRACTION else number))
        table = self.top.table("plural_scales")
        for form in table:
            row = table.table(form)
            value, vague = row.take("value", int), _bounds(row)
            kinds = {word.kind for word in self.words.values() if word.value == value}
            kind = WordKind.COLLECTIVE if WordKind.COLLECTIVE in kinds else WordKind.SCALE
            self.add(table, Word(form, kind, value, vague=vague))
        table = self.top.table("vague")
        for form in table:
            self.add(table, Word(form, WordKind.VAGUE, 0, vague=_bounds(table.table(form))))
        table = self.top.table("quantities")
        for form in table:
            self.add(table, Word(form, WordKind.ADDEND, table.take(form, int), of=True))
        if self.grammar.take("joined_tens", bool):
            self._join_tens()
        for form in sorted((self.taken | self.needed | self.added | self.rooms.keys()) - self.words.keys()):
            raise self.grammar.fault(form, "is not a number word of this file")
        return self.words

    def _join_tens(self) -> None:
        """Enter "twentyone" beside "twenty" and "one"."""
        words = list(self.words.values())
        tens = [word for word in words if word.kind is WordKind.ADDEND and 20 <= word.value < 100]
        units = [
            word
            for word in words
            if word.kind in {WordKind.ADDEND, WordKind.ORDINAL} and 1 <= word.value < 10 and not word.of
        ]
        for ten in tens:
            for unit in units:
                self.add(self.grammar, Word(ten.form + unit.form, unit.kind, ten.value + unit.value))


def _bounds(row: Table) -> tuple[int, int]:
    low, high = row.take("low", int), row.take("high", int)
    if not 0 <= low <= high:
        raise row.fault("high", "must not be below low")
    row.done()
    return low, high


def _room(value: int | Fraction) -> int:
    """Give the power of ten in which a number ends: what is added must be smaller."""
    room = 1
    while value and value % (room * 10) == 0:
        room *= 10
    return room
