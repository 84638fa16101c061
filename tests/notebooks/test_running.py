"""An offered notebook runs in an empty folder, and its first cell gets the package."""

from __future__ import annotations

import json

import nbformat
import pytest
from _notebooks import Book
from _notebooks.getting import first_cell

from tests.contents import ROOT

OFFERED = (*sorted(Book.of(ROOT).runnable), "notebooks/sandbox")
# The first, and one that fits: it needs more of the package than the others.
FEW = ("book/index", "book/diagnosis/practice")


def pytest_generate_tests(metafunc):
    if "page" in metafunc.fixturenames:
        every = metafunc.config.getoption("--every-page")
        metafunc.parametrize("page", OFFERED if every else FEW)


@pytest.mark.one_of_each_kind
def test_a_notebook_runs_in_an_empty_folder_with_the_wheel_beside_it(page, run):
    content = run(page)
    nbformat.validate(content)
    code = [cell for cell in content.cells if cell.cell_type == "code" and cell.source.strip()]
    assert all(cell.execution_count for cell in code)
    assert "heteroionic_lite" in code[0].source
    text = json.dumps(content)
    assert '"output_type": "error"' not in text


def test_without_wheel_and_without_an_address_it_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    source = first_cell(Book.of(ROOT)).replace("%pip", "raise AssertionError; #")
    with pytest.raises(ModuleNotFoundError, match=r"The book offers heteroionic_lite-\S+\.whl"):
        exec(source, {})  # noqa: S102 (the cell of a notebook)
