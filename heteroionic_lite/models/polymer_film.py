"""A polymer film: it is the diffusion layer, it takes its time, and it melts.

>>> round(film_limiting_current() / 10, 2)  # mA/cm²: half the film is the layer
1.32
>>> cold, warm = polymer_film_resistance(temperature=[303.15, 343.15])  # it melts at 60 °C
>>> round(float(cold / warm), 1)
10.6

Between a metal and a solid electrolyte both faces of the film pass cations only, so the profile
is mirrored about its middle. Above and below the melting point the film has two activation
energies; they meet at the melting point.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.equation import POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    charge_number,
    concentration,
    diffusion_coefficient,
    temperature,
    transference_number,
)

film_thickness = Parameter(
    "l_PE", "film_thickness", "m", 50e-6, 1e-6, 1e-3,
    "thickness of the polymer film between its two faces", "illustrative", "um", "log", POSITIVE,
)
polymer_salt_diffusivity = diffusion_coefficient.having(
    default=2e-12, low=1e-14, high=1e-10,
    meaning="diffusion coefficient of the salt in the polymer",
    source="illustrative: order of a polyether melt",
)
polymer_salt = concentration.having(
    default=1370, low=50, high=5000, meaning="salt in the polymer",
    source="15 ether oxygens per cation; volumes estimated",
)
polymer_transference = transference_number.having(
    default=0.2, meaning="share of the cation in the current", source="illustrative",
)
melting_temperature = Parameter(
    "T_m", "melting_temperature", "K", 333.15, 313.15, 353.15,
    "temperature at which the polymer melts",
    "review, section 3: 60 °C (V061)", "degC", domain=POSITIVE,
)
melting_conductivity = Parameter(
    "sigma_melt", "melting_conductivity", "S/m", 0.03, 1e-4, 1,
    "conductivity of the film at its melting point",
    "illustrative: order of a polyether", "mS/cm", "log", POSITIVE,
)
film_barrier = Parameter(
    "E_PE", "film_barrier", "J/mol", 51137, 20000, 120000,
    "activation energy of conduction in the film",
    "review, section 3: 0.53 eV in the melt (V061), 0.84 eV below (V062)", "kJ/mol",
    domain=POSITIVE,
)
film_temperature = temperature.having(default=343.15, low=303.15, high=363.15)

_l, _T, _Tm = film_thickness.symbol, temperature.symbol, melting_temperature.symbol
_E, _sigma = film_barrier.symbol, melting_conductivity.symbol
_z, _D, _c, _t = (
    charge_number.symbol, diffusion_coefficient.symbol, concentration.symbol,
    transference_number.symbol,
)

film_limiting_current = Model(
    "film_limiting_current", "i_D_max", 2 * _z * F * _D * _c / ((1 - _t) * _l),
    (charge_number, polymer_salt_diffusivity, polymer_salt, polymer_transference, film_thickness),
    "A/m^2", "largest steady current through a film between two faces that pass cations only",
    "Eq. 1, with migration", display_unit="mA/cm^2",
    called="limiting current density of the film",
)

settling_time = Model(
    "settling_time", "tau_set", _l**2 / (sympy.pi**2 * _D),
    (film_thickness, polymer_salt_diffusivity), "s",
    "time constant with which the salt in the film finds its steady profile", "Eq. 1",
    display_unit="min",
    called="time constant of settling",
)

film_conductivity = Model(
    "film_conductivity", "sigma_PE", _sigma * sympy.exp(-_E / R * (1 / _T - 1 / _Tm)),
    (melting_conductivity, film_barrier, film_temperature, melting_temperature), "S/m",
    "of the film, from its value at the melting point", "section 3", display_unit="mS/cm",
)

polymer_film_resistance = Model(
    "polymer_film_resistance", "R_PE", _l / film_conductivity.expression,
    (film_thickness, *film_conductivity.parameters), "ohm m^2",
    "area resistance of the film", "section 3", display_unit="ohm cm^2",
)
