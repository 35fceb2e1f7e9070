"""Strategies for the values of the model, from counts up to whole reports."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar, assert_never

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from conflictmodel.errors import brief, listed
from conflictmodel.model.actor import Actor, ActorKind, AgeGroup, CombatantStatus, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.count import MAX_FIGURE, Basis, Count
from conflictmodel.model.displacement import Displacement, Measure, Movement, Unit
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.evidence import Evidence, Rule
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import PartialDate, Period, Precision
from conflictmodel.model.place import Place, PlacePrecision, Point
from conflictmodel.model.report import Problem, Report
from conflictmodel.model.source import MAX_OFFSET, Attribution, Source, SourceKind, Span
from conflictmodel.model.vocabulary import Vocabulary

T = TypeVar("T")
V = TypeVar("V", bound=Vocabulary)

#: The last Sunday that a calendar of four-digit years has; the week after it has no end.
_LAST_SUNDAY = date(9999, 12, 26)

#: The hedges that leave no choice of bounds.
_OF_FIGURE = {
    Basis.EXACT: Count.exactly,
    Basis.AT_LEAST: Count.at_least,
    Basis.MORE_THAN: Count.more_than,
    Basis.AT_MOST: Count.at_most,
    Basis.FEWER_THAN: Count.fewer_than,
}

_WORDS = st.text(min_size=1).filter(str.strip)
_COUNTRIES = st.none() | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2)


def terms(vocabulary: type[V], wanted: Iterable[V | str] | None) -> list[V]:
    """The terms that are wanted, in the order in which the vocabulary lists them."""
    if wanted is None:
        return list(vocabulary)
    asked = list(wanted)
    found = [term for term in vocabulary if term in asked]
    if len(found) < len(set(asked)) or not asked:
        raise InvalidArgument(f"{brief(asked)} must be some of {listed(vocabulary)}")
    return found


def _few(elements: SearchStrategy[T], min_size: int = 0, max_size: int | None = 3) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(elements, min_size=min_size, max_size=max_size).map(tuple)


@st.composite
def counts(
    draw: DrawFn,
    min_value: int = 0,
    max_value: int = MAX_FIGURE,
    *,
    bases: Iterable[Basis | str] | None = None,
) -> Count:
    """Counts with every hedge, and every pair of bounds that the hedge allows.

    The figure that is stated, or both bounds where none is, lies from ``min_value`` to
    ``max_value``; no bound is above ``max_value``. Hedges that fit no such figure are left out,
    unless ``bases`` names them. A figure may have been rounded to a power of ten that divides it.
    """
    if not 0 <= min_value <= max_value <= MAX_FIGURE:
        raise InvalidArgument(f"{min_value=} and {max_value=} must be in order and lie from 0 to {MAX_FIGURE:,}")
    ranges = {basis: _figures(basis, min_value, max_value) for basis in terms(Basis, bases)}
    if bases is None:
        ranges = {basis: figures for basis, figures in ranges.items() if figures}
    basis = draw(st.sampled_from(list(ranges)))
    figure = draw(st.integers(ranges[basis].start, ranges[basis].stop - 1))
    step = draw(_steps(figure))
    match basis:
        case Basis.EXACT | Basis.AT_LEAST | Basis.MORE_THAN | Basis.AT_MOST | Basis.FEWER_THAN:
            return _OF_FIGURE[basis](figure, granularity=step)
        case Basis.ABOUT:
            low, high = draw(st.integers(0, figure)), draw(st.integers(figure, max_value))
            return Count(low, high, figure, basis, step)
        case Basis.NEARLY:
            return Count(draw(st.integers(0, figure - 1)), figure - 1, figure, basis, step)
        case Basis.BETWEEN:
            high = draw(st.integers(figure, max_value))
            return Count.between(figure, high, granularity=draw(_steps(figure, high)))
        case Basis.VAGUE:
            return Count.vague(figure, draw(st.none() | st.integers(figure, max_value)))
        case _:
            assert_never(basis)


def _figures(basis: Basis, least: int, most: int) -> range:
    """The figures that can be stated with a hedge, when no number in the count may be above ``most``."""
    if basis is Basis.MORE_THAN:
        return range(least, most)
    if basis in {Basis.FEWER_THAN, Basis.NEARLY}:
        return range(max(least, 1), most + 1)
    return range(least, most + 1)


def _steps(*figures: int) -> SearchStrategy[int]:
    """The steps to which figures may have been rounded."""
    return st.sampled_from([10**k for k in range(19) if all(figure % 10**k == 0 for figure in figures)])


@st.composite
def partial_dates(
    draw: DrawFn,
    min_value: date = date.min,
    max_value: date = date.max,
    *,
    precisions: Iterable[Precision | str] | None = None,
) -> PartialDate:
    """Dates known to the day, week, month or year, that take in a day from ``min_value`` to ``max_value``."""
    precision = draw(st.sampled_from(terms(Precision, precisions)))
    last = min(max_value, _LAST_SUNDAY) if precision is Precision.WEEK else max_value
    day = draw(st.dates(min_value, last))
    match precision:
        case Precision.DAY:
            return PartialDate.of(day)
        case Precision.WEEK:
            year, week, _ = day.isocalendar()
            return PartialDate(year, week=week)
        case Precision.MONTH:
            return PartialDate(day.year, day.month)
        case Precision.YEAR:
            return PartialDate(day.year)
        case _:
            assert_never(precision)


@st.composite
def periods(draw: DrawFn, dates: SearchStrategy[PartialDate] = partial_dates(), *, allow_open: bool = True) -> Period:
    """Single dates, spans from one date to another and, with ``allow_open``, spans that are open at one end."""
    one, other = draw(dates), draw(st.none() | dates)
    if other is None:
        ends = [(one, one), (None, one), (one, None)]
        return Period(*draw(st.sampled_from(ends if allow_open else ends[:1])))
    return Period(one, other) if one.first <= other.last else Period(other, one)


def points() -> SearchStrategy[Point]:
    """Positions anywhere on the earth, the poles and the date line among them."""
    return st.builds(Point, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))


def places(*, names: SearchStrategy[str] = _WORDS) -> SearchStrategy[Place]:
    """Places with or without a country, wider areas, a position and a precision."""
    return st.builds(
        Place,
        name=names,
        country=_COUNTRIES,
        admin=_few(_WORDS),
        point=st.none() | points(),
        precision=st.none() | st.sampled_from(PlacePrecision),
    )


def actors(
    *, names: SearchStrategy[str] = _WORDS, kinds: Iterable[ActorKind | str] | None = None
) -> SearchStrategy[Actor]:
    """States, armed groups, organisations and people, with or without a role."""
    return st.builds(
        Actor,
        name=names,
        kind=st.sampled_from(terms(ActorKind, kinds)),
        role=st.none() | _WORDS,
        affiliation=st.none() | _WORDS,
        country=_COUNTRIES,
    )


def groups(*, statuses: Iterable[CombatantStatus | str] | None = None) -> SearchStrategy[Group]:
    """People as a report may describe them: at length, by name, or not at all."""
    return st.builds(
        Group,
        description=st.text(),
        affiliation=st.none() | _WORDS,
        status=st.sampled_from(terms(CombatantStatus, statuses)),
        sex=st.sampled_from(Sex),
        age=st.sampled_from(AgeGroup),
        names=_few(_WORDS),
        country=_COUNTRIES,
    )


def sources(
    *, names: SearchStrategy[str] = _WORDS, kinds: Iterable[SourceKind | str] | None = None
) -> SearchStrategy[Source]:
    """Those who state something, of every kind."""
    return st.builds(Source, name=names, kind=st.sampled_from(terms(SourceKind, kinds)))


def attributions(
    sources: SearchStrategy[Source] = sources(), *, min_size: int = 0, max_size: int | None = 3
) -> SearchStrategy[Attribution]:
    """Chains of sources; the empty one is the report's own voice."""
    return st.builds(Attribution, _few(sources, min_size, max_size))


@st.composite
def spans(draw: DrawFn, text: str | None = None) -> Span:
    """Places of words in ``text``, or in any text; empty ones too."""
    length = MAX_OFFSET if text is None else len(text)
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


def evidence(*, rules: Iterable[Rule | str] | None = None, text: str | None = None) -> SearchStrategy[Evidence]:
    """Reasons why claims were read; where they point into a text, it is ``text`` if that is given."""
    return st.builds(Evidence, rule=st.sampled_from(terms(Rule, rules)), words=_few(spans(text), min_size=1))


@st.composite
def incidents(draw: DrawFn, *, types: Iterable[IncidentType | str] | None = None) -> Incident:
    """Things that happened, some of them without a type unless ``types`` are given."""
    known = st.sampled_from(terms(IncidentType, types))
    kind = draw(known if types is not None else st.none() | known)
    return Incident(
        kind,
        description=draw(_WORDS if kind is None else st.text()),
        actors=draw(_few(actors())),
        when=draw(st.none() | periods()),
        where=draw(st.none() | places()),
    )


def _circumstances(scopes: Iterable[Scope | str] | None) -> dict[str, SearchStrategy[Any]]:
    return {
        "scope": st.sampled_from(terms(Scope, scopes)),
        "perpetrator": st.none() | actors(),
        "means": st.none() | _WORDS,
        "when": st.none() | periods(),
        "where": st.none() | places(),
        "subset_of": st.none() | counts(),
    }


def casualties(
    counts: SearchStrategy[Count] = counts(),
    *,
    outcomes: Iterable[Outcome | str] | None = None,
    victims: SearchStrategy[Group] = groups(),
    scopes: Iterable[Scope | str] | None = None,
) -> SearchStrategy[Casualties]:
    """Figures of people killed, wounded, missing, abducted or captured."""
    return st.builds(
        Casualties,
        outcome=st.sampled_from(terms(Outcome, outcomes)),
        count=counts,
        victims=victims,
        **_circumstances(scopes),
    )


def equipment_losses(
    counts: SearchStrategy[Count] = counts(),
    *,
    equipment: Iterable[EquipmentClass | str] | None = None,
    statuses: Iterable[LossStatus | str] | None = None,
    scopes: Iterable[Scope | str] | None = None,
) -> SearchStrategy[EquipmentLoss]:
    """Figures of weapons and vehicles lost."""
    return st.builds(
        EquipmentLoss,
        count=counts,
        equipment=st.sampled_from(terms(EquipmentClass, equipment)),
        status=st.sampled_from(terms(LossStatus, statuses)),
        description=st.text(),
        model=st.none() | _WORDS,
        owner=st.none() | actors(),
        **_circumstances(scopes),
    )


def displacements(
    counts: SearchStrategy[Count] = counts(),
    *,
    movements: Iterable[Movement | str] | None = None,
    measures: Iterable[Measure | str] | None = None,
    scopes: Iterable[Scope | str] | None = None,
) -> SearchStrategy[Displacement]:
    """Figures of people driven from home, going back, or living displaced."""
    return st.builds(
        Displacement,
        count=counts,
        movement=st.sampled_from(terms(Movement, movements)),
        measure=st.sampled_from(terms(Measure, measures)),
        unit=st.sampled_from(Unit),
        people=groups(),
        origin=st.none() | places(),
        destination=st.none() | places(),
        **_circumstances(scopes),
    )


@st.composite
def diplomatic_contacts(
    draw: DrawFn,
    *,
    types: Iterable[ContactType | str] | None = None,
    parties: SearchStrategy[Actor] = actors(),
) -> DiplomaticContact:
    """Words and gestures between parties, with an initiator among them or without one."""
    present = draw(_few(parties, min_size=1))
    return DiplomaticContact(
        draw(st.sampled_from(terms(ContactType, types))),
        present,
        initiator=draw(st.none() | st.sampled_from(present)),
        topic=draw(st.none() | _WORDS),
        outcome=draw(st.none() | _WORDS),
        medium=draw(st.none() | _WORDS),
        when=draw(st.none() | periods()),
        where=draw(st.none() | places()),
    )


def records() -> SearchStrategy[Record]:
    """Records of every kind."""
    return st.one_of(incidents(), casualties(), equipment_losses(), displacements(), diplomatic_contacts())


def claims(
    records: SearchStrategy[Record] = records(),
    *,
    attributions: SearchStrategy[Attribution] = attributions(),
    stances: Iterable[Stance | str] | None = None,
    text: str | None = None,
) -> SearchStrategy[Claim[Record]]:
    """Statements of records; where they point into a text, it is ``text`` if that is given."""
    return st.builds(
        Claim[Record],
        record=records,
        attribution=attributions,
        stance=st.sampled_from(terms(Stance, stances)),
        span=st.none() | spans(text),
        repeats=_few(spans(text), max_size=2),
        evidence=st.none() | evidence(text=text),
        incident=st.none() | incidents(),
    )


def problems(*, text: str | None = None) -> SearchStrategy[Problem]:
    """Things that could not be read; where they point into a text, it is ``text`` if that is given."""
    return st.builds(Problem, why=_WORDS, span=st.none() | spans(text))


@st.composite
def reports(
    draw: DrawFn,
    texts: SearchStrategy[str] = st.text(),
    *,
    records: SearchStrategy[Record] = records(),
    max_claims: int | None = 3,
) -> Report:
    """Texts with claims and problems, all of whose spans lie in the text."""
    text = draw(texts)
    return Report(
        text,
        language=draw(st.sampled_from(["en", "fr", "ar", "uk", "pt-BR"])),
        published=draw(st.none() | st.dates()),
        publisher=draw(st.none() | _WORDS),
        claims=draw(_few(claims(records, text=text), max_size=max_claims)),
        problems=draw(_few(problems(text=text))),
    )
