"""The reported values: rows can be linked to, sources lead to their entries, tables are files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError
from sphinx.util.osutil import relative_uri

from _site import ids, outputs
from heteroionic_lite.evidence.chemical import plain
from heteroionic_lite.output.data import TableData

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

    from heteroionic_lite.output.html import Address, Target

DIRECTORY = "_static/data"
LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def setup(app: Sphinx) -> None:
    """Rows are named when a page is read; where they are is asked for by `written`."""
    app.connect("doctree-read", name_rows)
    app.connect("build-finished", write_downloads)


def name_rows(app: Sphinx, doctree: nodes.document) -> None:
    """Lets every page refer to a row: `[53.1 µA/cm²](#V040)`."""
    domain: Any = app.env.get_domain("std")
    for _, data in outputs.of(doctree):
        if isinstance(data, TableData) and data.id:
            for row in data.rows:  # labels are looked up in lower case
                title = plain(row.cells[1].text)
                domain.note_hyperlink_target(row.id.lower(), app.env.docname, row.id, title)


def addresses(app: Sphinx, docname: str) -> Address:
    """Where, seen from a page, the rows, references, review numbers and places of a text are."""
    page = app.builder.get_target_uri(docname)
    find = references(app)

    def uri(other: str, anchor: str) -> str:
        there = "" if other == docname else relative_uri(page, app.builder.get_target_uri(other))
        return f"{there}#{anchor}"

    def address(target: Target, name: str) -> str:
        if target == "cite":
            return uri(*find(name))
        if target == "review":
            where = getattr(app.env, "review_page", None)
            return "" if where is None else uri(where, f"review-{name}")
        found = app.env.domaindata["std"]["anonlabels"].get(name.lower())
        if found is None:  # no label, but an id: of a figure, for example
            found = next(((page, name) for page in ids.pages_with(app.env, name, docname)), None)
        if found is None:
            raise ExtensionError(f"{docname}: no page has the {target} {name}")
        return uri(*found)

    return address


def references(app: Sphinx) -> Callable[[str], tuple[str, str]]:
    """The page and the id of a reference's entry."""
    domain: Any = app.env.get_domain("cite")
    places = {
        citation.key: (citation.bibliography_key.docname, citation.citation_id)
        for citation in domain.citations
    }

    def find(key: str) -> tuple[str, str]:
        if key not in places:
            raise ExtensionError(f"the reference {key!r} has no entry in the bibliography")
        return places[key]

    return find


def write_downloads(app: Sphinx, exception: Exception | None) -> None:
    """CSV, JSON and the schema, made from what the package reads."""
    if exception is not None or app.builder.format != "html":
        return
    from heteroionic_lite.evidence.read import findings, orders, reported, schema, solvents

    folder = Path(app.outdir, DIRECTORY)
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "reported": reported(),
        "solvents": solvents(),
        "orders": orders(),
        "findings": findings(),
    }
    for name, rows in tables.items():
        # What Excel needs to read UTF-8 as such, other programs skip.
        (folder / f"{name}.csv").write_text(rows.csv(), encoding="utf-8-sig")
        content = {
            "title": f"{name} of {app.config.project}",
            "licence": LICENCE,
            "source": "what is cited in each row; numbers are facts, words are our own",
            "schema": "schema.json",
            "units": "value, low and high are in 'unit', si_value, si_low and si_high in 'si_unit'",
            "rows": rows.records(),
        }
        write_json(folder / f"{name}.json", content)
    write_json(folder / "schema.json", schema())


def write_json(path: Path, content: Any) -> None:
    """JSON that people can read as well."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
