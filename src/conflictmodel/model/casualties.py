"""What happened to people: a casualty figure and its outcome."""

from typing import final

import attrs

from conflictmodel.model._check import one_of
from conflictmodel.model.actor import Group
from conflictmodel.model.count import Count
from conflictmodel.model.figure import Figure, own_first
from conflictmodel.model.vocabulary import Vocabulary


class Outcome(Vocabulary):
    """What happened to the people counted, in the one respect that the figure states.

    A casualty is a person killed or wounded; people missing, abducted or captured are counted
    beside them and never among them. After OHCHR, "Guidance on Casualty Recording"
    (HR/PUB/19/1, 2019), and Every Casualty, "Standards for Casualty Recording" (2016). These
    speak of people injured; reports of war say wounded.
    """

    KILLED = (
        "killed",
        "The people died, at once or later of their wounds. Somebody feared dead is not among them.",
        "OHCHR HR/PUB/19/1: killed",
    )
    WOUNDED = (
        "wounded",
        "The people were hurt and, as far as the report knows, lived.",
        "OHCHR HR/PUB/19/1: injured",
    )
    MISSING = (
        "missing",
        "Nobody who reports knows where the people are or whether they live. They are not counted as killed.",
        "ICRC: missing persons",
    )
    ABDUCTED = (
        "abducted",
        "The people were taken away by force and outside any law: kidnapped, held hostage or disappeared.",
        "ACLED: Abduction/forced disappearance",
    )
    CAPTURED = (
        "captured",
        "The people are held by a party to the conflict: fighters taken prisoner, or others detained.",
        "Third Geneva Convention: prisoners of war; ACLED: Arrests",
    )
    KILLED_OR_WOUNDED = (
        "killed_or_wounded",
        'The people were killed or wounded and the report does not tell them apart, as in "200 casualties".',
        "OHCHR HR/PUB/19/1: casualties, the killed and the injured together",
    )


@final
@attrs.frozen(field_transformer=own_first)
class Casualties(Figure):
    """People killed, wounded, missing, abducted or captured: one figure for one outcome.

    ``count`` says how many and ``victims`` who they were; for the rest see
    :class:`~conflictmodel.model.figure.Figure`. Fatalities are those killed; casualties are
    killed and wounded (OHCHR, Guidance on Casualty Recording, 2019).
    """

    outcome: Outcome = attrs.field(validator=one_of(Outcome))
    count: Count = attrs.field(validator=one_of(Count))
    victims: Group = attrs.field(factory=Group, validator=one_of(Group))

    def __str__(self) -> str:
        return f"{self.count} {self.outcome.value.replace('_', ' ')}: {self.victims}"
