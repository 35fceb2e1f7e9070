"""Figures written with digits: 1,200 and 3.7, 2020-02-20 and 10:30, T-72 and 192.168.1.2.

A cluster is a run of digits with whatever may hold digits together; here it is told apart
into figures, dates, times and identifiers. Digits of any script are read, but those of one
number come from one script; no number has more than 18 digits.
"""

import re
from fractions import Fraction
from unicodedata import decimal, numeric

import attrs

from conflictmodel.lexicon.schema import Word
from conflictmodel.numbers.grammar import VULGAR, Gap, Grammar
from conflictmodel.numbers.mention import NumberRole

MAX_DIGITS = 18


@attrs.define(eq=False)
class Atom:
    """The smallest piece of a number: one word, or one figure. ``word`` is None for a figure."""

    start: int
    end: int
    value: int | Fraction
    word: Word | None = None
    role: NumberRole | None = None
    ordinal: bool = False
    #: The scale written against it (40k) and the digits after its decimal sign.
    scale: int = 1
    decimals: int = 0
    #: Digits only: no grouping, no decimals, no scale, so that it may be a year.
    bare: bool = False
    padded: bool = False
    gap: Gap = Gap.NONE


_LETTERS = re.compile(r"[^\W\d_]++")
_DATE = re.compile(r"(?:\d{4}([-/.])(\d\d?)\1\d\d?|(\d\d?)([-/.])(\d\d?)\4(?:\d{4}|\d\d))", re.ASCII)
_MONTH = re.compile(r"(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])", re.ASCII)
_TIME = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?", re.ASCII)
_PARTS = re.compile(r"\d+", re.ASCII)
_DASHES = re.compile("[-–—]")
_SLASH = re.compile(r"(\d{1,3})/(\d{1,3})", re.ASCII)
_UNIFORM = str.maketrans({"٫": ".", "٬": ",", "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " "})


def figures(grammar: Grammar, folded: str, start: int, end: int) -> list[Atom]:
    """Read the cluster ``folded[start:end]``."""
    body = folded[start:end]
    fraction: Fraction | None = None
    if body[-1] in VULGAR:
        fraction = Fraction(numeric(body[-1])).limit_denominator(10)
        body = body[:-1]
        if not body:
            return [Atom(start, end, fraction)]
    if not body.isascii():
        plain = _ascii(body)
        if plain is None:
            return []
        body = plain
    named = _named(grammar, folded, start)
    if fraction is not None:
        return [Atom(start, end, int(body) + fraction)] if body.isdigit() and len(body) <= MAX_DIGITS else []
    if body.isdigit():
        atoms = [_plain(start, body)] if len(body) <= MAX_DIGITS else []
    else:
        atoms = _joined(grammar, start, body)
    if named is not None:
        for atom in atoms:
            atom.role = named
    elif atoms and start and folded[start - 1] == "." and atoms[0].role is None and not atoms[0].decimals:
        _pull_point(grammar, folded, atoms[0])
    if atoms:
        _suffix(grammar, folded, atoms, end)
    return atoms


def _ascii(body: str) -> str | None:
    """Write digits of another script as 0 to 9, unless two scripts are mixed."""
    zeros = {ord(character) - decimal(character) for character in body if character.isdecimal()}
    if len(zeros) != 1:
        return None
    return "".join(str(decimal(c)) if c.isdecimal() else c for c in body).translate(_UNIFORM)


def _plain(start: int, body: str) -> Atom:
    padded = len(body) > 1 and body[0] == "0"
    return Atom(start, start + len(body), int(body), bare=True, padded=padded)


def _named(grammar: Grammar, folded: str, start: int) -> NumberRole | None:
    """Tell whether what is written against the left of a cluster makes it a name: S-400, A/61."""
    before = folded[start - 1] if start else " "
    if before in "#@_\\" :
        return NumberRole.DESIGNATION
    if before in "-/–:.," and start > 1:
        beyond = folded[start - 2]
        if beyond.isdigit() or (beyond.isalpha() and before in "-/"):
            if before == "-" and grammar.prefix.before(folded, start):
                return NumberRole.DATE
            return NumberRole.DESIGNATION
    return None


def _pull_point(grammar: Grammar, folded: str, atom: Atom) -> None:
    """Take in the decimal sign of ".25", when nothing stands before it."""
    point = atom.start - 1
    if grammar.lexicon.digits.decimal == "." and (point == 0 or folded[point - 1] in " \t\n($€£-−"):
        atom.decimals = atom.end - atom.start
        atom.value = _whole(Fraction(int(atom.value), 10**atom.decimals))
        atom.start, atom.bare, atom.padded = point, False, False


def _joined(grammar: Grammar, start: int, body: str) -> list[Atom]:
    """Read a cluster that has something between its digits."""
    digits = grammar.lexicon.digits
    if body in digits.identifiers:
        return _pieces(start, body, NumberRole.DESIGNATION)
    if (found := _DATE.fullmatch(body)) and _may_be_date(found) or _MONTH.fullmatch(body):
        return _pieces(start, body, NumberRole.DATE)
    if _TIME.fullmatch(body):
        return _pieces(start, body, NumberRole.TIME)
    if found := _SLASH.fullmatch(body):
        return _slashed(start, found)
    if "/" in body:
        return _pieces(start, body, NumberRole.DESIGNATION)
    if ":" in body:
        return _pieces(start, body, NumberRole.RATIO if body.count(":") == 1 else NumberRole.DESIGNATION)
    atoms = []
    place = 0
    for part in _DASHES.split(body):
        atom = _figure(grammar, start + place, part)
        if atom is None:
            role = NumberRole.OTHER if "." not in part else NumberRole.DESIGNATION
            return _pieces(start, body, role)
        atoms.append(atom)
        place += len(part) + 1
    if len(atoms) > 2 or (len(atoms) == 2 and any(atom.padded for atom in atoms) and not atoms[0].bare):
        return _pieces(start, body, NumberRole.DESIGNATION)
    return atoms


def _may_be_date(found: re.Match[str]) -> bool:
    if found[2]:
        return 1 <= int(found[2]) <= 12
    first, second = int(found[3]), int(found[5])
    return 1 <= min(first, second) <= 12 and max(first, second) <= 31


def _pieces(start: int, body: str, role: NumberRole) -> list[Atom]:
    """Give the digits of something that is no count, each by itself."""
    return [
        Atom(start + found.start(), start + found.end(), int(found[0]), role=role)
        for found in _PARTS.finditer(body)
        if len(found[0]) <= MAX_DIGITS
    ]


def _slashed(start: int, found: re.Match[str]) -> list[Atom]:
    above, below = int(found[1]), int(found[2])
    if 0 < above < below and found[1][0] != "0":
        return [Atom(start, start + len(found[0]), Fraction(above, below), role=NumberRole.FRACTION)]
    return _pieces(start, found[0], NumberRole.DESIGNATION)


def _figure(grammar: Grammar, start: int, part: str) -> Atom | None:
    """Read one figure with its grouping and decimals, or nothing if it is malformed."""
    if part.isdigit():
        return _plain(start, part) if len(part) <= MAX_DIGITS else None
    digits = grammar.lexicon.digits
    whole, point, rest = part.rpartition(digits.decimal)
    if not point:
        whole, rest = part, ""
    elif not rest.isdigit():
        # 1.111,11: the signs of another language, told by their order
        other = next((group for group in digits.groups if group in rest), "")
        first, _, rest = part.rpartition(other) if other else ("", "", "")
        if not rest.isdigit() or not _grouped(first, digits.decimal, indian=False):
            return None
        whole = first.replace(digits.decimal, "")
    for group in digits.groups:
        if group in whole:
            if not _grouped(whole, group, indian=digits.indian):
                return None
            whole = whole.replace(group, "")
    if not whole.isdigit() or len(whole) + len(rest) > MAX_DIGITS:
        return None
    value = _whole(Fraction(int(whole + rest), 10 ** len(rest))) if rest else int(whole)
    return Atom(start, start + len(part), value, decimals=len(rest))


def _grouped(whole: str, group: str, *, indian: bool) -> bool:
    first, *others = whole.split(group)
    if not first.isdigit() or not others or first[0] == "0" or not all(other.isdigit() for other in others):
        return False
    if len(others[-1]) != 3:
        return False
    if len(first) <= 3 and all(len(other) == 3 for other in others):
        return True
    return indian and len(first) <= 2 and all(len(other) == 2 for other in others[:-1])


def _whole(value: Fraction) -> int | Fraction:
    return value.numerator if value.denominator == 1 else value


def _suffix(grammar: Grammar, folded: str, atoms: list[Atom], end: int) -> None:
    """Read the letters written against the right of a cluster: 5th, 40k, 1990s, 155mm, 5G."""
    atom = atoms[-1]
    following = folded[end : end + 1]
    if not following or following in " ,\n)":
        return
    digits = grammar.lexicon.digits
    found = _LETTERS.match(folded, end)
    if found is None:
        if following == "'" and any(folded.startswith(s, end) for s in digits.decade_suffixes) and atom.role is None:
            _decade(atoms)
        elif following.isalnum() or following == "_" or (following == "." and _LETTERS.match(folded, end + 1)):
            _name(atoms)
        return
    letters, after = found[0], found.end()
    beyond = folded[after : after + 1]
    if beyond == "_" or beyond.isalnum() or atom.role is not None:
        _name(atoms)
    elif letters in digits.ordinal_suffixes and type(atom.value) is int and not atom.decimals:
        atom.ordinal, atom.bare, atom.end = True, False, after
    elif letters in digits.scales and not _is_unit(grammar, folded, letters, after):
        atom.scale = digits.scales[letters]
        atom.value = _whole(Fraction(atom.value * atom.scale))
        atom.bare, atom.padded, atom.end = False, False, after
    elif (unit := grammar.role_after.after(folded, end)) is not None:
        for each in atoms:
            each.role = each.role or unit[0]
    elif letters in digits.decade_suffixes and atom.bare:
        _decade(atoms)
    elif grammar.after.after(folded, end) is None:
        _name(atoms)


def _is_unit(grammar: Grammar, folded: str, letters: str, after: int) -> bool:
    words = grammar.lexicon.digits.not_scales.get(letters)
    if words is None or folded[after : after + 1] not in {" ", "-"}:
        return False
    found = _LETTERS.match(folded, after + 1)
    return found is not None and found[0] in words


def _decade(atoms: list[Atom]) -> None:
    value = atoms[-1].value
    if value % 10 == 0 and (value < 100 or 1500 <= value <= 2100):
        for atom in atoms:
            atom.role = NumberRole.DATE
    else:
        _name(atoms)


def _name(atoms: list[Atom]) -> None:
    for atom in atoms:
        if atom.role is None:
            atom.role = NumberRole.DESIGNATION
