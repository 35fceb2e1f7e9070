"""Validators shared by the model's values: strict types, and errors that say what is allowed.

attrs' own validators take ``True`` for an ``int`` and raise ``TypeError``; a figure about
people must refuse quietly wrong types, and every refusal is an ``InvalidValueError``.
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


def whole(least: int = 0, most: int | None = None) -> Validator:
    """Accept an ``int`` from ``least`` to ``most`` and nothing that merely looks like one."""
    bounds = f"a whole number of {least} or more" if most is None else f"a whole number from {least} to {most:,}"

    def check(instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        if (
            not isinstance(value, int)
            or isinstance(value, bool)
            or value < least
            or (most is not None and value > most)
        ):
            raise refuse(instance, attribute.name, value, f"must be {bounds}")

    return check


def number(least: float, most: float) -> Validator:
    """Accept a finite ``int`` or ``float`` from ``least`` to ``most``."""

    def check(instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        if (
            not isinstance(value, (int, float)) or isinstance(value, bool) or not least <= value <= most
        ):  # NaN fails the comparison too
            raise refuse(instance, attribute.name, value, f"must be a number from {least} to {most}")

    return check


def one_of(*types: type) -> Validator:
    """Accept instances of these classes (a class of the model or an enumeration)."""
    names = listed([kind.__name__ for kind in types])

    def check(instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        if not isinstance(value, types):
            raise refuse(instance, attribute.name, value, f"must be {names}, not {type(value).__name__}")

    return check


def text(*, blank: bool = False) -> Validator:
    """Accept a ``str`` that says something; with ``blank`` also the empty one."""

    def check(instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        if not isinstance(value, str):
            raise refuse(instance, attribute.name, value, f"must be text, not {type(value).__name__}")
        if not blank and not value.strip():
            raise refuse(instance, attribute.name, value, "must not be blank")

    return check


def tuple_of(member: Validator, least: int = 0) -> Validator:
    """Accept a ``tuple`` of at least ``least`` members that each pass ``member``."""

    def check(instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        if not isinstance(value, tuple):
            raise refuse(instance, attribute.name, value, f"must be a tuple, not {type(value).__name__}")
        if len(value) < least:
            raise refuse(instance, attribute.name, value, f"must have {least} or more members")
        for item in value:
            member(instance, attribute, item)

    return check


def maybe(check_value: Validator) -> Validator:
    """Accept ``None`` (not stated) or what passes ``check_value``."""

    def check(instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
        if value is not None:
            check_value(instance, attribute, value)

    return check


def country_code(instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
    """Accept the form of an ISO 3166-1 alpha-2 code: two capital letters of the Latin alphabet."""
    if not isinstance(value, str) or not _ALPHA_2.fullmatch(value):
        raise refuse(instance, attribute.name, value, "must be an ISO 3166-1 alpha-2 code such as SY")
