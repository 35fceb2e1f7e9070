"""What a coder would enter: the dead are counted once, and of rival figures the lowest is taken."""

import attrs
import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import InvalidValueError
from conflictmodel.model.actor import AgeGroup, CombatantStatus, Group, Sex
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.count import Count
from conflictmodel.model.evidence import Evidence, Rule
from conflictmodel.model.figure import Scope
from conflictmodel.model.incident import Incident
from conflictmodel.model.source import Attribution, Source, Span
from conflictmodel.numbers import parse_count
from conflictmodel.reading import read_report
from conflictmodel.reconcile import total
from conflictmodel.strategies import casualties, claims, counts, groups, records

BLAST = Incident(description="a blast")
RAID = Incident(description="a raid")
SOLDIERS = Group("soldiers", status=CombatantStatus.COMBATANT)
REBELS = Group("rebels", status=CombatantStatus.COMBATANT)
CIVILIANS = Group("civilians", status=CombatantStatus.CIVILIAN)
WOMEN = Group("women", sex=Sex.FEMALE, age=AgeGroup.ADULT)
PEOPLE = Group("people")


def told(phrase, people=PEOPLE, who="", incident=BLAST, *, outcome="killed", stance="asserted", rule=Rule.VERB):
    """A claim in a few words; without ``who`` the report says so itself."""
    return Claim(
        Casualties(Outcome.named(outcome), parse_count(phrase), people),
        Attribution((Source(who),) if who else ()),
        Stance.named(stance),
        evidence=Evidence(rule, (Span(0, 1),)),
        incident=incident,
    )


def toll(phrase, people=PEOPLE, who="", incident=BLAST):
    return told(phrase, people, who, incident, rule=Rule.TOTAL)


def killed(*claims):
    count = total(claims, "killed")
    return None if count is None else str(count)


@pytest.mark.parametrize(
    "text, outcome, count",
    [
        ("Shelling killed four villagers, including two women. A soldier died too.", "killed", "5"),
        ("Shelling killed four villagers and wounded at least 12.", Outcome.WOUNDED, "at least 12"),
        ("The army denied that shelling had killed four villagers.", "killed", None),
        ("Shelling killed four villagers. Shelling has killed 90 people since 2019.", "killed", "4"),
        ("Shelling reportedly killed four villagers in Homs. Two men died in Aleppo.", "killed", "6"),
        ("Shelling hit a village in Homs but caused no casualties.", "wounded", "0"),
        ("Shelling hit a village in Homs but caused no casualties.", "abducted", None),
        ("The village lies in the hills.", "killed", None),
        ("Shelling killed four villagers, the mayor said. The army said that the shelling killed six.", "killed", "4"),
    ],
)
def test_a_report_has_one_figure(text, outcome, count):
    found = total(read_report(text).claims, outcome)
    assert (None if found is None else str(found)) == count


@pytest.mark.parametrize(
    "claims, count",
    [
        # the same people by two sources are rivals, and the lowest is taken
        ([told("47", who="army"), told("34", who="medics")], "34"),
        ([told("47", CIVILIANS, "army"), told("34", who="medics")], "34"),
        ([told("47", who="army"), told("34")], "34"),
        ([told("between 30 and 40", who="army"), told("36", who="medics")], "between 30 and 40"),
        # not by one source, nor of two incidents, nor of none
        ([told("47", who="army"), told("34", who="army")], "81"),
        ([told("47", who="army"), told("34", who="medics", incident=RAID)], "81"),
        ([told("47", who="army", incident=None), told("34", who="medics", incident=None)], "81"),
        # different people add
        ([told("9", SOLDIERS, "army"), told("3", CIVILIANS, "medics")], "12"),
        ([told("9", SOLDIERS, "army"), told("3", REBELS, "medics")], "12"),
        ([told("9", WOMEN, "army"), told("3", CIVILIANS, "medics")], "12"),
        ([told("9", SOLDIERS, "army"), told("17", SOLDIERS, "rebels"), told("2", REBELS, "army")], "11"),
        # one that is vouched for goes before one that is not, and a number before a vague word
        ([told("3", who="posts", stance="unverified"), told("34", who="medics")], "34"),
        ([told("dozens", who="army"), told("34", who="medics")], "34"),
        ([told("dozens", who="army"), told("34", who="medics", stance="denied")], "an unstated number, 24 to 99"),
        # none is no rival to some
        ([told("none", who="army", outcome="killed_or_wounded"), told("34", who="medics")], "34"),
        ([told("none", who="army"), told("none", who="medics")], "0"),
        # a toll holds what was told before, if it can
        ([told("9"), toll("13", who="army")], "13"),
        ([told("9", who="army"), toll("13", who="army"), toll("15", who="army")], "15"),
        ([told("9", REBELS), told("3", SOLDIERS), toll("13", who="army")], "13"),
        ([told("9", SOLDIERS), told("3"), toll("10", SOLDIERS, "army")], "12"),
        ([toll("9"), told("3", who="army", incident=RAID)], "12"),
    ],
)
def test_rivals_do_not_add(claims, count):
    assert killed(*claims) == count


def test_a_claim_that_was_never_text_is_no_toll():
    bare = [attrs.evolve(claim, evidence=None) for claim in (told("9", who="army"), told("3"))]
    assert killed(*bare) == "3"


@given(st.lists(claims(records() | casualties(counts(max_value=10**9))), max_size=5), st.sampled_from(Outcome))
def test_a_term_may_be_written_as_its_value(found, outcome):
    assert total(found, outcome) == total(iter(found), outcome.value)


@given(st.text().filter(lambda word: word not in set(Outcome)))
def test_a_word_that_is_no_outcome_is_refused(word):
    with pytest.raises(InvalidValueError):
        total([], word)


def whole(record):
    """The same figure as no part of another."""
    return attrs.evolve(record, subset_of=None)


#: Claims by the report itself, of which none takes in another.
OWN = st.lists(
    claims(
        casualties(counts(max_value=10**9), outcomes=["killed"], scopes=["incident"]).map(whole),
        attributions=st.just(Attribution()),
        stances=["asserted", "unverified"],
    ).map(lambda claim: attrs.evolve(claim, evidence=None)),
    max_size=4,
)


@given(OWN)
def test_figures_of_one_source_add_as_intervals(found):
    figures = [claim.record.count for claim in found]
    count = total(found, "killed")
    if not figures:
        assert count is None
        return
    assert count is not None
    nothing = {one.incident for one in found if one.record.count == Count.exactly(0)}
    assert count.low == sum(figure.low for figure in figures)
    if not nothing:
        highs = [figure.high for figure in figures]
        assert count.high == (None if None in highs else sum(highs))


@given(OWN, claims(casualties(outcomes=["killed"])), st.sampled_from(["denied", "cumulative", "part", "other"]))
def test_what_does_not_add_changes_nothing(found, claim, why):
    record = claim.record
    match why:
        case "denied":
            claim = attrs.evolve(claim, stance=Stance.DENIED)
        case "cumulative":
            claim = attrs.evolve(claim, record=attrs.evolve(record, scope=Scope.CUMULATIVE))
        case "part":
            claim = attrs.evolve(claim, record=attrs.evolve(record, subset_of=Count.exactly(9)))
        case _:
            claim = attrs.evolve(claim, record=attrs.evolve(record, outcome=Outcome.MISSING))
    assert total([*found, claim], "killed") == total(found, "killed")


@given(OWN, claims(casualties(counts(max_value=10**9), outcomes=["killed"], scopes=["incident"]), stances=["asserted"]))
def test_one_more_figure_of_the_same_source_never_lowers_the_total(found, claim):
    more = attrs.evolve(claim, attribution=Attribution(), evidence=None)
    before, after = total(found, "killed"), total([*found, more], "killed")
    assert before is None or (after is not None and after.low >= before.low)


@given(counts(min_value=1), counts(min_value=1), groups(), st.permutations(["army", "medics", "mayor"]))
def test_the_order_of_sources_does_not_matter(one, other, people, names):
    figures = [Casualties(Outcome.KILLED, count, people) for count in (one, other)]
    rivals = [
        Claim(figure, Attribution((Source(name),)), incident=BLAST)
        for figure, name in zip(figures, names, strict=False)
    ]
    assert total(rivals, "killed") in {one, other}
    assert total(rivals, "killed") == total(rivals[::-1], "killed") or rank(one) == rank(other)


def rank(count):
    return count.basis == "vague", count.low if count.stated is None else count.stated
