"""Reported numbers on a common scale, and orders as ladders, without any script.

>>> from heteroionic_lite import orders
>>> ladders(orders(identifier="O04"))
EMIBF4 < FEC < PC < DMSO
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from heteroionic_lite.evidence.rows import Order, Reported
from heteroionic_lite.evidence.tables import chemical
from heteroionic_lite.units import display


@dataclass(frozen=True)
class Html:
    """HTML with a text that says the same."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def dots(
    caption: str, rows: Iterable[Reported], unit: str, low: float, high: float, *, log: bool = True
) -> Html:
    """Each row a line of its own with a dot on the scale from ``low`` to ``high`` in ``unit``.

    A range is drawn as a bar and a bound as an arrow; what was reported as vanishing is only said.
    """
    rows = list(rows)
    lines = [_line(row, unit, (low, high), log=log) for row in rows]
    ticks = "".join(
        f'<span style="left:{_percent(tick, (low, high), log=log):.2f}%">{tick:g}</span>'
        for tick in _ticks(low, high, log=log)
    )
    html = (
        f'<figure class="hx-dots"><figcaption>{escape(caption)}</figcaption>\n'
        f"<ul>\n{chr(10).join(lines)}\n</ul>\n"
        f'<div class="hx-dots-scale" aria-hidden="true"><span></span>'
        f'<span class="hx-dots-ticks">{ticks}</span><span></span></div></figure>'
    )
    text = "\n".join([caption, *(f"{row.system}: {row.shown}" for row in rows)])
    return Html(html, text)


def ladders(rows: Iterable[Order]) -> Html:
    """Orders from the smallest to the largest, one ladder each."""
    rows = list(rows)
    items = []
    for row in rows:
        steps = "".join(f"<li>{' <i>or</i> '.join(map(chemical, step))}</li>" for step in row.steps)
        same = " <i>and</i> ".join(map(chemical, row.steps[0])) + " (equal)"
        ladder = f"<ol>{steps}</ol>" if len(row.steps) > 1 else f"<ol><li>{same}</li></ol>"
        about = f"{row.quantity}, by {row.compared}" + (f"; {row.ion}" if row.ion else "")
        items.append(
            f'<li><span><a href="#{row.id}">{row.id}</a> {chemical(about)}</span>{ladder}</li>'
        )
    html = f'<div class="hx-ladders"><ul>\n{chr(10).join(items)}\n</ul></div>'
    return Html(html, "\n".join(row.order for row in rows))


def _line(row: Reported, unit: str, ends: tuple[float, float], *, log: bool) -> str:
    scale = display(row.si_unit, unit)

    def at(si: float) -> float:
        return _percent(float(scale.show(si)), ends, log=log)

    marks = ""
    if row.qualifier == "range" and row.si_low is not None and row.si_high is not None:
        left, right = at(row.si_low), at(row.si_high)
        marks = f'<i class="hx-bar" style="left:{left:.2f}%;width:{right - left:.2f}%"></i>'
    elif row.qualifier in ("<", ">") and row.si_value is not None:
        marks = f'<i class="hx-bound" style="left:{at(row.si_value):.2f}%">{_arrow(row)}</i>'
    elif row.is_point:
        marks = f'<i class="hx-dot" style="left:{at(row.si):.2f}%"></i>'
    conditions = f"; {row.conditions}" if row.conditions else ""
    return (
        f'<li><span><a href="#{row.id}">{row.id}</a> {chemical(row.system)}'
        f"<small>{chemical(conditions)}</small></span>"
        f'<span class="hx-track" aria-hidden="true">{marks}</span>'
        f"<span>{escape(row.shown)}</span></li>"
    )


def _arrow(row: Reported) -> str:
    return "←" if row.qualifier == "<" else "→"


def _percent(value: float, ends: tuple[float, float], *, log: bool) -> float:
    function: Any = math.log10 if log else float
    low, high, at = (function(x) for x in (*ends, value))
    share = 100 * (at - low) / (high - low)
    if not 0 <= share <= 100:  # noqa: PLR2004 - percent
        raise ValueError(f"{value:g} lies outside the scale from {ends[0]:g} to {ends[1]:g}")
    return float(share)


def _ticks(low: float, high: float, *, log: bool) -> list[float]:
    if log:
        first, last = math.ceil(math.log10(low)), math.floor(math.log10(high))
        return [10.0**n for n in range(first, last + 1)]
    step = 10 ** math.floor(math.log10((high - low) / 4))
    return [low + n * step for n in range(int((high - low) / step) + 1) if n % 2 == 0]
