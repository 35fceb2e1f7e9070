"""The daily losses: totals that run on, days that are their differences, and corrections that are neither."""

import io
import itertools
import json
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from conflictmodel import formats, total
from conflictmodel.formats import mod_losses
from conflictmodel.formats.mod_corrections import LossCorrection
from conflictmodel.formats.mod_losses import FORMAT, GENERAL_STAFF, INVADERS, PERSONNEL, RUSSIA, LossDay
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, ActorKind, CombatantStatus, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Basis, Count
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.source import Attribution, Source

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "mod"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples in {SAMPLES}")
EQUIPMENT, PEOPLE, CORRECTIONS = (
    SAMPLES / f"russia_losses_{name}.json" for name in ("equipment", "personnel", "equipment_correction")
)


def load(source, name=None):
    """Read a file, or the lines of one."""
    return formats.load(source, name)


def claims_of(rows):
    """What rows state."""
    return FORMAT.claims(rows)


def daily(rows, name):
    """The figures of single days in one category, by the days."""
    return by_category(rows)[name]


def by_category(rows):
    """The figures of single days, by category and by the days."""
    found: dict[str, dict[str, Count]] = defaultdict(dict)
    for claim in claims_of(rows):
        record = claim.record
        if record.scope is Scope.INCIDENT:
            words = record.victims.description if isinstance(record, Casualties) else record.description
            found[words][str(record.when)] = record.count
    return found


@cache
def sample_days(*, corrected):
    """The single days of the sample, with or without what is known of corrections."""
    corrections = load(CORRECTIONS).rows if corrected else ()
    return by_category([*corrections, *load(EQUIPMENT).rows])


def written(claims, **options):
    text = io.StringIO()
    losses = formats.dump(claims, text, "daily-losses", **options)
    return load(io.StringIO(text.getvalue()), "daily-losses"), losses


@needs_samples
@pytest.mark.parametrize("path", [EQUIPMENT, PEOPLE, CORRECTIONS], ids=lambda path: path.stem)
def test_the_samples_come_back_byte_for_byte(path, tmp_path):
    data = load(path)
    assert formats.dump(data, tmp_path / "copy.json") == ()
    assert (tmp_path / "copy.json").read_bytes() == path.read_bytes()


@needs_samples
@pytest.mark.parametrize("layout", ["json", "csv"])
@pytest.mark.parametrize("path", [EQUIPMENT, PEOPLE], ids=lambda path: path.stem)
def test_the_samples_go_through_claims_without_a_loss(path, layout):
    data = load(path)
    rows = data.rows[:300]
    claims = list(claims_of(rows))
    back, losses = written(claims, dialect=layout)
    assert losses == ()
    assert list(back.claims()) == claims


@needs_samples
def test_every_fall_of_a_total_is_reported_and_no_day_loses_less_than_nothing():
    data = load(EQUIPMENT)
    fallen = [(problem.row, problem.column) for problem in data.problems]
    assert len(fallen) == 13
    assert (231, "APC") in fallen
    assert "is lower than on 2022-10-12, 5181" in str(data.problems[0])
    days = sample_days(corrected=False)["APC"]
    assert "2022-10-13" not in days
    assert days["2022-10-12"] == Count.exactly(19)


@needs_samples
def test_days_and_corrections_add_up_to_the_change_of_the_total():
    losses, corrections = load(EQUIPMENT).rows, load(CORRECTIONS).rows
    assert {type(row) for row in corrections} == {LossCorrection}
    corrected = {row.date: row for row in corrections}
    for name in ("tank", "APC", "aircraft", "MRL"):
        field = name.lower()
        days = sample_days(corrected=True)[name]
        change = 0
        for former, latter in itertools.pairwise(losses):
            if str(latter.date) in days:
                change += days[str(latter.date)].low
                change += getattr(corrected.get(latter.date), field, 0)
            else:
                change += getattr(latter, field) - getattr(former, field)
        assert change == getattr(losses[-1], field) - getattr(losses[0], field)


@needs_samples
def test_corrections_are_no_losses_and_where_they_do_not_fit_the_day_has_none():
    alone, together = sample_days(corrected=False)["tank"], sample_days(corrected=True)["tank"]
    # 20 more tanks on 3 October 2023, of which 5 were a correction
    assert (alone["2023-10-03"], together["2023-10-03"]) == (Count.exactly(20), Count.exactly(15))
    # the corrections of 27 May 2023 take more drones than were added that day: they are of the day after
    assert alone["2023-05-27"] == Count.exactly(3)
    assert "2023-05-27" not in together
    assert list(load(CORRECTIONS).claims()) == []


@needs_samples
def test_trucks_go_on_in_the_column_that_took_their_place():
    days = sample_days(corrected=False)["vehicles and fuel tanks"]
    assert days["2022-05-01"] == Count.exactly(1796 - 1701 - 76)


def test_a_row_is_a_running_total_since_the_day_from_which_it_counts():
    first = LossDay(date=date(2022, 2, 25), day=2, tank=80)
    second = LossDay(date=date(2022, 2, 26), day=3, tank=146)
    own = Attribution((GENERAL_STAFF, mod_losses.DATASET))
    total_loss = EquipmentLoss(
        Count.exactly(80),
        EquipmentClass.TANK,
        LossStatus.LOST,
        "tank",
        owner=RUSSIA,
        scope=Scope.CUMULATIVE,
        when=Period.of("2022-02-24", "2022-02-25"),
    )
    claims = list(claims_of([first, second]))
    assert claims[0] == Claim(total_loss, own)
    assert [(claim.record.scope.value, str(claim.record.when), claim.record.count.low) for claim in claims] == [
        ("cumulative", "2022-02-24/2022-02-25", 80),
        ("cumulative", "2022-02-24/2022-02-26", 146),
        ("incident", "2022-02-26", 66),
    ]


def test_a_gap_of_days_is_a_period_and_rows_out_of_order_have_no_difference():
    rows = [
        LossDay(date=date(2022, 3, 1), tank=10),
        LossDay(date=date(2022, 3, 4), tank=16),
        LossDay(date=date(2022, 3, 2), tank=20),
        LossDay(date=date(2022, 3, 3), tank=21),
        LossDay(date=Missing.EMPTY, tank=22),
    ]
    assert daily(rows, "tank") == {"2022-03-02/2022-03-04": Count.exactly(6), "2022-03-03": Count.exactly(1)}
    totals = [claim.record for claim in claims_of(rows) if claim.record.scope is Scope.CUMULATIVE]
    assert [loss.when for loss in totals] == [*(Period.until(row.date) for row in rows[:4]), None]


def test_hedged_totals_make_hedged_days():
    def day(number, personnel, hedge="about"):
        return LossDay(date=date(2022, 3, number), personnel=personnel, personnel_hedge=hedge)

    rows = [
        day(1, 11_000),
        day(2, 11_800),
        day(3, 11_800),
        day(4, 12_000, "more"),
        day(5, 12_500),
        day(6, 14_000),
        day(7, 14_000, ""),
        day(8, 14_005, ""),
        day(9, 14_105),
    ]
    days = daily(rows, "personnel")
    assert days == {
        "2022-03-02": Count(700, 900, 800, Basis.ABOUT),  # the totals are rounded to hundreds
        "2022-03-06": Count(1350, 1650, 1500, Basis.ABOUT),  # a tenth of the day's own figure is more than that
        "2022-03-08": Count.exactly(5),
        "2022-03-09": Count.about(100),
    }
    people = [claim.record for claim in claims_of(rows)]
    assert {record.outcome for record in people} == {Outcome.KILLED_OR_WOUNDED}
    assert {record.victims.status for record in people} == {CombatantStatus.COMBATANT}
    hedges = [record.count.basis.value for record in people if record.scope is Scope.CUMULATIVE]
    assert hedges == ["about", "about", "about", "more_than", "about", "about", "exact", "exact", "about"]


def test_prisoners_are_those_of_another_source():
    rows = [LossDay(date=date(2022, 3, 2), pow=200, personnel=5840, personnel_hedge="about")]
    wounded, captured = claims_of(rows)
    assert wounded.attribution.origin == GENERAL_STAFF
    assert (captured.record.outcome, captured.attribution.origin) == (Outcome.CAPTURED, INVADERS)


def test_hedged_zeros_and_corrections_end():
    corrections = [LossCorrection(date=date(2022, 3, 2), personnel=-5), LossCorrection(date=Missing.EMPTY, personnel=1)]
    rows = [LossDay(date=date(2022, 3, number), personnel=0, personnel_hedge="about") for number in (1, 2)]
    assert daily([*corrections, *rows], "personnel") == {"2022-03-02": Count(4, 6, 5, Basis.ABOUT)}


def test_rows_that_contradict_those_before_are_reported():
    text = json.dumps(
        [
            {"date": "2022-03-01", "day": 6, "personnel": 100, "personnel*": "about"},
            {"date": "2022-03-02", "day": 8, "personnel": 90, "personnel*": "about"},
            {"date": "2022-03-02", "day": 7, "personnel": 95, "personnel*": "about"},
            {"date": "no day", "day": 7, "personnel": 95, "personnel*": "about"},
            {"date": "2022-03-03", "day": 10**15, "personnel": 95, "personnel*": "about"},
        ]
    )
    problems = [str(problem) for problem in load(io.StringIO(text)).problems if "no day" not in str(problem)]
    assert problems == [
        "row 2, day '8': counts from 2022-02-23, and the row before from 2022-02-24",
        "row 2, personnel '90': is lower than on 2022-03-01, 100: it was corrected, and the day has no figure",
        "row 3, date '2022-03-02': does not lie after the day of the row before, 2022-03-02",
    ]


def test_a_hedge_that_goes_beyond_every_number_is_told_and_makes_no_claim():
    rows = [
        {"date": "2022-03-01", "day": 6, "personnel": 10**18, "personnel*": "more"},
        {"date": "2022-03-02", "day": 7, "personnel": 10**18, "personnel*": "about"},
        {"day": 8, "personnel": 10**18},
    ]
    data = load(io.StringIO(json.dumps(rows)))
    assert [str(problem) for problem in data.problems] == [
        "row 1, personnel '1000000000000000000': is too large a figure to be more than it; it makes no claim",
        "row 2, personnel '1000000000000000000': is too large a figure to be about it; it makes no claim",
    ]
    assert [claim.record.count for claim in data.claims()] == [Count.exactly(10**18)]


def test_what_was_lost_between_the_largest_figures_is_a_figure_or_nothing():
    largest = 10**18
    days = [
        LossDay(date=date(2022, 3, 1), personnel=0, personnel_hedge="about"),
        LossDay(date=date(2022, 3, 2), personnel=largest),
    ]
    assert daily(days, "personnel") == {}
    days[1] = attrs.evolve(days[1], personnel=largest // 10 * 9)
    assert daily(days, "personnel")["2022-03-02"].high == largest


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(-20, 20)), min_size=2, max_size=30))
def test_any_days_with_any_corrections_add_up_and_never_hold_a_total(changes):
    start = date(2022, 3, 1)
    figure, rows, corrections = 10_000, [LossDay(date=start, day=1, tank=10_000)], []
    for number, (lost, corrected) in enumerate(changes, 1):
        figure += lost + corrected
        day = start + timedelta(days=number)
        rows.append(LossDay(date=day, day=number + 1, tank=figure))
        corrections.append(LossCorrection(date=day, tank=corrected))
    claims = list(claims_of([*corrections, *rows]))
    days = [claim.record for claim in claims if claim.record.scope is Scope.INCIDENT]
    assert [loss.count.low for loss in days] == [lost for lost, _ in changes]
    assert sum(loss.count.low for loss in days) + sum(each for _, each in changes) == figure - 10_000
    assert all(loss.when.first == loss.when.last > start for loss in days)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20), st.booleans())
def test_no_total_over_days_ever_holds_a_running_total(figures, hedged):
    rows = [
        LossDay(date=date(2022, 3, 1) + timedelta(days=n), personnel=each, personnel_hedge="about" if hedged else "")
        for n, each in enumerate(figures)
    ]
    rises = [max(latter - former, 0) for former, latter in itertools.pairwise(figures)]
    found = total(claims_of(rows), Outcome.KILLED_OR_WOUNDED)
    assert (0 if found is None else found.stated) == sum(rises)


def test_the_file_recognises_itself_and_its_corrections():
    row = {"date": "2022-10-13", "day": 232, "aircraft": 0, "helicopter": 0, "tank": 0, "APC": -25}

    def name(**others):
        return load(io.StringIO(json.dumps([{**row, **others}]))).format

    assert name() == "daily-losses"
    assert name(personnel=0) == "daily-losses-corrections"
    assert name(**{"personnel": 0, "personnel*": "about"}) == "daily-losses"


def test_figures_from_elsewhere_are_written_if_they_are_totals_of_all_of_russias_losses():
    when = Period.of("2022-02-24", "2022-03-05")

    def lost(equipment, **others):
        given = {"owner": RUSSIA, "scope": Scope.CUMULATIVE, "when": when, **others}
        return EquipmentLoss(Count.at_least(7), equipment, given.pop("status", LossStatus.LOST), **given)

    def people(outcome, **others):
        given = {"victims": PERSONNEL, "scope": Scope.CUMULATIVE, "when": when, **others}
        return Casualties(outcome, Count.more_than(900), **given)

    taken = [
        lost(EquipmentClass.TANK, description="main battle tanks"),
        lost(EquipmentClass.OTHER, description="special equipment"),
        people(Outcome.KILLED_OR_WOUNDED, victims=Group("Russians", status=CombatantStatus.COMBATANT, country="RU")),
    ]
    dropped = [
        lost(EquipmentClass.OTHER, description="tents"),
        lost(EquipmentClass.TANK, model="T-90M"),
        lost(EquipmentClass.TANK, owner=None),
        lost(EquipmentClass.TANK, owner=Actor("Ukraine", ActorKind.STATE, country="UA")),
        lost(EquipmentClass.TANK, status=LossStatus.DESTROYED),
        lost(EquipmentClass.TANK, scope=Scope.INCIDENT),
        lost(EquipmentClass.AIRCRAFT, when=None),
        lost(EquipmentClass.AIRCRAFT, when=Period.of("2022-03")),
        lost(EquipmentClass.AIRCRAFT, when=Period.since("2022-03-01")),
        people(Outcome.KILLED),
        people(Outcome.KILLED_OR_WOUNDED, victims=Group("soldiers", country="UA")),
    ]
    later = lost(EquipmentClass.TANK, when=Period.until("2022-03-06"))
    own, wire = Attribution((GENERAL_STAFF,)), Attribution((Source("a news agency"),))
    claims = [Claim(record, own) for record in (*taken, *dropped, later, taken[0])]
    back, losses = written([*claims, Claim(taken[0], wire)])
    assert back.rows == (
        LossDay(date=date(2022, 3, 5), day=10, tank=7, special_equipment=7, personnel=900, personnel_hedge="more"),
        LossDay(date=date(2022, 3, 6), day=Missing.EMPTY, tank=7),
        LossDay(date=date(2022, 3, 5), day=10, tank=7),
    )
    lost_whole = {loss.field: loss.records for loss in losses}
    assert lost_whole["attribution"] == 1
    assert lost_whole["casualties.killed"] == 1
    assert lost_whole["equipment_loss"] > 5


def test_every_column_of_equipment_has_a_class_and_a_way_back():
    figures: dict[str, Any] = dict.fromkeys(mod_losses.EQUIPMENT, 3)
    row = LossDay(date=date(2022, 3, 5), day=10, **figures)
    claims = list(claims_of([row]))
    assert len(claims) == 17
    assert EquipmentClass.UNSPECIFIED not in {claim.record.equipment for claim in claims}
    back, losses = written(claims)
    assert (back.rows, losses) == ((row,), ())
