"""The interchange form: claims, reports and their parts as JSON, lossless and strict both ways.

The form, which :func:`~conflictmodel.formats.json_schema` gives as a JSON Schema:

- An object's keys are the attributes of the class; a record bears its ``kind`` as well. What has
  no default is required. Of the rest, what holds its default is left out, except for ``scope``,
  ``stance``, ``attribution``, ``span`` and all of a report, which are always written.
- A period or a partial date is its ISO text, an attribution the list of its sources, a tuple an array.
- A whole document is a record, a claim, a report, or an array of these, which is read as a list.
  Any other value of the model says what it is where it stands alone:
  ``{"kind": "period", "value": "2020-02"}``.

Refused, though other readers let it pass: unknown and repeated keys, ``NaN``, ``2.0`` or ``"2"``
for a whole number, ``null`` where something must be stated, a byte order mark. Losses: none.

With the extra ``conflictmodel[msgspec]`` the same is done several times as fast: the same text, equal
values and the same errors. Nothing needs to be said for it; installed, it is used.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import attrs

from conflictmodel.errors import DecodeError, InvalidValueError, brief, listed
from conflictmodel.formats._kinds import ALWAYS, PARTS, RECORDS
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.model.report import Report
from conflictmodel.model.source import Attribution, Source
from conflictmodel.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SIMPLE_KEY = re.compile(r"\w{1,60}")
_HALF = re.compile("[\ud800-\udfff]")
_CUT = re.compile("[\ud800-\udbff][\udc00-\udfff]")
#: Longer numbers are above anything that the model holds, and slow to read.
_MOST_DIGITS = 20
_MOST_FAULTS = 10


def to_json(obj: object) -> str:
    """Write a claim, a report or any other value of the model, or a list or tuple of such values.

    What :func:`from_json` makes of it is equal to ``obj``; only a tuple comes back as a list.
    Raises :class:`~conflictmodel.errors.InvalidValueError` for what is no value of the model, and
    for text with a character cut in two, which no JSON can hold. (Half a character alone, as
    text that was decoded in spite of errors holds it, is written as an escape.)

    >>> to_json(Period.parse("2019-12/2020-02-20"))
    '{"kind": "period", "value": "2019-12/2020-02-20"}'
    """
    fast = _fast()
    written = None if fast is None else fast.write(obj)
    return _write(obj) if written is None else written


def _write(obj: object) -> str:
    tree = [_tree(item) for item in obj] if isinstance(obj, (list, tuple)) else _tree(obj)
    written = json.dumps(tree, ensure_ascii=False, allow_nan=False)
    if cut := _CUT.search(written):
        why = "is one character cut in two; mend text with text.encode('utf-16', 'surrogatepass').decode('utf-16')"
        raise InvalidValueError("to_json", "text", cut[0], why)
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", written)


def from_json(text: str | bytes) -> object:
    """Read what :func:`to_json` wrote, or what somebody else wrote in the same form.

    Gives a record, a claim, a report or one of their parts, or a list of these. Raises
    :class:`~conflictmodel.errors.DecodeError` for anything else: its ``path`` leads to the first
    fault, and the next few faults of the same value are its notes.

    >>> from_json('{"kind": "count", "value": {"low": 51, "high": null, "stated": 50, "basis": "more_than"}}')
    Count(low=51, high=None, stated=50, basis=<Basis.MORE_THAN: 'more_than'>, granularity=1)
    """
    fast = _fast()
    found = None if fast is None else fast.read(text)
    return _read(text) if found is None else found


def _read(text: str | bytes) -> object:
    tree = parse(text)
    if isinstance(tree, list):
        return [from_tree(item, f"$[{index}]") for index, item in enumerate(tree)]
    return from_tree(tree, "$")


@cache
def _fast() -> ModuleType | None:
    """Give the module that does the same sooner, if msgspec is there; it leaves to this one what it doubts."""
    try:
        import msgspec  # noqa: F401  asked for by itself, so that a fault in our own module is not taken for its absence
    except ImportError:
        return None
    from conflictmodel.formats import _fast_json

    return _fast_json


def _tree(obj: object) -> object:
    """Make of a value what JSON can hold."""
    if type(obj) in {*RECORDS.values(), Claim, Report}:
        return converter().unstructure(obj)
    for kind, cls in PARTS.items():
        if type(obj) is cls:
            return {"kind": kind, "value": converter().unstructure(obj)}
    raise InvalidValueError("to_json", "obj", obj, "must be a value of conflictmodel, or a list or tuple of such")


def from_tree(tree: object, path: str) -> object:
    """Make a value of what JSON held at ``path``, or what stands for the same in another carrier."""
    try:
        cls, body, step = _document(tree)
        path += step
        return converter().structure(body, cls)
    except (DecodeError, ExceptionGroup) as error:
        first, *others = islice(_faults(error, path), _MOST_FAULTS)
    for other in others:
        first.add_note(f"also {other}")
    raise first


class _Unfit:
    """What JSON text may hold and no document may, kept until the path to it is known."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.why = f"{what} is not allowed here"

    def __repr__(self) -> str:  # an error about the array around it shows it
        return f"<{self.what}>"


def parse(text: str | bytes) -> object:
    """Read JSON strictly; what no document may hold stands in the tree as what nothing accepts."""
    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError as fault:
            raise DecodeError("$", f"is not UTF-8 (byte {fault.start}); save it as UTF-8") from None
    if not isinstance(text, str):
        raise DecodeError("$", f"must be given as str or bytes, not {type(text).__name__}")
    if text.startswith("\ufeff"):
        raise DecodeError("$", "begins with a byte order mark; save it as UTF-8 without one")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_int, parse_constant=_Unfit)
    except json.JSONDecodeError as fault:
        raise DecodeError("$", f"is not JSON: {fault}") from None
    except RecursionError:
        raise DecodeError("$", "is nested far deeper than any report") from None


def _object(pairs: list[tuple[str, object]]) -> object:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
    return _Unfit(f"the key {brief(twice)} twice in one object")


def _int(digits: str) -> object:
    return int(digits) if len(digits) <= _MOST_DIGITS else _Unfit(f"a number of {len(digits):,} digits")


def _expect(value: object, words: str, *wanted: type[T]) -> T:
    """Refuse what JSON writes as something else; ``true`` is no number."""
    if isinstance(value, _Unfit):
        raise DecodeError("", value.why)
    if isinstance(value, wanted) and not isinstance(value, bool):
        return value
    shown = json.dumps(value) if value is None or isinstance(value, bool) else brief(value)
    raise DecodeError("", f"must be {words}, not {shown}")


def _document(tree: object) -> tuple[type, object, str]:
    """Tell of what class a document is, which part of it is the value, and the path to that part."""
    found = _expect(tree, "an object, or an array of objects", dict)
    kind = found.get("kind")
    if isinstance(kind, str) and kind in PARTS:
        if found.keys() != {"kind", "value"}:
            raise DecodeError("", f"a {kind} alone is written with the keys kind and value and no others")
        return PARTS[kind], found["value"], ".value"
    if "kind" in found:
        return _record(found, RECORDS | PARTS), found, ""
    if found.keys() & {"record", "stance"}:
        return Claim[Record], found, ""
    if found.keys() & {"text", "claims"}:
        return Report, found, ""
    raise DecodeError("", 'is no document: a claim has a "record", a report a "text", all else a "kind"')


def _record(tree: object, kinds: dict[str, type]) -> type:
    """Tell which kind of record it is."""
    found = _expect(tree, "an object", dict)
    if "kind" not in found:
        raise DecodeError(".kind", f"is missing; it is {listed(kinds)}")
    kind = found["kind"]
    if not isinstance(kind, str) or kind not in kinds:
        raise DecodeError(".kind", f"must be {listed(kinds)}, not {brief(kind)}")
    return kinds[kind]


@cache
def converter() -> "Converter":
    """Make what turns the model's values into what JSON can hold, and back.

    cattrs is imported here because it is slow to import and most programs never need it.
    Its own hooks mend what they are given (12.9 becomes 12, ``None`` becomes ``"None"``), so
    every one that the model needs is replaced.
    """
    from cattrs import Converter

    made = Converter(forbid_extra_keys=True)
    _teach_writing(made)
    _teach_reading(made)
    return made


def _teach_writing(made: "Converter") -> None:
    from cattrs.gen import make_dict_unstructure_fn, override

    def object_hook(cls: type) -> Callable[[object], dict[str, object]]:
        names = [field.name for field in attrs.fields(cls)]
        overrides: dict[str, Any] = {name: override(omit_if_default=name not in ALWAYS) for name in names}
        return make_dict_unstructure_fn(cls, made, **overrides)

    def record_hook(cls: type, kind: str) -> Callable[[object], dict[str, object]]:
        write = object_hook(cls)
        return lambda record: {"kind": kind, **write(record)}

    def write_term(term: Vocabulary) -> str:
        return term.value

    def write_attribution(attribution: Attribution) -> object:
        return made.unstructure(attribution.sources)

    made.register_unstructure_hook_factory(attrs.has, object_hook)
    made.register_unstructure_hook(Vocabulary, write_term)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(Period, str)
    made.register_unstructure_hook(PartialDate, str)
    made.register_unstructure_hook(Attribution, write_attribution)
    for kind, cls in RECORDS.items():
        made.register_unstructure_hook(cls, record_hook(cls, kind))


def _teach_reading(made: "Converter") -> None:
    from cattrs.gen import make_dict_structure_fn

    def scalar_hook(words: str, *wanted: type) -> Callable[[object, object], object]:
        return lambda value, _: _expect(value, words, *wanted)

    def object_hook(cls: type) -> Callable[[object, object], object]:
        read: Callable[[dict[str, Any], object], object] = make_dict_structure_fn(
            cls, made, _cattrs_forbid_extra_keys=True
        )
        return lambda value, _: read(_expect(value, "an object", dict), cls)

    def tuple_hook(cls: type) -> Callable[[object, object], tuple[object, ...]]:
        member = get_args(cls)[0]
        return lambda value, _: _members(made, _expect(value, "an array", list), member)

    def is_tuple(cls: type) -> bool:
        return get_origin(cls) is tuple

    def read_attribution(value: object, _: object) -> Attribution:
        return Attribution(made.structure(value, tuple[Source, ...]))

    def record_hook(cls: type, kind: str) -> Callable[[object, object], object]:
        read = object_hook(cls)

        def read_one(value: object, _: object) -> object:
            _record(value, {kind: cls})
            return read({key: part for key, part in _expect(value, "an object", dict).items() if key != "kind"}, cls)

        return read_one

    def read_record(value: object, _: object) -> object:
        return made.structure(value, _record(value, RECORDS))

    made.register_structure_hook_factory(attrs.has, object_hook)
    made.register_structure_hook_factory(is_tuple, tuple_hook)
    made.register_structure_hook(int, scalar_hook("a whole number", int))
    made.register_structure_hook(float, scalar_hook("a number", int, float))
    made.register_structure_hook(str, scalar_hook("text", str))
    made.register_structure_hook(Vocabulary, _term)
    made.register_structure_hook(date, _day)
    made.register_structure_hook(Period, _dated)
    made.register_structure_hook(PartialDate, _dated)
    made.register_structure_hook(Attribution, read_attribution)
    made.register_structure_hook(Record, read_record)
    for kind, cls in RECORDS.items():
        made.register_structure_hook(cls, record_hook(cls, kind))


def _members(made: "Converter", items: list[object], member: type) -> tuple[object, ...]:
    from cattrs.errors import IterableValidationNote

    members: list[object] = []
    faults: list[Exception] = []
    for index, item in enumerate(items):
        try:
            members.append(made.structure(item, member))
        except (DecodeError, ExceptionGroup) as fault:
            fault.add_note(IterableValidationNote("", index, member))
            faults.append(fault)
            if len(faults) == _MOST_FAULTS:  # an array of a million faults is not worth reading on
                break
    if faults:
        raise ExceptionGroup("members", faults)
    return tuple(members)


def _term(value: object, cls: type[Vocabulary]) -> Vocabulary:
    text = _expect(value, "text", str)
    try:
        return cls.named(text)
    except InvalidValueError as fault:
        raise DecodeError("", f"{fault.why}, not {brief(text)}") from None


def _day(value: object, _: type[date]) -> date:
    text = _expect(value, "a date as text", str)
    with suppress(ValueError):  # February has no 30th
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    raise DecodeError("", f"must be a date such as 2020-02-20, not {brief(text)}")


def _dated(value: object, cls: type[Period | PartialDate]) -> Period | PartialDate:
    text = _expect(value, "a date or a period as text", str)
    try:
        return cls.parse(text)
    except InvalidValueError as fault:
        raise DecodeError("", f"{brief(text)}: {fault.why}") from None


def _faults(error: Exception, path: str) -> Iterator[DecodeError]:
    """Turn the tree of errors that cattrs gathered into one error for each fault, with its path."""
    from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError

    for note in getattr(error, "__notes__", ()):  # at most one, which cattrs made
        path += _step(note.name) if isinstance(note, AttributeValidationNote) else f"[{note.index}]"
    if isinstance(error, ExceptionGroup):
        for part in error.exceptions:
            yield from _faults(part, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = listed(field.name for field in attrs.fields(error.cl))
        for key in sorted(error.extra_fields):
            yield DecodeError(path + _step(key), f"is an unknown key; the keys here are {known}")
    elif isinstance(error, InvalidValueError):
        yield DecodeError(f"{path}.{error.field}", f"{brief(error.value)} {error.why}")
    elif isinstance(error, DecodeError):
        yield DecodeError(path + error.path, error.why)
    else:  # a KeyError, the only one that cattrs raises itself
        yield DecodeError(path, "is missing")


def _step(key: str) -> str:
    return f".{key}" if _SIMPLE_KEY.fullmatch(key) else f"[{brief(key)}]"
