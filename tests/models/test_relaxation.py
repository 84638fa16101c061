"""Eq. 5, against a nonlinear electroneutral solution of the defect transport it describes."""

import numpy as np
import pytest
import sympy
from scipy.constants import N_A, R, e
from scipy.integrate import solve_bvp

from heteroionic_lite.models.relaxation import (
    interstitial_exchange_flux,
    relaxation_exchange_flux,
    relaxation_length,
    relaxation_resistance,
)

F = N_A * e
T = 298.15


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_exchange_flux_of_an_interface_that_passes_interstitials_only(share):
    """What a circuit sees: excess electrochemical potential of the interstitials over the flux.

    Undoped electroneutral solid with bimolecular recombination, r = k(n² − c₀²), k = 1/(2 c₀ τ);
    n = c_i = c_V in units of c₀, x in units of L, y in RT.
    """
    flux = 1e-5  # in c₀(D_i + D_V)/L, small enough to be linear
    D_i, D_V, tau, c_0 = share * 1e-9, (1 - share) * 1e-9, 2e-5, 300.0
    ambipolar = 2 * D_i * D_V / (D_i + D_V)
    length = np.sqrt(tau * ambipolar)
    recombination = length**2 / (2 * tau * ambipolar)  # of (n² − 1), dimensionless
    # D_i is the part of the flux that drift and diffusion give the interstitials
    injected = flux * (1 - share) * (D_i + D_V) / ambipolar

    def slopes(_x, y):
        n, dn, _excess = y
        interstitials = share * flux - ambipolar / (D_i + D_V) * dn
        return np.vstack([dn, recombination * (n**2 - 1), interstitials / (share * n) - flux])

    def ends(near, far):
        return [near[1] + injected, far[0] - 1, near[2]]

    x = np.linspace(0, 20, 801)
    guess = [1 + injected * np.exp(-x), -injected * np.exp(-x), injected * (1 - np.exp(-x))]
    solved = solve_bvp(slopes, ends, x, guess, tol=1e-9, max_nodes=50000)
    assert solved.success, solved.message
    exchange = flux / solved.y[2, -1] * c_0 * (D_i + D_V) / length
    given = {
        "interstitial_diffusivity": D_i,
        "vacancy_diffusivity": D_V,
        "relaxation_time": tau,
        "defect_concentration": c_0,
    }
    assert interstitial_exchange_flux(**given) == pytest.approx(exchange, rel=1e-4)
    factor = interstitial_exchange_flux(**given) / relaxation_exchange_flux(**given)
    assert factor == pytest.approx(share / (1 - share))


def test_equation_5_is_the_conductance_of_one_relaxation_length_of_bulk():
    D_i, D_V, c_0 = (
        relaxation_exchange_flux[name].symbol
        for name in ("interstitial_diffusivity", "vacancy_diffusivity", "defect_concentration")
    )
    short = c_0 * (D_i + D_V) / relaxation_length.expression
    assert sympy.simplify(short - relaxation_exchange_flux.expression) == 0


def test_relaxation_length_for_equal_mobilities_is_the_root_of_diffusivity_times_time():
    assert relaxation_length() == pytest.approx(1e-7)
    assert relaxation_length(interstitial_diffusivity=1e-12) == pytest.approx(4.469903e-9)
    assert relaxation_length(relaxation_time=4e-5) == pytest.approx(2e-7)


def test_immobile_interstitials_block_their_interface_while_equation_5_diverges():
    D_i = interstitial_exchange_flux["interstitial_diffusivity"].symbol
    assert sympy.limit(interstitial_exchange_flux.expression, D_i, 0) == 0
    assert sympy.limit(relaxation_exchange_flux.expression, D_i, 0) == sympy.oo
    assert sympy.limit(relaxation_length.expression, D_i, 0) == 0


def test_immobile_vacancies_let_interstitials_pass_freely():
    D_V = interstitial_exchange_flux["vacancy_diffusivity"].symbol
    assert sympy.limit(interstitial_exchange_flux.expression, D_V, 0) == sympy.oo


def test_both_fluxes_agree_for_equal_mobilities():
    assert relaxation_exchange_flux() == pytest.approx(20)
    assert interstitial_exchange_flux() == pytest.approx(20)
    assert relaxation_exchange_flux(relaxation_time=1e-7) == pytest.approx(200)


def test_unequal_mobilities_give_the_hand_computed_flux():
    flux = relaxation_exchange_flux(
        interstitial_diffusivity=4e-10,
        vacancy_diffusivity=1e-10,
        relaxation_time=2e-6,
        defect_concentration=50,
    )
    assert flux == pytest.approx(50 * (5e-10) ** 1.5 / np.sqrt(2 * 2e-6 * 4e-20))


@pytest.mark.parametrize(
    ("defects", "ohm_cm2"), [(2.4e4, 5.55e-6), (1e3, 1.331e-4), (1.0, 0.1331), (0.0066, 20.17)]
)
def test_relaxation_matters_for_dilute_defects_only(defects, ohm_cm2):
    resistance = relaxation_resistance(defect_concentration=defects) * 1e4
    assert resistance == pytest.approx(ohm_cm2, rel=1e-3)


def test_relaxation_resistance_falls_with_the_square_of_the_charge_and_vanishes_at_once_relaxed():
    assert relaxation_resistance() == pytest.approx(R * T / (F**2 * 20))
    assert relaxation_resistance(charge_number=2) == pytest.approx(R * T / (4 * F**2 * 20))
    tau = relaxation_resistance["relaxation_time"].symbol
    assert sympy.limit(relaxation_resistance.expression, tau, 0) == 0
