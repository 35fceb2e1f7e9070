"""The interchange form through msgspec: the same text, the same values, sooner.

Each class of the model has a mirror here, a msgspec struct made from the fields and validators of
the class itself, which msgspec writes and reads in C. What a field's validator allows the mirror
demands while it is read, so a value is made of a mirror without asking the validators once more;
what ties fields to each other (``__attrs_post_init__``) is asked.

Only what is surely right is done here. :func:`write` and :func:`read` give ``None`` on the least
doubt, for every fault and for some rare sound texts, and the strict path of
:mod:`~conflictmodel.formats.json` then does the work, or says what is wrong. msgspec keeps the last
of two equal keys; such a text is known by its colons, of which it has more than what was kept.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache, reduce
from itertools import starmap
from operator import or_
from typing import Annotated, Any, cast

import attrs
import msgspec

from conflictmodel.formats._kinds import ALWAYS, PARTS, RECORDS
from conflictmodel.model._check import CountryCode, Maybe, Number, OneOf, Text, TupleOf, Whole
from conflictmodel.model.claim import Claim
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.model.report import Report
from conflictmodel.model.source import Attribution
from conflictmodel.model.vocabulary import Vocabulary

#: Types that are made at run time, of which a type checker can know nothing.
_annotated: Any = Annotated
_tuple: Any = tuple

#: What msgspec, ``__attrs_post_init__`` and the look-ups below raise for what is not surely right.
_DOUBTS = (msgspec.MsgspecError, KeyError, RecursionError, TypeError, ValueError)
_OPENING = re.compile(r'[ \t\n\r]*(\[?)[ \t\n\r]*\{[ \t\n\r]*"(\w+)"')
#: The start of a colon written as an escape, which would spoil the counting of colons.
_ESCAPED = "\\u003"


@attrs.frozen
class _Form:
    """How a value ``v`` stands in a mirror: its type there, and the Python that puts it in and takes it out."""

    type: Any
    write: str = "v"
    read: str = "v"


def write(obj: object) -> str | None:
    """Write what :func:`~conflictmodel.formats.to_json` would, or nothing in doubt."""
    try:
        mirror = [_WRITERS[type(item)](item) for item in obj] if isinstance(obj, (list, tuple)) else _mirrored(obj)
        return msgspec.json.format(_ENCODER.encode(mirror), indent=0).decode()
    except _DOUBTS:
        return None


def read(text: str | bytes) -> object:
    """Read what :func:`~conflictmodel.formats.from_json` would, or nothing in doubt."""
    try:
        words = text.decode() if isinstance(text, bytes) else text
        opening = _OPENING.match(words)
        if opening is None or _ESCAPED in words:
            return None
        one, several = _DECODERS.get(opening[2], _DECODERS["kind"])
        mirror = (several if opening[1] else one).decode(words)
        if _ENCODER.encode(mirror).count(b":") != words.count(":"):
            return None
        return [_READERS[type(item)](item) for item in mirror] if opening[1] else _READERS[type(mirror)](mirror)
    except _DOUBTS:
        return None


def _mirrored(obj: object) -> object:
    return _WRITERS[type(obj)](obj)


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.isoformat() != text:  # 20200220 and 2020-W08-4 are other ways to write it
        raise ValueError(text)
    return day


def _number(value: float) -> object:
    """Give a number the digits that :mod:`json` gives it: 1e-07 where msgspec has 1e-7."""
    return value if type(value) is int else msgspec.Raw(float.__repr__(value).encode())


def _form(validator: object) -> _Form:
    """Say of a field's validator what the mirror holds, so that whatever it takes in, the validator would allow."""
    match validator:
        case Maybe(stated):
            form = _form(stated)
            return _Form(form.type | None, *(_unless_none(code) for code in (form.write, form.read)))
        case TupleOf(member, least):
            form = _form(member)
            return _Form(_limited(_tuple[form.type, ...], min_length=least), _each(form.write), _each(form.read))
        case OneOf(types):
            return _form_of(types)
        case Whole(least, most):
            return _Form(_limited(int, ge=least, le=most))
        case Number(least, most):
            return _Form(_limited(int, ge=least, le=most) | _limited(float, ge=least, le=most), "number(v)")
        case CountryCode(pattern):
            return _Form(_limited(str, pattern=rf"^(?:{pattern})\Z"))
        case Text(blank=True):
            return _Form(str)
        case Text():
            return _Form(_limited(str, pattern=r"\S"))
        case _:  # the one that is left: the day on which a report was published
            return _Form(str | None, "None if v is None else date.isoformat(v)", "None if v is None else day(v)")


def _limited(kind: object, **limits: Any) -> Any:  # noqa: ANN401  each limit has its own type
    return _annotated[kind, msgspec.Meta(**limits)]


def _unless_none(code: str) -> str:
    return code if code == "v" else f"None if v is None else {code}"


def _each(code: str) -> str:
    return code if code == "v" else f"tuple([{code} for v in v]) if v else ()"


def _form_of(types: tuple[type, ...]) -> _Form:
    """Say how values of a class stand in a mirror, or of several classes, which are records."""
    cls = types[0]
    name = cls.__name__
    if issubclass(cls, Vocabulary):
        return _Form(cls)
    if cls in {PartialDate, Period}:
        _NAMES[f"parse_{name}"] = lru_cache(maxsize=1024)(cls.parse)  # the days of one war come again and again
        return _Form(str, "str(v)", f"parse_{name}(v)")
    if cls is Attribution:
        form = _form(attrs.fields(Attribution).sources.validator)
        _NAMES.update({name: cls, "set_sources": vars(Attribution)["sources"].__set__})
        _define(f"read_{name}(v)", [f"o = new({name})", f"set_sources(o, {form.read})", "return o"])
        _define(f"write_{name}(o)", ["v = o.sources", f"return {form.write}"])
        return _Form(form.type, f"write_{name}(v)", f"read_{name}(v)")
    if issubclass(cls, tuple(RECORDS.values())):
        names = "_or_".join(kind.__name__ for kind in types)
        _NAMES[f"readers_{names}"] = {_mirror(kind): _NAMES[f"read_{kind.__name__}"] for kind in types}
        return _Form(_any_record, "writers[type(v)](v)", f"readers_{names}[type(v)](v)")
    return _Form(_mirror(types[0]), f"write_{name}(v)", f"read_{name}(v)")


@cache
def _mirror(cls: type) -> type[msgspec.Struct]:
    """Make the mirror of a class, and what fills it from a value and makes a value of it."""
    name = cls.__name__
    members: list[tuple[str, Any] | tuple[str, Any, Any]] = []
    fill: list[str] = []
    make = [f"o = new({name})"]
    for field in sorted(attrs.fields(cast("type[attrs.AttrsInstance]", cls)), key=_may_be_left_out):
        form = _form(field.validator)
        key = f"{name}_{field.name}"
        _NAMES[f"set_{key}"] = getattr(cls, field.name).__set__
        fill.append(f"v = o.{field.name}")
        make.append(f"v = m.{field.name}")
        if field.default is attrs.NOTHING:
            members.append((field.name, form.type))
            fill.append(f"its_{field.name} = {form.write}")
            make.append(f"set_{key}(o, {form.read})")
        else:
            members.append((field.name, form.type | msgspec.UnsetType, msgspec.UNSET))
            default = getattr(field.default, "factory", lambda value=field.default: value)()
            _NAMES[f"default_{key}"] = default
            same = "is" if default is None or isinstance(default, Vocabulary) else "=="
            unless = f"UNSET if v {same} default_{key} else " if _may_be_left_out(field) else ""
            fill.append(f"its_{field.name} = {unless}{form.write}")
            make.append(f"set_{key}(o, default_{key} if v is UNSET else {form.read})")
    if hasattr(cls, "__attrs_post_init__"):
        make.append("o.__attrs_post_init__()")
    kind = next((kind for kind, record in RECORDS.items() if record is cls), None)
    made = msgspec.defstruct(name, members, tag_field=kind and "kind", tag=kind, forbid_unknown_fields=True, gc=False)
    _NAMES.update({name: cls, f"mirror_{name}": made})
    values = ", ".join(f"its_{member[0]}" for member in members)
    _define(f"write_{name}(o)", [*fill, f"return mirror_{name}({values})"])
    _define(f"read_{name}(m)", [*make, "return o"])
    return made


def _may_be_left_out(field: "attrs.Attribute[Any]") -> bool:
    """Tell what is not always written; the strict path writes it after the rest."""
    return field.default is not attrs.NOTHING and field.name not in ALWAYS


def _define(signature: str, lines: list[str]) -> None:
    """Make a function of its lines; a general one, which asks at each value what to do, takes three times as long."""
    code = "\n    ".join([f"def {signature}:", *lines])
    exec(code, _NAMES)  # noqa: S102  made of the model's own names and of nothing that is read


def _document(cls: type) -> type[msgspec.Struct]:
    """Make what stands for a value of a class where it is a document of its own."""
    made = _mirror(cls)
    name = cls.__name__
    _WRITERS[cls] = _NAMES[f"write_{name}"]
    _READERS[made] = _NAMES[f"read_{name}"]
    return made


def _part(kind: str, cls: type) -> type[msgspec.Struct]:
    """Make what stands for a part of a document where it stands alone, with its kind."""
    form = _form_of((cls,))
    name = f"{cls.__name__}_alone"
    made = msgspec.defstruct(name, [("value", form.type)], tag_field="kind", tag=kind, forbid_unknown_fields=True)
    _NAMES[name] = made
    _define(f"write_{name}(v)", [f"return {name}({form.write})"])
    _define(f"read_{name}(m)", ["v = m.value", f"return {form.read}"])
    _WRITERS[cls] = _NAMES[f"write_{name}"]
    _READERS[made] = _NAMES[f"read_{name}"]
    return made


_WRITERS: dict[type, Callable[[Any], object]] = {}
_READERS: dict[type, Callable[[Any], object]] = {}
#: What the functions made above know by name.
_NAMES: dict[str, Any] = {
    "UNSET": msgspec.UNSET,
    "date": date,
    "day": _day,
    "new": object.__new__,
    "number": _number,
    "writers": _WRITERS,
}
_any_record: Any = reduce(or_, map(_document, RECORDS.values()))
_CLAIM = _document(Claim)
_REPORT = _document(Report)
_any_kind: Any = reduce(or_, starmap(_part, PARTS.items()), _any_record)

_ENCODER = msgspec.json.Encoder()


def _decoders(kind: object) -> tuple[msgspec.json.Decoder[Any], msgspec.json.Decoder[Any]]:
    return msgspec.json.Decoder(cast("Any", kind)), msgspec.json.Decoder(_tuple[kind, ...])


#: What reads a document, alone or in an array, by a key of it.
_DECODERS = {
    **dict.fromkeys((field.name for field in attrs.fields(Claim)), _decoders(_CLAIM)),
    **dict.fromkeys((field.name for field in attrs.fields(Report)), _decoders(_REPORT)),
    "kind": _decoders(_any_kind),
}
