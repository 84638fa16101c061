"""What can be handed to diagnose: files, texts, columns; and what it says of what is none."""

from __future__ import annotations

import numpy as np
import pytest

from heteroionic_lite import diagnose
from heteroionic_lite.diagnosis import TableError
from heteroionic_lite.diagnosis.examples import example
from tests.diagnosis import spectra
from tests.diagnosis.files import SAID, written


def test_a_path_a_text_bytes_and_columns_give_the_same(tmp_path):
    text = example("both").text
    path = tmp_path / "cell 7.csv"
    path.write_text(text, encoding="utf-8-sig")
    rows = np.array([line.split(",") for line in text.splitlines()[6:]], dtype=float)
    columns = dict(zip(text.splitlines()[5].split(","), rows.T, strict=True))
    by_name = diagnose(
        {**columns, "temperature / K": np.full(90, 298.15)}, interfaces=1, resistance="chord"
    )
    found = [diagnose(text), diagnose(text.encode()), diagnose(path), diagnose(str(path)), by_name]
    assert {one.verdict.sentence for one in found} == {found[0].verdict.sentence}
    for one in found:
        values = {interval.name: interval.value for interval in one.parameters}
        assert values["transfer_coefficient"] == pytest.approx(0.44, abs=0.01)
        assert values["layer_resistance"] == pytest.approx(300e-4, rel=0.1)
    assert found[2].table.source == "cell 7.csv"


def test_what_a_file_leaves_open_is_declared_by_name():
    header = "Konzentration/mol/l;Zeit/h;Spannung/mV;Widerstand/ohm cm^2"
    text = written(header, between=";", decimal=",")
    chosen = {1: "concentration", 2: "time", 3: "bias", 4: "resistance"}
    with pytest.raises(TableError) as raised:
        diagnose(text)
    assert [fault.name for fault in raised.value.faults] == ["COLUMN_UNKNOWN"] * 4
    with pytest.raises(TableError, match=r"which sign is desolvation.*how many.*chord"):
        diagnose(text, columns=chosen)
    found = diagnose(text, columns=chosen, **SAID)
    assert found.table.varying == ("concentration", "time", "drop")
    assert (found.table.interfaces, found.table.resistance_kind) == (1, "chord")
    with pytest.raises(TypeError, match="interfaces"):
        diagnose(text, columns=chosen, interface=1)
    with pytest.raises(ValueError, match="columns have names"):
        diagnose({"concentration / mol/l": [1, 2]}, decimal="comma")


@pytest.mark.parametrize("name", spectra.SHAPES)
def test_a_spectrum_is_said_to_be_one(name):
    with pytest.raises(TableError, match="diagnose_spectrum"):
        diagnose(spectra.SHAPES[name][0])


def test_a_resistance_against_temperature_has_an_energy_and_no_mechanism():
    found = diagnose(example("warm").text)
    assert found.verdict.kind == "no_mechanism"
    values = {interval.name: interval for interval in found.parameters}
    assert values["activation_energy"].low < 50e3 < values["activation_energy"].high
    assert "layer" not in found.text()


def test_rows_keep_their_numbers_when_others_are_left_out():
    lines = example("typing").text.splitlines()
    slip = diagnose("\n".join(lines))
    assert slip.verdict.rows == (42,)
    without = diagnose("\n".join(lines), exclude=[1, 2])
    assert without.verdict.rows == (42,)
    assert "Row 42" in without.verdict.sentence
    mended = diagnose("\n".join(lines), exclude=[1, 2, 42])
    assert mended.verdict.named == "transfer_growing_layer"
    assert len(mended.table) == 87
    with pytest.raises(ValueError, match="rows 3 to 90, not"):
        without.table.without(1)


def test_a_slip_is_found_although_its_uncertainty_calls_it_the_surest_row():
    lines = example("both").text.splitlines()
    rows = [line.split(",") for line in lines[6:]]
    stated = [f"{0.03 * float(row[3]):.4g}" for row in rows]
    text = "\n".join([*lines[:5], f"{lines[5]},uncertainty / ohm cm^2"]) + "\n"
    for slip in (9, 40, 77):
        wrong = [[*row] for row in rows]
        wrong[slip][3] = f"{10 * float(wrong[slip][3])}"
        said = [",".join([*row, sd]) for row, sd in zip(wrong, stated, strict=True)]
        found = diagnose(text + "\n".join(said))
        assert (found.verdict.kind, found.verdict.rows) == ("outlier", (slip + 1,))
        mended = diagnose(text + "\n".join(said), exclude=[slip + 1])
        assert mended.verdict.named == "transfer_growing_layer"
