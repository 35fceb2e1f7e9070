"""Deaths that are spoken of and not told: what a protest, a memorial or an act of revenge is about."""

from conflictmodel.lexicon.markers import LightVerb, Topic
from conflictmodel.lexicon.terms import PeopleTerm
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.phrase import Noun, Tie, Time, place_among
from conflictmodel.reading.sentence import Parsed

#: What may tie a death to the protest that it is about.
_ABOUT = frozenset({"time", "cause", "for", "of", "about"})


def is_topic(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Tell whether the deaths told at a phrase are only what a protest or the like is about.

    A noun is if such a word stands before it ("protests over the murder"), or anywhere where a word such
    as "following" ties the noun; and always as what others act against or fall out over ("clashed over the
    murder"). A verb is where it only says after what, or of whom, the protest came.
    """
    tie = parsed.phrases[at - 1] if at > 0 else None
    if clause.at != at and isinstance(tie, Tie) and "motive" in tie.values:
        return True
    if Topic not in parsed.kinds:
        return False
    topics = _places(parsed)
    if not topics:
        return False
    if clause.at == at:
        first, last = parsed.phrases[clause.start].first, parsed.phrases[clause.stop - 1].last
        beside = [k for k in topics if not first <= k < last]  # not "killed by an angry crowd"
        return bool(beside) and _is_verb_of(parsed, clause, beside[0])
    tied = isinstance(tie, Tie) and bool(tie.values & _ABOUT)
    outer = parsed.phrases[at]
    if not tied and clause.get(LightVerb) is not None and any(outer is noun for noun in clause.objects):
        return _is_verb_of(parsed, clause, topics[0])  # "fired at a rally, causing the death of two"
    first = outer.head if isinstance(outer, Noun) else outer.first  # "the anniversary of the murder"
    return tied or topics[0] <= first or (isinstance(outer, Noun) and kin_of(outer) is not None)


def _places(parsed: Parsed) -> list[int]:
    """Give the places of the words for protests and the like, without those that are in a date: "26 March"."""
    dates = {k for phrase in parsed.phrases if isinstance(phrase, Time) for k in range(phrase.first, phrase.last)}
    return [k for k, token in enumerate(parsed.words) if token.get(Topic) is not None and k not in dates]


def _is_verb_of(parsed: Parsed, clause: Clause, first: int) -> bool:
    """Tell whether a verb says of whom, or after what, a protest came whose first word is at ``first``."""
    above = clause.previous
    told = [*clause.leaders(), *([above] if above is not None and above.subjects is clause.subjects else [])]
    before = first < parsed.phrases[clause.at].first
    antecedent = next((one.antecedent for one in told if one.antecedent is not None), None)
    if antecedent is not None:
        return (before and antecedent.get(Topic) is None) or kin_of(antecedent) is not None
    opened = next((one for one in told if one.opener is not None), None)
    if opened is None or opened.opener is None:
        describes = clause.verb.bare or "being" in clause.verb.moods
        return describes and (
            _is_described(parsed, clause, first) or any(kin_of(one) is not None for one in clause.subjects)
        )
    return bool(opened.opener.values & _ABOUT)


def _is_described(parsed: Parsed, clause: Clause, first: int) -> bool:
    """Tell whether a participle describes somebody whom a protest is for: "justice for the student killed"."""
    if not clause.subjects or clause.subjects[0].first < first:
        return False
    noun = clause.subjects[0]
    at = place_among(parsed.phrases, noun)
    tie = parsed.phrases[at - 1] if at > 0 else None
    return isinstance(tie, Tie) and bool(tie.values & (_ABOUT | {"motive"}))


def kin_of(noun: Noun) -> Noun | None:
    """Give whose people a noun phrase is, past its own number: "a trader" of "dozens of relatives of a trader"."""
    owner = noun.of
    while owner is not None and owner.head == noun.head:
        owner = owner.of
    people = noun.get(PeopleTerm) is not None and owner is not None and owner.get(PeopleTerm) is not None
    return owner if people else None
