"""Why a claim was read and of which event it tells: the words that it rests on, and its incident."""

from collections.abc import Iterator

from conflictmodel.display import languages, terms, words
from conflictmodel.display.dates import when
from conflictmodel.display.elements import Safe, element, join
from conflictmodel.display.marks import Mark
from conflictmodel.display.plain import Lines, one_line
from conflictmodel.display.words import Label
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.incident import Incident
from conflictmodel.model.report import Report
from conflictmodel.model.source import Span


def evidence_marks(report: Report) -> Iterator[Mark]:
    """Mark every word that some claim rests on, once however many claims rest on it."""
    spans = (span for claim in report.claims if claim.evidence is not None for span in claim.evidence.words)
    for span in dict.fromkeys(spans):
        yield Mark(span, _anchor(span), "evidence", Safe())


def reasons(claim: Claim[Record], lines: Lines, language: str, event: int | None) -> list[Safe]:
    """Say in rows of a card which words a claim rests on, by which rule, and of which event it tells."""
    rows: list[Safe] = []
    if claim.evidence is not None:
        links = [_word(span, lines, language) for span in claim.evidence.words]
        said = join(terms.rule(claim.evidence.rule), ":", *(part for link in links for part in (Safe(" "), link)))
        rows.append(_row(Label.READ_FROM, said))
    if claim.incident is not None and event is not None:
        link = element("a", f"event {event:,}", class_="back", href=f"#v{event}")
        rows.append(_row(Label.EVENT, join(link, *(Safe(", "), _named(claim.incident, language)))))
    return rows


def event_items(report: Report) -> list[Safe]:
    """List the events of a report, each with what is known of it and links to its claims."""
    numbers: dict[Incident, list[int]] = {}
    for number, claim in enumerate(report.claims, 1):
        if claim.incident is not None:
            numbers.setdefault(claim.incident, []).append(number)
    items = []
    for event, (incident, own) in enumerate(numbers.items(), 1):
        kinds = (words.kind(report.claims[number - 1].record) for number in own)
        links = [
            element(
                "a",
                f"{kind.sign}{number}",
                class_=f"ref {kind.value}",
                href=f"#c{number}",
                aria_label=f"claim {number}",
            )
            for kind, number in zip(kinds, own, strict=True)
        ]
        spaced = [part for link in links for part in (Safe(" "), link)]
        items.append(element("li", _named(incident, report.language), *_known(incident), *spaced, id=f"v{event}"))
    return items


def _anchor(span: Span) -> str:
    return f"w{span.start}-{span.end}"


def _word(span: Span, lines: Lines, language: str) -> Safe:
    quote = element("bdi", one_line(span.of(lines.text)), lang=languages.tag(language))
    return element("a", "“", quote, "”", class_="back", href=f"#{_anchor(span)}")


def _row(label: Label, said: Safe) -> Safe:
    return element("div", element("dt", label), element("dd", said))


def _named(incident: Incident, language: str) -> Safe:
    """Call an event what the report calls it, and say of which type it is."""
    kind = None if incident.type is None else terms.incident(incident.type)
    described = one_line(incident.description)
    if not described:
        return element("span", kind or "")
    said = element("bdi", described, lang=languages.tag(language))
    return said if kind is None else join(said, " ", element("span", kind, class_="note"))


def _known(incident: Incident) -> list[Safe]:
    """Say when and where an event was and who took part, each where it is known."""
    facts = [
        *([when(incident.when)] if incident.when is not None else []),
        *([one_line(str(incident.where))] if incident.where is not None else []),
        *(one_line(str(actor)) for actor in incident.actors),
    ]
    return [join("; ", element("bdi", fact)) for fact in facts]
