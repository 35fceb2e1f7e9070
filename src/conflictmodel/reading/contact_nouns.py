"""A noun that is a contact: talks, a visit, a protest, with the verb that makes an event of it."""

from collections.abc import Sequence

from conflictmodel.lexicon.markers import ContactLightVerb, Matter, Occurrence, Preposition, Travel
from conflictmodel.lexicon.terms import ContactNoun, CountryTerm
from conflictmodel.model.actor import Actor
from conflictmodel.model.contact import ContactType
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.dealings import (
    WITHOUT_INITIATOR,
    Dealing,
    doers,
    holder,
    holds,
    is_told,
    named_contact,
    of_whom,
    parties,
    subjects_of,
    tied,
    topic_after,
)
from conflictmodel.reading.memory import is_party
from conflictmodel.reading.phrase import Noun, place_among
from conflictmodel.reading.signs import PARTY, Needs, Sign, fact, row

#: What the parties do together, so that each of them may be tied by "with" or "between".
_SHARED = frozenset(
    {
        ContactType.PHONE_CALL,
        ContactType.MEETING,
        ContactType.TALKS,
        ContactType.AGREEMENT,
        ContactType.VISIT,
        ContactType.MEDIATION,
    }
)
_OCCASIONS = (ContactType.PHONE_CALL, ContactType.MEETING, ContactType.TALKS, ContactType.VISIT)
_is_shared = fact(ContactNoun, lambda noun: noun.type in _SHARED)
_OCCASION = Sign.of(fact(ContactNoun, lambda noun: noun.type in _OCCASIONS))
BY_NOUN = Needs.of(
    [Sign.of(row(ContactLightVerb, "does", "gets")), Sign.of(ContactNoun), PARTY],
    [
        Sign.of(row(ContactLightVerb, "ends", "renews")),
        Sign.of(_is_shared, row(Matter, "given", "kept")),
        PARTY,
    ],
)
BY_EVENT = Needs.of([Sign.of(Occurrence), Sign.of(_is_shared), PARTY])
BY_OCCASION = Needs.of([_OCCASION, Sign.of(row(Preposition, "occasion"), Travel), PARTY])


def by_noun(setting: Setting, clause: Clause) -> Dealing | None:
    """Read a noun of contact with the verb that carries it: "held talks", "received a warning", "cut ties"."""
    light = clause.get(ContactLightVerb)
    if light is None or not is_told(setting, clause):
        return None
    passive = clause.verb.passive
    agents = doers(setting, list(clause.tied("agent")) if passive else subjects_of(setting, clause))
    for noun in clause.subjects if passive else clause.objects:
        deal = _carried(setting, clause, light, noun, agents)
        if deal is not None:
            return deal
    return None


def _carried(
    setting: Setting, clause: Clause, light: ContactLightVerb, noun: Noun, agents: Sequence[Noun]
) -> Dealing | None:
    term = named_contact(setting.parsed, noun)
    if term is not None and "does" in light.values and not noun.determiner & {"definite", "negative"}:
        return _done(setting, clause, noun, term, agents)
    if term is not None and "gets" in light.values and "negative" not in noun.determiner:
        return None if clause.verb.passive else _got(setting, clause, noun, term, agents)
    if "ends" in light.values and agents and _breaks(setting, noun, term):
        return _changed(setting, clause, noun, agents, ContactType.SUSPENSION)
    if "renews" in light.values and agents and holds(setting.parsed, noun, "kept"):
        return _changed(setting, clause, noun, agents, ContactType.AGREEMENT)
    return None


def _done(setting: Setting, clause: Clause, noun: Noun, term: ContactNoun, agents: Sequence[Noun]) -> Dealing | None:
    """Read a noun of contact of which a verb makes an event: "held talks", "lodged a protest"."""
    if term.type in _SHARED:
        return _done_together(setting, clause, noun, term, agents)
    others = tied(setting, clause, "dealing")
    topic = topic_after(setting, place_among(setting.parsed.phrases, noun), term.topic)
    if not (others or topic.text) or not (agents or (others and term.type in WITHOUT_INITIATOR)):
        return None
    return Dealing(term.type, agents, others, topic.text, topic.last or noun.last, noun=True)


def _done_together(
    setting: Setting, clause: Clause, noun: Noun, term: ContactNoun, agents: Sequence[Noun]
) -> Dealing | None:
    others = tied(setting, clause, *_rows_of(term.type))
    if not agents and clause.verb.passive and term.type.symmetric:
        agents, others = others, list[Noun]()
    if not agents:
        return None
    about = (one for one in clause.tied("about") if not is_party(setting.parsed, one))
    said = next((setting.parsed.said(one) for one in about), None)
    last = max([noun.last, *(one.last for one in others if one.first > noun.first)])
    return Dealing(term.type, agents, others, said, last, noun=True)


def _rows_of(kind: ContactType) -> tuple[str, ...]:
    if kind is ContactType.VISIT:
        return ("companion", "destination")
    return ("companion", "joins", "among") if kind is ContactType.MEDIATION else ("companion", "joins")


def _got(setting: Setting, clause: Clause, noun: Noun, term: ContactNoun, agents: Sequence[Noun]) -> Dealing | None:
    """Read a contact that its subject has done to it: "received an invitation from Cairo"."""
    givers = tied(setting, clause, "origin", "agent") or holder(setting, noun)
    if not givers or not agents:
        return None
    topic = topic_after(setting, place_among(setting.parsed.phrases, noun), term.topic)
    return Dealing(term.type, givers, agents, topic.text, topic.last or noun.last, noun=True)


def _breaks(setting: Setting, noun: Noun, term: ContactNoun | None) -> bool:
    """Tell whether what is broken off is something between parties: aid, relations, talks."""
    return (term is not None and term.type in _SHARED) or holds(setting.parsed, noun, "given", "kept")


def _changed(setting: Setting, clause: Clause, noun: Noun, agents: Sequence[Noun], kind: ContactType) -> Dealing:
    """Read what parties had with one another and broke off, or took up again."""
    others = tied(setting, clause, "dealing", "for") or _lands(setting, clause)
    return Dealing(kind, agents, others, setting.parsed.said(noun), noun.last, noun=True)


def _lands(setting: Setting, clause: Clause) -> list[Noun]:
    """Give the countries at which something is: "closed its embassy in Chad"."""
    return [noun for noun in tied(setting, clause, "place") if noun.get(CountryTerm) is not None]


# --- a noun that takes place, or beside which something else is told ---------------------------------


def by_event(setting: Setting, clause: Clause) -> Dealing | None:
    """Read a contact that is said to take place: "talks between Iran and Iraq began"."""
    occurs = clause.get(Occurrence)
    noun = clause.subjects[0] if clause.subjects else None
    term = None if noun is None else named_contact(setting.parsed, noun)
    if occurs is None or noun is None or term is None or term.type not in _SHARED or not setting.happened(clause):
        return None
    if "negative" in noun.determiner or ("fails" in occurs.values and term.type is ContactType.AGREEMENT):
        return None
    first: list[Noun | Actor] = [*of_whom(setting, noun), *holder(setting, noun)]
    others: list[Noun | Actor] = [*tied(setting, clause, "agent", *_rows_of(term.type))]
    everybody = [*first, *others]
    if len(everybody) < (2 if term.type.symmetric else 1):
        return None
    last = max(clause.verb.last, noun.last)
    return Dealing(term.type, first or everybody, everybody, None, last, noun=True)


def by_occasion(setting: Setting, clause: Clause) -> Dealing | None:
    """Read a contact beside which its party did something else: "said after talks with Oman", "arrived on a visit"."""
    if clause.verb.passive or not setting.happened(clause):
        return None
    agents = doers(setting, clause.subjects)
    travels = clause.get(Travel) is not None
    for adjunct in clause.adjuncts if agents else ():
        noun = adjunct.noun
        when = "occasion" in adjunct.tie.values or (travels and "purpose" in adjunct.tie.values)
        term = named_contact(setting.parsed, noun)
        if term is None or not when or term.type not in _OCCASIONS or "negative" in noun.determiner:
            continue
        others = _partners(setting, clause, noun)
        if not others and travels:
            others = tied(setting, clause, "destination", "place")
        if others:
            last = max(noun.last, *(one.last for one in others))
            return Dealing(term.type, agents, others, None, last, noun=True)
    return None


def _partners(setting: Setting, clause: Clause, noun: Noun) -> list[Noun]:
    """Give with whom something was, named right after it: "talks with Oman", "a visit to Oman"."""
    rows = frozenset({"companion", "destination"})
    return [
        one
        for adjunct in clause.adjuncts
        if adjunct.tie.first == noun.last and adjunct.tie.values & rows
        for one in parties(setting, adjunct.nouns)
    ]
