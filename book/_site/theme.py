"""The theme's pages, mended.

The changes are patterns over HTML that is not ours: the theme's, MyST-NB's and docutils'. One that
matches nowhere in a whole book mends nothing any more, and the build says so. A build that writes
only some of the pages, or writes them in several processes, cannot know.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

MENDED = tuple(
    (re.compile(pattern), mended)
    for pattern, mended in (
        # All icons of Font Awesome as a script, half a megabyte: see icons.py.
        (r"\s*<script[^>]*/scripts/fontawesome\.js[^>]*></script>", ""),
        # A script in an attribute, which policy.py forbids: frontend/page/orders.ts has it.
        (r'<button onclick="window\.print\(\)"', '<button data-order="print"'),
        (r'<button onclick="toggleFullScreen\(\)"', '<button data-order="fullscreen"'),
        # Likewise a style; mends.css has it.
        (r"\s*<noscript>\s*<style>\s*\.pst-js-only[\s\S]*?</noscript>", ""),
        # A name that differs from what is to be read there cannot be spoken to a computer.
        (r'(<button class="btn search-button-field [^>]*?) aria-label="[^"]*"', r"\1"),
        (r'<summary aria-label="Toggle hidden content">', "<summary>"),
        # Whatever is on a page belongs to a landmark, by which screen readers move about.
        (r'<div id="pst-primary-sidebar"', r'\g<0> role="region" aria-label="Book"'),
        # A download is a download, not a page in a new tab.
        (r'(<a href="[^":]+\.(?:ipynb|md)") target="_blank"', r"\1 download"),
        # An entry of a list is a list item; the role docutils gives it is deprecated.
        (r'role="doc-biblioentry"', 'role="listitem"'),
    )
)

REDIRECT = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={url}">
<link rel="canonical" href="{url}">
<link rel="icon" href="_static/{icon}">
</head>
<body><p><a href="{url}">{title}</a></p></body>
</html>
"""


def setup(app: Sphinx) -> None:
    """Pages are mended as they come out of the templates."""
    app.connect("config-inited", configure)
    # All pages have been written then, and a warning still counts.
    app.connect("html-collect-pages", check)
    app.connect("build-finished", write_front_page)


def configure(app: Sphinx, config: Config) -> None:
    """Sphinx takes the class that renders its templates by name."""
    config.html_static_path.append(str(Path(__file__).parent / "static"))
    app.add_css_file("mends.css", priority=870)
    config.template_bridge = f"{__name__}.MendedTemplates"


class MendedTemplates(BuiltinTemplateLoader):
    """Renders as Sphinx does, then mends; knows what was mended on which pages."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: set[str] = set()
        self.matched: set[re.Pattern[str]] = set()

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override]
        """The page as it is written."""
        html, matched = mend(super().render(template, context))
        self.pages.add(context.get("pagename", ""))
        self.matched |= matched
        return html


def mend(html: str) -> tuple[str, set[re.Pattern[str]]]:
    """Every change to what the theme and its kin write, and the patterns that matched."""
    matched = set()
    for pattern, mended in MENDED:
        html, count = pattern.subn(mended, html)
        if count:
            matched.add(pattern)
    return html, matched


def check(app: Sphinx) -> Iterable[Any]:
    """Warns of patterns that matched on no page, if all pages were written; adds no page."""
    templates = app.builder.templates
    if isinstance(templates, MendedTemplates) and app.env.found_docs <= templates.pages:
        for pattern, _ in MENDED:
            if pattern not in templates.matched:
                logger.warning(
                    "%s: %r matches on no page; the theme has changed and is mended no more",
                    Path(__file__).name,
                    pattern.pattern,
                )
    return []


def write_front_page(app: Sphinx, exception: Exception | None) -> None:
    """The site's address leads to the book's first page."""
    if exception is None and app.builder.format == "html":
        url = app.builder.get_target_uri(app.config.root_doc)
        icon = Path(app.config.html_favicon).name
        page = REDIRECT.format(title=app.config.html_title, url=url, icon=icon)
        Path(app.outdir, "index.html").write_text(page, encoding="utf-8")
