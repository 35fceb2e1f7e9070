"""What stands in the interchange form under which ``kind``, and what of it is always written."""

import re
from typing import get_args

from conflictmodel.model.actor import Actor, Group
from conflictmodel.model.claim import Record
from conflictmodel.model.count import Count
from conflictmodel.model.evidence import Evidence
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.model.place import Place, Point
from conflictmodel.model.report import Problem
from conflictmodel.model.source import Attribution, Source, Span


def _by_kind(*classes: type) -> dict[str, type]:
    return {re.sub("(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower(): cls for cls in classes}


#: Each record by its ``kind``.
RECORDS = _by_kind(*get_args(Record))

#: Each other value, except claims and reports, by the ``kind`` that it bears where it stands alone.
PARTS = _by_kind(Count, PartialDate, Period, Point, Place, Actor, Group, Source, Attribution, Span, Evidence, Problem)

#: Written even where they hold their default, because a reader of the JSON must not overlook them.
ALWAYS = frozenset(
    {"attribution", "claims", "language", "problems", "published", "publisher", "scope", "span", "stance"}
)
