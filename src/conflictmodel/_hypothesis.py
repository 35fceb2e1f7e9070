"""What Hypothesis calls when it is imported, so that ``st.from_type`` knows the types of conflictmodel.

Nothing here imports ``conflictmodel.strategies`` before a strategy is wanted: that module imports
Hypothesis, and Hypothesis this one, so the two would wait for each other.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, get_args

from conflictmodel.model.actor import Actor, Group
from conflictmodel.model.casualties import Casualties
from conflictmodel.model.claim import Claim
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.model.evidence import Evidence
from conflictmodel.model.incident import Incident
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.model.place import Place, Point
from conflictmodel.model.report import Problem, Report
from conflictmodel.model.source import Attribution, Source, Span

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_STRATEGIES: dict[type, str] = {
    Actor: "actors",
    Attribution: "attributions",
    Casualties: "casualties",
    Count: "counts",
    DiplomaticContact: "diplomatic_contacts",
    Displacement: "displacements",
    EquipmentLoss: "equipment_losses",
    Evidence: "evidence",
    Group: "groups",
    Incident: "incidents",
    PartialDate: "partial_dates",
    Period: "periods",
    Place: "places",
    Point: "points",
    Problem: "problems",
    Report: "reports",
    Source: "sources",
    Span: "spans",
}


def register() -> None:
    """Tell Hypothesis how to invent values of each type; to do so twice does no harm.

    ``st.from_type(Claim[Casualties])`` gives claims of that record alone.
    """
    from hypothesis import strategies as st

    for cls, name in _STRATEGIES.items():
        st.register_type_strategy(cls, _later(name))
    st.register_type_strategy(Claim, _claims)


def _later(name: str) -> "Callable[[type], SearchStrategy[object]]":
    def strategy(_: type) -> "SearchStrategy[object]":
        found: SearchStrategy[object] = getattr(import_module("conflictmodel.strategies"), name)()
        return found

    return strategy


def _claims(cls: type) -> "SearchStrategy[object]":
    from hypothesis import strategies as st

    from conflictmodel.strategies import claims

    record = get_args(cls)
    return claims(st.from_type(record[0])) if record else claims()
