"""The tables of reported values: sorted, filtered, linked to, and complete without a script."""

import re

import pytest
from playwright.sync_api import expect

from heteroionic_lite import findings, orders, reported, solvents
from tests.contents import page_of

PAGE = "book/data.html"


@pytest.fixture
def table(open_page):
    """Opens the page; gives the first table."""

    def open_one(fragment="", **options):
        page = open_page(f"{PAGE}{fragment}", **options)
        return page.locator("#data-values")

    return open_one


def rows(table):
    return table.locator("tbody tr:visible")


def identifiers(table):
    return rows(table).evaluate_all("(all) => all.map((row) => row.id)")


def test_without_a_script_the_tables_are_complete_and_plain(open_page):
    page = open_page(PAGE, javascript=False)
    expect(page.locator("#data-values tbody tr")).to_have_count(len(reported()))
    expect(page.locator("#data-donor-numbers tbody tr")).to_have_count(len(solvents()))
    expect(page.locator("#data-ranks tbody tr")).to_have_count(len(orders()))
    expect(page.locator("[data-browse] :is(select, input, button)")).to_have_count(0)


def test_a_filter_leaves_its_rows_and_says_how_many(table):
    values = table()
    values.get_by_label("class of the contact").select_option("SE/SE")
    expected = [row.id for row in reported(interface="SE/SE")]
    assert identifiers(values) == expected
    expect(values.get_by_role("status")).to_have_text(f"{len(expected)} of {len(reported())} rows")
    assert values.get_by_role("status").get_attribute("aria-live") == "polite"


def test_filters_and_words_work_together(table):
    values = table()
    values.get_by_label("ion", exact=True).select_option("Na+")
    values.get_by_label("words anywhere").fill("na3ps4 energy")
    assert identifiers(values) == ["V078"]
    values.get_by_role("button", name="Show all").click()
    assert len(identifiers(values)) == len(reported())


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_heading_sorts_by_size_with_the_keyboard(table, key):
    values = table()
    values.get_by_label("quantity").select_option("interface resistance")
    heading = values.get_by_role("columnheader", name="value")
    expect(heading).to_have_attribute("aria-sort", "none")
    heading.get_by_role("button").focus()
    values.page.keyboard.press(key)
    expect(heading).to_have_attribute("aria-sort", "ascending")
    known = [r for r in reported(quantity="interface resistance") if r.is_point]
    expected = [row.id for row in sorted(known, key=lambda row: row.si)]
    assert [name for name in identifiers(values) if name in expected] == expected
    values.page.keyboard.press(key)
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert [name for name in identifiers(values) if name in expected] == expected[::-1]


def test_what_is_published_since_the_review_is_chosen_by_an_address(table):
    values = table("#data-values?period=2020+or+later")
    expected = [row.id for row in reported() if (row.year or 0) >= 2020]
    assert identifiers(values) == expected
    assert "L001" in expected


def test_findings_are_filtered_by_class_relation_and_words(open_page):
    page = open_page("book/since.html")
    found = page.locator("#since-table")
    found.get_by_label("relation to the review").select_option("contradicts")
    assert identifiers(found) == [row.id for row in findings(relation="contradicts")]
    found.get_by_label("class of the contact").select_option("PE/SE")
    assert identifiers(found) == ["F01"]
    found.get_by_role("button", name="Show all").click()
    found.get_by_label("words anywhere").fill("holography")
    assert identifiers(found) == ["F32"]


def test_the_choice_survives_a_reload(table):
    values = table()
    values.get_by_label("evidence").select_option("primary abstract")
    values.get_by_role("columnheader", name="id", exact=True).get_by_role("button").click()
    before = identifiers(values)
    values.page.reload()
    expect(values.get_by_label("evidence")).to_have_value("primary abstract")
    assert identifiers(values) == before


@pytest.mark.parametrize("identifier", ["V040", "V023", "O04"])
def test_a_link_shows_its_row_on_the_screen(open_page, identifier):
    page = open_page(f"{PAGE}#{identifier}")
    row = page.locator(f"#{identifier}")
    expect(row).to_be_in_viewport()
    assert row.evaluate("(row) => row.matches(':target')")


def test_a_link_finds_a_row_that_the_filters_hide(table):
    values = table()
    values.get_by_label("class of the contact").select_option("SE/SE")
    expect(values.locator("#V040")).to_be_hidden()
    values.page.evaluate("location.hash = '#V040'")
    expect(values.locator("#V040")).to_be_in_viewport()
    expect(values.get_by_role("status")).to_contain_text("filters cleared to show V040")


def test_a_hostile_address_chooses_nothing(table):
    values = table("#data-values?interface=%3Cscript%3E&sort=constructor&__proto__=1")
    assert len(identifiers(values)) == len(reported())


def test_a_search_is_shown_as_text(table):
    values = table("#data-values?text=%3Cb%3E")
    expect(values.get_by_label("words anywhere")).to_have_value("<b>")
    expect(values.get_by_role("status")).to_contain_text("0 of")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_is_no_wider_than_the_screen(open_page, width):
    page = open_page(PAGE, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.locator(".hx-browse, .hx-dots, .hx-ladders").evaluate_all(
        "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.id)"
    )
    assert wide == []


def test_on_a_narrow_screen_a_table_is_still_a_table_to_a_screen_reader(table):
    values = table(width=320)
    assert values.get_by_role("table").count() == 1
    assert values.get_by_role("row").count() == len(reported()) + 1
    names = values.get_by_role("columnheader").all_inner_texts()
    assert [re.sub(r"\W", "", name) for name in names][:3] == ["id", "quantity", "value"]


def test_from_a_number_to_its_reference_in_two_clicks(open_page):
    page = open_page(page_of("le-se-eq-2"))
    page.get_by_role("link", name="53.1 µA cm⁻²").first.click()
    page.wait_for_url("**/data.html#V040")
    page.locator("#V040").get_by_role("link", name="Schleutker 2017").click()
    page.wait_for_url(re.compile(r"references\.html#"))
    assert "solid and liquid" in page.locator(":target").inner_text()


@pytest.mark.parametrize(
    "address",
    [
        "reported.csv",
        "solvents.json",
        "orders.csv",
        "findings.csv",
        "schema.json",
        "datapackage.json",
    ],
)
def test_every_download_is_there(open_page, server, address):
    page = open_page(PAGE)
    link = page.locator(f'a[download][href$="{address}"]')
    expect(link).to_have_count(1)
    assert page.request.get(f"{server}/_static/data/{address}").ok


def test_a_reader_picks_among_the_points_of_a_figure(open_explorer):
    glance = open_explorer("data-glance")
    points = glance.element.locator(".hx-point")
    everything = points.count()
    glance.element.get_by_label("class", exact=True).select_option("polymer on solid")
    some = points.count()
    assert 0 < some < everything
    expect(glance.element.locator(".hx-message")).to_have_text(
        f"{some} of {everything} reported values are shown."
    )
    glance.element.get_by_label("ion", exact=True).select_option("Na⁺")
    assert points.count() < some
    assert glance.element.locator(".hx-point-button:visible").count() == points.count()
    for name in ("class", "ion"):
        glance.element.get_by_label(name, exact=True).select_option("all")
    assert points.count() == everything
