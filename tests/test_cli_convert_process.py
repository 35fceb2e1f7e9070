"""Converting in a process of its own: killed or stopped at any moment, it leaves the old file or the new one."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

import pytest

EXAMPLE = Path(__file__).resolve().parents[1] / "docs" / "examples" / "formats" / "ucdp-ged.csv"
HEADER, *ROWS = EXAMPLE.read_text("utf-8").splitlines(keepends=True)
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")

#: A shell can start a process with Ctrl-C switched off, and Python leaves it so.
_MAIN = """\
import signal
from conflictmodel.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


@contextmanager
def writing(out):
    """A conversion of a file without end, stopped in the middle of writing."""
    command = [sys.executable, "-c", _MAIN, "convert", "-", str(out), "--to", "ucdp-ged", "--layout", "19.1"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        into, told = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stderr)

        def feed():
            with suppress(OSError, ValueError):  # once it is killed nobody reads
                into.write(HEADER.encode())
                while True:
                    into.write("".join(ROWS).encode())

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            end = time.monotonic() + 30
            while not any(path.stat().st_size for path in out.parent.glob(".conflictmodel-*")):
                assert process.poll() is None, told.read()
                assert time.monotonic() < end
                time.sleep(0.01)
            yield process, told
        finally:
            process.kill()
            process.wait(30)
            feeder.join(30)
            with suppress(OSError):
                into.close()


@POSIX
@pytest.mark.parametrize("old", [None, "old"])
def test_killed_while_it_writes_it_leaves_the_old_file(tmp_path, old):
    out = tmp_path / "out.csv"
    if old is not None:
        out.write_text(old)
    with writing(out) as (process, _):
        process.send_signal(signal.SIGKILL)
        assert process.wait(30) == -signal.SIGKILL
    assert (out.read_text() if out.exists() else None) == old


@POSIX
def test_ctrl_c_while_it_writes_leaves_the_old_file_and_nothing_else(tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("old")
    with writing(out) as (process, told):
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert b"Traceback" not in told.read()
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


@POSIX
@pytest.mark.parametrize("more", ["", "--strict"])
def test_a_reader_that_leaves_is_no_fault(tmp_path, more):
    path = tmp_path / "in.csv"
    path.write_text(HEADER + "".join(ROWS) * 1000, encoding="utf-8")
    command = f'"{sys.executable}" -m conflictmodel convert "{path}" - --to ucdp-ged {more} | head -1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert done.stdout.decode() == HEADER
    assert done.stderr == b""


def test_process_faults_leave_no_traceback(tmp_path):
    command = [sys.executable, "-m", "conflictmodel", "convert", "none", "out.csv"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"conflictmodel: --to is missing")
    assert done.stderr.count(b"\n") == 1
