"""The unit face: an equation's numpy function run on pint quantities.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> check(charge_transfer_resistance)  # silent: the expression is an area-specific resistance

Running the very function that makes the curves is the strictest check there is: pint refuses
``exp`` of a voltage, the logarithm of a concentration and the sum of ampere and volt.
"""

from typing import Any

import numpy as np
import pint
import sympy

from heteroionic_lite.constants import CONSTANTS
from heteroionic_lite.equation import Equation
from heteroionic_lite.units import UnitError, as_unit, display_of, measure, registry

_EXPONENT_TOLERANCE = 1e-9  # x**(1-a) * y**a leaves 0.9999… in an exponent


def check(equation: Equation) -> None:
    """Raise a UnitError unless ``equation``'s expression has the unit it declares.

    The check runs at the defaults and at a second point of the ranges, lest a lucky exponent
    hide a missing factor.
    """
    for thing in (equation, *equation.parameters):
        display_of(thing)  # refuses what is no unit
    function = sympy.lambdify(
        [p.symbol for p in equation.parameters] + list(equation.constants),
        equation.expression,
        modules=[{"select": _select}, "numpy"],
    )
    constants = [measure(CONSTANTS[c].value, CONSTANTS[c].unit) for c in equation.constants]
    declared = as_unit(equation.unit).dimensionality
    for share in (0.0, 0.37):
        arguments = [
            measure(p.default + share * (p.high - p.default), p.unit) for p in equation.parameters
        ]
        try:
            result = function(*arguments, *constants)
        except (pint.DimensionalityError, pint.OffsetUnitCalculusError) as error:
            raise UnitError(f"{equation.name}: the expression mixes dimensions: {error}") from None
        found = getattr(result, "dimensionality", as_unit("").dimensionality)
        if not _same(found, declared):
            raise UnitError(
                f"{equation.name}: the expression has dimension {found}, "
                f"but the declared unit {equation.unit!r} has {declared}"
            )


def _same(one: Any, other: Any) -> bool:
    return all(
        abs(float(one.get(key, 0)) - float(other.get(key, 0))) < _EXPONENT_TOLERANCE
        for key in {*one, *other}
    )


def _select(conditions: Any, values: Any, default: Any = np.nan) -> Any:  # noqa: ARG001
    """What ``numpy.select`` does for a Piecewise, for quantities: all branches must agree."""
    first, *others = [registry().Quantity(value) for value in values]
    for other in others:
        if not _same(first.dimensionality, other.dimensionality):
            raise pint.DimensionalityError(first.units, other.units)
    return first
