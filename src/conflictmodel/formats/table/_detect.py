"""The dialect of delimited text, found from how it begins."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

import attrs

from conflictmodel.formats.table._split import Split, walk
from conflictmodel.formats.table.dialect import Dialect, Quoting

DELIMITERS = (",", ";", "\t", "|")

#: What R writes for a missing value, outside quotes even in a column of text.
MISSING = "NA"

_SEP = re.compile('sep=([^"\r\n\ufeff\0])(?:\r\n?|\n)')
_NEEDY = re.compile('["\r\n]')
_MOST = 400


@attrs.frozen
class _Look:
    """How a text looks if a certain delimiter is its own."""

    delimiter: str
    quotes: bool
    records: Sequence[Split]
    ends: Counter[str]

    @classmethod
    def at(cls, lines: list[str], delimiter: str) -> "_Look":
        look = cls._with(lines, delimiter, quotes=True)
        good = sum(sum(record.quoted) for record in look.records if not record.why)
        odd = sum(bool(record.why) for record in look.records)
        if delimiter == "\t":  # which many write without any quoting, and with quotation marks within
            odd += sum(
                '"' in cell
                for record in look.records
                for cell, quoted in zip(record.cells, record.quoted, strict=False)
                if not quoted
            )
            return look if good > odd else cls._with(lines, delimiter, quotes=False)
        # one quotation mark too many is an error, several and none in its place are a habit
        return look if good or odd < 2 else cls._with(lines, delimiter, quotes=False)

    @classmethod
    def _with(cls, lines: list[str], delimiter: str, *, quotes: bool) -> "_Look":
        ends: Counter[str] = Counter()
        records = []
        for _, record in islice(walk(lines, delimiter, quotes=quotes), _MOST):
            last = lines[record.stop - 1]
            ends[last[len(last.rstrip("\r\n")) :]] += not record.why
            records.append(record)
        return cls(delimiter, quotes, records, ends)

    @property
    def good(self) -> list[Split]:
        """The records that can be read and hold something."""
        return [record for record in self.records if record.cells and not record.why]

    @property
    def weight(self) -> float:
        """How many delimiters the first record has, by the share of the records that have as many."""
        widths = [len(record.cells) for record in self.good]
        return (widths[0] - 1) * widths.count(widths[0]) / len(self.records) if widths else 0

    @property
    def line_end(self) -> str:
        known = {end: count for end, count in self.ends.items() if end in {"\n", "\r\n", "\r"} and count}
        return max(known, key=known.__getitem__, default="\n")

    def habit(self) -> tuple[Quoting, tuple[bool | None, ...]]:
        """Find which cells stand in quotes."""
        if not self.quotes:
            return Quoting.NONE, ()
        good = self.good
        if good and all(all(record.quoted) for record in good):
            return Quoting.ALL, ()
        if not good or not all(good[0].quoted) or all(map(self._minimal, good)):
            return Quoting.MINIMAL, ()
        columns = tuple(self._column(at, good[1:]) for at in range(len(good[0].cells)))
        if (True, True) in columns:  # quoted here and not there: no habit that can be kept
            return Quoting.MINIMAL, ()
        return Quoting.TEXT, tuple(quoted if quoted is not bare else None for quoted, bare in columns)

    def _minimal(self, record: Split) -> bool:
        return record.cells == [""] or not any(
            quoted and self.delimiter not in cell and not _NEEDY.search(cell)
            for cell, quoted in zip(record.cells, record.quoted, strict=True)
        )

    @staticmethod
    def _column(at: int, records: Sequence[Split]) -> tuple[bool, bool]:
        """Tell whether a column has cells in quotes, and whether it has cells without that are not missing."""
        cells = [(record.cells[at], record.quoted[at]) for record in records if at < len(record.cells)]
        return any(quoted for _, quoted in cells), any(not quoted and cell != MISSING for cell, quoted in cells)


def detect(text: str, *, whole: bool) -> tuple[Dialect, bool]:
    """Find delimiter, quoting and line end, and the delimiter that the text may state in its first line.

    ``text`` is how the table begins; ``whole`` tells that it is all of it. The second value tells
    whether some lines end in another way than most.
    """
    stated = _SEP.match(text)
    before = stated[0] if stated else ""
    lines = list(io.StringIO(text[len(before) :], newline=""))
    if not whole and len(lines) > 1:
        lines.pop()  # it may be cut off
    looks = [_Look.at(lines, delimiter) for delimiter in (stated[1] if stated else DELIMITERS)]
    best = max(looks, key=lambda look: look.weight)
    quoting, quoted = best.habit()
    mixed = best.ends["\n"] > 0 and best.ends["\r\n"] > 0
    dialect = Dialect(delimiter=best.delimiter, quoting=quoting, quoted=quoted, line_end=best.line_end, before=before)
    return dialect, mixed
