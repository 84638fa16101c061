"""Model: an equation with its faces hung on it, and its evaluation.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> round(charge_transfer_resistance(concentration=1000.0) * 1e4)  # ohm cm²
484

Numbers go in and come out in SI units; pint quantities are converted. The other faces of the
same expression are ``.latex``, ``.numpy``, ``.javascript`` and ``.check_units()``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from heteroionic_lite.equation import Equation, FloatArray

if TYPE_CHECKING:
    from heteroionic_lite.faces.array import NumpyFunction


@dataclass(frozen=True)
class Model(Equation):
    """An expression with everything needed to show it, compute it and check it.

    >>> from heteroionic_lite.models.parameters import temperature, charge_number
    >>> from heteroionic_lite.constants import FARADAY, GAS_CONSTANT
    >>> thermal_voltage = Model(
    ...     "thermal_voltage", "V_T", GAS_CONSTANT * temperature.symbol / FARADAY,
    ...     (temperature,), "V", "what one kT is worth to a unit charge", display_unit="mV")
    >>> round(thermal_voltage(temperature=298.15), 6)
    0.025693

    The faces are made at first use and kept; each is a function of the equation that imports
    nothing but it.
    """

    # -- the faces --------------------------------------------------------------------------

    @cached_property
    def latex(self) -> str:
        """The formula as LaTeX: symbol = expression."""
        from heteroionic_lite.faces.formula import latex

        return latex(self)

    def _repr_markdown_(self) -> str:
        from heteroionic_lite.faces.card import card

        return card(self)

    @cached_property
    def numpy(self) -> "NumpyFunction":
        """The bare numpy function, arguments in the order of ``parameters``; nothing is checked."""
        from heteroionic_lite.faces.array import function

        return function(self)

    @cached_property
    def javascript(self) -> str:
        """A JavaScript function expression of one object with the parameters as keys."""
        from heteroionic_lite.faces.javascript import function_source

        return function_source(self)

    def check_units(self) -> None:
        """Raise a UnitError unless the expression has the declared unit."""
        from heteroionic_lite.faces.dimension import check

        check(self)

    def __call__(self, **values: Any) -> Any:
        """Evaluate in SI units; what is not given takes its default.

        >>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
        >>> charge_transfer_resistance(concentration=[100, 1000]).shape
        (2,)

        Values are numbers, arrays (broadcast against each other) or pint quantities. The
        result is a float if all values are scalars, else an array of their common shape.
        Raises ValueError for an unknown name, a value outside the physical domain, NaN, a
        quantity of the wrong dimension, or shapes that do not fit together.
        """
        arrays = self._checked(values)
        try:
            shape = np.broadcast_shapes(*(a.shape for a in arrays))
        except ValueError:
            shapes = {
                p.name: a.shape for p, a in zip(self.parameters, arrays, strict=True) if a.ndim
            }
            raise ValueError(f"{self.name}: shapes do not broadcast together: {shapes}") from None
        result = self.numpy(*(a[()] for a in arrays))
        if shape == ():
            return float(result)
        array = np.asarray(result, dtype=np.float64)
        if array.shape == shape and not any(np.may_share_memory(array, a) for a in arrays):
            return array
        return np.broadcast_to(array, shape).copy()

    def quantity(self, **values: Any) -> Any:
        """Evaluate like a call, but return a pint quantity in the display unit."""
        from heteroionic_lite.units import quantity

        return quantity(self(**values), self.unit).to(self.shown_in)

    def text(self, digits: int = 4, **values: Any) -> str:
        """A scalar result in the display unit, written out: ``483.9 Ω cm²``."""
        from heteroionic_lite.units import display, number_text

        shown = display(self.unit, self.shown_in)
        return f"{number_text(shown.show(self(**values)), digits)} {shown.unit}".rstrip()

    def _checked(self, values: Mapping[str, Any]) -> list[FloatArray]:
        unknown = sorted(set(values) - set(self.defaults))
        if unknown:
            raise ValueError(
                f"{self.name} has no parameter {', '.join(map(repr, unknown))}; "
                f"allowed: {', '.join(self.defaults)}"
            )
        return [p.check(values.get(p.name, p.default)) for p in self.parameters]
