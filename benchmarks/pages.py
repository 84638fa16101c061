"""What a reader waits for on the built site, against other ways to put a slider on a page.

    .venv/bin/python benchmarks/pages.py [--only moves first bytes]

Every figure is measured in Chromium in this run; a peer that is not installed is left out and
named (benchmarks/README.md says how to get it). Nothing is asserted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import re
import shutil
import statistics
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import numpy as np
from ipywidgets.embed import embed_minimal_html
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Response,
    sync_playwright,
)
from playwright.sync_api import TimeoutError as PlaywrightTimeout

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import in_lab  # noqa: E402
from heteroionic_lite import Curve, Panel, explore  # noqa: E402 (run as a script)
from heteroionic_lite.models import parameters  # noqa: E402
from heteroionic_lite.models.interphase import interface_resistance  # noqa: E402
from tests.browser.explorers import specifications  # noqa: E402
from tests.contents import PAGES  # noqa: E402
from tools import chromium  # noqa: E402
from tools.serve import served  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE = ROOT / "_build" / "html"
PEERS = ROOT / "benchmarks" / "peers"
PLOTLY = PEERS / "plotly/package_data/plotly.min.js"
MANAGER = PEERS / "node_modules/@jupyter-widgets/html-manager/dist"
REQUIRE = PEERS / "node_modules/requirejs/require.js"

PARTS = ("moves", "first", "bytes")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
)
MOVES = 400
WARMING = 10  # moves before, while a browser still compiles
LAB_MOVES = 48
REST = 1000  # ms, until what a page does after a move is done
SLOWEST = 5000  # ms; a kernel that takes longer was not asked
TURNS = 16
LOADS = 7
THROTTLE = 4
IN_LAB = "ipywidgets interact and matplotlib in JupyterLab; kernel not slowed"
GIVEN = (0.3, 0.5, 0.7)  # transfer coefficients, one curve each
POINTS = 400
SEEN_AS_TEXT = ("text/", "javascript", "json", "svg", "xml")

# From the input event, in whose frame the figure is drawn, to when that frame has been painted.
STOPWATCH = """
window.times = [];
document.addEventListener("input", (event) => {
  if (event.target.type !== "range") return;
  const began = performance.now();
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { times.push(performance.now() - began); };
    port2.postMessage(null);
  });
}, true);
"""
TWO_FRAMES = """new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
})"""
# When the first explorer, or what stands for it, can be used, after the navigation began.
USABLE = """
const kinds = { subtree: true, childList: true, attributeFilter: ["data-ready", "data-usable"] };
new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-explorer][data-ready], [data-usable]")) return;
  window.usable = performance.now();
  observer.disconnect();
}).observe(document, kinds);
"""
PLOTLY_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Plotly</title><link rel="icon" href="data:,">
<script src="plotly.min.js"></script></head>
<body><div id="figure" style="width: 640px; height: 380px"></div>
<input id="slider" type="range" min="0" max="1000" value="500" style="width: 300px">
<script type="module">
import { functions } from "./functions.js";
const given = GIVEN, xs = XS;
const lines = () => given.map((one) => {
  const at = { ...one, interphase_resistance: 10 ** (-4 + 2 * slider.value / 1000) };
  return xs.map((concentration) => functions.interface_resistance({ ...at, concentration }));
});
const layout = { xaxis: { type: "log" }, yaxis: { type: "log", range: [-3, 0] } };
await Plotly.newPlot(figure, lines().map((y) => ({ x: xs, y, mode: "lines" })), layout);
slider.addEventListener("input", () => Plotly.restyle(figure, { y: lines() }));
document.body.dataset.usable = "";
</script></body></html>
"""


def the_figure() -> Any:
    """Three curves with a slider, as a chapter has them."""
    curves = [
        Curve(
            interface_resistance, given={"transfer_coefficient": exponent}, label=f"α = {exponent}"
        )
        for exponent in GIVEN
    ]
    panel = Panel(curves, x=parameters.concentration, y_scale="log")
    return explore("peer", panel, sliders=["interphase_resistance"])


def write_peers(folder: Path) -> dict[str, str]:
    """Pages that show the same figure in other ways, as far as these are installed."""
    figure = the_figure()
    pages = {}
    if PLOTLY.is_file():
        shutil.copy(PLOTLY, folder)
        (folder / "functions.js").write_text(figure.module, encoding="utf-8")
        given = [{**defaults(), "transfer_coefficient": exponent} for exponent in GIVEN]
        x = parameters.concentration
        page = PLOTLY_PAGE.replace("GIVEN", json.dumps(given))
        page = page.replace("XS", json.dumps(np.geomspace(x.low, x.high, POINTS).tolist()))
        (folder / "plotly.html").write_text(page, encoding="utf-8")
        pages["Plotly, alone on a page"] = "plotly.html"
    if MANAGER.is_dir() and REQUIRE.is_file():
        shutil.copytree(MANAGER, folder / "manager")
        shutil.copy(REQUIRE, folder)
        shutil.copy(Path(anywidget.__file__).parent / "nbextension/index.js", folder / "any.js")
        path = folder / "manager.html"
        embed_minimal_html(
            path, views=[figure], title="Jupyter's html-manager", drop_defaults=False
        )
        html = path.read_text(encoding="utf-8")
        html = re.sub(r"<script[^>]*src=\"[^\"]*\"[^>]*></script>", "", html)
        scripts = (
            '<link rel="icon" href="data:,"><script src="require.js"></script>'
            '<script>requirejs.config({ paths: { anywidget: "any" } })</script>'
            '<script src="manager/embed-amd.js"></script>'
        )
        path.write_text(html.replace("</head>", f"{scripts}</head>"), encoding="utf-8")
        pages["html-manager and anywidget, alone on a page"] = "manager.html"
    return pages


def defaults() -> dict[str, float]:
    """Of every parameter of the model that the peers draw."""
    return {p.name: p.default for p in interface_resistance.parameters}


def with_three_curves() -> tuple[str, str]:
    """Page and id of the book's first explorer with as many curves, on a page with many."""
    found = [
        (page, name)
        for page in PAGES
        if len(specs := specifications(SITE / page)) > 2  # noqa: PLR2004
        for name, spec in specs.items()
        if sum(len(panel["curves"]) for panel in spec["panels"]) == len(GIVEN)
    ]
    return found[0]


def new_context(browser: Browser) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        bypass_csp=True,  # so that we may ask
    )
    context.set_default_timeout(60_000)
    for script in (STOPWATCH, USABLE):
        context.add_init_script(script)
    return context


@contextmanager
def throttled(page: Page) -> Iterator[None]:
    """As on a telephone, or a laptop with other things to do.

    Only while it is measured: what slows a page down keeps a processor busy, be the page at rest.
    """
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    yield
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.detach()


def opened(browser: Browser, address: str, explorer: str | None) -> tuple[Page, Locator]:
    """The page at rest, and its slider."""
    page = new_context(browser).new_page()
    page.goto(address)
    page.wait_for_function("window.usable")
    place = page.locator(f"[id='{explorer}'][data-ready]" if explorer else "body")
    place.wait_for()
    skip = place.get_by_role("button", name="Skip", exact=True)
    if skip.count():
        skip.click()
    slider = place.locator("input[type=range]").first
    slider.evaluate("(element) => element.scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.wait_for_timeout(1000)  # nothing moves on its own any more
    return page, slider


def drag(page: Page, slider: Locator, moves: int, seed: int) -> None:
    """So many moves, each after the one before was painted; `times` on the page has them."""
    page.bring_to_front()
    box = slider.bounding_box()
    assert box is not None  # noqa: S101 (it can be seen)
    middle = box["y"] + box["height"] / 2
    generator = np.random.default_rng(seed)
    wanted = page.evaluate("times.length") + moves
    for number in range(3 * moves):  # one to where the thumb already is is no move
        page.mouse.move(box["x"] + generator.uniform(0.05, 0.95) * box["width"], middle)
        if number == 0:
            page.mouse.down()
        page.evaluate(TWO_FRAMES)
        if page.evaluate("times.length") >= wanted:
            break
    else:
        raise SystemExit(f"{page.url}: {page.evaluate('times.length')} moves, not {wanted}")
    page.mouse.up()


def drag_in_lab(page: Page, slider: Locator, moves: int, seed: int) -> None:
    """Likewise, where a kernel answers."""
    page.bring_to_front()
    box = slider.bounding_box()
    assert box is not None  # noqa: S101 (it can be seen)
    middle = box["y"] + box["height"] / 2
    generator = np.random.default_rng(seed)
    wanted = page.evaluate("times.length") + moves
    take_hold(page, slider, middle)
    for _ in range(3 * moves):  # one to where the handle already is is no move
        before = page.evaluate("times.length")
        if before >= wanted:
            break
        page.mouse.move(box["x"] + generator.uniform(0.05, 0.95) * box["width"], middle)
        try:
            answered = "(before) => times.length > before"
            page.wait_for_function(answered, arg=before, polling=20, timeout=SLOWEST)
        except PlaywrightTimeout:
            page.mouse.up()
            take_hold(page, slider, middle)
    else:
        raise SystemExit(f"{page.url}: {page.evaluate('times.length')} moves, not {wanted}")
    page.mouse.up()


def take_hold(page: Page, slider: Locator, middle: float) -> None:
    """A press beside the handle sets the slider, and takes hold of nothing."""
    handle = slider.locator(".noUi-handle").bounding_box()
    assert handle is not None  # noqa: S101 (it can be seen)
    page.mouse.move(handle["x"] + handle["width"] / 2, middle)
    page.mouse.down()


def moves_of_all(
    browser: Browser, rows: dict[str, tuple[str, str | None]], notebook: str
) -> dict[str, list[float]]:
    """Milliseconds of every move, taken in turns, so that all meet the same machine.

    Each begins when the one before is at rest, a kernel included, and another one begins each turn.
    Pages are opened anew for it: of the same page, one may be a twentieth slower than the next.
    """
    times: dict[str, list[float]] = {name: [] for name in rows}
    inside = in_lab.opened(browser, notebook)
    handle = inside.locator(".noUi-target").first
    names = list(rows)
    for turn in range(TURNS):
        first = turn % len(names)
        for name in (*names[first:], *names[:first]):
            page, slider = opened(browser, *rows[name])
            with throttled(page):
                drag(page, slider, WARMING, TURNS + turn)
                page.wait_for_timeout(REST)
                drag(page, slider, MOVES // TURNS, turn)
            times[name] += page.evaluate("times")[WARMING:]
            page.context.close()
        with throttled(inside):
            drag_in_lab(inside, handle, LAB_MOVES // TURNS, turn)
        in_lab.at_rest(inside)
        inside.wait_for_timeout(REST)
    times[IN_LAB] = inside.evaluate("times")
    inside.context.close()
    return times


def first_usable(browser: Browser, address: str) -> float:
    """Milliseconds from the navigation until the first figure can be used, nothing cached."""
    context = new_context(browser)
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_function("window.usable", polling=20)
    found: float = page.evaluate("usable")
    context.close()
    return found


def transferred(browser: Browser, addresses: list[str]) -> list[int]:
    """Bytes for each page, gzipped, when they are read one after the other from an empty cache."""
    context = new_context(browser)
    page = context.new_page()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 (wants one)
    seen: set[str] = set()
    sizes = []
    for address in addresses:
        responses.clear()
        page.goto(address)
        page.wait_for_timeout(1500)  # for what is asked for when the page stands
        total = 0
        for response in responses:
            if response.url in seen or response.status != 200:  # noqa: PLR2004
                continue
            seen.add(response.url)
            body = response.body()
            kind = response.headers.get("content-type", "")
            text = any(word in kind for word in SEEN_AS_TEXT)
            total += len(gzip.compress(body, 6)) if text else len(body)
        sizes.append(total)
    context.close()
    return sizes


def milliseconds(values: list[float]) -> str:
    return f"{np.percentile(values, 50):.1f} / {np.percentile(values, 95):.1f}"


def report_moves(browser: Browser, rows: dict[str, tuple[str, str | None]]) -> None:
    print(f"| slider's move to painted frame, CPU ÷ {THROTTLE} | p50 / p95, ms | ours ÷ this |")
    print("|---|---|---|")
    with tempfile.TemporaryDirectory() as home, in_lab.served(Path(home)) as notebook:
        taken = moves_of_all(browser, rows, notebook)
    ours = next(iter(taken.values()))
    for name, times in taken.items():
        ratio = " / ".join(
            f"{np.percentile(ours, q) / np.percentile(times, q):.2f}" for q in (50, 95)
        )
        print(f"| {name} | {milliseconds(times)} | {ratio} |")


def report_first(browser: Browser, addresses: dict[str, str]) -> None:
    print("\n| first figure usable, nothing cached | median, ms | to html-manager | gzip, kB |")
    print("|---|---|---|---|")
    waits: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(LOADS):
        for name, address in addresses.items():
            waits[name].append(first_usable(browser, address))
    last = statistics.median(waits[next(reversed(waits))])
    for name, address in addresses.items():
        median = statistics.median(waits[name])
        size = transferred(browser, [address])[0] / 1000
        print(f"| {name} | {median:.0f} | {median / last:.2f} | {size:.0f} |")


def report_bytes(browser: Browser, site: str) -> None:
    print("\n| transferred (gzip) | first visit, kB | after the first page, kB |")
    print("|---|---|---|")
    for name in PAGES:
        (first,) = transferred(browser, [f"{site}/{name}"])
        _, after = transferred(browser, [f"{site}/book/index.html", f"{site}/{name}"])
        print(f"| {name} | {first / 1000:.0f} | {after / 1000:.0f} |")


def main() -> None:
    """Report what is asked for, or all of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    only = parser.parse_args().only
    if not (SITE / "index.html").is_file():
        raise SystemExit("There is no built site: make site")
    page, explorer = with_three_curves()
    with (
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory() as temporary,
        served(SITE, 8400) as site,
        served(Path(temporary), 8400) as elsewhere,
    ):
        path = chromium.find()
        browser = playwright.chromium.launch(executable_path=str(path), args=list(FLAGS))
        peers = {name: f"{elsewhere}/{at}" for name, at in write_peers(Path(temporary)).items()}
        print(f"Chromium {browser.version}, {platform.machine()}; three curves of 400 points.\n")
        for file, how in ((PLOTLY, "Plotly"), (MANAGER, "html-manager")):
            if not file.exists():
                print(f"{how} is not installed and left out: see benchmarks/README.md.\n")
        rows: dict[str, tuple[str, str | None]] = {
            f"{page}, {explorer}": (f"{site}/{page}", explorer),
            "the same, alone on a page": (f"{site}/embed/{explorer}.html", explorer),
        }
        rows |= {name: (address, None) for name, address in peers.items()}
        addresses = {"book/index.html": f"{site}/book/index.html", page: f"{site}/{page}"} | peers
        if "moves" in only:
            report_moves(browser, rows)
        if "first" in only:
            report_first(browser, addresses)
        if "bytes" in only:
            report_bytes(browser, site)
        browser.close()


if __name__ == "__main__":
    main()
