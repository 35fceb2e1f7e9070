"""IOM DTM: how many internally displaced people are present in a place at each round of counting.

Reads the tables of the Displacement Tracking Matrix for countries, provinces and districts (levels
0 to 2). Each figure is a stock of the reporting day, in the place where the people are, by the
reason for which they left; the numbers of men and of women are parts of it. The three levels count
the same people, and so do the rounds: never add over ``adminLevel`` or ``roundNumber``.
``displacementReason`` is a list as IOM writes it ("Conflict; Natural disaster"), and becomes
``Displacement.means`` in the same words. Disasters are not conflicts: select by it first.

Lost in this format: flows, hedges, points, places that are no country, province or district,
origins that are no province, sources, and everything that is not internal displacement. A row
made from claims has no codes of provinces and districts, no operation and no round. Definitions:
IOM, "Displacement Tracking Matrix: API v3" (dtm.iom.int).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from conflictmodel.countries import CodeScheme
from conflictmodel.formats import crosswalk as to
from conflictmodel.formats._displaced import (
    alpha_3,
    country_of,
    country_place,
    everybody,
    is_country,
    one_number,
    usable,
)
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.columns import code, count, day, whole
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Day, Missing, Text, Whole
from conflictmodel.model.actor import Group, Sex
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision
from conflictmodel.model.source import Attribution, SourceKind

IOM: Final = to.dataset("IOM DTM", SourceKind.UN)

_BLANK: Final = {"Not available": Missing.NOT_AVAILABLE}
_COUNT = "displacement.count"


@attrs.frozen(weakref_slot=False)
class DtmFigure(Row):
    """The displaced people present in one place at one round, by the reason for which they left.

    ``num_present_idp_ind`` counts persons, ``number_males`` and ``number_females`` parts of them.
    ``admin_level`` is 0 for a country, 1 for a province, 2 for a district.
    """

    id: Text = code()
    operation: Text = code()
    admin0_name: Text = code("admin0Name", to="where")
    admin0_pcode: Text = code("admin0Pcode", to="where")
    admin1_name: Text = code("admin1Name", to="where")
    admin1_pcode: Text = code("admin1Pcode")
    admin2_name: Text = code("admin2Name", to="where")
    admin2_pcode: Text = code("admin2Pcode")
    admin_level: Whole = whole("adminLevel", to="where", missing=_BLANK)
    num_present_idp_ind: Whole = count("numPresentIdpInd", to=_COUNT, missing=_BLANK)
    reporting_date: Day = day("reportingDate", to="when")
    year_reporting_date: Whole = whole("yearReportingDate", to="when")
    month_reporting_date: Whole = whole("monthReportingDate", to="when")
    round_number: Text = code("roundNumber")
    displacement_reason: Text = code("displacementReason", to="means")
    number_males: Whole = count("numberMales", to=_COUNT, missing=_BLANK)
    number_females: Whole = count("numberFemales", to=_COUNT, missing=_BLANK)
    idp_origin_admin1_name: Text = code("idpOriginAdmin1Name", to="displacement.origin")
    idp_origin_admin1_pcode: Text = code("idpOriginAdmin1Pcode")
    assessment_type: Text = code("assessmentType")
    operation_status: Text = code("operationStatus")
    raw: Raw = raw()


#: adminLevel.
LEVELS: Final[Mapping[int, PlacePrecision]] = {
    0: PlacePrecision.COUNTRY,
    1: PlacePrecision.FIRST_ORDER_ADMIN,
    2: PlacePrecision.SECOND_ORDER_ADMIN,
}
_NO_REASON: Final = "no reason for displacement reported"
_SEXES: Final = {"number_males": Sex.MALE, "number_females": Sex.FEMALE}


def _check(row: DtmFigure) -> Iterator[tuple[str, str]]:
    total, males, females = row.num_present_idp_ind, row.number_males, row.number_females
    if isinstance(total, int) and isinstance(males, int) and isinstance(females, int) and males + females != total:
        yield "num_present_idp_ind", f"is not the sum of males and females, {males + females:,}"
    if isinstance(row.admin_level, int) and (row.admin_level not in LEVELS or _level(row) != row.admin_level):
        yield "admin_level", f"is not the level of the places that are named, {_level(row)}"


def _level(row: DtmFigure) -> int:
    return 2 if to.told(row.admin2_name) else 1 if to.told(row.admin1_name) else 0


def _claims(rows: Iterable[DtmFigure]) -> Iterator[Claim[Record]]:
    attribution = Attribution((IOM,))
    for row in rows:
        number = to.figure(row.num_present_idp_ind)
        when, where, reason = _when(row), _place(row), to.told(row.displacement_reason)
        told = Displacement(
            Count.exactly(number or 0),
            Movement.INTERNAL_DISPLACEMENT,
            Measure.STOCK,
            origin=_origin(row),
            means=None if reason is None or reason.casefold() == _NO_REASON else reason,
            when=when,
            where=where,
        )
        if number is not None:
            yield Claim(told, attribution)
        for field, sex in _SEXES.items():
            part = to.figure(getattr(row, field))
            if part is not None:
                whole_figure = None if number is None else told.count
                people = Group(sex=sex)
                yield Claim(
                    attrs.evolve(told, count=Count.exactly(part), people=people, subset_of=whole_figure), attribution
                )


def _when(row: DtmFigure) -> Period | None:
    found = to.span(row.reporting_date)
    year, month = row.year_reporting_date, row.month_reporting_date
    if found is None and isinstance(year, int) and 0 < year < 10_000:
        return Period.of(f"{year:04}-{month:02}" if isinstance(month, int) and 0 < month < 13 else f"{year:04}")
    return found


def _place(row: DtmFigure) -> Place | None:
    country = country_place(row.admin0_pcode, row.admin0_name)
    areas = [area for area in (to.told(row.admin1_name), to.told(row.admin2_name)) if area is not None]
    if not areas:
        return country
    return Place(areas[-1], None if country is None else country.country, tuple(areas[:-1]), None, LEVELS[_level(row)])


def _origin(row: DtmFigure) -> Place | None:
    name = to.told(row.idp_origin_admin1_name)
    country = to.country(row.admin0_pcode, CodeScheme.ALPHA_3)
    return None if name is None else Place(name, country, (), None, PlacePrecision.FIRST_ORDER_ADMIN)


def _groups(claims: Iterable[Claim[Record]]) -> Iterator[list[Claim[Record]]]:
    """Gather a figure and the parts of it that follow."""
    group: list[Claim[Record]] = []
    for claim in claims:
        if group and not _is_part(claim.record, group[0].record):
            yield group
            group = []
        group.append(claim)
    if group:
        yield group


def _is_part(record: Record, of: Record) -> bool:
    """Tell whether a figure is a number of men or women of another: the same in all else."""
    if not isinstance(record, Displacement) or not isinstance(of, Displacement) or record.subset_of != of.count:
        return False
    return attrs.evolve(record, count=of.count, people=of.people, subset_of=of.subset_of) == of


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[DtmFigure]:
    """Make a row of a stock in a place of one of the three levels; a town's figure must not become its district's."""
    figures = [claim.record for claim in usable(claims)]
    told = next((one for one in figures if one.subset_of is None), None)
    if told is None or (told.measure, told.movement) != (Measure.STOCK, Movement.INTERNAL_DISPLACEMENT):
        return
    placed = _placed(told.where)
    if placed is None or told.scope is not Scope.INCIDENT or not everybody(told.people):
        return
    sexes: dict[str, Any] = dict.fromkeys(_SEXES, Missing.EMPTY)
    for part in figures:
        for field, sex in _SEXES.items():
            if _is_part(part, told) and part.people == Group(sex=sex):
                sexes[field] = one_number(part.count)
    yield DtmFigure(
        id=to.identifier(told, digits=9),
        **placed,
        **_dated(told.when),
        **sexes,
        num_present_idp_ind=one_number(told.count),
        displacement_reason=to.cell(told.means),
        idp_origin_admin1_name=to.cell(_named_origin(told.origin)),
    )


def _placed(where: Place | None) -> dict[str, Any] | None:
    if where is None:
        return None
    country = country_of(where)
    own: dict[str, Any] = {"admin0_name": to.cell(country.name if country else None)}
    own["admin0_pcode"] = to.cell(alpha_3(country))
    if is_country(where):
        return {**own, "admin0_name": where.name, "admin_level": 0}
    if where.precision is PlacePrecision.FIRST_ORDER_ADMIN:
        return {**own, "admin1_name": where.name, "admin_level": 1}
    if where.precision is PlacePrecision.SECOND_ORDER_ADMIN:
        return {
            **own,
            "admin1_name": to.cell(next(iter(where.admin), None)),
            "admin2_name": where.name,
            "admin_level": 2,
        }
    return None


def _dated(when: Period | None) -> dict[str, Any]:
    first, last = (None, None) if when is None else (when.first, when.last)
    empty = dict.fromkeys(("reporting_date", "year_reporting_date", "month_reporting_date"), Missing.EMPTY)
    if first is None or last is None or first.year != last.year:
        return empty
    day = {"reporting_date": last} if first == last else {}
    month = {"month_reporting_date": last.month} if first.month == last.month else {}
    return {**empty, "year_reporting_date": last.year, **month, **day}


def _named_origin(origin: Place | None) -> str | None:
    return origin.name if origin is not None and origin.precision is PlacePrecision.FIRST_ORDER_ADMIN else None


_COLUMNS: Final = (
    "id operation admin0Name admin0Pcode admin1Name admin1Pcode admin2Name admin2Pcode adminLevel numPresentIdpInd "
    "reportingDate yearReportingDate monthReportingDate roundNumber displacementReason numberMales numberFemales "
    "idpOriginAdmin1Name idpOriginAdmin1Pcode assessmentType operationStatus"
)
_TAGS: Final = (
    "#id+code #operation+name #country+name #country+code #adm1+name #adm1+code #adm2+name #adm2+code #adm+level "
    "#affected+idps #date+reported #date+year+reported #date+month+reported #round+code #cause+type #affected+idps+m "
    "#affected+idps+f #adm1+name+origin #adm1+code+origin #assessment+type #operation+status"
)
_ONLY: Final = "DTM counts displaced people and nothing else"

FORMAT: Final = TableFormat(
    name="iom-dtm",
    title="IOM Displacement Tracking Matrix, by country, province and district",
    homepage="https://dtm.iom.int/",
    media_type="text/csv",
    suffix=".csv",
    row=DtmFigure,
    signatures=(signature("admin0Name admin0Pcode numPresentIdpInd reportingDate"),),
    source=IOM,
    claims=_claims,
    check=_check,
    rows=_rows,
    groups=_groups,
    layouts={
        "hdx": Dialect(
            columns=tuple(_COLUMNS.split()),
            tags=tuple(_TAGS.split()),
            days=(("reporting_date", "2020-12-03T00:00:00"),),
        ),
        "plain": Dialect(columns=tuple(_COLUMNS.split())),
    },
    losses={
        "displacement.flow": "DTM counts people at a moment and never movements",
        "displacement.stock": "DTM counts the people in a country, a province or a district, and men and women",
        "displacement.count": "DTM has one number",
        "displacement.people": "DTM tells men from women and nothing more",
        "displacement.origin": "DTM has the province that people left",
        "displacement.destination": "DTM has the place where people are, and none besides",
        "incident": "DTM has no events",
        "casualties": _ONLY,
        "equipment_loss": _ONLY,
        "diplomatic_contact": _ONLY,
        "attribution": "DTM names no sources",
        "stance": "DTM has what IOM stands by, and nothing as denied or unverified",
        "perpetrator": "DTM has no column for it",
        "where": "DTM has a country, a province and a district",
        "when": "DTM has the day, the month or the year of the report",
        "means": "DTM has no column for anything but the reason why people left",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
