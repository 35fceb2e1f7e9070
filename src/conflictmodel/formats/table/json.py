"""Tables in JSON: an array of objects, alone or within an object, or one object on each line.

What stands around the records is kept as text, so that a file comes back with it: the head of a
GeoJSON file, the status that an API adds. A feature of GeoJSON is one record: its properties, and
its geometry as one cell more.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs

from conflictmodel.errors import brief
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.table.values import Bare, UnreadableBare, WrittenFloat, as_json

_SPACE = re.compile(r"[ \t\r\n]*")
_CHUNK: Final = 1 << 16
#: No record of a table is longer, and none may fill the memory.
MOST: Final = 1 << 26
_MOST_DIGITS: Final = 19
#: Under which of these names an object holds its records.
_LISTS: Final = frozenset({"features", "data", "results", "records", "items", "rows", "events"})
_FEATURE: Final = ("type", "properties", "geometry")


def _whole(digits: str) -> object:
    if len(digits) > _MOST_DIGITS or digits == "-0":
        return UnreadableBare(digits)
    return int(digits)


def _decimal(text: str) -> object:
    value = float(text) if len(text) <= 2 * _MOST_DIGITS + 20 else float("inf")
    if value in {float("inf"), float("-inf")}:
        return UnreadableBare(text)
    return value if repr(value) == text else WrittenFloat.of(value, text)


@attrs.define
class Records:
    """A JSON text as a table: the carrier, what stands around the records, and the records themselves."""

    carrier: str
    before: str
    problems: list[Problem]
    _text: "_Text | None"
    between: str = ","
    after: str = ""
    indent: int | None = None
    spaced: bool = True

    def __iter__(self) -> Iterator[dict[str, Any]]:
        if self._text is None:
            return
        number = 0
        for number, found in enumerate(self._found(self._text), 1):
            if isinstance(found, dict):
                yield _flat(found) if self.carrier == "geojson" else found
            else:
                self.problems.append(Problem(number, None, written(found), "is no object, so it is no row"))
        if self._text.fault is not None:
            self.problems.append(Problem(number + 1, None, None, self._text.fault))
        self.problems += [Problem(None, name, None, "comes twice in one object") for name in self._text.twice]

    def _found(self, text: "_Text") -> Iterator[object]:
        first = True
        while True:
            start = text.place
            try:
                found = text.value()
            except _Broken:
                return
            if first:
                self._style(text.since(start))
            yield found
            gap = text.place
            more = text.skip(",") if self.carrier != "jsonl" else text.ahead() != ""
            text.blank()
            if not more:
                self.after = text.rest(gap)
                return
            if first:
                self.between = text.since(gap)
                first = False
            text.forget()

    def _style(self, shown: str) -> None:
        """See how the first record is laid out."""
        found = re.search(r"\n([ \t]*)\S[^\n]*\n?([ \t]*)[}\]]\s*$", shown)
        self.indent = max(len(found[1]) - len(found[2]), 0) if found else None
        self.spaced = '": ' in shown or not shown.count('":')


def _flat(feature: dict[str, Any]) -> dict[str, Any]:
    """Lay a feature out as one record; members beside the usual three are marked with an @."""
    properties = feature.get("properties")
    record = dict(properties) if isinstance(properties, dict) else {}
    if "geometry" in feature:
        record["geometry"] = feature["geometry"]
    record.update({f"@{name}": value for name, value in feature.items() if name not in _FEATURE})
    return record


class _Broken(Exception):  # noqa: N818  it is no error to anybody else: the fault is told as a problem
    """The text is no JSON from here on."""


class _Text:
    """JSON text that is read piece by piece, from a reader of any size."""

    def __init__(self, read: Callable[[int], str]) -> None:
        self._read = read
        self._buffer, self._ended = "", False
        self.place, self._cut = 0, 0
        self.fault: str | None = None
        self.twice: dict[str, None] = {}
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object, parse_int=_whole, parse_float=_decimal, parse_constant=UnreadableBare
        )

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs) and len(self.twice) < 100:
            seen: set[str] = set()
            self.twice.update(dict.fromkeys(name for name, _ in pairs if name in seen or seen.add(name)))  # type: ignore[func-returns-value]
        return made

    def more(self) -> bool:
        """Read on; tells whether there was anything."""
        if not self._ended:
            piece = self._read(max(_CHUNK, len(self._buffer)))
            self._ended = not piece
            self._buffer += piece
        return not self._ended

    def forget(self) -> None:
        """Let go of what has been read."""
        self._buffer = self._buffer[self.place :]
        self._cut += self.place
        self.place = 0

    def since(self, start: int) -> str:
        return self._buffer[start : self.place]

    def rest(self, start: int) -> str:
        """Everything from a place to the end."""
        while len(self._buffer) < MOST and self.more():
            pass
        return self._buffer[start:]

    def blank(self) -> None:
        while True:
            found = _SPACE.match(self._buffer, self.place)
            self.place = found.end() if found else self.place
            if self.place < len(self._buffer) or not self.more():
                return

    def ahead(self) -> str:
        """The next character that is no space, or nothing at the end."""
        self.blank()
        return self._buffer[self.place : self.place + 1]

    def skip(self, sign: str) -> bool:
        """Pass a sign if it comes next."""
        if self.ahead() != sign:
            return False
        self.place += 1
        return True

    def value(self) -> Any:  # noqa: ANN401  whatever JSON holds
        """Read one value; raises :class:`_Broken` and leaves the reason in ``fault``."""
        self.blank()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._buffer, self.place)
            except json.JSONDecodeError as fault:
                cut = "Unterminated" in fault.msg or fault.pos >= len(self._buffer) - 10
                if cut and len(self._buffer) - self.place > MOST:
                    self.fault = f"a record of more than {MOST:,} characters is too long to read; the rest was not read"
                elif cut and self.more():
                    continue
                else:
                    where = f"character {self._cut + fault.pos:,}"
                    self.fault = f"is no JSON from {where} on ({fault.msg}); the rest was not read"
                raise _Broken from None
            except RecursionError:
                self.fault = "is nested far deeper than any table; the rest was not read"
                raise _Broken from None
            if end == len(self._buffer) and self.more():
                continue  # a number may go on
            self.place = end
            return found


def read(read_text: Callable[[int], str], problems: list[Problem]) -> Records:
    """Find the records in a JSON text: ``read_text`` gives so many characters more, or none at the end.

    Raises nothing: what is no JSON, no table or nested without end is told in ``problems``.
    """
    text = _Text(read_text)
    match text.ahead():
        case "[":
            text.skip("[")
            text.blank()
            return _records("json", text, problems)
        case "{":
            return _within(text, problems)
        case sign:
            why = f"begins with {brief(sign)}: a table in JSON begins with [ or {{" if sign else "is empty"
            problems.append(Problem(None, None, None, why))
            return Records("json", "", problems, None)


def _records(carrier: str, text: _Text, problems: list[Problem], *, start: int = 0) -> Records:
    before = text.since(start)
    if text.ahead() == "]":
        return Records(carrier, before, problems, None, after=text.rest(text.place))
    text.forget()
    return Records(carrier, before, problems, text)


def _within(text: _Text, problems: list[Problem]) -> Records:
    """Find the first array of objects among the members of an object; a lone object is a record itself."""
    text.skip("{")
    geo = False
    while text.ahead() == '"':
        try:
            name = text.value()
            if not text.skip(":"):
                break
            if text.ahead() == "[" and name in _LISTS:
                text.skip("[")
                text.blank()
                return _records("geojson" if geo or name == "features" else "json", text, problems)
            geo = text.value() == "FeatureCollection" or geo
        except _Broken:
            break
        if not text.skip(","):
            break
    text.place, text.fault = 0, None
    return Records("jsonl", "", problems, text, between="\n")


def written(value: object) -> str:
    """Write what :func:`read` gave as JSON again, each number as it stood."""
    match value:
        case None | True | False:
            return json.dumps(value)
        case Bare():
            return str(value)
        case WrittenFloat():
            return value.cell
        case str():
            return as_json(value)
        case list():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            return f"{{{', '.join(f'{written(name)}: {written(item)}' for name, item in value.items())}}}"
        case _:
            return repr(value)
