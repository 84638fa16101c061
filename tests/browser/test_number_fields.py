"""A number field takes what is allowed, and says what is when it does not."""

import pytest
from playwright.sync_api import expect

from tests.browser.explorers import wait_until_ready


@pytest.fixture
def explorer(open_explorer):
    return open_explorer("index-joint")


def problem(explorer, name):
    return explorer.element.locator(f"[data-parameter-control='{name}'] .hx-problem")


def test_a_number_in_the_shown_unit_moves_slider_and_curve(explorer):
    explorer.field("concentration").fill("0.2")
    explorer.field("concentration").press("Enter")
    drawing = explorer.read()
    assert drawing.values["concentration"] == pytest.approx(200)
    assert drawing.complaints() == []
    expect(explorer.slider("concentration")).to_have_attribute(
        "aria-valuetext", "0.2 moles per litre"
    )


@pytest.mark.parametrize("text", ["0,2", "200 mM", "2×10⁻¹", "0.2 mol l⁻¹", " 0.2 mol/l", "20e-2"])
def test_a_number_is_taken_as_people_write_it(explorer, text):
    field = explorer.field("concentration")
    field.fill(text)
    field.press("Enter")
    assert explorer.values()["concentration"] == pytest.approx(200)
    expect(field).to_have_value("0.2")


def test_what_is_typed_is_taken_after_a_pause_and_stays_as_it_was_typed(explorer):
    field = explorer.field("concentration")
    field.fill("")
    field.press_sequentially("0,20")
    explorer.page.wait_for_function(
        "(id) => document.getElementById(id).querySelector("
        "\"[data-parameter-control='concentration'] .hx-range\").ariaValueText"
        " === '0.2 moles per litre'",
        arg="index-joint",
    )
    expect(field).to_have_value("0,20")
    explorer.slider("concentration").focus()
    expect(field).to_have_value("0.2")


@pytest.mark.parametrize(
    ("text", "why"),
    [("1,000", "1.000 or 1000"), ("5 V", "not a unit of this quantity"), ("0.5 abc", "no unit")],
)
def test_what_could_be_another_number_is_refused_and_stays_until_it_is_mended(explorer, text, why):
    slider = explorer.slider("concentration")
    before = slider.input_value()
    field = explorer.field("concentration")
    field.fill(text)
    field.press("Enter")
    expect(problem(explorer, "concentration")).to_contain_text(why)
    explorer.slider("interphase_resistance").focus()
    explorer.page.keyboard.press("End")
    expect(field).to_have_value(text)
    assert slider.input_value() == before


# Some stops of every slider at which its number is cut off or lies under its unit.
CUT = """async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const found = [];
  const rows = [...document.querySelectorAll("[data-parameter-control]")];
  for (let part = 0; part <= 10; part += 1) {
    for (const row of rows) {
      const range = row.querySelector("input[type=range]");
      range.value = String(Math.round(part / 10 * 0.97 * Number(range.max)));
      range.dispatchEvent(new Event("input", { bubbles: true }));
    }
    await drawn();
    for (const row of rows) {
      const [field, unit] = [".hx-number", ".hx-unit"].map((one) => row.querySelector(one));
      const under = field.getBoundingClientRect().right > unit.getBoundingClientRect().left + 0.5;
      const where = `${row.closest("[data-explorer]").id}, ${row.dataset.parameterControl}`;
      if (field.scrollWidth > field.clientWidth || under) found.push(`${where}: ${field.value}`);
      if (row.querySelector(".hx-range").clientWidth < 70) found.push(`${where}: no slider`);
    }
  }
  return found;
}"""


@pytest.mark.one_of_each_kind
@pytest.mark.parametrize("width", [390, 1366])
def test_no_number_is_cut_off_or_under_its_unit_and_sliders_have_room(open_page, chapter, width):
    page = open_page(chapter, width=width)
    wait_until_ready(page)
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"
    )
    assert page.evaluate(CUT) == []


def test_arrow_keys_in_the_field_go_by_the_slider_s_steps(explorer):
    before = explorer.values()["concentration"]
    explorer.field("concentration").focus()
    explorer.page.keyboard.press("ArrowUp")
    up = explorer.values()["concentration"]
    assert up > before
    explorer.page.keyboard.press("ArrowDown")
    assert explorer.values()["concentration"] == pytest.approx(before, rel=0.01)


@pytest.mark.parametrize("text", ["-1", "1e999", "7000000", "0", "", "1e", "--"])
def test_what_is_not_allowed_is_kept_marked_and_explained(explorer, text):
    before = explorer.read().seen["paths"]
    field = explorer.field("concentration")
    field.fill("")
    field.press_sequentially(text)
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(problem(explorer, "concentration")).to_contain_text("Allowed: 0.01 to ")
    expect(problem(explorer, "concentration")).to_contain_text("mol l⁻¹")
    described_by = field.get_attribute("aria-describedby")
    assert described_by == problem(explorer, "concentration").get_attribute("id")
    assert explorer.read().seen["paths"] == before
    if text.lstrip("-").isdigit():
        expect(field).to_have_value(text)


def test_the_complaint_goes_when_the_number_is_mended(explorer):
    field = explorer.field("concentration")
    field.fill("-1")
    field.press("Enter")
    expect(problem(explorer, "concentration")).not_to_be_empty()
    field.fill("2")
    expect(problem(explorer, "concentration")).to_be_empty()
    assert field.get_attribute("aria-invalid") is None
    assert explorer.values()["concentration"] == pytest.approx(2000)


def test_moving_the_slider_replaces_a_wrong_number(explorer):
    explorer.field("concentration").fill("-1")
    explorer.slider("concentration").focus()
    explorer.page.keyboard.press("End")
    expect(explorer.field("concentration")).not_to_have_value("-1")
    assert explorer.field("concentration").get_attribute("aria-invalid") is None


@pytest.mark.parametrize("way", ["Reset", "a link"])
def test_what_sets_everything_leaves_no_unreadable_number(explorer, way):
    field = explorer.field("concentration")
    before = field.input_value()
    field.fill("rubbish")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    if way == "Reset":
        explorer.button("Reset").click()
    else:
        explorer.page.evaluate("location.hash = '#index-joint?pellet_thickness=1e-4'")
    expect(field).to_have_value(before)
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(explorer.element.locator(".hx-problem").first).to_be_empty()
