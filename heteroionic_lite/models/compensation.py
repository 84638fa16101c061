"""What the prefactor does to a comparison by activation energies.

>>> steep, flat = (compensated_resistance(activation_energy=E) for E in (80e3, 40e3))
>>> steep < flat  # at 25 °C, above an isokinetic temperature of 0 °C, the steeper one is better
True

Two facts stand between a ranking by E_A and one by R. First, the prefactor has a temperature of
its own: with the rate constant k = (k_BT/h) exp(ΔS/R − ΔH/RT) of transition-state theory the T in
R_ct = RT/(z²F²dck) cancels, and ln R itself, not ln(T/R), gives ΔH exactly. Secondly, prefactor and
energy are often correlated (compensation): all lines of an Arrhenius plot meet near one
temperature T_iso, R = R_iso exp[(E_A/R)(1/T − 1/T_iso)]. Above it the ranking by energy is the
reverse of that by resistance; at it energies say nothing. A correlation of E_A and ln R₀ from
scattered data shows such a temperature even where there is none, namely that of the measurement.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.constants import MOLAR_PLANCK
from heteroionic_lite.equation import POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    activation_energy,
    charge_number,
    helmholtz_thickness,
    solid_concentration,
    temperature,
)

activation_enthalpy = Parameter(
    "DeltaH_ddag", "activation_enthalpy", "J/mol", 50000, 0, 150000,
    "enthalpy of the transition state over that of the ion at rest", "illustrative", "kJ/mol",
)
activation_entropy = Parameter(
    "DeltaS_ddag", "activation_entropy", "J/mol/K", 0, -100, 100,
    "entropy of the transition state over that of the ion at rest", "illustrative",
)
isokinetic_temperature = Parameter(
    "T_iso", "isokinetic_temperature", "K", 273.15, 200, 600,
    "temperature at which contacts of every activation energy resist alike", "illustrative", "degC",
    domain=POSITIVE,
)
isokinetic_resistance = Parameter(
    "R_iso", "isokinetic_resistance", "ohm m^2", 0.3, 1e-6, 100,
    "area resistance of every contact at the temperature where they are alike", "illustrative",
    "ohm cm^2", "log",
    POSITIVE,
)

_z, _T, _E = charge_number.symbol, temperature.symbol, activation_energy.symbol
_d, _c = helmholtz_thickness.symbol, solid_concentration.symbol

transition_state_resistance = Model(
    "transition_state_resistance", "R_ct",
    MOLAR_PLANCK / (_z**2 * F**2 * _d * _c)
    * sympy.exp(activation_enthalpy.symbol / (R * _T) - activation_entropy.symbol / R),
    (charge_number, helmholtz_thickness, solid_concentration, activation_enthalpy,
     activation_entropy, temperature),
    "ohm m^2", "charge transfer with a rate constant of transition-state theory", "Eqs. 2 and 3",
    "illustrative", "ohm cm^2",
)

compensated_resistance = Model(
    "compensated_resistance", "R_T",
    isokinetic_resistance.symbol
    * sympy.exp(_E / R * (1 / _T - 1 / isokinetic_temperature.symbol)),
    (isokinetic_resistance, activation_energy, temperature, isokinetic_temperature), "ohm m^2",
    "a contact whose prefactor falls as its activation energy rises", "section 5",
    "illustrative", "ohm cm^2",
    called="resistance with compensation",
)

compensated_prefactor = Model(
    "compensated_prefactor", "R_0",
    isokinetic_resistance.symbol * sympy.exp(-_E / (R * isokinetic_temperature.symbol)),
    (isokinetic_resistance, activation_energy, isokinetic_temperature), "ohm m^2",
    "prefactor of that contact", "section 5", "illustrative", "ohm cm^2",
)
