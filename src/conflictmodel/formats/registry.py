"""Every format, by its name: to add one, write its module and its line here."""

import os
from functools import cache
from importlib import import_module
from typing import Final, cast

from conflictmodel.errors import UnknownFormatError
from conflictmodel.formats.format import Format, Head

#: The module of each format, in which it is ``FORMAT``.
FORMATS: Final = {
    "csv": "carriers.csv",
    "geojson": "carriers.geojson",
    "ftm": "ftm",
    "json": "carriers.json",
    "jsonl": "carriers.jsonl",
    "arrow": "arrow",
    "parquet": "parquet",
    "ucdp-ged": "ged",
    "acled": "acled",
    "airwars-victims": "airwars",
    "oryx-events": "oryx",
    "oryx-totals": "oryx_totals",
    "daily-losses": "mod_losses",
    "daily-losses-corrections": "mod_corrections",
    "palestine-daily": "palestine",
    "gdelt": "gdelt",
    "icews": "icews",
    "polecat": "polecat",
    "idmc-idu": "idu",
    "idmc-gidd": "gidd",
    "iom-dtm": "dtm",
    "unhcr": "unhcr",
    "hxl": "hxl",
}


@cache
def known(name: str) -> Format:
    """The format of a name. Raises :class:`~conflictmodel.errors.UnknownFormatError`."""
    if name not in FORMATS:
        raise UnknownFormatError(name, tuple(FORMATS))
    return cast("Format", import_module(f"conflictmodel.formats.{FORMATS[name]}").FORMAT)


def names() -> tuple[Format, ...]:
    """Every format: its name and title, whether it can be read and written, its media type and home page."""
    return tuple(map(known, FORMATS))


def recognised(head: Head) -> Format | None:
    """The format whose columns a file has; of several, the one with the most."""
    found = [(form.likeness(head), form) for form in names() if form.can_read]
    likeness, form = max(found, key=lambda pair: pair[0], default=(0, None))
    return form if likeness else None


def by_suffix(target: object) -> str | None:
    """The format that the ending of a file's name asks for, if it asks for one alone."""
    if not isinstance(target, (str, os.PathLike)):
        return None
    name = os.fspath(target).lower().removesuffix(".gz")
    found = [form for form in names() if form.can_write and not form.shared_suffix and name.endswith(form.suffix)]
    most = max((len(form.suffix) for form in found), default=0)  # .ftm.json asks for more than .json
    asked = [form.name for form in found if len(form.suffix) == most]
    return asked[0] if len(asked) == 1 else None
