"""How far a figure reaches: over one incident, or over a war, a year, a wave of attacks.

A running total is no incident, and nobody may add it to one. So it is told by any of these: the
words for a stretch of time ("so far this year", "since the fighting began"), violence that goes on
for long, several attacks in a stretch as long as a month, or a figure too large for one event.
"""

from conflictmodel.lexicon.markers import Campaign, LightVerb, TimeUnit
from conflictmodel.lexicon.terms import AttackNoun, CasualtyVerb, LossVerb, MovementVerb, OutcomeTerm
from conflictmodel.model.count import Count
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.phrase import Noun
from conflictmodel.reading.sentence import Parsed
from conflictmodel.reading.times import When

#: A figure of so many people is of more than one incident, unless an attack or a day is named for it. Of the
#: 3,194 events that UCDP's GED 19.1 has for Bangladesh and Myanmar one has so many dead, and it lasts eleven months.
MOST_OF_ONE = 1000

_HARMS = (CasualtyVerb, MovementVerb, LossVerb, LightVerb)


def runs_over(parsed: Parsed, clause: Clause, when: When) -> bool:
    """Tell whether a figure in a stretch of time is a running total."""
    so_far = any(one.verb.moods & {"have", "state"} for one in clause.leaders())  # "is responsible for ... this year"
    return when.running or (when.current and so_far) or (when.long and _tells_of_several(parsed, clause))


def goes_on(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether what did it goes on for so long that the figure is a running total: "the war killed"."""
    if is_since(parsed, clause, perfect=True):
        return True
    perfect = _is_perfect(clause)
    around = [noun for adjunct in clause.adjuncts for noun in adjunct.nouns]
    if any(_is_stretch(parsed, noun) for noun in around):
        return True
    if Campaign not in parsed.kinds:
        return False
    doers = [*clause.subjects, *clause.root().subjects, *([] if clause.antecedent is None else [clause.antecedent])]
    does = any(one.get(kind) is not None for one in clause.leaders() for kind in _HARMS)
    return (does and any(_lasts(parsed, noun, perfect=perfect) for noun in doers)) or any(
        _lasts(parsed, noun, perfect=False) for noun in around
    )


def is_since(parsed: Parsed, clause: Clause, *, perfect: bool) -> bool:
    """Tell whether a clause says since when; with ``perfect`` only "have been killed since" does, before a verb."""
    if any("since" in adjunct.tie.values for one in clause.family() for adjunct in one.adjuncts):
        return True
    may = not perfect or _is_perfect(clause)
    return may and any(one.opens("since") for one in parsed.clauses)


def is_too_large(parsed: Parsed, clause: Clause, count: Count) -> bool:
    """Tell whether a figure is too large for one incident, with no attack named that it could be of, and no day."""
    if max(count.low, count.stated or 0) < MOST_OF_ONE:
        return False
    attacks = (noun for one in clause.family() for noun in _nouns(one) if noun.get(AttackNoun) is not None)
    single = any(noun.get(Campaign) is None and not parsed.several(noun) for noun in attacks)
    return not single and not any(time.when.is_day for one in clause.family() for time in one.times)


def _is_perfect(clause: Clause) -> bool:
    return any("have" in one.verb.moods for one in clause.leaders())


def _tells_of_several(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause speaks of several attacks, or counts deeds: "in 40 attacks", "142 murders"."""
    for one in clause.family():
        beside = (noun for adjunct in one.adjuncts if "agent" not in adjunct.tie.values for noun in adjunct.nouns)
        if any(noun.get(AttackNoun) is not None and _is_loose(parsed, noun) for noun in beside):
            return True
        if any(_counts_deeds(noun) and parsed.several(noun) for noun in (*one.subjects, *one.objects)):
            return True
    return False


def _is_loose(parsed: Parsed, noun: Noun) -> bool:
    """Tell whether a noun phrase means several that were not told of before: "clashes", and not "the clashes"."""
    return parsed.several(noun) and "definite" not in noun.determiner


def _counts_deeds(noun: Noun) -> bool:
    term = noun.get(OutcomeTerm)
    return term is not None and term.deed and noun.count is not None


def _is_stretch(parsed: Parsed, noun: Noun) -> bool:
    """Tell whether a noun phrase is a stretch of months or years: "10 years of conflict"."""
    unit = parsed.words[noun.head].get(TimeUnit)
    return noun.of is not None and unit is not None and bool(unit.values & {"month", "year"})


def _lasts(parsed: Parsed, noun: Noun, *, perfect: bool) -> bool:
    """Tell whether a noun phrase is of violence that goes on for long, or with ``perfect`` has gone on."""
    campaign = noun.get(Campaign)
    if campaign is None:
        return noun.of is not None and _is_stretch(parsed, noun) and _lasts(parsed, noun.of, perfect=perfect)
    return perfect or ("always" in campaign.values and "indefinite" not in noun.determiner)


def _nouns(clause: Clause) -> list[Noun]:
    beside = [noun for adjunct in clause.adjuncts for noun in adjunct.nouns]
    return [*clause.subjects, *clause.objects, *beside, *([] if clause.antecedent is None else [clause.antecedent])]
