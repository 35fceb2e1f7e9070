"""What GDELT, ICEWS and POLECAT share: who did what to whom comes back, and what is lost is told."""

import io
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from conflictmodel import formats, strategies
from conflictmodel.formats import registry
from conflictmodel.formats._coded import at, code_named, dates, line, located, period, precision_of, title_of
from conflictmodel.formats.cameo import cameo_codes, coarsened_types, code_of, contact_type, incident_type
from conflictmodel.formats.format import layout_of
from conflictmodel.formats.losses import Ledger
from conflictmodel.formats.table.rows import columns
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.count import Count
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point
from conflictmodel.model.source import Attribution, Source

NAMES = ("gdelt", "icews", "polecat")
COARSE = {coarsening.given for coarsening in coarsened_types() if isinstance(coarsening.given, ContactType)}
A = Actor("Ministry of Amana", ActorKind.STATE, country="KE")
B = Actor("Front of Bekara", ActorKind.ARMED_GROUP, country="ET")
SAID = Attribution((Source("https://example.org/1"),))
DAY = Period.of("2021-03-04")
TOWN = Place("Amana", "KE", ("Bekara",), Point(1.5, 36.25), PlacePrecision.EXACT)


def through(claims, name):
    """Write claims and read them back, without the dataset's own name at the end of their sources."""
    target = io.StringIO(newline="")
    lost = formats.dump(claims, target, name)
    target.seek(0)
    text = target.getvalue()
    data = formats.load(io.StringIO(text, newline=""), name)
    assert not data.problems
    return data, list(data.claims()), lost


def plain(claims):
    return [claim.record for claim in claims]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", list(ContactType))
def test_a_contact_of_every_type_comes_back_or_its_loss_is_told(name, kind):
    began = None if kind.symmetric else A
    contact = DiplomaticContact(kind, (A, B), began, when=DAY, where=TOWN)
    data, back, lost = through([Claim(contact, SAID)], name)
    kept = plain(back) == [contact]
    assert kept is (not lost)
    if name != "polecat":
        assert data.format == name
        assert len(data.rows) == 1
        assert kept is (kind not in COARSE)
    if kept:
        assert back[0].attribution.names == ("https://example.org/1", back[0].attribution.names[-1])


@pytest.mark.parametrize("name", ["gdelt", "icews"])
@pytest.mark.parametrize("code", [code.code for code in cameo_codes() if incident_type(code.code)])
def test_an_incident_keeps_the_code_that_its_description_names(name, code):
    incident = Incident(incident_type(code), title_of(code), (A, B), DAY, TOWN)
    data, back, lost = through([Claim(incident, SAID)], name)
    assert not lost
    assert plain(back) == [incident]
    named = [other.code for other in cameo_codes() if other.name == title_of(code)]
    assert data.rows[0].cells[data.rows[0].columns.index("EventCode" if name == "gdelt" else "CAMEO Code")] == named[-1]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [None, *IncidentType])
def test_an_incident_without_a_code_in_its_words_has_that_of_its_type(name, kind):
    incident = Incident(kind, "a shop in Amana was set on fire", (A, B), DAY, TOWN)
    data, back, lost = through([Claim(incident, SAID)], name)
    assert lost  # if nothing else, then the words
    if name != "polecat":
        assert len(data.rows) == (kind is not None and code_of(kind) is not None)
    if not back:
        assert "incident" in {loss.field for loss in lost}


@pytest.mark.parametrize("name", NAMES)
def test_an_actor_to_whom_it_was_done_stays_that(name):
    """A target alone must not come back as the one who did it."""
    label = "COERCE/arrest" if name == "polecat" else title_of("173")
    done_to = Incident(IncidentType.ARRESTS, f"{label} (towards {A.name})", (A,), DAY, TOWN)
    done_by = Incident(IncidentType.ARRESTS, label, (A,), DAY, TOWN)
    asked = DiplomaticContact(ContactType.REQUEST, (A,), when=DAY)
    data, back, lost = through([Claim(done_to), Claim(done_by), Claim(asked)], name)
    assert not lost
    assert plain(back) == [done_to, done_by, asked]
    source, target = {
        "gdelt": ("actor1_name", "actor2_name"),
        "icews": ("source_name", "target_name"),
        "polecat": ("actor_name", "recipient_name"),
    }[name]
    assert [(getattr(row, source) == A.name, getattr(row, target) == A.name) for row in data.rows] == [
        (False, True),
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_parties_beyond_two_are_told_as_lost(name):
    other = Actor("Third of Three")
    contact = DiplomaticContact(ContactType.MEETING, (A, B, other), when=DAY)
    _, back, lost = through([Claim(contact)], name)
    assert back[0].record.parties == (A, B)
    assert [loss.field for loss in lost] == ["diplomatic_contact.parties"]
    assert "two actors" in lost[0].why


@pytest.mark.parametrize("name", NAMES)
def test_figures_are_lost_and_the_event_that_they_tell_of_is_written(name):
    incident = Incident(IncidentType.ARRESTS, "COERCE/arrest" if name == "polecat" else title_of("173"), (A, B), DAY)
    figure = Claim(Casualties(Outcome.KILLED, Count.exactly(3)), SAID, incident=incident)
    met = Claim(DiplomaticContact(ContactType.MEETING, (A, B)), incident=incident)
    data, back, lost = through([Claim(incident, SAID), figure, met], name)
    assert len(data.rows) == 2
    assert {loss.field: loss.records for loss in lost}["casualties.killed"] == 1
    assert incident in plain(back)
    _, alone, _ = through([figure], name)
    assert plain(alone) == [incident]
    assert alone[0].attribution.names[0] == "https://example.org/1"


@pytest.mark.parametrize("name", NAMES)
def test_a_denied_event_is_never_written(name):
    contact = Claim(DiplomaticContact(ContactType.MEETING, (A, B)), stance=Stance.DENIED)
    data, _, lost = through([contact], name)
    assert not data.rows
    assert "denied" in lost[0].why


def test_a_month_is_told_as_lost_where_the_file_has_a_day():
    contact = DiplomaticContact(ContactType.MEETING, (A, B), when=Period.parse("2021-03"))
    _, _, lost = through([Claim(contact)], "icews")
    assert [str(loss) for loss in lost] == ["diplomatic_contact.when (1 record): ICEWS has a day"]


@pytest.mark.parametrize("name", NAMES)
@given(claims=st.lists(strategies.claims(), max_size=3))
def test_whatever_is_claimed_differs_by_the_losses_alone(name, claims):
    target = io.StringIO(newline="")
    lost = formats.dump(claims, target, name)
    form: Any = registry.known(name)
    data = formats.load(io.StringIO(target.getvalue(), newline=""), name)
    back = [(type(claim.record), claim.stance) for claim in data.claims()]
    assert len(back) <= sum(2 for claim in claims)
    assert all(stance is Stance.ASSERTED for _, stance in back)
    told = Ledger(form.losses)
    layout = layout_of(form, None)
    unplaced = columns(form.row).keys() - set(form.shape(layout.columns, layout.tags).fields)
    for group in form.groups(claims):
        rows = [attrs.evolve(row, **dict.fromkeys(unplaced, Missing.ABSENT)) for row in form.rows(group)]
        told.compare(group, form.claims(rows))
    assert told.losses() == lost
    assert all(loss.why != "the format has no place for it" for loss in lost)


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_of_a_layout(name):
    form: Any = registry.known(name)
    newest = next(iter(form.layouts.values()))
    assert [column.name for column in columns(form.row).values() if column.name not in {"year", "yearmonth"}] == list(
        newest.columns
    )


# --- the small steps


@given(st.dates())
def test_a_day_a_month_and_a_year_come_back(day):
    for when in (Period.of(day), Period.of(f"{day:%Y-%m}".rjust(7, "0")), Period.of(f"{day.year:04}")):
        assert period(*dates(when)) == when


def test_a_longer_time_has_the_month_or_year_that_holds_it():
    assert dates(Period.of("2021-03-04", "2021-03-09")) == (Missing.EMPTY, 202103, 2021)
    assert dates(Period.of("2021-03-04", "2021-05-09")) == (Missing.EMPTY, Missing.EMPTY, 2021)
    assert dates(Period.of("2021-03-04", "2022-05-09")) == (Missing.EMPTY,) * 3
    assert dates(None) == (Missing.EMPTY,) * 3
    assert period(Missing.EMPTY, 202113, Missing.EMPTY) is None
    assert period(Missing.EMPTY, 202113, 2021) == Period.of("2021")


def test_titles_name_codes():
    assert code_named("Meet at a 'third' location") == "044"
    assert code_named("coerce") == "170"
    assert code_named("a shop was set on fire") is None
    assert title_of("13y") == "13y"
    assert all(
        (contact_type(code_named(code.name) or ""), incident_type(code_named(code.name) or ""))
        == (contact_type(code.code), incident_type(code.code))
        for code in cameo_codes()
        if code.code != "05"
    )


def test_a_cell_without_quoting_holds_no_break():
    assert line("a\tb\r\nc") == "a b c"
    assert line(None) is Missing.EMPTY


def test_places_stand_where_their_precision_says():
    def cells(precision, *admin):
        return located(Place("Amana", "KE", admin, None, precision))

    assert cells(None, "P") == {"province": "P", "city": "Amana"}
    assert cells(PlacePrecision.EXACT, "P", "Q", "R") == {"province": "P", "district": "R", "city": "Amana"}
    assert cells(PlacePrecision.SECOND_ORDER_ADMIN, "P", "Q") == {"province": "P", "district": "Amana"}
    assert cells(PlacePrecision.FIRST_ORDER_ADMIN, "P") == {"province": "Amana"}
    assert cells(PlacePrecision.LINEAR_OR_FUZZY, "P") == {}
    assert located(None) == {}
    assert at(None) == {}
    assert at(Place("Amana")) == {}
    assert at(TOWN) == {"latitude": 1.5, "longitude": 36.25}
    assert precision_of("", "", "P", "C") is PlacePrecision.FIRST_ORDER_ADMIN
    assert precision_of("", "", "", "") is None
