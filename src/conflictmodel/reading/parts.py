"""Some of those told of before: "including two Leopards", "10,000 of whom", "of the 40 drones, 35"."""

from collections.abc import Iterator
from typing import TypeGuard, final

import attrs

from conflictmodel.lexicon.markers import Preposition, Relative
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.lists import list_after
from conflictmodel.reading.phrase import Noun, Phrase, Tie, place_among
from conflictmodel.reading.sentence import Parsed


@final
@attrs.frozen(eq=False)
class Part:
    """A figure, and the noun phrase of whose people or things it counts some."""

    noun: Noun
    whole: Noun


def singled_out(parsed: Parsed, clause: Clause, *, counted: bool = True) -> Iterator[tuple[Noun, Noun]]:
    """Give the noun phrases that single out some, each with the one that says who or what they are.

    They are one and the same in "including nine women and a child", and two in "nine of them women". Without
    ``counted`` a list of them may be one of names alone.
    """
    found = parsed.phrases
    for k in range(clause.start, clause.stop):
        phrase = found[k]
        if not isinstance(phrase, Tie) or "subset" not in phrase.values:
            continue
        before = found[k - 1] if k > clause.start else None
        if _is_told_on(parsed, k + 2):
            continue
        for noun in list_after(found, k + 1, counted=counted):
            if noun.count is None and not noun.determiner and _is_share(before, phrase):
                yield before, noun
                break  # "two of them women, and a soldier"
            yield noun, noun


def some_of(parsed: Parsed, clause: Clause) -> Iterator[Noun]:
    """Give those people who are singled out, each with how many they are and who: "three of them children"."""
    for counted, about in singled_out(parsed, clause, counted=False):
        same = counted is about
        yield about if same else attrs.evolve(about, first=counted.first, count=counted.count, number=counted.number)


def _is_share(before: Phrase | None, tie: Tie) -> TypeGuard[Noun]:
    """Tell whether a bare number before a word such as "of them" says how many of them there are."""
    return "share" in tie.values and isinstance(before, Noun) and before.head == before.number


def _is_told_on(parsed: Parsed, at: int) -> bool:
    """Tell whether the verb at a place tells what those singled out did: "of whom 300 crossed"."""
    clause = next((one for one in parsed.clauses if one.at == at), None)
    return clause is not None and _of_whom(parsed, clause) is not None


def part_of(parsed: Parsed, clause: Clause) -> Part | None:
    """Find some of those told of before, of whom a clause tells."""
    return _of_whom(parsed, clause) or _of_which(parsed, clause) or _of_all(parsed, clause)


def _of_whom(parsed: Parsed, clause: Clause) -> Part | None:
    """Read "10,000 of whom crossed" and "of whom 10,000 crossed"."""
    found = parsed.phrases
    for k in (clause.at - 1, clause.at - 2):
        tie = found[k] if k > 0 else None
        if isinstance(tie, Tie) and "subset" in tie.values:
            noun = found[k - 1] if k == clause.at - 1 else found[k + 1]
            whole = _counted_before(parsed, k - 1 if k == clause.at - 1 else k)
            if isinstance(noun, Noun) and noun.count is not None and whole is not None:
                return Part(noun, whole)
    return None


def _of_which(parsed: Parsed, clause: Clause) -> Part | None:
    """Read "35 of which were" and "of which 35 were"."""
    opener = clause.opener
    noun = _figure(clause)
    if opener is None or opener.kind is not Relative or noun is None:
        return None
    found = parsed.phrases
    k = place_among(found, opener)
    tie = found[k - 1] if k > 0 else None
    if not isinstance(tie, Tie) or tie.kind is not Preposition or "of" not in tie.values:
        return None
    before = place_among(found, noun) if noun.last <= opener.first else k - 1
    whole = _counted_before(parsed, before)
    return None if whole is None else Part(noun, whole)


def _of_all(parsed: Parsed, clause: Clause) -> Part | None:
    """Read "of the 40 drones launched, 35 were": the sentence opens with the whole."""
    found = parsed.phrases
    tie, whole = found[:2] if len(found) > 1 else (None, None)
    opens = isinstance(tie, Tie) and tie.kind is Preposition and "of" in tie.values
    noun = _figure(clause)
    if not opens or not isinstance(whole, Noun) or whole.count is None or noun is None or noun is whole:
        return None
    return Part(noun, whole) if noun.head == noun.number else None


def _figure(clause: Clause) -> Noun | None:
    """Give the noun phrase of a clause that tells how many: "17", "all"."""
    nouns = (*clause.subjects, *clause.objects)
    return next((one for one in nouns if one.count is not None or one.head == one.first == one.last - 1), None)


def _counted_before(parsed: Parsed, k: int) -> Noun | None:
    """Find the last noun phrase with a figure before a place."""
    before = (parsed.phrases[i] for i in range(k - 1, -1, -1))
    return next((one for one in before if isinstance(one, Noun) and one.count is not None), None)
