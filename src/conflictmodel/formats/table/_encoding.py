"""The encoding of a text, found from its bytes."""

import codecs
import re
from collections.abc import Iterator
from itertools import chain

#: The encodings that can be read and written, and how lone bytes and halves
#: of characters get through decoding and encoding unharmed.
KEEPING = {
    "utf-8": "surrogateescape",
    "utf-16-le": "surrogatepass",
    "utf-16-be": "surrogatepass",
    "cp1252": "surrogateescape",
}

#: The byte order marks, and what each stands for.
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}

_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_ODD = re.compile("[\udc80-\udcff]")


def find_encoding(blocks: Iterator[bytes], *, whole: bool) -> tuple[str, bool]:
    """Find the encoding, and whether a mark says so."""
    first = next(blocks, b"")
    for mark, name in MARKS.items():
        if first.startswith(mark):
            return name, True
    if wide := _wide(first[:4096]):
        return wide, False
    strict = codecs.getincrementaldecoder("utf-8")()
    good = bad = 0
    for block in chain((first,), blocks, (b"",) if whole else ()):
        state = strict.getstate()
        if block and not state[0] and block.isascii():
            continue
        try:
            text = strict.decode(block, final=not block)
        except UnicodeDecodeError:
            keeping = codecs.getincrementaldecoder("utf-8")("surrogateescape")
            keeping.setstate(state)
            text = keeping.decode(block, final=not block)
            strict.setstate(keeping.getstate())
            odd = len(_ODD.findall(text))
            bad += odd
            good += len(text) - len(text.encode("ascii", "ignore")) - odd
        else:
            good += len(block) - len(text)  # the bytes that continue a character
    # a byte or two gone wrong in a text of UTF-8 are no reason to misread all the others
    return ("utf-8" if good > bad or not bad else "cp1252"), False


def _wide(first: bytes) -> str | None:
    """Find UTF-16 without a mark: of its digits, commas and line ends every other byte is zero."""
    pairs = len(first) // 2
    least = max(4, pairs // 16)
    for name, zeros, others in (
        ("utf-16-le", first[1::2].count(0), first[::2].count(0)),
        ("utf-16-be", first[::2].count(0), first[1::2].count(0)),
    ):
        # where fewer of them are zero, as in Arabic, those that are not must be no text of another encoding
        if zeros >= least and others * 8 < zeros and (zeros * 10 > pairs * 7 or not _is_plain(first)):
            return name
    return None


def _is_plain(data: bytes) -> bool:
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return _CONTROL.search(text) is None
