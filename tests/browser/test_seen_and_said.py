"""What a reader sees named and explained, and one who does not see hears."""

from __future__ import annotations

import re

from playwright.sync_api import expect

# Boxes of the names of points, and whether a piece of a curve passes through one.
NAMES = """(explorer) => {
  const within = (box, x, y) => x > box.left && x < box.right && y > box.top && y < box.bottom;
  const boxes = [...explorer.querySelectorAll(".hx-point-name")]
    .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const hidden = [];
  for (const { text, box } of boxes.filter(({ text }) => !/^\\d+$/.test(text))) {
    for (const path of explorer.querySelectorAll(".hx-curve")) {
      const matrix = path.getScreenCTM();
      const length = path.getTotalLength();
      for (let at = 0; at < length; at += 2) {
        const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
        if (within(box, x, y)) { hidden.push(text); break; }
      }
    }
    for (const other of boxes)
      if (other.box !== box && box.left < other.box.right && other.box.left < box.right
        && box.top + 4 < other.box.bottom && other.box.top + 4 < box.bottom) hidden.push(text);
  }
  const key = [...explorer.querySelectorAll(".hx-point-key li")]
    .map((one) => one.lastChild.textContent);
  return { names: boxes.map(({ text }) => text), key, hidden };
}"""


def test_every_reported_point_is_named_and_no_name_hides_a_curve_or_another(open_explorer):
    for name in ("data-glance", "pe-se-melting"):
        explorer = open_explorer(name)
        expect(explorer.element.locator(".hx-point-name").first).to_be_visible()
        found = explorer.element.evaluate(NAMES)
        points = [p["label"] for panel in explorer.spec["panels"] for p in panel["points"]]
        written = [text for text in found["names"] if not text.isdigit()]
        assert sorted(written + found["key"]) == sorted(points)
        assert found["hidden"] == []


def test_a_point_leads_to_its_row_by_keyboard_and_is_not_covered(open_explorer):
    explorer = open_explorer("data-glance")
    point = explorer.element.locator(".hx-point-button").first
    point.focus()
    note = explorer.element.get_by_role("note", name="Reported value")
    assert re.search(r"book/data\.html#V\d+$", note.locator("a").first.get_attribute("href"))
    one, other = point.bounding_box(), note.bounding_box()
    middle = one["y"] + one["height"] / 2
    assert not other["y"] < middle < other["y"] + other["height"]
    explorer.page.keyboard.press("Tab")
    assert explorer.page.evaluate("document.activeElement.closest('.hx-tooltip') !== null")
    explorer.page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(point).to_be_focused()


def test_a_curve_is_walked_by_arrow_keys_and_its_values_are_said(open_explorer):
    explorer = open_explorer("le-se-concentration")
    cursor = explorer.element.locator(".hx-walk")
    cursor.focus()
    assert cursor.get_attribute("aria-valuetext").startswith("charge transfer alone (Eq. 3): ")
    number = re.compile(r"^([\d.]+) ohm square centimetres at ([\d.]+) moles per litre$")
    explorer.page.keyboard.press("Home")
    left = number.match(cursor.get_attribute("aria-valuetext"))
    explorer.page.keyboard.press("ArrowRight")
    right = number.match(cursor.get_attribute("aria-valuetext"))
    assert float(left[1]) > float(right[1])
    assert float(left[2]) < float(right[2])
    expect(explorer.element.locator(".hx-cross-text")).to_contain_text("Ω cm² at")
    explorer.page.keyboard.press("ArrowDown")
    assert cursor.get_attribute("aria-valuetext").startswith("with an SLEI in series")
    explorer.page.keyboard.press("Escape")
    expect(explorer.element.locator(".hx-cursor")).to_be_hidden()
    expect(cursor).not_to_be_focused()


def test_a_locked_figure_tells_neither_its_curve_nor_its_course(open_explorer):
    explorer = open_explorer("le-se-concentration", unlock=False)
    expect(explorer.element.locator(".hx-walk")).to_be_hidden()
    drawing = explorer.element.locator("svg.hx-svg")
    assert "Now:" not in drawing.get_attribute("aria-label")
    explorer.button(f"Help: {explorer.spec['title']}").click()
    assert "falls from" not in explorer.element.locator(".hx-help").text_content()
    explorer.button("Skip").click()
    expect(drawing).to_have_attribute("aria-label", re.compile("Now: .* falls from"))


def test_the_drawing_is_described_at_the_present_settings(open_explorer):
    explorer = open_explorer("le-se-concentration")
    drawing = explorer.element.locator("svg.hx-svg")
    expect(drawing).to_have_attribute("aria-label", re.compile("6680 ohm square centimetres"))
    explorer.slider("interphase_resistance").press("Home")
    expect(drawing).not_to_have_attribute("aria-label", re.compile("6680 ohm"))


def test_curves_that_come_to_coincide_are_named(open_explorer):
    explorer = open_explorer("le-se-concentration")
    same = explorer.element.locator(".hx-same")
    expect(same).to_be_hidden()
    explorer.slider("interphase_resistance").press("Home")
    expect(same).to_contain_text("coincide here")


def test_help_opens_by_key_says_what_to_try_and_closes_by_escape(open_explorer):
    explorer = open_explorer("le-se-concentration")
    opener = explorer.button(f"Help: {explorer.spec['title']}")
    opener.focus()
    explorer.page.keyboard.press("Enter")
    panel = explorer.element.get_by_role("group", name="Help with this figure")
    expect(panel).to_contain_text("charge transfer falls from")
    expect(opener).to_have_attribute("aria-expanded", "true")
    explorer.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_formula_is_an_image_to_those_who_hear_it_and_follows_the_sliders(open_explorer):
    explorer = open_explorer("le-se-concentration")
    formula = explorer.element.locator(".hx-formula-numbers").first
    expect(formula).to_have_attribute("aria-label", re.compile(r"1 mole per litre over 1 mole"))
    explorer.slider("concentration").press("Home")
    expect(formula).to_have_attribute("aria-label", re.compile(r"0.01 moles per litre over"))
    expect(formula).to_contain_text("0.01 mol")
    assert formula.locator("math").count() == 0
