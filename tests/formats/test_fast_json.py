"""What msgspec writes and reads is what the strict path writes and reads; whatever it doubts is left to that one."""

import copy
import json
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from conflictmodel import strategies
from conflictmodel._hypothesis import _STRATEGIES
from conflictmodel.errors import DecodeError, InvalidValueError
from conflictmodel.formats import _fast_json, from_json, json as strict, to_json
from conflictmodel.model.actor import Actor
from conflictmodel.model.count import Count
from conflictmodel.model.place import Place, Point
from conflictmodel.model.report import Report
from conflictmodel.model.source import Source, Span
from conflictmodel.strategies import claims, incidents, reports

ANYTHING = st.one_of(claims(), *(getattr(strategies, name)() for name in _STRATEGIES.values()))
DOCUMENTS = ANYTHING | st.lists(claims(), min_size=1, max_size=3) | st.lists(incidents(), min_size=1, max_size=3)
SUITE = Path(__file__).resolve().parents[3] / "shared" / "adversarial" / "JSONTestSuite" / "test_parsing"
#: What stands in for a part of a document, or joins it, to make it wrong (or, at times, right again).
JUNK: st.SearchStrategy[object] = st.sampled_from(
    [
        *(None, True, -1, 0, 1, 10**18 + 1, 10**30, 2.0, 12.5, [], {}, [1]),
        *("", " ", "\u2003", "3", "exact", "casualties", "SY", "SY\n", "2020", "2020-W08-4", "20200220", "2020-02-30"),
    ]
).map(copy.copy)  # for an array that is put in may itself be added to


def outcome(read, text):
    """What comes of a text: its value, every type in it, or every fault that is found in it."""
    try:
        value = read(text)
    except DecodeError as error:
        return error.path, error.why, getattr(error, "__notes__", [])
    return value, kinds(value)


def kinds(value):
    """The type of each part of a value, for 1 and 1.0 and True are equal."""
    if attrs.has(type(value)):
        return type(value), [kinds(getattr(value, field.name)) for field in attrs.fields(type(value))]
    if isinstance(value, (list, tuple)):
        return type(value), [kinds(member) for member in value]
    return type(value)


def same(text):
    """Whether both ways come to one outcome."""
    assert outcome(from_json, text) == outcome(strict._read, text)
    return True


def parts(tree):
    """Every object and array of a JSON tree."""
    if isinstance(tree, (dict, list)):
        yield tree
        for part in tree.values() if isinstance(tree, dict) else tree:
            yield from parts(part)


@given(DOCUMENTS)
def test_the_same_text_is_written(value):
    assert _fast_json.write(value) == strict._write(value)


@given(reports(st.text(st.characters(exclude_categories=()))))
def test_the_same_text_is_written_of_any_characters(report):
    def written(write):
        try:
            return write(report)
        except InvalidValueError as error:
            return str(error)

    assert written(to_json) == written(strict._write)


@given(DOCUMENTS)
def test_an_equal_value_is_read_at_speed(value):
    text = strict._write(value)
    assume("\\u" not in text)
    assert outcome(_fast_json.read, text) == outcome(strict._read, text)
    assert outcome(_fast_json.read, text.encode()) == outcome(strict._read, text)


@given(DOCUMENTS)
def test_what_is_read_at_speed_passes_every_validator(value):
    made = _fast_json.read(strict._write(value))
    assume(made is not None)
    for part in made if isinstance(made, list) else [made]:
        validate_all(part)


def validate_all(value):
    """Ask every validator of a value and of its parts, and what ties its fields."""
    if attrs.has(type(value)):
        attrs.validate(value)
        assert attrs.evolve(value) == value
        for field in attrs.fields(type(value)):
            validate_all(getattr(value, field.name))
    elif isinstance(value, tuple):
        for member in value:
            validate_all(member)


@given(st.data(), DOCUMENTS)
def test_a_damaged_document_comes_to_the_same_end(data, value):
    tree = json.loads(to_json(value))
    for _ in range(data.draw(st.integers(1, 2))):
        part = data.draw(st.sampled_from(list(parts(tree))))
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        match data.draw(st.sampled_from(["replace", "remove", "add", "reorder"])):
            case "replace" if keys:
                part[data.draw(st.sampled_from(keys))] = data.draw(JUNK)
            case "remove" if keys:
                del part[data.draw(st.sampled_from(keys))]
            case "reorder" if isinstance(part, dict):
                order = data.draw(st.permutations(keys))
                moved = {key: part[key] for key in order}
                part.clear()
                part.update(moved)
            case _ if isinstance(part, dict):
                part[data.draw(st.sampled_from(["kind", "value", "x", "scope", "record", "text"]))] = data.draw(JUNK)
            case _:
                part.append(data.draw(JUNK))
    assert same(json.dumps(tree, ensure_ascii=data.draw(st.booleans()), indent=data.draw(st.sampled_from([None, 1]))))


class Twice(dict):
    """An object that is written with one of its keys twice."""

    def __init__(self, tree, key, first):
        super().__init__(tree)
        self.pairs = [(key, first), *tree.items()]

    def items(self):
        return self.pairs


@given(st.data(), DOCUMENTS)
def test_a_key_given_twice_is_never_overlooked(data, value):
    """Escaped colons in other strings must not make up for the colon of the key that was dropped."""
    tree = json.loads(to_json(value))
    objects = [part for part in parts(tree) if isinstance(part, dict) and part]
    assume(objects)
    chosen = data.draw(st.sampled_from(objects))
    key = data.draw(st.sampled_from(list(chosen)))
    first = data.draw(JUNK | st.just(chosen[key]))

    def doubled(part):
        if isinstance(part, dict):
            body = {name: doubled(member) for name, member in part.items()}
            return Twice(body, key, first) if part is chosen else body
        return [doubled(member) for member in part] if isinstance(part, list) else part

    text = json.dumps(doubled(tree), ensure_ascii=data.draw(st.booleans()))
    if data.draw(st.booleans()):
        text = (
            text.replace(": ", "\0")
            .replace(":", data.draw(st.sampled_from(["\\u003a", "\\u003A"])))
            .replace("\0", ": ")
        )
    assert text.count(f'"{key}": ') >= 2
    assert _fast_json.read(text) is None
    assert same(text)
    with pytest.raises(DecodeError):
        from_json(text)


def test_an_escaped_colon_does_not_hide_a_key_given_twice():
    text = r'{"kind": "source", "value": {"name": "a\u003ab", "kind": "media", "kind": "media"}}'
    assert _fast_json.read(text) is None
    with pytest.raises(DecodeError, match="the key 'kind' twice"):
        from_json(text)


def test_a_missing_kind_does_not_hide_a_key_given_twice():
    claim = '{"record": %s, "incident": {"description": "a strike", "description": "a strike"}}'
    record = '{"kind": "incident", "description": "a strike"}'
    assert same(claim % record)
    assert _fast_json.read(claim % record) is None


CASUALTIES = '{"kind": "casualties", "outcome": "killed", "count": %s}'


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "null",
            "1",
            "NaN",
            "[]",
            "[[]]",
            "{}",
            "[{}]",
            " ",
            "[" * 100_000,
            '{"a":' * 100_000,
            "\ufeff{}",
            "\ud800",
        ),
        *(
            b"",
            b"\xff",
            b'{"text": "\xff"}',
            b'\xef\xbb\xbf{"text": ""}',
            b'{"text": "\xed\xa0\x80"}',
            None,
            1,
            [],
            b"[]",
        ),
        '{"text": "\ud800"}',
        r'{"text": "\ud800"}',
        r'{"text": "\ud83d\ude00"}',
        r'{"text": "\u003a: \\u003a"}',
        '{"text": "\x00"}',
        '{"text": "\x7f\u2028"}',
        r'{"text": "\x"}',
        '{"text": ""}\x0c',
        '\xa0{"text": ""}',
        '\r\n\t {"text": ""} \n',
        '[{"text": ""}, {"text": ""},]',
        '[{"text": ""}, {"kind": "incident", "description": "a strike"}]',
        '{"claims": [], "text": ""}',
        '{"text": "", "published": "2020-02-20"}',
        '{"text": "", "published": "20200220"}',
        '{"text": "", "published": "2020-W08-4"}',
        '{"text": "", "published": "２020-02-20"}',
        '{"text": "", "published": null}',
        CASUALTIES % '{"low": 2.0, "high": 2, "stated": 2, "basis": "exact"}',
        CASUALTIES % '{"low": 2e0, "high": 2, "stated": 2, "basis": "exact"}',
        CASUALTIES % '{"low": -0, "high": 0, "stated": 0, "basis": "exact"}',
        CASUALTIES % '{"low": 02, "high": 2, "stated": 2, "basis": "exact"}',
        CASUALTIES % f'{{"low": {"9" * 5_000}, "high": 2, "stated": 2, "basis": "exact"}}',
        CASUALTIES % '{"low": 1e999, "high": 2, "stated": 2, "basis": "exact"}',
        CASUALTIES % '{"low": 2, "high": 2, "stated": 2, "basis": "\\u0065xact"}',
        CASUALTIES % '{"low": 3, "high": 2, "stated": 2, "basis": "exact"}',
        '{"kind": "point", "value": {"latitude": 1, "longitude": 1.0}}',
        '{"kind": "point", "value": {"latitude": -0, "longitude": -0.0}}',
        '{"kind": "point", "value": {"latitude": 1E+1, "longitude": 1e-400}}',
        '{"kind": "point", "value": {"latitude": 90.00000000000001, "longitude": 180.0}}',
        '{"kind": "point", "value": {"latitude": 90.000000000000001, "longitude": 0.10000000000000000555111512312578}}',
        '{"kind": "point", "value": {"latitude": 1e999, "longitude": 0}}',
        '{"kind": "place", "value": {"name": "A", "country": "SY\\n"}}',
        '{"kind": "place", "value": {"name": "A", "country": "XSY"}}',
        '{"kind": "place", "value": {"name": "\\u2003\\u001c"}}',
        '{"kind": "evidence", "value": {"rule": "verb", "words": []}}',
        '{"record": {"kind": "incident", "type": "attack"}, "incident": {"type": "attack"}}',
        '{"record": {"kind": "incident", "type": "attack"}, "incident": {"kind": "incident", "type": "attack"}}',
        '{"record": {"kind": "incident", "type": "attack"}, "incident": ' + CASUALTIES % "{}" + "}",
    ],
)
def test_hard_cases_come_to_the_same_end(text):
    assert same(text)


@pytest.mark.skipif(not SUITE.exists(), reason=f"JSONTestSuite is not there: {SUITE}")
@pytest.mark.parametrize("prefix, files", [("n", 188), ("y", 95), ("i", 35)])
def test_both_ways_agree_on_every_file_of_hard_json(prefix, files):
    texts = [file.read_bytes() for file in sorted(SUITE.glob(f"{prefix}_*.json"))]
    assert len(texts) == files
    for text in texts:
        assert same(text)
        for document in (b'{"kind": "source", "value": %s}', b'{"text": %s}', b"[%s]"):
            assert same(document.replace(b"%s", text))
        if prefix == "n":
            with pytest.raises(DecodeError):
                from_json(text)


@given(st.text() | st.binary())
def test_both_ways_agree_on_arbitrary_text(text):
    assert same(text)


@given(st.floats(-90, 90), st.floats(-180, 180) | st.integers(-180, 180))
def test_numbers_keep_every_digit(latitude, longitude):
    point = Point(latitude, longitude)
    assert _fast_json.write(point) == strict._write(point)
    assert outcome(_fast_json.read, strict._write(point)) == (point, kinds(point))


class Figure(int):
    """An int of another class, as some libraries make them."""


class Words(str):
    """Text of another class, as some libraries make it."""

    __slots__ = ()


@pytest.mark.parametrize("value", [Span(Figure(1), Figure(2)), Source(Words("AP")), Point(Figure(1), 1e-7)])
def test_numbers_and_text_of_other_classes_are_left_to_the_strict_path(value):
    assert _fast_json.write(value) is None
    assert to_json(value) == strict._write(value)


@pytest.mark.parametrize("value", [None, 1, "text", {}, [Count.exactly(1), None], Count])
def test_what_is_no_value_of_the_model_is_refused_alike(value):
    assert _fast_json.write(value) is None
    with pytest.raises(InvalidValueError, match="must be a value of conflictmodel"):
        to_json(value)


def test_what_is_fast_is_used(monkeypatch):
    monkeypatch.setattr(strict, "_read", None)
    monkeypatch.setattr(strict, "_write", None)
    values = [Report("Two died."), Report("Nobody died.")]
    assert from_json(to_json(values)) == values


def test_without_msgspec_the_strict_path_does_all():
    code = (
        "import sys; sys.modules['msgspec'] = None\n"
        "from conflictmodel import Actor, from_json, to_json\n"
        "assert from_json(to_json(Actor('AP'))) == Actor('AP')\n"
        "assert 'conflictmodel.formats._fast_json' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_msgspec_there_is_no_fast_path(monkeypatch):
    monkeypatch.setitem(sys.modules, "msgspec", None)
    assert strict._fast.__wrapped__() is None


def test_values_read_at_speed_can_be_compared_hashed_and_shown():
    place = Place("Karsova", admin=("Lower Velmar",))
    made = from_json(to_json([Actor("AP"), place]))
    assert made == [Actor("AP"), place]
    assert hash(made[1]) == hash(place)
    assert repr(made) == repr([Actor("AP"), place])
