"""Eq. 1: the liquid cannot feed the interface faster than diffusion allows.

>>> limiting_current_density()  # A/m²: 29 mA/cm²
289.45...

Ideal dilute solution, one dimension, steady, a stagnant layer of thickness δ, an interface that
passes the cation and blocks the anion. ``transference_number = 0`` is the limit of excess
supporting salt, in which the review's Eq. 1 holds as printed; a binary salt gains the factor
1/(1 − t₊) because the field pulls the cation along.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    charge_number,
    concentration,
    diffusion_coefficient,
    driving_drop,
    layer_thickness,
    limiting_current,
    liquid_conductivity,
    position,
    temperature,
    transference_number,
    utilisation,
)

_z, _D, _c = charge_number.symbol, diffusion_coefficient.symbol, concentration.symbol
_delta, _t = layer_thickness.symbol, transference_number.symbol
_q, _T, _x = utilisation.symbol, temperature.symbol, position.symbol
_limit, _U, _sigma = limiting_current.symbol, driving_drop.symbol, liquid_conductivity.symbol

limiting_current_density = Model(
    "limiting_current_density", "i_D_max", _z * F * _D * _c / (_delta * (1 - _t)),
    (charge_number, diffusion_coefficient, concentration, transference_number, layer_thickness),
    "A/m^2", "largest steady current through a stagnant layer", "Eq. 1, with migration",
    display_unit="mA/cm^2", citation="schleutker2017",
)

surface_concentration = Model(
    "surface_concentration", "c_surf", _c * (1 - _q), (concentration, utilisation), "mol/m^3",
    "concentration at the interface when the current is the share q of its limit", "Eq. 1",
    display_unit="mol/l",
)

concentration_profile = Model(
    "concentration_profile", "c_x", _c * (1 - _q * (1 - _x / _delta)),
    (concentration, utilisation, position, layer_thickness), "mol/m^3",
    "steady profile in the stagnant layer", "Eq. 1", display_unit="mol/l",
)

diffusion_overpotential_supported = Model(
    "diffusion_overpotential_supported", "eta_d", R * _T / (_z * F) * sympy.log(1 - _q),
    (temperature, charge_number, utilisation), "V",
    "overpotential of the stagnant layer with supporting salt", "section 5",
    display_unit="mV",
)

diffusion_overpotential = Model(
    "diffusion_overpotential", "eta_tot", 2 * R * _T / (_z * F) * sympy.log(1 - _q),
    (temperature, charge_number, utilisation), "V",
    "Nernst shift, diffusion potential and ohmic drop across the layer, binary salt", "section 5",
    display_unit="mV",
)

ohmic_overpotential = Model(
    "ohmic_overpotential", "eta_ohm", 2 * _t * R * _T / (_z * F) * sympy.log(1 - _q),
    (transference_number, temperature, charge_number, utilisation), "V",
    "ohmic part of the layer's overpotential, binary salt", display_unit="mV",
)

concentration_overpotential = Model(
    "concentration_overpotential", "eta_c", 2 * (1 - _t) * R * _T / (_z * F) * sympy.log(1 - _q),
    (transference_number, temperature, charge_number, utilisation), "V",
    "part of the layer's overpotential that concentration differences cause, binary salt",
    display_unit="mV",
)

diffusion_limited_current = Model(
    "diffusion_limited_current", "i", _limit * (1 - sympy.exp(-_z * F * _U / (R * _T))),
    (limiting_current, charge_number, driving_drop, temperature), "A/m^2",
    "fast transfer behind a stagnant layer with supporting salt; formally Butler–Volmer with α = 0",
    "section 5", display_unit="mA/cm^2",
)

layer_dc_resistance = Model(
    "layer_dc_resistance", "R_dc", _delta / (_sigma * _t),
    (layer_thickness, liquid_conductivity, transference_number.having(default=0.3, low=0.05)),
    "ohm m^2", "small-signal dc resistance of the stagnant layer, anion blocked",
    display_unit="ohm cm^2",
    called="resistance of the layer for direct current",
)

layer_warburg_resistance = Model(
    "layer_warburg_resistance", "R_W", (1 - _t) / _t * _delta / _sigma,
    (transference_number.having(default=0.3, low=0.05), layer_thickness, liquid_conductivity),
    "ohm m^2", "the share of it that a Warburg arc shows", display_unit="ohm cm^2",
    called="resistance of the layer's Warburg arc",
)

layer_diffusion_resistance = Model(
    "layer_diffusion_resistance", "R_d",
    R * _T * _delta / (_z**2 * F**2 * _D * _c),
    (temperature, layer_thickness, charge_number, diffusion_coefficient, concentration),
    "ohm m^2", "small-signal resistance of the stagnant layer with supporting salt", "section 5",
    display_unit="ohm cm^2",
    called="diffusion resistance of the layer",
)
