"""Clauses and nouns that tell of weapons and vehicles destroyed, damaged, abandoned, captured or lost.

A verb of loss has its things as its object or its subject; a noun such as "downing" has them after
"of"; and "losses included" lists them.
"""

from collections.abc import Iterator, Sequence
from typing import final

import attrs

from conflictmodel.lexicon.markers import ListVerb
from conflictmodel.lexicon.terms import EquipmentTerm, LossNoun, LossVerb, ModelName, PeopleTerm
from conflictmodel.model.actor import Actor
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.evidence import Rule
from conflictmodel.model.figure import Scope
from conflictmodel.reading.casualties import patients
from conflictmodel.reading.circumstances import Circumstances, Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import actor_of, described, owner_of
from conflictmodel.reading.lists import list_after
from conflictmodel.reading.memory import is_party
from conflictmodel.reading.nominals import Nominal, circumstances, nominals
from conflictmodel.reading.parts import part_of, singled_out
from conflictmodel.reading.phrase import Mark, Noun, Phrase, Tie, head_of, place_among
from conflictmodel.reading.sentence import Parsed
from conflictmodel.reading.signs import Needs, Sign
from conflictmodel.reading.things import Things, kind_of, things_of
from conflictmodel.reading.totals import total_of

LOSSES = Needs.of([Sign.of(LossVerb, LossNoun), Sign.of(EquipmentTerm, ModelName)])


@final
@attrs.define(eq=False)
class Lost:
    """The classes of which the report has told losses so far, so that "the frigate" is not lost twice."""

    classes: set[EquipmentClass] = attrs.field(factory=set)


@final
@attrs.define(eq=False)
class _Fate:
    """What the verbs of a sentence, one after the other, tell of the same things."""

    things: Things
    clause: Clause
    verb: LossVerb
    status: LossStatus
    acted_upon: bool


def equipment_losses(setting: Setting, lost: Lost) -> Iterator[Claim[EquipmentLoss]]:
    """Read every equipment loss of a sentence."""
    fates: dict[int, _Fate] = {}
    for clause in setting.parsed.clauses:
        verb = clause.get(LossVerb)
        if verb is not None and setting.happened(clause):
            _befall(setting, clause, verb, fates)
    for fate in fates.values():
        yield from _told(setting, fate, lost)
    for nominal in nominals(setting, LossNoun):
        yield from _named(setting, nominal, lost, fates)
    for clause in setting.parsed.clauses:
        if setting.happened(clause):
            yield from _listed(setting, clause, lost)
            yield from _risen(setting, clause)


def _befall(setting: Setting, clause: Clause, verb: LossVerb, fates: dict[int, _Fate]) -> None:
    """Note what a verb does to its things; those of an earlier verb are the same things still."""
    nouns, acted_upon = _victims(setting, clause, verb)
    part = part_of(setting.parsed, clause)
    nouns = nouns if part is None else [part.noun]
    for noun in nouns:
        things = things_of(setting.parsed, noun) or _same_as_before(setting, clause, noun) or _it(setting, clause, noun)
        if things is None or (verb.only and things.equipment not in verb.only):
            continue
        if things.bare and not acted_upon and verb.owner == "subject":
            continue  # "lost radar contact"
        if part is not None and part.whole.count != things.count:
            things = attrs.evolve(things, whole=part.whole.count)
        earlier = fates.get(things.noun.first)
        if earlier is None:
            fates[things.noun.first] = _Fate(things, clause, verb, verb.status, acted_upon)
        else:
            earlier.status = _last(setting, earlier, clause, verb)


def _victims(setting: Setting, clause: Clause, verb: LossVerb) -> tuple[list[Noun], bool]:
    """Give what a verb of loss befalls, and whether that is its subjects."""
    subject = verb.takes == "subject" or (verb.takes == "either" and not clause.objects)
    nouns, acted_upon = patients(clause, takes="subject" if subject else "object")
    opened: list[Noun] = [] if clause.verb.passive else _after_colon(setting.parsed.phrases, clause)
    if opened:
        nouns, acted_upon = opened, False
    after = clause.verb.last
    also = (adjunct for adjunct in clause.adjuncts if "also" in adjunct.tie.values)
    beside = (noun for adjunct in also if acted_upon or adjunct.tie.first >= after for noun in adjunct.nouns)
    return [*nouns, *beside], acted_upon


def _after_colon(found: Sequence[Phrase], clause: Clause) -> list[Noun]:
    """Give the list that a colon opens: "the brigade lost: three tanks and a radar"."""
    mark = found[clause.at + 1] if clause.at + 1 < len(found) else None
    return list_after(found, clause.at + 2) if isinstance(mark, Mark) and mark.low == ":" else []


def _same_as_before(setting: Setting, clause: Clause, noun: Noun) -> Things | None:
    """Read a figure that names no thing as one of those named last: "12 drones ..., and 10 were shot down"."""
    more = "other" in noun.determiner and noun.get(EquipmentTerm) is None
    every = _is_all(noun) and clause.verb.finite and not clause.verb.bare
    if not every and (noun.count is None or not (more or noun.head == noun.number)):
        return None
    found = setting.parsed.phrases
    before = (found[k] for k in range(place_among(found, noun) - 1, -1, -1))
    for phrase in before:
        kind = kind_of(setting.parsed, head_of(phrase)) if isinstance(phrase, Noun) else None
        if isinstance(phrase, Noun) and kind is not None:
            return _so_many(head_of(phrase) if every else noun, kind)
        if isinstance(phrase, Noun) and phrase.count is not None and phrase.get(PeopleTerm) is not None:
            return None
    return None


def _so_many(noun: Noun, kind: tuple[EquipmentClass, str | None] | None) -> Things | None:
    return None if noun.count is None or kind is None else Things(noun.count, noun, *kind)


def _is_all(noun: Noun) -> bool:
    """Tell whether a noun phrase is no more than "all" or "both"."""
    return "definite" in noun.determiner and noun.head == noun.first == noun.last - 1


def _it(setting: Setting, clause: Clause, noun: Noun) -> Things | None:
    """Read "it" as the one thing that the clause before acts on: "hit the frigate, sinking it"."""
    above = clause.previous
    if "thing" not in noun.pronoun or above is None or clause.verb.word.forms != {"gerund"} or len(above.objects) != 1:
        return None
    things = things_of(setting.parsed, above.objects[0])
    return things if things is not None and things.count == Count.exactly(1) else None


def _last(setting: Setting, earlier: _Fate, clause: Clause, verb: LossVerb) -> LossStatus:
    """Settle what became of the same things by two verbs: "destroyed or damaged" says no more than the weaker."""
    first, second = earlier.status, verb.status
    link = setting.parsed.phrases[clause.at - 1]
    joined = isinstance(link, Tie) and clause.at == earlier.clause.at + 2
    if first is second or not joined:
        return second
    if LossStatus.DAMAGED in {first, second}:
        return LossStatus.DAMAGED
    return LossStatus.LOST if isinstance(link, Tie) and "or" in link.values else second


def _told(setting: Setting, fate: _Fate, lost: Lost) -> Iterator[Claim[EquipmentLoss]]:
    """Make the claim of what a verb tells, and of the parts that it singles out."""
    clause, things = fate.clause, fate.things
    common = setting.circumstances(clause)
    loser: Noun | None = None
    if fate.verb.owner == "subject":
        loser = next(iter(clause.tied("agent") if fate.acted_upon else clause.subjects), None)
        common["perpetrator"] = None  # "were lost by the army"
    told = _Telling(clause, fate.status, common, Rule.VERB, clause.verb.main, loser)
    yield from _claims(setting, things, told, lost)
    follows = things.noun.first
    for noun, about in singled_out(setting.parsed, clause):
        part = things_of(setting.parsed, noun) if noun is about else _so_many(noun, kind_of(setting.parsed, about))
        if part is not None and noun.first > follows:
            part = attrs.evolve(part, whole=things.count)
            yield from _claims(setting, part, attrs.evolve(told, rule=Rule.PART), lost)


@final
@attrs.frozen(eq=False)
class _Telling:
    """What all figures of one verb or noun of loss have in common."""

    clause: Clause
    status: LossStatus
    common: Circumstances
    rule: Rule
    word: Phrase | int
    loser: Noun | None = None


def _claims(setting: Setting, things: Things, told: _Telling, lost: Lost) -> Iterator[Claim[EquipmentLoss]]:
    """Make the claim, unless its one thing is known and was told as lost before."""
    record = EquipmentLoss(
        things.count,
        things.equipment,
        told.status,
        _description(setting, things.noun),
        things.model,
        _owner(setting, things.noun, told),
        **told.common | {"subset_of": things.whole},
    )
    claim = setting.claim(record, told.clause, things.noun, told.rule, told.word, things.word)
    asserted = claim.stance is Stance.ASSERTED
    if things.known and asserted and things.equipment in lost.classes:
        return
    if asserted:
        lost.classes.add(things.equipment)
    yield claim


def _description(setting: Setting, noun: Noun) -> str:
    """Give the words for the things without their figures: "drones" of "17 of 21 drones"."""
    inner = noun.of
    counted = inner is not None and inner.head == noun.head and inner.number is not None
    if noun.number is None and "other" in noun.determiner:
        return setting.parsed.between(noun.first + 1, noun.last)  # "another drone"
    return described(setting.parsed, inner if counted and inner is not None else noun)


def _owner(setting: Setting, noun: Noun, told: _Telling) -> Actor | None:
    """Tell whose they were: the words say so, or the verb's subject lost them."""
    owner = owner_of(setting.parsed, noun, setting.owner(told.clause))
    inner = noun.of
    outer = inner if inner is not None and inner.head != noun.head else None  # "two tanks of the guard"
    for one in (outer, _keeper(setting.parsed, noun), told.loser):
        if owner is None and one is not None and _is_known(setting, one):
            owner = actor_of(setting.parsed, one, setting.memory)
    return owner


def _keeper(parsed: Parsed, noun: Noun) -> Noun | None:
    """Find whose things are by a word after them: "two tanks belonging to the army"."""
    found = parsed.phrases
    k = place_among(found, noun) + 1
    tie, keeper = found[k : k + 2] if k + 1 < len(found) else (None, None)
    belongs = isinstance(tie, Tie) and "belongs" in tie.values
    return keeper if belongs and isinstance(keeper, Noun) else None


def _is_known(setting: Setting, noun: Noun) -> bool:
    """Tell whether a noun phrase is somebody; a pronoun is, if it is known for whom it stands."""
    if noun.pronoun:
        return setting.memory.meant(setting.parsed, noun) is not None
    return is_party(setting.parsed, noun) or noun.get(PeopleTerm) is not None


def _named(
    setting: Setting, nominal: Nominal[LossNoun], lost: Lost, fates: dict[int, _Fate]
) -> Iterator[Claim[EquipmentLoss]]:
    """Read a noun of loss: "the downing of a drone", "the loss of two tanks and a radar"."""
    term, clause = nominal.term, nominal.clause
    common = circumstances(setting, nominal)
    owner = owner_of(setting.parsed, nominal.noun, setting.owner(clause))
    if term.owner != "subject" and owner is not None:
        common, owner = common | {"perpetrator": owner}, None
    told = _Telling(clause, term.status, common, Rule.NOUN, nominal.noun.head)
    for noun in nominal.members:
        things = things_of(setting.parsed, noun)
        if things is None or things.noun.first in fates or (term.only and things.equipment not in term.only):
            continue
        for claim in _claims(setting, things, told, lost):
            whose = claim.record.owner or owner
            yield attrs.evolve(claim, record=attrs.evolve(claim.record, owner=whose))


def _listed(setting: Setting, clause: Clause, lost: Lost) -> Iterator[Claim[EquipmentLoss]]:
    """Read what losses are made of: "its losses included three tanks and a radar"."""
    for subject in clause.subjects[:1] if clause.get(ListVerb) is not None else ():
        term = subject.get(LossNoun)
        if term is None:
            continue
        owner = owner_of(setting.parsed, subject, setting.owner(clause))
        common = setting.circumstances(clause) | {"perpetrator": None, "means": None}
        told = _Telling(clause, term.status, common, Rule.NOUN, subject.head)
        for noun in clause.objects:
            things = things_of(setting.parsed, noun)
            for claim in () if things is None else _claims(setting, things, told, lost):
                yield attrs.evolve(claim, record=attrs.evolve(claim.record, owner=claim.record.owner or owner))


def _risen(setting: Setting, clause: Clause) -> Iterator[Claim[EquipmentLoss]]:
    """Read a running total: "the number of tanks destroyed rose to 40"."""
    total = total_of(setting, clause)
    kind = None if total is None else kind_of(setting.parsed, total.counted)
    if total is None or kind is None:
        return
    told = [(one, verb) for one in total.told if (verb := one.get(LossVerb)) is not None]
    for one, verb in told[:1]:
        record = EquipmentLoss(
            total.figure.count,
            kind[0],
            verb.status,
            setting.parsed.said(total.counted),
            kind[1],
            owner_of(setting.parsed, total.counted, setting.owner(clause)),
            scope=Scope.CUMULATIVE,
            when=setting.when(one)[0] or setting.when(clause)[0],
            where=setting.where(one),
        )
        yield setting.claim(record, clause, total.figure.noun, Rule.TOTAL, clause.verb.main, total.figure.word)
