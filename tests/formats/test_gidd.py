from io import StringIO

import attrs
import pytest

from conflictmodel.formats import dump, load
from conflictmodel.formats.gidd import IDMC
from conflictmodel.model.actor import Group, Sex
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision

OLD = "ISO3,Name,Year,Conflict Stock Displacement,Conflict New Displacements,Disaster New Displacements\n"
SYRIA = Place("Syria", "SY", (), None, PlacePrecision.COUNTRY)


def loaded(text, name=None):
    return load(StringIO(text), name)


def figures(text):
    return [
        (
            claim.record.measure,
            claim.record.means,
            claim.record.count.stated,
            str(claim.record.when),
            claim.record.scope,
        )
        for claim in loaded(text).claims()
    ]


def test_a_row_is_a_stock_and_flows_that_never_mix():
    data = loaded(OLD + "SYR,Syria,2013,900,40,0\n")
    assert figures(OLD + "SYR,Syria,2013,900,40,0\n") == [
        (Measure.STOCK, "Conflict", 900, "2013-12-31", Scope.INCIDENT),
        (Measure.FLOW, "Conflict", 40, "2013", Scope.CUMULATIVE),
        (Measure.FLOW, "Disaster", 0, "2013", Scope.CUMULATIVE),
    ]
    for claim in data.claims():
        assert claim.attribution.sources == (IDMC,)
        assert claim.record.where == SYRIA
        assert claim.record.movement is Movement.INTERNAL_DISPLACEMENT


@pytest.mark.parametrize(
    "header, row, expected",
    [
        (
            "ISO3,Name,Year,Conflict Stock Displacement,Conflict Stock Displacement (Raw)",
            "SYR,Syria,2013,900,897",
            [(Measure.STOCK, "Conflict", 897)],
        ),
        (
            "ISO3,Country / Territory,Year,Conflict Internal Displacements,Disaster Stock Displacement",
            "SYR,Syria,2013,12,5",
            [(Measure.FLOW, "Conflict", 12), (Measure.STOCK, "Disaster", 5)],
        ),
        (
            "iso3,country_name,year,conflict_new_displacement,conflict_new_displacement_rounded",
            "SYR,Syria,2013,1234,1200",
            [(Measure.FLOW, "Conflict", 1234)],
        ),
        (
            "ISO3,Country / Territory,Year,Conflict Total number of IDPs,Conflict Total number of IDPs raw",
            "SYR,Syria,2013,100,",
            [(Measure.STOCK, "Conflict", 100)],
        ),
    ],
)
def test_every_spelling_of_the_columns_is_known(header, row, expected):
    data = loaded(f"{header}\n{row}\n")
    assert data.format == "idmc-gidd"
    assert [figure[:3] for figure in figures(f"{header}\n{row}\n")] == expected


def test_abyei_keeps_its_code():
    (claim,) = loaded(OLD + "AB9,Abyei Area,2014,20000,,\n").claims()
    assert claim.record.where == Place("Abyei Area", None, (), None, PlacePrecision.COUNTRY)
    dump([claim], written := StringIO(), "idmc-gidd", dialect="2018")
    assert written.getvalue().splitlines()[2:] == ["AB9,Abyei Area,2014,20000,,"]


def test_a_year_that_cannot_be_is_no_time():
    (claim,) = loaded(OLD + "SYR,Syria,0,1,,\n").claims()
    assert claim.record.when is None


def test_a_code_and_a_name_of_two_countries_are_a_problem():
    (problem,) = loaded(OLD + "SYR,Turkey,2013,1,,\n").problems
    assert (problem.column, problem.value) == ("Name", "Turkey")


def test_claims_of_one_country_and_year_make_one_row_wherever_they_stand():
    claims = list(loaded(OLD + "SYR,Syria,2013,900,40,7\nIRQ,Iraq,2013,1,,\n").claims())
    assert dump(reversed(claims), written := StringIO(), "idmc-gidd", dialect="2018") == ()
    assert sorted(written.getvalue().splitlines()[2:]) == ["IRQ,Iraq,2013,1,,", "SYR,Syria,2013,900,40,7"]


def test_a_rival_figure_is_told_and_not_written():
    first, second = (
        Claim(
            Displacement(
                Count.exactly(number),
                Movement.INTERNAL_DISPLACEMENT,
                Measure.STOCK,
                means="Conflict",
                when=Period.parse("2013-12-31"),
                where=SYRIA,
            )
        )
        for number in (5, 6)
    )
    (loss,) = dump([first, second], written := StringIO(), "idmc-gidd")
    assert (loss.field, loss.records) == ("displacement.stock", 1)
    assert len(written.getvalue().splitlines()) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"means": None},
        {"movement": Movement.EVACUATION},
        {"subset_of": Count.exactly(9)},
        {"origin": Place("Idlib", "SY", (), None, PlacePrecision.FIRST_ORDER_ADMIN)},
        {"people": Group(sex=Sex.FEMALE)},
        {"where": Place("Idlib", "SY", ("Syria",))},
        {"where": None},
        {"when": Period.parse("2013")},
        {"when": Period.parse("2014-01-01")},
        {"when": Period.parse("2013/..")},
    ],
)
def test_what_is_no_stock_of_a_whole_country_is_not_written(changes):
    stock = Displacement(
        Count.exactly(5),
        Movement.INTERNAL_DISPLACEMENT,
        Measure.STOCK,
        means="Conflict",
        when=Period.parse("2013-12-31"),
        where=SYRIA,
    )
    (loss,) = dump([Claim(attrs.evolve(stock, **changes))], written := StringIO(), "idmc-gidd")
    assert loss.field == "displacement.stock"
    assert len(written.getvalue().splitlines()) == 1
