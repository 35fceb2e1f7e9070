"""People driven from home: how they moved, and what a figure about them counts."""

from typing import final

import attrs

from conflictmodel.model._check import maybe, one_of
from conflictmodel.model.actor import Group
from conflictmodel.model.count import Count
from conflictmodel.model.figure import Figure, own_first
from conflictmodel.model.place import Place
from conflictmodel.model.vocabulary import Vocabulary


class Movement(Vocabulary):
    """How the people moved, or in what position their movement left them.

    Whether a border was crossed decides which law protects them and who counts them. After UNHCR's
    population statistics, which count people across borders, and the Internal Displacement
    Monitoring Centre (IDMC), which counts those within them.
    """

    FORCED_DISPLACEMENT = (
        "forced_displacement",
        "The people had to leave home, and the report does not say whether they crossed a border.",
        "UNHCR: forcibly displaced people",
    )
    INTERNAL_DISPLACEMENT = (
        "internal_displacement",
        "The people had to leave home and stayed within their country.",
        "IDMC: internal displacement; UNHCR: IDP",
    )
    REFUGEE = (
        "refugee",
        "The people fled to another country and are counted or described as refugees there.",
        "UNHCR: REF",
    )
    ASYLUM_SEEKER = (
        "asylum_seeker",
        "The people asked another country for protection and await its answer.",
        "UNHCR: ASY",
    )
    RETURN = (
        "return",
        "The people went back, home or to the country they had left. A return need not be safe or lasting.",
        "UNHCR: RET (returned refugees), RDP (returned internally displaced people)",
    )
    EVACUATION = (
        "evacuation",
        "The people were moved out of danger or told to go, by an authority or an aid agency.",
        "IDMC: evacuation, counted there among internal displacements",
    )
    DEPORTATION = (
        "deportation",
        "The people were moved against their will by those who held power over them.",
        "Fourth Geneva Convention: deportations and forcible transfers (Article 49)",
    )
    RESETTLEMENT = (
        "resettlement",
        "Refugees moved on from the country that took them in to another that agreed to have them stay.",
        "UNHCR: RST",
    )


class Measure(Vocabulary):
    """Whether a figure counts movements in a period or people at a moment.

    One person who flees twice is two in the first and one in the second, so the two never add.
    After the figure categories of IDMC's Global Internal Displacement Database.
    """

    FLOW = (
        "flow",
        "Movements during a period: how often people were newly displaced, or went back.",
        "IDMC: Internal Displacements",
    )
    STOCK = (
        "stock",
        "People at one moment: how many were living in displacement on a day.",
        "IDMC: Total number of IDPs",
    )


class Unit(Vocabulary):
    """What one of the things counted is: a person, or people who live together.

    After the figure units of IDMC's Global Internal Displacement Database. A household becomes
    persons only by an assumed size, which is the coder's and not the source's.
    """

    PERSON = ("person", "One human being.", "IDMC: Person")
    HOUSEHOLD = (
        "household",
        "People who live together and share their means; reports often call it a family.",
        "IDMC: Household",
    )


@final
@attrs.frozen(field_transformer=own_first)
class Displacement(Figure):
    """People forced from home, returning, or living displaced: one figure for one movement.

    ``measure`` tells a flow (how many moved in a period) from a stock (how many live
    displaced at a date); the two never add. ``unit`` says whether ``count`` is of people or
    of households. ``origin`` and ``destination`` are where they left and where they are;
    ``where`` is the place that the figure is about; for the rest see
    :class:`~conflictmodel.model.figure.Figure`. Terms after IDMC and UNHCR.
    """

    count: Count = attrs.field(validator=one_of(Count))
    movement: Movement = attrs.field(validator=one_of(Movement))
    measure: Measure = attrs.field(validator=one_of(Measure))
    unit: Unit = attrs.field(default=Unit.PERSON, validator=one_of(Unit))
    people: Group = attrs.field(factory=Group, validator=one_of(Group))
    origin: Place | None = attrs.field(default=None, validator=maybe(one_of(Place)))
    destination: Place | None = attrs.field(default=None, validator=maybe(one_of(Place)))

    def __str__(self) -> str:
        return f"{self.count} {self.people} ({self.movement.value.replace('_', ' ')}, {self.measure.value})"
