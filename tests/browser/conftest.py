"""What the browser tests share: the book's pages, and an explorer of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.explorers import Explorer, skip_all, specifications, wait_until_ready
from tests.contents import PAGES
from tests.opened import Opened, report

# Together they have whatever a page can have. Tests with the mark `one_of_each_kind` look at
# these, and at all with `--every-page`, as `make audit` has them.
OF_EACH_KIND = [
    "book/index.html",
    "book/le-se/index.html",
    "book/pe-se/equations.html",
    "book/se-se/practice.html",
    "book/architectures/bilayers.html",
    "book/data.html",
    "book/symbols.html",
]

OpenExplorer = Callable[..., Explorer]
Opens = Callable[..., Opened]
Specs = Callable[[str], dict[str, dict[str, Any]]]
Visit = Callable[..., Page]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with a `chapter` is one for every page of the book, or for one of each kind."""
    if "chapter" in metafunc.fixturenames:
        few = metafunc.definition.get_closest_marker("one_of_each_kind")
        few = few and not metafunc.config.getoption("--every-page")
        # All tests of a page come after one another, so that they can look at it together.
        metafunc.parametrize("chapter", OF_EACH_KIND if few else PAGES, scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def specs(site: Path) -> Specs:
    """The specifications that a page carries, by the explorers' ids."""
    found: dict[str, dict[str, dict[str, Any]]] = {}

    def of(page: str) -> dict[str, dict[str, Any]]:
        if page not in found:
            found[page] = specifications(site / page)
        return found[page]

    return of


@pytest.fixture(scope="session")
def pages_of_explorers(specs: Specs) -> dict[str, str]:
    """On which page each explorer of the book is."""
    return {name: page for page in PAGES for name in specs(page)}


@pytest.fixture
def opens(browser: Browser) -> Iterator[Opens]:
    """Empty pages that ask nothing but what begins with an address, and complain of nothing."""
    pages: list[Opened] = []

    def one(address: str, **options) -> Opened:
        pages.append(Opened.new(browser, address, **options))
        return pages[-1]

    yield one
    for opened in pages:
        opened.page.context.close()
    report(pages)


@pytest.fixture
def open_explorer(open_page, specs, pages_of_explorers) -> OpenExplorer:
    """`open_explorer("le-se-concentration", unlock=True, fragment="?temperature=300", …)`."""

    def open_one(name: str, *, unlock: bool = True, fragment: str = "", **options) -> Explorer:
        if name not in pages_of_explorers:
            pytest.fail(f"no page has an explorer {name!r}; there are {sorted(pages_of_explorers)}")
        chapter = pages_of_explorers[name]
        address = f"{chapter}#{name}{fragment}" if fragment else chapter
        page = open_page(address, **options)
        wait_until_ready(page)
        explorer = Explorer(page, specs(chapter)[name])
        if unlock:
            explorer.unlock()
        return explorer

    return open_one


@pytest.fixture(scope="session")
def visits(browser: Browser, server: str, chapter: str) -> Iterator[Callable[..., Opened]]:
    """The pages that are open of one chapter."""
    pages: dict[Any, Opened] = {}

    def of(*, answered: bool = False, **options: Any) -> Opened:
        key = (answered, *sorted(options.items()))
        if key not in pages:
            pages[key] = Opened.new(browser, server, **options)
            pages[key].go(chapter)
            if options.get("javascript", True):
                wait_until_ready(pages[key].page)
            if answered:
                skip_all(pages[key].page)
        return pages[key]

    yield of
    for opened in pages.values():
        opened.page.context.close()


@pytest.fixture
def visit(visits) -> Iterator[Visit]:
    """Shows the chapter to several tests: `visit(color_scheme="dark", width=320)`.

    It is opened once with these options, and whoever looks at it leaves it as it was: nothing
    moved or unfolded, and no prediction answered, or with `answered` all of them skipped. What it
    complains about fails the test that looked.
    """
    looked_at = []

    def look(**options: Any) -> Page:
        looked_at.append(visits(**options))
        return looked_at[-1].page

    yield look
    report(looked_at)
