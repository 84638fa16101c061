"""Eq. 5: what defect relaxation in the solid can cost.

>>> f"{relaxation_resistance() * 1e4:.3g}"  # ohm cm²: a plentiful Frenkel conductor
'0.000133'

As printed, Eq. 5 is a flux, and it is exact for equal mobilities of interstitials and vacancies.
For an interface that passes interstitials only, ``interstitial_exchange_flux`` is what a circuit
sees; the two differ by the factor D_i/D_V.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    charge_number,
    defect_concentration,
    interstitial_diffusivity,
    junction_resistance,
    relaxation_time,
    temperature,
    vacancy_diffusivity,
)

_c0, _tau = defect_concentration.symbol, relaxation_time.symbol
_Di, _DV = interstitial_diffusivity.symbol, vacancy_diffusivity.symbol
_z, _T = charge_number.symbol, temperature.symbol
_defects = (defect_concentration, interstitial_diffusivity, vacancy_diffusivity, relaxation_time)

relaxation_length = Model(
    "relaxation_length", "L", sympy.sqrt(2 * _tau * _Di * _DV / (_Di + _DV)),
    (relaxation_time, interstitial_diffusivity, vacancy_diffusivity), "m",
    "how far a surplus of defects reaches before it relaxes", "Eq. 5", display_unit="um",
    citation="schmalzried1998",
)

relaxation_exchange_flux = Model(
    "relaxation_exchange_flux", "j_0",
    _c0 * (_Di + _DV) ** sympy.Rational(3, 2) / sympy.sqrt(2 * _tau * _Di * _DV), _defects,
    "mol/m^2/s", "exchange flux of the review's Eq. 5; exact for equal mobilities", "Eq. 5",
    citation="schmalzried1998",
    called="exchange flux of relaxation",
)

interstitial_exchange_flux = Model(
    "interstitial_exchange_flux", "j_0i", _Di / _DV * relaxation_exchange_flux.expression,
    _defects, "mol/m^2/s",
    "exchange flux of an interface that passes interstitials only", "Eq. 5, generalised",
    called="exchange flux of interstitials alone",
)

relaxation_resistance = Model(
    "relaxation_resistance", "R_rel",
    R * _T / (_z**2 * F**2 * relaxation_exchange_flux.expression),
    (temperature, charge_number, *_defects), "ohm m^2",
    "area resistance that belongs to Eq. 5", "Eq. 5", display_unit="ohm cm^2",
)

defects_for_resistance = Model(
    "defects_for_resistance", "c_need",
    R * _T * relaxation_length.expression
    / (_z**2 * F**2 * (_Di + _DV) * junction_resistance.symbol),
    (temperature, charge_number, relaxation_time, interstitial_diffusivity, vacancy_diffusivity,
     junction_resistance),
    "mol/m^3", "defects so few that relaxation alone makes a given resistance", "Eq. 5",
    citation="schmalzried1998",
)

junction_alone = Model(
    "junction_alone", "R_junc", junction_resistance.symbol, (junction_resistance,), "ohm m^2",
    "the junction of two solids, to be held against", "section 4", display_unit="ohm cm^2",
    citation="noi2018",
    called="resistance of the junction alone",
)
