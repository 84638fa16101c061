"""The directive `{catalogue}`: every model of the package, with the figures that show it.

    ```{catalogue} models
    ```

The argument is the table's anchor. Its rows have anchors too: `model-charge_transfer_resistance`.
The site's script makes the table sortable and filterable; without it, it is a plain one.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from _site.chapters import order
from _site.noted import PerPage
from _site.symbols import USES
from heteroionic_lite.catalogue import cells, find, home
from heteroionic_lite.equation import words

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from heteroionic_lite.model import Model

CAPTION = "All models"
WITH_TABLES: PerPage[bool] = PerPage("catalogue_pages")
COLUMNS = ("model", "formula", "unit", "source", "figures")


def setup(app: Sphinx) -> None:
    """The table is made when all pages have been read, for it names the figures on them."""
    app.add_directive("catalogue", CatalogueDirective)
    WITH_TABLES.connect(app)
    app.connect("env-updated", renew)
    app.connect("doctree-resolved", fill)


def renew(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The table names other pages, so it is written anew with any page."""
    return sorted(env.found_docs & WITH_TABLES.of(env).keys())


class Catalogue(nodes.General, nodes.Element):
    """Where the table will be."""


class CatalogueDirective(SphinxDirective):
    """All models as one table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A place for the table."""
        WITH_TABLES.of(self.env)[self.env.docname] = True
        place = Catalogue()
        place["anchor"] = self.arguments[0]
        return [place]


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Puts the table where it belongs, now that all pages are known."""
    for place in list(doctree.findall(Catalogue)):
        figures = {model.name: seen(app, model, docname) for model in find()}
        place.replace_self(nodes.raw("", table(place["anchor"], figures), format="html"))


def seen(app: Sphinx, model: Model, docname: str) -> str:
    """HTML with a link to the first figure on each page that shows a model."""
    here = app.builder.get_target_uri(docname)
    links = []
    for page in sorted(USES.of(app.env), key=order(app.env)):
        explorer = USES.of(app.env)[page].get(f"model {model.name}")
        if explorer:
            uri = relative_uri(here, app.builder.get_target_uri(page))
            title = escape(app.env.titles[page].astext())
            links.append(f'<a href="{uri}#{explorer}">{title}</a>')
    return "<br>".join(links)


def table(anchor: str, figures: dict[str, str]) -> str:
    """The HTML of all models, as `browse.ts` and `browse.css` want it."""
    heads = "".join(
        f'<th role="columnheader" scope="col" data-column="{name}">{name}</th>' for name in COLUMNS
    )
    facets = "status: status | topic: topic"
    rows = "\n".join(row(model, figures[model.name]) for model in find())
    # Roles are written out: as cards on a narrow screen, the elements alone would lose them.
    return (
        f'<div class="hx-browse hx-catalogue" id="{anchor}" data-browse data-facets="{facets}">\n'
        f'<table role="table" class="hx-table">\n<caption>{CAPTION}</caption>\n'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}\n</tbody>\n</table>\n</div>'
    )


MANY = 45  # elements of a formula


def folded(formula: str) -> str:
    """A formula that is long is laid out when it is wanted: a page of all of them is heavy.

    What stands in `noscript` is plain text to a browser with scripts until `later.ts` sets it.
    """
    if formula.count("<") - formula.count("</") <= MANY:
        return formula
    return f"<details><summary>a long formula</summary><noscript>{formula}</noscript></details>"


def row(model: Model, figures: str) -> str:
    """One model: name and meaning, formula, unit, source, figures."""
    said = cells(model)
    said["formula"] = folded(said["formula"])
    first, *others = {**said, "figures": figures}.items()
    topic = escape(words(home(model)))
    title = first[1].replace(model.name, model.name.replace("_", "_<wbr>"))  # it may break there
    return "\n".join(
        [
            f'<tr role="row" id="model-{model.name}" data-status="{model.status}" '
            f'data-topic="{topic}">',
            f'<th role="rowheader" scope="row">{title}</th>',
            *(
                f'<td role="cell" data-label="{name}"{sort_key(name, model)}>{cell}</td>'
                for name, cell in others
            ),
            "</tr>",
        ]
    )


def sort_key(column: str, model: Model) -> str:
    """By what a column is sorted, where its text would not do."""
    keys: dict[str, Any] = {"formula": model.symbol, "source": model.reference}
    return f' data-sort="{escape(str(keys[column]))}"' if column in keys else ""
