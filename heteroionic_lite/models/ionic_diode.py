"""An ionic diode: interstitials on one side, vacancies on the other, and one family of currents.

>>> round(diode_current(driving_drop=0.1) / -diode_current(driving_drop=-0.1))  # rectification
49

Forward (interstitial side positive), both defects are driven into the junction and recombine
there; in reverse the junction passes what it generates. The law is rigorous for bimolecular
recombination with a constant that knows no field, doped phases, carriers in equilibrium with
themselves across the junction, and low injection; ohmic drops are subtracted.

Diffusion limitation, Butler–Volmer and diode are the cases α = 0, α and 1 of one family. For all
three the slope with concentration and the share α add up to one, so that neither can tell them
apart.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.constants import VACUUM_PERMITTIVITY
from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.frenkel import recombination_constant
from heteroionic_lite.models.parameters import (
    charge_number,
    defect_concentration,
    driving_drop,
    interstitial_diffusivity,
    relaxation_time,
    temperature,
    transfer_coefficient,
    vacancy_diffusivity,
)
from heteroionic_lite.models.space_charge import relative_permittivity

diode_bias = driving_drop.having(
    low=-0.3, high=0.2, meaning="size of the bias; positive: interstitial side positive (forward)"
)
saturation_flux = Parameter(
    "j_s", "saturation_flux", "mol/m^2/s", 1e-6, 1e-12, 1e3, "largest flux of the diode in reverse",
    "illustrative", scale="log", domain=POSITIVE,
)
_slow_recombination = recombination_constant.having(
    default=5e4, source="τ_R = 10 µs with 1 mol/m³ of defects"
)
minority_pair_concentration = defect_concentration.having(
    default=1.0, low=1e-6, high=1e3,
    meaning="concentration of interstitials (= vacancies) without doping"
)
junction_width = Parameter(
    "W", "junction_width", "m", 1e-8, 0, 1e-6,
    "width of the space charge between the two phases",
    "illustrative", "nm", domain=NOT_NEGATIVE,
)
interstitial_length = Parameter(
    "L_i", "interstitial_length", "m", 1e-7, 1e-9, 1e-5,
    "length that interstitials get among the vacancies", "illustrative", "nm", "log", NOT_NEGATIVE,
)
vacancy_length = Parameter(
    "L_V", "vacancy_length", "m", 1e-7, 1e-9, 1e-5,
    "length that vacancies get among the interstitials", "illustrative", "nm", "log", NOT_NEGATIVE,
)
background_concentration = Parameter(
    "N", "background_concentration", "mol/m^3", 100, 1, 10000,
    "majority defects, fixed by doping", "illustrative", scale="log", domain=POSITIVE,
)
built_in_potential = Parameter(
    "U_bi", "built_in_potential", "V", 0.47, 0.25, 1, "across the junction at equilibrium",
    "illustrative: doping ten thousand times the intrinsic concentration", "mV", domain=POSITIVE,
)
characteristic_current = Parameter(
    "i_star", "characteristic_current", "A/m^2", 1, 0.001, 1000,
    "current that sets the scale: limiting, exchange or saturation current", "illustrative",
    "mA/cm^2", "log", POSITIVE,
)

_z, _T, _U, _alpha = (
    charge_number.symbol, temperature.symbol, driving_drop.symbol, transfer_coefficient.symbol,
)
_js, _c0, _tau = saturation_flux.symbol, defect_concentration.symbol, relaxation_time.symbol
_W, _Li, _LV = junction_width.symbol, interstitial_length.symbol, vacancy_length.symbol
_N, _k = background_concentration.symbol, recombination_constant.symbol
_eps, _Ubi = relative_permittivity.symbol, built_in_potential.symbol
_Di, _DV = interstitial_diffusivity.symbol, vacancy_diffusivity.symbol
_x = _z * F * _U / (R * _T)

# e^x − 1 as a product, which loses no digits near zero bias.
diode_current = Model(
    "diode_current", "i", 2 * _z * F * _js * sympy.exp(_x / 2) * sympy.sinh(_x / 2),
    (charge_number, saturation_flux, diode_bias, temperature), "A/m^2",
    "from the interstitial into the vacancy conductor", "section 5", display_unit="mA/cm^2",
)

diode_resistance = Model(
    "diode_resistance", "R_diode", R * _T / (_z**2 * F**2 * _js),
    (temperature, charge_number, saturation_flux), "ohm m^2", "of the diode at zero bias",
    "section 5", display_unit="ohm cm^2",
)

rectification_ratio = Model(
    "rectification_ratio", "rho", sympy.exp(_x),
    (charge_number, diode_bias.having(low=0), temperature), "dimensionless",
    "forward over reverse current at the same size of bias", "section 5",
)

junction_saturation_flux = Model(
    "junction_saturation_flux", "j_s", _c0 / (2 * _tau) * (_W + _Li + _LV),
    (minority_pair_concentration, relaxation_time, junction_width, interstitial_length,
     vacancy_length),
    "mol/m^2/s", "thermal generation in the junction and within reach of it", "section 5",
)

junction_current = Model(
    "junction_current", "i",
    diode_current.expression.subs(_js, junction_saturation_flux.expression),
    (charge_number, *junction_saturation_flux.parameters, diode_bias, temperature), "A/m^2",
    "of the diode, from what its defects do", "section 5", display_unit="mA/cm^2",
    called="current through the junction",
)

interstitial_collecting_length = Model(
    "interstitial_collecting_length", "L_i", sympy.sqrt(_Di / (_k * _N)),
    (interstitial_diffusivity, _slow_recombination, background_concentration), "m",
    "how far interstitials get among the vacancies before they recombine", "section 5",
    display_unit="nm",
)

vacancy_collecting_length = Model(
    "vacancy_collecting_length", "L_V", sympy.sqrt(_DV / (_k * _N)),
    (vacancy_diffusivity, _slow_recombination, background_concentration), "m",
    "how far vacancies get among the interstitials before they recombine", "section 5",
    display_unit="nm",
)

built_in_potential_from_doping = Model(
    "built_in_potential_from_doping", "U_bi", 2 * R * _T / (_z * F) * sympy.log(_N / _c0),
    (temperature, charge_number, background_concentration,
     minority_pair_concentration.having(default=0.01, high=0.5)),
    "V", "across the junction at equilibrium; also the bias at which low injection has long ended",
    "section 5", display_unit="mV",
)

depleted_width = Model(
    "depleted_width", "W",
    2 * sympy.sqrt(_eps * VACUUM_PERMITTIVITY * (_Ubi - _U) / (_z * F * _N)),
    (relative_permittivity, built_in_potential, diode_bias, charge_number,
     background_concentration),
    "m", "width of an abrupt junction doped alike on both sides, depletion approximation",
    "section 5", display_unit="nm",
)

family_current = Model(
    "family_current", "i",
    2 * characteristic_current.symbol * sympy.exp((2 * _alpha - 1) * _x / 2) * sympy.sinh(_x / 2),
    (characteristic_current, transfer_coefficient.having(low=0, high=1), charge_number,
     driving_drop.having(low=-0.3), temperature),
    "A/m^2", "diffusion limit (α = 0), Butler–Volmer and diode (α = 1) in one", "section 5",
    display_unit="mA/cm^2",
    called="current with its share α forward",
)

family_slope = Model(
    "family_slope", "n_c", 1 - _alpha, (transfer_coefficient.having(low=0, high=1),),
    "dimensionless", "−d ln R / d ln c of that family, if the forward rate is proportional to c",
    "section 5",
)
