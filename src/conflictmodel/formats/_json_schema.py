"""The JSON form as a JSON Schema, drawn from the model's own classes and validators.

Nothing here repeats what a class says: a new field, term or kind of record is in the schema as
soon as it is in the model. Only the forms that JSON gives a shorter shape are written out.
"""

from datetime import date
from inspect import getdoc
from typing import Any, TypeAlias, cast

import attrs

from conflictmodel.formats._kinds import PARTS, RECORDS
from conflictmodel.formats.json import converter
from conflictmodel.model._check import CountryCode, Maybe, Number, OneOf, Text, TupleOf, Whole
from conflictmodel.model.claim import Claim
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.model.report import Report
from conflictmodel.model.source import Attribution
from conflictmodel.model.vocabulary import Vocabulary

Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MONTH = "(0[1-9]|1[0-2])"
_DATE = f"(?!0000)[0-9]{{4}}(-{_MONTH}(-(0[1-9]|[12][0-9]|3[01]))?|-W(0[1-9]|[1-4][0-9]|5[0-3]))?"
_DAY = f"^(?!0000)[0-9]{{4}}-{_MONTH}-(0[1-9]|[12][0-9]|3[01])$"
#: What Python calls white space, written out because the ``\S`` of other languages means other characters.
_SPACE = "".join(f"\\u{code:04x}" for code in range(0x3001) if chr(code).isspace())
_TEXT = {"title": "Text", "description": "Words: text that is not blank.", "type": "string", "pattern": f"[^{_SPACE}]"}


def json_schema() -> Schema:
    """The JSON Schema (2020-12) of what :func:`to_json` writes and :func:`from_json` reads.

    Each class and each vocabulary of the model has its definition under its own name, with the
    meaning of every term. What a schema cannot say, such as that ``low`` is not above ``high``,
    reading refuses all the same. The schema bears no ``$id``: give it one where you publish it.

    >>> [term["const"] for term in json_schema()["$defs"]["Stance"]["oneOf"]]
    ['asserted', 'denied', 'unverified']
    """
    definitions: dict[str, Schema] = {"Text": _TEXT}
    kinds = {cls: kind for kind, cls in RECORDS.items()}
    waiting: list[type] = [*RECORDS.values(), Claim, Report, *PARTS.values()]
    for cls in waiting:  # which grows on the way
        if cls.__name__ not in definitions:
            definitions[cls.__name__] = _definition(cls, kinds.get(cls), waiting)
    alone = [_object({"kind": {"const": kind}, "value": _to(cls)}, ["kind", "value"]) for kind, cls in PARTS.items()]
    definitions["Document"] = {
        "description": "A value of conflictmodel, standing alone.",
        "anyOf": [*map(_to, (*RECORDS.values(), Claim, Report)), *alone],
    }
    return {
        "$schema": _DIALECT,
        "title": "conflictmodel",
        "description": "Conflict figures as they were stated: counts with their hedges, claims with their sources.",
        "anyOf": [_to_name("Document"), {"type": "array", "items": _to_name("Document")}],
        "$defs": dict(sorted(definitions.items())),
    }


def _definition(cls: type, kind: str | None, waiting: list[type]) -> Schema:
    """Define one class; the classes that it refers to are put among those ``waiting``."""
    meaning = {"title": cls.__name__, "description": (getdoc(cls) or "").partition("\n\n")[0].replace("\n", " ")}
    if issubclass(cls, Vocabulary):
        terms = [{"const": term.value, "description": term.__doc__, "$comment": term.scheme} for term in cls]
        return meaning | {"oneOf": terms}
    if cls is PartialDate:
        return meaning | {"type": "string", "pattern": f"^{_DATE}$"}
    if cls is Period:
        return meaning | {"type": "string", "pattern": rf"^({_DATE}(/({_DATE}|\.\.))?|\.\./{_DATE})$"}
    if cls is Attribution:
        return meaning | _form(attrs.fields(Attribution).sources.validator, waiting)
    properties: dict[str, Schema] = {} if kind is None else {"kind": {"const": kind}}
    required = list(properties)
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", cls)):
        properties[field.name] = _form(field.validator, waiting)
        if field.default is attrs.NOTHING:
            required.append(field.name)
        else:
            default = getattr(field.default, "factory", lambda value=field.default: value)()
            properties[field.name]["default"] = converter().unstructure(default)
    return meaning | _object(properties, required)


def _form(validator: object, waiting: list[type]) -> Schema:
    """Say in a schema what a field's validator allows."""
    match validator:
        case Maybe(stated):
            return {"anyOf": [_form(stated, waiting), {"type": "null"}]}
        case TupleOf(member, least):
            return {"type": "array", "items": _form(member, waiting)} | ({"minItems": least} if least else {})
        case OneOf(types):
            waiting += types
            return _to(types[0]) if len(types) == 1 else {"anyOf": [_to(cls) for cls in types]}
        case Whole(least, most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case Number(least, most):
            return {"type": "number", "minimum": least, "maximum": most}
        case CountryCode(pattern):
            return {"type": "string", "pattern": f"^{pattern}$"}
        case Text(blank=True):
            return {"type": "string"}
        case Text():
            return _to_name("Text")
        case _:  # the one that is left: the day on which a report was published
            return {"anyOf": [{"type": "string", "format": date.__name__, "pattern": _DAY}, {"type": "null"}]}


def _object(properties: dict[str, Schema], required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _to(cls: type) -> Schema:
    return _to_name(cls.__name__)


def _to_name(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
