"""CAMEO's codes as values, and what its public lists disagree on."""

import json
import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, final

import attrs

from conflictmodel.errors import UnknownCameoCodeError
from conflictmodel.model._check import Maybe, Number, OneOf, Text, refuse
from conflictmodel.model.vocabulary import Vocabulary

_HERE = "conflictmodel.formats.cameo"
_FILE = "cameo.generated.json"
_CODE = re.compile(r"[0-9]{2,4}")
#: CAMEO numbers its roots 01 to 20, so a code that lost its leading zero is one of these.
_LOST_ZERO = re.compile(r"[1-9][0-9]{0,2}")
_MISPRINTS = MappingProxyType({"1883": "183"})


class QuadClass(Vocabulary):
    """Whether an event is words or deeds, and whether it helps or hurts: the four classes that GDELT gives to events.

    ``number`` is the digit that stands in files. CAMEO itself has no such classes.
    """

    VERBAL_COOPERATION = (
        "verbal_cooperation",
        "Words that help: statements, appeals, promises, consultations, diplomatic support.",
        "GDELT QuadClass: 1, Verbal Cooperation",
    )
    MATERIAL_COOPERATION = (
        "material_cooperation",
        "Deeds that help: trade, aid, concessions; by GDELT's count also investigations.",
        "GDELT QuadClass: 2, Material Cooperation",
    )
    VERBAL_CONFLICT = (
        "verbal_conflict",
        "Words that hurt: demands, criticism, refusals, threats; by GDELT's count also protests.",
        "GDELT QuadClass: 3, Verbal Conflict",
    )
    MATERIAL_CONFLICT = (
        "material_conflict",
        "Deeds that hurt: shows of force, broken relations, coercion, violence.",
        "GDELT QuadClass: 4, Material Conflict",
    )

    @property
    def number(self) -> int:
        """The digit of the class in GDELT's and POLECAT's files, 1 to 4."""
        return _NUMBERS[self]


_NUMBERS = MappingProxyType({quad: number for number, quad in enumerate(QuadClass, start=1)})


@final
@attrs.frozen
class CameoCode:
    """A code of CAMEO (Conflict and Mediation Event Observations): one kind of thing that one actor does to another.

    ``code`` is text of two to four digits, leading zeros included; ``name`` a short title.
    ``parent`` is the code one digit shorter, ``None`` for one of the twenty roots, and ``root``
    the first two digits. ``quad_class`` is GDELT's. ``goldstein`` is the value on Goldstein's
    scale from -10 (war) to 10 (peace), or ``None`` where no list gives one.
    """

    code: str = attrs.field(validator=Text())
    name: str = attrs.field(validator=Text())
    parent: str | None
    root: str
    quad_class: QuadClass = attrs.field(validator=OneOf((QuadClass,)))
    goldstein: float | None = attrs.field(default=None, validator=Maybe(Number(-10, 10)))

    def __attrs_post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise refuse(self, "code", self.code, "must be two to four digits as text, such as '0211'")
        if self.root != self.code[:2]:
            raise refuse(self, "root", self.root, f"must be the first two digits of {self.code!r}")
        parent = self.code[:-1] if len(self.code) > 2 else None
        if self.parent != parent:
            raise refuse(self, "parent", self.parent, f"must be {parent!r}, from {self.code!r}")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@final
@attrs.frozen
class Disagreement:
    """One thing that public lists of CAMEO codes say differently, and which of them was followed.

    ``code`` is the code that it is about, or ``None`` for a list as a whole; ``field`` what they
    differ on (``presence``, ``name``, ``quad_class``, ``goldstein``, ``plover``, ``encoding``);
    ``lists`` pairs of a list and what it says; ``resolved`` what is said here, and ``why``.
    """

    code: str | None
    field: str
    lists: tuple[tuple[str, str], ...]
    resolved: str
    why: str

    def __str__(self) -> str:
        said = "; ".join(f"{name}: {says}" for name, says in self.lists)
        return f"{self.code or 'all codes'}, {self.field}: {said}. Here: {self.resolved} ({self.why})"


@cache
def _content() -> dict[str, list[dict[str, Any]]]:
    content: dict[str, list[dict[str, Any]]] = json.loads(files(_HERE).joinpath(_FILE).read_text("utf-8"))
    return content


@cache
def _table() -> dict[str, CameoCode]:
    quads = list(QuadClass)
    rows = (row | {"quad_class": quads[row["quad_class"] - 1]} for row in _content()["codes"])
    return {row["code"]: CameoCode(**row) for row in rows}


@cache
def disagreements() -> tuple[Disagreement, ...]:
    """List everything that the public lists say differently, by code.

    >>> [str(one) for one in disagreements() if one.code == "1883"][0][:65]
    '1883, presence: py-gdelt: present; ICEWS: absent; PETRARCH: not i'
    """
    rows = (row | {"lists": tuple(row["lists"].items())} for row in _content()["disagreements"])
    return tuple(Disagreement(**row) for row in rows)


@cache
def cameo_codes() -> tuple[CameoCode, ...]:
    """List every code in order: the 20 roots, each followed by what it holds."""
    return tuple(_table().values())


def find_cameo(code: str) -> CameoCode | None:
    """Look a code up as it stands in a file, or answer ``None``; made for millions of rows.

    >>> find_cameo("0253")
    CameoCode(code='0253', name='Appeal for release of persons or property', parent='025', root='02', \
quad_class=<QuadClass.VERBAL_COOPERATION: 'verbal_cooperation'>, goldstein=-0.3)
    >>> find_cameo("253")
    """
    return _table().get(code)


def cameo(code: str) -> CameoCode:
    """Look a code up as it stands in a file.

    Raises :class:`~conflictmodel.errors.UnknownCameoCodeError`, which says what was likely meant.

    >>> cameo("1883")
    Traceback (most recent call last):
        ...
    conflictmodel.errors.UnknownCameoCodeError: '1883' is no CAMEO code: a misprint of '183'
    >>> cameo("43")
    Traceback (most recent call last):
        ...
    conflictmodel.errors.UnknownCameoCodeError: '43' is no CAMEO code: a leading zero was lost, write '043'
    """
    found = _table().get(code)
    if found is None:
        raise UnknownCameoCodeError(code, *_meant(code))
    return found


def _meant(code: str) -> tuple[str, str | None]:
    """Say what is wrong with a text that is no code, and the code that was likely meant."""
    if code in _MISPRINTS:
        return "a misprint of", _MISPRINTS[code]
    if _LOST_ZERO.fullmatch(code) and f"0{code}" in _table():
        return "a leading zero was lost, write", f"0{code}"
    if _CODE.match(code):
        for end in (4, 3, 2):
            if code[:end] in _table():
                return "the nearest code that it begins with is", code[:end]
    return "must be two to four digits as text, from '01' to '2042'", None
