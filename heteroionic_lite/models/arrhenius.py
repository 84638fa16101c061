"""Arrhenius: what an activation energy means, and which plot gives which.

>>> activated_resistance(activation_energy=50e3, temperature=333.15) < activated_resistance()
True

R_ct = RT/(zF i₀) carries a T of its own, so ln(T/R) against 1/T gives E_A exactly, while
ln(1/R) gives E_A − RT, about 2.5 kJ/mol less at room temperature.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    activation_energy,
    charge_number,
    exchange_current_density,
    helmholtz_thickness,
    resistance_prefactor,
    solid_concentration,
    temperature,
)

_T, _E, _R0 = temperature.symbol, activation_energy.symbol, resistance_prefactor.symbol
_z, _iref = charge_number.symbol, exchange_current_density.symbol

reference_temperature = Parameter(
    "T_ref", "reference_temperature", "K", 298.15, 250, 400,
    "temperature at which the exchange current density is quoted", "room temperature", "degC",
    domain=POSITIVE,
)
_Tref = reference_temperature.symbol

attempt_frequency = Parameter(
    "nu", "attempt_frequency", "1/s", 1e13, 1e11, 1e14, "frequency at which a bare hop is tried",
    "order of a phonon",
    "THz", "log", POSITIVE,
)
measured_resistance = Parameter(
    "R_meas", "measured_resistance", "ohm m^2", 0.0484, 1e-5, 10,
    "area resistance measured at the temperature of the measurement",
    "from the exchange current density of [49] (V040)", "ohm cm^2", "log", POSITIVE,
)

measuring_temperature = Parameter(
    "T_meas", "measuring_temperature", "K", 343.15, 250, 400,
    "temperature at which the resistance was measured", "illustrative", "degC", domain=POSITIVE,
)

energy_uncertainty = Parameter(
    "delta_E", "energy_uncertainty", "J/mol", 5000, 0, 20000,
    "uncertainty of the activation energy", "illustrative", "kJ/mol", domain=NOT_NEGATIVE,
)
temperature_uncertainty = Parameter(
    "delta_T", "temperature_uncertainty", "K", 2, 0, 10,
    "uncertainty of the temperature of the measurement", "illustrative", domain=NOT_NEGATIVE,
    difference=True,
)

thermal_voltage = Model(
    "thermal_voltage", "V_T", R * _T / F, (temperature,), "V", "what RT is worth to one charge",
    display_unit="mV",
)

reciprocal_temperature = Model(
    "reciprocal_temperature", "T_inv", 1 / _T, (temperature,), "1/K",
    "abscissa of an Arrhenius plot", display_unit="1/kK",
)

activated_resistance = Model(
    "activated_resistance", "R_T", _R0 * sympy.exp(_E / (R * _T)),
    (resistance_prefactor, activation_energy, temperature), "ohm m^2",
    "resistance with an activation energy and a constant prefactor", "section 2",
    display_unit="ohm cm^2",
)

transfer_resistance_at = Model(
    "transfer_resistance_at", "R_ct",
    R * _T / (_z * F * _iref) * sympy.exp(_E / R * (1 / _T - 1 / _Tref)),
    (temperature, charge_number, exchange_current_density, activation_energy,
     reference_temperature),
    "ohm m^2", "charge-transfer resistance when i₀ is activated with E_A", "Eqs. 2 and 3",
    display_unit="ohm cm^2",
    called="charge-transfer resistance at temperature T",
)

temperature_over_resistance = Model(
    "temperature_over_resistance", "T_R", _T / transfer_resistance_at.expression,
    transfer_resistance_at.parameters, "K/(ohm m^2)",
    "ordinate whose logarithm falls with exactly E_A/R", "Eqs. 2 and 3",
    display_unit="K/(ohm cm^2)",
    called="temperature divided by resistance",
)

apparent_energy_of_conductance = Model(
    "apparent_energy_of_conductance", "E_1_R", _E - R * _T, (activation_energy, temperature),
    "J/mol", "what the slope of ln(1/R) against 1/T gives", "Eqs. 2 and 3", display_unit="kJ/mol",
)

temperature_factor = Model(
    "temperature_factor", "r_T", sympy.exp(_E / R * (1 / _Tref - 1 / _T)),
    (activation_energy, reference_temperature, temperature.having(default=333.15)),
    "dimensionless", "resistance at the reference temperature over that at T", "Figs. 3 and 4",
)

common_logarithm_energy = Model(
    "common_logarithm_energy", "E_lg", (_E - R * _T) / sympy.log(10),
    (activation_energy, temperature), "J/mol",
    "what the slope of lg(1/R) gives if the factor ln 10 is forgotten", "Eqs. 2 and 3",
    display_unit="kJ/mol",
)

bare_hop_prefactor = Model(
    "bare_hop_prefactor", "R_0",
    R * _T / (_z**2 * F**2 * helmholtz_thickness.symbol * solid_concentration.symbol
              * attempt_frequency.symbol),
    (temperature, charge_number, helmholtz_thickness, solid_concentration, attempt_frequency),
    "ohm m^2", "resistance without a barrier, if every attempt succeeds", "Eqs. 2 and 3",
    "illustrative", "ohm cm^2",
)

inferred_prefactor = Model(
    "inferred_prefactor", "R_0", measured_resistance.symbol * sympy.exp(-_E / (R * _T)),
    (measured_resistance, activation_energy, temperature), "ohm m^2",
    "prefactor that a measured resistance and its activation energy imply", "section 5",
    display_unit="ohm cm^2",
)

shifted_resistance = Model(
    "shifted_resistance", "R_shift",
    measured_resistance.symbol * sympy.exp(_E / R * (1 / _T - 1 / measuring_temperature.symbol)),
    (measured_resistance, activation_energy, temperature, measuring_temperature), "ohm m^2",
    "a measured resistance at another temperature, by its own activation energy",
    "Figs. 3 and 4", display_unit="ohm cm^2",
    called="resistance carried to another temperature",
)

_delta_e, _delta_t = energy_uncertainty.symbol, temperature_uncertainty.symbol

shift_spread = Model(
    "shift_spread", "f_shift",
    sympy.exp(sympy.sqrt(
        (_delta_e / R * (1 / _T - 1 / measuring_temperature.symbol)) ** 2
        + (_E * _delta_t / (R * measuring_temperature.symbol**2)) ** 2
    )),
    (energy_uncertainty, temperature, measuring_temperature, activation_energy,
     temperature_uncertainty),
    "dimensionless", "factor by which a shifted resistance may be off", "Figs. 3 and 4",
    called="factor by which the carried resistance may be off",
)

shifted_high = Model(
    "shifted_high", "R_high", shifted_resistance.expression * shift_spread.expression,
    (*shifted_resistance.parameters, energy_uncertainty, temperature_uncertainty), "ohm m^2",
    "upper end of a shifted resistance", "Figs. 3 and 4", display_unit="ohm cm^2",
)

shifted_low = Model(
    "shifted_low", "R_low", shifted_resistance.expression / shift_spread.expression,
    (*shifted_resistance.parameters, energy_uncertainty, temperature_uncertainty), "ohm m^2",
    "lower end of a shifted resistance", "Figs. 3 and 4", display_unit="ohm cm^2",
)
