"""A search that leads to the place: sections, figures, questions, exercises, words and rows.

reading   the places of a page, from the page as it is written
formula   a formula as plain text

Sphinx's own search knows pages, counts the source of code as text and loads its index with every
page. Here the build writes all places into one script, `search-places.js`, which the page
of the search alone loads; a script and not JSON, because a page that was opened from a disk may
not fetch. MiniSearch makes its index of it in the browser.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _site.bundles import digest
from _site.chapters import folder, order
from _site.explain import entries, glossary
from _site.explain.words import ABBREVIATION, TERM
from _site.search import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

PLACES = "search-places.js"
KINDS = {
    TERM: "word",
    ABBREVIATION: "word",
    glossary.SYMBOL: "word",
    entries.REVIEW: "reference",
    entries.REFERENCE: "reference",
}
MAP = "coverage"
ASIDE = {MAP, "since", "references"}  # chapters that list what stands elsewhere

# kind, chapter, address, title, where that is, text
Written = tuple[str, str, str, str, str, str]


def setup(app: Sphinx) -> None:
    """Instead of Sphinx's index."""
    app.connect("config-inited", configure)
    app.connect("builder-inited", replace_search)
    app.connect("html-collect-pages", search_page)
    app.connect("html-page-context", add_scripts)
    app.connect("build-finished", write)


def configure(_app: Sphinx, config: Config) -> None:
    """The page of the search, and pages without Sphinx's scripts for it."""
    config.templates_path.append(str(Path(__file__).parent / "templates"))


def replace_search(app: Sphinx) -> None:
    """Sphinx makes neither index nor page."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def search_page(_app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Where the theme's search field leads."""
    return [("search", {}, "search.html")]


def add_scripts(
    app: Sphinx,
    page: str,
    _template: str,
    _context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Only the page of the search loads what it needs."""
    if page == "search":
        app.add_css_file("search.css", priority=885)


def write(app: Sphinx, exception: Exception | None) -> None:
    """Every place of the book, and the page of the search told which version of them to load."""
    if exception is not None or app.builder.format != "html":
        return
    found = [*of_pages(app), *of_figures(app), *of_entries(app)]
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    script = f"window.hxPlaces={text};\n"
    Path(app.outdir, "_static", PLACES).write_text(script, encoding="utf-8")
    page = Path(app.outdir, "search.html")
    html = page.read_text(encoding="utf-8")
    named = f'{PLACES}?v={digest(script.encode())}"'
    page.write_text(html.replace(f'{PLACES}"', named), encoding="utf-8")


def names(app: Sphinx) -> list[str]:
    """The pages in the order of the contents."""
    return sorted(app.env.found_docs, key=order(app.env))


def of_pages(app: Sphinx) -> Iterator[Written]:
    """Sections, questions and exercises."""
    for name in names(app):
        path = Path(app.outdir, app.builder.get_target_uri(name))
        above: dict[int, str] = {}
        for place in reading.read(path.read_text(encoding="utf-8")):
            if place.kind == "section":
                above = {level: title for level, title in above.items() if level < place.level}
                where = " › ".join(above.values())
                above[place.level] = place.title
            else:
                where = " › ".join(above.values())
            url = f"{app.builder.get_target_uri(name)}#{place.anchor}"
            title = place.title.strip()
            kind = "list" if folder(name) in ASIDE else place.kind
            yield kind, folder(name), url, title, where or title_of(app, name), place.text


def title_of(app: Sphinx, name: str) -> str:
    """A page's title."""
    return app.env.titles[name].astext()


def of_figures(app: Sphinx) -> Iterator[Written]:
    """Explorers, with what they say before anything is moved."""
    for name in names(app):
        for identifier, figure in glossary.PAGES.of(app.env)[name].figures.items():
            url = f"{app.builder.get_target_uri(name)}#{identifier}"
            equations = [f"Eq. {number}" for number in figure.equations]
            said = [words.rstrip(".") for words in (*figure.words, *equations)]
            text = reading.plain(". ".join(said))
            yield "figure", folder(name), url, figure.title, title_of(app, name), text


def of_entries(app: Sphinx) -> Iterator[Written]:
    """Words, symbols, rows, references."""
    for anchor, entry in entries.all_entries(app).items():
        if not entry.page or anchor in glossary.equations(app.env):
            continue
        if folder(entry.page) == MAP:  # its sections are found with all they say
            continue
        kind = next((kind for start, kind in KINDS.items() if anchor.startswith(start)), "row")
        title, text = reading.plain(entry.heading), reading.plain(entry.body)
        # "R_ct" can be typed, and the formula that stands in the heading cannot.
        if anchor.startswith(glossary.SYMBOL):
            text = f"{text} ({anchor.removeprefix(glossary.SYMBOL)})"
        _, place = glossary.place(app.env, anchor) or ("", anchor)
        url = f"{app.builder.get_target_uri(entry.page)}#{place}"
        yield kind, folder(entry.page), url, title, title_of(app, entry.page), text
