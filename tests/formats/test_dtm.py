from io import StringIO

import attrs
import pytest

from conflictmodel.formats import dump, load
from conflictmodel.formats.dtm import IOM
from conflictmodel.model.actor import Group, Sex
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision

HEADER = (
    "admin0Name,admin0Pcode,admin1Name,admin2Name,adminLevel,numPresentIdpInd,reportingDate,yearReportingDate,"
    "monthReportingDate,displacementReason,numberMales,numberFemales,idpOriginAdmin1Name\n"
)


def loaded(text, name=None):
    return load(StringIO(text), name)


def read(row):
    return loaded(f"{HEADER}{row}\n")


def test_a_row_is_a_stock_with_men_and_women_as_parts():
    data = read("Syria,SYR,Idlib,Saraqib,2,100,2017-03-30T00:00:00,2017,3,Conflict; Insecurity,40,60,Hama")
    total, men, women = data.claims()
    assert data.problems == ()
    assert total.attribution.sources == (IOM,)
    assert total.record == Displacement(
        Count.exactly(100),
        Movement.INTERNAL_DISPLACEMENT,
        Measure.STOCK,
        origin=Place("Hama", "SY", (), None, PlacePrecision.FIRST_ORDER_ADMIN),
        means="Conflict; Insecurity",
        when=Period.parse("2017-03-30"),
        where=Place("Saraqib", "SY", ("Idlib",), None, PlacePrecision.SECOND_ORDER_ADMIN),
    )
    for claim, number, sex in ((men, 40, Sex.MALE), (women, 60, Sex.FEMALE)):
        part = attrs.evolve(
            total.record, count=Count.exactly(number), people=Group(sex=sex), subset_of=Count.exactly(100)
        )
        assert claim.record == part
    assert dump(list(data.claims()), written := StringIO(), "iom-dtm") == ()
    assert tuple(loaded(written.getvalue()).claims()) == (total, men, women)


@pytest.mark.parametrize(
    "row, where",
    [
        ("Syria,SYR,,,0,1,,,,,,,", Place("Syria", "SY", (), None, PlacePrecision.COUNTRY)),
        ("Syria,SYR,Idlib,,1,1,,,,,,,", Place("Idlib", "SY", (), None, PlacePrecision.FIRST_ORDER_ADMIN)),
        (",,Idlib,,1,1,,,,,,,", Place("Idlib", None, (), None, PlacePrecision.FIRST_ORDER_ADMIN)),
        (",,,,0,1,,,,,,,", None),
    ],
)
def test_the_place_is_the_narrowest_that_is_named(row, where):
    (claim,) = read(row).claims()
    assert claim.record.where == where


@pytest.mark.parametrize("date, when", [(",2017,3", "2017-03"), (",2017,", "2017"), (",2017,13", "2017"), (",,", None)])
def test_the_month_or_year_stands_for_a_missing_day(date, when):
    (claim,) = read(f"Syria,SYR,,,0,1,{date},,,,").claims()
    assert claim.record.when == (None if when is None else Period.parse(when))
    dump([claim], written := StringIO(), "iom-dtm", dialect="plain")
    assert [again.record.when for again in loaded(written.getvalue()).claims()] == [claim.record.when]


@pytest.mark.parametrize("reason", ["", "Not available", "No reason for displacement reported"])
def test_no_reason_is_none(reason):
    (claim,) = read(f"Syria,SYR,,,0,1,2017-03-30,2017,3,{reason},,,Not available").claims()
    assert (claim.record.means, claim.record.origin) == (None, None)


def test_parts_without_a_total_are_parts_of_nothing():
    (claim,) = read("Syria,SYR,,,0,Not available,2017-03-30,2017,3,,7,,").claims()
    assert (claim.record.count, claim.record.subset_of) == (Count.exactly(7), None)


def test_sums_and_levels_that_do_not_fit_are_problems():
    found = read("Syria,SYR,Idlib,,2,100,2017-03-30,2017,3,,40,70,").problems
    assert [problem.column for problem in found] == ["numPresentIdpInd", "adminLevel"]
    assert [problem.column for problem in read("Syria,SYR,,,7,1,,,,,,,").problems] == ["adminLevel"]


def test_a_town_and_a_flow_are_not_written():
    stock = Displacement(Count.exactly(5), Movement.INTERNAL_DISPLACEMENT, Measure.STOCK, where=Place("Saraqib", "SY"))
    country = attrs.evolve(stock, where=Place("Syria", "SY"))
    refused = [
        stock,
        attrs.evolve(stock, where=None),
        attrs.evolve(country, scope=Scope.CUMULATIVE),
        attrs.evolve(country, people=Group(sex=Sex.MALE)),
        attrs.evolve(country, subset_of=Count.exactly(9)),
    ]
    for figure in refused:
        assert {loss.field for loss in dump([Claim(figure)], StringIO(), "iom-dtm")} == {"displacement.stock"}
    flow = attrs.evolve(country, measure=Measure.FLOW)
    assert {loss.field for loss in dump([Claim(flow)], StringIO(), "iom-dtm")} == {"displacement.flow"}
