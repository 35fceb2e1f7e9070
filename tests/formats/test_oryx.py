"""Oryx's lists and totals: what is one loss, what is a sum, and what a day is."""

import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from conflictmodel import formats
from conflictmodel.formats import oryx, oryx_totals
from conflictmodel.formats._oryx import ORYX, owner
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.source import Attribution, Source

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "oryx"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples in {SAMPLES}")

EVENTS = """country,origin,system,status,url,date_recorded,sysID,imageID,statusID,matID
Ukraine,Soviet Union,7 BMP-2(K),damaged,https://example.org/a,2023-01-05,1,2,3,1-123
Ukraine,Soviet Union,7 BMP-2(K),abandoned,https://example.org/a,2023-01-05,1,2,4,1-124
Ukraine,Soviet Union,7 BMP-2(K),damaged,https://example.org/b,2023-01-06,1,3,3,1-133
Russia,Russia,UAZ Patriot,captured,https://example.org/c,2023-01-07,4,5,2,1-452
Russia,Russia,NA,destroyed,https://example.org/d,2023-01-08,6,7,1,1-671
Russia,Russia,T-72B3,sunk,https://example.org/e,2023-01-08,6,8,1,1-681
Russia,Russia,T-72B3,destroyed,https://example.org/f,2023-01-08,6,9,2,1-692
"""
TOTALS = """country,equipment_type,destroyed,abandoned,captured,damaged,type_total
Russia,All Types,5,1,1,0,7
Russia,"Losses excluding Recon Drones and Trucks - 6, of which: destroyed: 4, damaged: 0",4,1,1,0,6
Russia,Tanks,4,1,1,0,6
Russia,"Trucks, Vehicles, Jeeps, and Trains",1,0,0,0,1
Ukraine,"Surface-To-Air Missile Systems
",2,0,0,1,4
Ukraine,Sledges,1,0,0,,
"""


def load(source, name=None):
    """Read a file, or the lines of one."""
    return formats.load(source, name)


def claims_of(rows):
    """What rows state."""
    return oryx.FORMAT.claims(rows)


def read(text):
    return load(io.StringIO(text))


def written(claims, name):
    text = io.StringIO()
    losses = formats.dump(claims, text, name)
    return load(io.StringIO(text.getvalue()), name), losses


@needs_samples
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.csv")), ids=lambda path: path.stem)
def test_the_samples_come_back_byte_for_byte_and_through_claims(path, tmp_path):
    data = load(path)
    assert not data.problems
    assert formats.dump(data, tmp_path / "copy.csv") == ()
    assert (tmp_path / "copy.csv").read_bytes() == path.read_bytes()
    claims = list(data.claims())
    back, losses = written(claims, data.format)
    assert losses == ()
    assert list(back.claims()) == claims


@needs_samples
def test_every_row_of_the_samples_is_one_loss_and_no_piece_is_lost_twice():
    data = [load(path) for path in sorted(SAMPLES.glob("event_*.csv"))]
    rows = [row for each in data for row in each.rows]
    claims = list(claims_of(rows))
    assert len(claims) == len(rows) == 16_504
    assert {claim.record.count for claim in claims} == {Count.exactly(1)}
    whole = [claim for claim in claims if claim.record.subset_of is None]
    assert len(whole) == len({(row.country, row.system, row.url) for row in rows})
    assert len(claims) - len(whole) > 1_800


@needs_samples
def test_every_category_of_the_totals_is_known_and_nothing_is_added_twice():
    data = load(SAMPLES / "totals_by_type.csv")
    claims = list(data.claims())
    assert EquipmentClass.UNSPECIFIED not in {claim.record.equipment for claim in claims}
    for country in ("Russia", "Ukraine"):
        theirs = [claim.record for claim in claims if claim.record.owner.name == country]
        stated = next(row for row in data.rows if row.country == country and row.equipment_type == "All Types")
        whole = sum(loss.count.low for loss in theirs if loss.subset_of is None)
        # Oryx's page adds up to one less than its categories for Ukraine
        assert whole - stated.type_total == {"Russia": 0, "Ukraine": 1}[country]
        assert sum(loss.count.low for loss in theirs if loss.subset_of is not None) == whole


def test_a_row_is_one_piece_listed_by_a_day_with_its_picture():
    damaged = next(read(EVENTS).claims())
    assert damaged == Claim(
        EquipmentLoss(
            Count.exactly(1),
            EquipmentClass.UNSPECIFIED,
            LossStatus.DAMAGED,
            "7 BMP-2(K)",
            "BMP-2(K)",
            Actor("Ukraine", ActorKind.STATE, country="UA"),
            when=Period.until(date(2023, 1, 5)),
        ),
        Attribution((Source("https://example.org/a"), ORYX)),
    )


def test_a_second_status_of_the_same_piece_is_part_of_the_first_loss():
    data = read(EVENTS)
    losses = [claim.record for claim in data.claims()]
    assert [loss.status.value for loss in losses[:3]] == ["damaged", "abandoned", "damaged"]
    assert [loss.subset_of for loss in losses] == [None, Count.exactly(1), None, None, None, None]
    back, lost = written(data.claims(), "oryx-events")
    assert lost == ()
    assert list(back.claims()) == list(data.claims())


def test_rows_that_contradict_themselves_are_reported():
    problems = [str(problem) for problem in read(EVENTS).problems]
    assert problems == [
        "row 6, status 'sunk': is none of destroyed, captured, damaged, abandoned",
        "row 7, statusID '2': is not the number of destroyed, 1",
    ]


@pytest.mark.parametrize(
    "system, model",
    [
        ("1220 BMP-2(K)", "BMP-2(K)"),
        ("10 K-53949 Linza", "K-53949 Linza"),
        ("2 152mm 2A36 Giatsint-B:", "152mm 2A36 Giatsint-B"),
        ("3 23 ItK 61 23mm", "23 ItK 61 23mm"),
        ("23 ItK 61", "23 ItK 61"),
        ("155 mm howitzer", "155 mm howitzer"),
        ("122mm D-30", "122mm D-30"),
        ("P-18 'Spoon Rest D'", "P-18 'Spoon Rest D'"),
        ("UAZ Patriot", "UAZ Patriot"),
        ("1 Unknown T-64", None),
        ("(Unknown) truck", None),
        ("17 NA", None),
        (":", None),
    ],
)
def test_the_number_of_a_heading_is_no_part_of_a_model(system, model):
    assert oryx.model_of(system) == model


def test_losses_from_elsewhere_take_a_row_each_if_they_are_of_one_piece():
    russia = Actor("the Russian army", ActorKind.STATE, country="RU")
    one = Count.exactly(1)
    told = [
        EquipmentLoss(one, EquipmentClass.TANK, LossStatus.DESTROYED, "a tank", "T-90M", russia),
        EquipmentLoss(one, EquipmentClass.TANK, LossStatus.CAPTURED, "", None, russia),
        EquipmentLoss(one, EquipmentClass.UNSPECIFIED, LossStatus.CAPTURED, when=Period.of(date(2023, 1, 5))),
        EquipmentLoss(one, EquipmentClass.TANK, LossStatus.LOST, owner=russia),
        EquipmentLoss(Count.exactly(2), EquipmentClass.TANK, LossStatus.DAMAGED, owner=russia),
        EquipmentLoss(one, EquipmentClass.TANK, LossStatus.DAMAGED, owner=russia, scope=Scope.CUMULATIVE),
    ]
    back, losses = written([*map(Claim, told), Claim(told[0], stance=Stance.DENIED)], "oryx-events")
    rows = [(row.country, row.system, row.status, row.status_id, row.date_recorded) for row in back.rows]
    assert rows == [
        ("Russia", "T-90M", "destroyed", "1", Missing.EMPTY),
        ("Russia", "Unknown tank", "captured", "2", Missing.EMPTY),
        ("", "", "captured", "2", Missing.EMPTY),
    ]
    assert len({row.mat_id for row in back.rows}) == 3
    assert Counter({loss.field: loss.records for loss in losses})["equipment_loss"] == 6


def test_sums_make_no_claim_and_a_total_holds_its_parts():
    claims = [claim.record for claim in read(TOTALS).claims()]
    assert {loss.description for loss in claims} == {
        "Tanks",
        "Trucks, Vehicles, Jeeps, and Trains",
        "Surface-To-Air Missile Systems",
        "Sledges",
    }
    tanks = [(loss.status.value, loss.count.low, loss.subset_of) for loss in claims if loss.description == "Tanks"]
    six = Count.exactly(6)
    assert tanks == [
        ("lost", 6, None),
        ("destroyed", 4, six),
        ("abandoned", 1, six),
        ("captured", 1, six),
        ("damaged", 0, six),
    ]
    assert all(loss.scope is Scope.CUMULATIVE and loss.when is None for loss in claims)
    sledges = [loss for loss in claims if loss.description == "Sledges"]
    assert [(loss.equipment, loss.subset_of) for loss in sledges] == [(EquipmentClass.UNSPECIFIED, None)] * 3


def test_a_total_that_is_not_the_sum_of_its_parts_is_reported():
    assert [str(problem) for problem in read(TOTALS).problems] == [
        "row 5, type_total '4': is not the sum of what was destroyed, abandoned, captured and damaged, 3"
    ]


def test_totals_of_many_days_keep_their_days_and_differences_are_no_losses():
    data = read(
        "country,equipment_type,destroyed,abandoned,captured,damaged,type_total,date_recorded,destroyed_diff,"
        "abandoned_diff,captured_diff,damaged_diff,type_total_diff,destroyed_diff_diff\n"
        "Russia,Aircraft,13,0,0,0,13,2022-03-19,13,0,0,0,13,13\n"
        "Russia,Aircraft,12,0,0,0,12,2022-03-26,-1,0,0,0,-1,-14\n"
    )
    assert data.format == "oryx-totals"
    claims = list(data.claims())
    assert {claim.record.when for claim in claims} == {Period.until("2022-03-19"), Period.until("2022-03-26")}
    assert [row.destroyed_diff for row in data.rows] == [13, -1]
    back, losses = written(claims, "oryx-totals")
    assert losses == ()
    assert list(back.claims()) == claims


def test_every_category_stands_in_the_scheme_of_its_class():
    wider = {"Trucks, Vehicles, and Jeeps", "Trucks, Vehicles, Jeeps, and Trains"}
    for category, known in oryx_totals.CATEGORIES.items():
        assert category in wider or category in known.scheme
    assert len(oryx_totals.CATEGORIES) == 28
    assert list(oryx.STATUSES) == [status.scheme.removeprefix("Oryx: ") for status, _ in oryx.STATUSES.values()]


def test_figures_from_elsewhere_take_the_category_of_their_class_if_it_is_no_wider():
    ukraine = owner("Ukraine")

    def figure(equipment, status=LossStatus.LOST, count=None, **others):
        return EquipmentLoss(
            count or Count.about(50), equipment, status, owner=ukraine, **{"scope": Scope.CUMULATIVE, **others}
        )

    told = [
        figure(EquipmentClass.RADAR),
        figure(EquipmentClass.RADAR, LossStatus.DAMAGED, Count.exactly(3)),
        figure(EquipmentClass.VEHICLE),
        figure(EquipmentClass.TANK, scope=Scope.INCIDENT),
        figure(EquipmentClass.TANK, model="T-64"),
        figure(EquipmentClass.HELICOPTER, when=Period.of("2023-01-01", "2023-02")),
    ]
    people = Casualties(Outcome.KILLED, Count.exactly(2))
    back, losses = written([*map(Claim, told), Claim(people)], "oryx-totals")
    assert [(row.equipment_type, row.type_total, row.damaged, row.date_recorded) for row in back.rows] == [
        ("Radars", 50, 3, Missing.EMPTY),
        ("Helicopters", 50, Missing.EMPTY, Missing.EMPTY),
    ]
    lost = {loss.field: loss.records for loss in losses}
    assert lost["equipment_loss"] == 3
    assert lost["equipment_loss.when"] == 1
