"""The published schema and the reader agree, judged by a validator that knows neither."""

import copy
import json

import attrs
import pytest
from hypothesis import given, strategies as st
from jsonschema import Draft202012Validator

from conflictmodel import strategies
from conflictmodel._hypothesis import _STRATEGIES
from conflictmodel.errors import DecodeError
from conflictmodel.formats import from_json, json_schema, to_json
from conflictmodel.model.claim import Claim
from conflictmodel.model.vocabulary import Vocabulary
from conflictmodel.strategies import claims, reports

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
ANYTHING = st.one_of(claims(), *(getattr(strategies, name)() for name in _STRATEGIES.values()))

TERMS = [cls for cls in Vocabulary.__subclasses__() if cls.__module__.startswith("conflictmodel.model.")]

#: What stands in for a part of a document, or joins it, to make it wrong (or, at times, right again).
JUNK: list[object] = [
    None,
    True,
    -1,
    0,
    1,
    7,
    10**18 + 1,
    12.5,
    1e300,
    "",
    " ",
    "3",
    "exact",
    "2020",
    "2020-02-30",
    "SY",
    [],
    {},
    [1],
]

#: Why the reader refuses what the schema lets pass: how values of one document must fit each other.
BEYOND_A_SCHEMA = (
    "must not be below",
    "must be the stated figure",
    "must be None, for no one figure was stated",
    "must be the upper figure",
    "does not allow",
    "is not in the calendar",
    "must be a date such as 2020-02-20",
    "lies before the start",
    "must be one of the parties",
    "must say what happened when there is no type",
    "points past the end of the text",
)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA == json_schema()
    assert "$id" not in SCHEMA


@given(ANYTHING)
def test_whatever_is_written_is_valid(value):
    VALIDATOR.validate(json.loads(to_json(value)))
    VALIDATOR.validate(json.loads(to_json([value])))


def places(tree, path=()):
    """The path to every part of a document."""
    yield path
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, part in parts:
        yield from places(part, (*path, key))


def spoiled(data, tree):
    """Replace, remove or add one part of a document, anywhere in it."""
    *path, key = data.draw(st.sampled_from([path for path in places(tree) if path]))
    tree = copy.deepcopy(tree)
    holder = tree
    for step in path:
        holder = holder[step]
    match data.draw(st.sampled_from(["replace", "replace", "remove", "add"])):
        case "replace":
            holder[key] = data.draw(st.sampled_from(JUNK))
        case "remove":
            del holder[key]
        case "add" if isinstance(holder, dict):
            holder[data.draw(st.sampled_from(["kind", "value", "span", "", "granularity"]))] = data.draw(
                st.sampled_from(JUNK)
            )
        case _:
            holder.append(data.draw(st.sampled_from(JUNK)))
    return tree


@given(ANYTHING | reports(max_claims=1), st.data())
def test_the_reader_refuses_what_the_schema_refuses_and_the_other_way_round(value, data):
    tree = spoiled(data, json.loads(to_json(value)))
    why = refusal(json.dumps(tree))
    assert bool(why) is not VALIDATOR.is_valid(tree) or any(reason in why for reason in BEYOND_A_SCHEMA)


def refusal(text):
    """Why a document is refused, or nothing if it is read."""
    try:
        from_json(text)
    except DecodeError as error:
        return error.why
    return ""


def test_a_validator_may_take_a_whole_float_for_a_whole_number():
    text = '{"kind": "span", "value": {"start": 0, "end": 1.0}}'
    assert VALIDATOR.is_valid(json.loads(text))
    with pytest.raises(DecodeError, match=r"must be a whole number, not 1\.0"):
        from_json(text)


@pytest.mark.parametrize("cls", [*_STRATEGIES, Claim, *TERMS])
def test_every_class_and_vocabulary_is_defined_with_its_meaning(cls):
    definition = SCHEMA["$defs"].get(cls.__name__)
    if definition is None:
        assert cls.__name__ in {"EventType", "Precision"}, "these two are derived, so no field holds them"
        return
    assert definition["description"]
    if issubclass(cls, Vocabulary):
        assert [(term["const"], term["description"]) for term in definition["oneOf"]] == [
            (term.value, term.__doc__) for term in cls
        ]
    elif "properties" in definition:
        assert definition["properties"].keys() - {"kind"} == {field.name for field in attrs.fields(cls)} - {"kind"}
        assert definition["additionalProperties"] is False


def test_text_of_mere_white_space_is_refused_by_both():
    for space in filter(str.isspace, map(chr, range(0x110000))):
        tree = {"kind": "source", "value": {"name": space}}
        assert not VALIDATOR.is_valid(tree)
        with pytest.raises(DecodeError, match="must not be blank"):
            from_json(json.dumps(tree))
