"""Every error that conflictmodel raises on purpose, with its facts as fields.

To add one: derive it from :class:`ConflictModelError`, give it the fields that a
program needs, and let ``__str__`` name the fault, the place and the likely mend.
"""

from collections.abc import Iterable

import attrs

_MOST = 60


def brief(value: object) -> str:
    """Show any value in at most about 60 characters, however large or hostile it is."""
    try:
        shown = repr(value[: _MOST + 1] if isinstance(value, str) else value)
    except Exception as fault:  # noqa: BLE001  an error message must never fail, whatever the value's own repr does
        return f"<{type(value).__name__} that cannot be shown: {type(fault).__name__}>"
    return shown if len(shown) <= _MOST else f"{shown[:_MOST]}…"


class ConflictModelError(ValueError):
    """The ancestor of every error raised by conflictmodel; itself a ``ValueError``."""


@attrs.frozen
class InvalidValueError(ConflictModelError):
    """A value of the model was about to hold something that cannot be true.

    ``owner`` is the type (``"Count"``), ``field`` its attribute, ``value`` what was given
    and ``why`` what is allowed there.
    """

    owner: str
    field: str
    value: object
    why: str

    def __str__(self) -> str:
        return f"{self.owner}.{self.field} = {brief(self.value)}: {self.why}"


@attrs.frozen
class PhraseError(ConflictModelError):
    """A phrase is not a count as a whole, so no number is made of it.

    ``position`` is the code point of ``phrase`` at which the reading stopped.
    """

    phrase: str
    language: str
    why: str
    position: int = 0

    def __str__(self) -> str:
        return f"{brief(self.phrase)} is not a count in {self.language!r} (at {self.position}): {self.why}"


@attrs.frozen
class UnknownLanguageError(ConflictModelError):
    """There is no lexicon for the language; ``known`` lists those that there are."""

    language: str
    known: tuple[str, ...] = attrs.field(converter=tuple[str, ...])

    def __str__(self) -> str:
        return f"no lexicon for language {brief(self.language)}; known: {', '.join(self.known)}"


@attrs.frozen
class UnknownCountryError(ConflictModelError):
    """A code or name is that of no country, or of several; nothing is guessed.

    ``code`` is what was given, ``scheme`` the system of codes that it was said to belong to, if
    one was, ``why`` what it is instead, and ``mends`` what may have been meant, each as it can
    be shown to people.
    """

    code: str | int
    scheme: str | None
    why: str
    mends: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])

    def __str__(self) -> str:
        where = "" if self.scheme is None else f" in the scheme {self.scheme}"
        mends = f"; perhaps {listed(self.mends)}" if self.mends else ""
        return f"{brief(self.code)} names no one country{where}: {self.why}{mends}"


@attrs.frozen
class TextTooLongError(ConflictModelError):
    """The text is longer than the caller allowed; split it or raise ``max_length``."""

    length: int
    max_length: int

    def __str__(self) -> str:
        return (
            f"the text has {self.length:,} characters and max_length is {self.max_length:,}: "
            "split the text or raise max_length"
        )


@attrs.frozen
class LexiconError(ConflictModelError):
    """A lexicon file is missing a slot, clashes with itself or holds a wrong type."""

    file: str
    key: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}: [{self.key}] {self.why}"


@attrs.frozen
class DecodeError(ConflictModelError):
    """Text that should be conflictmodel JSON is not; ``path`` leads to the fault (``$.record.count.low``)."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


@attrs.frozen
class UnknownCameoCodeError(ConflictModelError):
    """A text is no code of CAMEO; ``meant`` is the code that it likely stands for, if any."""

    code: str
    why: str
    meant: str | None = None

    def __str__(self) -> str:
        meant = "" if self.meant is None else f" {self.meant!r}"
        return f"{brief(self.code)} is no CAMEO code: {self.why}{meant}"


@attrs.frozen
class UnreadableFileError(ConflictModelError):
    """A file that was named could not be read as text."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"cannot read {self.path}: {self.why}"


@attrs.frozen
class UnwritableFileError(ConflictModelError):
    """A file that was named could not be written; what was there before is still there."""

    path: str
    why: str

    def __str__(self) -> str:
        return f"cannot write {self.path}: {self.why}"


@attrs.frozen
class UnwritableCellError(ConflictModelError):
    """A cell of a table cannot be written in the way that was asked for, without harm to what it says.

    ``row`` counts rows of data from 1 (``None``: the header), ``column`` is the name of the column,
    or its number where it has none.
    """

    row: int | None
    column: str
    value: str
    why: str

    def __str__(self) -> str:
        place = "header" if self.row is None else f"row {self.row}"
        return f"{place}, {self.column} {brief(self.value)}: {self.why}"


def reason(fault: OSError | ValueError) -> str:
    """Say in plain words why a file could not be read or written."""
    match fault:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "it is a directory"
        case PermissionError():
            return "permission denied"
        case OSError(strerror=str(told)):
            return told
        case _:
            return str(fault)


@attrs.frozen
class UnknownFormatError(ConflictModelError):
    """There is no format of the name; ``known`` lists those that there are."""

    name: str
    known: tuple[str, ...] = attrs.field(converter=tuple[str, ...])

    def __str__(self) -> str:
        return f"no format {brief(self.name)}; known: {', '.join(self.known)}"


@attrs.frozen
class MissingExtraError(ConflictModelError):
    """What was asked for needs a package that is not installed; ``extra`` brings it."""

    package: str
    extra: str

    def __str__(self) -> str:
        return f"this needs {self.package}, which is missing: pip install 'conflictmodel[{self.extra}]'"


@attrs.frozen
class UnrecognisedFileError(ConflictModelError):
    """The columns of a file are those of no format; ``columns`` are what was found in its first row.

    ``why`` tells what is wrong with the file itself, where something is.
    """

    path: str
    columns: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    why: str = ""

    def __str__(self) -> str:
        if self.why:
            return f"{self.path} is in no known format: {self.why}"
        found = f"its columns are {', '.join(map(brief, self.columns[:8]))}" if self.columns else "it has no columns"
        more = f" and {len(self.columns) - 8} more" if len(self.columns) > 8 else ""
        return f"{self.path} is in no known format ({found}{more}); name its format"


@attrs.frozen
class NotWritableError(ConflictModelError):
    """A format can be read and not written."""

    name: str

    def __str__(self) -> str:
        return f"files of the format {self.name} can be read but not written; write another format"


@attrs.frozen
class LossError(ConflictModelError):
    """A file cannot hold all that it was to hold, and no loss was allowed; nothing was written.

    ``losses`` are values of :class:`conflictmodel.formats.Loss`.
    """

    losses: tuple[object, ...] = attrs.field(converter=tuple[object, ...])

    def __str__(self) -> str:
        first, *others = map(str, self.losses)
        more = f", and {len(others)} more" if others else ""
        return f"nothing was written, for this would be lost: {first}{more}"


def listed(names: Iterable[str]) -> str:
    """Join names for a message: ``a, b or c``."""
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
