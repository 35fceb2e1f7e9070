"""Figures written with digits: 1,200 and 3.7, 2020-02-20 and 10:30, T-72 and 192.168.1.2.

A cluster is a run of digits with whatever may hold digits together; here it is told apart
into figures, dates, times and identifiers. Digits of any script are read, but those of one
number come from one script; no number has more than 18 digits, and no cluster more than 200
characters.
"""

import re
from fractions import Fraction
from unicodedata import decimal, numeric

from conflictmodel.lexicon.schema import Digits
from conflictmodel.lexicon.words import WordKind
from conflictmodel.numbers.grammar import VULGAR, Grammar
from conflictmodel.numbers.mention import NumberRole
from conflictmodel.numbers.numeral import Atom, whole
from conflictmodel.numbers.patterns import is_word

MAX_DIGITS = 18

_LETTERS = re.compile(r"(?:[^\W\d_]|(?![\d\u0964\u0965])[\u0900-\u109f\u1780-\u17d3])++")  # with vowel signs
_GOES_ON = re.compile(r"\s{1,2}[^\W\d_]|[-–]\d")
_ASCII_LETTERS = re.compile(r"[a-z]++")
_DATE = re.compile(r"\d{4}([-/.])(?P<m>\d\d?)\1\d\d?|(?P<a>\d\d?)([-/.])(?P<b>\d\d?)\4(?:\d{4}|\d\d)", re.ASCII)
_MONTH = re.compile(r"(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])", re.ASCII)
_TIME = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?", re.ASCII)
_POWER = re.compile(r"(?P<figure>[\d.,']+)(?P<sign>e|\^)(?P<exponent>[+\-]?\d{1,2})", re.ASCII)
_SLASH = re.compile(r"([1-9]\d{0,2})/([1-9]\d{0,2})", re.ASCII)
_PIECES = re.compile(r"\d+", re.ASCII)
_DASHES = re.compile("[-–—]")
_PLAIN_BLANKS = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " "})
#: Longer clusters are no figures, dates or addresses of anything; what they are nobody can tell.
_LONGEST = 200
_GROUP, _YEAR = 3, 4  # digits
#: After these a cluster has no suffix; most have none.
_NO_SUFFIX = frozenset(" ,\n)")


def figures(grammar: Grammar, source: str, folded: str, start: int, end: int) -> list[Atom]:
    """Read the cluster ``folded[start:end]``."""
    if end - start > _LONGEST:
        return []
    body = folded[start:end]
    if body.isascii():
        plain: str | None = body
    elif body[-1] in VULGAR:
        return _vulgar(start, end, body)
    else:
        plain = _ascii(grammar, body)
    if plain is None:
        return []
    atoms = _plain(start, plain) if plain.isdigit() else _joined(grammar, folded, start, plain)
    if not atoms:
        return atoms
    role = _named(grammar, folded, start)
    if role is not None:
        for atom in atoms:
            atom.role = role
    elif start and folded[start - 1] in {grammar.lexicon.digits.decimal, "."}:
        _pull_point(folded, atoms[0])
    if folded[end : end + 1] not in _NO_SUFFIX:
        _suffix(grammar, source, folded, atoms, end)
    return atoms


def _vulgar(start: int, end: int, body: str) -> list[Atom]:
    """Read ½ and 2½."""
    fraction = Fraction(numeric(body[-1])).limit_denominator(10)
    before = body[:-1]
    if before and not (before.isascii() and before.isdigit() and len(before) <= MAX_DIGITS):
        return []
    return [Atom(start, end, int(before or 0) + fraction)]


def _ascii(grammar: Grammar, body: str) -> str | None:
    """Write digits of another script as 0 to 9, unless two scripts are mixed."""
    zeros = {ord(character) - decimal(character) for character in body if character.isdecimal()}
    if len(zeros) != 1:
        return None
    plain = "".join(str(decimal(c)) if c.isdecimal() else c for c in body).translate(_PLAIN_BLANKS)
    digits = grammar.lexicon.digits
    return plain.replace("٫", digits.decimal).replace("٬", "," if digits.decimal != "," else ".")


def _plain(start: int, body: str) -> list[Atom]:
    if len(body) > MAX_DIGITS:
        return []
    return [Atom(start, start + len(body), int(body), bare=True, padded=len(body) > 1 and body[0] == "0")]


def _named(grammar: Grammar, folded: str, start: int) -> NumberRole | None:
    """Tell whether what is written against the left of a cluster makes it part of a name: S-400, A/61."""
    before = folded[start - 1 : start]
    if before in {"#", "@", "\\"}:
        return NumberRole.DESIGNATION
    beyond = folded[start - 2 : start - 1] if start > 1 else ""
    if before == "-" and _after_prefix(grammar, folded, start):
        return None
    if beyond and (
        (before in {"-", "/"} and is_word(beyond)) or (before == "–" and beyond.isalpha() and grammar.spaced)
    ):
        if before == "-" and grammar.prefix.before(folded, start):
            return NumberRole.DATE
        return NumberRole.DESIGNATION
    if before in {"–", ":", ".", ","} and beyond.isdigit():
        return NumberRole.DESIGNATION
    return None


def _after_prefix(grammar: Grammar, folded: str, start: int) -> bool:
    """Tell whether what stands against the figure with a hyphen is a prefix of the language: "כ-1,200"."""
    for prefix in (*grammar.lexicon.prefixes, *grammar.lexicon.ordinal_prefixes):
        begin = start - len(prefix)
        stands = prefix[-1] == "-" and begin >= 0 and folded.startswith(prefix, begin)
        if stands and (not begin or not folded[begin - 1].isalnum()):
            return True
    if grammar.lexicon.spaced:
        return False
    return (
        grammar.scale.before(folded, start - 1) or grammar.classifier.before(folded, start - 1)
    ) is not None  # 2万-3万


def _pull_point(folded: str, atom: Atom) -> None:
    """Take in the decimal sign of ".25", when nothing stands before it."""
    point = atom.start - 1
    if atom.bare and (point == 0 or folded[point - 1] in " \t\n($€£-−"):
        atom.decimals = atom.end - atom.start
        atom.value = whole(Fraction(int(atom.value), 10**atom.decimals))
        atom.start, atom.bare, atom.padded = point, False, False


# --- what holds digits together -----------------------------------------------------------


def _joined(grammar: Grammar, folded: str, start: int, body: str) -> list[Atom]:
    """Read a cluster that has something between its digits."""
    if "/" in body and "/" in grammar.lexicon.digits.also_decimal:
        atom = _slashed(grammar, folded, start, body)
        if atom is not None:
            return [atom]
    if power := _POWER.fullmatch(body):
        return _raised(grammar, start, power)
    role = _shape(grammar, body)
    if role is not None:
        return _pieces(start, body, role)
    if found := _SLASH.fullmatch(body):
        above, below = int(found[1]), int(found[2])
        if above < below:
            return [Atom(start, start + len(body), Fraction(above, below), role=NumberRole.FRACTION)]
    if "/" in body or ":" in body:
        return _pieces(start, body, NumberRole.RATIO if "/" not in body else NumberRole.DESIGNATION)
    return _dashed(grammar, start, body)


def _dashed(grammar: Grammar, start: int, body: str) -> list[Atom]:
    """Read one figure, or two with a dash between them; more of them, or ill-formed ones, are a name."""
    atoms: list[Atom] = []
    place = start
    for part in _DASHES.split(body):
        atom = _figure(grammar, place, part)
        if atom is None:
            return _pieces(start, body, NumberRole.DESIGNATION if "." in body else NumberRole.OTHER)
        atoms.append(atom)
        place += len(part) + 1
    if len(atoms) > 2 or (len(atoms) == 2 and atoms[1].padded and not atoms[0].bare):
        return _pieces(start, body, NumberRole.DESIGNATION)
    return atoms


def _raised(grammar: Grammar, start: int, power: re.Match[str]) -> list[Atom]:
    """Read "1.2e6" and "10^6", which name quantities and never count anything, within the bounds of a figure."""
    atom = _figure(grammar, start, power["figure"])
    exponent = int(power["exponent"])
    if atom is None:
        return []
    if power["sign"] == "e":
        value = Fraction(atom.value) * Fraction(10) ** exponent
    else:
        value = Fraction(atom.value) ** exponent if atom.value else Fraction(0)
    if abs(value) >= 10**MAX_DIGITS:
        return []
    return [Atom(start, start + len(power[0]), whole(value), role=NumberRole.OTHER)]


def _slashed(grammar: Grammar, folded: str, start: int, body: str) -> Atom | None:
    """Read "۱/۵ میلیون" as one and a half million: before a scale or "per cent" the slash is the decimal sign."""
    end = start + len(body)
    after = grammar.role_after.after(folded, end)
    if grammar.scale.after(folded, end) is None and (after is None or after[0] is not NumberRole.PERCENT):
        return None
    left, _, right = body.partition("/")
    if not left.isdigit() or not right.isdigit() or len(left) + len(right) > MAX_DIGITS:
        return None
    return Atom(start, end, whole(Fraction(int(left + right), 10 ** len(right))), decimals=len(right))


def _shape(grammar: Grammar, body: str) -> NumberRole | None:
    """Tell dates, times and well-known names by their shape."""
    if body in grammar.lexicon.digits.identifiers:
        return NumberRole.DESIGNATION
    if _TIME.fullmatch(body):
        return NumberRole.TIME
    found = _DATE.fullmatch(body)
    if found is not None:
        parts = sorted(int(found[name]) for name in "mab" if found[name])
        return NumberRole.DATE if 1 <= parts[0] <= 12 and parts[-1] <= 31 else NumberRole.DESIGNATION
    return NumberRole.DATE if _MONTH.fullmatch(body) else None


def _pieces(start: int, body: str, role: NumberRole) -> list[Atom]:
    """Give the digits of something that is no figure, each by itself."""
    return [
        Atom(start + found.start(), start + found.end(), int(found[0]), role=role)
        for found in _PIECES.finditer(body)
        if len(found[0]) <= MAX_DIGITS
    ]


def _figure(grammar: Grammar, start: int, part: str) -> Atom | None:
    """Read one figure with its grouping and decimals, or nothing if it is malformed."""
    if part.isdigit():
        plain = _plain(start, part)
        return plain[0] if plain else None
    digits = grammar.lexicon.digits
    if digits.decimal == "," and "." in part and (other := _other_way(part)) is not None:
        return Atom(start, start + len(part), other[0], decimals=other[1])
    integer, decimals = _halves(digits, part)
    if decimals and not decimals.isdigit():  # 1.111,11: the signs of another language, told by their order
        integer, _, decimals = part.rpartition(",")
        if digits.decimal == "," or not decimals.isdigit() or not _grouped(integer, ".", indian=False):
            return None
        integer = integer.replace(".", "")
    for group in digits.groups:
        if group in integer:
            if not _grouped(integer, group, indian=digits.indian):
                return None
            integer = integer.replace(group, "")
    if not integer.isdigit() or len(integer) + len(decimals) > MAX_DIGITS:
        return None
    value = whole(Fraction(int(integer + decimals), 10 ** len(decimals))) if decimals else int(integer)
    return Atom(start, start + len(part), value, decimals=len(decimals))


def _halves(digits: Digits, part: str) -> tuple[str, str]:
    """Part a figure at its decimal sign; what stands after it is empty where there is none."""
    if digits.decimal == "," and part.count(",") > 1 and _grouped(part, ",", indian=False):
        return part.replace(",", ""), ""  # 1,200,000: two groups are no decimals
    integer, _, decimals = part.partition(digits.decimal)
    if not decimals:
        for sign in digits.also_decimal:
            left, found, right = part.partition(sign)
            if found and left.isdigit() and right.isdigit() and not _grouped(part, sign, indian=digits.indian):
                integer, decimals = left, right
    return integer, decimals


def _other_way(part: str) -> tuple[int | Fraction, int] | None:
    """Read "3.7" and "1,200.5" where the comma is the decimal sign, if they can mean nothing else."""
    integer, _, decimals = part.rpartition(".")
    if not decimals.isdigit() or len(decimals) == _GROUP or "." in integer:
        return None
    if "," in integer:
        if not _grouped(integer, ",", indian=False):
            return None
        integer = integer.replace(",", "")
    if not integer.isdigit() or len(integer) + len(decimals) > MAX_DIGITS:
        return None
    return whole(Fraction(int(integer + decimals), 10 ** len(decimals))), len(decimals)


def _grouped(integer: str, group: str, *, indian: bool) -> bool:
    """Tell whether digits are grouped as they should be: 1,234,567 or in India 12,34,567."""
    first, *others = integer.split(group)
    if not others or not first.isdigit() or first[0] == "0" or not all(map(str.isdigit, others)):
        return False
    *middle, last = map(len, others)
    western = len(first) <= 3 and set(middle) <= {3}
    return last == 3 and (western or (indian and len(first) <= 2 and set(middle) == {2}))


# --- what is written against the right ----------------------------------------------------


def _suffix(grammar: Grammar, source: str, folded: str, atoms: list[Atom], end: int) -> None:
    """Read what is written against the right of a cluster: 5th, 40k, 1990s, 155mm, 5G."""
    atom = atoms[-1]
    digits = grammar.lexicon.digits
    ending = grammar.digit_ending.after(folded, end)
    if ending is not None:
        atom.tail = ending[1]
        return
    following = folded[end : end + 1]
    if not grammar.spaced and not following.isascii():
        return
    if not following.isalnum() and _signed(grammar, source, folded, atom, end):
        return
    letters = (_LETTERS if grammar.spaced else _ASCII_LETTERS).match(folded, end)
    if letters is None:
        if following == "'" and any(folded.startswith(suffix, end) for suffix in digits.decade_suffixes):
            _name(atoms, _decade(atom))
        elif following.isalnum() or following == "_" or (following == "." and folded[end + 1 : end + 2].isalnum()):
            _name(atoms, NumberRole.DESIGNATION)
        return
    beyond = folded[letters.end() : letters.end() + 1]
    if beyond == "_" or beyond.isalnum() or atom.role is not None:
        _name(atoms, NumberRole.DESIGNATION)
    else:
        _lettered(grammar, source, folded, atoms, letters)


def _lettered(grammar: Grammar, source: str, folded: str, atoms: list[Atom], letters: re.Match[str]) -> None:
    """Read letters that end where the word ends."""
    atom = atoms[-1]
    digits = grammar.lexicon.digits
    suffix, after = letters[0], letters.end()
    if suffix in digits.ordinal_suffixes and type(atom.value) is int and not atom.decimals:
        atom.ordinal, atom.bare, atom.end = True, False, after
    elif suffix in digits.capital_scales and source[letters.start()].isupper():
        _scale(atom, digits.capital_scales[suffix], after)
    elif suffix in digits.scales and not _is_unit(grammar, folded, suffix, after):
        _scale(atom, digits.scales[suffix], after)
    elif (word := grammar.lexicon.words.get(suffix)) is not None and word.kind is WordKind.SCALE and not word.vague:
        _scale(atom, int(word.value), after)
    elif suffix in grammar.lexicon.roles.times_signs:
        pass  # whether 3x is a multiple only what follows can tell
    elif unit := grammar.role_after.after(folded, letters.start()):
        _name(atoms, unit[0])
    elif plural := digits.plurals.get(folded[atom.start : after]):
        atom.word = grammar.lexicon.words[plural]
        atom.value, atom.bare, atom.end = atom.word.value, False, after
    elif suffix in digits.decade_suffixes and atom.bare:
        _name(atoms, _decade(atom))
    elif grammar.after.after(folded, letters.start()) is None:
        _name(atoms, NumberRole.DESIGNATION)


def _scale(atom: Atom, scale: int, end: int) -> None:
    """Multiply a figure by the scale that is written against it."""
    atom.scale = scale
    atom.value = whole(atom.value * scale)
    atom.bare, atom.padded, atom.end = False, False, end


def _signed(grammar: Grammar, source: str, folded: str, atom: Atom, end: int) -> bool:
    """Read ordinal signs that begin with no letter: 5º, 3-й, and "3." where more of the sentence follows."""
    for suffix in grammar.lexicon.digits.ordinal_signs:
        after = end + len(suffix)
        if not folded.startswith(suffix, end) or folded[after : after + 1].isalnum():
            continue
        if suffix == "." and (atom.end - atom.start >= _YEAR or not _goes_on(grammar, source, folded, atom, after)):
            continue
        if type(atom.value) is int and not atom.decimals and atom.role is None:
            atom.ordinal, atom.bare, atom.end = True, False, after
            return True
    return False


def _goes_on(grammar: Grammar, source: str, folded: str, atom: Atom, after: int) -> bool:
    """Tell a figure with the full stop of an ordinal from one that ends its sentence."""
    found = _GOES_ON.match(folded, after)
    if found is None:
        return False
    first = found.end() - 1
    if grammar.lexicon.dot_always or not source[first].isupper():
        return True
    return (
        grammar.month.after(folded, after) is not None or grammar.ordinal_opener.before(folded, atom.start) is not None
    )


def _is_unit(grammar: Grammar, folded: str, suffix: str, after: int) -> bool:
    """Tell by the next word whether a letter is a unit instead of a scale: a 3m wall."""
    words = grammar.lexicon.digits.not_scales.get(suffix)
    if words is None or folded[after : after + 1] not in {" ", "-"}:
        return False
    found = _LETTERS.match(folded, after + 1)
    return found is not None and found[0] in words


def _decade(atom: Atom) -> NumberRole:
    value = atom.value
    return NumberRole.DATE if value % 10 == 0 and (value < 100 or 1500 <= value <= 2100) else NumberRole.DESIGNATION


def _name(atoms: list[Atom], role: NumberRole) -> None:
    for atom in atoms:
        if atom.role is None:
            atom.role = role
