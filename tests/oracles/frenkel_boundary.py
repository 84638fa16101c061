"""Interstitials, vacancies and their recombination behind an interface: boundary values.

Lengths are in units of the relaxation length L, concentrations of c₀, fluxes of c₀(D_i + D_V)/L,
potentials of RT/zF. ``transference`` is D_i/(D_i + D_V), ``share`` the part of the current that
crosses the interface as interstitials. Nothing here is linearised.
"""

from dataclasses import dataclass

import numpy as np
from scipy.integrate import solve_bvp

DEPTH = 30.0


@dataclass(frozen=True)
class Boundary:
    defect_ratio: float
    overpotential: float  # of the interstitials, beyond the ohmic drop of undisturbed bulk
    vacancy_overpotential: float
    affinity: float


def electroneutral(flux: float, transference: float, share: float = 1.0) -> Boundary:
    """Both defects have the same concentration everywhere."""
    other = 1 - transference

    def equations(_, y):
        ratio, carried, _, _ = y
        return np.vstack(
            [
                (transference * flux - carried) / (2 * transference * other),
                -transference * other * (ratio**2 - 1),
                flux - carried / (transference * ratio),
                flux - (flux - carried) / (other * ratio),
            ]
        )

    def conditions(front, back):
        return np.array([front[1] - share * flux, back[0] - 1, back[2], back[3]])

    x = DEPTH * np.linspace(0, 1, 400) ** 2
    guess = np.zeros((4, x.size))
    imposed = (share - transference) * flux * np.exp(-x)
    guess[0] = np.maximum(1 + imposed / (2 * transference * other), 0.05)
    guess[1] = transference * flux + imposed
    result = solve_bvp(equations, conditions, x, guess, tol=1e-10, max_nodes=200_000)
    assert result.success, result.message
    ratio, _, interstitials, vacancies = result.y[:, 0]
    return Boundary(ratio, interstitials, vacancies, interstitials - vacancies)


def with_space_charge(flux: float, transference: float, screening_length: float) -> Boundary:
    """Interstitials only cross; Poisson's equation in place of electroneutrality."""
    other = 1 - transference

    def equations(_, y):
        interstitials, vacancies, _, field, carried, _ = y
        return np.vstack(
            [
                -carried / transference - interstitials * field,
                (flux - carried) / other + vacancies * field,
                field,
                -(interstitials - vacancies) / (2 * screening_length**2),
                -transference * other * (interstitials * vacancies - 1),
                flux - carried / (transference * interstitials),
            ]
        )

    def conditions(front, back):
        return np.array(
            [
                front[3],
                front[4] - flux,
                back[0] - 1,
                back[1] - 1,
                back[2],
                back[5],
            ]
        )

    x = DEPTH * np.linspace(0, 1, 400) ** 2
    guess = np.ones((6, x.size))
    guess[2:4] = guess[5] = 0
    guess[4] = transference * flux + other * flux * np.exp(-x)
    result = solve_bvp(equations, conditions, x, guess, tol=1e-8, max_nodes=200_000)
    assert result.success, result.message
    interstitials, vacancies, _, _, _, excess = result.y[:, 0]
    affinity = float(np.log(interstitials * vacancies))
    return Boundary(float(np.sqrt(interstitials * vacancies)), excess, excess - affinity, affinity)
