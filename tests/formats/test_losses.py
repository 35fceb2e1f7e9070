"""What a file cannot hold is found by comparing, and named by its path."""

import attrs
import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import LossError
from conflictmodel.formats import Loss
from conflictmodel.formats.format import DocumentFormat, Head, by_incident
from conflictmodel.formats.losses import NO_REASON, Ledger, differences, leaves, name
from conflictmodel.model.actor import Actor
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Stance
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.model.count import Count
from conflictmodel.model.displacement import Displacement, Measure, Movement
from conflictmodel.model.equipment import EquipmentClass, EquipmentLoss, LossStatus
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.source import Attribution, Source
from conflictmodel.strategies import claims

DEAD = Claim(Casualties(Outcome.KILLED, Count.at_least(50), means="shelling"), Attribution((Source("a"), Source("b"))))


@given(st.lists(claims(), max_size=4))
def test_nothing_differs_from_itself(some):
    assert list(differences(some, some)) == []
    assert len(list(differences(some, []))) == len(some)
    assert list(differences([], some)) == []


@given(claims())
def test_a_claim_is_all_its_parts(claim):
    told = dict(leaves(claim))
    assert name(claim.record).partition(".")[0] in {path.partition(".")[0] for path in told}
    assert all(value is not None for path, value in told.items() if not path.endswith((".high", ".stated")))


@pytest.mark.parametrize(
    "other, paths",
    [
        (DEAD, []),
        (attrs.evolve(DEAD, record=attrs.evolve(DEAD.record, means=None)), ["casualties.means"]),
        (attrs.evolve(DEAD, stance=Stance.UNVERIFIED), ["stance"]),
        (attrs.evolve(DEAD, attribution=Attribution((Source("b"), Source("a"), Source("c")))), []),
        (attrs.evolve(DEAD, attribution=Attribution((Source("b"),))), ["attribution"]),
        (
            attrs.evolve(DEAD, record=attrs.evolve(DEAD.record, count=Count.exactly(50))),
            ["casualties.count.high", "casualties.count.basis"],
        ),
        (attrs.evolve(DEAD, record=attrs.evolve(DEAD.record, outcome=Outcome.WOUNDED)), ["casualties.killed"]),
    ],
)
def test_each_difference_has_a_path(other, paths):
    assert list(differences([DEAD], [other])) == paths


def test_each_claim_is_held_against_the_most_similar_one():
    near = attrs.evolve(DEAD, record=attrs.evolve(DEAD.record, means="shells"))
    assert list(differences([DEAD, near], [near, DEAD])) == []
    assert list(differences([DEAD, DEAD], [DEAD])) == ["casualties.killed"]


@pytest.mark.parametrize(
    "record, called",
    [
        (Casualties(Outcome.MISSING, Count.exactly(1)), "casualties.missing"),
        (EquipmentLoss(Count.exactly(1), EquipmentClass.TANK, LossStatus.LOST), "equipment_loss"),
        (Displacement(Count.exactly(1), Movement.REFUGEE, Measure.STOCK), "displacement.stock"),
        (DiplomaticContact(ContactType.VISIT, (Actor("a"),)), "diplomatic_contact"),
        (Incident(IncidentType.GRENADE), "incident"),
    ],
)
def test_a_record_that_is_lost_whole_has_a_name(record, called):
    assert list(differences([Claim(record)], [])) == [called]


def test_a_ledger_adds_up_and_gives_the_nearest_reason():
    ledger = Ledger({"casualties": "no figures", "casualties.count": "no bounds", "means": "no means"})
    ledger.compare([DEAD], [attrs.evolve(DEAD, record=Casualties(Outcome.KILLED, Count.exactly(50)))])
    ledger.lose("region", 3, "not in the model")
    ledger.lose("stance")
    assert ledger.losses() == (
        Loss("casualties.count.basis", 1, "no bounds"),
        Loss("casualties.count.high", 1, "no bounds"),
        Loss("casualties.means", 1, "no means"),
        Loss("region", 3, "not in the model"),
        Loss("stance", 1, NO_REASON),
    )
    assert str(ledger.losses()[3]) == "region (3 records): not in the model"
    assert str(LossError(ledger.losses()[3:])) == (
        "nothing was written, for this would be lost: region (3 records): not in the model, and 1 more"
    )
    assert str(LossError(ledger.losses()[4:])).endswith(f"stance (1 record): {NO_REASON}")


def test_claims_of_one_event_are_one_group():
    event, other = Incident(IncidentType.GRENADE), Incident(IncidentType.ATTACK)
    of_it, of_other = (attrs.evolve(DEAD, incident=incident) for incident in (event, other))
    groups = list(by_incident([Claim(event), of_it, Claim(event), of_it, of_it, of_other, DEAD, DEAD]))
    assert [len(group) for group in groups] == [2, 3, 1, 1, 1]
    assert list(by_incident([])) == []


def test_a_document_format_is_known_by_its_keys():
    form = DocumentFormat(
        name="x", title="x", homepage="https://x", media_type="x/x", suffix=".x", read=lambda *_: iter(()),
        keys=(frozenset({"record"}),),
    )  # fmt: skip
    assert form.likeness(Head("json", ("record", "stance"))) == 100
    assert form.likeness(Head("json", ("stance",))) == 0
    assert form.likeness(Head("csv", ("record",))) == 0
