"""Patterns of one phrase out of many, shaped so that they cost the same for ten phrases or ten thousand.

The phrases are laid out as a trie, so that the engine looks at each character once; none of
them repeats, so no text makes them slow. A space in a phrase stands for up to two blanks.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

_Value = TypeVar("_Value")
_BLANK = r"\s{1,2}"
_End = ""  # the key of a trie node at which a phrase ends


#: Where a word ends; in "one Mi-8" no unit does.
_WORD_END = r"(?!\w)"
_UNIT_END = r"(?!\w|-\d)"


def trie(phrases: Iterable[str], word_end: str = _WORD_END, symbol_end: str = "") -> str:
    """Write a pattern that matches the longest of some phrases, ending where a word ends.

    ``word_end`` is the boundary asked for after a word, ``symbol_end`` that after a symbol such as "%".
    """
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for character in phrase:
            node = node.setdefault(character, {})
        node[_End] = {}
    return _branches(root, "", word_end, symbol_end)


def _branches(node: Mapping[str, Any], last: str, word_end: str, symbol_end: str) -> str:
    options = []
    for character, below in sorted(node.items()):
        if character == _End:
            continue
        head = _BLANK if character == " " else re.escape(character)
        options.append(head + _branches(below, character, word_end, symbol_end))
    if _End in node:
        options.append(word_end if _is_word(last) else symbol_end)  # the longer phrases were tried before
    if not options:
        return "(?!)"  # nothing to find
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def squeezed(phrase: str) -> str:
    """Write every run of blanks as one space, which is how phrases are keyed."""
    return " ".join(phrase.split())


class Lookup(Generic[_Value]):
    """Finds which known phrase stands right before or right after a place in a text.

    ``gap`` is a pattern for what may stand between the place and the phrase.
    """

    def __init__(self, phrases: Mapping[str, _Value], gap: str = r"\s{0,2}", symbol_end: str = "") -> None:
        self._values = phrases
        backwards = [phrase[::-1] for phrase in phrases]
        self._after = re.compile(f"{gap}({trie(phrases, _UNIT_END, symbol_end)})")
        self._before = re.compile(f"{gap}({trie(backwards, _WORD_END, symbol_end)})")
        self._reach = max((len(phrase) for phrase in phrases), default=0) * 2 + 6

    def after(self, text: str, place: int) -> tuple[_Value, int] | None:
        """Give the phrase's value and the place after it."""
        found = self._after.match(text, place)
        return None if found is None else (self._values[squeezed(found[1])], found.end())

    def before(self, text: str, place: int, floor: int = 0) -> tuple[_Value, int] | None:
        """Give the phrase's value and the place where it begins, not before ``floor``."""
        found = self._before.match(text[max(floor, place - self._reach) : place][::-1])
        return None if found is None else (self._values[squeezed(found[1][::-1])], place - found.end())
