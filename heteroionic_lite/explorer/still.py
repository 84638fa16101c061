"""The still picture of an explorer at its default settings: for print, PDF and no JavaScript."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from heteroionic_lite.explorer.spec import Drawn, axis_label
from heteroionic_lite.units import Display

# Okabe and Ito's palette, distinguishable to colour-blind readers; dashes tell curves apart too.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#a0558a", "#56606b")
DASHES: tuple[Any, ...] = ("-", (0, (6, 2)), (0, (2, 2)), (0, (6, 2, 1, 2)), (0, (1, 1)))
STYLE: dict[Any, Any] = {
    "svg.hashsalt": "heteroionic_lite",  # the same figure gives the same bytes
    "svg.fonttype": "path",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "lines.linewidth": 1.6,
    "legend.frameon": False,
}


def picture(
    spec: Mapping[str, Any], drawn: Sequence[Sequence[Drawn]], values: Mapping[str, float]
) -> dict[str, bytes]:
    """The figure as {"svg": …, "png": …} at the given parameter values."""
    with mpl.rc_context(STYLE):
        width = 6.4 if len(drawn) == 1 else 9.6
        figure = Figure(figsize=(width, 3.8), dpi=144, layout="constrained")
        for index, (panel, row) in enumerate(zip(spec["panels"], drawn, strict=True)):
            _draw(figure.add_subplot(1, len(drawn), index + 1), panel, row, values)
        # savefig would arrange the figure twice for each file; once is enough for both.
        figure.draw_without_rendering()
        figure.set_layout_engine("none")
        svg, png = io.BytesIO(), io.BytesIO()
        FigureCanvasSVG(figure).print_svg(svg, metadata={"Date": None})
        FigureCanvasAgg(figure).print_png(png, metadata={"Software": None})
    return {"svg": svg.getvalue(), "png": png.getvalue()}


def _draw(
    axes: Any, panel: Mapping[str, Any], row: Sequence[Drawn], values: Mapping[str, float]
) -> None:
    x_unit, y_unit = (Display(**panel[name]["display"]) for name in "xy")
    for index, (curve, each) in enumerate(zip(panel["curves"], row, strict=True)):
        x, y = each.sample(values)
        style = {"color": COLOURS[index % len(COLOURS)], "ls": DASHES[index % len(DASHES)]}
        axes.plot(x_unit.show(x), y_unit.show(y), label=curve["label"], **style)
    for point in panel["points"]:
        x, y = x_unit.show(point["x"]), y_unit.show(point["y"])
        bars = {}
        for name, value, unit in (("x", x, x_unit), ("y", y, y_unit)):
            low, high = point[f"{name}Low"], point[f"{name}High"]
            if low is not None and high is not None:
                bars[f"{name}err"] = [[value - unit.show(low)], [unit.show(high) - value]]
        axes.errorbar(x, y, fmt="o", ms=4, color="black", capsize=2, **bars)
        axes.annotate(point["label"], (x, y), xytext=(4, 4), textcoords="offset points", fontsize=7)
    for name, unit in (("x", x_unit), ("y", y_unit)):
        axis = panel[name]
        low, high = unit.show(axis["low"]), unit.show(axis["high"])
        axes.set(**{f"{name}scale": axis["scale"], f"{name}lim": (low, high)})
        axes.set(**{f"{name}label": axis_label(axis)})
    if panel["equalAspect"]:
        axes.set_aspect("equal", adjustable="box")
    if len(row) > 1:
        axes.legend(fontsize=8)
