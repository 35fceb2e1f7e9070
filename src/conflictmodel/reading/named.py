"""People who are told apart afterwards: "the dead were Ana Ruiz and two nurses", "three men: ..."."""

from collections.abc import Iterator, Sequence

from conflictmodel.lexicon.markers import Anybody, IdentifyVerb
from conflictmodel.lexicon.terms import CasualtyVerb, PeopleTerm
from conflictmodel.model.casualties import Casualties
from conflictmodel.model.claim import Claim
from conflictmodel.model.evidence import Rule
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.lists import list_after
from conflictmodel.reading.phrase import Mark, Noun, Phrase
from conflictmodel.reading.scene import Scene
from conflictmodel.reading.tally import Told

#: The moods of a verb that shows how many its subject is, as one of being does.
_NUMBERS = frozenset({"one", "many"})


def may_identify(clause: Clause) -> bool:
    """Tell whether the verb of a clause is one of being or naming."""
    if clause.get(IdentifyVerb) is not None:
        return True
    return not clause.verb.word.forms and not clause.verb.moods.isdisjoint(_NUMBERS)


def identified(scene: Scene, clause: Clause) -> Iterator[Claim[Casualties]]:
    """Read those whom a verb of being or naming tells apart, as parts of the figure told before."""
    term = _who(clause, scene.tally.told)
    if term is None or not scene.setting.happened(clause) or _is_beside(scene.parsed.phrases, clause.previous):
        return
    named = names_after(scene.parsed.phrases, clause.at + 1)
    if named and not _is_somebody(named[0]):
        return  # "the killing was a harsh blow"
    figures = [figure for noun in named if (figure := scene.victims(noun, term.outcome)) is not None]
    least = sum(figure.count.low for figure in figures)
    whole = None if clause.opens("same") else scene.tally.whole(term.outcome, least)
    common = scene.beside(clause)
    if whole is not None:
        common |= {"subset_of": whole}
    for figure in figures:
        yield from scene.tell(clause, term.outcome, figure, common, Rule.VERB if whole is None else Rule.PART)


def _is_beside(found: Sequence[Phrase], above: Clause | None) -> bool:
    """Tell whether a clause is only set off within another, which goes on after it: "Ana Ruiz, killed in 2012, was"."""
    return above is not None and above.verb.bare and above.at > 0 and isinstance(found[above.at - 1], Mark)


def _is_somebody(noun: Noun) -> bool:
    """Tell whether a noun phrase is of people or a name; a name has no "a" before it, though all be in capitals."""
    return noun.get(PeopleTerm) is not None or (noun.named and "indefinite" not in noun.determiner)


def _who(clause: Clause, told: Sequence[Told]) -> CasualtyVerb | None:
    """Tell what befell those whom a clause names: its subject says so ("the wounded"), or a participle before it."""
    names = clause.get(IdentifyVerb) is not None
    for subject in clause.subjects[:1]:
        term = subject.get(CasualtyVerb)
        if term is not None and subject.count is None:
            return term
        if subject.get(Anybody) is not None and told:
            return CasualtyVerb(outcome=told[-1].record.outcome)
    above = clause.previous
    if above is not None and clause.opens("same") and not clause.subjects and not names:
        return above.get(CasualtyVerb)  # "three were killed, as was a driver"
    if (
        above is None
        or names
        or above.objects
        or not above.verb.bare
        or (above.subjects and clause.subjects != above.subjects)
    ):
        return None
    return above.get(CasualtyVerb)


def names_after(found: Sequence[Phrase], k: int) -> list[Noun]:
    """Give the members of the list of people that begins at ``k``, or after the colon there."""
    if k < len(found) and isinstance(found[k], Mark):
        k += 1
    return list_after(found, k)
