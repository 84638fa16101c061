"""The same step with α counted from the other side: what a paper's α may also mean.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> one, other = charge_transfer_resistance, charge_transfer_resistance_from_solid
>>> bool(abs(one(concentration=10) / other(concentration=10) - 100 ** (1 - 2 * 0.44)) < 1e-9)
True

Here α is the share of the drop between the *solid* and the transition state, so that 1 − α takes
its place in every law of this book. The two readings meet at the reference concentration, and
everywhere at α = ½; the review's Eqs. 2 and 3 agree in the other one only.
"""

from heteroionic_lite.models.bias import current_ratio
from heteroionic_lite.models.butler_volmer import (
    butler_volmer_current,
    charge_transfer_resistance,
)
from heteroionic_lite.models.parameters import transfer_coefficient

_alpha = transfer_coefficient.symbol

charge_transfer_resistance_from_solid = charge_transfer_resistance.having(
    name="charge_transfer_resistance_from_solid",
    called="charge-transfer resistance, α counted from the solid",
    expression=charge_transfer_resistance.expression.subs(_alpha, 1 - _alpha),
    meaning="resistance of the transfer step if α counts from the solid",
    reference="Eq. 3, counted from the solid",
)

butler_volmer_current_from_solid = butler_volmer_current.having(
    name="butler_volmer_current_from_solid",
    expression=butler_volmer_current.expression.subs(_alpha, 1 - _alpha),
    meaning="current from the liquid into the solid if α counts from the solid",
    reference="section 5, counted from the solid",
)

current_ratio_from_solid = current_ratio.having(
    name="current_ratio_from_solid",
    expression=current_ratio.expression.subs(_alpha, 1 - _alpha),
    meaning="desolvation current over solvation current if α counts from the solid",
    reference="section 2, counted from the solid",
)
