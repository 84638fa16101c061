"""Kinds of marks: what a panel may hold, as data and as a still picture.

A kind is made for one panel and read by everyone else through ``Mark``: the specification asks
what to say, the axes what to hold, the picture to draw. Its other half is a file of the front
end, ``frontend/figure/marks``. Kinds are found through one list, and drawn in its order.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from heteroionic_lite.equation import FloatArray, Parameter
from heteroionic_lite.explorer.axes import Axis
from heteroionic_lite.explorer.canvas import Canvas
from heteroionic_lite.explorer.marks.bars import Bars
from heteroionic_lite.explorer.marks.curves import Curves
from heteroionic_lite.explorer.marks.points import Points
from heteroionic_lite.explorer.parts import Panel
from heteroionic_lite.explorer.styles import Styles
from heteroionic_lite.model import Model


class Mark(Protocol):
    """The marks of one kind in one panel; ``field`` is their name in the specification."""

    field: str

    def __init__(self, panel: Panel, overrides: Mapping[str, Parameter]) -> None: ...

    @property
    def models(self) -> Sequence[Model]:
        """What has to be computed for it."""

    def axes(self, panel: Panel) -> tuple[Axis, Axis] | None:
        """The axes it wants; None if there are none of this kind, or if it takes any."""

    def describe(self, styles: Styles) -> list[dict[str, Any]]:
        """The panel's field in the specification."""

    def extent(self, axis: str, values: Mapping[str, float]) -> list[FloatArray]:
        """What an axis, "x" or "y", has to hold at these values, in SI."""

    def draw(
        self, canvas: Canvas, described: list[dict[str, Any]], values: Mapping[str, float]
    ) -> None:
        """Draw them as the front end does."""


KINDS: tuple[type[Mark], ...] = (Bars, Curves, Points)

__all__ = ["KINDS", "Mark"]
