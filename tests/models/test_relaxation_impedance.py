"""Gerischer's and de Levie's impedances, against ladders and impedance.py."""

import numpy as np
import pytest
import sympy
from scipy.optimize import minimize_scalar

from heteroionic_lite.models import relaxation
from heteroionic_lite.models import relaxation_impedance as z
from tests.oracles import ladder
from tests.oracles.impedance_py import ELEMENTS

OMEGA = np.logspace(-4, 8, 60)
RELAXATION = {"zero_frequency_resistance": 0.03, "relaxation_time": 1e-5}
PORE = {"pore_resistance": 0.2, "transfer_resistance": 0.05, "wall_time": 0.01}


def both(name, **values):
    real, imaginary = getattr(z, f"{name}_real"), getattr(z, f"{name}_imaginary")
    return real(**values) - 1j * imaginary(**values)


def agree(found, expected, tolerance=1e-9):
    assert found.real == pytest.approx(expected.real, rel=tolerance)
    assert found.imag == pytest.approx(expected.imag, rel=tolerance)


def test_gerischer_is_that_of_complex_arithmetic_and_impedance_py():
    found = both("relaxation_impedance", angular_frequency=OMEGA, **RELAXATION)
    agree(found, 0.03 / np.sqrt(1 + 1j * OMEGA * 1e-5))
    agree(found, ELEMENTS["G"]([0.03, 1e-5], OMEGA / (2 * np.pi)))


def test_gerischer_follows_from_the_complex_expression():
    """Its square is that of R/√(1 + jωτ), and its real part is positive."""
    real, imaginary = (
        model.expression
        for model in (z.relaxation_impedance_real, z.relaxation_impedance_imaginary)
    )
    symbols = {p.name: p.symbol for p in z.relaxation_impedance_real.parameters}
    product = symbols["angular_frequency"] * symbols["relaxation_time"]
    square = symbols["zero_frequency_resistance"] ** 2 / (1 + sympy.I * product)
    real_part, imaginary_part = square.as_real_imag()
    assert sympy.simplify(real**2 - imaginary**2 - real_part) == 0
    assert sympy.simplify(-2 * real * imaginary - imaginary_part) == 0


@pytest.mark.parametrize("product", [0.1, 1.0, 10.0])
@pytest.mark.parametrize("transference", [0.3, 0.5])
def test_two_rails_tied_by_recombination_have_gerischers_impedance(product, transference):
    line = ladder.two_rails(transference, product)
    found = both(
        "relaxation_impedance",
        angular_frequency=product,
        relaxation_time=1.0,
        zero_frequency_resistance=(1 - transference) / transference,
    )
    agree(found, line, 1e-4)


def test_gerischers_apex():
    top = minimize_scalar(
        lambda w: -z.relaxation_impedance_imaginary(angular_frequency=w, **RELAXATION),
        bounds=(1e4, 1e6),
        method="bounded",
        options={"xatol": 1e-3},
    )
    assert top.x * 1e-5 == pytest.approx(np.sqrt(3), rel=1e-6)
    assert -top.fun == pytest.approx(0.03 / (2 * np.sqrt(2)), rel=1e-9)
    assert z.relaxation_peak_frequency(relaxation_time=1e-5) == pytest.approx(
        top.x / (2 * np.pi), rel=1e-6
    )
    assert z.relaxation_peak_frequency(relaxation_time=1e-5) == pytest.approx(27.6e3, rel=2e-3)


def test_gerischer_leaves_the_axis_at_45_degrees_and_returns_to_it_vertically():
    fast = both("relaxation_impedance", angular_frequency=1e12, **RELAXATION)
    assert fast.real == pytest.approx(-fast.imag, rel=1e-6)
    slow = both("relaxation_impedance", angular_frequency=1.0, **RELAXATION)
    assert slow.real == pytest.approx(0.03)
    assert -slow.imag == pytest.approx(0.03 * 1e-5 / 2, rel=1e-6)


@pytest.mark.parametrize("ratio", [1e-3, 1.0, 4.0, 1e3])
def test_pore_is_that_of_complex_arithmetic(ratio):
    wall = 0.05 / (1 + 1j * OMEGA * 0.01)
    along = 0.05 * ratio
    expected = np.sqrt(along * wall) / np.tanh(np.sqrt(along / wall))
    found = both("pore_impedance", angular_frequency=OMEGA, **PORE | {"pore_resistance": along})
    agree(found, expected, 1e-8)


def test_pore_is_a_ladder_of_many_rungs():
    wall = 0.05 / (1 + 1j * OMEGA[:34] * 0.01)
    found = both("pore_impedance", angular_frequency=OMEGA[:34], **PORE)
    agree(found, ladder.pore(0.2, wall), 2e-3)


def test_pore_is_impedance_pys_transmission_line():
    capacitance = 0.01 / 0.05
    expected = ELEMENTS["TLMQ"]([0.2, capacitance, 1.0], OMEGA / (2 * np.pi))
    blocking = PORE | {"transfer_resistance": 1e6, "wall_time": 1e6 * capacitance}
    found = both("pore_impedance", angular_frequency=OMEGA, **blocking)
    fast = (OMEGA > 2) & (OMEGA < 1e5) & np.isfinite(expected)
    assert fast.sum() > 20
    assert np.abs(found - expected)[fast] == pytest.approx(np.zeros(fast.sum()), abs=1e-4)


def test_pore_for_direct_current():
    assert z.pore_resistance_dc(pore_resistance=1, transfer_resistance=1) == pytest.approx(
        1.31304, rel=1e-5
    )
    easy = z.pore_resistance_dc(pore_resistance=1e-4, transfer_resistance=1)
    assert easy == pytest.approx(1 + 1e-4 / 3, rel=1e-9)
    deep = z.pore_resistance_dc(pore_resistance=400, transfer_resistance=1)
    assert deep == pytest.approx(20, rel=1e-9)
    slow = both("pore_impedance", angular_frequency=1e-7, **PORE)
    given = {k: v for k, v in PORE.items() if k != "wall_time"}
    assert slow.real == pytest.approx(z.pore_resistance_dc(**given), rel=1e-9)


def test_a_deep_pore_leaves_the_axis_at_half_the_angle_of_its_wall():
    deep = both("pore_impedance", angular_frequency=1e7, **PORE)
    assert np.degrees(-np.angle(deep)) == pytest.approx(45, abs=0.01)


def test_a_wetted_pore_is_gerischers_impedance():
    """√(R_p R_ct)/√(1 + jωτ): the same two-rail line, with transfer in place of recombination."""
    deep = PORE | {"pore_resistance": 10.0, "transfer_resistance": 0.01}
    found = both("pore_impedance", angular_frequency=OMEGA, **deep)
    expected = both(
        "relaxation_impedance",
        angular_frequency=OMEGA,
        zero_frequency_resistance=np.sqrt(0.1),
        relaxation_time=0.01,
    )
    agree(found, expected, 1e-9)


def test_the_arc_of_some_defects_is_as_wide_as_their_resistance():
    few = {"defect_concentration": 0.01}
    assert z.defect_impedance_real(angular_frequency=1e-4, **few) == pytest.approx(
        relaxation.relaxation_resistance(**few)
    )
    top = 2 * np.pi * z.relaxation_peak_frequency()
    assert z.defect_impedance_imaginary(angular_frequency=top, **few) == pytest.approx(
        relaxation.relaxation_resistance(**few) / (2 * np.sqrt(2))
    )
    assert z.defect_impedance_real(
        angular_frequency=1e8, **few
    ) < 0.1 * relaxation.relaxation_resistance(**few)
