"""Eq. 2's two directions at a given potential drop, before equilibrium is spoken of.

>>> drop = equilibrium_drop()
>>> round(current_into_solid(potential_drop=drop) / current_into_liquid(potential_drop=drop), 9)
1.0

At a fixed drop Δφ the desolvation current rises as c; at a fixed overpotential it rises as
c^(1−α), because more salt in the liquid moves the equilibrium drop as well.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.equation import Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    barrier_into_liquid,
    barrier_into_solid,
    charge_number,
    helmholtz_thickness,
    liquid_concentration,
    rate_into_liquid,
    rate_into_solid,
    solid_concentration,
    temperature,
    transfer_coefficient,
)

potential_drop = Parameter(
    "Deltavarphi", "potential_drop", "V", -0.1, -0.6, 0.6,
    "potential of the solid minus that of the liquid", "illustrative", "mV",
)
_z, _T, _alpha = charge_number.symbol, temperature.symbol, transfer_coefficient.symbol
_d, _cl, _cs = helmholtz_thickness.symbol, liquid_concentration.symbol, solid_concentration.symbol
_kf, _kb = rate_into_solid.symbol, rate_into_liquid.symbol
_Gf, _Gb, _drop = barrier_into_solid.symbol, barrier_into_liquid.symbol, potential_drop.symbol
_common = (charge_number, helmholtz_thickness, transfer_coefficient, potential_drop, temperature)

current_into_solid = Model(
    "current_into_solid", "i_fwd",
    _z * F * _d * _kf * _cl * sympy.exp(-(_Gf + _alpha * _z * F * _drop) / (R * _T)),
    (*_common, rate_into_solid, liquid_concentration, barrier_into_solid), "A/m^2",
    "desolvation current at a given drop", "Eq. 2", display_unit="mA/cm^2",
)

current_into_liquid = Model(
    "current_into_liquid", "i_bwd",
    _z * F * _d * _kb * _cs * sympy.exp(-(_Gb - (1 - _alpha) * _z * F * _drop) / (R * _T)),
    (*_common, rate_into_liquid, solid_concentration, barrier_into_liquid), "A/m^2",
    "solvation current at a given drop", "Eq. 2", display_unit="mA/cm^2",
)

equilibrium_drop = Model(
    "equilibrium_drop", "Deltavarphi_eq",
    R * _T / (_z * F) * sympy.log(_kf * _cl / (_kb * _cs)) - (_Gf - _Gb) / (_z * F),
    (temperature, charge_number, rate_into_solid, liquid_concentration, rate_into_liquid,
     solid_concentration, barrier_into_solid, barrier_into_liquid),
    "V", "drop at which both directions carry the same current", "Eq. 2", display_unit="mV",
)
