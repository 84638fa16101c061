"""What each page of the built book weighs, and whether that is within its budget.

    .venv/bin/python tools/budgets.py [_build/html]

Prints a table; what is above its limit carries a mark, and then the exit status is 1.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import chromium
from tools.serve import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTH, HEIGHT = 1366, 900
FIRST = "book/index.html"
# gzip makes these no smaller, and servers do not try.
COMPRESSED = {".woff", ".woff2", ".png"}

LIMITS = {
    "html": 60.0,  # kB, gzip
    "nodes": 8000,
    "screens": 15.0,
    "first": 300.0,  # kB, everything, gzip
    "next": 60.0,  # kB, what the book's first page has not brought already
    "words": 110,  # in the longest paragraph
    "names": 0,  # names of functions in the text
}

READY = """() => !document.querySelector(
  "[data-explorer]:not([data-ready]):not([data-failed])")"""
MEASURE = r"""() => {
  // On a sheet of exercises names are what is to be typed.
  const left = "script, style, code, pre, kbd, math, .katex-mathml, svg title, .hx-practice";
  const words = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,–-]*/gu)?.length ?? 0;
  const plain = (element) => {
    const copy = element.cloneNode(true);
    for (const part of copy.querySelectorAll(".katex-mathml, annotation")) part.remove();
    for (const part of copy.querySelectorAll(".katex")) part.textContent = "x";
    return copy.textContent;
  };
  const names = new Set();
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement.closest(left)) continue;
    for (const [name] of text.data.matchAll(/\b[a-z]+(?:_[a-z0-9]+)+\b/g))
      if (name !== "heteroionic_lite") names.add(name);
  }
  return {
    nodes: document.querySelectorAll("*").length,
    height: document.documentElement.scrollHeight,
    words: Math.max(0, ...[...document.querySelectorAll("article p")].map(plain).map(words)),
    names: [...names].sort(),
  };
}"""


@dataclass(frozen=True)
class Measured:
    """One page; sizes in kB as a server sends them."""

    html: float
    nodes: int
    screens: float
    requests: frozenset[str]
    words: int
    function_names: tuple[str, ...]
    site: Path

    @property
    def first(self) -> float:
        """Everything, for someone who has been on no other page."""
        return sum(size(self.site / name) for name in self.requests)

    def after(self, other: Measured) -> float:
        """What is fetched by someone who comes from another page."""
        return sum(size(self.site / name) for name in self.requests - other.requests)

    def figures(self, start: Measured) -> dict[str, float]:
        """What has a limit, by the names that LIMITS has."""
        return {
            "html": self.html,
            "nodes": self.nodes,
            "screens": self.screens,
            "first": self.first,
            "next": self.after(start) if self is not start else 0.0,
            "words": self.words,
            "names": len(self.function_names),
        }


def size(path: Path) -> float:
    """A file in kB, as it is sent."""
    content = path.read_bytes()
    sent = content if path.suffix in COMPRESSED else gzip.compress(content, 9)
    return len(sent) / 1000


def measure(browser: Browser, server: str, site: Path, page: str) -> Measured:
    """Opens a page with nothing kept and waits until its last figure is there."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    context.set_default_timeout(60_000)
    requests: set[str] = set()
    context.on("request", lambda request: requests.add(request.url))
    opened = context.new_page()
    opened.goto(f"{server}/{page}")
    opened.wait_for_function(READY)
    found = opened.evaluate(MEASURE)
    context.close()
    names = {unquote(urlsplit(url).path).lstrip("/") for url in requests if url.startswith(server)}
    return Measured(
        html=size(site / page),
        nodes=found["nodes"],
        screens=found["height"] / HEIGHT,
        requests=frozenset(name for name in names if (site / name).is_file()),
        words=found["words"],
        function_names=tuple(found["names"]),
        site=site,
    )


def pages(site: Path) -> list[str]:
    """Every page that is to be read: not those that only lead on."""
    found = (path for path in (site / "book").rglob("*.html"))
    return sorted(
        path.relative_to(site).as_posix()
        for path in found
        if re.search(r"<article\b", path.read_text(encoding="utf-8"))
    )


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("_build/html"))
    site = parser.parse_args().site
    path = chromium.find()
    if path is None:
        raise SystemExit(chromium.HOW_TO_GET_IT)
    over = False
    with served(site, 8500) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=["--no-sandbox"])
        start = measure(browser, server, site, FIRST)
        print(f"{'page':<34}" + "".join(f"{name:>10}" for name in LIMITS))
        for page in pages(site):
            measured = start if page == FIRST else measure(browser, server, site, page)
            figures = measured.figures(start)
            marks = {name: "*" if figures[name] > limit else " " for name, limit in LIMITS.items()}
            over = over or "*" in marks.values()
            cells = "".join(f"{figures[name]:>9.4g}{marks[name]}" for name in LIMITS)
            print(f"{page:<34}{cells} {' '.join(measured.function_names)}", flush=True)
        browser.close()
    limits = "".join(f"{limit:>9.4g} " for limit in LIMITS.values())
    print(f"{'limit':<34}{limits}\nSizes in kB (gzip); * is above the limit.")
    sys.exit(over)


if __name__ == "__main__":
    main()
