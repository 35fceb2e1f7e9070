"""What a language must tell before its numbers can be read: the typed form of ``numbers.toml``.

Every table of the file is one class here, and its docstring says what the words in it do.
A file that lacks a table, has one too many, repeats a word or holds a wrong type is
refused with a :class:`~conflictmodel.LexiconError` that names the file and the key.
"""

from functools import cached_property
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self, TypeVar

import attrs

from conflictmodel.errors import LexiconError
from conflictmodel.lexicon.tables import Table, lists_of
from conflictmodel.lexicon.words import NumberWords, Word


@attrs.frozen
class Digits:
    """How figures are written with digits, and what is written against them."""

    decimal: str
    groups: tuple[str, ...]
    indian: bool
    ordinal_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    #: Endings of the noun or of the spoken number, written against a figure: 50'den, 50-ти.
    endings: tuple[str, ...]
    #: Figures that are names, whatever surrounds them: 9/11.
    identifiers: frozenset[str]
    #: Figures that name no figure, with the number word that they stand for: 10s of thousands.
    plurals: Mapping[str, str]
    #: "k" is 1,000 in "40k"...
    scales: Mapping[str, int]
    #: ...but "m" is no million before one of these: a 3m wall.
    not_scales: Mapping[str, frozenset[str]]
    #: Scales only when written with a capital: 1,2M, but 3m are metres.
    capital_scales: Mapping[str, int]
    #: Signs that are decimal too, where they part no groups: "1,5" in Arabic, "۱/۵" in Persian before a scale.
    also_decimal: tuple[str, ...]

    @cached_property
    def ordinal_signs(self) -> tuple[str, ...]:
        """Give the ordinal suffixes that begin with no letter, the longest first."""
        signs = (suffix for suffix in self.ordinal_suffixes if not suffix[0].isalpha() or not suffix.isalpha())
        return tuple(sorted(signs, key=len, reverse=True))

    @classmethod
    def read(cls, table: Table, generated: Mapping[str, Any]) -> Self:
        """Read the table ``digits``; signs that it does not give are CLDR's."""
        scales = table.table("scales")
        plurals = table.table("plurals")
        exceptions = table.table("not_scales")
        capitals = table.table("capital_scales")
        known = {form: int(value) for value, forms in generated.get("scales", {}).items() for form in forms}
        read = cls(
            decimal=table.get("decimal", str(generated.get("decimal", "."))),
            groups=tuple(table.get("groups", list(generated.get("groups", [",", " "])))),
            indian=table.get("indian", bool(generated.get("indian", False))),
            ordinal_suffixes=frozenset((*table.forms("ordinal_suffixes"), *generated.get("ordinal_suffixes", ()))),
            decade_suffixes=frozenset(table.forms("decade_suffixes")),
            endings=table.forms("endings"),
            identifiers=frozenset(table.forms("identifiers")),
            plurals={form: plurals.take(form, str) for form in plurals},
            scales=known | {form: int(value) for value, form in scales.by_number()},
            not_scales={key: frozenset(exceptions.forms(key)) for key in exceptions},
            capital_scales={form: int(value) for value, form in capitals.by_number()},
            also_decimal=table.forms("also_decimal"),
        )
        table.done()
        return read


@attrs.frozen
class Links:
    """What may stand between two number words, and so hold them together."""

    and_: tuple[str, ...]
    point: tuple[str, ...]
    of: tuple[str, ...]
    #: May stand before a scale as if nothing did: 21 de milioane.
    scale: tuple[str, ...]
    article: tuple[str, ...]
    and_article: tuple[str, ...]
    again: tuple[str, ...]
    to: tuple[str, ...]
    #: Between a denominator and what stands above it: 五分之一.
    parts: tuple[str, ...]
    #: Between what stands above and a denominator: एक बटा बीस.
    over: tuple[str, ...]
    or_: tuple[str, ...]
    in_: tuple[str, ...]


@attrs.frozen
class Ranges:
    """What opens a range ("between", "from"), and the verbs after which "from" or "by 5 to 8" is a change instead."""

    between: tuple[str, ...]
    from_: tuple[str, ...]
    by: tuple[str, ...]
    #: Closes a range instead of opening it: 100 ile 150 arasında.
    closers: tuple[str, ...]
    #: "From" that always speaks of a change, never of a range: с 10 до 15.
    onwards: tuple[str, ...]
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

    percent: tuple[str, ...]
    money: tuple[str, ...]
    measure: tuple[str, ...]
    age: tuple[str, ...]
    #: "At": only where nothing counted follows, and no figure above 24.
    time: tuple[str, ...]
    date: tuple[str, ...]
    duration: tuple[str, ...]
    score: tuple[str, ...]
    multiplier: tuple[str, ...]
    designation: tuple[str, ...]
    name: tuple[str, ...]
    label: tuple[str, ...]
    #: Of phrases in which a number word counts nothing: second to none.
    other: tuple[str, ...]


@attrs.frozen
class RolesAfter:
    """What stands after a number that counts nothing: "%", "km", "years old"."""

    percent: tuple[str, ...]
    money: tuple[str, ...]
    measure: tuple[str, ...]
    age: tuple[str, ...]
    time: tuple[str, ...]
    date: tuple[str, ...]
    duration: tuple[str, ...]
    score: tuple[str, ...]
    multiplier: tuple[str, ...]
    other: tuple[str, ...]


@attrs.frozen
class Roles:
    """What stands beside a number that counts no people or things."""

    before: RolesBefore
    after: RolesAfter
    #: May stand between a number and its unit: three more days.
    unit_modifiers: tuple[str, ...]
    #: Signs that mean "times", unless a thing follows: 3 x T-72.
    times_signs: tuple[str, ...]
    #: What follows them when they do mean "times": 3x as much.
    after_times: tuple[str, ...]
    #: Before a name such as "building" they make it a common noun.
    determiners: tuple[str, ...]
    #: Begin no counted thing, so that a number before them may share the role of the one before it.
    closers: tuple[str, ...]
    #: Written before a figure with a hyphen they name no thing: mid-2019.
    prefixes: tuple[str, ...]

    @classmethod
    def read(cls, table: Table, generated: Mapping[str, Any]) -> Self:
        """Read the table ``roles``, and after it the units and currencies that CLDR names."""
        not_units = frozenset(table.forms("not_units"))
        read = cls(
            before=_joined(lists_of(RolesBefore, table.table("before")), generated.get("before", {}), not_units),
            after=_joined(lists_of(RolesAfter, table.table("after")), generated.get("after", {}), not_units),
            unit_modifiers=table.forms("unit_modifiers"),
            times_signs=table.forms("times_signs"),
            after_times=table.forms("after_times"),
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
    weekdays: tuple[str, ...]
    #: Between two days, the second of which is a date: в ночь с 12 на 13 марта.
    to_day: tuple[str, ...]
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
    #: From when to when four bare digits may be a year.
    years: tuple[int, int]

    @classmethod
    def read(cls, table: Table, months: list[str], weekdays: list[str]) -> Self:
        """Read the table ``dates``, and after it the months and weekdays that CLDR names."""
        reach = table.get("counted_reach", 3)
        years = table.get("years", [1500, 2100])
        names = [field.name for field in attrs.fields(cls) if field.name not in {"counted_reach", "years"}]
        lists = {name: table.forms(name) for name in names}
        not_months = frozenset(table.forms("not_months"))
        known = (month.translate(table.fold) for month in months)
        lists["months"] = tuple(dict.fromkeys((*lists["months"], *(name for name in known if name not in not_months))))
        days = (day.translate(table.fold) for day in weekdays)
        lists["weekdays"] = tuple(dict.fromkeys((*lists["weekdays"], *days)))
        table.done()
        if [type(year) for year in years] != [int, int]:
            raise table.fault("years", "must be two years")
        return cls(**lists, counted_reach=reach, years=(years[0], years[1]))


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
    #: Right after a doubtful word they make it a number: یک نفر.
    counters: tuple[str, ...]


@attrs.frozen
class NumberLexicon:
    """Everything a language says about its numbers: the whole of ``numbers.toml``."""

    language: str
    words: Mapping[str, Word]
    digits: Digits
    #: Which letters are read as which others: "ي" as "ی", "á" as "a".
    fold: Mapping[int, str]
    #: Whether words stand apart; in Chinese they do not.
    spaced: bool
    #: Whether number words are written together: zweihundert.
    glued: bool
    #: Whether digits in words may stand side by side as in a figure: 二〇二〇.
    positional: bool
    #: Whether a scale stands before its factor: elfu mbili.
    scale_first: bool
    #: Whether units stand before tens: خمسة وعشرون.
    units_first: bool
    #: Whether a digit right after a scale is a tenth of it: 一万三 is 13,000.
    short_unit: bool
    #: Whether two number words side by side are a range: 五六人, beş altı kişi.
    neighbours: bool
    #: Whether one number word alone counts only before a classifier.
    need_classifier: bool
    #: Whether what is counted stands between hedge and number: zaidi ya watu 50.
    noun_first: bool
    classifiers: tuple[str, ...]
    #: After these a plural such as "сотни" is one of its scale: около сотни.
    one_after: tuple[str, ...]
    articles: tuple[str, ...]
    and_room: int
    #: From which number on nothing is joined by "and": treinta y cinco, but doscientos y veinte are two.
    and_most: int
    #: Whether a number and an ordinal are a fraction: dos quintos, twee derde.
    ordinals_divide: bool
    #: Whether ordinals are put together of ordinals: vigésimo primero.
    ordinals_compound: bool
    #: Before a figure with a full stop they make it an ordinal: der 2. Angriff.
    ordinal_openers: tuple[str, ...]
    #: Whether a figure with a full stop is an ordinal before any word: 3. Kolordu.
    dot_always: bool
    comma_room: int
    signs: tuple[str, ...]
    #: What may be written against the front of a number: "و", "ב".
    prefixes: tuple[str, ...]
    #: What may be written against the end of a number word: "elli-den".
    endings: tuple[str, ...]
    #: What written against the end of a number word makes it an ordinal.
    ordinal_endings: tuple[str, ...]
    #: What before a number makes it an ordinal: 第.
    ordinal_prefixes: tuple[str, ...]
    #: What links number words exactly as it is written, blanks included: " y ", " و", "und".
    raw_links: tuple[str, ...]
    links: Links
    ranges: Ranges
    hedges_before: Hedges
    hedges_after: Hedges
    #: Hedges between a figure and its scale: 20多万.
    hedges_inside: Hedges
    #: Those hedges after a number that may also stand after what is counted: 50 people or more.
    hedges_after_noun: tuple[str, ...]
    #: From which figure on a hedge that is also a preposition hedges: never "under one roof".
    hedges_least: Mapping[str, int]
    roles: Roles
    dates: Dates
    scores: Scores
    one: One

    @classmethod
    def read(
        cls, language: str, file: str, data: Mapping[str, object], generated: Mapping[str, Any] | None = None
    ) -> Self:
        """Check and type the content of a ``numbers.toml``, and join what was generated from CLDR to it."""
        known = generated or {}
        fold = _fold(Table(file, "", data))
        top = Table(file, "", {key: value for key, value in data.items() if key != "fold"}, fold)
        grammar = top.table("grammar")
        hedges = top.table("hedges")
        least = hedges.table("least")
        read = cls(
            language=language,
            words=NumberWords(top, grammar, known).read(),
            digits=Digits.read(top.table("digits"), known.get("digits", {})),
            fold=fold,
            spaced=grammar.get("spaced", bool(known.get("spaced", True))),
            glued=grammar.get("glued", bool(known.get("glued", False))),
            positional=grammar.get("positional", default=False),
            scale_first=grammar.get("scale_first", default=False),
            units_first=grammar.get("units_first", default=False),
            short_unit=grammar.get("short_unit", default=False),
            neighbours=grammar.get("neighbours", default=False),
            need_classifier=grammar.get("need_classifier", default=False),
            noun_first=grammar.get("noun_first", default=False),
            classifiers=grammar.forms("classifiers"),
            one_after=grammar.forms("one_after"),
            articles=grammar.forms("articles"),
            and_room=grammar.get("and_room", 2 if known.get("links") else 100),
            and_most=grammar.get("and_most", 10**18),
            ordinals_divide=grammar.get("ordinals_divide", default=False),
            ordinals_compound=grammar.get("ordinals_compound", default=True),
            ordinal_openers=grammar.forms("ordinal_openers"),
            dot_always=grammar.get("dot_always", default=False),
            comma_room=grammar.get("comma_room", 1000),
            signs=grammar.forms("signs"),
            prefixes=tuple(dict.fromkeys((*grammar.forms("prefixes"), *_clitics(known.get("links", ()))))),
            endings=grammar.forms("endings"),
            ordinal_endings=grammar.forms("ordinal_endings"),
            ordinal_prefixes=grammar.forms("ordinal_prefixes"),
            raw_links=tuple(link.translate(fold) for link in known.get("links", ())),
            links=lists_of(Links, top.table("links"), exclusive=False),
            ranges=lists_of(Ranges, top.table("ranges")),
            hedges_before=lists_of(Hedges, hedges.table("before")),
            hedges_after=lists_of(Hedges, hedges.table("after")),
            hedges_after_noun=hedges.forms("after_noun"),
            hedges_inside=lists_of(Hedges, hedges.table("inside")),
            hedges_least={form.translate(fold): least.take(form, int) for form in least},
            roles=Roles.read(top.table("roles"), known),
            dates=Dates.read(top.table("dates"), known.get("months", []), known.get("weekdays", [])),
            scores=lists_of(Scores, top.table("scores"), exclusive=False),
            one=lists_of(One, top.table("one"), exclusive=False),
        )
        for table in (hedges, grammar, top):
            table.done()
        for form, word in read.digits.plurals.items():
            if word not in read.words:
                raise LexiconError(file, f"digits.plurals.{form}", f"{word!r} is not a number word of this language")
        return read


def _clitics(links: Iterable[str]) -> Iterator[str]:
    """Give the links that are written against the word that follows."""
    return (link.strip() for link in links if link[0] == " " and link[-1] != " ")


def _fold(top: Table) -> Mapping[int, str]:
    """Read the table ``fold``: one letter for one letter, so that no place in a text moves."""
    table = top.table("fold")
    letters = {}
    for letter in table:
        other = table.take(letter, str)
        if len(letter) != 1 or len(other) != 1:
            raise table.fault(letter, "must be one letter for one letter")
        letters[ord(letter)] = other
    return letters


_Lists = TypeVar("_Lists", RolesBefore, RolesAfter)


def _joined(lists: _Lists, generated: Mapping[str, list[str]], left_out: frozenset[str]) -> _Lists:
    """Add generated forms to the lists, except those that a list has already."""
    taken = {form for forms in attrs.asdict(lists, recurse=False).values() for form in forms} | left_out
    more = {
        name: (*getattr(lists, name), *dict.fromkeys(form for form in forms if form not in taken))
        for name, forms in generated.items()
        if name in {field.name for field in attrs.fields(type(lists))}
    }
    return attrs.evolve(lists, **more)
