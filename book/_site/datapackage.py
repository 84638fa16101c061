"""The downloads as a data package, for programs; and the page that offers them, for searches.

`datapackage.json` beside the tables follows Frictionless' Data Package: of each table its columns
with type, unit, meaning and what they may hold, taken from the same models that check the rows.
`references.csv` says what the keys in the tables stand for. The head of the page with the downloads
carries the same in short as a schema.org Dataset.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pybtex.database import parse_file

from _site import ids
from _site.bibliography import status
from _site.data import DIRECTORY, write_json
from heteroionic_lite.evidence import version
from heteroionic_lite.evidence.read import (
    BIBLIOGRAPHY,
    findings,
    orders,
    reported,
    schema,
    solvents,
)
from heteroionic_lite.evidence.tables import heading
from heteroionic_lite.evidence.words import METHODS, QUANTITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes
    from pybtex.database import Entry
    from sphinx.application import Sphinx

    from heteroionic_lite.evidence.tables import Rows

NAME = "heteroionic-reported-values"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
OFFERED = "data-download"  # the anchor of the section with the links
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
DESCRIPTION = (
    "Resistances, activation energies and other values reported for contacts between two ion "
    "conductors (liquid, polymer and solid electrolytes), each with its conditions, its method, "
    "where it was seen, and its source; and what studies say of the statements of a review of 2020."
)
KEYWORDS = ("solid-state batteries", "electrochemistry", "interface resistance", "ion transfer")
TABLES: dict[str, tuple[str, str, Callable[[], Rows[Any]]]] = {
    "reported": ("Values reported for contacts", "Reported", reported),
    "solvents": ("Donor numbers of solvents", "Solvent", solvents),
    "orders": ("Which is smaller, where only that is known", "Order", orders),
    "findings": ("What studies say of the review's statements", "Finding", findings),
}
REFERENCES = {
    "key": "what the tables cite it by",
    "title": "its title, or what it is about where that was not seen",
    "year": "its year, where it was seen",
    "doi": "only where it was seen",
    "checked": "what of the entry was checked at a source",
}
# The unit of a number: one for the whole column, or named in another column of the row.
UNITS = {"temperature_degC": "degC", "concentration_mol_l": "mol/l"}


def setup(app: Sphinx) -> None:
    """After the tables are written; in the head, before the description."""
    app.connect("build-finished", write, priority=600)
    app.connect("html-page-context", describe)


def write(app: Sphinx, exception: Exception | None) -> None:
    """The package and the table of references, if there are tables."""
    folder = Path(app.outdir, DIRECTORY)
    if exception is not None or app.builder.format != "html" or not folder.is_dir():
        return
    (folder / "references.csv").write_text(references(sources()), encoding="utf-8")
    write_json(folder / "datapackage.json", package(folder))


def sources() -> dict[str, Entry]:
    """The entries of the bibliography that the tables cite."""
    cited = {
        key
        for _, _, rows in TABLES.values()
        for row in rows()
        for key in (*row.citation.split("; "), getattr(row, "seen_in", ""))
    }
    entries = parse_file(str(BIBLIOGRAPHY)).entries
    return {key: entries[key] for key in sorted(cited - {""})}


def references(entries: Mapping[str, Entry]) -> str:
    """A line for each entry, as CSV."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(REFERENCES)
    for key, entry in entries.items():
        title = entry.fields.get("title", "").replace("{", "").replace("}", "")
        said = [entry.fields.get("year", ""), entry.fields.get("doi", ""), status(entry)]
        writer.writerow([key, title, *said])
    return file.getvalue()


def package(folder: Path) -> dict[str, Any]:
    """The descriptor of the files in a folder."""
    definitions = schema()["$defs"]
    resources = [
        resource(folder, name, title, table_schema(rows(), definitions[kind]))
        for name, (title, kind, rows) in TABLES.items()
    ]
    fields: list[dict[str, Any]] = [
        {"name": name, "type": "integer" if name == "year" else "string", "description": said}
        for name, said in REFERENCES.items()
    ]
    fields[0]["constraints"] = {"required": True, "unique": True}
    keys = {"fields": fields, "primaryKey": ["key"], "missingValues": [""]}
    return {
        "$schema": PROFILE,
        "name": NAME,
        "title": "Values reported for contacts between two ion conductors",
        "description": DESCRIPTION,
        "version": version.version(),
        "keywords": [*KEYWORDS],
        "licenses": [LICENCE],
        "contributors": [{"title": "The heteroionic_lite authors", "roles": ["creator"]}],
        "sources": [
            {"title": "what is cited in each row, by the keys of references.csv"},
        ],
        "resources": [
            *resources,
            resource(folder, "references", "What the keys in the tables stand for", keys),
        ],
    }


def resource(folder: Path, name: str, title: str, columns: Mapping[str, Any]) -> dict[str, Any]:
    """A table as a resource: where it is, how large, what is in it."""
    content = (folder / f"{name}.csv").read_bytes()
    return {
        "name": name,
        "type": "table",
        "title": title,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": columns,
    }


def table_schema(rows: Rows[Any], definition: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a table, in its order."""
    names = list(rows.records()[0])
    columns: dict[str, Any] = {
        "fields": [field(name, definition["properties"][name]) for name in names],
        "primaryKey": ["id"],
        "missingValues": [""],
    }
    if "seen_in" in names:
        columns["foreignKeys"] = [
            {"fields": ["seen_in"], "reference": {"resource": "references", "fields": ["key"]}}
        ]
    return columns


def field(name: str, described: Mapping[str, Any]) -> dict[str, Any]:
    """A column, from what the JSON Schema of its model says."""
    kinds = {kind["type"] for kind in described.get("anyOf", [described])} - {"null"}
    (kind,) = kinds
    words = described.get("enum")
    constraints: dict[str, Any] = {}
    if name == "id" or described.get("minLength") or (words and "" not in words):
        constraints["required"] = True
    if name == "id":
        constraints |= {"unique": True, "pattern": described["pattern"].strip("^$")}
    if words:
        constraints["enum"] = [word for word in words if word]
    of_a_kind = name.removesuffix("_low").removesuffix("_high")
    measured = {"unit": UNITS[of_a_kind]} if of_a_kind in UNITS else {}
    if name.removeprefix("si_") in ("value", "low", "high"):
        measured = {"unitField": "si_unit" if name.startswith("si_") else "unit"}
    return {
        "name": heading(name),
        "type": kind,
        "description": " ".join(str(described.get("description", "")).replace("``", "").split()),
        **measured,
        **({"constraints": constraints} if constraints else {}),
    }


def describe(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """The data set in the head of the page that offers it."""
    if doctree is None or OFFERED not in ids.known(app.env).get(page, {}):
        return
    base = app.config.html_baseurl.rstrip("/")
    folder = f"{base}/{DIRECTORY}" if base else context["pathto"](DIRECTORY, 1)
    here = f"{base}/{app.builder.get_target_uri(page)}" if base else ""
    text = json.dumps(dataset(folder, here), ensure_ascii=False, separators=(",", ":"))
    # "<" would allow the element to be closed from within
    text = text.replace("<", r"\u003c")
    context["metatags"] = context.get("metatags", "") + (
        f'\n    <script type="application/ld+json">{text}</script>'
    )


def dataset(folder: str, address: str = "") -> dict[str, Any]:
    """The data set as schema.org has it; addresses are whole where the site's own is known."""
    methods = {row.method for row in reported()} - {"not stated"}
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": "Values reported for contacts between two ion conductors",
        "description": DESCRIPTION,
        "version": version.version(),
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "The heteroionic_lite authors"},
        "keywords": [*KEYWORDS],
        "measurementTechnique": [METHODS[method] for method in METHODS if method in methods],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "unitText": kind.unit}
            for name, kind in QUANTITIES.items()
        ],
        **({"url": address} if address else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": kind,
                "contentUrl": f"{folder}/{name}",
            }
            for name, kind in (
                ("datapackage.json", "application/json"),
                *((f"{table}.csv", "text/csv") for table in TABLES),
            )
        ],
    }
