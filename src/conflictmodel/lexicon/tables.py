"""Reads the tables of a TOML file so that nothing is misspelt, repeated or left unread in them."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeVar

import attrs

from conflictmodel.errors import LexiconError
from conflictmodel.lexicon.letters import plain

_Lists = TypeVar("_Lists", bound=attrs.AttrsInstance)
_Default = TypeVar("_Default")
_NUMBER = re.compile(r"-?\d+(/[1-9]\d*)?", re.ASCII)


class Table:
    """One table of a TOML file, read key by key so that nothing in it goes unread."""

    def __init__(self, file: str, name: str, data: object, fold: Mapping[int, str] | None = None) -> None:
        if not isinstance(data, Mapping):
            raise LexiconError(file, name, "must be a table")
        self.file, self.name = file, name
        #: Which letters are written as which others, before anything is compared.
        self.fold: Mapping[int, str] = fold or {}
        self._rest: dict[str, Any] = dict(data)

    def fault(self, key: str, why: str) -> LexiconError:
        """Build the error for a key of this table."""
        return LexiconError(self.file, f"{self.name}.{key}" if self.name else key, why)

    def take(self, key: str, *types: type) -> Any:  # noqa: ANN401  what TOML holds is typed by the caller's ``types``
        """Give the value of ``key``, which must be there and of one of the types."""
        if key not in self._rest:
            raise self.fault(key, "is missing")
        value = self._rest.pop(key)
        if type(value) not in types:
            raise self.fault(key, f"must be {' or '.join(t.__name__ for t in types)}, not {type(value).__name__}")
        return value

    def get(self, key: str, default: _Default) -> _Default:
        """Give the value of ``key``, which must be of the type of the default; the default if it is not there."""
        return self.take(key, type(default)) if key in self._rest else default

    def table(self, key: str) -> "Table":
        """Open the table ``key``; one that is not there is empty."""
        name = f"{self.name}.{key}" if self.name else key
        return Table(self.file, name, self.take(key, dict) if key in self._rest else {}, self.fold)

    def forms(self, key: str) -> tuple[str, ...]:
        """Give a list of forms: lower case, no blanks around them, none twice; an empty one if it is not there."""
        if key not in self._rest:
            return ()
        values = self.take(key, list)
        for value in values:
            if type(value) is not str or not value or value != value.strip() or value != value.lower():
                raise self.fault(key, f"must list lower-case words, not {value!r}")
        if len(set(values)) < len(values):
            again = next(value for value in values if values.count(value) > 1)
            raise self.fault(key, f"lists {again!r} twice")
        return tuple(dict.fromkeys(plain(value).translate(self.fold) for value in values))

    def look(self, key: str) -> tuple[str, ...]:
        """Give a list of forms and leave it to be read again."""
        values = self._rest.get(key)
        forms = self.forms(key)
        if values is not None:
            self._rest[key] = values
        return forms

    def by_number(self, least: int | None = None) -> Iterator[tuple[int | Fraction, str]]:
        """Give every form of a table whose keys are numbers, beside its number.

        With ``least`` they are whole numbers from there on; without it they may be fractions, such as "3/2".
        """
        for key in list(self._rest):
            if not _NUMBER.fullmatch(key):
                raise self.fault(key, "must be a number or a fraction, for the forms beside it")
            value = Fraction(key)
            if least is not None and (value.denominator > 1 or value < least):
                raise self.fault(key, f"must be a whole number from {least} on, for the forms beside it")
            for form in self.forms(key):
                yield value.numerator if value.denominator == 1 else value, form

    def __iter__(self) -> Iterator[str]:
        """Name the keys not read yet."""
        return iter(tuple(self._rest))

    def done(self) -> None:
        """Refuse what nobody asked for: most likely a misspelt key."""
        if self._rest:
            raise self.fault(next(iter(self._rest)), "is not a known key")


def lists_of(cls: type[_Lists], table: Table, *, exclusive: bool = True) -> _Lists:
    """Fill a class whose fields are all lists of forms; unless told otherwise no form may stand in two of them."""
    filled = cls(**{field.name: table.forms(field.name.rstrip("_")) for field in attrs.fields(cls)})
    table.done()
    seen: set[str] = set()
    for name, forms in attrs.asdict(filled, recurse=False).items():
        again = seen.intersection(forms)
        if exclusive and again:
            raise table.fault(name, f"lists {min(again)!r}, which another list of this table has too")
        seen.update(forms)
    return filled
