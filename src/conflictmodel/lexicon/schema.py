"""What a language must tell before its numbers can be read: the typed form of ``numbers.toml``.

Every table of the file is one class here, and its docstring says what the words in it do. A
table that is left out is empty. A file that has a table too many, repeats a word or holds a
wrong type is refused with a :class:`~conflictmodel.LexiconError` that names the file and the key.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Self, TypeVar

import attrs

from conflictmodel.lexicon.letters import plain
from conflictmodel.lexicon.tables import Table, lists_of


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
            scales=known | {form: int(value) for value, form in scales.by_number(2)},
            not_scales={key: frozenset(exceptions.forms(key)) for key in exceptions},
            capital_scales={form: int(value) for value, form in capitals.by_number(2)},
            also_decimal=table.forms("also_decimal"),
        )
        table.done()
        for key, signs in (("decimal", (read.decimal,)), ("groups", read.groups)):
            if any(type(sign) is not str or len(sign) != 1 or sign.isalnum() for sign in signs):
                raise table.fault(key, "must be one sign, and no letter or digit")
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
    #: Between two figures of a rate: 15 per 100,000.
    per: tuple[str, ...]
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
    #: After these, articles in the singular, a figure counts nothing: il 118.
    singular: tuple[str, ...]
    #: Between a comma and an age: su madre, de 34,
    age_openers: tuple[str, ...]

    @classmethod
    def read(cls, table: Table, generated: Mapping[str, Any]) -> Self:
        """Read the table ``roles``, and after it the units and currencies that CLDR names."""
        not_units = frozenset(table.forms("not_units"))
        read = cls(
            before=_joined(lists_of(RolesBefore, table.table("before")), table, generated.get("before", {}), not_units),
            after=_joined(lists_of(RolesAfter, table.table("after")), table, generated.get("after", {}), not_units),
            unit_modifiers=table.forms("unit_modifiers"),
            times_signs=table.forms("times_signs"),
            after_times=table.forms("after_times"),
            determiners=table.forms("determiners"),
            closers=table.forms("closers"),
            prefixes=table.forms("prefixes"),
            singular=table.forms("singular"),
            age_openers=table.forms("age_openers"),
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
    #: Whether a number word before a month is a day: दो अक्टूबर.
    word_days: bool
    #: From when to when four bare digits may be a year.
    years: tuple[int, int]

    @classmethod
    def read(cls, table: Table, months: list[str], weekdays: list[str]) -> Self:
        """Read the table ``dates``, and after it the months and weekdays that CLDR names."""
        reach = table.get("counted_reach", 3)
        years = table.get("years", [1500, 2100])
        word_days = table.get("word_days", default=False)
        names = [field.name for field in attrs.fields(cls) if field.name not in {"counted_reach", "years", "word_days"}]
        lists = {name: table.forms(name) for name in names}
        not_months = frozenset(table.forms("not_months"))
        known = (plain(month).translate(table.fold) for month in months)
        lists["months"] = tuple(dict.fromkeys((*lists["months"], *(name for name in known if name not in not_months))))
        days = (plain(day).translate(table.fold) for day in weekdays)
        lists["weekdays"] = tuple(dict.fromkeys((*lists["weekdays"], *days)))
        table.done()
        if [type(year) for year in years] != [int, int] or years[0] > years[1]:
            raise table.fault("years", "must be two years, the earlier one first")
        if reach < 1:
            raise table.fault("counted_reach", "must be 1 or more")
        return cls(**lists, counted_reach=reach, years=(years[0], years[1]), word_days=word_days)


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


_Lists = TypeVar("_Lists", bound=attrs.AttrsInstance)


def _joined(lists: _Lists, table: Table, generated: Mapping[str, list[str]], left_out: frozenset[str]) -> _Lists:
    """Add generated forms to the lists, except those that a list has already."""
    taken = {form for forms in attrs.asdict(lists, recurse=False).values() for form in forms} | left_out
    more: dict[str, tuple[str, ...]] = {}
    for field in attrs.fields(type(lists)):
        forms = (plain(form).translate(table.fold) for form in generated.get(field.name, ()))
        more[field.name] = (*getattr(lists, field.name), *dict.fromkeys(form for form in forms if form not in taken))
    return type(lists)(**more)
