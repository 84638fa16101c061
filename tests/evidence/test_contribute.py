"""Whoever has a value or a finding gets a row to fill in, and is told what is wrong with it."""

import csv
import io
from pathlib import Path

import pytest
import yaml

from heteroionic_lite import findings, orders, reported, solvents
from heteroionic_lite.evidence.__main__ import main
from heteroionic_lite.evidence.contribute import KINDS, check, explanation, template
from heteroionic_lite.evidence.read import DATA
from heteroionic_lite.evidence.words import EVIDENCE, INTERFACES, METHODS, QUANTITIES, RELATIONS

FORM = Path(__file__).resolve().parents[2] / ".github" / "ISSUE_TEMPLATE" / "value.yml"

GOOD = {
    "value": {
        "interface": "LE/SE", "quantity": "interface resistance", "solid": "LAGP",
        "counterpart": "PC", "ion": "Li+", "qualifier": "=", "value": "123", "unit": "ohm cm^2",
        "method": "4-point EIS", "evidence": "primary abstract", "citation": "abe2005",
    },
    "finding": {
        "interface": "LE/SE", "relation": "confirms", "statements": "C038",
        "finding": "The barrier rises with the donor number.", "evidence": "primary abstract",
        "citation": "abe2005", "seen_at": "a library record",
    },
    "solvent": {
        "quantity": "donor number", "solvent": "anisole", "qualifier": "=", "value": "9",
        "unit": "dimensionless", "method": "calorimetry", "evidence": "secondary table",
        "citation": "gutmann1976", "seen_in": "openchemstudio",
    },
    "order": {
        "quantity": "activation energy", "interface": "LE/SE", "compared": "the solvent",
        "order": "EC < DMSO", "evidence": "primary abstract", "citation": "abe2005",
    },
}  # fmt: skip


def written(folder, kind, **cells):
    """The template of a kind with some cells filled in."""
    (row,) = csv.DictReader(io.StringIO(template(kind)))
    path = folder / "mine.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row | cells)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_that_is_filled_in_is_accepted(kind, tmp_path, capsys):
    path = written(tmp_path, kind, **GOOD[kind])
    assert main(["check", str(path)]) == 0
    assert "mine.csv: 1 row, nothing to mend" in capsys.readouterr().out
    (row,) = check(path)
    known = {row.id for row in [*reported(), *solvents(), *orders(), *findings()]}
    assert row.id not in known
    assert isinstance(row, KINDS[kind].model)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_template_is_told_what_each_column_takes(kind, tmp_path, capsys):
    assert main(["check", str(written(tmp_path, kind))]) == 1
    said = capsys.readouterr().err
    assert "mine.csv, line 2, column evidence: is empty; it is one of primary abstract" in said
    assert "mine.csv, line 2, column citation: is empty; it is the key of a reference" in said


def test_the_row_goes_to_the_file_and_the_explanation_to_the_screen(capsys):
    assert main(["new", "value"]) == 0
    said = capsys.readouterr()
    assert said.out == template("value")
    assert said.err.splitlines() == list(explanation("value"))
    for word in (*QUANTITIES, *METHODS):
        assert word in said.err


@pytest.mark.parametrize(
    ("kind", "change", "reason"),
    [
        (
            "value",
            {"id": "V040"},
            "line 2, column id: V040 is a row of reported.csv; the next free",
        ),
        (
            "value",
            {"id": "V001"},
            "line 2, column id: V001 is a row of solvents.csv; the next free",
        ),
        (
            "value",
            {"unit": ""},
            "line 2, column unit: is empty; it is the unit that was printed, of",
        ),
        ("value", {"value": "12,3"}, "line 2, column value: '12,3' is not a number"),
        ("value", {"low": "200"}, "line 2, column low: 200 is above the value of 123"),
        ("finding", {"statements": "C998"}, "line 2, column statements: 'C998' is not in coverage"),
    ],
)
def test_what_may_not_be_added_is_refused(kind, change, reason, tmp_path, capsys):
    path = written(tmp_path, kind, **(GOOD[kind] | change))
    assert main(["check", str(path)]) == 1
    assert f"mine.csv, {reason}" in capsys.readouterr().err


def test_a_row_of_the_book_under_another_identifier_is_refused(tmp_path, capsys):
    with (DATA / "reported.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["id"] == "V040")
    path = written(tmp_path, "value", **{**row, "id": "V084"})
    assert main(["check", str(path)]) == 1
    assert "mine.csv, line 2: says the same as V040 of reported.csv" in capsys.readouterr().err


def test_files_that_are_no_tables_of_ours_are_refused_one_by_one(tmp_path, capsys):
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["check", str(other), str(tmp_path / "none.csv")]) == 1
    said = capsys.readouterr().err
    assert "other.csv, line 1: this is the header of no table; a value has id, interface" in said
    assert "none.csv: there is no such file" in said


def test_the_books_own_files_have_nothing_to_mend(capsys):
    assert main(["check", *(str(DATA / kind.file) for kind in KINDS.values())]) == 0
    assert capsys.readouterr().err == ""


def test_an_unknown_kind_is_answered_with_those_there_are(capsys):
    with pytest.raises(SystemExit):
        main(["new", "number"])
    assert "'value', 'finding', 'solvent', 'order'" in capsys.readouterr().err.replace("(", "")


def test_the_form_for_a_value_offers_the_words_of_the_tables():
    form = yaml.safe_load(FORM.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form)
    offered = {
        field["id"]: field["attributes"]["options"]
        for field in form["body"]
        if field["type"] == "dropdown"
    }
    assert offered == {
        "evidence": list(EVIDENCE),
        "interface": list(INTERFACES),
        "quantity": list(QUANTITIES),
        "method": list(METHODS),
        "relation": list(RELATIONS),
    }
