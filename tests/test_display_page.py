"""The page of a report: nothing is lost, nothing acts, and every claim can be reached from its words and back."""

import datetime as dt
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, strategies as st

from conflictmodel.display import report_html, terms
from conflictmodel.display.plain import visible
from conflictmodel.model.actor import Actor, ActorKind, CombatantStatus, Group
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.evidence import Evidence, Rule
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.model.report import Problem, Report
from conflictmodel.model.source import Attribution, Source, SourceKind, Span
from conflictmodel.strategies import reports

TEXT = """\
Shelling of Marrow Ford kills at least 34

Medics said at least 34 people were killed, four of them children, when shells struck the market on Thursday.

The northern command denied that 34 people were killed. A post passed on by Corvane Radio says that three tanks \
were destroyed, and close to a thousand people have fled.

Envoys of Corvane and Sallow spoke by phone. A drone struck a bridge.
"""
MEDICS = Attribution((Source("Medics", SourceKind.MEDICAL),))


def at(words: str, time: int = 0) -> Span:
    """Find words in the text, the first time or a later one."""
    start = [found.start() for found in re.finditer(re.escape(words), TEXT)][time]
    return Span(start, start + len(words))


DEAD = Casualties(
    Outcome.KILLED,
    Count.at_least(34),
    Group("people", status=CombatantStatus.CIVILIAN),
    perpetrator=Actor("the northern command", ActorKind.ARMED_GROUP),
    means="shells",
    when=Period.of("2024-06-06"),
    where=Place("Marrow Ford"),
)
REPORT = Report(
    TEXT,
    "en",
    dt.date(2024, 6, 7),
    "Corvane & Sallow <News>",
    claims=(
        Claim(DEAD, MEDICS, span=at("at least 34 people were killed"), repeats=(at("kills at least 34"),)),
        Claim(
            Casualties(Outcome.KILLED, Count.exactly(4), Group("children"), subset_of=Count.at_least(34)),
            MEDICS,
            span=at("four of them children"),
        ),
        Claim(
            Casualties(Outcome.KILLED, Count.exactly(34)),
            Attribution((Source("The northern command"),)),
            Stance.DENIED,
            at("34 people were killed", 1),
        ),
        Claim(
            EquipmentLoss(Count.exactly(3), EquipmentClass.TANK, LossStatus.DESTROYED),
            Attribution((Source("a post"), Source("Corvane Radio", SourceKind.MEDIA))),
            Stance.UNVERIFIED,
            at("three tanks were destroyed"),
        ),
        Claim(
            Displacement(Count.nearly(1000), Movement.FORCED_DISPLACEMENT, Measure.FLOW),
            span=at("close to a thousand people have fled"),
        ),
        Claim(
            DiplomaticContact(ContactType.PHONE_CALL, (Actor("Corvane"), Actor("Sallow"))),
            span=at("spoke by phone"),
        ),
        Claim(Incident(IncidentType.AIR_DRONE_STRIKE, "A drone struck a bridge"), span=at("A drone struck a bridge")),
        Claim(Incident(description="something told elsewhere")),
    ),
    problems=(Problem("which Thursday is meant", at("on Thursday")), Problem("no source for the phone call")),
)

VOID = {"meta"}
#: All that a page is ever made of; whatever else the parser finds came out of the text.
TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "main",
    "section",
    "article",
    "div",
    "p",
    "h1",
    "h2",
    "dl",
    "dt",
    "dd",
    "ul",
    "ol",
    "li",
    "mark",
    "span",
    "b",
    "strong",
    "bdi",
    "time",
    "footer",
}
ATTRIBUTES = {
    "aria-label",
    "charset",
    "class",
    "content",
    "datetime",
    "dir",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
}


class Page(HTMLParser):
    """A page as a browser takes it: its tags must balance, and its parts can be asked for."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.said: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = {name for _, attrs in self.open for name in (attrs.get("class") or "").split()}
        if "words" in classes and "ref" not in classes:
            self.words += data
        for _, attrs in self.open:
            if name := attrs.get("id"):
                self.said[name] = self.said.get(name, "") + data

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.elements if "id" in attrs]

    @property
    def links(self) -> list[str]:
        return [attrs["href"] or "" for _, attrs in self.elements if "href" in attrs]

    def classes(self, name: str) -> set[str]:
        """Give the classes of the element with an id."""
        (found,) = [attrs for _, attrs in self.elements if attrs.get("id") == name]
        return set((found.get("class") or "").split())


def holds(report: Report) -> Page:
    """Check all that is true of every page."""
    html = report_html(report)
    html.encode("utf-8")
    page = Page(html)
    assert page.words == visible(report.text)
    assert {tag for tag, _ in page.elements} <= TAGS
    assert {name for _, attrs in page.elements for name in attrs} <= ATTRIBUTES
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    for number, claim in enumerate(report.claims, 1):
        assert f"c{number}" in page.ids
        if claim.spans:
            assert {f"#c{number}", f"#t{number}"} <= set(page.links)
    for number, problem in enumerate(report.problems, 1):
        assert f"p{number}" in page.ids
        if problem.span is not None:
            assert {f"#p{number}", f"#q{number}"} <= set(page.links)
    return page


HOSTILE = st.text(
    st.sampled_from([*"aZ9 \n\n\r\t<>&\"'/=`\\;", "\0", "\x1b", "\x85", "\u2028", "\u202e", "\u2069", "\ufffe"])
    | st.sampled_from(["\ud800", "\udfff", "\U0001f54a", "م", "\u200f", "\u0301"]),
    max_size=400,
)
PIECES = st.lists(
    st.sampled_from(
        ["</p>", "<script>x()</script>", "<!--", "]]>", "&#60;", "</style>", "word ", "word" * 30, "\n", "\n\n"]
    )
).map("".join)


@given(reports(HOSTILE | PIECES, max_claims=None))
def test_every_page_is_whole_and_keeps_the_text(report):
    holds(report)


@given(reports())
def test_a_page_is_the_same_each_time(report):
    assert report_html(report) == report_html(report)


def test_the_invented_report():
    page = holds(REPORT)
    assert "Corvane & Sallow <News>" in report_html(REPORT).replace("&lt;", "<").replace("&gt;", ">").replace(
        "&amp;", "&"
    )
    card = page.said["c1"]
    for said in ("at least 34", "killed", "low 34; stated 34; high not given", "one incident", "shells", "Marrow Ford"):
        assert said in card
    assert "the northern command (armed group" not in card  # the brackets are the style sheet's
    assert "6 June 2024" in card
    assert "Medics medical" in card
    assert "line 3, again line 1" in card
    assert "part of a figure of at least 34" in page.said["c2"]
    assert "a post via Corvane Radio media" in page.said["c4"]
    assert "3 × tank, destroyed" in page.said["c4"]
    assert "nearly 1,000 people forced from home" in page.said["c5"]
    assert "CorvaneCorvane" not in page.said["c6"]
    assert "Air/drone strike" in page.said["c7"]
    assert "line" not in page.said["c8"]
    assert page.said["p1"] == "which Thursday is meant line 3: “on Thursday”"
    assert page.said["p2"] == "no source for the phone call"


def test_what_each_mark_covers():
    page = holds(REPORT)
    assert page.said["t1"] == "at least 34 people were killed"
    assert page.said["t1-2"] == "kills at least 34"
    assert page.said["q1"] == "on Thursday"
    assert "again" in page.classes("t1-2")
    assert {"casualties", "denied"} <= page.classes("t3") & page.classes("c3")
    assert {"equipment_loss", "unverified"} <= page.classes("t4") & page.classes("c4")
    assert not {"denied", "unverified"} & page.classes("c1")


@pytest.mark.parametrize(
    "wanted", ["●3 denied", "■4 unverified", ">● casualty figures<", ">said again<", ">denied<", "! not settled", "●1<"]
)
def test_signs_that_need_no_colour(wanted):
    assert wanted in report_html(REPORT)


def test_headline_is_the_heading():
    html = report_html(REPORT)
    assert "<title>Shelling of Marrow Ford kills at least 34 · conflict figures as reported</title>" in html
    assert html.count("<h1") == 1
    assert '<h1 class="words"' in html


@pytest.mark.parametrize("text", ["", " \n\n ", "A long sentence without a headline. " * 10])
def test_a_text_without_a_headline_has_a_heading_all_the_same(text):
    html = report_html(Report(text))
    assert "<h1>A report without a headline</h1>" in html
    assert "no claims" in html
    assert holds(Report(text)).words == text


def test_the_page_may_load_and_run_nothing():
    html = report_html(REPORT)
    css = html.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in css
    assert "@import" not in css
    assert "<" not in css
    assert css.isascii()  # so that it stays as it is where the rest is written with references
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(css.encode()).digest()).decode()}';"
    assert policy in html.replace("&#x27;", "'")
    assert " style=" not in html
    assert "<script" not in html


@pytest.mark.parametrize(
    "language, tag, direction",
    [
        ("en", "en", "ltr"),
        ("ar", "ar", "rtl"),
        ("az_Arab", "az-Arab", "rtl"),
        ("ks-Deva", "ks-Deva", "ltr"),
        ("pt-BR", "pt-BR", "ltr"),
        ('"><script>', "", "auto"),
    ],
)
def test_language_and_direction(language, tag, direction):
    holds(Report("x", language))
    assert f'<h1 class="words" lang="{tag}" dir="{direction}">' in report_html(Report("x", language))


@pytest.mark.parametrize(
    "spans, marked",
    [
        ([(0, 5), (6, 9)], "[abcde]1-[fgh]2ij"),
        ([(0, 9), (2, 5)], "[ab[cde]2-fgh]1ij"),
        ([(2, 5), (2, 9)], "ab[[cde]1-fgh]2ij"),
        ([(0, 5), (3, 9)], "[abc[de]]1[-fgh]2ij"),
        ([(0, 5), (0, 5)], "[[abcde]]12-fghij"),
        ([(3, 3)], "abc[]1de-fghij"),
        ([(0, 5), (3, 3), (5, 5)], "[abc[]2de]1[]3-fghij"),
        ([(11, 11)], "abcde-fghij[]1"),
        ([(0, 11)], "[abcde-fghij]1"),
    ],
)
def test_marks_that_touch_nest_and_overlap(spans, marked):
    claims = tuple(Claim(Incident(description="x"), span=Span(*span)) for span in spans)
    html = report_html(Report("abcde-fghij", claims=claims))
    (words,) = re.findall(r'<h1 class="words"[^>]*>(.*?)</h1>', html, re.DOTALL)
    words = re.sub(r"<a [^>]*>✱(\d+)</a>", r"\1", words)
    assert re.sub("<mark[^>]*>", "[", words).replace("</mark>", "]") == marked
    holds(Report("abcde-fghij", claims=claims))


#: Two claims that rest on one verb and tell of one event, and one of an event that has no name.
EXPLAINED = Report(
    "Shells killed two men and a dog near Sallow.",
    claims=(
        Claim(
            Casualties(Outcome.KILLED, Count.exactly(2)),
            span=Span(14, 21),
            evidence=Evidence(Rule.VERB, (Span(7, 13), Span(14, 17))),
            incident=Incident(
                description="Shells", actors=(Actor("north"),), when=Period.of("2024-06-06"), where=Place("Sallow")
            ),
        ),
        Claim(
            Casualties(Outcome.WOUNDED, Count.exactly(1)),
            evidence=Evidence(Rule.VERB, (Span(7, 13),)),
            incident=Incident(IncidentType.GRENADE),
        ),
        Claim(
            Casualties(Outcome.MISSING, Count.exactly(1)),
            incident=Incident(IncidentType.GRENADE, "a bang"),
        ),
    ),
)


def test_each_card_says_what_it_was_read_from_and_of_which_event_it_tells():
    page = holds(EXPLAINED)
    assert "Read fromwhat a verb says: “killed” “two”" in page.said["c1"]
    assert "Eventevent 1, Shells" in page.said["c1"]
    assert "Eventevent 2, Grenade" in page.said["c2"]
    assert "Read from" not in page.said["c3"]
    assert (page.said["w7-13"], page.said["w14-17"]) == ("killed", "two")
    assert page.said["v1"] == "Shells; 6 June 2024; Sallow; north ●1"
    assert page.said["v2"] == "Grenade ●2"
    assert page.said["v3"] == "a bang Grenade ●3"


def test_a_report_without_events_lists_none():
    assert "<h2>Events</h2>" not in report_html(REPORT)


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_said_in_words(rule):
    claim = Claim(Casualties(Outcome.KILLED, Count.exactly(2)), evidence=Evidence(rule, (Span(0, 3),)))
    assert f"Read from{terms.rule(rule)}: “two”" in holds(Report("two died", claims=(claim,))).said["c1"]


def test_a_claim_that_runs_over_paragraphs_is_marked_in_each_and_linked_once():
    text = "one\n\ntwo\n\nthree"
    report = Report(text, claims=(Claim(Incident(description="x"), span=Span(1, 12)),))
    html = report_html(report)
    assert html.count('class="incident depth0"') == 3
    assert html.count('href="#c1"') == 1
    assert html.index('href="#c1"') > html.index("two")
    holds(report)


def test_a_claim_known_only_by_where_it_is_said_again():
    report = Report("abc def", claims=(Claim(Incident(description="x"), repeats=(Span(4, 7), Span(0, 3))),))
    page = holds(report)
    assert page.said["t1"] == "abc"
    assert page.said["t1-2"] == "def"


def test_a_problem_without_words():
    page = holds(Report("abc", problems=(Problem("cut short", Span(3, 3)),)))
    assert page.said["p1"] == "cut short line 1"
