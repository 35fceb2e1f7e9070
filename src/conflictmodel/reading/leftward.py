"""What stands to the left of a verb: its subject, and the word that opens its clause."""

from collections.abc import Sequence
from typing import final

import attrs

from conflictmodel.lexicon.markers import (
    Campaign,
    Coordinator,
    Preposition,
    Relative,
    RemainsNoun,
    Subordinator,
)
from conflictmodel.lexicon.terms import AttackNoun, CasualtyVerb, PeopleTerm, ReportVerb
from conflictmodel.reading.lists import before_age, is_comma, is_tied_name, list_before, tied_noun
from conflictmodel.reading.phrase import QUOTES, Mark, Noun, Phrase, Tie, Time, Verb, is_adverb, is_age, place_among

#: Marks that end a clause.
BREAKS = frozenset(";:.?!…")


@final
@attrs.define(eq=False)
class Left:
    """What is found to the left of a verb.

    ``start`` is the place of the clause's first phrase; ``opener`` the word that opened the
    clause inside another and ``antecedent`` the noun that it then describes; ``joined`` says
    that the verb goes on with the clause before; ``inserted`` are the stretches that part the
    subject from its verb, from the first mark to the last.
    """

    subjects: list[Noun] = attrs.field(factory=list)
    start: int = 0
    opener: Tie | None = None
    antecedent: Noun | None = None
    joined: bool = False
    offset: int = 0
    unverified: bool = False
    inserted: list[tuple[int, int]] = attrs.field(factory=list)


def look_left(found: Sequence[Phrase], at: int) -> Left:
    """Look to the left of a verb for its subject and for what opens its clause."""
    left = Left(start=at)
    k: int | None = at - 1
    while k is not None and k >= 0:
        phrase = found[k]
        if isinstance(phrase, Noun):
            k = _past_noun(found, k, at, left)
        elif isinstance(phrase, Mark):
            k = _past_mark(found, k, at, left)
        elif isinstance(phrase, Time) and not phrase.when.offset:
            k -= 1
        elif is_adverb(phrase):
            left.unverified = left.unverified or is_adverb(phrase, "unverified")
            k -= 1
        elif _is_of_them(found, k) or (
            isinstance(phrase, Verb) and k > 0 and not left.subjects and _describes(found, k, at)
        ):
            k -= 1
        else:
            _open(found, k, left)
            k = None
    if k is not None:
        left.start = 0
    return left


def _is_of_them(found: Sequence[Phrase], k: int) -> bool:
    """Tell whether "of them" stands after a bare number: "one of them was shot"."""
    phrase, before = found[k], found[k - 1] if k > 0 else None
    bare = isinstance(before, Noun) and before.head == before.number
    return bare and isinstance(phrase, Tie) and "subset" in phrase.values and phrase.kind is Preposition


def _describes(found: Sequence[Phrase], k: int, at: int) -> bool:
    """Tell whether a participle describes the subject: "the man known as Elias said", "those killed were"."""
    first, verb = found[k], found[at]
    if k == 0 or not isinstance(first, Verb) or not isinstance(verb, Verb) or not first.bare:
        return False
    before = found[k - 1]
    if isinstance(before, Tie) and before.kind is Relative:
        return False  # "two women who worked with them were killed"
    return k < at - 1 or (verb.finite and not verb.adjective)


def _past_noun(found: Sequence[Phrase], k: int, at: int, left: Left) -> int | None:
    """Pass over what is tied by a preposition; take the first list of noun phrases as the subject."""
    first, nouns = list_before(found, k)
    before = first - 1
    while before >= 0 and _is_quote(found[before]):
        before -= 1
    tie = found[before] if before >= 0 else None
    if isinstance(tie, Tie) and tie.kind is Preposition and not _counts_in(found, k, at):
        aside = "subset" in tie.values and before > 1 and is_comma(found[before - 1])
        return before - 1 - aside
    if left.subjects:
        return None
    if is_age(found, k):
        return k - 2
    left.subjects = nouns
    left.start = first
    return first - 1


def _past_mark(found: Sequence[Phrase], k: int, at: int, left: Left) -> int | None:
    """Pass over quotation marks and over an insertion between the subject and its verb."""
    mark = found[k]
    if _is_quote(mark):
        return k - 1
    comma = isinstance(mark, Mark) and mark.low == ","
    if k == at - 1 and comma and _listed(found, at):
        left.joined = True  # "killed 11, injured 23 and displaced 4,000"
        return None
    if comma and k == at - 1 and (noun := _set_off(found, at)) is not None:
        left.subjects = [noun]
        return None
    if comma and _only_tied(found, k, names=bool(left.subjects)):
        # its subject may come after: "En Tal Amin, murieron tres personas"
        left.start = _begin(found, k)
        left.unverified = left.unverified or any(is_adverb(one, "unverified") for one in found[left.start : k])
        return None
    if left.subjects:
        return None
    if comma and _is_loose(found, k, at):
        return k - 1  # "the driver of the van, was killed", "two men, belonging to a gang were killed"
    if comma and (described := _described_before(found, k)) is not None:
        first, left.subjects = described
        left.start = first
        return first - 1
    opening = _opening(found, k)
    if opening is None:
        return None
    left.inserted.append((opening, k))
    return opening - 1


def fronted(found: Sequence[Phrase], left: Left) -> range:
    """Give the places of what opens a sentence before a subject that a description parts from its verb.

    So in "This year two judges who tried smugglers were killed".
    """
    if not left.subjects or left.subjects[0].first >= found[left.start].first:
        return range(0)
    at = place_among(found, left.subjects[0])
    end = at - 1 if at > 0 and is_comma(found[at - 1]) else at
    begin = _begin(found, end)
    return range(begin, end) if begin < end and _only_tied(found, end) else range(0)


def _begin(found: Sequence[Phrase], k: int) -> int:
    """Give the place after the last mark before ``k`` that ends a sentence or all but ends it."""
    for i in range(k - 1, -1, -1):
        mark = found[i]
        if isinstance(mark, Mark) and mark.low in BREAKS:
            return i + 1
    return 0


def _set_off(found: Sequence[Phrase], at: int) -> Noun | None:
    """Give whom a participle set off by commas describes: "a trader, kidnapped by gunmen on Monday, was freed"."""
    verb = found[at]
    if not isinstance(verb, Verb) or not verb.bare or verb.adjective or verb.get(CasualtyVerb) is None:
        return None
    closing = next((k for k in range(at + 1, len(found)) if is_comma(found[k]) or isinstance(found[k], Verb)), at + 1)
    goes_on = found[closing + 1] if closing + 1 < len(found) and is_comma(found[closing]) else None
    if closing == at + 1 or isinstance(found[at + 1], Noun) or not isinstance(goes_on, Verb) or goes_on.bare:
        return None
    last = at - 2
    while last > 1 and tied_noun(found, last - 1) and isinstance(found[last - 2], Noun):
        last -= 2
    noun = found[last] if last >= 0 else None
    return noun if isinstance(noun, Noun) else None


def _is_loose(found: Sequence[Phrase], k: int, at: int) -> bool:
    """Tell whether only one noun phrase, and what is tied to it, stands before the one comma before a passive verb."""
    verb = found[at]
    if not isinstance(verb, Verb) or not verb.passive:
        return False
    first = next((i + 1 for i in range(k - 1, 0, -1) if is_comma(found[i]) and _only_tied(found, i)), 0)
    alone = isinstance(found[first], Noun) and not tied_noun(found, first - 1)
    return alone and all(tied_noun(found, i) or _is_tied(found, i) for i in range(first + 1, k))


def _is_tied(found: Sequence[Phrase], i: int) -> bool:
    return isinstance(found[i], Noun) and tied_noun(found, i - 1)


def _described_before(found: Sequence[Phrase], k: int) -> tuple[int, list[Noun]] | None:
    """Gather the subjects before the comma that ends what describes the last of them: "Ana Ruiz, a nurse, was"."""
    last = before_age(found, k - 1)
    if is_comma(found[last]):
        last -= 1
    end = last
    while last > 1 and tied_noun(found, last - 1) and isinstance(found[last - 2], Noun):
        last -= 2
    if last < 0 or not isinstance(found[last], Noun) or (found[last] is found[k - 1] and is_age(found, k - 1)):
        return None
    first, nouns = list_before(found, last)
    tied = first > 0 and isinstance(found[first - 1], Tie) and getattr(found[first - 1], "kind", None) is Preposition
    return (first, nouns) if not tied and (first < last or end < k - 1) else None


def _is_quote(phrase: Phrase) -> bool:
    return isinstance(phrase, Mark) and phrase.low in QUOTES


def _listed(found: Sequence[Phrase], at: int) -> bool:
    """Tell whether a verb after a comma goes on with a list of verbs: it is bare and has a figure."""
    verb = found[at]
    following = found[at + 1] if at + 1 < len(found) else None
    counted = isinstance(following, Noun) and following.count is not None
    harms = isinstance(verb, Verb) and (verb.bare or not verb.moods) and verb.get(ReportVerb) is None
    casualty = verb.get(CasualtyVerb) if isinstance(verb, Verb) else None
    suffers = casualty is not None and casualty.takes == "subject" and _opening(found, at - 1) is None
    return harms and (counted or suffers) and any(isinstance(phrase, Verb) for phrase in found[:at])


def _counts_in(found: Sequence[Phrase], k: int, at: int) -> bool:
    """Tell whether a participle tells of the figure right before it, though that is tied: "to 11 killed"."""
    noun, verb = found[k], found[at]
    if k != at - 1 or not isinstance(noun, Noun) or not isinstance(verb, Verb):
        return False
    counted = noun.count is not None or (noun.get(RemainsNoun) is not None and _counts_inside(noun))
    if not counted and not ("being" in verb.moods and noun.of is not None and noun.of.get(PeopleTerm) is not None):
        hurt = "indefinite" in noun.determiner and verb.get(CasualtyVerb) is not None
        if not hurt or (at + 1 < len(found) and isinstance(found[at + 1], Noun)):
            return False
    return verb.bare or "being" in verb.moods


def _counts_inside(noun: Noun) -> bool:
    return noun.of is not None and noun.of.count is not None


def _open(found: Sequence[Phrase], k: int, left: Left) -> None:
    """Note what opens the clause, where the look to the left came upon a tie or another verb."""
    phrase = found[k]
    if isinstance(phrase, Time):
        left.offset = phrase.when.offset
    if not isinstance(phrase, Tie):
        return
    left.start = min(left.start, k + 1)
    if phrase.kind is Relative:
        noun = _antecedent(found, k)
        left.opener, left.antecedent = phrase, noun
        if noun is not None and not left.subjects and "place" not in phrase.values:
            left.subjects = _all_of(found, k, noun)
    elif phrase.kind is Subordinator:
        left.opener = phrase
    elif phrase.kind is Coordinator:
        left.joined = not ("but" in phrase.values and left.subjects)  # "but" and a subject begin anew
    elif phrase.kind is Preposition and not left.subjects:
        left.opener = phrase


def _all_of(found: Sequence[Phrase], k: int, noun: Noun) -> list[Noun]:
    """Give all whom a relative clause in the plural describes: "Ana Ruiz and Luis Paz, who were"."""
    verb = next((phrase for phrase in found[k + 1 :] if isinstance(phrase, Verb)), None)
    if noun.of is not None and noun.get(PeopleTerm) is None and noun.of.get(PeopleTerm) is not None:
        return [noun.of]  # "the home of a reporter who was killed"
    if verb is None or not verb.several or noun.count is not None or not noun.named:
        return [noun]
    return list_before(found, next(at for at, phrase in enumerate(found) if phrase is noun))[1]


def _antecedent(found: Sequence[Phrase], k: int) -> Noun | None:
    """Find the noun that a relative clause describes: after a mark not one tied to another, but that other."""
    relative = found[k]
    aside = k > 0 and isinstance(found[k - 1], Mark) and not (isinstance(relative, Tie) and "place" in relative.values)
    k -= 1
    if k > 4 and is_comma(found[k]) and _is_of_them(found, k - 2) and is_comma(found[k - 4]):
        k -= 4  # "six nuns, five of them Spaniards, who"
    while k >= 0:
        phrase = found[k]
        tied = k > 0 and _is_tie(found[k - 1]) and k > 1 and isinstance(found[k - 2], Noun)
        if isinstance(phrase, Noun) and (
            not (aside and tied)
            or phrase.get(AttackNoun)
            or phrase.get(Campaign)
            or _is_who(relative, phrase, found[k - 2])
        ):
            return phrase
        described = isinstance(phrase, Verb) and phrase.bare  # "the offensive launched on Saturday, which"
        if not isinstance(phrase, Noun | Mark | Time) and not _is_tie(phrase) and not described:
            return None
        k -= 1
    return None


def _is_who(relative: Phrase, noun: Noun, before: Phrase) -> bool:
    """Tell whether "who" can only mean the second of two noun phrases: "fired shots at the guard, who"."""
    person = isinstance(relative, Tie) and "person" in relative.values and noun.get(PeopleTerm) is not None
    return person and isinstance(before, Noun) and not before.named and before.get(PeopleTerm) is None


def _is_tie(phrase: Phrase) -> bool:
    return isinstance(phrase, Tie) and phrase.kind is Preposition and "subset" not in phrase.values


def _only_tied(found: Sequence[Phrase], k: int, *, names: bool = False) -> bool:
    """Tell whether only times and tied noun phrases stand before a comma: "In a statement, ...".

    With ``names`` also names that go on with a tied one: "In Homs, Syria, ...".
    """
    begin = _begin(found, k)
    for i in range(begin, k):
        phrase = found[i]
        if isinstance(phrase, Verb):
            return False
        tied = i > begin and (isinstance(found[i - 1], Tie) or (names and is_tied_name(found, i)))
        if isinstance(phrase, Noun) and not tied:
            return False
    return True


def _opening(found: Sequence[Phrase], k: int) -> int | None:
    """Find where the insertion that ends at a comma, a dash or a bracket began, after a noun phrase."""
    low = getattr(found[k], "low", "")
    pairs = {",": ",", ")": "(", "—": "—", "–": "–", "-": "-", "]": "["}
    if low not in pairs:
        return None
    inside = 0
    for first in range(k - 1, 0, -1):
        phrase = found[first]
        if isinstance(phrase, Mark) and low != ")":
            inside += (phrase.low == ")") - (phrase.low == "(")
        if isinstance(phrase, Mark) and not inside:
            if phrase.low == pairs[low] and isinstance(found[first - 1], Noun | Time):
                return first
            if phrase.low in BREAKS:
                return None
    return None
