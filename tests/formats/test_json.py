"""What is written as JSON is read back, and what nobody could have written is refused with its place."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from conflictmodel import strategies
from conflictmodel._hypothesis import _STRATEGIES
from conflictmodel.errors import ConflictModelError, DecodeError, InvalidValueError
from conflictmodel.formats import from_json, to_json
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Basis, Count
from conflictmodel.model.figure import Scope
from conflictmodel.model.period import Period
from conflictmodel.model.report import Problem, Report
from conflictmodel.model.source import Attribution, Source, Span
from conflictmodel.strategies import claims, counts, reports

ANYTHING = st.one_of(claims(), *(getattr(strategies, name)() for name in _STRATEGIES.values()))
DEAD = Casualties(Outcome.KILLED, Count.more_than(50))
DEAD_AS_JSON = {
    "kind": "casualties",
    "outcome": "killed",
    "count": {"low": 51, "high": None, "stated": 50, "basis": "more_than"},
    "scope": "incident",
}
SUITE = Path(__file__).resolve().parents[3] / "shared" / "adversarial" / "JSONTestSuite" / "test_parsing"


@given(ANYTHING)
def test_what_is_written_is_read_back(value):
    written = to_json(value)
    assert from_json(written) == value
    assert from_json(written.encode()) == value
    assert to_json(from_json(written)) == written


@given(st.lists(ANYTHING, max_size=3))
def test_a_list_or_a_tuple_is_read_back_as_a_list(values):
    assert from_json(to_json(values)) == values
    assert from_json(to_json(tuple(values))) == values


@given(reports(st.text(st.characters(exclude_categories=()))))
def test_any_text_is_read_back_unless_a_character_in_it_is_cut_in_two(report):
    if any(
        high in range(0xD800, 0xDC00) and low in range(0xDC00, 0xE000) for high, low in pairwise(map(ord, report.text))
    ):
        with pytest.raises(InvalidValueError, match="cut in two"):
            to_json(report)
    else:
        assert from_json(to_json(report).encode()) == report


def test_half_a_character_is_escaped_and_a_cut_one_refused():
    assert to_json(Source("\udc80")) == '{"kind": "source", "value": {"name": "\\udc80"}}'
    assert from_json(to_json(Source("\udc80\ud800"))) == Source("\udc80\ud800")
    with pytest.raises(InvalidValueError, match="cut in two"):
        to_json(Source("\ud83d\ude00"))
    assert from_json(r'{"kind": "source", "value": {"name": "\ud83d\ude00"}}') == Source("\U0001f600")


def test_the_form_of_a_report():
    report = Report(
        "The ministry said more than 50 were killed.",
        published=date(2020, 2, 20),
        claims=(Claim(DEAD, Attribution((Source("The ministry"),)), Stance.ASSERTED, Span(18, 42)),),
        problems=(Problem("no place"),),
    )
    assert json.loads(to_json(report)) == {
        "text": "The ministry said more than 50 were killed.",
        "language": "en",
        "published": "2020-02-20",
        "publisher": None,
        "claims": [
            {
                "record": DEAD_AS_JSON,
                "attribution": [{"name": "The ministry"}],
                "stance": "asserted",
                "span": {"start": 18, "end": 42},
            }
        ],
        "problems": [{"why": "no place", "span": None}],
    }


@pytest.mark.parametrize(
    "text, value",
    [
        ('{"record": %s}', Claim(DEAD)),
        ('{"record": %s, "attribution": [{"name": "AP"}]}', Claim(DEAD, Attribution((Source("AP"),)))),
        ('{"text": ""}', Report("")),
        ('{"text": "", "claims": [{"record": %s}]}', Report("", claims=(Claim(DEAD),))),
        ("%s", DEAD),
        ("[%s]", [DEAD]),
        ("[]", []),
        ('{"kind": "attribution", "value": []}', Attribution()),
        ('{"kind": "period", "value": "2019-12/2020-02-20"}', Period.of("2019-12", "2020-02-20")),
    ],
)
def test_what_has_a_default_may_be_left_out(text, value):
    record = {key: part for key, part in DEAD_AS_JSON.items() if key != "scope"}
    assert from_json(text.replace("%s", json.dumps(record))) == value


def test_defaults_that_nobody_should_overlook_are_written():
    assert json.loads(to_json(Claim(DEAD))).keys() == {"record", "attribution", "stance", "span"}
    assert json.loads(to_json(Report(""))).keys() == {
        *("text", "language", "published", "publisher", "claims", "problems"),
    }
    assert json.loads(to_json(DEAD))["scope"] == Scope.INCIDENT


@given(counts())
def test_granularity_is_written_where_the_figure_was_rounded(count):
    assert ("granularity" in json.loads(to_json(count))["value"]) is (count.granularity != 1)


@pytest.mark.parametrize("value", [None, 1, "text", {"text": ""}, {DEAD}, [DEAD, None], [[DEAD]], Basis.EXACT, Claim])
def test_what_is_no_value_of_the_model_is_not_written(value):
    with pytest.raises(ConflictModelError, match="must be a value of conflictmodel"):
        to_json(value)


COUNT = '{"record": {"kind": "casualties", "outcome": "killed", "count": %s}}'


@pytest.mark.parametrize(
    "text, path, why",
    [
        ("", "$", "is not JSON"),
        ('{"text": ""} {"text": ""}', "$", "is not JSON: Extra data"),
        ('\ufeff{"text": ""}', "$", "begins with a byte order mark; save it as UTF-8 without one"),
        (b'\xef\xbb\xbf{"text": ""}', "$", "begins with a byte order mark"),
        (b'{"text": "\xff"}', "$", "is not UTF-8 (byte 10)"),
        ('{"text": ""}'.encode("utf-16"), "$", "is not UTF-8"),
        (None, "$", "must be given as str or bytes, not NoneType"),
        ("[" * 3_000 + "]" * 3_000, "$", ""),
        ("[" * 100_000, "$", "is nested far deeper than any report"),
        ('{"a":' * 100_000, "$", "is nested far deeper than any report"),
        ("1", "$", "must be an object, or an array of objects, not 1"),
        ("null", "$", "must be an object, or an array of objects, not null"),
        ('[{"text": ""}, true]', "$[1]", "must be an object, or an array of objects, not true"),
        ("[[]]", "$[0]", "must be an object"),
        ("NaN", "$", "NaN is not allowed here"),
        ("{}", "$", 'is no document: a claim has a "record", a report a "text", all else a "kind"'),
        ('{"kind": "claim"}', "$.kind", "must be incident, casualties, "),
        ('{"kind": null}', "$.kind", "must be incident, casualties, "),
        ('{"kind": ["count"]}', "$.kind", "must be incident, casualties, "),
        ('{"kind": "count", "low": 1}', "$", "a count alone is written with the keys kind and value and no others"),
        ('{"kind": "count", "value": 1}', "$.value", "must be an object, not 1"),
        ('{"kind": "period", "value": "soon"}', "$.value", "'soon': is not an ISO date; write it as"),
        ('{"kind": "period", "value": 2020}', "$.value", "must be a date or a period as text, not 2020"),
        ('{"kind": "attribution", "value": {}}', "$.value", "must be an array, not {}"),
        ('{"stance": "asserted"}', "$.record", "is missing"),
        ('{"claims": []}', "$.text", "is missing"),
        ('{"record": {"outcome": "killed"}}', "$.record.kind", "is missing; it is incident, casualties, "),
        ('{"record": {"kind": "count"}}', "$.record.kind", "must be incident, casualties, "),
        ('{"record": []}', "$.record", "must be an object, not []"),
        (COUNT % '{"low": 12.9}', "$.record.count.low", "must be a whole number, not 12.9"),
        (COUNT % '{"low": 2.0}', "$.record.count.low", "must be a whole number, not 2.0"),
        (COUNT % '{"low": true}', "$.record.count.low", "must be a whole number, not true"),
        (COUNT % '{"low": "3"}', "$.record.count.low", "must be a whole number, not '3'"),
        (COUNT % '{"low": null}', "$.record.count.low", "must be a whole number, not null"),
        (COUNT % '{"low": NaN}', "$.record.count.low", "NaN is not allowed here"),
        (COUNT % '{"low": -Infinity}', "$.record.count.low", "-Infinity is not allowed here"),
        (COUNT % f'{{"low": {"9" * 5_000}}}', "$.record.count.low", "a number of 5,000 digits is not allowed here"),
        (COUNT % '{"low": 1, "low": 1}', "$.record.count", "the key 'low' twice in one object is not allowed here"),
        (COUNT % '{"low": 1}', "$.record.count.high", "is missing"),
        (
            COUNT % '{"low": 1, "high": 0, "stated": null, "basis": "vague"}',
            "$.record.count.high",
            "0 must not be below low, which is 1",
        ),
        (
            COUNT % '{"low": 1, "high": 1000000000000000001, "stated": null, "basis": "vague"}',
            "$.record.count.high",
            "1000000000000000001 must be a whole number from 0 to 1,000,000,000,000,000,000",
        ),
        (
            COUNT % '{"low": 1, "high": 1, "stated": 1, "basis": "Exact"}',
            "$.record.count.basis",
            "must be exact, at_least, more_than, at_most, fewer_than, about, nearly, between or vague, not 'Exact'",
        ),
        (COUNT % '{"low": 1, "high": 1, "stated": 1, "basis": null}', "$.record.count.basis", "must be text, not null"),
        (
            COUNT % '{"low": 1, "high": 1, "stated": 1, "basis": "exact", "hihg": 1}',
            "$.record.count.hihg",
            "is an unknown key; the keys here are low, high, stated, basis or granularity",
        ),
        ('{"text": "", "": 1}', "$['']", "is an unknown key"),
        ('{"text": "", "a b": 1}', "$['a b']", "is an unknown key"),
        ('{"text": [NaN]}', "$.text", "must be text, not [<NaN>]"),
        ('{"text": 1}', "$.text", "must be text, not 1"),
        ('{"text": null}', "$.text", "must be text, not null"),
        ('{"text": "", "claims": {}}', "$.claims", "must be an array, not {}"),
        ('{"text": "", "claims": "abc"}', "$.claims", "must be an array, not 'abc'"),
        ('{"text": "", "claims": [{"stance": "denied"}]}', "$.claims[0].record", "is missing"),
        ('{"text": "", "published": "2020-02-30"}', "$.published", "must be a date such as 2020-02-20"),
        ('{"text": "", "published": "20200220"}', "$.published", "must be a date such as 2020-02-20"),
        ('{"text": "", "published": 2020}', "$.published", "must be a date as text, not 2020"),
        (
            '{"text": "abc", "problems": [{"why": "?"}, {"why": "?", "span": {"start": 1, "end": 4}}]}',
            "$.problems[1].span",
            "points past the end of the text, which has 3 characters",
        ),
        ('{"kind": "place", "value": {"name": "A", "admin": ["B", ""]}}', "$.value.admin[1]", "'' must not be blank"),
        ('{"kind": "point", "value": {"latitude": "1", "longitude": 0}}', "$.value.latitude", "must be a number"),
        ('{"kind": "point", "value": {"latitude": 1e999, "longitude": 0}}', "$.value.latitude", "inf must be a number"),
    ],
)
def test_a_fault_is_refused_with_its_path(text, path, why):
    with pytest.raises(DecodeError) as caught:
        from_json(text)
    assert caught.value.path == path or not why
    assert why in caught.value.why


def test_other_faults_of_the_same_document_are_notes():
    keys = "record, attribution, stance, span, repeats, evidence or incident"
    with pytest.raises(DecodeError) as caught:
        from_json('{"record": {"kind": "casualties", "outcome": "dead"}, "attribution": [{}], "by": "AP"}')
    assert caught.value.path == "$.record.outcome"
    assert caught.value.__notes__ == [
        "also $.record.count: is missing",
        "also $.attribution[0].name: is missing",
        f"also $.by: is an unknown key; the keys here are {keys}",
    ]


def test_a_document_of_faults_is_refused_with_the_first_ten():
    with pytest.raises(DecodeError) as caught:
        from_json(json.dumps({"text": "", "claims": [1] * 1_000}))
    assert caught.value.path == "$.claims[0]"
    assert len(caught.value.__notes__) == 9


def refusal(text):
    """Why a text is refused, or nothing if it is read."""
    try:
        from_json(text)
    except DecodeError as error:
        return error.why
    return ""


def suite(prefix):
    """The files of a set of hard cases for JSON readers: y is JSON, n is not, i is for the reader to decide."""
    if not SUITE.exists():
        return [pytest.param(None, marks=pytest.mark.skip(reason=f"JSONTestSuite is not there: {SUITE}"))]
    return [pytest.param(file, id=file.name) for file in sorted(SUITE.glob(f"{prefix}_*.json"))]


@pytest.mark.parametrize("file", suite("n"))
def test_what_is_not_json_is_refused(file):
    assert refusal(file.read_bytes())


@pytest.mark.parametrize("file", suite("y"))
def test_what_is_json_is_not_refused_as_something_else(file):
    why = refusal(file.read_bytes())
    assert "not JSON" not in why
    assert "not UTF-8" not in why


@pytest.mark.parametrize("file", suite("i"))
def test_what_readers_disagree_on_raises_no_other_error(file):
    assert refusal(file.read_bytes())


@given(st.text() | st.binary())
def test_arbitrary_text_raises_no_other_error(text):
    assert refusal(text)
