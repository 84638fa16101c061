"""A model's numpy function against the same formula written by hand, 10⁶ points."""

import timeit

import numpy as np

from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT
from heteroionic_lite.models.bias import depleted_current
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance

F, R = CONSTANTS[FARADAY].value, CONSTANTS[GAS_CONSTANT].value
POINTS = 1_000_000
ROUNDS = 15


def resistance_by_hand(T, z, i_ref, c, c_ref, alpha):
    return R * T * (c / c_ref) ** (alpha - 1) / (F * i_ref * z)


def current_by_hand(i_ref, alpha, z, eta, T, i_L):
    f = F * z / (R * T)
    forward = np.exp(-alpha * f * eta)
    return i_ref * (forward - np.exp((1 - alpha) * f * eta)) / (1 + i_ref / i_L * forward)


def best(function, arguments):
    return min(timeit.repeat(lambda: function(*arguments), number=1, repeat=ROUNDS))


for model, by_hand, swept, values in (
    (
        charge_transfer_resistance,
        resistance_by_hand,
        "concentration",
        np.geomspace(10, 6000, POINTS),
    ),
    (depleted_current, current_by_hand, "overpotential", np.linspace(-0.3, 0.3, POINTS)),
):
    arguments = [values if p.name == swept else p.default for p in model.parameters]
    np.testing.assert_allclose(model.numpy(*arguments), by_hand(*arguments), rtol=1e-12)
    ours, theirs = best(model.numpy, arguments), best(by_hand, arguments)
    ratio = ours / theirs
    print(f"{model.name}: {ours * 1e3:.1f} ms, by hand {theirs * 1e3:.1f} ms, ratio {ratio:.2f}")
