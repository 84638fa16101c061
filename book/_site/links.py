"""A link by an id leads to the page that has it, whichever that is.

`[the layer](#le-se-eq-4)` in the text and `<a href="#le-se-eq-4">` in HTML, that of cells
included, may name any id of the book. An id that no page has, or that several have, is reported,
which fails the build.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.osutil import relative_uri

from _site import ids

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

# In an explorer's data the quotes are escaped. Settings may follow behind the id.
HREF = re.compile(
    r"""(?<=[\s"'])href=(?P<quote>\\?["'])#(?P<id>[^"'\\?]+)(?P<settings>\?[^"'\\]*)?(?P=quote)"""
)


def setup(app: Sphinx) -> None:
    """Links of the text when references are resolved; HTML when it is as it will be written."""
    app.add_post_transform(LinksById)
    app.connect("doctree-resolved", resolve_html, priority=800)


class LinksById(SphinxPostTransform):
    """MyST knows labels; this adds every other id."""

    default_priority = 8  # MystReferenceResolver's is 9

    def run(self, **_: Any) -> None:
        """Those that MyST cannot resolve and that some page has."""
        labels = self.env.domaindata["std"]["anonlabels"]
        for node in list(self.document.findall(addnodes.pending_xref)):
            target = node["reftarget"]
            if node["reftype"] != "myst" or node.get("refdomain") == "doc":
                continue
            # Without words, only a label that has a title can be named.
            if target in labels or target.lower() in labels or not node.astext():
                continue
            page = one_page(self.app, target, self.env.docname, node)
            if page is not None:
                uri = address(self.app, self.env.docname, page, target)
                link = nodes.reference("", "", refuri=uri, internal=True)
                link += node.children
                node.replace_self(link)


def one_page(app: Sphinx, target: str, here: str, place: nodes.Node) -> str | None:
    """The page with an id; none, if none has it, and the first one, with a word, of several."""
    found = ids.pages_with(app.env, target, here)
    if len(found) > 1:
        logger.warning(
            "the id %r is on %s: a link needs an id of its own",
            target,
            " and ".join(found),
            location=place if place.source else here,
        )
    return found[0] if found else None


def address(app: Sphinx, here: str, page: str, target: str) -> str:
    """The address of an id on a page, as seen from another."""
    if page == here:
        return f"#{target}"
    uri = app.builder.get_target_uri
    return f"{relative_uri(uri(here), uri(page))}#{target}"


def resolve_html(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Links in HTML that authors or cells have written."""
    if app.builder.format != "html":
        return

    for node in list(doctree.findall(nodes.raw)):
        source = node.astext()
        if node.get("format") != "html" or "#" not in source:
            continue

        def resolve(match: re.Match[str], node: nodes.raw = node) -> str:
            page = one_page(app, match["id"], docname, node)
            if page is None:
                logger.warning(
                    "no page has the id %r, to which HTML links",
                    match["id"],
                    location=node if node.source else docname,
                )
                return match[0]
            uri = address(app, docname, page, match["id"]) + (match["settings"] or "")
            return f"href={match['quote']}{uri}{match['quote']}"

        html = HREF.sub(resolve, source)
        if html != source:
            node.replace_self(nodes.raw("", html, format="html", classes=node["classes"]))
