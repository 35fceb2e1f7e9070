"""The words with which a language reports conflict, typed: what ``terms.toml`` and the files beside it may hold.

A word can be several things at once ("wounded" is a verb form and a noun): each is a
:class:`Term` of its own class, and what a class means is the same in every language. The
reader asks a word for its terms by class, and never looks at its letters.

To teach the reader a word, add its forms to the table it belongs to. To teach it a language,
write a ``terms.toml`` with the same tables, or several files of them, and answer in its ``[sentences]``
how the language puts words together; see ``syntax.py``. Loading checks the whole file and names the
table and the fault.
"""

from typing import Literal, final

import attrs

from conflictmodel.lexicon.markers import (
    Adverb,
    Anybody,
    AssaultVerb,
    Auxiliary,
    Campaign,
    Charge,
    ContactLightVerb,
    Coordinator,
    Deed,
    Demonstration,
    Determiner,
    Envoy,
    EquipmentWord,
    FoundVerb,
    Home,
    IdentifyVerb,
    Idle,
    Label,
    LightVerb,
    ListVerb,
    Marker,
    Matter,
    Medium,
    Month,
    Natural,
    Occurrence,
    PlaceNoun,
    PlainVerb,
    Plural,
    Preposition,
    Pronoun,
    Real,
    Relative,
    RelayVerb,
    RemainsNoun,
    Separate,
    Slur,
    Subordinator,
    Term,
    Thing,
    TimeUnit,
    TimeWord,
    TollVerb,
    Topic,
    TotalNoun,
    Travel,
    Unreal,
    Unverified,
    Weekday,
    Willing,
)
from conflictmodel.model.actor import ActorKind, AgeGroup, CombatantStatus, Sex
from conflictmodel.model.casualties import Outcome
from conflictmodel.model.claim import Stance
from conflictmodel.model.contact import ContactType
from conflictmodel.model.displacement import Measure, Movement, Unit
from conflictmodel.model.equipment import EquipmentClass, LossStatus
from conflictmodel.model.incident import IncidentType
from conflictmodel.model.source import SourceKind

#: The forms of a verb, in the order in which a table lists them.
FORMS = ("infinitive", "present", "past", "participle", "gerund")


@final
@attrs.frozen
class PeopleTerm(Term):
    """A noun for people, with what it says of them."""

    status: CombatantStatus = CombatantStatus.UNKNOWN
    sex: Sex = Sex.UNKNOWN
    age: AgeGroup = AgeGroup.UNKNOWN
    unit: Unit = Unit.PERSON
    #: How many people the noun means by itself: a couple, twins.
    many: int = 1


@final
@attrs.frozen
class EquipmentTerm(Term):
    """A noun or a designation for equipment of one class.

    ``model`` where it designates one, with the ``ending`` that the language put to it (T-72s);
    ``singular`` where it is known to name one thing and no more.
    """

    equipment: EquipmentClass
    model: bool = False
    singular: bool = False
    ending: str = ""


@final
@attrs.frozen
class ModelName(Term):
    """A model's name that is a common word or a name besides: Patriot; equipment only before a noun for it.

    With a figure its capital letter says as much: "two Leopards".
    """

    equipment: EquipmentClass
    ending: str = ""


@final
@attrs.frozen
class OutcomeTerm(Term):
    """A noun that counts people by what happened to them: fatalities, casualties.

    ``each`` says that "a" or "an" before it counts one: a fatality, but not an assassination. A ``deed`` is
    an event of its own: nine murders are nine events, and nine deaths may be one.
    """

    outcome: Outcome
    each: bool = False
    deed: bool = False


@final
@attrs.frozen
class HarmNoun(Term):
    """killers, massacre: a noun that counts nobody itself, and tells what befell those whom it is of."""

    outcome: Outcome


@final
@attrs.frozen
class AttackNoun(Term):
    """airstrike, clash, ambush: a noun for the violence itself or its means, with its type where the word settles it.

    ``wide`` where it goes on for longer than one event: war, offensive. ``armed`` where both sides must have arms.
    """

    type: IncidentType | None = None
    wide: bool = False
    armed: bool = False


@final
@attrs.frozen
class IncidentWord(Term):
    """shelled, murder, riot: any other word that tells of an event, with the same facts."""

    type: IncidentType | None = None
    armed: bool = False


@final
@attrs.frozen
class CasualtyVerb(Term):
    """A verb of harm to people, whom it names as its object or as its subject."""

    outcome: Outcome
    takes: Literal["object", "subject"] = "object"


@final
@attrs.frozen
class LossVerb(Term):
    """A verb of harm to equipment; its object is what was lost, or its subject ("sank", "crashed").

    ``only`` are the classes of which alone it tells a loss, if not of all: aircraft that are
    intercepted are escorted away.
    """

    status: LossStatus
    owner: Literal["", "subject"] = ""
    takes: Literal["object", "subject", "either"] = "object"
    only: frozenset[str] = frozenset()


@final
@attrs.frozen
class LossNoun(Term):
    """A noun for the loss of equipment: the downing of a drone, losses.

    ``owner`` is ``subject`` where whoever it belongs to lost something ("the army's loss of"), rather
    than did it ("the army's destruction of"); ``only`` as in a verb of loss.
    """

    status: LossStatus
    owner: Literal["", "subject"] = ""
    only: frozenset[str] = frozenset()


@final
@attrs.frozen
class MovementVerb(Term):
    """A verb of displacement: which movement, whether it tells a flow or a stock, and who moves.

    ``needs`` is what must stand with it: ``home`` (from their homes), ``civilians`` (these, or
    families, or a home) or ``movers`` (a word such as refugees), since the verb alone can mean
    something else. ``ends`` says that a
    place "in" which it happens is where they went: "sought refuge in Homs".
    """

    measure: Measure
    movement: Movement | None = None
    takes: Literal["object", "subject", "either"] = "object"
    needs: Literal["", "home", "civilians", "movers"] = ""
    ends: Literal["", "destination"] = ""


@final
@attrs.frozen
class MovementNoun(Term):
    """A noun for a displacement: the exodus of 300 families; ``needs`` as in a verb of movement."""

    movement: Movement
    needs: Literal["", "movers"] = ""


@final
@attrs.frozen
class MoverTerm(Term):
    """A noun for displaced people that says how they moved: refugees, returnees."""

    movement: Movement
    unit: Unit = Unit.PERSON


@final
@attrs.frozen
class ReportVerb(Term):
    """A verb of saying, and the stance that it takes to what is said."""

    stance: Stance


@final
@attrs.frozen
class ActorTerm(Term):
    """A noun for somebody who acts or speaks; ``status`` is that of the people it is made of."""

    kind: ActorKind
    status: CombatantStatus = CombatantStatus.UNKNOWN


@final
@attrs.frozen
class SourceTerm(Term):
    """A word that tells what kind of source somebody is."""

    kind: SourceKind


@final
@attrs.frozen
class CountryTerm(Term):
    """A name or an adjective of a country; ``seat`` when it is the seat that stands for the state."""

    country: str = ""
    seat: bool = False
    adjective: bool = False


@final
@attrs.frozen
class ContactVerb(Term):
    """A verb that is a diplomatic contact; ``topic`` are the words that open what it is about.

    ``needs`` is that without which it is none: ``recipient`` (another party), ``rival`` (one that
    does not obey it), ``deadline`` (time that it is given), ``envoy`` (an ambassador), ``person``
    (somebody who is received), ``matter`` (an offer, an agreement, aid), ``content`` (what it is
    about, or to whom), ``both`` (another party and what it is about). ``to`` are the words that
    tie the other party, where only some do. ``weighs`` marks a verb that is an offer or a threat by what it announces:
    "vowed to help", "vowed to fight".
    """

    type: ContactType
    topic: frozenset[str] = frozenset()
    needs: Literal["", "recipient", "rival", "deadline", "envoy", "person", "matter", "content", "both"] = ""
    to: frozenset[str] = frozenset()
    weighs: bool = False


@final
@attrs.frozen
class ContactNoun(Term):
    """A noun that is a diplomatic contact when a verb makes an event of it; ``topic`` as for a verb."""

    type: ContactType
    topic: frozenset[str] = frozenset()


#: Tables of rows: ``[determiners]`` with ``definite = [...]``.
MARKERS: dict[str, type[Marker]] = {
    "determiners": Determiner,
    "prepositions": Preposition,
    "coordinators": Coordinator,
    "subordinators": Subordinator,
    "relatives": Relative,
    "pronouns": Pronoun,
    "auxiliaries": Auxiliary,
    "adverbs": Adverb,
    "totals": TotalNoun,
    "places": PlaceNoun,
    "toll_verbs": TollVerb,
    "light_verbs": LightVerb,
    "plain_verbs": PlainVerb,
    "relay_verbs": RelayVerb,
    "unverified": Unverified,
    "unreal": Unreal,
    "real": Real,
    "natural": Natural,
    "separate": Separate,
    "home": Home,
    "envoys": Envoy,
    "equipment_words": EquipmentWord,
    "plurals": Plural,
    "anybody": Anybody,
    "things": Thing,
    "remains": RemainsNoun,
    "found_verbs": FoundVerb,
    "assault_verbs": AssaultVerb,
    "topics": Topic,
    "identify_verbs": IdentifyVerb,
    "charges": Charge,
    "campaigns": Campaign,
    "list_verbs": ListVerb,
    "contact_light_verbs": ContactLightVerb,
    "matters": Matter,
    "willing": Willing,
    "deeds": Deed,
    "demonstrations": Demonstration,
    "idle": Idle,
    "media": Medium,
    "labels": Label,
    "slurs": Slur,
    "occurrences": Occurrence,
    "travels": Travel,
    "time": TimeWord,
    "time_units": TimeUnit,
    "weekdays": Weekday,
    "months": Month,
}

#: Tables of entries: ``[[people]]`` with facts and ``forms = [...]``.
ENTRIES: dict[str, type[Term]] = {
    "people": PeopleTerm,
    "equipment": EquipmentTerm,
    "outcomes": OutcomeTerm,
    "harm_nouns": HarmNoun,
    "attacks": AttackNoun,
    "incidents": IncidentWord,
    "casualty_verbs": CasualtyVerb,
    "loss_verbs": LossVerb,
    "loss_nouns": LossNoun,
    "movement_verbs": MovementVerb,
    "movement_nouns": MovementNoun,
    "movers": MoverTerm,
    "report_verbs": ReportVerb,
    "actors": ActorTerm,
    "sources": SourceTerm,
    "contact_verbs": ContactVerb,
    "contact_nouns": ContactNoun,
}

#: Tables of countries: ``[demonyms]`` with ``TR = [...]``.
COUNTRIES = frozenset({"demonyms", "names", "seats"})
