"""What was wrong with one place of a file, told while the rest of it is read."""

from collections.abc import Iterable
from typing import Final, Self

import attrs

from conflictmodel.errors import brief

#: A file of a million faults must not fill the memory with them: beyond so many they are only counted.
MOST: Final = 10_000


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


class Problems(list[Problem]):
    """The problems of one file in the order in which they were met: the first ones, and how many more there were."""

    untold = 0

    def append(self, problem: Problem) -> None:
        """Add a problem, or count it."""
        if len(self) < MOST:
            super().append(problem)
        else:
            self.untold += 1

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add each problem, or count it."""
        for problem in problems:
            self.append(problem)

    def __iadd__(self, problems: Iterable[Problem]) -> Self:  # type: ignore[misc,override]  # as list has it, for problems alone
        self.extend(problems)
        return self

    def told(self) -> tuple[Problem, ...]:
        """All that are kept; the last one says how many are not."""
        if not self.untold:
            return tuple(self)
        return (*self, Problem(None, None, None, f"{self.untold:,} more problems are not listed"))
