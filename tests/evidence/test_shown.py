"""Reported values as they are shown: formulas, marks on a scale, links."""

import re

import pytest

from heteroionic_lite import orders, reported
from heteroionic_lite.evidence.chemical import chemical, ions, plain
from heteroionic_lite.evidence.dots import dots, ladders
from heteroionic_lite.evidence.tables import browse
from heteroionic_lite.output.data import Mark, Run
from heteroionic_lite.output.html import text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Li7La3Zr2O12", "Li<sub>7</sub>La<sub>3</sub>Zr<sub>2</sub>O<sub>12</sub>"),
        ("Zr1.88Y0.12", "Zr<sub>1.88</sub>Y<sub>0.12</sub>"),
        ("(PO4)3", "(PO<sub>4</sub>)<sub>3</sub>"),
        ("SiO2, 10 nm", "SiO<sub>2</sub>, 10 nm"),
        ("Li+ and Na+", "Li<sup>+</sup> and Na<sup>+</sup>"),
        ("25 °C, 1 mol/l", "25 °C, 1 mol/l"),
        ("a < b's", "a &lt; b&#x27;s"),
    ],
)
def test_indices_are_low_and_charges_high(written, shown):
    assert text(chemical(written)) == shown
    assert plain(chemical(written)) == written


def test_in_prose_a_digit_is_no_index():
    assert text(ions("see V3 for Li+")) == "see V3 for Li<sup>+</sup>"


def test_a_row_of_a_table_leads_to_its_evidence_and_references():
    (row,) = reported(identifier="V068")
    cells = browse("demo", "", reported(identifier="V068")).output().rows[0].cells
    runs = [run for cell in cells for run in cell.text if isinstance(run, Run)]
    assert [run.row for run in runs if run.row] == ["V068"]
    assert [run.place for run in runs if run.place] == ["data-evidence"]
    assert {run.cite for run in runs if run.cite} == {
        *row.citation.split("; "),
        *filter(None, [row.seen_in]),
    }
    assert [run.review for run in runs if run.review] == re.findall(r"\d+", row.review_ref)


@pytest.mark.parametrize(
    ("identifier", "low", "high", "mark"),
    [
        ("V039", 1, 10_000, Mark("dot", pytest.approx(61.93, abs=0.01))),  # 300 Ω cm²
        ("V079", 1, 10_000, Mark("below", pytest.approx(50))),  # < 100 Ω cm²
        ("V071", 1, 10_000, None),  # vanishing
        ("L020", 1, 10_000, Mark("below", pytest.approx(72.58, abs=0.01))),  # 800, a whole cell
    ],
)
def test_a_value_stands_on_the_scale_as_it_was_reported(identifier, low, high, mark):
    data = dots("", reported(identifier=identifier), "ohm cm^2", low, high).output()
    assert data.rows[0].mark == mark
    assert [tick.text for tick in data.ticks] == ["1", "10", "100", "1000", "10000"]


def test_a_range_is_a_bar_from_end_to_end():
    (row,) = dots("", reported(identifier="V057"), "kJ/mol", 0, 50, log=False).output().rows
    assert row.mark == Mark("bar", pytest.approx(46), pytest.approx(50))  # 23–25 kJ/mol


def test_a_value_off_the_scale_is_refused():
    with pytest.raises(ValueError, match="300 lies outside the scale from 1 to 100"):
        dots("", reported(identifier="V039"), "ohm cm^2", 1, 100)


def test_a_ladder_has_a_step_for_each_step_of_the_order():
    for row, ladder in zip(orders(), ladders(orders()).output().rows, strict=True):
        assert len(ladder.steps) == len(row.steps)
        for names, step in zip(row.steps, ladder.steps, strict=True):
            assert all(name in plain(step) for name in names)
