"""A report as a page: its text, the marked places, and each claim beside the words that it was read from."""

from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import final

import attrs

from conflictmodel.display import languages, words
from conflictmodel.display.card import card, legend, marks, place, problem_item
from conflictmodel.display.dates import day
from conflictmodel.display.elements import Safe, element, join, start
from conflictmodel.display.marks import by_paragraph, marked, paragraphs
from conflictmodel.display.plain import Lines, one_line
from conflictmodel.display.reason import event_items
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.incident import Incident
from conflictmodel.model.period import PartialDate
from conflictmodel.model.report import Report
from conflictmodel.model.source import Span

#: A first paragraph of at most this many characters is taken for the headline.
_HEADLINE = 200


def report_html(report: Report) -> str:
    """Show a report as one html page that needs nothing else: no network, no script, no other file.

    Every claim's words are marked in the text and linked to a card that says what was read:
    the figure as it was hedged, who was hit, by whom, when, where, and who says so. Denied and
    unverified claims, and places where the same thing is said again, can be told apart without
    colour. The words that a claim rests on are in bold, and below the text stands each event with
    the claims that tell of it. Whatever the text holds is shown as text: nothing of it can act on the page.
    """
    return f"<!DOCTYPE html>\n{_Page.of(report).html()}\n"


@final
@attrs.frozen
class _Page:
    """A report, and where in its text the lines and paragraphs begin."""

    report: Report
    lines: Lines
    blocks: tuple[Span, ...]
    #: The number of each event.
    events: dict[Incident, int] = attrs.field(init=False)

    @events.default
    def _numbered(self) -> dict[Incident, int]:
        return {incident: number for number, incident in enumerate(self.report.incidents, 1)}

    @classmethod
    def of(cls, report: Report) -> "_Page":
        lines = Lines.of(report.text)
        return cls(report, lines, paragraphs(lines.text))

    @property
    def headline(self) -> str:
        """The first paragraph where it is short enough to be one, and nothing otherwise."""
        first = one_line(self.blocks[0].of(self.lines.text))
        return first if len(first) <= _HEADLINE else ""

    def html(self) -> Safe:
        """Write the whole page."""
        body = element(
            "body",
            element("a", "Skip to the report", class_="skip", href="#report"),
            self._header(),
            element("main", *self._rows(), id="report"),
            *self._unplaced(),
            *self._events(),
            *self._problems(),
            _footer(),
        )
        return element("html", _head(self.headline), "\n", body, lang="en", dir="ltr")

    def _header(self) -> Safe:
        report = self.report
        kinds = [words.kind(claim.record) for claim in report.claims]
        facts: list[Safe] = []
        if report.publisher is not None:
            facts.append(_fact("Publisher", element("bdi", one_line(report.publisher))))
        if report.published is not None:
            date = day(PartialDate.of(report.published))
            facts.append(_fact("Published", element("time", date, datetime=report.published.isoformat())))
        facts.append(_fact("Language", element("bdi", one_line(languages.name(report.language)))))
        facts.append(_fact("Stated", words.tally(kinds)))
        return element(
            "header",
            element("p", "Conflict figures as reported", class_="kicker"),
            *([] if self.headline else [element("h1", "A report without a headline")]),
            element("dl", *facts),
            *legend(report),
        )

    def _rows(self) -> Iterator[Safe]:
        """Write each paragraph with the cards of the claims that stand in it."""
        report = self.report
        placed = by_paragraph(marks(report), self.blocks)
        cards: list[list[Safe]] = [[] for _ in self.blocks]
        starts = [block.start for block in self.blocks]
        for number, claim in enumerate(report.claims, 1):
            if (span := place(claim)) is not None:
                beside = cards[bisect_right(starts, span.start) - 1]
                beside.append(self._card(number, claim))
        language, direction = languages.tag(report.language), languages.direction(report.language)
        for index, (block, own, beside) in enumerate(zip(self.blocks, placed, cards, strict=True)):
            name = "h1" if index == 0 and self.headline else "p"
            text = marked(self.lines.text, block, own)
            paragraph = element(name, text, class_="words", lang=language, dir=direction)
            # the text stands where its readers begin to read: on the right for Arabic
            yield element("section", paragraph, *([_cards(beside)] if beside else []), class_="row", dir=direction)

    def _unplaced(self) -> list[Safe]:
        report = self.report
        found = [self._card(number, claim) for number, claim in enumerate(report.claims, 1) if place(claim) is None]
        if not found:
            return []
        return [
            element("section", element("h2", "Stated without a place in the text"), _cards(found), class_="unplaced")
        ]

    def _card(self, number: int, claim: Claim[Record]) -> Safe:
        event = None if claim.incident is None else self.events[claim.incident]
        return card(number, claim, self.lines, self.report.language, event)

    def _events(self) -> list[Safe]:
        items = event_items(self.report)
        return [element("section", element("h2", "Events"), element("ol", *items), class_="events")] if items else []

    def _problems(self) -> list[Safe]:
        report = self.report
        if not report.problems:
            return []
        items = [
            problem_item(number, problem, self.lines, report.language)
            for number, problem in enumerate(report.problems, 1)
        ]
        return [element("section", element("h2", "Not settled"), element("ol", *items), class_="problems")]


def _head(headline: str) -> Safe:
    # the page may use this style sheet and nothing else, not even one written into the text
    fingerprint = b64encode(sha256(_css().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{fingerprint}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        start("meta", charset="utf-8"),
        start("meta", http_equiv="Content-Security-Policy", content=policy),
        start("meta", name="viewport", content="width=device-width, initial-scale=1"),
        start("meta", name="referrer", content="no-referrer"),
        start("meta", name="color-scheme", content="light dark"),
        element("title", f"{headline or 'A report'} · conflict figures as reported"),
        element("style", Safe(_css())),
    )


@cache
def _css() -> str:
    return files("conflictmodel.display").joinpath("report.css").read_text(encoding="utf-8")


def _fact(label: str, said: str) -> Safe:
    return element("div", element("dt", label), element("dd", said))


def _cards(cards: list[Safe]) -> Safe:
    return element("div", join(*cards), class_="cards", dir="ltr")


def _footer() -> Safe:
    return element(
        "footer",
        element(
            "p",
            "Each card is one claim: what one source is reported to have stated. Nothing here has been verified, "
            "and claims are not added up: a part, a repeat, a denial and a running total do not add.",
        ),
    )
