"""What the resistance of a whole cell says about one interface in it: an upper bound.

>>> round(left_for_interface() * 1e4, 1)  # Ω cm²: 14 of the cell, less two layers of 100 µm
7.3

The cell's resistance is a sum; whatever the layers and electrodes take is not the interface's.
"""

from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model

internal_resistance = Parameter(
    "R_cell_meas", "internal_resistance", "ohm m^2", 14e-4, 1e-4, 2e-2,
    "area resistance of a whole cell, measured",
    "review, section 6: two thiophosphates, the lowest (V080)", "ohm cm^2", "log", POSITIVE,
)
each_thickness = Parameter(
    "l_each", "each_thickness", "m", 1e-4, 1e-6, 1e-3, "thickness of each of the two solids",
    "illustrative", "um", "log", POSITIVE,
    called="thickness of each solid",
)
each_conductivity = Parameter(
    "sigma_each", "each_conductivity", "S/m", 0.3, 0.01, 3,
    "conductivity of each of the two solids",
    "illustrative: order of a good thiophosphate", "mS/cm", "log", POSITIVE,
)
electrodes_resistance = Parameter(
    "R_els", "electrodes_resistance", "ohm m^2", 0, 0, 5e-3,
    "area resistance of both electrodes together",
    "illustrative", "ohm cm^2", domain=NOT_NEGATIVE,
)

_R, _l, _sigma, _E = (
    internal_resistance.symbol, each_thickness.symbol, each_conductivity.symbol,
    electrodes_resistance.symbol,
)

separator_layers = Model(
    "separator_layers", "R_two", 2 * _l / _sigma, (each_thickness, each_conductivity), "ohm m^2",
    "of the two layers of solid themselves", "section 4", display_unit="ohm cm^2",
)

left_for_interface = Model(
    "left_for_interface", "R_left", _R - separator_layers.expression - _E,
    (internal_resistance, *separator_layers.parameters, electrodes_resistance), "ohm m^2",
    "what a cell's resistance leaves for the interface; negative: the numbers do not fit",
    "sections 4 and 6", display_unit="ohm cm^2",
    called="resistance left for the interface",
)
