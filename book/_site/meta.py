"""What others show of a page: its title, a description, an address, a picture.

>>> described(["A short one.", "A second paragraph that says more than the first one did, in all."])
'A short one. A second paragraph that says more than the first one did, in all.'

The description is the front matter's `description` or the first paragraphs. Canonical addresses and
what is shown where a link is shared (Open Graph) need to know where the book will be: they are
written when `html_baseurl` is set in `_config.yml`.
"""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _site import facts
from _site.chapters import chapter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SHORTEST, LONGEST = 50, 160  # characters that a search engine shows
PICTURES = "_static/pictures"


def setup(app: Sphinx) -> None:
    """When a page is put into its template."""
    app.connect("html-page-context", add, priority=600)


def add(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Titles and meta elements of one page."""
    if doctree is None:
        return
    title = escape(app.env.titles[page].astext())
    context["page_title"] = full_title(app, page)
    for side in ("prev", "next"):
        if context.get(side):
            context[side] = {**context[side], "title": neighbour(app, context, side, page)}
    said = description(app.env, page)
    tags = [f'<meta name="description" content="{escape(said)}">'] if said else []
    if app.config.html_baseurl:
        tags += open_graph(app, page, title, said)
    present = context.get("metatags", "")
    if 'name="description"' in present:
        tags = tags[1:] if said else tags
    context["metatags"] = present + "".join(f"\n    {tag}" for tag in tags)


def full_title(app: Sphinx, page: str) -> str:
    """`Equations — Liquid against solid — Ions across interfaces`, nothing of it twice."""
    names = [app.env.titles[page].astext()]
    first = chapter(app.env, page)
    if first is not None:
        names.append(app.env.titles[first].astext())
    names.append(app.config.html_title)
    return " — ".join(dict.fromkeys(names))


def neighbour(app: Sphinx, context: dict[str, Any], side: str, here: str) -> str:
    """The title of the page before or after, with its chapter where that is another one."""
    title = str(context[side]["title"])
    page = relation(app, here, 1 if side == "prev" else 2)
    first = chapter(app.env, page) if page else None
    if page is None or first is None or page == first:
        return title
    above = escape(app.env.titles[first].astext())
    return title if above in title else f"{above}: {title}"


def relation(app: Sphinx, page: str, which: int) -> str | None:
    """The page before or after in the table of contents."""
    related: dict[str, list[str | None]] = app.builder.relations  # type: ignore[attr-defined]
    found = related.get(page)
    return found[which] if found else None


def description(env: BuildEnvironment, page: str) -> str:
    """What the front matter says, else what the page begins with."""
    given = env.metadata[page].get("description")
    known = facts.known(env).get(page)
    return str(given) if given else described(known.paragraphs if known else ())


def described(paragraphs: Iterable[str]) -> str:
    """50 to 160 characters of the first paragraphs: whole sentences where they fit."""
    text = ""
    for paragraph in paragraphs:
        text = f"{text} {paragraph}".strip()
        if len(text) >= SHORTEST:
            break
    if len(text) <= LONGEST:
        return text
    kept = ""
    while len(sentence := facts.first_sentence(text[len(kept) :].lstrip())) + len(kept) < LONGEST:
        kept = f"{kept} {sentence}".strip()
    if len(kept) >= SHORTEST:
        return kept
    return text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def open_graph(app: Sphinx, page: str, title: str, said: str) -> list[str]:
    """The tags that networks and messengers read."""
    base = app.config.html_baseurl.rstrip("/")
    properties = {
        "og:type": "article",
        "og:site_name": escape(app.config.html_title),
        "og:title": title,
        "og:description": escape(said),
        "og:url": f"{base}/{app.builder.get_target_uri(page)}",
    }
    image, alt = picture(app, page)
    if image:
        properties |= {"og:image": f"{base}/{image}", "og:image:alt": alt}
    tags = [f'<meta property="{name}" content="{value}">' for name, value in properties.items()]
    card = "summary_large_image" if image else "summary"
    return [*tags, f'<meta name="twitter:card" content="{card}">']


def picture(app: Sphinx, page: str) -> tuple[str, str]:
    """The still picture of a page's first explorer, or of the book's first one, as a file."""
    for name in (page, app.config.root_doc):
        known = facts.known(app.env).get(name)
        if known and known.picture:
            uri = f"{PICTURES}/{name.replace('/', '-')}.png"
            path = Path(app.outdir, uri)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(app.srcdir, known.picture), path)
            return uri, known.picture_of
    return "", ""
