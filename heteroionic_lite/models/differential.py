"""Impedance under a bias reads a slope, dc polarisation a chord: two resistances of one curve.

>>> from heteroionic_lite.models.interphase import polarisation_resistance as chord
>>> at_50_mV = {"overpotential": -0.05}
>>> [round(model(**at_50_mV) * 1e4) for model in (chord, differential_resistance)]  # ohm cm²
[767, 695]

The slope of i₀[exp(−αfη) − exp((1−α)fη)], f = zF/RT, is −di/dη = i₀f[α exp(−αfη) +
(1−α) exp((1−α)fη)]; a layer in series adds its resistance to either reading. At rest both are
Eq. 4. Away from it the slope falls sooner, and between the two directions its logarithm differs
by 2(1−2α)fU to leading order in the bias U, that of the chord by (1−2α)fU exactly.

The exact law of layer and step in series is parametric in the step's overpotential η: the current
is the step's, the voltage ``total_overpotential``; neither reading needs an approximation.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.model import Model
from heteroionic_lite.models.interphase import polarisation_resistance
from heteroionic_lite.models.parameters import (
    charge_number,
    driving_drop,
    exchange_current_density,
    interphase_resistance,
    overpotential,
    temperature,
    transfer_coefficient,
)

_z, _T, _alpha = charge_number.symbol, temperature.symbol, transfer_coefficient.symbol
_f = _z * F / (R * _T)
_eta, _U = overpotential.symbol, driving_drop.symbol


def _steepness(drop: sympy.Expr) -> sympy.Expr:
    """−di/dη over i₀f: what is left of the slope at an overpotential, one at rest."""
    return _alpha * sympy.exp(-_alpha * _f * drop) + (1 - _alpha) * sympy.exp(
        (1 - _alpha) * _f * drop
    )


differential_resistance = Model(
    "differential_resistance", "R_diff",
    interphase_resistance.symbol
    + 1 / (_f * exchange_current_density.symbol * _steepness(_eta)),
    polarisation_resistance.parameters, "ohm m^2",
    "slope of voltage against current at an overpotential of the step, the layer in series",
    "Eq. 4 under a bias", display_unit="ohm cm^2",
)

slope_ratio = Model(
    "slope_ratio", "rho_diff", _steepness(-_U) / _steepness(_U),
    (transfer_coefficient, charge_number, driving_drop, temperature), "dimensionless",
    "slope of the desolvation branch over that of the solvation branch, as impedance sees them",
    "section 2", citation="sagane2012",
)
