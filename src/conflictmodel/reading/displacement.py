"""Clauses and nouns that tell of people driven from home, returning, or living displaced.

A verb of movement has its people as its object or its subject; a noun such as "exodus" has them
after "of"; and a verb such as "rose" moves their number to a figure. Who is called a refugee and
nothing else lives displaced. Soldiers who flee are no displaced people.
"""

from collections.abc import Iterator
from typing import final

import attrs

from conflictmodel.lexicon.markers import Auxiliary, Determiner, Pronoun
from conflictmodel.lexicon.terms import (
    AttackNoun,
    MovementNoun,
    MovementVerb,
    MoverTerm,
    OutcomeTerm,
    PeopleTerm,
)
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.evidence import Rule
from conflictmodel.model.figure import Scope
from conflictmodel.reading.casualties import patients
from conflictmodel.reading.circumstances import Circumstances, Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import Figure, figure_of, group_of
from conflictmodel.reading.movers import (
    by_nature,
    can_move,
    from_home,
    in_refuge,
    is_civilian,
    is_share,
    mover_of,
    unit_of,
)
from conflictmodel.reading.nominals import Nominal, circumstances, nominals
from conflictmodel.reading.parts import part_of, singled_out
from conflictmodel.reading.phrase import Mark, Noun, Phrase
from conflictmodel.reading.signs import COUNTED, ONE, Needs, Sign, row
from conflictmodel.reading.totals import Total, total_of
from conflictmodel.reading.ways import way_of

_MOVES = Sign.of(MovementVerb, MovementNoun, MoverTerm)
_MOVED = Sign.of(PeopleTerm, MoverTerm)
#: A figure can be "a" or "no" before a word for those who are counted, or "nobody".
DISPLACEMENTS = Needs.of(
    [_MOVES, COUNTED],
    [_MOVES, _MOVED, ONE],
    [_MOVES, _MOVED, Sign.of(row(Determiner, "indefinite", "negative"), row(Pronoun, "nobody"))],
)


@final
@attrs.frozen(eq=False)
class _Telling:
    """What all figures of one verb or noun of movement have in common."""

    clause: Clause
    movement: Movement
    measure: Measure
    rule: Rule
    word: Phrase | int
    common: Circumstances


def displacements(setting: Setting) -> Iterator[Claim[Displacement]]:
    """Read every displacement figure of a sentence."""
    if not any(isinstance(phrase, Noun) and _counts(phrase) for phrase in setting.parsed.phrases):
        return  # whoever moved, nobody is counted
    done: dict[int, Movement] = {}
    clauses = setting.parsed.clauses
    for clause in clauses:
        total = total_of(setting, clause) if setting.happened(clause) else None
        if total is not None:
            yield from _risen(setting, clause, total, done)
    for clause in clauses:
        verb = clause.get(MovementVerb)
        if verb is not None and _came_about(setting, clause) and not by_nature(clause):
            yield from _moved(setting, clause, verb, done)
    for nominal in nominals(setting, MovementNoun):
        yield from _named(setting, nominal, done)
    if MoverTerm in setting.parsed.kinds:
        for clause in clauses:
            if setting.happened(clause):
                yield from _living(setting, clause, done)


def _counts(noun: Noun) -> bool:
    """Tell whether a noun phrase, or what it is of, states a figure."""
    return figure_of(noun) is not None or (noun.of is not None and _counts(noun.of))


def _came_about(setting: Setting, clause: Clause) -> bool:
    """Tell whether it happened; "crossed to seek asylum" tells what the crossing was."""
    if setting.happened(clause):
        return True
    above = clause.previous
    purpose = clause.verb.moods == {"infinitive"} and above is not None and above.get(MovementVerb) is not None
    return purpose and above is not None and setting.happened(above)


def _moved(
    setting: Setting, clause: Clause, verb: MovementVerb, done: dict[int, Movement]
) -> Iterator[Claim[Displacement]]:
    """Read what a verb of movement says of its people, and of the parts that it singles out."""
    subject = verb.takes == "subject" or (verb.takes == "either" and not clause.objects)
    nouns, _ = patients(clause, takes="subject" if subject else "object")
    part = part_of(setting.parsed, clause)
    nouns = nouns if part is None else [part.noun]
    whole = None if part is None else part.whole.count
    goes_on = part is not None and part.whole.first in done
    measure = _measure(clause, verb)
    for noun in nouns:
        for figure in _figures(setting, noun):
            movement = _movement(clause, verb, mover_of(setting.parsed, figure.noun))
            if _is_told(done, figure.noun, movement) or not can_move(setting.parsed, figure.noun):
                continue
            if not (goes_on or _fits(setting, clause, verb, figure.noun)):
                continue
            told = _telling(setting, clause, movement, measure)
            yield _claim(setting, told, figure, done, whole)
            yield from _parts(setting, told, figure, done)


def _is_told(done: dict[int, Movement], noun: Noun, movement: Movement) -> bool:
    """Tell whether the same people were read: who fled and came back moved twice."""
    before = done.get(noun.first)
    return before is not None and (before is Movement.RETURN) is (movement is Movement.RETURN)


def _fits(setting: Setting, clause: Clause, verb: MovementVerb, noun: Noun) -> bool:
    """Tell whether what the verb needs stands with it."""
    match verb.needs:
        case "movers":
            refuge = verb.measure is Measure.STOCK and in_refuge(clause)
            return refuge or mover_of(setting.parsed, noun) is not None
        case "home":
            return from_home(setting.parsed, clause)
        case "civilians":
            return is_civilian(noun) or from_home(setting.parsed, clause)
        case _:
            return True


def _parts(setting: Setting, told: _Telling, whole: Figure, done: dict[int, Movement]) -> Iterator[Claim[Displacement]]:
    """Read some of those told of: "including 900 children"."""
    for noun, about in singled_out(setting.parsed, told.clause):
        figure = figure_of(noun)
        after = noun.first > whole.noun.first and noun.first not in done
        if figure is not None and after and can_move(setting.parsed, about):
            claim = _claim(setting, attrs.evolve(told, rule=Rule.PART), figure, done, whole.count)
            group = group_of(setting.parsed, about, setting.owner(told.clause))
            yield attrs.evolve(claim, record=attrs.evolve(claim.record, people=group))


def _named(
    setting: Setting, nominal: Nominal[MovementNoun], done: dict[int, Movement]
) -> Iterator[Claim[Displacement]]:
    """Read a noun of movement: "the exodus of 300 families"."""
    term = nominal.term
    for noun in nominal.members:
        figure = figure_of(noun)
        mover = None if figure is None else mover_of(setting.parsed, figure.noun)
        if figure is None or figure.noun.first in done or not can_move(setting.parsed, figure.noun):
            continue
        if term.needs == "movers" and mover is None:
            continue
        movement = mover.movement if mover is not None and term.needs == "movers" else term.movement
        common = circumstances(setting, nominal)
        told = _Telling(nominal.clause, movement, Measure.FLOW, Rule.NOUN, nominal.noun.head, common)
        yield _claim(setting, told, figure, done)
        yield from _parts(setting, told, figure, done)


def _risen(setting: Setting, clause: Clause, total: Total, done: dict[int, Movement]) -> Iterator[Claim[Displacement]]:
    """Read a total: those who live displaced at a time, or all who have moved up to then."""
    people = total.counted
    mover = mover_of(setting.parsed, people)
    moves = ((one, verb) for one in total.told if (verb := one.get(MovementVerb)) is not None and not verb.needs)
    one, verb = next(moves, (clause, None))
    movement = mover.movement if mover is not None else None if verb is None else verb.movement
    if movement is None or not can_move(setting.parsed, people):
        return
    measure = Measure.STOCK if mover is not None else Measure.FLOW
    common = setting.circumstances(clause) | {"perpetrator": None, "means": None}
    if measure is Measure.FLOW:
        common["scope"] = Scope.CUMULATIVE
        common["when"] = common["when"] or setting.when(one)[0]
    common["where"] = common["where"] or setting.where(one)
    told = _Telling(one, movement, measure, Rule.TOTAL, clause.verb.main, common)
    claim = _claim(setting, told, total.figure, done)
    group = group_of(setting.parsed, people, setting.owner(clause))
    unit = unit_of(people, mover)
    yield attrs.evolve(claim, record=attrs.evolve(claim.record, people=group, unit=unit))


def _living(setting: Setting, clause: Clause, done: dict[int, Movement]) -> Iterator[Claim[Displacement]]:
    """Read people who are called refugees or the like, where they only are or are had: a stock."""
    nouns = (*clause.subjects, *clause.objects)
    named = any(noun.get(PeopleTerm) or noun.get(OutcomeTerm) for noun in nouns if figure_of(noun) is None)
    is_had = clause.verb.word.get(Auxiliary) is not None and not any(clause.tied("among"))
    for noun in nouns if is_had and not named else ():
        figure = figure_of(noun)
        mover = None if figure is None else mover_of(setting.parsed, figure.noun)
        if figure is not None and mover is not None and figure.noun.first not in done:
            word = figure.noun.head
            common = setting.circumstances(clause)
            told = _Telling(clause, mover.movement, Measure.STOCK, Rule.NAME, word, common)
            yield _claim(setting, told, figure, done)
            yield from _parts(setting, told, figure, done)


def _figures(setting: Setting, noun: Noun) -> Iterator[Figure]:
    """Give a figure, and the one in brackets after it: "135,000 people (about 27,000 households)"."""
    figure = figure_of(noun)
    if figure is None or is_share(noun, figure.noun):
        return
    yield figure
    found = setting.parsed.phrases
    k = next((k for k, phrase in enumerate(found) if phrase is noun), len(found))
    if k + 2 < len(found):
        mark, inner = found[k + 1], found[k + 2]
        if isinstance(mark, Mark) and mark.low == "(" and isinstance(inner, Noun):
            other = figure_of(inner)
            if other is not None and other.noun.get(PeopleTerm) is not None:
                yield other


def _movement(clause: Clause, verb: MovementVerb, mover: MoverTerm | None) -> Movement:
    """Settle how they moved: the verb says, unless it only says that they did and a noun says more."""
    if mover is not None and verb.movement in {None, Movement.FORCED_DISPLACEMENT, Movement.REFUGEE}:
        return mover.movement
    if verb.movement is Movement.FORCED_DISPLACEMENT and any(clause.tied("internal")):
        return Movement.INTERNAL_DISPLACEMENT
    return verb.movement or Movement.FORCED_DISPLACEMENT


def _measure(clause: Clause, verb: MovementVerb) -> Measure:
    """Tell a flow from a stock: who "were displaced" moved, who "are displaced" live so."""
    moods = clause.verb.moods
    held = clause.verb.passive or clause.verb.adjective
    settled = held and "state" in moods and "have" not in moods and not clause.times
    return Measure.STOCK if settled or _is_held(clause) else verb.measure


def _is_held(clause: Clause) -> bool:
    """Tell whether a participle describes those whom a place shelters: "shelters 300 displaced"."""
    above = clause.previous
    holds = None if above is None or not clause.verb.bare else above.get(MovementVerb)
    if above is None or holds is None or holds.measure is not Measure.STOCK:
        return False
    return any(clause.subjects[:1] == [noun] for noun in above.objects)


def _telling(setting: Setting, clause: Clause, movement: Movement, measure: Measure) -> _Telling:
    common = setting.circumstances(_around(clause)[-1])
    fled = next((noun for noun in clause.objects if noun.get(AttackNoun) is not None), None)
    if fled is not None and clause.acts:
        common["means"] = common["means"] or setting.parsed.name(fled)  # "fled the fighting"
    return _Telling(clause, movement, measure, Rule.VERB, clause.verb.main, common)


def _around(clause: Clause) -> list[Clause]:
    """Give the clause and the one whose purpose or outcome it tells: "forced 300 families to flee"."""
    outer = clause.previous if clause.verb.moods == {"infinitive"} or _is_held(clause) else None
    return [clause] if outer is None else [clause, outer]


def _claim(
    setting: Setting, told: _Telling, figure: Figure, done: dict[int, Movement], whole: Count | None = None
) -> Claim[Displacement]:
    """Make the claim of a figure, and remember the figure."""
    mover = mover_of(setting.parsed, figure.noun)
    way = way_of(setting, _around(told.clause), figure, told.measure, told.common["where"])
    record = Displacement(
        figure.count,
        told.movement,
        told.measure,
        unit_of(figure.noun, mover),
        group_of(setting.parsed, figure.noun, setting.owner(told.clause)),
        way.origin,
        way.destination,
        **told.common | {"where": way.where, "subset_of": whole},
    )
    done[figure.noun.first] = told.movement
    return setting.claim(record, told.clause, figure.noun, told.rule, told.word, figure.word)
