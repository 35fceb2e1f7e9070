"""Airwars' lists of victims, on rows invented for them."""

import json
from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from conflictmodel.formats.airwars import AIRWARS, FORMAT, AirwarsVictim
from conflictmodel.formats.dataset import Dataset, load
from conflictmodel.formats.dump import dump
from conflictmodel.formats.losses import differences
from conflictmodel.formats.table.columns import DAY, DECIMAL, WHOLE
from conflictmodel.formats.table.rows import columns
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import AgeGroup, CombatantStatus, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.source import Attribution, Source
from conflictmodel.strategies import casualties, claims, counts, groups, incidents, records

HEADER = (
    "incident_id,incident_date,family_id,victim_id,name_en,name_ar,age_years,age_group,gender,pregnant,"
    "killed_or_injured,moh_id"
)
FILE = f"""{HEADER}
xx0001,2023-11-02,1,1,Salma Nour,سلمى نور,31,adult,f,1,k,000123
xx0001,2023-11-02,1,2,Child of Salma Nour,,0.3,child,,0,k,
xx0001,2023-11-02,,3,Adam Nour,آدم نور,,adult,m,0,i,
xx0002,2023-11-03,1,1,Yusuf Qamar `Abu Ali,,334,adult,m,0,,
xx0003,2023-11-03,1,1,Amal Najm,أمل نجم,60,adult,f,0,k,000124
"""
DAY_1 = Period.of("2023-11-02")
FIRST = Incident(None, "incident xx0001", (), DAY_1)


def read(text: str) -> Dataset:
    return load(BytesIO(text.encode()))


def victim(**fields: Any) -> Group:
    (_, claim) = FORMAT.claims([AirwarsVictim(killed_or_injured="k", **fields)])
    assert isinstance(claim.record, Casualties)
    return claim.record.victims


def written(*told: Claim[Record]) -> list[AirwarsVictim]:
    assert FORMAT.rows is not None
    return [row for row in FORMAT.rows(told) if isinstance(row, AirwarsVictim)]


def why(**fields: Any) -> list[str]:
    assert FORMAT.check is not None
    return [f"{field} {fault}" for field, fault in FORMAT.check(AirwarsVictim(**fields))]


def one(outcome: Outcome = Outcome.KILLED, **fields: Any) -> Casualties:
    return Casualties(outcome, Count.exactly(1), **fields)


def test_is_recognised_and_comes_back_as_it_was() -> None:
    data, back = read(FILE), BytesIO()
    assert data.format == "airwars-victims"
    assert data.dialect.columns == FORMAT.layouts["2024"].columns
    assert [(problem.row, problem.column, problem.value) for problem in data.problems] == [(4, "age_years", "334")]
    assert dump(data, back) == ()
    assert back.getvalue().decode() == FILE


def test_what_the_rows_say() -> None:
    told = list(read(FILE).claims())
    assert {claim.attribution for claim in told} == {Attribution((AIRWARS,))}
    assert [claim.record for claim in told[:4]] == [
        FIRST,
        one(
            victims=Group("aged 31, pregnant", sex=Sex.FEMALE, age=AgeGroup.ADULT, names=("Salma Nour", "سلمى نور")),
            when=DAY_1,
        ),
        one(victims=Group("aged 0.3", age=AgeGroup.CHILD, names=("Child of Salma Nour",)), when=DAY_1),
        one(
            Outcome.WOUNDED,
            victims=Group(sex=Sex.MALE, age=AgeGroup.ADULT, names=("Adam Nour", "آدم نور")),
            when=DAY_1,
        ),
    ]
    assert all(claim.incident == FIRST for claim in told[1:4])
    listed = told[5].record
    assert isinstance(listed, Casualties)
    assert listed.outcome is Outcome.KILLED_OR_WOUNDED, "somebody who is listed came to harm"
    assert listed.victims == Group(sex=Sex.MALE, age=AgeGroup.ADULT, names=("Yusuf Qamar `Abu Ali",))
    oldest = told[7].record
    assert isinstance(oldest, Casualties)
    assert oldest.victims.age is AgeGroup.OLDER
    assert oldest.victims.status is CombatantStatus.UNKNOWN


def test_comes_back_through_claims() -> None:
    file = BytesIO()
    told = list(read(FILE).claims())
    assert dump(told, file, format="airwars-victims") == ()
    back = load(BytesIO(file.getvalue()))
    assert list(back.claims()) == told
    assert [row.victim_id for row in back.rows] == ["1", "2", "3", "1", "1"]


def test_what_no_part_of_the_model_takes_is_lost() -> None:
    lost = {loss.field: loss.records for loss in dump(read(FILE), BytesIO(), format="ucdp-ged")}
    assert (lost["family_id"], lost["victim_id"], lost["moh_id"]) == (4, 5, 2)


def test_reads_and_writes_json() -> None:
    record = {"incident_id": "xx0001", "incident_date": "2023-11-02", "victim_id": 1, "name_en": "Salma Nour"}
    text = json.dumps([record | {"age_years": 0.3, "killed_or_injured": "k"}, record | {"killed_or_injured": None}])
    data, back = read(text), BytesIO()
    assert (data.format, data.problems) == ("airwars-victims", ())
    assert dump(data, back) == ()
    assert json.loads(back.getvalue()) == json.loads(text)
    assert [claim.record for claim in data.claims()] == [
        FIRST,
        one(victims=Group("aged 0.3", age=AgeGroup.CHILD, names=("Salma Nour",)), when=DAY_1),
        one(Outcome.KILLED_OR_WOUNDED, victims=Group(names=("Salma Nour",)), when=DAY_1),
    ]


class TestIncidents:
    def test_rows_without_a_reference_are_each_an_incident_of_their_own(self) -> None:
        rows = [AirwarsVictim(incident_id="", killed_or_injured="k"), AirwarsVictim(incident_id="NA")]
        told = [type(claim.record) for claim in FORMAT.claims(rows)]
        assert told == [Incident, Casualties, Incident, Casualties]
        assert why(incident_id="") == ["incident_id is missing, so nobody knows whom else the incident harmed"]

    def test_reference_on_two_days_is_two_incidents(self) -> None:
        rows = [AirwarsVictim(incident_id="xx1", incident_date=date(2023, 1, day)) for day in (1, 2, 2)]
        told = [claim.record.when for claim in FORMAT.claims(rows) if isinstance(claim.record, Incident)]
        assert told == [Period.of("2023-01-01"), Period.of("2023-01-02")]

    def test_outcome_that_is_none_of_airwars_states_nothing_and_is_told(self) -> None:
        (claim,) = FORMAT.claims([AirwarsVictim(incident_id="xx1", killed_or_injured="x")])
        assert claim.record == Incident(None, "incident xx1")
        assert why(killed_or_injured="x", gender="y") == ["gender must be m or f", "killed_or_injured must be k or i"]

    def test_incident_without_a_reference_gets_a_number(self) -> None:
        event = Incident(IncidentType.AIR_DRONE_STRIKE, "a strike", when=DAY_1)
        first, second = written(Claim(event), Claim(one(), incident=event), Claim(one(), incident=event))
        assert str(first.incident_id).isdecimal()
        assert first.incident_id == second.incident_id
        assert (first.victim_id, second.victim_id) == ("1", "2")
        (alone,) = written(Claim(one(when=DAY_1)))
        assert str(alone.incident_id).isdecimal()
        assert alone.incident_date == date(2023, 11, 2)
        (blank,) = written(Claim(one(), incident=Incident(None, "incident at the mill")))
        assert str(blank.incident_id).isdecimal()

    @pytest.mark.parametrize("when", ["2023-11", "2023-11-02/..", "2023-11-02/2023-11-04"])
    def test_what_is_no_single_day_is_not_written(self, when: str) -> None:
        (row,) = written(Claim(one(when=Period.parse(when))))
        assert row.incident_date is Missing.EMPTY


class TestPeople:
    @pytest.mark.parametrize(
        "years, named, group",
        [
            *((17.9, "", AgeGroup.CHILD), (18.0, "", AgeGroup.ADULT), (59.5, "", AgeGroup.ADULT)),
            *((60.0, "adult", AgeGroup.OLDER), (0.0, "", AgeGroup.CHILD)),
            *((Missing.EMPTY, "child", AgeGroup.CHILD), (Missing.EMPTY, "Adult", AgeGroup.ADULT)),
            *((Missing.EMPTY, "elderly", AgeGroup.OLDER), (Missing.EMPTY, "", AgeGroup.UNKNOWN)),
            *((334.0, "adult", AgeGroup.ADULT), (-1.0, "", AgeGroup.UNKNOWN), (12.0, "adult", AgeGroup.CHILD)),
        ],
    )
    def test_age_group(self, years: Any, named: str, group: AgeGroup) -> None:
        assert victim(age_years=years, age_group=named).age is group

    @pytest.mark.parametrize(
        "cell, sex", [("m", Sex.MALE), ("F", Sex.FEMALE), ("female", Sex.FEMALE), ("", Sex.UNKNOWN)]
    )
    def test_sex(self, cell: str, sex: Sex) -> None:
        assert victim(gender=cell).sex is sex

    @pytest.mark.parametrize("age", [0.01, 0.3, 1.0, 10.5, 100.0, 122.0])
    @pytest.mark.parametrize("pregnant", [0, 1])
    def test_age_and_pregnancy_come_back(self, age: float, pregnant: int) -> None:
        group = victim(age_years=age, pregnant=pregnant)
        (row,) = written(Claim(one(victims=group)))
        assert row.age_years == age
        assert (row.pregnant == 1) == bool(pregnant)

    def test_other_descriptions_are_not_taken_for_ages(self) -> None:
        for words in ("aged", "aged twelve", "a man aged 12", "12", ", pregnant", "aged 12 pregnant"):
            (row,) = written(Claim(one(victims=Group(words))))
            assert (row.age_years, row.pregnant) == (Missing.EMPTY, Missing.EMPTY)

    @pytest.mark.parametrize(
        "names, cells",
        [
            ((), (Missing.ABSENT, Missing.ABSENT)),
            (("Amal",), ("Amal", Missing.ABSENT)),
            (("أمل",), ("", "أمل")),
            (("Amal", "أمل"), ("Amal", "أمل")),
            (("Amal", "أمل", "Amel"), ("Amal", "أمل")),
        ],
    )
    def test_names(self, names: tuple[str, ...], cells: tuple[Any, Any]) -> None:
        (row,) = written(Claim(one(victims=Group(names=names))))
        assert (row.name_en, row.name_ar) == cells
        assert victim(name_en=row.name_en, name_ar=row.name_ar).names == names[:2]

    def test_contradictions_are_told(self) -> None:
        assert why(age_years=12.5, age_group="adult") == ["age_group is not that of somebody aged 12.5"]
        assert why(age_years=70.0, age_group="adult", gender="m", pregnant=0, killed_or_injured="i") == []
        assert why(age_group="old", pregnant=2) == ["age_group must be child or adult", "pregnant must be 0 or 1"]


class TestWriting:
    def test_only_one_person_killed_or_injured_has_a_row(self) -> None:
        told = one()
        others: list[Claim[Record]] = [
            Claim(attrs.evolve(told, count=Count.exactly(2)), incident=FIRST),
            Claim(attrs.evolve(told, count=Count.at_least(1)), incident=FIRST),
            Claim(attrs.evolve(told, outcome=Outcome.MISSING), incident=FIRST),
            Claim(attrs.evolve(told, scope=Scope.CUMULATIVE), incident=FIRST),
            Claim(told, stance=Stance.DENIED, incident=FIRST),
            Claim(Displacement(Count.exactly(1), Movement.FORCED_DISPLACEMENT, Measure.FLOW), incident=FIRST),
        ]
        assert written(*others) == []
        (loss,) = dump([Claim(attrs.evolve(told, count=Count.exactly(40)))], BytesIO(), format="airwars-victims")
        assert str(loss) == (
            "casualties.killed (1 record): the table has a row for each person killed or injured, "
            "and no figures of several"
        )

    def test_source_is_lost_and_airwars_stands_in_its_place(self) -> None:
        told = Claim(one(), Attribution((Source("a hospital"),)))
        (loss,) = dump([told], BytesIO(), format="airwars-victims")
        assert loss.field == "attribution"


_CELLS = {
    WHOLE: st.integers(-(10**17), 10**17) | st.sampled_from([Missing.EMPTY, Missing.NA]),
    DECIMAL: st.integers(-(10**9), 10**9).map(lambda number: number / 10**4) | st.just(Missing.EMPTY),
    DAY: st.dates() | st.just(Missing.EMPTY),
}
_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
_ROWS = st.builds(
    AirwarsVictim, **{field: _CELLS.get(column.kind, _TEXT) for field, column in columns(AirwarsVictim).items()}
)


@given(st.lists(_ROWS, max_size=5))
def test_any_rows_come_back(rows: list[AirwarsVictim]) -> None:
    file = BytesIO()
    assert dump(Dataset("airwars-victims", FORMAT.layouts["2024"], tuple(rows)), file) == ()
    assert load(BytesIO(file.getvalue()), format="airwars-victims").rows == tuple(rows)


@st.composite
def _told(draw: st.DrawFn) -> list[Claim[Record]]:
    """What may be told of one incident, of single people above all."""
    event = draw(incidents())
    figures = draw(st.lists(claims(casualties(st.just(Count.exactly(1)) | counts(), victims=groups())), max_size=4))
    about: list[Claim[Record]] = [Claim(event)] if draw(st.booleans()) else []
    return about + [attrs.evolve(claim, incident=event) for claim in figures]


@given(_told())
def test_what_is_lost_is_told(told: list[Claim[Record]]) -> None:
    file = BytesIO()
    losses = dump(told, file, format="airwars-victims")
    back = list(load(BytesIO(file.getvalue()), format="airwars-victims").claims())
    assert Counter(differences(told, back)) == Counter({loss.field: loss.records for loss in losses})


@given(st.lists(claims(casualties(st.just(Count.exactly(1)) | counts())) | claims(records()), max_size=4))
def test_one_row_for_one_person(told: list[Claim[Record]]) -> None:
    file = BytesIO()
    dump(told, file, format="airwars-victims")
    harmed = {Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED}
    people = [
        claim.record
        for claim in told
        if isinstance(claim.record, Casualties)
        and claim.stance is not Stance.DENIED
        and (claim.record.outcome in harmed, claim.record.count, claim.record.scope)
        == (True, Count.exactly(1), Scope.INCIDENT)
    ]
    assert len(load(BytesIO(file.getvalue()), format="airwars-victims").rows) == len(people)
