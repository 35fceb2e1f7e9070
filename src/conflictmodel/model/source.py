"""Where a statement comes from: the kinds of source behind a report."""

from collections.abc import Iterator
from typing import final

import attrs

from conflictmodel.model._check import one_of, refuse, text, tuple_of, whole
from conflictmodel.model.vocabulary import Vocabulary

#: The largest offset of a span: more than any text has, and exact in every JSON reader.
MAX_OFFSET = 2**53 - 1


class SourceKind(Vocabulary):
    """What sort of source spoke, which tells what it could know and what it may wish to be believed.

    A kind is not a grade: no source is trusted or doubted for its kind alone. After the sources
    that casualty recorders use, as set out in Every Casualty's "The Range of Sources in Casualty
    Recording" (2012) and OHCHR's "Guidance on Casualty Recording" (HR/PUB/19/1, 2019).
    """

    GOVERNMENT = (
        "government",
        "A civil authority of a country, region or town: a ministry, a governor, a mayor, a rescue service.",
        "Every Casualty: official reports, state agencies",
    )
    MILITARY = (
        "military",
        "The armed forces of a state: a general staff, a unit, an army spokesperson.",
        "Every Casualty: official reports, military",
    )
    POLICE = (
        "police",
        "Police, or another force that keeps order and investigates.",
        "Every Casualty: official reports, police",
    )
    ARMED_GROUP = (
        "armed_group",
        "A group that fights and is no state's force, speaking for itself.",
        "OHCHR HR/PUB/19/1: armed groups",
    )
    MEDICAL = (
        "medical",
        "People who treat the wounded or receive the dead: a hospital, an ambulance crew, a morgue.",
        "Every Casualty: hospital and medico-legal institution reports",
    )
    MEDIA = (
        "media",
        "A news agency, newspaper, broadcaster or journalist reporting for the public.",
        "Every Casualty: media reports",
    )
    UN = (
        "un",
        "The United Nations, one of its agencies or missions, or another body set up by states.",
        "Every Casualty: international organisations",
    )
    NGO = (
        "ngo",
        "An organisation outside government that helps people or speaks for them: relief, rights, faith.",
        "Every Casualty: non-governmental organisations",
    )
    MONITOR = (
        "monitor",
        "A group or project that records the conflict as its work, and publishes what it can document.",
        "Every Casualty: casualty recorders",
    )
    WITNESS = (
        "witness",
        "Somebody who was there or was close to those harmed: a survivor, a neighbour, a relative.",
        "Every Casualty: witness testimony",
    )
    SOCIAL_MEDIA = (
        "social_media",
        "Posts, pictures or films that somebody put online, where who they are is not established.",
        "Every Casualty: crowdsourcing and social media",
    )
    UNKNOWN = (
        "unknown",
        "The report does not say who spoke, or says too little to tell what sort of source it is.",
        "conflictmodel: SourceKind; recorders keep every source and have no such kind",
    )


@final
@attrs.frozen
class Source:
    """Somebody who states something: a ministry, a news agency, a witness.

    ``name`` is the name as written ("Turkey's Defense Ministry", "a senior Turkish official").
    """

    name: str = attrs.field(validator=text())
    kind: SourceKind = attrs.field(default=SourceKind.UNKNOWN, validator=one_of(SourceKind))

    def __str__(self) -> str:
        return self.name


@final
@attrs.frozen
class Attribution:
    """Who says so: a chain of sources, the origin first, then whoever passed it on.

    "Bloomberg reported citing a senior official" is ``(a senior official, Bloomberg)``. An
    empty chain is the report's own voice. Behaves as a sequence of its sources.
    """

    sources: tuple[Source, ...] = attrs.field(default=(), validator=tuple_of(one_of(Source)))

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the chain, the origin first."""
        return tuple(source.name for source in self.sources)

    @property
    def origin(self) -> Source | None:
        """The source that the statement goes back to; ``None`` for the report's own voice."""
        return self.sources[0] if self.sources else None

    def __iter__(self) -> Iterator[Source]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)

    def __getitem__(self, index: int) -> Source:
        return self.sources[index]

    def __str__(self) -> str:
        return " via ".join(self.names)


@final
@attrs.frozen
class Span:
    """Where words stand in a text: code points from ``start`` up to, not including, ``end``.

    >>> Span(4, 7).of("the war")
    'war'
    """

    start: int = attrs.field(validator=whole(0, MAX_OFFSET))
    end: int = attrs.field(validator=whole(0, MAX_OFFSET))

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise refuse(self, "end", self.end, f"must not be below start, which is {self.start}")

    def of(self, text: str) -> str:
        """Cut the words out of the text that the span was made for."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def __contains__(self, other: "Span") -> bool:
        """Tell whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start
