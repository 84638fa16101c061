"""Several spectra become one table of resistances, in Python and on the page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from heteroionic_lite import diagnose, quantity
from heteroionic_lite.diagnosis import TableError
from heteroionic_lite.diagnosis.impedance import (
    Spectrum,
    SpectrumDiagnosis,
    amounts,
    diagnose_spectrum,
    resistances,
)
from heteroionic_lite.diagnosis.impedance.circuits import CIRCUITS
from heteroionic_lite.diagnosis.impedance.fit import Points, fit
from heteroionic_lite.diagnosis.impedance.published import as_module
from heteroionic_lite.diagnosis.reading import read_table
from tests.diagnosis.spectra import rows
from tests.diagnosis.test_impedance import TRUTHS, F, S, measured
from tests.diagnosis.test_reading import NODE

SALT = [1000, 400, 160, 64, 25]  # mol/m³
ALPHA = 0.44


def impedance(salt: float) -> np.ndarray:
    """A layer, and a step whose resistance falls with the salt."""
    step = 0.03 * (salt / 1000) ** (ALPHA - 1)
    return 0.004 + 0.01 / (1 + (S * 1e-5) ** 0.95) + step / (1 + S * step * 0.2)


@pytest.fixture(scope="module")
def found() -> list[SpectrumDiagnosis]:
    chosen = {"window": ("0.1 Hz", None)}
    return [diagnose_spectrum(measured(impedance(c), seed=7), **chosen) for c in SALT]


def test_spectra_over_the_salt_give_the_resistances_of_the_step_with_their_errors(found):
    salt = {"concentration / mol/l": np.array(SALT) / 1000}
    table = resistances(found, salt, of="second_interphase_resistance", interfaces=1)
    truth = 0.03 * (np.array(SALT) / 1000) ** (ALPHA - 1)
    assert np.all(np.abs(table.resistance - truth) < 4 * table.uncertainty)
    assert table.source == "resistance of the second arc, of 5 spectra"
    assert (table.resistance_kind, table.interfaces) == ("differential", 1)
    whole = resistances(found, salt, of="total_resistance")
    assert np.all(np.abs(whole.resistance - truth - 0.01) < 4 * whole.uncertainty)
    layer = resistances(found, concentration=quantity(np.array(SALT) / 1000, "mol/l"))
    assert layer.resistance == pytest.approx(np.full(5, 0.01), rel=0.05)
    step = next(one for one in diagnose(table).fits if one.name == "transfer")
    assert step.values["transfer_coefficient"] == pytest.approx(ALPHA, abs=0.02)


def test_the_error_of_a_sum_is_that_of_many_draws():
    """Parts that are known only together are known better in sum than each."""
    truth, _ = TRUTHS["two_arcs"]
    circuit = next(one for one in CIRCUITS if one.name == "two_arcs")
    spectra = [measured(truth, seed=seed) for seed in range(20)]
    fits = [fit(Points.of(one.frequency, one.impedance), circuit) for one in spectra]
    sums = [amounts.resistances(one, per_area=True)[-1] for one in fits]
    assert {one.name for one in sums} == {"total_resistance"}
    scatter = np.std([one.value for one in sums], ddof=1)
    assert np.mean([one.deviation for one in sums]) == pytest.approx(scatter, rel=0.4)
    assert sum(one.low < 0.08 < one.high for one in sums) >= 17


def test_spectra_that_give_no_resistance_are_all_named(found):
    drifting = measured(impedance(1000) * (1 + 0.25 * np.linspace(0, 1, len(F))))
    of_the_electrode = Spectrum(F, measured(impedance(1000)).impedance, per_area=False)
    held = {"interphase_resistance": "100 ohm cm^2"}
    series = [
        found[0],
        diagnose_spectrum(drifting),
        diagnose_spectrum(of_the_electrode),
        diagnose_spectrum(measured(impedance(1000), seed=7), fixed=held),
    ]
    with pytest.raises(TableError) as raised:
        resistances(series, {"time / h": [1, 2, 3, 4]})
    names = [(fault.name, fault.place) for fault in raised.value.faults]
    assert names == [("REFUSED", 2), ("AREA_MISSING", 3), ("NO_UNCERTAINTY", 4)]
    with pytest.raises(TableError, match=r"has no pore_resistance; it has interphase_resistance"):
        resistances(found, of="pore_resistance")
    with pytest.raises(TableError, match="time has 2 rows instead of 5"):
        resistances(found, {"time / h": [1, 2]})
    with pytest.raises(TableError, match="has no unit"):
        resistances(found, concentration=[1, 2, 3, 4, 5])
    with pytest.raises(TableError, match="they cannot be given"):
        resistances(found, {"uncertainty / %": [1] * 5})
    with pytest.raises(TableError, match="3 rows; at least 4"):
        resistances(found[:3])


def test_the_page_hands_on_what_python_does_and_its_lines_repeat_it(
    found, tmp_path: Path, monkeypatch, capsys
):
    files = {}
    for i, one in enumerate(found):
        z = one.spectrum.impedance * 1e4
        header = "frequency / Hz,real / ohm cm^2,imaginary / ohm cm^2\n"
        files[f"cell {i}.csv"] = header + rows(F, z.real, z.imag)
    first, *others = ({"name": name, "text": text} for name, text in files.items())
    brought = {
        **first,
        "others": [{**one, "notices": []} for one in others],
        "of": "second_interphase_resistance",
        "window": [0.1, None],
        "conditions": {
            "concentration": ["1", "400 mmol/l", "0,16", "64 mM", "0.025 mol/l"],
            "time": [], "drop": [],
        },
    }  # fmt: skip
    tried = [{"time": ["1", "", "", "", ""]}, {"time": ["1", "2 V", "3", "4", "5"]}]
    module = tmp_path / "circuits.mjs"
    module.write_text(as_module(), encoding="utf-8")
    sent = {"brought": brought, "which": 1, "tried": tried}
    script = Path(__file__).with_name("series.mjs")
    run = subprocess.run(
        [NODE, script, module], input=json.dumps(sent), capture_output=True, text=True, check=True
    )
    said = json.loads(run.stdout)
    assert said["labels"] == list(files)
    theirs = read_table(said["made"]["text"]).table
    salt = {"concentration / mol/l": np.array(SALT) / 1000}
    ours = resistances(found, salt, of="second_interphase_resistance")
    for name in ("resistance", "uncertainty", "concentration"):
        assert getattr(theirs, name) == pytest.approx(getattr(ours, name), rel=1e-3), name
    assert theirs.resistance_kind == "differential"
    assert "for none; cell 1.csv has no value" in said["tried"][0]
    assert said["tried"][1].startswith("time / h, cell 1.csv: “V” is not a unit of this quantity")
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(said["lines"], {})  # noqa: S102 - what a reader of the page would paste
    printed = capsys.readouterr().out
    assert found[1].verdict.sentence in printed
    assert "49 points are left out: below 100 mHz." in printed
    assert diagnose(ours).verdict.sentence in printed
