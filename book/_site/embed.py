"""Every figure alone on a page, `embed/le-se-concentration.html`: for frames, slides, telephones.

The page has the figure, says where it comes from and leads back; nothing of the theme. Settings
stand in its fragment as in a copied link. Its QR code needs the book's public address,
`html_baseurl` in `_config.yml`; where none is set, the page says so.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.osutil import relative_uri

from _site import bundles, facts
from _site.assets import rooted
from _site.meta import full_title

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "embed"
FONT = re.compile(r"""url\(["']?(katex/fonts/KaTeX_([A-Za-z0-9-]+)\.woff2)["']?\)""")
FONTS = {
    "Main-Regular",
    "Main-Italic",
    "Math-Italic",
    "Size1-Regular",
    "Size2-Regular",
    "Size3-Regular",
}
CODES = "_static/qr"

PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} — {book}</title>
<link rel="icon" href="../_static/{icon}">
{scripts}
<link rel="stylesheet" href="../_static/{styles}">
</head>
<body>
<main>
<h1>{book}</h1>
<h2>{page}</h2>
{figure}
</main>
<footer class="hx-embed">
<p>From <a href="{back}">{place}</a></p>
<details><summary>QR code of this page</summary>
{code}
</details>
</footer>
</body>
</html>
"""
NO_CODE = (
    "<p>A QR code needs the public address of the book. Whoever publishes it sets it once, as "
    "<code>html_baseurl</code> in <code>_config.yml</code>.</p>"
)


def setup(app: Sphinx) -> None:
    """A page each is written with the page of the book that has the figure (explorers.py)."""
    app.connect("builder-inited", write_style)
    app.connect("build-finished", remove_former)


def page_of(identifier: str) -> str:
    """The address of a figure's own page, from the site's root."""
    return f"{FOLDER}/{identifier}.html"


def address(app: Sphinx, identifier: str, page: str) -> str:
    """The same from a page: whole where the book knows its public address."""
    base = app.config.html_baseurl.rstrip("/")
    own = page_of(identifier)
    return f"{base}/{own}" if base else relative_uri(page, own)


def write(app: Sphinx, spec: dict[str, Any], docname: str, figure: str) -> None:
    """The page of the figure that stands on the page `docname` of the book."""
    identifier = spec["id"]
    here = page_of(identifier)
    target = relative_uri(here, app.builder.get_target_uri(docname))
    path = Path(app.outdir, here)
    path.parent.mkdir(parents=True, exist_ok=True)
    names = (bundles.FIRST, "figures.js", "page.js")
    page = PAGE.format(
        language=app.config.language,
        title=escape(spec["title"]),
        page=escape(app.env.titles[docname].astext()),
        book=escape(app.config.html_title),
        icon=Path(app.config.html_favicon or "favicon.svg").name,
        scripts="\n".join(bundles.script(name, "../") for name in names),
        styles=bundles.served("embed.css", style()),
        figure=figure,
        back=f"{target}#{identifier}",
        place=escape(full_title(app, docname)),
        code=code(app, identifier, spec["title"]),
    )
    path.write_text(page, encoding="utf-8")


def code(app: Sphinx, identifier: str, title: str) -> str:
    """The QR code as a picture, which can be opened by itself; a word where there can be none."""
    base = app.config.html_baseurl.rstrip("/")
    if not base:
        return NO_CODE
    import segno  # where there is no public address, nobody needs it

    whole = f"{base}/{page_of(identifier)}"
    drawn = BytesIO()
    made = segno.make(whole, error="m", micro=False)
    made.save(drawn, kind="svg", border=4, light="#fff", omitsize=True, title=whole)
    name = f"{CODES}/{identifier}.svg"
    path = Path(app.outdir, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(drawn.getvalue())
    picture = f'<img alt="QR code of {escape(title)}" src="../{name}" loading="lazy">'
    return f'<a href="../{name}">{picture}</a>\n<p><a href="{whole}">{escape(whole)}</a></p>'


@cache
def style() -> bytes:
    """What the front end and KaTeX bring, in one sheet with the fonts that formulas need most.

    A frame without rights gets fonts from no server that does not expressly allow it.
    """
    sheets = (bundles.BUILT / "katex" / "katex.min.css", bundles.BUILT / "embed.css")
    text = "\n".join(rooted(sheet, bundles.BUILT) for sheet in sheets)

    def within(match: re.Match[str]) -> str:
        if match[2] not in FONTS:
            return match[0]
        content = b64encode((bundles.BUILT / match[1]).read_bytes()).decode()
        return f"url(data:font/woff2;base64,{content})"

    return FONT.sub(within, text).encode()


def write_style(app: Sphinx) -> None:
    """The one sheet, under a name with its digest."""
    if app.builder.format == "html":
        static = Path(app.outdir, "_static")
        static.mkdir(parents=True, exist_ok=True)
        bundles.replace(static, "embed.css", style())


def remove_former(app: Sphinx, exception: Exception | None) -> None:
    """Pages of figures that are no more."""
    if exception is not None or app.builder.format != "html":
        return
    names = {name for known in facts.known(app.env).values() for name in known.figures}
    for path in Path(app.outdir, FOLDER).glob("*.html"):
        if path.stem not in names:
            path.unlink()
