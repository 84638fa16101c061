"""Reported values: diamonds, or a shape for each group, with the bars of their uncertainty."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path

from heteroionic_lite.drawing import drawing
from heteroionic_lite.equation import FloatArray, Parameter
from heteroionic_lite.explorer.axes import Axis
from heteroionic_lite.explorer.canvas import ABOVE, Canvas, colour, measure, text_width
from heteroionic_lite.explorer.marks.names import Box, around, placed
from heteroionic_lite.explorer.parts import Panel
from heteroionic_lite.explorer.styles import Styles
from heteroionic_lite.model import Model


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
            shape = _shape(shapes[point["group"]], rules["radius"])
            canvas.plot(point["x"], point["y"], f"point-{place}", zorder=ABOVE, **shape)
            # Above the mark, so that a short bar is seen.
            for axis, other in (("x", "y"), ("y", "x")):
                ends = [point[f"{axis}{end}"] for end in ("Low", "High")]
                if ends != [None, None]:
                    _bar(canvas, point, axis, other, ends)
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
    """Write beside each what it is, or a number of the key where there is no room."""
    rules = drawing()["marks"]["point"]
    size, reach = rules["name"], rules["radius"]
    left, top, right, bottom = canvas.box
    middles = [
        (float(canvas.pixel("x", p["x"])), float(canvas.pixel("y", p["y"]))) for p in described
    ]
    here = [
        (middle, p["label"], _bars(canvas, p, rules["cap"]))
        for middle, p in zip(middles, described, strict=True)
        if left - 0.5 <= middle[0] <= right + 0.5 and top - 0.5 <= middle[1] <= bottom + 0.5
    ]
    if len(here) > rules["most_named"]:  # a crowd is read one by one, or in the table
        canvas.key = []
        return

    def wide(text: str) -> float:
        return float(text_width(text) * size / measure("font"))

    bars = [bar for _, _, some in here for bar in some]
    room: dict[str, Any] = {"within": canvas.box, "lines": canvas.lines}
    boxes = placed([(*m, wide(label)) for m, label, _ in here], size + 2, reach, taken=bars, **room)
    without = [place for place, box in enumerate(boxes) if box is None]
    digits = [(*here[place][0], wide(str(n + 1))) for n, place in enumerate(without)]
    taken = [*bars, *filter(None, boxes), *(around(*m, reach) for m, _, _ in here)]
    numbers = placed(digits, size, reach, taken=taken, **room)
    written = [(box, here[place][1]) for place, box in enumerate(boxes) if box]
    for n, box in enumerate(numbers):
        # A number stands somewhere in any case, if need be over a line.
        anywhere = box or placed([digits[n]], size, reach, within=canvas.box)[0]
        written.append((anywhere or around(*digits[n][:2], size / 2), str(n + 1)))
    for n, (box, text) in enumerate(written):
        look = {"fontsize": size, "color": colour("muted")}
        canvas.text(box[0], box[3] - 3, text, f"name-{n}", **look)
    canvas.key = [here[place][1] for place in without]


def _bars(canvas: Canvas, point: Mapping[str, Any], cap: float) -> list[Box]:
    """The boxes of a point's bars."""
    x, y = float(canvas.pixel("x", point["x"])), float(canvas.pixel("y", point["y"]))

    def end(axis: str, which: str) -> float:
        value = point[f"{axis}{which}"]
        return float(canvas.pixel(axis, point[axis] if value is None else value))

    low, high = sorted((end("x", "Low"), end("x", "High")))
    top, bottom = sorted((end("y", "Low"), end("y", "High")))
    upright, flat = (x - cap, top - 1, x + cap, bottom + 1), (low - 1, y - cap, high + 1, y + cap)
    return [box for box, length in ((upright, bottom - top), (flat, high - low)) if length > 0]


def _sample(corners: Sequence[tuple[float, float]], axes: Axes, x: float, y: float) -> None:
    axes.plot([x + 17], [y], **_shape(corners, 0.72 * drawing()["marks"]["point"]["radius"]))
