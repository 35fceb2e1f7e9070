"""Everything that one word can be, gathered from the tables: what the reader asks a word."""

from typing import Any, Self, TypeVar, final

import attrs

from conflictmodel.lexicon.markers import (
    Adverb,
    AssaultVerb,
    Auxiliary,
    Coordinator,
    Deed,
    Determiner,
    Envoy,
    Home,
    IdentifyVerb,
    Label,
    Marker,
    Matter,
    Month,
    PlaceNoun,
    Preposition,
    Pronoun,
    Relative,
    RemainsNoun,
    Subordinator,
    Term,
    Thing,
    TimeUnit,
    TimeWord,
    TotalNoun,
    Weekday,
    Willing,
)
from conflictmodel.lexicon.syntax import Syntax
from conflictmodel.lexicon.terms import (
    ActorTerm,
    AttackNoun,
    CasualtyVerb,
    ContactNoun,
    ContactVerb,
    CountryTerm,
    EquipmentTerm,
    HarmNoun,
    IncidentWord,
    LossNoun,
    LossVerb,
    MovementNoun,
    MovementVerb,
    MoverTerm,
    OutcomeTerm,
    PeopleTerm,
)

T = TypeVar("T", bound=Term)
_PLAIN = Syntax()

#: What a word can be: at most one term of each class.
Terms = dict[type[Term], Term]

_TIES: tuple[type[Marker], ...] = (Relative, Subordinator, Preposition, Coordinator)
_CLOSED = (*_TIES, Auxiliary, Pronoun)

#: Classes of noun, the most telling first.
NOUNS: tuple[type[Term], ...] = (
    MoverTerm,
    EquipmentTerm,
    OutcomeTerm,
    PeopleTerm,
    ContactNoun,
    AttackNoun,
    LossNoun,
    MovementNoun,
    TotalNoun,
    ActorTerm,
    Envoy,
    CountryTerm,
    PlaceNoun,
    Home,
    RemainsNoun,
    Thing,
    Matter,
)

_TIMES = (TimeWord, TimeUnit, Weekday, Month)
#: Without a word of these a sentence holds no record.
RECORDING: frozenset[type[Term]] = frozenset(
    (
        CasualtyVerb,
        LossVerb,
        LossNoun,
        MovementVerb,
        MovementNoun,
        MoverTerm,
        OutcomeTerm,
        HarmNoun,
        ContactVerb,
        ContactNoun,
        Matter,
        Label,
        Willing,
        Deed,
        AttackNoun,
        IncidentWord,
        RemainsNoun,
        AssaultVerb,
        IdentifyVerb,
    )
)
_GROUPS = tuple(frozenset(group) for group in (NOUNS, _CLOSED, _TIMES))


def _term(kind: type[Term]) -> Any:  # noqa: ANN401  attrs takes it for the term
    """Make the default of a field for what a word is within one class, of which the words of a sentence are asked."""
    return attrs.Factory(lambda word: word.terms.get(kind), takes_self=True)


@final
@attrs.frozen(eq=False)
class Word:
    """Everything that a word can be.

    ``forms`` are the verb forms that it can stand for in any class, none if it is no verb;
    ``noun`` says whether it is a noun of some class, ``closed`` whether it is a word of the
    grammar that cannot stand within a noun phrase; ``time`` whether a time expression can hold
    it; ``guessed`` whether only its ending tells what it is; ``unreal`` whether it is an infinitive
    and no other form of a verb, in a language where no other word shows that; ``several`` whether as
    a present it can have several as its subject.
    """

    terms: Terms = attrs.field(factory=dict)
    forms: frozenset[str] = frozenset()
    noun: bool = False
    closed: bool = False
    time: bool = False
    guessed: bool = False
    unreal: bool = False
    several: bool = False
    determiner: Determiner | None = attrs.field(init=False, default=_term(Determiner))
    pronoun: Pronoun | None = attrs.field(init=False, default=_term(Pronoun))
    auxiliary: Auxiliary | None = attrs.field(init=False, default=_term(Auxiliary))
    adverb: Adverb | None = attrs.field(init=False, default=_term(Adverb))
    #: The words of the grammar that it can be, each of which ties phrases together, in the order in which they count.
    ties: tuple[Marker, ...] = attrs.field(init=False)

    @ties.default
    def _every_tie(self) -> tuple[Marker, ...]:
        return tuple(term for kind in _TIES if (term := self.get(kind)) is not None)

    @classmethod
    def of(cls, terms: Terms, syntax: Syntax = _PLAIN) -> Self:
        """Gather what the terms of a word have in common."""
        forms = frozenset[str]().union(*(term.forms for term in terms.values()))
        noun, closed, time = (not group.isdisjoint(terms) for group in _GROUPS)
        unreal = syntax.bare_infinitive and forms == {"infinitive"}
        return cls(terms, forms, noun, closed, time, unreal=unreal, several=syntax.plural_present)

    def get(self, kind: type[T]) -> T | None:
        """What the word is within one class, if it is anything there."""
        return self.terms.get(kind)  # type: ignore[return-value]  # a word files each term under its own class
