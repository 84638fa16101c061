"""What is noted of each page while it is read, kept in Sphinx's environment.

A part of the site names its note once, `PerPage("page_ids")`, and connects it in its `setup`: a
page that is read anew starts without a note, and what a parallel reader noted is taken over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

T = TypeVar("T")


class PerPage(Generic[T]):
    """A note of one kind; `of(env)` maps the names of pages to it."""

    def __init__(self, attribute: str) -> None:
        self.attribute = attribute

    def of(self, env: BuildEnvironment) -> dict[str, T]:
        """The notes so far."""
        if not hasattr(env, self.attribute):
            setattr(env, self.attribute, {})
        found: dict[str, T] = getattr(env, self.attribute)
        return found

    def connect(self, app: Sphinx) -> None:
        """Forgotten and merged as Sphinx says."""
        app.connect("env-purge-doc", self.forget)
        app.connect("env-merge-info", self.merge)

    def forget(self, _app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """A page that is read anew starts without a note."""
        self.of(env).pop(docname, None)

    def merge(
        self, _app: Sphinx, env: BuildEnvironment, names: set[str], other: BuildEnvironment
    ) -> None:
        """What a parallel reader noted."""
        theirs = self.of(other)
        self.of(env).update({name: theirs[name] for name in names if name in theirs})
