"""How letters are compared: in lower case, without what cannot be seen, with their accents composed."""

import re
from unicodedata import normalize

#: Unicode category Cf, the variation selectors, the points of Arabic and Hebrew, the dots of Indic letters; then
#: letters and syllables that are written in pieces.
INVISIBLE = re.compile(
    "[\u093c\u09bc\u0a3c\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef]+"
    "|(?P<accented>[^\\W\\d_][\u0300-\u036f]{1,4}"
    "|[\u0627\u0648\u064a\u06d2\u06d5\u06c1][\u0653-\u0655]|[\u3046-\u30fd][\u3099\u309a]|\u0c46\u0c56"
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
    "|[\u09c7\u0b47\u0bc6\u0bc7\u0cbf\u0cc6\u0d46\u0d47\u1025]"
    "[\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u102e])"
)


#: Wide digits and signs of East Asia; apostrophes and hyphens of every kind, the Hebrew hyphen too.
_WIDE = "".join(map(chr, (*range(0xFF10, 0xFF1A), 0xFF05, 0xFF0C, 0xFF0D, 0xFF0E, 0xFF5E)))
_PLAIN = str.maketrans(_WIDE, "0123456789%,-.~") | str.maketrans(
    "\u2018\u2019\u02bc\u02bb\u2010\u2011\u05be", "'" * 4 + "-" * 3
)


_PLAINER = re.compile(f"[{''.join(map(chr, _PLAIN))}]")


def composed(letter: str) -> str:
    """Write a letter and its accents as one character; accents without such a character fall away."""
    return normalize("NFC", letter)[0]


def fold(text: str) -> str:
    """Write a text in lower case with plain apostrophes and hyphens, character for character.

    "İ" is the one letter whose lower case is longer; it becomes "i".
    """
    lowered = text.replace("\u0130", "i").lower()
    return lowered.translate(_PLAIN) if _PLAINER.search(lowered) else lowered


def plain(text: str) -> str:
    """Write a form of the lexicon as texts are scanned."""
    if text.isascii():
        return text.lower()
    return fold(INVISIBLE.sub(lambda found: composed(found[0]) if found["accented"] else "", text))
