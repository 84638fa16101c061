"""Reported values keep unit, evidence and source; a broken row is refused where it is broken."""

import csv

import pytest

from heteroionic_lite import reported
from heteroionic_lite.literature import _FILES, EVIDENCE
from heteroionic_lite.models.charge_transfer import charge_transfer_resistance
from heteroionic_lite.tables import table

with _FILES[0].open(encoding="utf-8", newline="") as _file:
    ROW = next(csv.DictReader(_file))


@pytest.fixture
def file_of(tmp_path):
    """Write a table of rows, each the first row of the real one with some cells changed."""

    def write(*changes):
        path = tmp_path / "rows.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ROW)
            writer.writeheader()
            writer.writerows(ROW | change for change in changes)
        return path

    return write


def test_the_measured_exchange_current_is_the_default_of_the_model():
    (row,) = reported(identifier="V040")
    assert (row.value, row.unit) == (53.1, "uA/cm^2")
    assert row.si == pytest.approx(charge_transfer_resistance.defaults["exchange_current_density"])


def test_every_row_has_evidence_and_an_error_bar_around_its_value():
    rows = reported()
    assert len({row.id for row in rows}) == len(rows) > 10
    for row in rows:
        assert row.evidence in EVIDENCE
        assert row.source
        if row.is_point:
            assert (row.si_low or row.si) <= row.si <= (row.si_high or row.si), row.id


def test_rows_are_chosen_by_interface_quantity_and_identifier():
    rows = reported(interface="LE/SE", quantity="activation energy")
    assert {row.value for row in rows} == {32.0, 50.0}
    assert reported(interface="nowhere") == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"value": "many"}, "column value: 'many' is not a number"),
        ({"value": ""}, "column value: '' is not a number"),
        ({"value": "nan"}, "column value: 'nan' is not a number"),
        ({"low": "1e999"}, "column low: '1e999' is not a number"),
        ({"unit": "furlongs per"}, "column unit: "),
        ({"citation": ""}, "column citation: is empty"),
        ({"evidence": "hearsay"}, "column evidence: 'hearsay' is not one of primary abstract"),
    ],
    ids=lambda p: str(p)[:30],
)
def test_a_broken_row_is_refused_with_file_line_column_and_reason(change, reason, file_of):
    path = file_of({}, {"id": "V999", **change})
    with pytest.raises(ValueError) as error:
        reported(path=path)
    assert str(error.value).startswith(f"rows.csv, line 3, {reason}")


def test_an_identifier_used_twice_is_refused(file_of):
    with pytest.raises(ValueError, match=f"rows.csv: the id {ROW['id']} occurs twice"):
        reported(path=file_of({}, {}))


def test_a_table_shows_one_row_a_value_and_no_bar_breaks_it():
    rows = reported(interface="LE/SE")
    lines = table(rows)._repr_markdown_().splitlines()
    assert len(lines) == 2 + len(rows)
    assert {line.count("|") for line in lines} == {7}
