"""Eqs. 2 and 3: an activated jump across a Helmholtz-like layer.

>>> round(charge_transfer_resistance(concentration=100) / charge_transfer_resistance(), 3)
3.631

The transfer coefficient α is the share of the potential drop that lies between the *liquid* and
the transition state; only this counting makes the review's Eqs. 2 and 3 agree. The factor zF in
front of Eq. 2 is missing in print: without it the right side is a flux, not a current.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    barrier_into_liquid,
    barrier_into_solid,
    charge_number,
    concentration,
    exchange_current_density,
    helmholtz_thickness,
    liquid_concentration,
    overpotential,
    rate_into_liquid,
    rate_into_solid,
    reduced_barrier,
    reference_concentration,
    solid_concentration,
    temperature,
    transfer_coefficient,
    transfer_resistance,
)

_z, _T, _alpha = charge_number.symbol, temperature.symbol, transfer_coefficient.symbol
_d, _cl, _cs = helmholtz_thickness.symbol, liquid_concentration.symbol, solid_concentration.symbol
_kf, _kb, _barrier = rate_into_solid.symbol, rate_into_liquid.symbol, reduced_barrier.symbol
_iref, _c, _cref = (
    exchange_current_density.symbol, concentration.symbol, reference_concentration.symbol,
)
_eta = overpotential.symbol
_f = _z * F / (R * _T)

exchange_current_from_rates = Model(
    "exchange_current_from_rates", "i_0",
    _z * F * _d * (_cl * _kf) ** (1 - _alpha) * (_cs * _kb) ** _alpha
    * sympy.exp(-_barrier / (R * _T)),
    (charge_number, helmholtz_thickness, liquid_concentration, rate_into_solid,
     solid_concentration, rate_into_liquid, transfer_coefficient, reduced_barrier, temperature),
    "A/m^2", "current that crosses in each direction at equilibrium", "Eq. 2, with zF",
    display_unit="uA/cm^2", citation="schleutker2017",
)

reduced_activation_energy = Model(
    "reduced_activation_energy", "DeltaG_hash",
    (1 - _alpha) * barrier_into_solid.symbol + _alpha * barrier_into_liquid.symbol,
    (transfer_coefficient, barrier_into_solid, barrier_into_liquid), "J/mol",
    "the one barrier of Eq. 2, from those of the two directions", "section 5",
    display_unit="kJ/mol",
)

scaled_exchange_current = Model(
    "scaled_exchange_current", "i_0", _iref * (_c / _cref) ** (1 - _alpha),
    (exchange_current_density, concentration, reference_concentration, transfer_coefficient),
    "A/m^2", "exchange current density at another concentration", "Eq. 2",
    display_unit="uA/cm^2", citation="schleutker2017",
)

charge_transfer_resistance = Model(
    "charge_transfer_resistance", "R_ct",
    R * _T / (_z * F * _iref) * (_c / _cref) ** (_alpha - 1),
    (temperature, charge_number, exchange_current_density, concentration,
     reference_concentration, transfer_coefficient),
    "ohm m^2", "resistance of the transfer step for a small current", "Eq. 3",
    display_unit="ohm cm^2", citation="schleutker2017",
)

butler_volmer_current = Model(
    "butler_volmer_current", "i",
    _iref * (sympy.exp(-_alpha * _f * _eta) - sympy.exp((1 - _alpha) * _f * _eta)),
    (exchange_current_density, transfer_coefficient, charge_number, overpotential, temperature),
    "A/m^2", "current from the liquid into the solid at overpotential η", "section 5",
    display_unit="mA/cm^2",
)

inferred_exchange_current = Model(
    "inferred_exchange_current", "i_0", R * _T / (_z * F * transfer_resistance.symbol),
    (temperature, charge_number, transfer_resistance), "A/m^2",
    "exchange current density that a charge-transfer resistance implies", "Eq. 3, inverted",
    display_unit="mA/cm^2",
    called="exchange current density inferred from the resistance",
)
