"""Why a claim was read: the rule that made it and the words that it rests on."""

from typing import final

import attrs

from conflictmodel.model._check import one_of, tuple_of
from conflictmodel.model.source import Span
from conflictmodel.model.vocabulary import Vocabulary


class Rule(Vocabulary):
    """How words were made into a claim: the few general ways in which a report tells what happened.

    Somebody who checks a figure sees by the rule what to look for in the text, and a whole class of
    misreadings can be found by it.
    """

    VERB = (
        "verb",
        'A verb says what befell those or that which it acts upon: "killed nine men", "two tanks were destroyed".',
        "conflictmodel: Rule",
    )
    NOUN = (
        "noun",
        'A noun carries what happened: "the murder of two nuns", "no casualties", "held talks".',
        "conflictmodel: Rule",
    )
    TOTAL = (
        "total",
        'A verb puts a total at its figure: "the death toll rose to 13".',
        "conflictmodel: Rule",
    )
    PART = (
        "part",
        'The words single out some of those told before: "including two women", "11 were among the dead".',
        "conflictmodel: Rule",
    )
    NAME = (
        "name",
        'The people or things are called by what happened to them: "3.7 million refugees", "20 wounded".',
        "conflictmodel: Rule",
    )


@final
@attrs.frozen
class Evidence:
    """The rule by which a claim was read, and the words that it rests on.

    ``words`` are the places of those words in the text, those that tell what happened first and
    then those that tell how many. A claim that was never text (a row of a table) has no evidence.
    """

    rule: Rule = attrs.field(validator=one_of(Rule))
    words: tuple[Span, ...] = attrs.field(validator=tuple_of(one_of(Span), least=1))
