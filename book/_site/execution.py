"""Chapters are executed side by side, before Sphinx reads the first of them.

MyST-NB executes a chapter when it reads it, one after the other, and on a machine with two cores
one of them waits. Here the chapters that its cache lacks are executed at once, as many as there
are cores, and put into the same cache; MyST-NB then finds them there. A chapter that fails is not
kept, so that MyST-NB meets the failure itself and reports it with page and traceback.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from myst_nb.core.read import create_nb_reader
from sphinx.util import logging
from sphinx.util.display import status_iterator

if TYPE_CHECKING:
    from jupyter_cache.base import JupyterCacheAbstract
    from nbformat import NotebookNode
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    """Sphinx knows by then which pages it will read."""
    app.connect("env-before-read-docs", execute)


def execute(_app: Sphinx, env: BuildEnvironment, pages: list[str]) -> None:
    """Executes what the cache lacks; with a single chapter to execute, leaves it to MyST-NB."""
    settings: Any = env.mystnb_config  # type: ignore[attr-defined]
    if settings.execution_mode != "cache" or settings.execution_in_temp:
        return
    cache = get_cache(settings.execution_cache_path)
    stale = {}
    for page in pages:
        path = Path(env.doc2path(page))
        notebook = read(path, env)
        own_settings = notebook is not None and settings.metadata_key in notebook.metadata
        if notebook is not None and not own_settings and not is_cached(notebook, cache):
            stale[path] = notebook
    if len(stale) < 2:  # noqa: PLR2004 (two are the first to be executed side by side)
        return

    def run(path: Path) -> ExecutionResult:
        return single_nb_execution(
            stale[path],
            cwd=str(path.parent),
            timeout=settings.execution_timeout,
            allow_errors=settings.execution_allow_errors,
        )

    # The longest first: started last, it would be waited for alone.
    paths = sorted(stale, key=lambda path: path.stat().st_size, reverse=True)
    # The kernels do the work; threads only wait for them. The cache is written by this one alone.
    with ThreadPoolExecutor(max(2, os.cpu_count() or 1)) as pool:
        results = zip(paths, pool.map(run, paths), strict=True)
        for path, result in status_iterator(
            results,
            "executing chapters... ",
            length=len(paths),
            stringify_func=lambda pair: pair[0].stem,
        ):
            if result.err is None:
                keep(path, result, cache)


def read(path: Path, env: BuildEnvironment) -> NotebookNode | None:
    """The chapter as MyST-NB will read it; none if it has no cells."""
    source = path.read_text(encoding="utf-8-sig")
    markdown, settings = env.myst_config, env.mystnb_config  # type: ignore[attr-defined]
    reader = create_nb_reader(str(path), markdown, settings, source)
    return None if reader is None else reader.read(source)


def is_cached(notebook: NotebookNode, cache: JupyterCacheAbstract) -> bool:
    """Whether the cache has the chapter with these cells."""
    try:
        cache.match_cache_notebook(notebook)
    except KeyError:
        return False
    return True


def keep(path: Path, result: ExecutionResult, cache: JupyterCacheAbstract) -> None:
    """As MyST-NB keeps what it has executed."""
    bundle = CacheBundleIn(result.nb, str(path), data={"execution_seconds": result.time})
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
