"""What parties say and do to one another without force: the kinds of diplomatic contact."""

from typing import final

import attrs

from conflictmodel.model._check import maybe, one_of, refuse, text, tuple_of
from conflictmodel.model.actor import Actor
from conflictmodel.model.period import Period
from conflictmodel.model.place import Place
from conflictmodel.model.vocabulary import Vocabulary


class ContactType(Vocabulary):
    """How parties dealt with one another: in talk, in protest, or in breaking off.

    After CAMEO (Conflict and Mediation Event Observations) and its successor PLOVER, each coarser
    here than there. The schemes are matched by the CAMEO-to-PLOVER table of September 2021, save
    that CAMEO 02, an appeal, has no PLOVER type in that table. A contact in the future or one
    that did not take place is not a contact.
    """

    PHONE_CALL = (
        "phone_call",
        "The parties spoke from afar, by telephone or by video.",
        "CAMEO: 041; PLOVER: CONSULT/phone",
    )
    MEETING = (
        "meeting",
        "The parties met in one place, and the report does not make one the other's guest.",
        "CAMEO: 040, 044; PLOVER: CONSULT, CONSULT/third-party",
    )
    VISIT = (
        "visit",
        "One party went to the other, who received it.",
        "CAMEO: 042, 043; PLOVER: CONSULT/visit",
    )
    TALKS = (
        "talks",
        "The parties negotiated over something that both want settled.",
        "CAMEO: 046; PLOVER: CONSULT",
    )
    MEDIATION = (
        "mediation",
        "A third party worked between others to bring them to terms.",
        "CAMEO: 045; PLOVER: CONSULT",
    )
    AGREEMENT = (
        "agreement",
        "The parties signed, ratified or concluded something that binds them.",
        "CAMEO: 057; PLOVER: SUPPORT",
    )
    REQUEST = (
        "request",
        "One party asked another for something, from a mild appeal to a firm demand.",
        "CAMEO: 02, 10; PLOVER: REQUEST",
    )
    OFFER = (
        "offer",
        "One party said that it is willing: to help, to meet, to mediate, to give way.",
        "CAMEO: 03; PLOVER: AGREE",
    )
    WARNING_OR_THREAT = (
        "warning_or_threat",
        "One party told another of harm or cost to come unless it does something or stops.",
        "CAMEO: 13; PLOVER: THREATEN",
    )
    ACCUSATION = (
        "accusation",
        "One party said that another did wrong, or lodged a complaint of it.",
        "CAMEO: 112, 114; PLOVER: ACCUSE/disapprove, ACCUSE/allege",
    )
    CONDEMNATION = (
        "condemnation",
        "One party spoke against what another did or is, and does not dispute who did it.",
        "CAMEO: 110, 111; PLOVER: ACCUSE/disapprove",
    )
    REJECTION = (
        "rejection",
        "One party refused what another asked, offered or proposed.",
        "CAMEO: 12; PLOVER: REJECT",
    )
    EXPULSION = (
        "expulsion",
        "One party made another's envoys, observers or staff leave.",
        "CAMEO: 161, 166; PLOVER: SANCTION/withdraw, SANCTION/expel",
    )
    RECALL = (
        "recall",
        "One party called home its own ambassador or envoys, in protest or for safety.",
        "CAMEO: 161; PLOVER: SANCTION/withdraw",
    )
    SANCTION = (
        "sanction",
        "One party closed trade, money or travel to another to press it to change.",
        "CAMEO: 163; PLOVER: COERCE/restrict",
    )
    SUSPENSION = (
        "suspension",
        "One party broke off or cut down what it had with another: relations, talks, aid, mediation.",
        "CAMEO: 160, 161, 162, 164, 165; PLOVER: SANCTION/discontinue",
    )
    STATEMENT = (
        "statement",
        "One party spoke about another or to it, and did none of the other things in this list.",
        "CAMEO: 01; PLOVER: none",
    )

    @property
    def symmetric(self) -> bool:
        """Whether the parties stand as equals, so that the order in which they are named says nothing."""
        return self in _SYMMETRIC


_SYMMETRIC = frozenset(
    {
        ContactType.PHONE_CALL,
        ContactType.MEETING,
        ContactType.TALKS,
        ContactType.AGREEMENT,
    }
)


@final
@attrs.frozen
class DiplomaticContact:
    """Words or gestures between parties: a call, a meeting, a demand, a threat, a sanction.

    ``parties`` names everybody who takes part, the initiator first where there is one;
    ``initiator`` is that party, or ``None`` where the parties stand as equals (a phone call,
    talks). ``topic`` is what it is about and, for a request or an offer, what is asked for or
    offered; ``outcome`` what came of it; all as written. Types after CAMEO and PLOVER.
    """

    type: ContactType = attrs.field(validator=one_of(ContactType))
    parties: tuple[Actor, ...] = attrs.field(validator=tuple_of(one_of(Actor), least=1))
    initiator: Actor | None = attrs.field(default=None, validator=maybe(one_of(Actor)))
    topic: str | None = attrs.field(default=None, validator=maybe(text()))
    outcome: str | None = attrs.field(default=None, validator=maybe(text()))
    medium: str | None = attrs.field(default=None, validator=maybe(text()))
    when: Period | None = attrs.field(default=None, validator=maybe(one_of(Period)))
    where: Place | None = attrs.field(default=None, validator=maybe(one_of(Place)))

    def __attrs_post_init__(self) -> None:
        if self.initiator is not None and self.initiator not in self.parties:
            raise refuse(self, "initiator", self.initiator, "must be one of the parties")

    @property
    def recipients(self) -> tuple[Actor, ...]:
        """The parties other than the initiator."""
        return tuple(party for party in self.parties if party != self.initiator)

    def __str__(self) -> str:
        names = ", ".join(map(str, self.parties))
        return f"{self.type.value.replace('_', ' ')}: {names}"
