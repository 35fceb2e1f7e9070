"""How many rows of a UCDP GED file a second are read, at what peak memory, by this library and by others, in one run.

Run it with ``python benchmarks/bench_formats.py [FILE] [ROUNDS]``, where FILE is a GED file as UCDP
publishes it; its rows are repeated to about 115,000. Without one, rows are made up. Others that are
not installed are left out (``pip install --group benchmarks``). Each way runs in a process of its
own, in turns, and the best round of each counts: CPU seconds of the reading alone, and the peak of
the memory of the whole process.
"""

import csv
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import Any

ROWS = 115_000
ROUNDS = 5
_TYPES = {"whole": int, "count": int, "decimal": float, "day": date}


def kinds(header: list[str]) -> dict[str, type]:
    """The type of each column, as this library's own row class has it."""
    from conflictmodel.formats.ged import GedEvent
    from conflictmodel.formats.table.rows import columns

    known = columns(GedEvent)
    return {name: _TYPES.get(known[name].kind.name, str) for name in header}


def header_of(path: str) -> list[str]:
    """The names of the columns."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def dict_rows(path: str) -> Iterator[dict[str, Any]]:
    """Rows as dictionaries of text."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def with_csv(path: str) -> Callable[[], object]:
    """The csv module alone, which makes no types."""
    return lambda: list(dict_rows(path))


def with_pydantic(path: str) -> Callable[[], object]:
    """A pydantic model."""
    from pydantic import create_model

    model = create_model("Event", **{name: (kind, ...) for name, kind in kinds(header_of(path)).items()})
    return lambda: [model(**row) for row in dict_rows(path)]


def with_msgspec(path: str) -> Callable[[], object]:
    """A msgspec Struct."""
    import msgspec

    struct = msgspec.defstruct("Event", list(kinds(header_of(path)).items()))
    return lambda: [msgspec.convert(row, struct, strict=False) for row in dict_rows(path)]


def with_msgspec_and_lists(path: str) -> Callable[[], object]:
    """A msgspec Struct, from lists of cells rather than dictionaries."""
    import msgspec

    names = header_of(path)
    struct = msgspec.defstruct("Event", list(kinds(names).items()), array_like=True)

    def read() -> object:
        with Path(path).open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            return [msgspec.convert(row, struct, strict=False) for row in rows]

    return read


def with_cattrs(path: str) -> Callable[[], object]:
    """An attrs class and cattrs."""
    import attrs
    from cattrs import Converter

    cls = attrs.make_class("Event", {name: attrs.field(type=kind) for name, kind in kinds(header_of(path)).items()})
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(date, lambda cell, _: date.fromisoformat(cell))
    return lambda: [converter.structure(row, cls) for row in dict_rows(path)]


def with_followthemoney(path: str) -> Callable[[], object]:
    """Entities of FollowTheMoney, cleaned."""
    from followthemoney import model

    def read() -> object:
        found = []
        for row in dict_rows(path):
            entity = model.make_entity("Event")
            entity.id = row["id"]
            entity.add("name", row["dyad_name"])
            entity.add("date", row["date_start"])
            entity.add("country", row["country"])
            entity.add("location", row["where_coordinates"])
            entity.add("summary", row["best"])
            found.append(entity)
        return found

    return read


def with_pyarrow(path: str) -> Callable[[], object]:
    """pyarrow's own reader, which makes columns and no rows."""
    from pyarrow import csv as reader

    options = reader.ParseOptions(newlines_in_values=True)
    return lambda: reader.read_csv(path, parse_options=options)


def with_load(path: str) -> Callable[[], object]:
    """This library, the whole file: typed rows that keep their cells, checked."""
    from conflictmodel import formats

    formats.names()
    return lambda: formats.load(path)


def with_stream(path: str) -> Callable[[], object]:
    """This library, row by row."""
    from conflictmodel import formats

    formats.names()

    def read() -> object:
        with formats.stream(path) as rows:
            return sum(1 for _ in rows)

    return read


def with_claims(path: str) -> Callable[[], object]:
    """This library, the claims of all rows, one after the other."""
    from conflictmodel import formats

    formats.names()

    def read() -> object:
        with formats.stream(path) as rows:
            return sum(1 for _ in rows.claims())

    return read


def with_arrow(path: str) -> Callable[[], object]:
    """This library, as a table of Arrow with every cell kept."""
    from conflictmodel import formats

    formats.names()
    return lambda: formats.read_arrow(path)


def into(target_format: str) -> Callable[[str], Callable[[], object]]:
    """This library, into another format by way of claims, losses told."""

    def with_conversion(path: str) -> Callable[[], object]:
        from conflictmodel import formats

        formats.names()
        return lambda: formats.convert(path, f"{path}.out", target_format=target_format)

    return with_conversion


#: Each way with the package that it needs, and what share of the rows it is given because it is slow.
WAYS: dict[str, tuple[Callable[[str], Callable[[], object]], str, int]] = {
    "csv.DictReader": (with_csv, "csv", 1),
    "pydantic": (with_pydantic, "pydantic", 1),
    "msgspec": (with_msgspec, "msgspec", 1),
    "msgspec, lists": (with_msgspec_and_lists, "msgspec", 1),
    "cattrs": (with_cattrs, "cattrs", 1),
    "followthemoney": (with_followthemoney, "followthemoney", 12),
    "pyarrow.csv": (with_pyarrow, "pyarrow", 1),
    "conflictmodel load": (with_load, "conflictmodel", 1),
    "conflictmodel stream": (with_stream, "conflictmodel", 1),
    "conflictmodel Arrow": (with_arrow, "pyarrow", 1),
    "conflictmodel claims": (with_claims, "conflictmodel", 6),
    "conflictmodel to acled": (into("acled"), "conflictmodel", 12),
    "conflictmodel to jsonl": (into("jsonl"), "conflictmodel", 12),
    "conflictmodel to csv": (into("csv"), "conflictmodel", 36),
    "conflictmodel to geojson": (into("geojson"), "conflictmodel", 36),
}


def once(way: str, path: str) -> None:
    """Run one way and print its CPU seconds and its peak memory in MiB."""
    work = WAYS[way][0](path)
    start = process_time()
    kept = work()
    seconds = process_time() - start
    print(seconds, peak_memory())
    del kept


def peak_memory() -> float:
    """The peak of this process in MiB, by the count that does not begin with the peak of its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        found = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(found.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def made_up() -> tuple[str, list[str]]:
    """A header and rows of the columns of version 19.1, the same in every run."""
    from conflictmodel.formats.ged import FORMAT, GedEvent

    names = FORMAT.layouts["19.1"].columns
    chance = random.Random(7)  # noqa: S311  nothing is secret about rows to be timed
    rows = []
    for number in range(3000):
        dead = chance.randrange(9)
        row = GedEvent(
            id=str(number), year=2019, active_year=1, type_of_violence=1, conflict_new_id="1", conflict_name="A: B",
            dyad_new_id="2", dyad_name="Government of A - Front B", side_a_new_id="3", gwnoa="4", side_b_new_id="5",
            side_a="Government of A", side_b="Front B", number_of_sources=1, source_article=f"A report, {number}",
            where_prec=1, where_coordinates=f"Town {number % 500}", adm_1=f"Province {number % 9}",
            latitude=chance.randrange(9000) / 100, longitude=chance.randrange(18000) / 100, priogrid_gid="1",
            country="A", country_id="4", region="R", event_clarity=1, date_prec=1,
            date_start=date(2019, 1 + number % 12, 1 + number % 28), date_end=date(2019, 12, 31),
            deaths_a=dead, deaths_b=0, deaths_civilians=0, deaths_unknown=0, low=dead, best=dead, high=dead,
        )  # fmt: skip
        cells = dict(zip(row.columns, row.cells, strict=True))
        rows.append(",".join(f'"{cells[name]}"' for name in names) + "\n")
    return ",".join(names) + "\n", rows


def main(source: str | None, rounds: int) -> None:
    """Measure all ways in turns and print them, with their ratios to msgspec."""
    if source is None:
        header, rows = made_up()
    else:
        with Path(source).open(encoding="utf-8", newline="") as file:
            header, *rows = csv_lines(file.read())
    with tempfile.TemporaryDirectory() as folder:
        files = {share: Path(folder) / f"{share}.csv" for _, _, share in WAYS.values()}
        for share, path in files.items():
            wanted = rows * max(1, ROWS // share // len(rows))
            path.write_text(header + "".join(wanted), encoding="utf-8", newline="")
        best: dict[str, tuple[float, float]] = {}
        for _ in range(rounds):
            for way, (_, package, share) in WAYS.items():
                if find_spec(package) is None:
                    continue
                command = [sys.executable, __file__, "--once", way, str(files[share])]
                told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
                seconds, peak = float(told[0]) * share, float(told[1])
                best[way] = min(best.get(way, (seconds, peak)), (seconds, peak))
    number = len(rows) * max(1, ROWS // len(rows))
    print(f"{number:,} rows of {header.count(',') + 1} columns, best of {rounds} rounds, CPU time")
    print(f"{'':24}rows a second   times msgspec   peak MiB")
    base = best.get("msgspec", next(iter(best.values())))[0]
    for way, (seconds, peak) in best.items():
        print(f"{way:24}{number / seconds:13,.0f}{base / seconds:16.2f}{peak:11.0f}")
    print("followthemoney, claims and conversions are given a part of the rows, so their peak is not comparable.")


def csv_lines(text: str) -> list[str]:
    """Split a table into records that keep their text, so that rows can be repeated."""
    records, open_quote, start = [], False, 0
    for place, sign in enumerate(text):
        if sign == '"':
            open_quote = not open_quote
        elif sign == "\n" and not open_quote:
            records.append(text[start : place + 1])
            start = place + 1
    return records


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(sys.argv[2], sys.argv[3])
    else:
        main(sys.argv[1] if len(sys.argv) > 1 else None, int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS)
