"""The pages of the book as files: which page has what a link names, and what a reference is called.

Without Sphinx, so that notebooks can be made where only Jupyter is: for JupyterLab, in Binder.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pybtex.database import BibliographyData, parse_file

from _notebooks.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterator

LABEL = re.compile(r"^\(([a-z0-9-]+)\)=\s*$", re.MULTILINE)
ATTRIBUTE = re.compile(r"\]\{[^}]*#([\w-]+)[^}]*\}")
MADE = re.compile(r"""\b(?:explore|ask|browse)\(\s*["']([a-z0-9-]+)["']""")
FOUND = re.compile(r"```\{findings\} ([a-z-]+)")
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
KERNEL = re.compile(r"\A---\n.*?^kernelspec:.*?^---$", re.MULTILINE | re.DOTALL)
# Rows and the pages that show them all.
ROWS = {
    "reported.csv": "book/data", "solvents.csv": "book/data", "orders.csv": "book/data",
    "findings.csv": "book/since",
}  # fmt: skip
EVIDENCE = Path("heteroionic_lite", "evidence", "data")


@dataclass(frozen=True)
class Book:
    """A checkout of the repository, and its addresses."""

    root: Path
    address: Address

    @classmethod
    def of(cls, root: Path) -> Book:
        """With the addresses of its `_config.yml`."""
        path = root / "_config.yml"
        settings = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return cls(root, Address.of(settings or {}))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """In the order of the table of contents, as `book/le-se/index`."""
        return tuple(self._chapters)

    @cached_property
    def _chapters(self) -> dict[str, str]:
        """Each page, and the first page of its chapter."""
        contents = yaml.safe_load((self.root / "_toc.yml").read_text(encoding="utf-8"))
        found = {contents["root"]: contents["root"]}

        def visit(entries: list[dict[str, Any]], first: str) -> None:
            for entry in entries:
                page = entry["file"].removesuffix(".md")
                found[page] = first or page
                visit(entry.get("sections", []), first or page)

        for part in contents.get("parts", [contents]):
            visit(part.get("chapters", []), "")
        return found

    def chapter(self, page: str) -> list[str]:
        """The other pages of a page's chapter."""
        first = self._chapters[page]
        return [name for name, of in self._chapters.items() if of == first and name != page]

    @cached_property
    def runnable(self) -> frozenset[str]:
        """The pages that name a kernel: those have cells, and are offered as notebooks."""
        return frozenset(page for page in self.pages if KERNEL.match(self.source(page)))

    def path(self, page: str) -> Path:
        """The file of a page."""
        return self.root / f"{page}.md"

    def source(self, page: str) -> str:
        """What is in it."""
        path = self.path(page)
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def title(self, page: str) -> str:
        """Its heading."""
        found = TITLE.search(self.source(page))
        return found[1] if found else page

    @cached_property
    def places(self) -> dict[str, str]:
        """The page of each label, figure, question, term and row."""
        found: dict[str, str] = {}
        for page in self.pages:
            source = self.source(page)
            for pattern in (LABEL, ATTRIBUTE, MADE, FOUND):
                found.update(dict.fromkeys(pattern.findall(source), page))
        for name, page in ROWS.items():
            found.update(dict.fromkeys(self._column(EVIDENCE / name, "id"), page))
        found.update(dict.fromkeys(self._column(Path("book/coverage.csv"), "id"), "book/coverage"))
        numbers = self._column(Path("book/review-references.csv"), "number")
        found.update({f"review-{number}": "book/references" for number in numbers})
        found.update({f"ref-{key}": "book/references" for key in self._entries.entries})
        return found

    def _column(self, path: Path, name: str) -> Iterator[str]:
        if (self.root / path).is_file():
            with (self.root / path).open(encoding="utf-8", newline="") as file:
                yield from (row[name] for row in csv.DictReader(file))

    @cached_property
    def _entries(self) -> BibliographyData:
        path = self.root / "book" / "references.bib"
        return parse_file(str(path)) if path.is_file() else BibliographyData()

    def author_and_year(self, key: str) -> tuple[str, str]:
        """`("Yamada et al.", "2009")`; what has no author is called by its title."""
        entry = self._entries.entries[key]
        people = [
            " ".join([*person.prelast_names, *person.last_names])
            for person in entry.persons.get("author", [])
        ]
        if not people:
            return f"“{plain(entry.fields['title'])}”", entry.fields.get("year", "")
        most = 2
        name = " and ".join(people) if len(people) <= most else f"{people[0]} et al."
        return plain(name), entry.fields.get("year", "")

    @cached_property
    def wheel(self) -> str:
        """The file name of the package's wheel."""
        from heteroionic_lite import __version__

        return f"heteroionic_lite-{__version__}-py3-none-any.whl"


def plain(latex: str) -> str:
    """A name out of BibTeX, as text."""
    from pybtex.richtext import Text

    text: str = Text.from_latex(latex).render_as("text")
    return text
