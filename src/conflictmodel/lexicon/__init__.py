"""Every word that the library knows, as data: one folder per language, typed when it is loaded.

``numbers.toml`` holds a language's numbers, hedges and the words that tell a count from a
date or an age; :mod:`~conflictmodel.lexicon.schema` says what each of its tables means.
"""

import tomllib
from functools import cache
from importlib.resources import files

from conflictmodel.errors import LexiconError, UnknownLanguageError
from conflictmodel.lexicon.schema import NumberLexicon

NUMBERS_FILE = "numbers.toml"


@cache
def languages() -> frozenset[str]:
    """Name the languages whose numbers can be read."""
    folder = files(__name__)
    return frozenset(entry.name for entry in folder.iterdir() if (entry / NUMBERS_FILE).is_file())


def resolve(language: str) -> str:
    """Find the language that serves a BCP 47 code: "en-GB" is read as "en"."""
    known = languages()
    if type(language) is str:
        code = language.replace("_", "-")
        while code:
            for name in known:
                if name.lower() == code.lower():
                    return name
            code = code.rpartition("-")[0]
    raise UnknownLanguageError(language, tuple(sorted(known)))


def number_lexicon(language: str) -> NumberLexicon:
    """Give the number words of a language; read once and kept."""
    return _number_lexicon(resolve(language))


@cache
def _number_lexicon(name: str) -> NumberLexicon:
    place = f"{name}/{NUMBERS_FILE}"
    content = (files(__name__) / name / NUMBERS_FILE).read_text(encoding="utf-8")
    return read_numbers(name, place, content)


def read_numbers(language: str, file: str, content: str) -> NumberLexicon:
    """Read the text of a ``numbers.toml``; ``file`` is what errors call it."""
    try:
        data = tomllib.loads(content)
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(file, "", f"is not TOML: {fault}") from None
    return NumberLexicon.read(language, file, data)
