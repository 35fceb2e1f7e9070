"""Claims as an Arrow IPC file (Feather 2): for engines that map a file into memory and read its columns.

One row is one claim, in the columns of :func:`~conflictmodel.formats.arrow_schema`. Reading is as
strict as that of JSON: a row that is no claim is a problem and reading goes on. Losses: half a
character of text, which Arrow cannot hold. Needs the extra ``conflictmodel[arrow]``. The format is
that of "Arrow Columnar Format", section "IPC File Format" (arrow.apache.org).
"""

from collections.abc import Iterable, Iterator
from typing import IO, Any, Final

from conflictmodel.formats._arrow_claims import arrow_schema, batches, claims_of
from conflictmodel.formats._problem import Problem
from conflictmodel.formats._pyarrow import pyarrow, readable, whole
from conflictmodel.formats.format import DocumentFormat
from conflictmodel.formats.losses import Ledger
from conflictmodel.model.claim import Claim, Record


def _read(file: IO[bytes], problems: list[Problem]) -> Iterator[Claim[Record]]:
    with readable(file):
        opened = pyarrow().ipc.open_file(file)
        opened.schema.to_string(show_schema_metadata=False)  # its names are text

    def read(at: int) -> list[Any]:
        return [opened.get_batch(at)]

    return claims_of(whole(opened.num_record_batches, read, problems), problems)


def _write(claims: Iterable[Claim[Record]], file: IO[bytes], ledger: Ledger) -> None:
    with pyarrow().ipc.new_file(file, arrow_schema()) as writer:
        for batch in batches(claims, ledger):
            writer.write_batch(batch)


FORMAT: Final = DocumentFormat(
    name="arrow",
    title="Claims as an Arrow IPC file",
    homepage="https://arrow.apache.org/docs/format/Columnar.html",
    media_type="application/vnd.apache.arrow.file",
    suffix=".arrow",
    extra="arrow",
    shared_suffix=False,
    carriers=frozenset(),
    read=_read,
    magic=b"ARROW1",
    write_bytes=_write,
)
