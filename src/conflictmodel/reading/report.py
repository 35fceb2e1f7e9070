"""Reading a whole report: text to sentences to clauses to claims, one way and in one pass."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Generic, TypeVar

from conflictmodel.lexicon.load import WordBook, word_book
from conflictmodel.model.casualties import Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.report import Problem, Report
from conflictmodel.model.source import Span
from conflictmodel.numbers import CountMention, NumberMention, scan
from conflictmodel.reading.attribution import Speakers, Voices
from conflictmodel.reading.casualties import CASUALTIES, casualties
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.contacts import CONTACTS, contacts
from conflictmodel.reading.displacement import DISPLACEMENTS, displacements
from conflictmodel.reading.equipment import LOSSES, Lost, equipment_losses
from conflictmodel.reading.incidents import Event, Events, with_incidents
from conflictmodel.reading.memory import Memory
from conflictmodel.reading.repeats import merge_repeats
from conflictmodel.reading.sentence import Parsed
from conflictmodel.reading.sentences import sentences
from conflictmodel.reading.signs import PARTY, TELLS, Sieve, signs_of_numbers
from conflictmodel.reading.sums import mark_parts
from conflictmodel.reading.tally import Tally
from conflictmodel.reading.telling import EVENTS

#: What the stages need, and what is noted of a sentence though nothing is read from it.
_NEEDS = (CASUALTIES, LOSSES, DISPLACEMENTS, CONTACTS, EVENTS)

M = TypeVar("M", CountMention, NumberMention)


class _Within(Generic[M]):
    """Hands out mentions sentence by sentence, in one walk over all of them, and keeps none that it gave."""

    __slots__ = ("_left",)

    def __init__(self, mentions: Sequence[M]) -> None:
        self._left: deque[M] = deque(mentions)

    def upto(self, end: int) -> Sequence[M]:
        """Give the mentions not yet handed out that end before ``end``."""
        given: list[M] = []
        while self._left and self._left[0].end <= end:
            given.append(self._left.popleft())
        return given


def read_report(
    text: str,
    *,
    language: str = "en",
    published: date | None = None,
    publisher: str | None = None,
) -> Report:
    """Read a report into the claims that it makes, each attributed, dated and placed as far as the words go.

    ``text`` is plain text, paragraphs parted by blank lines, the headline first if there is
    one. ``language`` is a BCP 47 code: English is read in full, Spanish and Ukrainian with a first
    stock of words. ``published`` is the day of publication, from which
    "on Thursday" and "earlier this month" are worked out; without it they are left open and
    reported as problems. ``publisher`` is kept with the report.

    Figures that the words do not say happened (threats, conditions, forecasts, drills) are no
    claims; denied ones are claims that say so. Any text can be read; raises
    :class:`~conflictmodel.UnknownLanguageError` for a language without a lexicon and
    :class:`~conflictmodel.TextTooLongError` for a text beyond 10 million characters.

    >>> report = read_report("The army said at least 15 rebels were killed near Tal Amin.")
    >>> [(str(claim.record), str(claim.attribution)) for claim in report.claims]
    [('at least 15 killed: rebels', 'army')]
    """
    problems: list[Problem] = []
    told, headlines, again = _told(text, language, published, problems)
    read = with_incidents(told)
    del told  # of a report that is nearly all figures its claims are the most part
    merged = mark_parts(merge_repeats(read[:headlines], read[headlines:], again))
    return Report(text, language, published, publisher, tuple(merged), tuple(problems))


def _told(
    text: str, language: str, published: date | None, problems: list[Problem]
) -> tuple[list[tuple[Claim[Record], Event | None]], int, Mapping[tuple[Outcome, Span], list[Span]]]:
    """Read claim after claim with its event, tell how many are the headline's, and where people are told of again."""
    counts, numbers = _mentions(text, language)
    book = word_book(language)
    sieve = _sieve(book)
    memory, tally, lost = Memory(), Tally(), Lost()
    events = Events()
    told: list[tuple[Claim[Record], Event | None]] = []
    headlines = 0
    for sentence in sentences(text, book.abbreviations):
        stated, other = counts.upto(sentence.end), numbers.upto(sentence.end)
        written = text[sentence.start : sentence.end]
        low = written.lower()
        beside = signs_of_numbers(stated, other)
        if not (written.isupper() and written.isascii()):
            beside |= PARTY.bit  # a capital may show a name
        signs = sieve.signs(low, beside)
        if not signs & TELLS.bit:
            continue  # no word of it can tell of a record or of who speaks
        parsed = Parsed(text, sentence, low, stated, other, book, sieve)
        speakers = Speakers(parsed)
        memory.hear(speakers)
        if not sieve.masks.met(signs):
            continue  # somebody speaks: who that is, is worked out if a later sentence asks
        setting = Setting(parsed, memory, Voices(speakers, memory), published, problems)
        claims = sorted(_claims(setting, tally, lost), key=_place)
        told += zip(claims, events.tell(setting, claims), strict=True)
        headlines += len(claims) if sentence.headline else 0
    return told, headlines, tally.again


def _mentions(text: str, language: str) -> tuple[_Within[CountMention], _Within[NumberMention]]:
    found = scan(text, language)
    return _Within(found.counts), _Within(found.numbers)


def _claims(setting: Setting, tally: Tally, lost: Lost) -> Iterator[Claim[Record]]:
    """Read the records of a sentence, asking only those stages that it has the words for."""
    signs = setting.parsed.signs
    if CASUALTIES.met(signs):
        yield from casualties(setting, tally)
    if LOSSES.met(signs):
        yield from equipment_losses(setting, lost)
    if DISPLACEMENTS.met(signs):
        yield from displacements(setting)
    if CONTACTS.met(signs):
        yield from contacts(setting)


@cache
def _sieve(book: WordBook) -> Sieve:
    """Make the sieve of a language, once for all of its reports."""
    return Sieve.of(book, _NEEDS)


def _place(claim: Claim[Record]) -> int:
    return 0 if claim.span is None else claim.span.start
