"""A text and what it states."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import final

import attrs

from conflictmodel.model import _check
from conflictmodel.model._check import maybe, one_of, refuse, tuple_of
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.incident import Incident
from conflictmodel.model.source import Span


@final
@attrs.frozen
class Problem:
    """Something in a report that could not be read as far as it should be, and where it stands.

    A batch goes on past it; the reader of the claims should not.
    """

    why: str = attrs.field(validator=_check.text())
    span: Span | None = attrs.field(default=None, validator=maybe(one_of(Span)))

    def __str__(self) -> str:
        return self.why if self.span is None else f"{self.why} (at {self.span.start})"


def _day(instance: object, attribute: "attrs.Attribute[date | None]", value: object) -> None:
    """Accept a calendar day; a ``datetime`` is a ``date`` to Python, but not to a reader."""
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise refuse(instance, attribute.name, value, "must be a date without a time of day")


@final
@attrs.frozen
class Report:
    """A text, who published it when, and the claims that were read in it.

    ``text`` is kept as it was given, so that every span can be shown; ``language`` is its
    BCP 47 code; ``claims`` stand in the order of the text; ``problems`` are what could not be
    settled, such as "Thursday" in a report without a date.
    """

    text: str = attrs.field(validator=_check.text(blank=True))
    language: str = attrs.field(default="en", validator=_check.text())
    published: date | None = attrs.field(default=None, validator=_day)
    publisher: str | None = attrs.field(default=None, validator=maybe(_check.text()))
    claims: tuple[Claim[Record], ...] = attrs.field(default=(), validator=tuple_of(one_of(Claim)))
    problems: tuple[Problem, ...] = attrs.field(default=(), validator=tuple_of(one_of(Problem)))

    def __attrs_post_init__(self) -> None:
        for field, span in self._spans():
            if span.end > len(self.text):
                raise refuse(
                    self, field, span, f"points past the end of the text, which has {len(self.text)} characters"
                )

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """The events of which the claims tell, each once, in the order in which they are first told."""
        found = {id(claim.incident): claim.incident for claim in self.claims if claim.incident is not None}
        return tuple(dict.fromkeys(found.values()))

    def claims_of(self, incident: Incident) -> tuple[Claim[Record], ...]:
        """Give the claims that tell of an event, in the order of the text."""
        return tuple(claim for claim in self.claims if claim.incident is incident or claim.incident == incident)

    def _spans(self) -> Iterator[tuple[str, Span]]:
        """Give every span that points into the text, and the field that holds it."""
        for index, claim in enumerate(self.claims):
            if claim.span is not None:
                yield f"claims[{index}].span", claim.span
            for place, span in enumerate(claim.repeats):
                yield f"claims[{index}].repeats[{place}]", span
            for place, span in enumerate(() if claim.evidence is None else claim.evidence.words):
                yield f"claims[{index}].evidence.words[{place}]", span
        for index, problem in enumerate(self.problems):
            if problem.span is not None:
                yield f"problems[{index}].span", problem.span
