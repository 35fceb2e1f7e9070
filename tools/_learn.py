"""Finds out which words a language's numbers are made of, by taking apart how its numbers are spelt.

Numbers are taken in rising order. What can already be read teaches nothing; anything else is
cut at the words already known, and what is left over must be the new word, a scale, or what
links words (an "and"). The result is a handful of tables in the form of ``numbers.toml``, and a
list of what could not be explained.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from _rules import Ruleset

from conflictmodel.lexicon.letters import fold
from conflictmodel.numbers.text import prepare

ADDEND, SCALE = "addend", "scale"
#: Scripts that put no blanks between words.
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
_FEW = (*range(1, 13), 15, 20, 21, 22, 25, 30, 40, 99, 100, 101, 102, 105, 110, 200, 221, 300, 500, 999)
_RESTS = (1, 2, 5, 10, 11, 21, 35, 99, 100, 101, 102, 110, 200, 300, 531, 999)
_MOST_SEGMENTATIONS = 200
_LONGEST_LINK = 8
_HANGUL = "\u1100"  # from here on one letter can be a word


def cleaned(form: str) -> str:
    """Write a form as the scanner sees it: lower case, no invisible characters, every break one space."""
    while True:  # of marks heaped on one letter, each cleaning may take some
        source = prepare(form, len(form) + 1).folded if form else ""
        clean = " ".join(fold(source).replace("-", " ").split())
        if clean == form:
            return clean
        form = clean


class Learner:
    """Collects the words of one language from the rule sets of its locales."""

    def __init__(self, locales: list[Ruleset]) -> None:
        self.locales = locales
        self.cardinals: dict[str, int] = {}
        self.scales: dict[str, int] = {}
        self.ordinals: dict[str, int] = {}
        self.links: dict[str, int] = defaultdict(int)
        self.unexplained: list[tuple[str, int]] = []
        self._sets = [(r, name) for r in locales for name in r.names("cardinal", "numbering", "construct")]
        self._ordinal_sets = [(r, name) for r in locales for name in r.names("ordinal")]
        self._private = [(r, name) for r in locales for name in r.names(private=True)]
        self._forms: dict[tuple[int, str], set[str]] = {}
        self._longest = 1
        #: Whether the language puts blanks between words.
        self.spaced = not any(unicodedata.name(c, "").startswith(UNSPACED) for form in self.forms(1) for c in form)
        #: Whether a scale stands before its factor: elfu mbili.
        self.scale_first = any(
            two.endswith(f" {tail}") and two.startswith(head)
            for two in self.forms(2000)
            for tail in self.forms(2)
            for three in self.forms(3000)
            for head in [three.split(" ", 1)[0]]
        )
        #: Whether number words are written together.
        self.glued = any(" " not in form for form in self.forms(345))

    # --- what is spelt ----------------------------------------------------------------------

    def forms(self, n: int, kind: str = "cardinal") -> set[str]:
        """Give all ways to spell a number that hold no digits."""
        key = n, kind
        if key not in self._forms:
            sets = {"cardinal": self._sets, "ordinal": self._ordinal_sets, "private": self._private}[kind]
            spelt = {r.spell(n, name) for r, name in sets}
            found = {cleaned(form) for form in spelt if form}
            self._forms[key] = {form for form in found if form and not any(c.isdigit() for c in form)}
        return self._forms[key]

    # --- what can be read --------------------------------------------------------------------

    def read(self, form: str, n: int) -> bool:
        """Tell whether a form can be read as a number with the words known so far."""
        tried = islice(self._cuts(form, 0), _MOST_SEGMENTATIONS + 1)
        return any(composed(pieces) == n for pieces in tried)

    def _cuts(self, form: str, place: int) -> Iterator[list[tuple[int, str]]]:
        if place == len(form):
            yield []
            return
        begin = place
        if place and form[place] == " ":
            begin += 1
        starts = [begin] if begin > place or not place or self.glued else []
        starts += [place + len(link) for link in self.links if place and form.startswith(link, place)]
        for start in dict.fromkeys(starts):
            for end in range(min(len(form), start + self._longest), start, -1):
                piece = form[start:end]
                value, kind = self.cardinals.get(piece), ADDEND
                if value is None:
                    value, kind = self.scales.get(piece), SCALE
                if value is not None:
                    for rest in self._cuts(form, end):
                        yield [(value, kind), *rest]

    # --- what is learnt ------------------------------------------------------------------------

    def learn(self) -> "Learner":
        """Learn everything."""
        for n in range(100):
            for form in sorted(self.forms(n)):
                if not self.read(form, n):
                    self._link_of_tens(n, form)
                    self._add(self.cardinals, form, n)
        scales = self._scales()
        if self.scale_first:
            self._learn_first(scales)
            scales = []
        for scale, limit in pairwise((*scales, 10**18)):
            for n in self._training(scale, limit):
                for form in sorted(self.forms(n), key=len):
                    if not self.read(form, n) and not self._explain(form, n, scale):
                        self.unexplained.append((form, n))
        self._learn_ordinals()
        return self

    def _add(self, table: dict[str, int], form: str, n: int) -> None:
        if (
            form.startswith(",")
            or form.endswith(",")
            or any(form.startswith(link.lstrip()) for link in self.links if link.endswith(" "))
        ):
            return  # "e um" is "um" after its link
        if table is self.scales and any(len(form) > len(zero) and form.endswith(zero) for zero in self.forms(0)):
            return  # 一千〇 is a thousand and the sign for what is missing
        if form and table.setdefault(form, n) == n:
            self._longest = max(self._longest, len(form))

    def _link_of_tens(self, n: int, form: str) -> None:
        """Learn "e" from "vinte e um"."""
        if n < 20 or n % 10 == 0:
            return
        for first, second in ((n - n % 10, n % 10), (n % 10, n - n % 10)):
            for head in self.forms(first):
                for tail in self.forms(second):
                    if len(head) + len(tail) < len(form) and form.startswith(head) and form.endswith(tail):
                        link = form[len(head) : len(form) - len(tail)]
                        if self._is_link(link):
                            self.links[link] += 1

    def _is_link(self, link: str) -> bool:
        """Tell whether what stands between two words can be a word itself: it is not the end of the first one."""
        if not any(c.isalpha() for c in link) or len(link) > _LONGEST_LINK:
            return False
        return not link[0].isalpha() or (self.glued and link[-1] != " ")

    def _learn_first(self, scales: list[int]) -> None:
        """Learn scales that stand before their factor, and what links them to the rest."""
        for scale in scales:
            for factor in range(2, 10):
                for form in self.forms(factor * scale):
                    self._explain_scale(form, factor, scale)
            for form in self.forms(2 * scale + 3):
                for head in self.forms(2 * scale):
                    for tail in self.forms(3):
                        if form.startswith(head) and form.endswith(tail) and len(head) + len(tail) < len(form):
                            link = form[len(head) : len(form) - len(tail)]
                            if self._is_link(link) and link[0].isspace():
                                self.links[link] += 1

    def _scales(self) -> list[int]:
        found = set()
        for ruleset, name in self._sets:
            for base, radix, body in ruleset.rules[name]:
                divisor = 1
                while divisor * radix <= base:
                    divisor *= radix
                if divisor >= 100 and ("←" in body or "→" in body):
                    found.add(divisor)
            for used in ruleset.needed():
                for base, radix, body in ruleset.rules[used]:
                    divisor = 1
                    while divisor * radix <= base:
                        divisor *= radix
                    if divisor >= 100 and "←" in body:
                        found.add(divisor)
        return sorted(scale for scale in found if scale < 10**18)

    def _training(self, scale: int, limit: int) -> Iterable[int]:
        if scale == 100:
            return range(100, min(1000, limit))
        return dict.fromkeys(
            number
            for rest in (0, *_RESTS)
            for factor in _FEW
            if rest < scale and (number := factor * scale + rest) < limit
        )

    def _explain(self, form: str, n: int, scale: int) -> bool:
        head_value, rest = n - n % scale, n % scale
        if rest:
            return self._explain_head(form, head_value, rest, scale) and self.read(form, n)
        return self._explain_scale(form, n // scale, scale) and self.read(form, n)

    def _explain_head(self, form: str, value: int, rest: int, scale: int) -> bool:
        """Take off what is left over; what remains stands for hundreds, thousands ..."""
        public = sorted(self.forms(rest), key=len, reverse=True)
        private = sorted(self.forms(rest, "private") - self.forms(rest), key=len, reverse=True)
        return any(
            form.endswith(tail)
            and len(tail) < len(form)
            and self._explain_before(form[: -len(tail)], tail, value, rest, scale)
            for tail in (*public, *private)  # what only parts of rules say is the last resort
        )

    def _explain_before(self, head: str, tail: str, value: int, rest: int, scale: int) -> bool:
        """Explain what stands before what is left over, which is learnt too if it is new."""
        tail_known = self.read(tail, rest)
        if not self._explain_before_link(head, value, scale):
            gap = head[len(head.rstrip()) :]
            known = head.strip()
            shorter = self._known_head(known, value)
            if shorter is not None:  # a link that is new: two hundred AND one
                link = known[len(shorter) :] + gap
                if self._is_link(link):
                    self.links[link] += 1
                    return True
            if not known or not self._means(known, value, scale):
                return False
        if not tail_known:
            self._add(self.cardinals, tail, rest)
        return True

    def _explain_before_link(self, head: str, value: int, scale: int) -> bool:
        """Explain what stands before a known link, if ``head`` ends in one."""
        return any(
            head.endswith(link) and self._means(head[: -len(link)].strip(), value, scale)
            for link in sorted(self.links, key=len, reverse=True)
        )

    def _means(self, form: str, value: int, scale: int) -> bool:
        """Tell whether a form is a value already, or can be explained as so many of a scale."""
        return self.read(form, value) or self._explain_scale(form, value // scale, scale)

    def _known_head(self, head: str, value: int) -> str | None:
        """Find the part of ``head`` that is already known to mean a value, if something follows it."""
        for known in sorted(self.forms(value), key=len, reverse=True):
            if head.startswith(known) and len(known) < len(head) and self.read(known, value):
                return known
        return None

    def _explain_scale(self, form: str, factor: int, scale: int) -> bool:
        """Take off how often; what remains is the scale."""
        if self.scale_first:
            return self._explain_scale_first(form, factor, scale)
        if factor == 1 and form:
            self._explain_single(form, scale)
            return True
        fused = " " not in form and not self.glued
        for many in sorted(self.forms(factor) | self.forms(factor, "private"), key=len, reverse=True):
            if not fused and form.startswith(many) and len(form) > len(many):
                rest = form[len(many) :]
                if any(rest.startswith(link) and rest[len(link) :].strip() in self.scales for link in self.links):
                    return True
                rest = rest.strip()
                if len(rest) > 1 or not rest.isascii():
                    if not self.read(many, factor):
                        self._add(self.cardinals, many, factor)
                    self._add(self.scales, rest, scale)
                    return True
        if factor < 10 and form:
            self._add(self.cardinals, form, factor * scale)
            return True
        return False

    def _explain_scale_first(self, form: str, factor: int, scale: int) -> bool:
        """Take off how often from the end: elfu mbili."""
        for many in self.forms(factor):
            if form.endswith(f" {many}"):
                self._add(self.scales, form[: -len(many)].strip(), scale)
                return True
        return False

    def _explain_single(self, form: str, scale: int) -> None:
        """Learn a scale that stands once, with or without the word for one before it."""
        for one in sorted(self.forms(1) | self.forms(1, "private"), key=len, reverse=True):
            if form.startswith(one) and len(form) > len(one) + 1 and form[len(one) :].strip() in self.scales:
                self._add(self.cardinals, one, 1)
                return
        spaced = form.split(" ", 1)
        if len(spaced) == 2 and spaced[0] in (self.forms(1) | self.forms(1, "private")):
            self._add(self.cardinals, spaced[0], 1)
            self._add(self.scales, spaced[1], scale)
            return
        glued = self._glued_one(form) if self.glued else None
        if glued and any(f.endswith(form[len(glued) :]) for f in self.forms(2 * scale)):
            self._add(self.scales, form[len(glued) :].strip(), scale)
        else:
            self._add(self.scales, form, scale)

    def _glued_one(self, form: str) -> str | None:
        """Find the word for one that is written against the front of a scale."""
        least = 2 * (self.spaced and form[0] < _HANGUL)
        ones = (one for one in sorted(self.forms(1), key=len, reverse=True) if form.startswith(one))
        return next((one for one in ones if len(form) > len(one) + least), None)

    def _learn_ordinals(self) -> None:
        """Learn ordinals; those of a cardinal and an ordinal, such as twenty-first, are read already."""
        for n in (*range(100), *range(100, 1000, 100), *range(1000, 10_000, 1000), 10_000, 100_000, 10**6, 10**9):
            for form in sorted(self.forms(n, "ordinal"), key=len):
                if form in self.cardinals or form in self.scales or self.read(form, n):
                    continue
                if not self._ends_in_ordinal(form, n):
                    self._add(self.ordinals, form, n)

    def _ends_in_ordinal(self, form: str, n: int) -> bool:
        for cut in range(len(form) - 1, 0, -1):
            tail = form[cut:].strip()
            value = self.ordinals.get(tail)
            if value is not None and value < n and self.read(form[:cut].strip(), n - value):
                return form[cut - 1] == " " or form[cut] == " "
        return False


def composed(pieces: list[tuple[int, str]]) -> int | None:
    """Put words together as the reader does: sums with falling room, scales that multiply what is smaller."""
    parts: list[tuple[int, int]] = []
    for value, kind in pieces:
        if kind == ADDEND:
            if parts and not 0 < value < parts[-1][1]:
                return None
            parts.append((value, _room(value)))
        else:
            cut = len(parts)
            while cut and parts[cut - 1][0] < value:
                cut -= 1
            factor = sum(part for part, _ in parts[cut:]) if cut < len(parts) else 1
            if cut == len(parts) and parts and not value < parts[-1][1]:
                return None
            product = factor * value
            if cut and product >= parts[cut - 1][1]:
                return None
            parts[cut:] = [(product, value)]
    return sum(part for part, _ in parts)


def _room(value: int) -> int:
    room = 1
    while value and value % (room * 10) == 0:
        room *= 10
    return room
