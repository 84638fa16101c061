"""Impedances, against complex arithmetic, impedance.py and sympy's own real and imaginary parts."""

import mpmath
import numpy as np
import pytest
import sympy
from scipy.optimize import minimize_scalar

from heteroionic_lite.models import impedance as z
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
from tests.oracles.impedance_py import ELEMENTS

OMEGA = np.logspace(-4, 8, 60)
FREQUENCY = OMEGA / (2 * np.pi)
ARC = {"interphase_resistance": 0.03, "arc_time": 1e-4, "arc_exponent": 0.85}
LAYER = {"diffusion_resistance": 0.02, "diffusion_time": 30.0}
TRANSFER = {"transfer_resistance": 0.0484, "double_layer_capacitance": 0.177, **LAYER}


def both(name, **values):
    real, imaginary = getattr(z, f"{name}_real"), getattr(z, f"{name}_imaginary")
    return real(**values) - 1j * imaginary(**values)


def parts(model):
    """The model's expression with its symbols, to be compared with a complex one."""
    return model.expression, {p.name: p.symbol for p in model.parameters}


def agree(found, expected, tolerance=1e-10):
    assert found.real == pytest.approx(expected.real, rel=tolerance)
    assert found.imag == pytest.approx(expected.imag, rel=tolerance)


@pytest.mark.parametrize("exponent", [0.5, 0.75, 0.9, 1.0])
def test_depressed_arc_is_that_of_complex_arithmetic(exponent):
    expected = 0.03 / (1 + (1j * OMEGA * 1e-4) ** exponent)
    found = both("depressed_arc", angular_frequency=OMEGA, **ARC | {"arc_exponent": exponent})
    agree(found, expected, 1e-9 if exponent < 1 else 2e-6)  # (1j)**1 is not quite 1j


def test_depressed_arc_is_impedance_pys():
    expected = ELEMENTS["Zarc"]([0.03, 1e-4, 0.85], FREQUENCY)
    agree(both("depressed_arc", angular_frequency=OMEGA, **ARC), expected)


def test_depressed_arc_follows_from_the_complex_expression():
    real, s = parts(z.depressed_arc_real)
    x, phase = sympy.Symbol("x", positive=True), s["arc_exponent"] * sympy.pi / 2
    complex_form = s["interphase_resistance"] / (1 + x * sympy.exp(sympy.I * phase))
    power = (s["angular_frequency"] * s["arc_time"]) ** s["arc_exponent"]
    real_part, imaginary_part = complex_form.as_real_imag()
    imaginary, _ = parts(z.depressed_arc_imaginary)
    assert sympy.simplify(real_part.subs(x, power) - real) == 0
    assert sympy.simplify(imaginary_part.subs(x, power) + imaginary) == 0


def test_depressed_arc_reaches_both_ends_of_its_range():
    whole = both("depressed_arc", angular_frequency=1e-4, **ARC)
    none = both("depressed_arc", angular_frequency=1e12, **ARC)
    assert abs(whole - 0.03) < 1e-6 * 0.03 * 100
    assert abs(none) < 1e-6 * 0.03 * 100


@pytest.mark.parametrize("exponent", [0.6, 0.9, 1.0])
def test_arc_is_highest_at_its_peak_frequency(exponent):
    arc = ARC | {"arc_exponent": exponent}
    top = minimize_scalar(
        lambda u: -z.depressed_arc_imaginary(angular_frequency=np.exp(u), **arc),
        bounds=(0, 20),
        method="bounded",
        options={"xatol": 1e-9},
    )
    assert z.peak_frequency(arc_time=1e-4) == pytest.approx(np.exp(top.x) / (2 * np.pi), rel=1e-4)
    height = z.arc_height(arc_resistance=0.03, arc_exponent=exponent)
    assert height == pytest.approx(-top.fun, rel=1e-9)


def test_diffusion_impedance_is_that_of_many_digits():
    """tanh(√jωτ)/√jωτ with 50 digits, from the series to where exponentials overflow."""
    for product in np.logspace(-9, 13, 67):
        with mpmath.workdps(50):
            root = mpmath.sqrt(mpmath.mpc(0, float(product)))
            expected = complex(mpmath.tanh(root) / root)
        found = both(
            "diffusion_impedance",
            angular_frequency=product,
            diffusion_time=1.0,
            diffusion_resistance=1.0,
        )
        agree(found, expected, 1e-11)


def test_diffusion_impedance_is_impedance_pys():
    expected = ELEMENTS["Ws"]([0.02, 30.0], FREQUENCY)
    with np.errstate(all="ignore"):
        finite = np.isfinite(expected) & (OMEGA > 1e-2)
    assert finite.sum() > 20
    found = both("diffusion_impedance", angular_frequency=OMEGA, **LAYER)
    agree(found[finite], expected[finite])


def test_diffusion_impedance_follows_from_the_complex_expression():
    """tanh(w + jw)/(w + jw) is sympy's own, as numbers with 40 digits show."""
    real, s = parts(z.diffusion_impedance_real)
    imaginary, _ = parts(z.diffusion_impedance_imaginary)
    w = sympy.Symbol("w", positive=True)
    complex_form = sympy.tanh(w + sympy.I * w) / (w + sympy.I * w)
    real_part, imaginary_part = complex_form.as_real_imag()
    place = {s["diffusion_resistance"]: 1, s["diffusion_time"]: 1}
    closed = imaginary.args[1] if imaginary.is_Piecewise else imaginary
    for number in (sympy.Rational(3, 10), sympy.Rational(7, 5), 6):
        at = place | {s["angular_frequency"]: 2 * number**2}
        assert abs((real.subs(at) - real_part.subs(w, number)).evalf(40)) < 1e-30
        assert abs((closed.subs(at) + imaginary_part.subs(w, number)).evalf(40)) < 1e-30


def test_series_of_the_diffusion_impedance_is_that_of_the_hyperbolic_tangent():
    x = sympy.Symbol("x", positive=True)
    root = sympy.Symbol("root")
    series = sympy.series(sympy.tanh(root) / root, root, 0, 12).removeO()
    _, imaginary = series.subs(root, sympy.sqrt(sympy.I * x)).expand().as_real_imag()
    expression, s = parts(z.diffusion_impedance_imaginary)
    place = {s["diffusion_resistance"]: 1, s["diffusion_time"]: 1, s["angular_frequency"]: x}
    small = expression.subs(place).atoms(sympy.Piecewise).pop().args[0].expr
    assert sympy.expand(small + imaginary) == 0


def test_diffusion_impedance_at_its_ends_and_at_its_apex():
    slow = both("diffusion_impedance", angular_frequency=1e-6, **LAYER)
    assert slow.real == pytest.approx(0.02, rel=1e-6)
    fast = both("diffusion_impedance", angular_frequency=1e5, **LAYER)
    assert fast.real == pytest.approx(-fast.imag, rel=1e-9)  # 45°
    assert fast.real == pytest.approx(0.02 / np.sqrt(2 * 30e5), rel=1e-9)
    top = minimize_scalar(
        lambda u: (
            -z.diffusion_impedance_imaginary(
                angular_frequency=u, diffusion_time=1.0, diffusion_resistance=1.0
            )
        ),
        bounds=(1, 5),
        method="bounded",
    )
    assert top.x == pytest.approx(2.541, abs=0.001)
    assert -top.fun == pytest.approx(0.4172, abs=5e-5)


def test_transfer_impedance_is_that_of_complex_arithmetic():
    diffusion = both("diffusion_impedance", angular_frequency=OMEGA, **LAYER)
    expected = 1 / (1j * OMEGA * 0.177 + 1 / (0.0484 + diffusion))
    agree(both("transfer_impedance", angular_frequency=OMEGA, **TRANSFER), expected)


def test_interphase_and_transfer_are_in_series():
    expected = both("depressed_arc", angular_frequency=OMEGA, **ARC) + both(
        "transfer_impedance", angular_frequency=OMEGA, **TRANSFER
    )
    found = both("interface", angular_frequency=OMEGA, **ARC, **TRANSFER)
    agree(found, expected, 1e-12)
    given = {"angular_frequency": OMEGA, **ARC, **TRANSFER}
    assert z.interface_modulus(**given) == pytest.approx(np.abs(expected))
    assert z.interface_phase(**given) == pytest.approx(-np.angle(expected), rel=1e-9)


def test_interface_at_no_frequency_is_the_sum_of_eq_4_and_diffusion():
    found = z.interface_real(angular_frequency=1e-6, **ARC | {"arc_exponent": 1.0}, **TRANSFER)
    assert found == pytest.approx(0.03 + 0.0484 + 0.02, rel=1e-6)


def test_without_diffusion_the_double_layer_makes_a_semicircle_of_the_transfer_resistance():
    still = TRANSFER | {"diffusion_resistance": 1e-12}
    found = both("transfer_impedance", angular_frequency=OMEGA, **still)
    assert np.abs(found - 0.0242) == pytest.approx(np.full(60, 0.0242), rel=1e-9)


def test_double_layer_of_half_a_nanometre():
    capacitance = z.plate_capacitance(contact_permittivity=10, helmholtz_thickness=5e-10)
    assert capacitance * 100 == pytest.approx(17.7, abs=0.05)  # µF/cm²
    time = charge_transfer_resistance() * capacitance
    assert time == pytest.approx(8.6e-3, rel=5e-3)
    back = z.arc_capacitance(arc_time=time, arc_resistance=charge_transfer_resistance())
    assert back == pytest.approx(capacitance)


def test_a_tenth_of_a_microfarad_is_no_helmholtz_layer():
    assert z.plate_thickness(contact_permittivity=10, layer_capacitance=1e-3) == pytest.approx(
        88.5e-9, rel=1e-3
    )
    share = z.contact_share(layer_capacitance=1e-3, helmholtz_thickness=5e-10)
    assert 1 / share == pytest.approx(177, rel=2e-3)


def test_an_interphase_of_25_nanometres_peaks_in_the_kilohertz():
    capacitance = z.plate_capacitance(contact_permittivity=10, helmholtz_thickness=25e-9)
    assert capacitance * 100 == pytest.approx(0.354, abs=0.001)
    time = 0.03 * capacitance
    assert z.peak_frequency(arc_time=time) == pytest.approx(1.5e3, rel=0.01)
