"""Claims in a JSON file: an array of claims in the interchange form.

Read are claims, reports and records in the form of :mod:`conflictmodel.formats.json`, alone or in
an array. Of a report the claims are taken, with its publisher as their last source; its text and
its date are left, which is a problem of the file. A record alone becomes a claim of nobody. What
is no such document is a problem, and the others are read; a file that is no JSON gives no claims.
JSON Lines without a header are read here as well, for their first line is a document of JSON.

Losses: none.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import StringIO
from typing import Any, Final, cast

from conflictmodel.errors import DecodeError
from conflictmodel.formats._problem import Problem
from conflictmodel.formats.carriers import jsonl
from conflictmodel.formats.carriers._documents import ClaimDocuments, Stated, is_document
from conflictmodel.formats.json import from_json, from_tree, parse, to_json
from conflictmodel.formats.losses import Ledger
from conflictmodel.model.claim import Claim, Record


def _read(read_text: Callable[[int], str], problems: list[Problem]) -> Iterator[Claim[Record]]:
    text = read_text(-1)
    stated = Stated(problems)
    try:
        document = from_json(text)
    except DecodeError:
        if _is_lines(text):
            yield from jsonl.read(StringIO(text, newline="").read, problems)
            return
        yield from _one_by_one(text, stated)
    else:
        documents = document if isinstance(document, list) else [document]
        for row, one in enumerate(documents, 1):
            yield from stated.claims(one, row)
    stated.end()


def _is_lines(text: str) -> bool:
    """Tell whether the first line is an object by itself and is not all that there is."""
    first, _, rest = text.lstrip().partition("\n")
    with suppress(DecodeError):
        return bool(rest.strip()) and isinstance(parse(first), dict)
    return False


def _one_by_one(text: str, stated: Stated) -> Iterator[Claim[Record]]:
    """Read the documents that can be read; of a report in which something is wrong, the claims."""
    try:
        tree = parse(text)
    except DecodeError as fault:
        stated.refuse(fault, None)
        return
    items: list[tuple[str, object]] = [("$", tree)]
    if isinstance(tree, list):
        items = [(f"$[{place}]", item) for place, item in enumerate(tree)]
    for row, (path, item) in enumerate(items, 1):
        try:
            document = from_tree(item, path)
        except DecodeError as fault:
            stated.refuse(fault, row)
            for inner, part in enumerate(_claims_within(item)):
                with suppress(DecodeError):  # it was told with the report
                    yield cast("Claim[Record]", from_tree(part, f"{path}.claims[{inner}]"))
        else:
            yield from stated.claims(document, row)


def _claims_within(tree: object) -> list[Any]:
    found = tree.get("claims") if isinstance(tree, dict) else None
    return [part for part in found if isinstance(part, dict) and "record" in part] if isinstance(found, list) else []


def _write(claims: Iterable[Claim[Record]], _: Ledger) -> Iterator[str]:
    between = "[\n"
    for claim in claims:
        yield between + to_json(claim)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


FORMAT: Final = ClaimDocuments(
    name="json",
    title="Claims as JSON",
    homepage="https://www.rfc-editor.org/rfc/rfc8259",
    media_type="application/json",
    suffix=".json",
    shared_suffix=False,
    read=_read,
    write=_write,
    begins=is_document,
)
