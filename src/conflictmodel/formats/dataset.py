"""A file as it was read: its rows, how it was written, and what is wrong in it."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from itertools import chain, islice
from types import TracebackType
from typing import Any, Self, cast

import attrs

from conflictmodel.errors import UnreadableFileError, UnrecognisedFileError
from conflictmodel.formats import registry
from conflictmodel.formats._problem import Problem, Problems
from conflictmodel.formats.format import DocumentFormat, Format, Head, TableFormat
from conflictmodel.formats.table import csv, json
from conflictmodel.formats.table._detect import detect
from conflictmodel.formats.table._split import Unread
from conflictmodel.formats.table.columns import DAY
from conflictmodel.formats.table.days import style_of
from conflictmodel.formats.table.dialect import Dialect, Quoting
from conflictmodel.formats.table.objects import ObjectReader
from conflictmodel.formats.table.reader import Reader
from conflictmodel.formats.table.rows import columns, fields_by_name, plain
from conflictmodel.formats.table.source import Opened, Source, open_source
from conflictmodel.formats.tags import is_tags
from conflictmodel.model.claim import Claim, Record

#: So many records are looked at to learn how a file is written.
_HEAD = 100
_LOOK = 1 << 16


@attrs.frozen(repr=False)
class Dataset:
    """A file that has been read: typed rows, each of which knows its cells, and the claims that they make.

    ``format`` is the name of the format and ``dialect`` how this file writes it; ``rows`` are its
    rows, or the claims themselves where the format holds claims; ``problems`` is what is wrong, row
    by row. Change rows with ``attrs.evolve`` and give the dataset to
    :func:`~conflictmodel.formats.dump`: what was not changed is written as it was.
    """

    format: str
    dialect: Dialect
    rows: tuple[Any, ...]
    problems: tuple[Problem, ...] = ()
    unread: tuple[Unread, ...] = ()

    def __repr__(self) -> str:
        return f"<Dataset {self.format}, rows: {len(self.rows):,}, problems: {len(self.problems):,}>"

    def claims(self) -> Iterator[Claim[Record]]:
        """What the rows state, each claim with the dataset as the last of its sources."""
        return stated(registry.known(self.format), self.rows)


class Stream:
    """A file that is read row by row, however long it is.

    Iterate over it once, for its rows or, with :meth:`claims`, for what they state. ``problems``
    grows on the way. Use it as a context manager, so that the file is closed.
    """

    def __init__(
        self,
        opened: Opened,
        form: Format,
        dialect: Callable[[], Dialect],
        rows: Iterator[Any],
        unread: list[Unread] | None = None,
    ) -> None:
        self._opened, self._form, self._dialect, self._rows = opened, form, dialect, rows
        self.format = form.name
        self.problems: Problems = opened.problems
        self.unread = [] if unread is None else unread

    def __repr__(self) -> str:
        return f"<Stream {self.format}>"

    @property
    def dialect(self) -> Dialect:
        """How the file is written, as far as it has been read."""
        return self._dialect()

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def claims(self) -> Iterator[Claim[Record]]:
        """What the rows state, each claim with the dataset as the last of its sources."""
        return stated(self._form, self._rows)

    def progress(self) -> tuple[int, int | None]:
        """How many bytes have been read, and of how many, where that is known."""
        return self._opened.progress()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()


def load(source: Source, format: str | None = None) -> Dataset:  # noqa: A002  the name that users know it by
    """Read a file whole: its rows, how it is written, and what is wrong in it.

    ``source`` is a path, ``"-"`` for standard input, or a file object of text or bytes; what is
    packed with gzip is unpacked. The format and the dialect are found from the content unless
    ``format`` forces one. A bad row is a problem and reading goes on.

    Raises :class:`~conflictmodel.errors.UnreadableFileError` for what cannot be opened,
    :class:`~conflictmodel.errors.UnrecognisedFileError` for a file of no known format and
    :class:`~conflictmodel.errors.UnknownFormatError` for an unknown name.
    """
    with stream(source, format) as found, _without_pause():
        rows = tuple(found)
        return Dataset(found.format, found.dialect, rows, found.problems.told(), tuple(found.unread))


@contextmanager
def _without_pause() -> Iterator[None]:
    """Let the search for garbage rest: of rows that all stay, going over them again and again finds none."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def stream(source: Source, format: str | None = None) -> Stream:  # noqa: A002  likewise
    """Open a file to be read row by row; for arguments and errors see :func:`load`."""
    asked = None if format is None else registry.known(format)
    forms = registry.names() if asked is None else (asked,)
    binary = {form.magic: form for form in forms if isinstance(form, DocumentFormat) and form.magic}
    opened = open_source(source, binary=tuple(binary))
    try:
        if opened.magic:
            return _bytes(opened, binary[opened.magic])
        if binary and asked is not None:
            why = f"it does not begin as a file of the format {asked.name} does"
            raise UnreadableFileError(opened.name, why)  # noqa: TRY301  what is open is closed below
        begins = opened.peek(_LOOK).lstrip()[:1]
        never = isinstance(asked, TableFormat) and asked.headless  # whose first cell may begin as JSON does
        return _objects(opened, asked) if begins in {"[", "{"} and not never else _records(opened, asked)
    except BaseException:
        opened.close()
        raise


def _bytes(opened: Opened, form: DocumentFormat) -> Stream:
    """Open a file that is no text."""
    plainly = Dialect(carrier="bytes", gzip=opened.gzip)
    return Stream(opened, form, lambda: plainly, form.read(opened.file(), opened.problems))


def _chosen(asked: Format | None, head: Head, name: str, faults: Sequence[Problem] = ()) -> Format:
    """The format that was asked for, or else the one that the columns show; ``faults`` may be why they show none."""
    found = asked or registry.recognised(head)
    if found is None:
        raise UnrecognisedFileError(name, head.columns, faults[0].why if faults else "")
    return found


def _objects(opened: Opened, asked: Format | None) -> Stream:
    """Open a file of JSON."""
    carrier, first, faults = _first(opened)
    form = _chosen(asked, Head(carrier, tuple(first), (first,)), opened.name, faults)
    plainly = Dialect(carrier=carrier, encoding=opened.encoding, bom=opened.bom, gzip=opened.gzip)
    if isinstance(form, DocumentFormat):
        return Stream(opened, form, lambda: plainly, form.read(opened.read, opened.problems))
    table = cast("TableFormat", form)
    records = json.read(opened.read, opened.problems)
    found = iter(records)
    few = list(islice(found, _HEAD))
    days = {
        field: style_of(cell for record in few for cell in _cells_of(record, table, field))
        for field, column in columns(table.row).items()
        if column.kind is DAY
    }
    reader = ObjectReader(table.row, days, opened.problems, check=table.checking())

    def dialect() -> Dialect:
        return attrs.evolve(
            plainly,
            columns=reader.keys,
            days=days.items(),
            indent=records.indent,
            spaced=records.spaced,
            before=records.before,
            between=records.between,
            after=records.after,
        )

    return Stream(opened, table, dialect, reader.rows(chain(few, found)))


def _first(opened: Opened) -> tuple[str, dict[str, Any], list[Problem]]:
    """Look at the first object without taking it, however long it is; if there is none, tell what is wrong."""
    carrier = "json"
    faults: list[Problem] = []
    for size in (_LOOK, _LOOK << 4, _LOOK << 8):
        faults = []
        sample = json.read(StringIO(opened.peek(size)).read, faults)
        carrier = sample.carrier
        for first in sample:
            return carrier, first, []
    return carrier, {}, faults


def _cells_of(record: dict[str, Any], form: TableFormat, field: str) -> Iterator[str]:
    known = fields_by_name(form.row)
    return (value for key, value in record.items() if known.get(plain(key)) == field and isinstance(value, str))


def _records(opened: Opened, asked: Format | None) -> Stream:
    """Open a file of delimited text."""
    sample = opened.peek(_LOOK)
    guess, _ = detect(sample, whole=len(sample) < _LOOK)
    chosen: list[TableFormat] = []

    def above(first: Sequence[Sequence[str]]) -> int:
        """Tell how many records stand above the data, now that the format can be known from them."""
        header = tuple(first[0]) if first else ()
        tags = tuple(first[1]) if len(first) > 1 and is_tags(first[1]) else ()
        form = _chosen(asked, Head("csv", header, tuple(map(tuple, first)), tags), opened.name)
        if not isinstance(form, TableFormat):
            raise UnrecognisedFileError(opened.name, header)
        chosen.append(form)
        return 1 + bool(tags) if form.headed(header) else 0

    csv.read(open_source(StringIO(sample, newline="")), head=above)
    form = chosen[-1]
    own = None
    if guess.delimiter == "\t" and all(layout.quoting is Quoting.NONE for layout in form.layouts.values()):
        own = attrs.evolve(guess, quoting=Quoting.NONE)  # quotation marks are characters in its cells
    table = csv.read(opened, dialect=own, head=above)
    found = iter(table)
    few = list(islice(found, _HEAD))
    told = [record for record in few if not isinstance(record, Unread)]
    names = table.dialect.columns if table.dialect.headed else form.names_of(len(told[0]) if told else 0)
    shape = form.shape(names, table.dialect.tags)
    opened.problems += form.faults(names, table.dialect.tags or ())
    days = {
        field: style_of(record[place] for record in told if place < len(record))
        for place, field in enumerate(shape.fields)
        if field is not None and columns(form.row)[field].kind is DAY
    }
    shape = attrs.evolve(shape, days=days)

    def dialect() -> Dialect:
        return attrs.evolve(table.dialect, columns=names, days=days.items())

    end = table.dialect.line_end
    reader = Reader(form.row, shape, opened.problems, sample=told, check=form.checking(), line_end=end)
    return Stream(opened, form, dialect, reader.rows(chain(few, found)), reader.unread)


def stated(form: Format, rows: Iterable[Any]) -> Iterator[Claim[Record]]:
    """What rows state; one with cells too many or too few states nothing, for its figures may be in wrong columns."""
    if isinstance(form, TableFormat):
        return form.claims(row for row in rows if row.raw.shape is None or not row.raw.shape.header)
    return iter(rows)
