"""Reported values: diamonds, or a shape for each group, with the bars of their uncertainty."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import product
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path

from heteroionic_lite.drawing import drawing
from heteroionic_lite.equation import FloatArray, Parameter
from heteroionic_lite.explorer.axes import Axis
from heteroionic_lite.explorer.canvas import ABOVE, Canvas, colour, measure, text_width
from heteroionic_lite.explorer.parts import Panel
from heteroionic_lite.explorer.styles import Styles
from heteroionic_lite.model import Model

# Of a name beside a mark, in pixels.
SMALL = 10


class Points:
    """The reported values of a panel."""

    field = "points"

    def __init__(self, panel: Panel, overrides: Mapping[str, Parameter]) -> None:  # noqa: ARG002 - a kind's interface
        self.points = panel.points

    @property
    def models(self) -> Sequence[Model]:
        """They are numbers."""
        return ()

    def axes(self, panel: Panel) -> tuple[Axis, Axis] | None:  # noqa: ARG002 - a kind's interface
        """They take those of the curves."""
        return None

    def describe(self, styles: Styles) -> list[dict[str, Any]]:  # noqa: ARG002 - a kind's interface
        """Values, ends of bars, and who says so."""
        return [
            {
                "x": p.x,
                "y": p.y,
                "xLow": p.x_low,
                "xHigh": p.x_high,
                "yLow": p.y_low,
                "yHigh": p.y_high,
                "label": p.label,
                "citation": p.citation,
                "group": p.group,
                "tags": dict(p.tags),
            }
            for p in self.points
        ]

    def extent(self, axis: str, values: Mapping[str, float]) -> list[FloatArray]:  # noqa: ARG002 - a kind's interface
        """Where they lie."""
        return [np.array([getattr(p, axis) for p in self.points])]

    def draw(
        self,
        canvas: Canvas,
        described: list[dict[str, Any]],
        values: Mapping[str, float],  # noqa: ARG002 - a kind's interface
    ) -> None:
        """Their shapes, and beside them what they are: nobody can point at them in a picture."""
        rules = drawing()["marks"]["point"]
        shapes = _shapes(canvas.spec)
        for place, point in enumerate(described):
            for axis, other in (("x", "y"), ("y", "x")):
                ends = [point[f"{axis}{end}"] for end in ("Low", "High")]
                if ends != [None, None]:
                    _bar(canvas, point, axis, other, ends)
            shape = _shape(shapes[point["group"]], rules["radius"])
            canvas.plot(point["x"], point["y"], f"point-{place}", zorder=ABOVE, **shape)
        _name(canvas, described)
        one = sum(len(panel["points"]) for panel in canvas.spec["panels"]) == 1
        for group in dict.fromkeys(point["group"] for point in described):
            label = group or ("reported value" if one else "reported values")
            canvas.legend_end[label] = partial(_sample, shapes[group])


def _shapes(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The corners for each group of points of a figure."""
    groups = dict.fromkeys(point["group"] for panel in spec["panels"] for point in panel["points"])
    shapes = drawing()["marks"]["point"]["shapes"]
    if len(groups) > len(shapes):
        raise ValueError(
            f"{spec['id']}: the points are of {len(groups)} groups ({', '.join(groups)}); "
            f"there are shapes for {len(shapes)}"
        )
    return dict(zip(groups, shapes, strict=False))


def _shape(corners: Sequence[tuple[float, float]], radius: float) -> dict[str, Any]:
    edge = drawing()["marks"]["point"]["edge"]
    path = Path([(x, -y) for x, y in (*corners, corners[0])], closed=True)
    # matplotlib scales a path until its farthest corner is at 1
    farthest = float(np.abs(path.vertices).max())
    return {
        "marker": path,
        "ms": 2 * radius * farthest,
        "mew": edge,
        "mfc": colour("ground"),
        "mec": colour("text"),
    }


def _bar(canvas: Canvas, point: Mapping[str, Any], axis: str, other: str, ends: list[Any]) -> None:
    """A line from end to end, with a cap at each end that is known."""
    rules = drawing()["marks"]["point"]
    style: dict[str, Any] = {"zorder": ABOVE, "color": colour("text"), "lw": rules["bar"]}
    caps = {"marker": "|" if axis == "x" else "_", "ms": 2 * rules["cap"], "mew": rules["bar"]}

    def along(run: Any, **more: Any) -> None:
        across = np.full(np.shape(run), point[other])
        x, y = (run, across) if axis == "x" else (across, run)
        canvas.plot(x, y, "error-bar", **style, **more)

    along([point[axis] if end is None else end for end in ends])
    for end in ends:
        if end is not None:
            along(end, **caps)


def _name(canvas: Canvas, described: Sequence[Mapping[str, Any]]) -> None:
    """Write beside each what it is, wherever that hides neither a mark nor another name."""
    left, top, right, bottom = canvas.box
    reach = drawing()["marks"]["point"]["radius"]
    middles = [(canvas.pixel("x", p["x"]), canvas.pixel("y", p["y"])) for p in described]
    taken = [(x - reach, y - reach, x + reach, y + reach) for x, y in middles]
    for (x, y), point in zip(middles, described, strict=True):
        wide = text_width(point["label"]) * SMALL / measure("font")
        for side, base in product((x + reach, x - reach - wide), (y - 3, y + SMALL + 1)):
            box = side, base - SMALL, side + wide, base
            if side < left or side + wide > right or base - SMALL < top or base > bottom:
                continue
            if any(
                box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in taken
            ):
                continue
            canvas.text(
                side,
                base,
                point["label"],
                f"name-{len(taken)}",
                fontsize=SMALL,
                color=colour("muted"),
            )
            taken.append(box)
            break


def _sample(corners: Sequence[tuple[float, float]], axes: Axes, x: float, y: float) -> None:
    axes.plot([x + 17], [y], **_shape(corners, 0.72 * drawing()["marks"]["point"]["radius"]))
