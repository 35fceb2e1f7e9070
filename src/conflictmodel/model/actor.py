"""Who acted and who was hit: the words for parties and for people."""

from typing import final

import attrs

from conflictmodel.model._check import country_code, maybe, one_of, text, tuple_of
from conflictmodel.model.vocabulary import Vocabulary


class CombatantStatus(Vocabulary):
    """Whether the people hit were fighters or civilians, as the report has it.

    The status is what was said, never what seems likely, since much is decided by it: the law
    protects civilians from attack. After Additional Protocol I to the Geneva Conventions (1977)
    and the categories of OHCHR, "Guidance on Casualty Recording" (HR/PUB/19/1, 2019).
    """

    COMBATANT = (
        "combatant",
        "The people are said to be soldiers or fighters: members of armed forces or of an armed group.",
        "Additional Protocol I: combatants (Article 43)",
    )
    CIVILIAN = (
        "civilian",
        "The people are said to be civilians, or are named by a civilian role: patient, pupil, passer-by.",
        "Additional Protocol I: civilians (Article 50)",
    )
    UNKNOWN = (
        "unknown",
        'The report does not say, as in "five people were killed". It means neither civilian nor combatant.',
        "Every Casualty: status unknown",
    )


class ActorKind(Vocabulary):
    """What sort of party an actor is: a state, an armed group, another organisation or a person.

    Fewer kinds than the published schemes have, because a report seldom tells more. The codes of
    ACLED's ``inter`` columns (1 to 8) and the sides of the Uppsala Conflict Data Program (UCDP),
    which are the government of a state or an organised group, fall into them.
    """

    STATE = (
        "state",
        "A state or an arm of it: a government, a ministry, armed forces, police.",
        "ACLED: inter 1 (State forces); UCDP: government of a state",
    )
    ARMED_GROUP = (
        "armed_group",
        "An organised group that fights and is no state's force: rebels, a militia, a cartel.",
        "ACLED: inter 2 (Rebel), 3 (Political militia), 4 (Identity militia); UCDP: organised group",
    )
    ORGANISATION = (
        "organisation",
        "A body that is neither a state nor an armed group: the United Nations, an aid agency, a company.",
        "conflictmodel: ActorKind; ACLED has only inter 8 (External/Other)",
    )
    PERSON = (
        "person",
        "One human being who acts or speaks, such as a president or a lone attacker.",
        "conflictmodel: ActorKind; POLECAT names people beside the actors they speak for",
    )
    UNKNOWN = (
        "unknown",
        "The report names or describes somebody without showing what sort of party it is.",
        "conflictmodel: ActorKind; ACLED and UCDP name the actor as unidentified instead",
    )


class Sex(Vocabulary):
    """The sex or gender of the people counted, as the report gives it.

    Records tell people apart by it to show who is harmed, and how. After the list of what casualty
    recorders collect in Every Casualty, "Standards for Casualty Recording" (2016), and OHCHR,
    "Guidance on Casualty Recording" (HR/PUB/19/1, 2019).
    """

    FEMALE = ("female", "Women and girls.", "Every Casualty: sex/gender, female")
    MALE = ("male", "Men and boys.", "Every Casualty: sex/gender, male")
    UNKNOWN = (
        "unknown",
        "The report does not say, or counts people of different sexes together.",
        "Every Casualty: sex/gender, unknown",
    )


class AgeGroup(Vocabulary):
    """How old the people counted were when they were harmed, in the bands that reports use.

    Childhood ends at 18, as in the United Nations Convention on the Rights of the Child (1989).
    The other bands are those of UNHCR's population statistics, drawn together.
    """

    CHILD = (
        "child",
        "People under 18, babies and teenagers among them.",
        "UN Convention on the Rights of the Child: child (Article 1)",
    )
    ADULT = (
        "adult",
        "People of 18 or more. Where a report tells older people apart, the adults are the others.",
        "UNHCR: 18-59",
    )
    OLDER = (
        "older",
        "People said to be elderly or old, or who were 60 or more.",
        "UNHCR: 60 and over",
    )
    UNKNOWN = (
        "unknown",
        "The report does not say, or counts people of different ages together.",
        "Every Casualty: age unknown",
    )


@final
@attrs.frozen
class Actor:
    """Who did something or spoke: a state, an armed group, an organisation or a person.

    ``name`` is the name as written ("pro-government forces", "Yasar Guler"); ``role`` what
    the source calls the person ("General Chief of Staff"); ``affiliation`` whom they belong
    to, as written; ``country`` the ISO 3166-1 alpha-2 code where the words give it.
    """

    name: str = attrs.field(validator=text())
    kind: ActorKind = attrs.field(default=ActorKind.UNKNOWN, validator=one_of(ActorKind))
    role: str | None = attrs.field(default=None, validator=maybe(text()))
    affiliation: str | None = attrs.field(default=None, validator=maybe(text()))
    country: str | None = attrs.field(default=None, validator=maybe(country_code))

    def __str__(self) -> str:
        return self.name if self.role is None else f"{self.role} {self.name}"


@final
@attrs.frozen
class Group:
    """Who was hit: people as a report describes them.

    ``description`` is the report's own words ("two of its soldiers"); ``affiliation`` whom
    they belong to, as written ("Turkish"); ``status`` combatant or civilian where the words
    say so; ``sex`` and ``age`` likewise; ``names`` the people who are named. These are the
    facts that the Every Casualty standards ask a recorder to keep of each victim.
    """

    description: str = attrs.field(default="", validator=text(blank=True))
    affiliation: str | None = attrs.field(default=None, validator=maybe(text()))
    status: CombatantStatus = attrs.field(default=CombatantStatus.UNKNOWN, validator=one_of(CombatantStatus))
    sex: Sex = attrs.field(default=Sex.UNKNOWN, validator=one_of(Sex))
    age: AgeGroup = attrs.field(default=AgeGroup.UNKNOWN, validator=one_of(AgeGroup))
    names: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(text()))
    country: str | None = attrs.field(default=None, validator=maybe(country_code))

    def __str__(self) -> str:
        return self.description or "people"
