"""In JupyterLab the explorer is a live widget: page and Python move each other."""

import re

import pytest
from playwright.sync_api import expect

from tests.lab.notebook import BOTH, CELLS, LINK, ONE, OTHER, READ, SET

SLIDER = "[data-parameter-control='interphase_resistance'] input[type=range]"
NUMBERS_FOLLOWED = "() => !document.querySelector('[data-behind]')"
FIELD = "[data-parameter-control='interphase_resistance'] .hx-number"


class Notebook:
    """The notebook as it stands in the page."""

    def __init__(self, page):
        self.page = page

    def cell(self, place):
        return self.page.locator(f".jp-Notebook .jp-CodeCell[data-windowed-list-index='{place}']")

    def run(self, place):
        """Runs a cell; what it printed."""
        prompt = self.cell(place).locator(".jp-InputPrompt")
        before = prompt.text_content()
        self.cell(place).locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        expect(prompt).not_to_have_text(before, timeout=60_000)
        expect(prompt).to_have_text(re.compile(r"\[\d+\]"), timeout=60_000)
        printed = self.cell(place).locator(".jp-OutputArea-output pre")
        return printed.last.text_content().strip() if printed.count() else ""

    def figure(self, place):
        return self.cell(place).locator("[data-explorer]")

    def curve(self, place):
        return self.figure(place).locator("path.hx-curve").first

    def path(self, place):
        return self.curve(place).get_attribute("d")


@pytest.fixture(scope="module")
def opened(lab, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 3000})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(lab)
    page.locator(".jp-Notebook .jp-CodeCell").nth(len(CELLS) - 1).wait_for()
    # A cell run before the kernel answers is not run at all.
    page.get_by_text(re.compile(r"\| Idle$")).wait_for()
    notebook = Notebook(page)
    for place in range(OTHER + 1):
        notebook.run(place)
    for place in (ONE, OTHER):
        expect(notebook.figure(place)).to_have_attribute("data-ready", "true")
    yield notebook
    context.close()


def press(notebook, place, key):
    # A click first: in command mode the notebook takes focus back that only a program gave.
    notebook.figure(place).locator(SLIDER).click()
    notebook.page.keyboard.press(key)
    two_frames = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    notebook.page.evaluate(two_frames)
    notebook.page.wait_for_function(NUMBERS_FOLLOWED)


def test_the_output_is_the_live_widget_not_its_picture(opened):
    expect(opened.cell(ONE).locator("svg.hx-svg")).to_be_visible()
    assert opened.cell(ONE).locator("img:visible").count() == 0
    assert opened.cell(ONE).locator("[data-explorer]").count() == 1
    expect(opened.cell(ONE).get_by_role("button", name="Copy link")).to_have_count(0)


def test_a_slider_moved_in_the_page_is_read_in_python(opened):
    before = opened.path(ONE)
    press(opened, ONE, "End")
    assert opened.path(ONE) != before
    field = float(opened.figure(ONE).locator(FIELD).input_value())
    _, read = opened.run(READ).split()
    assert float(read) * 1e4 == pytest.approx(field, rel=1e-5)  # Ω m² in Python, Ω cm² on the page


def test_a_value_set_in_python_moves_slider_and_curve(opened):
    press(opened, ONE, "End")
    before = opened.path(ONE)
    assert opened.run(SET) == "set"
    expect(opened.figure(ONE).locator(FIELD)).to_have_value("100")
    assert opened.path(ONE) != before


def test_two_linked_explorers_move_together(opened):
    assert opened.run(LINK) == "linked"
    press(opened, ONE, "Home")
    field = opened.figure(ONE).locator(FIELD).input_value()
    expect(opened.figure(OTHER).locator(FIELD)).to_have_value(field)
    assert opened.path(OTHER) == opened.path(ONE)
    press(opened, OTHER, "PageUp")
    field = opened.figure(OTHER).locator(FIELD).input_value()
    expect(opened.figure(ONE).locator(FIELD)).to_have_value(field)
    _, one, other = opened.run(BOTH).split()
    assert one == other
    assert float(one) * 1e4 == pytest.approx(float(field), rel=1e-5)


def test_explorers_that_share_a_parameter_move_together_and_say_so(opened):
    control = "[data-parameter-control='transfer_coefficient']"
    here, there = (opened.figure(place).locator(control) for place in (ONE, OTHER))
    expect(there.locator(".hx-shared")).to_contain_text("every figure of this notebook")
    before = there.locator(".hx-number").input_value()
    here.locator("input[type=range]").click()
    opened.page.keyboard.press("End")
    expect(there.locator(".hx-number")).not_to_have_value(before)
    opened.page.wait_for_function(NUMBERS_FOLLOWED)
    expect(there.locator(".hx-number")).to_have_value(here.locator(".hx-number").input_value())


def test_the_figure_still_moves_when_the_kernel_goes_away_in_the_middle_of_a_drag(opened):
    errors = []
    opened.page.on("pageerror", lambda error: errors.append(error.stack))
    slider = opened.figure(ONE).locator(SLIDER)
    slider.click()
    box = slider.bounding_box()
    middle = box["y"] + box["height"] / 2
    opened.page.mouse.move(box["x"] + box["width"] / 2, middle)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + 0.6 * box["width"], middle)
    restart_kernels(opened.page)
    before = opened.path(ONE)
    opened.page.mouse.move(box["x"] + 0.2 * box["width"], middle)
    opened.page.mouse.up()
    expect(opened.curve(ONE)).not_to_have_attribute("d", before)
    moved = opened.path(ONE)
    press(opened, ONE, "End")
    expect(opened.curve(ONE)).not_to_have_attribute("d", moved)
    assert [error for error in errors if "hx-" in error or "explorer" in error] == []


def restart_kernels(page):
    """Restarts every kernel over the server's interface: what was in it is gone."""
    done = page.evaluate(
        """async () => {
          const xsrf = /_xsrf=([^;]+)/.exec(document.cookie)?.[1] ?? "";
          const kernels = await (await fetch("/api/kernels")).json();
          const answers = await Promise.all(kernels.map(({ id }) =>
            fetch(`/api/kernels/${id}/restart`, {
              method: "POST", headers: { "X-XSRFToken": xsrf } })));
          return answers.map((answer) => answer.status);
        }"""
    )
    assert done
    assert all(status == 200 for status in done)
