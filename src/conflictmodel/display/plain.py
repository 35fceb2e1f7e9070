"""A report's own words made safe to show: no character hides, reorders or commands anything.

A text from anywhere may hold what a page or a terminal obeys instead of showing: escape
sequences, half characters, controls that turn a figure's digits round. Each is replaced by
one visible sign, so that what people see is what is there, and every offset still holds.
"""

import re
from bisect import bisect_right

import attrs

#: Controls that reorder all that follows them. The marks that only lean (U+200E, U+200F, U+061C)
#: stay: Arabic and Hebrew are written with them, and they cannot turn a number round.
_REORDERING = "\u202a-\u202e\u2066-\u2069"
#: The last two code points of every plane, which are no characters.
_LAST = "".join(f"{chr(plane << 16 | 0xFFFE)}-{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
_HIDDEN = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_REORDERING}\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb{_LAST}]"
)
_BREAKS = frozenset("\r\x85\u2028\u2029")


def visible(text: str) -> str:
    r"""Replace every character that is not shown or that changes how others are shown, one for one.

    A line break of any kind becomes a newline (the first half of a Windows one a space),
    a control character its picture, and everything else the replacement character.

    >>> visible("20\x1b[2K killed")
    '20␛[2K killed'
    """
    return _HIDDEN.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    character = found[0]
    if character in _BREAKS:
        return " " if found.string[found.start() : found.start() + 2] == "\r\n" else "\n"
    if character < " ":
        return chr(0x2400 + ord(character))
    return "␡" if character == "\x7f" else "\ufffd"


def one_line(text: str) -> str:
    """Show a text on one line, with each run of white space as one space."""
    return " ".join(visible(text).split())


@attrs.frozen
class Lines:
    """The lines of a text, to say on which of them something stands."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Take a text as it was given."""
        shown = visible(text)
        return cls(shown, (0, *(found.end() for found in re.finditer("\n", shown))))

    def number(self, position: int) -> int:
        """Give the line, counted from 1, on which a position of the text stands."""
        return bisect_right(self.starts, position)
