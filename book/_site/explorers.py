"""An explorer's output becomes files of the site's own and typeset formulas.

A cell's output carries everything in one piece, as it must in a notebook: picture,
specification and the module with the curve functions. On a page the module has to be a
file (so that `script-src 'self'` suffices), and so does the picture (so that a reader
with JavaScript never loads it).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util.osutil import relative_uri

from _site.formulas import typeset

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DIRECTORY = "_static/explorers"

OUTPUT = re.compile(
    r"""<div\ class="hx-explorer"\ id="(?P<id>[a-z0-9-]+)"\ data-explorer>\s*
    <img\ class="hx-fallback"\ alt="(?P<alt>[^"]*)"
        \ src="data:image/svg\+xml;base64,(?P<picture>[A-Za-z0-9+/=\s]+)"\s*/?>\s*
    <script\ type="application/json">(?P<data>.*?)</script>\s*
    </div>""",
    re.VERBOSE | re.DOTALL,
)

ANNOTATION = re.compile(r"<annotation.*?</annotation>", re.DOTALL)
MATHML = re.compile(r"<math .*?</math>", re.DOTALL)

PAGE = """\
<div class="hx-explorer" id="{id}" data-explorer>
<noscript><img class="hx-fallback" alt="{alt}" src="{picture}"></noscript>
<script type="application/json">{data}</script>
</div>"""


def setup(app: Sphinx) -> None:
    """Named when a page is read; rewritten when the outputs to be shown have been chosen."""
    app.connect("doctree-read", name)
    app.connect("doctree-resolved", rewrite)


def name(app: Sphinx, doctree: nodes.document) -> None:
    """Lets the text refer to an explorer: `[the figure](#le-se-concentration)`."""
    for node in doctree.findall(nodes.raw):
        for match in OUTPUT.finditer(node.astext()):
            title = json.loads(match["data"])["spec"]["title"]
            app.env.get_domain("std").note_hyperlink_target(  # type: ignore[attr-defined]
                match["id"], app.env.docname, match["id"], title
            )


def is_interactive(doctree: nodes.document) -> bool:
    """Whether a page has an explorer, a question or a table to browse."""
    return any(
        mark in node.astext()
        for node in doctree.findall(nodes.raw)
        for mark in ("data-explorer", "data-question", "data-browse")
    )


def rewrite(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replaces every explorer's output on a page."""
    if app.builder.format != "html":
        return
    seen: set[str] = set()

    def replace(match: re.Match[str]) -> str:
        name = match["id"]
        if name in seen:
            raise ExtensionError(f"{docname}: two explorers have the id {name!r}")
        seen.add(name)
        data = json.loads(match["data"])
        module = write(app, name, "js", data["module"].encode())
        picture = write(app, name, "svg", base64.b64decode(match["picture"]))
        page = app.builder.get_target_uri(docname)
        content = {"spec": with_formulas(data["spec"]), "module_url": relative_uri(page, module)}
        return PAGE.format(
            id=name,
            alt=match["alt"],
            picture=relative_uri(page, picture),
            # "<" would allow the script element to be closed from within
            data=compact(content).replace("<", r"\u003c"),
        )

    for node in list(doctree.findall(nodes.raw)):
        source = node.astext()
        if "data-explorer" not in source:
            continue
        html, count = OUTPUT.subn(replace, source)
        if count != source.count("data-explorer>"):
            raise ExtensionError(f"{docname}: an explorer's output is not as it should be")
        node.replace_self(nodes.raw("", html, format="html", classes=node["classes"]))


def with_formulas(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with its formulas typeset, and without what that makes superfluous."""
    formulas = [
        {
            "label": formula["label"],
            "status": formula["status"],
            "html": ANNOTATION.sub("", typeset(formula["latex"])),
            # Spoken is the models' own MathML, whose numbers are marked as those of the HTML are.
            "htmlWithNumbers": MATHML.sub("", typeset(formula["latexWithNumbers"])),
            "mathmlWithNumbers": formula["mathmlWithNumbers"],
        }
        for formula in spec["formulas"]
    ]
    return {**spec, "formulas": formulas}


def compact(content: dict[str, Any]) -> str:
    """JSON without spaces."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def write(app: Sphinx, name: str, kind: str, content: bytes) -> str:
    """Writes a file that may be kept for ever by a browser: its name tells its content."""
    digest = hashlib.sha256(content).hexdigest()[:8]
    uri = f"{DIRECTORY}/{name}.{digest}.{kind}"
    path = Path(app.outdir, uri)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return uri
