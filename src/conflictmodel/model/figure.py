"""What every figure of a report carries, whatever it counts."""

from typing import Any

import attrs

from conflictmodel.model._check import maybe, one_of, text
from conflictmodel.model.actor import Actor
from conflictmodel.model.count import Count
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.model.vocabulary import Vocabulary


class Scope(Vocabulary):
    """How much a figure takes in: one event, or everything up to a day.

    The two never add, for the second already holds the first. Casualty recorders publish both:
    the incident-based records of Every Casualty's "Standards for Casualty Recording" (2016),
    and the running totals of daily series.
    """

    INCIDENT = (
        "incident",
        "The figure belongs to one event, at one time and place.",
        "Every Casualty: incident-based records",
    )
    CUMULATIVE = (
        "cumulative",
        "The figure is a running total: so far this month, since the war began. It holds the earlier ones.",
        "Palestine Datasets: killed_cum",
    )


def own_first(_cls: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """Put what a kind of record adds before what all have, since that is what it is about."""
    return sorted(fields, key=lambda field: field.kw_only)


@attrs.frozen(kw_only=True)
class Figure:
    """The circumstances of a figure: how far it reaches, by whom, how, when and where.

    ``scope`` says whether the figure is of one incident or runs over a period; ``perpetrator``
    is whoever the source says did it, ``means`` how ("airstrikes"), ``when`` and ``where`` as
    stated. What was not stated is ``None``, never guessed. ``subset_of`` is the larger figure
    of which this one is a part ("20 dead, including three children": three, subset of 20); a
    part is never added to its whole.
    """

    scope: Scope = attrs.field(default=Scope.INCIDENT, validator=one_of(Scope))
    perpetrator: Actor | None = attrs.field(default=None, validator=maybe(one_of(Actor)))
    means: str | None = attrs.field(default=None, validator=maybe(text()))
    when: Period | None = attrs.field(default=None, validator=maybe(one_of(Period)))
    where: Place | None = attrs.field(default=None, validator=maybe(one_of(Place)))
    subset_of: Count | None = attrs.field(default=None, validator=maybe(one_of(Count)))
