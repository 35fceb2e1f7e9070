"""pyarrow, imported when it is first needed, and what is the same in reading both of its kinds of file."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from conflictmodel.errors import MissingExtraError, UnreadableFileError
from conflictmodel.formats._problem import Problem


def pyarrow() -> Any:  # noqa: ANN401  pyarrow has no types
    """Give pyarrow; raises :class:`~conflictmodel.errors.MissingExtraError` where it is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError("pyarrow", "arrow") from None
    return pa


def whole(number: int, read: Callable[[int], Iterable[Any]], problems: list[Problem]) -> Iterator[Any]:
    """Give the batches of each part of a file that are sound to the last byte; any other is a problem."""
    pa = pyarrow()
    for at in range(number):
        try:
            for batch in read(at):
                batch.validate(full=True)
                yield batch
        except (pa.ArrowException, OSError) as fault:
            problems.append(
                Problem(None, None, None, f"part {at + 1} of {number} is not read, for it is damaged ({fault})")
            )


@contextmanager
def readable(file: IO[bytes]) -> Iterator[None]:
    """Turn what pyarrow says of a damaged file into an error that names the file."""
    try:
        yield
    except (pyarrow().ArrowException, OSError, ValueError) as fault:
        name = getattr(file, "name", None)
        shown = name if isinstance(name, str) else "the file"
        raise UnreadableFileError(shown, f"it is damaged or cut off ({fault})") from fault
