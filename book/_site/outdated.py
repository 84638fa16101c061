"""What was executed with another version of the package is executed again.

Executed cells are cached by their own content; they know nothing of the package they
import. So the cache, and what Sphinx remembers, carry a digest of the package's sources. What
Sphinx remembers of a page was made by the site's code as well, and has to be made anew with it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import heteroionic_lite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

PACKAGE = Path(heteroionic_lite.__file__).parent
SITE = Path(__file__).parent
BUILT = PACKAGE / "explorer" / "static"


def setup(app: Sphinx) -> None:
    """Two digests: one renews what was read, the other what was written."""
    app.add_config_value("heteroionic_read_with", "", "env", str)
    app.add_config_value("heteroionic_written_with", "", "html", str)
    app.connect("config-inited", remember)
    app.connect("build-finished", forget_failure)


def remember(app: Sphinx, config: Config) -> None:
    """A changed value makes Sphinx read, or write, every page again."""
    config.heteroionic_read_with = executed_with() + read_with()
    config.heteroionic_written_with = written_with()
    config.nb_execution_cache_path = str(cache(Path(app.outdir).parent))


def executed_with() -> str:
    """A digest of what a cell can import."""
    return digest(
        path
        for path in PACKAGE.rglob("*")
        if path.suffix in {".py", ".csv"} and "node_modules" not in path.parts
    )


def written_with() -> str:
    """A digest of what writes the pages; they name the front end's modules with their digests."""
    ours = [*SITE.rglob("*.py"), *SITE.rglob("*.css")]
    return digest([*ours, *BUILT.glob("*.css"), *BUILT.glob("*.js")])


def read_with() -> str:
    """A digest of what reads the pages, and of what makes notebooks of them."""
    folders = (SITE, SITE.parent / "_notebooks")
    files = (path for folder in folders for path in folder.rglob("*"))
    return digest(path for path in files if path.suffix in {".py", ".csv"})


def cache(build: Path) -> Path:
    """Where, below `_build`, is kept what was executed with the package as it is now."""
    return build / ".jupyter_cache" / executed_with()


def digest(paths: Iterable[Path]) -> str:
    """A short digest of files: of their names and contents, whatever directory they are in."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.relative_to(path.parents[1]).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:12]


def forget_failure(app: Sphinx, exception: Exception | None) -> None:
    """Let a build that failed fail again until it is mended.

    Sphinx would take the pages of the failed build for up to date and say nothing.
    """
    # with --keep-going, Sphinx no longer says that warnings are errors
    strict = app.keep_going or app.warningiserror
    if exception is not None or (strict and app._warncount):  # noqa: SLF001
        Path(app.doctreedir, "environment.pickle").unlink(missing_ok=True)
