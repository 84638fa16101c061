"""Figures that share a parameter move together, each with its own pins, links and question."""

import pytest
from playwright.sync_api import expect

from tests.browser.explorers import Explorer, wait_until_ready
from tests.contents import PAGES, page_of

NAME, OTHER, SHARED = "le-se-concentration", "le-se-bias-asymmetry", "transfer_coefficient"


@pytest.fixture
def other(specs):
    """The figure that shares a parameter with one on the same page."""
    return lambda explorer: Explorer(explorer.page, specs(page_of(OTHER))[OTHER])


def test_figures_of_a_page_that_share_a_parameter_agree_on_it(specs):
    pages = 0
    for page in PAGES:
        sharing = {}
        for spec in specs(page).values():
            for parameter in spec["parameters"]:
                if parameter.get("shared"):
                    sharing.setdefault(parameter["name"], []).append(parameter)
        pages += bool(sharing)
        for name, found in sharing.items():
            assert len(found) > 1, f"{page}: only one figure shares {name}"
            for field in ("default", "display", "meaning"):
                assert all(one[field] == found[0][field] for one in found), f"{page}: {name}"
    assert pages >= 2


def test_what_moves_a_shared_parameter_moves_the_other_figure_and_both_say_so(open_explorer, other):
    explorer = open_explorer(NAME)
    second = other(explorer)
    mark = explorer.element.locator(".hx-shared")
    expect(mark).to_have_text("↔ also moves Bias asymmetry (asks first)")
    explorer.field(SHARED).fill("0.3")
    explorer.field(SHARED).press("Enter")
    assert second.values()[SHARED] == second.parameter(SHARED)["default"], "its question is open"
    second.unlock()
    second.wait_for(SHARED, 0.3)
    expect(mark).to_have_text("↔ also moves Bias asymmetry")
    second.button("α = 0.1").click()
    explorer.wait_for(SHARED, 0.1)
    assert explorer.read().complaints() == second.read().complaints() == []
    explorer.button("Reset").click()
    second.wait_for(SHARED, second.parameter(SHARED)["default"])
    # What only one of them has stays where it was.
    assert second.values()["interphase_resistance"] == 0


def test_a_link_to_one_of_them_has_the_last_word(open_explorer, other):
    explorer = open_explorer(NAME)
    second = other(explorer)
    second.unlock()
    explorer.field(SHARED).fill("0.3")
    explorer.field(SHARED).press("Enter")
    second.wait_for(SHARED, 0.3)
    explorer.page.evaluate(f"location.hash = '#{OTHER}?{SHARED}=0.6'")
    explorer.wait_for(SHARED, 0.6)
    explorer.page.reload()
    wait_until_ready(explorer.page)
    assert explorer.values()[SHARED] == second.values()[SHARED] == 0.6


def test_a_value_out_of_the_other_s_range_stays_out_and_is_said(open_explorer, specs):
    explorer = open_explorer("models-bias-asymmetry")
    other = Explorer(explorer.page, specs(page_of("models-concentration"))["models-concentration"])
    other.unlock()
    before = other.values()
    explorer.button("diffusion, α = 0").click()
    expect(other.element.locator(".hx-message")).to_have_text(
        "α = 0 of another figure is out of range here: it stays at 0.44."
    )
    assert other.values() == before
