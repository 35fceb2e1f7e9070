r"""The text as the scanner sees it: lower case, with plain apostrophes, without invisible characters.

Format characters (zero width, soft hyphen, direction marks) can split a number or turn it
round for the eye; they are ignored everywhere, and "5\u200b0" is 50. So are the vowel signs of
Arabic and Hebrew, which few texts write; a letter and its accent are read as one character, however
they are encoded. Offsets always lead back into the text as it was given.
"""

import re
from bisect import bisect_right
from unicodedata import normalize

import attrs

from conflictmodel.errors import InvalidValueError, TextTooLongError

#: Longer texts are refused unless the caller says otherwise; a book has about a million characters.
MAX_LENGTH = 10_000_000

# Unicode category Cf, the variation selectors, and the points of Arabic and Hebrew; then letters with accents.
_INVISIBLE = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef]+"
    "|[^\\W\\d_][\u0300-\u036f]{1,4}"
)


@attrs.frozen(eq=False)
class Prepared:
    """A text ready to be scanned.

    ``source`` is the text without invisible characters, ``folded`` the same in lower case and
    of the same length. ``cuts`` lists where characters were left out, as places in ``source``,
    with the number left out up to there in ``lost``.
    """

    given: str
    source: str
    folded: str
    cuts: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Lead a span of ``source`` back to the text as it was given."""
        if not self.cuts:
            return start, end
        return self._given(start), self._given(end - 1) + 1

    def _given(self, place: int) -> int:
        cut = bisect_right(self.cuts, place)
        return place + (self.lost[cut - 1] if cut else 0)


def prepare(text: str, max_length: int) -> Prepared:
    """Check a text and make it ready."""
    if not isinstance(text, str):
        raise InvalidValueError("text", "type", type(text).__name__, "must be str")
    if len(text) > max_length:
        raise TextTooLongError(len(text), max_length)
    if text.isascii():
        return Prepared(text, text, text.lower())
    source = text
    cuts: list[int] = []
    lost: list[int] = []
    gone = 0
    kept: list[str] = []
    last = 0
    for found in _INVISIBLE.finditer(text):
        kept.append(text[last : found.start()])
        start = found.start()
        if found[0][0].isalpha():  # a letter and its accents: one character stays
            kept.append(normalize("NFC", found[0])[0])
            start += 1
        cuts.append(start - gone)
        gone += found.end() - start
        lost.append(gone)
        last = found.end()
    if cuts:
        kept.append(text[last:])
        source = "".join(kept)
    return Prepared(text, source, fold(source), tuple(cuts), tuple(lost))


def fold(text: str) -> str:
    """Write a text in lower case with plain apostrophes and hyphens, character for character.

    "İ" is the one letter whose lower case is longer; it becomes "i".
    """
    return text.replace("\u0130", "i").lower().replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
