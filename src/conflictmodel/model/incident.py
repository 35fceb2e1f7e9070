"""What happened: the kinds of event in ACLED's two levels."""

from typing import assert_never, final

import attrs

from conflictmodel.model._check import maybe, one_of, refuse, text, tuple_of
from conflictmodel.model.actor import Actor
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.model.vocabulary import Vocabulary


class EventType(Vocabulary):
    """What kind of event it was, in six broad classes.

    After the event types of ACLED (Armed Conflict Location and Event Data). An
    :class:`IncidentType` says which kind within the class.
    """

    BATTLES = (
        "battles",
        "Armed parties fight each other, or one takes ground from another.",
        "ACLED event type: Battles",
    )
    EXPLOSIONS_REMOTE_VIOLENCE = (
        "explosions_remote_violence",
        "One side strikes with bombs, shells, missiles or mines, and those hit cannot strike back.",
        "ACLED event type: Explosions/Remote violence",
    )
    VIOLENCE_AGAINST_CIVILIANS = (
        "violence_against_civilians",
        "An armed party harms people who are not fighting.",
        "ACLED event type: Violence against civilians",
    )
    PROTESTS = (
        "protests",
        "People gather in public to make a demand, and are not themselves violent.",
        "ACLED event type: Protests",
    )
    RIOTS = (
        "riots",
        "A crowd is violent towards people or things.",
        "ACLED event type: Riots",
    )
    STRATEGIC_DEVELOPMENTS = (
        "strategic_developments",
        "Something changes the course of a conflict without being violence between its parties.",
        "ACLED event type: Strategic developments",
    )


class IncidentType(Vocabulary):
    """What kind of incident it was, as closely as a report allows.

    After the 25 sub-event types of ACLED (Armed Conflict Location and Event Data), each of which
    belongs to one :class:`EventType`.
    """

    ARMED_CLASH = (
        "armed_clash",
        "Armed parties fight, and no ground is reported to change hands.",
        "ACLED sub-event type: Armed clash",
    )
    GOVERNMENT_REGAINS_TERRITORY = (
        "government_regains_territory",
        "A government's forces, or others on its side, win back by fighting a place that they had lost.",
        "ACLED sub-event type: Government regains territory",
    )
    NON_STATE_ACTOR_OVERTAKES_TERRITORY = (
        "non_state_actor_overtakes_territory",
        "A party other than the country's own government wins a place by fighting: rebels, a foreign army.",
        "ACLED sub-event type: Non-state actor overtakes territory",
    )
    CHEMICAL_WEAPON = (
        "chemical_weapon",
        "A poisonous substance is used as a weapon of war.",
        "ACLED sub-event type: Chemical weapon",
    )
    AIR_DRONE_STRIKE = (
        "air_drone_strike",
        "Aircraft, helicopters or drones attack from the air.",
        "ACLED sub-event type: Air/drone strike",
    )
    SUICIDE_BOMB = (
        "suicide_bomb",
        "An attacker sets off a bomb that they carry or drive, and means to die by it.",
        "ACLED sub-event type: Suicide bomb",
    )
    SHELLING_ARTILLERY_MISSILE_ATTACK = (
        "shelling_artillery_missile_attack",
        "Shells, rockets or missiles are fired from a distance.",
        "ACLED sub-event type: Shelling/artillery/missile attack",
    )
    REMOTE_EXPLOSIVE_LANDMINE_IED = (
        "remote_explosive_landmine_ied",
        "A mine, a home-made bomb or a charge left in place goes off, by remote control or by its victim.",
        "ACLED sub-event type: Remote explosive/landmine/IED",
    )
    GRENADE = (
        "grenade",
        "A grenade or another small explosive is thrown or fired by hand.",
        "ACLED sub-event type: Grenade",
    )
    SEXUAL_VIOLENCE = (
        "sexual_violence",
        "An armed party commits rape or another sexual assault.",
        "ACLED sub-event type: Sexual violence",
    )
    ATTACK = (
        "attack",
        "An armed party kills, wounds or beats people who are not fighting.",
        "ACLED sub-event type: Attack",
    )
    ABDUCTION_FORCED_DISAPPEARANCE = (
        "abduction_forced_disappearance",
        "People are taken away by force and held, or vanish in the hands of those who took them.",
        "ACLED sub-event type: Abduction/forced disappearance",
    )
    PEACEFUL_PROTEST = (
        "peaceful_protest",
        "People protest without violence and nobody stops them.",
        "ACLED sub-event type: Peaceful protest",
    )
    PROTEST_WITH_INTERVENTION = (
        "protest_with_intervention",
        "A peaceful protest is stopped or driven apart, and nobody is reported badly hurt.",
        "ACLED sub-event type: Protest with intervention",
    )
    EXCESSIVE_FORCE_AGAINST_PROTESTERS = (
        "excessive_force_against_protesters",
        "A peaceful protest is met with force that kills or gravely hurts people, or could.",
        "ACLED sub-event type: Excessive force against protesters",
    )
    VIOLENT_DEMONSTRATION = (
        "violent_demonstration",
        "People who demonstrate turn to violence or destruction.",
        "ACLED sub-event type: Violent demonstration",
    )
    MOB_VIOLENCE = (
        "mob_violence",
        "A crowd attacks people or property, or crowds attack each other, outside any demonstration.",
        "ACLED sub-event type: Mob violence",
    )
    AGREEMENT = (
        "agreement",
        "Parties agree on something: a ceasefire, a peace, an exchange of prisoners.",
        "ACLED sub-event type: Agreement",
    )
    ARRESTS = (
        "arrests",
        "A state or a party in control takes people into custody, many or prominent.",
        "ACLED sub-event type: Arrests",
    )
    CHANGE_TO_GROUP_ACTIVITY = (
        "change_to_group_activity",
        "A party forms, splits, merges, moves its forces or lays down arms.",
        "ACLED sub-event type: Change to group/activity",
    )
    DISRUPTED_WEAPONS_USE = (
        "disrupted_weapons_use",
        "A weapon is found, seized or stopped before it does harm: a missile shot down, a bomb made safe.",
        "ACLED sub-event type: Disrupted weapons use",
    )
    HEADQUARTERS_OR_BASE_ESTABLISHED = (
        "headquarters_or_base_established",
        "A party sets up a base or headquarters without fighting for the place.",
        "ACLED sub-event type: Headquarters or base established",
    )
    LOOTING_PROPERTY_DESTRUCTION = (
        "looting_property_destruction",
        "Property is stolen, seized or destroyed and nobody is attacked.",
        "ACLED sub-event type: Looting/property destruction",
    )
    NON_VIOLENT_TRANSFER_OF_TERRITORY = (
        "non_violent_transfer_of_territory",
        "A place passes from one party to another without a fight.",
        "ACLED sub-event type: Non-violent transfer of territory",
    )
    OTHER = (
        "other",
        "Something else that bears on the conflict and fits none of the other kinds.",
        "ACLED sub-event type: Other",
    )

    @property
    def event_type(self) -> EventType:
        """The broad class of event that this kind belongs to."""
        match self:
            case (
                IncidentType.ARMED_CLASH
                | IncidentType.GOVERNMENT_REGAINS_TERRITORY
                | IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY
            ):
                return EventType.BATTLES
            case (
                IncidentType.CHEMICAL_WEAPON
                | IncidentType.AIR_DRONE_STRIKE
                | IncidentType.SUICIDE_BOMB
                | IncidentType.SHELLING_ARTILLERY_MISSILE_ATTACK
                | IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED
                | IncidentType.GRENADE
            ):
                return EventType.EXPLOSIONS_REMOTE_VIOLENCE
            case IncidentType.SEXUAL_VIOLENCE | IncidentType.ATTACK | IncidentType.ABDUCTION_FORCED_DISAPPEARANCE:
                return EventType.VIOLENCE_AGAINST_CIVILIANS
            case (
                IncidentType.PEACEFUL_PROTEST
                | IncidentType.PROTEST_WITH_INTERVENTION
                | IncidentType.EXCESSIVE_FORCE_AGAINST_PROTESTERS
            ):
                return EventType.PROTESTS
            case IncidentType.VIOLENT_DEMONSTRATION | IncidentType.MOB_VIOLENCE:
                return EventType.RIOTS
            case (
                IncidentType.AGREEMENT
                | IncidentType.ARRESTS
                | IncidentType.CHANGE_TO_GROUP_ACTIVITY
                | IncidentType.DISRUPTED_WEAPONS_USE
                | IncidentType.HEADQUARTERS_OR_BASE_ESTABLISHED
                | IncidentType.LOOTING_PROPERTY_DESTRUCTION
                | IncidentType.NON_VIOLENT_TRANSFER_OF_TERRITORY
                | IncidentType.OTHER
            ):
                return EventType.STRATEGIC_DEVELOPMENTS
            case _:
                assert_never(self)


@final
@attrs.frozen
class Incident:
    """Something that happened at a time and a place: an airstrike, a clash, a protest.

    ``type`` is one of ACLED's sub-event types, or ``None`` where the words do not settle it;
    ``actors`` are those who took part as the source names them, ``description`` its own words.
    """

    type: IncidentType | None = attrs.field(default=None, validator=maybe(one_of(IncidentType)))
    description: str = attrs.field(default="", validator=text(blank=True))
    actors: tuple[Actor, ...] = attrs.field(default=(), validator=tuple_of(one_of(Actor)))
    when: Period | None = attrs.field(default=None, validator=maybe(one_of(Period)))
    where: Place | None = attrs.field(default=None, validator=maybe(one_of(Place)))

    def __attrs_post_init__(self) -> None:
        if self.type is None and not self.description.strip():
            raise refuse(self, "description", self.description, "must say what happened when there is no type")

    def __str__(self) -> str:
        return self.description or str(self.type).replace("_", " ")
