"""Eq. 1 for a binary salt, in terms of what its two ions do.

>>> round(closed_cell_limiting_current() / binary_limiting_current(layer_thickness=5e-4), 12)
1.0

With the anion blocked, its Boltzmann distribution makes a field that doubles the cation's flux:
"D" in Eq. 1 is then 2D₊, which is the same as D_salt/(1 − t₊).
"""

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.equation import POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import charge_number, concentration, layer_thickness

cation_diffusivity = Parameter(
    "D_plus", "cation_diffusivity", "m^2/s", 2e-10, 1e-14, 1e-8,
    "diffusion coefficient of the cation",
    "illustrative", "cm^2/s", "log", POSITIVE,
)
anion_diffusivity = Parameter(
    "D_minus", "anion_diffusivity", "m^2/s", 4e-10, 1e-14, 1e-8,
    "diffusion coefficient of the anion",
    "illustrative", "cm^2/s", "log", POSITIVE,
)
cell_thickness = Parameter(
    "l_cell", "cell_thickness", "m", 1e-3, 1e-5, 1e-2,
    "thickness of the liquid between two faces that pass cations only", "illustrative", "um", "log",
    POSITIVE,
)
_Dp, _Dm, _z = cation_diffusivity.symbol, anion_diffusivity.symbol, charge_number.symbol
_c, _delta, _l = concentration.symbol, layer_thickness.symbol, cell_thickness.symbol

salt_diffusivity = Model(
    "salt_diffusivity", "D_salt", 2 * _Dp * _Dm / (_Dp + _Dm),
    (cation_diffusivity, anion_diffusivity), "m^2/s",
    "of both ions together, held by their field", "Eq. 1, with migration",
    display_unit="cm^2/s",
)

cation_share = Model(
    "cation_share", "t_plus", _Dp / (_Dp + _Dm), (cation_diffusivity, anion_diffusivity),
    "dimensionless", "transference number of the cation, dilute", "Eq. 1, with migration",
)

binary_limiting_current = Model(
    "binary_limiting_current", "i_D_max", 2 * _z * F * _Dp * _c / _delta,
    (charge_number, cation_diffusivity, concentration, layer_thickness), "A/m^2",
    "largest steady current through a stagnant layer of a binary salt", "Eq. 1, with migration",
    display_unit="mA/cm^2",
)

closed_cell_limiting_current = Model(
    "closed_cell_limiting_current", "i_D_max", 4 * _z * F * _Dp * _c / _l,
    (charge_number, cation_diffusivity, concentration, cell_thickness), "A/m^2",
    "largest steady current between two faces that pass cations only; c is the mean",
    "Eq. 1, with migration", display_unit="mA/cm^2",
)
