"""Lists of noun phrases: "nine rebels and three soldiers", "Ana Ruiz, a nurse, and her son".

A comma joins a list when "and" ends it, and otherwise sets off what describes the one before:
of a name and a description side by side, the second says who the first is.
"""

from collections.abc import Iterator, Sequence

from conflictmodel.lexicon.markers import Coordinator, Preposition
from conflictmodel.lexicon.terms import PeopleTerm, ReportVerb
from conflictmodel.reading.phrase import Mark, Noun, Phrase, Tie, Time, Verb, is_adverb, is_age

#: No list of a sentence is looked through further than this.
_LONGEST = 60
#: Nor what stands in brackets.
_LONGEST_ASIDE = 12
#: The marks that set something off, and those that then end it.
_ASIDES = {"(": ")", "—": "—", "–": "–", "-": "-"}
_JOINS = frozenset({"and", "or"})
_GERUND = frozenset({"gerund"})


def list_before(found: Sequence[Phrase], k: int) -> tuple[int, list[Noun]]:
    """Gather the list of noun phrases that ends at ``k``, and give where it begins."""
    last = found[k]
    if not isinstance(last, Noun):
        return k, []
    chain: list[tuple[bool, Noun]] = []
    first, joined, current = k, False, last
    while (step := _link_before(found, first, joined=joined)) is not None:
        at, comma = step
        member = found[at]
        if not isinstance(member, Noun) or _is_object(found, at, current):
            break
        if comma and not joined and not describes(member, current):
            break
        if comma and current.count is not None and is_tied_name(found, at):
            break  # "in Homs, Syria, two soldiers and a farmer"
        chain.insert(0, (comma, current))
        first, current = at, member
        joined = joined or not comma
    members = [current]
    for comma, noun in chain:
        if not comma or not describes(members[-1], noun):
            members.append(noun)
    return first, members


def _link_before(found: Sequence[Phrase], k: int, *, joined: bool) -> tuple[int, bool] | None:
    """Find the member that a list has before the one at ``k``, and tell whether only a comma joins them."""
    right = k
    k -= 1
    comma = True
    if k > 0 and is_and(found[k]):
        comma = False
        k -= 1
    apart = k > 0 and is_comma(found[k])
    k -= apart
    if comma and not apart:
        return None
    k = before_age(found, k)
    start = k
    if k > 0 and _singles_out(found[k - 1]):
        return None if apart and not comma else (k, comma)  # "including officers, and a leader was killed"
    if k >= 0 and _are_named(found[k], found[right]):
        return (k, comma)  # "belonging to TTP and LeI"
    while (joined or not comma) and k > 1 and tied_noun(found, k - 1) and isinstance(found[k - 2], Noun):
        k -= 2
    if k > 0 and _is_tie(found[k - 1]):
        if comma:
            return None  # "in Barisal, a driver"
        k = start
    return (k, comma) if k >= 0 else None


def is_tied_name(found: Sequence[Phrase], k: int) -> bool:
    """Tell whether a name is tied by a preposition, alone or after others that commas part."""
    while isinstance(noun := found[k], Noun) and noun.named and noun.count is None and k > 0:
        if _is_tie(found[k - 1]):
            return True
        if not is_comma(found[k - 1]) or k == 1:
            return False
        k -= 2
    return False


def _are_named(first: Phrase, second: Phrase) -> bool:
    return isinstance(first, Noun) and isinstance(second, Noun) and first.named and second.named


def before_age(found: Sequence[Phrase], k: int) -> int:
    """Give the place of whoever's age, or what is said of whom in brackets, ends at ``k``."""
    mark = found[k]
    if k > 2 and isinstance(mark, Mark) and mark.low in _ASIDES.values():
        opening = (at for at in range(k - 1, max(0, k - _LONGEST_ASIDE), -1) if _closes(found[at], mark))
        return next(opening, k + 1) - 1
    return k - 2 if k > 1 and is_age(found, k) else k


def _closes(opening: Phrase, mark: Mark) -> bool:
    """Tell whether an aside that begins at a phrase ends with a mark."""
    return isinstance(opening, Mark) and _ASIDES.get(opening.low) == mark.low


def aside_after(found: Sequence[Phrase], k: int) -> int | None:
    """Give the place of the mark that closes the aside, in brackets or between dashes, that opens at ``k``."""
    mark = found[k] if k < len(found) else None
    closing = _ASIDES.get(mark.low) if isinstance(mark, Mark) else None
    if closing is None:
        return None
    near = range(k + 1, min(len(found), k + _LONGEST_ASIDE))
    return next((at for at in near if getattr(found[at], "low", "") == closing), None)


def _is_object(found: Sequence[Phrase], k: int, following: Noun) -> bool:
    """Tell whether a noun phrase belongs to the verb or the preposition before it, not to the list after it."""
    if k == 0:
        return False
    before = found[k - 1]
    if isinstance(before, Verb):
        return before.get(ReportVerb) is None
    if not isinstance(before, Tie) or before.kind is not Preposition:
        return False
    noun = found[k]
    loose = following.count is not None and isinstance(noun, Noun) and noun.count is None
    return loose and "subset" not in before.values


def list_after(found: Sequence[Phrase], k: int, *, counted: bool = True) -> list[Noun]:
    """Gather the list of noun phrases that begins at ``k``.

    With ``counted`` a comma goes on with it only to a figure or to a name after a name.
    """
    first = found[k] if k < len(found) else None
    if not isinstance(first, Noun):
        return []
    nouns = [first]
    while (member := _next_member(found, k + 1, nouns[-1], counted=counted)) is not None:
        k, noun, comma = member
        if not comma or not describes(nouns[-1], noun):
            nouns.append(noun)
    return nouns


def _next_member(found: Sequence[Phrase], k: int, before: Noun, *, counted: bool) -> tuple[int, Noun, bool] | None:
    """Find the next member of a list, past what is tied to the one before; tells too whether only a comma joins it."""
    comma = joined = tied = False
    for at in _without_asides(found, k):
        phrase = found[at]
        if isinstance(phrase, Mark):
            comma = phrase.low == ","
            if not comma and not (at + 1 < len(found) and is_age(found, at + 1)) and not _closes_age(found, at):
                return None
        elif isinstance(phrase, Tie) and (is_and(phrase) or (joined and _marks_object(phrase))):
            joined = True  # "mató a dos soldados y a un civil"
        elif not isinstance(phrase, Noun):
            if comma or joined or not _is_beside(found, at):
                return None
        elif is_age(found, at):
            comma = False
        elif comma or joined:
            fits = _goes_on(found, at, before, phrase, joined=joined, tied=tied, counted=counted)
            return (at, phrase, not joined) if fits else None
        elif at > k and _is_tie(found[at - 1]):
            tied = True
        else:
            return None
    return None


def _without_asides(found: Sequence[Phrase], k: int) -> Iterator[int]:
    """Go on along a list, past what is set off in it: "six priests (two of them Spaniards) and a cook"."""
    past = k
    for at in range(k, min(len(found), k + _LONGEST)):
        if at < past:
            continue
        if isinstance(found[at], Mark):  # nothing else sets anything off
            if (closing := aside_after(found, at)) is not None:
                past = closing + 1
                continue
            if (inserted := _inserted_share(found, at)) is not None:
                past = inserted
                continue
        yield at


def _inserted_share(found: Sequence[Phrase], k: int) -> int | None:
    """Give the place of the comma after what begins with one at ``k`` and says of a share what it is.

    So in "four villagers, two of them women, and a soldier".
    """
    if not is_comma(found[k]) or k + 2 >= len(found):
        return None
    number, tie = found[k + 1 : k + 3]
    bare = isinstance(number, Noun) and number.head == number.number
    if not bare or not isinstance(tie, Tie) or "share" not in tie.values:
        return None
    for at in range(k + 3, min(len(found), k + _LONGEST_ASIDE)):
        if is_comma(found[at]):
            return at
        if isinstance(found[at], Verb):
            return None
    return None


def _goes_on(  # noqa: PLR0913  the list so far, and what joins the noun phrase to it
    found: Sequence[Phrase], at: int, before: Noun, noun: Noun, *, joined: bool, tied: bool, counted: bool
) -> bool:
    """Tell whether a noun phrase after a comma or "and" goes on with a list."""
    if noun.head == noun.number and at + 1 < len(found) and _singles_out(found[at + 1]):
        return False  # "killed two, one of whom was a guard"
    if tied and (noun.named or (noun.count is None and not joined)):
        return False  # "in Kwachocha, Malindi", "of Masarat Alam, a leader"
    return _fits(noun, before, comma=not joined, counted=counted or tied) and not starts_clause(found, at)


def _is_beside(found: Sequence[Phrase], at: int) -> bool:
    """Tell whether a phrase only goes with the noun phrase before it: a time, or what ties another."""
    return isinstance(found[at], Time) or (tied_noun(found, at) and not _singles_out(found[at]))


def _closes_age(found: Sequence[Phrase], at: int) -> bool:
    return getattr(found[at], "low", "") == ")" and is_age(found, at - 1)


def _fits(noun: Noun, before: Noun, *, comma: bool, counted: bool) -> bool:
    """Tell whether a noun phrase can go on with a list."""
    figure = noun.count is not None or bool(noun.determiner & {"indefinite", "negative"})
    if figure or (not counted and not comma):
        return True
    pair = "definite" in noun.determiner & before.determiner and not comma and _are_people(noun, before)
    return noun.named or bool(noun.determiner & {"possessive"}) or pair or (comma and describes(before, noun))


def _are_people(*nouns: Noun) -> bool:
    return all(noun.get(PeopleTerm) is not None for noun in nouns)


def describes(noun: Noun, beside: Noun) -> bool:
    """Tell whether the second of two noun phrases parted by a comma says who the first is."""
    if noun.pronoun or beside.pronoun:
        return False
    if beside.count is not None:  # "four men, two of them brothers"
        bare = beside.head == beside.number and noun.head != noun.number
        return bare and noun.count is not None and beside.count.low < noun.count.low
    if noun.named != beside.named:
        people = noun.get(PeopleTerm)
        many = people is not None and people.many > 1  # "the couple, Ana Ruiz and Luis Mora"
        return (noun.count is None and not many) or (noun.count is not None and noun.count.low == 1)
    backed = noun.determiner & {"definite", "possessive"} and "indefinite" in beside.determiner
    return noun.count is None and not noun.named and bool(backed)


def starts_clause(found: Sequence[Phrase], k: int) -> bool:
    """Tell whether the noun phrase at ``k`` is the subject of a verb that follows it."""
    if _told_apart(found, k):
        return True
    near = True
    k += 1
    while k < len(found):
        phrase = found[k]
        if isinstance(phrase, Verb):
            if phrase.moods or phrase.word.forms != _GERUND:
                return phrase.finite and (near or not phrase.bare)
            near = False  # "three men belonging to it were killed"
            k += 1 + (k + 1 < len(found) and isinstance(found[k + 1], Noun))
            continue
        if tied_noun(found, k):
            near = False
            k += 2
        elif is_and(phrase) and k + 1 < len(found) and isinstance(found[k + 1], Noun):
            k += 2
        elif isinstance(phrase, Time) or is_adverb(phrase):
            k += 1
        else:
            return False
    return False


def _told_apart(found: Sequence[Phrase], k: int) -> bool:
    """Tell whether a bare figure after a comma has a participle of its own: "killed three men, five missing"."""
    noun, verb = found[k], found[k + 1] if k + 1 < len(found) else None
    bare = isinstance(noun, Noun) and noun.head == noun.number
    return bare and isinstance(verb, Verb) and verb.adjective and k > 0 and is_comma(found[k - 1])


def _singles_out(phrase: Phrase) -> bool:
    """Tell whether what follows is a part of what stands before: "including"."""
    return isinstance(phrase, Tie) and "subset" in phrase.values


def is_comma(phrase: Phrase) -> bool:
    """Tell whether a phrase is a comma."""
    return isinstance(phrase, Mark) and phrase.low == ","


def is_and(phrase: Phrase) -> bool:
    """Tell whether a phrase is a word that joins: and, or."""
    return isinstance(phrase, Tie) and phrase.kind is Coordinator and not phrase.values.isdisjoint(_JOINS)


def _is_tie(phrase: Phrase) -> bool:
    return isinstance(phrase, Tie) and phrase.kind is Preposition


def _marks_object(phrase: Phrase) -> bool:
    return isinstance(phrase, Tie) and "object" in phrase.values


def tied_noun(found: Sequence[Phrase], k: int) -> bool:
    """Tell whether a preposition stands at ``k`` and ties the noun phrase after it."""
    return k + 1 < len(found) and _is_tie(found[k]) and isinstance(found[k + 1], Noun)
