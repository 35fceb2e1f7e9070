"""How Sphinx builds these pages. It needs no network: nothing is fetched, nothing is linked to an inventory."""

import enum
import inspect
import sys
import tomllib
from pathlib import Path

from sphinx.application import Sphinx

from conflictmodel.formats.table.rows import Row

_HERE = Path(__file__).parent
sys.path.insert(0, str(_HERE / "_ext"))
_METADATA = tomllib.loads((_HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = _METADATA["name"]
author = "the conflictmodel contributors"
copyright = author
release = version = _METADATA["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "formats_tables", "vocabulary"]
exclude_patterns = ["_build", "_ext", "examples"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_static_path = ["_static"]
html_title = f"{project} {release}"

autodoc_class_signature = "mixed"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
maximum_signature_line_length = 100

nitpicky = True
nitpick_ignore = [
    # the docstring of Count names the constant beside it, which the front door does not hold
    ("py:data", "MAX_FIGURE"),
    # what load and stream pass on, and nobody makes
    ("py:class", "conflictmodel.formats.table._split.Unread"),
    ("py:class", "conflictmodel.formats.table.source.Opened"),
]
nitpick_ignore_regex = [
    # other people's names: linking them would take an inventory from the network
    (r"py:.*", rf"({'|'.join(sorted(sys.stdlib_module_names))})\..+"),
    (r"py:.*", r"(attr|attrs|cattrs|hypothesis|regex)\..+"),
    # type variables are no objects that a page could describe
    (r"py:(class|obj)", r"(conflictmodel\..+\.)?[A-Z](_co|_contra)?"),
]


def _readable(
    _app: Sphinx, what: str, _name: str, thing: object, _options: object, signature: str | None, returns: str | None
) -> tuple[str | None, str | None]:
    """Show no signature of a vocabulary, whose members make themselves, nor of a row, whose columns have a table.

    No inner name of attrs is shown for a default.
    """
    if what == "class" and (isinstance(thing, enum.EnumType) or (inspect.isclass(thing) and issubclass(thing, Row))):
        return "", None
    return signature and signature.replace("= NOTHING", "= ..."), returns


class _Strategy:
    """Stands in a signature for a strategy, whose own text can be longer than a page."""

    def __repr__(self) -> str:
        return "..."


def _shorten(_app: Sphinx, thing: object, _bound: object) -> None:
    """Show dots for a default that is a strategy."""
    if not inspect.isfunction(thing):
        return
    signature = inspect.signature(thing)
    parameters = [
        parameter.replace(default=_Strategy())
        if type(parameter.default).__module__.startswith("hypothesis.")
        else parameter
        for parameter in signature.parameters.values()
    ]
    if parameters != list(signature.parameters.values()):
        thing.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    """Let Sphinx know what this file adds to it."""
    app.connect("autodoc-before-process-signature", _shorten)
    app.connect("autodoc-process-signature", _readable)
