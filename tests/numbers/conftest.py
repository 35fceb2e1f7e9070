"""What the tests of numbers share: the phrase files, one for each language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conflictmodel.model.count import Count

PHRASES = Path(__file__).parents[1] / "phrases"


@cache
def phrase_files() -> dict[str, dict[str, Any]]:
    """Read every language's phrase file."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(PHRASES.glob("*.toml"))}


def shown(count: Count) -> str:
    """Write a count as the phrase files do."""
    text = f"{count.basis} {count.low}..{'' if count.high is None else count.high}"
    if count.stated is not None:
        text += f" stated {count.stated}"
    if count.granularity > 1:
        text += f" step {count.granularity}"
    return text


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each table of the phrase files, whole, to the test that asks for it: one case for each language."""
    for table in ("phrases", "sentences", "silences", "numerals"):
        if table in metafunc.fixturenames:
            files = {code: content[table] for code, content in phrase_files().items() if table in content}
            metafunc.parametrize(table, [pytest.param((code, rows), id=code) for code, rows in files.items()])
