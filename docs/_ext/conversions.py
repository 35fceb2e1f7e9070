"""What every conversion costs, found by converting: a small example of each format into every other format.

It needs no Sphinx; ``formats_tables.py`` shows what is found here.
"""

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from conflictmodel import formats
from conflictmodel.formats import Format, Loss
from conflictmodel.formats.format import TableFormat
from conflictmodel.formats.losses import leaves, name
from conflictmodel.formats.table.rows import columns
from conflictmodel.model.claim import Claim, Record

#: The example of a format is a file here, named after the format.
EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "formats"


class ExampleError(ValueError):
    """An example is missing, or is not what its name says."""


@attrs.frozen
class Lost:
    """A field that does not come through, or not always: in ``records`` of the ``of`` claims that bear it.

    ``parts`` are the fields that go with it, where it is a kind of claim of which all or some are dropped.
    """

    field: str
    records: int
    of: int
    why: str
    parts: tuple[str, ...] = ()


@attrs.frozen
class Cost:
    """What one format keeps, and what it loses, of the fields that an example of another one states."""

    source: str
    target: str
    kept: tuple[str, ...]
    lost: tuple[Lost, ...]

    @property
    def lost_fields(self) -> tuple[str, ...]:
        """Every field that is lost, in part or whole, with those that go with a whole claim."""
        return tuple(sorted({field for lost in self.lost for field in (lost.field, *lost.parts)}))


@attrs.frozen
class Fields:
    """What claims state: each path, and each kind of claim, with how many claims bear it.

    ``bearers`` gives for each path how many claims of which kinds bear it.
    """

    kinds: Mapping[str, int]
    bearers: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, claims: Iterable[Claim[Record]]) -> "Fields":
        """Look through claims."""
        kinds: Counter[str] = Counter()
        bearers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for claim in claims:
            kind = name(claim.record)
            kinds[kind] += 1
            for path in {path for path, _ in leaves(claim)}:
                bearers[path][kind] += 1
        return cls(kinds, bearers)

    @property
    def names(self) -> tuple[str, ...]:
        """Every path and kind, sorted."""
        return tuple(sorted({*self.kinds, *self.bearers}))

    def covered(self, field: str) -> Iterator[str]:
        """Give the paths and kinds that a loss tells of: its own, or all below it."""
        if field in self.kinds or field in self.bearers:
            yield field
        else:
            yield from (known for known in self.names if known.startswith(f"{field}."))

    def number(self, field: str) -> int:
        """Say how many claims bear a path, or are of a kind."""
        return self.kinds.get(field) or sum(self.bearers[field].values())


def makes_claims(form: Format) -> bool:
    """Tell whether files of a format state anything in the terms of the model."""
    if isinstance(form, TableFormat):
        return form.can_read and any(column.to for column in columns(form.row).values())
    return form.can_read


def example(form: Format, folder: Path = EXAMPLES) -> Path:
    """Find the example of a format."""
    found = [path for path in folder.iterdir() if path.name.startswith(f"{form.name}.")]
    if len(found) != 1:
        these = "there is none" if not found else f"there are {len(found)}"
        raise ExampleError(
            f"the format {form.name} needs one small example, {folder}/{form.name}{form.suffix}, and {these}: "
            "write a few invented rows that use its columns"
        )
    return found[0]


def stated(form: Format, folder: Path = EXAMPLES) -> list[Claim[Record]]:
    """Read the claims of a format's example, which must be recognised and without a fault."""
    path = example(form, folder)
    data = formats.load(path)
    if data.format != form.name:
        raise ExampleError(f"{path} is read as {data.format}, not as {form.name}")
    if data.problems:
        raise ExampleError(f"{path} is not in order: {data.problems[0]}")
    claims = list(data.claims())
    if not claims:
        raise ExampleError(f"{path} states nothing")
    return claims


def cost(source: str, claims: list[Claim[Record]], target: Format) -> Cost:
    """Write claims in a format, and set its losses beside all that was to be written."""
    written = io.BytesIO()
    losses = formats.dump(claims, written, format=target.name)
    back = formats.load(io.BytesIO(written.getvalue()), target.name).claims() if written.getvalue().strip() else ()
    fields = Fields.of(claims)
    lost = _noted(source, target.name, fields, losses)
    kept = _surviving(claims, back)
    dropped = [field for field in lost if field in fields.kinds]
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for path, bearers in fields.bearers.items():
        kinds = [kind for kind in dropped if kind in bearers]
        if kinds and path not in kept and path not in lost:
            parts[max(kinds, key=lambda kind: bearers[kind])].append(path)
    entries = tuple(attrs.evolve(lost[field], parts=tuple(sorted(parts[field]))) for field in sorted(lost))
    cost = Cost(source, target.name, (), entries)
    gone = set(cost.lost_fields)
    return attrs.evolve(cost, kept=tuple(field for field in fields.names if field not in gone))


def _noted(source: str, target: str, fields: Fields, losses: Iterable[Loss]) -> dict[str, Lost]:
    """Set each loss beside the number of claims that could have it."""
    lost: dict[str, Lost] = {}
    for loss in losses:
        covered = list(fields.covered(loss.field))
        if not covered:
            raise ExampleError(f"{target} loses {loss.field}, which no claim of {source} states")
        for field in covered:
            number = fields.number(field)
            lost[field] = Lost(field, min(loss.records, number), number, loss.why)
    return lost


def _surviving(claims: Iterable[Claim[Record]], back: Iterable[Claim[Record]]) -> set[str]:
    """Find the paths of which at least one value is told again by the claims that were read back."""
    told: defaultdict[str, list[object]] = defaultdict(list)
    for claim in back:
        for path, value in leaves(claim):
            told[path].append(value)
    return {path for claim in claims for path, value in leaves(claim) if any(_again(value, got) for got in told[path])}


def _again(value: object, got: object) -> bool:
    """Tell whether a value is told again; of sources, whether they are among those that are named now."""
    if isinstance(value, tuple) and isinstance(got, tuple):
        return all(part in got for part in value)
    return value == got


def costs(folder: Path = EXAMPLES) -> dict[str, dict[str, Cost]]:
    """Convert every example into every other format: source → target → cost."""
    every = formats.names()
    claims = {form.name: stated(form, folder) for form in every if makes_claims(form)}
    return {
        source: {form.name: cost(source, told, form) for form in every if form.can_write and form.name != source}
        for source, told in claims.items()
    }
