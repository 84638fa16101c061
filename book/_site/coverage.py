"""The directive `{coverage}`: where each statement of the review is taken up.

>>> claim, = read([
...     "id,section,statement,review_refs,target,excused",
...     "C038,2,The barrier rises with the donor number.,42,le-se#le-se-solvent,",
... ])
>>> claim.where
'liquid/solid: [solvent](#le-se-solvent)'
>>> missing_anchors([claim], {"le-se": {"le-se-eq-1"}})
['C038: the page le-se has no anchor le-se-solvent']

A row has the statement in short, the reference numbers the review gives for it, and either the
places in the book (``page#anchor``, separated by spaces) or the reason why it is left out. The
rows are in ``book/coverage.csv``.

    ```{coverage} 3```

is the table of section 3; without a number the directive says how many statements there are.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from _site import since
from _site.noted import PerPage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinx.application import Sphinx

_LAST_SECTION = 6  # the conclusions; 0 is the abstract
_PAGES = {
    "index": "first page",
    "le-se": "liquid/solid",
    "pe-se": "polymer/solid",
    "se-se": "solid/solid",
}
_ID = re.compile(r"C\d{3}")
_TARGET = re.compile(r"(?P<page>[a-z0-9-]+)#(?P<anchor>[a-z0-9-]+)")

# The statements whose lines stand on a page.
NOTES: PerPage[list[str]] = PerPage("page_claims")


def setup(app: Sphinx) -> None:
    """Pages show the map by the directive."""
    NOTES.connect(app)
    app.add_config_value("review_coverage", "book/coverage.csv", "env")
    app.add_directive("coverage", Coverage)


@dataclass(frozen=True)
class Target:
    """A place in the book."""

    page: str
    anchor: str

    @property
    def name(self) -> str:
        """After its anchor: ``Eq. 2``."""
        short = self.anchor.removeprefix(f"{self.page}-").removeprefix("findings-")
        words = short.replace("-", " ")
        return re.sub(r"^eq ([1-5])$", r"Eq. \1", words)

    @property
    def chapter(self) -> str:
        """What its page is called: ``liquid/solid``."""
        return _PAGES.get(self.page, self.page)

    @property
    def link(self) -> str:
        """A link, named after its anchor: ``[Eq. 2](#le-se-eq-2)``."""
        return f"[{self.name}](#{self.anchor})"


@dataclass(frozen=True)
class Claim:
    """One statement of the review, and where it is here or why it is not."""

    id: str
    section: int
    statement: str
    review_refs: str
    targets: tuple[Target, ...]
    excused: str

    @property
    def where(self) -> str:
        """Links grouped by page, or the reason for leaving the statement out."""
        if self.excused:
            return f"left out: {self.excused}"
        pages = groupby(self.targets, key=lambda target: target.page)
        return "; ".join(
            f"{_PAGES.get(page, page)}: {', '.join(target.link for target in targets)}"
            for page, targets in pages
        )


def claims(path: Path | str) -> list[Claim]:
    """The rows of a coverage file, in its order; a broken row is refused with line and column."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return read(file, Path(path).name)


def read(lines: Iterable[str], name: str = "coverage.csv") -> list[Claim]:
    """The claims in the lines of a coverage file."""
    reader = csv.DictReader(lines)
    found: dict[str, Claim] = {}
    for cells in reader:
        claim = _claim(cells, f"{name}, line {reader.line_num}")
        if claim.id in found:
            raise ValueError(f"{name}, line {reader.line_num}: {claim.id} occurs twice")
        found[claim.id] = claim
    return list(found.values())


def missing_anchors(claims: Iterable[Claim], anchors: Mapping[str, Collection[str]]) -> list[str]:
    """What is wrong with the targets, given the anchors of each page: one sentence each."""
    wrong = []
    for claim in claims:
        for target in claim.targets:
            if target.page not in anchors:
                wrong.append(f"{claim.id}: there is no page {target.page}")
            elif target.anchor not in anchors[target.page]:
                wrong.append(f"{claim.id}: the page {target.page} has no anchor {target.anchor}")
    return wrong


def section_map(
    claims: Iterable[Claim], section: int, since: Mapping[str, str] | None = None
) -> str:
    """A line of Markdown a claim: number, statement with the review's references, where it is.

    ``since`` says of a claim what has been found on it: ``confirmed by [F10](#F10)``.
    """
    lines = ["| no. | statement | here |", "|:--|:--|:--|"]
    for claim in claims:
        if claim.section != section:
            continue
        refs = f" [{claim.review_refs}]" if claim.review_refs else ""
        found = (since or {}).get(claim.id, "")
        said = f" *Since: {found}.*" if found else ""
        cells = [claim.id, claim.statement + refs + said, claim.where]
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return "\n".join(lines)


def count(claims: Iterable[Claim]) -> str:
    """How many statements there are, and how many are left out."""
    claims = list(claims)
    left_out = [claim for claim in claims if claim.excused]
    if left_out:
        return f"Of {len(claims)} statements, {len(left_out)} are left out, each with its reason."
    return f"Each of the {len(claims)} statements has a place; none is left out."


class Coverage(SphinxDirective):
    """The map of one section, or what all sections come to."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Markdown, so that a statement may hold formulas and its places become links."""
        path = Path(self.env.srcdir, self.config.review_coverage)
        self.env.note_dependency(str(path))
        try:
            known = claims(path)
        except (OSError, ValueError) as error:
            raise ExtensionError(str(error)) from None
        text = section_map(known, self.section(), since.said()) if self.arguments else count(known)
        box = nodes.Element()
        self.state.nested_parse(StringList(text.splitlines(), str(path)), 0, box)
        self.name_rows(box, {claim.id: claim for claim in known})
        return box.children

    def name_rows(self, box: nodes.Element, known: Mapping[str, Claim]) -> None:
        """Gives each line the statement's number as its id, by which any page can link to it."""
        domain: Any = self.env.get_domain("std")
        for row in box.findall(nodes.row):
            number = row[0].astext()
            if number in known:
                row["ids"].append(number)
                title = known[number].statement
                domain.note_hyperlink_target(number.lower(), self.env.docname, number, title)
                NOTES.of(self.env).setdefault(self.env.docname, []).append(number)

    def section(self) -> int:
        """The section that is asked for."""
        asked = self.arguments[0]
        if asked not in map(str, range(_LAST_SECTION + 1)):
            raise self.error(f"{asked!r} is not a section of the review, 0 to {_LAST_SECTION}")
        return int(asked)


def _claim(cells: dict[str, str], where: str) -> Claim:
    def refuse(column: str, reason: str) -> ValueError:
        return ValueError(f"{where}, column {column}: {reason}")

    if not _ID.fullmatch(cells["id"]):
        raise refuse("id", f"{cells['id']!r} is not C and three digits")
    if cells["section"] not in map(str, range(_LAST_SECTION + 1)):
        raise refuse("section", f"{cells['section']!r} is not one of 0 to {_LAST_SECTION}")
    if not cells["statement"].strip():
        raise refuse("statement", "is empty")
    if bool(cells["target"].strip()) == bool(cells["excused"].strip()):
        raise refuse("target", "needs either a target or, in column excused, a reason")
    targets = []
    for text in cells["target"].split():
        match = _TARGET.fullmatch(text)
        if match is None:
            raise refuse("target", f"{text!r} is not page#anchor; several stand apart by a space")
        targets.append(Target(match["page"], match["anchor"]))
    return Claim(
        cells["id"],
        int(cells["section"]),
        cells["statement"],
        cells["review_refs"],
        tuple(targets),
        cells["excused"],
    )
