"""In the dark everything is still to be seen."""

import pytest

from tests.browser.explorers import wait_until_ready

COLOURS = """(element) => {
  const style = (one) => getComputedStyle(one);
  let ground = element;
  while (style(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
  return {
    ground: style(ground).backgroundColor,
    text: style(element.querySelector(".hx-title")).color,
    quiet: style(element.querySelector(".hx-axis-title")).fill,
    curves: [...element.querySelectorAll("path.hx-curve")].map((path) => style(path).stroke),
  };
}"""


def luminance(page, colour):
    """Relative luminance as WCAG defines it, of any colour a style sheet can write."""
    red, green, blue, alpha = page.evaluate(
        """(colour) => {
          const context = new OffscreenCanvas(1, 1).getContext("2d");
          context.fillStyle = colour;
          context.fillRect(0, 0, 1, 1);
          return [...context.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
        }""",
        colour,
    )
    assert alpha == 1, colour
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(page, one, other):
    dark, light = sorted(luminance(page, colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_curves_of_every_figure_stand_out(open_page, scheme):
    page = open_page("book/le-se.html", color_scheme=scheme)
    wait_until_ready(page)
    for explorer in page.locator("[data-explorer]").all():
        figure = explorer.evaluate(COLOURS)
        assert contrast(page, figure["text"], figure["ground"]) >= 4.5
        assert contrast(page, figure["quiet"], figure["ground"]) >= 4.5
        for curve in set(figure["curves"]):
            assert contrast(page, curve, figure["ground"]) >= 3


def test_curves_and_ground_are_others_in_the_dark(open_page):
    found = {}
    for scheme in ("light", "dark"):
        page = open_page("book/index.html", color_scheme=scheme)
        wait_until_ready(page)
        found[scheme] = page.locator("[data-explorer]").evaluate(COLOURS)
        if scheme == "dark":
            assert luminance(page, found[scheme]["ground"]) < 0.1
    for part, colour in found["light"].items():
        assert found["dark"][part] != colour, part
