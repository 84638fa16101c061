"""From a number in a figure to its evidence in two clicks."""

from playwright.sync_api import expect

from tests.contents import page_of


def test_a_figures_source_leads_to_the_row_with_its_evidence(open_explorer):
    explorer = open_explorer("se-se-sixteen-fourteen")
    details = explorer.element.get_by_text("Data, parameters and sources")
    details.click()
    link = explorer.element.get_by_role("link", name="V077").first
    link.click()
    row = explorer.page.locator("#V077")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("16")
    expect(row).to_contain_text("review text")


def test_a_number_in_the_text_leads_to_its_row_and_on_to_the_reference(open_page):
    page = open_page(page_of("pe-se-findings-porous"))
    page.get_by_role("link", name="9 kΩ cm² at 70 °C").click()
    row = page.locator("#V068")
    expect(row).to_be_in_viewport()
    row.get_by_role("link", name="Langer").first.click()
    expect(
        page.get_by_text("Impedance Spectroscopy Analysis of the Lithium Ion")
    ).to_be_in_viewport()
