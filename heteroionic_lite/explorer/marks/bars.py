"""Bars stacked of parts: what a sum is made of."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from heteroionic_lite.drawing import drawing
from heteroionic_lite.equation import FloatArray, Parameter
from heteroionic_lite.explorer.axes import Axis
from heteroionic_lite.explorer.canvas import Canvas, colour, curve_colour, measure, text_width
from heteroionic_lite.explorer.marks.curves import (
    check_given,
    check_one_unit,
    curve_name,
    status,
    value,
)
from heteroionic_lite.explorer.parts import Curve, Panel, as_curves
from heteroionic_lite.explorer.styles import Styles
from heteroionic_lite.model import Model
from heteroionic_lite.units import Display, display, number_text

_PLACES = Display("", "", 1.0, 0.0)


class Bars:
    """The bars of a panel, each a stack of models of one unit, along x from zero."""

    field = "bars"

    def __init__(self, panel: Panel, overrides: Mapping[str, Parameter]) -> None:
        self.bars = {label: as_curves(parts) for label, parts in panel.bars.items()}
        if not self.bars:
            return
        if panel.curves or panel.points:
            raise ValueError("bars have axes of their own: give them a Panel of their own")
        if "log" in (panel.x_scale, panel.y_scale):
            raise ValueError("a bar is a sum that begins at zero: its axis cannot be logarithmic")
        for label, parts in self.bars.items():
            if not parts:
                raise ValueError(f"the bar {label!r} has no parts")
        for part in self._parts:
            check_given(part)
        check_one_unit(self.models)
        at = {p.name: overrides.get(p.name, p).default for m in self.models for p in m.parameters}
        for part in self._parts:
            if (size := float(value(part, part.y, at))) < 0:
                raise ValueError(
                    f"{part.y.name} = {size:g} cannot be a part of a bar: it is negative"
                )

    @property
    def _parts(self) -> list[Curve]:
        return [part for parts in self.bars.values() for part in parts]

    @property
    def models(self) -> list[Model]:
        """The models of all parts."""
        return [part.y for part in self._parts]

    def axes(self, panel: Panel) -> tuple[Axis, Axis] | None:
        """The sum along x; below one another, the bars."""
        if not self.bars:
            return None
        first = self.models[0]
        title = panel.x if isinstance(panel.x, str) else first.title
        return (
            Axis(title, display(first.unit, first.shown_in), "linear", panel.x_range),
            Axis(panel.y, _PLACES, "none", (0.0, float(len(self.bars)))),
        )

    def describe(self, styles: Styles) -> list[dict[str, Any]]:
        """Which functions to stack, and what each is called."""
        return [
            {
                "label": label,
                "parts": [
                    {
                        "name": curve_name(part),
                        "label": (called := part.label or part.y.title),
                        "status": status([part.y]),
                        "function": part.y.name,
                        "style": styles.of(called),
                        "given": dict(part.given),
                    }
                    for part in parts
                ],
            }
            for label, parts in self.bars.items()
        ]

    def _sizes(self, label: str, values: Mapping[str, float]) -> list[float]:
        sizes = (float(value(part, part.y, values)) for part in self.bars[label])
        return [size if size > 0 else 0.0 for size in sizes]

    def extent(self, axis: str, values: Mapping[str, float]) -> list[FloatArray]:
        """From zero to the longest."""
        if axis == "y" or not self.bars:
            return []
        return [np.array([0.0, *(sum(self._sizes(label, values)) for label in self.bars)])]

    def draw(
        self, canvas: Canvas, described: list[dict[str, Any]], values: Mapping[str, float]
    ) -> None:
        """Rectangles in a row, each with its share, under the bar's name and sum."""
        for row, bar in enumerate(described):
            edge = canvas.box[1] + measure("row") * row + drawing()["marks"]["bar"]["above"]
            sizes = self._sizes(bar["label"], values)
            title = f"{bar['label']}: {canvas.units['x'].write(sum(sizes))}"
            canvas.text(canvas.box[0] + 2, edge - 7, title, f"bar-title-{row}", **_bold())
            start = 0.0
            for place, (part, size) in enumerate(zip(bar["parts"], sizes, strict=True)):
                share = size / sum(sizes) if sum(sizes) else 0.0
                _draw(canvas, part, (start, start + size), share, edge, f"{row}-{place}")
                canvas.legend.setdefault(part["label"], _sample(part["style"]))
                start += size


def percent(share: float) -> str:
    """A share as it stands on a part: 6 %, 91 %."""
    digits = 1 if share < drawing()["marks"]["bar"]["small"] else 2
    return f"{number_text(100 * share, digits)} %"


def _bold() -> dict[str, Any]:
    return {"weight": "bold", "fontsize": measure("font")}


def _draw(
    canvas: Canvas,
    part: Mapping[str, Any],
    ends: tuple[float, float],
    share: float,
    top: float,
    name: str,
) -> None:
    """One part, and on it as much of its name and share as there is room for."""
    rules = drawing()["marks"]["bar"]
    left, right = (canvas.pixel("x", end) for end in ends)
    # A thin part keeps its width, others leave a gap to the next.
    width = max(min(right - left, rules["gap"]), right - left - rules["gap"])
    canvas.rectangle(left, top, width, rules["height"], f"bar-{name}", part["style"])
    room = min(right, canvas.box[2]) - left
    for text in (f"{part['label']} {percent(share)}", percent(share)):
        if text_width(text) + 8 < room:
            x, y = left + room / 2, top + rules["height"] / 2 + 4.5
            canvas.text(
                x, y, text, f"share-{name}", ha="center", **{**_bold(), "color": colour("ground")}
            )
            break


def _sample(style: int) -> Callable[[Axes, float, float], None]:
    """A piece of the bar, for the legend."""

    def draw(axes: Axes, x: float, y: float) -> None:
        axes.add_patch(Rectangle((x + 1, y - 6), 32, 12, color=curve_colour(style)))

    return draw
