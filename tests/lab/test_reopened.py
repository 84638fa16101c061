"""A notebook that was run, saved and opened again shows its figures, and no error."""

from __future__ import annotations

import json
import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

from tests.lab import notebook

NAME = "again.ipynb"
READOUTS = """\
explore("lab-words", Panel([interphase.interface_resistance], x=p.concentration, y_scale="log"),
        sliders=["interphase_resistance"],
        readouts=[interphase.interface_resistance, interphase.apparent_slope])"""
QUESTION = """\
from heteroionic_lite import ask
ask("lab-question", '''Which one?
[x] this — because it is
[ ] that — since it is not''')"""
CELLS = (notebook.FIGURE, "one", READOUTS, QUESTION)
STILL = "img.hx-fallback"
ERROR = "Error displaying widget"


def write(home):
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [new_code_cell(source) for source in CELLS]
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), home / NAME)


def opened(browser, address):
    page = browser.new_context(viewport={"width": 1280, "height": 3000}).new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    page.locator(".jp-Notebook .jp-CodeCell").nth(len(CELLS) - 1).wait_for()
    return page


@pytest.fixture(scope="module")
def run_and_saved(lab, lab_home, browser):
    """The notebook as it was when all its cells had run, and its address."""
    write(lab_home)
    address = lab.replace("figure.ipynb", NAME)
    page = opened(browser, address)
    page.get_by_text(re.compile(r"\| Idle$")).wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).first.click()
    page.get_by_text("Which one?").last.wait_for()
    expect(page.locator("[data-explorer][data-ready='true']")).to_have_count(2)
    yield page, address
    page.context.close()


def test_while_a_figure_lives_its_picture_is_not_seen(run_and_saved):
    page, _ = run_and_saved
    expect(page.locator("svg.hx-svg:visible")).to_have_count(2)
    expect(page.locator(f"{STILL}:visible")).to_have_count(0)


def test_readouts_stand_clear_of_each_other(run_and_saved):
    page, _ = run_and_saved
    boxes = [box.bounding_box() for box in page.locator(".hx-readout dt, .hx-readout dd").all()]
    assert len(boxes) >= 4
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            beside = (
                one["x"] + one["width"] <= other["x"] + 1
                or other["x"] + other["width"] <= one["x"] + 1
            )
            below = (
                one["y"] + one["height"] <= other["y"] + 1
                or other["y"] + other["height"] <= one["y"] + 1
            )
            assert beside or below


def test_an_answer_is_not_seen_before_its_choice_is_opened(run_and_saved):
    page, _ = run_and_saved
    answer = page.locator("details p", has_text="because it is")
    expect(answer).to_be_hidden()
    page.locator("details summary", has_text="this").click()
    expect(answer).to_be_visible()


def test_opened_again_it_shows_its_figures_and_no_error(run_and_saved, lab_home, browser):
    page, address = run_and_saved
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')")
    saved = json.loads((lab_home / NAME).read_text(encoding="utf-8"))
    outputs = [output for cell in saved["cells"] for output in cell.get("outputs", ())]
    assert sum("image/png" in output.get("data", ()) for output in outputs) == 2
    stop_kernels(page)
    again = opened(browser, address)
    error = again.locator(".jp-OutputArea-output", has_text=ERROR)
    error.first.wait_for(state="attached")
    expect(again.locator(f"{STILL}:visible")).to_have_count(2)
    assert [one.is_visible() for one in error.all()] == [False, False]
    again.context.close()


def stop_kernels(page):
    """Over the server's interface: what is opened then has no widget to find."""
    statuses = page.evaluate(
        """async () => {
          const xsrf = /_xsrf=([^;]+)/.exec(document.cookie)?.[1] ?? "";
          const headers = { "X-XSRFToken": xsrf };
          const sessions = await (await fetch("/api/sessions")).json();
          const ours = sessions.filter(({ path }) => path === "again.ipynb");
          const answers = await Promise.all(ours.map(({ id }) =>
            fetch(`/api/sessions/${id}`, { method: "DELETE", headers })));
          return answers.map((answer) => answer.status);
        }"""
    )
    assert statuses
    assert all(status == 204 for status in statuses)
