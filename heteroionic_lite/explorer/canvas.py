"""One panel of a still picture: axes laid out as the front end does, and how marks draw there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.colors import to_hex, to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import TextToPath

from heteroionic_lite.drawing import drawing
from heteroionic_lite.explorer.axes import ticks
from heteroionic_lite.explorer.same import Course
from heteroionic_lite.units import Display

_MEASURE = TextToPath()
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# With the grid, above it, above the curves, above everything.
GRID, BELOW, ABOVE, TOP = 0.5, 1.5, 3.0, 4.0


def measure(name: str) -> float:
    """One of the measures of the layout, in pixels."""
    return float(drawing()["layout"][name])


def text_width(text: str) -> float:
    """How wide a text of the figure is, in pixels."""
    font = FontProperties(size=measure("font"))
    width, _, _ = _MEASURE.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


_BESIDE = 40  # about what labels beside a plot take, in px, before these are known


def wrapped(text: str, width: float) -> list[str]:
    """The text in as few lines as fit into the width, broken at spaces."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def colour(name: str) -> str:
    """A colour of the light drawing."""
    return str(drawing()["colours"]["light"][name])


def shade(share: float) -> str:
    """So much text in the ground: what the grid and the axes are drawn with."""
    ground, text = (np.array(to_rgb(colour(name))) for name in ("ground", "text"))
    return to_hex(tuple(share * text + (1 - share) * ground))


class Canvas:
    """Where the marks of one panel draw. Numbers are SI, sizes are pixels."""

    def __init__(self, figure: Figure, index: int, spec: Mapping[str, Any]) -> None:
        self.spec = spec
        self.panel = spec["panels"][index]
        self.index = index
        self.sliders = {p["name"] for p in spec["parameters"] if p["slider"]}
        self.axes: Axes = figure.add_axes((0, 0, 1, 1))
        self.units = {name: Display(**self.panel[name]["display"]) for name in "xy"}
        # A label, and what draws the piece beside it around a place of the legend.
        self.legend: dict[str, Callable[[Axes, float, float], None]] = {}
        # What comes after all others, whatever the panel.
        self.legend_end: dict[str, Callable[[Axes, float, float], None]] = {}
        # Lines in pixels, which no name may hide; courses, to find those that coincide.
        self.lines: list[list[tuple[float, float]]] = []
        self.courses: list[Course] = []
        # The names of marks that carry a number for want of room.
        self.key: list[str] = []

    def show(self, axis: str, values: Any) -> Any:
        """SI numbers as they stand at an axis."""
        return self.units[axis].show(values)

    def ends(self, axis: str) -> list[float]:
        """Where an axis begins and ends, without the dust of the conversion."""
        shown = (self.show(axis, self.panel[axis][end]) for end in ("low", "high"))
        return [float(f"{end:.12g}") for end in shown]

    def share(self, axis: str, values: Any) -> Any:
        """SI numbers as shares of an axis: 0 where it begins, 1 where it ends."""
        low, high = self.limits[axis]
        shown = self.show(axis, np.asarray(values, dtype=float))
        if self.panel[axis]["scale"] == "log":
            with np.errstate(all="ignore"):
                low, high, shown = (np.log10(one) for one in (low, high, shown))
        return (shown - low) / (high - low)

    def pixel(self, axis: str, value: Any) -> Any:
        """Where numbers stand along an axis, in pixels of the picture."""
        first, last = self.box[::2] if axis == "x" else self.box[3:0:-2]
        return first + self.share(axis, value) * (last - first)

    def course(self, label: str, over: str, x: Any, y: Any) -> None:
        """Remember where a curve runs, for names and for what coincides."""
        self.courses.append(Course(label, over, self.share("x", x), self.share("y", y)))
        run: list[tuple[float, float]] = []
        for px, py in zip(self.pixel("x", x), self.pixel("y", y), strict=True):
            if np.isfinite(px) and np.isfinite(py):
                run.append((float(px), float(py)))
            elif run:
                self.lines.append(run)
                run = []
        self.lines.append(run)

    def name(self, what: str) -> str:
        """An id of its own in the picture."""
        return f"panel-{self.index}-{what}"

    def layout(self, left: float, top: float, width: float, ratio: float) -> float:
        """Place the axes into the width from (left, top); the height taken is returned."""
        right, line = measure("right"), measure("line")
        y_title = wrapped(self.panel["y"]["title"], width - right)
        plot_top = top + len(y_title) * line + 10
        height = round(min(measure("greatest_height"), max(measure("least_height"), ratio * width)))
        if self.panel["y"]["scale"] == "none":
            height = round(measure("row") * self.panel["y"]["high"])
        ends = {axis: self.ends(axis) for axis in "xy"}
        inner = width - right
        if self.panel["equalAspect"]:
            # No higher than what is drawn.
            wanted = round(_wanted(ends, inner - self._gutter(inner, height)))
            height = min(height, max(round(measure("least_height")), wanted))
        room = {
            "x": max(2, int((width - right - measure("beside")) // measure("x_label"))),
            "y": max(3, int(height // measure("y_label"))),
        }
        gutter = self._gutter(inner, height)
        box = (left + gutter, plot_top, left + inner, plot_top + height)
        if self.panel["equalAspect"]:
            _equal_aspect(ends, box[2] - box[0], height)
        self.limits = ends
        self.box = box
        for axis, (low, high) in ends.items():
            self._axis(axis, low, high, room[axis])
        x_title = wrapped(self.panel["x"]["title"], box[2] - box[0])
        below = box[3] + measure("below_axis")
        for row, text in enumerate(y_title):
            self.text(left + 1, top + 13 + row * line, text, f"y-title-{row}")
        for row, text in enumerate(x_title):
            self.text(box[2], below + 14 + row * line, text, f"x-title-{row}", ha="right")
        return below + len(x_title) * line + 6 - top

    def _gutter(self, inner: float, height: float) -> int:
        """Room for the labels beside a plot of this height."""
        ends = {axis: self.ends(axis) for axis in "xy"}
        if self.panel["equalAspect"]:
            _equal_aspect(ends, inner - _BESIDE, height)
        room = max(3, int(height // measure("y_label")))
        labels = ticks(self.panel["y"]["scale"], ends["y"][0], ends["y"][1], room).labels
        return int(max([8.0, *map(text_width, labels)])) + 13

    def fix(self, width: float, height: float, origin: tuple[float, float]) -> None:
        """The picture's size is known, and where its panels begin: put the axes there."""
        left, right = (x + origin[0] for x in self.box[::2])
        top, bottom = (y + origin[1] for y in self.box[1::2])
        self.axes.set_position(
            (left / width, 1 - bottom / height, (right - left) / width, (bottom - top) / height)
        )

    def text(self, x: float, y: float, text: str, name: str, **style: Any) -> None:
        """A text at pixels of the picture, from its top left corner, on its base line."""
        left, top, right, bottom = self.box
        where = (x - left) / (right - left), (bottom - y) / (bottom - top)
        style = {"fontsize": measure("font"), "color": colour("text"), "va": "baseline", **style}
        self.axes.text(*where, text, transform=self.axes.transAxes, gid=self.name(name), **style)

    def rectangle(
        self, x: float, y: float, width: float, height: float, name: str, style: int
    ) -> None:
        """A filled rectangle of a style at pixels of the picture, from its top left corner."""
        left, top, right, bottom = self.box
        across, down = right - left, bottom - top
        corner = (x - left) / across, (bottom - y - height) / down
        look: dict[str, Any] = {"facecolor": curve_colour(style), "linewidth": 0, "zorder": BELOW}
        where: dict[str, Any] = {"transform": self.axes.transAxes, "gid": self.name(name)}
        self.axes.add_patch(Rectangle(corner, width / across, height / down, **where, **look))

    def plot(self, x: Any, y: Any, name: str, **style: Any) -> None:
        """A line or a marker at SI numbers, with gaps wherever one is undefined."""
        x, y = (np.atleast_1d(self.show(axis, np.asarray(v))) for axis, v in (("x", x), ("y", y)))
        whole = np.isfinite(x) & np.isfinite(y)
        x, y = np.where(whole, x, np.nan), np.where(whole, y, np.nan)
        self.axes.plot(x, y, gid=self.name(name), solid_joinstyle="round", **style)

    def _axis(self, which: str, low: float, high: float, room: int) -> None:
        scale = self.panel[which]["scale"]
        found = ticks(scale, low, high, room)
        axes: Any = self.axes
        axes.set(
            **{f"{which}scale": "linear" if scale == "none" else scale, f"{which}lim": (low, high)}
        )
        axis = getattr(axes, f"{which}axis")
        axis.set_ticks(found.values, labels=found.labels)
        axis.set_ticks(found.unlabelled, labels=[""] * len(found.unlabelled), minor=True)
        size = {"labelsize": measure("font"), "labelcolor": colour("muted"), "color": shade(0.62)}
        axis.set_tick_params(which="major", length=6, width=1, pad=4, **size)
        axis.set_tick_params(which="minor", length=3.5, width=1, color=size["color"])
        axis.grid(visible=True, which="major", color=shade(0.11), linewidth=1, zorder=GRID)
        for place, label in enumerate(axis.get_ticklabels()):
            label.set_gid(self.name(f"{which}-tick-{place}"))


def _wanted(ends: Mapping[str, Sequence[float]], width: float) -> float:
    """The height at which a unit is as long on both axes and no range is lengthened."""
    return width * (ends["y"][1] - ends["y"][0]) / (ends["x"][1] - ends["x"][0])


def _equal_aspect(ends: dict[str, list[float]], width: float, height: float) -> None:
    """Lengthen one of the ranges so that a unit is as long on both."""
    each = max((ends["x"][1] - ends["x"][0]) / width, (ends["y"][1] - ends["y"][0]) / height)
    ends["x"][1], ends["y"][1] = ends["x"][0] + each * width, ends["y"][0] + each * height


def curve_colour(style: int) -> str:
    """The colour of a style."""
    return str(drawing()["colours"]["light"]["curves"][style])


def dashes(style: int) -> Any:
    """The dashes of a style, as matplotlib wants them."""
    pattern = drawing()["dashes"][style]
    return (0, tuple(pattern)) if pattern else "-"
