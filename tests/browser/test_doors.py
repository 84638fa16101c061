"""However a page is opened, its figures move, or their pictures stand there with a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from _site.policy import POLICY, with_policy
from playwright.sync_api import Frame, Page, Route, expect

from tests.browser.explorers import Explorer, wait_until_ready
from tests.contents import PAGES, page_of
from tests.opened import Opened
from tools.serve import served

NAME = "index-joint"
HOME = "book/index.html"

# Of every figure on the page: whether its picture is shown and was loaded, and what is said to it.
PICTURES = """async () => {
  const found = [];
  for (const one of document.querySelectorAll("[data-explorer]")) {
    one.scrollIntoView();
    const picture = one.querySelector("img.hx-fallback");
    if (picture?.checkVisibility()) await picture.decode();
    found.push({
      shown: picture?.checkVisibility() ?? false, width: picture?.naturalWidth ?? 0,
      says: one.querySelector(".hx-still > p")?.innerText ?? "",
    });
  }
  return found;
}"""

Opens = Callable[..., Opened]


def use(page: Page | Frame, spec: dict) -> Explorer:
    """The figure follows a slider as numpy says."""
    explorer = Explorer(page, spec)
    explorer.unlock()
    before = explorer.values()
    explorer.slider(explorer.sliders[0]).press("End")
    drawn = explorer.read()
    assert drawn.values != before
    assert drawn.complaints() == []
    return explorer


def test_from_a_disk_every_figure_moves_and_its_picture_is_not_asked_for(opens, site, specs):
    chapter = page_of("le-se-concentration")
    opened = opens(site.as_uri())
    asked = []
    opened.page.on("request", lambda request: asked.append(request.url))
    page = opened.go(chapter)
    wait_until_ready(page)
    for spec in specs(chapter).values():
        use(page, spec)
    assert [url for url in asked if url.endswith(".svg") and "/explorers/" in url] == []
    explorer = Explorer(page, specs(chapter)["le-se-concentration"])
    for kind in ("CSV", "PNG"):
        with page.expect_download() as download:
            explorer.button(kind).click()
        assert Path(download.value.path()).stat().st_size > 500


def test_from_a_disk_search_tables_help_and_progress_work(opens, site):
    page = opens(site.as_uri()).go("search.html?q=desolvation")
    page.locator("#search-results li a[href*='le-se/']").first.click()
    expect(page.locator(".hx-marks")).to_be_visible()
    page = opens(site.as_uri()).go("book/data.html")
    rows = page.locator(".hx-browse tbody tr:visible")
    count = page.locator(".hx-browse-count").first
    before = rows.count()
    page.locator(".hx-browse-filters input[type=search]").first.fill("LLZO")
    expect(count).not_to_have_text(f"{before} of {before} rows")
    assert 0 < rows.count() < before
    assert "LLZO" in page.url
    practice = page_of("le-se-q1")
    page = opens(site.as_uri()).go(practice)
    page.locator("#le-se-q1 label").first.click()
    expect(page.locator(".hx-progress-line")).to_contain_text(re.compile(r"\b1 of \d+ questions"))
    page.reload()
    expect(page.locator(".hx-progress-line")).to_contain_text(re.compile(r"\b1 of \d+ questions"))
    page.goto(f"{site.as_uri()}/{page_of('le-se-concentration')}")
    page.locator("article p a.hx-term").first.hover()
    expect(page.locator(".hx-popover")).to_be_visible()


def missing(route: Route) -> None:
    route.fulfill(status=404, body="")


def called_text(route: Route) -> None:
    headers = {"content-type": "text/plain", "x-content-type-options": "nosniff"}
    route.fulfill(response=route.fetch(), headers=headers)


def not_understood(route: Route) -> None:
    route.fulfill(content_type="text/javascript", body="let let = 1;")


def breaks(route: Route) -> None:
    route.fulfill(content_type="text/javascript", body="throw new Error('broken')")


def without(route: Route) -> None:
    """An old browser, for which a part of the script is nothing."""
    body = route.fetch().text()
    route.fulfill(content_type="text/javascript", body=f"delete window.IntersectionObserver;{body}")


CAUSES = {
    "all scripts are called text": ("**/*.js", called_text),
    "no script is there": ("**/*.js", missing),
    "the first script is missing": ("**/first.*.js", missing),
    "the script of the figures is missing": ("**/figures.*.js", missing),
    "the script of the figures is not understood": ("**/figures.*.js", not_understood),
    "the script of the page is missing": ("**/page.*.js", missing),
    "the script of the page breaks": ("**/page.*.js", breaks),
    "the browser lacks what the script of the page needs": ("**/page.*.js", without),
    "the functions of the curves are missing": ("**/explorers/*.js", missing),
    "the functions of the curves are not understood": ("**/explorers/*.js", not_understood),
}


def test_whatever_keeps_a_script_from_running_the_picture_stands_there_with_a_sentence(
    opens, server, specs
):
    for cause, (which, happens) in CAUSES.items():
        for path in (HOME, f"embed/{NAME}.html"):
            opened = opens(server)
            opened.page.complaints_expected = True
            opened.page.route(which, happens)
            page = opened.go(path)
            expect(page.locator(".hx-still").first, cause).to_be_visible()
            pictures = page.evaluate(PICTURES)
            assert len(pictures) == (len(specs(HOME)) if path == HOME else 1), cause
            for picture in pictures:
                assert picture["shown"], cause
                assert picture["width"] > 100, cause
                assert len(picture["says"]) > 40, cause


def test_a_script_that_comes_too_late_takes_the_place_of_the_picture(opens, server):
    opened = opens(server)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    opened.page.clock.install()
    opened.page.route("**/page.*.js", hold)
    opened.page.goto(f"{server}/{HOME}", wait_until="commit")
    opened.page.wait_for_function("() => document.querySelector('footer')")
    expect(opened.page.locator(".hx-still").first).to_be_hidden()
    opened.page.clock.fast_forward(20_000)
    expect(opened.page.locator(".hx-still").first).to_be_visible()
    for route in held:
        route.continue_()
    opened.page.clock.resume()
    wait_until_ready(opened.page)
    expect(opened.page.locator(".hx-still")).to_have_count(0)


def test_a_figure_that_fails_while_it_is_used_becomes_its_picture(open_explorer):
    explorer = open_explorer(NAME)
    page = explorer.page
    page.complaints_expected = True
    # First, as the figure may stop before the key: at rest it asks for its curves, too.
    explorer.slider(explorer.sliders[0]).focus()
    page.evaluate(
        """(name) => {
          const functions = heteroionic.curves[name];
          for (const one of Object.keys(functions))
            functions[one] = () => { throw new Error("it was well until now"); };
        }""",
        NAME,
    )
    page.keyboard.press("End")
    expect(explorer.element.get_by_role("alert")).to_contain_text("has stopped")
    (picture,) = page.evaluate(PICTURES)
    assert picture["shown"]
    assert picture["width"] > 100


def test_without_scripts_what_is_folded_can_be_read_and_no_dead_button_is_shown(opens, server):
    opened = opens(server)
    opened.page.complaints_expected = True
    opened.page.route("**/page.*.js", missing)
    page = opened.go("book/symbols.html")
    assert page.locator("details > noscript").count() == 0
    opened = opens(server)
    opened.page.complaints_expected = True
    opened.page.route("**/*.js", missing)
    page = opened.go("book/symbols.html")
    assert page.locator(".pst-js-only:visible").count() == 0


def framed(opened: Opened, address: str, sandbox: str | None) -> Page:
    """A page of a course that shows an address in a frame."""
    rights = "" if sandbox is None else f' sandbox="{sandbox}"'
    opened.page.set_content(
        f'<iframe id="f" src="{address}"{rights} width="1100" height="700"></iframe>'
    )
    return opened.page


def test_in_a_frame_with_scripts_alone_figures_move_and_say_what_may_not_be(opens, server, specs):
    for path in (HOME, f"embed/{NAME}.html"):
        opened = opens(server)
        opened.page.complaints_expected = True  # the clipboard is refused
        frame = framed(opened, f"{server}/{path}", "allow-scripts").frames[1]
        wait_until_ready(frame)
        explorer = use(frame, specs(HOME)[NAME])
        said = explorer.element.locator(".hx-message")
        explorer.button("CSV").click()
        expect(said).to_contain_text("the frame around this page forbids it")
        explorer.button("Copy link").click()
        expect(said).to_contain_text("Copying is not allowed here")
        opened.complaints = [one for one in opened.complaints if "Clipboard" not in one]
        assert opened.complaints == []
    opened = opens(server)
    frame = framed(opened, f"{server}/{page_of('le-se-q1')}", "allow-scripts").frame_locator("#f")
    frame.locator("#le-se-q1 label").first.click()
    expect(frame.locator(".hx-progress-line")).to_contain_text("1 of")
    expect(frame.locator(".hx-progress-line")).to_contain_text("Answers are not kept")


def test_in_a_frame_without_scripts_the_picture_stands(opens, server):
    opened = opens(server)
    opened.page.complaints_expected = True  # the browser says that scripts are forbidden
    page = framed(opened, f"{server}/embed/{NAME}.html", "")
    frame = page.frame_locator("#f")
    expect(frame.locator("img.hx-fallback")).to_be_visible()
    expect(frame.locator(".hx-still > p")).to_contain_text("default settings")


@pytest.fixture(scope="module")
def editions(site, tmp_path_factory) -> Iterator[str]:
    """Two editions of the book on one host, at `/a/b/` and `/v2/`."""
    root = tmp_path_factory.mktemp("host")
    (root / "a").mkdir()
    (root / "a" / "b").symlink_to(site)
    (root / "v2").symlink_to(site)
    with served(root, 8200) as address:
        yield address


def test_below_any_path_a_page_asks_for_nothing_outside_the_book(opens, editions, specs):
    opened = opens(f"{editions}/a/b")  # a request that begins otherwise is a complaint
    for path in (HOME, f"embed/{NAME}.html"):
        page = opened.go(path)
        wait_until_ready(page)
        use(page, specs(HOME)[NAME])
    page = opened.go("search.html?q=desolvation")
    page.locator("#search-results li a").first.click()
    page.wait_for_url("**/a/b/book/**")
    opened.go("")
    page.wait_for_url("**/a/b/book/index.html")


def test_what_one_edition_keeps_another_does_not_know(opens, editions):
    opened = opens(editions, color_scheme="light")
    practice = page_of("le-se-q1")
    page = opened.go(f"a/b/{practice}")
    page.locator("#le-se-q1 label").first.click()
    dark = "document.documentElement.dataset.theme === 'dark'"
    for _ in range(3):
        if not page.evaluate(dark):
            page.locator(".theme-switch-button").first.click()
    assert page.evaluate(dark)
    page.reload()
    assert page.evaluate(dark)
    expect(page.locator("#le-se-q1 input:checked")).to_have_count(1)
    page = opened.go(f"v2/{practice}")
    assert not page.evaluate(dark)
    expect(page.locator("#le-se-q1 input:checked")).to_have_count(0)
    expect(page.get_by_role("button", name="Forget my answers")).to_be_hidden()
    names = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert names
    assert [name for name in names if not re.match(r"heteroionic-lite:/(a/b|v2)/:", name)] == []


def test_every_page_of_the_site_says_what_it_may_load(site):
    pages = [path for path in site.rglob("*.html") if "_static" not in path.parts]
    assert len(pages) > len(PAGES)
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert html == with_policy(html), path
        assert html.index("Content-Security-Policy") < html.index("<title"), path
    assert POLICY["script-src"] == "'self'"
    assert not any("unsafe-eval" in allowed for allowed in POLICY.values())


def test_a_page_runs_no_text_and_reaches_nobody(open_page):
    page = open_page(HOME)
    wait_until_ready(page)
    page.complaints_expected = True
    done = page.evaluate(
        """async () => {
          const refused = [];
          addEventListener("securitypolicyviolation",
            (event) => refused.push(event.effectiveDirective));
          const add = (name, more) =>
            document.body.append(Object.assign(document.createElement(name), more));
          add("script", { textContent: "window.ran = 1" });
          add("img", { src: "https://example.org/a.png" });
          add("style", { textContent: "p { color: red }" });
          add("b", { innerHTML: "<i onclick='window.ran = 2'>x</i>" });
          document.querySelector("b > i").click();
          const fetched = await fetch("index.html").then(() => "fetched", () => "refused");
          setTimeout("window.ran = 3");
          await new Promise((done) => setTimeout(done));
          return { ran: window.ran ?? null, fetched, refused: [...new Set(refused)].sort() };
        }"""
    )
    assert done["ran"] is None
    assert done["fetched"] == "refused"
    assert {"connect-src", "img-src", "script-src-attr", "script-src-elem"} <= set(done["refused"])
    assert {"script-src", "style-src-elem"} <= set(done["refused"])


def test_a_page_of_a_figure_alone_takes_settings_and_leads_back(opens, server, specs):
    spec = specs(HOME)[NAME]
    slider = next(p for p in spec["parameters"] if p["slider"])
    opened = opens(server)
    page = opened.go(f"embed/{NAME}.html#{NAME}?{slider['name']}={slider['high']}")
    wait_until_ready(page)
    explorer = Explorer(page, spec)
    assert explorer.values()[slider["name"]] == pytest.approx(slider["high"])
    assert explorer.read().complaints() == []
    assert explorer.button("Embed").count() == 0
    page.locator(".hx-embed details").click()
    expect(page.locator(".hx-embed details")).to_contain_text("html_baseurl")
    page.locator(".hx-embed a").first.click()
    page.wait_for_url(f"**/{HOME}#{NAME}")
    wait_until_ready(page)


def test_the_line_for_another_page_shows_the_figure_as_it_is(opens, open_explorer, server):
    explorer = open_explorer(NAME)
    name = explorer.sliders[0]
    explorer.slider(name).focus()
    explorer.page.keyboard.press("End")
    explorer.button("Embed").click()
    line = explorer.element.get_by_label("Line for another page").input_value()
    assert line.startswith(f'<iframe src="{server}/embed/{NAME}.html#{NAME}?{name}=')
    expect(explorer.element.locator(".hx-share")).to_contain_text("on this machine")
    course = opens(server).page
    course.set_content(line)
    figure = course.frame_locator("iframe").locator("[data-explorer]")
    expect(figure).to_have_attribute("data-ready", "true")
    field = figure.locator(f"[data-parameter-control='{name}'] .hx-number")
    expect(field).to_have_value(explorer.field(name).input_value())


def test_from_a_disk_no_line_is_offered_that_would_lead_nowhere(opens, site, specs):
    page = opens(site.as_uri()).go(HOME)
    wait_until_ready(page)
    explorer = Explorer(page, specs(HOME)[NAME])
    explorer.button("Embed").click()
    expect(explorer.element.locator(".hx-share")).to_contain_text("lies on a disk")
    assert explorer.element.get_by_label("Line for another page").count() == 0
