"""`make lab`: a chapter is a notebook, without a manual step and without a foreign host."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tools.child import TOKEN, answering, free_port

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def started(tmp_path):
    """The address of what `make lab` starts."""
    port = free_port()
    address = f"http://localhost:{port}"
    command = [sys.executable, "tools/lab.py", "--no-browser", f"--ServerApp.port={port}"]
    command += ["--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"]
    env = {"JUPYTER_CONFIG_DIR": str(tmp_path), "JUPYTER_DATA_DIR": str(tmp_path)}
    with (
        (tmp_path / "lab.log").open("w") as log,
        answering(command, f"{address}/api?token={TOKEN}", cwd=ROOT, env=env, output=log),
    ):
        yield f"{address}/?token={TOKEN}"


def test_lab_opens_the_chapter_as_a_notebook(browser, started):
    foreign = []

    def only_here(route, request):
        here = request.url.startswith(("data:", "blob:")) or (
            urlsplit(request.url).netloc == urlsplit(started).netloc
        )
        if here:
            route.continue_()
        else:
            foreign.append(request.url)
            route.abort()

    context = browser.new_context()
    context.route("**/*", only_here)
    page = context.new_page()
    page.goto(started)
    page.locator(".jp-NotebookPanel .jp-CodeCell").first.wait_for(timeout=60_000)
    assert page.url.endswith("/lab/tree/book/index.ipynb")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    assert page.locator(".jp-Dialog").count() == 0
    context.close()
    assert foreign == []
