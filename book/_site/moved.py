"""Old addresses lead on: `book/le-se.html#le-se-eq-3` to the page that has this equation now.

A chapter that became a folder (`book/le-se/index`) is found by itself; other moves are given in
`_config.yml`:

    moved:
      book/where-it-was: book/where-it-is

At the old address stands a small page with the ids of all pages in the new folder; `moved.js`
looks the fragment up. Without a script the page leads to the new one's top.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util.osutil import relative_uri

from _site import ids
from _site.bundles import replace
from _site.chapters import in_order

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} has moved</title>
<link rel="icon" href="{icon}">
<noscript><meta http-equiv="refresh" content="0; url={url}"></noscript>
<script type="application/json" id="moved">{places}</script>
<script src="{script}" defer></script>
</head>
<body><main><h1>This page has moved</h1><p><a href="{url}">{title}</a></p></main></body>
</html>
"""

SCRIPT = """\
// The fragment's id, and behind it a figure's settings, say which of the new pages is meant.
{
  const { first, pages, ids } = JSON.parse(document.getElementById("moved").textContent);
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch {}
  id = id.split("?")[0];
  const page = Object.hasOwn(ids, id) ? pages[ids[id]] : first;
  location.replace(new URL(page + location.search + location.hash, document.baseURI));
}
"""


def setup(app: Sphinx) -> None:
    """Old pages are written last."""
    app.add_config_value("moved", {}, "", dict)
    app.connect("build-finished", write)


def moves(env: BuildEnvironment) -> dict[str, str]:
    """Old page → new page."""
    found = {
        page.removesuffix("/index"): page
        for page in in_order(env)
        if page.endswith("/index") and page != env.config.root_doc
    }
    found.update(env.config.moved)
    for old, new in found.items():
        if new not in env.found_docs:
            raise ExtensionError(f"moved: {old} leads to {new}, which is no page of the book")
        if old in env.found_docs:
            raise ExtensionError(f"moved: {old} is still a page of the book")
    return found


def places(env: BuildEnvironment, new: str) -> dict[str, str]:
    """The ids that may stand behind the old address, each with the page that has it now."""
    folder = new.removesuffix("index") if new.endswith("/index") else None
    names = [page for page in in_order(env) if page == new or (folder and page.startswith(folder))]
    found: dict[str, str] = {}
    for page in names:
        for identifier in ids.known(env).get(page, ()):
            found.setdefault(identifier, page)
    return found


def write(app: Sphinx, exception: Exception | None) -> None:
    """A page at every old address."""
    if exception is not None or app.builder.name != "html":
        return
    found = moves(app.env)
    if not found:
        return
    script = f"_static/{replace(Path(app.outdir, '_static'), 'moved.js', SCRIPT.encode())}"
    uri = app.builder.get_target_uri
    for old, new in found.items():
        here = uri(old)
        where = places(app.env, new)
        pages = list(dict.fromkeys(where.values()))
        content = {
            "first": relative_uri(here, uri(new)),
            "pages": [relative_uri(here, uri(page)) for page in pages],
            "ids": {identifier: pages.index(page) for identifier, page in where.items()},
        }
        text = PAGE.format(
            language=app.config.language,
            title=escape(app.env.titles[new].astext()),
            icon=relative_uri(here, f"_static/{Path(app.config.html_favicon).name}"),
            url=relative_uri(here, uri(new)),
            places=json.dumps(content, ensure_ascii=False).replace("<", r"\u003c"),
            script=relative_uri(here, script),
        )
        path = Path(app.outdir, here)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
