"""Claims as record batches of Arrow: one row for a claim, in columns made from the model's own classes.

A column or a member of a struct is what an attribute of a class is: its validator says its type.
What is read goes through the same strict reading as JSON, so a row is a claim or a problem.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, cast

import attrs

from conflictmodel.errors import DecodeError
from conflictmodel.formats._kinds import RECORDS
from conflictmodel.formats._problem import Problem
from conflictmodel.formats._pyarrow import pyarrow
from conflictmodel.formats.json import from_tree
from conflictmodel.formats.losses import Ledger, differences
from conflictmodel.model._check import Maybe, Number, OneOf, TupleOf, Whole
from conflictmodel.model.claim import Claim, Record
from conflictmodel.model.period import PartialDate, Period
from conflictmodel.model.source import Attribution
from conflictmodel.model.vocabulary import Vocabulary

#: How the schema of claims names itself; the version grows when what is written can no longer be read before.
SCHEMA = b"conflictmodel.schema"
VERSION = b"conflictmodel.version"
CLAIMS = {SCHEMA: b"claims", VERSION: b"1"}

#: So many claims are in memory at once.
ROWS = 1024

_KINDS = {cls: kind for kind, cls in RECORDS.items()}
_HALF_CHARACTER = "text with half a character, which Arrow does not hold, is written with U+FFFD in its place"


@attrs.frozen
class _Form:
    """How a part of the model stands in Arrow: its type, how it is written, and how it becomes a tree of JSON."""

    type: Any
    write: Callable[[Any], object] = lambda value: value
    read: Callable[[Any], object] = lambda value: value


def arrow_schema() -> Any:  # noqa: ANN401  a pyarrow.Schema
    """The schema of claims as Arrow and Parquet hold them: what to declare where such files are expected.

    One row is one claim and has the attributes of :class:`~conflictmodel.Claim` as its columns.
    ``record`` has the ``kind`` and one struct for each kind, all null but one. A count is a struct of
    ``low``, ``high``, ``stated``, ``basis`` and ``granularity``; a period is its ISO 8601 text, as in
    JSON; a term of a vocabulary is its value; a tuple is a list. Null means that nothing is stated.
    The metadata give the ``conflictmodel.schema``, "claims", and the ``conflictmodel.version``, "1".

    Raises :class:`~conflictmodel.errors.MissingExtraError` without the extra ``conflictmodel[arrow]``.

    >>> arrow_schema().field("record").type.field("casualties").type.field("count").type.field("high")
    pyarrow.Field<high: int64>
    """
    return pyarrow().schema(list(_claim().type), metadata=CLAIMS)


def batches(claims: Iterable[Claim[Record]], ledger: Ledger) -> Iterator[Any]:
    """Give record batches of claims; half a character of text is a loss, and the only one."""
    schema, write = arrow_schema(), _claim().write
    waiting = iter(claims)
    while some := list(islice(waiting, ROWS)):
        rows = [write(claim) for claim in some]
        try:
            batch = pyarrow().RecordBatch.from_pylist(rows, schema=schema)
        except UnicodeEncodeError:
            batch = pyarrow().RecordBatch.from_pylist(list(map(_mended, rows)), schema=schema)
            for claim in some:
                for path in differences([claim], [_stated(_mended(write(claim)))]):
                    ledger.lose(path, why=_HALF_CHARACTER)
        yield batch


def _mended(value: object) -> object:
    """Put the sign for an unknown character where half a character is."""
    match value:
        case str():
            return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        case dict():
            return {name: _mended(part) for name, part in value.items()}
        case list():
            return list(map(_mended, value))
        case _:
            return value


def claims_of(found: Iterable[Any], problems: list[Problem]) -> Iterator[Claim[Record]]:
    """Give the claims of record batches; a row that is none is a problem."""
    known = {field.name for field in attrs.fields(Claim)}
    told: set[str] = set()
    number = 0
    for batch in found:
        names = batch.schema.names
        for name in [name for name in names if name not in known | told]:
            told.add(name)
            problems.append(Problem(None, name, None, "is no column of claims, and is not read"))
        part = batch.select([names.index(name) for name in dict.fromkeys(names) if name in known])
        for start in range(0, batch.num_rows, ROWS):
            for row in _rows(part.slice(start, ROWS)):
                number += 1
                try:
                    yield _stated(row)
                except DecodeError as fault:
                    problems.append(_problem(number, fault))


def _rows(part: Any) -> Iterator[object]:  # noqa: ANN401  pyarrow has no types
    """Give rows as Python has them; what Python has no value for, such as a far moment, is no claim's."""
    try:
        yield from part.to_pylist()
    except (ArithmeticError, LookupError, ValueError) as fault:
        if part.num_rows == 1:
            yield str(fault)
            return
        for at in range(part.num_rows):
            yield from _rows(part.slice(at, 1))


def _stated(row: object) -> Claim[Record]:
    tree = _claim().read(row)
    if not isinstance(tree, dict):
        raise DecodeError("$", f"has a value that cannot be read: {tree}")
    return cast("Claim[Record]", from_tree({"record": None} | tree, "$"))


def _problem(row: int, fault: DecodeError) -> Problem:
    why = "; ".join([fault.why, *getattr(fault, "__notes__", ())])
    return Problem(row, fault.path.removeprefix("$").removeprefix(".") or None, None, why)


@cache
def _claim() -> _Form:
    """How a claim stands in Arrow."""
    fields = {field.name: (field, _form(field.validator)) for field in attrs.fields(Claim)}
    fields["record"] = (fields["record"][0], _record())
    return _struct(fields)


def _record() -> _Form:
    """How a record stands in Arrow: its kind, and a struct for each kind, of which one is not null."""
    pa = pyarrow()
    forms = {kind: _form_of(cls) for kind, cls in RECORDS.items()}

    def write(record: object) -> object:
        kind = _KINDS[type(record)]
        return {"kind": kind, kind: forms[kind].write(record)}

    def read(value: object) -> object:
        if not isinstance(value, dict):
            return value
        told = [kind for kind in forms if value.get(kind) is not None]
        kind = value.get("kind") or "".join(told[:1])
        if told != [kind]:
            raise DecodeError("$.record", f"must hold one record, of its kind {kind!r}, and holds {told}")
        return forms[kind].read(value[kind])

    members = [pa.field("kind", pa.string()), *(pa.field(kind, form.type) for kind, form in forms.items())]
    return _Form(pa.struct(members), write, read)


def _form(validator: object) -> _Form:
    """Say how a field stands in Arrow, from what its validator allows."""
    pa = pyarrow()
    match validator:
        case Maybe(stated):
            form = _form(stated)
            return _Form(form.type, lambda value: None if value is None else form.write(value), form.read)
        case TupleOf(member):
            form = _form(member)
            return _Form(
                pa.list_(pa.field("element", form.type)),  # as Parquet calls it, so that files of both agree
                lambda value: [form.write(part) for part in value],
                lambda value: [form.read(part) for part in value] if isinstance(value, list) else value,
            )
        case OneOf(types):
            return _form_of(types[0])
        case Whole():
            return _Form(pa.int64())
        case Number():
            return _Form(pa.float64(), float)
        case _:  # text of one kind or another
            return _Form(pa.string())


@cache
def _form_of(cls: type) -> _Form:
    """Say how a class of the model stands in Arrow."""
    if issubclass(cls, Vocabulary):
        return _Form(pyarrow().string(), lambda term: term.value)
    if cls in {Period, PartialDate}:
        return _Form(pyarrow().string(), str)
    if cls is Attribution:
        form = _form(attrs.fields(Attribution).sources.validator)
        return attrs.evolve(form, write=lambda attribution: form.write(attribution.sources))
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    return _struct({field.name: (field, _form(field.validator)) for field in fields}, _KINDS.get(cls))


def _struct(fields: dict[str, tuple["attrs.Attribute[Any]", _Form]], kind: str | None = None) -> _Form:
    """Say how an object stands in Arrow; null is no key in JSON where there is a default, and records have a kind."""
    pa = pyarrow()
    writers = [(name, form.write) for name, (_, form) in fields.items()]
    readers = {name: form.read for name, (_, form) in fields.items()}
    required = {name for name, (field, _) in fields.items() if field.default is attrs.NOTHING}

    def read(value: object) -> object:
        if not isinstance(value, dict):
            return value
        start: dict[str, object] = {} if kind is None else {"kind": kind}
        return start | {
            name: None if part is None else readers.get(name, _as_it_is)(part)
            for name, part in value.items()
            if part is not None or name in required
        }

    return _Form(
        pa.struct([pa.field(name, form.type) for name, (_, form) in fields.items()]),
        lambda value: {name: write(getattr(value, name)) for name, write in writers},
        read,
    )


def _as_it_is(value: object) -> object:
    return value
