"""The page of the diagnosis: its scripts, its examples, and what stands there without scripts.

    ```{diagnosis} both
    ```

is the place of the tool. Without scripts its reader sees what the named example gives: a picture
and the verdict. `{diagnosis-steps} rest arcs` goes before sections that are steps, and names the
example of each. `{diagnosis-plan}` compares plans of measurements; `{diagnosis-study} choice` is a
table of the study that `benchmarks/diagnosis.py` saved.

What is computed for these is computed by the page's own script, in Node: a book is built without
scipy, and what is printed is what the page says.
"""

from __future__ import annotations

import json
import subprocess
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from _site import bundles, outputs
from _site.diagnosis_study import study
from _site.formulas import node
from _site.noted import PerPage
from heteroionic_lite import __version__
from heteroionic_lite.diagnosis.examples import example, examples
from heteroionic_lite.diagnosis.impedance.published import as_script as circuits
from heteroionic_lite.diagnosis.published import as_script as laws
from heteroionic_lite.diagnosis.reading import read_table
from heteroionic_lite.diagnosis.table import COLUMNS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

WORKER = "fit.js"
BUNDLE = "diagnosis.js"
OUTCOME = "outcome.js"  # loaded when somebody brings something
STILL = "diagnosis-example.svg"
PAGES: PerPage[bool] = PerPage("diagnosis_pages")
COUNTS = (3, 5, 9, 15)
DRIVER = """
const found = %s.map((job) => {
  const slices = globalThis.heteroionicWork(job);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
});
process.stdout.write(JSON.stringify(found));
"""


def setup(app: Sphinx) -> None:
    """The places are filled when pages are written: they name files by their content."""
    app.add_directive("diagnosis", PlaceOf.kind("tool", 1))
    app.add_directive("diagnosis-steps", PlaceOf.kind("steps", 9))
    app.add_directive("diagnosis-plan", PlaceOf.kind("plan", 0))
    app.add_directive("diagnosis-study", PlaceOf.kind("study", 1))
    PAGES.connect(app)
    app.connect("builder-inited", write)
    app.connect("doctree-read", name_examples)
    app.connect("env-updated", renew)
    app.connect("doctree-resolved", fill)
    app.connect("html-page-context", add_scripts)


class Place(nodes.General, nodes.Element):
    """Where a part will be."""


class PlaceOf(SphinxDirective):
    """A directive that leaves a place."""

    part = ""

    @classmethod
    def kind(cls, part: str, arguments: int) -> type[PlaceOf]:
        """The directive of one part."""
        given = {
            "part": part,
            "required_arguments": min(arguments, 1),
            "optional_arguments": max(arguments - 1, 0),
        }
        return type(f"PlaceOf{part.capitalize()}", (cls,), given)

    def run(self) -> list[nodes.Node]:
        """The place."""
        PAGES.of(self.env)[self.env.docname] = True
        return [Place("", part=self.part, arguments=list(self.arguments))]


def name_examples(app: Sphinx, doctree: nodes.document) -> None:
    """Lets every page lead to an example: `[two kΩ cm²](#diagnose-high)`."""
    domain: Any = app.env.get_domain("std")
    for place in doctree.findall(Place):
        if place["part"] == "tool":
            for one in examples().values():
                name = f"diagnose-{one.name}"
                domain.note_hyperlink_target(name, app.env.docname, name, one.title)


def renew(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The page names its files by their content, so it is always written anew."""
    return sorted(env.found_docs & PAGES.of(env).keys())


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Each place gets what belongs there."""
    for place in list(doctree.findall(Place)):
        parts = {"tool": tool, "steps": steps, "plan": plan, "study": study_of}
        html = parts[place["part"]](app, docname, place["arguments"])
        place.replace_self(nodes.raw("", html, format="html"))


def add_scripts(
    app: Sphinx, page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Only where there is a tool."""
    if doctree is None or page not in PAGES.of(app.env):
        return
    if not outputs.are_operated(doctree):
        app.add_css_file("explorer.css", priority=890)
    bundles.load(app, BUNDLE)


# -- files ----------------------------------------------------------------------------------------


@cache
def worker() -> bytes:
    """Laws, circuits and what fits them, in one file."""
    own = (bundles.BUILT / WORKER).read_text(encoding="utf-8")
    return f"{laws()}\n{circuits()}\n{own}".encode()


def write(app: Sphinx) -> None:
    """The worker's script, and the picture of the example."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    static.mkdir(parents=True, exist_ok=True)
    bundles.replace(static, WORKER, worker())


def static_of(docname: str) -> str:
    """`_static/`, seen from a page."""
    return f"{'../' * docname.count('/')}_static/"


# -- parts ----------------------------------------------------------------------------------------


def tool(app: Sphinx, docname: str, arguments: list[str]) -> str:
    """The place of the tool: an example's result, and what the script needs."""
    one = example(arguments[0])
    (answer,) = ask([job(one.text)])
    if app.builder.format == "html":
        Path(app.outdir, "_static", STILL).write_text(drawing(one.text, answer), encoding="utf-8")
    said = " ".join(
        f"{name['symbol']} = {name['shown']} ({name['interval']})" for name in answer["parameters"]
    )
    given = {
        "work": static_of(docname) + bundles.served(WORKER, worker()),
        "outcome": bundles.address(OUTCOME, "../" * docname.count("/")),
        "version": __version__,
        "examples": [
            {
                "name": other.name,
                "title": other.title,
                "sentence": other.sentence,
                "seed": other.seed,
                "text": other.text,
            }
            for other in examples().values()
        ],
    }
    # What ends a script's element must not stand in it.
    data = json.dumps(given, ensure_ascii=False).replace("</", "<\\/")
    # Links to an example, from any page, lead here; the script takes it.
    places = "".join(f'<span id="diagnose-{escape(name)}"></span>' for name in examples())
    return (
        f'<div class="hx-dg-places">{places}</div>\n'
        '<div class="hx-explorer hx-diagnosis" id="diagnosis-tool" data-diagnosis>\n'
        '<div class="hx-still"><p>The tool needs JavaScript. This is what it gives for the example '
        f"“{escape(one.title)}” (synthetic, seed {one.seed}), and what "
        "<code>heteroionic_lite.diagnose</code> gives in Python:</p>\n"
        f"<p><strong>{escape(answer['verdict']['sentence'])}</strong> {escape(said)}</p>\n"
        f'<img class="hx-fallback" loading="lazy" src="{static_of(docname)}{STILL}" '
        f'alt="{escape(described(answer))}"></div>\n'
        f'<script type="application/json">{data}</script>\n</div>\n'
    )


def steps(_app: Sphinx, _docname: str, arguments: list[str]) -> str:
    """The place of the steps' figure; the steps are the sections after it."""
    for name in arguments:
        example(name)
    named = escape(" ".join(arguments))
    return f'<div class="hx-explorer hx-diagnosis" data-diagnosis-steps="{named}"></div>\n'


def plan(_app: Sphinx, _docname: str, _arguments: list[str]) -> str:
    """A few plans as a table, of which the script makes one that moves."""
    plans = [{"concentrations": n, "biased": biased} for biased in (False, True) for n in COUNTS]
    rows = [
        f"<tr><td>{one['concentrations']}</td><td>{'−50, 0, 50' if one['biased'] else '0'}</td>"
        f"<td>{ends(one['alpha'])}</td></tr>"
        for one in ask([{"kind": "plan", "plan": plan} for plan in plans])
    ]
    return (
        '<div class="hx-explorer hx-diagnosis hx-dg-plan" id="diagnosis-plan" data-diagnosis-plan>'
        '<table><thead><tr><th scope="col">concentrations</th><th scope="col">bias / mV</th>'
        '<th scope="col">α, 95 %</th></tr></thead><tbody>' + "".join(rows) + "</tbody></table>"
        "</div>\n"
    )


def ends(interval: dict[str, float | None] | None) -> str:
    """An interval in words."""
    if interval is None:
        return "cannot be asked"
    low, high = interval["low"], interval["high"]
    return f"{0 if low is None else low:.2f} to {1 if high is None else high:.2f}"


def study_of(app: Sphinx, _docname: str, arguments: list[str]) -> str:
    """A table of the study, if it was made."""
    return study(Path(app.srcdir, "book", "diagnosis-study.json"), arguments[0])


# -- what the page's own script says --------------------------------------------------------------


def job(text: str) -> dict[str, Any]:
    """The diagnosis of an example's text."""
    table = read_table(text).table
    columns = [name for name in COLUMNS if getattr(table, name) is not None]
    return {
        "kind": "table",
        "costs": {},
        "table": {
            **{
                name: getattr(table, name).tolist() if name in columns else None for name in COLUMNS
            },
            "cell": None,
            "charge_number": table.charge_number,
            "interfaces": table.interfaces,
            "resistance_kind": table.resistance_kind,
            "notices": list(table.notices),
            "source": table.source,
        },
    }


def ask(jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers of the page's script to some jobs."""
    done = subprocess.run(  # noqa: S603 (our own interpreter of JavaScript)
        [node(), "-"],
        input=worker().decode() + DRIVER % json.dumps(jobs),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode != 0:
        raise ExtensionError(f"the diagnosis could not be computed:\n{done.stderr[-2000:]}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def described(answer: dict[str, Any]) -> str:
    """The picture in words."""
    names = " and ".join(one["mechanism"] for one in answer["fits"][:2])
    quantities = ", ".join(one["quantity"].replace("drop", "bias") for one in answer["panels"])
    return f"Resistances of {answer['rows']} rows against {quantities}, with the curves of {names}."


def drawing(text: str, answer: dict[str, Any]) -> str:
    """The data and the leading curves as SVG; what is left over below."""
    import io

    from matplotlib.figure import Figure

    from heteroionic_lite.drawing import drawing as style

    table = read_table(text).table
    axes_of = {
        "concentration": ("salt concentration / mol l⁻¹", 1e-3, "log"),
        "time": ("time / h", 1 / 3600, "linear"),
        "drop": ("driving drop / mV", 1e3, "linear"),
        "temperature": ("temperature / K", 1.0, "linear"),
    }
    colours, dashes = style()["colours"]["light"]["curves"], style()["dashes"]
    panels, leading = answer["panels"], answer["fits"][:2]
    figure = Figure(figsize=(3.2 * len(panels), 4.6), layout="constrained")
    grid = figure.subplots(2, len(panels), squeeze=False, sharex="col", height_ratios=(3, 2))
    for column, panel in enumerate(panels):
        label, factor, scale = axes_of[panel["quantity"]]
        above, below = grid[0, column], grid[1, column]
        x = getattr(table, panel["quantity"]) * factor
        for is_there, face in ((False, "none"), (True, "#4b5768")):
            chosen = [same is is_there for same in panel["same"]]
            above.plot(x[chosen], table.resistance[chosen] * 1e4, "o", mfc=face, mec="#4b5768",
                       ms=4, ls="")  # fmt: skip
        for i, (fit, curve) in enumerate(zip(leading, panel["curves"], strict=True)):
            line = {"color": colours[i], "dashes": dashes[i] or (None, None), "lw": 2}
            shown = [value * 1e4 for value in curve]
            above.plot([value * factor for value in panel["along"]], shown,
                       label=fit["mechanism"], **line)  # fmt: skip
        left = [100 * value for value in leading[0]["residuals"]]
        below.plot(x, left, "o", mfc="none", mec=colours[0], ms=4, ls="")
        below.axhline(0, color="#4b5768", lw=1)
        above.set(xscale=scale, yscale="log")
        below.set_xlabel(label)
    grid[0, 0].set_ylabel("resistance / Ω cm²")
    grid[1, 0].set_ylabel("left over / %")
    grid[0, 0].legend(frameon=False, fontsize="small")
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue()
