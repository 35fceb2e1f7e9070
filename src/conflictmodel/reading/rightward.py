"""What stands to the right of a verb: its objects, where its clause ends, and what is tied to it on either side."""

from collections.abc import Sequence
from itertools import chain
from typing import final

import attrs

from conflictmodel.lexicon.markers import Preposition, Relative, Subordinator
from conflictmodel.reading.inversion import marks_object
from conflictmodel.reading.leftward import BREAKS, Left, fronted
from conflictmodel.reading.lists import is_comma, list_after, starts_clause, tied_noun
from conflictmodel.reading.phrase import QUOTES, Mark, Noun, Phrase, Tie, Time, Verb, is_adverb


@final
@attrs.frozen(eq=False)
class Adjunct:
    """What is tied to a clause: "in Idlib", "by rebels", "including two women and a child"."""

    tie: Tie
    nouns: tuple[Noun, ...]

    @property
    def noun(self) -> Noun:
        """The first of the noun phrases."""
        return self.nouns[0]


def objects_of(found: Sequence[Phrase], at: int, verb: Verb) -> list[Noun]:
    """Gather the noun phrases that directly follow a verb, a list included."""
    k = at + 1
    while k < len(found) and _skips(found[k]):
        k += 1
    if k + 3 < len(found) and is_comma(found[k]) and tied_noun(found, k + 1) and is_comma(found[k + 3]):
        k += 4  # "they murdered, at gunpoint, a soldier"
    return list_after(found, k + (k < len(found) and marks_object(verb, found[k])))


def _skips(phrase: Phrase) -> bool:
    if isinstance(phrase, Mark):
        return phrase.low in QUOTES
    return isinstance(phrase, Time) or is_adverb(phrase)


def stop_of(found: Sequence[Phrase], at: int, objects: Sequence[Noun]) -> int:
    """Find where the clause ends: at the next verb, or where another clause begins."""
    for k in range(at + 1, len(found)):
        phrase = found[k]
        if isinstance(phrase, Noun):
            before = found[k - 1]
            tied = (isinstance(before, Tie) and before.kind is Preposition) or is_one(phrase, objects)
            if not tied and starts_clause(found, k):
                return k
        elif isinstance(phrase, Tie):
            if phrase.kind is Relative or phrase.kind is Subordinator:
                return k
        elif isinstance(phrase, Mark):
            if phrase.low in BREAKS:
                return k
        elif isinstance(phrase, Verb) or (isinstance(phrase, Time) and phrase.when.offset):
            return k
    return len(found)


def is_one(noun: Noun, others: Sequence[Noun]) -> bool:
    """Tell whether a noun phrase is one of others."""
    for other in others:  # noqa: SIM110  this is asked of most noun phrases
        if noun is other:
            return True
    return False


def beside(found: Sequence[Phrase], left: Left, at: int, stop: int) -> tuple[list[Adjunct], list[Time]]:
    """Gather what is tied to the clause and when it is said to be, the nearest after the verb first."""
    adjuncts: list[Adjunct] = []
    times: list[Time] = []
    for k in chain(range(at + 1, stop), range(left.start, at), fronted(found, left)):
        phrase = found[k]
        if isinstance(phrase, Time):
            if not phrase.when.offset and not _is_inserted(left, k):
                times.append(phrase)
        elif isinstance(phrase, Tie) and tied_noun(found, k) and ("also" in phrase.values or not _is_inserted(left, k)):
            adjuncts.append(Adjunct(phrase, tuple(list_after(found, k + 1, counted=False))))
    return adjuncts, times


def _is_inserted(left: Left, k: int) -> bool:
    """Tell whether a phrase is in what parts the subject from its verb."""
    return bool(left.inserted) and any(first <= k <= last for first, last in left.inserted)
