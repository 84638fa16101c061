"""What tests share: the built book, a server for it, and a browser that sees nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.contents import BUILT, ROOT
from tests.opened import Opened, report
from tools import chromium
from tools.serve import served

SOURCES = ("book", "heteroionic_lite", "_config.yml", "_toc.yml", "requirements.txt")
IGNORED = {"node_modules", "frontend", "__pycache__", ".ipynb_checkpoints"}

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No page reaches anything but this machine, whatever it asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)

OpenPage = Callable[..., Page]

# What is computed takes as long as the machine has other things to do.
expect.set_options(timeout=30_000)

# What shares something that takes long to make: a JupyterLab, small books.
TOGETHER = (
    "tests/lab/test_lab.py",
    "tests/lab/test_reopened.py",
    "tests/site/test_extension.py",
    "tests/site/test_outputs.py",
    "tests/site/test_short_pages.py",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `make audit` asks for."""
    parser.addoption(
        "--every-page", action="store_true", help="tests of one page of each kind look at all"
    )
    parser.addoption("--slow", action="store_true", help="also what takes minutes")


def group(nodeid: str) -> str:
    """What a test shares with others: its file, or the chapter that they look at; or nothing."""
    path = nodeid.split("::", maxsplit=1)[0]
    chapter = re.search(r"\[(book/[a-z-]+\.html)", nodeid)
    return path if path in TOGETHER else chapter[1] if chapter else ""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With several processes, the tests of a group stay in one."""
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        # Of a mark `xdist_group` the names of tests in pytest 9.2 say nothing any more.
        def _split_scope(self, nodeid: str) -> str:
            return group(nodeid) or nodeid

    return Scheduling(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes minutes is for `make audit`; what is long and cannot be divided begins first."""
    slow = [] if config.getoption("--slow") else [one for one in items if "slow" in one.keywords]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [one for one in items if one not in slow]
    rank = {item: (group(item.nodeid) not in TOGETHER, not group(item.nodeid)) for item in items}
    items.sort(key=rank.__getitem__)


def is_current() -> bool:
    """Whether the book was built after its last source was written."""
    index = BUILT / "index.html"
    if not index.is_file():
        return False
    built = index.stat().st_mtime
    paths = [ROOT / source for source in SOURCES]
    paths += [path for source in paths if source.is_dir() for path in source.rglob("*")]
    return all(
        path.stat().st_mtime <= built
        for path in paths
        if path.is_file() and not IGNORED.intersection(path.relative_to(ROOT).parts)
    )


@pytest.fixture(scope="session")
def site() -> Path:
    """The built book, built now by `make site`'s own command unless it is current."""
    if not is_current():
        command = [Path(sys.executable).parent / "jupyter-book", "build", ROOT]
        done = subprocess.run(
            [*command, "-W", "--keep-going", "-n"],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            pytest.fail(f"The book does not build:\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}")
    return BUILT


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address at which the built book is served, without a slash at its end."""
    with served(site, 8100) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Tests want `open_page` or `page`, which watch what it asks for."""
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.HOW_TO_GET_IT)
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=str(path), args=list(FLAGS))
        yield chrome
        chrome.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[OpenPage]:
    """Opens pages of the book, each in a context of its own.

    `open_page("book/le-se.html", color_scheme="dark", javascript=False, width=320)`;
    further keywords go to Playwright's `new_context`. A request to another origin, an error
    in the console or an uncaught exception on any of the pages fails the test at its end.
    Set `page.complaints_expected = True` on a page where the test provokes them.
    """
    pages: list[Opened] = []

    def open_one(path: str = "book/index.html", **options: Any) -> Page:
        opened = Opened.new(browser, server, **options)
        pages.append(opened)
        return opened.go(path)

    yield open_one

    for opened in pages:
        opened.page.context.close()
    report(pages)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The book's first page in a window of a laptop's size."""
    return open_page()
