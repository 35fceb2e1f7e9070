"""What the formats that count displaced people share: whole countries, causes, and one number for a figure."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from conflictmodel.countries import CodeScheme, Country, find_country
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Group
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Unit
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision

CONFLICT: Final = "Conflict"
DISASTER: Final = "Disaster"

#: Words for a cause that mean one of IDMC's two, as IDMC, IOM and HXL write them.
_CAUSES: Final = {
    "conflict": CONFLICT,
    "conflict and violence": CONFLICT,
    "disaster": DISASTER,
    "disasters": DISASTER,
    "natural disaster": DISASTER,
    "natural disasters": DISASTER,
}


def cause(means: str | None) -> str | None:
    """Whether a figure's ``means`` names conflict or disaster as the one cause; ``None`` if it does neither."""
    return None if means is None else _CAUSES.get(means.partition(":")[0].strip().casefold())


def one_number(count: Count) -> int:
    """What a format with room for one number gets: the figure in the words, or else the lowest that they allow."""
    return count.low if count.stated is None else count.stated


def usable(claims: Iterable[Claim[Record]]) -> list[Claim[Displacement]]:
    """The figures of people that are not denied. A household is no person, and nobody has said how many it is."""
    return [claim for claim in to.of(to.usable(claims), Displacement) if claim.record.unit is Unit.PERSON]


def everybody(people: Group) -> bool:
    """Tell whether a figure counts all people who moved: one of children, or of one side's people, is a part."""
    return people == Group(people.description, country=people.country)


# --- countries as places


def country_place(code: object, name: object = None, when: Period | None = None) -> Place | None:
    """A whole country from its alpha-3 code, its name, or both; a code that nobody knows is its own name."""
    text = to.told(code)
    found = None if text is None else find_country(text, CodeScheme.ALPHA_3, None if when is None else when.first)
    own = to.told(name) or (text if found is None else found.name)
    alpha_2 = None if found is None else found.alpha_2
    return None if own is None else Place(own, alpha_2, (), None, PlacePrecision.COUNTRY)


def country_of(place: Place | None) -> Country | None:
    """The country that a place lies in, or that it is."""
    if place is None:
        return None
    if place.country is not None:
        return find_country(place.country, CodeScheme.ALPHA_2)
    return find_country(place.name, CodeScheme.NAME) if is_country(place) else None


def is_country(place: Place) -> bool:
    """Tell whether a place is a country as a whole: a figure of a town must never stand as its country's."""
    if place.precision is not None or place.admin:
        return place.precision is PlacePrecision.COUNTRY
    found = find_country(place.name, CodeScheme.NAME)
    return found is not None and place.country in {None, found.alpha_2}


def alpha_3(country: Country | None) -> str | None:
    """A country's alpha-3 code: the official one, or that which publishers use for want of one (Kosovo, Abyei)."""
    if country is None:
        return None
    return country.alpha_3 or next((own.value for own in country.codes if own.scheme is CodeScheme.ALPHA_3), None)


# --- years


def at_the_end_of(year: object) -> Period | None:
    """The last day of a year, at which the people living displaced are counted."""
    return Period.of(date(year, 12, 31)) if isinstance(year, int) and 0 < year < 10_000 else None


def all_of(year: object) -> Period | None:
    """A whole year, over which movements are counted."""
    return Period.of(f"{year:04}") if isinstance(year, int) and 0 < year < 10_000 else None


def year_of(figure: Displacement) -> int | None:
    """The year of which an annual table can hold a figure: a stock of its last day, or a flow over all of it."""
    when = figure.when
    if when is None or when.first is None or when.last is None:
        return None
    first, last = when.first, when.last
    if (last.month, last.day) != (12, 31):
        return None
    if figure.measure is Measure.STOCK:
        return last.year if first == last else None
    whole = first == date(last.year, 1, 1) and figure.scope is Scope.CUMULATIVE
    return last.year if whole else None


def annual(measure: Measure, year: object) -> tuple[Period | None, Scope]:
    """When an annual figure holds, and how far it reaches: a flow over a year holds those of its months."""
    if measure is Measure.STOCK:
        return at_the_end_of(year), Scope.INCIDENT
    return all_of(year), Scope.CUMULATIVE


# --- groups of claims


def gathered(
    key: Callable[[Displacement], Hashable | None],
) -> Callable[[Iterable[Claim[Record]]], Iterator[list[Claim[Record]]]]:
    """Make a function that gathers the figures of one key, wherever they stand; others stay alone."""

    def groups(claims: Iterable[Claim[Record]]) -> Iterator[list[Claim[Record]]]:
        found: dict[Hashable, list[Claim[Record]]] = {}
        for claim in claims:
            own = key(claim.record) if isinstance(claim.record, Displacement) else None
            if own is None:
                yield [claim]
            else:
                found.setdefault(own, []).append(claim)
        yield from found.values()

    return groups


def first(values: Sequence[int]) -> int | Missing:
    """The first of rival figures for one cell, for a cell holds one; the others are told as losses."""
    return values[0] if values else Missing.EMPTY
