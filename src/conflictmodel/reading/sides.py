"""Whose the dead are where the figure alone does not say: "the brigade suffered 20 dead and 31 wounded".

A number without a noun is of the side that suffers the losses, of those among whom they are
told, or of the people whom the next number counts ("killed three and wounded four soldiers").
"""

from collections.abc import Iterator

import attrs

from conflictmodel.lexicon.markers import LightVerb
from conflictmodel.lexicon.terms import ActorTerm, CasualtyVerb, OutcomeTerm, PeopleTerm
from conflictmodel.model.actor import CombatantStatus, Group
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.clauses import Clause
from conflictmodel.reading.entities import described, group_of
from conflictmodel.reading.lists import is_and
from conflictmodel.reading.memory import is_party
from conflictmodel.reading.phrase import Noun


def side_of(setting: Setting, clause: Clause, noun: Noun) -> Group | None:
    """Describe those whom a number without a noun counts, if the sentence says elsewhere who they are."""
    if noun.pronoun or "other" in noun.determiner or described(setting.parsed, noun):
        return None
    shared = _shared(setting, clause, noun)
    if shared is not None:
        return group_of(setting.parsed, shared, setting.owner(clause))
    return _left_out(setting, clause, noun) or sufferers(setting, clause, noun)


def sufferers(setting: Setting, clause: Clause, losses: Noun) -> Group | None:
    """Describe the side whose losses a clause tells, alone or in a list: "the rebels sustained 93 dead"."""
    side = next(_sides(setting, clause, losses), None)
    if side is None:
        return None
    group = group_of(setting.parsed, side, setting.owner(clause))
    return attrs.evolve(group, description=setting.parsed.name(side))


def _sides(setting: Setting, clause: Clause, losses: Noun) -> Iterator[Noun]:
    """Give the noun phrases that may be that side, the surest first."""
    around = [*clause.family(), *([] if clause.previous is None else [clause.previous])]
    among = [noun for one in around for noun in one.tied("among") if _is_somebody(setting, noun)]
    yield from sorted(among, key=lambda noun: (noun.first < losses.first, abs(noun.first - losses.first)))
    for one in around:
        light = one.get(LightVerb)
        if light is None:
            continue
        if "costs" in light.values:
            yield from (noun for noun in one.objects if noun.last == losses.first)
        if "suffers" in light.values and one.subjects:
            yield one.subjects[0]


def _left_out(setting: Setting, clause: Clause, noun: Noun) -> Group | None:
    """Describe the fighters of the verb before, whom the next one leaves out: "two soldiers died and five were hurt".

    After "two children died" five who were hurt may be anybody.
    """
    above, found = clause.previous, setting.parsed.phrases
    if above is None or above.get(CasualtyVerb) is None or clause.start == 0 or not is_and(found[clause.start - 1]):
        return None
    pairs = ((clause.subjects, above.subjects), (clause.objects, above.objects))
    before = next((those for these, those in pairs if any(noun is one for one in these)), ())
    if len(before) != 1 or before[0].get(PeopleTerm) is None or not setting.parsed.several(before[0]):
        return None
    group = group_of(setting.parsed, before[0], setting.owner(clause))
    return group if group.status is CombatantStatus.COMBATANT else None


def _is_somebody(setting: Setting, noun: Noun) -> bool:
    """Tell whether a noun phrase is of people or a side, and not of the dead themselves: "among the wounded"."""
    if noun.pronoun or noun.get(CasualtyVerb) is not None or noun.get(OutcomeTerm) is not None:
        return False
    belongs = any(token.get(ActorTerm) is not None for token in setting.parsed.words[noun.first : noun.last])
    return belongs or noun.get(PeopleTerm) is not None or is_party(setting.parsed, noun)


def _shared(setting: Setting, clause: Clause, noun: Noun) -> Noun | None:
    """Give the people whom the object of the next verb counts too: "killed three and wounded four soldiers"."""
    after = next((one for one in setting.parsed.clauses if one.previous is clause), None)
    if after is None or after.get(CasualtyVerb) is None or not any(noun is one for one in clause.objects):
        return None
    following = after.objects[0] if after.objects and after.at == clause.at + 3 else None
    if following is None or following.count is None or "other" in following.determiner:
        return None
    if following.get(PeopleTerm) is None:
        return None
    return following if is_and(setting.parsed.phrases[after.at - 1]) else None
