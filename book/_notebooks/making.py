"""A page, or a notebook of the repository, as the notebook that is offered."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import jupytext
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell

from _notebooks.cells import SOLUTION, SOLUTION_BELOW, SOLUTION_FOLDS, SOLUTION_NEEDS, folded
from _notebooks.getting import first_cell
from _notebooks.markdown import Page

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from _notebooks.book import Book

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
HEADING = re.compile(r"^# .+$", re.MULTILINE)
ABOUT = (
    "*A page of {book}, as a notebook: run its cells from top to bottom (Run ▸ Run All Cells). "
    "Code that the page does not show is folded.*"
)


def notebook(book: Book, page: str, *, together: bool = False) -> NotebookNode:
    """The notebook of a page, or of a `.ipynb`; without outputs.

    ``together`` is for notebooks that lie in the folders of the book, where the package is
    installed: they lead to each other, and need not get it.
    """
    path = book.path(page)
    if path.is_file():
        made = jupytext.read(path)
        words = Page(book, page, together)
        made.cells = [_cell(cell, words) for cell in made.cells]
        made.cells = [cell for cell in made.cells if cell.source.strip()]
        _announce_solutions(made)
        _say_what_it_is(made, words)
    else:
        made = nbformat.read(path.with_suffix(".ipynb"), as_version=4)
    if not together:
        made.cells.insert(0, new_code_cell(first_cell(book)))
    made.metadata = nbformat.from_dict({"kernelspec": KERNEL})
    for number, cell in enumerate(made.cells):
        # nbformat draws the ids at random; these stay the same as long as the cell does
        cell.id = hashlib.sha256(f"{number}\n{cell.source}".encode()).hexdigest()[:12]
    return made


def written(made: NotebookNode) -> str:
    """The text of its file."""
    text: str = nbformat.writes(made)
    return text + "\n"


def _cell(cell: NotebookNode, words: Page) -> NotebookNode:
    if cell.cell_type != "code":
        return new_markdown_cell(words.plain(cell.source))
    tags = cell.metadata.get("tags", [])
    kept = {"tags": list(tags)} if tags else {}
    source = f"{SOLUTION_FOLDS}\n{cell.source}" if SOLUTION in tags else cell.source
    return new_code_cell(source, metadata={**kept, **folded(tags)})


def _announce_solutions(made: NotebookNode) -> None:
    cells: list[NotebookNode] = []
    for cell in made.cells:
        if SOLUTION in cell.metadata.get("tags", []):
            if cells and cells[-1].cell_type == "markdown":
                cells[-1].source += f"\n\n{SOLUTION_BELOW}"
            else:
                cells.append(new_markdown_cell(SOLUTION_BELOW))
            if not any(known.source == SOLUTION_NEEDS for known in cells):
                # before the text, so that "the cell below" is the solution
                cells.insert(-1, new_code_cell(SOLUTION_NEEDS, metadata=folded([SOLUTION])))
        cells.append(cell)
    made.cells = cells


def _say_what_it_is(made: NotebookNode, words: Page) -> None:
    site = words.book.address.site
    name = f"[the book]({site}/{words.name}.html)" if site else "the book"
    first = next((cell for cell in made.cells if cell.cell_type == "markdown"), None)
    if first is not None:
        said = ABOUT.format(book=name)
        first.source = HEADING.sub(lambda found: f"{found[0]}\n\n{said}", first.source, count=1)
