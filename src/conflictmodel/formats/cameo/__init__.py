"""CAMEO: who did what to whom, in one of 318 codes; its successor PLOVER; and what both say in the model's terms.

GDELT and ICEWS code each event with CAMEO (Conflict and Mediation Event Observations, codebook 1.1b3,
Schrodt 2012). Its public code lists disagree; here is one table, and :func:`disagreements` says what
was settled and how. PLOVER's types follow its manual of December 2023, and what a CAMEO code becomes
there follows CAMEO2PLOVER (September 2021).

Lost from CAMEO to PLOVER: statements (01) and appeals (02), which PLOVER dropped; the purpose of a
protest; contexts. Lost from CAMEO to the model: what is asked for, offered, refused or threatened,
and aid, cooperation, concessions and investigations, which are no contact and no incident;
:func:`coarsened` lists the codes that come back as another.
"""

from conflictmodel.formats.cameo._codes import (
    CameoCode,
    Disagreement,
    QuadClass,
    cameo,
    cameo_codes,
    disagreements,
    find_cameo,
)
from conflictmodel.formats.cameo._crosswalk import (
    Coarsening,
    Side,
    coarsened,
    coarsened_types,
    code_of,
    contact_type,
    incident_type,
    initiator,
    plover_of,
)
from conflictmodel.formats.cameo._plover import (
    FormerPloverType,
    PloverCode,
    PloverType,
    plover,
    plover_gaps,
    plover_type,
)

__all__ = [
    "CameoCode",
    "Coarsening",
    "Disagreement",
    "FormerPloverType",
    "PloverCode",
    "PloverType",
    "QuadClass",
    "Side",
    "cameo",
    "cameo_codes",
    "coarsened",
    "coarsened_types",
    "code_of",
    "contact_type",
    "disagreements",
    "find_cameo",
    "incident_type",
    "initiator",
    "plover",
    "plover_gaps",
    "plover_of",
    "plover_type",
]
