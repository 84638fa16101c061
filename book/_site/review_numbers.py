"""The review's reference numbers in the text lead to a table that says what each stands for.

>>> [match.numbers for match in mentions("seen by impedance [42, 78–80], not in [0, 1]")]
[(42, 78, 79, 80), (0, 1)]

`[49]` in a paragraph, list or table becomes a link to the row of the directive
`{review-references}`. The rows are in `book/review-references.csv`. A number without a row is
refused; brackets that mean something else are mathematics (`$[0, 1]$`) or say so:
`[[2, 3]]{.plain}`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from _site.chapters import order
from _site.noted import PerPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

LAST = 98  # the review's last reference
CERTAINTY = {
    "named": "named in the review",
    "deduced": "deduced from what the review says of it",
    "guess": "a guess from what the review says of it",
    "candidate": "a candidate; not identified",
    "": "not identified",
}
COLUMNS = ("number", "key", "certainty", "cited_for")

# One to three digits, so that a slip such as [490] is found; a year or a grid point is not.
NUMBER = r"\d{1,3}(?:[-–]\d{1,3})?"
MENTION = re.compile(rf"\[({NUMBER}(?:, ?{NUMBER})*)\]")
DIGITS = re.compile(r"\d+")

NOT_IN = (
    nodes.literal,
    nodes.literal_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    nodes.reference,
    nodes.title,
    nodes.label,
    nodes.comment,
)


@dataclass(frozen=True)
class Row:
    """What is known about one of the review's references."""

    number: int
    keys: tuple[str, ...]
    certainty: str
    cited_for: str


@dataclass(frozen=True)
class Mention:
    """One bracket with reference numbers in it."""

    start: int
    end: int
    text: str
    numbers: tuple[int, ...]


NUMBERS: PerPage[set[int]] = PerPage("review_numbers")


def setup(app: Sphinx) -> None:
    """Numbers are checked when a page is read and linked when it is written."""
    app.add_config_value("review_references", "book/review-references.csv", "env")
    app.add_directive("review-references", ReviewReferences)
    NUMBERS.connect(app)
    app.connect("env-merge-info", merge)
    app.connect("doctree-read", collect)
    app.connect("env-updated", renew)
    app.connect("doctree-resolved", link)


def read(path: Path) -> dict[int, Row]:
    """The rows of the file by number; a broken one is refused with its line and what is wrong."""
    rows: dict[int, Row] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ExtensionError(f"{path.name}: the columns are not {', '.join(COLUMNS)}")
        for cells in reader:
            where = f"{path.name}, line {reader.line_num}"
            number = cells["number"]
            if not number.isdecimal() or not 1 <= int(number) <= LAST:
                raise ExtensionError(f"{where}, column number: {number!r} is not in 1–{LAST}")
            if int(number) in rows:
                raise ExtensionError(f"{where}, column number: {number} occurs twice")
            if cells["certainty"] not in CERTAINTY:
                raise ExtensionError(
                    f"{where}, column certainty: {cells['certainty']!r} is not one of "
                    f"{', '.join(filter(None, CERTAINTY))} or empty"
                )
            if bool(cells["key"]) != bool(cells["certainty"]):
                raise ExtensionError(f"{where}: key and certainty go together")
            if not cells["cited_for"]:
                raise ExtensionError(f"{where}, column cited_for: is empty")
            rows[int(number)] = Row(
                int(number), tuple(cells["key"].split()), cells["certainty"], cells["cited_for"]
            )
    return rows


def mentions(text: str) -> Iterator[Mention]:
    """Every bracket that holds only whole numbers, with ranges spelt out."""
    for match in MENTION.finditer(text):
        numbers: list[int] = []
        for part in match[1].split(","):
            first, *last = (int(digits) for digits in DIGITS.findall(part))
            numbers += range(first, (last or [first])[0] + 1)
        yield Mention(match.start(), match.end(), match[0], tuple(numbers))


def texts(doctree: nodes.document) -> Iterator[nodes.Text]:
    """The running text of a page: not code, formulas, headings or the text of links."""
    for text in doctree.findall(nodes.Text):
        around: nodes.Element | None = text.parent
        while around is not None:
            if isinstance(around, NOT_IN) or "plain" in around.get("classes", ()):
                break
            if around.tagname in {"pending_xref", "bibliography"}:
                break
            around = around.parent
        else:
            yield text


def rows(env: BuildEnvironment) -> dict[int, Row]:
    """The rows of the book's file, read once a build."""
    path = Path(env.srcdir, env.config.review_references)
    if not hasattr(env.app, "review_rows"):
        env.app.review_rows = read(path) if path.is_file() else {}  # type: ignore[attr-defined]
    found: dict[int, Row] = env.app.review_rows  # type: ignore[attr-defined]
    return found


def merge(_app: Sphinx, env: BuildEnvironment, _names: set[str], other: BuildEnvironment) -> None:
    """The page on which the table is, where a parallel reader met it."""
    if hasattr(other, "review_page"):
        env.review_page = other.review_page  # type: ignore[attr-defined]


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Notes the numbers on a page; one without a row is reported with its place."""
    known = rows(app.env)
    for text in texts(doctree):
        for mention in mentions(text.astext()):
            for number in mention.numbers or (0,):
                if number not in known:
                    logger.warning(
                        "%s: the review's reference %s has no row in %s. If this is no reference, "
                        "write it as mathematics or as [%s]{.plain}.",
                        mention.text,
                        number,
                        app.config.review_references,
                        mention.text,
                        location=text.parent,
                    )
            NUMBERS.of(app.env).setdefault(app.env.docname, set()).update(mention.numbers)


def renew(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The table says which pages use a number, so it is written anew with any page."""
    page = getattr(env, "review_page", None)
    return [page] if page in env.found_docs else []


def link(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Turns the numbers into links, where the book has the table they lead to."""
    page = getattr(app.env, "review_page", None)
    if page is None or app.builder.format != "html":
        return
    here = app.builder.get_target_uri(docname)
    table = "" if page == docname else relative_uri(here, app.builder.get_target_uri(page))
    known = rows(app.env)
    for text in list(texts(doctree)):
        source = text.astext()
        parts: list[nodes.Node] = []
        end = 0
        for mention in mentions(source):
            parts.append(nodes.Text(source[end : mention.start]))
            parts.append(linked(mention, table, known))
            end = mention.end
        if parts:
            parts.append(nodes.Text(source[end:]))
            text.parent.replace(text, parts)
    for place in list(doctree.findall(UsedOn)):
        place.replace_self(pages_with(app, place["number"], here))


def linked(mention: Mention, table: str, known: dict[int, Row]) -> nodes.inline:
    """`[42, 43]` with each number a link."""
    span = nodes.inline(classes=["hx-review-number"])
    end = 0
    for digits in DIGITS.finditer(mention.text):
        span += nodes.Text(mention.text[end : digits.start()])
        end = digits.end()
        row = known.get(int(digits[0]))
        if row is None:
            span += nodes.Text(digits[0])
        else:
            uri = f"{table}#review-{row.number}"
            title = f"Reference {row.number} of the review: {row.cited_for}"
            span += nodes.reference("", digits[0], refuri=uri, internal=True, reftitle=title)
    span += nodes.Text(mention.text[end:])
    return span


class UsedOn(nodes.General, nodes.Element):
    """Where the pages that use a number will be named."""


def pages_with(app: Sphinx, number: int, here: str) -> nodes.paragraph:
    """The pages of the book that use a number, as links."""
    paragraph = nodes.paragraph()
    names = [name for name in app.env.found_docs if number in NUMBERS.of(app.env).get(name, ())]
    for name in sorted(names, key=order(app.env)):
        if paragraph.children:
            paragraph += nodes.Text(", ")
        uri = relative_uri(here, app.builder.get_target_uri(name))
        title = app.env.titles[name].astext()
        paragraph += nodes.reference("", title, refuri=uri, internal=True)
    return paragraph


class ReviewReferences(SphinxDirective):
    """The table of the review's reference numbers."""

    has_content = False
    headings: ClassVar[tuple[str, ...]] = (
        "review",
        "cited there for",
        "which publication",
        "used on",
    )

    def run(self) -> list[nodes.Node]:
        """One row a number."""
        self.env.review_page = self.env.docname  # type: ignore[attr-defined]
        self.env.note_dependency(str(Path(self.env.srcdir, self.config.review_references)))
        group = nodes.tgroup(cols=len(self.headings))
        group += [nodes.colspec(colwidth=width) for width in (8, 40, 32, 20)]
        head = nodes.row()
        head += [nodes.entry("", nodes.paragraph("", text)) for text in self.headings]
        group += nodes.thead("", head)
        body = nodes.tbody()
        body += [self.row(row) for row in rows(self.env).values()]
        group += body
        return [nodes.table("", group, classes=["hx-review-references"])]

    def row(self, row: Row) -> nodes.row:
        """Number, what the review cites it for, the entry and how it was found, pages."""
        number = nodes.paragraph("", "", nodes.inline("", f"[{row.number}]", classes=["plain"]))
        known = nodes.paragraph()
        for position, key in enumerate(row.keys):
            known += nodes.Text(" or " if position else "")
            known += nodes.reference("", self.name_of(key), refuri=f"#ref-{key}", internal=True)
        known += nodes.Text(("; " if row.keys else "") + CERTAINTY[row.certainty])
        place = UsedOn()
        place["number"] = row.number
        cells = (number, nodes.paragraph("", row.cited_for), known, place)
        result = nodes.row("", *(nodes.entry("", cell) for cell in cells))
        result["ids"].append(f"review-{row.number}")
        return result

    def name_of(self, key: str) -> str:
        """`Yamada et al. 2009`."""
        entries = self.env.get_domain("cite").bibdata.data.entries  # type: ignore[attr-defined]
        if key not in entries:
            raise ExtensionError(f"{self.config.review_references}: no entry has the key {key!r}")
        people = entries[key].persons["author"]
        names = [" ".join([*one.prelast_names, *one.last_names]) for one in people]
        name = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."  # noqa: PLR2004
        return f"{name} {entries[key].fields['year']}"
