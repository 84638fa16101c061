"""Lines: models over the panel's x, or over another model along a parameter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from heteroionic_lite.drawing import drawing
from heteroionic_lite.equation import FloatArray, Parameter, Status
from heteroionic_lite.explorer.axes import Axis
from heteroionic_lite.explorer.canvas import (
    BELOW,
    GRID,
    TOP,
    Canvas,
    colour,
    curve_colour,
    dashes,
    shade,
)
from heteroionic_lite.explorer.parts import AxisScale, Curve, Panel, Sweep, as_curves
from heteroionic_lite.explorer.styles import Styles
from heteroionic_lite.model import Model
from heteroionic_lite.spelling import NoSuchName, did_you_mean
from heteroionic_lite.units import display
from heteroionic_lite.wording import brief


@dataclass(frozen=True)
class Drawn:
    """A curve with everything resolved: what Python and the front end both draw."""

    curve: Curve
    along: Parameter
    low: float
    high: float
    scale: AxisScale

    def sample(
        self, values: Mapping[str, float], samples: int | None = None
    ) -> tuple[FloatArray, FloatArray]:
        """Compute x and y in SI at the given parameter values."""
        space = np.geomspace if self.scale == "log" else np.linspace
        run = space(self.low, self.high, samples or drawing()["samples"])
        at = {**values, self.along.name: run}
        y = np.broadcast_to(value(self.curve, self.curve.y, at), run.shape)
        if self.curve.x is None:
            return run, y
        return np.broadcast_to(value(self.curve, self.curve.x, at), run.shape), y

    @property
    def slides(self) -> bool:
        """Whether the present value of the parameter is a place on the curve."""
        return self.along.name not in self.curve.given


def value(curve: Curve, model: Model, values: Mapping[str, Any]) -> FloatArray:
    """One of the curve's models at these values and what the curve is given."""
    at = {**values, **curve.given}
    with np.errstate(all="ignore"):  # a pole breaks the line, nothing more
        return np.asarray(model.numpy(*(at[p.name] for p in model.parameters)), dtype=np.float64)


def status(models: Iterable[Model]) -> Status:
    """The weakest of them speaks for all."""
    order: list[Status] = ["illustrative", "measured", "rigorous"]
    return min((m.status for m in models), key=order.index)


def curve_name(curve: Curve) -> str:
    """What a curve is called in a specification: its model and what is given."""
    return "-".join([curve.y.name, *(f"{key}-{value:g}" for key, value in curve.given.items())])


def check_given(curve: Curve) -> None:
    """Raise ValueError if a curve is given what it does not know, or what is not allowed."""
    known = {p.name: p for model in curve.models for p in model.parameters}
    for key in curve.given:
        if key not in known:
            raise NoSuchName(
                f"{curve.y.name} does not depend on {key}{did_you_mean(key, spellings(known))}"
            )
    for key, given in curve.given.items():
        known[key].check(given)


def check_one_unit(models: Sequence[Model]) -> None:
    """Raise ValueError if models that share an axis have not the same unit."""
    units = {(model.unit, model.shown_in) for model in models}
    if len(units) > 1:
        names = [model.name for model in models]
        raise ValueError(f"curves on one axis need one unit: {names} have {sorted(units)}")


class Curves:
    """The curves of a panel."""

    field = "curves"

    def __init__(self, panel: Panel, overrides: Mapping[str, Parameter]) -> None:
        self.drawn = [_resolve(curve, panel, overrides) for curve in as_curves(panel.curves)]
        # One curve may be a flat line for comparison, but not all of them.
        used = {p.name for model in self.models for p in model.parameters}
        idle = sorted({d.along.name for d in self.drawn} - used)
        if idle:
            names = [d.curve.y.name for d in self.drawn]
            raise ValueError(f"none of {names} depends on {idle}")

    @property
    def models(self) -> list[Model]:
        """The curves' models."""
        return [model for d in self.drawn for model in d.curve.models]

    def axes(self, panel: Panel) -> tuple[Axis, Axis] | None:
        """The first curve says over what, and in which unit."""
        if not self.drawn:
            return None
        check_one_unit([d.curve.y for d in self.drawn])
        first = self.drawn[0]
        y = first.curve.y
        x = first.curve.x or first.along
        parametric = first.curve.x is not None
        return (
            Axis(
                panel.x if isinstance(panel.x, str) else x.title,
                display(x.unit, x.shown_in),
                panel.x_scale or ("linear" if parametric else first.scale),
                panel.x_range,
                snug=not parametric,
            ),
            Axis(panel.y or y.title, display(y.unit, y.shown_in), panel.y_scale, panel.y_range),
        )

    def describe(self, styles: Styles) -> list[dict[str, Any]]:
        """Which functions to draw, along what, from where to where."""
        return [
            {
                "name": curve_name(d.curve),
                "label": (label := d.curve.label or d.curve.y.title),
                "status": status(d.curve.models),
                "x": d.curve.x and d.curve.x.name,
                "y": d.curve.y.name,
                "along": d.along.name,
                "from": d.low,
                "to": d.high,
                "scale": d.scale,
                "style": styles.of(label),
                "given": dict(d.curve.given),
            }
            for d in self.drawn
        ]

    def extent(self, axis: str, values: Mapping[str, float]) -> list[FloatArray]:
        """All their samples."""
        return [d.sample(values)["xy".index(axis)] for d in self.drawn]

    def draw(
        self, canvas: Canvas, described: list[dict[str, Any]], values: Mapping[str, float]
    ) -> None:
        """Lines, the first on top, with a circle where a slider stands."""
        width = drawing()["marks"]["curve"]["width"]
        for place, (d, each) in reversed(list(enumerate(zip(self.drawn, described, strict=True)))):
            style = {"color": curve_colour(each["style"]), "ls": dashes(each["style"]), "lw": width}
            x, y = d.sample(values)
            canvas.plot(x, y, f"curve-{place}", zorder=BELOW, **style)
            _present(canvas, d, values, f"present-{place}", style["color"])
        for d, each in zip(self.drawn, described, strict=True):
            over = f"{d.along.name} {d.low} {d.high} {d.scale}"
            canvas.course(each["label"], over, *d.sample(values))
            canvas.legend.setdefault(each["label"], _sample(each["style"], width))


def _present(canvas: Canvas, d: Drawn, values: Mapping[str, float], name: str, own: str) -> None:
    """The circle on a curve at the present value of its slider, and the guide below it."""
    now = values[d.along.name] if d.slides and d.along.name in canvas.sliders else None
    if now is None or not min(d.low, d.high) <= now <= max(d.low, d.high):
        return
    x = now if d.curve.x is None else float(value(d.curve, d.curve.x, values))
    y = float(value(d.curve, d.curve.y, values))
    if not np.isfinite([x, y]).all():
        return
    rules = drawing()["marks"]
    size = {"ms": 2 * rules["present"]["radius"], "mew": rules["present"]["edge"]}
    canvas.plot(x, y, name, zorder=TOP, marker="o", mfc=own, mec=colour("ground"), **size)
    if d.curve.x is None:
        style = {"lw": rules["guide"]["width"], "ls": (0, rules["guide"]["dashes"])}
        canvas.axes.axvline(canvas.show("x", x), zorder=GRID, color=shade(0.62), **style)


def _sample(style: int, width: float) -> Callable[[Axes, float, float], None]:
    """A piece of the line, for the legend."""

    def draw(axes: Axes, x: float, y: float) -> None:
        axes.plot([x + 1, x + 33], [y, y], color=curve_colour(style), ls=dashes(style), lw=width)

    return draw


def _resolve(curve: Curve, panel: Panel, overrides: Mapping[str, Parameter]) -> Drawn:
    """A curve with the parameter it runs along and its ends."""
    along = curve.along or panel.x
    check_given(curve)
    if isinstance(along, Sweep):
        return Drawn(curve, along.parameter, along.low, along.high, along.scale)
    if not isinstance(along, Parameter):
        raise ValueError(_nowhere(curve, along))
    parameter = overrides.get(along.name, along)
    scale: AxisScale = "log" if parameter.scale == "log" else "linear"
    return Drawn(curve, parameter, parameter.low, parameter.high, scale)


def _nowhere(curve: Curve, along: str | None) -> str:
    """What to say of a curve that has no parameter to run along."""
    name, meant, hint = curve.y.name, next(iter(curve.y), "…"), ""
    if along and along in curve.y:
        meant = along
    elif along:
        hint = did_you_mean(along, spellings(curve.y))
    given = f"x={brief(along)} is only the text of an axis; " if along else ""
    return (
        f"{name}: {given}say which parameter the curve runs along, for example "
        f"Panel([{name}], x={name}[{meant!r}]){hint}"
    )


def spellings(parameters: Mapping[str, Parameter] | Model) -> dict[str, str]:
    """Names with their symbols, for who misspells one."""
    return {name: str(parameters[name].symbol) for name in parameters}
