"""How fast numbers are found, in megabytes a second, and how the time grows on hostile texts.

Run it with ``python benchmarks/bench_numbers.py``. The news-like text is made of invented
sentences, with about four numbers in a thousand characters. A hostile text passes when
four times its length takes little more than four times as long.
"""

import random
from collections.abc import Callable
from functools import partial
from time import perf_counter

from conflictmodel.numbers import find_counts, find_numbers

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
}


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


def main() -> None:
    """Print both tables."""
    text = news(1_000_000)
    found = len(find_numbers(text))
    print(f"news-like text: {len(text):,} characters, {1000 * found / len(text):.1f} numbers per 1,000")
    for function in (find_counts, find_numbers):
        print(f"  {function.__name__:13} {len(text) / 1e6 / seconds(partial(function, text)):6.2f} MB/s")
    size = 100_000
    print(f"\nhostile texts, {size:,} characters; then how many times longer for 2 and 4 times the length")
    for name, piece in HOSTILE.items():
        texts = [piece * (n * size // len(piece)) for n in (1, 2, 4)]
        times = [seconds(partial(find_counts, hostile), 2) for hostile in texts]
        grown = " ".join(f"{time / times[0]:5.1f}" for time in times[1:])
        print(f"  {name:26} {times[0] * 1000:8.1f} ms {grown}   (400k: {times[2]:.2f} s)")


if __name__ == "__main__":
    main()
