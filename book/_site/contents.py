"""The contents at a page's side name its figures, too, each in the section it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

from _site import facts

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Before the theme makes a list of the contents, which it does in its template."""
    app.connect("html-page-context", name_figures)


def name_figures(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Adds an entry a figure."""
    known = facts.known(app.env).get(page)
    if doctree is not None and known is not None and known.figures and context.get("toc"):
        context["toc"] = with_figures(context["toc"], known)


def with_figures(toc: str, known: facts.Facts) -> str:
    """The contents with each figure as the first of what is below its section.

    >>> page = facts.Facts(figures=("salt-a",), titles=("Salt",), sections=("donor",))
    >>> with_figures('<ul><li><a href="#donor">Donor</a></li></ul>', page)
    '<ul><li><a href="#donor">Donor</a><ul><li><a href="#salt-a">Salt</a></li></ul></li></ul>'
    """
    soup = BeautifulSoup(toc, "html.parser")
    # The last one first, as each is put before what is there.
    for name, title, section in reversed(
        list(zip(known.figures, known.titles, known.sections, strict=True))
    ):
        link = soup.find("a", href=f"#{section}") or soup.find("a", href="#")
        entry = link.find_parent("li") if link else None
        if entry is None:
            continue
        below = entry.find("ul", recursive=False)
        if below is None:
            below = soup.new_tag("ul")
            entry.append(below)
        figure = soup.new_tag("a", href=f"#{name}")
        figure.string = title
        item = soup.new_tag("li")
        item.append(figure)
        below.insert(0, item)
    return str(soup)
