"""What ACLED calls things, of today and of 2016, in the terms of the model: events, actors, precision.

Read with ACLED, "ACLED Codebook" (October 2024), and, for the names of 2016, Raleigh and Dowd,
"ACLED Codebook" (2015). Spellings are compared without case, spaces and punctuation.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from conflictmodel.formats.crosswalk import dataset
from conflictmodel.formats.table.rows import plain
from conflictmodel.model.actor import ActorKind
from conflictmodel.model.count import Basis, Count
from conflictmodel.model.incident import EventType, IncidentType
from conflictmodel.model.place import PlacePrecision

ACLED: Final = dataset("ACLED")

#: The names of the six event types and the 25 sub-event types, as ACLED writes them.
EVENT_NAMES: Final = {kind: kind.scheme.partition(": ")[2] for kind in EventType}
INCIDENT_NAMES: Final = {kind: kind.scheme.partition(": ")[2] for kind in IncidentType}

#: The names of earlier years: the type that each belongs to now, if it is one, and the sub-event type that it settles.
_OLD: Final[Mapping[str, tuple[EventType | None, IncidentType | None]]] = {
    "Battle-No change of territory": (EventType.BATTLES, IncidentType.ARMED_CLASH),
    "Battle-Government regains territory": (EventType.BATTLES, IncidentType.GOVERNMENT_REGAINS_TERRITORY),
    "Battle-Non-state actor overtakes territory": (EventType.BATTLES, IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
    "Battle-Non-state actors overtake territory": (EventType.BATTLES, IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
    "Headquarters or base established": (
        EventType.STRATEGIC_DEVELOPMENTS,
        IncidentType.HEADQUARTERS_OR_BASE_ESTABLISHED,
    ),
    "Non-violent transfer of territory": (
        EventType.STRATEGIC_DEVELOPMENTS,
        IncidentType.NON_VIOLENT_TRANSFER_OF_TERRITORY,
    ),
    "Non-violent activity by a conflict actor": (EventType.STRATEGIC_DEVELOPMENTS, None),
    "Strategic development": (EventType.STRATEGIC_DEVELOPMENTS, None),
    "Remote violence": (EventType.EXPLOSIONS_REMOTE_VIOLENCE, None),
    "Riots/Protests": (None, None),
}

_TODAY: Final[Mapping[str, tuple[EventType | None, IncidentType | None]]] = {
    name: (kind, None) for kind, name in EVENT_NAMES.items()
}
_EVENTS: Final[Mapping[str, tuple[str, EventType | None, IncidentType | None]]] = {
    plain(name): (name, kind, settled) for name, (kind, settled) in (*_TODAY.items(), *_OLD.items())
}
_INCIDENTS: Final = {plain(name): kind for kind, name in INCIDENT_NAMES.items()} | {
    "excessiveforceagainstprotestors": IncidentType.EXCESSIVE_FORCE_AGAINST_PROTESTERS
}

#: The event types that leave open which sub-event type it was, as ACLED writes them.
OPEN_EVENTS: Final = tuple(name for name, _, settled in _EVENTS.values() if settled is None)

#: What happened, where nothing says so.
NO_WORDS: Final = "an event"

_VIOLENT: Final = frozenset(
    {EventType.BATTLES, EventType.EXPLOSIONS_REMOTE_VIOLENCE, EventType.VIOLENCE_AGAINST_CIVILIANS}
)


@lru_cache(maxsize=256)
def event(name: str) -> tuple[str, EventType | None, IncidentType | None] | None:
    """An event type: its name as ACLED writes it, what it is now, and the sub-event type that it settles."""
    return _EVENTS.get(plain(name))


@lru_cache(maxsize=256)
def incident(name: str) -> IncidentType | None:
    """A sub-event type."""
    return _INCIDENTS.get(plain(name))


def disorder(kind: IncidentType) -> str:
    """The type of disorder to which a sub-event type belongs (table 2 of the codebook)."""
    if kind is IncidentType.EXCESSIVE_FORCE_AGAINST_PROTESTERS:
        return "Political violence; Demonstrations"
    if kind is IncidentType.MOB_VIOLENCE or kind.event_type in _VIOLENT:
        return "Political violence"
    return "Strategic developments" if kind.event_type is EventType.STRATEGIC_DEVELOPMENTS else "Demonstrations"


#: The kinds of actor, by their code; 0 stands for no actor.
INTER: Final[Mapping[int, str]] = {
    1: "State forces",
    2: "Rebel group",
    3: "Political militia",
    4: "Identity militia",
    5: "Rioters",
    6: "Protesters",
    7: "Civilians",
    8: "External/Other forces",
}
RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = 5, 6, 7, 8
#: Those who bear arms as a body. Rioters, protesters and civilians are no parties to a conflict.
ARMED: Final = frozenset({1, 2, 3, 4, EXTERNAL})
#: What is said of an actor as its role, and the code that it stands for.
ROLES: Final = {role: number for number, role in INTER.items()}
#: What the codebook calls those who stand beside an actor, or tell more of who it is.
BESIDE: Final = ("associated actor 1", "associated actor 2")
#: The columns of the two sides: the actor, its kind, those beside it.
SIDES: Final = (("actor1", "inter1", "assoc_actor_1"), ("actor2", "inter2", "assoc_actor_2"))
_KINDS: Final = {
    1: ActorKind.STATE,
    2: ActorKind.ARMED_GROUP,
    3: ActorKind.ARMED_GROUP,
    4: ActorKind.ARMED_GROUP,
}

_INTER_WORDS: Final = {
    "stateforce": 1,
    "rebelgroups": 2,
    "rebelforces": 2,
    "rebels": 2,
    "rebel": 2,
    "politicalmilitias": 3,
    "identitymilitias": 4,
    "communalmilitia": 4,
    "communalmilitias": 4,
    "rioter": 5,
    "protester": 6,
    "protestors": 6,
    "civilian": 7,
    "externalforces": 8,
    "externalother": 8,
    "otherforces": 8,
} | {plain(label): code for code, label in INTER.items()}


@lru_cache(maxsize=256)
def inter(text: str) -> int | None:
    """The code of a kind of actor, given as a number or in words; ``None`` for what is neither.

    0 is the code for no actor at all.
    """
    number = text.removesuffix(".0")  # which spreadsheets of columns with empty cells add
    if len(number) == 1 and number in "012345678":
        return int(number)
    return _INTER_WORDS.get(plain(text))


def kind_of(code: int | None) -> ActorKind:
    """What a kind of actor is to the model.

    External and other forces are foreign armies, missions of the United Nations and private firms
    alike, so that the code tells nothing.
    """
    return ActorKind.UNKNOWN if code is None else _KINDS.get(code, ActorKind.UNKNOWN)


@lru_cache(maxsize=256)
def interaction(text: str) -> tuple[int, ...] | None:
    """The kinds of actor that met, the smaller code first; one alone where there was no second actor."""
    number = text.removesuffix(".0")
    if len(number) == 2 and number[0] in "12345678" and number[1] in "012345678":
        return tuple(sorted(int(digit) for digit in number if digit != "0"))
    return _interactions().get(plain(text))


@cache
def _interactions() -> dict[str, tuple[int, ...]]:
    pairs = {
        first + second: tuple(sorted((one, other)))
        for first, one in _INTER_WORDS.items()
        for second, other in _INTER_WORDS.items()
    }
    return pairs | {f"{words}only": (code,) for words, code in _INTER_WORDS.items()}


#: geo_precision: the town itself; near it, or a small area; a larger region, for which a town or landmark stands.
PRECISION: Final[Mapping[int, PlacePrecision]] = {
    1: PlacePrecision.EXACT,
    2: PlacePrecision.NEAR,
    3: PlacePrecision.FIRST_ORDER_ADMIN,
}
#: geo_precision for places that the model knows by other terms: ACLED has nothing between "near" and a larger region.
ROUGH: Final = {kind: code for code, kind in PRECISION.items()} | {
    PlacePrecision.SECOND_ORDER_ADMIN: 3,
    PlacePrecision.LINEAR_OR_FUZZY: 3,
}

#: No event lies before it; a year such as 0025 had two digits and was filled up.
FIRST_YEAR: Final = 1997
TWO_DIGITS: Final = 100

#: What is entered for words without a number: tens, dozens, hundreds.
_WORDS: Final = {(20, 99): 10, (24, 99): 12, (200, 999): 100}
_AS_STATED: Final = frozenset({Basis.EXACT, Basis.AT_LEAST, Basis.ABOUT})


def fatalities(count: Count) -> int:
    """The integer that ACLED's coders enter for a figure: the lowest number that is reported.

    "Dozens" is 12 and "hundreds" 100 by the codebook, "tens" 10 by ACLED's answers on its fatality
    methodology; "several" is 3; "up to 20" may be nobody, and is 0.
    """
    if count.basis is Basis.VAGUE:
        return _WORDS.get((count.low, count.high or 0), count.low)
    return count.stated if count.stated is not None and count.basis in _AS_STATED else count.low
