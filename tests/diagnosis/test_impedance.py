"""Spectra: drift and slips are found, the right circuit is among those that are left."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from heteroionic_lite.diagnosis.impedance import (
    Spectrum,
    SpectrumDiagnosis,
    diagnose_spectrum,
    kramers_kronig,
)
from heteroionic_lite.diagnosis.impedance.circuits import CIRCUITS
from heteroionic_lite.diagnosis.impedance.published import as_module
from tests.diagnosis.test_reading import NODE

FAR = 50  # of AICc from the best: such a circuit has no weight at all
F = np.logspace(6, -2, 49)
S = 2j * np.pi * F

# Each circuit once more, as a complex function, and the numbers that it has to give back.
ARC = 0.004 + 0.03 / (1 + (S * 1e-4) ** 0.9)
BASE = {
    "series_resistance": 0.004, "interphase_resistance": 0.03, "arc_time": 1e-4,
    "arc_exponent": 0.9,
}  # fmt: skip


def warburg(resistance: float, time: float) -> np.ndarray:
    root = np.sqrt(S * time)
    return resistance * np.tanh(root) / root


def pore(along: float, walls: float, time: float) -> np.ndarray:
    p = np.sqrt(1 + S * time)
    return np.sqrt(along * walls) / np.tanh(np.sqrt(along / walls) * p) / p


TRUTHS = {
    "arc": (ARC, {}),
    "two_arcs": (
        ARC + 0.05 / (1 + (S * 0.2) ** 0.95),
        {"second_interphase_resistance": 0.05, "second_arc_time": 0.2, "second_arc_exponent": 0.95},
    ),
    "arc_diffusion": (
        ARC + warburg(0.05, 2.0), {"diffusion_resistance": 0.05, "diffusion_time": 2.0},
    ),
    "arc_relaxation": (
        ARC + 0.05 / np.sqrt(1 + S * 0.2),
        {"zero_frequency_resistance": 0.05, "relaxation_time": 0.2},
    ),
    "arc_transfer": (
        ARC + 1 / (S * 0.18 + 1 / (0.048 + warburg(0.02, 5.0))),
        {"transfer_resistance": 0.048, "diffusion_resistance": 0.02, "diffusion_time": 5.0,
         "double_layer_capacitance": 0.18},
    ),
    "arc_pore": (
        ARC + pore(0.1, 0.05, 0.3),
        {"pore_resistance": 0.1, "transfer_resistance": 0.05, "wall_time": 0.3},
    ),
}  # fmt: skip


# What is said of a spectrum beside its points.
SAID: list[dict[str, Any]] = [
    {"window": ("1 Hz", None)},
    {"window": ("30 mHz", "100 kHz"), "fixed": {"series_resistance": "40 ohm cm^2"}},
    {"window": ("100 Hz", "50 kHz")},
    {"fixed": {"arc_exponent": "0.95", "second_arc_time": "200 ms"}},
    {"fixed": {"interphase_resistance": "500 ohm cm^2"}},
    {"fixed": {"interphase_resistance": 0.05, "arc_time": "0.2 s", "transfer_resistance": 0.05}},
    {"fixed": {"double_layer_capacitance": "100 uF/cm^2", "pore_resistance": "0.1 ohm m^2"}},
]


def measured(impedance: np.ndarray, noise: float = 0.003, seed: int = 3) -> Spectrum:
    chance = np.random.default_rng(seed)
    scatter = chance.standard_normal((2, len(impedance)))
    values = impedance + noise * np.abs(impedance) * (scatter[0] + 1j * scatter[1])
    return Spectrum(F, values, per_area=True)


@pytest.fixture(scope="module")
def found() -> dict[str, SpectrumDiagnosis]:
    return {name: diagnose_spectrum(measured(truth)) for name, (truth, _) in TRUTHS.items()}


@pytest.mark.parametrize("circuit", CIRCUITS, ids=lambda one: one.name)
def test_impedances_are_their_complex_expressions_and_slopes_are_slopes(circuit) -> None:
    truth, numbers = TRUTHS[circuit.name]
    natural = np.array([(BASE | numbers)[name] for name in circuit.names])
    fitted = np.where(circuit.logarithmic, np.log(natural), natural)
    value, slopes = circuit(2 * np.pi * F, fitted)
    np.testing.assert_allclose(value, truth, rtol=1e-12)
    step = 1e-6
    for i in range(len(fitted)):
        moved = step * (np.arange(len(fitted)) == i)
        up, down = (circuit(2 * np.pi * F, fitted + sign * moved)[0] for sign in (1, -1))
        expected = (up - down) / (2 * step)
        np.testing.assert_allclose(slopes[:, i], expected, atol=1e-8 * np.abs(expected).max())


@pytest.mark.parametrize("name", TRUTHS)
def test_each_circuit_is_found_again_with_its_numbers(
    name: str, found: dict[str, SpectrumDiagnosis]
) -> None:
    diagnosis = found[name]
    assert name in diagnosis.verdict.members
    assert diagnosis.verdict.kind in ("named", "undecided")
    fit = next(one for one in diagnosis.fits if one.name == name)
    for parameter, truth in (BASE | TRUTHS[name][1]).items():
        i = fit.circuit.names.index(parameter)
        wide = 4 * np.sqrt(fit.covariance[i, i])
        natural = np.log(truth) if fit.circuit.logarithmic[i] else truth
        assert abs(fit.fitted[i] - natural) <= wide, parameter


def test_a_capacitance_says_what_an_arc_is_like(found: dict[str, SpectrumDiagnosis]) -> None:
    arc, transfer = found["arc_transfer"].arcs
    assert (arc.kind, transfer.kind) == ("layer", "double_layer")
    assert arc.capacitance == pytest.approx(1e-4 / 0.03, rel=0.05)
    assert "µF/cm²" in transfer.sentence
    of_the_electrode = Spectrum(F, measured(ARC).impedance, per_area=False)
    judged = diagnose_spectrum(of_the_electrode)
    assert judged.arcs[0].capacitance is None
    assert any("No area" in doubt for doubt in judged.doubts)


@pytest.mark.parametrize("spoil", ["drift", "jump", "sign", "gain"])
def test_what_did_not_stand_still_is_refused(spoil: str) -> None:
    truth, _ = TRUTHS["two_arcs"]
    run = np.linspace(0, 1, len(F))
    impedance = {
        "drift": truth * (1 + 0.25 * run),
        "jump": truth * np.where(run > 0.5, 1.08, 1),
        "sign": truth.conj(),
        "gain": truth.real + 1.2j * truth.imag,
    }[spoil]
    diagnosis = diagnose_spectrum(measured(impedance))
    assert diagnosis.verdict.kind == "not_still"
    assert not diagnosis.parameters


def test_good_spectra_pass_the_test_of_kramers_and_kronig() -> None:
    """Of 6 circuits with 10 draws of noise at most one is called bad (1 of 200 when measured)."""
    failed = sum(
        not kramers_kronig(2 * np.pi * F, measured(truth, 0.005, seed).impedance).passed
        for truth, _ in TRUTHS.values()
        for seed in range(10)
    )
    assert failed <= 1


def test_a_slip_is_named_by_its_frequency() -> None:
    spectrum = measured(TRUTHS["two_arcs"][0])
    spectrum.impedance[20] *= 1.5
    verdict = diagnose_spectrum(spectrum).verdict
    assert (verdict.kind, verdict.points) == ("outlier", (21,))


def test_a_circuit_outside_the_set_is_refused() -> None:
    three = ARC + 0.03 / (1 + S * 3e-3) + 0.04 / (1 + S * 0.5)
    diagnosis = diagnose_spectrum(measured(three, 0.002))
    assert diagnosis.verdict.kind == "none"
    assert not diagnosis.parameters
    assert "None of these" in diagnosis.text()


def test_the_record_is_plain_and_the_figure_is_one(found: dict[str, SpectrumDiagnosis]) -> None:
    record = json.loads(json.dumps(found["arc"].record(), allow_nan=False))
    assert record["verdict"]["named"] == found["arc"].verdict.named
    assert sum(one["weight"] for one in record["fits"]) == pytest.approx(1)
    assert len(found["arc"].figure().axes) == len(["plane", "residuals"])


def test_the_page_judges_as_python_does(
    found: dict[str, SpectrumDiagnosis], tmp_path: Path
) -> None:
    """The same least squares, the same verdicts, numbers and words."""
    truth, _ = TRUTHS["two_arcs"]
    slip = measured(truth)
    slip.impedance[20] *= 1.5
    ours = [
        *found.values(),
        diagnose_spectrum(slip),
        diagnose_spectrum(measured(truth * (1 + 0.25 * np.linspace(0, 1, len(F))))),
        diagnose_spectrum(Spectrum(F[::-1], measured(ARC, 0.01).impedance[::-1], per_area=False)),
        *(diagnose_spectrum(measured(truth), **said) for said in SAID),
    ]
    module = tmp_path / "circuits.mjs"
    module.write_text(as_module(), encoding="utf-8")
    sent = [
        {
            "frequency": one.spectrum.frequency.tolist(),
            "real": one.spectrum.impedance.real.tolist(),
            "imaginary": one.spectrum.impedance.imag.tolist(),
            "perArea": one.spectrum.per_area,
            "window": one.window,
            "fixed": one.fixed,
        }
        for one in ours
    ]
    script = Path(__file__).with_name("judge_spectra.mjs")
    run = subprocess.run(
        [NODE, script, module], input=json.dumps(sent), capture_output=True, text=True, check=True
    )
    for one, other in zip(ours, json.loads(run.stdout), strict=True):
        assert one.relations.correlation == pytest.approx(other["correlation"], rel=1e-6)
        assert one.relations.size == pytest.approx(other["size"], rel=1e-8)
        squares = {fit["name"]: fit["squares"] for fit in other["fits"]}
        for fit in one.fits:
            # Of circuits with more numbers than the points know of, both end in a flat valley.
            near = 1e-6 if fit.name == one.verdict.named else 0.05
            if fit.aicc - one.fits[0].aicc < FAR:
                assert fit.squares == pytest.approx(squares[fit.name], rel=near), fit.name
        verdict = asdict(one.verdict) | {
            "members": list(one.verdict.members), "points": list(one.verdict.points),
        }  # fmt: skip
        assert verdict == other["verdict"]
        for kind in ("parameters", "resistances"):
            for value, theirs in zip(getattr(one, kind), other[kind], strict=True):
                assert value.value == pytest.approx(theirs["value"], rel=1e-4), value.name
                assert value.deviation == pytest.approx(theirs["deviation"], rel=1e-3, abs=1e-12)
                assert (value.shown, value.held) == (theirs["shown"], theirs["held"])
        assert [arc.sentence for arc in one.arcs] == [arc["sentence"] for arc in other["arcs"]]
        assert list(one.doubts) == other["doubts"]
