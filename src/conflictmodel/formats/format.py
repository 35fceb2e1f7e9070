"""What a format is: its name, how it is recognised, and the way between its rows and claims.

To add a table format, write one module with a row class (see
:mod:`~conflictmodel.formats.table.rows`), the crosswalk as data, a function from rows to claims, one
from the claims about one event to rows, and ``FORMAT``; then add its line to
:data:`~conflictmodel.formats.registry.FORMATS`. Losses that are the format's nature go into
``losses`` by path and are told in the module's docstring; those that are not there are told all
the same, for what was written is read back and compared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from conflictmodel.errors import InvalidValueError
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.losses import Ledger
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Row, Shape, plain, shape_of
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.incident import Incident
from conflictmodel.model.source import Source


@attrs.frozen
class Head:
    """The beginning of a file, by which its format is recognised.

    ``columns`` are the names in the header or the keys of the first object, ``records`` the first
    few records of raw cells (the header among them) or objects, ``carrier`` how they are written.
    """

    carrier: str
    columns: tuple[str, ...]
    records: tuple[Any, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The columns' names, reduced to what their spellings share."""
        return frozenset(map(plain, self.columns))


@attrs.frozen(kw_only=True, repr=False)
class Format:
    """A kind of file: its name here, its title and home, its media type, and what can be done with it.

    ``extra`` names the optional dependency that it needs, if any; ``shared_suffix`` tells whether the
    ending of a file's name says nothing, because many formats have it.
    """

    name: str
    title: str
    homepage: str
    media_type: str
    suffix: str
    can_read: bool = True
    can_write: bool = True
    extra: str | None = None
    shared_suffix: bool = True

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}: {self.title}>"

    def likeness(self, head: Head) -> int:
        """How surely a file is of this format: 0 for not at all, else how many columns say so."""
        raise NotImplementedError


@attrs.frozen(kw_only=True, repr=False)
class DocumentFormat(Format):
    """A format whose files hold claims themselves and are no table of a publisher's.

    ``read`` gives the claims of a text, told by a function that reads so many characters more;
    ``write`` gives the pieces of text for claims and notes in a ledger what they cannot hold.
    ``keys`` are those by which an object of the file is known. A format of bytes has ``magic``, with
    which its files begin, and reads and writes binary file objects instead.
    """

    read: Callable[[Any, list[Problem]], Iterator[Claim[Record]]]
    write: Callable[[Iterable[Claim[Record]], Ledger], Iterator[str]] | None = None
    keys: tuple[frozenset[str], ...] = ()
    carriers: frozenset[str] = frozenset({"json", "jsonl", "geojson"})
    magic: bytes | None = None
    write_bytes: Callable[[Iterable[Claim[Record]], Any, Ledger], None] | None = None

    def likeness(self, head: Head) -> int:
        """See :meth:`Format.likeness`; a key that no other format has is worth more than many columns."""
        if head.carrier not in self.carriers:
            return 0
        names = frozenset(head.columns)
        return max((100 * len(keys) for keys in self.keys if keys <= names), default=0)


def by_incident(claims: Iterable[Claim[Record]]) -> Iterator[list[Claim[Record]]]:
    """Gather claims that follow each other and tell of one event; one that names no event is alone.

    A claim of the event itself begins a new group, for two events can be alike in all that is told.
    """
    group: list[Claim[Record]] = []
    for claim in claims:
        event = event_of(claim)
        if group and (event is None or isinstance(claim.record, Incident) or event != event_of(group[0])):
            yield group
            group = []
        group.append(claim)
        if event is None:
            yield group
            group = []
    if group:
        yield group


def event_of(claim: Claim[Record]) -> Incident | None:
    """The event that a claim tells of: its incident, or the claim's own record if that is one."""
    return claim.record if isinstance(claim.record, Incident) else claim.incident


@attrs.frozen(kw_only=True, repr=False)
class TableFormat(Format):
    """A format whose files are tables.

    ``row`` is the class of its rows. ``signatures`` are sets of column names, reduced, each of which
    is enough to know the format; ``fits`` decides where no names can, as in files that are
    ``headless``. ``claims`` gives what rows
    state; it sees them in order, because a running total is only understood beside the day before.
    ``rows`` gives the rows for the claims of one group, which ``groups`` gathers: about one event,
    if it says nothing else. ``check`` gives the fields of a row that contradict each other, and
    why; where the rows before a row matter, as in running totals, ``checker`` makes such a function
    anew for each file. ``layouts`` are the dialects in which the format is published, the newest first.
    ``losses`` gives the reasons for what the format cannot hold, by path. ``silent`` tells why a row
    states no claim at all, such as a row of sums, or ``None`` where it does; what goes that way is
    a loss in a conversion.
    """

    row: type[Row]
    signatures: tuple[frozenset[str], ...] = ()
    fits: Callable[[Head], bool] | None = None
    source: Source | None = None
    claims: Callable[[Iterable[Any]], Iterator[Claim[Record]]]
    check: Callable[[Any], Iterable[tuple[str, str]]] | None = None
    checker: Callable[[], Callable[[Any], Iterable[tuple[str, str]]]] | None = None
    rows: Callable[[Sequence[Claim[Record]]], Iterator[Row]] | None = None
    groups: Callable[[Iterable[Claim[Record]]], Iterator[list[Claim[Record]]]] = by_incident
    silent: Callable[[Any], str | None] | None = None
    headless: bool = False
    layouts: Mapping[str, Dialect] = attrs.field(factory=dict)
    losses: Mapping[str, str] = attrs.field(factory=dict)

    def checking(self) -> Callable[[Any], Iterable[tuple[str, str]]] | None:
        """Give the check for the rows of one file, in their order."""
        return self.check if self.checker is None else self.checker()

    def headed(self, header: Sequence[str]) -> bool:
        """Tell whether the first record of a file is its header, which formats with a fixed order do without."""
        names = frozenset(map(plain, header))
        return not self.headless or any(known <= names for known in self.signatures)

    def shape(
        self, header: Sequence[str], tags: Sequence[str] | None = None, days: Mapping[str, str] | None = None
    ) -> Shape:
        """Find which field holds each column of a file: by its name, unless the format goes by the tags."""
        del tags  # for formats whose columns are known by them alone
        return shape_of(self.row, header, days)

    def faults(self, header: Sequence[str], tags: Sequence[str]) -> Iterator[Problem]:
        """What is wrong with the header of a file, beyond what is wrong with any table."""
        del header, tags
        return iter(())

    def names_of(self, width: int) -> tuple[str, ...]:
        """The names of the columns of a file without a header, by their number."""
        known = {len(layout.columns): layout.columns for layout in self.layouts.values()}
        return known.get(width) or (*max(known.values(), key=len), *[""] * width)[:width]

    def likeness(self, head: Head) -> int:
        """See :meth:`Format.likeness`."""
        if self.fits is not None:
            return 1000 if self.fits(head) else 0
        names = head.names
        return max((len(signature) for signature in self.signatures if signature <= names), default=0)


def layout_of(form: TableFormat, dialect: Dialect | str | None) -> Dialect:
    """The dialect that is asked for by itself or by the name of a layout; else the newest of the format."""
    if isinstance(dialect, Dialect):
        return dialect
    if dialect is not None:
        if dialect not in form.layouts:
            raise InvalidValueError("dump", "dialect", dialect, f"must be one of {', '.join(form.layouts)}")
        return form.layouts[dialect]
    return next(iter(form.layouts.values()))


def signature(columns: str) -> frozenset[str]:
    """Reduce the names of columns, separated by spaces, to a signature."""
    return frozenset(map(plain, columns.split()))
