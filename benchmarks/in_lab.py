"""The same three curves by ipywidgets' `interact` and matplotlib, in a JupyterLab with a kernel."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from tools.child import jupyterlab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CELL = """\
import ipywidgets, numpy as np
import matplotlib.pyplot as plt
from heteroionic_lite.models.interphase import interface_resistance
from heteroionic_lite.models.parameters import concentration

xs = np.geomspace(concentration.low, concentration.high, 400)
others = {p.name: p.default for p in interface_resistance.parameters}

@ipywidgets.interact(power=ipywidgets.FloatSlider(value=-3, min=-4, max=-2, step=0.005))
def draw(power):
    figure, axes = plt.subplots(figsize=(6.4, 3.8))
    for alpha in (0.3, 0.5, 0.7):
        values = {**others, "concentration": xs, "transfer_coefficient": alpha,
                  "interphase_resistance": 10**power}
        axes.loglog(xs, interface_resistance(**values))
    axes.set_ylim(1e-3, 1)
"""
PATIENCE = 90
# From the pointer's move to when the picture that answers it has been painted.
STOPWATCH = """
window.times = [];
let began = 0;
const moved = () => { began ||= performance.now(); };
document.querySelector(".noUi-target").noUiSlider.on("slide", moved);
new MutationObserver((records) => {
  const pictures = records.flatMap(({ addedNodes }) => [...addedNodes])
    .filter((node) => node.querySelector?.("img"))
    .map((node) => node.querySelector("img"));
  if (!pictures.length || !began) return;
  const start = began;
  began = 0;
  // A picture that was replaced meanwhile is not decoded any more.
  pictures.at(-1).decode().catch(() => undefined).then(() => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { times.push(performance.now() - start); };
    port2.postMessage(null);
  }));
}).observe(document.querySelector(".jp-Notebook"), { childList: true, subtree: true });
"""


@contextlib.contextmanager
def served(home: Path) -> Iterator[str]:
    """The address of a notebook with the figure in a JupyterLab of its own."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = new_notebook(cells=[new_code_cell(CELL)], metadata={"kernelspec": kernel})
    nbformat.write(book, home / "figure.ipynb")
    with jupyterlab(home) as address:
        yield address


def opened(browser: Browser, address: str) -> Page:
    """The notebook with its figure drawn and the stopwatch running."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.goto(address)
    page.locator(".jp-NotebookPanel .jp-Cell .cm-content").first.click()
    at_rest(page)
    page.keyboard.press("Shift+Enter")
    page.locator(".jp-OutputArea-output img").first.wait_for()
    page.evaluate(STOPWATCH)
    return page


def at_rest(page: Page) -> None:
    """Once the kernel has nothing to do."""
    page.get_by_text(re.compile(r"\| Idle$")).wait_for()
