"""The book's pages as a reader meets them: light and dark, small, and without scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tools.origins import foreign

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "heteroionic_lite/frontend/node_modules/axe-core/axe.min.js"
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
CHAPTERS = [TOC["root"], *(chapter["file"] for chapter in TOC["chapters"])]
PAGES = [f"{chapter}.html" for chapter in CHAPTERS]

pytestmark = pytest.mark.browser


def settle(page):
    """Until every explorer is drawn."""
    page.wait_for_load_state("load")
    page.wait_for_function(
        "document.querySelectorAll('[data-explorer]:not([data-ready])').length === 0"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [*PAGES, "search.html"])
def test_no_page_has_an_accessibility_violation(open_page, address, scheme):
    page = open_page(address, color_scheme=scheme)
    settle(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run().then((result) => result.violations)")
    assert not violations, "\n".join(
        f"{violation['id']}: {node['html'][:200]}\n  {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    )


@pytest.mark.parametrize("address", PAGES)
def test_no_page_scrolls_sideways_on_a_small_telephone(open_page, address):
    page = open_page(address, width=320, height=640)
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", PAGES)
def test_without_scripts_every_figure_is_a_picture_that_says_what_it_shows(open_page, address):
    page = open_page(address, javascript=False)
    explorers = page.locator("[data-explorer]")
    for explorer in explorers.all():
        picture = explorer.locator("img")
        picture.scroll_into_view_if_needed()
        assert picture.is_visible()
        assert picture.get_attribute("alt")


def test_formulas_are_typeset_without_scripts(open_page):
    page = open_page("book/le-se.html", javascript=False)
    assert page.locator(".katex-html").first.is_visible()
    assert page.locator("#main-content", has_text="$$").count() == 0


def test_address_of_the_site_leads_to_the_book(open_page):
    page = open_page("")
    page.wait_for_url("**/book/index.html")
    assert page.locator("article h1").first.is_visible()


def test_chapter_can_be_downloaded_as_a_notebook(open_page):
    page = open_page("book/le-se.html")
    page.get_by_label("Download this page").click()
    with page.expect_download() as download:
        page.locator("a[href='le-se.ipynb']").click()
    notebook = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


def test_search_finds_a_word_of_a_chapter(open_page):
    page = open_page("search.html?q=desolvation")
    page.locator("#search-results li a[href*='le-se.html']").first.wait_for()


def test_reader_chooses_the_dark_page(open_page):
    page = open_page("book/index.html", color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    switch = page.locator(".theme-switch-button").first
    for _ in range(3):
        switch.click()
        if page.evaluate("document.documentElement.dataset.theme") == "dark":
            break
    assert page.evaluate(ground) != light


def test_nothing_in_the_built_site_asks_another_origin(site):
    assert foreign(site) == []
