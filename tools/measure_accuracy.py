"""Measures what ``read_report`` reads in texts that people coded by hand, and prints the table of ``docs/accuracy.md``.

Run ``python tools/measure_accuracy.py FOLDER`` from the project's root. The folder holds any of these files, one JSON
object a line, made elsewhere and never part of the project:

``muc4-dev.jsonl``
    News reports with the answer keys of the Fourth Message Understanding Conference (1992): ``text`` and ``gold``, each
    with a ``field`` (killed, wounded, kidnapped) and a ``number`` (``lo``, ``hi``, ``plural``).
``acled-dev.jsonl``
    Event notes of ACLED with ``text``, the coded ``fatalities``, and ``coder_note`` where the note says that the coder
    split the figure or took it from elsewhere; such notes are left out.
``plover-dev.jsonl``
    Sentences coded with a family of diplomatic event in PLOVER: ``text`` and ``event``.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from conflictmodel import Casualties, CombatantStatus, DiplomaticContact, Scope, Stance, read_report, total
from conflictmodel.model.count import Basis, Count

#: A figure as a key gives it: what befell the people, and between what bounds.
Unit = tuple[str, tuple[int | None, int | None]]

_EFFECTS = {"killed": "killed", "wounded": "wounded", "abducted": "kidnapped"}
_FAMILIES = {
    "AGREE": {"agreement", "offer"},
    "CONSULT": {"phone_call", "meeting", "visit", "talks", "mediation"},
    "DEMAND": {"request"},
    "REJECT": {"rejection"},
    "THREATEN": {"warning_or_threat"},
    "DISAPPROVE": {"accusation", "condemnation"},
    "SANCTION": {"sanction", "expulsion", "recall", "suspension"},
}


def main(folder: Path) -> None:
    """Print the figures of every file that is there."""
    readers = {"muc4-dev.jsonl": _muc4, "acled-dev.jsonl": _acled, "plover-dev.jsonl": _plover}
    for name, measure in readers.items():
        path = folder / name
        if path.is_file():
            with path.open(encoding="utf-8") as lines:
                for row in measure(map(json.loads, lines)):
                    print(row)
        else:
            print(f"{name} is not in {folder}")


def _muc4(documents: Iterable[dict[str, Any]]) -> Iterator[str]:
    found = [(_read(document["text"]), *_keys(document["gold"])) for document in documents]
    for least in (1, 2):
        hits = read = wanted = 0
        for units, required, optional in found:
            left = [unit for unit in required if _size(unit) >= least]
            wanted += len(left)
            for unit in (unit for unit in units if _size(unit) >= least):
                hit = next((key for key in left if _is_same(key, unit)), None)
                if hit is not None:
                    left.remove(hit)
                    hits += 1
                # what the keys leave to the reader's choice is neither right nor wrong
                read += hit is not None or not any(_is_same(key, unit) for key in (*required, *optional))
        yield f"MUC-4, numbers of {least} and above: {_scores(hits, read, wanted)}"


def _read(text: str) -> list[Unit]:
    """Give the distinct figures of a text that the keys ask for: no fighters, and no running totals."""
    units: list[Unit] = []
    for claim in read_report(text).claims:
        record = claim.record
        if not isinstance(record, Casualties) or claim.stance is not Stance.ASSERTED:
            continue
        fighters = record.victims.status is CombatantStatus.COMBATANT
        vague = record.count.basis is Basis.VAGUE or record.count.high == 0
        if record.outcome.value in _EFFECTS and record.scope is Scope.INCIDENT and not fighters and not vague:
            units.append((_EFFECTS[record.outcome.value], _bounds(record.count)))
    return list(dict.fromkeys(units))


def _bounds(count: Count) -> tuple[int | None, int | None]:
    if count.basis is Basis.BETWEEN:
        return count.low, count.high
    open_above = count.basis in {Basis.AT_LEAST, Basis.MORE_THAN}
    return count.stated, None if open_above else count.stated


def _keys(gold: Iterable[dict[str, Any]]) -> tuple[list[Unit], list[Unit]]:
    """Give the figures that must be read, and those that may be."""
    required: list[Unit] = []
    optional: list[Unit] = []
    for key in (key for key in gold if key["field"] in _EFFECTS.values()):
        for place, number in enumerate((key["number"], *key["alt_numbers"])):
            if number and not number["plural"]:
                unit = (key["field"], (number["lo"], number["hi"]))
                (optional if key["optional"] or place else required).append(unit)
    return list(dict.fromkeys(required)), optional


def _size(unit: Unit) -> int:
    low, high = unit[1]
    return low or high or 0


def _is_same(key: Unit, unit: Unit) -> bool:
    (effect, wanted), (told, (low, high)) = key, unit
    if effect != told:
        return False
    return wanted == (low, high) or (low == high and low in wanted) or (high is None and wanted == (low, low))


def _acled(notes: Iterable[dict[str, Any]]) -> Iterator[str]:
    fatal = exact = told = harmless = alarms = 0
    for note in (note for note in notes if not note["coder_note"]):
        count = total(read_report(note["text"]).claims, "killed")
        figure = 0 if count is None else count.low if count.stated is None else count.stated
        coded = note["fatalities"]
        fatal, harmless = fatal + (coded > 0), harmless + (coded == 0)
        told += figure > 0
        exact += figure == coded > 0
        alarms += figure > 0 == coded
    yield f"ACLED notes: {_scores(exact, told, fatal)}; false alarms {100 * alarms / harmless:.1f} % of {harmless}"


def _plover(sentences: Iterable[dict[str, Any]]) -> Iterator[str]:
    asked = found = contacts = 0
    for sentence in sentences:
        types = [
            claim.record.type.value
            for claim in read_report(sentence["text"]).claims
            if isinstance(claim.record, DiplomaticContact)
        ]
        asked, contacts = asked + 1, contacts + len(types)
        found += not _FAMILIES[sentence["event"]].isdisjoint(types)
    yield f"PLOVER sentences: family {100 * found / asked:.1f} % of {asked}; {contacts / asked:.2f} contacts a sentence"


def _scores(hits: int, read: int, wanted: int) -> str:
    recall, precision = hits / max(wanted, 1), hits / max(read, 1)
    both = 2 * recall * precision / (recall + precision) if hits else 0.0
    return f"recall {100 * recall:.1f}, precision {100 * precision:.1f}, F {100 * both:.1f} of {wanted}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
