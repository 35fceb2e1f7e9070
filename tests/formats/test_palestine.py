"""The daily series of the Gaza Strip: what is of a day, what runs on, and what is part of what."""

import io
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from conflictmodel import formats, total
from conflictmodel.formats import palestine
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, AgeGroup, CombatantStatus
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Count
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.model.source import Attribution, Source

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "tfp" / "casualties_daily.json"
needs_sample = pytest.mark.skipif(not SAMPLE.is_file(), reason=f"no sample at {SAMPLE}")

DAY = {
    "report_date": "2025-02-08",
    "report_source": "mohtel",
    "report_period": 48,
    "killed": 20,
    "killed_cum": 1000,
    "killed_recovered": 12,
    "killed_truce_new": 8,
    "killed_children_cum": 300,
    "injured": 5,
    "injured_cum": 2000,
    "aid_seeker_injured_cum": 40,
    "famine_cum": 9,
    "child_famine_cum": 4,
    "massacres_cum": 77,
    "ext_killed": 20,
    "ext_killed_cum": 1000,
}


def read(*days):
    return formats.load(io.StringIO(json.dumps(days)))


def figures(data):
    return {
        (claim.record.outcome, claim.record.victims.description, claim.record.scope, claim.record.means): claim.record
        for claim in data.claims()
    }


def written(claims):
    text = io.StringIO()
    losses = formats.dump(claims, text, "palestine-daily")
    return formats.load(io.StringIO(text.getvalue()), "palestine-daily"), losses


@needs_sample
def test_the_sample_comes_back_byte_for_byte_and_through_claims(tmp_path):
    data = formats.load(SAMPLE)
    assert len(data.rows) == 1051
    assert not data.problems
    assert formats.dump(data, tmp_path / "copy.json") == ()
    assert (tmp_path / "copy.json").read_bytes() == SAMPLE.read_bytes()
    claims = list(data.claims())
    back, losses = written(claims)
    assert losses == ()
    assert back.format == "palestine-daily"
    assert list(back.claims()) == claims


@needs_sample
def test_the_days_of_the_sample_add_up_without_totals_parts_and_estimates():
    data = formats.load(SAMPLE)
    killed = sum(row.killed for row in data.rows if isinstance(row.killed, int))
    assert total(data.claims(), "killed") == Count.exactly(killed)
    stated = Counter(name for row in data.rows for name in palestine.SERIES if isinstance(getattr(row, name), int))
    of_a_day = [name for name, series in palestine.SERIES.items() if series.scope is Scope.INCIDENT]
    unreported = [getattr(row, name) == 0 for row in data.rows if row.report_period == 0 for name in of_a_day]
    claimed = sum(stated.values()) - sum(unreported)
    assert len(list(data.claims())) == claimed


def test_a_report_of_48_hours_is_of_two_days_and_its_parts_are_parts():
    told = figures(read(DAY))
    killed = told[Outcome.KILLED, "", Scope.INCIDENT, None]
    assert killed.when == Period.of("2025-02-07", "2025-02-08")
    assert killed.where == Place("Gaza Strip", "PS")
    assert killed.victims.status is CombatantStatus.UNKNOWN
    recovered = told[Outcome.KILLED, "bodies recovered", Scope.INCIDENT, None]
    assert (recovered.subset_of, recovered.when) == (killed.count, Period.until("2025-02-08"))
    new = told[Outcome.KILLED, "people killed during or after a truce", Scope.INCIDENT, None]
    assert (new.count.low, new.subset_of, new.when) == (8, killed.count, killed.when)


def test_running_totals_are_never_of_a_day():
    told = figures(read(DAY))
    killed = told[Outcome.KILLED, "", Scope.CUMULATIVE, None]
    assert (killed.count.low, killed.when) == (1000, Period.of("2023-10-07", "2025-02-08"))
    children = told[Outcome.KILLED, "children", Scope.CUMULATIVE, None]
    assert (children.subset_of, children.victims.age) == (killed.count, AgeGroup.CHILD)
    starved = told[Outcome.KILLED, "", Scope.CUMULATIVE, "starvation"]
    assert (starved.count.low, starved.subset_of, starved.when) == (9, None, Period.until("2025-02-08"))
    assert told[Outcome.KILLED, "children", Scope.CUMULATIVE, "starvation"].subset_of == starved.count
    assert total(read(DAY).claims(), "killed") == Count.exactly(20)
    assert len(told) == 10


@pytest.mark.parametrize(
    "word, names",
    [
        ("mohtel", ("Gaza Ministry of Health", "Palestine Datasets")),
        ("gmotel", ("Gaza Government Media Office", "Palestine Datasets")),
        ("unocha", ("UN OCHA", "Palestine Datasets")),
        ("missing", ("Palestine Datasets",)),
    ],
)
def test_the_source_of_a_day_comes_first(word, names):
    data = read({**DAY, "report_source": word})
    assert {claim.attribution.names for claim in data.claims()} == {names}
    back, losses = written(data.claims())
    assert losses == ()
    assert [row.report_source for row in back.rows] == [word]


def test_a_zero_for_no_hours_is_no_report_but_a_number_is():
    told = figures(read({**DAY, "report_period": 0, "killed": 0, "killed_recovered": 0, "killed_truce_new": 0}))
    assert (Outcome.KILLED, "", Scope.INCIDENT, None) not in told
    assert (Outcome.KILLED, "bodies recovered", Scope.INCIDENT, None) not in told
    assert told[Outcome.WOUNDED, "", Scope.INCIDENT, None].when == Period.of("2025-02-08")
    assert told[Outcome.KILLED, "", Scope.CUMULATIVE, None].count == Count.exactly(1000)


def test_a_day_that_no_calendar_has_or_that_lies_at_its_edges_stops_nothing():
    assert {record.when for record in figures(read({**DAY, "report_date": "2025-02-30"})).values()} == {None}
    early = figures(read({**DAY, "report_date": "2023-10-06"}))
    assert early[Outcome.KILLED, "", Scope.CUMULATIVE, None].when == Period.until("2023-10-06")
    first = figures(read({**DAY, "report_date": "0001-01-01"}))
    assert first[Outcome.KILLED, "", Scope.INCIDENT, None].when == Period.until("0001-01-01")
    long = figures(read({**DAY, "report_period": 10**15}))
    assert long[Outcome.KILLED, "", Scope.INCIDENT, None].when == Period.of("2025-02-08")


def test_parts_larger_than_their_whole_and_odd_hours_are_reported():
    data = read(DAY, {**DAY, "killed_recovered": 21, "report_period": 36})
    assert [str(problem) for problem in data.problems] == [
        "row 2, killed_recovered '21': is more than killed, 20, of which it is a part",
        "row 2, report_period '36': is no number of whole days",
    ]


def test_claims_from_elsewhere_are_written_only_if_they_are_of_the_whole_strip_up_to_a_day():
    day = Period.of("2025-03-01")

    def people(outcome, number, **others):
        return Casualties(outcome, number, **{"when": day, "where": palestine.GAZA, **others})

    told = [
        people(Outcome.KILLED, Count.at_least(30)),
        people(Outcome.WOUNDED, Count.vague(24, 60)),
        people(Outcome.KILLED, Count.exactly(3), where=Place("Rafah", "PS")),
        people(Outcome.KILLED, Count.exactly(3), where=None),
        people(Outcome.KILLED, Count.exactly(3), when=Period.of("2025-03")),
        people(Outcome.KILLED, Count.exactly(3), when=None),
        people(Outcome.KILLED, Count.exactly(3), perpetrator=Actor("somebody")),
        people(Outcome.MISSING, Count.exactly(3)),
    ]
    wire = Attribution((Source("a news agency"),))
    back, losses = written([Claim(record, wire) for record in told])
    (row,) = back.rows
    assert (row.report_date, row.report_source, row.report_period) == (date(2025, 3, 1), "", 24)
    assert (row.killed, row.injured, row.killed_cum) == (30, 24, Missing.ABSENT)
    lost = {loss.field: loss.records for loss in losses}
    assert (lost["casualties.killed"], lost["casualties.missing"]) == (5, 1)
    assert {"attribution", "casualties.count.basis", "casualties.count.high"} <= lost.keys()


def test_totals_alone_have_no_hours():
    record = Casualties(
        Outcome.KILLED, Count.exactly(7), scope=Scope.CUMULATIVE, when=Period.until("2024-01-01"), where=palestine.GAZA
    )
    back, losses = written([Claim(record), Claim(record)])
    (row,) = back.rows
    assert (row.killed_cum, row.report_period, row.report_source) == (7, Missing.EMPTY, "missing")
    assert {loss.field for loss in losses} == {"casualties.killed", "casualties.when"}
