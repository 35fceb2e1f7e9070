"""How fast reports are read, in megabytes a second, and how the time grows on hostile texts.

Run it with ``python benchmarks/bench_reading.py``. Three texts: news in which one sentence in
four tells of the conflict, the invented reports of the tests, where nearly every sentence has
figures, and short reports one after another. A hostile text passes when four times its length
takes little more than four times as long. Memory is the peak of one reading over the size of
its text.
"""

import tracemalloc
from pathlib import Path
from time import perf_counter

from bench_numbers import news

from conflictmodel import find_counts, read_report

REPORTS = sorted((Path(__file__).parent.parent / "tests" / "reports").glob("*.txt"))
HOSTILE = {
    "killed and": "killed and ",
    "said that": "said that ",
    "brackets": "(",
    "commas": ", ",
    "in the": "in the ",
    "two men and": "two men and ",
    "the army said": "the army said ",
    "of the men": "of the men ",
    "no full stop": "the soldiers were killed near the town ",
    "short sentences": "Two died. ",
    "paragraphs": "Two died.\n\n",
    "quotes": "“Two died,” he said. ",
    "contacts": "Turkey accused Russia of lying. ",
    "days": "Two died on Thursday. ",
}


def speed(text: str, rounds: int = 3) -> float:
    """Give the best of some rounds, in megabytes a second."""
    best = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        read_report(text)
        best = min(best, perf_counter() - start)
    return len(text.encode()) / 1e6 / best


def seconds(text: str) -> float:
    """Time one reading."""
    start = perf_counter()
    read_report(text)
    return perf_counter() - start


def main() -> None:
    """Measure and print."""
    reports = [path.read_text(encoding="utf-8") for path in REPORTS]
    together = "\n\n".join(reports)
    read_report(together)
    texts = {"news": news(300_000), "reports, joined": together * 10}
    print("text                      size MB   counts per kB   read_report MB/s")
    for name, text in texts.items():
        density = len(find_counts(text)) / len(text) * 1000
        print(f"  {name:22} {len(text) / 1e6:8.2f} {density:14.1f} {speed(text):17.2f}")
    start = perf_counter()
    for text in reports * 10:
        read_report(text)
    rate = sum(map(len, reports)) * 10 / 1e6 / (perf_counter() - start)
    print(f"  {'reports, one by one':22} {sum(map(len, reports)) * 10 / 1e6:8.2f} {'':14} {rate:17.2f}")

    print("\nhostile text         25,000 characters      twice   four times   as long")
    for name, piece in HOSTILE.items():
        once, twice, four = (seconds(piece * (n // len(piece))) for n in (25_000, 50_000, 100_000))
        print(f"  {name:20} {once * 1000:10.1f} ms {twice / once:12.1f} {four / once:12.1f}")

    print("\nmemory")
    for name, text in texts.items():
        tracemalloc.start()
        read_report(text)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"  {name:22} {peak / len(text):6.1f} bytes for each character")


if __name__ == "__main__":
    main()
