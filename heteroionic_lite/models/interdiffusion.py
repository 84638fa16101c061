"""Two solids that were sintered: mixed into one another, or decomposed between them.

>>> interdiffusion_excess()  # a zone whose resistivity runs straight from one to the other
0.0
>>> f"{decomposed_layer_resistance() * 1e4:.0f}"  # Ω cm²: 100 nm of a poor conductor
'100'

A solid solution adds only what it conducts worse than the mean of its ends; an insulating product
costs nothing while open paths remain, and everything once it is a closed layer.
"""

import sympy

from heteroionic_lite.equation import FRACTION, POSITIVE, Parameter
from heteroionic_lite.model import Model

first_conductivity = Parameter(
    "sigma_A", "first_conductivity", "S/m", 0.05, 1e-3, 1, "conductivity of the first solid",
    "illustrative",
    "mS/cm", "log", POSITIVE,
)
other_conductivity = Parameter(
    "sigma_B", "other_conductivity", "S/m", 0.02, 1e-3, 1, "conductivity of the second solid",
    "illustrative",
    "mS/cm", "log", POSITIVE,
)
zone_width = Parameter(
    "w_mix", "zone_width", "m", 5e-6, 1e-8, 1e-4, "width of the interdiffused zone", "illustrative",
    "um", "log", POSITIVE,
)
mixing_hump = Parameter(
    "h_mix", "mixing_hump", "dimensionless", 1, 0.2, 5,
    "resistivity of the middle over the mean of the two ends", "illustrative", domain=POSITIVE,
    called="resistivity of the middle over the mean of the ends",
)
product_thickness = Parameter(
    "l_dec", "product_thickness", "m", 1e-7, 1e-9, 1e-5,
    "thickness of the layer of decomposition products",
    "illustrative", "nm", "log", POSITIVE,
)
product_conductivity = Parameter(
    "sigma_dec", "product_conductivity", "S/m", 1e-5, 1e-9, 1e-2,
    "conductivity of the decomposition products",
    "illustrative", "mS/cm", "log", POSITIVE,
)
open_share = Parameter(
    "x_open", "open_share", "dimensionless", 0, 0, 1,
    "share of the area in which paths of the first solid remain", "illustrative", domain=FRACTION,
    display_unit="percent",
)

_A, _B, _w, _h = (
    first_conductivity.symbol, other_conductivity.symbol, zone_width.symbol, mixing_hump.symbol,
)
_l, _sigma, _open = (
    product_thickness.symbol, product_conductivity.symbol, open_share.symbol,
)
_mean = (1 / _A + 1 / _B) / 2
_zone = (zone_width, first_conductivity, other_conductivity, mixing_hump)

# ∫ρ dx over the zone with ρ = straight line + 4(h − 1)ρ̄ u(1 − u), u = x/w
interdiffused_resistance = Model(
    "interdiffused_resistance", "R_mix", _w * _mean * (1 + sympy.Rational(2, 3) * (_h - 1)),
    _zone, "ohm m^2", "of the zone in which two solids have mixed", "section 4", "illustrative",
    "ohm cm^2",
)

interdiffusion_excess = Model(
    "interdiffusion_excess", "DeltaR_mix", sympy.Rational(2, 3) * (_h - 1) * _w * _mean, _zone,
    "ohm m^2", "of that zone over a sharp joint in its middle", "section 4", "illustrative",
    "ohm cm^2",
    called="excess resistance of the mixed zone",
)

decomposed_layer_resistance = Model(
    "decomposed_layer_resistance", "R_dec", _l / _sigma, (product_thickness, product_conductivity),
    "ohm m^2", "of a closed layer of decomposition products", "section 4",
    display_unit="ohm cm^2",
    called="resistance of a closed layer of products",
)

decomposed_composite_resistance = Model(
    "decomposed_composite_resistance", "R_dec", _l / (_open * _A + (1 - _open) * _sigma),
    (product_thickness, open_share, first_conductivity, product_conductivity), "ohm m^2",
    "of the same layer with open paths through it", "section 4", "illustrative", "ohm cm^2",
    called="resistance of products with open paths",
)
