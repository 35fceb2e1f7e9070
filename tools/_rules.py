"""Unicode CLDR's spell-out rules, as the npm package ``cldr-rbnf`` publishes them (Unicode Licence v3)."""

import hashlib
import io
import json
import re
import sys
import tarfile
import urllib.request
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from conflictmodel.numbers.spell import Speller

VERSION = "48.2.0"
_URL = f"https://registry.npmjs.org/cldr-rbnf/-/cldr-rbnf-{VERSION}.tgz"
SHA256 = "c01497f1690adb1daa066bb952c72206a72a2a6793cb5b1fb8a821ff22eb811b"

#: CLDR calls Norwegian Bokmål "no"; as BCP 47 code for the written language "nb" is meant.
_RENAMED = {"no": "nb"}
#: Spells with signs no text uses, or are no language.
_LEFT_OUT = {"und", "es-419"}

_ROW = re.compile(r"(\d+)(?:/([\d,]+))?")
_USED = re.compile(r"[←→=](%[^←→=]+)[←→=]")
_PREFERRED = (
    "%spellout-cardinal-verbose",
    "%spellout-cardinal",
    "%spellout-cardinal-masculine",
    "%spellout-cardinal-common",
    "%spellout-cardinal-sinokorean",
    "%spellout-cardinal-neuter",
    "%spellout-numbering",
)
#: Where the verbose rules are the way of the press; elsewhere (hu, ky) they are not.
_VERBOSE = {"en", "en-IN"}

Rules = dict[str, list[tuple[int, int, str]]]


class Ruleset:
    """The spell-out rules of one locale."""

    def __init__(self, code: str, content: dict[str, dict[str, list[list[str]]]]) -> None:
        self.code = _RENAMED.get(code, code)
        self.rules: Rules = {}
        self.digits = content.get("OrdinalRules", {})
        for name, rows in content.get("SpelloutRules", {}).items():
            if name.startswith("%") and "lenient" not in name:
                self.rules[name] = [row for key, body in rows if (row := _row(key, body)) is not None]
        try:
            plural = Locale.parse(self.code.replace("-", "_")).plural_form
        except (UnknownLocaleError, ValueError):
            plural = Locale.parse("root").plural_form
        self._speller = Speller(self.rules, plural)

    def names(self, *kinds: str, private: bool = False) -> list[str]:
        """Name the public sets of some kinds: cardinal, numbering, ordinal; or all private ones."""
        if private:
            return [name for name in self.rules if name.startswith("%%")]
        return [
            name
            for name in self.rules
            if any(name.startswith(f"%spellout-{kind}") for kind in kinds) and "year" not in name
        ]

    @property
    def start(self) -> str:
        """Name the set by which cardinals are spelt."""
        return next(
            name for name in _PREFERRED if name in self.rules and ("verbose" not in name or self.code in _VERBOSE)
        )

    def needed(self) -> Rules:
        """Give the sets that spelling cardinals needs, and no others."""
        found: Rules = {}
        todo = [self.start]
        while todo:
            name = todo.pop()
            if name not in found:
                found[name] = self.rules[name]
                todo += [used for _, _, body in self.rules[name] for used in _USED.findall(body)]
        return found

    def spell(self, n: int, name: str) -> str | None:
        """Spell a number, or give up where the rules do."""
        try:
            return self._speller.spell(n, name)
        except (KeyError, IndexError, RecursionError):
            return None


def _row(key: str, body: str) -> tuple[int, int, str] | None:
    found = _ROW.fullmatch(key)
    if found is None:
        return None  # negative numbers, decimals, infinity
    radix = int((found[2] or "10").replace(",", ""))
    return int(found[1]), radix, body.removesuffix(";").removeprefix("'")


@cache
def package(folder: Path) -> Path:
    """Download the package into a folder, unless it is there, and check that it is the one expected."""
    place = folder / f"cldr-rbnf-{VERSION}.tgz"
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(_URL, timeout=60) as answer:
            place.write_bytes(answer.read())
    found = hashlib.sha256(place.read_bytes()).hexdigest()
    if found != SHA256:
        sys.exit(f"{place} has the checksum {found}, not {SHA256}; delete it, or look at what changed")
    return place


def rulesets(folder: Path) -> Iterator[Ruleset]:
    """Read all locales that spell numbers."""
    with tarfile.open(fileobj=io.BytesIO(package(folder).read_bytes())) as archive:
        for member in sorted(archive.getmembers(), key=lambda found: found.name):
            code = Path(member.name).stem
            if not member.name.endswith(".json") or "/rbnf/" not in member.name or code in _LEFT_OUT:
                continue
            file = archive.extractfile(member)
            if file is None:
                continue
            content = json.load(file)["rbnf"]["rbnf"]
            if "SpelloutRules" in content:
                yield Ruleset(code, content)
