"""What a clause tells of an event: the words for it, of what type, when, where and who took part.

The words for an event are sought in this order, and the first found are its description: what
did it or what it happened in ("killed by shelling", "an ambush left two dead"), then any other
noun for an event in the clause, then the verb ("ambushed a convoy").
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias, final

import attrs

from conflictmodel.lexicon.markers import Separate
from conflictmodel.lexicon.terms import AttackNoun, EquipmentTerm, IncidentWord, PeopleTerm
from conflictmodel.model.actor import Actor, CombatantStatus
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss
from conflictmodel.model.incident import IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import actor_of, group_of
from conflictmodel.reading.memory import is_party
from conflictmodel.reading.phrase import Noun, Verb
from conflictmodel.reading.signs import Needs, Sign, fact
from conflictmodel.reading.times import When

#: What can be of an event: claims of how many.
FigureClaim: TypeAlias = Claim[Casualties] | Claim[EquipmentLoss] | Claim[Displacement]
#: What an attack with a weapon of this class is, where only the weapon is named.
_ATTACK_WITH = {
    EquipmentClass.AIRCRAFT: IncidentType.AIR_DRONE_STRIKE,
    EquipmentClass.HELICOPTER: IncidentType.AIR_DRONE_STRIKE,
    EquipmentClass.DRONE: IncidentType.AIR_DRONE_STRIKE,
    EquipmentClass.COMBAT_DRONE: IncidentType.AIR_DRONE_STRIKE,
    EquipmentClass.LOITERING_MUNITION: IncidentType.AIR_DRONE_STRIKE,
    EquipmentClass.MISSILE: IncidentType.SHELLING_ARTILLERY_MISSILE_ATTACK,
    EquipmentClass.ARTILLERY: IncidentType.SHELLING_ARTILLERY_MISSILE_ATTACK,
    EquipmentClass.TOWED_ARTILLERY: IncidentType.SHELLING_ARTILLERY_MISSILE_ATTACK,
    EquipmentClass.SELF_PROPELLED_ARTILLERY: IncidentType.SHELLING_ARTILLERY_MISSILE_ATTACK,
    EquipmentClass.MULTIPLE_ROCKET_LAUNCHER: IncidentType.SHELLING_ARTILLERY_MISSILE_ATTACK,
    EquipmentClass.MORTAR: IncidentType.SHELLING_ARTILLERY_MISSILE_ATTACK,
}
#: Weapons that are stopped before they do harm; when anything else is shot down, that is a fight.
_STOPPED = frozenset(cls for cls in _ATTACK_WITH if "drone" in cls or "mun" in cls or cls is EquipmentClass.MISSILE)
_TAKEN = frozenset({Outcome.CAPTURED, Outcome.ABDUCTED})

#: A verb that tells of an event, or a noun for violence that does not go on for longer.
EVENTS = Needs.of(
    [
        Sign.of(
            lambda word: bool(word.forms) and word.get(IncidentWord) is not None,
            fact(AttackNoun, lambda noun: not noun.wide),
        )
    ]
)


@final
@attrs.frozen(eq=False)
class Telling:
    """What a clause tells of an event.

    ``mention`` is the phrase that names the event, ``name`` its main word and ``words`` what the
    report calls it, in ``full`` with its first figure; ``types`` are those that its words name,
    the surest first. ``time`` is how the words date it, ``when`` the period if that can be known.
    ``refers`` says that it was told of before ("the attack"), ``opens`` that it was not ("an
    attack"), ``apart`` that it is another one than the last; ``takes`` that people were taken,
    ``armed`` that its words say that both sides had arms; ``involved`` is what the sides are.
    """

    words: str
    full: str
    mention: Noun | Verb | None = None
    name: str = ""
    types: tuple[IncidentType, ...] = ()
    time: When | None = None
    when: Period | None = None
    where: Place | None = None
    actors: tuple[Actor, ...] = ()
    refers: bool = False
    opens: bool = False
    apart: bool = False
    takes: bool = False
    armed: bool = False
    involved: frozenset[CombatantStatus] = frozenset()


def telling_of(setting: Setting, clause: Clause, claims: Sequence[FigureClaim]) -> Telling:
    """Gather what a clause tells of an event, the figures of it aside; ``claims`` are what was read from it."""
    named = sorted(_named(setting, clause), key=_is_wide)
    first = named[0] if named else None
    name = "" if first is None else setting.parsed.words[first.head if isinstance(first, Noun) else first.main].low
    times = (time.when for one in setting.around(clause) for time in one.times)
    dated = next((when for when in times if not when.running), None)
    noun = first if isinstance(first, Noun) else None
    part = noun if noun is None or noun.of is None or noun.of.head != noun.head else noun.of  # "one of the missiles"
    determiner = frozenset[str]() if part is None else part.determiner
    full = _in_full(setting, first, claims)
    return Telling(
        _words(setting, first) or full,
        full,
        first,
        name.split(" ")[-1],
        tuple(_types(setting, named, claims)),
        dated,
        _when(setting, claims, dated),
        next((claim.record.where for claim in claims if claim.record.where is not None), None) or setting.where(clause),
        tuple(_actors(setting, clause, claims, first)),
        refers="definite" in determiner and not (noun is not None and _is_wide(noun)),
        opens="indefinite" in determiner or (part is not None and part.count is not None and not determiner),
        apart="other" in determiner or _is_apart(setting, clause, noun),
        takes=any(isinstance(claim.record, Casualties) and claim.record.outcome in _TAKEN for claim in claims),
        armed=any(term.armed for term in map(_term, named) if term is not None),
        involved=frozenset(_involved(setting, clause, first)),
    )


def tells_event(setting: Setting, clause: Clause) -> bool:
    """Tell whether a clause says that one event happened, though it has no figures: "rebels ambushed a convoy"."""
    if clause.get(IncidentWord) is not None:
        return setting.happened(clause)
    nouns = (*clause.subjects, *clause.objects)
    terms = (noun.get(AttackNoun) for noun in nouns if noun.get(EquipmentTerm) is None)
    return any(term is not None and not term.wide for term in terms) and setting.happened(clause)


def _centres(clause: Clause) -> list[Clause]:
    """Give a clause, and the one that forced it: "shelling forced 300 families to flee"."""
    forced = clause.previous if "infinitive" in clause.verb.moods else None
    return [clause] if forced is None else [clause, forced]


def _named(setting: Setting, clause: Clause) -> Iterator[Noun | Verb]:
    """Give the phrases that name the event, the surest first."""
    doers = (noun for one in _centres(clause) for noun in setting.doers(one))
    yield from (noun for noun in doers if _term(noun) is not None or _weapon(noun) is not None)
    around = [one for centre in _centres(clause) for one in setting.around(centre)]
    own = [noun for one in around for noun in (*one.subjects, *one.objects)]
    tied = [adjunct for one in around for adjunct in one.adjuncts if "also" not in adjunct.tie.values]
    beside = [noun for adjunct in tied for noun in adjunct.nouns]
    parts = [part for noun in (*own, *beside) for part in _parts(noun) if _term(part) is not None]
    yield from (part for part in parts if part.get(EquipmentTerm) is None)
    yield from (one.verb for one in around if one.get(IncidentWord) is not None)
    yield from (noun for noun in beside if _term(noun) is not None and noun.get(EquipmentTerm) is not None)


def _parts(noun: Noun) -> Iterator[Noun]:
    """Give a noun phrase and those that "of" joins to it: "the murder of two nuns"."""
    part: Noun | None = noun
    while part is not None:
        yield part
        part = part.of


def _term(phrase: Noun | Verb) -> AttackNoun | IncidentWord | None:
    """Say what a phrase is among the words for events."""
    attack = phrase.get(AttackNoun) if isinstance(phrase, Noun) else None
    return attack or phrase.get(IncidentWord)


def _is_wide(phrase: Noun | Verb) -> bool:
    """Tell whether a phrase names what goes on for longer than one event: the war."""
    term = _term(phrase)
    return isinstance(term, AttackNoun) and term.wide


def _weapon(noun: Noun) -> IncidentType | None:
    """Say what an attack with a weapon is."""
    equipment = noun.get(EquipmentTerm)
    return None if equipment is None else _ATTACK_WITH.get(equipment.equipment)


def _types(setting: Setting, named: Sequence[Noun | Verb], claims: Sequence[FigureClaim]) -> Iterator[IncidentType]:
    """Give the types that the words name, and the one that an outcome is by itself."""
    records = [claim.record for claim in claims]
    lost = [record.equipment for record in records if isinstance(record, EquipmentLoss)]
    for kind in (kind for phrase in named for kind in _kinds(setting, phrase)):
        if kind is IncidentType.DISRUPTED_WEAPONS_USE and not _STOPPED.issuperset(lost):
            continue  # a helicopter that is shot down was no weapon on its way
        yield kind
    if any(isinstance(record, Casualties) and record.outcome is Outcome.ABDUCTED for record in records):
        yield IncidentType.ABDUCTION_FORCED_DISAPPEARANCE


def _kinds(setting: Setting, phrase: Noun | Verb) -> Iterator[IncidentType]:
    """Give the types that a phrase names, its main word first: "landmine blast", "barrage of rockets"."""
    words = setting.parsed.words[phrase.first : phrase.last]
    main = (_term(phrase), phrase.get(EquipmentTerm))
    beside = ((token.get(AttackNoun), token.get(EquipmentTerm)) for token in words if isinstance(phrase, Noun))
    for term, weapon in (main, *beside):
        kind = None if term is None else term.type
        if kind is None and weapon is not None:
            kind = _ATTACK_WITH.get(weapon.equipment)
        if kind is not None:
            yield kind


def _involved(setting: Setting, clause: Clause, mention: Noun | Verb | None) -> Iterator[CombatantStatus]:
    """Tell who is attacked or fights, whether or not somebody was hurt: "ambushed an army patrol"."""
    around = setting.around(clause)
    nouns = [noun for one in around if one.verb is mention for noun in one.objects]
    nouns += _sides(around, mention)
    return (group_of(setting.parsed, noun, None).status for noun in nouns)


def _sides(around: Sequence[Clause], mention: Noun | Verb | None) -> list[Noun]:
    """Give those between whom an event was: "clashes between the army and rebels", "rebels clashed with police"."""
    if isinstance(mention, Verb):
        clash = [one for one in around if one.verb is mention and _is_clash(mention)]
        return [noun for one in clash for noun in (*one.subjects, *one.tied("companion"))]
    tied = (adjunct for one in around for adjunct in one.adjuncts if "joins" in adjunct.tie.values)
    return [noun for adjunct in tied if mention and adjunct.tie.first == mention.last for noun in adjunct.nouns]


def _is_clash(verb: Verb) -> bool:
    term = verb.get(IncidentWord)
    return term is not None and term.type is IncidentType.ARMED_CLASH


def _words(setting: Setting, mention: Noun | Verb | None) -> str:
    """Give the phrase that names the event, a verb with what it acts upon."""
    parsed = setting.parsed
    if isinstance(mention, Verb):
        clause = next(one for one in parsed.clauses if one.verb is mention)
        return parsed.between(mention.main, clause.objects[0].last if clause.objects else mention.last)
    return "" if mention is None else parsed.name(mention)


def _in_full(setting: Setting, mention: Noun | Verb | None, claims: Sequence[FigureClaim]) -> str:
    """Give the words from the name of the event to its first figure, in the order of the text."""
    parsed = setting.parsed
    spans = [span for claim in claims[:1] if claim.evidence is not None for span in claim.evidence.words]
    spans += [] if mention is None else [parsed.span(mention)]
    return " ".join(parsed.text[min(span.start for span in spans) : max(span.end for span in spans)].split())


def _when(setting: Setting, claims: Sequence[FigureClaim], dated: When | None) -> Period | None:
    told = (claim.record.when for claim in claims)
    period = next((one for one in told if one is not None), None)
    return dated.resolve(setting.published) if period is None and dated is not None else period


def _actors(
    setting: Setting, clause: Clause, claims: Sequence[FigureClaim], mention: Noun | Verb | None
) -> Iterator[Actor]:
    """Give those who did it, and those between whom it was: "clashes between the army and rebels"."""
    if claims:
        told = (claim.record.perpetrator for claim in claims if claim.stance is not Stance.DENIED)
        yield from (actor for actor in told if actor is not None)
    elif isinstance(mention, Verb) or any(noun is mention for noun in setting.doers(clause)):
        actor, _ = setting.by_whom(clause)
        yield from () if actor is None else (actor,)
    parties = (
        noun
        for noun in _sides(setting.around(clause), mention)
        if is_party(setting.parsed, noun) or noun.get(PeopleTerm)
    )
    yield from (actor_of(setting.parsed, noun, setting.memory) for noun in parties)


def _is_apart(setting: Setting, clause: Clause, mention: Noun | None) -> bool:
    """Tell whether a word of the clause parts it from what was told before: "elsewhere", "in a separate attack"."""
    parsed = setting.parsed
    if Separate not in parsed.kinds:
        return False
    within = range(parsed.phrases[clause.start].first, parsed.phrases[clause.stop - 1].last)
    beside = () if mention is None else range(mention.first, mention.last)
    return any(parsed.words[k].get(Separate) is not None for k in (*within, *beside))
