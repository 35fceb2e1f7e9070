"""What was lost besides people: the classes of military equipment and what became of it."""

from typing import final

import attrs

from conflictmodel.model._check import maybe, one_of, text
from conflictmodel.model.actor import Actor
from conflictmodel.model.count import Count
from conflictmodel.model.figure import Figure, own_first
from conflictmodel.model.vocabulary import Vocabulary


class EquipmentClass(Vocabulary):
    """What sort of equipment it was, by what it is for.

    After the categories in which Oryx lists equipment losses seen in pictures; two spellings mean
    that Oryx's pages differ. Reports are often vaguer than a picture ("armoured vehicles",
    "drones"), and they count things that Oryx leaves out, so some classes are this library's own.
    """

    TANK = ("tank", "A main battle tank, or a tank of any other kind.", "Oryx: Tanks")
    ARMOURED_FIGHTING_VEHICLE = (
        "armoured_fighting_vehicle",
        "An armoured vehicle made to fight or scout that is neither a tank nor one of the carriers below.",
        "Oryx: Armoured Fighting Vehicles",
    )
    INFANTRY_FIGHTING_VEHICLE = (
        "infantry_fighting_vehicle",
        "An armoured vehicle that carries soldiers and has a gun to fight beside them.",
        "Oryx: Infantry Fighting Vehicles",
    )
    ARMOURED_PERSONNEL_CARRIER = (
        "armoured_personnel_carrier",
        "An armoured vehicle that carries soldiers and is armed lightly, for its own defence.",
        "Oryx: Armoured Personnel Carriers",
    )
    MRAP = (
        "mrap",
        "A wheeled carrier whose hull is shaped to save those inside from mines.",
        "Oryx: Mine-Resistant Ambush Protected",
    )
    INFANTRY_MOBILITY_VEHICLE = (
        "infantry_mobility_vehicle",
        "A lightly armoured car for patrol and transport.",
        "Oryx: Infantry Mobility Vehicles",
    )
    ARMOURED_VEHICLE = (
        "armoured_vehicle",
        "An armoured vehicle of a kind not stated, which may be a tank.",
        "conflictmodel: no Oryx category; reports say no more than armoured vehicles",
    )
    ARMOURED_TRUCK = (
        "armoured_truck",
        "A truck with armour around its cab or its load.",
        "conflictmodel: no Oryx category; reports name armoured trucks",
    )
    COMMAND_POST_VEHICLE = (
        "command_post_vehicle",
        "A vehicle or post from which troops are led or messages sent.",
        "Oryx: Command Posts And Communications Stations",
    )
    ENGINEERING_VEHICLE = (
        "engineering_vehicle",
        "A vehicle or other equipment to build, bridge, dig, clear mines or recover vehicles.",
        "Oryx: Engineering Vehicles And Equipment",
    )
    UNMANNED_GROUND_VEHICLE = (
        "unmanned_ground_vehicle",
        "A vehicle on the ground that nobody rides and somebody steers from afar.",
        "Oryx: Unmanned Ground Vehicles",
    )
    ANTI_TANK_MISSILE_SYSTEM = (
        "anti_tank_missile_system",
        "A launcher of guided missiles against tanks, on a vehicle or carried by hand.",
        "Oryx: Self-Propelled Anti-Tank Missile Systems",
    )
    ARTILLERY_SUPPORT_VEHICLE = (
        "artillery_support_vehicle",
        "A vehicle or other equipment that finds targets for guns or supplies them.",
        "Oryx: Artillery Support Vehicles And Equipment",
    )
    TOWED_ARTILLERY = (
        "towed_artillery",
        "A gun or howitzer that is pulled into place.",
        "Oryx: Towed Artillery",
    )
    SELF_PROPELLED_ARTILLERY = (
        "self_propelled_artillery",
        "A gun or howitzer built onto a vehicle of its own.",
        "Oryx: Self-Propelled Artillery",
    )
    ARTILLERY = (
        "artillery",
        "A gun, howitzer or artillery piece, and the report does not say how it is mounted.",
        "conflictmodel: no Oryx category; reports say no more than artillery or guns",
    )
    MORTAR = (
        "mortar",
        "A short gun that throws shells high, as a rule carried or towed.",
        "conflictmodel: no Oryx category; reports name mortars and Oryx leaves most of them out",
    )
    MULTIPLE_ROCKET_LAUNCHER = (
        "multiple_rocket_launcher",
        "A launcher that fires many rockets in a row, as a rule from a truck.",
        "Oryx: Rocket and Missile Artillery",
    )
    MISSILE_LAUNCHER = (
        "missile_launcher",
        "A launcher on the ground of ballistic, cruise or anti-ship missiles.",
        "Oryx: Rocket and Missile Artillery",
    )
    ANTI_AIRCRAFT_GUN = (
        "anti_aircraft_gun",
        "A gun against aircraft that is towed, or set on a vehicle not built for it.",
        "Oryx: Anti-Aircraft Guns",
    )
    SELF_PROPELLED_ANTI_AIRCRAFT_GUN = (
        "self_propelled_anti_aircraft_gun",
        "A vehicle built around guns against aircraft.",
        "Oryx: Self-Propelled Anti-Aircraft Guns",
    )
    SURFACE_TO_AIR_MISSILE_SYSTEM = (
        "surface_to_air_missile_system",
        "A system that fires missiles at aircraft or other missiles, or a part of one such as a launcher.",
        "Oryx: Surface-To-Air Missile Systems",
    )
    AIR_DEFENCE_SYSTEM = (
        "air_defence_system",
        "Guns or missiles against aircraft, and the report does not say which.",
        "conflictmodel: no Oryx category; reports say no more than air defence or anti-aircraft systems",
    )
    RADAR = (
        "radar",
        "A station that finds aircraft, missiles or guns by radio, alone or as part of a system.",
        "Oryx: Radars; Radars And Communications Equipment",
    )
    JAMMER = (
        "jammer",
        "Equipment to disturb or deceive the other side's radio, radar or navigation.",
        "Oryx: Jammers And Deception Systems",
    )
    AIRCRAFT = (
        "aircraft",
        "An aeroplane with a crew: a fighter, a bomber, a transport.",
        "Oryx: Aircraft",
    )
    HELICOPTER = ("helicopter", "A helicopter with a crew.", "Oryx: Helicopters")
    DRONE = (
        "drone",
        "An aircraft without a crew, and the report does not say what it is for.",
        "conflictmodel: no Oryx category; reports say no more than drones",
    )
    COMBAT_DRONE = (
        "combat_drone",
        "A drone that drops or fires weapons and comes back.",
        "Oryx: Unmanned Combat Aerial Vehicles",
    )
    RECONNAISSANCE_DRONE = (
        "reconnaissance_drone",
        "A drone that watches, or guides the fire of others.",
        "Oryx: Reconnaissance Unmanned Aerial Vehicles",
    )
    LOITERING_MUNITION = (
        "loitering_munition",
        "A drone that is itself the bomb and ends with its attack.",
        "conflictmodel: no Oryx category; reports count attack drones shot down by the night",
    )
    MISSILE = (
        "missile",
        "A missile or rocket, shot down in flight or lost before it was fired.",
        "conflictmodel: no Oryx category; ministries count missiles shot down among losses",
    )
    NAVAL_VESSEL = (
        "naval_vessel",
        "A warship, landing ship, patrol boat or other vessel on the water, with a crew.",
        "Oryx: Naval Ships; Naval Ships and Submarines",
    )
    SUBMARINE = ("submarine", "A vessel that fights under water.", "Oryx: Naval Ships and Submarines")
    NAVAL_DRONE = (
        "naval_drone",
        "A boat or underwater craft without a crew.",
        "conflictmodel: no Oryx category; reports count uncrewed boats destroyed",
    )
    TRUCK = (
        "truck",
        "A lorry without armour, for troops, fuel or supplies.",
        "Oryx: Trucks, Vehicles, and Jeeps; Trucks, Vehicles, Jeeps, and Trains",
    )
    LIGHT_VEHICLE = (
        "light_vehicle",
        "A car, jeep, pickup, van or motorcycle without armour.",
        "Oryx: Trucks, Vehicles, and Jeeps; Trucks, Vehicles, Jeeps, and Trains",
    )
    TRAIN = (
        "train",
        "A military train, or an engine or wagon of one.",
        "Oryx: Trucks, Vehicles, Jeeps, and Trains",
    )
    VEHICLE = (
        "vehicle",
        "A military vehicle of a kind not stated, armoured or not.",
        "conflictmodel: no Oryx category; reports say no more than military vehicles",
    )
    OTHER = (
        "other",
        "Equipment that the report names and no other class here takes in.",
        "conflictmodel: no Oryx category; ministries count special equipment and the like",
    )
    UNSPECIFIED = (
        "unspecified",
        "Military equipment of which the report tells no more than that.",
        "conflictmodel: no Oryx category; reports give one figure for equipment of every kind",
    )


class LossStatus(Vocabulary):
    """What became of the equipment that a side lost the use of.

    After the four statuses under which Oryx lists equipment. The status is one piece's fate as
    told: a vehicle abandoned today may be captured tomorrow and is still one vehicle.
    """

    DESTROYED = (
        "destroyed",
        "It is beyond repair: burnt out, blown up, sunk or shot down.",
        "Oryx: destroyed",
    )
    DAMAGED = ("damaged", "It was hit and might be repaired.", "Oryx: damaged")
    ABANDONED = ("abandoned", "Its crew left it, and nobody is reported to have taken it.", "Oryx: abandoned")
    CAPTURED = ("captured", "The other side took it.", "Oryx: captured")
    LOST = (
        "lost",
        "The report calls it a loss and does not say how.",
        "conflictmodel: no Oryx status; reports often say no more than lost",
    )


@final
@attrs.frozen(field_transformer=own_first)
class EquipmentLoss(Figure):
    """Weapons or vehicles lost: how many, of what class, and what became of them.

    ``equipment`` is the class, ``description`` the report's own words, ``model`` the
    designation where one is named ("T-72B3"); ``owner`` whoever lost it. "17 of 21 drones"
    is 17, subset of 21. For the rest see :class:`~conflictmodel.model.figure.Figure`.
    Classes and statuses follow the loss lists of Oryx.
    """

    count: Count = attrs.field(validator=one_of(Count))
    equipment: EquipmentClass = attrs.field(validator=one_of(EquipmentClass))
    status: LossStatus = attrs.field(validator=one_of(LossStatus))
    description: str = attrs.field(default="", validator=text(blank=True))
    model: str | None = attrs.field(default=None, validator=maybe(text()))
    owner: Actor | None = attrs.field(default=None, validator=maybe(one_of(Actor)))

    def __str__(self) -> str:
        what = self.model or self.description or self.equipment.value.replace("_", " ")
        return f"{self.count} {what} {self.status.value}"
