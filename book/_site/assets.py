"""Few files, none of which keeps the text waiting, and no mixing of editions.

The theme and its kin bring thirteen style sheets and a dozen scripts a page. When the pages are
written they become one style sheet, without the rules that match nothing in the book, and one
script, which waits until the text is there. Both, and the front end's own bundles (bundles.py),
carry a digest of their content in their names: what a browser has kept is never taken for what it
is not. What the theme's scripts keep is kept for this book alone, and where nothing may be kept
they do not break (`localStorage` in them is the store of `frontend/files/kept.ts`).

No script stands in a page itself: see policy.py.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

import heteroionic_lite.explorer
from _site.bundles import contents, replace
from _site.formulas import node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

EXPLORER = Path(heteroionic_lite.explorer.__file__).parent
COMBINE = EXPLORER / "frontend" / "book-assets.mjs"

# In the order in which the pages name them: a later one has the last word.
SHEETS = (
    "styles/theme.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "togglebutton.css",
    "copybutton.css",
    "mystnb.*.css",
    "sphinx-design.min.css",
    "katex/katex.min.css",
    "katex-math.css",
    "mends.css",
    "icons.css",
    "explorer.css",
    "page.css",
    "help.css",
    "search.css",
)
# What they name is put together by scripts; nothing of these is left out.
OWN = {"mends.css", "explorer.css", "page.css", "help.css", "search.css"}
# What the pages would run, in this order. The first ones name things that the others use.
SHARED = ("documentation_options.js", "doctools.js", "sphinx_highlight.js")
SCRIPTS = (
    *SHARED,
    "clipboard.min.js",
    "copybutton.js",
    "scripts/sphinx-book-theme.js",
    "togglebutton.js",
    "design-tabs.js",
    "scripts/bootstrap.js",
    "scripts/pydata-sphinx-theme.js",
    "help.js",
)
# What stood in the pages as inline scripts.
AT_THE_END = """\
if (document.getElementById("search-results"))
  document.querySelector("main form.bd-search input")?.focus();
"""
SETTINGS = """\
var toggleHintShow = "Click to show", toggleHintHide = "Click to hide", toggleOpenOnPrint = "true";
var togglebuttonSelector = ".toggle, .admonition.dropdown";
"""
WRITTEN = re.compile(r"_static/book(?:\.[0-9a-f]{10})?\.(css|js)\b")


def setup(app: Sphinx) -> None:
    """Made of the pages, when they are there."""
    app.connect("config-inited", check)
    app.connect("build-finished", combine, priority=900)


def check(_app: Sphinx, _config: Config) -> None:
    """A clear word where the front end is not installed."""
    if not (COMBINE.parent / "node_modules" / "purgecss").is_dir():
        raise SystemExit("The front end is not installed. `pip install -e .` installs it.")


def combine(app: Sphinx, exception: Exception | None) -> None:
    """Both files, and their names in all pages."""
    if exception is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    static = out / "_static"
    pages = {
        path: path.read_text(encoding="utf-8")
        for path in out.rglob("*.html")
        if static not in path.parents
    }
    pages = {path: html for path, html in pages.items() if WRITTEN.search(html)}
    made = combined(static, words(pages.values(), static))
    names = {kind: replace(static, f"book.{kind}", made[kind].encode()) for kind in ("css", "js")}
    for path, html in pages.items():
        named = WRITTEN.sub(lambda match: f"_static/{names[match[1]]}", html)
        if named != html:
            path.write_text(named, encoding="utf-8")


VALUES = re.compile(r"""\b(?:class|id)=\\?["']([^"'\\]*)""")
NAMES = re.compile(r"<([a-z][a-z0-9-]*)|\s([a-z][a-z-]*)(?=[=>])")
ANY = re.compile(r"[A-Za-z][\w-]*")


def words(pages: Iterable[str], static: Path) -> list[str]:
    """Everything a selector may name: elements, classes, ids, attributes; all words of scripts."""
    found: set[str] = set()
    for html in pages:
        for values in set(VALUES.findall(html)):
            found.update(values.split())
        for element, attribute in set(NAMES.findall(html)):
            found.add(element or attribute)
    for script in (*SCRIPTS, *contents()):
        found.update(ANY.findall((static / script).read_text(encoding="utf-8")))
    return sorted(found)


def combined(static: Path, found: list[str]) -> dict[str, str]:
    """What book-assets.mjs makes of the sheets and scripts."""
    sheets = [path for pattern in SHEETS for path in sorted(static.glob(pattern))]
    task = {
        "sheets": [
            {"name": path.name, "css": rooted(path, static), "own": path.name in OWN}
            for path in sheets
        ],
        "scripts": [
            {"name": "settings", "js": SETTINGS, "shared": True},
            *(
                {"name": name, "js": (static / name).read_text("utf-8"), "shared": name in SHARED}
                for name in SCRIPTS
            ),
            {"name": "at the end", "js": AT_THE_END, "shared": False},
        ],
        "words": found,
    }
    done = subprocess.run(  # noqa: S603 (our own interpreter of JavaScript)
        [node(), COMBINE],
        input=json.dumps(task),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode != 0:
        raise ExtensionError(f"style sheets could not be combined:\n{done.stderr[-2000:]}")
    made: dict[str, Any] = json.loads(done.stdout)
    return made


IMPORT = re.compile(r"""@import\s+["']([^"':]+)["'];""")
URL = re.compile(r"""url\((["']?)(?!data:|#|https?:|/)([^)"']+)\1\)""")


def rooted(path: Path, static: Path) -> str:
    """A sheet's text with addresses as seen from `_static`, and with the sheets it imports."""

    def seen(match: re.Match[str]) -> str:
        place = os.path.relpath(path.parent / match[2], static)
        return f"url({match[1]}{Path(place).as_posix()}{match[1]})"

    text = URL.sub(seen, path.read_text(encoding="utf-8"))
    return IMPORT.sub(lambda match: rooted(path.parent / match[1], static), text)
