"""What Jupyter Book cannot do by itself, as one Sphinx extension.

data            rows of the reported values are linked to, cited and downloaded
explorers       an explorer's output becomes files of the site's own and typeset formulas
formulas        mathematics is typeset while the book is built; no script does it on the page
notebooks       each chapter can be downloaded as the notebook it is
bibliography    an entry says what was checked and what was recalled
review_numbers  the review's reference numbers are links
search          a search that leads to sections, figures, questions, words and rows
symbols         tables of what each symbol stands for
explain         words, equations, rows and references are explained where they stand
outdated        what was executed with another version of the package is executed again
execution       chapters are executed side by side, not one after the other
icons           the theme's icons, and only those it uses
theme           the theme's pages, mended: no needless download, names that can be spoken
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import heteroionic_lite.explorer
from _site import (
    bibliography,
    data,
    execution,
    explain,
    explorers,
    formulas,
    icons,
    notebooks,
    outdated,
    review_numbers,
    search,
    symbols,
    theme,
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
        explorers,
        data,
        notebooks,
        bibliography,
        review_numbers,
        symbols,
        explain,
        search,
        outdated,
        execution,
        icons,
        theme,
    )
    for part in parts:
        part.setup(app)
    # To be counted up when the parts note something else of a page than before.
    return {"env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}


def add_static_files(app: Sphinx, config: Config) -> None:
    """The built front end is served beside the theme's own files."""
    if not (STATIC / "page.js").is_file():
        raise SystemExit("The front end is not built. `pip install -e .` builds it.")
    config.html_static_path.append(str(STATIC))
    app.add_css_file("page.css", priority=900)  # after the theme, which it mends


def add_scripts(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Only pages with something to operate load the scripts for it."""
    if doctree is None or not explorers.is_interactive(doctree):
        return
    app.add_css_file("explorer.css", priority=890)
    app.add_js_file("page.js", type="module")
    # page.js imports it: told here, it is fetched at the same time and not one after the other
    explorer = context["pathto"]("_static/explorer.js", 1)
    context["metatags"] = context.get("metatags", "") + (
        f'\n    <link rel="modulepreload" href="{explorer}" />'
    )


def drop_widget_state(_app: Sphinx, env: BuildEnvironment) -> None:
    """Keep the state of every widget, front-end source included, out of the pages.

    The pages mount explorers without it.
    """
    for metadata in getattr(env, "nb_metadata", {}).values():
        metadata.get("js_files", {}).pop("ipywidgets_state", None)
