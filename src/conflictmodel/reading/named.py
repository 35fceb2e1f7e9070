"""People who are told apart afterwards: "the dead were Ana Ruiz and two nurses", "three men: ..."."""

from collections.abc import Iterator, Sequence

from conflictmodel.lexicon.terms import CasualtyVerb, Coordinator, IdentifyVerb
from conflictmodel.model.casualties import Casualties
from conflictmodel.model.claim import Claim
from conflictmodel.model.evidence import Rule
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.phrase import Mark, Noun, Phrase, Tie, Time
from conflictmodel.reading.scene import Scene

#: A list of names ends here at the latest.
_LONGEST_LIST = 60


def identified(scene: Scene, clause: Clause) -> Iterator[Claim[Casualties]]:
    """Read those whom a verb of being or naming tells apart, as parts of the figure told before."""
    term = _who(clause)
    if term is None or not scene.setting.happened(clause):
        return
    whole = scene.tally.latest.get(term.outcome)
    for noun in names_after(scene.parsed.phrases, clause.at + 1):
        figure = scene.victims(noun, term.outcome)
        if figure is not None:
            common = scene.setting.circumstances(clause) | ({} if whole is None else {"subset_of": whole})
            yield from scene.tell(clause, term.outcome, figure, common, Rule.VERB if whole is None else Rule.PART)


def _who(clause: Clause) -> CasualtyVerb | None:
    """Tell what befell those whom a clause names: its subject says so ("the wounded"), or a participle before it."""
    names = clause.get(IdentifyVerb) is not None
    if (not names and clause.verb.moods.isdisjoint({"one", "many"})) or (not names and clause.verb.word.forms):
        return None
    for subject in clause.subjects[:1]:
        term = subject.get(CasualtyVerb)
        if term is not None and subject.count is None:
            return term
    above = clause.previous
    if (
        above is None
        or names
        or above.objects
        or not above.verb.bare
        or (above.subjects and clause.subjects != above.subjects)
    ):
        return None
    return above.get(CasualtyVerb)


def names_after(found: Sequence[Phrase], k: int) -> Iterator[Noun]:
    """Give the members of a list of people that begins at ``k``, without what describes each of them."""
    last: Noun | None = None
    joined = True
    for phrase in found[k : k + _LONGEST_LIST]:
        if isinstance(phrase, Noun):
            beside = (
                last is not None and "indefinite" in phrase.determiner and last.determiner.isdisjoint({"indefinite"})
            )
            if joined and not (beside and not _ends_list(found, phrase)):
                yield phrase
                last = phrase
            joined = False
        elif isinstance(phrase, Mark) and phrase.low in {",", ";", ":"}:
            joined = True
        elif isinstance(phrase, Tie) and phrase.kind is Coordinator and "and" in phrase.values:
            joined, last = True, None
        elif isinstance(phrase, Tie | Time):
            joined = False
        else:
            return


def _ends_list(found: Sequence[Phrase], noun: Noun) -> bool:
    """Tell whether "and" stands right before a noun phrase."""
    at = next(k for k, one in enumerate(found) if one is noun)
    return at > 0 and isinstance(found[at - 1], Tie)
