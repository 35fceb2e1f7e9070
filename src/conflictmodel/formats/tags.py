"""HXL tags: the row under a header that says in a shared vocabulary what each column holds.

A tag is a hashtag with attributes in any order: ``#affected+killed+f``. Definitions: the
Humanitarian Exchange Language, standard 1.1 (hxlstandard.org).
"""

import re
from collections.abc import Sequence
from typing import Final

_TAG = re.compile(r"\s*#[A-Za-z][A-Za-z0-9_]*(\s*\+\s*[A-Za-z0-9_]+)*\s*")
#: The hashtags of the standard, of which every tagged table has one; others are put beside them freely.
_CORE: Final = {
    "#access", "#activity", "#adm1", "#adm2", "#adm3", "#adm4", "#adm5", "#affected", "#beneficiary", "#capacity",
    "#cause", "#channel", "#contact", "#country", "#crisis", "#currency", "#date", "#delivery", "#description",
    "#event", "#frequency", "#geo", "#group", "#impact", "#indicator", "#inneed", "#item", "#loc", "#meta",
    "#modality", "#need", "#operations", "#org", "#output", "#population", "#reached", "#region", "#respondee",
    "#sector", "#service", "#severity", "#status", "#subsector", "#targeted", "#value",
}  # fmt: skip


def is_tags(record: Sequence[str]) -> bool:
    """Tell whether a record is a row of tags: columns may go without, and one bad attribute spoils no sheet."""
    told = [cell for cell in record if cell.strip()]
    good = sum(1 for cell in told if _TAG.fullmatch(cell))
    known = any(tag(cell).partition("+")[0] in _CORE for cell in told)
    return known and good * 2 > len(told) and all(cell.lstrip().startswith("#") for cell in told)


def tag(cell: str) -> str:
    """A tag in one spelling: lower case, no spaces, its attributes sorted; empty text for no tag."""
    name, *attributes = (part.strip() for part in cell.strip().lower().split("+"))
    return "+".join([name, *sorted(filter(None, attributes))]) if name.startswith("#") else ""
