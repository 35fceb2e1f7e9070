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
from conflictmodel.formats.losses import leaves, name
from conflictmodel.model.claim import Claim, Record

#: The example of a format is a file here, named after the format.
EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "formats"


class ExampleError(ValueError):
    """An example is missing, or is not what its name says."""


@attrs.frozen
class Lost:
    """A field that does not come through, or not always: in ``records`` of the ``of`` claims that bear it.

    ``parts`` are the fields that go with it, where it is a whole kind of claim.
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
    return _settled(source, target.name, Fields.of(claims), formats.dump(claims, io.BytesIO(), format=target.name))


def _settled(source: str, target: str, fields: Fields, losses: Iterable[Loss]) -> Cost:
    found: dict[str, Lost] = {}
    gone: dict[str, Loss] = {}  # kinds of which no claim comes through
    for loss in losses:
        covered = list(fields.covered(loss.field))
        if not covered:
            raise ExampleError(f"{target} loses {loss.field}, which no claim of {source} states")
        for field in covered:
            number = fields.number(field)
            if field in fields.kinds and loss.records >= number:
                gone[field] = loss
            found[field] = Lost(field, min(loss.records, number), number, loss.why)
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for path, bearers in fields.bearers.items():
        if bearers.keys() <= gone.keys():
            parts[max(bearers, key=lambda kind: bearers[kind])].append(path)
    lost = [attrs.evolve(entry, parts=tuple(sorted(parts[entry.field]))) for entry in found.values()]
    cost = Cost(source, target, (), tuple(sorted(lost, key=lambda entry: entry.field)))
    return attrs.evolve(cost, kept=tuple(field for field in fields.names if field not in set(cost.lost_fields)))


def costs(folder: Path = EXAMPLES) -> dict[str, dict[str, Cost]]:
    """Convert every example into every other format: source → target → cost."""
    every = formats.names()
    claims = {form.name: stated(form, folder) for form in every if form.can_read}
    return {
        source: {form.name: cost(source, told, form) for form in every if form.can_write and form.name != source}
        for source, told in claims.items()
    }
