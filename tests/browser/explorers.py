"""An explorer on a page, read as a reader sees it, and the same curves computed by numpy."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from heteroionic_lite.drawing import drawing
from heteroionic_lite.models import all_models

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

MODELS = all_models()
# The front end cuts what lies this far outside the figure.
FAR = 1e4

LEFT_BY_A_CELL = re.compile(
    r'<div class="hx-explorer" id="([a-z0-9-]+)" data-explorer>.*?'
    r'<script type="application/json">(.*?)</script>',
    re.DOTALL,
)

# Values are drawn at the beginning of the frame after an event, before this is called in it;
# numbers follow at a pace of their own.
READ = """async (element) => {
  do await new Promise(requestAnimationFrame); while ("behind" in element.dataset);
  const all = (selector) => [...element.querySelectorAll(selector)];
  return {
    paths: all("path.hx-curve").map((path) => ({ ...path.dataset, d: path.getAttribute("d") })),
    markers: all("circle.hx-marker").filter((dot) => dot.style.display !== "none").map(
      (dot) => ({ ...dot.dataset, x: +dot.getAttribute("cx"), y: +dot.getAttribute("cy") })),
    axes: all("g.hx-axis").map((axis) => ({ ...axis.dataset })),
    fields: Object.fromEntries(all("[data-parameter-control]").map(
      (row) => [row.dataset.parameterControl, row.querySelector(".hx-number").value])),
  };
}"""


def specifications(page: Path) -> dict[str, dict[str, Any]]:
    """The specification of every explorer that a built page carries."""
    found = LEFT_BY_A_CELL.findall(page.read_text(encoding="utf-8"))
    return {name: json.loads(data)["spec"] for name, data in found}


def wait_until_ready(page: Page, timeout: float = 15_000) -> None:
    page.wait_for_function(
        """() => document.readyState !== "loading"
          && [...document.querySelectorAll("[data-explorer]")].every((e) => e.dataset.ready)""",
        timeout=timeout,
    )


def skip_all(page: Page) -> None:
    """Skips every prediction of the page: what it asks about is hidden until then."""
    asking = page.locator(".hx-predict[data-state=asking] .hx-predict-foot button")
    asking.evaluate_all("(all) => { for (const one of all) one.click(); }")


@dataclass(frozen=True)
class Explorer:
    """One explorer; `spec` is what the page's cell left there."""

    page: Page
    spec: dict[str, Any]

    @cached_property
    def element(self) -> Locator:
        return self.page.locator(f"[data-explorer][id='{self.spec['id']}']")

    def parameter(self, name: str) -> dict[str, Any]:
        return next(p for p in self.spec["parameters"] if p["name"] == name)

    @property
    def sliders(self) -> list[str]:
        return [p["name"] for p in self.spec["parameters"] if p["slider"]]

    def slider(self, name: str) -> Locator:
        return self.element.locator(f"[data-parameter-control='{name}'] input[type=range]")

    def field(self, name: str) -> Locator:
        return self.element.locator(f"[data-parameter-control='{name}'] .hx-number")

    def button(self, name: str) -> Locator:
        return self.element.get_by_role("button", name=name, exact=True)

    def unlock(self) -> None:
        """Skips the prediction, if one is asked."""
        if self.element.locator(".hx-predict[data-state=asking]").count():
            self.button("Skip").click()

    def read(self) -> Drawing:
        return Drawing(self.spec, self.element.evaluate(READ))

    def values(self) -> dict[str, float]:
        return self.read().values

    def wait_for(self, name: str, value: float) -> None:
        """Returns as soon as the parameter has the value, in SI; fails if it does not come."""
        shown = shown_in(self.parameter(name)["display"], value)
        self.page.wait_for_function(
            "([field, shown]) => Math.abs(+field.value / shown - 1) < 1e-5",
            arg=[self.field(name).element_handle(), shown],
        )


@dataclass(frozen=True)
class Drawing:
    """What stands on the page at one moment."""

    spec: dict[str, Any]
    seen: dict[str, Any]

    @cached_property
    def values(self) -> dict[str, float]:
        """Every parameter in SI, as its number field says; without a slider, the default."""
        values = {}
        for p in self.spec["parameters"]:
            shown = self.seen["fields"].get(p["name"])
            default = shown_in(p["display"], p["default"])
            # The field carries six digits; where they are the default's, the default is meant.
            if shown is None or float(shown) == float(f"{default:.6g}"):
                values[p["name"]] = p["default"]
            else:
                value = (float(shown) - p["display"]["offset"]) / p["display"]["factor"]
                values[p["name"]] = min(max(value, p["low"]), p["high"])
        return values

    @cached_property
    def axes(self) -> dict[tuple[int, str], dict[str, str]]:
        return {(int(axis["panel"]), axis["axis"]): axis for axis in self.seen["axes"]}

    def paths(self) -> dict[tuple[int, int], str]:
        """The `d` of every curve by panel and place in the panel."""
        found = {}
        for panel, description in enumerate(self.spec["panels"]):
            # The first curve is drawn last, so that it lies on top.
            paths = [p for p in self.seen["paths"] if int(p["panel"]) == panel][::-1]
            assert [p["curve"] for p in paths] == [c["name"] for c in description["curves"]]
            found |= {(panel, place): path["d"] for place, path in enumerate(paths)}
        return found

    def to_pixels(self, panel: int, which: str, values: Any) -> Any:
        """SI values to the figure's pixels, by what the axis element says of itself."""
        axis = self.axes[panel, which]
        number = {name: float(axis[name]) for name in ("low", "high", "factor", "offset")}
        with np.errstate(all="ignore"):
            low, high, shown = (
                np.log10(scaled) if axis["scale"] == "log" else scaled
                for scaled in (
                    np.asarray(value, dtype=float) * number["factor"] + number["offset"]
                    for value in (number["low"], number["high"], values)
                )
            )
            first, last = float(axis["pixelLow"]), float(axis["pixelHigh"])
            return first + (shown - low) / (high - low) * (last - first)

    def expected(self, panel: int, place: int) -> Any:
        """Pixels of the curve at the values shown, as numpy computes them."""
        curve = self.spec["panels"][panel]["curves"][place]
        x, y = compute(curve, self.values)
        pixels = np.column_stack([self.to_pixels(panel, "x", x), self.to_pixels(panel, "y", y)])
        return np.clip(pixels[np.isfinite(pixels).all(axis=1)], -FAR, FAR)

    def drawn(self, panel: int, place: int) -> Any:
        numbers = re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", self.paths()[panel, place])
        return np.array(numbers, dtype=float).reshape(-1, 2)

    def complaints(self) -> list[str]:
        """Curves and dots that are not where numpy puts them, within half a pixel."""
        found = []
        for panel, place in self.paths():
            curve = self.spec["panels"][panel]["curves"][place]
            name = f"{self.spec['id']}: {curve['name']}"
            drawn, expected = self.drawn(panel, place), self.expected(panel, place)
            if drawn.shape != expected.shape:
                found.append(f"{name} has {len(drawn)} points, numpy {len(expected)}")
            elif len(drawn) and (apart := np.abs(drawn - expected).max()) > 0.5:
                found.append(f"{name} is {apart:.2f} pixels off at {self.values}")
        for dot in self.seen["markers"]:
            panel = int(dot["panel"])
            curve = next(
                c for c in self.spec["panels"][panel]["curves"] if c["name"] == dot["curve"]
            )
            at = {**self.values, **curve["given"]}
            x, y = (
                at[curve["along"]] if name is None else value(name, at)
                for name in (curve["x"], curve["y"])
            )
            wanted = [self.to_pixels(panel, "x", x), self.to_pixels(panel, "y", y)]
            wanted = np.clip(np.array(wanted, dtype=float), -FAR, FAR)
            if np.abs(wanted - [dot["x"], dot["y"]]).max() > 0.5:
                found.append(f"{self.spec['id']}: the dot on {curve['name']} is not at {wanted}")
        return found


def shown_in(display: dict[str, Any], value: Any) -> Any:
    return value * display["factor"] + display["offset"]


def value(name: str, at: dict[str, Any]) -> Any:
    """The model's value, or its line where one of the parameters is an array."""
    with np.errstate(all="ignore"):
        return MODELS[name].numpy(*(at[p.name] for p in MODELS[name].parameters))


def compute(curve: dict[str, Any], values: dict[str, float]) -> tuple[Any, Any]:
    """The curve's x and y in SI, from the Python models that the specification names."""
    space = np.geomspace if curve["scale"] == "log" else np.linspace
    run = space(curve["from"], curve["to"], drawing()["samples"])
    at = {**values, **curve["given"], curve["along"]: run}

    def line(name: str) -> Any:
        return np.broadcast_to(value(name, at), run.shape)

    return run if curve["x"] is None else line(curve["x"]), line(curve["y"])


def depends(curve: dict[str, Any], parameter: str) -> bool:
    """Whether the line, not only the dot on it, moves with the parameter."""
    names = [curve["y"], *([curve["x"]] if curve["x"] else [])]
    used = {p.name for name in names for p in MODELS[name].parameters}
    return parameter in used - set(curve["given"]) - {curve["along"]}
