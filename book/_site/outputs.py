"""What the package's things leave on a page: their data, in a node of the page's tree.

A cell's output has the data as JSON under a MIME type of the package's own. MyST-NB shows a MIME
type it does not know by a class with `handle_mime`, which it looks for among the entry points of
installed distributions (`myst_nb.mime_renderers`). The site is no distribution, and the package
does not know the site, so `setup` adds the class to the list that MyST-NB has loaded. The list
is cached for the life of the process and readers that run in parallel are forked from it, so all
of them have the class.

While a page is read nobody knows yet what it is for: MyST-NB keeps a node for each MIME type of an
output, and only when a page is written for a builder chooses one, by priority. The data come first
for HTML. For other builders they are not in the list, so that these get a picture or a text.

The node keeps the JSON object as it came, so that a tree can be pickled and says the same when
it is read again. `of` gives it as the package's own dataclasses. What a page says about its
outputs (names, symbols) is noted when it is read; HTML is written last, in `written`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from myst_nb.core.render import WIDGET_VIEW_MIMETYPE, load_mime_renders
from sphinx.errors import ExtensionError

from heteroionic_lite.output.data import (
    MIME,
    Data,
    ExplorerData,
    NumberData,
    PracticeData,
    QuestionData,
    TableData,
    read,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

HTML_BUILDERS = ("html", "dirhtml", "singlehtml")


class Output(nodes.General, nodes.Element):
    """An output's JSON object, as `data`; once the page is written, with its HTML inside."""


class Renderer:
    """What MyST-NB asks for the nodes of an output."""

    mime_priority_overrides: ClassVar[list[tuple[str, str, int | None]]] = [
        *((builder, MIME, 0) for builder in HTML_BUILDERS),
        # No page loads what a widget would need.
        *((builder, WIDGET_VIEW_MIMETYPE, None) for builder in HTML_BUILDERS),
    ]

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """A node with the data; within a sentence there is no place for one."""
        if (data.mime_type, data.content) == ("text/plain", ""):
            return [nodes.comment()]  # the live face of a figure, which no page has
        if data.mime_type != MIME or inline:
            return None
        content = json.loads(json.dumps(data.content))  # the notebook's own dictionaries are gone
        try:
            read(content)
        except ValueError as error:
            raise ExtensionError(f"{renderer.source}, line {data.line}: {error}") from None
        return [Output("", data=content)]


def setup(app: Sphinx) -> None:
    """MyST-NB gives the data to the renderer; a writer has nothing to add to the node."""
    app.add_node(Output, html=(nothing, nothing))
    renderers = load_mime_renders()
    if Renderer not in renderers:
        renderers.append(Renderer)


def nothing(_translator: Any, _node: Output) -> None:
    """What is inside is all there is."""


def of(tree: nodes.Element) -> Iterator[tuple[Output, Data]]:
    """The outputs on a page, or in a part of it, with their data."""
    for node in list(tree.findall(Output)):
        yield node, read(node["data"])


def ids(data: Data) -> list[str]:
    """What an output can be linked to by."""
    if isinstance(data, ExplorerData):
        return [data.spec["id"]]
    if isinstance(data, QuestionData | NumberData | PracticeData):
        return [data.id]
    if isinstance(data, TableData) and data.id:
        return [data.id, *(row.id for row in data.rows)]
    return []


def is_another_face(node: nodes.Node) -> bool:
    """Whether it shows in another way what a node with data shows: only one will be written."""
    around = node.parent
    while around is not None and around.get("nb_element") != "mime_bundle":
        around = around.parent
    return around is not None and any(True for _ in around.findall(Output))


def are_operated(doctree: nodes.document) -> bool:
    """Whether a page has an explorer, a question, a problem set or a table to browse."""
    operated = ExplorerData | QuestionData | NumberData | PracticeData
    return any(
        data.id if isinstance(data, TableData) else isinstance(data, operated)
        for _, data in of(doctree)
    )
