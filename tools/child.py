"""A server of another program, for as long as a block lasts; a JupyterLab is one."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

PATIENCE = 120  # s, on a machine that does other things as well
TOKEN = "only-on-this-machine"  # noqa: S105 (a server that lives for a minute)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def answering(
    command: Sequence[str],
    address: str,
    *,
    cwd: Path,
    env: Mapping[str, str],
    output: int | IO[str] = subprocess.DEVNULL,
) -> Iterator[None]:
    """Starts a server, waits until it answers, and sees it off; a RuntimeError if it does not."""
    process = subprocess.Popen(
        command, cwd=cwd, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **env}
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while not _answers(address):
            if time.monotonic() > deadline or process.poll() is not None:
                raise RuntimeError(f"nothing answers at {address}; started was {command[:3]}")
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5):  # noqa: S310 (our own server)
            return True
    except (URLError, OSError):
        return False


@contextmanager
def jupyterlab(home: Path, output: int | IO[str] = subprocess.DEVNULL) -> Iterator[str]:
    """The address at which a JupyterLab of its own shows ``figure.ipynb`` of a folder."""
    port = free_port()
    options = (
        *("--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"),
        *("--ServerApp.ip=127.0.0.1", f"--IdentityProvider.token={TOKEN}"),
        f"--ServerApp.root_dir={home}",
    )
    command = [sys.executable, "-m", "jupyterlab", *options]
    # A reader's own settings and running kernels are none of its business.
    env = {"JUPYTER_CONFIG_DIR": f"{home}", "JUPYTER_RUNTIME_DIR": f"{home}/run"}
    address = f"http://127.0.0.1:{port}"
    with answering(command, f"{address}/api?token={TOKEN}", cwd=home, env=env, output=output):
        yield f"http://localhost:{port}/lab/tree/figure.ipynb?token={TOKEN}&reset"
