"""A real JupyterLab with a kernel, and a notebook open in it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.lab import notebook

PATIENCE = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("lab")
            item.add_marker("browser")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="session")
def lab_home(tmp_path_factory):
    """The folder whose notebooks it serves."""
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="session")
def lab(lab_home):
    """The address of a JupyterLab that serves a notebook, with its token."""
    home = lab_home
    notebook.write(home / "figure.ipynb")
    port, token = free_port(), "only-on-this-machine"
    log = (home / "lab.log").open("w")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *(f"--port={port}", "--ServerApp.port_retries=0", "--ServerApp.ip=127.0.0.1"),
            *(f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={home}"),
        ],
        cwd=home,
        stdout=log,
        stderr=subprocess.STDOUT,
        # A reader's own settings and running kernels are none of the test's business.
        env={**os.environ, "JUPYTER_CONFIG_DIR": f"{home}", "JUPYTER_RUNTIME_DIR": f"{home}/run"},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api?token={token}", server, home / "lab.log")
        yield f"{address}/lab/tree/figure.ipynb?token={token}&reset"
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 (our own server)
                return
        except (URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")
