"""Directives that show the formats as the code has them; in Markdown each is a block without content.

- ``formats``: a table of all formats.
- ``conversions``: what every conversion keeps and loses, as a matrix.
- ``losses``: the same in full, a section for each source.
- ``format-reference``: a section for each format, with its docstring, its layouts and its columns.
"""

import inspect
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module

from conversions import EXAMPLES, Cost, ExampleError, Lost, costs
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from conflictmodel import formats
from conflictmodel.formats import registry
from conflictmodel.formats.format import Format, TableFormat
from conflictmodel.formats.table.rows import columns

_NOTHING = "all is kept"


@cache
def _costs() -> dict[str, dict[str, Cost]]:
    return costs()


class _Formats(SphinxDirective):
    """Render each format as a row: name, what it is, what can be done with it."""

    def run(self) -> list[nodes.Node]:
        rows = [[[_page(form)], _about(form), [nodes.Text(_ways(form))]] for form in formats.names()]
        return [_table(["Name", "What it is", "Can be"], rows, (20, 65, 15), "formats")]


class _Conversions(SphinxDirective):
    """Render a matrix: from each format, into each, how many fields are kept and how many are lost."""

    def run(self) -> list[nodes.Node]:
        found = _found(self)
        targets = [form.name for form in formats.names() if form.can_write]
        titles: list[Sequence[nodes.Node]] = [
            [nodes.Text("from ↓ into →")],
            *([nodes.literal(text=name)] for name in targets),
        ]
        rows: list[list[Sequence[nodes.Node]]] = []
        for source, into in found.items():
            cells = [_cell(into.get(target)) for target in targets]
            rows.append([[_link(f"from-{source}", nodes.literal(text=source))], *cells])
        return [_table(titles, rows, (20, *[5] * len(targets)), "conversions")]


class _Losses(SphinxDirective):
    """Render a section for each source: what each target loses of it, and why."""

    def run(self) -> list[nodes.Node]:
        sections: list[nodes.Node] = []
        for source, into in _found(self).items():
            name = f"from-{source}"
            section = nodes.section("", nodes.title("", "From ", nodes.literal(text=source)), ids=[name], names=[name])
            rows, ids = [], []
            for target, cost in into.items():
                for number, (why, lost) in enumerate(_by_reason(cost.lost) or [(_NOTHING, [])]):
                    first = [] if number else [nodes.literal(text=target)]
                    rows.append([first, _joined(lost), [nodes.Text(why)]])
                    ids.append(None if number else _place(cost))
            if rows:
                section += _table(["Into", "Lost", "Why"], rows, (15, 50, 35), "losses", ids)
            else:
                section += nodes.paragraph("", "There is no other format to write yet.")
            sections.append(section)
        return sections


class _Reference(SphinxDirective):
    """Render a section for each format."""

    def run(self) -> list[nodes.Node]:
        return [self._section(form) for form in formats.names()]

    def _section(self, form: Format) -> nodes.section:
        place = f"format-{form.name}"
        section = nodes.section("", nodes.title(text=form.title), ids=[place], names=[place])
        section += self.parse_text_to_nodes(f"```{{eval-rst}}\n{_directives(form)}```\n")
        facts = [
            ("Name", [nodes.literal(text=form.name)]),
            ("Home", [nodes.reference("", form.homepage, refuri=form.homepage)]),
            ("Media type", [nodes.literal(text=form.media_type)]),
            ("Can be", [nodes.Text(_ways(form))]),
        ]
        if isinstance(form, TableFormat) and form.layouts:
            facts.append(("Layouts", _commas(nodes.literal(text=name) for name in form.layouts)))
        if form.extra:
            facts.append(("Needs", [nodes.literal(text=f"conflictmodel[{form.extra}]")]))
        section += nodes.field_list(
            "",
            *(
                nodes.field("", nodes.field_name("", title), nodes.field_body("", nodes.paragraph("", "", *value)))
                for title, value in facts
            ),
        )
        if isinstance(form, TableFormat):
            section += nodes.raw("", f"<details><summary>Columns ({len(columns(form.row))})</summary>", format="html")
            section += _columns(form)
            section += nodes.raw("", "</details>", format="html")
        return section


def _directives(form: Format) -> str:
    """Ask autodoc for a module, its rows and those of its constants that are described."""
    module = import_module(_module(form))
    lines = [f".. automodule:: {module.__name__}", "   :no-members:", ""]
    if isinstance(form, TableFormat):
        lines += [f".. autoclass:: {module.__name__}.{form.row.__name__}", "   :no-members:", ""]
    for constant in _DESCRIBED.findall(inspect.getsource(module)):
        lines += [f".. autodata:: {module.__name__}.{constant}", "   :annotation:", ""]
    return "\n".join(lines) + "\n"


#: A public constant below a comment that describes it.
_DESCRIBED = re.compile(r"^#: .+\n([A-Z][A-Z_]*)(?:: [^=\n]+)? = ", re.MULTILINE)


def _columns(form: TableFormat) -> nodes.table:
    rows = [
        [
            [nodes.literal(text=field)],
            _commas(nodes.literal(text=name) for name in column.names),
            [nodes.Text(column.kind.name)],
            [nodes.literal(text=column.to) if column.to else nodes.Text("")],
        ]
        for field, column in columns(form.row).items()
    ]
    return _table(["Field", "In files", "Holds", "Taken by"], rows, (25, 40, 10, 25), "columns")


def _found(directive: SphinxDirective) -> dict[str, dict[str, Cost]]:
    for path in EXAMPLES.iterdir():
        directive.env.note_dependency(str(path))
    try:
        return _costs()
    except ExampleError as fault:
        raise directive.error(str(fault)) from fault


def _module(form: Format) -> str:
    return f"conflictmodel.formats.{registry.FORMATS[form.name]}"


def _page(form: Format) -> nodes.Node:
    shown = nodes.literal(text=form.name)
    return addnodes.pending_xref("", shown, refdomain="py", reftype="mod", reftarget=_module(form), refexplicit=True)


def _about(form: Format) -> list[nodes.Node]:
    """Name a format, with its home, and say what it is."""
    first = (inspect.getdoc(import_module(_module(form))) or "").partition("\n\n")[0]
    home = nodes.reference("", form.title, refuri=form.homepage)
    return [home, nodes.Text(f". {' '.join(first.split())}")]


def _ways(form: Format) -> str:
    return " and ".join(way for way, can in (("read", form.can_read), ("written", form.can_write)) if can)


def _place(cost: Cost) -> str:
    return f"from-{cost.source}-into-{cost.target}"


def _cell(cost: Cost | None) -> list[nodes.Node]:
    if cost is None:
        return [nodes.Text("·")]
    kind = "whole" if not cost.lost else "part" if cost.kept else "nothing"
    shown = nodes.inline(text=f"{len(cost.kept)}/{len(cost.lost_fields)}", classes=[kind])
    return [_link(_place(cost), shown)]


def _link(place: str, shown: nodes.Node) -> nodes.reference:
    return nodes.reference("", "", shown, refid=place, internal=True)


def _by_reason(lost: Iterable[Lost]) -> list[tuple[str, list[Lost]]]:
    reasons: dict[str, list[Lost]] = {}
    for one in lost:
        reasons.setdefault(one.why, []).append(one)
    return list(reasons.items())


def _joined(lost: Iterable[Lost]) -> list[nodes.Node]:
    """Name what is lost; what is lost of some claims only, with of how many."""
    shown: list[nodes.Node] = []
    for one in lost:
        every = one.records == one.of
        shown += [nodes.Text(", " if shown else ""), nodes.literal(text=one.field)]
        if not every:
            shown.append(nodes.Text(f" ({one.records} of {one.of})"))
        if one.parts and every:
            shown.append(nodes.Text(f" and its {len(one.parts)} fields"))
        elif one.parts:
            shown += [nodes.Text(" with all of "), *_commas(nodes.literal(text=part) for part in one.parts)]
    return shown


def _commas(literals: Iterable[nodes.Node]) -> list[nodes.Node]:
    shown: list[nodes.Node] = []
    for literal in literals:
        shown += [nodes.Text(", "), literal] if shown else [literal]
    return shown


def _table(
    titles: Sequence[str | Sequence[nodes.Node]],
    rows: Sequence[Sequence[Sequence[nodes.Node]]],
    shares: Sequence[int],
    kind: str,
    ids: Sequence[str | None] = (),
) -> nodes.table:
    head = _row([[nodes.Text(title)] if isinstance(title, str) else title for title in titles])
    body = [_row(row) for row in rows]
    for row, place in zip(body, ids, strict=False):
        if place is not None:
            row["ids"] = [place]
    group = nodes.tgroup("", *(nodes.colspec(colwidth=share) for share in shares), cols=len(shares))
    group += nodes.thead("", head)
    group += nodes.tbody("", *body)
    return nodes.table("", group, classes=[kind])


def _row(cells: Iterable[Sequence[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx know the directives."""
    app.add_directive("formats", _Formats)
    app.add_directive("conversions", _Conversions)
    app.add_directive("losses", _Losses)
    app.add_directive("format-reference", _Reference)
    app.add_css_file("formats.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
