"""When and where, and how many died, in ACLED: in the terms of the model, and back."""

from datetime import date
from typing import Any

import attrs
import pytest

from conflictmodel.countries import CodeScheme, find_country
from conflictmodel.formats.acled import FORMAT, AcledEvent
from conflictmodel.formats.table.values import Missing, Unreadable
from conflictmodel.model.actor import CombatantStatus, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point


def stated(**fields: Any) -> list[Claim[Record]]:
    return list(FORMAT.claims([AcledEvent(**fields)]))


def incident(**fields: Any) -> Incident:
    found = stated(**fields)[0].record
    assert isinstance(found, Incident)
    return found


def written(*claims_: Claim[Record]) -> AcledEvent:
    assert FORMAT.rows is not None
    (row,) = FORMAT.rows(claims_)
    assert isinstance(row, AcledEvent)
    return row


def why(**fields: Any) -> list[str]:
    assert FORMAT.check is not None
    return [f"{field} {fault}" for field, fault in FORMAT.check(AcledEvent(**fields))]


class TestWhen:
    @pytest.mark.parametrize(
        "precision, wanted",
        [
            *((1, "2020-12-31"), (2, "2020-W53"), (3, "2020-12")),
            *((Missing.EMPTY, "2020-12-31"), (4, "2020-12"), (Unreadable("x"), "2020-12-31")),
        ],
    )
    def test_precision(self, precision: Any, wanted: str) -> None:
        assert incident(event_date=date(2020, 12, 31), time_precision=precision).when == Period.of(wanted)

    def test_without_a_day_the_year_is_known(self) -> None:
        assert incident(event_date=Unreadable("18/04/2001"), year=2001).when == Period.of("2001")
        assert incident(event_date=Missing.EMPTY).when is None

    def test_year_of_two_digits_is_no_year(self) -> None:
        assert incident(event_date=date(25, 3, 1), year=2025).when == Period.of("2025")
        assert incident(event_date=date(25, 3, 1), year=25).when is None
        assert why(event_date=date(25, 3, 1), year=2025) == [
            "event_date lies in the year 0025, and ACLED begins with 1997",
            "event_date does not lie in the year 2025, as year says",
        ]
        assert why(year=25) == ["year lies in the year 0025, and ACLED begins with 1997"]

    def test_last_week_of_the_calendar(self) -> None:
        assert incident(event_date=date(9999, 12, 31), time_precision=2).when == Period.of("9999-12-31")

    @pytest.mark.parametrize(
        "when, day, year, precision",
        [
            ("2020-02-03", date(2020, 2, 3), 2020, 1),
            ("2020-W53", date(2020, 12, 31), 2020, 2),
            ("2020-02-04/2020-02-06", date(2020, 2, 6), 2020, 2),
            ("2020-02", date(2020, 2, 15), 2020, 3),
            ("2020-02-02/2020-02-20", date(2020, 2, 15), 2020, 3),
            ("2020-02/2020-04", Missing.ABSENT, 2020, Missing.ABSENT),
            ("2020", Missing.ABSENT, 2020, Missing.ABSENT),
            ("2020-12-31/2021-01-10", Missing.ABSENT, Missing.ABSENT, Missing.ABSENT),
            ("0025-03-01", Missing.ABSENT, Missing.ABSENT, Missing.ABSENT),
            ("2020-02-02/..", Missing.ABSENT, Missing.ABSENT, Missing.ABSENT),
        ],
    )
    def test_periods_are_written_as_the_codebook_has_it(self, when: str, day: Any, year: Any, precision: Any) -> None:
        row = written(Claim(Incident(IncidentType.ATTACK, when=Period.parse(when))))
        assert (row.event_date, row.year, row.time_precision) == (day, year, precision)

    def test_precision_beyond_the_codes_is_told(self) -> None:
        assert why(time_precision=0, geo_precision=7) == [
            "time_precision must be 1, 2 or 3",
            "geo_precision must be 1, 2 or 3",
        ]


class TestWhere:
    @pytest.mark.parametrize(
        "fields",
        [
            *({"iso": "4"}, {"iso": "004"}, {"iso3": "AFG"}, {"country": "Afghanistan"}, {"gwno": "700"}),
            {"iso": "4", "country": "Kenya", "gwno": "501"},
        ],
    )
    def test_country(self, fields: dict[str, str]) -> None:
        place = incident(location="Herat", event_date=date(2015, 1, 1), **fields).where
        assert place is not None
        assert place.country == "AF"

    def test_place_is_written_with_every_code_of_its_country(self) -> None:
        where = Place("Herat", "AF", ("a", "b", "c", "d"), Point(34.25, 62.2), PlacePrecision.SECOND_ORDER_ADMIN)
        row = written(Claim(Incident(IncidentType.ATTACK, where=where, when=Period.of("2015-01-01"))))
        assert (row.iso, row.iso3, row.gwno, row.country) == ("4", "AFG", "700", "Afghanistan")
        assert (row.location, row.admin1, row.admin3, row.geo_precision) == ("Herat", "a", "c", 3)
        assert (row.latitude, row.longitude) == (34.25, 62.2)

    @pytest.mark.parametrize("alpha_2", ["XK", "ZZ", "CD", "CI", "SZ"])
    def test_country_comes_back(self, alpha_2: str) -> None:
        event = Incident(IncidentType.ATTACK, where=Place("there", alpha_2))
        back = incident(**{f: v for f, v in attrs.asdict(written(Claim(event))).items() if f != "raw"})
        assert back.where == Place("there", alpha_2 if find_country(alpha_2, CodeScheme.ALPHA_2) else None)

    @pytest.mark.parametrize(
        "precision, code",
        [
            *((PlacePrecision.EXACT, 1), (PlacePrecision.NEAR, 2), (PlacePrecision.FIRST_ORDER_ADMIN, 3)),
            *((PlacePrecision.LINEAR_OR_FUZZY, 3), (PlacePrecision.COUNTRY, Missing.EMPTY), (None, Missing.EMPTY)),
        ],
    )
    def test_precision(self, precision: PlacePrecision | None, code: Any) -> None:
        where = Place("there", precision=precision)
        assert written(Claim(Incident(IncidentType.ATTACK, where=where))).geo_precision == code


class TestFatalities:
    @pytest.mark.parametrize(
        "count, number",
        [
            (Count.exactly(0), 0),
            (Count.exactly(7), 7),
            (Count.at_least(7), 7),
            (Count.more_than(50), 51),
            (Count.about(50), 50),
            (Count.nearly(100), 90),
            (Count.between(30, 40), 30),
            (Count.at_most(20), 0),
            (Count.fewer_than(20), 0),
            (Count.vague(20, 99), 10),
            (Count.vague(24, 99), 12),
            (Count.vague(200, 999), 100),
            (Count.vague(3, 9), 3),
            (Count.vague(3), 3),
        ],
    )
    def test_number_is_the_lowest_that_is_reported(self, count: Count, number: int) -> None:
        event = Incident(IncidentType.ATTACK)
        assert written(Claim(Casualties(Outcome.KILLED, count), incident=event)).fatalities == number

    def test_rival_figures_give_the_lowest_and_different_people_add(self) -> None:
        event = Incident(IncidentType.ARMED_CLASH)

        def killed(number: int, *, fighting: str = "", sex: Sex = Sex.UNKNOWN) -> Claim[Record]:
            status = CombatantStatus.COMBATANT if fighting else CombatantStatus.UNKNOWN
            victims = Group(affiliation=fighting or None, status=status, sex=sex)
            return Claim(Casualties(Outcome.KILLED, Count.exactly(number), victims), incident=event)

        row = written(
            killed(5), killed(3), killed(8, fighting="Rebels"), killed(9, fighting="rebels"), killed(1, sex=Sex.FEMALE)
        )
        assert row.fatalities == 3 + 8 + 1

    def test_what_is_no_toll_of_the_event_is_left_out(self) -> None:
        event = Incident(IncidentType.ARMED_CLASH)
        told = Casualties(Outcome.KILLED, Count.exactly(4))
        others: list[Claim[Record]] = [
            Claim(attrs.evolve(told, scope=Scope.CUMULATIVE), incident=event),
            Claim(attrs.evolve(told, subset_of=Count.exactly(9)), incident=event),
            Claim(attrs.evolve(told, outcome=Outcome.WOUNDED), incident=event),
            Claim(told, stance=Stance.DENIED, incident=event),
        ]
        assert written(*others).fatalities is Missing.EMPTY
        assert FORMAT.rows is not None
        assert list(FORMAT.rows(others[-1:])) == []

    def test_figure_without_an_event_has_its_own_day_and_place(self) -> None:
        where, when = Place("there"), Period.of("2020-05-05")
        row = written(Claim(Casualties(Outcome.KILLED, Count.exactly(4), when=when, where=where)))
        assert (row.fatalities, row.event_date, row.location, row.notes) == (4, date(2020, 5, 5), "there", "an event")
        assert FORMAT.rows is not None
        gone = Displacement(Count.exactly(4), Movement.FORCED_DISPLACEMENT, Measure.FLOW)
        assert list(FORMAT.rows([Claim(gone)])) == []

    def test_empty_is_no_claim(self) -> None:
        assert len(stated(fatalities=Missing.EMPTY)) == 1
