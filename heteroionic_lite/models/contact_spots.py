"""More area than is seen, or less: a wetted roughness, and spots with their constriction.

>>> coarse = constriction_resistance(spot_radius=1e-4) / constriction_resistance(spot_radius=1e-6)
>>> round(coarse)  # at the same covered share the constriction grows with the radius of a spot
100

A contact wetted everywhere has f_r times the area one divides by: R falls and C rises by f_r, and
the top of the arc stays, as for a partial contact. One round spot of radius a between two
half-spaces of conductivity σ resists with 1/(2σa): half of it, 1/(4σa), on either side (Holm).
N spots on an area A cover the share χ = Nπa²/A, so that per area they resist with A/(2σaN) =
πa/(2σχ). The spots are taken as far apart and their capacitance as nothing: at high frequency gaps
pass current too, and constriction fades.
"""

import sympy

from heteroionic_lite.equation import POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.contacts import contact_area_share, intimate_resistance
from heteroionic_lite.models.impedance import double_layer_capacitance

roughness_factor = Parameter(
    "f_r", "roughness_factor", "dimensionless", 3, 1, 100,
    "true area of a wetted contact over the geometric one", "illustrative", scale="log",
    domain=sympy.Interval(1, sympy.oo),
)
spot_radius = Parameter(
    "a_c", "spot_radius", "m", 1e-6, 1e-8, 1e-3, "radius of each round spot in contact",
    "illustrative",
    "um", "log", POSITIVE,
)
spot_conductivity = Parameter(
    "sigma_c", "spot_conductivity", "S/m", 0.03, 1e-5, 10,
    "conductivity of the conductors behind the spots; of two different ones their harmonic mean",
    "illustrative: order of a polyether", "mS/cm", "log", POSITIVE,
)

_f, _a, _sigma = roughness_factor.symbol, spot_radius.symbol, spot_conductivity.symbol
_chi, _R, _C = (
    contact_area_share.symbol, intimate_resistance.symbol, double_layer_capacitance.symbol,
)
_spots = (spot_radius, spot_conductivity, contact_area_share)

wetted_resistance = Model(
    "wetted_resistance", "R_wet", _R / _f, (intimate_resistance, roughness_factor), "ohm m^2",
    "per geometric area, of a rough contact that touches everywhere", "section 3",
    display_unit="ohm cm^2",
)

wetted_capacitance = Model(
    "wetted_capacitance", "C_wet", _C * _f, (double_layer_capacitance, roughness_factor), "F/m^2",
    "per geometric area, of a rough contact that touches everywhere", "section 3",
    display_unit="uF/cm^2",
)

constriction_resistance = Model(
    "constriction_resistance", "R_con", sympy.pi * _a / (2 * _sigma * _chi), _spots, "ohm m^2",
    "of the current's way to the spots and away from them, both sides", "section 3",
    display_unit="ohm cm^2",
)

spotted_contact_resistance = Model(
    "spotted_contact_resistance", "R_spots", _R / _chi + constriction_resistance.expression,
    (intimate_resistance, *_spots), "ohm m^2",
    "of a contact in spots: the step in them, and the way to them", "section 3",
    display_unit="ohm cm^2",
)

spot_radius_of_equals = Model(
    "spot_radius_of_equals", "a_eq", 2 * _sigma * _R / sympy.pi,
    (spot_conductivity, intimate_resistance), "m",
    "radius of spots whose constriction costs as much as the step in them", "section 3",
    display_unit="um",
)
