"""What a target cannot hold: found by reading back what was written, so that no loss depends on a promise."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, cast

import attrs

from conflictmodel.model.casualties import Casualties
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.model.incident import Incident
from conflictmodel.model.period import PartialDate, Period

NO_REASON = "the format has no place for it"
#: Values that are one thing to a reader, however many attributes they have.
_WHOLE = (Period, PartialDate)


@attrs.frozen(order=True)
class Loss:
    """Something that a file could not take: which part of the claims, how many of them, and why.

    ``field`` is the path of the part, such as ``casualties.count.high``, or the name of a column
    that the model does not know.
    """

    field: str
    records: int
    why: str

    def __str__(self) -> str:
        number = "1 record" if self.records == 1 else f"{self.records:,} records"
        return f"{self.field} ({number}): {self.why}"


class Ledger:
    """Adds up losses; ``reasons`` gives the reason for each path or beginning of a path."""

    def __init__(self, reasons: Mapping[str, str] | None = None) -> None:
        self._reasons = dict(reasons or {})
        self._lost: Counter[str] = Counter()

    def lose(self, field: str, records: int = 1, why: str | None = None) -> None:
        """Note a loss; ``why`` where the reasons do not tell."""
        self._lost[field] += records
        if why is not None:
            self._reasons.setdefault(field, why)

    def compare(self, wanted: Iterable[Claim[Record]], got: Iterable[Claim[Record]]) -> None:
        """Note in what the claims that a file gives back differ from those that were to be written."""
        self._lost.update(differences(wanted, got))

    def losses(self) -> tuple[Loss, ...]:
        """Every loss, sorted by its path."""
        return tuple(Loss(field, number, self._why(field)) for field, number in sorted(self._lost.items()))

    def _why(self, field: str) -> str:
        """The reason for the longest part of a path that has one; of equals, the one nearest to the end."""
        parts = field.split(".")
        for length in range(len(parts), 0, -1):
            for start in range(len(parts) - length, -1, -1):
                reason = self._reasons.get(".".join(parts[start : start + length]))
                if reason is not None:
                    return reason
        return NO_REASON


def differences(wanted: Iterable[Claim[Record]], got: Iterable[Claim[Record]]) -> Iterator[str]:
    """Give the path of everything that is told in ``wanted`` and not, or otherwise, in ``got``.

    Each claim is held against the most similar claim of the same kind; one that has no equal is
    lost as a whole. What a file adds, such as its own name as the last source, is no loss.
    """
    waiting: dict[tuple[object, ...], list[Claim[Record]]] = {}
    for claim in got:
        waiting.setdefault(_kind(claim.record), []).append(claim)
    parts: dict[int, dict[str, object]] = {}  # of the rivals, by their identity: each is taken apart once at most
    for claim in wanted:
        rivals = waiting.get(_kind(claim.record))
        if not rivals:
            yield name(claim.record)
            continue
        at = next((place for place, rival in enumerate(rivals) if _same(claim, rival)), None)
        if at is None:
            told = dict(leaves(claim))
            lost, at = min(
                ((_differing(told, _parts(rival, parts)), place) for place, rival in enumerate(rivals)),
                key=lambda found: len(found[0]),
            )
            yield from lost
        del rivals[at]


def _same(claim: Claim[Record], rival: Claim[Record]) -> bool:
    """Tell at a glance whether a claim came back whole, as most do."""
    return (
        claim.record == rival.record
        and claim.stance is rival.stance
        and (claim.incident == rival.incident or isinstance(claim.record, Incident))
        and all(source in rival.attribution.sources for source in claim.attribution.sources)
        and (claim.span, claim.repeats, claim.evidence) == (rival.span, rival.repeats, rival.evidence)
    )


def _parts(rival: Claim[Record], known: dict[int, dict[str, object]]) -> dict[str, object]:
    if id(rival) not in known:
        known[id(rival)] = dict(leaves(rival))
    return known[id(rival)]


def _differing(told: Mapping[str, object], kept: Mapping[str, object]) -> list[str]:
    lost = [path for path, value in told.items() if kept.get(path) != value]
    sources, known = (cast("Sequence[object]", claim.get("attribution", ())) for claim in (told, kept))
    return [path for path in lost if path != "attribution" or not all(source in known for source in sources)]


def _kind(record: Record) -> tuple[object, ...]:
    """What two claims must share to be compared at all."""
    match record:
        case Casualties():
            return "casualties", record.outcome, record.scope, record.subset_of is None
        case EquipmentLoss():
            return "equipment", record.equipment, record.scope
        case Displacement():
            return "displacement", record.measure, record.scope
        case DiplomaticContact():
            return ("contact",)
        case _:
            return ("incident",)


def name(record: Record) -> str:
    """The name of a whole record in a loss, fine enough to say what was dropped."""
    match record:
        case Casualties():
            return f"casualties.{record.outcome.value}"
        case EquipmentLoss():
            return "equipment_loss"
        case Displacement():
            return f"displacement.{record.measure.value}"
        case DiplomaticContact():
            return "diplomatic_contact"
        case _:
            return "incident"


def leaves(claim: Claim[Record]) -> Iterator[tuple[str, object]]:
    """Every stated part of a claim, by its path."""
    head = name(claim.record).partition(".")[0]
    yield from _leaves(claim.record, head)
    if claim.attribution:
        yield "attribution", claim.attribution.sources
    yield "stance", claim.stance
    for field in ("span", "repeats", "evidence"):
        if value := getattr(claim, field):
            yield field, value
    if claim.incident is not None and not isinstance(claim.record, Incident):
        yield from _leaves(claim.incident, "incident")


def _leaves(value: Any, path: str) -> Iterator[tuple[str, object]]:  # noqa: ANN401  any part of the model
    if isinstance(value, Count):
        yield f"{path}.low", value.low
        yield f"{path}.high", value.high
        yield f"{path}.stated", value.stated
        yield f"{path}.basis", value.basis
        if value.granularity != 1:
            yield f"{path}.granularity", value.granularity
    elif (fields := _fields(value.__class__)) is not None:
        for field, default in fields:
            part = getattr(value, field)
            if part is not None and part != default and part not in ((), ""):
                yield from _leaves(part, f"{path}.{field}")
    else:
        yield path, value


@cache
def _fields(cls: Any) -> tuple[tuple[str, object], ...] | None:  # noqa: ANN401  a class, which the type checker would not let be a key
    """The fields of a class and their defaults; ``None`` for what is one thing to a reader."""
    if cls in _WHOLE or not attrs.has(cls):
        return None
    return tuple((field.name, field.default) for field in attrs.fields(cls))
