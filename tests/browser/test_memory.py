"""A reload loses nothing the reader entered; without storage nothing breaks."""

import pytest

from tests.browser.explorers import Explorer, wait_until_ready
from tests.contents import page_of

NAME = "index-joint"

NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {
    get() { throw new DOMException("Storage is switched off.", "SecurityError"); },
  });
"""


def test_slider_positions_survive_a_reload(open_explorer):
    explorer = open_explorer(NAME)
    for name in explorer.sliders:
        explorer.slider(name).focus()
        explorer.page.keyboard.press("PageDown")
    before = explorer.read()
    explorer.page.reload()
    wait_until_ready(explorer.page)
    assert explorer.read().values == pytest.approx(before.values, rel=1e-12)
    assert explorer.read().paths() == before.paths()


def test_a_page_reloaded_in_the_middle_of_a_drag_keeps_the_value(open_explorer):
    explorer = open_explorer(NAME)
    slider = explorer.slider("interphase_resistance")
    slider.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    box = slider.bounding_box()
    middle = box["y"] + box["height"] / 2
    explorer.page.mouse.move(box["x"] + 0.2 * box["width"], middle)
    explorer.page.mouse.down()
    explorer.page.mouse.move(box["x"] + 0.6 * box["width"], middle)
    before = explorer.values()
    explorer.page.reload()
    wait_until_ready(explorer.page)
    explorer.page.mouse.up()
    assert explorer.values() == pytest.approx(before, rel=1e-12)
    assert before["interphase_resistance"] != explorer.parameter("interphase_resistance")["default"]


def test_rubbish_in_the_storage_is_ignored(open_explorer):
    explorer = open_explorer(NAME)
    page = explorer.page
    defaults = explorer.values()
    for rubbish in ("null", "[1]", "not json", '{"concentration":"<b>"}', '{"concentration":-1}'):
        page.evaluate(
            """(rubbish) => addEventListener("pagehide", () => {
              for (const kind of ["values", "pins", "predict"])
                for (const store of [localStorage, sessionStorage])
                  for (const place of ["", ":" + location.pathname])
                    store.setItem(`heteroionic-lite:/:1:${kind}:index-joint${place}`, rubbish);
            })""",
            rubbish,
        )
        page.reload()
        wait_until_ready(page)
        assert explorer.values() == defaults
        assert explorer.read().complaints() == []


def test_an_explorer_works_with_storage_switched_off(open_page, server, specs):
    page = open_page("search.html")
    page.add_init_script(NO_STORAGE)
    chapter = page_of("le-se-concentration")
    page.goto(f"{server}/{chapter}")
    wait_until_ready(page)
    explorer = Explorer(page, specs(chapter)["le-se-concentration"])
    explorer.unlock()
    explorer.slider("concentration").focus()
    page.keyboard.press("Home")
    drawing = explorer.read()
    assert drawing.values["concentration"] == explorer.parameter("concentration")["low"]
    assert drawing.complaints() == []
    explorer.button("Pin").click()
    page.goto(f"{server}/{page_of('le-se-q1')}")
    page.locator("#le-se-q1 label").first.click()
    assert page.locator("#le-se-q1 .hx-feedback").first.is_visible()
