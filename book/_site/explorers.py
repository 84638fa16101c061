"""An explorer's data become files of the site's own and typeset formulas.

In a notebook everything has to be in one piece: picture, specification and the module with the
curve functions. On a page the module has to be a file (so that `script-src 'self'` suffices), and
so does the picture (so that a reader with JavaScript never loads it).
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError
from sphinx.util.osutil import relative_uri

from _site import outputs
from _site.formulas import typeset
from heteroionic_lite.output.data import ExplorerData
from heteroionic_lite.output.html import explorer, image

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

DIRECTORY = "_static/explorers"

# A part of what KaTeX writes.
MATHML = re.compile(r'<span class="katex-mathml">.*?</span>(?=<span class="katex-html")', re.DOTALL)


def setup(app: Sphinx) -> None:
    """Named when a page is read; the rest is asked for by `written`."""
    app.connect("doctree-read", name)


def name(app: Sphinx, doctree: nodes.document) -> None:
    """Lets the text refer to an explorer: `[the figure](#le-se-concentration)`."""
    domain: Any = app.env.get_domain("std")
    docname = app.env.docname
    seen: set[str] = set()
    for node, data in outputs.of(doctree):
        if isinstance(data, ExplorerData):
            widen(node)
            identifier = data.spec["id"]
            if identifier in seen:
                raise ExtensionError(f"{docname}: two explorers have the id {identifier!r}")
            seen.add(identifier)
            domain.note_hyperlink_target(identifier, docname, identifier, data.spec["title"])


def widen(output: nodes.Node) -> None:
    """The cell of a figure may use the margin beside the text; the theme knows `full-width`."""
    cell = output.parent
    while cell is not None and "cell" not in cell.get("classes", ()):
        cell = cell.parent
    if cell is not None and "hx-cell" not in cell["classes"]:
        cell["classes"] += ["hx-cell", "full-width"]


def element(app: Sphinx, data: ExplorerData, docname: str) -> str:
    """The explorer's element on a page; writes the files that it names."""
    identifier = data.spec["id"]
    page = app.builder.get_target_uri(docname)
    module = write(app, identifier, "js", data.module.encode())
    picture = write(app, identifier, "svg", data.svg.encode())
    still = image(data.spec["description"], relative_uri(page, picture))
    url = relative_uri(page, module)
    content = {"spec": with_formulas(data.spec), "module_url": url}
    # Asked for while the page is still being read.
    early = f'<link rel="modulepreload" href="{url}">\n'
    return early + explorer(identifier, f"<noscript>{still}</noscript>", content)


def with_formulas(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with its formulas typeset, and without what that makes superfluous."""
    formulas = [
        {
            "label": formula["label"],
            "status": formula["status"],
            # Seen is KaTeX's HTML, heard are the words; nobody needs its MathML.
            "html": MATHML.sub("", typeset(formula["latex"])),
            "htmlWithNumbers": MATHML.sub("", typeset(formula["latexWithNumbers"])),
            "spoken": formula["spoken"],
            "spokenWithNumbers": formula["spokenWithNumbers"],
        }
        for formula in spec["formulas"]
    ]
    return {**spec, "formulas": formulas}


def write(app: Sphinx, name: str, kind: str, content: bytes) -> str:
    """Writes a file that may be kept for ever by a browser: its name tells its content."""
    digest = hashlib.sha256(content).hexdigest()[:8]
    uri = f"{DIRECTORY}/{name}.{digest}.{kind}"
    path = Path(app.outdir, uri)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return uri
