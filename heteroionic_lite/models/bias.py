"""Bias asymmetry: one direction costs more than the other.

>>> round(current_ratio(driving_drop=0.05), 3)  # desolvation over solvation at ±50 mV
0.792

α < ½ makes desolvation (liquid to solid) the harder direction, exactly by exp((2α − 1) zFU/RT).
A slow liquid does the same to the eye, and a series resistance hides both. The ratio seen through
an interphase is given to leading order only, for zFU/RT ≪ 1: it is 0.7 percentage points off at
50 mV and useless beyond 100 mV. Without approximation it is the parametric curve of
``total_overpotential`` and the current.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.model import Model
from heteroionic_lite.models.butler_volmer import butler_volmer_current as _bv
from heteroionic_lite.models.interphase import charge_transfer_share
from heteroionic_lite.models.parameters import (
    charge_number,
    driving_drop,
    exchange_current_density,
    interphase_resistance,
    limiting_current,
    overpotential,
    temperature,
    transfer_coefficient,
)

_z, _T, _alpha = charge_number.symbol, temperature.symbol, transfer_coefficient.symbol
_U, _eta, _limit = driving_drop.symbol, overpotential.symbol, limiting_current.symbol
_iref, _Rs = exchange_current_density.symbol, interphase_resistance.symbol
_f = _z * F / (R * _T)

current_ratio = Model(
    "current_ratio", "rho", sympy.exp((2 * _alpha - 1) * _f * _U),
    (transfer_coefficient, charge_number, driving_drop, temperature), "dimensionless",
    "desolvation current over solvation current at the same size of overpotential", "section 2",
    citation="sagane2012",
)

depleted_current = Model(
    "depleted_current", "i",
    _bv.expression / (1 + _iref / _limit * sympy.exp(-_alpha * _f * _eta)),
    (*_bv.parameters, limiting_current), "A/m^2",
    "charge transfer fed through a stagnant layer with supporting salt", "Eqs. 1 and 2",
    display_unit="mA/cm^2",
    called="current through a depleted layer",
)

depleted_total_overpotential = Model(
    "depleted_total_overpotential", "eta_P", _eta - depleted_current.expression * _Rs,
    (*depleted_current.parameters, interphase_resistance), "V",
    "overpotential including the ohmic drop of an interphase in series", "Eq. 4",
    display_unit="mV",
)

curvature = Model(
    "curvature", "kappa", (1 - 2 * _alpha) * _f, (transfer_coefficient, charge_number, temperature),
    "1/V", "second over first derivative of the current at equilibrium", "section 5",
)

hidden_ratio = Model(
    "hidden_ratio", "rho",
    sympy.exp((2 * _alpha - 1) * charge_transfer_share.expression**2 * _f * _U),
    (*charge_transfer_share.parameters, driving_drop.having(high=0.05)), "dimensionless",
    "the ratio of currents seen through an interphase, to leading order for zFU/RT ≪ 1",
    "Eq. 4 and section 2",
)

_feed = _iref / _limit
depleted_ratio = Model(
    "depleted_ratio", "rho",
    current_ratio.expression
    * (1 + _feed * sympy.exp(-_alpha * _f * _U)) / (1 + _feed * sympy.exp(_alpha * _f * _U)),
    (*current_ratio.parameters, exchange_current_density, limiting_current), "dimensionless",
    "the ratio of currents when a stagnant layer feeds one direction", "Eqs. 1 and 2",
)
