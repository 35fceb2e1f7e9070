"""What the lists and the totals made of Oryx's pages share: whose list it is, whose the equipment, and since when."""

from typing import Final

from conflictmodel.countries import CodeScheme
from conflictmodel.formats import crosswalk as to
from conflictmodel.model.actor import Actor, ActorKind
from conflictmodel.model.period import Period

ORYX: Final = to.dataset("Oryx")


def owner(country: object) -> Actor | None:
    """The state that lost equipment, from its English name."""
    name = to.told(country)
    return None if name is None else Actor(name, ActorKind.STATE, country=to.country(name, CodeScheme.NAME))


def owner_name(who: Actor | None) -> str | None:
    """The name under which a list has the owner of equipment: the country's, or else the owner's own."""
    return None if who is None else to.coded(who.country, CodeScheme.NAME) or who.name


def listed(day: object) -> Period | None:
    """When something was lost that was listed on a day: then or before."""
    known = to.a_day(day)
    return None if known is None else Period.until(known)
