"""Any format into any other: rows → claims → rows, with what the way costs."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import attrs

from conflictmodel.formats import registry
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.dataset import Stream, stated, stream
from conflictmodel.formats.dump import settled, unmodelled, unplaced, write_claims, write_rows
from conflictmodel.formats.format import TableFormat, layout_of
from conflictmodel.formats.losses import Ledger, Loss
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.source import Source
from conflictmodel.formats.table.target import Target

T = TypeVar("T")

#: Called now and then with the bytes read so far, and how many there are, where that is known.
Progress = Callable[[int, int | None], object]
_EVERY = 500


@attrs.frozen
class Conversion:
    """What a conversion did: from which format to which, how many rows and claims, and at what cost.

    ``problems`` are the faults of the source, ``losses`` all that the target cannot hold: parts of
    claims by their path, and columns of the source that no part of the model takes by their name.
    """

    source: str
    target: str
    rows: int
    claims: int
    problems: tuple[Problem, ...]
    losses: tuple[Loss, ...]


@attrs.define
class _Counter:
    """Counts what passes, and tells how far the reading is."""

    stream: Stream
    progress: Progress | None
    rows: int = 0
    claims: int = 0

    def read(self, rows: Iterable[T]) -> Iterator[T]:
        for row in rows:
            self.rows += 1
            if self.progress is not None and self.rows % _EVERY == 0:
                self.progress(*self.stream.progress())
            yield row

    def made(self, claims: Iterable[T]) -> Iterator[T]:
        for claim in claims:
            self.claims += 1
            yield claim


def convert(  # noqa: PLR0913  what, where, from and to which format, and how
    source: Source,
    target: Target,
    *,
    source_format: str | None = None,
    target_format: str | None = None,
    dialect: Dialect | str | None = None,
    guard: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
) -> Conversion:
    """Read a file and write it in another format, row by row, however long it is.

    ``source_format`` is found from the content and ``target_format`` from the ending of the target's
    name, unless they are given. Into its own format a file goes cell for cell; into another one by
    way of its claims. ``strict`` raises :class:`~conflictmodel.errors.LossError` where anything would
    be lost, and writes nothing then. For ``dialect``, ``guard`` and other errors see
    :func:`~conflictmodel.formats.dump`.
    """
    with stream(source, source_format) as opened:
        read = registry.known(opened.format)
        write = registry.known(target_format or registry.by_suffix(target) or opened.format)
        ledger = Ledger(getattr(write, "losses", None))
        count = _Counter(opened, progress)
        rows = count.read(opened)
        if write is read and isinstance(read, TableFormat):
            # delimited text passes through; of JSON it must be known first how it ends
            known = rows if opened.dialect.carrier == "csv" else list(rows)
            layout = opened.dialect if dialect is None else layout_of(read, dialect)
            layout = attrs.evolve(layout, guarded=guard or layout.guarded)
            kept = settled(unplaced(known, read, layout, ledger), ledger, strict=strict)
            write_rows(kept, read, layout, target, opened.unread)
        else:
            noted = _noted(rows, read, ledger) if isinstance(read, TableFormat) else rows
            claims = count.made(stated(read, noted))
            write_claims(claims, target, write, ledger, dialect=dialect, guard=guard, strict=strict)
        if progress is not None:
            progress(*opened.progress())
        return Conversion(read.name, write.name, count.rows, count.claims, tuple(opened.problems), ledger.losses())


def _noted(rows: Iterable[Any], form: TableFormat, ledger: Ledger) -> Iterator[Any]:
    for row in rows:
        unmodelled(row, form, ledger)
        yield row
