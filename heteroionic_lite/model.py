"""Model: an equation with its faces hung on it, and its evaluation.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> round(charge_transfer_resistance(concentration=1000.0) * 1e4)  # ohm cm²
484

Numbers go in and come out in SI units; pint quantities are converted. The other faces of the
same expression are ``.latex``, ``.numpy``, ``.javascript`` and ``.check_units()``; for loops and
fits there is ``.function()``.
"""

import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from heteroionic_lite.equation import PLAIN, Equation, FloatArray
from heteroionic_lite.spelling import NoSuchName, did_you_mean
from heteroionic_lite.wording import several

if TYPE_CHECKING:
    from heteroionic_lite.faces.array import NumpyFunction
    from heteroionic_lite.values.door import Taken
    from heteroionic_lite.values.labels import Labelled


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
        "transfer_coefficient"), c, measured, p0=[0.5], bounds=model.bounds(
        "transfer_coefficient"))``. ``values`` hold the other parameters, and are checked once; the
        arguments are not checked at all, and go straight into the formula. It can be pickled.
        """
        from heteroionic_lite.faces.array import function

        if len(set(names)) < len(names) or set(names) & set(values):
            raise ValueError(f"{self.name}: each parameter is named once, not {(*names, *values)}")
        from heteroionic_lite.values.plausible import warn

        given = {}
        for name, value in values.items():
            given[name] = self[name].check(value)
            warn(self[name], given[name], result=self.unit, unit_said=type(value) not in PLAIN)
        shapes = {name: array.shape for name, array in given.items() if array.ndim}
        if shapes:
            raise ValueError(f"{self.name}: a parameter is held at one number, not {shapes}")
        return function(self, names, {name: float(array) for name, array in given.items()})

    def bounds(self, *names: str, shown: bool = False) -> tuple[list[float], list[float]]:
        """The least and the greatest values of some parameters in SI, as ``scipy.optimize`` wants.

        >>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
        >>> charge_transfer_resistance.bounds("transfer_coefficient", "reference_concentration")
        ([0.0, 5e-324], [1.0, inf])

        With them a fit tries nothing that physics forbids: ``curve_fit(model.function(
        "concentration", "transfer_coefficient"), c, measured, p0=[0.5],
        bounds=model.bounds("transfer_coefficient"))``. Without names they are those of all
        parameters; ``shown=True`` gives the ranges of the sliders, which are finite, and
        ``zip(*model.bounds(…))`` pairs. Raises ValueError for a name the model does not have.
        """
        chosen = [self[name] for name in names or self.defaults]
        if shown:
            return [float(p.low) for p in chosen], [float(p.high) for p in chosen]
        low = [p.ends[0] if p.domain.start.is_finite else -math.inf for p in chosen]
        high = [p.ends[1] if p.domain.end.is_finite else math.inf for p in chosen]
        return low, high

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

        Values are numbers, arrays (broadcast against each other) or quantities of pint or
        another library. The result is a float if all values are scalars, else an array of their
        common shape. pandas Series and xarray DataArrays are paired by their labels, and the
        result has them; what is masked in an array stays masked.
        Raises ValueError for an unknown name, a value outside the physical domain, NaN, a
        quantity of the wrong dimension, labels or shapes that do not fit together; TypeError for
        a value without a name. Warns (``UnlikelyValue``), once, of a value that was probably
        meant in another unit.
        """
        places, arguments, compute = self._plainly
        if not unnamed:
            arguments = arguments.copy()
            for name, value in values.items():
                place = places.get(name)
                if place is None or type(value) not in PLAIN or not place[1] <= value <= place[2]:
                    break
                if place[3] and value % 1:
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
    ) -> tuple[
        dict[str, tuple[int, float, float, bool]], list[float], "Callable[..., float | None]"
    ]:
        """What a call with plain numbers needs: of each its place and ends, and the defaults.

        The ends are those between which nothing is to be said, so that saying it costs nothing.
        """
        from heteroionic_lite.values.plausible import unsuspicious

        places = {
            p.name: (i, *unsuspicious(p), p.scale == "integer")
            for i, p in enumerate(self.parameters)
        }
        return places, [float(p.default) for p in self.parameters], self.numpy.plain

    def _evaluate(self, unnamed: tuple[Any, ...], values: Mapping[str, Any]) -> Any:
        from heteroionic_lite.values.plausible import warn

        if unnamed:
            given = ", ".join(f"{name}=…" for name in self.defaults)
            raise TypeError(
                f"{self.name} takes its values by name, not {several(unnamed)}: "
                f"{self.name}({given}), in SI"
            )
        found = self._taken(values)
        arrays = {name: each.array for name, each in found.items()}
        masks = [each.mask for each in found.values() if each.mask is not None]
        labels = {name: of for name in values if (of := found[name].labels) is not None}
        make = None
        if labels and masks:
            raise ValueError(f"{self.name}: labels and masked values do not go together")
        if labels:
            arrays, make = self._paired(arrays, labels)
        try:
            shape = np.broadcast_shapes(*(a.shape for a in arrays.values()))
        except ValueError:
            shapes = {name: a.shape for name, a in arrays.items() if a.ndim}
            raise ValueError(f"{self.name}: shapes do not broadcast together: {shapes}") from None
        for name in values:
            each = found[name]
            warn(self[name], each.array, result=self.unit, unit_said=each.unit_said)
        result = self.numpy(*(a[()] for a in arrays.values()))
        if masks:
            hidden = np.any([np.broadcast_to(mask, shape) for mask in masks], axis=0)
            return np.ma.array(np.broadcast_to(result, shape), mask=hidden)[()]
        if shape == ():
            return float(result)
        array = np.asarray(result, dtype=np.float64)
        if array.shape != shape or any(np.may_share_memory(array, a) for a in arrays.values()):
            array = np.broadcast_to(array, shape).copy()
        return array if make is None else make(array, self.name)

    def _paired(
        self, arrays: dict[str, FloatArray], labels: Mapping[str, "Labelled"]
    ) -> tuple[dict[str, FloatArray], Any]:
        from heteroionic_lite.values.labels import LabelError, paired

        try:
            return paired(arrays, labels)
        except LabelError as error:
            raise ValueError(f"{self.name}: {error}") from None

    def quantity(self, **values: Any) -> Any:
        """Evaluate like a call, but return a pint quantity in the display unit.

        It belongs to pint's application registry where one was set. Values with labels are
        refused, for a quantity has none.
        """
        from heteroionic_lite.units import as_unit, display_of, measure, published

        display_of(self)  # refuses what is no unit
        result = self(**values)
        if not isinstance(result, float | np.ndarray):
            raise ValueError(
                f"{self.name}.quantity has no labels to give back; call {self.name}(…), in "
                f"{self.unit}, or give .to_numpy()"
            )
        return published(measure(result, self.unit).to(as_unit(self.shown_in)))

    def text(self, digits: int = 4, **values: Any) -> str:
        """A scalar result in the display unit, written out: ``483.9 Ω cm²``."""
        from heteroionic_lite.units import display_of, number_text

        shown, result = display_of(self), self(**values)
        if result is np.ma.masked:
            raise ValueError(f"{self.name}.text writes one number, and what is given is masked")
        if np.ndim(result):
            shapes = {name: np.shape(value) for name, value in values.items() if np.ndim(value)}
            raise ValueError(f"{self.name}.text writes one number; {shapes} gives several")
        return f"{number_text(shown.show(result), digits)} {shown.unit}".rstrip()

    def _taken(self, values: Mapping[str, Any]) -> "dict[str, Taken]":
        unknown = sorted(set(values) - set(self.defaults))
        if unknown:
            meant = "".join(dict.fromkeys(did_you_mean(name, self._spelling) for name in unknown))
            raise NoSuchName(
                f"{self.name} has no parameter {several(unknown)}; "
                f"allowed: {', '.join(self.defaults) or 'none'}{meant}"
            )
        return self._unsaid | {name: self[name].take(value) for name, value in values.items()}

    @cached_property
    def _unsaid(self) -> "dict[str, Taken]":
        """The default of every parameter, as if it had been given."""
        return {p.name: p.take(p.default) for p in self.parameters}
