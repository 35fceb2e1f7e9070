"""What a diplomatic contact is made of, wherever it was read: its parties, its topic and what came of it."""

from collections.abc import Iterator, Sequence
from typing import final

import attrs

from conflictmodel.lexicon.markers import (
    Adverb,
    Coordinator,
    Demonstration,
    Determiner,
    Matter,
    Medium,
    Occurrence,
    Preposition,
)
from conflictmodel.lexicon.terms import ActorTerm, ContactNoun, ContactVerb, CountryTerm, PeopleTerm, SourceTerm
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.claim import Claim
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.evidence import Rule
from conflictmodel.model.place import Place
from conflictmodel.model.source import SourceKind
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import actor_of, is_attack
from conflictmodel.reading.memory import country_of, is_party
from conflictmodel.reading.phrase import Mark, Noun, Phrase, Tie, Time, Verb, place_among
from conflictmodel.reading.rightward import Adjunct
from conflictmodel.reading.sentence import Parsed

#: These do not deal with anybody: they only saw it, or tell of it.
_WITNESSES = frozenset({SourceKind.WITNESS, SourceKind.SOCIAL_MEDIA})
_BYSTANDERS = _WITNESSES | {SourceKind.MEDIA}
_LONGEST_TOPIC = 30
_WISHES = frozenset({ContactType.REQUEST, ContactType.OFFER, ContactType.WARNING_OR_THREAT})
#: These are told though nobody is said to have begun them: "the army was accused of shelling a school".
WITHOUT_INITIATOR = frozenset({ContactType.ACCUSATION, ContactType.SANCTION})
_PAIRS = frozenset({"joins", "origin"})
_TURNED = frozenset({"destination", "foe"})


@final
@attrs.frozen(eq=False)
class Topic:
    """What a contact is about, in the text's words, and the place of the word after them."""

    text: str | None = None
    last: int | None = None


@final
@attrs.frozen(eq=False)
class Dealing:
    """A contact as it is read: who began it, who else is in it, and what about.

    ``last`` is where the words end that tell of it; ``noun`` says that a noun carries it.
    """

    type: ContactType
    initiators: Sequence[Noun | Actor]
    others: Sequence[Noun | Actor]
    topic: str | None = None
    last: int | None = None
    noun: bool = False


def is_told(setting: Setting, clause: Clause) -> bool:
    """Tell whether a clause says that something happened, and not only that somebody wants it to."""
    if not setting.happened(clause) or "conditional" in clause.verb.moods:
        return False  # "would have met" tells that they did not
    leader, above = clause.leader, clause.root().previous
    loose = not clause.verb.moods and clause.verb.word.forms == {"infinitive"}
    if loose and leader is not None and not setting.happened(leader):
        return False  # "agreed to meet and sign"
    wish = None if above is None else above.get(ContactVerb)
    return wish is None or wish.type not in _WISHES or not clause.root().opens("content")


def subjects_of(setting: Setting, clause: Clause) -> Sequence[Noun]:
    """Give who does what a clause says; after a mark a participle goes on with the verb before: ", accusing Mali"."""
    found = setting.parsed.phrases
    above = clause.leader or clause.previous
    participle = not clause.verb.moods and clause.verb.word.forms == {"gerund"}
    if above is None or not participle or not isinstance(found[clause.at - 1], Mark):
        return clause.subjects
    return () if Demonstration in setting.parsed.kinds else above.subjects


def claim_of(setting: Setting, clause: Clause, deal: Dealing) -> Claim[DiplomaticContact]:
    """Make a claim of a contact that a clause tells of."""
    kind = deal.type
    first = [_actor(setting, party) for party in deal.initiators]
    others = [_actor(setting, party, origin=True) for party in deal.others]
    everybody = tuple(dict.fromkeys((*first, *others)))
    period, _ = setting.when(clause)
    medium = next((one.noun for one in clause.adjuncts if one.noun.get(Medium) is not None), None)
    record = DiplomaticContact(
        _by_phone(kind, medium),
        everybody,
        None if kind.symmetric or not first else first[0],
        deal.topic,
        _outcome(setting, clause),
        None if medium is None else setting.parsed.name(attrs.evolve(medium, last=medium.head + 1)),
        when=period,
        where=_where(setting, clause, kind, everybody),
    )
    start = clause.verb.first if deal.noun else clause.verb.main
    stop = max(clause.verb.last, deal.last or 0)
    rule = Rule.NOUN if deal.noun else Rule.VERB
    return setting.claim(record, clause, Phrase(start, stop), rule, clause.verb.main)


def _by_phone(kind: ContactType, medium: Noun | None) -> ContactType:
    """Tell talks by telephone from those in one room."""
    term = None if medium is None else medium.get(Medium)
    calls = kind is ContactType.TALKS and term is not None and "phone" in term.values
    return ContactType.PHONE_CALL if calls else kind


def _where(setting: Setting, clause: Clause, kind: ContactType, everybody: Sequence[Actor]) -> Place | None:
    """Give where it was; a country that only takes part is no place: "sanctions on Iran"."""
    place = setting.where(clause)
    names = {actor.name for actor in everybody}
    if place is None or kind is ContactType.VISIT:
        return place
    if names.intersection(place.admin):
        return Place(place.name)
    return None if place.name in names else place


def parties(setting: Setting, nouns: Sequence[Noun]) -> list[Noun]:
    """Keep those noun phrases that can be parties: a state, an organisation, an armed group or a person."""
    return [noun for noun in nouns if _may_deal(setting.parsed, noun)]


def doers(setting: Setting, nouns: Sequence[Noun]) -> list[Noun]:
    """Keep those noun phrases that can begin a contact; so can a newspaper, to which nobody turns."""
    return [noun for noun in nouns if _may_deal(setting.parsed, noun, media=True) and not _is_nobody(setting, noun)]


def _is_nobody(setting: Setting, noun: Noun) -> bool:
    """Tell whether "he" or "she" is nobody whom the report has named."""
    return (
        "person" in noun.pronoun
        and setting.memory.called(setting.parsed, setting.memory.name(setting.parsed, noun)) is None
    )


def is_guess(noun: Noun) -> bool:
    """Tell whether only the capital of the sentence's first word makes it a party: "Hunger threatens ..."."""
    return noun.first == 0 and noun.last == 1 and not _is_known(noun)


def _may_deal(parsed: Parsed, noun: Noun, *, media: bool = False) -> bool:
    if is_attack(noun) or noun.get(Matter) is not None:
        return False
    if noun.count is not None and country_of(parsed, noun) is None:
        return False
    return _is_somebody(parsed, noun) and not _is_bystander(parsed, noun, media=media)


def _is_somebody(parsed: Parsed, noun: Noun) -> bool:
    """Tell whether a noun phrase is a party, in a text that may have no capitals or nothing else."""
    head = parsed.words[noun.head]
    if is_party(parsed, noun):
        return not _only_capital(parsed, noun) or not head.text.isupper() or country_of(parsed, noun) is not None
    if _has_title(parsed, noun):
        return True  # president kibaki
    if not head.word.terms and head.text not in {head.low, head.text.upper()}:
        return True  # al-Rubai
    people = noun.get(PeopleTerm)
    return people is not None and "indefinite" not in noun.determiner and country_of(parsed, noun) is not None


def _has_title(parsed: Parsed, noun: Noun) -> bool:
    """Tell whether a title stands before a name, in a text without capitals or without other letters."""
    words, k = parsed.words, noun.head
    if words[k].text.islower() and not words[0].text.islower():
        return False  # "president candidate", in a text that would have capitals
    while k > noun.first and not words[k].word.terms:
        k -= 1
    title = words[k].get(ActorTerm)
    return k < noun.head and title is not None and title.kind is ActorKind.PERSON


def _only_capital(parsed: Parsed, noun: Noun) -> bool:
    """Tell whether nothing but a capital letter, which may mean nothing, makes a noun phrase a party."""
    return not _is_known(noun) and not parsed.words[noun.head].name


def _is_known(noun: Noun) -> bool:
    return bool(noun.pronoun) or noun.get(ActorTerm) is not None or noun.get(CountryTerm) is not None


def _is_bystander(parsed: Parsed, noun: Noun, *, media: bool) -> bool:
    source = parsed.words[noun.head].get(SourceTerm)
    return source is not None and source.kind in (_WITNESSES if media else _BYSTANDERS)


def tied(setting: Setting, clause: Clause, *rows: str) -> list[Noun]:
    """Give the parties that prepositions of some rows tie to a clause."""
    wanted = frozenset(rows)
    return [
        noun
        for adjunct in clause.adjuncts
        if adjunct.tie.values & wanted
        for noun in parties(setting, all_of(setting, adjunct))
    ]


def all_of(setting: Setting, adjunct: Adjunct) -> Sequence[Noun]:
    """Give both of the two that a word ties, though a verb follows the second: "talks between X and Y began"."""
    if not adjunct.tie.values & _PAIRS or len(adjunct.nouns) > 1:
        return adjunct.nouns
    found = setting.parsed.phrases
    k = place_among(found, adjunct.noun)
    link, second = found[k + 1 : k + 3] if k + 2 < len(found) else (None, None)
    both = isinstance(link, Tie) and link.kind is Coordinator and isinstance(second, Noun)
    return (*adjunct.nouns, second) if both and isinstance(second, Noun) else adjunct.nouns


def holds(parsed: Parsed, noun: Noun, *rows: str) -> bool:
    """Tell whether a noun phrase names something that a party may propose, give or keep."""
    wanted = frozenset(rows)
    for token in parsed.words[noun.first : noun.last]:
        matter = token.get(Matter)
        if matter is not None and matter.values & wanted:
            return True
    return False


def is_matter(parsed: Parsed, noun: Noun) -> bool:
    """Tell whether a noun phrase is what parties can settle or refuse: an offer, a resolution, aid."""
    return noun.get(ContactNoun) is not None or holds(parsed, noun, "proposed", "given", "kept")


def holder(setting: Setting, noun: Noun) -> list[Actor]:
    """Name whose a thing is, from the words before it: "a Kenyan offer", "the president's plan"."""
    words = setting.parsed.words
    for k in range(noun.first, noun.head):
        country, actor, following = words[k].get(CountryTerm), words[k].get(ActorTerm), words[k + 1].get(Determiner)
        owns = following is not None and "owner" in following.values
        if country is not None and (country.adjective or owns):
            return [Actor(words[k].text, ActorKind.STATE, country=country.country)]
        if actor is not None and owns:
            return [Actor(words[k].text, actor.kind)]
    return []


def of_whom(setting: Setting, noun: Noun) -> list[Noun]:
    """Name whose a thing is, where that is told after it: "the assets of the governor"."""
    return [] if noun.of is None else parties(setting, [noun.of])


def named_contact(parsed: Parsed, noun: Noun) -> ContactNoun | None:
    """Give the contact that a noun phrase names, or that of which it is a part: "a round of talks"."""
    inner = noun.of
    if inner is not None and holds(parsed, attrs.evolve(noun, last=inner.first), "part"):
        return inner.get(ContactNoun)
    return noun.get(ContactNoun)


def _actor(setting: Setting, party: Noun | Actor, *, origin: bool = False) -> Actor:
    """Make an actor of a party, with the country it is from: "his counterpart from the United Kingdom"."""
    if isinstance(party, Actor):
        return party
    parsed = setting.parsed
    actor = actor_of(parsed, party, setting.memory)
    if actor.kind is ActorKind.UNKNOWN and _has_title(parsed, party):
        actor = attrs.evolve(actor, kind=ActorKind.PERSON)
    k = place_among(parsed.phrases, party)
    if not origin or actor.country is not None or k + 2 >= len(parsed.phrases):
        return actor
    tie, land = parsed.phrases[k + 1], parsed.phrases[k + 2]
    if isinstance(tie, Tie) and "origin" in tie.values and isinstance(land, Noun) and land.get(CountryTerm) is not None:
        name = f"{actor.name} {tie.low} {parsed.said(land)}"
        return attrs.evolve(actor, name=name, country=country_of(parsed, land))
    return actor


def topic_after(setting: Setting, at: int, words: frozenset[str]) -> Topic:
    """Read what a contact is about: what follows one of its topic words, up to a mark or another clause."""
    parsed = setting.parsed
    found = parsed.phrases
    k = at + 1
    while k < len(found):
        phrase = found[k]
        recipient = isinstance(phrase, Tie) and bool(phrase.values & _TURNED) and is_party_next(setting, k)
        if isinstance(phrase, Tie) and phrase.low in words and not recipient:
            return stretch(setting, k + 1)
        if isinstance(phrase, Verb):
            if parsed.said(phrase).lower() in words:
                return stretch(setting, k + 1)  # "to discuss"
            return stretch(setting, k) if parsed.words[phrase.first].low in words else Topic()
        if isinstance(phrase, Mark) and phrase.low != "(":
            break
        if isinstance(phrase, Mark):
            while k < len(found) and getattr(found[k], "low", "") != ")":
                k += 1
        elif isinstance(phrase, Tie) and phrase.kind is not Preposition:
            break
        k += 1
    return Topic()


def stretch(setting: Setting, first: int, towards: frozenset[str] = frozenset({"origin"})) -> Topic:
    """Give the words from a phrase on, to the end of its clause or of the one that it opens, or to another party.

    ``towards`` are the rows of prepositions that tie the other party.
    """
    parsed = setting.parsed
    found = parsed.phrases
    k = first
    while k < len(found) and not isinstance(found[k], Mark | Time):
        phrase = found[k]
        tie = isinstance(phrase, Tie) and phrase.kind not in {Preposition, Adverb} and k > first
        if tie or phrase.last - found[first].first > _LONGEST_TOPIC:
            break
        if isinstance(phrase, Tie) and phrase.values & towards and k > first and is_party_next(setting, k):
            break
        k += 1
    if k == first:
        return Topic()
    last = found[k - 1].last
    return Topic(parsed.between(found[first].first, last), last)


def is_party_next(setting: Setting, k: int) -> bool:
    """Tell whether a party stands right after a phrase."""
    found = setting.parsed.phrases
    following = found[k + 1] if k + 1 < len(found) else None
    return isinstance(following, Noun) and is_party(setting.parsed, following)


def content_of(setting: Setting, clause: Clause) -> Clause | None:
    """Give the clause that completes the verb of another: "demanded that they leave", "vowed to fight"."""
    following = next((one for one in setting.parsed.clauses if one.previous is clause), None)
    if following is None:
        return None
    return following if following.opens("content") or "infinitive" in following.verb.moods else None


def _outcome(setting: Setting, clause: Clause) -> str | None:
    """Read what came of it: from a verb joined to it ("have yet to agree"), or from "without agreeing"."""
    for follower in clause.followers:
        if _concludes(follower):
            return stretch(setting, follower.at).text
    following = next((one for one in setting.parsed.clauses if one.previous is clause), None)
    if following is not None and following.opener is not None and "lacking" in following.opener.values:
        return stretch(setting, place_among(setting.parsed.phrases, following.opener)).text
    return None


def _concludes(clause: Clause) -> bool:
    """Tell whether a verb says what came of a contact: nothing yet, a failure, an agreement."""
    occurs, contact = clause.get(Occurrence), clause.get(ContactVerb)
    fails = occurs is not None and "fails" in occurs.values
    agrees = contact is not None and contact.type is ContactType.AGREEMENT
    return "pending" in clause.verb.moods or fails or agrees


def with_ties(clause: Clause, rows: frozenset[str], described: set[int], topic: frozenset[str]) -> Iterator[Noun]:
    """Give whom a contact is tied to, but not where another party is from; ``described`` is where those end."""
    for adjunct in clause.adjuncts:
        values = adjunct.tie.values & rows
        about = adjunct.tie.low in topic and not values & _TURNED
        if values and not about and not (values == {"origin"} and adjunct.tie.first in described):
            yield from adjunct.nouns
