"""The still picture of an explorer at its default settings: for print, PDF and no JavaScript.

It is the live figure at the width that ``drawing.json`` names: the same colours, dashes and marks,
the same labels at the same places of the axes.
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from heteroionic_lite.drawing import drawing
from heteroionic_lite.explorer.canvas import Canvas, colour, measure, shade, text_width, wrapped
from heteroionic_lite.explorer.marks import Mark
from heteroionic_lite.explorer.same import coincidence, coinciding

STYLE: dict[Any, Any] = {
    "svg.hashsalt": "heteroionic_lite",  # the same figure gives the same bytes
    "svg.fonttype": "none",  # text stays text: to be searched, copied and read aloud
    "text.parse_math": False,
    "lines.scale_dashes": False,
    "lines.dash_capstyle": "butt",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": shade(0.62),
    "axes.linewidth": 1,
    "axes.axisbelow": True,
}
# At 72 dots an inch a point is a pixel.
DOTS = 72
# Of the picture in dots: enough for some ten colours and the edges between them.
COLOURS = 96
# Of the legend: room for a sample of a mark, between entries, for a line.
SAMPLE, BETWEEN, LINE = 42, 24, 22
# Around everything: a label at the end of an axis reaches beyond it.
MARGIN = 8

Entry = tuple[str, Callable[[Axes, float, float], None]]


def picture(
    spec: Mapping[str, Any], marks: Sequence[Sequence[Mark]], values: Mapping[str, float]
) -> dict[str, bytes]:
    """The figure as {"svg": …, "png": …} at the given parameter values."""
    with mpl.rc_context(STYLE):
        figure = Figure(dpi=DOTS)
        panels = [Canvas(figure, index, spec) for index in range(len(spec["panels"]))]
        width, below = measure("width"), _layout(panels)
        for canvas, kinds in zip(panels, marks, strict=True):
            for mark in kinds:
                mark.draw(canvas, canvas.panel[mark.field], values)
        entries: dict[str, Callable[[Axes, float, float], None]] = {}
        for some in [c.legend for c in panels] + [c.legend_end for c in panels]:
            for label, make in some.items():
                entries.setdefault(label, make)
        rows = _rows(entries)
        same = _texts([coincidence(coinciding(canvas.courses)) for canvas in panels])
        key = [line for c in panels for line in _packed(c.key)]
        above = (len(rows) + len(same)) * LINE + 8
        size = width + 2 * MARGIN, above + below + len(key) * LINE + 2 * MARGIN
        figure.set_size_inches(size[0] / DOTS, size[1] / DOTS)
        for canvas in panels:
            canvas.fix(*size, (MARGIN, MARGIN + above))
        _legend(figure, rows, *size)
        _write(figure, same, MARGIN + len(rows) * LINE, "same", *size)
        _write(figure, key, MARGIN + above + below, "key", *size)
        svg, png = io.BytesIO(), io.BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None})
        figure.savefig(png, format="png", dpi=2 * DOTS, metadata={"Software": None})
    # matplotlib gives the size in points; this picture was laid out in pixels.
    in_pixels = re.sub(rb'(?<=[\d.])pt(?=")', b"", svg.getvalue(), count=2)
    return {"svg": in_pixels, "png": _few_colours(png)}


def _few_colours(png: io.BytesIO) -> bytes:
    """The picture with a palette: a notebook keeps one of each figure, at a quarter of the size."""
    small = io.BytesIO()
    Image.open(png).convert("RGB").quantize(COLOURS).save(small, format="png", optimize=True)
    return small.getvalue()


def _layout(panels: Sequence[Canvas]) -> float:
    """Panels side by side or one below the other, as there is room; their height."""
    width, gap, count = measure("width"), measure("gap"), len(panels)
    columns = max(1, min(count, int((width + gap) // (measure("side_by_side") + gap))))
    each = (width - gap * (columns - 1)) / columns
    narrow = count == 1 and width < measure("narrow")
    ratio = measure("narrow_ratio" if narrow else "ratio")
    top = 2.0
    for first in range(0, count, columns):
        row = panels[first : first + columns]
        heights = [
            c.layout(round(i * (each + gap)), top, int(each), ratio) for i, c in enumerate(row)
        ]
        top += max(heights) + (gap if first + columns < count else 0)
    return top


def _texts(texts: Iterable[str]) -> list[str]:
    """Each text once, in lines that fit into the picture."""
    return [line for text in dict.fromkeys(texts) for line in wrapped(text, measure("width"))]


def _packed(names: Sequence[str]) -> list[str]:
    """Names with their numbers, as many in a line as there is room for."""
    lines: list[str] = []
    for number, name in enumerate(names, 1):
        one = f"{number}  {name}"
        if lines and text_width(f"{lines[-1]}    {one}") <= measure("width"):
            lines[-1] += f"    {one}"
        else:
            lines.append(one)
    return lines


def _write(
    figure: Figure, lines: Sequence[str], top: float, name: str, width: float, height: float
) -> None:
    """Lines of text from a place downwards."""
    for place, line in enumerate(lines):
        figure.text(
            MARGIN / width, 1 - (top + (place + 0.5) * LINE) / height, line, va="center_baseline",
            color=colour("muted"), fontsize=drawing()["marks"]["point"]["name"],
            gid=f"{name}-{place}",
        )  # fmt: skip


def _rows(entries: Mapping[str, Callable[[Axes, float, float], None]]) -> list[list[Entry]]:
    """As many entries in a row as there is room for."""
    rows: list[list[Entry]] = [[]]
    taken = 0.0
    for label, make in entries.items():
        wanted = SAMPLE + text_width(label) + BETWEEN
        if rows[-1] and taken + wanted - BETWEEN > measure("width"):
            rows.append([])
            taken = 0.0
        rows[-1].append((label, make))
        taken += wanted
    return rows


def _legend(figure: Figure, rows: Sequence[Sequence[Entry]], width: float, height: float) -> None:
    """Entries above the panels, in axes whose numbers are the picture's pixels."""
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
    axes.set_axis_off()
    place = 0
    for row, entries in enumerate(rows):
        x, y = float(MARGIN), MARGIN + row * LINE + LINE / 2
        for label, make in entries:
            make(axes, x, y)
            axes.text(
                x + SAMPLE, y, label, va="center_baseline", color=colour("text"),
                fontsize=measure("font"), gid=f"legend-{place}",
            )  # fmt: skip
            x += SAMPLE + text_width(label) + BETWEEN
            place += 1
