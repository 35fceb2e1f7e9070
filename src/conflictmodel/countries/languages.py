"""The names of countries in other languages, which Babel has from CLDR."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from conflictmodel.countries.codes import CodeScheme, CountryCode
from conflictmodel.countries.table import Holder, fold, table
from conflictmodel.errors import UnknownLanguageError


def is_english(language: str) -> bool:
    """Tell whether the names are those of the table itself."""
    return language.replace("_", "-").partition("-")[0].lower() == "en"


@lru_cache(maxsize=256)
def territories(language: str) -> Mapping[str, str]:
    """Give the names of the territories of today, by alpha-2 code, in a language such as "ru" or "zh-Hant"."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  names in English need none of it
    from babel.localedata import locale_identifiers  # noqa: PLC0415  likewise

    try:
        return Locale.parse(language.replace("_", "-"), sep="-").territories
    except (UnknownLocaleError, ValueError, IndexError):
        known = sorted({name.split("_")[0] for name in locale_identifiers()})
        raise UnknownLanguageError(language, tuple(known)) from None


@lru_cache(maxsize=64)
def holders_in(language: str) -> Mapping[str, Sequence[Holder]]:
    """Index the countries of today by their names in a language."""
    names = territories(language)
    found: dict[str, list[Holder]] = defaultdict(list)
    for country in table().countries:
        name = names.get(country.alpha_2 or "")
        if name is not None and country.valid_to is None:
            found[fold(name)].append((country, CountryCode(CodeScheme.NAME, name, country.valid_from)))
    return found
