"""The number words of a language: what each is worth, and what it does to the number before it."""

from collections.abc import Mapping
from enum import Enum, auto
from fractions import Fraction
from typing import Any

import attrs

from conflictmodel.lexicon.letters import plain
from conflictmodel.lexicon.tables import Table


class WordKind(Enum):
    """What a number word does to the number before it."""

    ADDEND = auto()  # is added: twenty, seven
    SCALE = auto()  # multiplies what is smaller than itself: hundred, million
    COLLECTIVE = auto()  # multiplies whatever stands before it: dozen
    ORDINAL = auto()  # is added and closes the number: third
    ORDINAL_SCALE = auto()  # multiplies and closes the number: hundredth
    FRACTION = auto()  # divides: half, thirds
    LEAD = auto()  # adds a part to the number that follows: साढ़े तीन, three and a half
    ADDED = auto()  # adds a part of the unit before it: "buçuk", "y medio"
    FILLER = auto()  # holds the place of a power of ten that is not there: 一千〇五
    VAGUE = auto()  # names no figure: several
    NOTHING = auto()  # holds number words, but is none: 一些


class Article(Enum):
    """Whether an article before the word belongs to the number."""

    NONE = auto()
    TAKEN = auto()  # "hundred" and "a hundred"
    NEEDED = auto()  # "a few", never "few"


@attrs.frozen
class Word:
    """One form of a number word and what it is worth.

    ``room`` bounds what may be added after it: below 10 after "twenty", below 100 after
    "hundred". ``vague`` holds the bounds of a word that alone names no figure.
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
    #: Whether it says "about" by itself: une cinquantaine.
    about: bool = False
    #: Whether it is a number only with a word or sign that says so: "un", "ein", which are articles.
    is_article: bool = False
    #: Whether it is a number word only beside another one: Korean "이".
    bound: bool = False
    #: Whether, before a smaller number, it is multiplied by it and only about meant: тысяч пять.
    inverted: bool = False
    #: Whether it is a number word only as the whole text: Vietnamese "không", which is mostly "not".
    alone: bool = False
    #: Whether it never begins a number: mln, тыс.
    needs_figure: bool = False


_KINDS = (
    ("cardinals", WordKind.ADDEND),
    ("scales", WordKind.SCALE),
    ("collectives", WordKind.COLLECTIVE),
    ("about", WordKind.COLLECTIVE),
    ("ordinals", WordKind.ORDINAL),
    ("ordinal_scales", WordKind.ORDINAL_SCALE),
    ("fractions", WordKind.FRACTION),
    ("added", WordKind.ADDED),
    ("lead", WordKind.LEAD),
)
#: The smallest whole number of the tables that hold no fractions.
_LEAST = {"scales": 2, "collectives": 2, "about": 2, "ordinals": 0, "ordinal_scales": 2, "fractions": 2}
#: CLDR's short forms of so many letters are whole words.
_FULL = 5
_GENERATED = (
    ("cardinals", WordKind.ADDEND),
    ("scales", WordKind.SCALE),
    ("abbreviations", WordKind.SCALE),
    ("ordinals", WordKind.ORDINAL),
)


class NumberWords:
    """Collects the number words of all tables and refuses a form that has two meanings."""

    def __init__(self, top: Table, grammar: Table, generated: Mapping[str, Mapping[str, list[str]]]) -> None:
        self.top, self.grammar, self.generated = top, grammar, generated
        self.words: dict[str, Word] = {}
        self.taken = frozenset(grammar.forms("take_article"))
        self.needed = frozenset(grammar.forms("need_article"))
        self.plus = frozenset(grammar.forms("add_fractions"))
        self.articles = frozenset(grammar.forms("article_ones"))
        self.prefixes = grammar.look("ordinal_prefixes")
        self.bound = frozenset(grammar.forms("bound"))
        self.alone = frozenset(grammar.forms("alone"))
        self.needs_figure = frozenset(grammar.forms("need_figure"))
        self.inverted = frozenset(grammar.forms("inverted"))
        #: What the grammar says of single words, by the field of Word that holds it.
        self.marked = tuple(
            (name, forms)
            for name, forms in (
                ("added", self.plus),
                ("is_article", self.articles),
                ("bound", self.bound),
                ("alone", self.alone),
                ("inverted", self.inverted),
                ("needs_figure", self.needs_figure),
            )
            if forms
        )
        rooms = grammar.table("rooms")
        self.rooms = {form: rooms.take(form, int) for form in rooms}

    def add(self, table: Table, form: str, kind: WordKind, value: int | Fraction, **more: Any) -> None:  # noqa: ANN401  fields of Word
        """Enter one form, with what the grammar says of it."""
        known = self.words.get(form)
        if known is not None:
            if (known.kind, known.value, known.vague) == (kind, value, more.get("vague")):
                return  # two spellings that are read alike
            raise table.fault(form, "is a number word already, with another meaning")
        more["room"] = self.rooms.get(form) or room_of(value)
        for name, forms in self.marked:
            if form in forms:
                more[name] = True
        if form in self.needed:
            more["article"] = Article.NEEDED
        elif form in self.taken:
            more["article"] = Article.TAKEN
        self.words[form] = Word(form, kind, value, **more)

    def read(self) -> dict[str, Word]:
        """Read all tables of words; what was generated comes after what was written by hand, and gives way to it."""
        for form in self.grammar.forms("nothing"):
            self.add(self.grammar, form, WordKind.NOTHING, 0)
        for form in self.grammar.forms("fillers"):
            self.add(self.grammar, form, WordKind.FILLER, 0)
        for name, kind in _KINDS:
            table = self.top.table(name)
            for number, form in table.by_number(_LEAST.get(name)):
                value = Fraction(1, number) if kind is WordKind.FRACTION else number
                self.add(table, form, kind, value, of=kind is WordKind.COLLECTIVE, about=name == "about")
        self._sizes()
        for name, kind in _GENERATED:
            for key, forms in self.generated.get(name, {}).items():
                for given in forms:
                    form = given.translate(self.top.fold) if self.top.fold else given  # plain since it was made
                    composed = name == "ordinals" and (
                        (" " in form and form.split(" ", 1)[0] in self.words) or form.startswith(self.prefixes)
                    )
                    if form not in self.words and not composed:
                        needs = name == "abbreviations" and ("." in form or len(form) < _FULL)
                        self.add(self.top, form, kind, int(key), needs_figure=needs)
        self._refine()
        return self.words

    def _sizes(self) -> None:
        """Read the words that name a size and no figure: dozens, several, and nouns such as a couple."""
        table = self.top.table("plural_scales")
        for form in table:
            row = table.table(form)
            value, vague = row.take("value", int), _bounds(row)
            if value < _LEAST["scales"]:
                raise row.fault("value", "must be a whole number from 2 on")
            kinds = {word.kind for word in self.words.values() if word.value == value and not word.about}
            is_scale = form in self.generated.get("scales", {}).get(str(value), ())
            kind = WordKind.COLLECTIVE if WordKind.COLLECTIVE in kinds and not is_scale else WordKind.SCALE
            self.add(table, plain(form).translate(self.top.fold), kind, value, vague=vague)
        table = self.top.table("vague")
        for form in table:
            row = table.table(form)
            added = row.get("added", default=False)
            written = plain(form).translate(self.top.fold)
            self.add(table, written, WordKind.VAGUE, 0, vague=_bounds(row), added=added)
        table = self.top.table("quantities")
        for form in table:
            value = table.take(form, int)
            if value < 0:
                raise table.fault(form, "must not be below 0")
            self.add(table, plain(form).translate(self.top.fold), WordKind.ADDEND, value, of=True)

    def _refine(self) -> None:
        """Refuse what the grammar says of words that there are not."""
        named = self.taken | self.needed | self.plus | self.rooms.keys() | self.articles | self.bound | self.inverted
        named |= self.alone | self.needs_figure
        for form in sorted(named - self.words.keys()):
            raise self.grammar.fault(form, "is not a number word of this language")


def _bounds(row: Table) -> tuple[int, int]:
    low, high = row.take("low", int), row.take("high", int)
    if not 0 <= low <= high:
        raise row.fault("high", "must not be below low")
    row.done()
    return low, high


def room_of(value: int | Fraction) -> int:
    """Give the power of ten in which a number ends: what is added must be smaller."""
    room = 1
    while value and value % (room * 10) == 0:
        room *= 10
    return room
