"""HXL tags: the row under a header that says in a shared vocabulary what each column holds.

A tag is a hashtag with attributes in any order: ``#affected+killed+f``. Definitions: the
Humanitarian Exchange Language, standard 1.1 (hxlstandard.org).
"""

import re
from collections.abc import Sequence

_TAG = re.compile(r"\s*#[A-Za-z][A-Za-z0-9_]*(\s*\+\s*[A-Za-z0-9_]+)*\s*")


def is_tags(record: Sequence[str]) -> bool:
    """Tell whether a record is a row of tags: columns may go without, and one bad attribute spoils no sheet."""
    told = [cell for cell in record if cell.strip()]
    good = sum(1 for cell in told if _TAG.fullmatch(cell))
    return bool(told) and good * 2 > len(told) and all(cell.lstrip().startswith("#") for cell in told)


def tag(cell: str) -> str:
    """A tag in one spelling: lower case, no spaces, its attributes sorted; empty text for no tag."""
    name, *attributes = (part.strip() for part in cell.strip().lower().split("+"))
    return "+".join([name, *sorted(filter(None, attributes))]) if name.startswith("#") else ""
