"""Every word that the library knows, as data: one folder per language, typed when it is loaded.

``numbers.toml`` holds what was written by hand of a language's numbers, hedges and the words that
tell a count from a date or an age; :mod:`~conflictmodel.lexicon.schema` says what each of its
tables means. ``cldr.generated.json`` holds what ``tools/generate_numbers.py`` found in Unicode's
Common Locale Data Repository. A language has one of them or both.
"""

import json
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import attrs

from conflictmodel.errors import LexiconError, UnknownLanguageError
from conflictmodel.lexicon.numbers import NumberLexicon

NUMBERS_FILE = "numbers.toml"
GENERATED_FILE = "cldr.generated.json"
TERMS_FILE = "terms.toml"

#: Other codes of the same languages: macrolanguages, and codes that were replaced.
_ALIASES = {
    "no": "nb",
    "iw": "he",
    "in": "id",
    "tl": "fil",
    "kmr": "ku",
    "cmn": "zh",
    "arb": "ar",
    "prs": "fa",
    "pes": "fa",
}


@attrs.frozen
class Spelling:
    """CLDR's rules for spelling the cardinals of a language or a region of it; ``start`` is the set to begin with."""

    language: str
    start: str
    rules: Mapping[str, list[tuple[int, int, str]]]


@cache
def languages() -> frozenset[str]:
    """Name the languages whose numbers can be read."""
    folder = files(__name__)
    return frozenset(
        entry.name
        for entry in folder.iterdir()
        if (entry / NUMBERS_FILE).is_file() or (entry / GENERATED_FILE).is_file()
    )


@cache
def report_languages() -> frozenset[str]:
    """Name the languages whose reports can be read, and not only their numbers."""
    return frozenset(name for name in languages() if (files(__name__) / name / TERMS_FILE).is_file())


def resolve(language: str) -> str:
    """Find the language that serves a BCP 47 code: "en-GB" is read as "en"."""
    name = _resolved(language) if type(language) is str else None
    if name is None:
        raise UnknownLanguageError(language, tuple(sorted(languages())))
    return name


@lru_cache
def _resolved(language: str) -> str | None:
    code = language.replace("_", "-")
    while code:
        code = _ALIASES.get(code.lower(), code)
        for name in languages():
            if name.lower() == code.lower():
                return name
        code = code.rpartition("-")[0]
    return None


def number_lexicon(language: str) -> NumberLexicon:
    """Give the number words of a language; read once and kept."""
    return _number_lexicon(resolve(language))


@cache
def _number_lexicon(name: str) -> NumberLexicon:
    folder = files(__name__) / name
    by_hand, generated = folder / NUMBERS_FILE, _generated(name)
    content = by_hand.read_text(encoding="utf-8") if by_hand.is_file() else ""
    return read_numbers(name, f"{name}/{NUMBERS_FILE}", content, generated)


@cache
def _generated(name: str) -> Mapping[str, Any]:
    file = files(__name__) / name / GENERATED_FILE
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return content


def read_numbers(language: str, file: str, content: str, generated: Mapping[str, Any] | None = None) -> NumberLexicon:
    """Read the text of a ``numbers.toml``; ``file`` is what errors call it."""
    try:
        data = tomllib.loads(content)
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(file, "", f"is not TOML: {fault}") from None
    return NumberLexicon.read(language, file, data, generated)


def spelling(language: str) -> Spelling:
    """Give the rules that spell a language's numbers, those of its region first: "fr-BE" says septante."""
    name = resolve(language)
    known = _generated(name).get("spelling", {})
    if not known:
        raise UnknownLanguageError(language, tuple(sorted(languages())))
    code = language.replace("_", "-")
    while code and code.lower() not in {other.lower() for other in known}:
        code = code.rpartition("-")[0]
    found = next((other for other in known if other.lower() == code.lower()), name)
    return Spelling(found, known[found]["start"], known[found]["rules"])
