"""When a second electrolyte pays: what a cell may lose, and how thick a layer has to be.

>>> round(allowed_interface_resistance() * 1e4)  # Ω cm²: 5 % of 3.7 V at 1 mA/cm², less the layers
77
>>> f"{critical_thickness() * 100:.0f} cm"  # of garnet in place of polymer, at 9 kΩ cm²
'7 cm'

All of it is ohmic: an interface counts with its resistance at small currents. A shuttle that
stops, or a cell that does not short, is not in these numbers.
"""

from heteroionic_lite.equation import FRACTION, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.architectures import (
    cell_resistance,
    hard_conductivity,
    hard_thickness,
    interface_count,
    layers_resistance,
    single_interface_resistance,
    soft_conductivity,
    soft_thickness,
)
from heteroionic_lite.models.separator_cell import cell_current

cell_voltage = Parameter(
    "U_cell", "cell_voltage", "V", 3.7, 1, 5, "voltage of the cell at rest", "illustrative",
    domain=POSITIVE
)
allowed_share = Parameter(
    "epsilon_U", "allowed_share", "dimensionless", 0.05, 0.005, 0.3,
    "share of its voltage, and so of its energy, that the cell may lose in the electrolytes",
    "illustrative", domain=FRACTION,
    display_unit="percent",
)

_i, _U, _share = cell_current.symbol, cell_voltage.symbol, allowed_share.symbol
_N, _R = interface_count.symbol, single_interface_resistance.symbol
_ls, _ss = soft_thickness.symbol, soft_conductivity.symbol
_lh, _sh = hard_thickness.symbol, hard_conductivity.symbol

voltage_loss = Model(
    "voltage_loss", "U_loss", _i * cell_resistance.expression,
    (*cell_resistance.parameters, cell_current), "V",
    "voltage that layers and interfaces take", "Fig. 1", display_unit="mV",
)

loss_share = Model(
    "loss_share", "w_loss", _i * cell_resistance.expression / _U,
    (*cell_resistance.parameters, cell_current, cell_voltage), "dimensionless",
    "share of the cell's voltage, and so of its energy, lost in layers and interfaces", "Fig. 1",
    called="share of the voltage lost",
    display_unit="percent",
)

layers_loss_share = Model(
    "layers_loss_share", "w_layers", _i * layers_resistance.expression / _U,
    (*layers_resistance.parameters, cell_current, cell_voltage), "dimensionless",
    "share of the cell's voltage lost in the layers alone", "Fig. 1",
    display_unit="percent",
)

loss_limit = Model(
    "loss_limit", "w_max", _share, (allowed_share,), "dimensionless", "the share that is allowed",
    "Fig. 1", "illustrative",
    display_unit="percent",
)

present_interface = Model(
    "present_interface", "R_int", _R, (single_interface_resistance,), "ohm m^2",
    "the interface there is", "Fig. 1", display_unit="ohm cm^2",
)

largest_current_density = Model(
    "largest_current_density", "i_max", _share * _U / cell_resistance.expression,
    (*cell_resistance.parameters, cell_voltage, allowed_share), "A/m^2",
    "current density at which the cell loses just what it may", "Fig. 1",
    display_unit="mA/cm^2",
)

allowed_interface_resistance = Model(
    "allowed_interface_resistance", "R_int_max",
    (_share * _U / _i - layers_resistance.expression) / _N,
    (*layers_resistance.parameters, cell_current, cell_voltage, allowed_share, interface_count),
    "ohm m^2", "of each interface at that current; negative: the layers alone take more",
    "Fig. 1", display_unit="ohm cm^2",
    called="interface resistance that is allowed",
)

interface_as_solid = Model(
    "interface_as_solid", "l_eq", _N * _R * _sh,
    (interface_count, single_interface_resistance, hard_conductivity), "m",
    "thickness of solid that resists as much as the interfaces", "Fig. 1", display_unit="mm",
)

one_electrolyte_resistance = Model(
    "one_electrolyte_resistance", "R_one", (_ls + _lh) / _ss,
    (soft_thickness, hard_thickness, soft_conductivity), "ohm m^2",
    "of the soft electrolyte alone, as thick as both layers", "Fig. 1b", display_unit="ohm cm^2",
)

# A range of its own, in which the solid always conducts better: at equality there is a pole.
critical_thickness = Model(
    "critical_thickness", "l_crit", _N * _R * _ss * _sh / (_sh - _ss),
    (interface_count, single_interface_resistance, soft_conductivity.having(high=0.035),
     hard_conductivity.having(low=0.04)),
    "m", "thickness of solid from which it beats the same thickness of the other electrolyte; "
    "negative if it conducts worse", "Fig. 1b", display_unit="mm",
    called="thickness from which the solid pays",
)
