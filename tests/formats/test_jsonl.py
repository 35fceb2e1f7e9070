"""Documents on lines: whatever is done to a file, no document and no fault is lost in silence."""

import io
import tracemalloc
from itertools import repeat

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import ConflictModelError, InvalidValueError
from conflictmodel.formats import read_lines, to_json, write_lines
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.jsonl import MAX_LINE
from conflictmodel.model.actor import Actor
from conflictmodel.model.report import Report
from conflictmodel.strategies import actors, claims, incidents

VALUES = st.lists(incidents() | actors() | st.builds(Actor, st.just("a\u2028b\x85c\x0cd\re")), max_size=4)
HEADER = b'{"kind": "header", "format": "conflictmodel-jsonl", "version": 1}\n'
ACTOR = b'{"kind": "actor", "value": {"name": "AP"}}\n'
LOOSE = Problem(None, None, None, "has neither header nor end, so nothing vouches that it is whole")
CUT = Problem(None, None, None, "has no end line after its header: it was cut off, or is still being written")


def end(records):
    return b'{"kind": "end", "records": %d}\n' % records


def written(values):
    stream = io.BytesIO()
    assert write_lines(iter(values), stream) == len(values)
    return stream.getvalue()


def load(data):
    """The documents in a file and the problems with it."""
    lines = read_lines(io.BytesIO(data))
    documents = list(lines)
    assert lines.records == len(documents)
    return documents, lines.problems


@given(VALUES)
def test_what_is_written_is_read_back(values):
    data = written(values)
    assert load(data) == (values, [])
    assert load(data.replace(b"\n", b"\r\n\r\n \t\n")) == (values, [])
    assert load(data.removesuffix(b"\n")) == (values, [])


@given(VALUES)
def test_each_document_has_a_line_between_header_and_end(values):
    assert written(values) == HEADER + b"".join(to_json(v).encode() + b"\n" for v in values) + end(len(values))


@given(st.data(), VALUES)
def test_a_file_cut_anywhere_is_noticed(data, values):
    whole = written(values)
    documents, problems = load(whole[: data.draw(st.integers(0, len(whole) - 2))])
    assert problems
    assert documents == values[: len(documents)]


@given(st.data(), st.lists(claims(), min_size=1, max_size=3))
def test_a_line_that_is_lost_moved_to_the_end_or_doubled_is_noticed(data, values):
    lines = written(values).splitlines(keepends=True)
    index = data.draw(st.integers(1, len(values)))
    assert load(b"".join(lines[:index] + lines[index + 1 :]))[1]
    assert load(b"".join([*lines[:index], *lines[index + 1 :], lines[index]]))[1]
    assert load(b"".join(lines[: index + 1] + lines[index:]))[1]


@given(st.lists(st.binary(max_size=80) | st.just(ACTOR) | st.just(HEADER) | st.integers(0, 3).map(end), max_size=8))
def test_arbitrary_bytes_raise_nothing(pieces):
    data = b"\n".join(pieces)
    documents, problems = load(data)
    assert len(documents) == data.count(ACTOR.rstrip()) or problems
    assert problems or data.startswith(HEADER) or b'"end"' in data


@pytest.mark.parametrize(
    "data, problems",
    [
        (b"", [LOOSE]),
        (b"\n \r\n", [LOOSE]),
        (ACTOR, [LOOSE]),
        (HEADER, [CUT]),
        (HEADER + ACTOR, [CUT]),
        (HEADER + ACTOR + end(1), []),
        (ACTOR + end(1), []),
        (HEADER + ACTOR + end(2), [Problem(3, None, end(2).decode().strip(), "counts 2 documents, and there are 1")]),
        (
            HEADER + end(0) + ACTOR + ACTOR,
            [Problem(3, None, ACTOR.decode().strip(), "stands after the end line: was something appended?")],
        ),
        (
            HEADER + ACTOR + b'{"kind": "end", "records": true}',
            [
                Problem(3, None, '{"kind": "end", "records": true}', why)
                for why in ['is not an end line such as {"kind": "end", "records": 1234}']
            ],
        ),
        (
            HEADER + ACTOR + b'{"kind": "end", "records": 1, "records": 1}',
            [
                Problem(
                    3,
                    None,
                    '{"kind": "end", "records": 1, "records": 1}',
                    "the key 'records' twice in one object is not allowed here",
                ),
                CUT,
            ],
        ),
        (
            HEADER.replace(b"1}", b"2}") + end(0),
            [
                Problem(
                    1,
                    None,
                    HEADER.replace(b"1}", b"2}").decode().strip(),
                    f"is not the header that is known, {HEADER.decode().strip()}",
                )
            ],
        ),
        (
            ACTOR + HEADER + end(1),
            [
                Problem(
                    2,
                    None,
                    HEADER.decode().strip(),
                    "is a header and not in the first line: were files put together?",
                )
            ],
        ),
        (
            HEADER + b'{"kind": "actor", "value": {"name": 1, "age": "x"}}\n' + end(1),
            [
                Problem(
                    2,
                    "$.value.name",
                    '{"kind": "actor", "value": {"name": 1, "age": "x"}}',
                    "must be text, not 1; also $.value.age: is an unknown key; "
                    "the keys here are name, kind, role, affiliation or country",
                )
            ],
        ),
        (
            HEADER + b"[" * 100_000 + b"\n" + end(1),
            [Problem(2, None, "[" * 200, "is nested far deeper than any report")],
        ),
        (HEADER + b"\xff\n" + end(1), [Problem(2, None, "\ufffd", "is not UTF-8 (byte 0); save it as UTF-8")]),
    ],
)
def test_what_is_wrong_with_a_file_is_told(data, problems):
    assert load(data)[1] == problems


def test_reading_goes_on_past_a_bad_line_and_after_the_end():
    documents, problems = load(HEADER + ACTOR + b"soon\n" + ACTOR + end(3) + ACTOR)
    assert documents == [Actor("AP")] * 3
    assert [(problem.row, problem.value) for problem in problems] == [(3, "soon"), (6, ACTOR.decode().strip())]
    assert str(problems[0]) == "row 3, 'soon': is not JSON: Expecting value: line 1 column 1 (char 0)"


def test_files_put_together_are_read_with_a_problem():
    one = HEADER + ACTOR + end(1)
    documents, problems = load(one + one)
    assert documents == [Actor("AP")] * 2
    assert {problem.row for problem in problems} == {4}


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_line_of_16_mib_is_read_and_a_longer_one_passed_over(ending):
    longest = to_json(Report("a" * (MAX_LINE - len(to_json(Report("")))))).encode()
    assert len(longest) == MAX_LINE
    documents, problems = load(HEADER + longest + ending + end(1))
    assert [len(document.text) for document in documents] == [MAX_LINE - len(to_json(Report("")))]
    assert problems == []
    documents, problems = load(HEADER + b" " + longest + ending + ACTOR + end(2))
    assert documents == [Actor("AP")]
    assert [(problem.row, problem.why) for problem in problems] == [(2, "has more than 16,777,216 bytes")]
    assert problems[0].value == (" " + longest.decode())[:200]


def test_a_line_that_never_ends_is_passed_over_with_little_memory():
    class Endless(io.BytesIO):
        left = 20 * MAX_LINE

        def readline(self, size=-1, /):
            size = min(size, self.left)
            self.left -= size
            return b"[" * size

    tracemalloc.start()
    lines = read_lines(Endless())
    assert list(lines) == []
    assert tracemalloc.get_traced_memory()[1] < 4 * MAX_LINE
    tracemalloc.stop()
    assert [problem.why for problem in lines.problems] == ["has more than 16,777,216 bytes", LOOSE.why]


def test_what_is_too_long_to_be_read_is_not_written():
    with pytest.raises(InvalidValueError, match="more than 16,777,216 bytes as JSON") as caught:
        written([Actor("AP"), Report("a" * MAX_LINE)])
    assert caught.value.__notes__ == ["this is value 2 of those to be written"]


def test_what_is_no_value_ends_the_writing_without_an_end_line():
    stream = io.BytesIO()
    with pytest.raises(InvalidValueError, match="must be a value of conflictmodel"):
        write_lines([Actor("AP"), "AP"], stream)
    assert stream.getvalue() == HEADER + ACTOR


def test_values_are_written_and_read_one_at_a_time():
    class Counter(io.BytesIO):
        lines = 0

        def write(self, data, /):
            self.lines += 1
            return len(data)

    counter = Counter()

    def values():
        for number in range(5):
            assert counter.lines == number + 1
            yield Actor("AP")

    assert write_lines(values(), counter) == 5
    stream = io.BytesIO(HEADER + ACTOR * 3)
    assert next(read_lines(stream)) == Actor("AP")
    assert stream.tell() == len(HEADER + ACTOR)


def test_after_a_thousand_problems_the_rest_are_counted():
    problems = load(b"".join(repeat(b"soon\n", 1_500)))[1]
    assert len(problems) == 1_001
    assert problems[-1].why == "has 501 more problems, which are not listed"


@pytest.mark.parametrize("function", [read_lines, lambda stream: write_lines([], stream)])
def test_a_file_open_as_text_is_refused(function):
    with pytest.raises(ConflictModelError, match="must be open in binary mode"):
        function(io.StringIO())


@pytest.mark.parametrize(
    "problem, words",
    [
        (Problem(12, "best", "twelve", "why"), "row 12, best 'twelve': why"),
        (Problem(1_200, "best", None, "why"), "row 1200, best: why"),
        (Problem(None, None, "x" * 100, "why"), f"'{'x' * 59}…: why"),
        (Problem(None, None, None, "why"), "why"),
    ],
)
def test_a_problem_says_where_and_why(problem, words):
    assert str(problem) == words
