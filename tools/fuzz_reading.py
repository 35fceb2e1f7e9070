"""Reads texts that a fuzzer makes up, for so many seconds, and tells of every one that breaks a promise.

Run it with ``python tools/fuzz_reading.py 60``; it needs atheris and Hypothesis (dependency group
"fuzz"). atheris watches which branches of the reader a text reaches and changes it to reach more;
Hypothesis turns its bytes into texts: any characters, invented reports, and figures among words that
the lexicon knows. The promises: reading raises nothing, every claim stands in the text and so does what
it rests on, ``total`` gives a count or nothing for every outcome, and a report survives JSON.

A crash is printed with its text as Hypothesis found it and again as short as it can be made.
"""

import os
import sys
from datetime import date
from time import monotonic

import atheris

with atheris.instrument_imports(include=["conflictmodel"]):
    from conflictmodel import Count, Outcome, Report, from_json, read_report, to_json, total
    from conflictmodel.lexicon.load import word_book
    from conflictmodel.lexicon.markers import (
        Auxiliary,
        Coordinator,
        Determiner,
        Preposition,
        Subordinator,
        Term,
        TollVerb,
        TotalNoun,
        Weekday,
    )
    from conflictmodel.lexicon.terms import (
        AttackNoun,
        CasualtyVerb,
        EquipmentTerm,
        IncidentWord,
        LossVerb,
        MovementVerb,
        OutcomeTerm,
        PeopleTerm,
        ReportVerb,
    )
    from conflictmodel.strategies import number_phrases, report_texts

from hypothesis import HealthCheck, given, settings, strategies as st

BOOK = word_book("en")


def words_of(kind: type[Term]) -> st.SearchStrategy[str]:
    """Give the single words of the lexicon that are of a class."""
    return st.sampled_from(sorted(word for word, known in BOOK.words.items() if kind in known.terms))


NAMES = st.sampled_from(["Homs", "Tal Amin", "Syria", "Turkish", "Anna Petrov", "the army", "Medics", "its"])
MARKS = st.sampled_from([",", ".", ".", "\n\n", "“", "”", "(", ")", ";", ":", "'s"])
NUMBERS = number_phrases("en", max_value=10**9).map(lambda pair: pair[0])
PEOPLE, HARM = words_of(PeopleTerm), words_of(CasualtyVerb)
TOKENS = st.one_of(
    NUMBERS,
    PEOPLE,
    HARM,
    NAMES,
    MARKS,
    *map(words_of, (AttackNoun, IncidentWord, Preposition, Auxiliary, Determiner, Coordinator, Subordinator)),
    *map(words_of, (ReportVerb, TollVerb, TotalNoun, OutcomeTerm, LossVerb, EquipmentTerm, MovementVerb, Weekday)),
)
#: A figure in the middle of whatever else.
LINES = st.tuples(
    st.lists(TOKENS, max_size=12),
    NUMBERS,
    PEOPLE,
    st.sampled_from(["were", "was", "", "have"]),
    HARM,
).map(lambda parts: " ".join([*parts[0], *parts[1:]]))
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    report_texts(),
    st.lists(LINES, max_size=4).map(". ".join),
)
DATES = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
#: A count past the largest figure that a Count holds is refused, and no text of people has one.
TOO_MANY = 10**12


def keeps_its_promises(text: str, published: date | None) -> None:
    """Read a text and fail if a promise is broken."""
    report = read_report(text, published=published)
    assert isinstance(report, Report)
    for claim in report.claims:
        assert claim.span is not None
        assert claim.span.of(text).strip()
        assert claim.evidence is not None
        assert all(span.of(text).strip() for span in claim.evidence.words)
    assert {claim.incident for claim in report.claims} - {None} == set(report.incidents)
    if all(getattr(claim.record, "count", Count.exactly(0)).low < TOO_MANY for claim in report.claims):
        for outcome in Outcome:
            assert isinstance(total(report.claims, outcome), Count | None)
    assert from_json(to_json(report)) == report


@given(TEXTS, DATES)
@settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
def promises(text: str, published: date | None) -> None:
    """Try one text, remembering it for the case that it breaks a promise."""
    TRIED[:] = [(text, published)]
    keeps_its_promises(text, published)


TRIED: list[tuple[str, date | None]] = []


def breaks(text: str, published: date | None, kind: type[BaseException]) -> bool:
    """Tell whether a text still breaks a promise in the same way."""
    try:
        keeps_its_promises(text, published)
    except kind:
        return True
    return False


def shortest(text: str, published: date | None, kind: type[BaseException]) -> str:
    """Drop words and then characters of a text as long as it breaks a promise in the same way."""
    for part in (" ", ""):
        pieces = text.split(part) if part else list(text)
        k = 0
        while k < len(pieces):
            fewer = pieces[:k] + pieces[k + 1 :]
            if breaks(part.join(fewer), published, kind):
                pieces = fewer
            else:
                k += 1
        text = part.join(pieces)
    return text


class Fuzzer:
    """Calls the promises with the fuzzer's bytes until the time is up."""

    def __init__(self, seconds: float) -> None:
        self.end = monotonic() + seconds
        self.texts = 0
        self.crashes: dict[str, str] = {}

    def once(self, data: bytes) -> None:
        """Try the text that some bytes stand for."""
        if monotonic() > self.end:
            self.tell()
        self.texts += 1
        try:
            promises.hypothesis.fuzz_one_input(data)
        except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
            place = error.__traceback__
            while place is not None and place.tb_next is not None:
                place = place.tb_next
            where = "" if place is None else f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}"
            key = f"{type(error).__name__} at {where}"
            if key not in self.crashes:
                text, published = TRIED[0]
                self.crashes[key] = shortest(text, published, type(error))
                print(
                    f"{key}: {error}\n  in {text!r}\n  at least {self.crashes[key]!r}, published {published}",
                    flush=True,
                )

    def tell(self) -> None:
        """Print how many texts were read and what was found, and end."""
        print(f"{self.texts:,} texts, {len(self.crashes)} different crashes")
        sys.stdout.flush()
        os._exit(bool(self.crashes))  # libFuzzer takes an exception, even SystemExit, for a crash


def main() -> None:
    """Fuzz for as many seconds as the first argument says, 60 if there is none."""
    arguments = sys.argv[1:]
    fuzzer = Fuzzer(float(arguments[0]) if arguments else 60)
    atheris.Setup(
        [sys.argv[0], "-max_len=8192", "-len_control=0", "-timeout=60", "-verbosity=0", *arguments[1:]], fuzzer.once
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
