"""Chapters of several pages: which page belongs to which, and in which order all are read.

A chapter is a page of the table of contents that has pages below it; the book's first page is
none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.environment import BuildEnvironment


def in_order(env: BuildEnvironment) -> list[str]:
    """Every page in the order of the table of contents, and then those that are not in it."""
    found: dict[str, None] = {}

    def visit(page: str) -> None:
        if page in found:
            return
        found[page] = None
        for below in env.toctree_includes.get(page, ()):
            visit(below)

    visit(env.config.root_doc)
    return [*found, *sorted(set(env.found_docs) - set(found))]


def order(env: BuildEnvironment) -> Callable[[str], int]:
    """The key by which pages are sorted into that order."""
    places = {page: place for place, page in enumerate(in_order(env))}
    return lambda page: places.get(page, len(places))


def chapter(env: BuildEnvironment, page: str) -> str | None:
    """The first page of the chapter a page belongs to; none for a page that stands alone."""
    root = env.config.root_doc
    if page == root:
        return None
    if env.toctree_includes.get(page):
        return page
    above = (name for name, below in env.toctree_includes.items() if page in below and name != root)
    return next(above, None)


def folder(page: str) -> str:
    """The chapter by its short name: of `book/le-se/practice` it is `le-se`."""
    return page.removeprefix("book/").partition("/")[0]


def pages(env: BuildEnvironment, first: str) -> list[str]:
    """The pages of a chapter, its first one included."""
    return [first, *env.toctree_includes.get(first, ())]
