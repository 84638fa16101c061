"""Every chapter and every notebook runs from its first cell to its last."""

import subprocess
import sys

import nbformat
import pytest
from _notebooks.cells import SOLUTION_FOLDS, SOLUTION_NEEDS
from _site import outdated
from jupyter_cache import get_cache

from tests.contents import CHAPTERS as FILES
from tests.contents import ROOT

CHAPTERS = [
    path
    for path in (ROOT / f"{name}.md" for name in FILES)
    if "kernelspec" in path.read_text(encoding="utf-8")[:1000]
]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def sources(notebook):
    # A solution that is offered is folded by a magic.
    found = [cell.source.removeprefix(f"{SOLUTION_FOLDS}\n").strip() for cell in code(notebook)]
    return [source for source in found if source != SOLUTION_NEEDS]


@pytest.fixture(scope="module")
def executed(site):
    """What the cells of the built book gave, with the package as it is now."""
    cache = get_cache(outdated.cache(site.parent))
    return [cache.get_cache_bundle(record.pk).nb for record in cache.list_cache_records()]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=[path.stem for path in CHAPTERS])
def test_the_notebook_readers_download_was_executed_without_an_error(executed, site, chapter):
    path = (site / chapter.relative_to(ROOT)).with_suffix(".ipynb")
    wanted = sources(nbformat.read(path, as_version=4))[1:]  # the first gets the package
    assert wanted
    found = [notebook for notebook in executed if sources(notebook) == wanted]
    assert found, f"{chapter.name}: these cells were not executed when the book was built"
    for cell in code(found[0]):
        assert cell.execution_count
        errors = [output for output in cell.outputs if output.output_type == "error"]
        assert not errors, f"{chapter.name}: {cell.source}\n{errors}"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_a_notebook_beside_the_book_runs_without_an_error(notebook, tmp_path):
    # In a process of its own: the loop of this one may be the browser's.
    command = [*(sys.executable, "-m", "nbconvert"), "--execute", "--to", "notebook"]
    done = subprocess.run(
        [*command, "--ExecutePreprocessor.timeout=120", "--output-dir", tmp_path, notebook],
        check=False,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-3000:]  # at the first cell that raises
    content = nbformat.read(tmp_path / notebook.name, as_version=4)
    assert all(cell.execution_count for cell in code(content))
