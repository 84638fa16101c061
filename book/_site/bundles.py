"""The scripts of the pages, and how a page comes to load one.

A new one, `course.js`, is a file `frontend/page/course.ts`, a line in `BUNDLES` of
`frontend/build.mjs`, and for each page that needs it

    bundles.load(app, "course.js")  # in a handler of `html-page-context`

It is built as a classic script, not as a module: a page opened from a disk loads no modules and
fetches nothing, so what a script needs comes by a script (`window.hxPlaces` of the search) or
stands in the page. The page names it with a digest of its content, loads it when its text is there
(`defer`), and, should it be missing or break, shows what there is without it
(`frontend/page/first.ts`).

A script that no element of the page loads, such as a Web Worker's, is built likewise, and the page
says its address by `bundles.address("fit.js", root)`, for instance in a `data-` attribute. Workers
do not start from a disk nor in a frame without `allow-same-origin`; there the same functions have
to be called on the page itself.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import heteroionic_lite.explorer

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BUILT = Path(heteroionic_lite.explorer.__file__).parent / "static"
# Runs before the page is painted, on every page.
FIRST = "first.js"
# A module for notebooks; part of the script of all pages (assets.py); of a worker (diagnosis.py).
NOT_BY_THEMSELVES = {"explorer.js", "help.js", "fit.js"}


def setup(app: Sphinx) -> None:
    """Written under the names by which pages load them; older editions go."""
    app.connect("builder-inited", write)


def load(app: Sphinx, name: str) -> None:
    """The page that is being written loads this bundle."""
    if name not in contents():
        raise ValueError(f"there is no bundle {name!r}; there are {sorted(contents())}")
    app.add_js_file(name, loading_method="defer")


def address(name: str, root: str) -> str:
    """Where a bundle is, seen from a page that has the site's root at `root`: `../`."""
    return f"{root}_static/{served(name, contents()[name])}"


def script(name: str, root: str) -> str:
    """The element that loads a bundle, for pages without the theme's templates."""
    waits = "" if name == FIRST else f' defer data-part="{Path(name).stem}"'
    return f'<script{waits} src="{address(name, root)}"></script>'


@cache
def contents() -> dict[str, bytes]:
    """Every bundle by its plain name."""
    return {
        path.name: path.read_bytes()
        for path in sorted(BUILT.glob("*.js"))
        if path.name not in NOT_BY_THEMSELVES
    }


def digest(content: bytes) -> str:
    """Ten characters that tell one content from another."""
    return hashlib.sha256(content).hexdigest()[:10]


def served(name: str, content: bytes) -> str:
    """`page.js` as `page.0123456789.js`."""
    stem, _, kind = name.rpartition(".")
    return f"{stem}.{digest(content)}.{kind}"


def write(app: Sphinx) -> None:
    """All of them."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    static.mkdir(parents=True, exist_ok=True)
    for name, content in contents().items():
        replace(static, name, content)


def replace(static: Path, name: str, content: bytes) -> str:
    """Writes a file under its name with the digest and removes the earlier ones."""
    now = served(name, content)
    stem, _, kind = name.rpartition(".")
    for old in static.glob(f"{stem}.{'[0-9a-f]' * 10}.{kind}"):
        if old.name != now:
            old.unlink()
    (static / now).write_bytes(content)
    return now
