"""A finding is said in words of our own, on statements that exist; a broken one is refused."""

import csv
import re

import pytest

from heteroionic_lite import findings, orders, reported, solvents
from heteroionic_lite.evidence.findings import LONGEST_FINDING, LONGEST_QUOTE
from heteroionic_lite.evidence.read import BIBLIOGRAPHY, DATA, STATEMENTS, read
from heteroionic_lite.evidence.sources import NAMES, cited, years
from heteroionic_lite.evidence.strict_csv import DataError
from heteroionic_lite.evidence.version import CHANGELOG, added
from heteroionic_lite.evidence.words import PERIODS, RELATIONS

with (DATA / "findings.csv").open(encoding="utf-8", newline="") as file:
    LINES = list(csv.DictReader(file))
ROW = LINES[0]


def refusal(folder, **change):
    path = folder / "findings.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ROW)
        writer.writeheader()
        writer.writerow(ROW | change)
    read.cache_clear()
    with pytest.raises(DataError) as error:
        findings(path=path)
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": "V001"}, "column id: 'V001' is not of the form F01"),
        ({"id": ""}, "column id: is empty"),
        ({"statements": "C999"}, "column statements: 'C999' is not in coverage.csv"),
        ({"statements": "C190; C999"}, "column statements: 'C999' is not in coverage.csv"),
        ({"statements": "C190, C196"}, "column statements: 'C190, C196' is not the number of a"),
        ({"statements": "C190; C190"}, "column statements: C190 is named twice"),
        ({"statements": ""}, "column statements: is empty"),
        ({"citation": "nobody2021"}, "column citation: 'nobody2021' is not in references.bib"),
        ({"citation": "nobody2999"}, "column citation: 'nobody2999' is of the year 2999; allowed"),
        ({"relation": "doubts"}, "column relation: 'doubts' is not one of confirms, qualifies"),
        ({"relation": ""}, "column relation: is empty; it is one of confirms, qualifies"),
        ({"interface": "SE-SE"}, "column interface: 'SE-SE' is not one of LE/SE, PE/SE"),
        ({"evidence": "X"}, "column evidence: 'X' is not one of primary abstract"),
        ({"finding": ""}, "column finding: is empty"),
        ({"finding": "so " * 60 + "so"}, "column finding: has 61 words; allowed are 60"),
        ({"quote": "so " * 15 + "so"}, "column quote: has 16 words; allowed are 15"),
        ({"finding": "They saw a layer.", "quote": "Saw A Layer"}, "column quote: stands in the"),
        ({"seen_at": ""}, "column seen_at: is empty"),
        ({"seen_at": " here"}, "column seen_at: a space at an end"),
    ],
    ids=str,
)
def test_a_broken_finding_is_refused_with_file_line_column_and_reason(change, reason, tmp_path):
    faults = refusal(tmp_path, **change)
    assert any(fault.startswith(f"findings.csv, line 2, {reason}") for fault in faults), faults


def test_the_words_and_the_statements_of_all_findings_exist():
    with STATEMENTS.open(encoding="utf-8", newline="") as file:
        statements = {line["id"] for line in csv.DictReader(file)}
    for row in findings():
        assert set(row.numbers) <= statements, row.id
        assert len(row.finding.split()) <= LONGEST_FINDING
        assert len(row.quote.split()) <= LONGEST_QUOTE
        assert row.period in PERIODS
    assert {row.relation for row in findings()} == set(RELATIONS)


def test_findings_are_chosen_by_statement_relation_and_class():
    assert [row.id for row in findings(statement="C196", relation="contradicts")] == ["F01"]
    assert {row.interface for row in findings(interface=["LE/SE", "SE/SE"])} == {"LE/SE", "SE/SE"}
    both = findings(statement=["C071", "C150"])
    assert [row.id for row in both] == ["F19", "F23", "F24"]


def test_a_quotation_is_kept_and_neither_shown_nor_published():
    quotes = [line["quote"] for line in LINES if line["quote"]]
    assert len(quotes) > 30
    rows = findings()
    given_out = "\n".join([rows.csv(), repr(rows), rows._repr_html_(), str(rows.records())])
    assert [quote for quote in quotes if quote in given_out] == []


def test_the_year_in_a_key_is_that_of_its_entry():
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    entries = dict(re.findall(r"^@\w+\{(\w+),(.*?)^\}", text, re.MULTILINE | re.DOTALL))
    for row in [*reported(), *solvents(), *orders(), *findings()]:
        for key in row.citation.split("; "):
            printed = re.search(r"^  year = \{(\d{4})\}", entries[key], re.MULTILINE)
            assert years(key) == ((int(printed[1]),) if printed and years(key) else ())


def test_no_name_is_said_of_authors_that_were_not_seen():
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    entries = dict(re.findall(r"^@\w+\{(\w+),(.*?)^\}", text, re.MULTILINE | re.DOTALL))
    nameless = {key for key, entry in entries.items() if "author = {{Authors not shown" in entry}
    assert nameless <= set(NAMES)
    for key in nameless:
        assert cited(key) != f"{key.capitalize()}"


def test_every_row_was_added_once_by_a_version_and_none_is_lost():
    named = added(CHANGELOG.read_text(encoding="utf-8"))
    rows = [row.id for row in [*reported(), *solvents(), *orders(), *findings()]]
    assert sorted(named) == sorted(rows)
