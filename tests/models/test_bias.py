"""One direction costs more than the other, and what hides it."""

import math

import numpy as np
import pytest
import sympy
from scipy.constants import N_A, R, e
from scipy.optimize import brentq

from heteroionic_lite.models.bias import (
    current_ratio,
    curvature,
    depleted_current,
    depleted_ratio,
    depleted_total_overpotential,
    hidden_ratio,
)
from heteroionic_lite.models.butler_volmer import butler_volmer_current

F = N_A * e
f = F / (R * 298.15)


@pytest.mark.parametrize(("millivolt", "ratio"), [(10, 0.954), (50, 0.792)])
def test_desolvation_is_the_harder_direction_for_alpha_below_one_half(millivolt, ratio):
    assert current_ratio(driving_drop=millivolt / 1e3) == pytest.approx(ratio, abs=5e-4)


@pytest.mark.parametrize("z", [1, 2])
@pytest.mark.parametrize("alpha", [0.2, 0.44, 0.9])
def test_ratio_of_butler_volmer_currents_is_exact_at_any_bias(alpha, z):
    given = {"transfer_coefficient": alpha, "charge_number": z}
    drop = np.array([0.001, 0.05, 0.25])
    there = butler_volmer_current(overpotential=-drop, **given)
    back = butler_volmer_current(overpotential=drop, **given)
    np.testing.assert_allclose(current_ratio(driving_drop=drop, **given), -there / back, rtol=1e-11)


def test_symmetric_transfer_and_no_bias_show_no_asymmetry():
    assert current_ratio(transfer_coefficient=0.5) == 1
    assert current_ratio(driving_drop=0.0) == 1
    assert hidden_ratio(transfer_coefficient=0.5) == 1
    assert curvature(transfer_coefficient=0.5) == 0


def test_curvature_is_second_over_first_derivative_at_equilibrium():
    eta = butler_volmer_current["overpotential"].symbol
    first, second = (sympy.diff(butler_volmer_current.expression, eta, n) for n in (1, 2))
    ratio = (second / first).subs(eta, 0)
    assert sympy.simplify(ratio - curvature.expression) == 0
    assert curvature() == pytest.approx(4.670609, rel=1e-6)
    assert curvature(transfer_coefficient=1.0) == pytest.approx(-f)


@pytest.mark.parametrize("z", [1, 2])
@pytest.mark.parametrize("eta", [-0.3, -0.05, 0.02, 0.15])
@pytest.mark.parametrize("limit", [0.3, 5.0])
def test_depleted_current_is_self_consistent_with_the_surface_concentration(eta, limit, z):
    """The forward branch is fed by c(1 − i/i_L); the current is found by bracketing."""
    forward, backward = math.exp(-0.44 * z * f * eta), math.exp(0.56 * z * f * eta)
    current = brentq(
        lambda i: 0.531 * ((1 - i / limit) * forward - backward) - i, -1e6, limit, xtol=1e-14
    )
    model = depleted_current(overpotential=eta, limiting_current=limit, charge_number=z)
    assert model == pytest.approx(current, rel=1e-9)


def test_depleted_current_saturates_at_the_limit_and_is_free_behind_a_fast_layer():
    assert depleted_current(overpotential=-1.5) == pytest.approx(5.0, rel=1e-6)
    fast = depleted_current(limiting_current=1e9)
    assert fast == pytest.approx(butler_volmer_current(), rel=1e-8)
    assert depleted_current(overpotential=0.0) == 0
    assert depleted_current() == pytest.approx(0.8572652, rel=1e-6)


def test_a_slow_liquid_looks_like_a_smaller_transfer_coefficient():
    there, back = depleted_current(overpotential=[-0.05, 0.05], limiting_current=1.0)
    assert -there / back < current_ratio(driving_drop=0.05)


def test_total_overpotential_adds_the_ohmic_drop_of_the_interphase():
    for eta in (-0.1, 0.08):
        current = depleted_current(overpotential=eta)
        total = depleted_total_overpotential(overpotential=eta)
        assert total == pytest.approx(eta - 0.03 * current, rel=1e-12)
        assert abs(total) > abs(eta)
    assert depleted_total_overpotential(interphase_resistance=0.0) == -0.05


def measured_ratio(drop, alpha=0.44, z=1, temperature=298.15, exchange=0.531):
    """|i(−U)|/|i(+U)| of Butler–Volmer with 300 Ω cm² in series, by root finding."""
    zf = z * F / (R * temperature)

    def transfer(eta):
        return exchange * (math.exp(-alpha * zf * eta) - math.exp((1 - alpha) * zf * eta))

    def current(total):
        return transfer(brentq(lambda eta: eta - transfer(eta) * 0.03 - total, -1, 1, xtol=1e-16))

    return -current(-drop) / current(drop)


@pytest.mark.parametrize("z", [1, 2])
@pytest.mark.parametrize("alpha", [0.2, 0.44, 0.8])
@pytest.mark.parametrize("temperature", [298.15, 350.0])
def test_hidden_ratio_is_the_leading_order_of_the_full_solution(alpha, z, temperature):
    drop, exchange = 1e-3, 0.531 * 0.4 ** (1 - alpha)
    full = measured_ratio(drop, alpha, z, temperature, exchange)
    leading = hidden_ratio(
        driving_drop=drop,
        transfer_coefficient=alpha,
        charge_number=z,
        temperature=temperature,
        concentration=200,
        reference_concentration=500,
    )
    assert math.log(leading) == pytest.approx(math.log(full), rel=3e-3)


def test_interphase_hides_ten_millivolt_and_shows_fifty():
    assert 1 - hidden_ratio(driving_drop=0.01) == pytest.approx(0.018, abs=5e-4)
    assert 1 - hidden_ratio(driving_drop=0.05) == pytest.approx(0.085, abs=5e-4)
    assert 1 - measured_ratio(0.05) == pytest.approx(0.078, abs=5e-4)


def test_hidden_ratio_is_the_bare_one_without_interphase_and_one_under_a_thick_one():
    bare = hidden_ratio(interphase_resistance=0.0)
    assert bare == pytest.approx(current_ratio())
    thick = hidden_ratio["interphase_resistance"].symbol
    assert sympy.limit(hidden_ratio.expression, thick, sympy.oo) == 1


def test_a_layer_that_runs_dry_is_a_direction_of_its_own():
    ratio = depleted_ratio
    assert ratio(transfer_coefficient=0.5, limiting_current=1e4) == pytest.approx(1, abs=1e-3)
    assert ratio(transfer_coefficient=0.5, exchange_current_density=100, driving_drop=0.1) < 0.2
    for drop in (0.01, 0.05, 0.2):
        there, back = (
            depleted_current(overpotential=eta, exchange_current_density=2.0)
            for eta in (-drop, drop)
        )
        assert ratio(driving_drop=drop, exchange_current_density=2.0) == pytest.approx(
            -there / back
        )
