"""What Jupyter Book cannot do by itself, as one Sphinx extension.

outputs         what the package's things leave on a page: their data, in nodes
written         the outputs' HTML, written in one place
data            rows of the reported values are linked to, cited and downloaded
explorers       an explorer's data become files of the site's own and typeset formulas
practice        a problem set's data become a script, its links those of the page
formulas        mathematics is typeset while the book is built; no script does it on the page
notebooks       each page with cells can be downloaded as a notebook, and the package with it
launch          where a page can be run: Binder, Colab, one's own machine
bibliography    an entry says what was checked and what was recalled
review_numbers  the review's reference numbers are links
search          a search that leads to sections, figures, questions, words and rows
symbols         tables of what each symbol stands for
catalogue       all models in one table, with the figures that show each
api             signatures and docstrings, from the code
coverage        tables of where each statement of the review is taken up
since, findings what has been found on these statements
teach           tables of outcomes, slips and rubrics for lecturers
datapackage     what programs need to know of the downloads, and of the page that offers them
diagnosis       the page of the diagnosis: its tool, its worker, tables of its study
explain         words, equations, rows and references are explained where they stand
outdated        what was executed with another version of the package is executed again
execution       chapters are executed side by side, not one after the other
icons           the theme's icons, and only those it uses
theme           the theme's pages, mended: no needless download, names that can be spoken
proofs          steps of a derivation are folded into one proof
ids, links      a link by an id leads to whichever page has it
moved           old addresses lead on
contents        a page's contents name its figures
facts, reading  reading times, the map of a chapter, what the reader has answered
meta, published descriptions and addresses for search engines, hosts and shared links
runs            the text between two figures is one box
embed           every figure alone on a page, for a frame, with its QR code
bundles, assets scripts and style sheets, each a file of the site with a digest in its name
frame           valid HTML around the text
policy          what a page may load and run, and nothing more
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import heteroionic_lite.explorer
from _site import (
    api,
    assets,
    bibliography,
    bundles,
    catalogue,
    contents,
    coverage,
    data,
    datapackage,
    diagnosis,
    embed,
    execution,
    explain,
    explorers,
    facts,
    findings,
    formulas,
    frame,
    icons,
    ids,
    launch,
    links,
    meta,
    moved,
    notebooks,
    outdated,
    outputs,
    policy,
    practice,
    proofs,
    published,
    reading,
    review_numbers,
    runs,
    search,
    symbols,
    teach,
    theme,
    written,
)

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

STATIC = Path(heteroionic_lite.explorer.__file__).parent / "static"


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx calls this."""
    app.setup_extension("myst_nb")
    app.connect("config-inited", add_static_files)
    app.connect("env-updated", drop_widget_state)
    app.connect("html-page-context", add_scripts)
    parts = (
        formulas,
        outputs,
        explorers,
        data,
        written,
        notebooks,
        launch,
        bibliography,
        review_numbers,
        symbols,
        catalogue,
        api,
        coverage,
        findings,
        teach,
        datapackage,
        diagnosis,
        explain,
        search,
        outdated,
        execution,
        icons,
        theme,
        proofs,
        ids,
        links,
        moved,
        facts,
        reading,
        contents,
        meta,
        published,
        runs,
        embed,
        bundles,
        assets,
        frame,
        policy,
    )
    for part in parts:
        part.setup(app)
    return {
        "parallel_read_safe": True,
        "parallel_write_safe": True,
        # What these parts noted of a page is noted anew when they have changed.
        "env_version": outdated.read_with(),
    }


def add_static_files(app: Sphinx, config: Config) -> None:
    """The built front end is served beside the theme's own files."""
    if not (STATIC / "page.js").is_file():
        raise SystemExit("The front end is not built. `pip install -e .` builds it.")
    config.html_static_path.append(str(STATIC))
    app.add_css_file("page.css", priority=900)  # after the theme, which it mends


def add_scripts(
    app: Sphinx, page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Only pages with something to operate load the scripts for it."""
    if doctree is None:
        return
    if outputs.are_operated(doctree) or page in catalogue.WITH_TABLES.of(app.env):
        app.add_css_file("explorer.css", priority=890)
    elif not reading.is_helped(doctree):
        return
    if facts.known(app.env)[page].figures:
        bundles.load(app, "figures.js")
    if practice.is_on(doctree):
        bundles.load(app, "practice.js")
    bundles.load(app, "page.js")


def drop_widget_state(_app: Sphinx, env: BuildEnvironment) -> None:
    """Keep the state of every widget, front-end source included, out of the pages.

    The pages mount explorers without it.
    """
    for metadata in getattr(env, "nb_metadata", {}).values():
        metadata.get("js_files", {}).pop("ipywidgets_state", None)
