"""Nernst–Planck–Poisson in a stagnant layer, with nothing assumed about electroneutrality.

The interface (x = 0) passes the cation and blocks every other ion. Lengths are in units of the
layer's thickness, concentrations of the bulk salt's, potentials of RT/zF, fluxes of D₊c/δ.
"""

from dataclasses import dataclass

import numpy as np
from scipy.integrate import solve_bvp


@dataclass(frozen=True)
class Layer:
    surface_concentration: float  # of the salt, geometric mean of both ions
    overpotential: float  # electrochemical potential of the cation, interface minus bulk


def solve(flux: float, support: float = 0.0, screening_length: float = 0.005) -> Layer:
    """``support``: inert 1:1 salt added, in units of the reacting one."""

    def equations(_, y):
        potential, field, cation = y
        charge = cation + support * np.exp(-potential) - (1 + support) * np.exp(potential)
        return np.vstack([field, -charge / (2 * screening_length**2), flux - cation * field])

    def conditions(at_interface, at_bulk):
        return np.array([at_interface[1], at_bulk[0], at_bulk[2] - 1])

    x = np.concatenate([np.linspace(0, 0.1, 400), np.linspace(0.1, 1, 300)[1:]])
    share = flux / (2 if support == 0 else 1 + 1 / (1 + 2 * support))
    cation = 1 - share * (1 - x)
    weaker = 1 / (1 + 2 * support)  # the field, by how much the inert salt shorts it
    guess = np.vstack([weaker * np.log(cation), weaker * share / cation, cation])
    result = solve_bvp(equations, conditions, x, guess, tol=1e-7, max_nodes=100_000)
    assert result.success, result.message
    potential, _, cation = result.y[:, 0]
    anion = (1 + support) * np.exp(potential)
    salt = np.sqrt(cation * anion) if support == 0 else cation
    return Layer(float(salt), float(np.log(cation) + potential))
