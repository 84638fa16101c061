"""In the dark, as in the light, everything is to be seen."""

import pytest

from tests.browser.explorers import wait_until_ready

# Each explorer's colours, as red, green and blue from 0 to 1.
COLOURS = """(explorers) => {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const numbers = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [...values] = context.getImageData(0, 0, 1, 1).data;
    if (values[3] !== 255) throw new Error(`${colour} lets something through`);
    return values.slice(0, 3).map((value) => value / 255);
  };
  const style = (one) => getComputedStyle(one);
  return explorers.map((explorer) => {
    let ground = explorer;
    while (style(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
    return {
      id: explorer.id,
      ground: numbers(style(ground).backgroundColor),
      text: numbers(style(explorer.querySelector(".hx-title")).color),
      quiet: numbers(style(explorer.querySelector(".hx-axis-title")).fill),
      curves: [...explorer.querySelectorAll("path.hx-curve")].map((p) => numbers(style(p).stroke)),
    };
  });
}"""


def colours(page):
    wait_until_ready(page)
    return page.locator("[data-explorer]").evaluate_all(COLOURS)


def luminance(colour):
    """Relative luminance as WCAG defines it."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.one_of_each_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_curves_of_every_figure_stand_out(visit, scheme):
    page = visit() if scheme == "light" else visit(color_scheme="dark")
    for figure in colours(page):
        ground = figure["ground"]
        assert contrast(figure["text"], ground) >= 4.5, figure["id"]
        assert contrast(figure["quiet"], ground) >= 4.5, figure["id"]
        for curve in figure["curves"]:
            assert contrast(curve, ground) >= 3, figure["id"]


def test_curves_and_ground_are_others_in_the_dark(open_page):
    found = {
        scheme: colours(open_page("book/index.html", color_scheme=scheme))[0]
        for scheme in ("light", "dark")
    }
    assert luminance(found["dark"]["ground"]) < 0.1
    for part in ("ground", "text", "quiet", "curves"):
        assert found["dark"][part] != found["light"][part], part
