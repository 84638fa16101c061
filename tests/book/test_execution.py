"""Every chapter and every notebook runs from its first cell to its last."""

from pathlib import Path

import jupytext
import nbformat
import pytest
import yaml
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
FILES = [ROOT / f"{name}.md" for name in (TOC["root"], *(c["file"] for c in TOC["chapters"]))]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CHAPTERS = NOTEBOOKS + [
    path for path in FILES if "kernelspec" in path.read_text(encoding="utf-8")[:1000]
]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=[path.stem for path in CHAPTERS])
def test_a_chapter_runs_without_an_error(chapter):
    notebook = jupytext.read(chapter, as_version=nbformat.NO_CONVERT)
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(chapter.parent)}},
    )
    client.execute()  # raises at the first cell that does
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    assert all(cell.execution_count for cell in cells)
