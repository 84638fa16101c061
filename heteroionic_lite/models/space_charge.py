"""Space charge: what it takes for a depletion layer to be seen.

>>> per_debye_length = debye_length_fixed_anions() / 0.05  # ohm m², a garnet's
>>> potential = depletion_potential(reduced_resistance=1e-4 / per_debye_length)
>>> round(potential, 2)  # V, for 1 ohm cm²
0.32

The layer's potential is counted as y = zFφ/RT and positive where it drives cations away. Where
the anions are fixed, as in a solid, the layer gets thicker as it empties, and its resistance
grows as exp(y) rather than exp(y/2). Even so, a good conductor needs a third of a volt, which
leaves one cation in two hundred thousand at the interface.

Both layers solve the Poisson–Boltzmann equation: y″ = sinh(y)/λ² where both ions move (Gouy and
Chapman), y″ = (1 − e^(−y))/λ² where the counter-charge is frozen. An empty layer with a sharp edge
(Mott and Schottky) is the large-y limit of the second, λ√(2y) wide. What a layer's potential does
to the *rate* of the step beside it (Frumkin's correction) is not in here, nor are a core of its
own energy, steric limits and an interaction of the ions. With the other sign the layer is enriched
and saves resistance, but never more than two Debye lengths of bulk: that branch cannot be seen.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.constants import VACUUM_PERMITTIVITY
from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import charge_number, concentration, temperature

relative_permittivity = Parameter(
    "epsilon_r", "relative_permittivity", "dimensionless", 50, 2, 200,
    "relative permittivity of the bulk",
    "illustrative", domain=POSITIVE,
)
mobile_concentration = concentration.having(
    default=10000.0, low=0.01, high=40000.0, meaning="mobile cations in the bulk",
    source="illustrative: order of a garnet",
)
screening_length = Parameter(
    "lambda_D", "screening_length", "m", 1.1e-10, 1e-11, 1e-6, "Debye length",
    "illustrative: order of a garnet", "nm", "log", POSITIVE,
)
cation_conductivity = Parameter(
    "sigma_plus", "cation_conductivity", "S/m", 0.05, 1e-6, 10,
    "conductivity of the cations, in the bulk next to the layer", "illustrative: order of a garnet",
    "mS/cm", "log", POSITIVE,
)
reduced_potential = Parameter(
    "y", "reduced_potential", "dimensionless", 5, -20, 20,
    "potential of the interface in units of RT/zF; positive drives cations away",
)
# The asymptote is of use from here on; it has a pole at 1.
_strong_potential = reduced_potential.having(
    default=12.0, low=4.0, high=25.0, domain=sympy.Interval.open(1, sympy.oo)
)
reduced_resistance = Parameter(
    "rho_D", "reduced_resistance", "dimensionless", 4.5e4, 25, 1e9,
    "area resistance over that of a Debye length of bulk",
    "illustrative: 1 Ω cm² at a garnet", scale="log", domain=sympy.Interval(10, sympy.oo),
)
layer_resistance = Parameter(
    "R_sc", "layer_resistance", "ohm m^2", 1e-4, 1e-8, 1, "excess resistance of the layer",
    "1 Ω cm²", "ohm cm^2", "log", POSITIVE,
)
enrichment = Parameter(
    "v", "enrichment", "dimensionless", 5, 0, 20,
    "potential of the interface in units of RT/zF where it attracts cations, −y", "illustrative",
    domain=NOT_NEGATIVE,
)

_eps, _c, _T = relative_permittivity.symbol, concentration.symbol, temperature.symbol
_z, _lambda, _sigma = charge_number.symbol, screening_length.symbol, cation_conductivity.symbol
_y, _rho, _Rsc = reduced_potential.symbol, reduced_resistance.symbol, layer_resistance.symbol
_v = enrichment.symbol
_bulk = (relative_permittivity, temperature, charge_number, mobile_concentration)

debye_length = Model(
    "debye_length", "lambda_D",
    sympy.sqrt(_eps * VACUUM_PERMITTIVITY * R * _T / (2 * _z**2 * F**2 * _c)), _bulk, "m",
    "screening length where both ions move: a liquid, a polymer", "section 5", display_unit="nm",
)

debye_length_fixed_anions = Model(
    "debye_length_fixed_anions", "lambda_D",
    sympy.sqrt(_eps * VACUUM_PERMITTIVITY * R * _T / (_z**2 * F**2 * _c)), _bulk, "m",
    "screening length where the anions are fixed: a solid", "section 5", display_unit="nm",
)

surface_potential = Model(
    "surface_potential", "varphi_s", R * _T / (_z * F) * _y,
    (temperature, charge_number, reduced_potential), "V",
    "potential of the interface against the bulk", "section 5", display_unit="mV",
)

surface_depletion = Model(
    "surface_depletion", "r_c", sympy.exp(-_y), (reduced_potential,), "dimensionless",
    "cation concentration at the interface over that of the bulk", "section 5",
)

# e^(y/2) − 1 as a product, which loses no digits near y = 0.
gouy_chapman_resistance = Model(
    "gouy_chapman_resistance", "R_sc",
    4 * _lambda / _sigma * sympy.exp(_y / 4) * sympy.sinh(_y / 4),
    (screening_length, cation_conductivity, reduced_potential), "ohm m^2",
    "excess resistance of the layer to cations where both ions move", "section 5",
    display_unit="ohm cm^2",
)

# 2 ln(1 + x) with x = Rσ/2λ, as an inverse hyperbolic sine for the same reason.
_x = _Rsc * _sigma / (2 * _lambda)
gouy_chapman_potential = Model(
    "gouy_chapman_potential", "varphi_s",
    2 * R * _T / (_z * F) * sympy.asinh(_x * (_x + 2) / (2 * (_x + 1))),
    (temperature, charge_number, layer_resistance, cation_conductivity, screening_length), "V",
    "potential at which that layer has a given resistance", "section 5", display_unit="mV",
)

depletion_resistance = Model(
    "depletion_resistance", "R_sc",
    _lambda / _sigma * sympy.exp(_y) / sympy.sqrt(2 * (_y - 1)),
    (screening_length, cation_conductivity, _strong_potential), "ohm m^2",
    "excess resistance where the anions are fixed; asymptote, 5 to 15 % low between y = 13 and 4",
    "section 5", display_unit="ohm cm^2",
    called="resistance of the depleted layer",
)

depletion_width = Model(
    "depletion_width", "w_MS", _lambda * sympy.sqrt(2 * _y),
    (screening_length, _strong_potential), "m",
    "of a layer taken as empty of cations up to a sharp edge (Mott–Schottky)", "section 5",
    display_unit="nm",
)

enriched_layer_gain = Model(
    "enriched_layer_gain", "R_gain",
    4 * _lambda / _sigma * sympy.exp(-_v / 4) * sympy.sinh(_v / 4),
    (screening_length, cation_conductivity, enrichment), "ohm m^2",
    "resistance that a layer saves by an enrichment of cations, both ions mobile; fixed anions "
    "save less",
    "section 5", display_unit="ohm cm^2",
)

# y + ln(1/√(2(y − 1))) = ln ρ, solved by repeated insertion: each step gains a factor 2(y − 1).
_needed = sympy.log(_rho)
for _ in range(5):
    _needed = sympy.log(_rho) + sympy.log(2 * (_needed - 1)) / 2
depletion_potential = Model(
    "depletion_potential", "varphi_s", R * _T / (_z * F) * _needed,
    (temperature, charge_number, reduced_resistance), "V",
    "potential at which that asymptote reaches a given resistance", "section 5",
    display_unit="mV",
)
