"""The table of countries, read once, and the finding of a country in it by a code or a spelling."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, final

import attrs

from conflictmodel.countries.codes import CodeScheme, Country, CountryCode, span

FILE = "countries.generated.json"
#: Nothing longer is a code or a name; it is not even looked at.
LONGEST = 120
NAMES = frozenset({CodeScheme.NAME, CodeScheme.UCDP_NAME, CodeScheme.ACLED_NAME})
_THREE_DIGITS = frozenset({CodeScheme.NUMERIC, CodeScheme.M49})
_NUMBERS = frozenset({CodeScheme.GW, CodeScheme.COW})
_DIGITS = re.compile("[0-9]+")
_MARKS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
Holder = tuple[Country, CountryCode]


@final
@attrs.frozen(eq=False)
class Table:
    """All countries, who holds which code, and the codes that are known to be no country."""

    countries: tuple[Country, ...]
    holders: Mapping[tuple[CodeScheme, str], Sequence[Holder]]
    others: Mapping[CodeScheme, Mapping[str, str]]


@cache
def table() -> Table:
    """Read the table."""
    content = json.loads((files(__name__.rpartition(".")[0]) / FILE).read_text(encoding="utf-8"))
    countries = tuple(_country(row) for row in content["countries"])
    holders: dict[tuple[CodeScheme, str], list[Holder]] = defaultdict(list)
    for country in countries:
        for code in country.codes:
            holders[code.scheme, key(code.scheme, code.value)].append((country, code))
    return Table(countries, dict(holders), {CodeScheme.named(name): codes for name, codes in content["others"].items()})


def _country(row: dict[str, Any]) -> Country:
    start, end = _day(row["from"]), _day(row["to"])
    codes = []
    for name, entries in row["codes"].items():
        scheme = CodeScheme.named(name)
        for entry in entries:
            own: dict[str, Any] = {"value": entry} if isinstance(entry, str) else entry
            first = _day(own["from"]) if "from" in own else start
            last = _day(own["to"]) if "to" in own else end
            codes.append(CountryCode(scheme, own["value"], first, last, own.get("official", True)))
    before, after = tuple(row.get("predecessors", ())), tuple(row.get("successors", ()))
    return Country(row["name"], start, end, tuple(codes), before, after, row.get("note", ""))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def fold(name: str) -> str:
    """Reduce a name to what its spellings have in common: no case, accents of Latin letters, or punctuation."""
    low = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = _MARKS.sub("", low).replace("&", " and ")
    words = "".join(" " if unicodedata.category(sign)[0] in "PSZC" else sign for sign in plain).split()
    if words[:1] == ["the"]:
        del words[0]
    return " ".join("saint" if word == "st" else word for word in words)


def key(scheme: CodeScheme, text: str) -> str:
    """Give the form in which a code or a spelling stands in the index."""
    if scheme in NAMES:
        return fold(text)
    bare = text.strip().upper()
    if _DIGITS.fullmatch(bare):
        if scheme in _THREE_DIGITS:
            return bare.zfill(3)
        if scheme in _NUMBERS:
            return bare.lstrip("0")
    return bare


def holders(text: str, scheme: CodeScheme) -> Sequence[Holder]:
    """List who holds a code, or bears a spelling; a spelling that a dataset is not known for is sought among all."""
    index = table().holders
    found = index.get((scheme, key(scheme, text)), ())
    if not found and scheme in NAMES:
        return index.get((CodeScheme.NAME, key(CodeScheme.NAME, text)), ())
    return found


def choose(found: Iterable[Holder], when: date | int | None) -> Country | None:
    """Choose among those that hold a code; ``None`` unless one of them is clearly meant.

    A code that only ever was one country's is that country's, whatever the date. Otherwise it is
    who had it for most of the time asked about; without a date, who has it today, or whose own
    name it is.
    """
    held = list(found)
    if len({country.name for country, _ in held}) <= 1:
        return held[0][0] if held else None
    if when is None:
        today = {country.name: country for country, code in held if code.valid_to is None}
        own = {country.name: country for country, code in held if code.value == country.name}
        likely = today or own
        return next(iter(likely.values())) if len(likely) == 1 else None
    first, last = span(when)
    days: dict[str, int] = defaultdict(int)
    for country, code in held:
        days[country.name] = max(days[country.name], code.days_in(first, last))
    *_, second, most = sorted(days.values())
    return None if most == second else next(country for country, _ in held if days[country.name] == most)
