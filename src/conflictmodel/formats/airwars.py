"""Airwars: the people killed or injured in incidents that harmed civilians, one by one and by name.

Reads lists of victims drawn from the incident pages of Airwars, as CSV or JSON, one victim a row. The
first row of an incident becomes a claim of the incident, whose description is its reference
("incident ispt0001"); each row becomes a claim of one person, killed (``k``) or injured (``i``). Where that
cell is empty the person is listed as a victim all the same, and is killed or wounded.

``name_en`` and ``name_ar`` are two spellings of one name, and both are among the names of the one
person. The age decides on the age group (children are under 18, older people 60 and more) and is
kept, as is a pregnancy, in the description: "aged 0.3". Without an age the age group is read as it
stands. No row says whether somebody fought, so the status is unknown.

Lost in this format: figures of more than one person, ranges, where and how it happened, who did
it, and any source but Airwars. The numbers of families and of the list of the Ministry of Health
have no place in the model.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import attrs

from conflictmodel.formats import crosswalk as to
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.columns import code, day, decimal, whole
from conflictmodel.formats.table.dialect import Dialect
from conflictmodel.formats.table.rows import Raw, Row, raw
from conflictmodel.formats.table.values import Day, Decimal, Missing, Text, Whole
from conflictmodel.model.actor import AgeGroup, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident
from conflictmodel.model.source import Attribution

AIRWARS: Final = to.dataset("Airwars")

_VICTIMS = "casualties.victims"


@attrs.frozen(weakref_slot=False)
class AirwarsVictim(Row):
    """One person: in which incident, on which day, who it was and what happened to them.

    ``family_id`` numbers the families and ``victim_id`` the victims of an incident; ``age_years`` may be
    a fraction of a year; ``pregnant`` is 0 or 1; ``moh_id`` is the person's number on the list of
    the Ministry of Health.
    """

    incident_id: Text = code(to="incident.description")
    incident_date: Day = day(to="when")
    family_id: Text = code()
    victim_id: Text = code()
    name_en: Text = code(to=f"{_VICTIMS}.names")
    name_ar: Text = code(to=f"{_VICTIMS}.names")
    age_years: Decimal = decimal(to=f"{_VICTIMS}.age")
    age_group: Text = code(to=f"{_VICTIMS}.age")
    gender: Text = code(to=f"{_VICTIMS}.sex")
    pregnant: Whole = whole(to=f"{_VICTIMS}.description")
    killed_or_injured: Text = code(to="casualties.outcome")
    moh_id: Text = code()
    raw: Raw = raw()


_OUTCOMES: Final = {
    "k": Outcome.KILLED,
    "killed": Outcome.KILLED,
    "i": Outcome.WOUNDED,
    "injured": Outcome.WOUNDED,
    "wounded": Outcome.WOUNDED,
}
_SEXES: Final = {"m": Sex.MALE, "male": Sex.MALE, "f": Sex.FEMALE, "female": Sex.FEMALE}
_AGES: Final = {
    "child": AgeGroup.CHILD,
    "adult": AgeGroup.ADULT,
    "older": AgeGroup.OLDER,
    "elderly": AgeGroup.OLDER,
}
_ADULT, _OLDER = 18, 60
#: Nobody is known to have lived longer than 122 years; a larger number is a slip, such as 334.
_OLDEST: Final = 122
_ONE: Final = Count.exactly(1)
_INCIDENT: Final = "incident "
_DETAILS: Final = re.compile(r"aged ([0-9]{1,3}(?:\.[0-9]{1,6})?)(, pregnant)?|pregnant", re.ASCII)
_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


def _age(row: AirwarsVictim) -> float | None:
    """The age in years, if it can be one."""
    age = row.age_years
    return float(age) if isinstance(age, (int, float)) and 0 <= age <= _OLDEST else None


def _band(age: float) -> AgeGroup:
    if age < _ADULT:
        return AgeGroup.CHILD
    return AgeGroup.ADULT if age < _OLDER else AgeGroup.OLDER


def _check(row: AirwarsVictim) -> Iterator[tuple[str, str]]:
    if row.incident_id is not Missing.ABSENT and to.told(row.incident_id) is None:
        yield "incident_id", "is missing, so nobody knows whom else the incident harmed"
    age, named = _age(row), to.told(row.age_group)
    group = None if named is None else _AGES.get(named.casefold())
    if isinstance(row.age_years, (int, float)) and age is None:
        yield "age_years", f"must be from 0 to {_OLDEST}"
    if named is not None and group is None:
        yield "age_group", "must be child or adult"
    if age is not None and group is not None and (_band(age) is AgeGroup.CHILD) != (group is AgeGroup.CHILD):
        yield "age_group", f"is not that of somebody aged {age:g}"
    for field, known in (("gender", _SEXES), ("killed_or_injured", _OUTCOMES)):
        told = to.told(getattr(row, field))
        if told is not None and told.casefold() not in known:
            yield field, f"must be {' or '.join(code for code in known if len(code) == 1)}"
    if isinstance(row.pregnant, int) and row.pregnant not in {0, 1}:
        yield "pregnant", "must be 0 or 1"


def _claims(rows: Iterable[AirwarsVictim]) -> Iterator[Claim[Record]]:
    unnamed = 0

    def key(row: AirwarsVictim) -> tuple[object, ...]:
        """Rows of one incident follow each other; those that name none need not be of the same."""
        nonlocal unnamed
        name = to.told(row.incident_id)
        unnamed += name is None
        return name or unnamed, to.a_day(row.incident_date)

    attribution = Attribution((AIRWARS,))
    for _, victims in groupby(rows, key):
        incident: Incident | None = None
        for row in victims:
            if incident is None:
                name = to.told(row.incident_id)
                what = _INCIDENT.strip() if name is None else _INCIDENT + name
                incident = Incident(None, what, (), to.span(row.incident_date))
                yield Claim(incident, attribution)
            told = to.told(row.killed_or_injured)
            outcome = Outcome.KILLED_OR_WOUNDED if told is None else _OUTCOMES.get(told.casefold())
            if outcome is not None:
                harm = Casualties(outcome, _ONE, _victim(row), when=incident.when)
                yield Claim(harm, attribution, incident=incident)


def _victim(row: AirwarsVictim) -> Group:
    age = _age(row)
    details = (None if age is None else f"aged {_plainly(age)}", "pregnant" if row.pregnant == 1 else None)
    return Group(
        ", ".join(detail for detail in details if detail),
        sex=_SEXES.get((to.told(row.gender) or "").casefold(), Sex.UNKNOWN),
        age=_AGES.get((to.told(row.age_group) or "").casefold(), AgeGroup.UNKNOWN) if age is None else _band(age),
        names=tuple(name for name in map(to.told, (row.name_en, row.name_ar)) if name is not None),
    )


def _plainly(age: float) -> str:
    """An age without an exponent and without zeros that nobody wrote."""
    return f"{age:.6f}".rstrip("0").rstrip(".")


def _rows(claims: Sequence[Claim[Record]]) -> Iterator[AirwarsVictim]:
    """Make a row for each person told of by themselves; a figure of several has no row."""
    told = to.usable(claims)
    incident = to.event(told)
    number = 0
    for claim in to.of(told, Casualties):
        harm = claim.record
        if harm.outcome not in _CODES or harm.count != _ONE or harm.scope is not Scope.INCIDENT:
            continue
        number += 1
        when = harm.when if incident is None else incident.when or harm.when
        single = when is not None and when.first is not None and when.first == when.last
        yield AirwarsVictim(
            incident_id=_reference(incident, harm),
            incident_date=when.first if single and when is not None and when.first is not None else Missing.EMPTY,
            victim_id=str(number),
            **_person(harm.victims),
            killed_or_injured=_CODES[harm.outcome],
        )


#: What stands for an outcome; nothing for somebody listed without it.
_CODES: Final = {Outcome.KILLED: "k", Outcome.WOUNDED: "i", Outcome.KILLED_OR_WOUNDED: Missing.EMPTY}


def _reference(incident: Incident | None, harm: Casualties) -> str:
    """The reference of an incident; a number made of it where it has none."""
    if incident is None:
        return to.identifier(harm, harm.victims, harm.when, harm.where)
    reference = incident.description.removeprefix(_INCIDENT)
    if reference != incident.description and to.told(reference) == reference and " " not in reference:
        return reference
    return to.identifier(incident.type, incident.description, incident.actors, incident.when, incident.where)


def _person(group: Group) -> dict[str, Any]:
    names = list(group.names[:2])
    if len(names) == 1 and _ARABIC.search(names[0]):
        names.insert(0, "")
    details = _DETAILS.fullmatch(group.description)
    age = None if details is None else details[1]
    groups = {AgeGroup.CHILD: "child", AgeGroup.ADULT: "adult", AgeGroup.OLDER: "adult"}
    return {
        **dict(zip(("name_en", "name_ar"), names, strict=False)),
        "age_years": Missing.EMPTY if age is None else float(age),
        "age_group": groups.get(group.age, Missing.EMPTY),
        "gender": {Sex.MALE: "m", Sex.FEMALE: "f"}.get(group.sex, Missing.EMPTY),
        "pregnant": 1 if details is not None and details[0].endswith("pregnant") else Missing.EMPTY,
    }


_COLUMNS: Final = (
    "incident_id incident_date family_id victim_id name_en name_ar age_years age_group gender pregnant "
    "killed_or_injured moh_id"
)

FORMAT: Final = TableFormat(
    name="airwars-victims",
    title="Airwars, named victims of incidents",
    homepage="https://airwars.org/",
    media_type="text/csv",
    suffix=".csv",
    row=AirwarsVictim,
    signatures=(signature("incident_id incident_date victim_id name_en killed_or_injured"),),
    source=AIRWARS,
    claims=_claims,
    check=_check,
    rows=_rows,
    layouts={"2024": Dialect(columns=tuple(_COLUMNS.split()))},
    losses={
        "casualties.count": "the table has a row for each person",
        "casualties": "the table has a row for each person killed or injured, and no figures of several",
        "victims.description": "the table has an age and whether somebody was pregnant",
        "victims.names": "the table has one name in English and one in Arabic",
        "victims.age": "the table knows children and adults, and the age in years",
        "victims": "the table does not tell whether somebody fought, or for whom",
        "equipment_loss": "the table has people alone",
        "displacement": "the table has people killed or injured alone",
        "diplomatic_contact": "the table has people alone",
        "incident": "the table has the reference and the day of an incident, where somebody is listed",
        "attribution": "the table is Airwars' own",
        "stance": "the table has no column for it",
        "perpetrator": "the table has no column for it",
        "means": "the table has no column for it",
        "where": "the table has no column for it",
        "when": "the table has the day of an incident",
        "subset_of": "the table has no totals",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
