"""What tests share: the built book, a server for it, and a browser that sees nothing else."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route, sync_playwright

from tools import chromium
from tools.serve import serve

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "_build" / "html"
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
)

OpenPage = Callable[..., Page]


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
    with serve(site, 8100) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


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
    pages: list[tuple[Page, list[str]]] = []

    def open_one(
        path: str = "book/index.html",
        *,
        javascript: bool = True,
        width: int = 1280,
        height: int = 800,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            java_script_enabled=javascript,
            viewport={"width": width, "height": height},
            **options,
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        complaints: list[str] = []
        watch(page, server, complaints)
        pages.append((page, complaints))
        page.goto(f"{server}/{path}")
        return page

    yield open_one

    for page, _ in pages:
        page.context.close()
    found = [
        complaint
        for page, complaints in pages
        for complaint in complaints
        if not getattr(page, "complaints_expected", False)
    ]
    assert not found, "\n".join(found)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The book's first page in a window of a laptop's size."""
    return open_page()


def watch(page: Page, server: str, complaints: list[str]) -> None:
    """Blocks and notes requests to other origins; notes errors of the page."""

    def route(request_route: Route, request: Request) -> None:
        scheme = urlsplit(request.url).scheme
        if scheme in {"data", "blob"} or request.url.startswith(f"{server}/"):
            request_route.continue_()
        else:
            complaints.append(f"request to another origin: {request.url}")
            request_route.abort()

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"error in the console: {message.text}")

    page.context.route("**/*", route)
    page.on("console", console)
    page.on("pageerror", lambda error: complaints.append(f"uncaught exception: {error}"))
