"""Where something happened, and how closely the report lets one say so."""

from typing import final

import attrs

from conflictmodel.model._check import country_code, maybe, number, one_of, text, tuple_of
from conflictmodel.model.vocabulary import Vocabulary


class PlacePrecision(Vocabulary):
    """How closely the place is known, from one spot to no country at all.

    A point on a map looks exact even when it only stands for a province; this says which it is.
    After the variable ``where_prec`` of the UCDP Georeferenced Event Dataset (GED), 1 to 7.
    """

    EXACT = (
        "exact",
        "The place itself is known: a village, a town, a bridge, a crossroads.",
        "UCDP GED: where_prec 1",
    )
    NEAR = (
        "near",
        "The place lies near a known one, within about 25 kilometres of it.",
        "UCDP GED: where_prec 2",
    )
    SECOND_ORDER_ADMIN = (
        "second_order_admin",
        "Only the district is known, or whatever the second level of administration is called there.",
        "UCDP GED: where_prec 3",
    )
    FIRST_ORDER_ADMIN = (
        "first_order_admin",
        "Only the province or region is known, the first level of administration below the country.",
        "UCDP GED: where_prec 4",
    )
    LINEAR_OR_FUZZY = (
        "linear_or_fuzzy",
        "The place is a line or an area without clear edges: a river, a border, a front line.",
        "UCDP GED: where_prec 5",
    )
    COUNTRY = ("country", "Only the country is known.", "UCDP GED: where_prec 6")
    INTERNATIONAL = (
        "international",
        "The place is in no country: on the high seas or in the air above them.",
        "UCDP GED: where_prec 7",
    )


@final
@attrs.frozen
class Point:
    """A position on the earth: WGS 84 latitude and longitude in decimal degrees."""

    latitude: float = attrs.field(validator=number(-90, 90))
    longitude: float = attrs.field(validator=number(-180, 180))


@final
@attrs.frozen
class Place:
    """Where something happened, as it was named.

    ``name`` is the name in the source's own words ("Idlib", "northwest Syria"); ``country``
    the ISO 3166-1 alpha-2 code where it is known; ``admin`` the names of the wider areas that
    hold it, the widest first; ``point`` its position; ``precision`` how closely the place was
    told. What was not stated is ``None`` or empty, never guessed.
    """

    name: str = attrs.field(validator=text())
    country: str | None = attrs.field(default=None, validator=maybe(country_code))
    admin: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(text()))
    point: Point | None = attrs.field(default=None, validator=maybe(one_of(Point)))
    precision: PlacePrecision | None = attrs.field(default=None, validator=maybe(one_of(PlacePrecision)))

    def __str__(self) -> str:
        return ", ".join([self.name, *reversed(self.admin)])
