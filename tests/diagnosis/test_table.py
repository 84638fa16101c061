"""What is wrong with a table is said at once, with its place; what is not is not touched."""

import numpy as np
import pytest

from heteroionic_lite import quantity
from heteroionic_lite.diagnosis import Table, TableError, diagnose
from heteroionic_lite.diagnosis.gather import table_from

GOOD = {"resistance": [0.05, 0.06, 0.08, 0.11], "concentration": [1000, 500, 250, 100]}


def faults(**changes):
    with pytest.raises(TableError) as caught:
        Table(**{**GOOD, **changes})
    return caught.value.faults


@pytest.mark.parametrize(
    ("changes", "name", "row"),
    [
        ({"resistance": [0.05, -0.06, 0.08, 0.11]}, "NOT_POSITIVE", 2),
        ({"resistance": [0.05, 0, 0.08, 0.11]}, "NOT_POSITIVE", 2),
        ({"resistance": [0.05, 0.06, float("nan"), 0.11]}, "NOT_FINITE", 3),
        ({"resistance": [0.05, 0.06, float("inf"), 0.11]}, "NOT_FINITE", 3),
        ({"resistance": [484.0, 0.06, 0.08, 5e3]}, "RANGE", 4),
        ({"concentration": [1.0, 0.5, 0.25, 0.05]}, "RANGE", 4),
        ({"time": [0, -1, 5, 6]}, "NOT_POSITIVE", 2),
        ({"time": [0, 1, 5, 6e8]}, "RANGE", 4),
        ({"temperature": [25, 298, 298, 298]}, "RANGE", 1),
        ({"uncertainty": [0.01, 0.07, 0.01, 0.01]}, "UNCERTAINTY", 2),
        ({"uncertainty": [0.01, 0.0, 0.01, 0.01]}, "NOT_POSITIVE", 2),
    ],
)
def test_a_wrong_cell_is_named_with_its_row(changes, name, row):
    (fault,) = faults(**changes)
    assert (fault.name, fault.place, fault.unit) == (name, row, "row")
    assert str(fault).startswith(f"table, row {row}, column {next(iter(changes))}: ")


def test_all_faults_come_at_once():
    found = faults(
        resistance=[0.05, -1, float("nan"), 0.11], concentration=[0, 500, 250, 100], interfaces=3
    )
    names = sorted(fault.name for fault in found)
    assert names == ["DECLARE", "NOT_FINITE", "NOT_POSITIVE", "NOT_POSITIVE"]


def test_a_range_is_told_in_the_units_people_use():
    (fault,) = faults(concentration=[1000, 500, 250, 0.05])
    assert "5 × 10⁻⁵ mol/l is 2 times outside what interfaces show" in fault.reason
    assert "is the unit right?" in fault.reason


def test_shapes_have_to_agree():
    (fault,) = faults(time=[1, 2, 3])
    assert fault.name == "ROW_LENGTH"
    assert "time has 3 rows instead of 4" in fault.reason
    assert faults(resistance=[[1.0, 2.0]])[0].name == "ROW_LENGTH"
    assert [one.name for one in faults(concentration=["a", "b", "c", "d"])] == [
        "NOT_A_NUMBER", "ROW_LENGTH",
    ]  # fmt: skip


def test_too_few_and_too_many_rows_are_refused():
    with pytest.raises(TableError, match="2 rows; at least 4 are needed"):
        Table(resistance=[0.05, 0.06])
    with pytest.raises(TableError, match="choose rows first"):
        Table(resistance=np.full(5001, 0.05))


def test_where_the_bias_varies_all_that_changes_its_meaning_has_to_be_said():
    reasons = " ".join(fault.reason for fault in faults(drop=[0, 0.05, -0.05, 0]))
    for words in ("how many interfaces", "chord or differential", "a temperature is needed"):
        assert words in reasons
    given = {"temperature": np.full(4, 298.15), "interfaces": 1, "resistance_kind": "chord"}
    assert Table(**GOOD, drop=[0, 0.05, -0.05, 0], **given).biased
    assert not Table(**GOOD, drop=[0, 0, 0, 0]).biased


def test_what_never_varies_and_what_was_assumed_is_noticed():
    notices = Table(**GOOD).notices
    assert "no temperature is given: 25 °C is assumed" in notices
    assert "the bias never varies: the asymmetry is unknown" in notices
    assert not any("concentration" in notice for notice in notices)


def test_rows_are_left_out_by_their_number():
    table = Table(**GOOD, cell=["a", "b", "c", "d"], time=[0, 1, 2, 3])
    with pytest.raises(ValueError, match="rows 1 to 4"):
        table.without(5)
    longer = Table(
        resistance=[*GOOD["resistance"], 0.2], concentration=[*GOOD["concentration"], 50]
    )
    short = longer.without(2)
    assert short.resistance.tolist() == [0.05, 0.08, 0.11, 0.2]
    assert short.notices == longer.notices
    assert not short.resistance.flags.writeable


def test_columns_say_their_unit_in_the_name_or_as_quantities():
    text = {
        "Concentration / mol/l": [1, 0.5, 0.25, 0.1],
        "resistance / Ω cm²": [5e2, 6e2, 8e2, 1.1e3],
    }
    quantities = {
        "concentration": quantity([1, 0.5, 0.25, 0.1], "mol/l"),
        "resistance": quantity([5e2, 6e2, 8e2, 1.1e3], "ohm cm^2"),
    }
    for data in (text, quantities):
        table = table_from(data)
        np.testing.assert_allclose(table.resistance, GOOD["resistance"])
        np.testing.assert_allclose(table.concentration, GOOD["concentration"])


def test_a_data_frame_is_read_by_its_columns():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {
            "concentration / mol/l": [1, 0.5, 0.25, 0.1],
            "time / hour": [0, 1, 2, 3],
            "resistance / ohm cm^2": [5e2, 6e2, 8e2, 1.1e3],
            "uncertainty / %": [2, 2, 2, 2],
            "cell": ["a", "a", "b", "b"],
        }
    )
    table = table_from(frame)
    np.testing.assert_allclose(table.time, [0, 3600, 7200, 10800])
    np.testing.assert_allclose(table.uncertainty, 0.02 * table.resistance)
    assert table.cell == ("a", "a", "b", "b")


def test_an_overpotential_and_a_current_give_drop_and_resistance():
    table = table_from(
        {
            "overpotential / mV": [-50, -25, 25, 50],
            "current density / mA/cm^2": [0.1, 0.05, -0.05, -0.1],
            "temperature / K": [298.15] * 4,
        },
        interfaces=1,
        resistance_kind="chord",
    )
    np.testing.assert_allclose(table.drop, [0.05, 0.025, -0.025, -0.05])
    np.testing.assert_allclose(table.resistance, 0.05)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"resistance": [484, 600, 700, 800]}, '"resistance" has no unit; write "resistance / ohm'),
        ({"resistance / V": [1, 2, 3, 4]}, "has dimension"),
        ({"resistance / bananas": [1, 2, 3, 4]}, "bananas"),
        ({"resistence / ohm cm^2": [1, 2, 3, 4]}, "did you mean"),
        ({"concentration / mol/l": [1, 2, 3, 4]}, "a resistance or a current density is needed"),
        ({"current density / A/m^2": [1, 2, 3, 4]}, "needs the bias"),
        (
            {"current density / A/m^2": [1, 2, 0, 4], "driving_drop / mV": [0, 1, 2, 3]},
            "without bias or current there is no resistance",
        ),
        (
            {"driving_drop / mV": [1], "overpotential / mV": [1], "resistance / ohm cm^2": [1]},
            "the bias is given twice",
        ),
    ],
)
def test_columns_that_leave_a_doubt_are_refused(data, words):
    with pytest.raises(TableError, match=words):
        table_from(data)


def test_what_is_no_table_is_refused_in_words():
    with pytest.raises(ValueError, match="is no table; give columns with units"):
        diagnose(3.0)
    with pytest.raises(ValueError, match="costs of"):
        diagnose(Table(**GOOD), costs={"money": 1})
