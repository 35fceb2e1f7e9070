"""What is wrong in a file, and where."""

import attrs

from conflictmodel.errors import brief


@attrs.frozen
class Problem:
    """Something in a file that is not as it should be; reading went on past it.

    ``row`` counts the rows of data from 1 and is ``None`` for a fault of the file as a whole;
    ``column`` is the name in the file; ``value`` the cell as it stands; ``why`` what is wrong.
    """

    row: int | None
    column: str | None
    value: str | None
    why: str

    def __str__(self) -> str:
        place = [] if self.row is None else [f"row {self.row:,}"]
        if self.column is not None:
            place.append(f"{self.column} {brief(self.value)}" if self.value is not None else self.column)
        elif self.value is not None:
            place.append(brief(self.value))
        return f"{', '.join(place)}: {self.why}" if place else self.why
