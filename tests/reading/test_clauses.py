"""Each verb gets its own subject, objects, ties and times, and no other verb's."""

import pytest
from hypothesis import given

from conflictmodel.reading.clauses import clauses
from conflictmodel.reading.phrase import Verb
from conflictmodel.reading.phrases import phrases
from conflictmodel.strategies import report_texts
from tests.reading.conftest import words_of


def parsed(text):
    """Take a sentence apart; give its clauses and a way to write a phrase of it."""
    words = words_of(text)
    found = phrases(words)
    return clauses(found), lambda phrase: text[words[phrase.first].start : words[phrase.last - 1].end]


def told(text):
    """Write each clause as who, verb, whom, with what is tied to it."""
    found, said = parsed(text)
    lines = []
    for clause in found:
        parts = [
            ", ".join(map(said, clause.subjects)) or "-",
            said(clause.verb),
            ", ".join(map(said, clause.objects)) or "-",
        ]
        parts += [f"{one.tie.low}: {', '.join(map(said, one.nouns))}" for one in clause.adjuncts]
        parts += [f"when: {said(time)}" for time in clause.times]
        parts += [f"opened by {clause.opener.low}"] if clause.opener is not None else []
        parts += [f"with {said(clause.leader.verb)}"] if clause.leader is not None else []
        lines.append(" | ".join(parts))
    return lines


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("Rebels killed two men in Homs on Monday.", ["Rebels | killed | two men | in: Homs | when: on Monday"]),
        ("On Monday two men were killed.", ["two men | were killed | - | when: On Monday"]),
        ("In Homs, two men were killed by rebels.", ["two men | were killed | - | by: rebels | in: Homs"]),
        (
            "Nine men were killed and two wounded.",
            ["Nine men | were killed | -", "two | wounded | - | with were killed"],
        ),
        (
            "The raid killed 11 men, injured 23 and displaced 4,000.",
            [
                "The raid | killed | 11 men",
                "The raid | injured | 23 | with killed",
                "The raid | displaced | 4,000 | with injured",
            ],
        ),
        (
            "The raid killed nine men and two women fled.",
            ["The raid | killed | nine men", "two women | fled | - | with killed"],
        ),
        (
            "The raid killed nine men, a woman and two children.",
            ["The raid | killed | nine men, a woman, two children"],
        ),
        (
            "Nine rebels, three soldiers and a farmer were killed.",
            ["Nine rebels, three soldiers, a farmer | were killed | -"],
        ),
        (
            "The army said that rebels had killed nine men.",
            ["The army | said | -", "rebels | had killed | nine men | opened by that"],
        ),
        (
            "The rebels who killed nine men fled.",
            ["The rebels | killed | nine men | opened by who", "The rebels | fled | -"],
        ),
        (
            "The rebels, who killed nine men, fled.",
            ["The rebels | killed | nine men | opened by who", "The rebels | fled | -"],
        ),
        (
            "The raid, on Monday, killed nine men.",
            ["The raid | killed | nine men"],
        ),
        (
            "Homs, where nine men died, is a town.",
            ["nine men | died | - | opened by where", "Homs | is | a town"],
        ),
        (
            "They fled, leaving nine men behind.",
            ["They | fled | -", "They | leaving | nine men | with fled"],
        ),
        (
            "A raid left nine men dead.",
            ["A raid | left | nine men", "nine men | dead | - | with left"],
        ),
        (
            "They were forced to flee their homes.",
            ["They | were forced | -", "They | to flee | their homes"],
        ),
        ("Without killing nine men, they left.", ["- | killing | nine men | opened by without", "they | left | -"]),
        (
            "Nine men were killed when rebels attacked.",
            ["Nine men | were killed | -", "rebels | attacked | - | opened by when"],
        ),
        (
            "They left for Homs and Hama.",
            ["They | left | - | for: Homs, Hama"],
        ),
        ("Killed.", ["- | killed | -"]),
        ("", []),
    ],
)
def test_a_verb_has_what_belongs_to_it(text, wanted):
    assert [line.replace("Killed", "killed") for line in told(text)] == wanted


def test_a_family_is_all_that_is_joined_the_nearest_first():
    found, said = parsed("The raid killed 11 men, injured 23 and displaced 4,000.")
    assert [said(one.verb) for one in found[1].family()] == ["injured", "killed", "displaced"]
    assert {one.root() for one in found} == {found[0]}


def test_ties_are_found_by_their_row():
    (clause,), said = parsed("Nine men were killed in Homs by rebels from Hama.")
    assert [said(noun) for noun in clause.tied("agent")] == ["rebels"]
    assert [said(noun) for noun in clause.tied("place")] == ["Homs"]
    assert [said(noun) for noun in clause.tied("origin")] == ["Hama"]


@pytest.mark.parametrize(
    "text, acts", [("Rebels killed him", True), ("He was killed", False), ("Nine dead", False), ("Nine killed", False)]
)
def test_a_subject_acts_or_suffers(text, acts):
    (clause,), _ = parsed(text)
    assert clause.acts == acts


@given(report_texts())
def test_every_verb_has_one_clause_and_every_clause_lies_in_its_sentence(text):
    words = words_of(text)
    found = phrases(words)
    built = clauses(found)
    verbs = [phrase for phrase in found if isinstance(phrase, Verb)]
    if not verbs:
        assert all((clause.at, clause.subjects, clause.objects) == (-1, [], []) for clause in built)
        return
    assert [clause.verb for clause in built] == verbs
    for clause in built:
        assert 0 <= clause.start <= clause.at < clause.stop <= len(found)
        assert clause in clause.family()
        assert clause.root().leader is None
        assert clause.leader is None or clause.leader.at < clause.at
