"""Finds the atoms of numbers in a text: number words and figures, and what stands between them."""

import re

from conflictmodel.numbers.digits import figures
from conflictmodel.numbers.grammar import Gap, Grammar
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.numeral import Atom

#: What people write to machines: digits in it are names, and its words are not words.
_ADDRESS = re.compile(r"(?:://|www\.|[#@])\S++")
_SPACED_DATE = re.compile(
    r"(?<![\d.,])(?:(?:1[5-9]|20)\d\d\.?\s(?:0?[1-9]|1[0-2])\.?\s(?:[0-2]?\d|3[01])(?!\d)\.?"
    r"|(?:0?[1-9]|[12]\d|3[01])\.\s(?:0?[1-9]|1[0-2])\.(?:\s(?:1[5-9]|20)\d\d(?!\d))?)"
)
_ADDRESS_SIGNS = ("://", "www.", "#", "@")
_LONGEST_ADDRESS = 200
_RANGES = frozenset({Gap.TO, Gap.DASH, Gap.HYPHEN, Gap.OR, Gap.IN})


def atoms_of(grammar: Grammar, source: str, folded: str) -> list[Atom]:
    """List the atoms of a text in order, each with the gap to the one before it."""
    atoms = [
        Atom(
            piece.start,
            piece.end,
            piece.word.value,
            piece.word,
            tail=piece.tail,
            glued=piece.glued,
            ordinal=piece.ordinal,
        )
        for piece in grammar.finder.find(folded)
    ]
    words = len(atoms)
    for found in grammar.cluster.finditer(folded):
        atoms += figures(grammar, source, folded, found.start(), found.end())
    if not atoms:
        return atoms
    if words and len(atoms) > words:
        atoms.sort(key=_start)
    if any(sign in folded for sign in _ADDRESS_SIGNS):
        atoms = _without_addresses(folded, atoms)
    if "." in grammar.lexicon.digits.ordinal_suffixes:
        _mark_dates(folded, atoms)
    kept: list[Atom] = []
    end = -1
    for atom in atoms:
        if atom.start < end:
            continue  # only the ending of the figure before it: 4385-öt
        if end >= 0 and atom.start - end <= grammar.widest_gap:
            atom.gap = _gap(grammar, folded, end, atom.start)
        end = atom.last
        kept.append(atom)
    return kept


def _gap(grammar: Grammar, folded: str, end: int, start: int) -> Gap:
    """Tell what stands between two atoms; in "30人至40人" the first classifier does not part them."""
    gap = grammar.gap(folded[end:start])
    if gap is Gap.NONE and (classifier := grammar.classifier.after(folded, end)) is not None and classifier[1] < start:
        further = grammar.gap(folded[classifier[1] : start])
        if further in _RANGES:
            return further
    return gap


def _mark_dates(folded: str, atoms: list[Atom]) -> None:
    """Mark the figures of dates with blanks: 24. 2. 2022, 2022. 2. 24."""
    spans = [found.span() for found in _SPACED_DATE.finditer(folded)]
    place = 0
    for atom in atoms:
        while place < len(spans) and spans[place][1] <= atom.start:
            place += 1
        if place < len(spans) and spans[place][0] <= atom.start and atom.word is None:
            atom.role, atom.ordinal = NumberRole.DATE, False


def _start(atom: Atom) -> int:
    return atom.start


def _without_addresses(folded: str, atoms: list[Atom]) -> list[Atom]:
    spans = []
    for found in _ADDRESS.finditer(folded):
        start = found.start()
        head = folded[max(0, start - _LONGEST_ADDRESS) : start]
        glued = head and not head[-1].isspace()
        spans.append((start - len(head.split()[-1]) if glued else start, found.end()))
    kept = []
    place = 0
    for atom in atoms:
        while place < len(spans) and spans[place][1] <= atom.start:
            place += 1
        if place < len(spans) and spans[place][0] < atom.end:
            if atom.word is not None:
                continue
            atom.role = NumberRole.DESIGNATION
        kept.append(atom)
    return kept
