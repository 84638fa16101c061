"""The still picture of a figure is the live figure, at the width at which it was laid out."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from heteroionic_lite.drawing import drawing
from tests.browser.accessibility import LAY_OUT
from tests.browser.explorers import skip_all, wait_until_ready

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

# Every figure of the page, drawn as wide as its picture; colours as six hexadecimal digits.
READ = """async (width) => {
  const explorers = [...document.querySelectorAll("[data-explorer]")];
  for (const one of explorers) one.querySelector(".hx-plot").style.width = `${width}px`;
  const frame = () => new Promise(requestAnimationFrame);
  const waiting = () => explorers.filter(
    (one) => one.querySelector(".hx-svg").getAttribute("width") !== String(width));
  for (let frames = 0; waiting().length; frames += 1) {
    if (frames > 300) throw new Error(`not as wide: ${waiting().map((one) => one.id)}`);
    await frame();
  }
  const hex = (colour) => "#" + colour.match(/\\d+/g).slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, "0")).join("");
  const dashes = (style) => style.strokeDasharray === "none" ? []
    : style.strokeDasharray.split(",").map((one) => parseFloat(one));
  const texts = (all) => all.map((text) => text.textContent);
  const line = (element) => {
    const style = getComputedStyle(element);
    const width = parseFloat(style.strokeWidth);
    return { colour: hex(style.stroke), dashes: dashes(style), width };
  };
  const shape = (d) => /[aceqst]/i.test(d) ? "circle" : "diamond";
  return Object.fromEntries(explorers.map((explorer) => {
    const all = (root, selector) => [...root.querySelectorAll(selector)];
    const shown = (element) => element.style.display !== "none";
    return [explorer.id, {
      panels: all(explorer, ".hx-panel").map((panel) => ({
        // The first curve lies on top: it is drawn last.
        curves: all(panel, ".hx-curve").reverse().map(line),
        present: all(panel, ".hx-marker").filter(shown).reverse().map((dot) => ({
          colour: hex(getComputedStyle(dot).fill), shape: dot.localName,
          radius: dot.r.baseVal.value })),
        points: all(panel, ".hx-point-mark").map((mark) => ({
          shape: shape(mark.getAttribute("d")), radius: mark.getBBox().width / 2 })),
        bars: all(panel, ".hx-area").map((part) => ({
          colour: hex(getComputedStyle(part).fill),
          width: Math.round(part.width.baseVal.value) })),
        said: texts(all(panel, ".hx-bar-title, .hx-bar-share")).filter(Boolean).sort(),
        ticks: Object.fromEntries(["x", "y"].map((axis) => [axis,
          texts(all(panel, `.hx-axis[data-axis=${axis}] .hx-major text`))])),
        titles: Object.fromEntries(["x", "y"].map((axis) => [axis,
          texts(all(panel, `.hx-axis-title[data-axis=${axis}]`)).join(" ")])),
      })),
      legend: texts(all(explorer, ".hx-legend-label")),
    }];
  }));
}"""


class Still:
    """What a picture shows, read from its drawing."""

    def __init__(self, svg: str) -> None:
        self.root = ET.fromstring(svg)  # noqa: S314 (made by the build under test)
        self.groups = {group.get("id"): group for group in self.root.iter(f"{SVG}g")}
        self.shapes = {path.get("id"): path for path in self.root.iter(f"{SVG}path")}

    def named(self, panel: int, what: str) -> list[ET.Element]:
        """The groups of a panel that are called so and numbered, in the order of the numbers."""
        form = re.compile(rf"panel-{panel}-{what}((?:-\d+)+)")
        found = [
            (match[1], g)
            for name, g in self.groups.items()
            if (match := form.fullmatch(name or ""))
        ]
        return [
            g for _, g in sorted(found, key=lambda one: [int(n) for n in one[0].split("-")[1:]])
        ]

    def texts(self, panel: int, what: str) -> list[str]:
        return ["".join(group.itertext()).strip() for group in self.named(panel, what)]

    def marker(self, group: ET.Element) -> tuple[str, dict[str, str], float]:
        """A marker's shape, its style, and how far it reaches from its middle."""
        use = next(group.iter(f"{SVG}use"))
        path = self.shapes[use.get(HREF).removeprefix("#")]
        outline = path.get("d")
        shape = "circle" if "C" in outline else "diamond"
        return shape, style(use), max(abs(float(n)) for n in NUMBER.findall(outline))

    def read(self, panels: int) -> dict:
        legend = [(name, "".join(group.itertext()).strip()) for name, group in self.groups.items()
                  if name and re.fullmatch(r"legend-\d+", name)]  # fmt: skip
        return {
            "panels": [self.panel(index) for index in range(panels)],
            "legend": [text for _, text in sorted(legend, key=lambda one: int(one[0][7:]))],
        }

    def panel(self, index: int) -> dict:
        curves = [style(next(g.iter(f"{SVG}path"))) for g in self.named(index, "curve")]
        present = [self.marker(group) for group in self.named(index, "present")]
        points = [self.marker(group) for group in self.named(index, "point")]
        parts = [next(group.iter(f"{SVG}path")) for group in self.named(index, "bar")]
        return {
            "curves": [
                {
                    "colour": look["stroke"],
                    "dashes": [float(n) for n in NUMBER.findall(look.get("stroke-dasharray", ""))],
                    "width": float(look["stroke-width"]),
                }
                for look in curves
            ],
            "present": [
                {"colour": look["fill"], "shape": shape, "radius": radius}
                for shape, look, radius in present
            ],
            "points": [{"shape": shape, "radius": radius} for shape, _, radius in points],
            "bars": [
                {"colour": style(part)["fill"], "width": round(width(part))} for part in parts
            ],
            "said": sorted(self.texts(index, "bar-title") + self.texts(index, "share")),
            "ticks": {axis: self.texts(index, f"{axis}-tick") for axis in "xy"},
            "titles": {axis: " ".join(self.texts(index, f"{axis}-title")) for axis in "xy"},
        }


def style(element: ET.Element) -> dict[str, str]:
    """What the element's `style` declares."""
    declared = (one.split(":", 1) for one in element.get("style", "").split(";") if ":" in one)
    return {name.strip(): value.strip() for name, value in declared}


def width(path: ET.Element) -> float:
    """How wide a rectangle is that is drawn as a path."""
    xs = [float(x) for x in NUMBER.findall(path.get("d"))[::2]]
    return max(xs) - min(xs)


def test_every_picture_agrees_with_the_live_figure(open_page, server, specs, chapter):
    # A low window presses the live figure.
    page = open_page(chapter, height=3000)
    wait_until_ready(page)
    skip_all(page)
    page.evaluate(LAY_OUT)  # all figures are looked at together
    live = page.evaluate(READ, drawing()["layout"]["width"])
    assert set(live) == set(specs(chapter))
    source = page.request.get(f"{server}/{chapter}").text()
    for name, figure in live.items():
        address = re.search(rf'src="([^"]*explorers/{name}\.[0-9a-f]+\.svg)"', source)[1]
        svg = page.request.get(f"{server}/{chapter.rpartition('/')[0]}/{address}").text()
        still = Still(svg).read(len(figure["panels"]))
        assert still["legend"] == figure["legend"], name
        for place, (drawn, wanted) in enumerate(
            zip(still["panels"], figure["panels"], strict=True)
        ):
            for what in wanted:
                if what == "bars":
                    assert [b["colour"] for b in drawn[what]] == [b["colour"] for b in wanted[what]]
                    # The labels at the axis are as wide as the fonts at hand make them.
                    for one, other in zip(drawn[what], wanted[what], strict=True):
                        assert one["width"] == pytest.approx(other["width"], rel=0.03, abs=1.5)
                else:
                    assert drawn[what] == wanted[what], f"{name}, panel {place}: {what}"
