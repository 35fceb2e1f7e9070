"""The documentation is complete: each public name has its place in the reference, each vocabulary in the glossary."""

import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import pytest

import conflictmodel
import conflictmodel.countries
import conflictmodel.model
import conflictmodel.numbers
from conflictmodel.model.vocabulary import Vocabulary

DOCS = Path(__file__).resolve().parents[1] / "docs"
DIRECTIVE = re.compile(r"^\.\. auto(?:class|data|exception|function|module):: (\S+)$", re.MULTILINE)
TABLE = re.compile(r"^```\{vocabulary\} (\S+)$", re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
#: Without an underscore because other modules of the model need them; not for users.
INTERNAL = {"own_first"}

DOCUMENTED = {path for page in (DOCS / "reference").glob("*.md") for path in DIRECTIVE.findall(page.read_text("utf-8"))}
MODEL = [
    importlib.import_module(module.name)
    for module in pkgutil.iter_modules(conflictmodel.model.__path__, "conflictmodel.model.")
    if not module.name.rpartition(".")[2].startswith("_")
]


def described(name: str, thing: object) -> bool:
    """Tell whether the reference describes a thing under this name, at the front door or at its home."""
    last = [path for path in DOCUMENTED if path.rpartition(".")[2] == name]
    return any(pkgutil.resolve_name(path) is thing for path in last)


def own_names(module: ModuleType) -> list[str]:
    """Give the public names that a module makes rather than imports: types, functions and constants."""
    assigned = re.findall(r"^([A-Za-z]\w*)(?:: [^=\n]+)? = ", inspect.getsource(module), re.MULTILINE)
    defined = [name for name, thing in vars(module).items() if getattr(thing, "__module__", "") == module.__name__]
    return [
        name
        for name in dict.fromkeys([*defined, *assigned])
        if not name.startswith("_") and not isinstance(getattr(module, name), TypeVar) and name not in INTERNAL
    ]


@pytest.mark.parametrize("path", sorted(DOCUMENTED))
def test_what_the_reference_describes_exists(path: str) -> None:
    pkgutil.resolve_name(path)


@pytest.mark.parametrize("name", conflictmodel.__all__)
def test_front_door_is_in_the_reference(name: str) -> None:
    assert described(name, getattr(conflictmodel, name))


@pytest.mark.parametrize(
    "module, name",
    [pytest.param(module, name, id=name) for module in MODEL for name in own_names(module)],
)
def test_model_is_in_the_reference(module: ModuleType, name: str) -> None:
    assert described(name, getattr(module, name))


def test_every_vocabulary_is_in_the_glossary_once() -> None:
    tables = TABLE.findall((DOCS / "glossary.md").read_text("utf-8"))
    shown = [pkgutil.resolve_name(path) for path in tables]
    assert len(set(shown)) == len(shown)
    public = [*MODEL, conflictmodel.countries, conflictmodel.numbers]
    things = [getattr(module, name) for module in public for name in vars(module) if not name.startswith("_")]
    vocabularies = {thing for thing in things if inspect.isclass(thing) and issubclass(thing, Vocabulary)}
    assert set(shown) == vocabularies - {Vocabulary}


COMMANDS = [
    found.groups()
    for page in [*DOCS.parent.glob("README.md"), *sorted(DOCS.glob("*.md"))]
    for block in CONSOLE.findall(page.read_text("utf-8"))
    for found in COMMAND.finditer(block)
    if re.search(r"(^|\| )conflictmodel ", found[1])
]


@pytest.mark.parametrize("command, shown", COMMANDS, ids=[command for command, _ in COMMANDS])
def test_commands_print_what_the_pages_show(command: str, shown: str) -> None:
    run = re.sub(r"(^|\| )conflictmodel ", rf"\1{sys.executable} -m conflictmodel ", command)
    done = subprocess.run(
        ["sh", "-c", run],
        cwd=DOCS.parent,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert OutputChecker().check_output(shown, done.stdout, ELLIPSIS), done.stdout
