"""A page of the book in the browser, and what it complained about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request


@dataclass
class Opened:
    """A page in a context of its own."""

    page: Page
    server: str
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def new(
        cls,
        browser: Browser,
        server: str,
        *,
        javascript: bool = True,
        width: int = 1280,
        height: int = 800,
        **options: Any,
    ) -> Opened:
        """An empty page; further options go to Playwright's `new_context`."""
        context = browser.new_context(
            java_script_enabled=javascript,
            viewport={"width": width, "height": height},
            **options,
        )
        context.set_default_timeout(15_000)
        opened = cls(context.new_page(), server)
        context.on("request", opened.request)
        opened.page.on("console", opened.console)
        opened.page.on("pageerror", lambda error: opened.complain(f"uncaught exception: {error}"))
        return opened

    def go(self, path: str) -> Page:
        """Opens a page of the book."""
        self.page.goto(f"{self.server}/{path}")
        return self.page

    def complain(self, what: str) -> None:
        """Notes it, with the page on which it happened."""
        self.complaints.append(f"{self.page.url.removeprefix(self.server)[:200]}: {what}")

    def request(self, request: Request) -> None:
        """A request to another origin goes nowhere (see FLAGS); that it was made is noted."""
        here = request.url.startswith(f"{self.server}/")
        if not here and urlsplit(request.url).scheme not in {"data", "blob"}:
            self.complain(f"request to another origin: {request.url}")

    def console(self, message: ConsoleMessage) -> None:
        """Errors that a browser writes down for whoever looks."""
        if message.type == "error":
            self.complain(f"error in the console: {message.text}")


def report(pages: Iterable[Opened]) -> None:
    """Fails if a page complained and its test did not expect it; a complaint is made once."""
    found = []
    for opened in pages:
        if not getattr(opened.page, "complaints_expected", False):
            found += opened.complaints
        opened.complaints.clear()
    assert not found, "\n".join(found)
