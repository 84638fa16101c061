"""Model: an equation with its faces hung on it, and its evaluation.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> round(charge_transfer_resistance(concentration=1000.0) * 1e4)  # ohm cm²
484

Numbers go in and come out in SI units; pint quantities are converted. The other faces of the
same expression are ``.latex``, ``.numpy``, ``.javascript`` and ``.check_units()``; for loops and
fits there is ``.function()``.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from heteroionic_lite.equation import PLAIN, Equation, FloatArray
from heteroionic_lite.spelling import NoSuchName, did_you_mean

if TYPE_CHECKING:
    from heteroionic_lite.faces.array import NumpyFunction


class _OfEach:
    """An attribute that each model has for itself, and the class as if it were not there."""

    def __init__(self, of_a_model: "Callable[[Model], Any]", of_the_class: Any = None) -> None:
        self.of_a_model = of_a_model
        self.of_the_class = of_the_class

    def __get__(self, model: "Model | None", owner: type) -> Any:
        if model is not None:
            return self.of_a_model(model)
        if self.of_the_class is None:
            raise AttributeError(owner.__name__)
        return self.of_the_class


def _description(model: "Model") -> str:
    from heteroionic_lite.faces.card import description

    return description(model)


def _signature(model: "Model") -> inspect.Signature:
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Signature(
        [inspect.Parameter(p.name, kind, default=p.default) for p in model.parameters]
    )


@dataclass(frozen=True)
class Model(Equation):
    """An expression with everything needed to show it, compute it and check it.

    >>> from heteroionic_lite.models.parameters import temperature, charge_number
    >>> from heteroionic_lite.constants import FARADAY, GAS_CONSTANT
    >>> thermal_voltage = Model(
    ...     "thermal_voltage", "V_T", GAS_CONSTANT * temperature / FARADAY, unit="V",
    ...     meaning="what one kT is worth to a unit charge", display_unit="mV")
    >>> round(thermal_voltage(temperature=298.15), 6)
    0.025693
    >>> thermal_voltage
    <thermal_voltage: V_T = R·T/F, in mV>

    The faces are made at first use and kept; each is a function of the equation that imports
    nothing but it.
    """

    # Of a model, ``help`` and Tab tell its own meaning, formula and parameters.
    __doc__ = _OfEach(_description, __doc__)
    __signature__ = _OfEach(_signature)

    # -- the faces --------------------------------------------------------------------------

    @cached_property
    def latex(self) -> str:
        """The formula as LaTeX: symbol = expression."""
        from heteroionic_lite.faces.formula import latex

        return latex(self)

    def __repr__(self) -> str:
        from heteroionic_lite.faces.card import line

        return line(self)

    def _repr_markdown_(self) -> str:
        from heteroionic_lite.faces.card import card

        return card(self)

    @cached_property
    def numpy(self) -> "NumpyFunction":
        """The bare numpy function, arguments in the order of ``parameters``; nothing is checked."""
        from heteroionic_lite.faces.array import function

        return function(self)

    def function(self, *names: str, **values: Any) -> "NumpyFunction":
        """The model as a plain function of the named parameters, for loops, fits and root finders.

        >>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
        >>> resistance = charge_transfer_resistance.function("concentration", temperature=330)
        >>> resistance(100.0) == charge_transfer_resistance(concentration=100, temperature=330)
        True

        Its arguments are those parameters in that order, numbers or arrays in SI: what
        ``scipy.optimize`` calls. To fit α, ``curve_fit(model.function("concentration",
        "transfer_coefficient"), c, measured, p0=[0.5], bounds=(0, 1))``. ``values`` hold the other
        parameters, and are checked once; the arguments are not checked at all, and go straight
        into the formula. It can be pickled.
        """
        from heteroionic_lite.faces.array import function

        if len(set(names)) < len(names) or set(names) & set(values):
            raise ValueError(f"{self.name}: each parameter is named once, not {(*names, *values)}")
        given = {name: self[name].check(value) for name, value in values.items()}
        several = {name: array.shape for name, array in given.items() if array.ndim}
        if several:
            raise ValueError(f"{self.name}: a parameter is held at one number, not {several}")
        return function(self, names, {name: float(array) for name, array in given.items()})

    @cached_property
    def javascript(self) -> str:
        """A JavaScript function expression of one object with the parameters as keys."""
        from heteroionic_lite.faces.javascript import function_source

        return function_source(self)

    def check_units(self) -> None:
        """Raise a UnitError unless the expression has the declared unit."""
        from heteroionic_lite.faces.dimension import check

        check(self)

    def __call__(self, /, *unnamed: Any, **values: Any) -> Any:
        """Evaluate in SI units; what is not given takes its default.

        >>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
        >>> charge_transfer_resistance(concentration=[100, 1000]).shape
        (2,)

        Values are numbers, arrays (broadcast against each other) or pint quantities. The
        result is a float if all values are scalars, else an array of their common shape.
        Raises ValueError for an unknown name, a value outside the physical domain, NaN, a
        quantity of the wrong dimension, or shapes that do not fit together; TypeError for a
        value without a name.
        """
        places, arguments, compute = self._plainly
        if not unnamed:
            arguments = arguments.copy()
            for name, value in values.items():
                place = places.get(name)
                if place is None or type(value) not in PLAIN or not place[1] <= value <= place[2]:
                    break
                arguments[place[0]] = float(value)
            else:
                result = compute(*arguments)
                if result is not None:
                    return result
        return self._evaluate(unnamed, values)

    @cached_property
    def _plainly(
        self,
    ) -> tuple[dict[str, tuple[int, float, float]], list[float], "Callable[..., float | None]"]:
        """What a call with plain numbers needs: where each goes and its ends, the defaults."""
        places = {p.name: (i, *p.ends) for i, p in enumerate(self.parameters)}
        return places, [float(p.default) for p in self.parameters], self.numpy.plain

    def _evaluate(self, unnamed: tuple[Any, ...], values: Mapping[str, Any]) -> Any:
        if unnamed:
            given = ", ".join(f"{name}=…" for name in self.defaults)
            raise TypeError(
                f"{self.name} takes its values by name, not {', '.join(map(repr, unnamed))}: "
                f"{self.name}({given}), in SI"
            )
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
        from heteroionic_lite.units import display_of, quantity

        display_of(self)  # refuses what is no unit
        return quantity(self(**values), self.unit).to(self.shown_in)

    def text(self, digits: int = 4, **values: Any) -> str:
        """A scalar result in the display unit, written out: ``483.9 Ω cm²``."""
        from heteroionic_lite.units import display_of, number_text

        shown, result = display_of(self), self(**values)
        if np.ndim(result):
            shapes = {name: np.shape(value) for name, value in values.items() if np.ndim(value)}
            raise ValueError(f"{self.name}.text writes one number; {shapes} gives several")
        return f"{number_text(shown.show(result), digits)} {shown.unit}".rstrip()

    def _checked(self, values: Mapping[str, Any]) -> list[FloatArray]:
        unknown = sorted(set(values) - set(self.defaults))
        if unknown:
            meant = "".join(dict.fromkeys(did_you_mean(name, self._spelling) for name in unknown))
            raise NoSuchName(
                f"{self.name} has no parameter {', '.join(map(repr, unknown))}; "
                f"allowed: {', '.join(self.defaults) or 'none'}{meant}"
            )
        return [p.check(values.get(p.name, p.default)) for p in self.parameters]
