"""What a built site would ask of other origins when one of its pages is read.

Links are no requests: a reader follows them or not.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

REQUESTING = {
    ("audio", "src"),
    ("embed", "src"),
    ("iframe", "src"),
    ("image", "href"),
    ("img", "src"),
    ("img", "srcset"),
    ("input", "src"),
    ("object", "data"),
    ("script", "src"),
    ("source", "src"),
    ("source", "srcset"),
    ("track", "src"),
    ("use", "href"),
    ("video", "poster"),
    ("video", "src"),
}
# <link> with one of these is fetched; a licence or a canonical address is not.
FETCHED = {
    "apple-touch-icon",
    "dns-prefetch",
    "icon",
    "manifest",
    "modulepreload",
    "preconnect",
    "prefetch",
    "preload",
    "shortcut",
    "stylesheet",
}
ADDRESS = r"""["']?(?:https?:)?//[^"'\s)]+"""
IN_STYLES = re.compile(rf"(?:url\(\s*|@import\s+){ADDRESS}")
IN_SCRIPTS = re.compile(
    rf"""(?:\bimport\s*\(?\s*|\bfrom\s*|\bfetch\(\s*|\bimportScripts\(\s*|\.src\s*=\s*)
    (?=["']){ADDRESS}""",
    re.VERBOSE,
)


class Requests(HTMLParser):
    """Collects the addresses that a page makes a browser fetch, and its styles and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that may fetch."""
        self.inside = tag if tag in {"style", "script"} else ""
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            fetches = (tag, name) in REQUESTING or (
                tag == "link" and name == "href" and FETCHED & set(given.get("rel", "").split())
            )
            if fetches and re.match(r"(?:https?:)?//", value):
                self.found.append(f"<{tag} {name}> {value}")
            if name == "style":
                self.found += IN_STYLES.findall(value)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (the base class's interface)
        """Behind an element is text again."""
        self.inside = ""

    def handle_data(self, data: str) -> None:
        """Styles and scripts that stand in the page."""
        if self.inside == "style":
            self.found += IN_STYLES.findall(data)
        elif self.inside == "script":
            self.found += IN_SCRIPTS.findall(data)


def foreign(site: Path) -> list[tuple[str, str]]:
    """File and request, for every request to another origin."""
    found = []
    for path in sorted(site.rglob("*")):
        if path.suffix not in {".html", ".css", ".js", ".svg"} or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix in {".html", ".svg"}:
            page = Requests()
            page.feed(text)
            requests = page.found
        else:
            requests = (IN_STYLES if path.suffix == ".css" else IN_SCRIPTS).findall(text)
        found += [(path.relative_to(site).as_posix(), request) for request in requests]
    return found


if __name__ == "__main__":
    for where, request in foreign(Path(sys.argv[1])):
        print(f"{where}: {request}")
