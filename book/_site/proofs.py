"""A run of code cells tagged `proof` becomes one proof that opens step by step.

    ```{code-cell}
    :tags: [proof]

    equal("The slope of a straight line is its rise over its run.", …)
    ```

Neighbouring cells with this tag, with the paragraphs between them, are folded into one
`<details>` "Proof, in N steps". A step shows its sentence and its formula; the code of each is in
a further details that stays closed. A cell that shows nothing, such as one that names the symbols,
is no step. In a notebook all of them are ordinary cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

TAG = "tag_proof"
# What may stand between two steps and belongs to the proof then.
BETWEEN = (nodes.paragraph, nodes.math_block, nodes.target, nodes.comment)


class Fold(nodes.General, nodes.Element):
    """A `<details>` with a summary of plain text."""


def setup(app: Sphinx) -> None:
    """Folded when a page is read, so that everything else sees the same page."""
    plain = (show, show)
    app.add_node(
        Fold, html=(open_fold, close_fold), latex=plain, text=plain, man=plain, texinfo=plain
    )
    app.connect("doctree-read", fold, priority=450)


def open_fold(translator: Any, node: Fold) -> None:
    """The summary holds a span and nothing that would be a block."""
    translator.body.append(translator.starttag(node, "details"))
    summary = translator.encode(node["summary"])
    translator.body.append(f"<summary><span>{summary}</span></summary>\n")


def close_fold(translator: Any, _node: Fold) -> None:
    """The end of what is folded."""
    translator.body.append("</details>\n")


def show(_translator: Any, _node: Fold) -> None:
    """Where nothing can be folded, everything is shown."""


def fold(_app: Sphinx, doctree: nodes.document) -> None:
    """Finds the runs of steps and folds each."""
    first_steps = [node for node in doctree.findall(nodes.container) if is_step(node)]
    done: set[int] = set()
    for step in first_steps:
        if id(step) in done:
            continue
        run = list(run_from(step))
        done.update(id(node) for node in run)
        count = sum(shows_something(node) for node in run)
        said = "Proof, in one step" if count == 1 else f"Proof, in {count} steps"
        proof = Fold("", summary=said, classes=["hx-proofs"])
        proof.source, proof.line = step.source, step.line
        step.parent.insert(step.parent.index(step), proof)
        for node in run:
            node.parent.remove(node)
            proof += node
        for node in run:
            if is_step(node):
                fold_code(node)


def is_step(node: nodes.Node) -> bool:
    """Whether this is a code cell with the tag."""
    return isinstance(node, nodes.container) and TAG in node["classes"]


def shows_something(node: nodes.Node) -> bool:
    """Whether a cell has an output: then it is a step that is counted."""
    return is_step(node) and any(part(child, "cell_code_output") for child in node.children)


def part(node: nodes.Node, which: str) -> bool:
    """Whether this is a cell's source or its output."""
    return isinstance(node, nodes.Element) and node.get("nb_element") == which


def run_from(step: nodes.Node) -> Iterator[nodes.Node]:
    """The cell, and the ones after it with what stands between two of them."""
    siblings = step.parent.children
    waiting: list[nodes.Node] = []
    for node in siblings[siblings.index(step) :]:
        if is_step(node):
            yield from waiting
            waiting = []
            yield node
        elif isinstance(node, BETWEEN):
            waiting.append(node)
        else:
            return


def fold_code(cell: nodes.Node) -> None:
    """The code behind the output it makes, closed."""
    assert isinstance(cell, nodes.Element)  # noqa: S101 (is_step)
    cell.attributes.pop("hide_mode", None)  # folded here, not once more by MyST-NB
    for code in [child for child in cell.children if part(child, "cell_code_source")]:
        cell.remove(code)
        said = "Code of this step" if shows_something(cell) else "Code before the next step"
        cell += Fold("", code, summary=said, classes=["hx-proof-code"])
