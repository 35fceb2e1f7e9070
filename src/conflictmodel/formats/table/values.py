"""What a cell of a table can hold: a typed value that still knows how it was written.

A value that is spelled as its kind is always spelled is a plain ``int``, ``float``, ``date`` or
``str``. One that is spelled otherwise ("007", "22" for a latitude) is a subclass that keeps its
cell, so that a file is written back as it was and arithmetic sees a number all the same.
"""

import json
from datetime import date
from typing import Final, Self, TypeAlias

from conflictmodel.model.vocabulary import Vocabulary

#: Spells a text as JSON; one encoder for all, since to make one takes longer than to spell most texts.
as_json: Final = json.JSONEncoder(ensure_ascii=False).encode


class Missing(Vocabulary):
    """Why a cell states nothing; the reasons are kept apart because they do not mean the same.

    None of them is a zero: nobody has said that there were none.
    """

    ABSENT = (
        "absent",
        "The file has no such column or, in JSON, the row no such key.",
        "conflictmodel: Missing",
    )
    EMPTY = ("empty", "The cell is there and holds nothing.", "Frictionless Table Schema: missingValues")
    NULL = ("null", "The value is null, as JSON writes it.", "JSON: null")
    NA = ("na", "The cell holds NA, as R writes what is not available.", "R language: NA")
    NOT_AVAILABLE = ("not_available", 'The cell holds "Not available".', "IOM DTM: Not available")
    NONE = ("none", 'The cell holds "None", as Python writes what is not there.', "POLECAT: None")
    NOT_RECORDED = (
        "not_recorded",
        "The cell holds -1: nobody wrote the number down.",
        "UCDP GED: number_of_sources -1",
    )


class Unreadable(str):
    """A cell that is not what its column holds, as it stands; a problem of the file tells why."""

    __slots__ = ()


class Bare(str):
    """Text that stood in JSON without quotation marks: a code given as a number, a list, an object."""

    __slots__ = ()


class UnreadableBare(Unreadable, Bare):
    """A value that is not what its column holds and that stood in JSON without quotation marks."""

    __slots__ = ()


class WrittenInt(int):
    """A whole number that is not written as Python would write it; ``cell`` is how it is."""

    cell: str
    quoted: bool

    @classmethod
    def of(cls, value: int, cell: str, *, quoted: bool = False) -> Self:
        """Keep a number and its cell; ``quoted`` where JSON has it as a string."""
        made = cls(value)
        made.cell, made.quoted = cell, quoted
        return made


class WrittenFloat(float):
    """A number that is not written as Python would write it; ``cell`` is how it is."""

    __slots__ = ("cell", "quoted")

    cell: str
    quoted: bool

    @classmethod
    def of(cls, value: float, cell: str, *, quoted: bool = False) -> Self:
        """Keep a number and its cell; ``quoted`` where JSON has it as a string."""
        made = cls(value)
        made.cell, made.quoted = cell, quoted
        return made


class WrittenDay(date):
    """A day whose cell is not spelled as the others of its column; ``cell`` is how it is."""

    __slots__ = ("cell", "quoted")

    cell: str
    quoted: bool

    @classmethod
    def of(cls, value: date, cell: str, *, quoted: bool = True) -> Self:
        """Keep a day and its cell; not ``quoted`` where JSON has it as a number."""
        made = cls(value.year, value.month, value.day)
        made.cell, made.quoted = cell, quoted
        return made

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the cell through pickling, of which ``date`` would take the day alone."""
        return _written_day, (date(self.year, self.month, self.day), self.cell, self.quoted)


def _written_day(value: date, cell: str, quoted: bool) -> WrittenDay:  # noqa: FBT001  pickle knows no keywords
    return WrittenDay.of(value, cell, quoted=quoted)


#: What the fields of a row hold, by the kind of their column.
Text: TypeAlias = str | Missing
Whole: TypeAlias = int | Missing | Unreadable
Decimal: TypeAlias = float | Missing | Unreadable
Day: TypeAlias = date | Missing | Unreadable
Value: TypeAlias = str | int | float | date | Missing
