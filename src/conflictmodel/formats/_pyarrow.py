"""The one place where pyarrow is imported, when it is first needed."""

from typing import Any

from conflictmodel.errors import MissingExtraError


def pyarrow() -> Any:  # noqa: ANN401  pyarrow has no types
    """Give pyarrow; raises :class:`~conflictmodel.errors.MissingExtraError` where it is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtraError("pyarrow", "arrow") from None
    return pa
