"""A page carries what it needs, nothing for a kernel, and compiles no text."""

import re

from tests.browser.explorers import Explorer, wait_until_ready
from tests.contents import page_of

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


def test_explorers_work_where_no_text_may_be_compiled(open_page, server, specs):
    page = open_page("search.html")

    def forbid_eval(route):
        answer = route.fetch()
        # The theme has scripts within the page; without 'unsafe-eval' none can compile a text.
        policy = "default-src 'self'; script-src 'self' 'unsafe-inline'"
        policy += "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
        route.fulfill(
            response=answer, headers={**answer.headers, "Content-Security-Policy": policy}
        )

    page.route("**/book/**/*.html", forbid_eval)
    for chapter in ("book/index.html", page_of("le-se-concentration")):
        page.goto(f"{server}/{chapter}")
        wait_until_ready(page)
        assert page.evaluate("() => { try { return eval('1') } catch { return 'refused' } }") in (
            "refused",
            1,  # the browser's own console is above the policy
        )
        explorer = Explorer(page, next(iter(specs(chapter).values())))
        explorer.unlock()
        explorer.slider(explorer.sliders[0]).focus()
        page.keyboard.press("End")
        assert explorer.read().complaints() == []


def test_no_script_of_ours_compiles_text(site):
    for name in ("explorer.js", "page.js"):
        script = (site / "_static" / name).read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function\b|\bFunction\(", script)
    for module in (site / "_static" / "explorers").glob("*.js"):
        assert "eval" not in module.read_text(encoding="utf-8")
