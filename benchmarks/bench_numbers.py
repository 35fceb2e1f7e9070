"""How fast numbers are found, in megabytes a second, and how the time grows on hostile texts.

Run it with ``python benchmarks/bench_numbers.py``; it needs text2num, the fastest other reader of
numbers, to compare with in the same run (dependency group "benchmarks"). The news-like text is made
of invented sentences, with about four numbers in a thousand characters. A hostile text passes when
four times its length takes little more than four times as long.
"""

import random
import re
from collections.abc import Callable
from functools import partial
from time import perf_counter

import text_to_num

from conflictmodel.lexicon import languages, number_lexicon
from conflictmodel.numbers import find_counts, find_numbers
from conflictmodel.numbers.grammar import grammar_of

_BAR = 0.03

SENTENCES = (
    "Residents of the border town said the shelling began before dawn and did not let up until the afternoon.",
    "The governor told reporters that more than 40 people had been taken to the two hospitals of the province.",
    "A spokesman for the army declined to comment on the reports, which could not be independently confirmed.",
    "At least seven soldiers were killed and a dozen wounded when a convoy was ambushed near the river crossing.",
    "Talks between the delegations broke off again on Tuesday, with each side blaming the other for the failure.",
    "Aid agencies warned that families sheltering in schools and mosques were running out of clean water.",
    "The offensive, now in its third month, has driven some 60,000 people from their homes, the agency estimates.",
    "Witnesses described columns of smoke over the industrial quarter and ambulances in empty streets.",
    "An opposition figure called the election a farce and urged his followers to stay away from the polls.",
    "He was speaking after a meeting with ambassadors at which the future of the observer mission was discussed.",
    "Local elders said that they had buried the dead in the evening, in keeping with custom, outside the village.",
    "In a statement carried by the state agency, the ministry denied that its aircraft had been near the area.",
    "The road to the capital was reopened in 2018 after engineers had cleared it of mines, shells and rubble.",
    "Several armoured vehicles were seen moving towards the front, while shops in the old market remained shuttered.",
    "Prices of bread and fuel have risen sharply since the crossing closed, and many traders have left for the coast.",
)
HOSTILE = {
    "one one one": "one ",
    "1,1,1": "1,",
    "and and and": "and ",
    "1-1-1": "1-",
    "half of a half": "half of a ",
    "one long number": "7",
    "1 111 111": "111 ",
    "dozen dozen": "dozen ",
    "hundreds and hundreds": "hundreds and ",
    "one and one": "one and ",
    "between and between": "between one hundred and ",
    "or more or more": "50 or more ",
    "at least at least": "at least ",
    "a million and a half and": "a million and a half and ",
    "point point": "one point ",
    "blanks": "5" + " " * 60,
    "letters": "a",
    "addresses": "a@",
    "minus": "-5 ",
    "brackets": "(5) (",
    "thousand thousand": "two thousand million ",
    "zero width": "5\u200b",
    "ranges": "from 5 to 6 ",
    "changes": "rose from ",
    "fractions": "1/",
    "ratios": "1:",
    "sections": "1.",
    "possessives": "one's ",
    "articles": "a a ",
    "ordinals": "no. ",
    "hyphens": "twenty-",
    "Arabic digits": "٣",
    "one half": "½",
    "of a": "of a ",
}

#: The same for glued, unspaced and clitic number words.
FOREIGN = (
    ("glued (de)", "einhundert", "de"),
    ("glued, no number (de)", "undhundertx ", "de"),
    ("glued (fi)", "kaksikymmentä", "fi"),
    ("unspaced (zh)", "一百万", "zh"),
    ("unspaced digits (zh)", "二〇", "zh"),
    ("over each other (zh)", "五分之一", "zh"),
    ("clitics (ar)", "وخمسون و", "ar"),
    ("endings (tr)", "ikisinden ", "tr"),
    ("scale first (sw)", "elfu mbili na ", "sw"),
    ("agglutinated (ko)", "3만5천명이", "ko"),
    ("units first (ar)", "خمسة وعشرون و", "ar"),
)


def news(characters: int) -> str:
    """Invent a news-like text."""
    chance = random.Random(1)  # noqa: S311  the same text every time, not a secret
    parts: list[str] = []
    length = 0
    while length < characters:
        parts.append(" ".join(chance.choice(SENTENCES) for _ in range(4)) + "\n\n")
        length += len(parts[-1])
    return "".join(parts)


def seconds(call: Callable[[], object], rounds: int = 3) -> float:
    """Take the shortest of some runs."""
    times = []
    for _ in range(rounds):
        begin = perf_counter()
        call()
        times.append(perf_counter() - begin)
    return min(times)


class Token:
    """A word or sign with its place, in the form that text2num's find_numbers asks for."""

    __slots__ = ("end", "start", "written")

    def __init__(self, found: re.Match[str]) -> None:
        self.written, self.start, self.end = found[0], found.start(), found.end()

    def text(self) -> str:
        """Give the word."""
        return self.written

    def nt_separated(self, previous: "Token") -> bool:
        """Say that no pause parts it from the word before."""
        return self is previous

    def not_a_number_part(self) -> bool:
        """Say that it may be part of a number."""
        return False


def theirs(text: str) -> list[tuple[int, int, float]]:
    """Find numbers with their spans by text2num, the fastest other reader (Rust)."""
    tokens = [Token(found) for found in re.finditer(r"\w+|[^\w\s]|\s+", text)]
    numbers = text_to_num.find_numbers(tokens, "en")
    return [(tokens[number.start].start, tokens[number.end - 1].end, number.value) for number in numbers]


def words(text: str) -> int:
    """Loop over the words of a text with a look-up in a set, to tell how fast the machine is."""
    known = frozenset({"two", "three", "hundred"})
    return sum(found[0] in known for found in re.finditer(r"\w+", text))


def compare() -> None:
    """Print how fast news is scanned, beside a plain loop and beside text2num in the same run."""
    text = news(1_000_000)
    found = len(find_numbers(text))
    print(f"news-like text: {len(text):,} characters, {1000 * found / len(text):.1f} numbers per 1,000")
    taken = {}
    for function in (words, find_counts, find_numbers, theirs):
        taken[function] = seconds(partial(function, text))
        print(f"  {function.__name__:13} {len(text) / 1e6 / taken[function]:6.2f} MB/s")
    print(f"  find_counts is {taken[theirs] / taken[find_counts]:.2f} times as fast as text2num with spans")


def load() -> None:
    """Print how long the words of a language take to load, in a fresh cache, and to be laid out for the scanner."""
    number_lexicon("eo")  # what every language shares is loaded
    grammar_of("eo")
    times = []
    for code in sorted(languages()):
        begin = perf_counter()
        lexicon = number_lexicon(code)
        read = perf_counter()
        grammar_of(code)
        times.append((read - begin, perf_counter() - read, code, len(lexicon.words)))
    times.sort(reverse=True)
    print("\nthe slowest languages to load: milliseconds for the lexicon, for the scanner, number words")
    for read, made, code, count in times[:8]:
        print(f"  {code:4} {1000 * read:6.1f} {1000 * made:6.1f} {count:6,}")
    late = sum(row[0] > _BAR for row in times)
    print(f"  {len(times)} languages, {late} lexicons over {1000 * _BAR:.0f} ms")


def growth() -> None:
    """Print how the time grows on hostile texts, in English and in languages with other ways to write numbers."""
    size = 100_000
    print(f"\nhostile texts, {size:,} characters; then how many times longer for 2 and 4 times the length")
    for (name, piece), code in [*((row, "en") for row in HOSTILE.items()), *((row[:2], row[2]) for row in FOREIGN)]:
        texts = [piece * (n * size // len(piece)) for n in (1, 2, 4)]
        times = [seconds(partial(find_counts, hostile, code), 2) for hostile in texts]
        grown = " ".join(f"{time / times[0]:5.1f}" for time in times[1:])
        print(f"  {name:26} {times[0] * 1000:8.1f} ms {grown}   (400k: {times[2]:.2f} s)")


def main() -> None:
    """Print all tables."""
    compare()
    load()
    growth()


if __name__ == "__main__":
    main()
