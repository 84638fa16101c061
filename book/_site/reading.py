"""What helps a reader along: reading times, the map of a chapter, what has been answered.

    ```{chapter-map}
    measured: Every reported value for this contact, and where it was seen.
    ```

lists the pages of the present chapter with a line each and the time they take. A line not given
is the page's `description` or its first sentence. Below its title every page says how long it
takes, unless its front matter says `reading_time: false`, and how many of its chapter's predictions
and questions the reader has done (`progress.ts` counts them; without a script the line is absent).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from _site import facts
from _site.chapters import chapter, pages
from _site.noted import PerPage
from _site.proofs import Fold

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

WITH_MAPS: PerPage[bool] = PerPage("chapter_maps")


def setup(app: Sphinx) -> None:
    """Maps are drawn when all pages have been read."""
    app.add_directive("chapter-map", ChapterMap)
    WITH_MAPS.connect(app)
    app.connect("env-updated", renew)
    app.connect("doctree-resolved", draw_maps)
    app.connect("doctree-resolved", add_line, priority=850)


class Map(nodes.General, nodes.Element):
    """Where a chapter's map will be; `lines` are those given for some of its pages."""


class ChapterMap(SphinxDirective):
    """The pages of the present chapter."""

    has_content = True
    expected: ClassVar[str] = "'page: what is on it'"

    def run(self) -> list[nodes.Node]:
        """Notes the lines that are given."""
        lines: dict[str, str] = {}
        for line in filter(str.strip, self.content):
            name, colon, said = line.partition(":")
            if not (colon and said.strip()):
                raise ExtensionError(
                    f"{self.env.docname}: the line {line!r} is not {self.expected}"
                )
            lines[name.strip()] = said.strip()
        WITH_MAPS.of(self.env)[self.env.docname] = True
        return [Map("", lines=lines)]


def renew(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """A map says what is on other pages, and each page how many questions its chapter has."""
    asked = {page: of_chapter(env, page) for page in env.found_docs}
    before = getattr(env, "chapter_questions", asked)
    env.chapter_questions = asked  # type: ignore[attr-defined]
    changed = {page for page in asked if before.get(page, asked[page]) != asked[page]}
    return sorted(changed | (env.found_docs & WITH_MAPS.of(env).keys()))


def draw_maps(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """A list of the chapter's pages."""
    for place in list(doctree.findall(Map)):
        first = chapter(app.env, docname)
        if first is None:
            raise ExtensionError(f"{docname}: a map needs pages below this one in _toc.yml")
        names = {page.rsplit("/", 1)[-1]: page for page in pages(app.env, first)}
        unknown = sorted(set(place["lines"]) - set(names))
        if unknown:
            raise ExtensionError(
                f"{docname}: the chapter has no page {', '.join(unknown)}; it has "
                f"{', '.join(names)}"
            )
        entries = nodes.bullet_list(classes=["hx-chapter-map"])
        entries += [
            entry(app, docname, page, place["lines"].get(name, ""))
            for name, page in names.items()
            if page != docname
        ]
        place.replace_self(entries)


def entry(app: Sphinx, here: str, page: str, line: str) -> nodes.list_item:
    """Title, line, time."""
    env = app.env
    uri = relative_uri(app.builder.get_target_uri(here), app.builder.get_target_uri(page))
    known = facts.known(env)[page]
    if not line:
        paragraphs = [text for text in known.paragraphs if text]
        first = facts.first_sentence(paragraphs[0]) if paragraphs else ""
        line = str(env.metadata[page].get("description") or first)
    text = nodes.paragraph()
    text += nodes.reference("", env.titles[page].astext(), refuri=uri, internal=True)
    if line:
        text += nodes.Text(f". {line}" if line[0].isupper() else f": {line}")
    text += nodes.Text(" ")
    text += nodes.inline("", how_long(known), classes=["hx-reading-time"])
    return nodes.list_item("", text)


def how_long(known: facts.Facts) -> str:
    """`12 minutes`."""
    count = facts.minutes(known)
    return f"{count} minute{'s' if count > 1 else ''}"


def of_chapter(env: BuildEnvironment, page: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The predictions and the questions of a page's chapter, in their order."""
    first = chapter(env, page)
    names = [page] if first is None else pages(env, first)
    known = [facts.known(env)[name] for name in names if name in facts.known(env)]
    return (
        tuple(name for one in known for name in one.predictions),
        tuple(name for one in known for name in one.questions),
    )


def add_line(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """The line below a page's title."""
    known = facts.known(app.env).get(docname)
    title = next(iter(doctree.findall(nodes.title)), None)
    if app.builder.format != "html" or known is None or title is None:
        return
    predictions, questions = of_chapter(app.env, docname)
    parts = []
    if str(app.env.metadata[docname].get("reading_time", "")).lower() != "false":
        figures = len(known.figures)
        live = f", {figures} live figure{'s' if figures > 1 else ''}" if figures else ""
        parts.append(f'<p class="hx-reading-time">{how_long(known)}{live}</p>')
    if predictions or questions:
        where = "on this page" if chapter(app.env, docname) is None else "in this chapter"
        parts.append(
            f'<div class="hx-progress" data-progress data-where="{where}"'
            f' data-predictions="{escape(" ".join(predictions))}"'
            f' data-questions="{escape(" ".join(questions))}"></div>'
        )
    if parts:
        html = f'<div class="hx-reading">{"".join(parts)}</div>'
        place = title.parent
        place.insert(place.index(title) + 1, nodes.raw("", html, format="html"))


def is_helped(doctree: nodes.document) -> bool:
    """Whether a page has something here that a script completes."""
    return any(True for _ in doctree.findall(Fold)) or any(
        "data-progress" in node.astext() for node in doctree.findall(nodes.raw)
    )
