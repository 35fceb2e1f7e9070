"""Claims in JSON and JSON Lines: all of every claim comes back, and a broken file is told, never raised."""

import gzip
import io
import json

import attrs
import pytest
from hypothesis import given, strategies as st

from conflictmodel import formats
from conflictmodel.errors import InvalidValueError, UnrecognisedFileError
from conflictmodel.formats import registry, to_json
from conflictmodel.formats.carriers.jsonl import read
from conflictmodel.formats.format import Head
from conflictmodel.formats.jsonl import MAX_LINE
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.report import Problem, Report
from conflictmodel.model.source import Attribution, Source, Span
from conflictmodel.strategies import claims, records, reports

KILLED = Claim(Casualties(Outcome.KILLED, Count.more_than(50)), Attribution((Source("the ministry"),)))
NAMES = pytest.mark.parametrize("name", ["json", "jsonl"])
CLAIMS = st.lists(claims(), max_size=4)


def written(stated, name):
    target = io.BytesIO()
    assert formats.dump(stated, target, format=name) == ()
    return target.getvalue()


def load(data, name=None):
    found = formats.load(io.BytesIO(data if isinstance(data, bytes) else data.encode()), format=name)
    return list(found.claims()), found.problems


def whys(problems):
    return [problem.why for problem in problems]


@NAMES
@given(stated=CLAIMS)
def test_every_claim_comes_back_and_nothing_is_lost(name, stated):
    data = written(iter(stated), name)
    assert load(data, name) == (stated, ())
    assert load(gzip.compress(data), name) == (stated, ())
    if stated:
        assert formats.load(io.BytesIO(data)).format == name
        assert written(formats.load(io.BytesIO(data)), name) == data


@given(stated=CLAIMS)
def test_either_is_turned_into_the_other(tmp_path_factory, stated):
    folder = tmp_path_factory.mktemp("carriers")
    (folder / "in.jsonl").write_bytes(written(stated, "jsonl"))
    told = formats.convert(folder / "in.jsonl", folder / "out.json")
    assert (told.source, told.target, told.claims, told.problems, told.losses) == (
        "jsonl", "json", len(stated), (), (),
    )  # fmt: skip
    assert json.loads((folder / "out.json").read_text("utf-8")) == [json.loads(to_json(claim)) for claim in stated]
    if stated:
        formats.convert(folder / "out.json", folder / "back.jsonl.gz")
        assert gzip.decompress((folder / "back.jsonl.gz").read_bytes()) == (folder / "in.jsonl").read_bytes()


@NAMES
@given(report=reports(), record=records(), claim=claims())
def test_of_other_documents_the_claims_are_taken(name, report, record, claim):
    documents = [to_json(document) for document in (report, record, claim)]
    data = f"[{', '.join(documents)}]" if name == "json" else "\n".join(documents)
    told, problems = load(data, name)
    *of_report, of_record, last = told
    assert (of_record, last) == (Claim(record), claim)
    assert [attrs.evolve(one, attribution=Attribution()) for one in of_report] == [
        attrs.evolve(one, attribution=Attribution()) for one in report.claims
    ]
    for one, before in zip(of_report, report.claims, strict=True):
        assert one.attribution.names[: len(before.attribution)] == before.attribution.names
        assert report.publisher is None or one.attribution.names[-1] == report.publisher
        assert len(one.attribution) - len(before.attribution) in {0, 1}
    assert whys(problems)[: len(report.problems)] == [problem.why for problem in report.problems]
    assert "holds a report: the claims are taken" in " ".join(whys(problems))


def test_a_publisher_who_is_the_last_source_already_is_not_named_twice():
    via = attrs.evolve(KILLED, attribution=Attribution((Source("the ministry"), Source("AP"))))
    report = Report("50 dead", publisher="AP", claims=(KILLED, via), problems=(Problem("which day?"),))
    told, problems = load(to_json([report, report]))
    assert told == [via, via, via, via]
    assert [(problem.row, problem.why) for problem in problems] == [
        (1, "which day?"),
        (2, "which day?"),
        (None, "holds 2 reports: the claims are taken, with the publisher as their last source; text and date are not"),
    ]


@pytest.mark.parametrize(
    "document", [KILLED, KILLED.record, Report("50 dead", claims=(KILLED,)), [KILLED], [Count.exactly(3), KILLED]]
)
def test_one_document_alone_is_recognised(document):
    data = to_json(document)
    assert formats.load(io.StringIO(data)).format == "json"
    assert [claim.record for claim in load(json.dumps(json.loads(data), indent=2))[0]] == [KILLED.record]


def test_a_part_that_nobody_states_is_a_problem():
    told, (problem,) = load(to_json([Count.exactly(3), KILLED]))
    assert told == [KILLED]
    assert str(problem) == "row 1: is a count alone, which nobody states; put it in a claim"


def test_lines_without_a_header_are_read():
    told, problems = load(f"{to_json(KILLED)}\n{to_json([KILLED, KILLED])}\n")
    assert told == [KILLED] * 3
    assert whys(problems) == ["has neither header nor end, so nothing vouches that it is whole"]


@given(stated=st.lists(claims(), min_size=1, max_size=3), data=st.data())
def test_a_file_that_was_cut_off_is_told(stated, data):
    lines = written(stated, "jsonl")
    cut = lines[: data.draw(st.integers(lines.index(b"\n") + 1, len(lines) - 2))]
    told, problems = load(cut, "jsonl")
    assert told == stated[: len(told)]
    assert "has no end line after its header: it was cut off, or is still being written" in whys(problems)
    array = written(stated, "json")
    told, (problem,) = load(array[: data.draw(st.integers(1, len(array) - 3))], "json")
    assert told == []
    assert "is not JSON" in problem.why


def test_of_a_broken_array_the_good_documents_are_read():
    good, bad = to_json(KILLED), to_json(KILLED).replace('"stated": 50', '"stated": -1, "deaths": 3')
    told, problems = load(f"[{good}, {bad}, 7, {good}]", "json")
    assert told == [KILLED, KILLED]
    assert [(problem.row, problem.column) for problem in problems] == [(2, "$[1].record.count.deaths"), (3, "$[2]")]
    told, (problem,) = load(bad)
    assert (told, problem.row, problem.column) == ([], 1, "$.record.count.deaths")
    assert "also $.record.count.stated" in problem.why or "is an unknown key" in problem.why


def test_of_a_broken_report_the_good_claims_are_read():
    report = json.loads(to_json(Report("50 dead", claims=(KILLED, attrs.evolve(KILLED, span=Span(0, 7))))))
    report["claims"][0]["record"]["outcome"] = "sleeping"
    report["claims"].append("hello")
    told, (problem,) = load(json.dumps(report))
    assert [claim.span for claim in told] == [Span(0, 7)]
    assert problem.column == "$.claims[0].record.outcome"
    report["claims"] = "none"
    told, (problem,) = load(json.dumps(report))
    assert (told, problem.column) == ([], "$.claims")


@NAMES
@pytest.mark.parametrize("junk", ["{", "[1, ", '{"a": NaN}', "[" * 100_000, '{"kind": "end", "records": 9}\nx', "[]x"])
def test_no_text_can_break_the_reading(name, junk):
    told, problems = load(junk, name)
    assert told == []
    assert problems


@NAMES
@given(junk=st.binary(max_size=60))
def test_no_bytes_can_break_the_reading(name, junk):
    told, problems = load(b"[" + junk, name)
    assert not told
    assert problems or json.loads(b"[" + junk) == []


def test_bytes_that_are_no_text_are_a_problem_of_their_line():
    data = written([KILLED, KILLED], "jsonl").replace(b"the ministry", b"the \xff ministry", 1)
    told, problems = load(data + "{}é\n".encode(), "jsonl")
    assert KILLED in told
    assert problems


@given(
    lines=st.lists(st.text("ab\u2028é\r", max_size=9)),
    ends=st.sampled_from(["", "\n"]),
    size=st.integers(1, 7),
    step=st.integers(1, 5),
)
def test_lines_are_cut_where_a_binary_file_would_cut_them(lines, ends, size, step):
    from conflictmodel.formats.carriers.jsonl import _Bytes

    text = "\n".join(lines) + ends
    feed = io.StringIO(text, newline="")
    read_on = _Bytes(lambda _: feed.read(step))
    found = []
    while piece := read_on.readline(size):
        found.append(piece)
        assert len(piece.decode()) <= size
        assert b"\n" not in piece[:-1]
    assert b"".join(found).decode() == text
    for piece in found:
        assert piece.endswith(b"\n") or len(piece.decode()) == size or piece is found[-1]


def test_a_line_that_is_too_long_is_passed_over():
    text = f"{'x' * (MAX_LINE + 5)}\n{to_json(KILLED)}\n"
    problems: list = []
    assert list(read(io.StringIO(text, newline="").read, problems)) == [KILLED]
    assert f"has more than {MAX_LINE:,} bytes" in whys(problems)


@NAMES
def test_what_json_cannot_hold_leaves_the_file_as_it_was(tmp_path, name):
    file = tmp_path / f"out.{name}"
    file.write_text("before")
    halves = Claim(Casualties(Outcome.KILLED, Count.exactly(1), means="\ud83d\ude00"))
    with pytest.raises(InvalidValueError, match="cut in two"):
        formats.dump([KILLED, halves], file, format=name)
    assert file.read_text() == "before"


@pytest.mark.parametrize(
    "first",
    [
        {"type": "Feature", "kind": "casualties", "stance": "asserted"},
        {"id": "a", "schema": "Event", "properties": {}},
        {"record": "12/1990", "site": "a lake"},
        {"record": {"n": 1}},
        {"kind": "village"},
        {"kind": ["casualties"]},
        {"text": "hello"},
        {},
    ],
)
def test_other_peoples_objects_are_not_taken_for_claims(first):
    assert registry.known("json").likeness(Head("json", tuple(first), (first,))) == 0
    assert registry.known("jsonl").likeness(Head("jsonl", tuple(first), (first,))) == 0
    assert registry.known("json").likeness(Head("csv", ("record",), (("record",),))) == 0


def test_text_that_is_no_json_at_all_is_not_taken_for_it():
    with pytest.raises(UnrecognisedFileError):
        formats.load(io.StringIO("record,stance\n1,2\n"))


def test_a_stance_is_kept():
    denied = attrs.evolve(KILLED, stance=Stance.DENIED)
    assert load(written([denied], "json"))[0] == [denied]
