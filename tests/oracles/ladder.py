"""De Levie's pore and the two-rail line as ladders of many small elements, in complex numbers."""

import numpy as np
from scipy.linalg import solve_banded


def pore(pore_resistance, wall_impedance, rungs=4000):
    """Resistances along the pore, wall impedances across; closed at the far end."""
    along, across = pore_resistance / rungs, wall_impedance * rungs
    impedance = np.full(np.shape(wall_impedance), np.inf, dtype=complex)
    for _ in range(rungs):
        wall = 1 / (1 / across + 1 / impedance)
        impedance = along / 2 + wall
        impedance += along / 2
    return impedance


def two_rails(transference, omega_tau, depth=30.0, points=20001):
    """Excess impedance of an interface for interstitials only, over L/c₀(D_i + D_V) in RT/z²F².

    Linear equations for both rails on a grid: storage and recombination tie them together.
    """
    h = depth / (points - 1)
    other = 1 - transference
    # affinity A: t_i t_V A'' = t_i t_V (1 + jωτ) A per unit length, −t_i t_V A'(0) = t_V J
    diagonal = np.full(points, -(2 + h**2 * (1 + 1j * omega_tau)))
    diagonal[0] = -(1 + h**2 * (1 + 1j * omega_tau) / 2)
    upper = lower = np.ones(points - 1, dtype=complex)
    right = np.zeros(points, dtype=complex)
    right[0] = -h / transference
    bands = np.zeros((3, points), dtype=complex)
    bands[0, 1:], bands[1], bands[2, :-1] = upper, diagonal, lower
    affinity = solve_banded((1, 1), bands, right)
    return other * affinity[0]  # the interstitials' rail lies t_V A above the mean
