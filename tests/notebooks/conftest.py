"""An environment that has what Binder installs, and nothing of this one; and an empty folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import nbformat
import pytest
from _notebooks import Book, notebook, written

from tests.contents import ROOT

PINS = ROOT / "binder" / "requirements.txt"
KERNEL = "clean"
Run = Callable[[str], nbformat.NotebookNode]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    """The package as it is offered, made from the sources as they are now."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def clean(tmp_path_factory, request) -> Path:
    """The Python of an environment without the package.

    `make audit` installs the pins; otherwise what is installed here is shown to it, pin by pin.
    """
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    if request.config.getoption("--every-page"):
        command = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", PINS]
        subprocess.run(command, check=True, env=outside())
    else:
        show_pinned(Path(sysconfig.get_path("purelib", vars={"base": str(folder)})))
    return python


def show_pinned(packages: Path) -> None:
    """Links to the files of the pinned distributions, where this platform has them."""
    for name in re.findall(r"^([a-z0-9][\w.-]*)==", PINS.read_text(encoding="utf-8"), re.MULTILINE):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # of another platform
        for top in {file.parts[0] for file in found.files or () if ".." not in file.parts}:
            if not (packages / top).exists():
                (packages / top).symlink_to(Path(str(found.locate_file(top))))


def outside() -> dict[str, str]:
    """The environment variables, without those that lead back here."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


@pytest.fixture
def run(clean, wheel, tmp_path) -> Run:
    """Runs an offered notebook in a folder that holds it and the wheel; the notebook afterwards."""

    def run_one(page: str) -> nbformat.NotebookNode:
        spec = tmp_path / "jupyter" / "kernels" / KERNEL / "kernel.json"
        spec.parent.mkdir(parents=True)
        argv = [str(clean), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        shown = {"argv": argv, "display_name": "clean", "language": "python"}
        spec.write_text(json.dumps(shown), encoding="utf-8")
        folder = tmp_path / "empty"
        folder.mkdir()
        shutil.copy(wheel, folder)
        path = folder / f"{Path(page).name}.ipynb"
        path.write_text(written(notebook(Book.of(ROOT), page)), encoding="utf-8")
        done = subprocess.run(
            [
                *(sys.executable, "-m", "nbconvert", "--execute", "--to", "notebook", "--inplace"),
                f"--ExecutePreprocessor.kernel_name={KERNEL}",
                *("--ExecutePreprocessor.timeout=240", path),
            ],
            cwd=folder,
            env={**outside(), "JUPYTER_PATH": str(tmp_path / "jupyter")},
            check=False,
            capture_output=True,
            text=True,
        )
        subprocess.run(
            [clean, "-m", "pip", "uninstall", "--quiet", "--yes", "heteroionic-lite"], check=True
        )
        assert done.returncode == 0, done.stderr[-3000:]  # at the first cell that raises
        return nbformat.read(path, as_version=4)

    return run_one
