r"""What a page may load and run: files of its own site, and nothing else.

>>> with_policy('<head>\n<meta charset="utf-8">\n</head>').splitlines()[2][:64]
'<meta http-equiv="Content-Security-Policy" content="default-src '

Every page says so itself in its head, so that it holds on any host and from a disk; a host may send
the same as a header. It says no more than browsers understand that run the figures:

- scripts, style sheets, fonts and workers are files of the site; nothing is compiled from text;
- pictures are files of the site, or `data:` for a figure that is saved as PNG; fonts likewise, for
  a frame without rights (embed.py);
- nothing is fetched by a script, framed, or sent by a form but the search to its own page;
- the `style` of an element is allowed, since formulas and scales are set by it.

A page may be framed by others: figures are made for that (embed.py).
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from sphinx.application import Sphinx

POLICY = {
    "default-src": "'self'",  # Firefox fetches the next page beforehand and asks this
    "script-src": "'self'",
    "style-src": "'self'",
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "worker-src": "'self'",
    "connect-src": "'none'",
    "frame-src": "'none'",
    "manifest-src": "'none'",
    "media-src": "'none'",
    "object-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
}

META = re.compile(r'\n<meta http-equiv="Content-Security-Policy"[^>]*>')
CHARSET = re.compile(r'<meta charset="[^"]*"\s*/?>')
STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
SCRIPT = re.compile(r"<script\b(?![^>]*(?:\bsrc=|application/(?:ld\+)?json))[^>]*>", re.DOTALL)
HANDLER = re.compile(r'<[a-z][^<>]*?\s(on[a-z]+)="[^"]*"')


def setup(app: Sphinx) -> None:
    """When nobody writes pages any more."""
    app.connect("build-finished", add, priority=950)


def add(app: Sphinx, exception: Exception | None) -> None:
    """Into every page, whatever wrote it."""
    if exception is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    for path in out.rglob("*.html"):
        if path.is_relative_to(out / "_static"):
            continue
        html = path.read_text(encoding="utf-8")
        try:
            strict = with_policy(html)
        except ValueError as error:
            raise ExtensionError(f"{path.relative_to(out)}: {error}") from None
        if strict != html:
            path.write_text(strict, encoding="utf-8")


def with_policy(html: str) -> str:
    """The page with its policy; a ValueError names what the policy forbids on it."""
    html = META.sub("", html)
    for pattern in (SCRIPT, HANDLER):
        if forbidden := pattern.search(html):
            raise ValueError(f"the page's policy forbids {forbidden[0][:200]}")
    charset = CHARSET.search(html)
    if charset is None:
        raise ValueError("there is no <meta charset> behind which a policy could stand")
    text = "; ".join(f"{name} {allowed}" for name, allowed in policy(html).items())
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{text}">'
    return html[: charset.end()] + meta + html[charset.end() :]


def policy(html: str) -> dict[str, str]:
    """The policy of one page; its own style elements are known by their digests."""
    digests = dict.fromkeys(
        f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
        for style in STYLE.findall(html)
    )
    return {**POLICY, "style-src": " ".join([POLICY["style-src"], *digests])}
