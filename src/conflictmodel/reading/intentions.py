"""What a party says that it will do, will not do, or that another must: offers, threats, refusals and demands.

Nothing of this has happened, so no verb tells of a deed. But to say it is a contact: "said it
would free the prisoners" is an offer, "will retaliate" a threat, "must leave" a demand.
"""

from collections.abc import Sequence
from enum import Enum

from conflictmodel.lexicon.markers import (
    Auxiliary,
    ContactLightVerb,
    Deed,
    Matter,
    Preposition,
    RelayVerb,
    Subordinator,
    Willing,
)
from conflictmodel.lexicon.terms import (
    ActorTerm,
    AttackNoun,
    CasualtyVerb,
    ContactNoun,
    ContactVerb,
    PeopleTerm,
    ReportVerb,
)
from conflictmodel.model.actor import CombatantStatus
from conflictmodel.model.contact import ContactType
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.dealings import Dealing, Topic, holds, is_matter, parties, stretch, tied
from conflictmodel.reading.memory import country_of
from conflictmodel.reading.phrase import Noun, Tie, Verb
from conflictmodel.reading.signs import PARTY, Needs, Sign, row


class Deeds(Enum):
    """What doing something would mean to others."""

    GIVES = "gives"
    HARMS = "harms"
    REFUSES = "refuses"
    UNKNOWN = "unknown"


_HARSH = frozenset(
    {
        ContactType.SANCTION,
        ContactType.EXPULSION,
        ContactType.RECALL,
        ContactType.SUSPENSION,
        ContactType.WARNING_OR_THREAT,
    }
)
_BLAMES = frozenset({ContactType.ACCUSATION, ContactType.CONDEMNATION, ContactType.REQUEST})
_OPPOSITE = {Deeds.GIVES: Deeds.REFUSES, Deeds.HARMS: Deeds.GIVES, Deeds.UNKNOWN: Deeds.REFUSES}
_SAYS = {
    Deeds.GIVES: ContactType.OFFER,
    Deeds.HARMS: ContactType.WARNING_OR_THREAT,
    Deeds.REFUSES: ContactType.REJECTION,
}

_FUTURE = Sign.of(row(Auxiliary, "future"))
_MAY_COME = Sign.of(row(Auxiliary, "future", "conditional"))
#: What somebody may say they will do, or, where it is denied, any verb; or under what condition they would not.
_DEEDS = Sign.of(
    ContactVerb,
    CasualtyVerb,
    Deed,
    row(Auxiliary, "negation"),
    row(Subordinator, "ultimatum"),
)
_CARRIES = Sign.of(ContactLightVerb)
_CARRIED = Sign.of(AttackNoun, ContactNoun, Matter)
_SAYS_SO = Sign.of(ReportVerb)
#: What tells that somebody else says so.
_SAID = Sign.of(RelayVerb, ContactVerb, row(Preposition, "says"))
READINESS = Needs.of([Sign.of(Willing), Sign.of(row(Auxiliary, "be")), PARTY])
INTENTION = Needs.of(
    [_MAY_COME, _DEEDS, _SAYS_SO, PARTY],
    [_MAY_COME, _CARRIES, _CARRIED, _SAYS_SO, PARTY],
    [_FUTURE, _DEEDS, _SAID, PARTY],
    [_FUTURE, _CARRIES, _CARRIED, _SAID, PARTY],
)
OBLIGATION = Needs.of([Sign.of(row(Auxiliary, "obligation")), _SAYS_SO, PARTY])


def deeds_of(setting: Setting, clause: Clause) -> Deeds:
    """Tell what the verb of a clause, with its objects, would mean to others if it were done."""
    deed = _deed(setting, clause)
    return _OPPOSITE.get(deed, Deeds.UNKNOWN) if "negation" in clause.verb.moods else deed


def _deed(setting: Setting, clause: Clause) -> Deeds:
    contact = clause.get(ContactVerb)
    if contact is not None and contact.needs != "deadline":
        matter = contact.needs != "matter" or any(is_matter(setting.parsed, noun) for noun in clause.objects)
        return _of_type(contact.type) if matter else _carried_out(setting, clause)
    return _carried_out(setting, clause)


def _carried_out(setting: Setting, clause: Clause) -> Deeds:
    light = clause.get(ContactLightVerb)
    for noun in clause.objects if light is not None else ():
        attack = noun.get(AttackNoun) is not None
        term = noun.get(ContactNoun)
        if light is not None and light.values & {"ends"}:
            lifted = attack or (term is not None and term.type in _HARSH)
            if lifted or term is not None or holds(setting.parsed, noun, "given", "kept"):
                return Deeds.GIVES if lifted else Deeds.HARMS
        elif attack:
            return Deeds.HARMS
        elif term is not None:
            return _of_type(term.type)
    if clause.get(CasualtyVerb) is not None:
        return Deeds.HARMS
    deed = clause.get(Deed)
    if deed is None:
        return Deeds.UNKNOWN
    return Deeds.HARMS if "harms" in deed.values else Deeds.GIVES


def _of_type(kind: ContactType) -> Deeds:
    if kind in _HARSH:
        return Deeds.HARMS
    if kind is ContactType.REJECTION:
        return Deeds.REFUSES
    return Deeds.UNKNOWN if kind in _BLAMES else Deeds.GIVES


# --- ready, willing, prepared ------------------------------------------------------------------------


def readiness(setting: Setting, clause: Clause) -> Dealing | None:
    """Read that a party is ready to do something, or not: "is prepared to release them"."""
    willing, at = _will(setting, clause)
    if willing is None or clause.verb.moods & {"hypothetical"} or _is_conditional(clause):
        return None
    speakers = _speakers(setting, clause) or parties(setting, clause.subjects)
    found = setting.parsed.phrases
    begins = found[at] if at < len(found) else None
    opens = isinstance(begins, Verb) and "infinitive" in begins.moods
    ties = isinstance(begins, Tie) and "destination" in begins.values
    if not speakers or not (opens or ties):
        return None
    content = next((one for one in setting.parsed.clauses if one.previous is clause), None)
    deed = Deeds.UNKNOWN if content is None else deeds_of(setting, content)
    refused = ("refuses" in willing.values) != ("negation" in clause.verb.moods)
    if deed is Deeds.UNKNOWN and _fights(speakers[0]):
        return None  # "the troops were ready to advance"
    if refused and deed is Deeds.HARMS:
        return None  # who is unwilling to fight refuses nobody anything
    kind = ContactType.REJECTION if refused else _SAYS.get(deed, ContactType.OFFER)
    topic = stretch(setting, at)
    others = [] if content is None else _affected(setting, content, speakers)
    return Dealing(kind, speakers, others, topic.text, topic.last)


def _will(setting: Setting, clause: Clause) -> tuple[Willing | None, int]:
    """Find the word that says how willing somebody is, and the place of the phrase after it."""
    if "be" not in clause.verb.moods:
        return None, clause.at
    willing = clause.get(Willing)
    if willing is not None:
        return willing, clause.at + 1
    noun = clause.objects[0] if clause.objects else None
    first = None if noun is None else setting.parsed.words[noun.first].get(Willing)
    return first, clause.at + 2


def _fights(noun: Noun) -> bool:
    actor = noun.get(ActorTerm)
    return actor is not None and actor.status is CombatantStatus.COMBATANT


# --- will, would -------------------------------------------------------------------------------------


def intention(setting: Setting, clause: Clause) -> Dealing | None:
    """Read what a party says that it will do or not: "said it would lift the siege"."""
    if not clause.verb.moods & {"future", "conditional"} or _is_conditional(clause) or "have" in clause.verb.moods:
        return None
    if clause.verb.passive or "be" in clause.verb.moods:
        return None
    own = _speakers(setting, clause)
    speakers = own or _attributed(setting, clause)
    if not speakers:
        return None
    ultimatum = _gives_ultimatum(setting, clause)
    deed = Deeds.HARMS if ultimatum else deeds_of(setting, clause)
    kind = _SAYS.get(deed)
    others = _affected(setting, clause, speakers)
    if kind is None or (not own and kind is not ContactType.OFFER):
        return None
    if kind is ContactType.WARNING_OR_THREAT and _fights(speakers[0]) and not (others or ultimatum):
        return None  # what an army says of its own war
    topic = _announced(setting, clause)
    return Dealing(kind, speakers, others, topic.text, topic.last)


def _attributed(setting: Setting, clause: Clause) -> Sequence[Noun]:
    """Give the party that will do something, if whoever says so is not of another country."""
    if "future" not in clause.verb.moods or "negation" in clause.verb.moods:
        return ()
    agents = [noun for noun in parties(setting, clause.subjects) if not noun.pronoun]
    names = setting.voice(clause).attribution.names
    known = (setting.memory.called(setting.parsed, name) for name in names)
    lands = {one.country for one in known if one is not None and one.country is not None}
    own = {country_of(setting.parsed, noun) for noun in agents}
    return agents if names and not (lands and None not in own and lands.isdisjoint(own)) else ()


def _gives_ultimatum(setting: Setting, clause: Clause) -> bool:
    """Tell whether the clause after this one says under what condition it would not be done: "unless they leave"."""
    return any(one.previous is clause and one.opens("ultimatum") for one in setting.parsed.clauses)


def _announced(setting: Setting, clause: Clause) -> Topic:
    """Give the words that say what will or must be done, without "will" or "must" but with "not"."""
    first = clause.verb.first if "negation" in clause.verb.moods else clause.verb.main
    last = stretch(setting, clause.at).last
    return Topic(setting.parsed.between(first, last or clause.verb.last), last)


def _affected(setting: Setting, clause: Clause, speakers: Sequence[Noun]) -> list[Noun]:
    """Give to whom a party would do it."""
    everybody = tied(setting, clause, "dealing") or parties(setting, clause.objects)
    return [noun for noun in everybody if not noun.pronoun and not any(noun is one for one in speakers)]


# --- must --------------------------------------------------------------------------------------------


def obligation(setting: Setting, clause: Clause) -> Dealing | None:
    """Read what a party says that another must do: "said the rebels must leave"."""
    moods = clause.verb.moods
    if "obligation" not in moods or "have" in moods or _is_conditional(clause):
        return None
    report = _report_of(clause)
    speakers = _tellers_after(setting, clause) if report is None else parties(setting, report.subjects)
    told: list[Noun] = [] if report is None else parties(setting, report.objects)
    asked = [noun for noun in (told or parties(setting, clause.subjects)) if not noun.pronoun]
    named = {setting.parsed.said(noun) for noun in speakers}
    asked = [noun for noun in asked if setting.parsed.said(noun) not in named]
    if not speakers or not asked:
        return None
    topic = _announced(setting, clause)
    return Dealing(ContactType.REQUEST, speakers, asked, topic.text, topic.last)


# --- who speaks --------------------------------------------------------------------------------------


def _is_conditional(clause: Clause) -> bool:
    """Tell whether a clause is a condition, or says what comes of one: "if they come, we will act"."""
    above = clause.root().previous
    return any(one.opens("condition") for one in clause.leaders()) or (above is not None and above.opens("condition"))


def _report_of(clause: Clause) -> Clause | None:
    """Give the clause that says who states what a clause tells."""
    above = clause.root().previous
    reports = above is not None and above.get(ReportVerb) is not None and not above.verb.passive
    return above if reports else None


def _speakers(setting: Setting, clause: Clause) -> list[Noun]:
    """Give whoever says of themselves what a clause tells: "Chad said it would", "Chad will, its president said"."""
    subject = clause.subjects[0] if clause.subjects else None
    if subject is None:
        return []
    report = _report_of(clause)
    if report is None:
        return _closing(setting, clause, subject)
    tellers = report.subjects
    if not tellers and report.previous is not None and report.previous.verb.passive:
        tellers = report.previous.subjects  # "was quoted as saying"
    tellers = parties(setting, tellers)
    same = any(setting.parsed.said(subject) == setting.parsed.said(noun) for noun in tellers)
    return tellers if subject.pronoun or same or _is_theirs(subject) else []


def _is_theirs(noun: Noun) -> bool:
    """Tell whether a noun phrase is somebody's own people or leaders: "its forces", "his troops"."""
    somebody = noun.get(ActorTerm) is not None or noun.get(PeopleTerm) is not None
    return "possessive" in noun.determiner and somebody


def _tellers_after(setting: Setting, clause: Clause) -> list[Noun]:
    """Give who speaks where that is said after what is said."""
    report = next((one for one in setting.parsed.clauses if one.at > clause.at and one.get(ReportVerb)), None)
    if report is None or report.verb.passive:
        return []
    return parties(setting, report.subjects or report.objects[:1])


def _closing(setting: Setting, clause: Clause, subject: Noun) -> list[Noun]:
    """Give whoever says of themselves what a clause tells, where that is said after it."""
    tellers = _tellers_after(setting, clause)
    if "speaker" in subject.pronoun:
        return tellers
    own = country_of(setting.parsed, subject)
    agents: list[Noun] = [] if subject.pronoun else parties(setting, [subject])
    for noun in tellers:
        land = country_of(setting.parsed, noun)
        if agents and ((land is not None and land == own) or _is_theirs(noun)):
            return agents
    return []
