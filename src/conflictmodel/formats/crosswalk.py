"""What the formats' crosswalks share: small steps from cells to parts of the model, and back.

Nothing here knows a format. A cell that states nothing gives ``None``, whatever its reason.
"""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Final, TypeVar, cast

from conflictmodel.countries import CodeScheme, find_country
from conflictmodel.errors import InvalidValueError
from conflictmodel.formats.format import event_of
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.casualties import Casualties
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.contact import DiplomaticContact
from conflictmodel.model.count import MAX_FIGURE, Basis, Count
from conflictmodel.model.displacement import Displacement
from conflictmodel.model.equipment import EquipmentLoss
from conflictmodel.model.incident import Incident
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.model.place import Place, PlacePrecision, Point
from conflictmodel.model.source import Attribution, Source, SourceKind

T = TypeVar("T", Casualties, DiplomaticContact, Displacement, EquipmentLoss, Incident)

_HEDGED: Final = {
    Basis.EXACT: Count.exactly,
    Basis.ABOUT: Count.about,
    Basis.MORE_THAN: Count.more_than,
    Basis.AT_LEAST: Count.at_least,
    Basis.FEWER_THAN: Count.fewer_than,
    Basis.AT_MOST: Count.at_most,
    Basis.NEARLY: Count.nearly,
}
#: Words with which publishers fill a cell that states nothing.
_NOTHING: Final = frozenset({"", "na", "n/a", "none", "null", "nan", "not available", "unknown"})


def told(value: object) -> str | None:
    """The text of a cell, or ``None`` where it states nothing ("NA", "Not available")."""
    if not isinstance(value, str) or isinstance(value, Missing):
        return None
    text = value.strip()
    return None if text.casefold() in _NOTHING else text


def figure(value: object) -> int | None:
    """A number of people or things, or ``None`` for anything that cannot be one."""
    return int(value) if isinstance(value, int) and 0 <= value <= MAX_FIGURE else None


def a_day(value: object) -> date | None:
    """A day, or ``None``."""
    return date(value.year, value.month, value.day) if isinstance(value, date) else None


def point(latitude: object, longitude: object) -> Point | None:
    """A position, or ``None`` where a coordinate is missing or beyond the earth."""
    if isinstance(latitude, (int, float)) and isinstance(longitude, (int, float)):
        with suppress(InvalidValueError):
            return Point(float(latitude), float(longitude))
    return None


def of_geometry(geometry: object) -> Point | None:
    """The position of a GeoJSON point, which gives the longitude first; ``None`` for any other shape."""
    with suppress(ValueError, TypeError, KeyError, RecursionError):
        found = json.loads(geometry) if isinstance(geometry, str) else {}
        if found["type"] == "Point":
            longitude, latitude = found["coordinates"][:2]
            return point(latitude, longitude)
    return None


def place(  # noqa: PLR0913  one argument for each part of a place
    name: object,
    admin: Iterable[object] = (),
    *,
    otherwise: object = None,
    country: str | None = None,
    at: Point | None = None,
    precision: PlacePrecision | None = None,
) -> Place | None:
    """A place from its name and the wider areas, the widest first; where it has no name, the narrowest of these.

    ``otherwise`` is the name of last resort, as a rule the country's. ``None`` where nothing is named.
    """
    wider = [area for area in map(told, admin) if area is not None]
    own = told(name) or (wider.pop() if wider else told(otherwise))
    return None if own is None else Place(own, country, tuple(wider), at, precision)


def span(first: object, last: object = None) -> Period | None:
    """A period from days; the two ends change places where a file has them the wrong way round."""
    start, end = a_day(first), a_day(last)
    if start is None or end is None:
        known = start or end
        return None if known is None else Period.of(known)
    return Period.of(min(start, end), max(start, end))


def whole_month(period: Period) -> Period:
    """The month, where a period is all of one."""
    if period.first is not None and period.last is not None:
        month = PartialDate(period.first.year, period.first.month)
        if (month.first, month.last) == (period.first, period.last):
            return Period(month, month)
    return period


def chain(*names: object, dataset: Source | None = None) -> Attribution:
    """Who says so: the sources that a row names, the origin first, and the dataset that passes it on."""
    sources = [Source(name) for name in dict.fromkeys(map(told, names)) if name is not None]
    return Attribution((*sources, dataset) if dataset is not None else tuple(sources))


def passed_on(*sources: Source | None) -> Attribution:
    """Who says so: the origin first, then those who passed it on; ``None`` is nobody."""
    return Attribution(tuple(source for source in sources if source is not None))


def origin(claim: Claim[Record], *, but: Source | None = None) -> tuple[str, ...]:
    """The names of a claim's sources, save the dataset's own."""
    return tuple(source.name for source in claim.attribution if source != but)


def between(low: object, best: object, high: object) -> Count | None:
    """A figure with its bounds, as datasets of events give it.

    ``best`` is what is stated and the bounds are what the coder thought possible. Equal numbers are
    an exact figure; no upper bound is a floor; no best figure is a range. Bounds that contradict
    the best figure are widened to hold it, for it was stated too.
    """
    bottom, stated, top = figure(low), figure(best), figure(high)
    if stated is None:
        if bottom is None:
            return None if top is None else Count.at_most(top)
        return Count.at_least(bottom) if top is None else Count.between(min(bottom, top), max(bottom, top))
    if top is None:
        return Count.exactly(stated) if bottom is None else Count.at_least(min(bottom, stated))
    reach = [number for number in (bottom, stated, top) if number is not None]
    if min(reach) == max(reach):
        return Count.exactly(stated)
    return Count(min(reach), max(reach), stated, Basis.ABOUT)


def hedged(basis: Basis, number: int) -> Count | None:
    """A figure with a hedge; ``None`` where no figure is meant, as by fewer than 0 or more than the largest."""
    with suppress(InvalidValueError):
        return _HEDGED[basis](number)
    return None


def bounds(count: Count) -> tuple[int, int | Missing, int | Missing]:
    """Low, best and high for a figure; an empty cell where nothing was said, so that no bound is invented."""
    if count.is_exact:
        return count.low, count.low, count.low
    if count.basis is Basis.ABOUT and count.stated is not None and count.high is not None:
        return count.low, count.stated, count.high
    if count.high is None:
        return count.low, count.low, Missing.EMPTY
    return count.low, Missing.EMPTY, count.high


def one_figure(count: Count) -> int | None:
    """The one number for a figure where a format has no more: what was stated, or else the lowest that is meant.

    ``None`` for a ceiling: "up to 200" as 200 would be a figure that nobody gave.
    """
    if count.basis in {Basis.AT_MOST, Basis.FEWER_THAN}:
        return None
    return count.low if count.stated is None else count.stated


def usable(claims: Iterable[Claim[Record]]) -> list[Claim[Record]]:
    """The claims that a table of facts may take up: a figure that is denied must never stand there as told."""
    return [claim for claim in claims if claim.stance is not Stance.DENIED]


def of(claims: Iterable[Claim[Record]], kind: type[T]) -> list[Claim[T]]:
    """The claims whose record is of one kind."""
    return [cast("Claim[T]", claim) for claim in claims if isinstance(claim.record, kind)]


def event(claims: Iterable[Claim[Record]]) -> Incident | None:
    """The event that claims tell of."""
    return next((found for found in map(event_of, claims) if found is not None), None)


def cell(text: str | None) -> str | Missing:
    """Text for a cell: empty where nothing was told."""
    return Missing.EMPTY if text is None else text


def country(code: object, scheme: CodeScheme | None, when: Period | None = None) -> str | None:
    """The ISO 3166-1 alpha-2 code for a code or name of another scheme; ``None`` where there is none."""
    known = told(code)
    found = None if known is None else find_country(known, scheme, None if when is None else when.first)
    return None if found is None else found.alpha_2


def coded(alpha_2: str | None, scheme: CodeScheme, when: Period | None = None) -> str | None:
    """The code or name that a scheme has for a country; ``None`` where it has none."""
    if alpha_2 is None:
        return None
    found = find_country(alpha_2, CodeScheme.ALPHA_2, None if when is None else when.first)
    return None if found is None else found.code(scheme, None if when is None else when.first) or found.code(scheme)


def dataset(name: str, kind: SourceKind = SourceKind.MONITOR) -> Source:
    """A dataset as the last source of its claims."""
    return Source(name, kind)


def identifier(*parts: object, digits: int = 12) -> str:
    """A number for a row that has none yet: the same for the same parts on every machine.

    Rows without an identifier are taken for one row by those who join tables.
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    return str(int.from_bytes(digest[:8], "big") % 10**digits)
