"""Pin, Reset, Fit axes and presets do what they say."""

import numpy as np
import pytest
from playwright.sync_api import expect

WITHOUT_QUESTION = "index-joint"
WITH_PRESETS = "le-se-limiting-current"


@pytest.fixture
def explorer(open_explorer):
    return open_explorer(WITHOUT_QUESTION)


def press(explorer, name, key):
    explorer.slider(name).focus()
    explorer.page.keyboard.press(key)
    return explorer.read()


def pinned(explorer):
    paths = explorer.element.locator("path.hx-pinned")
    return paths.evaluate_all("(all) => all.map((path) => path.getAttribute('d'))")


def test_pinned_curves_stay_while_the_others_move(explorer):
    before = sorted(explorer.read().paths().values())
    explorer.button("Pin").click()
    assert sorted(pinned(explorer)) == before
    after = press(explorer, "interphase_resistance", "End")
    assert sorted(pinned(explorer)) == before
    assert sorted(after.paths().values()) != before
    expect(explorer.element.locator(".hx-pin")).to_contain_text("300")


def test_three_pins_at_most_and_unpin_removes_them_all(explorer):
    for _ in range(5):
        press(explorer, "interphase_resistance", "PageUp")
        explorer.button("Pin").click(force=True)  # at last it says that it is disabled
    expect(explorer.element.locator(".hx-pin")).to_have_count(3)
    expect(explorer.element.locator(".hx-message")).to_contain_text("3 pins at most")
    explorer.button("Unpin").click()
    expect(explorer.element.locator(".hx-pin")).to_have_count(0)
    assert pinned(explorer) == []
    expect(explorer.button("Unpin")).to_be_hidden()


def test_one_of_two_pins_can_be_removed(explorer):
    explorer.button("Pin").click()
    press(explorer, "interphase_resistance", "PageUp")
    explorer.button("Pin").click()
    explorer.button("Unpin A").click()
    expect(explorer.element.locator(".hx-pin")).to_have_count(1)
    expect(explorer.element.locator(".hx-pin")).to_have_attribute("data-pin", "B")


def test_pins_survive_a_reload(explorer):
    explorer.button("Pin").click()
    before = sorted(pinned(explorer))
    explorer.page.reload()
    expect(explorer.element.locator(".hx-pin")).to_have_count(1)
    assert sorted(pinned(explorer)) == before


def test_reset_restores_every_default_and_the_axes(explorer):
    before = explorer.read()
    for name in explorer.sliders:
        press(explorer, name, "Home")
    explorer.button("Fit axes").click()
    assert explorer.read().seen != before.seen
    explorer.button("Reset").click()
    assert explorer.read().seen == before.seen


def test_axes_hold_still_until_fit_axes_shows_the_whole_of_every_curve(explorer):
    axes = explorer.read().seen["axes"]
    away = press(explorer, "pellet_thickness", "Home")
    assert away.seen["axes"] == axes
    expect(explorer.element.locator(".hx-outside")).to_contain_text("outside the axes")
    explorer.button("Fit axes").click()
    fitted = explorer.read()
    assert fitted.seen["axes"] != axes
    assert fitted.complaints() == []
    axis = fitted.axes[0, "y"]
    ends = sorted(float(axis[end]) for end in ("pixelLow", "pixelHigh"))
    for place in (0, 1):
        heights = fitted.drawn(0, place)[:, 1]
        assert np.all((heights >= ends[0]) & (heights <= ends[1]))
    expect(explorer.element.locator(".hx-outside")).to_be_empty()


def test_every_preset_sets_its_values_and_shows_that_it_holds(open_explorer):
    explorer = open_explorer(WITH_PRESETS)
    for preset in explorer.spec["presets"]:
        explorer.button(preset["label"]).click()
        drawing = explorer.read()
        for name, value in preset["values"].items():
            assert drawing.values[name] == pytest.approx(value, rel=1e-5)
        assert drawing.complaints() == []
        expect(explorer.button(preset["label"])).to_have_attribute("aria-pressed", "true")


def test_a_press_in_the_plot_moves_what_the_curve_runs_along(explorer):
    drawing = explorer.read()
    box = explorer.element.locator("svg.hx-svg").bounding_box()
    axis = drawing.axes[0, "x"]
    x = 0.3 * float(axis["pixelLow"]) + 0.7 * float(axis["pixelHigh"])
    y = float(drawing.axes[0, "y"]["pixelHigh"]) + 40
    explorer.page.mouse.click(box["x"] + x, box["y"] + y)
    after = explorer.read()
    assert after.complaints() == []
    step = (float(axis["pixelHigh"]) - float(axis["pixelLow"])) / 400
    assert after.to_pixels(0, "x", after.values["concentration"]) == pytest.approx(x, abs=step)


def test_what_moved_is_said_once_the_slider_rests(explorer):
    live = explorer.element.locator("[data-live=summary]")
    assert live.get_attribute("aria-live") == "polite"
    press(explorer, "interphase_resistance", "End")
    expect(live).to_contain_text("rises to")
    # What did not move is not said again.
    assert "charge transfer falls" not in live.text_content()
    assert live.text_content() != explorer.element.locator(".hx-summary").text_content()
