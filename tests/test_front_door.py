"""The front door: every public name, each from one home, and nothing loaded before it is used."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import conflictmodel


def test_every_name_is_there_and_listed():
    for name in conflictmodel.__all__:
        assert getattr(conflictmodel, name) is not None
    assert list(conflictmodel.__all__) == sorted(conflictmodel.__all__)
    assert set(conflictmodel.__all__) <= set(dir(conflictmodel))


def test_type_checkers_and_programs_find_the_same_names_at_the_same_homes():
    tree = ast.parse(Path(conflictmodel.__file__).read_text(encoding="utf-8"))
    stated = {
        alias.name: str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("conflictmodel")
        for alias in node.names
    }
    assert stated == conflictmodel._HOME_OF
    assert set(stated) == set(conflictmodel.__all__)
    for name, home in stated.items():
        assert getattr(conflictmodel, name) is getattr(import_module(home), name)


def test_a_room_is_there_without_an_import_of_its_own():
    program = "import conflictmodel; print(len(conflictmodel.formats.names()) > 20)"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "True"
    assert conflictmodel.__getattr__("formats") is import_module("conflictmodel.formats")


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Cuont'"):
        conflictmodel.Cuont  # noqa: B018  asking for it is the test


def test_importing_loads_no_extra_no_language_and_no_library():
    heavy = [
        "attrs",
        "babel",
        "cattrs",
        "hypothesis",
        "regex",
        "rich",
        "typer",
        "conflictmodel.model",
        "conflictmodel.lexicon",
    ]
    program = f"import sys, conflictmodel; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
