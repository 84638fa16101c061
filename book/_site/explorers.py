"""An explorer's data become files of the site's own and typeset formulas.

In a notebook everything has to be in one piece: picture, specification and the module with the
curve functions. On a page the functions are a script in a file, so that `script-src 'self'`
suffices and a page opened from a disk has them as well. The picture is a file, too, which stands on
the page with a sentence until the figure is there. A reader whose scripts run never loads it: it
is `lazy`, and nothing that is not shown is loaded so (`frontend/page/first.ts`, `style/still.css`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError
from sphinx.util.osutil import relative_uri

from _site import bundles, embed, outputs
from _site.formulas import typeset
from heteroionic_lite.faces.javascript import as_script
from heteroionic_lite.output.data import ExplorerData
from heteroionic_lite.output.html import explorer, image

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

DIRECTORY = "_static/explorers"

STILL = (
    "The figure at its default settings. It has sliders where the browser runs the scripts of "
    "this page."
)
SIZE = re.compile(r'<svg\b[^>]*?\bwidth="(?P<width>\d+)" height="(?P<height>\d+)"')

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
    """The explorer's element on a page; writes the files that it names, and its page of its own."""
    identifier = data.spec["id"]
    spec = with_formulas(data.spec)
    script = write(app, identifier, "js", as_script(data.module, identifier).encode())
    picture = write(app, identifier, "svg", data.svg.encode())
    size = SIZE.search(data.svg)

    def on(page: str, **more: str) -> str:
        still = image(
            spec["description"],
            relative_uri(page, picture),
            **(size.groupdict() if size else {}),
            loading="lazy",
        )
        content = {"spec": spec, "curves": relative_uri(page, script), **more}
        return explorer(identifier, f'<div class="hx-still"><p>{STILL}</p>\n{still}</div>', content)

    embed.write(app, spec, docname, on(embed.page_of(identifier)))
    page = app.builder.get_target_uri(docname)
    # Those of the page's first figure are asked for while it is still being read (head.py).
    early = f'<link rel="preload" as="script" data-curves href="{relative_uri(page, script)}">\n'
    return early + on(page, embed=embed.address(app, identifier, page))


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
    uri = f"{DIRECTORY}/{bundles.served(f'{name}.{kind}', content)}"
    path = Path(app.outdir, uri)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return uri
