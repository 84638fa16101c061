"""Two interfaces in one cell: what the first passes into the solid, the second lets out again.

>>> round(pair_current(driving_drop=0.1), 3)  # A m⁻²; not quite 50 mV at each
2.238

The same current crosses one interface into the solid and the other out of it. The drop divides
itself so: y₁ = m + h and y₂ = m − h in units of RT/zF, with tanh(m/2) = −tanh((α−½)h) tanh(h/2),
where 2h belongs to both together. Halving resistance and bias of such a cell is right at rest
only, and a symmetric cell shows no asymmetry, whatever α is.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.model import Model
from heteroionic_lite.models.ionic_diode import characteristic_current
from heteroionic_lite.models.parameters import (
    charge_number,
    driving_drop,
    temperature,
    transfer_coefficient,
)

_alpha = transfer_coefficient.symbol
_h = charge_number.symbol * F * driving_drop.symbol / (2 * R * temperature.symbol)
_b = _alpha - sympy.Rational(1, 2)
_share = sympy.tanh(_b * _h) * sympy.tanh(_h / 2)

pair_current = Model(
    "pair_current", "i",
    2 * characteristic_current.symbol * sympy.sinh(_h / 2)
    * sympy.exp(_b * sympy.log((1 - _share) / (1 + _share)))
    / (sympy.cosh(_b * _h) * sympy.sqrt(1 - _share**2)),
    (characteristic_current, transfer_coefficient.having(low=0, high=1), charge_number,
     driving_drop.having(low=-0.3, meaning="across both interfaces together"), temperature),
    "A/m^2", "through two like interfaces in series, from liquid to solid and out again",
    "section 4", display_unit="mA/cm^2",
)
