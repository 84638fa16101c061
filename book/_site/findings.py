"""The findings on a page: all of them, and those on each statement of the review.

    ```{findings} since-findings
    ```

is the table of all findings with that id; each leads to the statements it speaks of and to the
places of the book that take these up, which the review's map knows. `{findings-by-statement}` lists
the statements, each with the findings on it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from _site import coverage, since
from _site.outputs import Output
from heteroionic_lite.evidence.read import DATA, findings
from heteroionic_lite.evidence.tables import browse
from heteroionic_lite.output.data import Cell, Run, as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx

    from _site.coverage import Claim, Target
    from heteroionic_lite.evidence.findings import Finding
    from heteroionic_lite.output.data import TableData

CAPTION = "What has been found on the review's statements"


def setup(app: Sphinx) -> None:
    """Pages show them by the directives."""
    app.add_directive("findings", Findings)
    app.add_directive("findings-by-statement", FindingsByStatement)


class FromTheMap(SphinxDirective):
    """A directive that needs the places of the review's statements."""

    def claims(self) -> Mapping[str, Claim]:
        """The statements by their numbers."""
        path = Path(self.env.srcdir, self.config.review_coverage)
        for source in (path, DATA / "findings.csv"):
            self.env.note_dependency(str(source))
        return {claim.id: claim for claim in coverage.claims(path)}


class Findings(FromTheMap):
    """The table of all findings."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The table as the package makes it, with the places of the book."""
        rows = findings()
        data = browse(self.arguments[0], CAPTION, rows).output()
        places = {row.id: taken_up(row, self.claims()) for row in rows}
        return [Output("", data=as_json(with_places(data, places)))]


class FindingsByStatement(FromTheMap):
    """A line for each statement on which something has been found."""

    def run(self) -> list[nodes.Node]:
        """Markdown, so that a statement may hold formulas."""
        claims, lines = self.claims(), ["| statement | since | here |", "|:--|:--|:--|"]
        for number, found in since.said().items():
            claim = claims[number]
            cells = [f"[{number}](#{number}) {claim.statement}", found, claim.where]
            lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
        box = nodes.Element()
        self.state.nested_parse(StringList(lines, str(DATA / "findings.csv")), 0, box)
        return box.children


def taken_up(row: Finding, claims: Mapping[str, Claim]) -> list[Target]:
    """The places that take up the statements of a finding, each once."""
    places = [target for number in row.numbers for target in claims[number].targets]
    return sorted(dict.fromkeys(places), key=lambda target: target.page)


def with_places(data: TableData, places: Mapping[str, Iterable[Target]]) -> TableData:
    """The table with links to places in the cell of the statements."""
    column = data.columns.index("statements")
    rows = []
    for row in data.rows:
        runs: list[Any] = []
        for chapter, targets in groupby(places[row.id], key=lambda target: target.chapter):
            runs += ["\n", Run(f"{chapter}: ", small=True)]
            for position, target in enumerate(targets):
                runs += [Run(", ", small=True)] if position else []
                runs.append(Run(target.name, small=True, place=target.anchor))
        cells = list(row.cells)
        cells[column] = Cell((*cells[column].text, *runs), cells[column].sort)
        rows.append(replace(row, cells=tuple(cells)))
    return replace(data, rows=tuple(rows))
