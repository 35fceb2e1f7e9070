"""Files opened for reading and writing: any bytes become text, and a file is written as a whole or not at all."""

import codecs
import errno
import gzip
import io
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any, cast

import pytest
from hypothesis import example, given, strategies as st

from conflictmodel.errors import InvalidValueError, UnreadableFileError, UnwritableFileError
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.table import source
from conflictmodel.formats.table._encoding import KEEPING, MARKS
from conflictmodel.formats.table.source import open_source
from conflictmodel.formats.table.target import open_target

TEXT = "id,name\n1,Zélé\r\n2,Łódź\r3,بيروت"
LINES = ["id,name\n", "1,Zélé\r\n", "2,Łódź\r", "3,بيروت"]
MARK_OF = {name: mark for mark, name in MARKS.items()}


class Pipe(io.RawIOBase):
    """Bytes that can be read once, a few at a time."""

    def __init__(self, data):
        self._data = io.BytesIO(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self._data.readinto(memoryview(buffer)[:3])


def opened(data, **options):
    return open_source(io.BytesIO(data), **options)


def whole(data, **options):
    with opened(data, **options) as text:
        return text.read()


# --- what it is written in


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("make", [io.BytesIO, Pipe], ids=["file", "pipe"])
@pytest.mark.parametrize("mark", [False, True])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_encodings(encoding, mark, make, packed):
    data = (MARK_OF[encoding] if mark else b"") + TEXT.encode(encoding)
    data = gzip.compress(data) if packed else data
    with open_source(make(data)) as text:
        assert (text.encoding, text.bom, text.gzip) == (encoding, mark, packed)
        assert list(text.lines()) == LINES
        assert text.problems == []
        assert text.progress() == (len(data), None if make is Pipe else len(data))
        assert text.read() == ""


def test_older_files_are_windows_1252():
    data = "name;Zélé „x“ €5\n".encode("cp1252")
    with opened(data) as text:
        assert (text.encoding, text.read()) == ("cp1252", "name;Zélé „x“ €5\n")
    assert whole(b"caf\xe9") == "café"
    with opened(b"\x81\xe9\x8d") as text:
        assert text.read() == "\udc81é\udc8d"
        assert text.kept == 2


def test_the_whole_file_decides():
    far = b"x\n" * 200_000
    assert whole(far + b"caf\xe9")[-4:] == "café"
    assert whole(far + "é".encode())[-1:] == "é"
    with open_source(Pipe(far + b"caf\xe9")) as text:  # of a pipe, how it begins
        assert (text.encoding, text.read()[-4:], text.kept) == ("utf-8", "caf\udce9", 1)


def test_a_byte_gone_wrong_does_not_change_the_rest():
    data = "é".encode() * 5 + b"\xff" + "é".encode()
    with opened(data) as text:
        assert (text.encoding, text.read(), text.kept) == ("utf-8", "ééééé\udcffé", 1)
    assert whole("é".encode() * 3 + b"\xc3") == "ééé\udcc3"
    assert whole(codecs.BOM_UTF8 + b"\xff") == "\udcff"


def test_utf_16_that_is_broken():
    data = codecs.BOM_UTF16_LE + "ab\ud800c".encode("utf-16-le", "surrogatepass")
    with opened(data) as text:
        assert (text.read(), text.kept, text.problems) == ("ab\ud800c", 1, [])
    with opened(data + b"x") as text:
        assert (text.read(), text.kept) == ("ab\ud800c", 1)
        assert [str(problem) for problem in text.problems] == [
            "the file ends within a character: its last byte is left out"
        ]
    assert whole(codecs.BOM_UTF16_BE + b"\xd8\x00") == "\ud800"


def test_a_few_zero_bytes_are_no_utf_16():
    assert whole(b"a\0b\0c\n" * 9) == "a\0b\0c\n" * 9
    assert whole(b"\0\n") == "\0\n"
    assert whole(b"a\0bcd\n" * 9) == "a\0bcd\n" * 9
    assert whole("é\0".encode() * 9) == "é\0" * 9
    assert whole("بيروت, حلب\n".encode("utf-16-be") * 2) == "بيروت, حلب\n" * 2
    assert whole("数字,文\n数字,文\n".encode("utf-16-le")) == "数字,文\n数字,文\n"


def test_an_encoding_may_be_set():
    assert whole("é".encode(), encoding="cp1252") == "Ã©"
    with opened(codecs.BOM_UTF8 + b"a", encoding="cp1252") as text:
        assert (text.bom, text.read()) == (False, "ï»¿a")
    with pytest.raises(InvalidValueError, match="encoding"):
        opened(b"", encoding="latin-1")


@given(st.binary(max_size=200), st.sampled_from([None, *KEEPING]), st.booleans())
@example(b"\xff\xfe\x00\xdc\x00", None, False)
@example(b"\x1f\x8b", None, False)
@example(b"\xff\xfea\x00\x00\xd8", "utf-16-le", True)
def test_any_bytes_come_back(data, encoding, pipe):
    with open_source(Pipe(data) if pipe else io.BytesIO(data), encoding=encoding) as text:
        lines = list(text.lines())
        assert "".join(lines) == whole(data, encoding=text.encoding)
        target = io.BytesIO()
        with open_target(target, encoding=text.encoding, bom=text.bom) as writing:
            writing.write("".join(lines))
        if not text.gzip:
            left = data[len(data) - 1 :] if text.problems else b""
            assert target.getvalue() + left == data


# --- packed files


def test_a_packed_file_that_is_cut_off():
    text = "".join(f"{at},{at * at}\n" for at in range(300))
    data = gzip.compress(text.encode())
    read = ""
    for cut in range(2, len(data)):
        with opened(data[:cut]) as found:
            read = "".join(found.lines())
            assert text.startswith(read)
            (problem,) = found.problems
            assert problem.why == (f"the packed text of the file ends after {len(read):,} bytes, for it is cut off")
    assert len(read) == len(text)


def test_named_as_packed(tmp_path):
    path = tmp_path / "a.csv.gz"
    for data, told in (
        (b"", "ends after 0 bytes, for it is cut off"),
        (b"\x1f", "ends after 0 bytes, for it is cut off"),
        (b"a,b\n", "is not packed, though its name says so: it is read as it is"),
    ):
        path.write_bytes(data)
        with open_source(path) as text:
            assert text.read() == ("a,b\n" if data[:1] == b"a" else "")
            (problem,) = text.problems
            assert problem.why.endswith(told)
            assert str(path) in problem.why


@given(st.integers(10, 800), st.integers(1, 255))
def test_a_packed_file_that_is_damaged(at, change):
    data = bytearray(gzip.compress("".join(map(str, range(1000))).encode()))
    data[at] ^= change
    with opened(bytes(data)) as text:
        text.read()
        assert text.problems


def test_what_follows_a_packed_text(tmp_path):
    data = gzip.compress(b"a\n")
    assert whole(data + data) == "a\na\n"
    with opened(data + b"junk") as text:
        assert text.read() == "a\n"
        assert "it is damaged" in text.problems[0].why


# --- lines


@given(
    st.text(st.sampled_from("ab\r\n\x0b\u2028\x85"), max_size=40), st.integers(1, 10), st.sampled_from(["", "\n", "\r"])
)
@example("a\r\nb\r", 2, "")
def test_lines_have_their_own_ends(text, size, end):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "BLOCK", size)
        with opened(text.encode(), encoding="utf-8") as found:
            lines = [line for chunk in found.chunks(end) for line in chunk]
    if end:
        expected = [line + end for line in text.split(end)]
        expected[-1] = expected[-1][:-1]
        assert lines == [line for line in expected if line]
    else:
        assert lines == list(io.StringIO(text, newline=""))


@given(st.text(st.sampled_from("ab\n"), max_size=60), st.integers(1, 5), st.integers(5, 9))
def test_long_lines_come_in_pieces(text, size, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "BLOCK", size)
        patch.setattr(source, "LINE_LIMIT", most)
        with opened(text.encode(), encoding="utf-8") as found:
            lines = list(found.lines())
    assert "".join(lines) == text
    assert all(len(line) <= most for line in lines)
    assert all(line.endswith("\n") or len(line) == most for line in lines[:-1])


def test_read_and_peek():
    with opened(b"abcdef\nghi") as text:
        assert text.peek(2) == "ab"
        assert (text.read(3), text.peek(100), text.read(1)) == ("abc", "def\nghi", "d")
        assert text.progress() == (10, 10)
        assert list(text.lines()) == ["ef\n", "ghi"]


BIG_LINE = """
import resource, sys, tracemalloc
from conflictmodel.formats.table.csv import Unread, read
from conflictmodel.formats.table.source import open_source
tracemalloc.start()
with open_source(sys.argv[1]) as opened:
    size = sum(len(record.text) if isinstance(record, Unread) else 0 for record in read(opened))
print(size, tracemalloc.get_traced_memory()[1])
"""


@pytest.mark.parametrize("begin", ["", '"'])
def test_a_line_without_end_does_not_fill_the_memory(tmp_path, begin):
    path = tmp_path / "line.csv"
    path.write_bytes(begin.encode() + b"x" * 50_000_000)
    done = subprocess.run(
        [sys.executable, "-c", BIG_LINE, str(path)], capture_output=True, check=True, timeout=120, text=True
    )
    size, peak = map(int, done.stdout.split())
    assert size == 50_000_000 + len(begin)
    assert peak < 130_000_000


# --- what can be opened


def test_files_that_cannot_be_opened(tmp_path, monkeypatch):
    for path, why in (
        (tmp_path / "none.csv", "there is no such file"),
        (tmp_path, "it is a directory"),
        ("a\0b", "embedded null byte"),
    ):
        with pytest.raises(UnreadableFileError, match=why):
            open_source(path)
    file = io.BytesIO()
    file.close()
    with pytest.raises(UnreadableFileError, match="closed file"):
        open_source(file)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableFileError, match="cannot read standard input: it is closed"):
        open_source("-")


def test_only_what_was_opened_here_is_closed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n")
    with path.open("rb") as file:
        with open_source(file) as text:
            assert (text.name, text.read()) == (str(path), "a,b\n")
        assert not file.closed
    with open_source(path) as text:
        assert text.name == str(path)
    assert text.read() == "a,"  # which was looked at
    assert "closed file" in text.problems[0].why


def test_what_was_opened_is_closed_if_it_cannot_be_read(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a")

    def find_encoding(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(source, "find_encoding", find_encoding)
    with pytest.raises(KeyboardInterrupt):  # and no warning of a file left open
        open_source(path)


def test_less_of_a_file_than_could_be():
    class Least:
        read = io.BytesIO(b"a\n").read

    with open_source(cast("Any", Least())) as text:
        assert (text.read(), text.progress()) == ("a\n", (2, None))
    with open_source(os.devnull) as text:
        assert (text.read(), text.progress(), text.problems) == ("", (0, None), [])


def test_a_file_object_is_read_from_where_it_stands():
    file = io.BytesIO(b"before\na,b\n")
    file.seek(7)
    with open_source(file) as text:
        assert text.read() == "a,b\n"
        assert text.progress() == (4, 4)


def test_text_file_objects(tmp_path):
    with open_source(io.StringIO("\ufeffa\r\nb", newline="")) as text:
        assert (text.encoding, text.bom, text.gzip) == ("utf-8", True, False)
        assert list(text.lines()) == ["a\r\n", "b"]
        assert text.progress() == (5, None)
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xe9")
    for encoding, known in (("cp1252", "cp1252"), ("iso8859-1", "utf-8")):
        with path.open(encoding=encoding) as file, open_source(file) as text:
            assert (text.encoding, text.read()) == (known, "é")
    with path.open(encoding="utf-8") as file, open_source(file) as text:
        assert text.read() == ""
        assert "ends early" in text.problems[0].why
    odd = io.StringIO("a")

    class Odd:
        name = 5
        encoding = "unheard-of"
        read = odd.read

    with open_source(cast("Any", Odd())) as text:
        assert (text.name, text.encoding, text.read()) == ("the file", "utf-8", "a")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a\xff"), "ascii"))
    with open_source("-") as text:
        assert (text.name, text.read()) == ("standard input", "aÿ")
    monkeypatch.setattr(sys, "stdin", io.StringIO("b"))
    with open_source("-") as text:
        assert text.read() == "b"


class Failing(io.BytesIO):
    """A file that breaks off."""

    def seekable(self):
        return False

    def read(self, size=-1):
        if size and self.tell() > 2:
            raise OSError(errno.EIO, "Input/output error")
        return super().read(min(size, 3))


def test_a_file_that_breaks_off():
    with open_source(Failing(b"abcdef")) as text:
        assert text.read() == "abcde"
        assert [problem.why for problem in text.problems] == ["the file ends after 5 bytes: Input/output error"]
    file = Failing(b"abc")
    file.seek(3)
    with pytest.raises(UnreadableFileError, match="Input/output error"):
        open_source(file)


@pytest.mark.skipif(os.name != "posix", reason="named pipes of POSIX")
def test_a_named_pipe(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=[gzip.compress(b"a,b\n" * 100_000)])
    writer.start()
    with open_source(path) as text:
        assert text.progress()[1] is None
        assert text.read() == "a,b\n" * 100_000
    writer.join()

    def reader():
        got.append(path.read_bytes())

    got: list[bytes] = []
    thread = threading.Thread(target=reader)
    thread.start()
    with open_target(path) as writing:
        writing.write("é")
    thread.join()
    assert got == ["é".encode()]
    assert stat.S_ISFIFO(path.stat().st_mode)


# --- what is written


def put(target, text=TEXT, **options):
    with open_target(target, **options) as writing:
        writing.write(text)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_what_is_written_is_read_back(text, encoding):
    for options in ({}, {"bom": True}, {"gzip": True}):
        target = io.BytesIO()
        put(target, text, encoding=encoding, **options)
        data = target.getvalue()
        if options.get("gzip"):
            assert data[4:8] == bytes(4)  # no time in it
            data = gzip.decompress(data)
        mark = MARK_OF[encoding] if options.get("bom") else b""
        assert data == mark + text.encode(encoding)


def test_targets(tmp_path, monkeypatch):
    path = tmp_path / "a.csv.gz"
    put(path)
    assert gzip.decompress(path.read_bytes()).decode() == TEXT
    put(str(path), gzip=False)
    assert path.read_bytes().decode() == TEXT
    text = io.StringIO(newline="")
    put(text, bom=True)
    assert text.getvalue() == "\ufeff" + TEXT
    out = io.TextIOWrapper(io.BytesIO(), "ascii")
    monkeypatch.setattr(sys, "stdout", out)
    put("-")
    assert out.buffer.getvalue().decode() == TEXT
    monkeypatch.setattr(sys, "stdout", text)
    put("-", "x")
    assert text.getvalue()[-1] == "x"
    with (tmp_path / "raw").open("wb", buffering=0) as raw:
        put(raw, gzip=True)
        put(raw, gzip=True)
    assert gzip.decompress((tmp_path / "raw").read_bytes()).decode() == TEXT * 2
    with tempfile.NamedTemporaryFile("w+", newline="", encoding="utf-8") as file:
        put(file)
        file.seek(0)
        assert file.read() == TEXT


def test_targets_that_cannot_be_written(tmp_path, monkeypatch):
    for path, why in ((tmp_path, "it is a directory"), (tmp_path / "no" / "a", "there is no such directory")):
        with pytest.raises(UnwritableFileError, match=f"cannot write .*: {why}"):
            put(path)
    with pytest.raises(UnwritableFileError, match="null byte"):
        put("a\0b")
    with pytest.raises(InvalidValueError, match="encoding"):
        put(tmp_path / "a", encoding="latin-1")
    closed = io.StringIO()
    closed.close()
    with pytest.raises(UnwritableFileError, match="closed file"):
        put(closed)
    with pytest.raises(UnwritableFileError, match=r"cp1252 has no '\\u0141'; choose UTF-8"):
        put(tmp_path / "a", encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(UnwritableFileError, match="cannot write standard output: it is closed"):
        put("-")
    assert not list(tmp_path.iterdir())


class Full(io.RawIOBase):
    """A file on a full disk, or a pipe without a reader."""

    def __init__(self, fault):
        self.fault = fault

    def writable(self):
        return True

    def write(self, _):
        raise self.fault


@pytest.mark.parametrize("packed", [False, True])
def test_a_full_disk_and_a_reader_that_left(packed):
    for text in ("x", "x" * 1_000_000):
        with pytest.raises(UnwritableFileError, match="No space"):
            put(Full(OSError(errno.ENOSPC, "No space left on device")), text, gzip=packed)
        with pytest.raises(BrokenPipeError):
            put(Full(BrokenPipeError()), text, gzip=packed)


@pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")
def test_permissions_and_links(tmp_path):
    path, link = tmp_path / "out", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    put(link, "new")
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_text() == "new"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("fault", [KeyError, KeyboardInterrupt, OSError])
def test_a_fault_leaves_the_old_file(tmp_path, fault, packed):
    path = tmp_path / "out"
    path.write_text("old")

    def fail():
        with open_target(path, gzip=packed) as writing:
            writing.write("new" * 100_000)
            raise fault

    with pytest.raises(fault):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


KILLED = """
import sys
from conflictmodel.formats.table.target import open_target
for turn in range(1000):
    with open_target(sys.argv[1]) as writing:
        print(turn, flush=True)
        for _ in range(200):
            writing.write(f"{turn}," + "x" * 5000 + "\\n")
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("moment", [0.0, 0.002, 0.005, 0.01, 0.03])
def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path, moment):
    path = tmp_path / "out"
    path.write_text("old")
    with subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE) as process:
        for _ in range(3):
            assert process.stdout is not None
            assert process.stdout.readline()
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
    lines = path.read_text().splitlines()
    turns = {line.partition(",")[0] for line in lines}
    assert len(turns) == 1
    assert lines == [f"{turns.pop()}," + "x" * 5000] * 200


def test_problems_say_where():
    assert str(Problem(12, "best", "twelve", "must be a number")) == "row 12, best 'twelve': must be a number"
    assert str(Problem(None, "best", None, "twice")) == "best: twice"
    assert str(Problem(3, None, None, "too short")) == "row 3: too short"
    assert str(Problem(None, None, None, "cut off")) == "cut off"
    assert len(str(Problem(1, "a", "x" * 1000, "long"))) < 100
