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
    """Turn each table of the phrase files into cases for the test that asks for it."""
    for table in ("phrases", "sentences", "silences", "numerals"):
        if table in metafunc.fixturenames:
            cases = []
            for code, content in phrase_files().items():
                rows = content.get(table, {})
                if table == "silences":
                    rows = {text: kind for kind, texts in rows.items() for text in texts}
                cases += [pytest.param((code, text, wanted), id=f"{code}: {text}") for text, wanted in rows.items()]
            metafunc.parametrize(table, cases)
