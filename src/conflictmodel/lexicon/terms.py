"""The words with which a language reports conflict, typed: what ``terms.toml`` and the files beside it may hold.

A word can be several things at once ("wounded" is a verb form and a noun): each is a
:class:`Term` of its own class, and what a class means is the same in every language. The
reader asks a word for its terms by class, and never looks at its letters.

To teach the reader a word, add its forms to the table it belongs to. To teach it a language,
write a ``terms.toml`` with the same tables, or several files of them, and answer in its ``[sentences]``
how the language puts words together; see ``syntax.py``. Loading checks the whole file and names the
table and the fault.
"""

from typing import Literal, Self, final

import attrs

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


@attrs.frozen
class Term:
    """One thing that a word can be. ``forms`` are the verb forms that the word can stand for."""

    forms: frozenset[str] = attrs.field(default=frozenset(), kw_only=True)

    def merged(self, other: Self) -> Self:
        """Join two readings of one word within one class: the first table's facts, all of its forms."""
        return attrs.evolve(self, forms=self.forms | other.forms)


@attrs.frozen
class Marker(Term):
    """A word of the grammar, or of a closed list; ``values`` are the rows of its table that hold it."""

    values: frozenset[str] = frozenset()

    def merged(self, other: Self) -> Self:
        """Join the rows of both."""
        return attrs.evolve(self, forms=self.forms | other.forms, values=self.values | other.values)


class Determiner(Marker):
    """the, a, its, no, another: what opens a noun phrase."""


class Preposition(Marker):
    """by, in, from, including: what ties a noun phrase to the clause, and as what."""


class Coordinator(Marker):
    """and, or, but."""


class Subordinator(Marker):
    """that, if, when, because: what opens a clause inside another."""


class Relative(Marker):
    """who, which, where: what ties a clause to the noun before it."""


class Pronoun(Marker):
    """it, they: what stands for somebody named before."""


class Auxiliary(Marker):
    """be, have, will, could, to, not: what says how a verb is meant."""


class Adverb(Marker):
    """also, reportedly: what may stand within a verb group, and whether it withholds belief."""


class TotalNoun(Marker):
    """toll, total, number: a noun for a running figure."""


class PlaceNoun(Marker):
    """town, region, border: a common noun for a place; in row ``directions``, a side of one."""


class TollVerb(Marker):
    """bring, rise, reach: a verb that moves a total to a figure; row ``to`` has its prepositions."""


class LightVerb(Marker):
    """cause, suffer: a verb that only carries a noun such as casualties."""


class PlainVerb(Marker):
    """Any other verb: nothing is read from it, but it parts one clause from the next."""


class RelayVerb(Marker):
    """cite, quote: a verb by which one source passes another's words on."""


class Unverified(Marker):
    """A phrase that withholds belief from the whole sentence."""


class Unreal(Marker):
    """A verb or noun whose complement has not happened: threaten, plan, drill."""


class Real(Marker):
    """A verb whose complement in the infinitive has happened: forced to flee."""


class Natural(Marker):
    """A cause of death that is no conflict."""


class Separate(Marker):
    """elsewhere, separate: what parts an event from the one told before."""


class Home(Marker):
    """The home that people are driven from; row ``refuge`` has the places where they live instead."""


class Envoy(Marker):
    """An ambassador or other envoy who can be expelled or recalled."""


class ContactLightVerb(Marker):
    """have, hold, sign: a verb that makes an event of a noun such as talks, or that breaks one off.

    Its subject ``does`` it, ``gets`` it (received a warning), ``ends`` it (suspended aid) or
    ``renews`` it (restored ties).
    """


class Matter(Marker):
    """What a party may have ``proposed``, be ``given`` by another, or have ``kept`` with it: a plan, aid, ties."""


class Willing(Marker):
    """ready, prepared, unwilling: what says that a party ``offers`` something or ``refuses`` it."""


class Deed(Marker):
    """release, retaliate: what a party may say it will do, which ``gives`` another something or ``harms`` it."""


class Demonstration(Marker):
    """protest, rally: where people demonstrate, what they demand is part of that."""


class Idle(Marker):
    """comment, elaborate: to refuse this answers nobody."""


class Medium(Marker):
    """letter, telephone: how a party turns to another."""


class Label(Marker):
    """call, describe: a verb by which a party says what it takes something for."""


class Slur(Marker):
    """crime, provocation, barbaric: to call something this condemns it."""


class Occurrence(Marker):
    """take place, begin: a verb that says that talks or the like took place; row ``fails``, that it came to nothing."""


class Travel(Marker):
    """arrive, fly: a verb of going somewhere, for talks or on a visit."""


class Plural(Marker):
    """men, police: nouns that mean several without an ending for it; row ``one`` has those whose ending lies."""


class Anybody(Marker):
    """people, victim: nouns that fit whoever was hit, so that they can mean those told of before."""


class Thing(Marker):
    """goat, arm, hope: what can be killed or hurt in words, and is nobody."""


class RemainsNoun(Marker):
    """bodies, corpse: what is found of the dead."""


class FoundVerb(Marker):
    """find, recover: a verb by which the dead are come upon."""


class AssaultVerb(Marker):
    """shoot, beat, burn: a verb that kills where a word of row ``deadly`` of the adverbs says so: to death."""


class IdentifyVerb(Marker):
    """identify as, name as: a verb that tells apart who was hit."""


class Charge(Marker):
    """accused, suspected, convicted: a word after which a deed is told as done, by whomever."""


class Campaign(Marker):
    """war, insurgency: violence that goes on for so long that its figures are running totals."""


class Topic(Marker):
    """protest, commemorate: a word that makes the deaths it is about a subject, not news."""


class EquipmentWord(Marker):
    """A word that settles what others beside it are.

    Row ``after_model``: system, battery, equipment only after a model's name; ``none``: water tank, no
    equipment; ``group``: convoy, wave, which stands for the vehicles or drones that it is made of.
    """


class ListVerb(Marker):
    """include, amount to: a verb that tells of what a noun such as losses is made."""


class TimeWord(Marker):
    """A word of a time expression; the row says which part it plays."""


class TimeUnit(Marker):
    """day, week, month."""


class Weekday(Marker):
    """A day of the week; the row is its ISO number."""


class Month(Marker):
    """A month; the row is its number."""


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

    ``each`` says that "a" or "an" before it counts one: a fatality, but not an assassination.
    """

    outcome: Outcome
    each: bool = False


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
