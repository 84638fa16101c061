"""A chapter of several pages: its proofs, links, map, old address, and what is said of it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from _site import assets
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.opened import Opened, report
from tests.site.small import CITES, FRONT, build, write_book
from tools.serve import served

TOC = {
    "format": "jb-book",
    "root": "book/index",
    "chapters": [
        {
            "file": "book/salt/index",
            "sections": [{"file": "book/salt/equations"}, {"file": "book/salt/practice"}],
        },
        {"file": "book/alone"},
    ],
}

INDEX = """\
# A book

It is about salt, and about what becomes of salt in water that is warm.

A link to [a step](#salt-step), to [the first question](#salt-q1), to [the figure](#salt-figure) and
to [a term](#salt-term). In HTML: <a href="#salt-eq-1">an equation</a>,
<a href="#salt-figure?temperature=300">a state</a>.
"""

CHAPTER = (
    FRONT
    + """\
# Salt

Salt dissolves, e.g. in water, and then conducts. It does so the better the more of it there is.

```{chapter-map}
practice: Three things to try.
```

```{code-cell}
:tags: [hide-input]

from heteroionic_lite import Panel, explore, right, wrong
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
from heteroionic_lite.models.parameters import concentration

explore(
    "salt-figure",
    Panel([charge_transfer_resistance], x=concentration, y_scale="log"),
    sliders=["concentration"],
    title="Resistance and concentration",
    description="The resistance falls with concentration.",
)
```
"""
)

EQUATIONS = (
    FRONT
    + """\
# Equations

One equation follows.

(salt-eq-1)=
## How much dissolves

The result comes first.

```{code-cell}
:tags: [proof]

import sympy

from heteroionic_lite.derivation import equal

x = sympy.Symbol("x", positive=True)
```

```{code-cell}
:tags: [proof]

equal("A product is a square.", x * x, x**2)
```

(salt-step)=
In between, a sentence with $x^2$.

```{code-cell}
:tags: [proof, hide-input]

equal("A sum of two is a double.", x + x, 2 * x)
```

## Another

A sentence before the proof.

```{code-cell}
:tags: [proof]

equal("Another proof.", x + 2 * x, 3 * x)
```
"""
)

PRACTICE = (
    FRONT
    + """\
# Practice

{#salt-term}
Solubility is a term, see [how much](#salt-eq-1).

```{code-cell}
:tags: [remove-input]

from heteroionic_lite import ask, right, wrong

ask(
    "salt-q1",
    "What dissolves?",
    right("salt", "See <a href='#x'>no link</a> and <a href=\\"#salt-eq-1\\">Eq. 1</a>."),
    wrong("sand", "Sand does not."),
)
```
"""
).replace("<a href='#x'>no link</a>", "above")

PAGES = {
    "index": INDEX,
    "salt/index": CHAPTER,
    "salt/equations": EQUATIONS,
    "salt/practice": PRACTICE,
    "alone": "# Alone\n\nA page that stands alone and says little, but still enough for a word."
    f"\n\nSee {CITES}",
}


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("short")
    write_book(folder, TOC, PAGES, sphinx={"moved": {"book/lonely": "book/alone"}})
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def built(source) -> Path:
    return source / "_build" / "html"


@pytest.fixture(scope="module")
def read(built):
    def of(name: str) -> BeautifulSoup:
        return BeautifulSoup((built / name).read_text(encoding="utf-8"), "html.parser")

    return of


@pytest.fixture(scope="module")
def equations(read) -> BeautifulSoup:
    return read("book/salt/equations.html")


def test_neighbouring_steps_are_one_proof_that_counts_them(equations):
    said = [proof.find("summary").text for proof in equations.select("details.hx-proofs")]
    assert said == ["Proof, in 2 steps", "Proof, in one step"]


def test_a_closed_proof_shows_each_step_and_hides_each_code(equations):
    proof = equations.select_one("details.hx-proofs")
    assert not proof.has_attr("open")
    inside = [part.text for part in proof.select("details.hx-proof-code > summary")]
    assert inside == ["Code before the next step", "Code of this step", "Code of this step"]
    assert not any(part.has_attr("open") for part in proof.select("details"))
    for step in proof.select(".hx-step"):
        assert step.find_parent("details") is proof
    for code in proof.select(".cell_input"):
        assert code.find_parent("details")["class"] == ["hx-proof-code"]


def test_a_paragraph_between_two_steps_belongs_to_the_proof_and_one_before_it_does_not(equations):
    between = equations.select_one("#salt-step")
    assert between.find_parent("details")["class"] == ["hx-proofs"]
    before = equations.find("p", string="A sentence before the proof.")
    assert before.find_parent("details") is None


def test_no_summary_holds_a_block(equations):
    summaries = equations.find_all("summary")
    assert len(summaries) > 4
    for summary in summaries:
        assert {part.name for part in summary.find_all()} <= {"span", "i"}


def test_a_link_by_an_id_finds_the_page_that_has_it(read):
    links = {link.text: link["href"] for link in read("book/index.html").select("article a[href]")}
    assert links["a step"] == "salt/equations.html#salt-step"
    assert links["the first question"] == "salt/practice.html#salt-q1"
    assert links["the figure"] == "salt/index.html#salt-figure"
    assert links["an equation"] == "salt/equations.html#salt-eq-1"
    assert links["a state"] == "salt/index.html#salt-figure?temperature=300"
    assert links["a term"] == "salt/practice.html#salt-term"


def test_a_link_in_a_cells_html_is_resolved_too(read):
    feedback = read("book/salt/practice.html").select_one(".hx-feedback a")
    assert feedback["href"] == "equations.html#salt-eq-1"


@pytest.mark.parametrize(
    "link", ["[text](#nowhere)", '<a href="#nowhere">text</a>'], ids=["markdown", "html"]
)
def test_a_link_to_an_id_that_no_page_has_fails_the_build(tmp_path, link):
    toc = {"format": "jb-book", "root": "book/index"}
    write_book(tmp_path, toc, {"index": f"# A book\n\nIt links to {link}.\n"})
    done = build(tmp_path)
    assert done.returncode != 0
    assert "nowhere" in done.stderr
    assert "index" in done.stderr


def test_the_map_lists_the_other_pages_with_a_line_and_a_time(read):
    entries = read("book/salt/index.html").select(".hx-chapter-map li")
    assert [entry.find("a")["href"] for entry in entries] == ["equations.html", "practice.html"]
    first, second = (entry.text for entry in entries)
    assert first == "Equations. One equation follows. 1 minute"
    assert second == "Practice. Three things to try. 1 minute"


def test_a_page_says_how_long_it_takes_and_how_many_figures_it_has(read):
    assert read("book/salt/index.html").select_one(".hx-reading-time").text == (
        "1 minute, 1 live figure"
    )
    assert read("book/alone.html").select_one(".hx-reading").text == "1 minute"


def test_every_page_of_a_chapter_knows_all_its_questions(read):
    for name in ("index", "equations", "practice"):
        progress = read(f"book/salt/{name}.html").select_one("[data-progress]")
        assert progress["data-questions"] == "salt-q1"


def test_contents_of_a_page_name_its_figures(read):
    entries = read("book/salt/index.html").select("#pst-page-toc-nav a")
    assert [(entry.text, entry["href"]) for entry in entries] == [
        ("Resistance and concentration", "#salt-figure")
    ]


def test_title_names_page_chapter_and_book_and_nothing_twice(read):
    titles = {name: read(f"book/{name}.html").title.text for name in PAGES}
    assert titles == {
        "index": "A book — Ions across interfaces",
        "salt/index": "Salt — Ions across interfaces",
        "salt/equations": "Equations — Salt — Ions across interfaces",
        "salt/practice": "Practice — Salt — Ions across interfaces",
        "alone": "Alone — Ions across interfaces",
    }


def test_previous_and_next_say_the_chapter(read):
    named = read("book/alone.html").select_one(".left-prev .prev-next-title").text
    assert named == "Salt: Practice"


def test_description_is_a_sentence_or_two(read):
    said = read("book/salt/index.html").find("meta", attrs={"name": "description"})["content"]
    assert said == (
        "Salt dissolves, e.g. in water, and then conducts. It does so the better the more of it "
        "there is."
    )


def test_without_an_address_nothing_claims_one(built, read):
    page = read("book/index.html")
    assert page.find("link", rel="canonical") is None
    assert page.find("meta", property="og:url") is None
    assert not (built / "sitemap.xml").exists()
    assert (built / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"
    assert (built / ".nojekyll").is_file()


def test_page_for_wrong_addresses_needs_no_other_file(read):
    page = read("404.html")
    assert page.find(["link", "img", "script", "a"]) is None
    assert "no page at this address" in page.h1.text


def test_old_address_without_scripts_leads_to_the_chapter(read):
    page = read("book/salt.html")
    assert page.noscript.meta["content"] == "0; url=salt/index.html"
    assert page.main.a["href"] == "salt/index.html"


def test_no_page_has_a_script_in_itself(built):
    for path in built.rglob("*.html"):
        if "_static" not in path.parts:
            page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
            for script in page.find_all("script"):
                inline = script.get("type") != "application/json" and not script.get("src")
                assert not inline, f"{path}: {script}"


def test_a_page_has_one_style_sheet_and_no_script_that_holds_up_the_text(read):
    page = read("book/salt/index.html")
    assert len(page.find_all("link", rel="stylesheet")) == 1
    for script in page.find_all("script", src=True):
        assert script.has_attr("defer") or "/first." in script["src"]


def test_what_a_browser_keeps_carries_a_digest_of_its_content(built, read):
    page = read("book/salt/index.html")
    served = [script["src"] for script in page.find_all("script", src=True)]
    served += [link["href"] for link in page.find_all("link", rel="stylesheet")]
    assert len(served) == 6  # one of them the curves of the page's first figure
    for address in served:
        assert re.search(r"\.[0-9a-f]{10}\.(css|js)$", address)
        assert (built / "book" / "salt" / address).resolve().is_file()


@pytest.fixture(scope="module")
def published(source, tmp_path_factory) -> Path:
    """The same book with an address."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(source, folder, dirs_exist_ok=True)
    shutil.rmtree(folder / "_build" / "html")
    base = "https://example.org/ions/"
    write_book(folder, TOC, PAGES, sphinx={"html_baseurl": base})
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "_build" / "html"


def test_with_an_address_pages_say_where_they_are_and_how_they_look(published):
    html = (published / "book" / "salt" / "index.html").read_text(encoding="utf-8")
    page = BeautifulSoup(html, "html.parser")
    address = "https://example.org/ions/book/salt/index.html"
    assert page.find("link", rel="canonical")["href"] == address
    said = {tag["property"]: tag["content"] for tag in page.find_all("meta", property=True)}
    assert said["og:url"] == address
    assert said["og:title"] == "Salt"
    assert said["og:image:alt"] == "The resistance falls with concentration."
    picture = published / said["og:image"].removeprefix("https://example.org/ions/")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_with_an_address_the_site_has_a_map_of_all_pages(published):
    tree = ET.parse(published / "sitemap.xml")  # noqa: S314 (our own file)
    addresses = [element.text for element in tree.iter() if element.tag.endswith("loc")]
    assert addresses == [
        f"https://example.org/ions/book/{name}.html"
        for name in ("index", "salt/index", "salt/equations", "salt/practice", "alone")
    ]
    assert "Sitemap: https://example.org/ions/sitemap.xml" in (published / "robots.txt").read_text()


@pytest.fixture
def opened(browser, built):
    """Opens pages of the small book as `open_page` does those of the real one."""
    pages = []
    with served(built, 8300) as address:

        def go(path: str, **options):
            pages.append(Opened.new(browser, address, **options))
            return pages[-1].go(path)

        yield go
        for one in pages:
            one.page.context.close()
    report(pages)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("book/salt.html", "book/salt/index.html"),
        ("book/salt.html#salt-eq-1", "book/salt/equations.html#salt-eq-1"),
        ("book/salt.html#salt-q1", "book/salt/practice.html#salt-q1"),
        (
            "book/salt.html#salt-figure?concentration=500",
            "book/salt/index.html#salt-figure?concentration=500",
        ),
        ("book/salt.html#no-such-id", "book/salt/index.html#no-such-id"),
        ("book/salt.html#constructor", "book/salt/index.html#constructor"),
        ("book/salt.html#%E0%A4%A", "book/salt/index.html#%E0%A4%A"),
        ("book/lonely.html", "book/alone.html"),
    ],
)
def test_old_address_leads_to_the_page_that_has_the_anchor_now(opened, old, new):
    opened(old).wait_for_url(f"**/{new}")


@pytest.mark.browser
def test_a_link_into_a_proof_opens_it(opened):
    page = opened("book/salt/equations.html#salt-step")
    expect(page.locator("#salt-step")).to_be_visible()
    expect(page.locator("#salt-step")).to_be_in_viewport()


@pytest.mark.browser
def test_a_proof_opens_by_keyboard_and_without_scripts(opened):
    page = opened("book/salt/equations.html", javascript=False)
    step = page.locator(".hx-proofs .hx-step").first
    expect(step).to_be_hidden()
    page.locator(".hx-proofs > summary").first.focus()
    page.keyboard.press("Enter")
    expect(step).to_be_visible()
    expect(page.locator(".hx-proof-code .cell_input").first).to_be_hidden()


@pytest.mark.browser
def test_a_closed_proof_prints_as_one_line(opened):
    page = opened("book/salt/equations.html")
    page.emulate_media(media="print")
    said = "getComputedStyle(document.querySelector('.hx-proofs > summary'), '::after').content"
    assert page.evaluate(said) == '": see the page"'
    expect(page.locator(".hx-step").first).to_be_hidden()


@pytest.mark.browser
def test_progress_counts_answers_and_forgets_them_when_asked_twice(opened):
    page = opened("book/salt/practice.html")
    line = page.locator(".hx-progress-line")
    expect(line).to_have_text("Done in this chapter: 0 of 1 question.")
    forget = page.get_by_role("button", name="Forget my answers")
    expect(forget).to_be_hidden()
    page.evaluate("localStorage.setItem('another-site', 'stays')")
    page.locator("#salt-q1 label").first.click()
    expect(line).to_have_text("Done in this chapter: 1 of 1 question.")
    forget.click()
    expect(page.get_by_role("button", name="Keep them")).to_be_focused()
    page.keyboard.press("Enter")
    expect(forget).to_be_focused()
    expect(line).to_have_text("Done in this chapter: 1 of 1 question.")
    forget.click()
    page.get_by_role("button", name="Forget 1 answer").click()
    expect(page.locator(".hx-progress-status")).to_contain_text("Forgotten: 1 answer.")
    expect(line).to_have_text("Done in this chapter: 0 of 1 question.")
    expect(page.locator("#salt-q1 input:checked")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('another-site')") == "stays"
    kept = json.loads(page.evaluate("JSON.stringify(Object.keys(localStorage))"))
    assert not [name for name in kept if "question" in name]


@pytest.mark.browser
def test_no_rule_that_matches_something_on_a_page_is_left_out(opened, built):
    page = opened("book/salt/equations.html")
    sheets = {
        path.relative_to(built).as_posix(): path.read_text(encoding="utf-8")
        for name in ("basic.css", *assets.SHEETS)  # the theme imports the first
        for path in (built / "_static").glob(name)
    }
    assert len(sheets) > len(assets.SHEETS)
    missing = page.evaluate(
        """async (sheets) => {
          const selectors = (rules) => [...rules].flatMap((rule) => [
            ...(rule.selectorText ? rule.selectorText.split(/,(?![^(]*\\))/) : []),
            ...(rule.cssRules ? selectors(rule.cssRules) : []),
          ]).map((one) => one.trim());
          const kept = new Set([...document.styleSheets]
            .filter((one) => one.href).flatMap((one) => selectors(one.cssRules)));
          const missing = [];
          for (const [address, text] of Object.entries(sheets)) {
            const sheet = new CSSStyleSheet();
            await sheet.replace(text);
            for (const selector of selectors(sheet.cssRules)) {
              let found = null;
              const element = selector.replace(/::?[a-z-]+$/, "") || "*";
              try { found = document.querySelector(element); } catch {}
              if (found && !kept.has(selector)) missing.push(`${address}: ${selector}`);
            }
          }
          return missing;
        }""",
        sheets,
    )
    assert missing == []


@pytest.mark.browser
def test_what_hides_code_says_one_thing_at_a_time(opened):
    page = opened("book/salt/index.html")
    said = page.locator("details.hide > summary")
    expect(said).to_have_text("Show code cell source", use_inner_text=True)
    said.click()
    expect(said).to_have_text("Hide code cell source", use_inner_text=True)
