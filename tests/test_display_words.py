"""The words that a page and a table share: every kind of record said plainly, and nothing that was not stated."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from conflictmodel.display import languages, terms, words
from conflictmodel.display.dates import when
from conflictmodel.display.elements import Safe, element, safe
from conflictmodel.display.marks import paragraphs
from conflictmodel.display.plain import Lines, one_line, visible
from conflictmodel.display.words import Kind, Label
from conflictmodel.model.actor import Actor, ActorKind, AgeGroup, CombatantStatus, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement, Unit
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place, PlacePrecision, Point
from conflictmodel.model.source import Attribution, Source, SourceKind, Span
from conflictmodel.strategies import claims


def said(record, attribution=Attribution(), stance=Stance.ASSERTED):  # noqa: B008  the value is frozen
    return {row.label: str(row) for row in words.rows(Claim(record, attribution, stance))}


def test_casualties():
    record = Casualties(
        Outcome.KILLED,
        Count.more_than(50),
        Group(
            "fighters of the east",
            affiliation="Eastern",
            status=CombatantStatus.COMBATANT,
            sex=Sex.MALE,
            age=AgeGroup.ADULT,
            names=("A. Bel", "C. Dor"),
            country="TR",
        ),
        scope=Scope.CUMULATIVE,
        perpetrator=Actor("Guler", ActorKind.PERSON, role="General", affiliation="army", country="SY"),
        means="airstrikes",
        when=Period.of("2020-02-20"),
        where=Place("Idlib", "SY", ("Syria",), Point(35.93, 36.6339), PlacePrecision.FIRST_ORDER_ADMIN),
        subset_of=Count.about(200),
    )
    chain = Attribution((Source("a senior official", SourceKind.GOVERNMENT), Source("Bloomberg", SourceKind.MEDIA)))
    assert said(record, chain, Stance.UNVERIFIED) == {
        Label.WHAT: "killed",
        Label.HOW_MANY: "more than 50",
        Label.RANGE: "low 51; stated 50; high not given",
        Label.PART_OF: "a figure of about 200",
        Label.SCOPE: "a running total",
        Label.WHO: "fighters of the east (Eastern, combatant, male, adult, TR)",
        Label.NAMED: "A. Bel, C. Dor",
        Label.BY_WHOM: "General Guler (army, person, SY)",
        Label.MEANS: "airstrikes",
        Label.WHEN: "20 February 2020",
        Label.WHERE: "Idlib, Syria (SY, only the province is known)",
        Label.POSITION: "latitude 35.93, longitude 36.6339",
        Label.SAYS_WHO: "a senior official (government) via Bloomberg (media)",
        Label.STANCE: "unverified: the source does not vouch for it",
    }


def test_what_was_not_stated_has_no_row():
    assert said(Casualties(Outcome.KILLED_OR_WOUNDED, Count.vague(24, 99)), stance=Stance.DENIED) == {
        Label.WHAT: "killed or wounded",
        Label.HOW_MANY: "an unstated number",
        Label.RANGE: "low 24; high 99",
        Label.SCOPE: "one incident",
        Label.SAYS_WHO: "the report itself",
        Label.STANCE: "denied: the source says that it is not so",
    }


def test_people_who_are_not_described_but_known():
    assert (
        said(Casualties(Outcome.MISSING, Count.exactly(2), Group(" ", age=AgeGroup.CHILD)))[Label.WHO]
        == "people (child)"
    )


def test_equipment():
    record = EquipmentLoss(
        Count.exactly(3, granularity=1),
        EquipmentClass.MRAP,
        LossStatus.CAPTURED,
        description="three armoured cars",
        model="Kirpi",
        owner=Actor("Turkey", ActorKind.STATE),
        where=Place("Idlib", precision=PlacePrecision.EXACT),
    )
    rows = said(record, Attribution((Source("UN team", SourceKind.UN), Source("x"))))
    assert rows[Label.WHAT] == "MRAP, captured"
    assert rows[Label.WORDS] == "three armoured cars"
    assert rows[Label.MODEL] == "Kirpi"
    assert rows[Label.OWNER] == "Turkey (state)"
    assert rows[Label.WHERE] == "Idlib"
    assert rows[Label.SAYS_WHO] == "UN team (UN) via x"
    assert words.heading(record) == "MRAP, captured: 3"


def test_displacement():
    record = Displacement(
        Count.exactly(3_700_000, granularity=100_000),
        Movement.REFUGEE,
        Measure.STOCK,
        Unit.HOUSEHOLD,
        Group("refugees"),
        Place("Syria"),
        Place("Turkey"),
    )
    rows = said(record)
    assert rows[Label.HOW_MANY] == "3,700,000 households"
    assert rows[Label.RANGE] == "exact; rounded to 100,000"
    assert rows[Label.MEASURE] == "people at one moment (stock)"
    assert (rows[Label.FROM], rows[Label.TO]) == ("Syria", "Turkey")
    assert words.heading(record) == "counted as refugees: 3,700,000 households"


def test_contacts():
    turkey, us = Actor("Turkey"), Actor("US")
    request = said(DiplomaticContact(ContactType.REQUEST, (turkey, us), turkey, "Patriot missiles", "none", "letter"))
    assert (request[Label.FROM], request[Label.TO]) == ("Turkey", "US")
    assert (request[Label.TOPIC], request[Label.RESULT], request[Label.MEANS]) == ("Patriot missiles", "none", "letter")
    assert Label.PARTIES not in request
    assert said(DiplomaticContact(ContactType.PHONE_CALL, (turkey, us)))[Label.PARTIES] == "Turkey, US"
    assert words.heading(DiplomaticContact(ContactType.PHONE_CALL, (turkey,))) == "phone call"


def test_incidents():
    rows = said(Incident(IncidentType.AIR_DRONE_STRIKE, "a strike", (Actor("Turkey"),)))
    assert (rows[Label.WHAT], rows[Label.WORDS], rows[Label.WHO]) == ("Air/drone strike", "a strike", "Turkey")
    assert Label.HOW_MANY not in rows
    assert said(Incident(description="a strike"))[Label.WHAT] == "an event"


@given(claims())
def test_every_row_of_every_claim_says_something(claim):
    rows = words.rows(claim)
    assert rows[0].label is Label.WHAT
    assert rows[-1].label is Label.STANCE
    assert len({row.label for row in rows if row.label is not Label.POSITION}) >= len(rows) - 3
    assert all(str(row).strip() for row in rows)
    assert set(words.details(claim)) | set(words.size(claim.record)) < set(rows)
    assert len(words.reach(claim.record)) == len(words.size(claim.record))


@pytest.mark.parametrize("function, vocabulary", [
    (terms.movement, Movement),
    (terms.measure, Measure),
    (terms.scope, Scope),
    (terms.stance, Stance),
    (terms.source_kind, SourceKind),
    (terms.equipment, EquipmentClass),
    (terms.incident, IncidentType),
])  # fmt: skip
def test_every_term_has_its_own_plain_words(function, vocabulary):
    said = [function(term) for term in vocabulary]
    assert len(set(said)) == len(said)
    assert not any("_" in each for each in said)


def test_every_precision_but_the_exact_one_is_told():
    told = [terms.precision(precision) for precision in PlacePrecision]
    assert [word is None for word in told] == [precision is PlacePrecision.EXACT for precision in PlacePrecision]
    assert terms.precision(None) is None


def test_tally():
    assert words.tally([]) == "no claims"
    assert words.tally([Kind.INCIDENT]) == "1 claim: 1 incident"
    kinds = [Kind.EQUIPMENT_LOSS, Kind.CASUALTIES, Kind.CASUALTIES]
    assert words.tally(kinds) == "3 claims: 2 casualty figures, 1 equipment loss"


@pytest.mark.parametrize(
    "period, told",
    [
        ("2020-02-20", "20 February 2020"),
        ("2020-02", "February 2020"),
        ("2020", "2020"),
        ("0001", "1"),
        ("2020-W08", "the week of 17 February 2020"),
        ("2020-02-01/2020-02-20", "1 to 20 February 2020"),
        ("2020-01-05/2020-02-20", "5 January to 20 February 2020"),
        ("2019-12-05/2020-02-20", "5 December 2019 to 20 February 2020"),
        ("2020-01/2020-02", "January to February 2020"),
        ("2019/2020", "2019 to 2020"),
        ("2020-02/2020-02-20", "February 2020 to 20 February 2020"),
        ("2020-W07/2020-W08", "the week of 10 February 2020 to the week of 17 February 2020"),
        ("2019-12/..", "December 2019 or later"),
        ("../2020", "2020 or earlier"),
    ],
)
def test_when(period, told):
    assert when(Period.parse(period)) == told


@pytest.mark.parametrize("month", range(1, 13))
def test_months_do_not_follow_the_machine(month):
    assert when(Period.of(f"2020-{month:02}")) == f"{date(2020, month, 1):%B} 2020"


@pytest.mark.parametrize(
    "code, name",
    [("uk", "Ukrainian"), ("pt-BR", "Portuguese (Brazil)"), ("xx", "xx"), ("<b>", "<b>"), ("en-", "en-")],
)
def test_names_of_languages(code, name):
    assert languages.name(code) == name


def test_visible_replaces_one_for_one():
    every = "".join(map(chr, [*range(0x300), 0x200E, 0x202E, 0x2028, 0x2069, 0xD800, 0xDFFF, 0xFDD0, 0xFFFE, 0x10FFFF]))
    shown = visible(every)
    assert len(shown) == len(every)
    shown.encode()
    assert visible("a\r\nb\rc\x85d\u2029e") == "a \nb\nc\nd\ne"
    assert visible("\0\x1b\x0c\x7f\x9b\u202e\ud800\ufffe\U0001ffff") == "␀␛␌␡" + "\ufffd" * 5
    assert visible("tab\tstays\u200f") == "tab\tstays\u200f"


@given(st.text(st.characters(), max_size=200))
def test_visible_text_stays_as_it_is(text):
    assert visible(visible(text)) == visible(text)
    assert "\n" not in one_line(text)
    assert not any(each < " " for each in one_line(text))


def test_lines():
    lines = Lines.of("one\r\ntwo\rthree\nfour")
    assert [lines.number(at) for at in (0, 4, 5, 9, 14, 15, 19)] == [1, 1, 2, 3, 3, 4, 4]
    assert Lines.of("").number(0) == 1
    assert words.quote(Span(5, 8), lines) == 'line 2: "two"'


LONG = "x" * 101


@pytest.mark.parametrize(
    "text, cut",
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a\n"]),
        ("a\nb\n\nc", ["a\nb\n\n", "c"]),
        ("a\n\n \n\nb\n", ["a\n\n \n\n", "b\n"]),
        ("\n\na\n\nb", ["\n\na\n\n", "b"]),
        (" \n\n", [" \n\n"]),
        (f"{LONG}\n{LONG}\n\nb", [f"{LONG}\n", f"{LONG}\n\n", "b"]),
        (f"a\n{LONG}", [f"a\n{LONG}"]),
    ],
)
def test_paragraphs(text, cut):
    assert [block.of(text) for block in paragraphs(text)] == cut


@given(st.lists(st.sampled_from(["a", " ", "\n", LONG])).map("".join))
def test_paragraphs_are_the_whole_text(text):
    assert "".join(block.of(text) for block in paragraphs(text)) == text


def test_elements_escape_what_is_not_html():
    assert element("p", "<&>\"'\r", Safe("<br>"), class_='a"b', lang=None) == (
        '<p class="a&quot;b">&lt;&amp;&gt;&quot;&#x27;&#13;<br></p>'
    )
    assert safe(Safe("<b>")) == "<b>"
