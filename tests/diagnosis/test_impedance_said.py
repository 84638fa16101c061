"""A window of frequencies and parameters that are known: what they leave, and what is refused."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from heteroionic_lite import quantity
from heteroionic_lite.diagnosis import TableError
from heteroionic_lite.diagnosis.impedance import Spectrum, diagnose_spectrum
from heteroionic_lite.diagnosis.impedance.circuits import CIRCUITS
from heteroionic_lite.diagnosis.impedance.fit import Points, fit
from heteroionic_lite.diagnosis.impedance.said import window_of
from heteroionic_lite.diagnosis.impedance.window import remarks
from tests.diagnosis.test_impedance import ARC, TRUTHS, F, measured


def test_a_window_makes_of_a_spectrum_what_leaving_points_out_does():
    """Also of one that fails the test of Kramers and Kronig by its slow end alone."""
    spoiled = TRUTHS["two_arcs"][0].copy()
    slow = F < 0.3
    spoiled[slow] *= 1 + 0.3 * np.linspace(0, 1, slow.sum())
    spectrum = measured(spoiled)
    assert diagnose_spectrum(spectrum).verdict.kind in ("not_still", "none")
    found = diagnose_spectrum(spectrum, window=("0.3 Hz", None))
    assert found.verdict.named == "two_arcs"
    cut = diagnose_spectrum(spectrum.without(*F[slow].tolist()))
    assert found.verdict == cut.verdict
    assert found.named.squares == cut.named.squares
    assert found.doubts[0] == f"{slow.sum()} of 49 points are left out: below 300 mHz."
    record = json.loads(json.dumps(found.record(), allow_nan=False))
    assert (record["window"], record["left_out"]) == ([0.3, None], slow.sum())
    (plane, _) = found.figure().axes
    hollow = next(line for line in plane.lines if line.get_label() == "left out")
    assert len(hollow.get_xdata()) == slow.sum()


def test_ends_of_a_window_count_as_inside_in_every_way_of_saying_them():
    spectrum = measured(ARC)
    for window in (("1 Hz", "100 kHz"), (1, 1e5), (quantity("1 Hz"), "0,1 MHz"), ("1000 mHz", 1e5)):
        assert window_of(window) == pytest.approx((1.0, 1e5))
    found = diagnose_spectrum(spectrum, window=(1, quantity("100 kHz")))
    assert len(found.named.points) == np.count_nonzero((F > 0.99) & (F < 1.01e5))
    assert found.doubts[0] == "18 of 49 points are left out: below 1 Hz and above 100 kHz."
    assert remarks(F, window_of((None, "10 MHz"))) == []
    (out,) = remarks(F, window_of(("1 kHz", None)))
    assert out == "30 of 49 points are left out: below 1 kHz."
    _, short = remarks(F, window_of(("2 kHz", None)))
    assert short == "17 points over 2.7 decades: at least 10 over 3 decades are wanted"


def test_what_cannot_be_a_window_is_named_all_at_once():
    spectrum = measured(ARC)
    cases = {
        ("1 ohm", "5"): ["UNIT_DIMENSION", "UNIT_MISSING"],
        ("6.28 rad/s", quantity("10 rad/s")): ["UNIT_DIMENSION", "UNIT_DIMENSION"],
        ("low", "100 khz"): ["NOT_A_NUMBER", "UNIT_UNKNOWN"],
        (0, "-3 Hz"): ["NOT_POSITIVE", "NOT_POSITIVE"],
        (math.nan, True): ["NOT_A_NUMBER", "NOT_A_NUMBER"],
        ("10 kHz", "1 Hz"): ["WINDOW_ORDER"],
        ("200 kHz", None): ["SPECTRUM_SHORT"],
        ("1 Hz",): ["WINDOW"],
        "1 Hz": ["WINDOW"],
    }
    for window, names in cases.items():
        with pytest.raises(TableError) as raised:
            diagnose_spectrum(spectrum, window=window)
        assert [fault.name for fault in raised.value.faults] == names, window
    with pytest.raises(ValueError, match=r"5 of 49 points lie inside the window: at least 10"):
        diagnose_spectrum(spectrum, window=("200 kHz", None))


def test_a_held_parameter_does_not_move_and_is_not_counted():
    spectrum = measured(TRUTHS["two_arcs"][0])
    free = diagnose_spectrum(spectrum)
    held = diagnose_spectrum(spectrum, fixed={"series_resistance": "40 ohm cm^2"})
    for one in held.fits:
        other = next(fit for fit in free.fits if fit.name == one.name)
        assert one.values["series_resistance"] == 0.004
        assert one.free == other.free - 1 == len(one.circuit.names) - 1
        assert one.squares >= other.squares * (1 - 1e-6)
        k, n = one.free + 1, 2 * len(F)
        expected = n * math.log(one.squares / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1)
        assert one.aicc == pytest.approx(expected)
    first, *others = held.parameters
    assert (first.shown, first.held, first.deviation) == ("40 Ω cm² (held)", True, 0)
    assert all(not one.held and one.low < one.value < one.high for one in others)
    # What is known narrows what is not.
    widths = [
        next(one.deviation for one in found.parameters if one.name == "interphase_resistance")
        for found in (free, held)
    ]
    assert widths[1] < widths[0]
    assert held.record()["fixed"] == {"series_resistance": 0.004}
    assert "Series resistance is held at 40 Ω cm², in each circuit that has it." in held.doubts


def test_a_held_arc_keeps_its_name_though_the_other_one_is_faster():
    spectrum = measured(TRUTHS["two_arcs"][0])
    slow = {"interphase_resistance": 0.05, "arc_time": "0.2 s"}
    found = diagnose_spectrum(spectrum, fixed=slow)
    two = next(one for one in found.fits if one.name == "two_arcs")
    assert two.values["second_interphase_resistance"] == pytest.approx(0.03, rel=0.02)
    assert two.values["second_arc_time"] == pytest.approx(1e-4, rel=0.05)
    assert found.verdict.named == "two_arcs"
    assert [arc.sentence[:16] for arc in found.arcs] == ["The slower arc: ", "The faster arc: "]


def test_every_circuit_is_found_with_any_one_of_its_parameters_held_at_the_truth():
    """No start is lost by what is held: the squares are hardly more than those of the free fit."""
    for circuit in CIRCUITS:
        truth, _ = TRUTHS[circuit.name]
        spectrum = measured(truth)
        points = Points.of(spectrum.frequency, spectrum.impedance)
        base = fit(points, circuit)
        for name in (circuit.names[1], circuit.names[-1]):
            held = fit(points, circuit, {name: base.values[name]})
            assert held.squares == pytest.approx(base.squares, rel=1e-6), (circuit.name, name)


def test_what_cannot_be_held_is_named_all_at_once():
    spectrum = measured(ARC)
    of_the_electrode = Spectrum(F, spectrum.impedance, per_area=False)
    wrong = {
        "series_resistence": 5, "arc_time": "5 ohm", "arc_exponent": "1.4",
        "interphase_resistance": "-5 ohm cm^2", "diffusion_time": "3", "wall_time": None,
    }  # fmt: skip
    with pytest.raises(TableError, match="did you mean series_resistance") as raised:
        diagnose_spectrum(spectrum, fixed=wrong)
    assert [fault.name for fault in raised.value.faults] == [
        "PARAMETER_UNKNOWN", "UNIT_DIMENSION", "EXPONENT", "NOT_POSITIVE", "UNIT_MISSING",
        "NOT_A_NUMBER",
    ]  # fmt: skip
    with pytest.raises(TableError, match=r"5 ohm' is a resistance; expected a resistance of an"):
        diagnose_spectrum(spectrum, fixed={"series_resistance": "5 ohm"})
    with pytest.raises(TableError, match=r"expected a resistance, e.g. 5 ohm"):
        diagnose_spectrum(of_the_electrode, fixed={"series_resistance": "5 ohm cm^2"})
    held = diagnose_spectrum(of_the_electrode, fixed={"series_resistance": "4 mohm"})
    assert held.named.values["series_resistance"] == 0.004
