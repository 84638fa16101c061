"""What is on a page: words, figures, questions, its first paragraph, its first picture.

>>> minutes(Facts(words=1000, figures=("a", "b")))
7
>>> first_sentence("Salt at 1 mol/l, i.e. much. It dissolves.")
'Salt at 1 mol/l, i.e. much.'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from _site import outputs
from _site.noted import PerPage
from _site.proofs import Fold
from heteroionic_lite.output.data import ExplorerData, NumberData, QuestionData

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

WORDS_A_MINUTE = 200
MINUTES_A_FIGURE = 1

WORD = re.compile(r"\w[\w'’–-]*")
# A sentence ends where a new one, or nothing, begins.
SENTENCE = re.compile(r".+?[.?!](?=\s+[A-ZΑ-Ω]|\s*$)", re.DOTALL)

# Not read word by word.
NOT_PROSE = (nodes.literal_block, nodes.math, nodes.math_block, nodes.raw, nodes.comment, Fold)


@dataclass(frozen=True)
class Facts:
    """One page."""

    words: int = 0
    figures: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()  # of the figures
    sections: tuple[str, ...] = ()  # in which they are, by id
    predictions: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    picture: str = ""
    picture_of: str = ""


NOTES: PerPage[Facts] = PerPage("page_facts")


def setup(app: Sphinx) -> None:
    """Noted when a page is read."""
    NOTES.connect(app)
    app.connect("doctree-read", collect, priority=900)


def known(env: BuildEnvironment) -> dict[str, Facts]:
    """The facts of each page."""
    return NOTES.of(env)


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Everything that can be counted on a page."""
    figures: list[tuple[str, str, str]] = []
    predictions: list[str] = []
    questions: list[str] = []
    for node, data in outputs.of(doctree):
        if isinstance(data, ExplorerData):
            name = data.spec["id"]
            figures.append((name, data.spec["title"] or name, section_of(node)))
            if data.spec.get("predict"):
                predictions.append(name)
        elif isinstance(data, QuestionData | NumberData):
            questions.append(data.id)
    words = sum(len(WORD.findall(text.astext())) for text in prose(doctree))
    picture, picture_of = first_picture(doctree)
    known(app.env)[app.env.docname] = Facts(
        words=words,
        figures=tuple(name for name, _, _ in figures),
        titles=tuple(title for _, title, _ in figures),
        sections=tuple(section for _, _, section in figures),
        predictions=tuple(predictions),
        questions=tuple(questions),
        paragraphs=tuple(first_paragraphs(doctree)),
        picture=picture,
        picture_of=picture_of,
    )


def section_of(node: nodes.Node) -> str:
    """The id of the section around a node, by which the contents name it."""
    around = node.parent
    while around is not None and not isinstance(around, nodes.section):
        around = around.parent
    return str(around["ids"][0]) if around is not None and around["ids"] else ""


def prose(doctree: nodes.document) -> list[nodes.Text]:
    """The text that is read from the first word to the last."""
    found = []
    for text in doctree.findall(nodes.Text):
        around = text.parent
        while around is not None and not isinstance(around, NOT_PROSE):
            around = around.parent
        if around is None:
            found.append(text)
    return found


def first_paragraphs(doctree: nodes.document, count: int = 3) -> list[str]:
    """The first paragraphs as plain text, without formulas' code and bracketed references."""
    found = []
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section | nodes.document):
            text = plain(paragraph)
            if text:
                found.append(text)
        if len(found) == count:
            break
    return found


def plain(paragraph: nodes.paragraph) -> str:
    """The words of a paragraph; a reference to the literature is none of them."""
    copy = paragraph.deepcopy()
    for node in list(copy.findall(nodes.Element)):
        if node.parent is not None and (
            node.tagname in {"pending_xref", "math", "raw", "comment"}
            and (node.tagname != "pending_xref" or node.get("refdomain") == "cite")
        ):
            node.parent.remove(node)
    text = re.sub(r"\s*\[\d[\d,– -]*\]", "", " ".join(copy.astext().split()))
    return re.sub(r"\s+([.,;:?!])", r"\1", text).strip()


def first_picture(doctree: nodes.document) -> tuple[str, str]:
    """The still picture of the first explorer, as a file below the sources, and what it shows."""
    for cell in doctree.findall(nodes.container):
        if cell.get("nb_element") != "cell_code_output":
            continue
        shown = [data for _, data in outputs.of(cell) if isinstance(data, ExplorerData)]
        for image in cell.findall(nodes.image) if shown else ():
            if image["uri"].endswith(".png"):
                return image["uri"], shown[0].spec["description"]
    return "", ""


def minutes(facts: Facts) -> int:
    """How long a page takes to read and to try: words, and a minute for each live figure."""
    return max(1, round(facts.words / WORDS_A_MINUTE + MINUTES_A_FIGURE * len(facts.figures)))


def first_sentence(text: str) -> str:
    """Up to the first full stop behind which something new begins."""
    found = SENTENCE.match(text)
    return found[0] if found else text
