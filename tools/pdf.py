"""The whole book as one PDF: `make pdf` writes _build/pdf/ions-across-interfaces.pdf.

The built pages are put one after the other, without scripts, so that every figure is its picture;
Chromium prints them with bookmarks. Links between pages become links in the file, and each figure
says where it moves: at the site's address, if `html_baseurl` in _config.yml names one.
"""

from __future__ import annotations

import json
import posixpath
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import chromium
from tools.serve import served

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "_build"
SITE = BUILT / "html"
OUT = BUILT / "pdf"
PORT = 8400  # or the first free one after it
NAME = "ions-across-interfaces.pdf"

# What is for a screen, or for Python.
SCREEN = [
    "script", "iframe", "button", ".headerlink", ".hx-reading", ".cell_input",
    "details.hide", ".prev-next-area", ".hx-browse-controls",
]  # fmt: skip
STYLE = """
  body { background: white; }
  .bd-article { max-width: none !important; }
  .page { break-before: page; }
  .page h1, .page h2, .page h3, .cover h1 { display: block !important; }
  .cover { height: 240mm; display: flex; flex-direction: column; justify-content: center; }
  .cover h1 { font-size: 3rem !important; }
  .contents li { list-style: none; }
  figure.picture { break-inside: avoid; margin: 0.8rem 0; padding: 0.6rem 0.75rem; }
  figure.picture { border: 1px solid #ccc; border-radius: 4px; }
  figure.picture img { display: block; max-height: 85mm !important; max-width: 100%; }
  figure.picture img { margin: 0.3rem auto; }
  figure.picture figcaption { font-weight: 600; }
  figure.picture p { margin: 0.2rem 0; font-size: 0.92em; }
  figure.picture ol { list-style: upper-alpha; margin: 0; }
  .hx-feedback { display: none !important; }
"""


@dataclass(frozen=True)
class Book:
    """The pages in the order of the contents, each with how deep it stands."""

    title: str
    author: str
    licence: str
    address: str
    pages: tuple[tuple[str, int], ...]  # "book/index", 0

    @classmethod
    def read(cls) -> Book:
        """That of _config.yml and _toc.yml."""
        config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
        toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
        pages = [(toc["root"], 0)]
        for chapter in toc["chapters"]:
            pages.append((chapter["file"], 0))
            pages += [(section["file"], 1) for section in chapter.get("sections", [])]
        options = config.get("sphinx", {}).get("config", {})
        address = options.get("html_baseurl", "")
        return cls(config["title"], config["author"], config["copyright"], address, tuple(pages))


def main() -> None:
    """Put it together and print it."""
    book = Book.read()
    if not (SITE / f"{book.pages[0][0]}.html").is_file():
        raise SystemExit("_build/html holds no book: `make site` first, or `make pdf` does both")
    OUT.mkdir(parents=True, exist_ok=True)
    whole = OUT / "book.html"
    whole.write_text(assembled(book), encoding="utf-8")
    printed(whole)
    size = (OUT / NAME).stat().st_size
    print(f"wrote {(OUT / NAME).relative_to(ROOT)} ({size / 1e6:.1f} MB)")


def assembled(book: Book) -> str:
    """All pages as one, with the styles of the first."""
    first = soup_of(book.pages[0][0])
    styles = first.select('link[rel="stylesheet"]')
    for style in styles:
        rewrite(style, "href", book.pages[0][0])
    head = "".join(map(str, styles))
    parts = [cover(book), contents(book)]
    parts += [article(book, page, depth) for page, depth in book.pages]
    return (
        f'<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8">'
        f"<title>{book.title}</title>{head}<style>{STYLE}</style></head>"
        f'<body class="hx-whole-book"><main class="bd-main"><div class="bd-content">'
        f'<div class="bd-article-container"><div class="bd-article">{"".join(parts)}'
        f"</div></div></div></main></body></html>"
    )


def soup_of(page: str) -> BeautifulSoup:
    """A built page."""
    text = (SITE / f"{page}.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def cover(book: Book) -> str:
    """The first sheet."""
    today = datetime.now(tz=UTC).date()
    where = f'<p><a href="{book.address}">{book.address}</a></p>' if book.address else ""
    return (
        f'<section class="cover"><h1>{book.title}</h1><p>{book.author}</p><p>{today}</p>{where}'
        f"<p>{book.licence}. Figures are pictures here; on the site they move.</p></section>"
    )


def contents(book: Book) -> str:
    """The pages, as links."""
    items = "".join(
        f'<li style="margin-left: {1.5 * depth}rem"><a href="#{slug(page)}">{title(page)}</a></li>'
        for page, depth in book.pages
    )
    return f'<section class="page contents"><h1>Contents</h1><ul>{items}</ul></section>'


def title(page: str) -> str:
    """What a page is called."""
    heading = soup_of(page).select_one("article h1")
    if heading is None:
        raise SystemExit(f"{page} has no heading")
    for link in heading.select(".headerlink"):
        link.decompose()
    return heading.get_text().strip()


def article(book: Book, page: str, depth: int) -> str:
    """One page's article, its ids made its own and its links those of the whole."""
    found = soup_of(page).select_one("article")
    if found is None:
        raise SystemExit(f"{page} has no article")
    for figure in found.select("[data-explorer]"):
        picture(figure, book, page)
    for folded in found.select("noscript"):
        folded.unwrap()
    for selector in SCREEN:
        for one in found.select(selector):
            one.decompose()
    renamed(found, book, page)
    for level in range(5, 0, -1) if depth else ():
        for heading in found.find_all(f"h{level}"):
            heading.name = f"h{level + 1}"
    found.name = "section"
    found["class"] = "page"
    found["id"] = slug(page)
    return str(found)


def renamed(found: Tag, book: Book, page: str) -> None:
    """Its ids made its own, its pictures and links found from where the whole lies."""
    for one in found.find_all(id=True):
        one["id"] = f"{slug(page)}--{one['id']}"
    for one in found.find_all("img", src=True):
        rewrite(one, "src", page)
    for link in found.find_all("a", href=True):
        relink(link, book, page)


def picture(figure: Tag, book: Book, page: str) -> None:
    """A figure with its title, what is asked, and where it moves, in place of the live one."""
    data = figure.select_one('script[type="application/json"]')
    still = figure.select_one("img.hx-fallback")
    if data is None or still is None:
        raise SystemExit(f"{page}: the figure {figure.get('id')} has no data or no picture")
    spec = json.loads(data.string or "{}")["spec"]
    maker = BeautifulSoup("", "html.parser")
    new = maker.new_tag("figure", attrs={"class": "picture", "id": str(figure.get("id", ""))})
    caption = maker.new_tag("figcaption")
    caption.string = spec.get("title", "")
    new.append(caption)
    new.append(still.extract())
    for extra in (asked(maker, spec.get("predict")), live(maker, book, page, spec["id"])):
        if extra is not None:
            new.append(extra)
    figure.replace_with(new)


def asked(maker: BeautifulSoup, predict: dict[str, Any] | None) -> Tag | None:
    """The question before the figure, with its choices."""
    if not predict or "question" not in predict:
        return None
    block = maker.new_tag("div")
    choices = "".join(f"<li>{one['text']}</li>" for one in predict.get("choices", ()))
    text = f"<p><em>Predict first.</em> {predict['question']}</p><ol>{choices}</ol>"
    block.append(BeautifulSoup(text, "html.parser"))
    return block


def live(maker: BeautifulSoup, book: Book, page: str, identifier: str) -> Tag:
    """Where the figure moves."""
    line = maker.new_tag("p")
    address = f"{page}.html#{identifier}"
    if book.address:
        link = maker.new_tag("a", href=urljoin(book.address, address))
        link.string = "This figure moves on the site"
        line.append(link)
    else:
        line.string = f"This figure moves on the site: {address}"
    return line


def slug(page: str) -> str:
    """The name of a page inside the file."""
    return page.replace("/", "-")


def rewrite(one: Tag, attribute: str, page: str) -> None:
    """An address of a page as one from where the whole book lies."""
    value = str(one[attribute])
    if not urlsplit(value).scheme:
        here = posixpath.normpath(posixpath.join(posixpath.dirname(page), value))
        one[attribute] = f"../html/{here}"


def relink(link: Tag, book: Book, page: str) -> None:
    """A link to a page or an anchor of the book leads there in the file; others to the site."""
    value = str(link["href"])
    parts = urlsplit(value)
    if parts.scheme or value.startswith("//"):
        return
    path = (
        posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
        if parts.path
        else f"{page}.html"
    )
    target = path.removesuffix(".html")
    if target in {name for name, _ in book.pages}:
        anchor = re.split(r"[?]", parts.fragment)[0]
        link["href"] = f"#{slug(target)}" + (f"--{anchor}" if anchor else "")
    elif book.address:
        link["href"] = urljoin(book.address, path)
    else:
        link.name = "span"
        del link["href"]


def printed(whole: Path) -> None:
    """The page as a PDF with bookmarks and page numbers."""
    program = chromium.find()
    if program is None:
        raise SystemExit(chromium.HOW_TO_GET_IT)
    with served(BUILT, PORT) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{address}/{whole.relative_to(BUILT).as_posix()}", timeout=300_000)
        page.emulate_media(media="print", color_scheme="light")
        page.pdf(
            path=OUT / NAME, format="A4", outline=True, tagged=True, print_background=True,
            display_header_footer=True, header_template="<span></span>",
            footer_template='<div style="font-size: 8px; width: 100%; text-align: center">'
            '<span class="pageNumber"></span></div>',
            margin={"top": "13mm", "bottom": "16mm", "left": "14mm", "right": "14mm"},
        )  # fmt: skip
        browser.close()


if __name__ == "__main__":
    main()
