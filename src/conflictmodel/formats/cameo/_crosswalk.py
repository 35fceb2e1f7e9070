"""CAMEO's codes in the terms of the model, and the model's terms in CAMEO and PLOVER.

To add a contact or incident type: a row in ``_CONTACT_CODES`` or
``_INCIDENT_CODES`` (and in ``_PLOVER_CONTACTS`` or ``_PLOVER_INCIDENTS`` where CAMEO2PLOVER does
not say it), and in ``_CONTACTS`` or ``_INCIDENTS`` what becomes of it. The tests name a missing row.
"""

from functools import cache
from types import MappingProxyType
from typing import TypeVar, final, overload

import attrs

from conflictmodel.formats.cameo._codes import cameo_codes
from conflictmodel.formats.cameo._plover import PloverCode, PloverType, plover
from conflictmodel.model.contact import ContactType
from conflictmodel.model.incident import IncidentType
from conflictmodel.model.vocabulary import Vocabulary

T = TypeVar("T")

#: A contact type, or none, for a code and for all codes below it that are not here themselves.
_CONTACTS = MappingProxyType[str, ContactType | None](
    {
        "01": ContactType.STATEMENT,
        "02": ContactType.REQUEST,
        "03": ContactType.OFFER,
        "04": ContactType.MEETING,
        "041": ContactType.PHONE_CALL,
        "042": ContactType.VISIT,
        "043": ContactType.VISIT,
        "045": ContactType.MEDIATION,
        "046": ContactType.TALKS,
        **dict.fromkeys(("051", "052", "053", "055", "056"), ContactType.STATEMENT),
        "057": ContactType.AGREEMENT,
        "10": ContactType.REQUEST,
        "11": ContactType.CONDEMNATION,
        **dict.fromkeys(("112", "114", "115"), ContactType.ACCUSATION),
        "116": None,  # a court's ruling is no word of one party to another
        "12": ContactType.REJECTION,
        "13": ContactType.WARNING_OR_THREAT,
        "16": ContactType.SUSPENSION,
        "163": ContactType.SANCTION,
        "166": ContactType.EXPULSION,
    }
)

#: Likewise an incident type.
_INCIDENTS = MappingProxyType[str, IncidentType | None](
    {
        "0871": IncidentType.AGREEMENT,
        "0873": IncidentType.CHANGE_TO_GROUP_ACTIVITY,
        "0874": IncidentType.NON_VIOLENT_TRANSFER_OF_TERRITORY,
        "14": IncidentType.PEACEFUL_PROTEST,
        **dict.fromkeys(("142", "143"), IncidentType.OTHER),  # nobody need gather for a fast, a strike or a boycott
        "145": IncidentType.VIOLENT_DEMONSTRATION,
        "15": IncidentType.CHANGE_TO_GROUP_ACTIVITY,
        "17": IncidentType.OTHER,
        "171": IncidentType.LOOTING_PROPERTY_DESTRUCTION,
        "173": IncidentType.ARRESTS,
        "175": IncidentType.ATTACK,
        "18": IncidentType.ATTACK,
        "181": IncidentType.ABDUCTION_FORCED_DISAPPEARANCE,
        "1821": IncidentType.SEXUAL_VIOLENCE,
        "183": IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED,
        "1831": IncidentType.SUICIDE_BOMB,
        "184": IncidentType.OTHER,
        "19": IncidentType.ARMED_CLASH,
        "191": IncidentType.OTHER,
        "192": IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
        "194": IncidentType.SHELLING_ARTILLERY_MISSILE_ATTACK,
        "195": IncidentType.AIR_DRONE_STRIKE,
        "20": IncidentType.ATTACK,
        "201": IncidentType.OTHER,
        "204": IncidentType.OTHER,
        "2041": IncidentType.CHEMICAL_WEAPON,
    }
)

#: The code to write for a term: the widest that says no more than the term does, and the mildest of several.
#: A table for each vocabulary, because "agreement" is a term of both.
_CONTACT_CODES = MappingProxyType[ContactType, str](
    {
        ContactType.PHONE_CALL: "041",
        ContactType.MEETING: "040",
        ContactType.VISIT: "042",
        ContactType.TALKS: "046",
        ContactType.MEDIATION: "045",
        ContactType.AGREEMENT: "057",
        ContactType.REQUEST: "020",
        ContactType.OFFER: "030",
        ContactType.WARNING_OR_THREAT: "130",
        ContactType.ACCUSATION: "112",
        ContactType.CONDEMNATION: "111",
        ContactType.REJECTION: "120",
        ContactType.EXPULSION: "166",
        ContactType.RECALL: "161",
        ContactType.SANCTION: "163",
        ContactType.SUSPENSION: "160",
        ContactType.STATEMENT: "010",
    }
)
_INCIDENT_CODES = MappingProxyType[IncidentType, str | None](
    {
        IncidentType.ARMED_CLASH: "190",
        IncidentType.GOVERNMENT_REGAINS_TERRITORY: "190",
        IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY: "192",
        IncidentType.CHEMICAL_WEAPON: "2041",
        IncidentType.AIR_DRONE_STRIKE: "195",
        IncidentType.SUICIDE_BOMB: "1831",
        IncidentType.SHELLING_ARTILLERY_MISSILE_ATTACK: "194",
        IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED: "183",
        IncidentType.GRENADE: "193",
        IncidentType.SEXUAL_VIOLENCE: "1821",
        IncidentType.ATTACK: "180",
        IncidentType.ABDUCTION_FORCED_DISAPPEARANCE: "181",
        IncidentType.PEACEFUL_PROTEST: "141",
        IncidentType.PROTEST_WITH_INTERVENTION: "141",
        IncidentType.EXCESSIVE_FORCE_AGAINST_PROTESTERS: "175",
        IncidentType.VIOLENT_DEMONSTRATION: "145",
        IncidentType.MOB_VIOLENCE: "145",
        IncidentType.AGREEMENT: "057",
        IncidentType.ARRESTS: "173",
        IncidentType.CHANGE_TO_GROUP_ACTIVITY: None,  # 154 mobilizes and 0873 demobilizes: the term is either
        IncidentType.DISRUPTED_WEAPONS_USE: None,
        IncidentType.HEADQUARTERS_OR_BASE_ESTABLISHED: None,
        IncidentType.LOOTING_PROPERTY_DESTRUCTION: "171",
        IncidentType.NON_VIOLENT_TRANSFER_OF_TERRITORY: "0874",
        IncidentType.OTHER: None,
    }
)

#: PLOVER's code for a term, where that of its CAMEO code says less than the term or something else.
_PLOVER_CONTACTS = MappingProxyType(
    {
        ContactType.REQUEST: PloverCode(PloverType.REQUEST),
        ContactType.ACCUSATION: PloverCode(PloverType.ACCUSE, "allege"),
        ContactType.SUSPENSION: PloverCode(PloverType.SANCTION, "discontinue"),
    }
)
_PLOVER_INCIDENTS = MappingProxyType(
    {
        IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED: PloverCode(PloverType.ASSAULT, "explosives"),
        IncidentType.GRENADE: PloverCode(PloverType.ASSAULT, "explosives"),
    }
)


class Side(Vocabulary):
    """Which of a CAMEO event's two actors it is; GDELT calls them Actor1 and Actor2."""

    SOURCE = ("source", "The actor that the event is by.", "CAMEO: source actor")
    TARGET = ("target", "The actor that the event is towards.", "CAMEO: target actor")


@final
@attrs.frozen
class Coarsening:
    """Something that does not come back as it went: a code by way of the model, or a term of the model by way of CAMEO.

    ``given`` is what went in, ``via`` what it was written as in the other scheme, ``back`` what
    comes out: one that says less. ``via`` or ``back`` is ``None`` where there is nothing to write.
    """

    given: str | ContactType | IncidentType
    via: str | ContactType | IncidentType | None
    back: str | ContactType | IncidentType | None


def _nearest(rows: MappingProxyType[str, T | None], code: str) -> T | None:
    """Answer what stands for the code itself or for the nearest code above it."""
    return next((rows[code[:end]] for end in (4, 3, 2) if code[:end] in rows), None)


@cache
def _contacts() -> dict[str, ContactType]:
    rows = ((code.code, _nearest(_CONTACTS, code.code)) for code in cameo_codes())
    return {code: found for code, found in rows if found is not None}


@cache
def _incidents() -> dict[str, IncidentType]:
    rows = ((code.code, _nearest(_INCIDENTS, code.code)) for code in cameo_codes())
    return {code: found for code, found in rows if found is not None}


def contact_type(code: str) -> ContactType | None:
    """Say which kind of contact a CAMEO code is; ``None`` where it is none, or no code.

    >>> contact_type("1053")
    <ContactType.REQUEST: 'request'>
    >>> contact_type("190")
    """
    return _contacts().get(code)


def incident_type(code: str) -> IncidentType | None:
    """Say which kind of incident a CAMEO code is; ``None`` where it is none, or no code.

    A code does not say who was hit: 190 is an armed clash here, and if the target is unarmed, the
    event was an attack.

    >>> incident_type("1833")
    <IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED: 'remote_explosive_landmine_ied'>
    """
    return _incidents().get(code)


def initiator(code: str) -> Side | None:
    """Say which actor began it; ``None`` where both stand as equals, or the code is nothing in the model.

    It is the source, save that one who hosts a visit is the source of 043 and the visitor its target.

    >>> initiator("043")
    <Side.TARGET: 'target'>
    """
    contact = contact_type(code)
    if contact is None:
        return Side.SOURCE if incident_type(code) else None
    if contact.symmetric:
        return None
    return Side.TARGET if code == "043" else Side.SOURCE


@overload
def code_of(term: ContactType) -> str: ...
@overload
def code_of(term: IncidentType) -> str | None: ...
def code_of(term: ContactType | IncidentType) -> str | None:
    """Choose the CAMEO code to write for a kind of contact or incident; ``None`` where CAMEO has none for it.

    It is the widest code that says no more than the term: a request, which may be mild or firm, is
    the mild 020.

    >>> code_of(IncidentType.SUICIDE_BOMB)
    '1831'
    """
    if isinstance(term, IncidentType):
        return _INCIDENT_CODES[term]
    return _CONTACT_CODES[ContactType.named(term)]


def plover_of(term: ContactType | IncidentType) -> PloverCode | None:
    """Choose PLOVER's type and mode for a kind of contact or incident; ``None`` where it has none.

    >>> str(plover_of(ContactType.VISIT))
    'CONSULT/visit'
    """
    code = code_of(term)
    stated = _PLOVER_INCIDENTS.get(term) if isinstance(term, IncidentType) else _PLOVER_CONTACTS.get(term)
    return stated or (None if code is None else plover(code))


@cache
def coarsened() -> tuple[Coarsening, ...]:
    """List the codes that become something in the model and are written back as another code, or as none.

    >>> coarsened()[0]
    Coarsening(given='01', via=<ContactType.STATEMENT: 'statement'>, back='010')
    """
    found = []
    for code in cameo_codes():
        via = contact_type(code.code) or incident_type(code.code)
        back = None if via is None else code_of(via)
        if via is not None and back != code.code:
            found.append(Coarsening(code.code, via, back))
    return tuple(found)


@cache
def coarsened_types() -> tuple[Coarsening, ...]:
    """List the kinds of contact and incident whose code stands for another kind, or that have no code."""
    found = []
    for term in (*ContactType, *IncidentType):
        code = code_of(term)
        back = None if code is None else contact_type(code) or incident_type(code)
        if back is not term:
            found.append(Coarsening(term, code, back))
    return tuple(found)
