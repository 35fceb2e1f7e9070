"""Clauses that tell of people driven from home, returning, or living displaced."""

from collections.abc import Iterator

from conflictmodel.lexicon.terms import Home, MovementVerb, MoverTerm, PeopleTerm
from conflictmodel.model.claim import Claim
from conflictmodel.model.displacement import Displacement, Measure, Movement, Unit
from conflictmodel.model.evidence import Rule
from conflictmodel.model.place import Place
from conflictmodel.reading.casualties import patients
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import Figure, figure_of, group_of, place_of
from conflictmodel.reading.phrase import Mark, Noun


def displacements(setting: Setting) -> Iterator[Claim[Displacement]]:
    """Read every displacement figure of a sentence."""
    done: set[int] = set()
    for clause in setting.parsed.clauses:
        verb = clause.get(MovementVerb)
        if verb is not None and _came_about(setting, clause):
            yield from _moved(setting, clause, verb, done)
    if MoverTerm in setting.parsed.kinds:
        for clause in setting.parsed.clauses:
            if setting.happened(clause):
                yield from _living(setting, clause, done)


def _came_about(setting: Setting, clause: Clause) -> bool:
    """Tell whether it happened; "crossed to seek asylum" tells what the crossing was."""
    if setting.happened(clause):
        return True
    above = clause.previous
    purpose = clause.verb.moods == {"infinitive"} and above is not None and above.get(MovementVerb) is not None
    return purpose and above is not None and setting.happened(above)


def _moved(setting: Setting, clause: Clause, verb: MovementVerb, done: set[int]) -> Iterator[Claim[Displacement]]:
    subject = verb.takes == "subject" or (verb.takes == "either" and not clause.objects)
    nouns, _ = patients(clause, takes="subject" if subject else "object")
    if verb.needs == "home" and not any(noun.get(Home) is not None for noun in clause.tied("origin")):
        return
    for noun in nouns:
        for figure in _figures(setting, noun):
            mover = figure.noun.get(MoverTerm)
            if (verb.needs == "movers" and mover is None) or figure.noun.first in done:
                continue
            if mover is None and figure.noun.get(PeopleTerm) is None and figure.noun.head != figure.noun.number:
                continue
            done.add(figure.noun.first)
            yield _claim(setting, clause, figure, _movement(clause, verb, mover), _measure(clause, verb))


def _living(setting: Setting, clause: Clause, done: set[int]) -> Iterator[Claim[Displacement]]:
    """Read people who are called refugees or the like, where no verb says that they moved: a stock."""
    for noun in (*clause.subjects, *clause.objects):
        figure = figure_of(noun)
        mover = None if figure is None else figure.noun.get(MoverTerm)
        if figure is None or mover is None or figure.noun.first in done or clause.get(MovementVerb) is not None:
            continue
        done.add(figure.noun.first)
        yield _claim(setting, clause, figure, mover.movement, Measure.STOCK)


def _figures(setting: Setting, noun: Noun) -> Iterator[Figure]:
    """Give a figure, and the one in brackets after it: "135,000 people (about 27,000 households)"."""
    figure = figure_of(noun)
    if figure is None:
        return
    yield figure
    found = setting.parsed.phrases
    k = next((k for k, phrase in enumerate(found) if phrase is noun), len(found))
    if k + 2 < len(found):
        mark, inner = found[k + 1], found[k + 2]
        if isinstance(mark, Mark) and mark.low == "(" and isinstance(inner, Noun):
            other = figure_of(inner)
            if other is not None and other.noun.get(PeopleTerm) is not None:
                yield other


def _movement(clause: Clause, verb: MovementVerb, mover: MoverTerm | None) -> Movement:
    """Settle how they moved: the verb says, unless it only says that they did and a noun says more."""
    if mover is not None and verb.movement in {None, Movement.FORCED_DISPLACEMENT, Movement.REFUGEE}:
        return mover.movement
    if verb.movement is Movement.FORCED_DISPLACEMENT and any(clause.tied("internal")):
        return Movement.INTERNAL_DISPLACEMENT
    return verb.movement or Movement.FORCED_DISPLACEMENT


def _measure(clause: Clause, verb: MovementVerb) -> Measure:
    """Tell a flow from a stock: who "were displaced" moved, who "are displaced" live so."""
    moods = clause.verb.moods
    settled = clause.verb.passive and "state" in moods and "have" not in moods and not clause.times
    return Measure.STOCK if settled else verb.measure


def _claim(
    setting: Setting, clause: Clause, figure: Figure, movement: Movement, measure: Measure
) -> Claim[Displacement]:
    parsed = setting.parsed
    verb, mover, people = clause.get(MovementVerb), figure.noun.get(MoverTerm), figure.noun.get(PeopleTerm)
    unit = mover.unit if mover is not None else people.unit if people is not None else Unit.PERSON
    around = [clause] if clause.previous is None or clause.verb.moods != {"infinitive"} else [clause, clause.previous]
    common = setting.circumstances(around[-1])
    destination = _place(setting, around, "destination")
    origin = _place(setting, around, "origin")
    if measure is Measure.STOCK:
        common["where"] = common["where"] or destination or _host(setting, clause, figure)
        destination = None
    elif verb is not None and verb.takes == "subject":
        origin, destination = _way(setting, clause, verb, origin, destination)
    if origin is None and measure is Measure.FLOW and any(noun.get(Home) is not None for noun in clause.objects):
        origin = common["where"]  # "fled their homes in the valley"
    record = Displacement(
        figure.count,
        movement,
        measure,
        unit,
        group_of(parsed, figure.noun, setting.owner(clause)),
        origin,
        destination,
        **common,
    )
    if verb is None:
        return setting.claim(record, clause, figure.noun, Rule.NAME, figure.noun.head, figure.word)
    return setting.claim(record, clause, figure.noun, Rule.VERB, clause.verb.main, figure.word)


def _place(setting: Setting, around: list[Clause], row: str) -> Place | None:
    for clause in around:
        for adjunct in clause.adjuncts:
            place = place_of(setting.parsed, adjunct.noun, named=False) if row in adjunct.tie.values else None
            if place is not None:
                return place
    return None


def _host(setting: Setting, clause: Clause, figure: Figure) -> Place | None:
    """Take the host as the place: "Turkey hosts 3.7 million refugees"."""
    hosts = [noun for noun in clause.subjects if noun is not figure.noun]
    return place_of(setting.parsed, hosts[0]) if hosts and clause.acts else None


def _way(
    setting: Setting, clause: Clause, verb: MovementVerb, origin: Place | None, destination: Place | None
) -> tuple[Place | None, Place | None]:
    """Take the object of "fled" as the origin and that of "reached" as the destination."""
    place = place_of(setting.parsed, clause.objects[0]) if clause.objects else None
    if verb.movement is Movement.FORCED_DISPLACEMENT:
        return origin or place, destination or _place(setting, [clause], "for")
    return origin, destination or place
