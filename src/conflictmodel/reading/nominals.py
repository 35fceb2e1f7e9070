"""Nouns that carry what happened: "the downing of a drone", "an exodus of 300 families".

Such a noun tells a fact only where its clause does: who "ordered the evacuation of a town" has
evacuated nobody yet.
"""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, final

import attrs

from conflictmodel.lexicon.markers import LightVerb, Preposition, Term, Unreal
from conflictmodel.lexicon.terms import ContactVerb
from conflictmodel.model.contact import ContactType
from conflictmodel.reading.circumstances import Circumstances, Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import actor_of, attacker_of, is_attack
from conflictmodel.reading.lists import list_after
from conflictmodel.reading.memory import is_party
from conflictmodel.reading.phrase import Noun, Phrase, Tie, place_among

T = TypeVar("T", bound=Term)

#: Contacts that are about what may yet come.
_WISHES = frozenset(
    {
        ContactType.REQUEST,
        ContactType.OFFER,
        ContactType.WARNING_OR_THREAT,
        ContactType.AGREEMENT,
        ContactType.TALKS,
        ContactType.MEDIATION,
    }
)
#: What is tied by these is not told as a fact: "without the loss of a tank", "appealed for the return of".
_NO_FACT = frozenset({"besides", "for"})


@final
@attrs.frozen(eq=False)
class Nominal(Generic[T]):
    """A noun that carries what happened, those of whom or of which it tells, and the clause that it stands in."""

    term: T
    noun: Noun
    members: Sequence[Noun]
    clause: Clause


def nominals(setting: Setting, kind: type[T]) -> Iterator[Nominal[T]]:
    """Find the nouns of one class that tell of a fact, with the list that "of" joins to each."""
    if kind not in setting.parsed.kinds:
        return
    found = setting.parsed.phrases
    for k, noun in enumerate(found):
        if not isinstance(noun, Noun) or noun.of is None:
            continue
        term = noun.get(kind)
        clause = None if term is None else _clause_of(setting, k)
        if term is None or clause is None or not setting.happened(clause) or _is_wish(clause) or _no_fact(found, k):
            continue
        yield Nominal(term, noun, [noun.of, *_listed_after(found, k, noun, clause)], clause)


def _listed_after(found: Sequence[Phrase], k: int, noun: Noun, clause: Clause) -> list[Noun]:
    """Give what else is listed after the noun: "the loss of two tanks and a radar"."""
    nouns = clause.subjects if any(noun is one for one in clause.subjects) else list_after(found, k)
    return [one for one in nouns if one.first >= noun.last]


def circumstances(setting: Setting, one: Nominal[T]) -> Circumstances:
    """Give when, where, by whom and how: whoever told of it or condemned it did not do it."""
    light = one.clause.get(LightVerb)
    if light is not None and "causes" in light.values:
        return setting.circumstances(one.clause)
    common = setting.circumstances(one.clause) | {"perpetrator": None, "means": None}
    found = setting.parsed.phrases
    k = place_among(found, one.members[-1]) + 1
    tie, by = (found[k], found[k + 1]) if k + 1 < len(found) else (None, None)
    if isinstance(tie, Tie) and isinstance(by, Noun) and tie.values & {"agent", "cause", "place"}:
        if is_attack(by):
            common["means"] = setting.parsed.name(by)
            common["perpetrator"] = attacker_of(setting.parsed, by, setting.owner(one.clause))
        elif "agent" in tie.values and is_party(setting.parsed, by):
            common["perpetrator"] = actor_of(setting.parsed, by, setting.memory)
    return common


def _clause_of(setting: Setting, k: int) -> Clause | None:
    """Find the clause in which a phrase stands, the innermost one."""
    within = (clause for clause in reversed(setting.parsed.clauses) if clause.start <= k < clause.stop)
    return next(within, None)


def _is_wish(clause: Clause) -> bool:
    """Tell whether a clause demands, offers or threatens what its nouns name: nobody condemns what has not happened."""
    contact = clause.get(ContactVerb)
    return clause.get(Unreal) is not None or (contact is not None and contact.type in _WISHES)


def _no_fact(found: Sequence[Phrase], k: int) -> bool:
    tie = found[k - 1] if k > 0 else None
    return isinstance(tie, Tie) and tie.kind is Preposition and bool(tie.values & _NO_FACT)
