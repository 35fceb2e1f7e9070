"""ACLED: single events of political violence and protest, day by day, as its coders enter them.

Reads the four sets of columns that ACLED has published: the file of 2016, the programming interface
of that year, the export of 2020 and the files since March 2023; as CSV or as the JSON of the
interface. Types of event, kinds of actor and precision are read as numbers and as words, under the
names of today and of 2016. A row becomes a claim of the event and, if a number of fatalities
stands there, a claim of people killed.

The number is exact, for it is what ACLED states. It is the lowest that was reported: where sources
differ or are vague it is 10 for tens, 12 for dozens, 100 for hundreds, and 0 also where nobody
reported any deaths. It tells neither who died nor on which side. That an event is marked as civilian
targeting says that civilians were its main or only target, so it makes nobody among the dead a civilian.

A time precision of 2 is the week of the day and of 3 the month, for which a day in the middle
stands. A geographic precision of 1 is the place itself, 2 near it, 3 a larger region, read as the
first level of administration. The event's description is ACLED's note; where no sub-event type
is settled, the event type stands before it. Actors have their kind in ACLED's words as their role.
Rioters, protesters and civilians are no parties to a conflict and external forces may be anybody:
their kind is unknown, except that of foreign armies and police. Associated actors follow, with a role
that says with whom. In violence against civilians the one armed actor is the perpetrator; elsewhere
the order of the actors tells nothing.

Lost in this format: everything but deaths and the event, ranges, who the dead were, which source
gave which figure, and, in files of 2016, the sub-event types of today. A date such as 18/04/2001
can be read in two ways and stays unread. Source: ACLED, "ACLED Codebook" (October 2024).
"""

from typing import Final

from conflictmodel.formats.acled._claims import claims
from conflictmodel.formats.acled._row import AcledEvent, check
from conflictmodel.formats.acled._rows import rows
from conflictmodel.formats.acled._terms import ACLED
from conflictmodel.formats.format import TableFormat, signature
from conflictmodel.formats.table.dialect import Dialect

__all__ = ["ACLED", "FORMAT", "AcledEvent"]

_V2023: Final = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)
_V2020: Final = (
    "data_id iso event_id_cnty event_id_no_cnty event_date year time_precision event_type sub_event_type actor1 "
    "assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities timestamp iso3"
)
_API_2016: Final = (
    "actor1 actor2 admin1 admin2 admin3 ally_actor_1 ally_actor_2 country data_id event_date event_id_cnty "
    "event_id_no_cnty event_type fatalities geo_precision gwno inter1 inter2 interaction latitude location longitude "
    "notes source time_precision year"
)
_V2016: Final = (
    "GWNO EVENT_ID_CNTY EVENT_ID_NO_CNTY EVENT_DATE YEAR TIME_PRECISION EVENT_TYPE ACTOR1 ALLY_ACTOR_1 INTER1 ACTOR2 "
    "ALLY_ACTOR_2 INTER2 INTERACTION COUNTRY ADMIN1 ADMIN2 ADMIN3 LOCATION LATITUDE LONGITUDE GEO_PRECISION SOURCE "
    "NOTES FATALITIES"
)

FORMAT: Final = TableFormat(
    name="acled",
    title="ACLED, Armed Conflict Location and Event Data",
    homepage="https://acleddata.com/",
    media_type="text/csv",
    suffix=".csv",
    row=AcledEvent,
    signatures=(
        signature("event_id_cnty event_date event_type"),
        signature("event_date event_type actor1 inter1 interaction geo_precision fatalities"),
    ),
    source=ACLED,
    claims=claims,
    check=check,
    rows=rows,
    layouts={
        "2023": Dialect(columns=tuple(_V2023.split())),
        "2020": Dialect(columns=tuple(_V2020.split()), days=(("event_date", "03 December 2020"),)),
        "2016-api": Dialect(columns=("", *_API_2016.split())),
        "2016": Dialect(columns=tuple(_V2016.split()), days=(("event_date", "03-December-2020"),)),
    },
    losses={
        "casualties.count": "ACLED has one number, the lowest that is reported",
        "casualties": "ACLED counts the deaths of one event only: no wounded, no missing, no running totals",
        "equipment_loss": "ACLED counts people killed and nothing else",
        "displacement": "ACLED counts people killed and nothing else",
        "diplomatic_contact": "ACLED has no column for it",
        "incident.actors": "ACLED has a name and one of eight kinds for each of two sides, and those beside them",
        "incident": "ACLED has one row for an event, with types of its own",
        "attribution": "ACLED lists the sources of an event, and not which told what",
        "stance": "ACLED takes up what is reported, and nothing as denied or unverified",
        "victims": "ACLED does not tell who died",
        "perpetrator": "ACLED tells who did it in violence against civilians alone",
        "where": "ACLED has a name, three administrative units and the country",
        "when": "ACLED has a day, which can stand for its week or month",
        "means": "ACLED has no column for it",
        "subset_of": "ACLED has the total alone",
        "span": "a row has no text",
        "repeats": "a row has no text",
        "evidence": "a row has no text",
    },
)
