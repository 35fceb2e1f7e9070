"""What happened in ACLED, and who took part: in the terms of the model, and back."""

from typing import Any

import pytest

from conflictmodel.formats.acled import FORMAT, AcledEvent, _terms as terms
from conflictmodel.formats.table.values import Missing
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.casualties import Casualties, Outcome
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.count import Count
from conflictmodel.model.incident import Incident, IncidentType
from conflictmodel.model.place import Place


def stated(**fields: Any) -> list[Claim[Record]]:
    return list(FORMAT.claims([AcledEvent(**fields)]))


def incident(**fields: Any) -> Incident:
    found = stated(**fields)[0].record
    assert isinstance(found, Incident)
    return found


def figure(**fields: Any) -> Casualties:
    (_, claim) = stated(**fields)
    assert isinstance(claim.record, Casualties)
    return claim.record


def written(*claims_: Claim[Record]) -> AcledEvent:
    assert FORMAT.rows is not None
    (row,) = FORMAT.rows(claims_)
    assert isinstance(row, AcledEvent)
    return row


def why(**fields: Any) -> list[str]:
    assert FORMAT.check is not None
    return [f"{field} {fault}" for field, fault in FORMAT.check(AcledEvent(**fields))]


class TestEvents:
    @pytest.mark.parametrize("kind", IncidentType)
    def test_every_sub_event_type_goes_both_ways(self, kind: IncidentType) -> None:
        name = terms.INCIDENT_NAMES[kind]
        event = terms.EVENT_NAMES[kind.event_type]
        found = incident(event_type=event, sub_event_type=name, notes="So it was.")
        assert found == Incident(kind, "So it was.")
        row = written(Claim(found))
        assert (row.event_type, row.sub_event_type, row.notes) == (event, name, "So it was.")
        assert row.disorder_type in {
            "Political violence",
            "Demonstrations",
            "Strategic developments",
            "Political violence; Demonstrations",
        }
        assert why(event_type=event, sub_event_type=name) == []

    def test_names_are_those_of_the_codebook(self) -> None:
        assert set(terms.EVENT_NAMES.values()) == {
            "Battles",
            "Explosions/Remote violence",
            "Violence against civilians",
            "Protests",
            "Riots",
            "Strategic developments",
        }
        assert len(set(terms.INCIDENT_NAMES.values())) == 25
        assert terms.INCIDENT_NAMES[IncidentType.REMOTE_EXPLOSIVE_LANDMINE_IED] == "Remote explosive/landmine/IED"

    @pytest.mark.parametrize(
        "kind, disorder",
        [
            (IncidentType.VIOLENT_DEMONSTRATION, "Demonstrations"),
            (IncidentType.MOB_VIOLENCE, "Political violence"),
            (IncidentType.PEACEFUL_PROTEST, "Demonstrations"),
            (IncidentType.EXCESSIVE_FORCE_AGAINST_PROTESTERS, "Political violence; Demonstrations"),
            (IncidentType.GRENADE, "Political violence"),
            (IncidentType.ARRESTS, "Strategic developments"),
        ],
    )
    def test_type_of_disorder(self, kind: IncidentType, disorder: str) -> None:
        assert terms.disorder(kind) == disorder

    @pytest.mark.parametrize(
        "name, kind",
        [
            ("Battle-No change of territory", IncidentType.ARMED_CLASH),
            ("Battle-Government regains territory", IncidentType.GOVERNMENT_REGAINS_TERRITORY),
            ("Battle-Non-state actor overtakes territory", IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
            ("Battle-Non-state actors overtake territory", IncidentType.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
            ("Headquarters or base established", IncidentType.HEADQUARTERS_OR_BASE_ESTABLISHED),
            ("Non-violent transfer of territory", IncidentType.NON_VIOLENT_TRANSFER_OF_TERRITORY),
        ],
    )
    def test_old_type_that_settles_the_kind(self, name: str, kind: IncidentType) -> None:
        assert incident(event_type=name, notes="So it was.") == Incident(kind, "So it was.")

    @pytest.mark.parametrize(
        "name",
        [
            *("Riots/Protests", "Remote violence", "Strategic development", "Non-violent activity by a conflict actor"),
            *terms.EVENT_NAMES.values(),
        ],
    )
    @pytest.mark.parametrize("notes", ["So it was.", ""])
    def test_type_that_leaves_the_kind_open_stands_before_the_note(self, name: str, notes: str) -> None:
        found = incident(event_type=name, notes=notes)
        assert found == Incident(None, f"{name}: {notes}" if notes else name)
        row = written(Claim(found))
        assert (row.event_type, row.sub_event_type, row.notes) == (name, Missing.ABSENT, notes)

    def test_spelling_of_a_type_does_not_matter(self) -> None:
        assert incident(event_type="Violence Against Civilians").description == "Violence against civilians"
        assert incident(sub_event_type="air/drone strike").type is IncidentType.AIR_DRONE_STRIKE
        protesters = incident(sub_event_type="Excessive force against protestors").type
        assert protesters is IncidentType.EXCESSIVE_FORCE_AGAINST_PROTESTERS

    def test_unknown_types_are_kept_in_the_words(self) -> None:
        found = incident(event_type="Weather", sub_event_type="Hail", notes="It hails.")
        assert found == Incident(None, "Weather: Hail: It hails.")
        assert incident() == Incident(None, "an event")
        assert why(event_type="Weather", sub_event_type="Hail") == [
            "event_type is no event type of ACLED's",
            "sub_event_type is no sub-event type of ACLED's",
        ]

    def test_type_that_contradicts_its_sub_event_type_is_told(self) -> None:
        assert why(event_type="Riots", sub_event_type="Attack") == [
            "sub_event_type belongs to the event type Violence against civilians"
        ]
        assert why(event_type="Riots/Protests", sub_event_type="Peaceful protest") == []


class TestActors:
    @pytest.mark.parametrize("code, label", terms.INTER.items())
    def test_kind_is_read_as_number_and_as_words(self, code: int, label: str) -> None:
        for cell in (str(code), f"{code}.0", label, label.upper(), label.replace(" ", "_")):
            assert terms.inter(cell) == code

    @pytest.mark.parametrize(
        "cell, code",
        [("0", 0), ("9", None), ("12", None), ("", None), ("Rebel groups", 2), ("Protestors", 6), ("Martians", None)],
    )
    def test_kinds_that_are_others_or_none(self, cell: str, code: int | None) -> None:
        assert terms.inter(cell) == code

    @pytest.mark.parametrize(
        "name, cell, kind",
        [
            ("Military Forces of Kenya (2013-)", "1", ActorKind.STATE),
            ("Front", "2", ActorKind.ARMED_GROUP),
            ("Front", "Political militia", ActorKind.ARMED_GROUP),
            ("Front", "4", ActorKind.ARMED_GROUP),
            ("Rioters (Spain)", "5", ActorKind.UNKNOWN),
            ("Protesters (Spain)", "6", ActorKind.UNKNOWN),
            ("Civilians (Spain)", "7", ActorKind.UNKNOWN),
            ("UNX: United Mission", "8", ActorKind.UNKNOWN),
            ("Military Forces of Turkey (2016-)", "8", ActorKind.STATE),
            ("Mutiny of Military Forces of Kenya (2013-)", "3", ActorKind.ARMED_GROUP),
            ("Police Forces of Kenya (2013-)", "", ActorKind.STATE),
            ("Front", "", ActorKind.UNKNOWN),
        ],
    )
    def test_what_a_kind_is_to_the_model(self, name: str, cell: str, kind: ActorKind) -> None:
        (actor,) = incident(actor1=name, inter1=cell).actors
        assert actor.kind is kind

    def test_state_is_named_by_its_forces(self) -> None:
        names = ("Military Forces of the United States (1989-)", "Police Forces of Atlantis (2000-)", "Front (Kenya)")
        found = [incident(actor1=name).actors[0].country for name in names]
        assert found == ["US", None, None]

    def test_second_actor_alone_and_those_beside(self) -> None:
        found = incident(actor1="", actor2="Front", assoc_actor_1="A;B; ;NA; C ", inter2="2").actors
        assert [(actor.name, actor.role) for actor in found] == [
            ("Front", "Rebel group"),
            *((name, "associated actor 1") for name in "ABC"),
        ]

    @pytest.mark.parametrize(
        "cell, kinds",
        [
            ("10", (1,)),
            ("18", (1, 8)),
            ("81", (1, 8)),
            ("37.0", (3, 7)),
            ("State forces only", (1,)),
            ("External/Other forces-Civilians", (7, 8)),
            ("Rebel group – Civilians", (2, 7)),
            ("09", None),
            ("7", None),
            ("both", None),
        ],
    )
    def test_interaction(self, cell: str, kinds: tuple[int, ...] | None) -> None:
        assert terms.interaction(cell) == kinds

    def test_interaction_that_contradicts_the_kinds_is_told(self) -> None:
        assert why(inter1="3", inter2="8", interaction="37") == [
            "interaction is not that of inter1 and inter2, 38",
        ]
        assert why(inter1="3", inter2="0", interaction="37") == ["interaction is not that of inter1 and inter2, 30"]
        assert why(inter1="Civilians", inter2="Rioters", interaction="57") == []
        assert why(inter1="3", inter2="", interaction="30") == []
        assert why(inter1="3", interaction="37") == [], "a file without the second actor contradicts nothing"
        assert why(inter1="3", inter2="0", interaction="x") == ["interaction is no two kinds of actor of ACLED's"]
        assert why(inter1="9", inter2="3", interaction="37") == ["inter1 is no kind of actor of ACLED's"]

    @pytest.mark.parametrize(
        "first, second, place",
        [
            ("3", "7", 0),
            ("7", "3", 1),
            ("3", "", 0),
            ("8", "7", 0),
            ("1", "6", None),
            ("3", "4", None),
            ("7", "7", None),
        ],
    )
    def test_perpetrator_is_the_one_armed_actor(self, first: str, second: str, place: int | None) -> None:
        fields = {"actor1": "One", "inter1": first, "actor2": "Two", "inter2": second}
        if not second:
            fields["actor2"] = ""
        found = figure(event_type="Violence Against Civilians", fatalities=1, **fields).perpetrator
        assert (None if found is None else found.name) == (None if place is None else ("One", "Two")[place])
        assert figure(event_type="Riots", fatalities=1, **fields).perpetrator is None

    def test_sides_are_written_with_their_kinds(self) -> None:
        syria = Place("Idlib", "SY")
        army = Actor("the army", ActorKind.STATE, country="SY")
        turkey = Actor("Turkish army", ActorKind.STATE, country="TR")
        row = written(Claim(Incident(IncidentType.ARMED_CLASH, actors=(army, turkey), where=syria)))
        assert (row.actor1, row.inter1, row.actor2, row.inter2, row.interaction) == (
            *("the army", "1"),
            *("Turkish army", "8"),
            "18",
        )
        row = written(Claim(Incident(IncidentType.ARMED_CLASH, actors=(turkey,), where=Place("at sea"))))
        assert (row.inter1, row.inter2, row.interaction) == (Missing.EMPTY, "0", Missing.ABSENT)
        row = written(Claim(Incident(IncidentType.MOB_VIOLENCE, actors=(Actor("Rioters (Spain)"),))))
        assert (row.inter1, row.inter2, row.interaction) == ("5", "0", "50")
        row = written(Claim(Incident(IncidentType.AGREEMENT, actors=(army, Actor("rebels"), Actor("mediators")))))
        assert (row.actor2, row.inter2, row.interaction, row.assoc_actor_1) == (
            *("rebels", Missing.EMPTY),
            *(Missing.ABSENT, Missing.EMPTY),
        )

    def test_perpetrator_takes_part(self) -> None:
        event = Incident(IncidentType.ATTACK)
        killed = Casualties(Outcome.KILLED, Count.exactly(1), perpetrator=Actor("gunmen"))
        assert written(Claim(killed, incident=event)).actor1 == "gunmen"
