"""From what is measured back to what it means: slope and asymmetry give α and a hidden layer.

>>> n, a = (1 - 0.44) * 0.6, (2 * 0.44 - 1) * 0.6**2  # α = 0.44, transfer is 60 % of R
>>> round(inferred_transfer_coefficient(concentration_slope=n, asymmetry=a), 6)
0.44

The slope alone cannot tell a transfer coefficient from an ohmic layer in series, and neither can
the asymmetry alone; together they can. A negative n² + A means that no Butler–Volmer step with
an ohmic layer can be behind the data.
"""

import sympy

from heteroionic_lite.equation import FRACTION, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import transfer_coefficient

concentration_slope = Parameter(
    "n_c", "concentration_slope", "dimensionless", 0.4, 0.3, 1,
    "−d ln R / d ln c, measured at small bias",
)
asymmetry = Parameter(
    "A_r", "asymmetry", "dimensionless", -0.05, -0.08, 1,
    "logarithm of desolvation over solvation current, divided by zFU/RT",
)
transfer_share = Parameter(
    "w", "transfer_share", "dimensionless", 0.62, 0, 1,
    "share of charge transfer in the interface's resistance", domain=FRACTION,
    display_unit="percent",
)

_n, _A, _w, _alpha = (
    concentration_slope.symbol, asymmetry.symbol, transfer_share.symbol,
    transfer_coefficient.symbol,
)
_root = sympy.sqrt(_n**2 + _A)
_measured = (concentration_slope, asymmetry)
_truth = (transfer_coefficient, transfer_share)

inferred_transfer_share = Model(
    "inferred_transfer_share", "w", _n + _root, _measured, "dimensionless",
    "share of charge transfer in the resistance, from slope and asymmetry at small bias",
    "section 5",
    display_unit="percent",
)

inferred_transfer_coefficient = Model(
    "inferred_transfer_coefficient", "alpha", _root / (_n + _root), _measured, "dimensionless",
    "transfer coefficient, from slope and asymmetry at small bias", "section 5",
)

falsification_margin = Model(
    "falsification_margin", "n2_A", _n**2 + _A, _measured, "dimensionless",
    "negative: no Butler–Volmer step with an ohmic layer gives these data", "section 5",
)

expected_slope = Model(
    "expected_slope", "n_c", (1 - _alpha) * _w, _truth, "dimensionless",
    "−d ln R / d ln c of charge transfer behind an ohmic layer", "Eqs. 3 and 4",
)

expected_asymmetry = Model(
    "expected_asymmetry", "A_r", (2 * _alpha - 1) * _w**2, _truth, "dimensionless",
    "logarithm of the ratio of currents over zFU/RT, to leading order in the bias",
    "Eq. 4 and section 2",
)
