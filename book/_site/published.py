"""Files that a web host and search engines look for, beside the pages.

`.nojekyll`, `robots.txt` and `404.html` always; `sitemap.xml` needs whole addresses and is written
when `html_baseurl` is set in `_config.yml`.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from _site.chapters import in_order

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{addresses}
</urlset>
"""

# A host shows it at any depth, so it needs no other file; the colours are the theme's.
NOT_FOUND = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>No such page — {book}</title>
<style>
:root {{ --ground: #fff; --text: #323232; --accent: #0a7488; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ground: #121212; --text: #ced6dd; --accent: #4cb8cc; }}
}}
body {{ margin: 0; background: var(--ground); color: var(--text); line-height: 1.65;
  font: 1rem/1.65 -apple-system, BlinkMacSystemFont, "Segoe UI", "Helvetica Neue", Arial,
    sans-serif; }}
main {{ max-width: 40rem; margin: 12vh auto; padding: 0 1.25rem; }}
a {{ color: var(--accent); }}
h1 {{ font-size: 2rem; line-height: 1.15; }}
</style>
</head>
<body>
<main>
<p>{book}</p>
<h1>There is no page at this address</h1>
{help}
</main>
</body>
</html>
"""


def setup(app: Sphinx) -> None:
    """Written when all pages are."""
    app.connect("build-finished", write)


def write(app: Sphinx, exception: Exception | None) -> None:
    """All of them."""
    if exception is not None or app.builder.name != "html":
        return
    base = app.config.html_baseurl.rstrip("/")
    out = Path(app.outdir)
    (out / ".nojekyll").touch()
    robots = "User-agent: *\nAllow: /\n"
    if base:
        uris = [app.builder.get_target_uri(page) for page in in_order(app.env)]
        lines = [f"<url><loc>{escape(f'{base}/{uri}')}</loc></url>" for uri in uris]
        (out / "sitemap.xml").write_text(SITEMAP.format(addresses="\n".join(lines)), "utf-8")
        robots += f"Sitemap: {base}/sitemap.xml\n"
    else:
        (out / "sitemap.xml").unlink(missing_ok=True)
        logger.info("no sitemap.xml: its addresses are whole ones, and html_baseurl is not set")
    (out / "robots.txt").write_text(robots, encoding="utf-8")
    (out / "404.html").write_text(not_found(app, base), encoding="utf-8")


def not_found(app: Sphinx, base: str) -> str:
    """The page for addresses that lead nowhere."""
    if base:
        names = [app.config.root_doc, *app.env.toctree_includes.get(app.config.root_doc, ())]
        entries = "\n".join(
            f'<li><a href="{escape(f"{base}/{app.builder.get_target_uri(name)}")}">'
            f"{escape(app.env.titles[name].astext())}</a></li>"
            for name in names
        )
        said = (
            "<p>It may have been mistyped, or the page has moved. The book’s parts:</p>\n"
            f"<ul>\n{entries}\n</ul>"
        )
    else:
        said = (
            "<p>It may have been mistyped, or the page has moved. Shorten the address to the part "
            "before “/book/”: there the book begins.</p>"
        )
    return NOT_FOUND.format(
        language=app.config.language, book=escape(app.config.html_title), help=said
    )
