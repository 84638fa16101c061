"""A drawing within a page as a picture that stands by itself."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape, unescape

SVG = re.compile(r"<svg\b(?P<attributes>[^>]*)>(?P<content>.*?)</svg>", re.DOTALL)
TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL)
SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
CAPTION = re.compile(r"<figcaption\b[^>]*>(.*?)</figcaption>", re.DOTALL)
CLASS = re.compile(r'<figure\b[^>]*class="([^"]*)"')
# What the page gives a drawing by rules for its surroundings. Paper is white.
STYLE = "margin:0;font:14px system-ui,sans-serif;background:#fff"


def as_image(html: str) -> str:
    """The drawing in a piece of HTML as an `<img>`, with its caption below.

    A notebook shows no `<svg>` in its text. The rules that the page has for what is around the
    drawing are kept by its class.
    """
    found = SVG.search(html)
    size = SIZE.search(html)
    if not found or not size:
        raise ValueError('a drawing needs <svg viewBox="0 0 width height">')
    width, height = size.groups()
    around = CLASS.search(html)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'class="{around[1] if around else ""}" style="{STYLE}"{found["attributes"]}>'
        f"{found['content']}</svg>"
    )
    title = TITLE.search(found["content"])
    alt = escape(unescape(title[1]) if title else "")
    source = b64encode(svg.encode()).decode("ascii")
    image = f'<img alt="{alt}" width="{width}" src="data:image/svg+xml;base64,{source}">'
    caption = CAPTION.search(html)
    return f"{image}\n\n*{caption[1].strip()}*" if caption else image
