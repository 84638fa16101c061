"""The conductors on either side of the interface, for comparison with the interface itself.

>>> round(bulk_resistance() * 1e4)  # ohm cm²: half a millimetre of a garnet pellet
100
"""

from heteroionic_lite.equation import POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.interphase import interface_resistance

pellet_thickness = Parameter(
    "l_SE", "pellet_thickness", "m", 5e-4, 1e-5, 2e-3,
    "thickness of the pellet of solid electrolyte", "illustrative", "um", "log", POSITIVE,
)
pellet_conductivity = Parameter(
    "sigma_SE", "pellet_conductivity", "S/m", 0.05, 1e-4, 1,
    "ionic conductivity of the pellet of solid electrolyte",
    "illustrative: order of a garnet at 25 °C", "mS/cm", "log", POSITIVE,
)

bulk_resistance = Model(
    "bulk_resistance", "R_SE", pellet_thickness.symbol / pellet_conductivity.symbol,
    (pellet_thickness, pellet_conductivity), "ohm m^2",
    "area resistance of the solid itself", "section 1", display_unit="ohm cm^2",
)

equivalent_thickness = Model(
    "equivalent_thickness", "l_eq",
    interface_resistance.expression * pellet_conductivity.symbol,
    (*interface_resistance.parameters, pellet_conductivity), "m",
    "thickness of solid that resists as much as one interface", "section 1", display_unit="mm",
)
