"""How many claims a second JSON is written and read with, through msgspec and through cattrs, in one run.

Run it with ``python benchmarks/bench_json.py``; it needs msgspec. The claims are those that
``read_report`` makes of ``docs/examples/report.txt``, and those that Hypothesis makes up, which hold
every field there is. ``json.loads`` alone, which checks nothing and makes no value, is there for scale.
"""

import json
import warnings
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from time import perf_counter

from hypothesis import HealthCheck, Phase, given, settings

from conflictmodel import read_report
from conflictmodel.formats import _fast_json, json as strict, read_lines, write_lines
from conflictmodel.model.claim import Claim
from conflictmodel.strategies import claims

REPORT = Path(__file__).parent.parent / "docs" / "examples" / "report.txt"
ROUNDS = 15


def reported() -> list[Claim]:
    """Give the claims of the example report, many times over."""
    text = REPORT.read_text(encoding="utf-8")
    return list(read_report(text, published=date(2026, 4, 22)).claims) * 50


def made_up() -> list[Claim]:
    """Give claims as Hypothesis makes them up, the same in every run."""
    found: list[Claim] = []

    @settings(
        max_examples=500,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(claims())
    def collect(claim: Claim) -> None:
        found.append(claim)

    collect()
    quick = [claim for claim in found if _fast_json.read(strict._write(claim)) is not None]
    print(f"{len(found) - len(quick)} of {len(found)} claims made up are left to the strict path, and left out below")
    return quick


def microseconds(work: Callable[[], object], each: int) -> float:
    """Give the best of some rounds, in microseconds for each claim."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best / each * 1e6


def main() -> None:
    """Measure and print."""
    print("microseconds a claim   bytes   write: cattrs  msgspec  ratio   read: cattrs  msgspec  ratio   json.loads")
    for name, values in {"read from a report": reported(), "made up": made_up()}.items():
        text = strict._write(values)
        assert _fast_json.write(values) == text
        assert _fast_json.read(text) == strict._read(text) == values
        each = len(values)
        write, fast_write = (microseconds(partial(way, values), each) for way in (strict._write, _fast_json.write))
        read, fast_read = (microseconds(partial(way, text), each) for way in (strict._read, _fast_json.read))
        plain = microseconds(partial(json.loads, text), each)
        print(
            f"  {name:20} {len(text) / each:6.0f} {write:15.1f} {fast_write:8.1f} {write / fast_write:6.1f}"
            f" {read:14.1f} {fast_read:8.1f} {read / fast_read:6.1f} {plain:12.1f}"
        )
        stream = BytesIO()
        write_lines(values, stream)
        data = stream.getvalue()
        lines_out = microseconds(lambda values=values: write_lines(values, BytesIO()), each)
        lines_in = microseconds(lambda data=data: list(read_lines(BytesIO(data))), each)
        print(f"    as JSON Lines, through msgspec: {lines_out:.1f} to write, {lines_in:.1f} to read")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
