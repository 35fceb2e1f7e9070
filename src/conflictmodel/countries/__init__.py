"""One table of countries: what each scheme of codes and each dataset calls them, and from when to when.

The table is ``countries.generated.json``, made by ``tools/generate_countries.py``; names in other
languages than English come from Babel. Nothing is guessed: a text that is no known code or
spelling is no country.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from conflictmodel.countries.codes import CodeScheme, Country, CountryCode, span
from conflictmodel.countries.languages import holders_in, is_english, territories
from conflictmodel.countries.table import LONGEST, NAMES, Holder, choose, fold, holders, key, table
from conflictmodel.errors import UnknownCountryError

__all__ = [
    "CodeScheme",
    "Country",
    "CountryCode",
    "countries",
    "country",
    "country_name",
    "find_country",
    "not_a_country",
]

_BARE = {2: CodeScheme.ALPHA_2, 3: CodeScheme.ALPHA_3}
#: How alike two spellings are at least that may be mistaken for each other; 1 is equal.
_ALIKE = 0.75
_SHORT = re.compile("[A-Z][A-Z0-9]{1,2}")
_DIGITS = re.compile("[0-9]+")


def countries() -> tuple[Country, ...]:
    """List every country and territory known, those of the past too, by their English names."""
    return table().countries


def country(
    code_or_name: str | int,
    scheme: CodeScheme | str | None = None,
    when: date | int | None = None,
    *,
    language: str = "en",
) -> Country:
    """Find the country that a code or a name stands for, or say why there is none.

    Without ``scheme`` only what can hardly be misread is understood: alpha-2 and alpha-3 codes in
    capitals, and names. A code of any other scheme needs it, and so does a number. ``when`` is a
    date, or a year, and settles codes that changed hands; without it, a code is whose it is today.
    A date outside of the life of the only country that ever had a code changes nothing.
    ``language`` is that of a name, as a BCP 47 code; English names are known besides.

    Raises :class:`~conflictmodel.UnknownCountryError` where no country, or no single one, is
    meant, :class:`~conflictmodel.UnknownLanguageError` for a language of which Babel has no
    names, and :class:`~conflictmodel.InvalidValueError` for a scheme that there is not.
    """
    found = find_country(code_or_name, scheme, when, language=language)
    if found is None:
        raise _unknown(code_or_name, None if scheme is None else CodeScheme.named(scheme))
    return found


def find_country(
    code_or_name: str | int,
    scheme: CodeScheme | str | None = None,
    when: date | int | None = None,
    *,
    language: str = "en",
) -> Country | None:
    """Find a country as :func:`country` does, or give ``None``; what was asked before is remembered."""
    text = _text(code_or_name)
    return None if len(text) > LONGEST else _find(text, scheme, when, language)


def country_name(country_or_alpha_2: Country | str, language: str = "en") -> str:
    """Name a country in a language, in the words of CLDR; in English, and if it has ended, by its English name.

    Text is taken for an alpha-2 code. Raises as :func:`country` does.
    """
    given = country_or_alpha_2
    found = given if isinstance(given, Country) else country(given, CodeScheme.ALPHA_2)
    if is_english(language):
        return found.name
    names = territories(language)
    return found.name if found.valid_to is not None else names.get(found.alpha_2 or "", found.name)


def not_a_country(code: str, scheme: CodeScheme | str) -> str | None:
    """Say what a code is, if it is known and known to be no country: "Africa" for AFR in CAMEO.

    Such codes stand among those of countries in CAMEO, FIPS and the alpha-3 codes of UNHCR.
    ``None`` for any other code.
    """
    named = CodeScheme.named(scheme)
    return table().others.get(named, {}).get(key(named, code[:LONGEST]))


def _text(code: str | int) -> str:
    """Write a number as text; one that no scheme has is not written out, for Python refuses very long ones."""
    return code if isinstance(code, str) else str(code) if abs(code) < 1_000 else ""


@lru_cache(maxsize=65_536)
def _find(text: str, scheme: CodeScheme | str | None, when: date | int | None, language: str) -> Country | None:
    if when is not None:
        span(when)
    return choose(_holders(text, None if scheme is None else CodeScheme.named(scheme), language), when)


def _holders(text: str, scheme: CodeScheme | None, language: str) -> Sequence[Holder]:
    if scheme is not None and scheme not in NAMES:
        return holders(text, scheme)
    bare = text.strip()
    if scheme is None and _SHORT.fullmatch(bare) and (found := holders(bare, _BARE[len(bare)])):
        return found
    foreign = () if is_english(language) else holders_in(language).get(fold(text), ())
    return foreign or holders(text, scheme or CodeScheme.NAME)


def _unknown(code: str | int, scheme: CodeScheme | None) -> UnknownCountryError:
    text = _text(code)
    named = None if scheme is None else scheme.value
    if len(text) > LONGEST:
        return UnknownCountryError(code, named, f"it is longer than {LONGEST} characters")
    if scheme is None and _DIGITS.fullmatch(text.strip()):
        return UnknownCountryError(code, named, "a number means nothing without its scheme", _elsewhere(text, scheme))
    held = _holders(text, scheme, "en")
    if held:
        parts = "; ".join(f"{found.name} {_dates(own)}" for found, own in held)
        return UnknownCountryError(code, named, f"it changed hands, so a date in one of these is needed: {parts}")
    other = not_a_country(text, scheme or _BARE.get(len(text), CodeScheme.NAME))
    if other is not None:
        return UnknownCountryError(code, named, f"it stands for {other}")
    return UnknownCountryError(code, named, "it is not known", (*_near(text, scheme), *_elsewhere(text, scheme)))


def _dates(code: CountryCode) -> str:
    return f"({code.valid_from or ''}..{code.valid_to or ''})"


def _near(text: str, scheme: CodeScheme | None) -> Sequence[str]:
    """List names that are spelt alike, the likeliest first; letters that changed places count half."""
    if scheme is not None and scheme not in NAMES:
        return []
    names = {fold(own.value): found.name for found in countries() for own in found.codes if own.scheme in NAMES}
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(fold(text))
    scores: dict[str, float] = {}
    for spelling, name in names.items():
        matcher.set_seq1(spelling)
        if matcher.quick_ratio() >= _ALIKE:
            score = (matcher.quick_ratio() + matcher.ratio()) / 2
            scores[name] = max(score, scores.get(name, _ALIKE))
    return sorted((name for name, score in scores.items() if score > _ALIKE), key=lambda name: -scores[name])[:3]


def _elsewhere(text: str, scheme: CodeScheme | None) -> Iterator[str]:
    """List the countries of which the text is a code in another scheme."""
    for other in CodeScheme:
        if other is not scheme and other not in NAMES and (found := choose(holders(text, other), None)):
            yield f"{found.name} (scheme {other})"
