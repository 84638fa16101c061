"""The reported values: rows can be linked to, sources lead to their entries, tables are files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

DIRECTORY = "_static/data"
LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
ROW = re.compile(r'<tr role="row" id="([A-Z]\d+)"[^>]*>\s*<th[^>]*>.*?</th>\s*<td[^>]*>(.*?)</td>')
CITE = re.compile(r'<a data-cite="([^"]+)">')
REVIEW = re.compile(r"<span data-review>(.*?)</span>")
PLACE = re.compile(r'href="#([A-Z]\d+|data-[a-z-]+)"')


def setup(app: Sphinx) -> None:
    """Rows are named when a page is read, sources found when all pages are."""
    app.connect("doctree-read", name_rows)
    app.connect("doctree-resolved", resolve)
    app.connect("build-finished", write_downloads)


def name_rows(app: Sphinx, doctree: nodes.document) -> None:
    """Lets every page refer to a row: `[53.1 µA/cm²](#V040)`."""
    domain: Any = app.env.get_domain("std")
    for node in doctree.findall(nodes.raw):
        if "data-browse" in node.astext():
            for row in ROW.finditer(node.astext()):  # labels are looked up in lower case
                domain.note_hyperlink_target(row[1].lower(), app.env.docname, row[1], row[2])


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Sources and rows that a table or a scale names become links."""
    if app.builder.format != "html":
        return
    page = app.builder.get_target_uri(docname)
    find = references(app)

    def source(match: re.Match[str]) -> str:
        where, entry = find(match[1])
        return f'<a href="{relative_uri(page, app.builder.get_target_uri(where))}#{entry}">'

    def review(match: re.Match[str]) -> str:
        """The review's numbers lead where they lead everywhere in the book."""
        where = getattr(app.env, "review_page", None)
        if where is None:
            return match[1]
        table = "" if where == docname else relative_uri(page, app.builder.get_target_uri(where))
        return re.sub(r"\d+", rf'<a href="{table}#review-\g<0>">\g<0></a>', match[1])

    def place(match: re.Match[str]) -> str:
        found = app.env.domaindata["std"]["anonlabels"].get(match[1].lower())
        if found is None:
            raise ExtensionError(f"{docname}: no page has the row {match[1]}")
        target = app.builder.get_target_uri(found[0])
        here = "" if found[0] == docname else relative_uri(page, target)
        return f'href="{here}#{found[1]}"'

    for node in list(doctree.findall(nodes.raw)):
        text = node.astext()
        if "data-cite=" in text or '<figure class="hx-dots">' in text or "hx-ladders" in text:
            html = PLACE.sub(place, REVIEW.sub(review, CITE.sub(source, text)))
            node.replace_self(nodes.raw("", html, format="html", classes=node["classes"]))


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
    from heteroionic_lite.evidence.read import orders, reported, schema, solvents

    folder = Path(app.outdir, DIRECTORY)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("reported", reported()), ("solvents", solvents()), ("orders", orders())):
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
