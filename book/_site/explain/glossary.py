"""What can be explained, gathered while the pages are read.

A page explains a word where it has an anchor `term-…` or `abbr-…`, and a symbol where a row of a
table has the anchor `symbol-…`. All of it is kept in the environment, so that a page that is not
read anew is not forgotten.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from _site.explain import known
from _site.explain.words import ABBREVIATION, TERM, Words
from _site.noted import PerPage
from _site.quantities import quantities
from heteroionic_lite.faces.formula import symbol_latex, symbol_text
from heteroionic_lite.models import all_models

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SYMBOL = "symbol-"

NOT_RUNNING = (
    nodes.literal,
    nodes.literal_block,
    nodes.math_block,
    nodes.raw,
    nodes.reference,
    nodes.title,
    nodes.rubric,
    nodes.caption,
    nodes.legend,
    nodes.label,
    nodes.comment,
    nodes.thead,
    nodes.citation,
)


@dataclass
class Equation:
    """An equation as a chapter derives it."""

    title: str
    latex: str


@dataclass
class Figure:
    """An explorer, as far as it is said elsewhere."""

    title: str
    equations: list[int]
    words: list[str]


@dataclass
class Page:
    """What a page explains, uses and draws."""

    words: dict[str, str] = field(default_factory=dict)  # anchor → heading
    symbols: list[str] = field(default_factory=list)  # anchors
    equations: dict[str, Equation] = field(default_factory=dict)  # by anchor
    figures: dict[str, Figure] = field(default_factory=dict)  # by id
    texts: dict[str, str] = field(default_factory=dict)  # running text by the section's anchor


PAGES: PerPage[Page] = PerPage("help_pages")


def setup(app: Sphinx) -> None:
    """Pages are read one by one; what has changed is shown by all."""
    PAGES.connect(app)
    app.connect("doctree-read", collect)
    app.connect("env-updated", renew)


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Notes the words, equations and figures of a page."""
    page = PAGES.of(app.env)[app.env.docname] = Page()
    for node in doctree.findall(nodes.inline):
        for anchor in node["ids"]:
            if anchor.startswith((TERM, ABBREVIATION)):
                page.words[anchor] = node.astext()
    for row in doctree.findall(nodes.row):
        page.symbols += [anchor for anchor in row["ids"] if anchor.startswith(SYMBOL)]
    for section, anchor in equation_sections(doctree):
        formula = result(section, int(anchor[-1]))
        if formula is not None:
            title = section.next_node(nodes.title)
            page.equations[anchor] = Equation(
                title.astext() if title else "", formula.astext().strip()
            )
    for _, spec in known.figures(doctree):
        page.figures[spec["id"]] = Figure(
            spec["title"], sorted(known.equations_of(spec)), known.words_of(spec)
        )
    for text in running(doctree):
        if isinstance(text.node, nodes.Text) and text.sections:
            anchor = text.anchors[0]
            page.texts[anchor] = f"{page.texts.get(anchor, '')}\n{text.node}"


def renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Explanations stand on all pages; when one has changed, all are written anew."""
    said = {name: asdict(page) for name, page in sorted(PAGES.of(env).items())}
    for page in said.values():
        del page["texts"]
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
    before = getattr(env, "help_digest", None)
    env.help_digest = digest  # type: ignore[attr-defined]
    if app.builder.format != "html":
        return []
    changed = digest != before
    return sorted(name for name, page in PAGES.of(env).items() if changed or page.words)


def words(env: BuildEnvironment) -> Words:
    """The words the book explains."""
    return Words(
        {anchor: text for page in PAGES.of(env).values() for anchor, text in page.words.items()}
    )


def equations(env: BuildEnvironment) -> dict[str, tuple[str, Equation]]:
    """Each equation with its page by its anchor: ``le-se-eq-3``."""
    return {
        anchor: (name, equation)
        for name, page in PAGES.of(env).items()
        for anchor, equation in page.equations.items()
    }


def place(env: BuildEnvironment, anchor: str) -> tuple[str, str] | None:
    """Page and id of an anchor, if some page has it."""
    found: tuple[str, str] | None = env.domaindata["std"]["anonlabels"].get(anchor.lower())
    if found is not None:
        return found[0], found[1]
    for name, page in PAGES.of(env).items():
        if anchor in page.words or anchor in page.symbols:
            return name, anchor
    return None


def equation_sections(doctree: nodes.document) -> Iterator[tuple[nodes.section, str]]:
    """The sections that derive an equation, with their anchors."""
    for section in doctree.findall(nodes.section):
        for anchor in section["ids"]:
            if re.fullmatch(r"[a-z-]+-eq-[1-5]", anchor):
                yield section, anchor


def result(section: nodes.section, number: int) -> nodes.math_block | None:
    """The formula that a section arrives at.

    The first outside a proof that is a model's and is called by this equation's number; else the
    last that is a model's; else the first of all.
    """
    formulas = [block for block in section.findall(nodes.math_block) if not in_proof(block)]
    models = {bare(model.latex): model for model in all_models().values()}
    ours = [block for block in formulas if bare(block.astext()) in models]
    for block in ours:
        if known.numbers_in(models[bare(block.astext())].reference)[:1] == [number]:
            return block
    return next(iter(ours[-1:] or formulas[:1]), None)


def in_proof(node: nodes.Element) -> bool:
    """Whether a formula stands in a cell that only proves."""
    around: nodes.Element | None = node
    while around is not None:
        if {"tag_proof", "hx-proofs"} & set(around.get("classes", ())):
            return True
        around = around.parent
    return False


def bare(latex: str) -> str:
    r"""LaTeX without what does not change the formula.

    >>> bare(r"R_{\mathrm{ct}}") == bare(r"R_\mathrm ct")
    True
    """
    return re.sub(r"[\s{}]", "", latex)


def symbols() -> dict[str, str]:
    """Anchor of each symbol by its bare LaTeX."""
    return {bare(symbol_latex(q.symbol)): q.anchor for q in quantities().values()}


def symbol_names() -> dict[str, str]:
    """What each symbol is, by its anchor: "i₀, exchange current density"."""
    return {q.anchor: f"{symbol_text(q.symbol)}, {q.name}" for q in quantities().values()}


def meaning(word: nodes.Element) -> nodes.Element:
    """Where a word's meaning stands: in the definition below it or in the cell beside it."""
    around: nodes.Element = word
    while not isinstance(around, nodes.term | nodes.entry):
        around = around.parent
    siblings = around.parent.children
    beside = siblings[siblings.index(around) + 1]
    if not isinstance(beside, nodes.Element):
        raise TypeError(f"nothing explains {word.astext()}")
    return beside


@dataclass(frozen=True)
class Running:
    """A text or a formula that runs, with the element and the sections around it."""

    node: nodes.Text | nodes.math
    parent: nodes.Element
    sections: tuple[nodes.section, ...]

    @property
    def anchors(self) -> list[str]:
        """The anchors of the sections, of the nearest first and of each the author's own."""
        return [anchor for one in reversed(self.sections) for anchor in reversed(one["ids"])]

    @property
    def part(self) -> nodes.section | None:
        """The section right below the page's title."""
        return self.sections[1] if len(self.sections) > 1 else None


def running(element: nodes.Element, sections: tuple[nodes.section, ...] = ()) -> Iterator[Running]:
    """The running text of a page and the formulas in it, in their order.

    Not headings, code, captions, the heads of tables or the text of links. Gone through from
    above, since what stands in a cell that unfolds does not know what it stands in.
    """
    if isinstance(element, nodes.section):
        sections = (*sections, element)
    for child in element.children:
        if isinstance(child, nodes.Text | nodes.math):
            yield Running(child, element, sections)
        elif isinstance(child, nodes.Element) and not (
            isinstance(child, NOT_RUNNING) or child.tagname in {"pending_xref", "bibliography"}
        ):
            yield from running(child, sections)
