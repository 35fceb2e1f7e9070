"""What a country is to the datasets: its codes in each scheme, and when each was its own."""

from datetime import date, datetime
from typing import final

import attrs

from conflictmodel.errors import InvalidValueError
from conflictmodel.model._check import maybe, one_of, text, tuple_of
from conflictmodel.model.vocabulary import Vocabulary


class CodeScheme(Vocabulary):
    """The systems in which datasets write a country down.

    One text means different countries in different schemes: AUS is Australia to ISO and Austria
    to the Correlates of War, CH is Switzerland to ISO and China to FIPS. A code is only known
    with its scheme.
    """

    ALPHA_2 = ("alpha_2", "Two capital letters: SY.", "ISO 3166-1: alpha-2 code")
    ALPHA_3 = ("alpha_3", "Three capital letters: SYR.", "ISO 3166-1: alpha-3 code")
    NUMERIC = ("numeric", "Three digits, with their leading zeros: 004.", "ISO 3166-1: numeric code")
    M49 = (
        "m49",
        "Three digits, those of ISO where ISO has the country.",
        "United Nations Statistics Division: M49 code",
    )
    GW = (
        "gw",
        "A number of one to three digits, which UCDP uses as well.",
        "Gleditsch and Ward 1999: country number (gwcode)",
    )
    COW = (
        "cow",
        "A number of one to three digits, mostly but not always that of Gleditsch and Ward.",
        "Correlates of War: country number (ccode)",
    )
    COW_ABBREVIATION = (
        "cow_abbreviation",
        "Three capital letters, for fewer than half of the countries those of ISO.",
        "Correlates of War: state abbreviation (stateabb)",
    )
    CAMEO = (
        "cameo",
        "Three capital letters for the country of an actor, mostly but not always those of ISO.",
        "CAMEO: country code",
    )
    FIPS = (
        "fips",
        "Two capital letters for the country of a place; a third of them are another country's in ISO.",
        "FIPS PUB 10-4: country code",
    )
    UCDP_NAME = ("ucdp_name", "The English name as UCDP spells it: DR Congo (Zaire).", "UCDP GED: country")
    ACLED_NAME = ("acled_name", "The English name as ACLED spells it: eSwatini.", "ACLED: country")
    NAME = ("name", "An English name, in any spelling that is known.", "conflictmodel: name of a country")


def span(when: date | int) -> tuple[date, date]:
    """Give the first and last day that a date or a year means."""
    if isinstance(when, datetime):
        when = when.date()
    if isinstance(when, date):
        return when, when
    if type(when) is not int or not date.min.year <= when <= date.max.year:
        raise InvalidValueError("country", "when", when, "must be a date or a year from 1 to 9999")
    return date(when, 1, 1), date(when, 12, 31)


def _last_day(instance: "CountryCode | Country", attribute: "attrs.Attribute[date | None]", end: date | None) -> None:
    """Refuse what is no date, and a last day before the first."""
    maybe(one_of(date))(instance, attribute, end)
    if end is not None and instance.valid_from is not None and end < instance.valid_from:
        raise InvalidValueError(type(instance).__name__, attribute.name, end, "must not be before valid_from")


@final
@attrs.frozen
class CountryCode:
    """What stands for a country in a scheme, and from which day to which.

    ``valid_from`` and ``valid_to`` are the first and last day, both included; ``None`` means no
    known bound. A code that is not ``official`` is met in data but is not the scheme's own for
    the country, such as AB9, which is IDMC's for Abyei in a column of alpha-3 codes.
    """

    scheme: CodeScheme = attrs.field(validator=one_of(CodeScheme))
    value: str = attrs.field(validator=text())
    valid_from: date | None = attrs.field(default=None, validator=maybe(one_of(date)))
    valid_to: date | None = attrs.field(default=None, validator=_last_day)
    official: bool = attrs.field(default=True, validator=one_of(bool))

    def days_in(self, first: date, last: date) -> int:
        """Count the days from ``first`` to ``last`` on which the code was in force."""
        start = first if self.valid_from is None else max(first, self.valid_from)
        end = last if self.valid_to is None else min(last, self.valid_to)
        return max(0, (end - start).days + 1)


@final
@attrs.frozen(cache_hash=True)
class Country:
    """A country or territory: what every scheme calls it, and while it was there.

    ``name`` is its English name, unlike that of any other; ``valid_from`` and ``valid_to`` are its
    first and last day, ``None`` where it is older than the lists or still there. A state that
    only changed its name is one country (Zaire); one that ended is a country of its own, whose
    ``successors`` are the names of those that have its territory (Soviet Union). A code is
    ``None`` where the scheme has none, and is the last one where it changed; ``codes`` has them
    all, those of old too. ``note`` says what goes wrong with this country.

    Dates are those of Gleditsch and Ward where they list the state.
    """

    name: str = attrs.field(validator=text())
    valid_from: date | None = attrs.field(validator=maybe(one_of(date)))
    valid_to: date | None = attrs.field(validator=_last_day)
    codes: tuple[CountryCode, ...] = attrs.field(validator=tuple_of(one_of(CountryCode)), repr=False)
    predecessors: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(text()), repr=False)
    successors: tuple[str, ...] = attrs.field(default=(), validator=tuple_of(text()), repr=False)
    note: str = attrs.field(default="", validator=text(blank=True), repr=False)
    alpha_2: str | None = attrs.field(init=False, eq=False)
    alpha_3: str | None = attrs.field(init=False, eq=False)
    numeric: str | None = attrs.field(init=False, eq=False, repr=False)
    m49: str | None = attrs.field(init=False, eq=False, repr=False)
    gw: tuple[str, ...] = attrs.field(init=False, eq=False, repr=False)
    cow: str | None = attrs.field(init=False, eq=False, repr=False)
    cow_abbreviation: str | None = attrs.field(init=False, eq=False, repr=False)
    cameo: str | None = attrs.field(init=False, eq=False, repr=False)
    fips: str | None = attrs.field(init=False, eq=False, repr=False)
    ucdp_name: str | None = attrs.field(init=False, eq=False, repr=False)
    acled_name: str | None = attrs.field(init=False, eq=False, repr=False)

    @alpha_2.default
    def _its_alpha_2(self) -> str | None:
        return self.code(CodeScheme.ALPHA_2)

    @alpha_3.default
    def _its_alpha_3(self) -> str | None:
        return self.code(CodeScheme.ALPHA_3)

    @numeric.default
    def _its_numeric(self) -> str | None:
        return self.code(CodeScheme.NUMERIC)

    @m49.default
    def _its_m49(self) -> str | None:
        return self.code(CodeScheme.M49)

    @gw.default
    def _its_gw(self) -> tuple[str, ...]:
        return tuple(code.value for code in self.codes if code.scheme is CodeScheme.GW)

    @cow.default
    def _its_cow(self) -> str | None:
        return self.code(CodeScheme.COW)

    @cow_abbreviation.default
    def _its_cow_abbreviation(self) -> str | None:
        return self.code(CodeScheme.COW_ABBREVIATION)

    @cameo.default
    def _its_cameo(self) -> str | None:
        return self.code(CodeScheme.CAMEO)

    @fips.default
    def _its_fips(self) -> str | None:
        return self.code(CodeScheme.FIPS)

    @ucdp_name.default
    def _its_ucdp_name(self) -> str | None:
        return self.code(CodeScheme.UCDP_NAME)

    @acled_name.default
    def _its_acled_name(self) -> str | None:
        return self.code(CodeScheme.ACLED_NAME)

    def __str__(self) -> str:
        return self.name

    def code(self, scheme: CodeScheme | str, when: date | int | None = None) -> str | None:
        """Give its official code in a scheme on a date, or for most of a year; without one, today's or its last.

        ``None`` where the scheme had none for it then.
        """
        named = CodeScheme.named(scheme)
        own = [code for code in self.codes if code.scheme is named and code.official]
        if when is None:
            return own[0].value if own else None
        first, last = span(when)
        days, best = max(((code.days_in(first, last), code.value) for code in own), default=(0, ""))
        return best if days else None
