"""What a language must tell before its numbers can be read: the typed form of ``numbers.toml``.

Every table of the file is one class here, and its docstring says what the words in it do.
A file that lacks a table, has one too many, repeats a word or holds a wrong type is
refused with a :class:`~conflictmodel.LexiconError` that names the file and the key.
"""

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from fractions import Fraction
from typing import Any, Self, TypeVar

import attrs

from conflictmodel.errors import LexiconError


_Lists = TypeVar("_Lists", bound=attrs.AttrsInstance)


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


class Table:
    """One table of a TOML file, read key by key so that nothing in it goes unread."""

    def __init__(self, file: str, name: str, data: object) -> None:
        if not isinstance(data, Mapping):
            raise LexiconError(file, name, "must be a table")
        self.file, self.name = file, name
        self._rest: dict[str, Any] = dict(data)

    def fault(self, key: str, why: str) -> LexiconError:
        """Build the error for a key of this table."""
        return LexiconError(self.file, f"{self.name}.{key}" if self.name else key, why)

    def take(self, key: str, *types: type) -> Any:
        """Give the value of ``key``, which must be there and of one of the types."""
        if key not in self._rest:
            raise self.fault(key, "is missing")
        value = self._rest.pop(key)
        if type(value) not in types:
            raise self.fault(key, f"must be {' or '.join(t.__name__ for t in types)}, not {type(value).__name__}")
        return value

    def table(self, key: str) -> "Table":
        """Open the table ``key``."""
        return Table(self.file, f"{self.name}.{key}" if self.name else key, self.take(key, dict))

    def forms(self, key: str) -> tuple[str, ...]:
        """Give a list of forms: lower case, no blanks around them, none twice."""
        values = self.take(key, list)
        for value in values:
            if type(value) is not str or not value or value != value.strip() or value != value.lower():
                raise self.fault(key, f"must list lower-case words, not {value!r}")
        if len(set(values)) < len(values):
            again = next(value for value in values if values.count(value) > 1)
            raise self.fault(key, f"lists {again!r} twice")
        return tuple(values)

    def by_number(self) -> Iterator[tuple[int, str]]:
        """Give every form of a table whose keys are numbers, beside its number."""
        for key in list(self._rest):
            if not key.isdecimal():
                raise self.fault(key, "must be a whole number, for the forms beside it")
            for form in self.forms(key):
                yield int(key), form

    def keys(self) -> tuple[str, ...]:
        """Name the keys not read yet."""
        return tuple(self._rest)

    def done(self) -> None:
        """Refuse what nobody asked for: most likely a misspelt key."""
        if self._rest:
            raise self.fault(next(iter(self._rest)), "is not a known key")


def _forms_of(cls: type[_Lists], table: Table, *, exclusive: bool = True) -> _Lists:
    """Fill a class whose fields are all lists of forms; unless told otherwise no form may stand in two of them."""
    filled = cls(**{field.name: table.forms(field.name.rstrip("_")) for field in attrs.fields(cls)})
    table.done()
    seen: set[str] = set()
    for name, forms in attrs.asdict(filled, recurse=False).items():
        again = seen.intersection(forms)
        if exclusive and again:
            raise table.fault(name, f"lists {min(again)!r}, which another list of this table has too")
        seen.update(forms)
    return filled


@attrs.frozen
class Digits:
    """How figures are written with digits, and what is written against them."""

    decimal: str
    groups: tuple[str, ...]
    indian: bool
    ordinal_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    #: Figures that are names, whatever surrounds them: 9/11.
    identifiers: frozenset[str]
    #: "k" is 1,000 in "40k"...
    scales: Mapping[str, int]
    #: ...but "m" is no million before one of these: a 3m wall.
    not_scales: Mapping[str, frozenset[str]]

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read the table ``digits``."""
        scales = table.table("scales")
        exceptions = table.table("not_scales")
        read = cls(
            decimal=table.take("decimal", str),
            groups=tuple(table.take("groups", list)),
            indian=table.take("indian", bool),
            ordinal_suffixes=frozenset(table.forms("ordinal_suffixes")),
            decade_suffixes=frozenset(table.forms("decade_suffixes")),
            identifiers=frozenset(table.forms("identifiers")),
            scales={form: value for value, form in scales.by_number()},
            not_scales={key: frozenset(exceptions.forms(key)) for key in exceptions.keys()},
        )
        table.done()
        return read


@attrs.frozen
class Links:
    """What may stand between two number words, and so hold them together."""

    and_: tuple[str, ...]
    point: tuple[str, ...]
    of: tuple[str, ...]
    article: tuple[str, ...]
    and_article: tuple[str, ...]
    again: tuple[str, ...]
    to: tuple[str, ...]
    or_: tuple[str, ...]
    in_: tuple[str, ...]


@attrs.frozen
class Ranges:
    """What opens a range ("between", "from"), and the verbs after which "from 5 to 8" is a change instead."""

    between: tuple[str, ...]
    from_: tuple[str, ...]
    changes: tuple[str, ...]


@attrs.frozen
class Hedges:
    """The words before or after a figure that say how it is meant; ``plain`` ones change nothing."""

    at_least: tuple[str, ...]
    more_than: tuple[str, ...]
    at_most: tuple[str, ...]
    fewer_than: tuple[str, ...]
    about: tuple[str, ...]
    nearly: tuple[str, ...]
    plain: tuple[str, ...]


@attrs.frozen
class RolesBefore:
    """What stands before a number that counts nothing: "$", "aged", "Route".

    A ``designation`` makes the number a name wherever it stands. A ``name`` is also a common
    noun, and does so only without a determiner and before nothing that is counted; a ``label``
    likewise, and it names every number of the list that follows.
    """

    money: tuple[str, ...]
    measure: tuple[str, ...]
    age: tuple[str, ...]
    score: tuple[str, ...]
    multiplier: tuple[str, ...]
    designation: tuple[str, ...]
    name: tuple[str, ...]
    label: tuple[str, ...]


@attrs.frozen
class RolesAfter:
    """What stands after a number that counts nothing: "%", "km", "years old"."""

    percent: tuple[str, ...]
    money: tuple[str, ...]
    measure: tuple[str, ...]
    age: tuple[str, ...]
    time: tuple[str, ...]
    duration: tuple[str, ...]
    score: tuple[str, ...]
    multiplier: tuple[str, ...]


@attrs.frozen
class Roles:
    """What stands beside a number that counts no people or things."""

    before: RolesBefore
    after: RolesAfter
    #: May stand between a number and its unit: three more days.
    unit_modifiers: tuple[str, ...]
    #: Before a name such as "building" they make it a common noun.
    determiners: tuple[str, ...]
    #: Begin no counted thing, so that a number before them may share the role of the one before it.
    closers: tuple[str, ...]
    #: Written before a figure with a hyphen they name no thing: mid-2019.
    prefixes: tuple[str, ...]

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read the table ``roles``."""
        read = cls(
            before=_forms_of(RolesBefore, table.table("before")),
            after=_forms_of(RolesAfter, table.table("after")),
            unit_modifiers=table.forms("unit_modifiers"),
            determiners=table.forms("determiners"),
            closers=table.forms("closers"),
            prefixes=table.forms("prefixes"),
        )
        table.done()
        return read


@attrs.frozen
class Dates:
    """Months and the words that tell a year from a figure of four digits."""

    months: tuple[str, ...]
    also_words: tuple[str, ...]
    of_month: tuple[str, ...]
    not_after_month: tuple[str, ...]
    month_openers: tuple[str, ...]
    year_before: tuple[str, ...]
    year_maybe: tuple[str, ...]
    year_followers: tuple[str, ...]
    counted: tuple[str, ...]
    counted_verbs: tuple[str, ...]
    counted_reach: int

    @classmethod
    def read(cls, table: Table) -> Self:
        """Read the table ``dates``."""
        reach = table.take("counted_reach", int)
        names = [field.name for field in attrs.fields(cls) if field.name != "counted_reach"]
        read = cls(**{name: table.forms(name) for name in names}, counted_reach=reach)
        table.done()
        return read


@attrs.frozen
class Scores:
    """Words near two figures with a dash that make them a score: won 3-1."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@attrs.frozen
class One:
    """Words beside "one" that make it stand for anybody, and so count nobody."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    partitive: tuple[str, ...]
    not_partitive: tuple[str, ...]
    superlatives: tuple[str, ...]
    silent_single: tuple[str, ...]


@attrs.frozen
class Other:
    """Words beside a number word in phrases that count nothing: second to none."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@attrs.frozen
class NumberLexicon:
    """Everything a language says about its numbers: the whole of ``numbers.toml``."""

    language: str
    words: Mapping[str, Word]
    digits: Digits
    articles: tuple[str, ...]
    and_room: int
    comma_room: int
    signs: tuple[str, ...]
    links: Links
    ranges: Ranges
    hedges_before: Hedges
    hedges_after: Hedges
    roles: Roles
    dates: Dates
    scores: Scores
    one: One
    other: Other
    #: How a number is spelt from each number on, in rising order: see ``numbers/spell.py``.
    spelling: tuple[tuple[int, str], ...]

    @classmethod
    def read(cls, language: str, file: str, data: Mapping[str, object]) -> Self:
        """Check and type the content of a ``numbers.toml``."""
        top = Table(file, "", data)
        grammar = top.table("grammar")
        hedges = top.table("hedges")
        read = cls(
            language=language,
            words=_Words(top, grammar).read(),
            digits=Digits.read(top.table("digits")),
            articles=grammar.forms("articles"),
            and_room=grammar.take("and_room", int),
            comma_room=grammar.take("comma_room", int),
            signs=grammar.forms("signs"),
            links=_forms_of(Links, top.table("links"), exclusive=False),
            ranges=_forms_of(Ranges, top.table("ranges")),
            hedges_before=_forms_of(Hedges, hedges.table("before")),
            hedges_after=_forms_of(Hedges, hedges.table("after")),
            roles=Roles.read(top.table("roles")),
            dates=Dates.read(top.table("dates")),
            scores=_forms_of(Scores, top.table("scores"), exclusive=False),
            one=_forms_of(One, top.table("one"), exclusive=False),
            other=_forms_of(Other, top.table("other"), exclusive=False),
            spelling=_spelling(top.table("spelling")),
        )
        for table in (hedges, grammar, top):
            table.done()
        return read


def _spelling(table: Table) -> tuple[tuple[int, str], ...]:
    rules = {}
    for key in table.keys():
        if not key.isdecimal():
            raise table.fault(key, "must be the number from which the rule holds")
        rules[int(key)] = table.take(key, str)
    if 0 not in rules:
        raise table.fault("0", "is missing")
    return tuple(sorted(rules.items()))


class _Words:
    """Collects the number words of all tables and refuses a form that has two meanings."""

    def __init__(self, top: Table, grammar: Table) -> None:
        self.top, self.grammar = top, grammar
        self.words: dict[str, Word] = {}
        self.taken = frozenset(grammar.forms("take_article"))
        self.needed = frozenset(grammar.forms("need_article"))
        self.added = frozenset(grammar.forms("add_fractions"))
        rooms = grammar.table("rooms")
        self.rooms = {form: rooms.take(form, int) for form in rooms.keys()}

    def add(self, table: Table, form: str, kind: WordKind, value: int | Fraction, **more: Any) -> None:
        """Enter one form, with what the grammar says of it."""
        if form in self.words:
            raise table.fault(form, "is a number word already, with another meaning")
        article = Article.NEEDED if form in self.needed else Article.TAKEN if form in self.taken else Article.NONE
        room = self.rooms.get(form, _room(value))
        self.words[form] = Word(form, kind, value, room, article, added=form in self.added, **more)

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
                self.add(table, form, kind, Fraction(1, number) if kind is WordKind.FRACTION else number)
        table = self.top.table("plural_scales")
        for form in table.keys():
            row = table.table(form)
            value, vague = row.take("value", int), _bounds(row)
            kinds = {word.kind for word in self.words.values() if word.value == value}
            kind = WordKind.COLLECTIVE if WordKind.COLLECTIVE in kinds else WordKind.SCALE
            self.add(table, form, kind, value, vague=vague)
        table = self.top.table("vague")
        for form in table.keys():
            self.add(table, form, WordKind.VAGUE, 0, vague=_bounds(table.table(form)))
        table = self.top.table("quantities")
        for form in table.keys():
            self.add(table, form, WordKind.ADDEND, table.take(form, int), of=True)
        if self.grammar.take("joined_tens", bool):
            self._join_tens()
        for form in (self.taken | self.needed | self.added | self.rooms.keys()) - self.words.keys():
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
                self.add(self.grammar, ten.form + unit.form, unit.kind, ten.value + unit.value)


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
