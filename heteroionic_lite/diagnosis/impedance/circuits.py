"""The circuits that a spectrum is compared with, put together from the models' own impedances.

>>> [circuit.name for circuit in CIRCUITS]
['arc', 'two_arcs', 'arc_diffusion', 'arc_relaxation', 'arc_transfer', 'arc_pore']
>>> value, jacobian = CIRCUITS[0](np.array([1e3]), np.array([0.006, np.log(0.03), -9.0, 0.9]))
>>> value.shape, jacobian.shape
((1,), (1, 4))

All begin with a series resistance and a depressed arc (an interphase, or charge transfer, beside a
constant-phase element); what differs is what comes second. Resistances in ohm m² where the
spectrum is per area. What is positive is fitted by its logarithm, the series resistance as it is.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import sympy

from heteroionic_lite.faces.array import several
from heteroionic_lite.model import Model
from heteroionic_lite.models.impedance import (
    arc_exponent,
    arc_time,
    depressed_arc_imaginary,
    depressed_arc_real,
    diffusion_impedance_imaginary,
    diffusion_impedance_real,
    transfer_impedance_imaginary,
    transfer_impedance_real,
)
from heteroionic_lite.models.parameters import angular_frequency, interphase_resistance
from heteroionic_lite.models.relaxation_impedance import (
    pore_impedance_imaginary,
    pore_impedance_real,
    relaxation_impedance_imaginary,
    relaxation_impedance_real,
)

FloatArray = npt.NDArray[np.float64]
ComplexArray = npt.NDArray[np.complex128]

series = sympy.Symbol("R_series", nonnegative=True)
# The second arc is the first once more, under names of its own.
_SECOND = {
    parameter.symbol: sympy.Symbol(f"{parameter.symbol.name}_second", positive=True)
    for parameter in (interphase_resistance, arc_time, arc_exponent)
}
_OMEGA = angular_frequency.symbol
# With the size of an element: its resistances as it, its capacitance as its inverse.
_GROWS = {"resistance": 1.0, "capacitance": -1.0}


@dataclass(frozen=True)
class Element:
    """One impedance: its two models' expressions, and its parameters in their order."""

    name: str
    real: sympy.Expr
    imaginary: sympy.Expr  # with the minus
    parameters: tuple[tuple[str, sympy.Symbol], ...]

    @classmethod
    def of(cls, name: str, real: Model, imaginary: Model) -> "Element":
        """That of a pair of models."""
        own = [one for one in real.parameters if one.symbol != _OMEGA]
        return cls(
            name, real.expression, imaginary.expression,
            tuple((one.name, one.symbol) for one in own),
        )  # fmt: skip


_ARC = Element.of("arc", depressed_arc_real, depressed_arc_imaginary)
_AGAIN = Element(
    "arc",
    _ARC.real.xreplace(_SECOND),
    _ARC.imaginary.xreplace(_SECOND),
    tuple((f"second_{name}", _SECOND[symbol]) for name, symbol in _ARC.parameters),
)


@dataclass(frozen=True)
class Circuit:
    """A series resistance, an arc and perhaps a second element, as a function of all numbers."""

    name: str
    second: Element | None = None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The parameters in their order."""
        return ("series_resistance", *(name for name, _ in self._parameters))

    @cached_property
    def logarithmic(self) -> tuple[bool, ...]:
        """Which are fitted by their logarithms."""
        return tuple(
            not name.endswith(("series_resistance", "arc_exponent")) for name in self.names
        )

    @cached_property
    def scaling(self) -> tuple[FloatArray, ...]:
        """Of each element how the logarithms of its parameters grow with that of its size."""
        rows = []
        for first, element in self._elements:
            row = np.zeros(len(self.names))
            for i, (name, _) in enumerate(element.parameters):
                row[first + i] = _GROWS.get(name.rsplit("_", 1)[-1], 0)
            rows.append(row)
        return tuple(rows)

    @property
    def _elements(self) -> list[tuple[int, Element]]:
        second = [(1 + len(_ARC.parameters), self.second)] if self.second else []
        return [(1, _ARC), *second]

    @property
    def _parameters(self) -> tuple[tuple[str, sympy.Symbol], ...]:
        return _ARC.parameters + (self.second.parameters if self.second else ())

    @cached_property
    def expressions(self) -> list[sympy.Expr]:
        """Re Z and −Im Z, then the slopes of both with each fitted number."""
        elements = [_ARC, *([self.second] if self.second else [])]
        values = [
            series + sum(element.real for element in elements),
            sum(element.imaginary for element in elements),
        ]
        symbols = [series, *(symbol for _, symbol in self._parameters)]
        factors = [
            symbol if log else 1 for symbol, log in zip(symbols, self.logarithmic, strict=True)
        ]
        slopes = [
            factor * sympy.diff(value, symbol)
            for value in values
            for symbol, factor in zip(symbols, factors, strict=True)
        ]
        return values + slopes

    @property
    def symbols(self) -> list[sympy.Symbol]:
        """The angular frequency, then the parameters."""
        return [_OMEGA, series, *(symbol for _, symbol in self._parameters)]

    @cached_property
    def _function(self) -> Any:
        return several(self.symbols, self.expressions)

    def natural(self, fitted: FloatArray) -> FloatArray:
        """The parameters of the fitted numbers."""
        return np.where(self.logarithmic, np.exp(np.where(self.logarithmic, fitted, 0)), fitted)

    def __call__(self, omega: FloatArray, fitted: FloatArray) -> tuple[ComplexArray, ComplexArray]:
        """The impedance at each angular frequency, and its slopes with the fitted numbers."""
        found = self._function(omega, *self.natural(fitted))
        rows = [np.broadcast_to(np.asarray(one, dtype=float), omega.shape) for one in found]
        count = len(self.names)
        jacobian = np.array(rows[2 : 2 + count]) - 1j * np.array(rows[2 + count :])
        return rows[0] - 1j * rows[1], jacobian.T


CIRCUITS = (
    Circuit("arc"),
    Circuit("two_arcs", _AGAIN),
    Circuit(
        "arc_diffusion",
        Element.of("diffusion", diffusion_impedance_real, diffusion_impedance_imaginary),
    ),
    Circuit(
        "arc_relaxation",
        Element.of("relaxation", relaxation_impedance_real, relaxation_impedance_imaginary),
    ),
    Circuit(
        "arc_transfer",
        Element.of("transfer", transfer_impedance_real, transfer_impedance_imaginary),
    ),
    Circuit("arc_pore", Element.of("pore", pore_impedance_real, pore_impedance_imaginary)),
)
