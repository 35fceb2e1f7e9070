"""Clauses that tell of people killed, wounded, missing, abducted or captured.

A verb of harm gives its people their outcome: the object of an active verb, the subject of a
passive one. What nouns tell is read in ``deeds``, what totals tell in ``tolls``.
"""

from collections.abc import Iterator, Sequence

from conflictmodel.lexicon.markers import Adverb, Anybody, AssaultVerb, Coordinator, IdentifyVerb, RemainsNoun, TollVerb
from conflictmodel.lexicon.terms import CasualtyVerb, HarmNoun, OutcomeTerm, PeopleTerm
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Basis
from conflictmodel.model.evidence import Rule
from conflictmodel.reading.attribution import is_charge
from conflictmodel.reading.circumstances import Circumstances, Setting, is_natural
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.deeds import called, deeds, remains
from conflictmodel.reading.entities import Figure, figure_of
from conflictmodel.reading.lists import aside_after, is_comma, list_after
from conflictmodel.reading.named import identified, may_identify, names_after
from conflictmodel.reading.parts import some_of
from conflictmodel.reading.phrase import Mark, Noun, Tie, place_among
from conflictmodel.reading.scene import Scene
from conflictmodel.reading.sentence import Parsed
from conflictmodel.reading.signs import COUNTED, Needs, Sign, row
from conflictmodel.reading.tally import Tally
from conflictmodel.reading.tolls import toll
from conflictmodel.reading.topics import is_topic, kin_of

#: What can befall people before they die.
_BEFORE_DEATH = frozenset({Outcome.ABDUCTED, Outcome.CAPTURED})
_HARMS = frozenset((CasualtyVerb, OutcomeTerm, HarmNoun, RemainsNoun))
_NOUNS = frozenset((OutcomeTerm, HarmNoun))
_DEADLY = CasualtyVerb(outcome=Outcome.KILLED)
_ASSAULTS = Sign.of(AssaultVerb, IdentifyVerb)
#: An assault alone tells of nobody's harm: it needs a word that says that it was deadly, or people whom another
#: sentence may mean, by their number or as those told of before.
CASUALTIES = Needs.of(
    [Sign.of(*_HARMS)],
    [Sign.of(AssaultVerb), Sign.of(row(Adverb, "deadly"))],
    [_ASSAULTS, Sign.of(Anybody)],
    [_ASSAULTS, Sign.of(PeopleTerm), COUNTED],
)


def casualties(setting: Setting, tally: Tally) -> Iterator[Claim[Casualties]]:
    """Read every casualty figure of a sentence."""
    if is_natural(setting.parsed):
        return
    tally.group = None
    scene = Scene(setting, tally)
    clauses = setting.parsed.clauses
    for number, clause in enumerate(clauses):
        following = clauses[number + 1 : number + 2]
        if clause.get(TollVerb) is not None and setting.happened(clause):
            yield from toll(scene, clause, following)
        if harm_of(clause) is not None:
            yield from _verb(scene, clause, following)
        if clause.adjuncts:
            yield from _among(scene, clause, following)
        if may_identify(clause):
            yield from identified(scene, clause)
    if setting.parsed.kinds & _NOUNS:
        yield from deeds(scene)
    if RemainsNoun in setting.parsed.kinds:
        yield from remains(scene)
    if CasualtyVerb in setting.parsed.kinds:
        yield from called(scene)
    scene.remember()


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
    if clause.verb.adjective:
        return clause.subjects, True
    if clause.verb.bare and not clause.objects:
        return [_described(noun) for noun in clause.subjects], True
    return clause.objects, False


def _described(noun: Noun) -> Noun:
    """Give whom a participle after people without a figure describes: "dozens of relatives of a man killed"."""
    counted = noun.count is not None and noun.count.basis is not Basis.VAGUE
    owner = None if counted else kin_of(noun)
    return owner if owner is not None and "indefinite" in owner.determiner else noun


def _verb(scene: Scene, clause: Clause, following: Sequence[Clause]) -> Iterator[Claim[Casualties]]:
    """Read what a verb of harm says of its people."""
    setting = scene.setting
    if following and _pair(setting, clause, following[0]):
        return  # "killed or wounded": read with the second verb
    first = clause.previous
    partner = first if first is not None and _pair(setting, first, clause) else None
    outcomes = _outcomes(setting, clause, partner)
    ruling = clause if partner is None else partner
    if not outcomes or not setting.happened(ruling):
        return
    verb = harm_of(clause)
    takes = "object" if verb is None else verb.takes
    nouns, subjects = patients(partner if partner is not None and not clause.objects else clause, takes=takes)
    if following and takes == "object" and (shared := _shared(setting, clause, following[0])):
        nouns, subjects = shared, False
    several = ruling.verb.several if subjects else None
    if several is False and all(noun.count is None for noun in nouns):
        nouns = nouns[:1]  # "a cleric and critic was killed" is one person
    if nouns and _is_none_of(nouns[0]):
        nouns = nouns[:1]  # "none of the four nuns and nine pupils was hurt"
    nouns = [*nouns, *_together(clause, subjects=subjects)]
    if len(nouns) > 1:
        several = None
    if ruling.charged and not (is_charge(ruling) and setting.voice(ruling).attribution):
        nouns = [noun for noun in nouns if noun.named or "definite" in noun.determiner]
    if is_topic(setting.parsed, ruling, ruling.at):
        scene.speak_of(nouns, outcomes[0])
        return
    common = setting.circumstances(ruling)
    for outcome in outcomes:
        yield from _befell(scene, clause, outcome, nouns, common, several=several)


def _befell(  # noqa: PLR0913  the people, what befell them, and all that is around it
    scene: Scene,
    clause: Clause,
    outcome: Outcome,
    nouns: Sequence[Noun],
    common: Circumstances,
    *,
    several: bool | None,
) -> Iterator[Claim[Casualties]]:
    """Make the claims of one outcome: a figure each, then those that are parts of them."""
    told = [figure for noun in nouns if (figure := scene.victims(noun, outcome, several=several)) is not None]
    apart = told[1:] if _are_parts(scene.parsed, told) else []
    told = told[:1] if apart else told
    listed = [*some_of(scene.parsed, clause), *_listed(scene.parsed, clause)] if told else []
    for k, figure in enumerate(told):
        rule = Rule.TOTAL if clause.total else Rule.VERB
        yield from scene.tell(clause, outcome, figure, common, rule)
        until = told[k + 1].noun.first if k + 1 < len(told) else len(scene.parsed.words)
        mine, listed = [one for one in listed if one.first < until], [one for one in listed if one.first >= until]
        parts = [part for noun in mine if (part := scene.victims(noun, outcome)) is not None]
        for part in (*apart, *_told_apart(scene, figure, outcome), *parts):
            yield from scene.tell(clause, outcome, part, common | {"subset_of": figure.count}, Rule.PART)


def _are_parts(parsed: Parsed, told: Sequence[Figure]) -> bool:
    """Tell whether those after a first comma are all whom the first counts: "three others, two women and a man"."""
    after = place_among(parsed.phrases, told[0].noun) + 1 if len(told) > 2 else len(parsed.phrases)
    if after == len(parsed.phrases) or not is_comma(parsed.phrases[after]):
        return False
    first, *rest = (figure.count for figure in told)
    return all(count.is_exact for count in (first, *rest)) and sum(count.low for count in rest) == first.low


def _shared(setting: Setting, clause: Clause, following: Clause) -> list[Noun]:
    """Give the object that a verb shares with the next: "killed and robbed him"."""
    if clause.objects or clause.verb.passive or clause.verb.adjective or following.at != clause.at + 2:
        return []
    tie = setting.parsed.phrases[clause.at + 1]
    alike = clause.verb.word.forms & following.verb.word.forms
    return following.objects if alike and isinstance(tie, Tie) and tie.kind is Coordinator else []


def _is_none_of(noun: Noun) -> bool:
    return noun.of is not None and noun.count is not None and noun.count.high == 0


def _together(clause: Clause, *, subjects: bool) -> Iterator[Noun]:
    """Give those to whom the same was done: "was killed along with two guards", "died with his wife"."""
    for adjunct in clause.adjuncts:
        rows = adjunct.tie.values
        kin = subjects and "companion" in rows and "possessive" in adjunct.noun.determiner
        if "also" in rows or (kin and adjunct.noun.get(PeopleTerm) is not None):
            yield from adjunct.nouns


def _listed(parsed: Parsed, clause: Clause) -> Iterator[Noun]:
    """Give those who are listed after a colon that ends the clause: "killed three men: ..."."""
    stop = clause.stop
    mark = parsed.phrases[stop] if stop < len(parsed.phrases) else None
    if isinstance(mark, Mark) and mark.low == ":":
        yield from names_after(parsed.phrases, stop + 1)


def _told_apart(scene: Scene, figure: Figure, outcome: Outcome) -> list[Figure]:
    """Give those into whom an aside tells a figure apart: "six people (four men and two women)"."""
    found = scene.parsed.phrases
    k = place_among(found, figure.noun) + 1
    if figure.count.low < 2 or aside_after(found, k) is None:
        return []
    nouns = [noun for noun in list_after(found, k + 1, counted=False) if figure_of(noun) is not None]
    parts = [part for noun in nouns if (part := scene.victims(noun, outcome)) is not None]
    return parts if sum(part.count.low for part in parts) <= figure.count.low else []


def _pair(setting: Setting, first: Clause, second: Clause) -> bool:
    """Tell whether two verbs of harm share one figure: "killed and wounded"."""
    if harm_of(first) is None or harm_of(second) is None or second.at != first.at + 2:
        return False
    tie = setting.parsed.phrases[first.at + 1]
    return isinstance(tie, Tie) and tie.kind is Coordinator  # not "arrested for killing"


def _outcomes(setting: Setting, clause: Clause, partner: Clause | None) -> list[Outcome]:
    """Tell what befell the people of a verb: both, where two verbs can befall the same people one after the other."""
    verb = harm_of(clause)
    other = None if partner is None else harm_of(partner)
    if verb is None or other is None or verb.outcome is other.outcome:
        return [] if verb is None else [verb.outcome]
    if {verb.outcome, other.outcome} == {Outcome.KILLED, Outcome.WOUNDED}:
        return [Outcome.KILLED_OR_WOUNDED]
    tie = setting.parsed.phrases[clause.at - 1]
    if isinstance(tie, Tie) and "and" in tie.values and other.outcome in _BEFORE_DEATH:
        return [other.outcome, verb.outcome]
    setting.problem("one figure for two outcomes that no word joins", clause)
    return []


def _among(scene: Scene, clause: Clause, following: Sequence[Clause]) -> Iterator[Claim[Casualties]]:
    """Read "11 women were among the dead": parts of the figure that was told before."""
    for noun in clause.tied("among"):
        verb = noun.get(CasualtyVerb) or next(
            (one.get(CasualtyVerb) for one in following if one.verb.bare and not one.subjects), None
        )
        if verb is None or not scene.setting.happened(clause):
            continue
        inverted = clause.objects if "be" in clause.verb.moods else []  # "among the dead were two nurses"
        for subject in clause.subjects or inverted:
            figure = scene.victims(subject, verb.outcome)
            if figure is not None:
                whole = scene.tally.whole(verb.outcome, figure.count.low)
                yield from scene.tell(clause, verb.outcome, figure, {"subset_of": whole}, Rule.PART)
