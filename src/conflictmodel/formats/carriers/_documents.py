"""What the documents of a file state: claims, whatever kind of document they stand in."""

from collections.abc import Callable, Iterator
from typing import Any, Final, get_args

import attrs

from conflictmodel.errors import DecodeError
from conflictmodel.formats._kinds import PARTS, RECORDS
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.format import DocumentFormat, Head
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.report import Report
from conflictmodel.model.source import Attribution, Source

_KINDS: Final = frozenset({*RECORDS, *PARTS})


@attrs.frozen(kw_only=True, repr=False)
class ClaimDocuments(DocumentFormat):
    """A format of documents of the interchange form; ``begins`` tells one by its first object."""

    begins: Callable[[dict[str, Any]], bool]
    carriers: frozenset[str] = frozenset({"json", "jsonl"})

    def likeness(self, head: Head) -> int:
        """See :meth:`Format.likeness`; a table may have a column named record, so what it holds is looked at too."""
        return 1000 if head.carrier in self.carriers and any(map(self.begins, head.records[:1])) else 0


def is_document(first: dict[str, Any]) -> bool:
    """Tell whether an object looks like a record, a claim, a report or a part of one.

    A row of a table of claims bears its kind as well, and its stance, which no record has.
    """
    record, kind = first.get("record"), first.get("kind")
    if isinstance(record, dict):
        return "kind" in record
    return {"text", "claims"} <= first.keys() or (isinstance(kind, str) and kind in _KINDS and "stance" not in first)


class Stated:
    """Gathers claims from documents, and tells in ``problems`` of documents and parts that are none."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._reports = 0

    def claims(self, document: object, row: int | None) -> Iterator[Claim[Record]]:
        """Give what a document states; ``row`` is its number in the file.

        A report is the last source of its claims, for it passed them on. A record alone is stated by
        nobody that is named.
        """
        match document:
            case Claim():
                yield document
            case Report():
                self._reports += 1
                self._problems += [Problem(row, "problems", None, problem.why) for problem in document.problems]
                yield from (passed_on(claim, document.publisher) for claim in document.claims)
            case list():
                for item in document:
                    yield from self.claims(item, row)
            case _ if isinstance(document, get_args(Record)):
                yield Claim(document)
            case _:
                why = f"is a {type(document).__name__.lower()} alone, which nobody states; put it in a claim"
                self._problems.append(Problem(row, None, None, why))

    def refuse(self, fault: DecodeError, row: int | None) -> None:
        """Tell of a document that cannot be read."""
        why = "; ".join([fault.why, *getattr(fault, "__notes__", ())])
        self._problems.append(Problem(row, None if fault.path == "$" else fault.path, None, why))

    def end(self) -> None:
        """Tell, once for a file, what is not taken of its reports."""
        if self._reports:
            number = "a report" if self._reports == 1 else f"{self._reports:,} reports"
            why = (
                f"holds {number}: the claims are taken, with the publisher as their last source; text and date are not"
            )
            self._problems.append(Problem(None, None, None, why))


def passed_on(claim: Claim[Record], publisher: str | None) -> Claim[Record]:
    """Add a report's publisher to a claim's sources, unless it is there already."""
    if publisher is None or publisher in claim.attribution.names[-1:]:
        return claim
    return attrs.evolve(claim, attribution=Attribution((*claim.attribution, Source(publisher))))
