"""Writes ``docs/conformance.md``: other projects' number tests, read by this library, case by case.

Run ``python tools/conformance.py FOLDER``: the folder holds the cases as JSON Lines (source, lang, text, kind,
expected) and ``peers.json``, the share that other libraries get right. A case is right when the values found are the
values expected, in any order; kinds that hold no plain numbers (powers, quantities with units) are left out.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from conflictmodel.lexicon import languages
from conflictmodel.model.count import Basis
from conflictmodel.numbers import NumberRole, Scan, scan

PAGE = Path(__file__).parents[1] / "docs" / "conformance.md"
KINDS = {"cardinal", "decimal", "rewrite", "first", "ordinal"}
MODELS = {"NumberModel", "OrdinalModel"}
_TEN = 10
_HEAD = """# Conformance

<!-- Written by tools/conformance.py; do not edit. -->

Nine projects that read numbers publish the cases they test themselves with: Recognizers-Text (Microsoft), Duckling
(Facebook), number-parser (Scrapinghub), ovos-number-parser (OpenVoiceOS), rustling-ontology (Snips), text2num
(allo-media), quantulum3 and numerizer. This is how `find_numbers` does on a half of them, beside the best of 13 other
readers on the same half. Every case that it does not read as its suite wants is listed below. (The cases are quoted
under their licences: MIT for Recognizers-Text, rustling-ontology, text2num, quantulum3 and numerizer, BSD-3-Clause for
Duckling and number-parser, Apache-2.0 for ovos-number-parser.)

The suites do not always agree with each other, nor with what this library is for. Where they contradict its
[design](design.md) the grammar was not bent:

- `find_numbers` lists every numeral, the one that is an article and the ordinal too; many suites leave them out.
- "a few", "several" and 几 name no figure here; they are counts with bounds, and not numbers.
- a ratio ("one in five", "uno su tre") keeps both its numbers, with the role `ratio`.
- a single letter is no scale but k, and in some languages M: "5G" is a network. Powers with two signs are no numbers.
- what is no numeral is not read as one: "nobody", "geen", "yok", names of places.
- a figure whose signs can mean two things ("1,200" where the comma is the decimal sign) is not decided.

"""


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    peers = json.loads((folder / "peers.json").read_text("utf-8"))
    tried: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    missed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases(folder):
        key = ("ordinals" if case["kind"] == "ordinal" else "numbers", case["lang"].split("-")[0])
        if key[1] not in languages():
            continue
        found = scan(case["text"], key[1])
        values = [float(mention.value) for mention in found.numbers]
        wanted = [value(row["value"]) for row in case["expected"]]
        tried[key] += 1
        if agree(values, wanted, first=case["kind"] == "first"):
            right[key] += 1
        else:
            missed[key].append(line(case, found, wanted))
    PAGE.write_text(_HEAD + table(tried, right, peers) + lists(missed), encoding="utf-8")
    print(f"{sum(right.values())} of {sum(tried.values())}")


def cases(folder: Path) -> Iterator[dict[str, Any]]:
    """Give the cases that speak of plain numbers."""
    for path in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            model = row["source"] != "recognizers" or row.get("model") in MODELS
            plain = all(isinstance(e["value"], (int, float)) or "/" in str(e["value"]) for e in row["expected"])
            if row["kind"] in KINDS and row.get("threshold") != _TEN and model and plain:
                yield row


def value(given: float | str) -> float:
    """Read an expected value, which may be a fraction."""
    return float(Fraction(given)) if isinstance(given, str) else float(given)


def agree(found: list[float], wanted: list[float], *, first: bool) -> bool:
    """Compare as multisets; of some suites only the first number is known."""
    if first:
        return bool(found) and close(found[0], wanted[0])
    return len(found) == len(wanted) and all(map(close, sorted(found), sorted(wanted)))


def close(one: float, other: float) -> bool:
    """Compare two values, for suites write rounded ones."""
    return math.isclose(one, other, rel_tol=2e-6, abs_tol=1e-9)


def table(tried: Counter[tuple[str, str]], right: Counter[tuple[str, str]], peers: dict[str, Any]) -> str:
    """Write the shares beside those of the best other reader."""
    rows = ["| | language | cases | right | best other reader |", "|---|---|---:|---:|---|"]
    for kind in ("numbers", "ordinals"):
        for key in sorted((key for key in tried if key[0] == kind), key=lambda key: -tried[key]):
            peer = peers.get(kind.removesuffix("s"), {}).get(key[1], {})
            best = f"{peer['best_percent']} % ({peer['best']})" if peer.get("best") else ""
            share = 100 * right[key] / tried[key]
            behind = " **behind**" if peer.get("best") and round(share, 1) < peer["best_percent"] else ""
            rows.append(f"| {kind} | {key[1]} | {tried[key]} | {share:.1f} %{behind} | {best} |")
    return "\n".join(rows) + "\n"


def lists(missed: dict[tuple[str, str], list[str]]) -> str:
    """List every case that is not read as its suite wants."""
    parts = []
    for kind, language in sorted(missed, key=lambda key: (key[1], key[0])):
        parts.append(f"\n## {language}, {kind}\n\n" + "\n".join(missed[kind, language]) + "\n")
    return "".join(parts)


def line(case: dict[str, Any], found: Scan, wanted: list[float]) -> str:
    """Write one case: the text, what is wanted, what is read, and why."""
    text = " ".join(case["text"].split()).replace("`", "'").replace("|", "/")
    text = text if len(text) <= 160 else text[:157] + "…"
    ours = ", ".join(str(mention.value) for mention in found.numbers) or "nothing"
    theirs = ", ".join(f"{number:.10g}" for number in wanted) or "nothing"
    return f"- {case['source']}: `{text}` wanted {theirs}; read {ours[:120]} ({reason(case['text'], found, wanted)})"


def reason(text: str, found: Scan, wanted: list[float]) -> str:
    """Say why a case is read otherwise, as far as its shape tells."""
    values = [float(mention.value) for mention in found.numbers]
    roles = {mention.role for mention in found.numbers}
    if any(count.count.basis is Basis.VAGUE for count in found.counts):
        return "refused: names no figure"
    if "^" in text or "--" in text:
        return "refused: a formula"
    if NumberRole.RATIO in roles:
        return "refused: a ratio keeps both its numbers"
    if any(letter in text for letter in ("0012G", "0012Г", "10G", "2b", "00B")):
        return "refused: a lone letter is no scale"
    if len(values) > len(wanted) and not (Counter(wanted) - Counter(values)):
        return "refused: every numeral is listed"
    if not values:
        return "not read, or not taken for a numeral"
    return "read otherwise"


if __name__ == "__main__":
    main()
