"""Clauses and nouns that tell of people killed, wounded, missing, abducted or captured.

A verb of harm gives its people their outcome: the object of an active verb, the subject of a
passive one. A noun such as "fatalities" carries its outcome with it, and a verb such as "rose"
moves a toll to its figure.
"""

from collections.abc import Iterator, Sequence
from typing import final

import attrs

from conflictmodel.lexicon.terms import (
    AssaultVerb,
    CasualtyVerb,
    Determiner,
    EquipmentTerm,
    LightVerb,
    OutcomeTerm,
    PeopleTerm,
    TollVerb,
    TotalNoun,
)
from conflictmodel.model.actor import Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.evidence import Rule
from conflictmodel.model.figure import Scope
from conflictmodel.model.source import Attribution
from conflictmodel.reading.circumstances import Circumstances, Setting, is_natural
from conflictmodel.reading.clauses import Clause, list_after
from conflictmodel.reading.entities import Figure, described, figure_of, group_of
from conflictmodel.reading.memory import is_party
from conflictmodel.reading.phrase import Noun, Tie
from conflictmodel.reading.sentence import Parsed
from conflictmodel.reading.victims import victims_of

_DEADLY = CasualtyVerb(outcome=Outcome.KILLED)


@final
@attrs.define(eq=False)
class Tally:
    """The figures read so far, by outcome: what "including three children" is a part of."""

    latest: dict[Outcome, Count] = attrs.field(factory=dict)
    #: The people of the last figure of the same sentence: of whom "others" are more.
    group: Group | None = None


def casualties(setting: Setting, tally: Tally) -> Iterator[Claim[Casualties]]:
    """Read every casualty figure of a sentence."""
    if is_natural(setting.parsed):
        return
    tally.group = None
    clauses = setting.parsed.clauses
    nouns = OutcomeTerm in setting.parsed.kinds
    done: set[int] = set()
    for number, clause in enumerate(clauses):
        if clause.get(TollVerb) is not None and setting.happened(clause):
            yield from _toll(setting, clause, clauses[number + 1 : number + 2], tally, done)
        if harm_of(clause) is not None:
            following = clauses[number + 1] if number + 1 < len(clauses) else None
            yield from _verb(setting, clause, following, tally, done)
        yield from _among(setting, clause, clauses[number + 1 : number + 2], tally, done)
        if nouns:
            yield from _nouns(setting, clause, tally, done)


def harm_of(clause: Clause) -> CasualtyVerb | None:
    """Tell what harm a verb does: of itself, or with a word beside it ("shot him to death")."""
    verb = clause.get(CasualtyVerb)
    if verb is None and clause.deadly and clause.get(AssaultVerb) is not None:
        return _DEADLY
    return verb


def patients(clause: Clause, *, takes: str = "object") -> tuple[list[Noun], bool]:
    """Give those whom a verb acts upon, and whether they are its subjects."""
    if takes == "subject" or clause.verb.passive:
        return clause.subjects, True
    if clause.verb.adjective or (clause.verb.bare and not clause.objects):
        return clause.subjects, True
    return clause.objects, False


def _verb(
    setting: Setting, clause: Clause, following: Clause | None, tally: Tally, done: set[int]
) -> Iterator[Claim[Casualties]]:
    """Read what a verb of harm says of its people."""
    if following is not None and _pair(setting, clause, following):
        return  # "killed or wounded": read with the second verb
    first = clause.previous
    partner = first if first is not None and _pair(setting, first, clause) else None
    outcome = _outcome(setting, clause, partner)
    ruling = clause if partner is None else partner
    if outcome is None or not setting.happened(ruling):
        return
    verb = harm_of(clause)
    takes = "object" if verb is None else verb.takes
    if partner is not None and not clause.objects:
        nouns, subjects = patients(partner, takes=takes)
    else:
        nouns, subjects = patients(clause, takes=takes)
    several = ruling.verb.several if subjects else None
    common = setting.circumstances(ruling)
    whole: Count | None = None
    for noun in nouns:
        figure = victims_of(setting.parsed, noun, outcome, several=several if len(nouns) == 1 else None)
        if figure is None or figure.noun.first in done:
            continue
        whole = figure.count
        yield _claim(setting, clause, outcome, figure, tally, done, common)
    if whole is None:
        return
    for part in _parts(setting, clause):
        yield _claim(setting, clause, outcome, part, tally, done, common | {"subset_of": whole}, Rule.PART)


def _parts(setting: Setting, clause: Clause) -> Iterator[Figure]:
    """Give the parts of a figure: "including nine women and a child"."""
    found = setting.parsed.phrases
    for k in range(clause.start, clause.stop):
        phrase = found[k]
        if isinstance(phrase, Tie) and "subset" in phrase.values:
            for noun in list_after(found, k + 1):
                figure = figure_of(noun)
                if figure is not None and figure.noun.get(EquipmentTerm) is None:
                    yield figure


def _pair(setting: Setting, first: Clause, second: Clause) -> bool:
    """Tell whether two verbs of harm share one figure: "killed and wounded"."""
    if harm_of(first) is None or harm_of(second) is None or second.at != first.at + 2:
        return False
    return isinstance(setting.parsed.phrases[first.at + 1], Tie)


def _outcome(setting: Setting, clause: Clause, partner: Clause | None) -> Outcome | None:
    verb = harm_of(clause)
    other = None if partner is None else harm_of(partner)
    if verb is None or other is None or verb.outcome is other.outcome:
        return None if verb is None else verb.outcome
    if {verb.outcome, other.outcome} == {Outcome.KILLED, Outcome.WOUNDED}:
        return Outcome.KILLED_OR_WOUNDED
    setting.problem("one figure for two outcomes that no word joins", clause)
    return None


def _claim(  # noqa: PLR0913, PLR0917  one claim is made of all of these, and of nothing else
    setting: Setting,
    clause: Clause,
    outcome: Outcome,
    figure: Figure,
    tally: Tally,
    done: set[int],
    common: Circumstances,
    rule: Rule = Rule.VERB,
) -> Claim[Casualties]:
    """Make the claim, and remember its figure for those that are parts of it."""
    parsed = setting.parsed
    group = group_of(parsed, figure.noun, setting.owner(clause), tally.group)
    record = Casualties(outcome, figure.count, group, **common)
    claim = setting.claim(record, clause, figure.noun, rule, clause.verb.main, figure.word)
    done.add(figure.noun.first)
    if record.subset_of is None:
        tally.group = group
        if record.scope is Scope.INCIDENT and claim.stance is Stance.ASSERTED:
            tally.latest[outcome] = figure.count
    return claim


def _toll(
    setting: Setting, clause: Clause, following: Sequence[Clause], tally: Tally, done: set[int]
) -> Iterator[Claim[Casualties]]:
    """Read a verb that moves a total: "the death toll rose to 13"."""
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
    running = running or (term is not None and "running" in term.values)
    group = _toll_group(setting, clause, total, figure)
    record = Casualties(
        outcome,
        figure.count,
        group,
        scope=Scope.CUMULATIVE if running else Scope.INCIDENT,
        when=period,
        where=setting.where(clause),
    )
    done |= {figure.noun.first, total.first}
    claim = setting.claim(record, clause, figure.noun, Rule.TOTAL, total, clause.verb.main, figure.word)
    attribution = claim.attribution or _putter(setting, clause, total)
    yield attrs.evolve(claim, attribution=attribution)
    common: Circumstances = {"when": record.when, "where": record.where, "scope": record.scope}
    for part in _parts(setting, clause):
        claim = _claim(setting, clause, outcome, part, tally, done, common | {"subset_of": figure.count}, Rule.PART)
        yield attrs.evolve(claim, attribution=attribution)


def _putter(setting: Setting, clause: Clause, total: Noun) -> Attribution:
    """Name whoever puts a total at a figure: "a union put the number of dead at 31"."""
    if clause.subjects and clause.subjects[0] is not total and is_party(setting.parsed, clause.subjects[0]):
        name = setting.memory.name(setting.parsed, clause.subjects[0])
        return Attribution((setting.memory.source(name),))
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


def _among(
    setting: Setting, clause: Clause, following: Sequence[Clause], tally: Tally, done: set[int]
) -> Iterator[Claim[Casualties]]:
    """Read "11 women were among the dead": parts of the figure that was told before."""
    for noun in clause.tied("among"):
        verb = noun.get(CasualtyVerb) or next(
            (one.get(CasualtyVerb) for one in following if one.verb.bare and not one.subjects), None
        )
        if verb is None or not setting.happened(clause):
            continue
        whole = tally.latest.get(verb.outcome)
        for subject in clause.subjects:
            figure = figure_of(subject)
            if figure is not None:
                yield _claim(setting, clause, verb.outcome, figure, tally, done, {"subset_of": whole}, Rule.PART)


def _nouns(setting: Setting, clause: Clause, tally: Tally, done: set[int]) -> Iterator[Claim[Casualties]]:
    """Read nouns that carry their outcome: "caused no casualties", "suffered 20 fatalities"."""
    nouns = [*clause.subjects, *clause.objects, *(noun for adjunct in clause.adjuncts for noun in adjunct.nouns)]
    for noun in nouns:
        term = noun.get(OutcomeTerm)
        figure = figure_of(noun)
        if term is None or figure is None or noun.first in done or not setting.happened(clause):
            continue
        light = clause.get(LightVerb)
        suffers = light is not None and "suffers" in light.values
        common = setting.circumstances(clause)
        victims = clause.subjects[0] if suffers and clause.subjects else None
        claim = _claim(setting, clause, term.outcome, figure, tally, done, common, Rule.NOUN)
        if victims is not None:
            group = attrs.evolve(
                group_of(setting.parsed, victims, setting.owner(clause)), description=setting.parsed.name(victims)
            )
            claim = attrs.evolve(claim, record=attrs.evolve(claim.record, victims=group))
        else:
            words = described(setting.parsed, figure.noun)
            if figure.noun.get(OutcomeTerm) is not None:  # "two fatalities", but "the death of two soldiers"
                words = words.removesuffix(setting.parsed.words[figure.noun.head].text).strip()
            group = attrs.evolve(claim.record.victims, description=words)
            claim = attrs.evolve(claim, record=attrs.evolve(claim.record, victims=group))
        yield claim
