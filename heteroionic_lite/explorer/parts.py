"""What an author writes: panels with curves and points, and a prediction.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> from heteroionic_lite.models.parameters import concentration
>>> panel = Panel([charge_transfer_resistance], x=concentration, y_scale="log")
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from heteroionic_lite.equation import Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.questions import Choice, check_choices

AxisScale = Literal["linear", "log"]


@dataclass(frozen=True)
class Sweep:
    """The parameter a curve runs along, with its own ends: ``Sweep(overpotential, -0.2, 0.2)``."""

    parameter: Parameter
    low: float
    high: float
    scale: AxisScale = "linear"


@dataclass(frozen=True)
class Curve:
    """A model over the panel's x, or, with ``x`` given, a parametric curve along a parameter.

    ``given`` holds parameters fixed on this curve, whatever the sliders say.
    """

    y: Model
    label: str = ""
    x: Model | None = None
    along: Parameter | Sweep | None = None
    given: Mapping[str, float] = field(default_factory=dict)

    @property
    def models(self) -> tuple[Model, ...]:
        """The models the curve needs."""
        return (self.y,) if self.x is None else (self.x, self.y)


@dataclass(frozen=True)
class Point:
    """A reported value in SI; ``*_low`` and ``*_high`` are the ends of uncertainty bars."""

    x: float
    y: float
    label: str
    citation: str
    x_low: float | None = None
    x_high: float | None = None
    y_low: float | None = None
    y_high: float | None = None


@dataclass(frozen=True)
class Panel:
    """Axes with curves and reported points.

    ``x`` is a parameter (or a Sweep of one) that the curves run along; parametric curves bring
    their own and ``x`` is then a label. Ranges are (low, high) in SI; without them the axes fit
    the curves at their defaults.
    """

    curves: Sequence[Curve | Model]
    x: Parameter | Sweep | str | None = None
    y: str = ""
    x_scale: AxisScale | None = None
    y_scale: AxisScale = "linear"
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None
    points: Sequence[Point] = ()
    equal_aspect: bool = False


@dataclass(frozen=True)
class Predict:
    """The question a reader answers before the sliders unlock."""

    question: str
    choices: tuple[Choice, ...]

    def __init__(self, question: str, *choices: Choice) -> None:
        check_choices(question, choices)
        object.__setattr__(self, "question", question)
        object.__setattr__(self, "choices", choices)
