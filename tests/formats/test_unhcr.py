from io import StringIO
from typing import Any

import pytest

from conflictmodel.formats import dump, load
from conflictmodel.formats.unhcr import FIGURES, PEOPLE, UNHCR
from conflictmodel.model.claim import Claim
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision

POPULATION = "Year,ISO3CoO,ISO3CoA,REF,IDP,ASY,OOC,STA,VDA\n"
SOLUTIONS = "Year,ISO3CoO,ISO3CoA,RST,NAT,RET,RDP\n"
IRAN = Place("Iran", "IR", (), None, PlacePrecision.COUNTRY)
IRAQ = Place("Iraq", "IQ", (), None, PlacePrecision.COUNTRY)


def loaded(text, name=None):
    return load(StringIO(text), name)


def told(text):
    return [claim.record for claim in loaded(text).claims()]


def test_refugees_and_asylum_seekers_are_stocks_between_two_countries():
    refugees, seekers = told(POPULATION + "1998,IRQ,IRN,5e+05,0,12,7,8,9\n")
    assert refugees == Displacement(
        Count.exactly(500_000),
        Movement.REFUGEE,
        Measure.STOCK,
        origin=IRAQ,
        destination=IRAN,
        when=Period.parse("1998-12-31"),
        where=IRAN,
    )
    assert (seekers.movement, seekers.measure, seekers.count.stated) == (Movement.ASYLUM_SEEKER, Measure.STOCK, 12)
    (claim, _) = loaded(POPULATION + "1998,IRQ,IRN,1,0,0,0,0,0\n").claims()
    assert claim.attribution.sources == (UNHCR,)


def test_displaced_people_stay_in_their_country():
    (figure,) = told(POPULATION + "1998,IRQ,IRQ,0,40,0,0,0,0\n")
    assert (figure.movement, figure.origin, figure.destination) == (Movement.INTERNAL_DISPLACEMENT, IRAQ, IRAQ)


def test_solutions_are_flows_over_the_year():
    resettled, returned = told(SOLUTIONS + "1998,IRQ,IRN,191,6,12016,0\n")
    assert (resettled.movement, resettled.origin, resettled.destination) == (Movement.RESETTLEMENT, IRAQ, IRAN)
    assert (returned.movement, returned.origin, returned.destination) == (Movement.RETURN, IRAN, IRAQ)
    for figure in (resettled, returned):
        assert (figure.measure, figure.scope, figure.when) == (Measure.FLOW, Scope.CUMULATIVE, Period.parse("1998"))


def test_zeros_are_claims_where_they_could_be_something_else():
    assert [figure.movement for figure in told(POPULATION + "1998,IRQ,IRN,0,0,0,0,0,0\n")] == [
        Movement.REFUGEE,
        Movement.ASYLUM_SEEKER,
    ]
    assert [figure.movement for figure in told(SOLUTIONS + "1998,IRQ,IRQ,0,0,0,0\n")] == [Movement.RETURN]


def test_an_unknown_origin_is_none():
    (figure, _) = told(POPULATION + "1998,UKN,IRN,5,0,0,0,0,0\n")
    assert (figure.origin, figure.destination) == (None, IRAN)
    assert told(SOLUTIONS + "1998,IRQ,UKN,0,0,5,0\n")[1].origin is None


@pytest.mark.parametrize("code, people", PEOPLE.items())
def test_codes_of_people_are_no_countries(code, people, tmp_path):
    data = loaded(POPULATION + f"1998,{code},IRN,5,0,0,0,0,0\n")
    (claim, other) = data.claims()
    assert (claim.record.origin, claim.record.people.description) == (None, people)
    assert dump([claim, other], tmp_path / "out", "unhcr") == ()
    assert set(load(tmp_path / "out").claims()) == {claim, other}


def test_people_in_the_wrong_row_are_problems():
    found = loaded(POPULATION + "1998,IRQ,IRN,1,2,3,0,0,0\n1998,IRQ,IRQ,1,2,0,0,0,0\n").problems
    assert [(problem.row, problem.column) for problem in found] == [(1, "IDP"), (2, "REF")]


def test_the_full_names_of_the_columns_are_known():
    text = (
        "Year,Country of origin,Country of origin (ISO),Country of asylum,Country of asylum (ISO),"
        "Refugees under UNHCR's mandate,Asylum-seekers,Returned refugees\n2020,Iraq,IRQ,Iran,IRN,5,-,4\n"
    )
    assert loaded(text).format == "unhcr"
    assert [(figure.movement, figure.count.stated) for figure in told(text)] == [
        (Movement.REFUGEE, 5),
        (Movement.RETURN, 4),
    ]


def test_an_unknown_code_comes_back():
    data = loaded(POPULATION + "1998,QQZ,IRN,5,0,3,0,0,0\n")
    claims = list(data.claims())
    assert claims[0].record.origin.name == "QQZ"
    assert dump(claims, written := StringIO(), "unhcr") == ()
    assert set(loaded(written.getvalue()).claims()) == set(claims)


def test_a_layout_that_lacks_a_column_loses_it_and_says_so():
    claims = list(loaded(SOLUTIONS + "1998,IRQ,IRN,191,0,0,0\n").claims())
    (loss,) = dump(claims, StringIO(), "unhcr", dialect="population")
    assert (loss.field, loss.records) == ("displacement.flow", 2)


def test_disasters_provinces_and_parts_of_a_year_are_not_written():
    base: dict[str, Any] = {
        "count": Count.exactly(5),
        "movement": Movement.INTERNAL_DISPLACEMENT,
        "measure": Measure.STOCK,
    }
    end = Period.parse("2013-12-31")
    refused = [
        Displacement(**base, when=end, where=IRAQ, means="Natural disaster"),
        Displacement(**base, when=end, where=Place("Nineveh", "IQ", ("Iraq",))),
        Displacement(**base, when=end, where=IRAQ, origin=Place("Mosul", "IQ")),
        Displacement(**base, when=Period.parse("2013"), where=IRAQ),
        Displacement(**base, when=end, where=Place("Nineveh", "IQ"), destination=IRAQ),
        Displacement(**base, where=IRAQ),
        Displacement(**{**base, "movement": Movement.EVACUATION}, when=end, where=IRAQ),
    ]
    for figure in refused:
        (loss,) = dump([Claim(figure)], StringIO(), "unhcr")
        assert loss.field == "displacement.stock"
    assert dump([Claim(Displacement(**base, when=end, where=IRAQ))], StringIO(), "unhcr") == ()
    assert set(FIGURES) == {"ref", "idp", "asy", "rst", "ret", "rdp"}
