"""The directive ``vocabulary``: a table of an enum's terms, read from the class itself.

Its argument is the dotted path of a ``conflictmodel.model.vocabulary.Vocabulary``; in Markdown::

    ```{vocabulary} conflictmodel.Basis
    ```

A class whose terms name no published scheme of their own gets a table of value and meaning.
"""

import pkgutil
from collections.abc import Sequence
from enum import Enum, EnumType

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


class VocabularyDirective(SphinxDirective):
    """Render each term as a row: value, meaning, scheme."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the table, or say which argument names no enum."""
        try:
            terms = pkgutil.resolve_name(self.arguments[0])
        except (AttributeError, ImportError, ValueError) as fault:
            raise self.error(f"vocabulary: cannot find {self.arguments[0]}: {fault}") from fault
        if not isinstance(terms, EnumType):
            raise self.error(f"vocabulary: {self.arguments[0]} is no enum")
        return [_table(terms)]


def _table(terms: EnumType) -> nodes.table:
    """Make a table with a row for each term; the scheme column only where some term has one."""
    cells = [[nodes.literal(text=term.value), *map(nodes.Text, _about(term))] for term in terms]
    titles = ["Value", "Meaning", "Scheme"]
    width = 3 if any(scheme for *_, scheme in cells) else 2
    group = nodes.tgroup("", *(nodes.colspec(colwidth=share) for share in (20, 55, 25)[:width]), cols=width)
    group += nodes.thead("", _row([nodes.Text(title) for title in titles[:width]]))
    group += nodes.tbody("", *(_row(row[:width]) for row in cells))
    return nodes.table("", group, classes=["vocabulary"])


def _about(term: Enum) -> tuple[str, str]:
    return term.__doc__ or "", getattr(term, "scheme", "")


def _row(cells: Sequence[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx know the directive."""
    app.add_directive("vocabulary", VocabularyDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
