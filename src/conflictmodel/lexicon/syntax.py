"""How a language puts its words together, where languages differ: yes or no to each question.

A language answers in ``[sentences]`` of its ``terms.toml``, by the names below; what it leaves
out is no. The reader asks these questions, and never which language it reads.
"""

from typing import final

import attrs


@final
@attrs.frozen
class Syntax:
    """The answers of one language."""

    #: Does a noun stand before all that describes it: "tres soldados ucranianos"?
    noun_first: bool = False
    #: Can a subject stand after its verb: "murieron tres personas"?
    subject_after: bool = False
    #: Does a noun follow another as its owner, with no word between: "кількість загиблих", the number of the dead?
    bare_genitive: bool = False
    #: Does the infinitive go without a word before it: "planea matar", plans to kill?
    bare_infinitive: bool = False
    #: Does the present hold the form for several besides that for one: "huye, huyen"?
    plural_present: bool = False
    #: Do the tables hold so many things that an unknown noun which is killed is somebody: "an alderman was killed"?
    guessed_people: bool = False
    #: Is the verb denied once more beside a word such as nobody: "no murió nadie"?
    negative_concord: bool = False
