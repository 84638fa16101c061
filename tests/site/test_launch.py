"""Buttons that run a page follow from one setting; without it none is dead."""

from __future__ import annotations

import zipfile

import pytest
import yaml
from _site import launch
from _site.theme import mend

from tests.site.small import FRONT

PAGES = {
    "index": "# Book\n\n```{places-to-run}\n```\n",
    "figure": FRONT + "# A figure\n\n```{code-cell}\n1 + 1\n```\n",
}


@pytest.fixture
def published(build, tmp_path):
    """A book with these settings."""

    def publish(**settings):
        toc = {"format": "jb-book", "root": "index", "chapters": [{"file": "figure"}]}
        (tmp_path / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
        (tmp_path / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        return build(PAGES, "notebooks", "launch")

    return publish


def menu(app, page):
    """What the theme is given for a page."""
    context = {"header_buttons": [], "pathto": lambda name: f"{name}.html"}
    launch.offer(app, page, "page.html", context, object())
    return context["header_buttons"]


def test_without_an_address_no_button_is_dead_and_the_page_says_so(published):
    book = published()
    assert menu(book.app, "figure") == []
    assert "no public repository set" in book.pages["index"]
    assert "mybinder" not in book.pages["index"]
    assert book.app.config.html_baseurl == ""


def test_with_an_address_a_page_runs_in_binder_and_colab(published):
    book = published(repository={"url": "https://github.com/someone/ions", "branch": "main"})
    (group,) = menu(book.app, "figure")
    binder, colab = group["buttons"]
    assert binder["url"].endswith("/gh/someone/ions/main?urlpath=lab/tree/lab/figure.ipynb")
    assert colab["url"].endswith("/github/someone/ions/blob/gh-pages/figure.ipynb")
    assert "sandbox.ipynb" in menu(book.app, "index")[0]["buttons"][0]["url"]
    assert "no public repository set" not in book.pages["index"]
    assert book.app.config.html_baseurl == "https://someone.github.io/ions/"


def test_the_site_serves_the_wheel_that_its_notebooks_ask_for(published, tmp_path):
    book = published(repository={"url": "https://github.com/someone/ions"})
    (wheel,) = (tmp_path / "out" / "downloads").glob("*.whl")
    assert zipfile.ZipFile(wheel).testzip() is None
    notebook = (tmp_path / "out" / "figure.ipynb").read_text(encoding="utf-8")
    assert f"https://someone.github.io/ions/downloads/{wheel.name}" in notebook
    assert f'href="downloads/{wheel.name}"' in book.pages["index"]


def test_a_host_is_opened_and_a_file_is_downloaded():
    binder = '<a href="https://mybinder.org/v2/gh/a/b/main?urlpath=c.ipynb" target="_blank"'
    assert mend(binder)[0] == binder
    assert mend('<a href="chapter.ipynb" target="_blank"')[0] == '<a href="chapter.ipynb" download'
