r"""What the templates write around a page's text, mended where it is not valid or doubled.

>>> mend_summaries('<summary>\n<p class="collapsed admonition-title">Show</p>\n</summary>')
'<summary>\n<span class="collapsed admonition-title">Show</span>\n</summary>'
>>> mend_tables('<td role="cell" data-label="unit">K</td>')
'<td data-label="unit">K</td>'
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from _site.head import mend_head
from _site.theme import MendedTemplates

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

SUMMARY = re.compile(r"<summary\b[^>]*>.*?</summary>", re.DOTALL)
TOGGLE = '<span class="toctree-toggle"'  # of the side bar
ARROW = f"<summary>{TOGGLE}"
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
VIEWPORT = re.compile(r'\s*<meta name="viewport"[^>]*>')
TABLE_PART = re.compile(r"<(?:table|thead|tbody|tr|th|td)\b[^>]*>")
# What the elements are by themselves; said once more, it is an error.
ROLE = re.compile(r' role="(?:table|rowgroup|row|cell|columnheader|rowheader)"')


def setup(app: Sphinx) -> None:
    """After theme.py has named its class."""
    app.connect("config-inited", configure, priority=900)


def configure(_app: Sphinx, config: Config) -> None:
    """Sphinx takes the class that renders its templates by name."""
    config.template_bridge = f"{__name__}.FramedTemplates"


class FramedTemplates(MendedTemplates):
    """Renders and mends as theme.py says, then what is here."""

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override]
        """The page as it is written."""
        html = super().render(template, context)
        if "</head>" not in html:
            return html
        title = context.get("page_title")
        if title:
            html = TITLE.sub(lambda _: f"<title>{escape(title)}</title>", html, count=1)
        return mend_tables(mend_summaries(mend_head(one_viewport(html))))


def one_viewport(html: str) -> str:
    """Sphinx and two themes each say it."""
    first = iter(VIEWPORT.findall(html)[:1])
    return VIEWPORT.sub(lambda _: next(first, ""), html)


def mend_summaries(html: str) -> str:
    """A summary may hold no block, and has a name also where it only shows an arrow."""

    def inline(match: re.Match[str]) -> str:
        named = match[0].replace(ARROW, f'<summary aria-label="Pages of this chapter">{TOGGLE}')
        return re.sub(r"(</?)p\b", r"\1span", named)

    return SUMMARY.sub(inline, html)


def mend_tables(html: str) -> str:
    """A table's parts without the roles they have anyway."""
    return TABLE_PART.sub(lambda match: ROLE.sub("", match[0]), html)
