"""A problem set's data become a script of the site's own; its links lead where the book has it.

The exercises with their functions are a classic script, loaded by the page's `practice.js`, so that
`script-src 'self'` suffices and a page opened from a disk has them as well. What a wrong answer or
a figure links to is found here, for an id may move from page to page.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sphinx.util.osutil import relative_uri

from _site import explorers, links, outputs
from heteroionic_lite.faces import javascript
from heteroionic_lite.output.data import PracticeData
from heteroionic_lite.output.html import practice

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

WRITTEN = re.compile(r"""href=["']#([^"'?]+)""")


def is_on(doctree: nodes.document) -> bool:
    """Whether a page has a problem set."""
    return any(isinstance(data, PracticeData) for _, data in outputs.of(doctree))


def element(app: Sphinx, node: outputs.Output, data: PracticeData, docname: str) -> str:
    """The set's element on a page; writes the script that it names."""
    page = app.builder.get_target_uri(docname)
    uri = explorers.write(app, data.id, "js", as_script(data).encode())
    places = {
        anchor: place
        for anchor in sorted(linked(data.data))
        if (place := found(app, node, anchor, docname))
    }
    content = {"set": data.data["id"], "script": relative_uri(page, uri), "places": places}
    return practice(data.id, data.paper, content)


def as_script(data: PracticeData) -> str:
    """It sets `heteroionic.sets[id]`, the data, and `heteroionic.curves[id]`, their functions."""
    exercises = json.dumps(data.data, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    functions = javascript.as_script(data.module, data.id)
    return f"{functions}(heteroionic.sets ??= {{}})[{json.dumps(data.id)}] = {exercises};\n"


def linked(data: dict[str, Any]) -> set[str]:
    """The ids to which a sheet may link: sections to read again, figures, and links in texts."""
    anchors: set[str] = set()
    for exercise in data["exercises"]:
        slips = [*exercise["mistakes"], *exercise.get("options", ())]
        anchors.update(slip["link"] for slip in slips if slip["link"])
        if exercise["figure"]:
            anchors.add(exercise["figure"]["explorer"])
        texts = [exercise["text"], exercise["solution"], *exercise["hints"]]
        texts += [slip["message"] for slip in slips]
        anchors.update(anchor for text in texts for anchor in WRITTEN.findall(text))
    return anchors


def found(app: Sphinx, node: outputs.Output, anchor: str, docname: str) -> dict[str, str] | None:
    """Where an id is, as seen from a page, and what it is called; a warning if no page has it."""
    page = links.one_page(app, anchor, docname, node)
    if page is None:
        links.logger.warning("no page has the id %r, to which a sheet links", anchor)
        return None
    labels = app.env.domaindata["std"]["labels"]
    words = labels[anchor][2] if anchor in labels else app.env.titles[page].astext()
    return {"href": links.address(app, docname, page, anchor), "words": words}
