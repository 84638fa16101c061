"""A number field takes what is allowed, and says what is when it does not."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def explorer(open_explorer):
    return open_explorer("index-joint")


def problem(explorer, name):
    return explorer.element.locator(f"[data-parameter-control='{name}'] .hx-problem")


def test_a_number_in_the_shown_unit_moves_slider_and_curve(explorer):
    explorer.field("concentration").fill("0.2")
    drawing = explorer.read()
    assert drawing.values["concentration"] == pytest.approx(200)
    assert drawing.complaints() == []
    expect(explorer.slider("concentration")).to_have_attribute("aria-valuetext", "0.2 mol l⁻¹")


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
