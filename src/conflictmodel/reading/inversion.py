"""Where the subject and the object of a verb stand in languages that put them elsewhere than English does.

A subject can stand after its verb ("murieron tres personas"), and an object behind a word that
marks it ("mató a tres personas"). What a language does is told by its settings and its rows.
"""

from collections.abc import Sequence

from conflictmodel.lexicon.markers import Preposition, TollVerb
from conflictmodel.lexicon.syntax import Syntax
from conflictmodel.lexicon.terms import CasualtyVerb, LossVerb, MovementVerb
from conflictmodel.reading.phrase import Noun, Phrase, Tie, Verb


def marks_object(verb: Verb, phrase: Phrase) -> bool:
    """Tell whether a word ties the object to its verb: "a" in "mató a tres soldados"."""
    if not isinstance(phrase, Tie) or phrase.kind is not Preposition or "object" not in phrase.values:
        return False
    return verb.get(TollVerb) is None and "subject" not in _takes(verb)


def _takes(verb: Verb) -> frozenset[str]:
    """Tell where a verb has those of whom it tells, as far as the tables say."""
    terms = (verb.get(CasualtyVerb), verb.get(LossVerb), verb.get(MovementVerb))
    return frozenset(term.takes for term in terms if term is not None)


def follows(verb: Verb, objects: Sequence[Noun], syntax: Syntax, *, led: bool) -> bool:
    """Tell whether the noun phrases after a verb are its subject; ``led`` says that one stands before it.

    They are with a verb that has no object: one of dying or fleeing, a passive one, or a participle.
    """
    if not syntax.subject_after or led or not objects:
        return False
    takes = _takes(verb)
    return verb.passive or verb.adjective or "subject" in takes or ("either" in takes and not verb.bare)


def agree_in_denial(verb: Verb, nouns: Sequence[Noun], syntax: Syntax) -> None:
    """Let a word such as nobody alone deny: in "no murió nadie" the verb says it only once more."""
    if syntax.negative_concord and any("negative" in one.determiner or "nobody" in one.pronoun for one in nouns):
        verb.moods -= {"negation"}
