"""The columns of an HXL table that the model knows, each by its tag, and what the counts among them count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

import attrs

from conflictmodel.formats._displaced import CONFLICT, DISASTER
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.format import Head, TableFormat
from conflictmodel.formats.table.columns import code, count, decimal, text, whole
from conflictmodel.formats.table.rows import Raw, Row, Shape, columns, raw
from conflictmodel.formats.table.values import Decimal, Text, Whole
from conflictmodel.formats.tags import is_tags, tag
from conflictmodel.model.actor import AgeGroup, Group, Sex
from conflictmodel.model.casualties import Outcome
from conflictmodel.model.displacement import Measure, Movement

_WHEN, _WHERE, _EVENT = "when", "where", "incident"
_FROM, _TO, _KILLED, _MOVED = (
    "displacement.origin",
    "displacement.destination",
    "casualties.count",
    "displacement.count",
)


@attrs.frozen(weakref_slot=False)
class HxlRow(Row):
    """One row of a tagged table; each field holds the column with the tag that gives it its name.

    Dates are text as they stand, for HXL writes "2020" and "2020-02" as dates too. Counts are of
    persons. Columns with other tags, and columns without any, are kept among the row's raw cells.
    """

    id: Text = code("#id+code", "#id", "#event+id", "#event+code")
    round: Text = code("#round+code", "#round")
    date: Text = code("#date", "#date+occurred", "#date+event", to=_WHEN)
    date_start: Text = code("#date+start", to=_WHEN)
    date_end: Text = code("#date+end", to=_WHEN)
    date_reported: Text = code("#date+reported", to=_WHEN)
    year: Whole = whole("#date+year", "#date+year+start", to=_WHEN)
    country_code: Text = code("#country+code", "#country+code+iso3", "#country+code+iso2", to=_WHERE)
    country_name: Text = code("#country+name", "#country", to=_WHERE)
    adm1_name: Text = code("#adm1+name", "#adm1", to=_WHERE)
    adm2_name: Text = code("#adm2+name", "#adm2", to=_WHERE)
    adm3_name: Text = code("#adm3+name", "#adm3", to=_WHERE)
    adm1_code: Text = code("#adm1+code")
    adm2_code: Text = code("#adm2+code")
    loc_name: Text = code("#loc+name", "#loc", to=_WHERE)
    latitude: Decimal = decimal("#geo+lat", to=_WHERE)
    longitude: Decimal = decimal("#geo+lon", to=_WHERE)
    country_code_origin: Text = code("#country+code+origin", to=_FROM)
    country_name_origin: Text = code("#country+name+origin", "#country+origin", to=_FROM)
    adm1_name_origin: Text = code("#adm1+name+origin", "#adm1+origin", to=_FROM)
    loc_name_origin: Text = code("#loc+name+origin", "#loc+origin", to=_FROM)
    country_code_dest: Text = code("#country+code+dest", "#country+code+destination", to=_TO)
    country_name_dest: Text = code(
        "#country+name+dest", "#country+name+destination", "#country+dest", "#country+destination", to=_TO
    )
    adm1_name_dest: Text = code("#adm1+name+dest", "#adm1+name+destination", "#adm1+dest", "#adm1+destination", to=_TO)
    loc_name_dest: Text = code("#loc+name+dest", "#loc+name+destination", "#loc+dest", "#loc+destination", to=_TO)
    event_name: Text = text("#event+name", "#event", to=_EVENT)
    event_type: Text = code("#event+type", to=_EVENT)
    cause_type: Text = code("#cause+type", "#cause", to="means")
    group_first: Text = code("#group+name+first", "#group+first", to=_EVENT)
    group_second: Text = code("#group+name+second", "#group+second", to=_EVENT)
    source: Text = text("#meta+source", to="attribution")
    killed: Whole = count("#affected+killed", to=_KILLED)
    killed_f: Whole = count("#affected+killed+f", to=_KILLED)
    killed_m: Whole = count("#affected+killed+m", to=_KILLED)
    killed_children: Whole = count("#affected+killed+children", to=_KILLED)
    injured: Whole = count("#affected+injured", "#affected+wounded", to=_KILLED)
    injured_f: Whole = count("#affected+injured+f", "#affected+wounded+f", to=_KILLED)
    injured_m: Whole = count("#affected+injured+m", "#affected+wounded+m", to=_KILLED)
    injured_children: Whole = count("#affected+injured+children", "#affected+wounded+children", to=_KILLED)
    missing: Whole = count("#affected+missing", to=_KILLED)
    missing_f: Whole = count("#affected+missing+f", to=_KILLED)
    missing_m: Whole = count("#affected+missing+m", to=_KILLED)
    missing_children: Whole = count("#affected+missing+children", to=_KILLED)
    abducted: Whole = count("#affected+abducted", to=_KILLED)
    abducted_f: Whole = count("#affected+abducted+f", to=_KILLED)
    abducted_m: Whole = count("#affected+abducted+m", to=_KILLED)
    abducted_children: Whole = count("#affected+abducted+children", to=_KILLED)
    idps: Whole = count("#affected+idps", to=_MOVED)
    idps_f: Whole = count("#affected+idps+f", to=_MOVED)
    idps_m: Whole = count("#affected+idps+m", to=_MOVED)
    idps_children: Whole = count("#affected+idps+children", to=_MOVED)
    idps_stock: Whole = count("#affected+idps+stock", to=_MOVED)
    idps_stock_f: Whole = count("#affected+idps+stock+f", to=_MOVED)
    idps_stock_m: Whole = count("#affected+idps+stock+m", to=_MOVED)
    idps_stock_children: Whole = count("#affected+idps+stock+children", to=_MOVED)
    idps_newdisp: Whole = count("#affected+idps+newdisp", "#affected+idps+flow", to=_MOVED)
    idps_newdisp_f: Whole = count("#affected+idps+newdisp+f", "#affected+idps+flow+f", to=_MOVED)
    idps_newdisp_m: Whole = count("#affected+idps+newdisp+m", "#affected+idps+flow+m", to=_MOVED)
    idps_newdisp_children: Whole = count("#affected+idps+newdisp+children", "#affected+idps+flow+children", to=_MOVED)
    idps_conflict: Whole = count("#affected+idps+conflict", to=_MOVED)
    idps_stock_conflict: Whole = count("#affected+idps+stock+conflict", to=_MOVED)
    idps_newdisp_conflict: Whole = count("#affected+idps+newdisp+conflict", "#affected+idps+flow+conflict", to=_MOVED)
    idps_disaster: Whole = count("#affected+idps+disaster", to=_MOVED)
    idps_stock_disaster: Whole = count("#affected+idps+stock+disaster", to=_MOVED)
    idps_newdisp_disaster: Whole = count("#affected+idps+newdisp+disaster", "#affected+idps+flow+disaster", to=_MOVED)
    displaced: Whole = count("#affected+displaced", to=_MOVED)
    displaced_stock: Whole = count("#affected+displaced+stock", to=_MOVED)
    displaced_newdisp: Whole = count("#affected+displaced+newdisp", "#affected+displaced+flow", to=_MOVED)
    refugees: Whole = count("#affected+refugees", to=_MOVED)
    refugees_stock: Whole = count("#affected+refugees+stock", to=_MOVED)
    refugees_newdisp: Whole = count("#affected+refugees+newdisp", "#affected+refugees+flow", to=_MOVED)
    asylumseekers: Whole = count("#affected+asylumseekers", to=_MOVED)
    asylumseekers_stock: Whole = count("#affected+asylumseekers+stock", to=_MOVED)
    asylumseekers_newdisp: Whole = count("#affected+asylumseekers+newdisp", "#affected+asylumseekers+flow", to=_MOVED)
    returnees: Whole = count("#affected+returnees", "#affected+returned", "#affected+idps+returnees", to=_MOVED)
    returnees_stock: Whole = count("#affected+returnees+stock", "#affected+returned+stock", to=_MOVED)
    returnees_flow: Whole = count(
        "#affected+returnees+flow",
        "#affected+returned+flow",
        "#affected+returnees+newdisp",
        "#affected+returned+newdisp",
        to=_MOVED,
    )
    raw: Raw = raw()


class Counted(NamedTuple):
    """What a column counts: which people, whether a stock or a flow, by what, and of which column they are a part.

    ``measure`` is ``None`` where the tag does not tell a stock from a flow.
    """

    record: Outcome | Movement
    measure: Measure | None = None
    means: str | None = None
    people: Group = Group()
    whole: str | None = None


_WOMEN, _MEN, _CHILDREN = Group(sex=Sex.FEMALE), Group(sex=Sex.MALE), Group(age=AgeGroup.CHILD)

#: The columns that count people.
FIGURES: Final = {
    "killed": Counted(Outcome.KILLED),
    "killed_f": Counted(Outcome.KILLED, people=_WOMEN, whole="killed"),
    "killed_m": Counted(Outcome.KILLED, people=_MEN, whole="killed"),
    "killed_children": Counted(Outcome.KILLED, people=_CHILDREN, whole="killed"),
    "injured": Counted(Outcome.WOUNDED),
    "injured_f": Counted(Outcome.WOUNDED, people=_WOMEN, whole="injured"),
    "injured_m": Counted(Outcome.WOUNDED, people=_MEN, whole="injured"),
    "injured_children": Counted(Outcome.WOUNDED, people=_CHILDREN, whole="injured"),
    "missing": Counted(Outcome.MISSING),
    "missing_f": Counted(Outcome.MISSING, people=_WOMEN, whole="missing"),
    "missing_m": Counted(Outcome.MISSING, people=_MEN, whole="missing"),
    "missing_children": Counted(Outcome.MISSING, people=_CHILDREN, whole="missing"),
    "abducted": Counted(Outcome.ABDUCTED),
    "abducted_f": Counted(Outcome.ABDUCTED, people=_WOMEN, whole="abducted"),
    "abducted_m": Counted(Outcome.ABDUCTED, people=_MEN, whole="abducted"),
    "abducted_children": Counted(Outcome.ABDUCTED, people=_CHILDREN, whole="abducted"),
    "idps": Counted(Movement.INTERNAL_DISPLACEMENT),
    "idps_f": Counted(Movement.INTERNAL_DISPLACEMENT, people=_WOMEN, whole="idps"),
    "idps_m": Counted(Movement.INTERNAL_DISPLACEMENT, people=_MEN, whole="idps"),
    "idps_children": Counted(Movement.INTERNAL_DISPLACEMENT, people=_CHILDREN, whole="idps"),
    "idps_stock": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.STOCK),
    "idps_stock_f": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.STOCK, people=_WOMEN, whole="idps_stock"),
    "idps_stock_m": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.STOCK, people=_MEN, whole="idps_stock"),
    "idps_stock_children": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.STOCK, people=_CHILDREN, whole="idps_stock"),
    "idps_newdisp": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.FLOW),
    "idps_newdisp_f": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.FLOW, people=_WOMEN, whole="idps_newdisp"),
    "idps_newdisp_m": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.FLOW, people=_MEN, whole="idps_newdisp"),
    "idps_newdisp_children": Counted(
        Movement.INTERNAL_DISPLACEMENT, Measure.FLOW, people=_CHILDREN, whole="idps_newdisp"
    ),
    "idps_conflict": Counted(Movement.INTERNAL_DISPLACEMENT, means=CONFLICT),
    "idps_stock_conflict": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.STOCK, CONFLICT),
    "idps_newdisp_conflict": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.FLOW, CONFLICT),
    "idps_disaster": Counted(Movement.INTERNAL_DISPLACEMENT, means=DISASTER),
    "idps_stock_disaster": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.STOCK, DISASTER),
    "idps_newdisp_disaster": Counted(Movement.INTERNAL_DISPLACEMENT, Measure.FLOW, DISASTER),
    "displaced": Counted(Movement.FORCED_DISPLACEMENT),
    "displaced_stock": Counted(Movement.FORCED_DISPLACEMENT, Measure.STOCK),
    "displaced_newdisp": Counted(Movement.FORCED_DISPLACEMENT, Measure.FLOW),
    "refugees": Counted(Movement.REFUGEE),
    "refugees_stock": Counted(Movement.REFUGEE, Measure.STOCK),
    "refugees_newdisp": Counted(Movement.REFUGEE, Measure.FLOW),
    "asylumseekers": Counted(Movement.ASYLUM_SEEKER),
    "asylumseekers_stock": Counted(Movement.ASYLUM_SEEKER, Measure.STOCK),
    "asylumseekers_newdisp": Counted(Movement.ASYLUM_SEEKER, Measure.FLOW),
    "returnees": Counted(Movement.RETURN),
    "returnees_stock": Counted(Movement.RETURN, Measure.STOCK),
    "returnees_flow": Counted(Movement.RETURN, Measure.FLOW),
}

_GOOD_TAG = re.compile(r"\s*#[a-z][a-z0-9_]*(\s*\+[a-z][a-z0-9_]*)*\s*", re.IGNORECASE | re.ASCII)
#: Attributes that change nothing about what is counted: persons, a vocabulary of codes, a language.
_IDLE: Final = re.compile(r"ind|[vi]_\w+", re.ASCII)


def reduced(cell: str) -> str:
    """A tag without what does not matter to us; empty text for what is no tag."""
    if not _GOOD_TAG.fullmatch(cell):
        return ""
    name, *attributes = tag(cell).split("+")
    return "+".join([name, *(attribute for attribute in attributes if not _IDLE.fullmatch(attribute))])


@cache
def _fields_by_tag() -> dict[str, str]:
    return {reduced(name): field for field, column in columns(HxlRow).items() for name in column.names}


@attrs.frozen(kw_only=True, repr=False)
class HxlFormat(TableFormat):
    """A format whose columns are known by the row of tags, and not by their names."""

    def likeness(self, head: Head) -> int:
        """See :meth:`Format.likeness`; any format that knows the columns by name knows them better."""
        known = _fields_by_tag()
        return int(any(reduced(cell) in known for cell in _tags_of(head.columns, head.tags)))

    def shape(
        self, header: Sequence[str], tags: Sequence[str] | None = None, days: Mapping[str, str] | None = None
    ) -> Shape:
        """Find the fields by the tags; the second column with a tag is no field's."""
        fields: list[str | None] = []
        for cell in _tags_of(header, tags):
            field = _fields_by_tag().get(reduced(cell))
            fields.append(None if field in fields else field)
        missing = len(header) - len(fields)
        return Shape(tuple(header), (*fields, *[None] * missing)[: len(header)], dict(days or {}))

    def faults(self, header: Sequence[str], tags: Sequence[str]) -> Iterator[Problem]:
        """Tell tags that are none, and tags that come twice; neither rejects the table."""
        seen: set[str] = set()
        for name, cell in zip(header, _tags_of(header, tags), strict=False):
            own = reduced(cell)
            if cell.strip() and not own:
                why = "is no HXL tag, for a name and each attribute begin with a letter; the column is kept unread"
                yield Problem(None, name, cell, why)
            elif own in _fields_by_tag() and _fields_by_tag()[own] in seen:
                yield Problem(None, name, cell, "says what another column is too; the first is read")
            seen.add(_fields_by_tag().get(own, ""))


def _tags_of(header: Sequence[str], tags: Sequence[str] | None) -> Sequence[str]:
    """The row of tags, which is the first of a table without names."""
    return tags or (header if is_tags(header) else ())
