"""Claims as rows of CSV and features of GeoJSON: every part of every claim comes back, and wrong cells are told."""

import io
import json

import attrs
import pytest
from hypothesis import example, given, strategies as st

from conflictmodel import formats
from conflictmodel.formats import registry
from conflictmodel.formats.carriers._cells import joined, parted, spans_cell, spans_in
from conflictmodel.formats.carriers.csv import numbered
from conflictmodel.formats.carriers.row import COLUMNS, KINDS, TERMS, TYPES, ClaimRow
from conflictmodel.formats.format import Head
from conflictmodel.formats.table.rows import columns
from conflictmodel.model.actor import Actor, ActorKind, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.count import MAX_FIGURE, Count
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, Point
from conflictmodel.model.source import MAX_OFFSET, Attribution, Source, SourceKind, Span
from conflictmodel.strategies import claims, incidents, spans

NAMES = pytest.mark.parametrize("name", ["csv", "geojson"])
CLASH = Incident(IncidentType.ARMED_CLASH, "a clash", where=Place("Idlib", point=Point(35.93, 36.63)))
KILLED = Claim(
    Casualties(Outcome.KILLED, Count.more_than(50), where=Place("Aleppo", point=Point(36.2, 37.15))),
    Attribution((Source("a senior official", SourceKind.GOVERNMENT), Source("AP"))),
    incident=CLASH,
)
#: Words that mean "nothing" to many programs, and signs that mean something to ours.
WORDS = ["unknown", "NA", "None", "null", "-1", "a; b", "\\", "; ", " x", "\n", '"', "=1+1", "1e5", "absent"]


def written(stated, name, **how):
    target = io.BytesIO()
    assert formats.dump(stated, target, format=name, **how) == ()
    return target.getvalue()


def load(data, name=None):
    return formats.load(io.BytesIO(data if isinstance(data, bytes) else data.encode()), format=name)


def row(**cells):
    """A file with one row."""
    return f"{','.join(cells)}\n{','.join(map(str, cells.values()))}\n"


FIGURE = {"kind": "casualties", "stance": "", "outcome": "killed", "low": 3, "high": 3, "stated": 3, "basis": "exact"}


@NAMES
@given(stated=st.lists(claims(), max_size=4))
@example(stated=[Claim(Casualties(Outcome.KILLED, Count.exactly(MAX_FIGURE, granularity=MAX_FIGURE)))])
@example(stated=[Claim(CLASH, span=Span(0, MAX_OFFSET)), Claim(Incident(None, "x", where=Place("y")), incident=CLASH)])
@example(stated=[attrs.evolve(KILLED, incident=attrs.evolve(CLASH, where=Place("z", point=Point(5e-324, -0.0))))])
def test_every_claim_comes_back_and_nothing_is_lost(name, stated):
    data = written(iter(stated), name)
    back = load(data, name)
    assert list(back.claims()) == stated
    assert back.problems == ()
    assert written(back, name) == data
    if stated or name == "csv":
        assert load(data).format == name


@NAMES
@pytest.mark.parametrize("word", WORDS)
def test_words_that_mean_nothing_elsewhere_are_words_here(name, word):
    if not word.strip():
        word = f"x{word}"
    actor = Actor(word, ActorKind.STATE, word, word)
    group = Group(word, word, names=(word, word))
    figure = Casualties(
        Outcome.KILLED, Count.vague(24), group, perpetrator=actor, means=word, where=Place(word, None, (word,))
    )
    event = Incident(None, word, (actor, Actor("x"), actor), where=Place(word))
    contact = DiplomaticContact(ContactType.STATEMENT, (Actor("y"), actor), actor, word, word, word)
    stated = [
        Claim(record, Attribution((Source(word), Source("x", SourceKind.UN))), incident=event)
        for record in (figure, contact, event)
    ]
    assert list(load(written(stated, name)).claims()) == stated
    if name == "csv":
        guarded = written(stated, name, guard=True)
        assert b",=1" not in guarded


@given(texts=st.lists(st.text(min_size=1).filter(str.strip)))
@example(texts=["\\;", " ;", "\\", ";\\"])
def test_any_texts_share_a_cell(texts):
    assert parted(joined(texts)) == texts
    assert parted(joined([*texts, None, "x"])) == [*texts, "", "x"]


@given(cell=st.text("\\; ab"))
def test_any_cell_can_be_parted(cell):
    again = parted(cell)
    assert parted(joined([*again, "x"])) == [*again, "x"]


@given(found=st.lists(spans()).map(tuple))
def test_places_in_a_text_share_a_cell(found):
    assert spans_in(spans_cell(found)) == found


@given(stated=st.lists(st.builds(Claim, incidents()) | claims(), max_size=6))
def test_rows_bear_the_number_of_their_event(stated):
    rows = load(written(stated, "csv"), "csv").rows
    groups: list = list(numbered(stated))
    assert [claim for group in groups for claim in group] == stated
    numbers = [group.number for group in groups for _ in group]
    assert [row.incident if isinstance(row.incident, int) else None for row in rows] == numbers
    told = [number for number in dict.fromkeys(numbers) if number is not None]
    assert told == list(range(1, len(told) + 1))


def test_two_events_that_look_the_same_are_two():
    stated = [Claim(CLASH), KILLED, Claim(CLASH), KILLED]
    assert [row.incident for row in load(written(stated, "csv")).rows] == [1, 1, 2, 2]


def test_a_claim_lies_where_it_happened_or_where_its_event_did():
    elsewhere = attrs.evolve(KILLED, record=attrs.evolve(KILLED.record, where=None))
    unknown = attrs.evolve(KILLED, record=attrs.evolve(KILLED.record, where=Place("somewhere")))
    found = json.loads(written([KILLED, elsewhere, unknown], "geojson"))["features"]
    assert [feature["geometry"] for feature in found] == [
        {"type": "Point", "coordinates": [37.15, 36.2]},
        {"type": "Point", "coordinates": [36.63, 35.93]},
        None,
    ]
    assert "latitude" not in found[0]["properties"]
    assert "high" not in found[0]["properties"]


def test_a_row_says_it_in_words_that_people_read():
    stated = attrs.evolve(
        KILLED,
        stance=Stance.DENIED,
        repeats=(Span(1, 2), Span(3, 4)),
        record=attrs.evolve(KILLED.record, when=Period.parse("2020-02/.."), subset_of=Count.about(90)),
    )
    (found,) = load(written([stated], "csv")).rows
    told = {field: getattr(found, field) for field in columns(ClaimRow) if getattr(found, field)}
    assert {field: value for field, value in told.items() if value not in {"", "empty", "absent"}} == {
        "incident": 1,
        "kind": "casualties",
        "stance": "denied",
        "scope": "incident",
        "low": 51,
        "stated": 50,
        "basis": "more_than",
        "outcome": "killed",
        "when": "2020-02/..",
        "place": "Aleppo",
        "latitude": 36.2,
        "longitude": 37.15,
        "subset_of_low": 81,
        "subset_of_high": 99,
        "subset_of_stated": 90,
        "subset_of_basis": "about",
        "sources": "a senior official; AP",
        "source_kinds": "government; unknown",
        "repeats": "1-2; 3-4",
        "event_type": "armed_clash",
        "event_description": "a clash",
        "event_place": "Idlib",
        "event_latitude": 35.93,
        "event_longitude": 36.63,
    }


def test_every_column_of_terms_is_a_column_and_every_kind_has_its_own():
    assert set(TERMS) | set(ClaimRow.MEANING) <= set(columns(ClaimRow))
    assert set(TYPES) <= set(KINDS)
    assert "geometry" not in COLUMNS
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_few_columns_are_enough_for_a_figure():
    data = load(row(**FIGURE))
    assert data.format == "csv"
    assert list(data.claims()) == [Claim(Casualties(Outcome.KILLED, Count.exactly(3)))]
    assert data.problems == ()


@pytest.mark.parametrize(
    "cells, field, why",
    [
        ({"kind": ""}, "kind", "is missing"),
        ({"kind": "death"}, "kind", "must be incident, casualties"),
        ({"outcome": ""}, "outcome", "is missing"),
        ({"outcome": "slept"}, "outcome", "must be killed, wounded"),
        ({"stance": "maybe"}, "stance", "must be asserted"),
        ({"low": ""}, "low", "has no meaning without it"),
        ({"low": "", "high": "", "stated": "", "basis": ""}, "low", "is missing, as is the rest of the figure"),
        ({"basis": ""}, "basis", "how the figure was hedged"),
        ({"high": 2}, "high", "must not be below low"),
        ({"stated": 4}, "basis", "does not allow"),
        ({"granularity": 0}, "granularity", "must be a whole number from 1"),
        ({"when": "yesterday"}, "when", "is not an ISO date"),
        ({"place_country": "SY"}, "place_country", "is told and place is empty"),
        ({"place": "Idlib", "place_country": "Syria"}, "place_country", "alpha-2"),
        ({"place": "Idlib", "place_admin": "a; "}, "place_admin", "must not be blank"),
        ({"place": "Idlib", "latitude": 3}, "longitude", "is missing beside the other coordinate"),
        ({"place": "Idlib", "longitude": 3}, "latitude", "is missing beside the other coordinate"),
        ({"place": "Idlib", "latitude": 93, "longitude": 3}, "latitude", "from -90 to 90"),
        ({"perpetrator_role": "x"}, "perpetrator_role", "is told and perpetrator is empty"),
        ({"perpetrator": "x", "perpetrator_country": "y"}, "perpetrator_country", "alpha-2"),
        ({"people_names": "; a"}, "people_names", "must not be blank"),
        ({"sources": "AP", "source_kinds": "media; media"}, "source_kinds", "tells of 2, and 1 are named"),
        ({"sources": "AP", "source_kinds": "papers"}, "source_kinds", "must be government"),
        ({"sources": "AP; "}, "sources", "must not be blank"),
        ({"span_start": 3}, "span_start", "is told and the other end is empty"),
        ({"span_start": 3, "span_end": 2}, "span_end", "must not be below start"),
        ({"repeats": "3"}, "repeats", "must be places in a text such as"),
        ({"repeats": "3-2"}, "repeats", "the end must not be below"),
        ({"words": "3-4"}, "words", "is told and rule is empty"),
        ({"rule": "verb"}, "words", "must have 1 or more"),
        ({"kind": "incident"}, "description", "must say what happened"),
        ({"event_when": "2020"}, "event_description", "must say what happened"),
        ({"event_actors": "a", "event_actor_countries": "b"}, "event_actor_countries", "alpha-2"),
        ({"event_actors": "a; ", "event_description": "x"}, "event_actors", "must not be blank"),
        ({"kind": "diplomatic_contact", "type": "visit"}, "actors", "1 or more members"),
        ({"kind": "diplomatic_contact", "type": "visit", "actors": "a", "initiator": 2}, "initiator", "one of the 1"),
        ({"kind": "diplomatic_contact", "type": "attack"}, "type", "must be phone_call"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_and_makes_no_claim(cells, field, why):
    quoted = {name: f'"{cell}"' for name, cell in (FIGURE | cells).items()}
    good = [str(FIGURE.get(name, "")) for name in quoted]
    data = load(row(**quoted) + ",".join(good) + "\n")
    (problem,) = data.problems
    assert (problem.row, problem.column) == (1, field)
    assert why in problem.why
    assert problem.why.endswith("; the row makes no claim")
    assert [claim.record for claim in data.claims()] == [Casualties(Outcome.KILLED, Count.exactly(3))]


@pytest.mark.parametrize("cells", [{"low": "three"}, {"latitude": "x", "place": "y"}])
def test_a_cell_that_cannot_be_read_is_told_once(cells):
    data = load(row(**FIGURE | cells))
    assert [problem.column for problem in data.problems] == [next(iter(cells))]
    assert list(data.claims()) == []


def feature(properties, geometry):
    return {
        "type": "Feature",
        "properties": {"kind": "incident", "stance": "asserted"} | properties,
        "geometry": geometry,
    }


@pytest.mark.parametrize(
    "properties, geometry, why",
    [
        ({"place": "x"}, {"type": "Point", "coordinates": [37, 96]}, "no point on the earth"),
        ({"place": "x"}, {"type": "Polygon", "coordinates": []}, "no point on the earth"),
        ({}, {"type": "Point", "coordinates": [37, 36]}, "is where no place is named"),
    ],
)
def test_a_geometry_that_no_place_can_have_is_told(properties, geometry, why):
    collection = {"type": "FeatureCollection", "features": [feature({"description": "x"} | properties, geometry)]}
    data = load(json.dumps(collection))
    assert data.format == "geojson"
    assert [why in problem.why for problem in data.problems] == [True]
    (claim,) = data.claims()
    assert claim.record.where == (Place("x") if properties else None)


@pytest.mark.parametrize(
    "head",
    [
        Head("geojson", ("kind", "stance"), ({"kind": "village", "stance": "x"},)),
        Head("geojson", ("id", "type_of_violence", "best"), ({"id": 1},)),
        Head("csv", ("kind", "low", "high")),
        Head("json", ("record", "stance"), ({"record": {"kind": "incident"}},)),
    ],
)
def test_other_peoples_files_are_not_taken_for_claims(head):
    assert registry.known("csv").likeness(head) == 0
    assert registry.known("geojson").likeness(head) == 0


@given(stated=st.lists(claims(), min_size=1, max_size=3))
def test_rows_are_turned_into_features_and_back(stated):
    features = io.BytesIO()
    told = formats.convert(io.BytesIO(written(stated, "csv")), features, target_format="geojson")
    assert (told.losses, told.problems) == ((), ())
    again = io.BytesIO()
    told = formats.convert(io.BytesIO(features.getvalue()), again, target_format="csv")
    assert (told.losses, told.problems) == ((), ())
    assert again.getvalue() == written(stated, "csv")


def test_the_ending_of_a_name_says_which(tmp_path):
    formats.convert(io.BytesIO(written([KILLED], "csv")), tmp_path / "out.geojson")
    assert formats.load(tmp_path / "out.geojson").format == "geojson"
    formats.convert(tmp_path / "out.geojson", tmp_path / "out.jsonl.gz")
    assert list(formats.load(tmp_path / "out.jsonl.gz").claims()) == [KILLED]


@given(words=st.sampled_from(["absent", "null", "empty", "na"]))
def test_words_in_json_that_are_called_as_blanks_are_stay_words(words):
    data = json.dumps([FIGURE | {"stance": "denied", "means": words}])
    (found,) = load(data, "csv").rows
    target = io.BytesIO()
    formats.dump(load(data, "csv"), target)
    assert (found.means, json.loads(target.getvalue())[0]["means"]) == (words, words)


@pytest.mark.parametrize("number", ["1000000000000000000", "5e-324", "-1.5e-300", "0.1"])
def test_every_number_that_python_writes_is_read(number):
    data = load(row(**FIGURE | {"place": "x", "latitude": number, "longitude": "1"}) if "e" in number else row(
        **FIGURE | {"low": number, "high": number, "stated": number}
    ))  # fmt: skip
    assert [problem.column for problem in data.problems] == (["low", "high", "stated"] if number == "0.1" else [])
    assert len(list(data.claims())) == (number != "0.1")
