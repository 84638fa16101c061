"""What an author writes: panels with curves and points.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> from heteroionic_lite.models.parameters import concentration
>>> panel = Panel({"charge transfer": charge_transfer_resistance}, x=concentration, y_scale="log")
>>> panel.curves[0].label
'charge transfer'

Where a number is wanted, a row of the reported values will do: what has an ``si`` is that number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol, get_args

from heteroionic_lite.equation import PLAIN, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.spelling import did_you_mean
from heteroionic_lite.values.plain import numbers as plain
from heteroionic_lite.wording import brief

AxisScale = Literal["linear", "log"]


class Sourced(Protocol):
    """What says where it comes from: a row of the reported values."""

    @property
    def source(self) -> str:
        """Who found it, and where it was seen."""


@dataclass(frozen=True)
class Sweep:
    """The parameter a curve runs along, with its own ends: ``Sweep(overpotential, -0.2, 0.2)``."""

    parameter: Parameter
    low: float
    high: float
    scale: AxisScale = "linear"

    def __post_init__(self) -> None:
        check_scale("Sweep", "scale", self.scale)
        for name in ("low", "high"):
            end = in_si(self.parameter, getattr(self, name))
            object.__setattr__(self, name, end)
            if self.scale == "log" and end <= 0:
                raise ValueError(
                    f"Sweep({self.parameter.name}, {name}={end:g}): a logarithmic scale has only "
                    "positive values"
                )


@dataclass(frozen=True)
class Curve:
    """A model over the panel's x, or, with ``x`` given, a parametric curve along a parameter.

    ``given`` holds parameters fixed on this curve, whatever the sliders say.
    """

    y: Model
    label: str = ""
    x: Model | None = None
    along: Parameter | Sweep | None = None
    given: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = {p.name: p for m in self.models for p in m.parameters}
        given = {
            name: in_si(known[name], value) if name in known else value
            for name, value in self.given.items()
        }
        object.__setattr__(self, "given", given)

    @property
    def models(self) -> tuple[Model, ...]:
        """The models the curve needs."""
        return (self.y,) if self.x is None else (self.x, self.y)


@dataclass(frozen=True)
class Point:
    """A reported value in SI; ``*_low`` and ``*_high`` are the ends of uncertainty bars.

    Points of one ``group`` have one shape, and the legend names the group. By ``tags`` a reader
    picks among them: ``{"ion": "Li⁺", "year": "2017"}``.
    """

    x: float
    y: float
    label: str
    citation: str | Sourced
    x_low: float | None = None
    x_high: float | None = None
    y_low: float | None = None
    y_high: float | None = None
    group: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("x", "y", "x_low", "x_high", "y_low", "y_high"):
            number = getattr(self, name)
            if number is not None and type(number) not in PLAIN and plain(number).ndim:
                raise ValueError(f"Point({name}={brief(number)}): not a single number")
        if not isinstance(self.citation, str):
            object.__setattr__(self, "citation", self.citation.source)


@dataclass(frozen=True)
class Panel:
    """Axes with curves and reported points.

    ``curves`` are models or Curves; as a mapping, its keys are their labels. ``bars`` are stacked
    of such parts, ``{"the cell": {"liquid": …, "plate": …}}``, and have a panel of their own.
    ``x`` is a parameter (or a Sweep of one) that the curves run along; parametric curves bring
    their own and ``x`` is then a label. Ranges are (low, high) in SI; without them the axes fit
    the curves at their defaults.
    """

    curves: Mapping[str, Curve | Model] | Sequence[Curve | Model] = ()
    x: Parameter | Sweep | str | None = None
    y: str = ""
    x_scale: AxisScale | None = None
    y_scale: AxisScale = "linear"
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None
    points: Sequence[Point] = ()
    equal_aspect: bool = False
    bars: Mapping[str, Mapping[str, Curve | Model]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "curves", as_curves(self.curves))
        check_scale("Panel", "x_scale", "linear" if self.x_scale is None else self.x_scale)
        check_scale("Panel", "y_scale", self.y_scale)

    @property
    def models(self) -> list[Model]:
        """The models that are drawn, in the order in which they are named."""
        stacked = [part for parts in self.bars.values() for part in as_curves(parts)]
        return [curve.y for curve in (*as_curves(self.curves), *stacked)]


def as_curves(
    things: "Mapping[str, Curve | Model] | Sequence[Curve | Model]",
) -> tuple[Curve, ...]:
    """Models and Curves as Curves; the keys of a mapping are their labels."""
    if isinstance(things, Model | Curve):
        raise ValueError(
            f"{_named(things)} stands alone; several may be drawn, so give a list: "
            f"[{_named(things)}], or {{'its label': {_named(things)}}}"
        )
    if isinstance(things, Mapping):
        return tuple(replace(*as_curves([one]), label=label) for label, one in things.items())
    curves = tuple(Curve(one) if isinstance(one, Model) else one for one in things)
    for curve in curves:
        if not isinstance(curve, Curve):
            raise ValueError(f"{brief(curve)} is neither a Model nor a Curve")
    return curves


def _named(thing: "Model | Curve") -> str:
    return thing.name if isinstance(thing, Model) else f"Curve({thing.y.name}, …)"


def check_scale(where: str, name: str, scale: Any) -> None:
    """Raise ValueError for what is no scale of an axis."""
    allowed = get_args(AxisScale)
    if not isinstance(scale, str) or scale not in allowed:
        raise ValueError(
            f"{where}({name}={brief(scale)}): a scale is one of {', '.join(allowed)}"
            f"{did_you_mean(scale, allowed)}"
        )


def in_si(parameter: Parameter, value: Any) -> Any:
    """A plain number as it is, and of anything else the one number in SI that it stands for."""
    if type(value) in PLAIN:
        return value
    array = parameter.check(value)
    if array.ndim:
        raise ValueError(f"{parameter.name} = {brief(value)} is not a single number")
    return float(array)


def check_in_range(parameter: Parameter, value: float) -> float:
    """The value as a float, or a ValueError that gives the slider's range."""
    array = parameter.check(value)
    if array.ndim:
        raise ValueError(f"{parameter.name} = {brief(value)} is not a single number")
    number = float(array)
    if not parameter.low <= number <= parameter.high:
        raise ValueError(
            f"{parameter.name} = {number:g} {parameter.unit} is outside this figure's range "
            f"{parameter.low:g}..{parameter.high:g}"
        )
    return number
