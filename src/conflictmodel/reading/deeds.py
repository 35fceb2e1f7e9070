"""Nouns that tell of people killed, wounded or taken: "the murder of two nuns", "no casualties", "four bodies".

Such a noun has its people as its own number ("two deaths"), in what it is of, or as its owner
("the mayor's murder"). What it tells happened, whatever the verb of the clause does with it:
who condemns a murder, or does not, presupposes it.
"""

from collections.abc import Iterator

import attrs

from conflictmodel.lexicon.markers import Charge, Coordinator, Determiner, FoundVerb, RemainsNoun, Unreal, Unverified
from conflictmodel.lexicon.terms import CasualtyVerb, ContactVerb, HarmNoun, OutcomeTerm, PeopleTerm
from conflictmodel.model.actor import Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.contact import ContactType
from conflictmodel.model.count import Count
from conflictmodel.model.evidence import Rule
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import Figure, described, figure_of, group_of
from conflictmodel.reading.lists import is_comma, list_after, tied_noun
from conflictmodel.reading.phrase import Noun, Tie, Time
from conflictmodel.reading.scene import Scene
from conflictmodel.reading.sides import sufferers
from conflictmodel.reading.tokens import Token
from conflictmodel.reading.topics import is_topic

_WANTS = frozenset({ContactType.REQUEST, ContactType.WARNING_OR_THREAT, ContactType.OFFER})


def deeds(scene: Scene) -> Iterator[Claim[Casualties]]:
    """Read what the nouns of a sentence tell of people."""
    for at, noun in _nouns(scene):
        term = noun.get(OutcomeTerm)
        clause = _clause_at(scene, at)
        harm = noun.get(HarmNoun)
        if harm is not None and clause is not None and term is None:
            yield from _suffered(scene, clause, at, noun, harm.outcome)
        if term is None or clause is None or scene.is_unreal(noun) or _is_told_apart(scene, at, term.outcome):
            continue
        figure = figure_of(noun)
        counted = None if figure is None or _is_of_people(noun, figure.noun) else figure
        if counted is not None and counted.noun.get(OutcomeTerm) is not None:
            if noun.count is None and "negative" not in noun.determiner and not term.each:
                continue
            yield from _counted(scene, clause, at, counted, term.outcome)
        else:
            yield from _suffered(scene, clause, at, noun, term.outcome)


def _is_told_apart(scene: Scene, at: int, outcome: Outcome) -> bool:
    """Tell whether a participle says that something else befell those whom a noun counts: "a toll of ten wounded"."""
    outer = scene.parsed.phrases[at]
    told = (one.get(CasualtyVerb) for one in scene.parsed.clauses if one.verb.bare and one.subjects[:1] == [outer])
    return any(verb is not None and verb.outcome is not outcome for verb in told)


def _is_of_people(deed: Noun, counted: Noun) -> bool:
    """Tell whether those counted are people to whom the deed was done: "the killing of 20 hostages"."""
    return counted is not deed and counted.get(PeopleTerm) is not None


def called(scene: Scene) -> Iterator[Claim[Casualties]]:
    """Read people who are called by what befell them: "the two murdered women", "20 wounded"."""
    words = scene.parsed.words
    telling = [k for k, token in enumerate(words) if _befell(token)]
    for at, noun in _nouns(scene) if telling else ():
        if noun.count is None and noun.determiner.isdisjoint({"definite", "indefinite"}):
            continue
        k = next((k for k in telling if noun.first <= k <= noun.head), None)
        term = None if k is None else words[k].get(CasualtyVerb)
        clause = _clause_at(scene, at)
        if k is None or term is None or clause is None:
            continue
        if noun.get(RemainsNoun) is not None and term.outcome is not Outcome.KILLED:
            continue  # "the mutilated body"
        if is_topic(scene.parsed, clause, at):
            scene.speak_of([noun], term.outcome)
            continue
        if _is_only_possible(scene, clause, noun):
            continue
        figure = scene.victims(noun, term.outcome)
        if figure is not None:
            common = scene.beside(clause)
            yield from scene.tell(clause, term.outcome, figure, common, Rule.NAME, k)


def _is_only_possible(scene: Scene, clause: Clause, noun: Noun) -> bool:
    """Tell whether a verb of being does not say that there were any: "there could be 30 wounded men"."""
    told = "be" in clause.verb.moods and any(noun is one for one in clause.objects)
    return told and not scene.setting.happened(clause)


def _befell(token: Token) -> bool:
    term = token.get(CasualtyVerb)
    return term is not None and "participle" in term.forms


def remains(scene: Scene) -> Iterator[Claim[Casualties]]:
    """Read the dead who were found: "the bodies of two men were recovered"."""
    for at, noun in _nouns(scene):
        clause = _clause_at(scene, at)
        found = any(one.get(FoundVerb) is not None and scene.setting.happened(one) for one in scene.parsed.clauses)
        if noun.get(RemainsNoun) is None or clause is None or not found:
            continue
        whose = _whose(scene, at, noun)
        if is_topic(scene.parsed, clause, clause.at) or (whose is not None and is_topic(scene.parsed, clause, at - 1)):
            continue
        own = noun.count or (Count.exactly(1) if not scene.parsed.several(noun) else None)
        if noun.head - noun.first > 1 and noun.of is None and not _is_found(scene, noun):
            own = noun.count  # "the electoral body"
        people: list[Noun] = [] if noun.of is None else _people(scene, clause, at, noun.of)
        if whose is not None:
            own, people = None, [whose]
        figures = [figure for one in people if (figure := scene.victims(one, Outcome.KILLED)) is not None]
        bare = noun.of is None or noun.count is not None
        if not figures and own is not None and (Outcome.KILLED, noun.first) not in scene.done and bare:
            figures = [Figure(own, noun)]
        common = scene.setting.circumstances(clause)
        for figure in figures:
            around = common | scene.tally.part_of(scene.parsed, Outcome.KILLED, figure)
            yield from scene.tell(clause, Outcome.KILLED, figure, around, Rule.NOUN, noun.head)


def _whose(scene: Scene, at: int, noun: Noun) -> Noun | None:
    """Give whose remains they are: "the murder of a clerk whose body was found"."""
    before = scene.parsed.phrases[at - 1] if at > 0 else None
    if "whose" not in noun.determiner or not isinstance(before, Noun):
        return None
    return before.of or before


def _is_found(scene: Scene, noun: Noun) -> bool:
    """Tell whether a verb says that a noun phrase was found."""
    finds = (one for one in scene.parsed.clauses if one.get(FoundVerb) is not None)
    return any(noun is one for clause in finds for one in (*clause.subjects, *clause.objects))


def _nouns(scene: Scene) -> Iterator[tuple[int, Noun]]:
    """Give the noun phrases of a sentence, those that others are of included, with their place."""
    for at, phrase in enumerate(scene.parsed.phrases):
        part = phrase if isinstance(phrase, Noun) else None
        while part is not None:
            yield at, part
            part = part.of


def _clause_at(scene: Scene, at: int) -> Clause | None:
    """Give the clause in which a phrase stands."""
    clauses = scene.parsed.clauses
    holding = [one for one in clauses if at < one.stop and (one.start <= at or one.at <= at)]
    if holding:
        return max(holding, key=lambda one: (one.start, -abs(one.at - at)))
    return min(clauses, key=lambda one: abs(one.at - at), default=None)


def _counted(scene: Scene, clause: Clause, at: int, figure: Figure, outcome: Outcome) -> Iterator[Claim[Casualties]]:
    """Read a noun with a number of its own: "caused no casualties", "suffered 20 fatalities"."""
    setting, parsed, noun = scene.setting, scene.parsed, figure.noun
    if (outcome, noun.first) in scene.done or not setting.happened(clause) or is_topic(scene.parsed, clause, at):
        return
    if any(noun is one for other in parsed.clauses if not setting.happened(other) for one in other.objects):
        return  # "we will have nine murders by the time the year turns"
    group = sufferers(setting, clause, noun)
    if group is None:
        words = described(parsed, figure.noun).removesuffix(parsed.words[figure.noun.head].text).strip()
        group = attrs.evolve(group_of(parsed, figure.noun, setting.owner(clause)), description=words)
    earlier = [
        one for one in scene.tally.told if one.record.outcome is outcome and one.sentence != parsed.sentence.start
    ]
    rule = Rule.TOTAL if earlier and noun.count is not None else Rule.NOUN
    yield from _with_group(scene.tell(clause, outcome, figure, scene.beside(clause), rule, noun.head), group)


def _with_group(claims: Iterator[Claim[Casualties]], group: Group) -> Iterator[Claim[Casualties]]:
    for claim in claims:
        yield attrs.evolve(claim, record=attrs.evolve(claim.record, victims=group))


def _suffered(scene: Scene, clause: Clause, at: int, noun: Noun, outcome: Outcome) -> Iterator[Claim[Casualties]]:
    """Read those whose death or abduction a noun is."""
    if noun.of is not None:
        people = _people(scene, clause, at, noun.of)
    else:
        people = _owners(scene, noun) or _shared(scene, at) or _parted(scene, at)
    if _is_suspected(clause):
        people = [one for one in people if one.named or "definite" in one.determiner]
    if not people or _is_planned(scene, clause, at):
        return
    if is_topic(scene.parsed, clause, at):
        scene.speak_of(people, outcome)
        return
    common = scene.beside(clause)
    whole: Count | None = None
    if "person" in noun.determiner:
        common |= {"perpetrator": None}  # "was hit, leading to his death"
    for one in people:
        figure = scene.victims(one, outcome)
        if figure is not None:
            whole = figure.count
            claims = scene.tell(clause, outcome, figure, common, Rule.NOUN, noun.head)
            yield from _weighed(scene, clause, at, claims)
    for one in _parts(scene, at) if whole is not None else ():
        part = scene.victims(one, outcome)
        if part is not None:
            claims = scene.tell(clause, outcome, part, common | {"subset_of": whole}, Rule.PART, noun.head)
            yield from _weighed(scene, clause, at, claims)


def _is_suspected(clause: Clause) -> bool:
    """Tell whether somebody is only suspected of a deed: "suspected to be behind the killing of two nuns"."""
    above = clause.previous
    return above is not None and above.get(Charge) is not None and "infinitive" in clause.verb.moods


def _parts(scene: Scene, at: int) -> list[Noun]:
    """Give those who are singled out right after a noun and those whom it is of: "the killing of ten, including"."""
    found = scene.parsed.phrases
    k = at + 1 + (at + 1 < len(found) and is_comma(found[at + 1]))
    tie = found[k] if k < len(found) else None
    return list_after(found, k + 1, counted=False) if isinstance(tie, Tie) and "subset" in tie.values else []


def _weighed(scene: Scene, clause: Clause, at: int, claims: Iterator[Claim[Casualties]]) -> Iterator[Claim[Casualties]]:
    """Take a deed as done that is only mentioned where the clause itself says or denies something else."""
    outer = scene.parsed.phrases[at]
    said = any(outer is noun for noun in (*clause.subjects, *clause.objects))
    doubted = clause.unverified or Unverified in scene.parsed.kinds
    yield from claims if said or doubted else (attrs.evolve(claim, stance=Stance.ASSERTED) for claim in claims)


def _is_planned(scene: Scene, clause: Clause, at: int) -> bool:
    """Tell whether a deed is what somebody plans, threatens or calls for, and so has not been done."""
    outer = scene.parsed.phrases[at]
    verb = clause.get(ContactVerb)
    wants = clause.get(Unreal) is not None or (verb is not None and verb.type in _WANTS)
    return wants and any(outer is noun for noun in clause.objects)


def _people(scene: Scene, clause: Clause, at: int, inner: Noun) -> list[Noun]:
    """Give those whom a noun is of, with those that a list goes on with."""
    outer = scene.parsed.phrases[at]
    if any(outer is noun for noun in clause.subjects):
        return [inner, *(noun for noun in clause.subjects if noun.first > inner.first)]
    return [inner, *list_after(scene.parsed.phrases, at)[1:]]


def _shared(scene: Scene, at: int) -> list[Noun]:
    """Give those whom the next of two deeds is of: "the kidnapping and murder of a trader"."""
    found = scene.parsed.phrases
    if (
        at + 2 >= len(found)
        or not isinstance(found[at + 1], Tie)
        or getattr(found[at + 1], "kind", None) is not Coordinator
    ):
        return []
    following = found[at + 2]
    if isinstance(following, Noun) and following.get(OutcomeTerm) is not None and following.of is not None:
        return [following.of]
    return []


def _parted(scene: Scene, at: int) -> list[Noun]:
    """Give those whom a deed is of, though a time or place parts them: "the murder in Bogota on Monday of a nun"."""
    found = scene.parsed.phrases
    k = at + 1
    while k < len(found) and (isinstance(found[k], Time) or tied_noun(found, k)):
        tie = found[k]
        if isinstance(tie, Tie) and "of" in tie.values:
            return list_after(found, k + 1)
        k += 1 if isinstance(tie, Time) else 2
    return []


def _owners(scene: Scene, noun: Noun) -> list[Noun]:
    """Give the owner within a noun phrase: "the mayor" of "the mayor's murder"."""
    words = scene.parsed.words
    if "person" in noun.determiner:  # "his death"
        return [Noun(noun.first, noun.first + 1, noun.first, words[noun.first].word, pronoun=frozenset({"person"}))]
    for k in range(noun.first + 1, noun.head):
        determiner = words[k].get(Determiner)
        if determiner is not None and "owner" in determiner.values:
            return [Noun(noun.first, k, k - 1, words[k - 1].word, noun.count, noun.number, noun.determiner - {"owner"})]
    return []
