"""What is offered as a notebook reads well in any Jupyter, and keeps its answers folded."""

from __future__ import annotations

import re
from base64 import b64decode
from functools import cache
from urllib.parse import urlsplit

import nbformat
import pytest
from _notebooks import Book, notebook
from _notebooks.address import Address
from _notebooks.markdown import Page
from _notebooks.pictures import as_image

from tests.contents import ROOT

HERE = Book.of(ROOT)
THERE = Book(ROOT, Address.of({"repository": {"url": "https://github.com/someone/ions"}}))
MATHS_AND_CODE = re.compile(r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$\n]*\$", re.DOTALL)
RAW = {
    "a role": r"\{[a-z:]+\}`|\{cite",
    "a label": r"^\([\w-]+\)=",
    "a directive": r"^(?:`{3,}|:{3,})\s*\{|^:{3,}|^:\w+: ",
    "attributes": r"\]\{|^\{[.#]",
    "a definition": r"^: ",
    "a link within the page": r"\]\(#|href=\"#",
    "a link to a source": r"\]\([^)]*\.md[)#]",
    "a drawing that is not shown": r"<svg",
}


@cache
def offered(book, page, together=False):
    return notebook(book, page, together=together)


def words(made):
    return "\n\n".join(cell.source for cell in made.cells if cell.cell_type == "markdown")


@pytest.mark.parametrize("book", [HERE, THERE], ids=["no address", "an address"])
def test_nothing_is_left_that_plain_jupyter_would_show_as_it_is_written(book):
    for page in sorted(HERE.runnable):
        made = offered(book, page)
        nbformat.validate(made)
        assert "{cite" not in words(made), page
        text = MATHS_AND_CODE.sub("", words(made))
        for what, pattern in RAW.items():
            found = re.search(rf".*(?:{pattern}).*", text, re.MULTILINE)
            assert not found, f"{page}: {what}: {found[0][:200]}"


def test_every_formula_and_every_number_of_the_text_is_still_there():
    for page in sorted(HERE.runnable):
        source = re.sub(r"(?ms)^```\{(?:code-cell|raw).*?^```|\A---.*?^---", "", HERE.source(page))
        shown = words(offered(HERE, page))
        for formula in re.findall(r"\$[^$\n]+\$", source):
            assert formula in shown, f"{page}: {formula}"
        for heading in re.findall(r"^#+ (.+)$", source, re.MULTILINE):
            assert re.search(rf"^#+ {re.escape(heading)}$", shown, re.MULTILINE), heading


def test_without_an_address_no_link_leads_into_the_book():
    for page in HERE.runnable:
        shown = words(offered(HERE, page))
        addresses = re.findall(r"\]\(([^)\s]+)\)|href=\"([^\"]+)\"", shown)
        assert all(urlsplit(one or two).scheme == "https" for one, two in addresses), page


def test_with_an_address_every_link_leads_to_a_place_of_the_site(site):
    pages = {}
    for page in sorted(HERE.runnable):
        for address in re.findall(
            r"(?:\]\(|href=\")(https://someone[^)\"\s]+)", words(offered(THERE, page))
        ):
            path, _, anchor = address.removeprefix(f"{THERE.address.site}/").partition("#")
            if path not in pages:
                pages[path] = (site / path).read_text(encoding="utf-8")
            anchor = anchor.partition("?")[0]
            assert not anchor or f'id="{anchor}"' in pages[path], f"{page}: {address}"
    assert pages


def test_what_the_page_folds_is_folded():
    seen = set()
    for page in HERE.runnable:
        made = offered(HERE, page).cells
        for cell in made:
            tags = set(cell.metadata.get("tags", ()))
            folded = cell.metadata.get("jupyter", {})
            seen |= tags
            if tags & {"hide-input", "remove-input", "hide-cell", "proof"}:
                assert folded["source_hidden"], (page, cell.source[:80])
            if "hide-cell" in tags:
                # a folded cell shows its first line, and this one folds what the cell gives
                assert cell.source.splitlines()[0] == "%%solution"
                assert any("load_ext heteroionic_lite.solutions" in one.source for one in made)
            if "ask(" in cell.source:
                assert folded["source_hidden"], (page, cell.source[:80])
    assert {"hide-input", "remove-input", "hide-cell", "proof"} <= seen


def test_a_notebook_holds_no_output_and_no_trace_of_a_machine():
    for page in (*HERE.runnable, "notebooks/sandbox"):
        made = offered(HERE, page)
        assert not any(cell.get("outputs") for cell in made.cells)
        assert str(ROOT) not in nbformat.writes(made)
        assert made.metadata.kernelspec.name == "python3"


def test_together_notebooks_lead_to_each_other_and_get_nothing():
    for page in HERE.runnable:
        made = offered(HERE, page, together=True)
        assert "%pip" not in nbformat.writes(made)
        for path in re.findall(r"\]\(([^)\s:]+)\)", words(made)):
            target = (ROOT / page).parent / path
            assert target.resolve().with_suffix(".md").is_file(), f"{page}: {path}"
    assert "](le-se/index.ipynb)" in words(offered(HERE, "book/index", together=True))


@pytest.mark.parametrize(
    ("myst", "plain"),
    [
        ("{cite:p}`sagane2012,abe2005`", "(Sagane et al. 2012; Abe et al. 2005)"),
        ("{cite:t}`sagane2012`", "Sagane et al. (2012)"),
        ("(le-se-sign)=\nText", "Text"),
        ("[[2, 3]]{.plain}", "[2, 3]"),
        ("see [Eq. **4** of $x_1$](#le-se-eq-4)", "see Eq. **4** of $x_1$"),
        ("`[code](#le-se)` $[a](b)$", "`[code](#le-se)` $[a](b)$"),
        ("```python\n(x)=\n[a](#b)\n```", "```python\n(x)=\n[a](#b)\n```"),
        (":::{note}\nWord.\n\n$$x$$\n:::", "> **Note.**\n>\n> Word.\n>\n> $$x$$"),
        ("Term\n: What it is\n  in two lines", "- **Term**: What it is\n  in two lines"),
        ("<a href=\"#le-se\">words</a>", "words"),
        ("[doi](https://doi.org/1)", "[doi](https://doi.org/1)"),
    ],
)  # fmt: skip
def test_myst_becomes_what_jupyter_shows(myst, plain):
    assert Page(HERE, "book/le-se/index").plain(myst) == plain


def test_a_role_that_is_not_known_is_named_with_its_page():
    with pytest.raises(ValueError, match=r"book/le-se/index: .* the role \{unheard\}"):
        Page(HERE, "book/le-se/index").plain("{unheard}`of`")


def test_a_drawing_is_a_picture_with_its_words():
    shown = words(offered(HERE, "book/le-se/index"))
    image = re.search(
        r"<img alt=\"([^\"]+)\" width=\"760\" src=\"data:image/svg\+xml;base64,", shown
    )
    assert image[1].startswith("An ion crossing from a liquid into a solid")


def test_a_drawing_that_stands_alone_is_not_pushed_out_of_its_frame():
    html = '<figure class="a"><svg viewBox="0 0 20 10"><style>.a{margin:9px}</style></svg></figure>'
    svg = b64decode(re.search(r"base64,([^\"]+)", as_image(html))[1]).decode()
    assert 'width="20" height="10" class="a" style="margin:0;' in svg


@pytest.mark.parametrize(
    ("url", "site", "binder"),
    [
        ("https://github.com/a/b", "https://a.github.io/b", "gh/a/b/main"),
        ("https://github.com/A/a.github.io.git", "https://a.github.io", "gh/A/a.github.io/main"),
        ("https://gitlab.com/a/g/b/", "https://a.gitlab.io/g/b", "gl/a%2Fg%2Fb/main"),
        ("https://code.example/a/b", "", "git/https%3A%2F%2Fcode.example%2Fa%2Fb/main"),
    ],
)
def test_everything_follows_from_the_address_of_the_repository(url, site, binder):
    address = Address.of({"repository": {"url": url}})
    assert address.site == site
    assert address.binder("lab").startswith(f"https://mybinder.org/v2/{binder}?urlpath=lab")
    assert bool(address.colab("a.ipynb")) == ("github" in url)


def test_an_address_that_is_none_is_refused():
    with pytest.raises(ValueError, match="is no https:// address"):
        Address.of({"repository": {"url": "git@github.com:a/b.git"}})


def test_the_sites_own_address_wins():
    settings = {"repository": {"url": "https://github.com/a/b"}}
    settings["sphinx"] = {"config": {"html_baseurl": "https://ions.example/"}}
    assert Address.of(settings).site == "https://ions.example"
