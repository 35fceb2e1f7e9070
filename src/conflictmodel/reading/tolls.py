"""Totals: the death toll, the number of wounded, and the verbs that put them at a figure."""

from collections.abc import Iterator, Sequence

import attrs

from conflictmodel.lexicon.markers import Determiner, TollVerb, TotalNoun
from conflictmodel.lexicon.terms import CasualtyVerb, OutcomeTerm, PeopleTerm
from conflictmodel.model.actor import Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim
from conflictmodel.model.evidence import Rule
from conflictmodel.model.figure import Scope
from conflictmodel.model.source import Attribution
from conflictmodel.reading.circumstances import Circumstances, Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import Figure, figure_of, group_of
from conflictmodel.reading.memory import is_party
from conflictmodel.reading.parts import some_of
from conflictmodel.reading.phrase import Noun
from conflictmodel.reading.reach import is_since
from conflictmodel.reading.scene import Scene
from conflictmodel.reading.sentence import Parsed


def toll(scene: Scene, clause: Clause, following: Sequence[Clause]) -> Iterator[Claim[Casualties]]:
    """Read a verb that moves a total: "the death toll rose to 13"."""
    setting = scene.setting
    total = next((noun for noun in (*clause.objects, *clause.subjects) if _is_total(noun)), None)
    if total is None:
        return
    beside = following if clause.previous is None else [clause.previous, *following]  # "the number of men killed rose"
    bare = [one for one in beside if one.verb.bare and one.subjects]
    figure = _toll_figure(setting, clause, total, [one for one in bare if one.subjects[0] is total])
    told = [one for one in bare if one.subjects[0] is total or (figure is not None and one.subjects[0] is figure.noun)]
    outcome = _toll_outcome(total, told)
    if outcome is None or figure is None:
        return
    period, running = next((found for one in (clause, *told) if (found := setting.when(one))[0]), (None, False))
    term = total.get(TotalNoun)
    running = (
        running or (term is not None and "running" in term.values) or is_since(setting.parsed, clause, perfect=False)
    )
    group = _toll_group(setting, clause, total, figure)
    record = Casualties(
        outcome,
        figure.count,
        group,
        scope=Scope.CUMULATIVE if running else Scope.INCIDENT,
        when=period,
        where=setting.where(clause),
    )
    scene.done |= {(outcome, figure.noun.first), (outcome, total.first)}
    claim = setting.claim(record, clause, figure.noun, Rule.TOTAL, total, clause.verb.main, figure.word)
    attribution = claim.attribution or _putter(setting, clause, total)
    yield attrs.evolve(claim, attribution=attribution)
    common: Circumstances = {"when": record.when, "where": record.where, "scope": record.scope}
    parts = (scene.victims(noun, outcome) for noun in some_of(setting.parsed, clause))
    for part in filter(None, parts):
        for claim in scene.tell(clause, outcome, part, common | {"subset_of": figure.count}, Rule.PART):
            yield attrs.evolve(claim, attribution=attribution)


def _putter(setting: Setting, clause: Clause, total: Noun) -> Attribution:
    """Name whoever puts a total at a figure: "a union put the number of dead at 31"."""
    if clause.subjects and clause.subjects[0] is not total and is_party(setting.parsed, clause.subjects[0]):
        name = setting.memory.name(setting.parsed, clause.subjects[0])
        return Attribution((setting.memory.source(setting.parsed, name),))
    return Attribution()


def _is_total(noun: Noun) -> bool:
    return (noun.get(TotalNoun) is not None or noun.get(OutcomeTerm) is not None) and figure_of(noun) is None


def _toll_outcome(total: Noun, told: Sequence[Clause]) -> Outcome | None:
    """Tell what a total is of: its noun says so, or the participle after it, or those it is of."""
    noun = total.get(OutcomeTerm)
    if noun is not None:
        return noun.outcome
    inner = None if total.of is None else total.of.get(OutcomeTerm)
    if inner is not None:
        return inner.outcome
    verbs = [one.get(CasualtyVerb) for one in told]
    verbs += [] if total.of is None else [total.of.get(CasualtyVerb)]
    return next((verb.outcome for verb in verbs if verb is not None), None)


def _toll_figure(setting: Setting, clause: Clause, total: Noun, told: Sequence[Clause]) -> Figure | None:
    words = setting.parsed.words
    for one in (clause, *told):
        for adjunct in one.adjuncts:
            term = words[adjunct.tie.first].get(TollVerb)
            if term is not None and "to" in term.values and (figure := figure_of(adjunct.noun)) is not None:
                return figure
    direct = (figure_of(noun) for noun in clause.objects if noun is not total)
    return next((figure for figure in direct if figure is not None), None)


def _toll_group(setting: Setting, clause: Clause, total: Noun, figure: Figure) -> Group:
    """Describe those whom a total counts: "Turkish military" of "Turkish military fatalities"."""
    parsed = setting.parsed
    if figure.noun.get(PeopleTerm) is not None:
        return group_of(parsed, figure.noun, setting.owner(clause))
    inner = total.of
    if inner is not None and inner.get(PeopleTerm) is not None and inner.get(CasualtyVerb) is None:
        return group_of(parsed, inner, setting.owner(clause))
    group = group_of(parsed, total, setting.owner(clause))
    first = total.first + bool(total.determiner)
    last = total.head - ("owner" in (_rows_of(parsed, total.head - 1)))
    words = parsed.between(first, last) if first < last else ""
    return attrs.evolve(group, description=words)


def _rows_of(parsed: Parsed, k: int) -> frozenset[str]:
    determiner = parsed.words[k].get(Determiner)
    return frozenset() if determiner is None else determiner.values
