"""Diplomatic contacts: a call, a meeting, a request, a warning, an accusation.

A verb can be the contact itself ("accused"), or carry a noun that is ("held talks"). Parties
must be able to be parties: a state, an organisation, an armed group or a person. What a party
says that it will do is a contact too. This asks, of each clause, the readings in turn.
"""

from collections.abc import Iterator

from conflictmodel.model.actor import Actor
from conflictmodel.model.claim import Claim
from conflictmodel.model.contact import ContactType, DiplomaticContact
from conflictmodel.reading.circumstances import Setting
from conflictmodel.reading.contact_nouns import by_event, by_noun, by_occasion
from conflictmodel.reading.contact_verbs import by_label, by_verb
from conflictmodel.reading.dealings import claim_of
from conflictmodel.reading.intentions import intention, obligation, readiness

_ANNOUNCEMENTS = (readiness, intention, obligation)
_READINGS = (by_verb, by_label, by_noun, *_ANNOUNCEMENTS, by_event, by_occasion)


def contacts(setting: Setting) -> Iterator[Claim[DiplomaticContact]]:
    """Read every diplomatic contact of a sentence; what a party announces is not told beside what it does."""
    told: set[tuple[ContactType, Actor]] = set()
    for clause in setting.parsed.clauses:
        for read in _READINGS:
            deal = read(setting, clause)
            if deal is None:
                continue
            claim = claim_of(setting, clause, deal)
            same = (claim.record.type, claim.record.parties[0])
            if read not in _ANNOUNCEMENTS or same not in told:
                told.add(same)
                yield claim
            break
