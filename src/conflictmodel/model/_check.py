"""Validators shared by the model's values: strict types, and errors that say what is allowed.

attrs' own validators take ``True`` for an ``int`` and raise ``TypeError``; a figure about
people must refuse quietly wrong types, and every refusal is an ``InvalidValueError``. Each
validator keeps what it allows in its fields, so that a schema can be derived from it.
"""

import re
from typing import Any, Protocol

import attrs

from conflictmodel.errors import InvalidValueError, listed

_ALPHA_2 = re.compile("[A-Z]{2}")


class Validator(Protocol):
    """What attrs calls to check a field."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None: ...


def refuse(instance: object, field: str, value: object, why: str) -> InvalidValueError:
    """Build the error that refuses ``value`` for a field of ``instance``."""
    return InvalidValueError(type(instance).__name__, field, value, why)


@attrs.frozen
class Whole:
    """Accept an ``int`` from ``least`` to ``most`` and nothing that merely looks like one."""

    least: int
    most: int

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        """Refuse anything else."""
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise refuse(instance, attribute.name, value, f"must be a whole number from {self.least} to {self.most:,}")


@attrs.frozen
class Number:
    """Accept a finite ``int`` or ``float`` from ``least`` to ``most``."""

    least: float
    most: float

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        """Refuse anything else."""
        if (
            not isinstance(value, (int, float)) or isinstance(value, bool) or not self.least <= value <= self.most
        ):  # NaN fails the comparison too
            raise refuse(instance, attribute.name, value, f"must be a number from {self.least} to {self.most}")


@attrs.frozen
class OneOf:
    """Accept instances of these classes (a class of the model or an enumeration)."""

    types: tuple[type, ...]

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        """Refuse anything else."""
        if not isinstance(value, self.types):
            names = listed(kind.__name__ for kind in self.types)
            raise refuse(instance, attribute.name, value, f"must be {names}, not {type(value).__name__}")


@attrs.frozen(kw_only=True)
class Text:
    """Accept a ``str`` that says something; with ``blank`` also the empty one."""

    blank: bool = False

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        """Refuse anything else."""
        if not isinstance(value, str):
            raise refuse(instance, attribute.name, value, f"must be text, not {type(value).__name__}")
        if not self.blank and not value.strip():
            raise refuse(instance, attribute.name, value, "must not be blank")


@attrs.frozen
class TupleOf:
    """Accept a ``tuple`` of at least ``least`` members that each pass ``member``."""

    member: Validator
    least: int = 0

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        """Refuse anything else; a member that does not pass is named by its index."""
        if not isinstance(value, tuple):
            raise refuse(instance, attribute.name, value, f"must be a tuple, not {type(value).__name__}")
        if len(value) < self.least:
            raise refuse(instance, attribute.name, value, f"must have {self.least} or more members")
        for index, item in enumerate(value):
            try:
                self.member(instance, attribute, item)
            except InvalidValueError as fault:
                raise refuse(instance, f"{attribute.name}[{index}]", item, fault.why) from None


@attrs.frozen
class Maybe:
    """Accept ``None`` (not stated) or what passes ``stated``."""

    stated: Validator

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        """Refuse anything else."""
        if value is not None:
            self.stated(instance, attribute, value)


@attrs.frozen
class CountryCode:
    """Accept the form of an ISO 3166-1 alpha-2 code: two capital letters of the Latin alphabet."""

    pattern: str = _ALPHA_2.pattern

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        """Refuse anything else."""
        if not isinstance(value, str) or not _ALPHA_2.fullmatch(value):
            raise refuse(instance, attribute.name, value, "must be an ISO 3166-1 alpha-2 code such as SY")


# What a field's declaration says: ``validator=maybe(text())``.
whole = Whole
number = Number
text = Text
tuple_of = TupleOf
maybe = Maybe
country_code = CountryCode()


def one_of(*types: type) -> OneOf:
    """Accept instances of these classes."""
    return OneOf(types)
