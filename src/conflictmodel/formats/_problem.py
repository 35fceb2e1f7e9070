"""What was wrong with one place of a file, told while the rest of it is read."""

import attrs

from conflictmodel.errors import brief


@attrs.frozen
class Problem:
    """Something in a file that could not be taken as it stands; reading went on.

    ``row`` counts rows of data from 1 (``None``: the file or its header), ``column`` is the name
    of the column, ``value`` what stands there, and ``why`` what is wrong with it.

    >>> print(Problem(12, "best", "twelve", "must be a whole number"))
    row 12, best 'twelve': must be a whole number
    """

    row: int | None
    column: str | None
    value: str | None
    why: str

    def __str__(self) -> str:
        place = None if self.row is None else f"row {self.row}"
        words = (self.column, None if self.value is None else brief(self.value))
        cell = " ".join(word for word in words if word is not None)
        where = ", ".join(part for part in (place, cell) if part)
        return f"{where}: {self.why}" if where else self.why
