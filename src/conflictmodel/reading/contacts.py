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
from conflictmodel.reading.contact_nouns import BY_EVENT, BY_NOUN, BY_OCCASION, by_event, by_noun, by_occasion
from conflictmodel.reading.contact_verbs import BY_LABEL, BY_VERB, by_label, by_verb
from conflictmodel.reading.dealings import claim_of
from conflictmodel.reading.intentions import INTENTION, OBLIGATION, READINESS, intention, obligation, readiness
from conflictmodel.reading.signs import Needs

_ANNOUNCEMENTS = (readiness, intention, obligation)
#: The readings in the order in which they are asked, each with what it needs.
_READINGS = (
    (by_verb, BY_VERB),
    (by_label, BY_LABEL),
    (by_noun, BY_NOUN),
    (readiness, READINESS),
    (intention, INTENTION),
    (obligation, OBLIGATION),
    (by_event, BY_EVENT),
    (by_occasion, BY_OCCASION),
)
CONTACTS = Needs([way for _, needs in _READINGS for way in needs.ways])


def contacts(setting: Setting) -> Iterator[Claim[DiplomaticContact]]:
    """Read every diplomatic contact of a sentence; what a party announces is not told beside what it does."""
    told: set[tuple[ContactType, Actor]] = set()
    signs = setting.parsed.signs
    readings = [read for read, needs in _READINGS if needs.met(signs)]
    for clause in setting.parsed.clauses:
        for read in readings:
            deal = read(setting, clause)
            if deal is None:
                continue
            claim = claim_of(setting, clause, deal)
            same = (claim.record.type, claim.record.parties[0])
            if read not in _ANNOUNCEMENTS or same not in told:
                told.add(same)
                yield claim
            break
