"""The words of the grammar and of closed lists, as the reader meets them: each a :class:`Term` that says in which rows.

A :class:`Marker` only says in which rows of its table a word stands; what a row means is said here, once
for all languages. Words with facts of their own are in ``terms``.
"""

from typing import Self

import attrs


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
