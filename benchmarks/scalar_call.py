"""A model called with plain numbers, as loops and root finders do, against numpy by hand."""

import timeit

import numpy as np

from heteroionic_lite import find
from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT

CALLS = 20_000
F, R = CONSTANTS[FARADAY].value, CONSTANTS[GAS_CONSTANT].value


def by_hand(temperature, charge_number, exchange, concentration, reference, alpha):
    relative = np.power(concentration / reference, alpha - 1)
    return R * temperature / (charge_number * F * exchange) * relative


def microseconds(call):
    return min(timeit.repeat(call, number=CALLS, repeat=7)) / CALLS * 1e6


model = find("charge_transfer_resistance")[0]
arguments = tuple(float(value) for value in model.defaults.values())
function = model.function("concentration", "temperature")
np.testing.assert_allclose(model(), by_hand(*arguments), rtol=1e-12)
theirs = microseconds(lambda: by_hand(*arguments))
for name, call in (
    (
        "model(concentration=100.0, temperature=330.0)",
        lambda: model(concentration=100.0, temperature=330.0),
    ),
    ("function(100.0, 330.0)", lambda: function(100.0, 330.0)),
):
    ours = microseconds(call)
    print(f"{name}: {ours:.2f} µs, by hand {theirs:.2f} µs, ratio {ours / theirs:.2f}")
