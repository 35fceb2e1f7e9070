"""A claim as a card beside the text, the marks that lead to it, and a problem likewise."""

from collections.abc import Iterator
from typing import assert_never

from conflictmodel.display import languages, words
from conflictmodel.display.elements import Safe, element, join
from conflictmodel.display.marks import Mark
from conflictmodel.display.plain import Lines, one_line
from conflictmodel.display.reason import evidence_marks, reasons
from conflictmodel.display.words import Kind, Row
from conflictmodel.model.claim import Claim, Record, Stance
from conflictmodel.model.report import Problem, Report
from conflictmodel.model.source import Span


def place(claim: Claim[Record]) -> Span | None:
    """Say where a claim stands: its own place, or else the first where it is said again."""
    return claim.span if claim.span is not None else next(iter(claim.spans), None)


def marks(report: Report) -> Iterator[Mark]:
    """Mark every place of every claim and of every problem, each with its link, and what the claims rest on."""
    for number, claim in enumerate(report.claims, 1):
        main = place(claim)
        if main is None:
            continue
        yield Mark(main, f"t{number}", _style(claim), _label(number, claim, again=False))
        for time, span in enumerate(_again(claim), 2):
            yield Mark(span, f"t{number}-{time}", f"{_style(claim)} again", _label(number, claim, again=True))
    for number, problem in enumerate(report.problems, 1):
        if problem.span is not None:
            label = _link(f"!{number}", f"#p{number}", f"problem {number}", "ref problem")
            yield Mark(problem.span, f"q{number}", "problem", label)
    yield from evidence_marks(report)


def card(number: int, claim: Claim[Record], lines: Lines, language: str, event: int | None) -> Safe:
    """Show what was read: the figure in large, the rest in labelled rows, and the way back to the text.

    ``event`` is the number of the event that the claim tells of, if it tells of one.
    """
    record = claim.record
    kind, figure, what = words.kind(record), words.how_many(record), words.what(record)
    placed = place(claim) is not None
    name = element("span", f"{kind.sign} {number}", class_="sign")
    badge = _badge(claim.stance)
    heading = element(
        "h2",
        _link(name, f"#t{number}", f"claim {number}: to its words", "back") if placed else name,
        " ",
        element("span", kind.one),
        *([] if badge is None else [" ", element("strong", badge, class_="badge")]),
    )
    size = " · ".join(words.reach(record))
    times = " × " if kind is Kind.EQUIPMENT_LOSS else " "  # "5 × tank", which needs no plural
    said = [element("b", what)] if figure is None else [element("b", figure), times, what]
    return element(
        "article",
        element("header", heading, *([element("p", _places(number, claim, lines))] if placed else [])),
        element("p", *said, class_="figure"),
        *([element("p", size, class_="size")] if size else []),
        element(
            "dl",
            *(_row(row, language) for row in words.details(claim)),
            *reasons(claim, lines, language, event),
        ),
        id=f"c{number}",
        class_=f"card {_style(claim)}",
    )


def problem_item(number: int, problem: Problem, lines: Lines, language: str) -> Safe:
    """Say what could not be settled, and where: the line, the words, and a link to them."""
    said = element("bdi", one_line(problem.why))
    if problem.span is None:
        return element("li", said, id=f"p{number}")
    quote = one_line(problem.span.of(lines.text))
    line = _link(f"line {lines.number(problem.span.start)}", f"#q{number}", None, "back")
    quoted = [": “", element("bdi", quote, lang=languages.tag(language)), "”"] if quote else []
    return element("li", said, " ", element("span", line, *quoted, class_="note"), id=f"p{number}")


def legend(report: Report) -> list[Safe]:
    """Explain the signs that the page uses."""
    kinds = {words.kind(claim.record) for claim in report.claims}
    shown = [(kind.value, element("mark", f"{kind.sign} {kind.many}", class_=kind.value)) for kind in Kind]
    items = [mark for value, mark in shown if value in kinds]
    claims = [claim for claim in report.claims if place(claim) is not None]
    if any(_again(claim) for claim in claims):
        items.append(element("mark", "said again", class_="again"))
    if any(claim.evidence is not None for claim in report.claims):
        items.append(element("mark", "read from", class_="evidence"))
    doubts = [stance for stance in Stance if _badge(stance) and any(claim.stance is stance for claim in claims)]
    items += [element("mark", stance.value, class_=stance.value) for stance in doubts]
    if any(problem.span is not None for problem in report.problems):
        items.append(element("mark", "! not settled", class_="problem"))
    return [element("ul", *(element("li", item) for item in items), class_="legend")] if items else []


def _again(claim: Claim[Record]) -> list[Span]:
    """Give the places where it is said again, without the one that leads."""
    main = place(claim)
    return sorted((span for span in claim.spans if span is not main), key=lambda span: (span.start, span.end))


def _style(claim: Claim[Record]) -> str:
    kind = words.kind(claim.record).value
    return kind if claim.stance is Stance.ASSERTED else f"{kind} {claim.stance.value}"


def _badge(stance: Stance) -> str | None:
    match stance:
        case Stance.ASSERTED:
            return None
        case Stance.DENIED:
            return "denied"
        case Stance.UNVERIFIED:
            return "unverified"
        case _:
            assert_never(stance)


def _label(number: int, claim: Claim[Record], *, again: bool) -> Safe:
    """Make the small sign that follows the words and leads to the card."""
    kind = words.kind(claim.record)
    stance = _badge(claim.stance)
    told = f"claim {number}: {kind.one}, {words.what(claim.record)}"
    hidden = ", ".join([told, *([stance] if stance else []), *(["said again"] if again else [])])
    shown = f"{kind.sign}{number}" if stance is None or again else f"{kind.sign}{number} {stance}"
    return _link(shown, f"#c{number}", hidden, f"ref {kind.value}")


def _link(text: str, href: str, told: str | None, style: str) -> Safe:
    # left to right, and apart from the order of the words around it, in a text of any direction
    return element("a", text, class_=style, href=href, aria_label=told, dir="ltr")


def _places(number: int, claim: Claim[Record], lines: Lines) -> Safe:
    """Link to every place where it stands: "line 3, again line 1"."""
    spans = [span for span in (place(claim),) if span is not None]
    links = [_link(f"line {lines.number(span.start):,}", f"#t{number}", None, "back") for span in spans]
    for time, span in enumerate(_again(claim), 2):
        links += [Safe(", again "), _link(f"line {lines.number(span.start):,}", f"#t{number}-{time}", None, "back")]
    return join(*links)


def _row(row: Row, language: str) -> Safe:
    parts: list[str] = []
    for term in row.terms:
        said = element("bdi", one_line(term.said), lang=languages.tag(language) if row.quoted else None)
        note = [" ", element("span", element("bdi", one_line(term.note)), class_="note")] if term.note else []
        parts += [*([row.joiner] if parts else []), said, *note]
    return element("div", element("dt", row.label), element("dd", *parts))
