r"""The text as the scanner sees it: lower case, with plain apostrophes, without invisible characters.

Format characters (zero width, soft hyphen, direction marks) can split a number or turn it
round for the eye; they are ignored everywhere, and "5\u200b0" is 50. So are the vowel signs of
Arabic and Hebrew, which few texts write; a letter and its accent are read as one character, however
they are encoded. Offsets always lead back into the text as it was given.
"""

from bisect import bisect_right
from unicodedata import category

import attrs

from conflictmodel.errors import InvalidValueError, TextTooLongError
from conflictmodel.lexicon.letters import INVISIBLE, composed, fold

#: Longer texts are refused unless the caller says otherwise; a book has about a million characters.
MAX_LENGTH = 10_000_000

_TATWEEL = "\u0640"


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
        last = self._given(end - 1) + 1
        while last < len(self.given) and _belongs(self.given[last]):
            last += 1  # a sign above the last letter is part of it
        return self._given(start), last

    def _given(self, place: int) -> int:
        cut = bisect_right(self.cuts, place)
        return place + (self.lost[cut - 1] if cut else 0)


def _belongs(character: str) -> bool:
    """Tell what only goes with the letter before it: marks, the Arabic stroke, the rest of a Korean syllable."""
    return category(character)[0] == "M" or character == _TATWEEL or "\u1161" <= character <= "\u11c2"


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
    for found in INVISIBLE.finditer(text):
        kept.append(text[last : found.start()])
        start = found.start()
        if found["accented"]:  # a letter and its accents: one character stays
            kept.append(composed(found[0]))
            start += 1
        cuts.append(start - gone)
        gone += found.end() - start
        lost.append(gone)
        last = found.end()
    if cuts:
        kept.append(text[last:])
        source = "".join(kept)
    return Prepared(text, source, fold(source), tuple(cuts), tuple(lost))
