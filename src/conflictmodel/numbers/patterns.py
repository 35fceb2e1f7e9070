"""Finds one phrase out of many, at a place in a text or before it, at the same cost for ten phrases or ten thousand.

Phrases are laid out as a trie, so that each character is looked at once; none of them repeats, so
no text makes them slow. A space in a phrase stands for one or two blanks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar
from unicodedata import category

import attrs

_Value = TypeVar("_Value")
_Node = dict[str, Any]

_VALUE = ""  # the key of a trie node at which a phrase ends
_FIRST_MARK = "\u0300"


def is_word(character: str) -> bool:
    """Tell whether a character belongs to a word: letters, digits, and the marks that write vowels in Indic scripts."""
    return character.isalnum() or character == "_" or (character >= _FIRST_MARK and category(character)[0] == "M")


def grow(phrases: Iterable[tuple[str, _Value]]) -> _Node:
    """Lay phrases out as a trie."""
    root: _Node = {}
    for phrase, value in phrases:
        node = root
        for character in phrase:
            below: _Node | None = node.get(character)
            if below is None:
                below = node[character] = _Node()
            node = below
        node[_VALUE] = value
    return root


def ends(root: _Node, text: str, place: int, separators: str = "") -> Iterator[tuple[Any, int]]:
    """Give every phrase that begins at a place, shortest first, with the place after it.

    ``separators`` may stand where the phrase has a space.
    """
    node = root
    length = len(text)
    while place < length:
        character = text[place]
        below = node.get(character)
        place += 1
        if below is None or character == " ":
            if not character.isspace() and character not in separators:
                return
            below = node.get(" ")
            if below is None:
                return
            if place < length and text[place].isspace():
                place += 1
        node = below
        if _VALUE in node:
            yield node[_VALUE], place


def heads(phrases: Iterable[str], length: int) -> str:
    """Write a pattern for the first few characters of some phrases."""
    root = grow((phrase[:length].split(" ", 1)[0], True) for phrase in phrases)
    return _branches(root)


def _branches(node: _Node) -> str:
    if _VALUE in node:  # one head that begins another is enough
        return ""
    options = [re.escape(character) + _branches(below) for character, below in sorted(node.items())]
    if not options:
        return "(?!)"  # nothing to find
    if all(len(option) == 1 for option in options) and len(options) > 1:
        return f"[{''.join(options)}]"
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


@attrs.define(eq=False)
class Lookup(Generic[_Value]):
    """Finds which known phrase stands right after or right before a place in a text, blanks between them aside.

    A phrase that ends in a word must end where the word does, unless the language puts no blanks
    between words (``spaced``). ``blanks`` says how few and how many of them may stand between;
    ``hyphen`` that a hyphen may, like a blank; ``skips`` may stand before the phrase, in their
    order. A ``unit`` does not end before a hyphen and a digit: "one Mi-8". ``apart`` lists what may
    stand on the far side of a symbol, ``clitics`` what may be written against the front of a
    phrase before the place.
    """

    _phrases: Mapping[str, _Value]
    _skips: "tuple[Lookup[bool], ...]" = attrs.field(default=(), kw_only=True)
    _blanks: tuple[int, int] = attrs.field(default=(0, 2), kw_only=True)
    _hyphen: bool = attrs.field(default=False, kw_only=True)
    _apart: str | None = attrs.field(default=None, kw_only=True)
    _unit: bool = attrs.field(default=True, kw_only=True)
    _spaced: bool = attrs.field(default=True, kw_only=True)
    _clitics: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    _fewest: int = attrs.field(init=False)
    _most: int = attrs.field(init=False)
    _between: str = attrs.field(init=False)
    _forward: _Node | None = attrs.field(default=None, init=False)
    _backward: _Node | None = attrs.field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._fewest, self._most = self._blanks
        self._between = "-" if self._hyphen else ""

    def after(self, text: str, place: int) -> tuple[_Value, int] | None:
        """Give the phrase's value and the place after it."""
        if not self._phrases:
            return None
        if not self._skips:
            return self._at(text, place)
        starts = [place]
        for skip in self._skips:
            starts += [skipped[1] for start in starts if (skipped := skip.after(text, start)) is not None]
        for start in reversed(starts):
            found = self._at(text, start)
            if found is not None:
                return found
        return None

    def _at(self, text: str, place: int) -> tuple[_Value, int] | None:
        """Look at one place; this is where the time goes, so that the walk down the trie is written out here."""
        node = self._forward
        if node is None:
            node = self._forward = grow(self._phrases.items())
        length = len(text)
        end = min(place + self._most, length)
        start = place
        while start < end and (text[start] == " " or text[start] in self._between or text[start].isspace()):
            start += 1
        if start - place < self._fewest or start == length:
            return None
        best = None
        at = start
        while at < length:
            character = text[at]
            below = node.get(character)
            at += 1
            if character == " " or below is None:
                if not character.isspace() or (below := node.get(" ")) is None:
                    break
                if at < length and text[at].isspace():
                    at += 1
            node = below
            if _VALUE in node and self._ends_here(text, at - 1, at):
                best = node[_VALUE], at
        return best

    def _ends_here(self, text: str, last: int, beyond: int) -> bool:
        """Tell whether a phrase may end with the character at ``last``, seeing the one at ``beyond``."""
        if not 0 <= beyond < len(text):
            return True
        inner, outer = text[last], text[beyond]
        if outer == " ":
            return True
        if not is_word(inner):
            return self._apart is None or outer.isspace() or outer in self._apart
        if not self._spaced and not (inner.isascii() and outer.isascii()):
            return True
        if is_word(outer):
            return False
        return not (
            self._unit and beyond > last and outer == "-" and text[beyond + 1 : beyond + 2].isdecimal()
        )  # in "one Mi-8"

    def before(self, text: str, place: int, floor: int = 0) -> tuple[_Value, int] | None:
        """Give the phrase's value and the place where it begins, not before ``floor``."""
        if not self._phrases:
            return None
        node = self._backward
        if node is None:
            node = self._backward = grow((phrase[::-1], value) for phrase, value in self._phrases.items())
        last = place - 1
        lowest = max(floor, place - self._most)
        while last >= lowest and (text[last] == " " or text[last] in self._between or text[last].isspace()):
            last -= 1
        if place - 1 - last < self._fewest:
            return None
        best = None
        at = last
        while at >= floor:
            character = text[at]
            below = node.get(character)
            if character == " " or below is None:
                if not character.isspace() or (below := node.get(" ")) is None:
                    break
                if at > floor and text[at - 1].isspace():
                    at -= 1
            node = below
            if _VALUE in node and (
                at == floor or self._ends_here(text, at, at - 1) or (self._clitics and self._after_clitic(text, at))
            ):
                best = node[_VALUE], at
            at -= 1
        return best

    def _after_clitic(self, text: str, start: int) -> bool:
        """Tell whether something is written against the front of the phrase that may be: Arabic "and more than"."""
        for clitic in self._clitics:
            begin = start - len(clitic)
            if begin >= 0 and text.startswith(clitic, begin) and (not begin or not is_word(text[begin - 1])):
                return True
        return False


class Words:
    """Tells whether any of some phrases stands anywhere in a short text."""

    def __init__(self, phrases: Iterable[str], *, spaced: bool = True) -> None:
        self._root = grow((phrase, True) for phrase in phrases)
        self._starts = re.compile(r"\w+" if spaced else r"\w")
        self._spaced = spaced

    def within(self, text: str) -> bool:
        """Look at every place where a word begins."""
        for found in self._starts.finditer(text):
            for _, end in ends(self._root, text, found.start()):
                if not self._spaced or end == len(text) or not is_word(text[end]):
                    return True
        return False
