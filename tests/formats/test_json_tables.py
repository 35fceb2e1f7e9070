"""Tables in JSON: records come back as they were, with all that stood around them; what is broken is told."""

import io
import json

import pytest
from hypothesis import given, strategies as st

from conflictmodel.formats.table import json as tables
from conflictmodel.formats.table.json import read, written

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(st.text(), VALUES, max_size=4)


def records(text, step=None):
    problems: list = []
    stream = io.StringIO(text)
    found = read(stream.read if step is None else lambda size: stream.read(min(size, step)), problems)
    return found, list(found), problems


@given(st.lists(OBJECTS, max_size=4), st.sampled_from([None, 1, 2, 4]), st.sampled_from([None, 1, 7]))
def test_an_array_of_objects_is_a_table(objects, indent, step):
    found, rows, problems = records(json.dumps(objects, indent=indent), step)
    assert not problems
    assert [json.loads(written(row)) for row in rows] == objects
    assert found.carrier == "json"
    if objects and objects[0] and indent is not None:
        assert found.indent == indent


@given(st.lists(OBJECTS.filter(bool), min_size=2, max_size=4), st.sampled_from([None, 1]))
def test_one_object_on_each_line_is_a_table(objects, step):
    found, rows, problems = records("".join(f"{json.dumps(record)}\n" for record in objects), step)
    assert not problems
    assert [json.loads(written(row)) for row in rows] == objects
    assert found.carrier == "jsonl"


@given(st.text(max_size=60) | st.from_regex(r'[\[\]{}":,0-9 a-z\\]{0,40}', fullmatch=True))
def test_any_text_is_read_as_far_as_it_goes(text):
    found, rows, problems = records(text)
    assert all(isinstance(row, dict) for row in rows)
    try:
        whole = json.loads(text, parse_constant=lambda _: 1 / 0)
    except (ValueError, ZeroDivisionError, RecursionError):
        whole = None
    if isinstance(whole, list) and all(isinstance(item, dict) for item in whole):
        assert len(rows) == len(whole)
    elif whole is None and not rows:
        assert problems or found.carrier == "jsonl"


def test_numbers_stay_as_they_stood():
    text = '[{"a": 22.50, "b": 1e5, "c": -0, "d": 12345678901234567890123, "e": NaN, "f": [1.10], "g": 1e999}]'
    _, rows, _ = records(text)
    assert written(rows[0]) == text[1:-1]


@pytest.mark.parametrize(
    "text, carrier, rows",
    [
        ('{"status": 200, "data": [{"a": 1}, {"a": 2}], "count": 2}', "json", 2),
        ('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"a": 1}}]}', "geojson", 1),
        ('{"a": 1}', "jsonl", 1),
        ('{"a": 1, "b": [1, 2]}\n{"a": 2}', "jsonl", 2),
        ("[]", "json", 0),
        ("[ ]\n", "json", 0),
        ('{"data": []}', "json", 0),
    ],
)
def test_records_are_found_where_they_are(text, carrier, rows):
    found, told, problems = records(text)
    assert (found.carrier, len(told), problems) == (carrier, rows, [])
    if carrier != "jsonl":
        assert found.before + text[len(found.before) : len(text) - len(found.after)] + found.after == text


def test_a_feature_is_its_properties_its_geometry_and_what_it_has_besides():
    point = '{"type": "Feature", "id": 7, "properties": {"a": 1}, "geometry": {"type": "Point"}}'
    text = f'{{"features": [{point}, {{"properties": 5}}]}}'
    _, rows, _ = records(text)
    assert rows == [{"a": 1, "geometry": {"type": "Point"}, "@id": 7}, {}]


@pytest.mark.parametrize(
    "text, why",
    [
        ("", "is empty"),
        ("x", "begins with 'x'"),
        ('[{"a": 1}, {"a": }]', "is no JSON from character 17"),
        ('[{"a": 1}, {"a": 2', "the rest was not read"),
        ('[{"a": 1}, 5]', "is no object"),
        ('[{"a": 1, "a": 2}]', "comes twice"),
        ("[" * 100_000, "nested far deeper"),
        ('[{"a": ' + "[" * 100_000, "nested far deeper"),
        ('{"data": [{"a": 1}, ' + '{"b": "' + "x" * 100, "is no JSON"),
    ],
)
def test_what_is_broken_is_told(text, why):
    _, _, problems = records(text)
    assert any(why in str(problem) for problem in problems), problems


def test_a_record_without_end_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(tables, "MOST", 1 << 17)
    _, rows, problems = records('[{"a": 1}, {"b": "' + "x" * (1 << 19))
    assert len(rows) == 1
    assert "too long to read" in str(problems[0])
