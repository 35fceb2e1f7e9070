"""Runs every example: in the README, in docs/ and in the docstrings of the package.

In Markdown a ``python`` block is run, as a doctest if it has prompts; blocks of one page share their names.
``% skip: next "why"`` before a block says that it cannot run. In a docstring the names of its module are there.
"""

from doctest import ELLIPSIS

from sybil import Sybil
from sybil.parsers import myst, rest

_pages = Sybil(
    patterns=["*.md"],
    parsers=[myst.PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), myst.SkipParser()],
)
_docstrings = Sybil(
    path="src",
    patterns=["*.py"],
    parsers=[rest.DocTestParser(optionflags=ELLIPSIS)],
)

pytest_collect_file = (_pages + _docstrings).pytest()
