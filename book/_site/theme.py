"""The theme's pages, mended."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

MENDED = tuple(
    (re.compile(pattern), mended)
    for pattern, mended in (
        # All icons of Font Awesome as a script, half a megabyte: see icons.py.
        (r"\s*<script[^>]*/scripts/fontawesome\.js[^>]*></script>", ""),
        # A name that differs from what is to be read there cannot be spoken to a computer.
        (r'(<button class="btn search-button-field [^>]*?) aria-label="[^"]*"', r"\1"),
        (r'<summary aria-label="Toggle hidden content">', "<summary>"),
        # Whatever is on a page belongs to a landmark, by which screen readers move about.
        (r'<div id="pst-primary-sidebar"', r'\g<0> role="region" aria-label="Book"'),
        # A download is a download, not a page in a new tab.
        (r'(<a href="[^"]+\.(?:ipynb|md)") target="_blank"', r"\1 download"),
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
    app.connect("build-finished", write_front_page)


def configure(app: Sphinx, config: Config) -> None:
    """Sphinx takes the class that renders its templates by name."""
    config.html_static_path.append(str(Path(__file__).parent / "static"))
    app.add_css_file("mends.css", priority=870)
    config.template_bridge = f"{__name__}.MendedTemplates"


class MendedTemplates(BuiltinTemplateLoader):
    """Renders as Sphinx does, then mends."""

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override]
        """The page as it is written."""
        return mend(super().render(template, context))


def mend(html: str) -> str:
    """Every change to what the theme and its kin write, and why."""
    for pattern, mended in MENDED:
        html = pattern.sub(mended, html)
    return html


def write_front_page(app: Sphinx, exception: Exception | None) -> None:
    """The site's address leads to the book's first page."""
    if exception is None and app.builder.format == "html":
        url = app.builder.get_target_uri(app.config.root_doc)
        icon = Path(app.config.html_favicon).name
        page = REDIRECT.format(title=app.config.html_title, url=url, icon=icon)
        Path(app.outdir, "index.html").write_text(page, encoding="utf-8")
