"""Claims as Parquet: for data lakes, and for files that are kept.

The columns, what is lost and how a bad row is told are those of :mod:`~conflictmodel.formats.arrow`.
Needs the extra ``conflictmodel[arrow]``. The format is that of parquet.apache.org.
"""

from collections.abc import Iterable, Iterator
from typing import IO, Any, Final

from conflictmodel.formats._arrow_claims import ROWS, arrow_schema, batches, claims_of
from conflictmodel.formats._problem import Problem
from conflictmodel.formats._pyarrow import pyarrow, readable, whole
from conflictmodel.formats.format import DocumentFormat
from conflictmodel.formats.losses import Ledger
from conflictmodel.model.claim import Claim, Record

#: So many batches make a row group: enough for columns to be packed well, little enough to be held in memory.
_BATCHES = 16


def _read(file: IO[bytes], problems: list[Problem]) -> Iterator[Claim[Record]]:
    pyarrow()
    from pyarrow import parquet  # noqa: PLC0415  an extra

    with readable(file):
        opened = parquet.ParquetFile(file)
        opened.schema_arrow.to_string(show_schema_metadata=False)  # its names are text

    def read(at: int) -> Iterator[Any]:
        found: Iterator[Any] = opened.iter_batches(ROWS, row_groups=[at])
        return found

    return claims_of(whole(opened.num_row_groups, read, problems), problems)


def _write(claims: Iterable[Claim[Record]], file: IO[bytes], ledger: Ledger) -> None:
    pa = pyarrow()
    from pyarrow import parquet  # noqa: PLC0415  an extra

    schema = arrow_schema()
    with parquet.ParquetWriter(file, schema) as writer:
        waiting: list[object] = []
        for batch in batches(claims, ledger):
            waiting.append(batch)
            if len(waiting) == _BATCHES:
                writer.write_table(pa.Table.from_batches(waiting, schema))
                waiting.clear()
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting, schema))


FORMAT: Final = DocumentFormat(
    name="parquet",
    title="Claims as a Parquet file",
    homepage="https://parquet.apache.org/docs/file-format/",
    media_type="application/vnd.apache.parquet",
    suffix=".parquet",
    extra="arrow",
    shared_suffix=False,
    carriers=frozenset(),
    read=_read,
    magic=b"PAR1",
    write_bytes=_write,
)
