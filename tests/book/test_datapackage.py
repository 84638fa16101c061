"""The data package says of each file what is in it, and each file is as it says."""

import csv
import hashlib
import json
import re

import pytest
from _site.datapackage import NAME, dataset

from heteroionic_lite import findings, orders, reported, solvents
from heteroionic_lite.evidence.version import version
from heteroionic_lite.units import registry

ROWS = {"reported": reported, "solvents": solvents, "orders": orders, "findings": findings}
# What Table Schema's types allow, as far as the package uses them.
TYPES = {
    "string": str,
    "number": lambda text: float(re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", text)[0]),
    "integer": lambda text: int(re.fullmatch(r"[+-]?\d+", text)[0]),
}


@pytest.fixture(scope="module")
def folder(site):
    return site / "_static" / "data"


@pytest.fixture(scope="module")
def package(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def rows_of(folder, resource):
    with (folder / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_it_has_what_a_data_package_needs(package):
    assert package["name"] == NAME
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert package["version"] == version()
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    names = [resource["name"] for resource in package["resources"]]
    assert names == [*ROWS, "references"]
    for resource in package["resources"]:
        assert re.fullmatch(r"[\w-]+\.csv", resource["path"])  # within the folder, no address
        assert resource["schema"]["fields"]


def test_each_file_is_the_one_that_is_described(package, folder):
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["encoding"] == "utf-8"


def faults(resource, table, keys):
    """What of a table is not as its schema says, by the rules of Table Schema."""
    schema = resource["schema"]
    header, *lines = table
    fields = schema["fields"]
    if header != [field["name"] for field in fields]:
        yield "the header is another one"
    for number, field in enumerate(fields):
        constraints = field.get("constraints", {})
        column = [line[number] for line in lines]
        present = [cell for cell in column if cell not in schema["missingValues"]]
        if constraints.get("required") and len(present) < len(column):
            yield f"{field['name']}: missing"
        if constraints.get("unique") and len(set(present)) < len(present):
            yield f"{field['name']}: not unique"
        for cell in present:
            try:
                TYPES[field["type"]](cell)
            except TypeError:  # no match
                yield f"{field['name']}: {cell!r} is no {field['type']}"
            if "enum" in constraints and cell not in constraints["enum"]:
                yield f"{field['name']}: {cell!r} is none of the words"
            if "pattern" in constraints and not re.fullmatch(constraints["pattern"], cell):
                yield f"{field['name']}: {cell!r} has another form"
    for foreign in schema.get("foreignKeys", ()):
        at = header.index(foreign["fields"][0])
        yield from (f"{line[at]} is no key" for line in lines if line[at] and line[at] not in keys)


def test_every_table_is_as_its_schema_says(package, folder):
    keys = {line[0] for line in rows_of(folder, package["resources"][-1])[1:]}
    for resource in package["resources"]:
        table = rows_of(folder, resource)
        assert list(faults(resource, table, keys)) == []
        if resource["name"] in ROWS:
            assert [line[0] for line in table[1:]] == [row.id for row in ROWS[resource["name"]]()]


@pytest.mark.parametrize(
    ("column", "cell", "fault"),
    [
        ("id", "V040", "id: not unique"),
        ("id", "40", "id: '40' has another form"),
        ("quantity", "", "quantity: missing"),
        ("method", "guess", "method: 'guess' is none of the words"),
        ("value / unit", "many", "value / unit: 'many' is no number"),
        ("year", "2020.5", "year: '2020.5' is no integer"),
        ("seen_in", "nobody1999", "nobody1999 is no key"),
    ],
)
def test_the_schema_would_refuse_a_spoilt_cell(package, folder, column, cell, fault):
    resource = package["resources"][0]
    table = rows_of(folder, resource)
    keys = {line[0] for line in rows_of(folder, package["resources"][-1])[1:]}
    table[1][table[0].index(column)] = cell
    assert fault in list(faults(resource, table, keys))


def test_every_number_has_a_unit_or_the_column_that_names_it(package, folder):
    for resource in package["resources"][:-1]:
        header, *lines = rows_of(folder, resource)
        for field in resource["schema"]["fields"]:
            if field["type"] != "number":
                continue
            units = {field["unit"]} if "unit" in field else {
                line[header.index(field["unitField"])] for line in lines
            }  # fmt: skip
            for unit in units:
                registry().parse_units(unit)


def test_every_key_of_the_tables_is_explained(package, folder):
    keys = {line[0] for line in rows_of(folder, package["resources"][-1])[1:]}
    cited = {key for rows in ROWS.values() for row in rows() for key in row.citation.split("; ")}
    assert cited <= keys


def test_a_doi_is_given_only_where_it_was_checked(package, folder):
    header, *lines = rows_of(folder, package["resources"][-1])
    for line in lines:
        row = dict(zip(header, line, strict=True))
        assert row["checked"]
        if row["doi"]:
            assert "DOI" in row["checked"] or row["checked"].startswith("Details checked")


def test_the_page_with_the_downloads_describes_the_data_set(site):
    page = (site / "book" / "data.html").read_text(encoding="utf-8")
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    found = json.loads(text)
    assert (found["@context"], found["@type"]) == ("https://schema.org/", "Dataset")
    assert found["version"] == version()
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    for download in found["distribution"]:
        assert (site / "book" / download["contentUrl"]).resolve().is_file()
    others = [path for path in (site / "book").rglob("*.html") if path.name != "data.html"]
    assert not [p for p in others if "application/ld+json" in p.read_text(encoding="utf-8")]


def test_where_the_address_of_the_book_is_known_the_downloads_have_whole_addresses():
    found = dataset("https://example.org/_static/data", "https://example.org/book/data.html")
    assert found["url"] == "https://example.org/book/data.html"
    assert found["distribution"][0]["contentUrl"] == (
        "https://example.org/_static/data/datapackage.json"
    )
