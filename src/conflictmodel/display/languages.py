"""Languages as people know them: a name for a code, and which way it is written."""

import re

_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
#: Scripts written from right to left, and the languages that are written in one unless their code says otherwise.
_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"})
_LANGUAGES = frozenset(
    ("ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "mzn", "nqo", "pnb",
     "prs", "ps", "sd", "syr", "ug", "ur", "yi")
)  # fmt: skip


def tag(language: str) -> str:
    """Give the code as html wants it; what is no code becomes the empty one, "not known"."""
    code = language.replace("_", "-")
    return code if _CODE.fullmatch(code) else ""


def direction(language: str) -> str:
    """Say which way the language is written: ``ltr``, ``rtl``, or ``auto`` where nobody can tell."""
    main, *others = tag(language).lower().split("-")
    scripts = [part for part in others if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _SCRIPTS else "ltr"
    if not main:
        return "auto"
    return "rtl" if main in _LANGUAGES else "ltr"


def name(language: str) -> str:
    """Name a language in English; a code that has no name is shown as it is.

    >>> name("uk")
    'Ukrainian'
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  half of the time that a page takes; a table needs none

    try:
        known = Locale.parse(tag(language), sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        known = None
    return known or language
