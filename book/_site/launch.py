"""Where a page can be run: in Binder, in Colab, on one's own machine.

Everything follows from one setting, the address of the repository in `_config.yml`. With it each
page has buttons; without it they would lead nowhere, and the one that is left leads to the page
that says how to run it. On that page the directive

    ```{places-to-run}
    ```

lists what there is: the wheel, the sandbox, and Binder and Colab where they can be had.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from _notebooks.getting import FOLDER
from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from _site.notebooks import SANDBOX, book

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

HOW = "book/run"  # the page that says how
NO_ADDRESS = (
    "This copy of the book has no public repository set, so that Binder and Colab cannot open it."
)


def setup(app: Sphinx) -> None:
    """After the theme has made its buttons; before anything asks for the site's address."""
    app.connect("config-inited", address_the_site, priority=100)
    app.connect("html-page-context", offer, priority=503)
    app.add_directive("places-to-run", PlacesToRun)


def address_the_site(app: Sphinx, config: Config) -> None:
    """Where the host of the repository serves its pages, unless the book says otherwise."""
    if not config.html_baseurl and book(app).address.site:
        config.html_baseurl = book(app).address.site + "/"


def offer(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """The menu of places where this page runs, or else the way to the page that says how."""
    buttons = places(app, page) if doctree is not None else []
    if HOW in app.env.found_docs and doctree is not None:
        url = context["pathto"](HOW)
        buttons.append(link("On your own machine", "How to run this book", url, "fas fa-rocket"))
    if buttons:
        menu = {
            "type": "group",
            "tooltip": "Run this page",
            "icon": "fas fa-rocket",
            "buttons": buttons,
            "label": "launch-buttons",
        }
        context.get("header_buttons", []).insert(0, menu)


def places(app: Sphinx, page: str) -> list[dict[str, str]]:
    """Binder and Colab, as buttons of the theme; a page without cells offers the sandbox."""
    own = page in book(app).runnable
    opened, name = (page, "this page") if own else (SANDBOX, "the sandbox")
    address = book(app).address
    found = (
        (
            "Binder",
            address.binder(f"lab/tree/lab/{opened}.ipynb"),
            "_static/images/logo_binder.svg",
        ),
        ("Colab", address.colab(f"{opened}.ipynb"), "_static/images/logo_colab.png"),
    )
    return [link(text, f"Run {name} in {text}", url, icon) for text, url, icon in found if url]


def link(text: str, tooltip: str, url: str, icon: str) -> dict[str, str]:
    """An entry of one of the theme's menus."""
    return {"type": "link", "text": text, "tooltip": tooltip, "url": url, "icon": icon}


class PlacesToRun(SphinxDirective):
    """A list of what can be had with the present settings."""

    def run(self) -> list[nodes.Node]:
        """The files of the site, and the addresses that follow from the repository's."""
        app = self.env.app
        self.env.note_dependency(str(Path(self.env.srcdir, "_config.yml")))
        here = app.builder.get_target_uri(self.env.docname)
        wheel, sandbox = book(app).wheel, f"{SANDBOX}.ipynb"
        entries = [
            ("The package: ", wheel, relative_uri(here, f"{FOLDER}/{wheel}")),
            ("To try things in: ", "sandbox.ipynb", relative_uri(here, sandbox)),
            *(
                (f"{place['tooltip']}, with nothing to install: ", place["text"], place["url"])
                for place in places(app, SANDBOX)
            ),
        ]
        items = nodes.bullet_list()
        for said, text, uri in entries:
            target = nodes.reference("", text, refuri=uri)
            items += nodes.list_item("", nodes.paragraph("", "", nodes.Text(said), target))
        if not book(app).address.repository:
            return [items, nodes.paragraph("", NO_ADDRESS)]
        return [items]
