"""The book's pages as a reader meets them: light and dark, and without scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.browser.accessibility import violations
from tests.contents import page_of
from tools.origins import foreign


def test_a_single_pale_part_of_a_formula_would_be_found(open_page):
    page = open_page(page_of("le-se-eq-4"))
    # of a single letter axe cannot tell whether it is text
    parts = page.locator("section > p .katex-html .mathrm.mtight")
    part = parts.filter(has_text=re.compile(r"[A-Za-z]{4}")).last
    part.evaluate("(part) => { part.style.color = '#ccc'; }")
    found = violations(page, colours_only=True)
    assert len(found) == 1
    assert "color-contrast" in found[0]


def test_the_search_has_no_accessibility_violation(open_page):
    for scheme in ("light", "dark"):
        page = open_page("search.html", color_scheme=scheme)
        assert violations(page) == []


@pytest.mark.one_of_each_kind
def test_without_scripts_every_figure_is_a_picture_that_says_what_it_shows(visit, specs, chapter):
    page = visit(javascript=False)
    pictures = page.locator("[data-explorer] img.hx-fallback").evaluate_all(
        """async (all) => {
          for (const one of all) one.loading = "eager";
          await Promise.all(all.map((one) => one.decode()));
          return all.map((one) => ({
            name: one.closest("[data-explorer]").id, says: one.alt, width: one.naturalWidth,
            shown: one.checkVisibility({ visibilityProperty: true }),
          }));
        }"""
    )
    assert [picture["name"] for picture in pictures] == list(specs(chapter))
    for picture in pictures:
        assert picture["shown"], picture
        assert picture["says"], picture
        assert picture["width"] > 100, picture


def test_formulas_are_typeset_without_scripts(open_page):
    page = open_page(page_of("le-se-eq-2"), javascript=False)
    assert page.locator(".katex-html").first.is_visible()
    assert page.locator("#main-content", has_text="$$").count() == 0


def test_address_of_the_site_leads_to_the_book(open_page):
    page = open_page("")
    page.wait_for_url("**/book/index.html")
    assert page.locator("article h1").first.is_visible()


def test_chapter_can_be_downloaded_as_a_notebook(open_page):
    chapter = page_of("le-se-eq-2")
    page = open_page(chapter)
    page.get_by_label("Download this page").click()
    with page.expect_download() as download:
        page.locator(f"a[href='{Path(chapter).stem}.ipynb']").click()
    notebook = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


def test_search_finds_a_word_of_a_chapter(open_page):
    page = open_page("search.html?q=desolvation")
    page.locator("#search-results li a[href*='le-se/']").first.wait_for()


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
