"""Verbs that move a number to a figure: "the number of displaced people rose to 90,000"."""

from collections.abc import Sequence
from typing import final

import attrs

from conflictmodel.lexicon.markers import TollVerb, TotalNoun
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import Figure, figure_of
from conflictmodel.reading.phrase import Noun, place_among


@final
@attrs.frozen(eq=False)
class Total:
    """A figure, the noun phrase of whose people or things it is, and the clauses that say what befell them."""

    figure: Figure
    counted: Noun
    told: Sequence[Clause]


def total_of(setting: Setting, clause: Clause) -> Total | None:
    """Read a verb that moves a number of people or things to a figure, if the clause has one."""
    if clause.get(TollVerb) is None:
        return None
    found = setting.parsed.phrases
    subjects = [found[place_among(found, noun)] for noun in clause.subjects[:1]]  # the people "who fled" are of it
    beside = found[clause.at + 1 : clause.stop + 1]  # "brings to 40,000 the number of people"
    nouns = (phrase for phrase in (*subjects, *beside) if isinstance(phrase, Noun))
    noun = next((one for one in nouns if one.get(TotalNoun) is not None and one.count is None), None)
    if noun is None or noun.of is None:
        return None
    told = [one for one in setting.parsed.clauses if one is not clause and _is_told_of(one, noun)]
    figure = _figure(setting, [clause, *told], noun)
    return None if figure is None else Total(figure, noun.of, told)


def _is_told_of(clause: Clause, total: Noun) -> bool:
    """Tell whether a clause tells of those whom a total counts."""
    subject = clause.subjects[0] if clause.subjects else None
    return subject is not None and total.first <= subject.first and subject.last <= total.last


def _figure(setting: Setting, clauses: Sequence[Clause], total: Noun) -> Figure | None:
    """Find the figure: "rose to 40,000", "brings to 40,000 the number", "exceeds 40,000"."""
    words = setting.parsed.words
    for one in clauses:
        for adjunct in one.adjuncts:
            term = words[adjunct.tie.first].get(TollVerb)
            if term is not None and "to" in term.values and (figure := figure_of(adjunct.noun)) is not None:
                return figure
    direct = (figure_of(noun) for noun in clauses[0].objects if noun is not total)
    return next((figure for figure in direct if figure is not None), None)
