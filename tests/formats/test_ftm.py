"""FollowTheMoney: valid entities, incidents that come back, and every figure that cannot, told as lost."""

import io
import json
import sys
from collections import Counter

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from conflictmodel import formats, strategies
from conflictmodel.errors import MissingExtraError
from conflictmodel.formats import losses, registry
from conflictmodel.formats.format import by_incident
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.count import Count
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, Point
from conflictmodel.model.source import Attribution, Source

followthemoney = pytest.importorskip("followthemoney", reason="needs the extra ftm: pip install 'conflictmodel[ftm]'")

CLASH = Incident(
    IncidentType.ARMED_CLASH,
    "fighting near the bridge",
    (
        Actor("Army of Ruritania", ActorKind.STATE, country="SY"),
        Actor("Free Bridge Front", ActorKind.ARMED_GROUP),
        Actor("Red Relief", ActorKind.ORGANISATION),
        Actor("Ana Ruiz", ActorKind.PERSON, "mayor"),
        Actor("somebody"),
    ),
    Period.parse("2020-02-20"),
    Place("Idlib", "SY", point=Point(35.93, 36.63)),
)
VIA = Attribution((Source("AP"),))
KILLED = Claim(Casualties(Outcome.KILLED, Count.more_than(50)), VIA, Stance.UNVERIFIED, incident=CLASH)


def written(stated):
    target = io.BytesIO()
    lost = formats.dump(stated, target, format="ftm")
    return target.getvalue(), lost


def entities(data):
    return [json.loads(line) for line in data.splitlines()]


def load(data):
    found = formats.load(io.BytesIO(data if isinstance(data, bytes) else data.encode()), format="ftm")
    return list(found.claims()), found.problems


def lines(*found):
    return "\n".join(map(json.dumps, found))


def event(**properties):
    return {"id": "e", "schema": "Event", "properties": {"name": ["a clash"]} | properties}


def test_an_incident_with_all_that_an_event_can_hold_comes_back():
    stated = [Claim(CLASH, VIA), Claim(Incident(IncidentType.ATTACK), VIA), Claim(Incident(None, "a march"))]
    data, lost = written(stated)
    assert lost == ()
    assert formats.load(io.BytesIO(data)).format == "ftm"
    assert load(data) == (stated, ())
    assert Counter(entity["schema"] for entity in entities(data)) == {
        "PublicBody": 1, "Organization": 2, "Person": 1, "LegalEntity": 1, "Address": 1, "Event": 3,
    }  # fmt: skip


def test_figures_are_words_and_are_told_as_lost():
    data, lost = written([Claim(CLASH, VIA), KILLED])
    assert [(loss.field, loss.records) for loss in lost] == [("casualties.killed", 1)]
    assert "stand in the summary as words" in lost[0].why
    (made,) = [entity for entity in entities(data) if entity["schema"] == "Event"]
    assert made["properties"]["summary"] == [f"{KILLED.record}, according to AP, unverified"]
    told, problems = load(data)
    assert told == [Claim(CLASH, VIA)]
    assert [(problem.column, problem.why) for problem in problems] == [
        ("summary", "is not taken from 1 events, for no part of an incident holds it")
    ]


def test_what_tells_of_no_incident_is_an_event_all_the_same():
    visit = DiplomaticContact(ContactType.VISIT, (Actor("A", ActorKind.STATE), Actor("B", ActorKind.STATE)))
    data, lost = written([Claim(visit), attrs.evolve(KILLED, incident=None)])
    assert {loss.field for loss in lost} == {"diplomatic_contact", "casualties.killed"}
    assert [claim.record.description for claim in load(data)[0]] == [str(visit), str(KILLED.record)]


@given(stated=st.lists(strategies.claims(), max_size=3))
@settings(max_examples=30)
def test_every_entity_is_valid_and_every_loss_is_told(stated):
    data, lost = written(stated)
    known = set()
    for entity in entities(data):
        schema = followthemoney.model.get(entity["schema"])
        assert schema.validate(entity) is None
        assert entity["id"] not in known
        known.add(entity["id"])
    for entity in entities(data):
        assert {*entity["properties"].get("involved", []), *entity["properties"].get("addressEntity", [])} <= known
    missing = Counter(path for group in by_incident(stated) for path in losses.differences(group, alone(group)))
    assert {loss.field: loss.records for loss in lost} == dict(missing)
    assert all(loss.why != losses.NO_REASON for loss in lost)


def alone(group):
    data, _ = written(group)
    return load(data)[0] if data else []


@given(stated=st.lists(strategies.claims(stances=["denied"]), max_size=3))
@settings(max_examples=20)
def test_nothing_denied_is_written_as_told(stated):
    data, lost = written(stated)
    assert data == b""
    assert sum(loss.records for loss in lost) == len(stated)


def test_identifiers_are_the_same_everywhere_and_two_events_that_look_the_same_are_two():
    stated = [Claim(CLASH, VIA), Claim(CLASH, VIA)]
    data, lost = written(stated)
    assert (written(stated)[0], lost) == (data, ())
    assert load(data)[0] == stated
    assert entities(data)[-1]["id"] != entities(data)[-2]["id"]
    assert entities(data)[0]["id"] == "conflictmodel-d46aa5d6a804a2d383d60b4daec46252988e7938"


def test_what_cleaning_leaves_without_a_name_is_lost_as_a_whole():
    data, lost = written([Claim(Incident(None, "\x01"))])
    assert data == b""
    assert [loss.field for loss in lost] == ["incident"]


@pytest.mark.parametrize(
    "when, properties, kept",
    [
        ("2020-02", {"date": ["2020-02"]}, True),
        ("2020", {"date": ["2020"]}, True),
        ("2020-02-01/2020-03", {"startDate": ["2020-02-01"], "endDate": ["2020-03"]}, True),
        ("2020-02/..", {"startDate": ["2020-02"]}, True),
        ("../2020-02", {"endDate": ["2020-02"]}, True),
        ("2020-W08", {"startDate": ["2020-02-17"], "endDate": ["2020-02-23"]}, False),
    ],
)
def test_dates_are_as_precise_as_they_were_told(when, properties, kept):
    data, lost = written([Claim(Incident(None, "a clash", when=Period.parse(when)))])
    found = entities(data)[0]["properties"]
    assert {name: found[name] for name in found if name.endswith(("date", "Date"))} == properties
    assert [loss.field for loss in lost] == ([] if kept else ["incident.when"])


@pytest.mark.parametrize(
    "properties, when",
    [
        ({"date": ["2020", "2020-02-20", "2020-02"]}, "2020-02-20"),
        ({"date": ["2020-02-20T10:00:00"]}, "2020-02-20"),
        ({"date": ["2019"], "startDate": ["2020"]}, "2020/.."),
        ({"date": ["2020-02-20", "2020-02-21"]}, None),
        ({"date": ["soon"]}, None),
        ({"startDate": ["2020"], "endDate": ["2019"]}, None),
    ],
)
def test_dates_that_contradict_each_other_are_no_date(properties, when):
    (claim,), problems = load(lines(event(**properties)))
    assert claim.record.when == (None if when is None else Period.parse(when))
    assert bool(problems) == (when is None)


def test_other_peoples_entities_are_read_in_any_order():
    found = event(
        involved=["c", "gone", "nameless"], publisher=["AP", "AFP"], keywords=["attack", "armed_clash"],
        country=["sy", "iq"], location=["a bridge"], notes=["long"],
    )  # fmt: skip
    company = {"id": "c", "schema": "Company", "properties": {"name": ["Bridge Ltd"], "country": ["sy"]}}
    nameless = {"id": "nameless", "schema": "Person", "properties": {}}
    idle = {"id": "v", "schema": "Vessel", "properties": {"name": ["Idle"], "wings": ["2"]}}
    told, problems = load(lines(found, company, nameless, idle))
    incident = Incident(
        None, "a clash", (Actor("Bridge Ltd", ActorKind.ORGANISATION, country="SY"),), where=Place("a bridge")
    )
    assert told == [Claim(incident, Attribution((Source(name),))) for name in ("AP", "AFP")]
    assert [str(problem) for problem in problems] == [
        "row 4, wings: is no property of Vessel",
        "row 1, involved: refers to entities that are not in the file",
        "row 1, involved 'nameless': has no name",
        "keywords: is not taken from 1 events, for no part of an incident holds it",
        "notes: is not taken from 1 events, for no part of an incident holds it",
        "1 entities are neither events nor referred to by one, and state nothing here",
    ]
    assert load(json.dumps([found, company, nameless, idle])) == (told, problems)


@pytest.mark.parametrize(
    "address, place",
    [
        ({"full": ["x"], "latitude": ["35.5"], "longitude": ["36"]}, Place("x", "SY", point=Point(35.5, 36))),
        ({"name": ["x"], "latitude": ["north"], "longitude": ["36"], "country": ["gb-sct"]}, Place("x", "SY")),
        ({}, Place("the bridge", "SY")),
    ],
)  # fmt: skip
def test_an_address_is_a_place(address, place):
    found = event(addressEntity=["a"], location=["the bridge"], country=["sy"])
    (claim,), problems = load(lines(found, {"id": "a", "schema": "Address", "properties": address}))
    assert (claim.record.where, problems) == (place, ())


@pytest.mark.parametrize(
    "found, why",
    [
        ({"id": "x", "schema": "Nope", "properties": {}}, "is no schema"),
        ({"id": "x", "schema": ["Event"], "properties": {}}, "is no schema"),
        ({"schema": "Event", "properties": {}}, "is no entity"),
        ({"id": "", "schema": "Person", "properties": {}}, "is no entity"),
        ({"id": "x", "schema": "Event", "properties": []}, "is no entity"),
        ({"id": "x", "schema": "Event", "properties": {"name": "a clash"}}, "is no entity"),
        ({"id": "x", "schema": "Event", "properties": {"name": [3]}}, "is no entity"),
        ({"id": "x", "schema": "Event", "properties": {"name": [" "]}}, "nothing else says what happened"),
    ],
)
def test_what_is_no_entity_is_told(found, why):
    told, problems = load(lines(found, event()))
    assert len(told) == 1
    assert why in problems[0].why


def test_a_country_without_a_place_is_told():
    (claim,), (problem,) = load(lines(event(country=["sy"])))
    assert claim.record.where is None
    assert str(problem) == "row 1, country 'sy': is not taken, for no place is named"


@given(junk=st.binary(max_size=80))
@settings(max_examples=30)
def test_no_bytes_can_break_the_reading(junk):
    told, problems = load(b"[" + junk)
    assert not told
    assert problems or json.loads(b"[" + junk) == []


def test_without_the_extra_its_name_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    for act in (lambda: written([KILLED]), lambda: load(lines(event()))):
        with pytest.raises(MissingExtraError, match=r"pip install 'conflictmodel\[ftm\]'"):
            act()


def test_the_ending_of_a_name_asks_for_it(tmp_path):
    assert registry.by_suffix(tmp_path / "out.ftm.json.gz") == "ftm"
    assert registry.by_suffix(tmp_path / "out.json") == "json"
