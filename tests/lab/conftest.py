"""A real JupyterLab with a kernel, and a notebook open in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lab import notebook
from tools.child import jupyterlab


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("lab")
            item.add_marker("browser")


@pytest.fixture(scope="session")
def lab_home(tmp_path_factory):
    """The folder whose notebooks it serves."""
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="session")
def lab(lab_home):
    """The address of a JupyterLab that serves a notebook, with its token."""
    home = lab_home
    notebook.write(home / "figure.ipynb")
    with (home / "lab.log").open("w") as log, jupyterlab(home, log) as address:
        yield address
