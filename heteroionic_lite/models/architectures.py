"""Cells: what the layers cost, what the interfaces cost, and when a solid is stiff enough.

>>> round(cell_resistance() * 1e4)  # ohm cm²: 8 of polymer, 100 of garnet, 9000 of the interface
9108

The best conductor does not win; the best contact does. Monroe and Newman derived their criterion
for polymers: a solid stiff enough keeps small ripples of flat lithium from growing. For inorganic
solids the sign of the molar-volume term matters, and a later linear analysis finds a second stable
regime and most of them unstable however stiff. So the criterion is neither sufficient nor, there,
necessary.
"""

from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model

soft_thickness = Parameter(
    "l_soft", "soft_thickness", "m", 25e-6, 1e-7, 1e-3, "thickness of the liquid or polymer layer",
    "illustrative", "um", "log", POSITIVE,
)
soft_conductivity = Parameter(
    "sigma_soft", "soft_conductivity", "S/m", 0.03, 1e-4, 10,
    "conductivity of the liquid or polymer",
    "illustrative: order of a polyether at 70 °C", "mS/cm", "log", POSITIVE,
)
hard_thickness = Parameter(
    "l_hard", "hard_thickness", "m", 5e-4, 1e-6, 2e-3, "thickness of the solid electrolyte",
    "illustrative", "um", "log", POSITIVE,
    called="thickness of the solid electrolyte",
)
hard_conductivity = Parameter(
    "sigma_hard", "hard_conductivity", "S/m", 0.05, 1e-4, 10,
    "conductivity of the solid electrolyte",
    "illustrative: order of a garnet at 25 °C", "mS/cm", "log", POSITIVE,
)
interface_count = Parameter(
    "N_int", "interface_count", "dimensionless", 1, 1, 4,
    "number of heteroionic interfaces in the cell",
    scale="integer", domain=NOT_NEGATIVE,
)
single_interface_resistance = Parameter(
    "R_int", "single_interface_resistance", "ohm m^2", 0.9, 1e-5, 10,
    "area resistance of each heteroionic interface in the cell",
    "Langer et al. 2017 [58]: LLZO|P(EO)20, 70 °C (V068)", "ohm cm^2", "log", POSITIVE,
    called="resistance of each interface",
)
solid_shear_modulus = Parameter(
    "G_SE", "solid_shear_modulus", "Pa", 60e9, 1e6, 100e9, "shear modulus of the solid electrolyte",
    "illustrative: order of a garnet", "GPa", "log", POSITIVE,
    called="shear modulus of the solid",
)
metal_shear_modulus = Parameter(
    "G_Li", "metal_shear_modulus", "Pa", 3.4e9, 3.4e9, 4.2e9, "shear modulus of lithium",
    "illustrative",
    "GPa", domain=POSITIVE,
)
modulus_ratio_needed = Parameter(
    "r_MN", "modulus_ratio_needed", "dimensionless", 2, 1.8, 10,
    "shear modulus of a polymer over that of the metal that keeps small ripples from growing",
    "Monroe and Newman: about 2; review, section 1: tenfold (V083)", domain=POSITIVE,
)

_ls, _ss = soft_thickness.symbol, soft_conductivity.symbol
_lh, _sh = hard_thickness.symbol, hard_conductivity.symbol
_N, _Rint = interface_count.symbol, single_interface_resistance.symbol
_layers = (soft_thickness, soft_conductivity, hard_thickness, hard_conductivity)

layers_resistance = Model(
    "layers_resistance", "R_layers", _ls / _ss + _lh / _sh, _layers, "ohm m^2",
    "area resistance of the two electrolytes themselves", "Fig. 1", display_unit="ohm cm^2",
)

cell_resistance = Model(
    "cell_resistance", "R_cell", layers_resistance.expression + _N * _Rint,
    (*_layers, interface_count, single_interface_resistance), "ohm m^2",
    "layers and interfaces in series", "Fig. 1", display_unit="ohm cm^2",
)

interface_share = Model(
    "interface_share", "w_int", _N * _Rint / cell_resistance.expression,
    cell_resistance.parameters, "dimensionless", "share of the interfaces in that sum", "Fig. 1",
    display_unit="percent",
)

tolerable_interface_resistance = Model(
    "tolerable_interface_resistance", "R_int_tol", layers_resistance.expression / _N,
    (*_layers, interface_count), "ohm m^2",
    "of each interface, if the interfaces shall cost no more than the layers", "Fig. 1",
    display_unit="ohm cm^2",
)

shear_modulus_ratio = Model(
    "shear_modulus_ratio", "r_G", solid_shear_modulus.symbol / metal_shear_modulus.symbol,
    (solid_shear_modulus, metal_shear_modulus), "dimensionless",
    "to be held against Monroe and Newman's criterion, which is one for polymers", "section 1",
    citation="monroe2005",
    called="ratio of the shear moduli",
)

shear_modulus_needed = Model(
    "shear_modulus_needed", "G_min", modulus_ratio_needed.symbol * metal_shear_modulus.symbol,
    (modulus_ratio_needed, metal_shear_modulus), "Pa",
    "of a polymer against which flat lithium is stable to small ripples", "section 1",
    "illustrative", "GPa", "monroe2005",
)

modulus_ratio_criterion = Model(
    "modulus_ratio_criterion", "r_MN", modulus_ratio_needed.symbol, (modulus_ratio_needed,),
    "dimensionless", "ratio that a criterion asks for", "section 1", citation="monroe2005",
    called="ratio that the criterion asks for",
)
