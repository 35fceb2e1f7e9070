"""Records, claims and reports hold together, and refuse what cannot be."""

from datetime import date, datetime

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import InvalidValueError
from conflictmodel.model.actor import Actor, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.incident import EventType, Incident, IncidentType
from conflictmodel.model.place import Place, Point
from conflictmodel.model.report import Problem, Report
from conflictmodel.model.source import MAX_OFFSET, Attribution, Source, Span
from conflictmodel.strategies import attributions, claims, diplomatic_contacts, places, reports, spans

TWO = Count.exactly(2)
DEAD = Casualties(Outcome.KILLED, TWO)
CALLER, CALLED = Actor("Erdogan", role="President"), Actor("Putin")


def late(make, *args, **kwargs):
    """Call later, and out of the type checker's sight, which would refuse most of these calls."""
    return lambda: make(*args, **kwargs)


@pytest.mark.parametrize(
    "value, words",
    [
        (CALLER, "President Erdogan"),
        (CALLED, "Putin"),
        (Group("two of its soldiers"), "two of its soldiers"),
        (Group(), "people"),
        (DEAD, "2 killed: people"),
        (Casualties(Outcome.KILLED_OR_WOUNDED, Count.at_least(5)), "at least 5 killed or wounded: people"),
        (Source("the ministry"), "the ministry"),
        (Attribution((Source("an official"), Source("Bloomberg"))), "an official via Bloomberg"),
        (Place("Saraqib", admin=("Idlib", "Saraqib District")), "Saraqib, Saraqib District, Idlib"),
        (DiplomaticContact(ContactType.PHONE_CALL, (CALLER, CALLED)), "phone call: President Erdogan, Putin"),
        (
            Displacement(TWO, Movement.INTERNAL_DISPLACEMENT, Measure.STOCK),
            "2 people (internal displacement, stock)",
        ),
        (EquipmentLoss(TWO, EquipmentClass.LIGHT_VEHICLE, LossStatus.CAPTURED), "2 light vehicle captured"),
        (EquipmentLoss(TWO, EquipmentClass.TANK, LossStatus.LOST, "old tanks"), "2 old tanks lost"),
        (EquipmentLoss(TWO, EquipmentClass.TANK, LossStatus.LOST, "tanks", "T-72B3"), "2 T-72B3 lost"),
        (Incident(IncidentType.ARMED_CLASH), "armed clash"),
        (Incident(None, "the village was shelled"), "the village was shelled"),
        (Problem("no date"), "no date"),
        (Problem("no date", Span(3, 5)), "no date (at 3)"),
    ],
)
def test_a_value_is_said_in_plain_words(value, words):
    assert str(value) == words


@given(st.sampled_from(Outcome))
def test_a_term_is_found_by_its_value_and_stands_for_itself(outcome):
    assert Outcome.named(outcome.value) is outcome is Outcome.named(outcome)


@pytest.mark.parametrize("kind", IncidentType)
def test_every_kind_of_incident_belongs_to_an_event_type(kind):
    assert isinstance(kind.event_type, EventType)


@given(attributions())
def test_an_attribution_is_a_sequence_of_its_sources(chain):
    assert tuple(chain) == chain.sources
    assert len(chain) == len(chain.names)
    assert chain.origin == (chain[0] if chain else None)


@given(st.text(), st.data())
def test_a_span_cuts_its_words_out_of_the_text(text, data):
    span = data.draw(spans(text))
    assert len(span.of(text)) == len(span)
    assert text[: span.start] + span.of(text) + text[span.end :] == text


@given(spans("a sentence"), spans("a sentence"))
def test_spans_overlap_and_contain_as_sets_of_code_points(a, b):
    points, others = (set(range(span.start, span.end)) for span in (a, b))
    if points and others:
        assert a.overlaps(b) is b.overlaps(a) is bool(points & others)
        assert (a in b) is (points <= others)


@given(claims())
def test_a_claim_lists_its_places_in_the_order_of_the_text(claim):
    starts = [span.start for span in claim.spans]
    assert starts == sorted(starts)
    assert len(starts) == len(claim.repeats) + (claim.span is not None)


@given(diplomatic_contacts())
def test_recipients_are_the_parties_but_for_the_initiator(contact):
    assert contact.initiator not in contact.recipients
    assert {contact.initiator, *contact.recipients} >= set(contact.parties)


@given(places())
def test_a_place_is_said_from_the_narrowest_to_the_widest(place):
    assert str(place).startswith(place.name)
    assert all(area in str(place) for area in place.admin)


@given(reports())
def test_every_span_of_a_report_lies_in_its_text(report):
    held = [span for claim in report.claims for span in claim.spans]
    held += [problem.span for problem in report.problems if problem.span is not None]
    assert all(span.end <= len(report.text) for span in held)


@pytest.mark.parametrize("kind", ContactType)
def test_the_parties_of_a_call_or_of_talks_stand_as_equals(kind):
    equals = {"phone_call", "meeting", "talks", "agreement"}
    assert kind.symmetric is (kind in equals)


PAST_END = "points past the end of the text, which has 3 characters"


@pytest.mark.parametrize(
    "make, field, why",
    [
        (late(Actor, ""), "Actor.name", "must not be blank"),
        (late(Actor, None), "Actor.name", "must be text, not NoneType"),
        (late(Actor, "A", "state"), "Actor.kind", "must be ActorKind, not str"),
        (late(Actor, "A", country="Syria"), "Actor.country", "alpha-2 code such as SY"),
        (late(Actor, "A", country=7), "Actor.country", "alpha-2 code such as SY"),
        (late(Group, None), "Group.description", "must be text, not NoneType"),
        (late(Group, names=["A"]), "Group.names", "must be a tuple, not list"),
        (late(Group, names=("A", " ")), "Group.names[1]", "must not be blank"),
        (late(Point, 91, 0), "Point.latitude", "must be a number from -90 to 90"),
        (late(Point, 0, float("nan")), "Point.longitude", "must be a number from -180 to 180"),
        (late(Point, True, 0), "Point.latitude", "must be a number"),
        (late(Point, "0", 0), "Point.latitude", "must be a number"),
        (late(Place, "Idlib", point=(1, 2)), "Place.point", "must be Point, not tuple"),
        (late(Span, 3, 2), "Span.end", "must not be below start, which is 3"),
        (late(Span, 0, MAX_OFFSET + 1), "Span.end", "must be a whole number from 0 to"),
        (late(Attribution, (Source("A"), "B")), "Attribution.sources[1]", "must be Source, not str"),
        (late(Casualties, "killed", TWO), "Casualties.outcome", "must be Outcome, not str"),
        (
            late(Outcome.named, "dead"),
            "Outcome.value",
            "must be killed, wounded, missing, abducted, captured or killed_",
        ),
        (late(Casualties, Outcome.KILLED, 2), "Casualties.count", "must be Count, not int"),
        (late(Incident), "Incident.description", "must say what happened when there is no type"),
        (late(DiplomaticContact, ContactType.TALKS, ()), "DiplomaticContact.parties", "must have 1 or more members"),
        (
            late(DiplomaticContact, ContactType.REJECTION, (CALLER,), CALLED),
            "DiplomaticContact.initiator",
            "must be one of the parties",
        ),
        (late(Claim, TWO), "Claim.record", "must be Incident, Casualties, EquipmentLoss, Displacement or Dip"),
        (late(Claim, DEAD, stance="denied"), "Claim.stance", "must be Stance, not str"),
        (late(Report, "abc", published="2020"), "Report.published", "must be a date without a time of day"),
        (late(Report, "abc", published=datetime(2020, 2, 20)), "Report.published", "without a time of day"),  # noqa: DTZ001  the time is what is refused
        (late(Report, "abc", claims=(Claim(DEAD, span=Span(0, 4)),)), "Report.claims[0].span", PAST_END),
        (
            late(Report, "abc", claims=(Claim(DEAD, span=Span(0, 3), repeats=(Span(1, 2), Span(4, 4))),)),
            "Report.claims[0].repeats[1]",
            PAST_END,
        ),
        (
            late(Report, "abc", problems=(Problem("why"), Problem("why", Span(0, 9)))),
            "Report.problems[1].span",
            PAST_END,
        ),
    ],
)
def test_a_value_that_cannot_be_is_refused(make, field, why):
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert f"{caught.value.owner}.{caught.value.field}" == field
    assert why in caught.value.why
    assert str(caught.value).startswith(f"{field} = ")


def test_a_report_may_be_dated():
    assert Report("", published=date(2020, 2, 20), claims=(Claim(DEAD, stance=Stance.DENIED),)).published == date(
        2020, 2, 20
    )
