"""From where to where people moved, as far as a clause says."""

from collections.abc import Sequence
from typing import final

import attrs

from conflictmodel.lexicon.markers import Home
from conflictmodel.lexicon.terms import AttackNoun, MovementVerb
from conflictmodel.model.displacement import Measure, Movement
from conflictmodel.model.place import Place
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import Figure, place_of
from conflictmodel.reading.phrase import Noun


@final
@attrs.frozen
class Way:
    """Where people left, where they went, and the place that the figure is about."""

    origin: Place | None
    destination: Place | None
    where: Place | None


def way_of(setting: Setting, clauses: Sequence[Clause], figure: Figure, measure: Measure, where: Place | None) -> Way:
    """Give the way of those whom a figure counts; the first of the clauses tells of the movement itself."""
    clause = clauses[0]
    verb = clause.get(MovementVerb)
    destination = tied_place(setting, clauses, "destination")
    origin = tied_place(setting, clauses, "origin") or tied_place(setting, clauses, "of")
    if measure is Measure.STOCK:
        return Way(origin, None, where or destination or _host(setting, clauses[-1], figure))
    if verb is None:
        return Way(origin, destination, where)
    if verb.takes == "subject":
        origin, destination = _ends(setting, clause, verb, origin, destination)
    if verb.ends == "destination" or (verb.movement is Movement.RETURN and _left(clause, Home)):
        destination = destination or where
    elif _left(clause, Home) or _left(clause, AttackNoun):
        origin = origin or where  # "fled their homes in the valley"
    return Way(origin, destination, where)


def _left(clause: Clause, kind: type[Home | AttackNoun]) -> bool:
    """Tell whether what people left or went back to is named by a word of a class: homes, fighting."""
    nouns = (*clause.objects, *clause.tied("origin"), *clause.tied("destination"))
    return any(noun.get(kind) is not None for noun in nouns)


def tied_place(setting: Setting, clauses: Sequence[Clause], row: str) -> Place | None:
    """Find the first place that a preposition of a row ties to some clauses."""
    for clause in clauses:
        for noun in clause.tied(row):
            place = None if noun.get(Home) is not None else place_of(setting.parsed, noun, named=False)
            if place is not None:
                return place
    return None


def _host(setting: Setting, clause: Clause, figure: Figure) -> Place | None:
    """Take the host as the place: "Turkey hosts 3.7 million refugees"."""
    hosts: list[Noun] = [noun for noun in clause.subjects if noun is not figure.noun]
    return place_of(setting.parsed, hosts[0], named=False) if hosts and clause.acts else None


def _ends(
    setting: Setting, clause: Clause, verb: MovementVerb, origin: Place | None, destination: Place | None
) -> tuple[Place | None, Place | None]:
    """Take the object of "fled" as the origin and that of "reached" as the destination."""
    thing = clause.objects[0] if clause.objects else None
    place = None if thing is None or thing.get(Home) is not None else place_of(setting.parsed, thing, named=False)
    if verb.movement is Movement.FORCED_DISPLACEMENT:
        return origin or place, destination or tied_place(setting, [clause], "for")
    return origin, destination or place
