"""How fast reports are read, in megabytes a second, beside spaCy, and how the time grows on hostile texts.

Run it with ``python benchmarks/bench_reading.py``; it needs spaCy, to compare with in the same run
(dependency group "benchmarks"). spaCy's part is what many projects do: a blank English pipeline with
a sentencizer, and Matcher patterns for a number before or after a verb of killing or wounding. It
finds words and numbers side by side and no more: no hedges, no sources, no dates, no denials.

Three texts: news in which one sentence in
four tells of the conflict, the invented reports of the tests, where nearly every sentence has
figures, and short reports one after another. A hostile text passes when four times its length
takes little more than four times as long. Memory is the peak of one reading over the size of
its text, as ``tracemalloc`` sees it.
"""

import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import spacy
from bench_numbers import news, seconds
from spacy.language import Language
from spacy.matcher import Matcher

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
    "joined events": "killed nine men in an attack by rebels and ",
    "events": "Another attack by rebels killed nine men in Homs on Monday. ",
}


KILLED = ["killed", "kill", "kills", "killing", "died", "dead", "murdered", "slain", "executed"]
WOUNDED = ["wounded", "injured", "wounding", "injuring", "hurt", "wounds"]
SIZES = (25_000, 50_000, 100_000)


def matcher() -> tuple[Language, Matcher]:
    """Make the pipeline: a number, up to four words, and the verb; or the verb, a hedge, and the number."""
    pipeline = spacy.blank("en")
    pipeline.max_length = 10_000_000
    pipeline.add_pipe("sentencizer")
    found = Matcher(pipeline.vocab)
    word = {"IS_PUNCT": False, "OP": "?"}
    auxiliary = {"LOWER": {"IN": ["was", "were", "been", "are", "is", "have", "has", "had", "be"]}, "OP": "*"}
    hedge = {"LOWER": {"IN": ["at", "least", "more", "than", "about", "nearly", "some", "up", "to"]}, "OP": "*"}
    for outcome, verbs in {"killed": KILLED, "wounded": WOUNDED}.items():
        verb = {"LOWER": {"IN": verbs}}
        before = [{"LIKE_NUM": True}, word, word, word, word, auxiliary, verb]
        after = [verb, hedge, {"LIKE_NUM": True}]
        found.add(outcome, [before, after], greedy="LONGEST")
    return pipeline, found


def matched(pipeline: Language, found: Matcher, text: str) -> list[tuple[str, str, int, int]]:
    """Find figures as spaCy's matcher does: the outcome, the number as written, and where in the text."""
    figures = []
    for sentence in pipeline(text).sents:
        for span in found(sentence, as_spans=True):
            number = next(token for token in span if token.like_num)
            figures.append((span.label_, number.text, span.start_char, span.end_char))
    return figures


def speed(read: Callable[[str], object], text: str) -> float:
    """Give the best of some rounds, in megabytes a second."""
    return len(text.encode()) / 1e6 / seconds(partial(read, text))


def peak(read: Callable[[str], object], text: str) -> float:
    """Give the most memory that a reading takes, as a multiple of the size of its text."""
    tracemalloc.start()
    read(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / len(text.encode())


def compare(texts: dict[str, str], spacy_reads: Callable[[str], list[tuple[str, str, int, int]]]) -> None:
    """Print both speeds, their ratio, what each finds, and how the time grows with the text."""
    print("text                      size MB  counts per kB  read_report MB/s  spaCy MB/s  ratio  claims  matches")
    for name, text in texts.items():
        density = len(find_counts(text)) / len(text) * 1000
        ours, theirs = speed(read_report, text), speed(spacy_reads, text)
        claims, matches = len(read_report(text).claims), len(spacy_reads(text))
        print(
            f"  {name:22} {len(text) / 1e6:8.2f} {density:14.1f} {ours:17.2f} {theirs:11.2f} {ours / theirs:6.2f} "
            f"{claims:7,} {matches:8,}"
        )
    print("\ntwice and four times the text, times as long   read_report          spaCy")
    for name, text in texts.items():
        grown = []
        for read in (read_report, spacy_reads):
            once, twice, four = (seconds(partial(read, text * n), 1) for n in (1, 2, 4))
            grown.append(f"{twice / once:6.1f} {four / once:6.1f}")
        print(f"  {name:42} {grown[0]:>14} {grown[1]:>14}")


def main() -> None:
    """Measure and print."""
    reports = [path.read_text(encoding="utf-8") for path in REPORTS]
    together = "\n\n".join(reports)
    read_report(together)
    spacy_reads = partial(matched, *matcher())
    texts = {"news": news(300_000), "reports, joined": together * 10}
    compare(texts, spacy_reads)
    size = sum(len(text.encode()) for text in reports) / 1e6
    ours, theirs = (
        size / seconds(lambda read=read: [read(text) for text in reports]) for read in (read_report, spacy_reads)
    )
    print(f"\nreports, one by one: {ours:.2f} MB/s, spaCy {theirs:.2f} MB/s, ratio {ours / theirs:.2f}")

    print("\nhostile text         25,000 characters      twice   four times   as long")
    for name, piece in HOSTILE.items():
        once, twice, four = (seconds(partial(read_report, piece * (n // len(piece))), 1) for n in SIZES)
        print(f"  {name:20} {once * 1000:10.1f} ms {twice / once:12.1f} {four / once:12.1f}")

    print("\npeak memory as a multiple of the text: read_report, spaCy")
    for name, text in texts.items():
        print(f"  {name:22} {peak(read_report, text):6.1f} {peak(spacy_reads, text):6.1f}")


if __name__ == "__main__":
    main()
