"""The form of every closed list of terms in the model."""

from enum import StrEnum
from typing import Self

from conflictmodel.errors import InvalidValueError, listed


class Vocabulary(StrEnum):
    """A closed list of terms of the field, each with its meaning and its home.

    A member is a ``str``: its value is the lower_snake_case name that stands in JSON.
    ``member.__doc__`` says what the term means to people; ``member.scheme`` names the
    published scheme that defines it, with the name that the term bears there.
    """

    scheme: str

    def __new__(cls, value: str, meaning: str, scheme: str) -> Self:
        """Make a member from its value, its meaning and its published scheme."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.__doc__ = meaning
        member.scheme = scheme
        return member

    @classmethod
    def named(cls, value: str) -> Self:
        """Find the member with a value; a member stands for itself.

        Raises :class:`~conflictmodel.InvalidValueError` that lists the terms there are.
        """
        try:
            return cls(value)  # type: ignore[call-arg]  # a look-up, for which __new__ is not called
        except ValueError:
            raise InvalidValueError(cls.__name__, "value", value, f"must be {listed(cls)}") from None
