"""Writes ``docs/languages.md``: how well the numbers of every language are read back.

Run ``python tools/measure_languages.py`` from the project's root (some minutes). What another
project's speller (unicode-rbnf) writes for 0 to 1,000 and for random numbers up to 10**12 has to be
found as one number, and what the library spells itself has to be read as the same count. Ordinals of
1 to 100 have to be found as ordinals and never as counts.
"""

import random
import tomllib
from pathlib import Path
from typing import Any

import attrs
from babel import Locale, UnknownLocaleError
from unicode_rbnf import RbnfEngine
from unicode_rbnf.engine import FormatPurpose

from conflictmodel.errors import ConflictModelError
from conflictmodel.lexicon import NUMBERS_FILE, languages, number_lexicon, resolve
from conflictmodel.numbers import NumberKind, find_counts, find_numbers, parse_count, spell_number

ROOT = Path(__file__).parents[1]
LEXICON = ROOT / "src" / "conflictmodel" / "lexicon"
PHRASES = ROOT / "tests" / "phrases"
PAGE = ROOT / "docs" / "languages.md"
#: Codes by which the other speller calls a language.
THEIRS = {"nb": "no"}
#: English names of those that Babel does not know.
NAMES = {"ccp": "Chakma", "lrc": "Northern Luri", "vec": "Venetian", "ku": "Kurdish (Kurmanji)"}
RANDOM = 400
_HEAD = """# Languages

<!-- Written by tools/measure_languages.py; do not edit. -->

{count} languages and regional spellings can be read. **Read back** is the share of what another project's speller
writes (unicode-rbnf, all its cardinal forms, 0 to 1,000 and {random} random numbers up to 10<sup>12</sup>) that is
found as one number of the right value; **own spelling** the share of `parse_count(spell_number(n)) == n`;
**ordinals** the share of its ordinals from 1 to 100 that are not taken for counts. A dash says that no speller knows
the language. **Hedges** says whether hedges, ranges and words such as "dozens" are read too, and **phrases** how many
the tests hold. {good} of the {spelt} that the other speller knows are read back at 99 % or more.

Most of those that fall short spell the factor after its scale or bend it by rules of their own (Akan, Irish,
Kalaallisut), have plural numerals that also mean "tens of" (Finnish), or differ between editions of the rules
(Slovenian).
Where a number word is more often something else, it is read only beside another one (Nepali "छ").

| code | language | read back | own spelling | ordinals | hedges | phrases |
|---|---|---:|---:|---:|:-:|---:|
"""


@attrs.frozen
class Row:
    """What was measured of one language; shares from 0 to 1, or nothing."""

    code: str
    back: float | None
    own: float | None
    ordinals: float | None
    hedges: bool
    phrases: int


def main() -> None:
    """Measure every language and write the page."""
    chance = random.Random(48)  # noqa: S311  the same numbers every time, not a secret
    numbers = [*range(1001), *(chance.randrange(10 ** chance.randint(4, 12)) for _ in range(RANDOM))]
    regions = {code.replace("_", "-") for code in RbnfEngine.get_supported_languages()} - set(THEIRS.values())
    codes = sorted({*languages(), *(code for code in regions if code.split("-")[0] in languages())})
    rows = [measured(code, numbers) for code in codes]
    spelt = [row for row in rows if row.back is not None]
    good = sum(row.back is not None and row.back >= 0.99 for row in rows)
    head = _HEAD.format(count=len(rows), random=RANDOM, good=good, spelt=len(spelt))
    PAGE.write_text(head + "".join(map(line, rows)), encoding="utf-8")
    print(f"{good} of {len(spelt)} at 99 % or more; {len(rows)} languages")


def measured(code: str, numbers: list[int]) -> Row:
    """Measure one language."""
    lexicon = number_lexicon(code)
    base = resolve(code)
    path = PHRASES / f"{code}.toml"
    content: dict[str, Any] = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    theirs = THEIRS.get(code, code).replace("-", "_")
    engine = RbnfEngine.for_language(theirs) if theirs in RbnfEngine.get_supported_languages() else None
    row = Row(
        code,
        None if engine is None else share(back(engine, code, numbers)),
        own(code, numbers),
        None if engine is None else share(ordinals(engine, code)),
        (LEXICON / base / NUMBERS_FILE).is_file() and any(attrs.astuple(lexicon.hedges_before, recurse=False)),
        len(content.get("phrases", {})),
    )
    print(row)
    return row


def share(results: list[bool]) -> float | None:
    """Give the share of what was right, if anything was tried."""
    return sum(results) / len(results) if results else None


def forms(engine: RbnfEngine, n: int, kind: str) -> set[str]:
    """Spell a number in all forms of a kind; without those that give up and write digits."""
    try:
        purpose = FormatPurpose.ORDINAL if kind == "ordinal" else FormatPurpose.CARDINAL
        found = engine.format_number(n, purpose).text_by_ruleset
    except Exception:  # noqa: BLE001  it is theirs, and has no error of its own for a number without a rule
        return set()
    return {
        text
        for name, text in found.items()
        if name.startswith("spellout")
        and ("ordinal" in name) == (kind == "ordinal")
        and "year" not in name
        and "financial" not in name
        and not any(c.isdigit() for c in text)
    }


def back(engine: RbnfEngine, code: str, numbers: list[int]) -> list[bool]:
    """Read what the other speller writes."""
    return [
        [m.value for m in find_numbers(text, code)] == [n] for n in numbers for text in forms(engine, n, "cardinal")
    ]


def own(code: str, numbers: list[int]) -> float | None:
    """Read what the library itself spells."""
    results = []
    for n in numbers:
        try:
            results.append(parse_count(spell_number(n, code), code).stated == n)
        except ConflictModelError as error:
            if "no lexicon" in str(error):
                return None
            results.append(False)
    return share(results)


def ordinals(engine: RbnfEngine, code: str) -> list[bool]:
    """Look for counts in ordinals."""
    results = []
    for n in range(1, 101):
        for text in forms(engine, n, "ordinal") - forms(engine, n, "cardinal"):
            named = [m for m in find_numbers(text, code) if m.kind is NumberKind.ORDINAL]
            results.append(bool(named) or not find_counts(text, code))
    return results


def line(row: Row) -> str:
    """Write one row of the table."""
    try:
        name = Locale.parse(row.code.replace("-", "_")).get_display_name("en") or row.code
    except (UnknownLocaleError, ValueError):
        name = row.code
    shares = " | ".join("–" if value is None else f"{100 * value:.1f} %" for value in (row.back, row.own, row.ordinals))
    hedges = "yes" if row.hedges else ""
    return f"| {row.code} | {NAMES.get(row.code, name)} | {shares} | {hedges} | {row.phrases or ''} |\n"


if __name__ == "__main__":
    main()
