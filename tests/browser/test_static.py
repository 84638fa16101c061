"""A page carries what it needs, nothing for a kernel, and compiles no text."""

import re

import pytest
from _site.bundles import contents
from bs4 import BeautifulSoup

FOR_A_KERNEL = (
    "application/vnd.jupyter.widget-state",
    "application/vnd.jupyter.widget-view",
    "require.js",
    "require.min.js",
    "requirejs",
    "embed-amd",
    "html-manager",
    "tex-mml-chtml",
    "thebe-config",
)


def test_a_page_carries_neither_widget_state_nor_what_loads_it(site, chapter):
    text = (site / chapter).read_text(encoding="utf-8").lower()
    assert [word for word in FOR_A_KERNEL if word in text] == []


def test_ids_on_a_page_are_unique(site, chapter):
    text = (site / chapter).read_text(encoding="utf-8")
    ids = re.findall(r'<[a-z][^<>]*? id="([^"]+)"', text)
    twice = {one for one in ids if ids.count(one) > 1}
    assert twice == set()


def test_a_page_says_to_others_what_it_is_about(site, chapter):
    text = (site / chapter).read_text(encoding="utf-8")
    (said,) = re.findall(r'<meta name="description" content="([^"]+)"', text)
    assert 40 < len(said) < 400


def test_no_script_of_ours_compiles_text(site):
    for name in contents():
        script = (site / "_static" / name).read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function\b|\bFunction\(", script)
    for module in (site / "_static" / "explorers").glob("*.js"):
        assert "eval" not in module.read_text(encoding="utf-8")


def test_text_between_two_figures_is_one_box_for_the_browser(site, chapter):
    page = BeautifulSoup((site / chapter).read_text(encoding="utf-8"), "html.parser")
    apart = page.select(".bd-article section > p + :is(p, ul, ol, .admonition)")
    boxes = page.select(".bd-article section > .hx-run")
    if not page.select("[data-explorer]"):
        assert boxes == []
        return
    assert [one.get_text()[:60] for one in apart] == []
    for one in boxes:
        assert not one.select("section, h1, h2, [data-explorer]")
        after = one.find_next_sibling()
        assert after is None or "hx-run" not in after.get("class", ())


def test_the_first_figure_is_there_before_the_other_scripts_begin(open_page, specs, chapter):
    first = next(iter(specs(chapter)), None)
    if first is None:
        pytest.skip("no figure")
    page = open_page("404.html")
    page.context.add_init_script(
        """new MutationObserver((_, observer) => {
          const figure = document.querySelector("[data-explorer][data-ready]");
          if (!figure) return;
          window.thereAtOnce = [figure.id, heteroionic.ran.has("help")];
          observer.disconnect();
        }).observe(document, { subtree: true, attributeFilter: ["data-ready"] });"""
    )
    page.goto(page.url.replace("404.html", chapter))
    page.wait_for_function("window.thereAtOnce")
    assert page.evaluate("thereAtOnce") == [first, False]
