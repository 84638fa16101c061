"""Which page has which id: of headings, labels, rows, terms, and of what cells show as HTML.

>>> in_html('<p class="a" id="demo-a"></p><script>"<p id=demo-b>"</script>')
['demo-a']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from _site import outputs
from _site.chapters import chapter, in_order
from _site.noted import PerPage
from heteroionic_lite.output.data import read

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ID = re.compile(r"""<[a-z][^>]*?\sid=["']([^"']+)["']""")
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


NOTES: PerPage[dict[str, None]] = PerPage("page_ids")


def setup(app: Sphinx) -> None:
    """Noted when a page is read, before anything that looks for them."""
    NOTES.connect(app)
    app.connect("doctree-read", collect, priority=900)
    app.connect("env-updated", renew)


def known(env: BuildEnvironment) -> dict[str, dict[str, None]]:
    """The ids of each page, in their order."""
    return NOTES.of(env)


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Every id on a page as it will be written."""
    found: dict[str, None] = {}
    for node in doctree.findall(nodes.Element):
        found.update(dict.fromkeys(node.get("ids", ())))
        if isinstance(node, outputs.Output):
            found.update(dict.fromkeys(outputs.ids(read(node["data"]))))
        elif (
            isinstance(node, nodes.raw)
            and node.get("format") == "html"
            and not outputs.is_another_face(node)
        ):
            found.update(dict.fromkeys(in_html(node.astext())))
    known(app.env)[app.env.docname] = found


def in_html(html: str) -> list[str]:
    """The ids in a piece of HTML, without those that a script may make of its data."""
    return ID.findall(SCRIPT.sub("", html))


def renew(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Where an id has moved to another page, every page is written anew: any may link to it."""
    homes = {identifier: page for page in in_order(env) for identifier in known(env).get(page, ())}
    before = getattr(env, "id_homes", None)
    env.id_homes = homes  # type: ignore[attr-defined]
    moved = before is not None and any(homes.get(name) != page for name, page in before.items())
    return sorted(env.found_docs) if moved else []


def pages_with(env: BuildEnvironment, identifier: str, near: str) -> list[str]:
    """The pages with an id; one page if it is the present one or in the present chapter."""
    found = [page for page in in_order(env) if identifier in known(env).get(page, ())]
    domain: Any = env.get_domain("cite")  # entries get their ids when pages are written
    found += [
        citation.bibliography_key.docname
        for citation in domain.citations
        if citation.citation_id == identifier and citation.bibliography_key.docname not in found
    ]
    if near in found:
        return [near]
    own = [page for page in found if chapter(env, page) == chapter(env, near) is not None]
    return own[:1] or found
