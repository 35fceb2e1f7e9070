"""How a claim is said to people: what, how many, who, when, where, and who says so.

One place for it, so that a page and a table tell the same figure in the same words. To add a
kind of record: its :class:`Kind`, and a branch wherever the type checker names a missing one.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self, assert_never, final

import attrs

from conflictmodel.display import terms
from conflictmodel.display.dates import when
from conflictmodel.display.plain import Lines, one_line
from conflictmodel.model.actor import Actor, ActorKind, Group
from conflictmodel.model.casualties import Casualties
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.count import Basis, Count
from conflictmodel.model.displacement import Displacement, Unit
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.model.figure import Figure
from conflictmodel.model.incident import Incident
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.model.source import Attribution, SourceKind, Span


class Kind(StrEnum):
    """What a claim is about, with its JSON name, a sign that needs no colour, and its plain names."""

    sign: str
    one: str
    many: str

    def __new__(cls, value: str, sign: str, one: str, many: str) -> Self:
        """Make a member from its JSON name, its sign and its names for one and for many."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.sign, member.one, member.many = sign, one, many
        return member

    CASUALTIES = ("casualties", "●", "casualty figure", "casualty figures")
    EQUIPMENT_LOSS = ("equipment_loss", "■", "equipment loss", "equipment losses")
    DISPLACEMENT = ("displacement", "▲", "displacement figure", "displacement figures")
    DIPLOMATIC_CONTACT = ("diplomatic_contact", "◆", "diplomatic contact", "diplomatic contacts")
    INCIDENT = ("incident", "✱", "incident", "incidents")


class Label(StrEnum):
    """What a row of a claim tells."""

    WHAT = "What"
    HOW_MANY = "How many"
    RANGE = "Range"
    PART_OF = "Part of"
    SCOPE = "Counts"
    WHO = "Who"
    NAMED = "Named"
    WORDS = "As written"
    MODEL = "Model"
    OWNER = "Whose"
    MEASURE = "Measures"
    PARTIES = "Parties"
    TOPIC = "About"
    RESULT = "Outcome"
    BY_WHOM = "By whom"
    MEANS = "Means"
    WHEN = "When"
    WHERE = "Where"
    POSITION = "Position"
    FROM = "From"
    TO = "To"
    SAYS_WHO = "Says who"
    STANCE = "Stance"
    READ_FROM = "Read from"
    EVENT = "Event"


@final
@attrs.frozen
class Term:
    """Some words and what is known of them beside: "two of its soldiers" (combatant)."""

    said: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.said} ({self.note})" if self.note else self.said


@final
@attrs.frozen
class Row:
    """One labelled statement about a claim.

    ``quoted`` tells the report's own words, in its own language, from ours in English;
    ``joiner`` stands between several terms ("a senior official via Bloomberg").
    """

    label: Label
    terms: tuple[Term, ...]
    quoted: bool = False
    joiner: str = ", "

    def __str__(self) -> str:
        return self.joiner.join(map(str, self.terms))


def kind(record: Record) -> Kind:
    """Say which kind of record it is."""
    match record:
        case Casualties():
            return Kind.CASUALTIES
        case EquipmentLoss():
            return Kind.EQUIPMENT_LOSS
        case Displacement():
            return Kind.DISPLACEMENT
        case DiplomaticContact():
            return Kind.DIPLOMATIC_CONTACT
        case Incident():
            return Kind.INCIDENT
        case _:
            assert_never(record)


def what(record: Record) -> str:
    """Say in a few words what happened: "killed", "tank, destroyed", "phone call"."""
    match record:
        case Casualties():
            return terms.plain(record.outcome)
        case EquipmentLoss():
            return f"{terms.equipment(record.equipment)}, {terms.plain(record.status)}"
        case Displacement():
            return terms.movement(record.movement)
        case DiplomaticContact():
            return terms.plain(record.type)
        case Incident():
            return "an event" if record.type is None else terms.incident(record.type)
        case _:
            assert_never(record)


def how_many(record: Record) -> str | None:
    """Say the figure as it was hedged: "more than 50"; ``None`` for a record that counts nothing."""
    match record:
        case Casualties() | EquipmentLoss():
            return figure(record.count)
        case Displacement():
            return f"{figure(record.count)} {'people' if record.unit is Unit.PERSON else 'households'}"
        case DiplomaticContact() | Incident():
            return None
        case _:
            assert_never(record)


def figure(count: Count) -> str:
    """Say a count in plain words, without bounds that nobody stated."""
    return "an unstated number" if count.basis is Basis.VAGUE else str(count)


def bounds(count: Count) -> str:
    """Say the least, the stated and the most that a count allows."""
    rounded = f"; rounded to {count.granularity:,}" if count.granularity > 1 else ""
    if count.is_exact:
        return f"exact{rounded}"
    stated = "" if count.stated is None else f"; stated {count.stated:,}"
    high = "not given" if count.high is None else f"{count.high:,}"
    return f"low {count.low:,}{stated}; high {high}{rounded}"


def rows(claim: Claim[Record]) -> tuple[Row, ...]:
    """Say everything that a claim states, each under its label; what was not stated has no row."""
    return (
        *_present(_ours(Label.WHAT, what(claim.record)), _ours(Label.HOW_MANY, how_many(claim.record))),
        *size(claim.record),
        *details(claim),
        _ours(Label.STANCE, terms.stance(claim.stance)),
    )


def size(record: Record) -> tuple[Row, ...]:
    """Say how far a figure reaches: its bounds, what it is a part of, and what it takes in."""
    match record:
        case Casualties() | EquipmentLoss():
            measure = None
        case Displacement():
            measure = terms.measure(record.measure)
        case DiplomaticContact() | Incident():
            return ()
        case _:
            assert_never(record)
    part = None if record.subset_of is None else f"a figure of {figure(record.subset_of)}"
    return _present(
        _ours(Label.RANGE, bounds(record.count)),
        _ours(Label.PART_OF, part),
        _ours(Label.SCOPE, terms.scope(record.scope)),
        _ours(Label.MEASURE, measure),
    )


def reach(record: Record) -> tuple[str, ...]:
    """Say the same as :func:`size` in phrases that need no labels: "exact", "part of a figure of 20"."""
    return tuple(f"part of {row}" if row.label is Label.PART_OF else str(row) for row in size(record))


def details(claim: Claim[Record]) -> tuple[Row, ...]:
    """Say the circumstances and the source: what a heading with the figure and its size leaves to tell."""
    return _present(*_about(claim.record), _attribution(claim.attribution))


def heading(record: Record) -> str:
    """Say what and how many in one line: "killed: more than 50"."""
    number = how_many(record)
    return what(record) if number is None else f"{what(record)}: {number}"


def quote(place: Span, lines: Lines) -> str:
    """Say where in the text something stands, and with which words."""
    return f'line {lines.number(place.start):,}: "{one_line(place.of(lines.text))}"'


def tally(kinds: Iterable[Kind]) -> str:
    """Count claims by kind in one line: "3 claims: 2 casualty figures, 1 incident"."""
    found = list(kinds)
    if not found:
        return "no claims"
    numbers = [(found.count(each), each) for each in Kind]
    parts = ", ".join(f"{n:,} {each.one if n == 1 else each.many}" for n, each in numbers if n)
    return f"{len(found):,} {'claim' if len(found) == 1 else 'claims'}: {parts}"


def _about(record: Record) -> list[Row]:
    match record:
        case Casualties():
            return [*_group(record.victims), *_circumstances(record)]
        case EquipmentLoss():
            return [
                _said(Label.WORDS, record.description),
                _said(Label.MODEL, record.model),
                _actors(Label.OWNER, record.owner),
                *_circumstances(record),
            ]
        case Displacement():
            return [
                *_group(record.people),
                *_circumstances(record),
                *_place(Label.FROM, record.origin),
                *_place(Label.TO, record.destination),
            ]
        case DiplomaticContact():
            return [
                _actors(Label.FROM, record.initiator),
                _actors(Label.PARTIES if record.initiator is None else Label.TO, *record.recipients),
                _said(Label.TOPIC, record.topic),
                _said(Label.RESULT, record.outcome),
                _said(Label.MEANS, record.medium),
                *_setting(record.when, record.where),
            ]
        case Incident():
            return [
                _said(Label.WORDS, record.description),
                _actors(Label.WHO, *record.actors),
                *_setting(record.when, record.where),
            ]
        case _:
            assert_never(record)


def _circumstances(record: Figure) -> list[Row]:
    return [
        _actors(Label.BY_WHOM, record.perpetrator),
        _said(Label.MEANS, record.means),
        *_setting(record.when, record.where),
    ]


def _setting(period: Period | None, place: Place | None) -> list[Row]:
    return [_ours(Label.WHEN, None if period is None else when(period)), *_place(Label.WHERE, place)]


def _group(group: Group) -> list[Row]:
    facts = [group.affiliation, *(fact.value for fact in (group.status, group.sex, group.age)), group.country]
    note = ", ".join(fact for fact in facts if fact not in {None, "unknown"})
    words = group.description.strip()
    who = (
        Row(Label.WHO, (Term(words, note),), quoted=True)
        if words
        else _ours(Label.WHO, f"people ({note})" if note else None)
    )
    return [who, _said(Label.NAMED, *group.names)]


def _actors(label: Label, *actors: Actor | None) -> Row:
    return Row(label, tuple(_actor(actor) for actor in actors if actor is not None), quoted=True)


def _actor(actor: Actor) -> Term:
    kind_of = None if actor.kind is ActorKind.UNKNOWN else terms.plain(actor.kind)
    return Term(str(actor), ", ".join(fact for fact in (actor.affiliation, kind_of, actor.country) if fact))


def _place(label: Label, place: Place | None) -> list[Row]:
    if place is None:
        return []
    note = ", ".join(fact for fact in (place.country, terms.precision(place.precision)) if fact)
    point = place.point
    position = None if point is None else f"latitude {point.latitude:g}, longitude {point.longitude:g}"
    return [Row(label, (Term(str(place), note),), quoted=True), _ours(Label.POSITION, position)]


def _attribution(chain: Attribution) -> Row:
    if not chain:
        return _ours(Label.SAYS_WHO, "the report itself")
    names = (
        Term(source.name, "" if source.kind is SourceKind.UNKNOWN else terms.source_kind(source.kind))
        for source in chain
    )
    return Row(Label.SAYS_WHO, tuple(names), quoted=True, joiner=" via ")


def _ours(label: Label, words: str | None) -> Row:
    return Row(label, () if words is None else (Term(words),))


def _said(label: Label, *words: str | None) -> Row:
    return Row(label, tuple(Term(word) for word in words if word and word.strip()), quoted=True)


def _present(*found: Row) -> tuple[Row, ...]:
    return tuple(row for row in found if row.terms)
