"""PLOVER's event types and modes, and which of them a CAMEO code becomes.

To follow a new edition: change the modes here, and leave those that older files hold in ``_FORMER``.
"""

from functools import cache
from types import MappingProxyType
from typing import final

import attrs

from conflictmodel.formats.cameo._codes import QuadClass, cameo_codes
from conflictmodel.model._check import OneOf, refuse
from conflictmodel.model.vocabulary import Vocabulary

_VERBAL_COOPERATION = "agree consult support concede"
_MATERIAL_COOPERATION = "cooperate aid retreat"
_VERBAL_CONFLICT = "request accuse reject threaten"

_MODES = MappingProxyType(
    {
        "consult": "visit third-party multilateral phone",
        "retreat": "withdraw release disarm ceasefire access resign",
        "request": "assist change yield meet",
        "accuse": "disapprove investigate allege",
        "reject": "assist change yield meet",
        "threaten": "restrict arrest relations expel territory violence",
        "protest": "demo riot strike hunger boycott obstruct vandalize",
        "sanction": "convict expel withdraw discontinue",
        "mobilize": "troops weapons police militia",
        "coerce": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        "assault": (
            "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
            "heavy-weapons crowd-control unconventional"
        ),
    }
)
_FORMER = MappingProxyType(
    {
        "retreat": "return ease",
        "threaten": "ban political",
        "coerce": "ban",
        "assault": "assassinate cleansing massacre",
    }
)


class PloverType(Vocabulary):
    """What kind of event it was in PLOVER, CAMEO's successor.

    PLOVER is the Political Language Ontology for Verifiable Event Records. These are the sixteen
    types in the summary of its manual (December 2023). In files they stand in capitals, which is a
    member's ``name``.
    """

    AGREE = ("agree", "A party says that it is willing to do what another wants, or to work with it.", "PLOVER: AGREE")
    CONSULT = ("consult", "Parties meet, call or visit one another, or negotiate.", "PLOVER: CONSULT")
    SUPPORT = (
        "support",
        "A party stands by another in words or in diplomacy: praise, recognition, a treaty.",
        "PLOVER: SUPPORT",
    )
    CONCEDE = ("concede", "A party gives way to what was demanded, mostly at home.", "PLOVER: CONCEDE")
    COOPERATE = ("cooperate", "Parties exchange goods, troops, intelligence or justice.", "PLOVER: COOPERATE")
    AID = ("aid", "A party gives to another without return: money, arms, relief, refuge.", "PLOVER: AID")
    RETREAT = ("retreat", "A party gives back, lets in, lays down arms or pulls out.", "PLOVER: RETREAT")
    REQUEST = ("request", "A party asks for something or demands it.", "PLOVER: REQUEST")
    ACCUSE = ("accuse", "A party disapproves of another, charges it with wrong or looks into it.", "PLOVER: ACCUSE")
    REJECT = ("reject", "A party refuses what another asked for or proposed.", "PLOVER: REJECT")
    THREATEN = ("threaten", "A party tells another of harm to come.", "PLOVER: THREATEN")
    PROTEST = (
        "protest",
        "People show their dissent by what they do: they march, strike, fast, block.",
        "PLOVER: PROTEST",
    )
    SANCTION = ("sanction", "A party breaks off or cuts down what it had with another.", "PLOVER: SANCTION")
    MOBILIZE = ("mobilize", "A party readies, shows or moves its troops or police.", "PLOVER: MOBILIZE")
    COERCE = ("coerce", "A party uses its power over people, short of violence: arrests, curfews.", "PLOVER: COERCE")
    ASSAULT = ("assault", "A party uses force that can gravely hurt people.", "PLOVER: ASSAULT")

    @property
    def quad_class(self) -> QuadClass:
        """The class of the type in the manual's summary.

        Another table of the same manual has SANCTION among verbal conflict.
        """
        if self.value in _VERBAL_COOPERATION.split():
            return QuadClass.VERBAL_COOPERATION
        if self.value in _MATERIAL_COOPERATION.split():
            return QuadClass.MATERIAL_COOPERATION
        return QuadClass.VERBAL_CONFLICT if self.value in _VERBAL_CONFLICT.split() else QuadClass.MATERIAL_CONFLICT

    @property
    def modes(self) -> tuple[str, ...]:
        """The modes that the manual of December 2023 has for the type, as they are written; none for some."""
        return tuple(_MODES.get(self.value, "").split())

    @property
    def former_modes(self) -> tuple[str, ...]:
        """The modes that CAMEO2PLOVER (September 2021) gives to the type and the manual of 2023 no longer has."""
        return tuple(_FORMER.get(self.value, "").split())


class FormerPloverType(Vocabulary):
    """A type of PLOVER's first drafts that is none any more, but stands in its README, its manual or in old files."""

    DEMAND = ("demand", "A party demands something of another.", "PLOVER drafts of 2016: DEMAND")
    DISAPPROVE = ("disapprove", "A party criticises or accuses another.", "PLOVER drafts of 2016: DISAPPROVE")
    INVESTIGATE = (
        "investigate",
        "A party looks into what another may have done.",
        "PLOVER drafts of 2016: INVESTIGATE",
    )
    CRIME = ("crime", "Somebody breaks the law, with no political end.", "PLOVER drafts of 2016: CRIME")
    FIGHT = ("fight", "Parties use armed force.", "PLOVER drafts of 2016: FIGHT")

    @property
    def now(self) -> PloverType | None:
        """The type that took its place; ``None`` for CRIME, whose events went to whatever else they are."""
        match self:
            case FormerPloverType.DEMAND:
                return PloverType.REQUEST
            case FormerPloverType.DISAPPROVE | FormerPloverType.INVESTIGATE:
                return PloverType.ACCUSE
            case FormerPloverType.FIGHT:
                return PloverType.ASSAULT
            case _:
                return None


@final
@attrs.frozen
class PloverCode:
    """A type of PLOVER with its mode, the way in which it was done; ``None`` where none is given."""

    type: PloverType = attrs.field(validator=OneOf((PloverType,)))
    mode: str | None = None

    def __attrs_post_init__(self) -> None:
        modes = self.type.modes + self.type.former_modes
        if self.mode is not None and self.mode not in modes:
            why = f"must be None or a mode of {self.type.name}: {', '.join(modes) or 'it has none'}"
            raise refuse(self, "mode", self.mode, why)

    def __str__(self) -> str:
        return self.type.name if self.mode is None else f"{self.type.name}/{self.mode}"


def plover_type(name: str) -> PloverType | None:
    """Find the type that a name stands for, of today's set or of an older one, whatever its case.

    ``None`` where it is no type of PLOVER, or one that nothing took the place of.

    >>> plover_type("DEMAND")
    <PloverType.REQUEST: 'request'>
    >>> plover_type("CRIME")
    """
    value = name.strip().lower()
    for former in FormerPloverType:
        if value == former:
            return former.now
    return next((kind for kind in PloverType if value == kind), None)


#: What each code becomes, for itself and for the codes below it. Worked out of CAMEO2PLOVER (September 2021).
_CROSSWALK = MappingProxyType(
    {
        "03": "AGREE",
        "04": "CONSULT",
        "041": "CONSULT/phone",
        "042": "CONSULT/visit",
        "043": "CONSULT/visit",
        "044": "CONSULT/third-party",
        "05": "SUPPORT",
        "06": "COOPERATE",
        "07": "AID",
        **dict.fromkeys(("080", "081", "082", "083"), "CONCEDE"),
        **dict.fromkeys(("0813", "0814", "084"), "RETREAT"),
        "0841": "RETREAT/release",
        "0842": "RETREAT/return",
        "085": "RETREAT/ease",
        "086": "RETREAT/access",
        "087": "RETREAT/disarm",
        "0871": "RETREAT/ceasefire",
        "0872": "RETREAT/withdraw",
        "09": "ACCUSE",
        **dict.fromkeys(("090", "091", "092", "093", "094"), "ACCUSE/investigate"),
        "10": "REQUEST",
        **dict.fromkeys(("101", "102", "103"), "REQUEST/assist"),
        **dict.fromkeys(("104", "105"), "REQUEST/change"),
        **dict.fromkeys(("1051", "1052", "1053", "1054", "1055", "1056"), "REQUEST/yield"),
        **dict.fromkeys(("106", "107", "108"), "REQUEST/meet"),
        "11": "ACCUSE",
        **dict.fromkeys(("110", "111", "112", "113", "116"), "ACCUSE/disapprove"),
        **dict.fromkeys(("1121", "1122", "1123", "1124", "1125", "114", "115"), "ACCUSE/allege"),
        "12": "REJECT",
        **dict.fromkeys(("121", "122"), "REJECT/assist"),
        **dict.fromkeys(("123", "124"), "REJECT/change"),
        **dict.fromkeys(("1243", "1244", "1245", "1246", "128", "129"), "REJECT/yield"),
        **dict.fromkeys(("125", "126", "127"), "REJECT/meet"),
        "13": "THREATEN",
        **dict.fromkeys(("1311", "1313", "133", "134", "135", "139"), "THREATEN/relations"),
        **dict.fromkeys(("1312", "1323", "1324", "1381"), "THREATEN/restrict"),
        **dict.fromkeys(("132", "1322"), "THREATEN/ban"),
        "1321": "THREATEN/political",
        "136": "THREATEN/expel",
        **dict.fromkeys(("137", "138"), "THREATEN/violence"),
        "1382": "THREATEN/territory",
        "14": "PROTEST",
        "141": "PROTEST/demo",
        "142": "PROTEST/hunger",
        "143": "PROTEST/boycott",
        "144": "PROTEST/obstruct",
        "145": "PROTEST/riot",
        "15": "MOBILIZE",
        **dict.fromkeys(("151", "153"), "MOBILIZE/police"),
        **dict.fromkeys(("152", "154"), "MOBILIZE/troops"),
        "16": "SANCTION",
        **dict.fromkeys(("161", "164", "165"), "SANCTION/withdraw"),
        "162": "SANCTION/discontinue",
        "163": "COERCE/restrict",
        "166": "SANCTION/expel",
        "17": "COERCE",
        "171": "COERCE/seize",
        "1712": "ASSAULT",
        "172": "COERCE/restrict",
        "1722": "COERCE/ban",
        "1723": "COERCE/curfew",
        "1724": "COERCE/martial-law",
        "173": "COERCE/arrest",
        "174": "COERCE/deport",
        "175": "ASSAULT",
        "18": "ASSAULT",
        "181": "ASSAULT/abduct",
        "182": "ASSAULT/beat",
        "1821": "ASSAULT/sexual",
        "1822": "ASSAULT/torture",
        "1823": "ASSAULT",
        "183": "ASSAULT/suicide-attack",
        **dict.fromkeys(("1832", "1833"), "ASSAULT/explosives"),
        "184": "ASSAULT/abduct",
        **dict.fromkeys(("185", "186"), "ASSAULT/assassinate"),
        "19": "ASSAULT",
        "191": "COERCE/restrict",
        "192": "COERCE/seize",
        "193": "ASSAULT/firearms",
        **dict.fromkeys(("194", "195"), "ASSAULT/heavy-weapons"),
        "20": "ASSAULT",
        **dict.fromkeys(("200", "202"), "ASSAULT/massacre"),
        **dict.fromkeys(("201", "203"), "ASSAULT/cleansing"),
        "204": "ASSAULT/unconventional",
    }
)
_DROPPED = "PLOVER dropped statements and appeals"
_NOT_IN_TABLE = "CAMEO2PLOVER leaves the code out"
_GAPS = MappingProxyType(
    {
        "01": _DROPPED,
        "02": _DROPPED,
        "08": "the table has the root under CONCEDE and under RETREAT; its codes are one or the other",
        **dict.fromkeys(("155", "176", "1834", "1951", "1952"), _NOT_IN_TABLE),
    }
)


@cache
def plover_gaps() -> MappingProxyType[str, str]:
    """Give each CAMEO code that CAMEO2PLOVER maps to nothing, with the reason.

    >>> plover_gaps()["0253"]
    'PLOVER dropped statements and appeals'
    """
    found = {code.code: _GAPS.get(code.code) or _GAPS.get(code.root) for code in cameo_codes()}
    return MappingProxyType({code: why for code, why in found.items() if why is not None and _coded(code) is None})


def _coded(code: str) -> PloverCode | None:
    """Read the row of the code or of the nearest code above it, where neither is a gap."""
    if code in _GAPS:
        return None
    row = next((_CROSSWALK[code[:end]] for end in (4, 3, 2) if code[:end] in _CROSSWALK), None)
    if row is None:
        return None
    kind, _, mode = row.partition("/")
    return PloverCode(PloverType[kind], mode or None)


@cache
def _table() -> dict[str, PloverCode]:
    rows = ((code.code, _coded(code.code)) for code in cameo_codes())
    return {code: found for code, found in rows if found is not None}


def plover(cameo_code: str) -> PloverCode | None:
    """Turn a CAMEO code into PLOVER's type and mode, after CAMEO2PLOVER (September 2021).

    ``None`` for a code that the table maps to nothing (see :func:`plover_gaps`) and for a text
    that is no code. The table's contexts are not kept.

    >>> str(plover("1053"))
    'REQUEST/yield'
    >>> plover("0253")
    """
    return _table().get(cameo_code)
