"""Pages in use, explorers unlocked and everything unfolded, are as good as fresh ones."""

import pytest

from tests.browser.accessibility import violations
from tests.browser.explorers import wait_until_ready

# Each with another answer, a pin, a moved slider and a number that is not allowed.
USE = """async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  for (const [place, explorer] of document.querySelectorAll("[data-explorer]").entries()) {
    const choices = [...explorer.querySelectorAll(".hx-choice-button")];
    for (const [i] of choices.entries()) choices[(place + i) % choices.length].click();
    const handle = explorer.querySelector(".hx-handle");
    handle?.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
    for (const wanted of handle ? ["Show me", "Pin"] : ["Pin"])
      [...explorer.querySelectorAll("button")].find((one) => one.textContent === wanted).click();
    await drawn();
    const row = explorer.querySelector("[data-parameter-control]");
    const slider = row.querySelector("input[type=range]");
    slider.focus();
    slider.stepUp(Math.ceil(slider.max / 10));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn();
    const field = row.querySelector(".hx-number");
    field.value = "-1e30";
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll("fieldset[data-question]"))
    one.querySelector("label, button").click();
}"""
STATES = """() => [...document.querySelectorAll("[data-explorer]")].map((explorer) => ({
  id: explorer.id,
  pins: explorer.querySelectorAll(".hx-pin").length,
  marked: explorer.querySelectorAll("[aria-invalid=true]").length,
  asking: explorer.querySelectorAll(".hx-predict[data-state=asking]").length,
}))"""

# Words follow the hand at their own pace, and a style sheet fades what it changes.
AT_REST = """() => {
  const now = document.body.innerText;
  const fading = document.getAnimations().some((one) => one.playState === "running");
  const quiet = !fading && now === window.before;
  window.before = now;
  return quiet;
}"""


def wait_until_at_rest(page):
    page.evaluate("() => { window.before = null; }")
    page.wait_for_function(AT_REST, polling=100)


@pytest.fixture
def use(specs, chapter):
    """Answers predictions and questions, pins curves, unfolds what can be unfolded."""

    def in_use(page):
        page.evaluate(USE)
        wanted = {"pins": 1, "marked": 1, "asking": 0}
        states = [{"id": name, **wanted} for name in specs(chapter)]
        page.wait_for_function(
            f"(wanted) => JSON.stringify(({STATES})()) === JSON.stringify(wanted)", arg=states
        )
        wait_until_at_rest(page)

    return in_use


@pytest.mark.one_of_each_kind
def test_a_page_in_use_has_no_accessibility_violation(open_page, use, chapter):
    page = open_page(chapter, reduced_motion="reduce")
    wait_until_ready(page)
    use(page)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
    wait_until_at_rest(page)
    assert violations(page, colours_only=True) == []


@pytest.mark.one_of_each_kind
def test_no_page_scrolls_sideways_on_a_small_telephone_fresh_or_in_use(open_page, use, chapter):
    page = open_page(chapter, width=320, height=640)
    wait_until_ready(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    use(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
