r"""The head of a page: one style sheet and one script in the place of all that it named.

>>> mend_head('<head>\n<link rel="stylesheet" href="../_static/page.css?v=1">\n</head>')
'<head>\n<link rel="stylesheet" href="../_static/book.css">\n</head>'

What they hold, and the digests in their names, is the business of assets.py.
"""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.errors import ExtensionError

from _site.assets import SCRIPTS, SHEETS
from _site.bundles import FIRST, contents, script

# The search page has these once more by itself, and no other page needs the index.
ON_SEARCH_ONLY = ("_static/searchtools.js", "_static/language_data.js", "searchindex.js")
STYLESHEET = re.compile(r'\s*<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="([^"]+)"[^>]*>')
STATIC = re.compile(r"^(?P<root>(?:\.\./)*)_static/(?P<name>[^?]+)")
SCRIPT = re.compile(r"\s*<script\b(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
SOURCE = re.compile(r'\bsrc="([^"]+)"')
# What the figures need, in this order.
FIGURES = ("figures.js", "page.js")
PRELOAD = re.compile(r'\s*<link rel="preload" as="script"[^>]*>')
# What explorers.py leaves for the curves of each figure.
CURVES = re.compile(r'<link rel="preload" as="script" data-curves href="([^"]+)">')
# Inline scripts that are replaced by SETTINGS and first.ts, or that nothing reads.
INLINE = (
    "DOCUMENTATION_OPTIONS.",
    "let toggle",
    "var togglebuttonSelector",
    "document.documentElement.dataset.mode",
    "// Activate the search field on page load",
)


def mend_head(html: str) -> str:
    """The page with its head mended; a page that loads nothing of the site is left as it is."""
    sheets = [match[1] for match in STYLESHEET.finditer(html)]
    found = STATIC.match(sheets[0]) if sheets else None
    if found is None:
        return html
    for sheet in sheets:
        refuse_unknown(sheet)
    root = found["root"]
    link = f'\n<link rel="stylesheet" href="{root}_static/book.css">'
    first = iter([link])
    html = STYLESHEET.sub(lambda _: next(first, ""), html)
    return mend_scripts(html, root, link) if "<script" in html else html


def refuse_unknown(sheet: str) -> None:
    """A style sheet that would be lost."""
    found = STATIC.match(sheet)
    name = found["name"] if found else sheet
    if not any(Path(name).match(pattern) for pattern in SHEETS):
        raise ExtensionError(f"pages load {name}, which SHEETS in assets.py lacks")


def mend_scripts(html: str, root: str, link: str) -> str:
    """One script for those in SCRIPTS, bundles by their names, the rest after the text."""
    search = 'id="search-results"' in html
    seen: set[str] = set()

    def mended(match: re.Match[str]) -> str:
        attributes = match["attributes"]
        source = SOURCE.search(attributes)
        if source is None:
            ours = match["body"].strip().startswith(INLINE)
            return "" if ours and "application/json" not in attributes else match[0]
        address = source[1].split("?")[0].removeprefix(root)
        name = address.removeprefix("_static/")
        if name in SCRIPTS or address in seen or (address in ON_SEARCH_ONLY and not search):
            return ""
        seen.add(address)
        if name in contents():
            return f"\n{script(name, root)}"
        waits = re.search(r'\b(?:defer|async)\b|type="module"', attributes)
        return match[0] if waits else match[0].replace("<script", "<script defer", 1)

    curves = CURVES.search(html)
    html = SCRIPT.sub(mended, PRELOAD.sub("", html))
    # Figures before what the theme runs, which can wait: deferred scripts run in their order.
    ours = [tag for tag in (f"\n{script(name, root)}" for name in FIGURES) if tag in html]
    for tag in ours:
        html = html.replace(tag, "", 1)
    if curves and ours:
        # The first figure is drawn as soon as the text is there (mount.ts).
        ours.insert(1, f'\n<script defer src="{curves[1]}"></script>')
    first = f"\n{script(FIRST, root)}"
    if ours:
        first = first.replace("<script", "<script data-figures", 1)
    book = f'\n<script defer data-part="help" src="{root}_static/book.js"></script>'
    return html.replace(link, f"{first}{link}{''.join(ours)}{book}", 1)
