"""A verb that is a contact: accused, met, asked for, refused to."""

from collections.abc import Iterator, Sequence

import attrs

from conflictmodel.lexicon.markers import Envoy, Idle, Label, Matter, Slur, TimeUnit
from conflictmodel.lexicon.terms import ActorTerm, AttackNoun, ContactNoun, ContactVerb, CountryTerm
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.contact import ContactType
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.dealings import (
    WITHOUT_INITIATOR,
    Dealing,
    Topic,
    all_of,
    content_of,
    doers,
    holder,
    is_guess,
    is_matter,
    is_told,
    of_whom,
    parties,
    stretch,
    subjects_of,
    tied,
    topic_after,
    with_ties,
)
from conflictmodel.reading.intentions import Deeds, deeds_of
from conflictmodel.reading.memory import is_person
from conflictmodel.reading.phrase import Mark, Noun, place_among
from conflictmodel.reading.sentence import Parsed
from conflictmodel.reading.signs import PARTY, Needs, Sign, fact

_TOWARDS = frozenset({"companion", "destination", "origin", "foe"})
_INDEPENDENT = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION})
_BETWEEN = _TOWARDS | {"joins", "among"}
#: These are against whoever's the thing is: "condemned the Iranian strike", "rejected a Kenyan offer".
_ANSWERS = frozenset({ContactType.CONDEMNATION, ContactType.REJECTION, ContactType.AGREEMENT})

_TURNS = Sign.of(fact(ContactVerb, lambda verb: verb.needs not in {"envoy", "deadline"} and _alone(verb)))
_SETTLES = Sign.of(fact(ContactVerb, lambda verb: verb.needs == "matter"))
_SENDS_AWAY = Sign.of(fact(ContactVerb, lambda verb: verb.needs == "envoy"))
_GIVES_TIME = Sign.of(fact(ContactVerb, lambda verb: verb.needs == "deadline"))
BY_VERB = Needs.of(
    [_TURNS, PARTY],
    [_SETTLES, Sign.of(ContactNoun, Matter), PARTY],
    [_SENDS_AWAY, Sign.of(Envoy, ActorTerm), PARTY],
    [_GIVES_TIME, Sign.of(TimeUnit), PARTY],
)
BY_LABEL = Needs.of([Sign.of(Label), Sign.of(Slur), PARTY])


def _alone(verb: ContactVerb) -> bool:
    """Tell whether a verb can be a contact though no matter is named: "sought arms from Oman"."""
    return verb.needs != "matter" or bool(verb.to)


def by_verb(setting: Setting, clause: Clause) -> Dealing | None:
    """Read a verb that is a contact, with whoever it is directed at and what it is about."""
    verb = clause.get(ContactVerb)
    if verb is None or not is_told(setting, clause):
        return None
    passive = clause.verb.passive
    initiators = doers(setting, list(clause.tied("agent")) if passive else subjects_of(setting, clause))
    if verb.type.symmetric and initiators:
        initiators = _sent_by(setting, clause, initiators) or initiators
    receivers = clause.subjects if passive else clause.objects
    recipients = _recipients(setting, clause, verb, receivers)
    if recipients is None or not (initiators or (passive and verb.type in WITHOUT_INITIATOR)):
        return None
    others: list[Noun | Actor] = [*recipients]
    if verb.needs != "envoy":
        ends = {noun.last for noun in (*recipients, *initiators)}
        others += parties(setting, list(_towards(clause, verb, ends)))
    if verb.needs == "matter":
        others += [*tied(setting, clause, "agent"), *of_whom(setting, receivers[0])]
    topic = _topic(setting, clause, verb, [] if recipients else receivers)
    if not recipients and receivers and verb.type in _ANSWERS:
        others += holder(setting, receivers[0])
    others += _asked(setting, clause, verb) if not others else []
    if topic.text is None and not others:
        topic = _before(setting, clause)
    if not (initiators or others) or not _complete(verb, initiators, others, topic) or _is_idle(setting, clause, verb):
        return None
    kind = _weighed(setting, clause, verb)
    if kind is ContactType.WARNING_OR_THREAT and _is_loose(setting, clause, [*initiators, *others]):
        return None
    return Dealing(kind, initiators, others, topic.text, topic.last)


def _sent_by(setting: Setting, clause: Clause, people: Sequence[Noun]) -> list[Noun]:
    """Give the countries whose people meet: "envoys from Mali and Niger met"."""
    origins = [
        noun
        for adjunct in clause.adjuncts
        if "origin" in adjunct.tie.values and adjunct.tie.first == people[0].last
        for noun in all_of(setting, adjunct)
    ]
    senders = {noun.first: noun for noun in (*origins, *people[1:])}
    lands = [noun for noun in senders.values() if noun.get(CountryTerm) is not None]
    return lands if origins and len(lands) == len(senders) > 1 else []


def _topic(setting: Setting, clause: Clause, verb: ContactVerb, matter: Sequence[Noun]) -> Topic:
    """Read what it is about: the thing that the verb acts upon, or else what follows a topic word."""
    if not matter:
        return topic_after(setting, clause.at, verb.topic)
    if clause.verb.passive:
        return Topic(setting.parsed.said(matter[0]))
    return stretch(setting, place_among(setting.parsed.phrases, matter[0]), _TOWARDS)


def _recipients(setting: Setting, clause: Clause, verb: ContactVerb, receivers: Sequence[Noun]) -> list[Noun] | None:
    """Give whom a verb is directed at; nothing where it lacks what makes it a contact."""
    match verb.needs:
        case "envoy":
            return list(receivers) if any(_is_envoy(setting, noun) for noun in receivers) else None
        case "matter":
            named = any(is_matter(setting.parsed, noun) for noun in receivers)
            return [] if named or _from_whom(setting, clause, verb) else None
        case "deadline":
            return parties(setting, _given_time(setting.parsed, receivers)) or None
        case "rival":
            rivals = [one for one in parties(setting, receivers) if not one.pronoun and _is_rival(one)]
            return rivals or None
        case "person":
            guests = [one for one in parties(setting, receivers) if one.get(CountryTerm) is None and not one.pronoun]
            return [one for one in guests if is_person(one) and one.count is None] or None
        case _:
            charged = verb.type is ContactType.ACCUSATION
            return [one for one in receivers if charged and _may_be_charged(one)] or parties(setting, receivers)


def _is_envoy(setting: Setting, noun: Noun) -> bool:
    """Tell whether somebody speaks for a state or an organisation: an ambassador, the mission's spokesman."""
    actor = noun.get(ActorTerm)
    person = actor is not None and actor.kind is ActorKind.PERSON
    return noun.get(Envoy) is not None or (person and bool(holder(setting, noun)))


def _from_whom(setting: Setting, clause: Clause, verb: ContactVerb) -> bool:
    """Tell whether a party is named to whom the verb turns: "sought arms from Oman"."""
    return any(one.tie.low in verb.to and parties(setting, one.nouns) for one in clause.adjuncts)


def _given_time(parsed: Parsed, receivers: Sequence[Noun]) -> list[Noun]:
    """Give those to whom so much time is given, without the time: "gave the junta three days"."""
    for noun in receivers:
        for k in range(noun.first + 1, noun.last - 1):
            counted = parsed.words[k].count is not None or parsed.words[k].number is not None
            if counted and parsed.words[k + 1].get(TimeUnit) is not None:
                word = parsed.words[k - 1].word
                return [attrs.evolve(noun, last=k, head=k - 1, word=word, count=None, number=None)]
    return []


def _is_rival(noun: Noun) -> bool:
    """Tell whether a party is a state or a group of its own, which nobody commands."""
    actor = noun.get(ActorTerm)
    return noun.get(CountryTerm) is not None or (actor is not None and actor.kind in _INDEPENDENT)


def _may_be_charged(noun: Noun) -> bool:
    """Tell whether people who are only counted may be accused: "accused two generals"."""
    return noun.count is not None and noun.get(ActorTerm) is not None


def _complete(verb: ContactVerb, initiators: Sequence[Noun], others: Sequence[Noun | Actor], topic: Topic) -> bool:
    """Tell whether a contact has what it needs to be one."""
    together = verb.type.symmetric and len(initiators) > 1
    if verb.needs == "recipient":
        return bool(others) or together
    if verb.needs in {"both", "deadline"}:
        return bool(others) and topic.text is not None
    return topic.text is not None or bool(others)


def _towards(clause: Clause, verb: ContactVerb, described: set[int]) -> Iterator[Noun]:
    """Give whom a contact is tied to, but not where another party is from; ``described`` is where those end."""
    if not verb.to:
        rows = _BETWEEN if verb.type is ContactType.MEDIATION else _TOWARDS
        yield from with_ties(clause, rows, described, verb.topic)
        return
    for adjunct in clause.adjuncts:
        if adjunct.tie.low in verb.to:
            yield from adjunct.nouns


def _asked(setting: Setting, clause: Clause, verb: ContactVerb) -> list[Noun]:
    """Give who should do what is requested: "demanded that the rebels leave"."""
    content = content_of(setting, clause)
    if verb.type is not ContactType.REQUEST or content is None or not content.opens("content"):
        return []
    bare = not content.verb.moods - {"negation"} and "infinitive" in content.verb.word.forms
    if not bare and "obligation" not in content.verb.moods:
        return []
    return [noun for noun in parties(setting, content.subjects) if not noun.pronoun]


def _before(setting: Setting, clause: Clause) -> Topic:
    """Take what stands before a contact that ends its sentence as what it is about: "..., a union protested"."""
    found = setting.parsed.phrases
    start = place_among(found, clause.subjects[0]) if clause.subjects else 0
    told = any(one.at < start and "hypothetical" not in one.verb.moods for one in setting.parsed.clauses)
    if start < 2 or not isinstance(found[start - 1], Mark) or not told:
        return Topic()
    return Topic(setting.parsed.between(found[0].first, found[start - 2].last))


def _is_idle(setting: Setting, clause: Clause, verb: ContactVerb) -> bool:
    """Tell whether what is refused is only to speak: "declined to comment"."""
    content = content_of(setting, clause)
    return verb.type is ContactType.REJECTION and content is not None and content.get(Idle) is not None


def _weighed(setting: Setting, clause: Clause, verb: ContactVerb) -> ContactType:
    """Settle by what it announces whether a vow is an offer or a threat."""
    if not verb.weighs:
        return verb.type
    if any(noun.get(AttackNoun) is not None for noun in clause.objects):
        return ContactType.WARNING_OR_THREAT
    content = content_of(setting, clause)
    if content is None:
        return verb.type
    return {Deeds.GIVES: ContactType.OFFER, Deeds.HARMS: ContactType.WARNING_OR_THREAT}.get(
        deeds_of(setting, content), verb.type
    )


def _is_loose(setting: Setting, clause: Clause, everybody: Sequence[Noun | Actor]) -> bool:
    """Tell whether a warning is of what might befall anybody, or by nobody, rather than of what the warner will do."""
    following = next((one for one in setting.parsed.clauses if one.previous is clause), None)
    if following is not None and following.opens("content"):
        return "hypothetical" in following.verb.moods
    guessed = all(isinstance(one, Noun) and is_guess(one) for one in everybody)
    return guessed and content_of(setting, clause) is None


def by_label(setting: Setting, clause: Clause) -> Dealing | None:
    """Read that a party calls something bad: "described the raid as a crime"."""
    if clause.get(Label) is None or clause.verb.passive or not is_told(setting, clause):
        return None
    agents = doers(setting, subjects_of(setting, clause))
    words = setting.parsed.words
    stop = setting.parsed.phrases[clause.stop - 1].last
    called = any(words[k].get(Slur) is not None for k in range(clause.verb.last, stop))
    if not agents or not called or not clause.objects:
        return None
    others = parties(setting, clause.objects[:1]) or holder(setting, clause.objects[0])
    topic = stretch(setting, clause.at + 1)
    return Dealing(ContactType.CONDEMNATION, agents, others, topic.text, topic.last)
