"""Capacitances of constant-phase elements, against arcs whose tops are searched for."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from heteroionic_lite.models.constant_phase import brug_capacitance, cpe_capacitance

Q, R, R_S = 0.02, 0.05, 0.004  # S sⁿ/m², Ω m²


def top(spectrum):
    """The angular frequency at which minus the imaginary part is largest."""
    found = minimize_scalar(
        lambda log: np.imag(spectrum(np.exp(log))), bounds=(-10, 25), options={"xatol": 1e-10}
    )
    return np.exp(found.x)


@pytest.mark.parametrize("n", [0.6, 0.8, 0.95])
def test_the_capacitance_puts_the_top_of_an_arc_where_it_is(n):
    omega = top(lambda w: R / (1 + R * Q * (1j * w) ** n))
    found = cpe_capacitance(cpe_admittance=Q, arc_resistance=R, arc_exponent=n)
    assert found == pytest.approx(1 / (omega * R), rel=1e-6)


@pytest.mark.parametrize("n", [0.6, 0.8, 0.95])
def test_brugs_capacitance_is_that_of_the_arc_in_the_admittance(n):
    """With the series resistance, patches share the voltage; the admittance adds theirs up."""
    omega = top(lambda w: 1 / R_S - 1 / (R_S + R / (1 + R * Q * (1j * w) ** n)))
    parallel = R * R_S / (R + R_S)
    found = brug_capacitance(
        cpe_admittance=Q, arc_resistance=R, arc_exponent=n, series_resistance=R_S
    )
    assert found == pytest.approx(1 / (omega * parallel), rel=1e-6)


def test_an_ideal_element_has_the_capacitance_whatever_lies_beside_it():
    given = {"cpe_admittance": Q, "arc_exponent": 1, "arc_resistance": R}
    assert cpe_capacitance(**given) == pytest.approx(Q)
    assert brug_capacitance(series_resistance=R_S, **given) == pytest.approx(Q)


def test_without_a_series_resistance_to_speak_of_both_agree():
    given = {"cpe_admittance": Q, "arc_exponent": 0.8, "arc_resistance": 1e-5}
    assert brug_capacitance(series_resistance=10, **given) == pytest.approx(
        cpe_capacitance(**given), rel=1e-5
    )


def test_a_frequency_other_than_one_says_the_same_of_the_same_element():
    elsewhere = {"quoted_frequency": 100.0, "cpe_admittance": Q * 100**0.8, "arc_exponent": 0.8}
    here = {"cpe_admittance": Q, "arc_exponent": 0.8}
    assert cpe_capacitance(**elsewhere) == pytest.approx(cpe_capacitance(**here))
    assert cpe_capacitance(**here) < Q / 2  # Q is not the capacitance
