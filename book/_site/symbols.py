"""The directive `{symbols}`: what each symbol stands for, straight from the models.

The argument names the modules of `heteroionic_lite.models` a table is about; `common` is what
they all share:

    ```{symbols} diffusion binary_salt
    ```

`others` in the last of a page's tables is all modules that no table names. Each row says in which
figures of the book the quantity can be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from _site import outputs
from _site.chapters import order
from _site.noted import PerPage
from _site.quantities import Quantity, home, quantities
from heteroionic_lite.constants import CONSTANTS
from heteroionic_lite.faces.formula import symbol_html
from heteroionic_lite.output.data import ExplorerData
from heteroionic_lite.units import display, label, number_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sympy
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from heteroionic_lite.equation import Parameter
    from heteroionic_lite.model import Model

OTHERS = "others"

# What each page's explorers show: name of a parameter or model → the first explorer with it.
USES: PerPage[dict[str, str]] = PerPage("symbol_uses")
WITH_TABLES: PerPage[bool] = PerPage("symbol_pages")


def setup(app: Sphinx) -> None:
    """What the explorers show is noted when a page is read, and linked when all are."""
    app.add_directive("symbols", Symbols)
    USES.connect(app)
    WITH_TABLES.connect(app)
    app.connect("doctree-read", collect)
    app.connect("env-updated", renew)
    app.connect("doctree-resolved", link)


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Notes the parameters and models of each explorer on a page."""
    for _, data in outputs.of(doctree):
        if isinstance(data, ExplorerData):
            page = USES.of(app.env).setdefault(app.env.docname, {})
            for name in shown_in(data.spec):
                page.setdefault(name, data.spec["id"])


def shown_in(spec: dict[str, Any]) -> list[str]:
    """The parameters and models of an explorer, by a key that tells them apart."""
    parameters = [f"parameter {parameter['name']}" for parameter in spec["parameters"]]
    curves = [curve for panel in spec["panels"] for curve in panel["curves"]]
    models = [f"model {curve[axis]}" for curve in curves for axis in ("x", "y") if curve[axis]]
    return [*parameters, *models]


def renew(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The tables name other pages, so they are written anew with any page."""
    return sorted(env.found_docs & WITH_TABLES.of(env).keys())


class SeenOn(nodes.General, nodes.Element):
    """Where the figures that show a quantity will be named."""


def link(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Names the figures, now that all pages have been read."""
    here = app.builder.get_target_uri(docname)
    places = list(doctree.findall(SeenOn))
    if not places:
        return
    names = sorted(USES.of(app.env), key=order(app.env))
    for place in places:
        found: list[nodes.Node] = []
        for page in names:
            known = USES.of(app.env)[page]
            explorer = next((known[key] for key in place["keys"] if key in known), None)
            if explorer:
                uri = relative_uri(here, app.builder.get_target_uri(page)) + f"#{explorer}"
                title = app.env.titles[page].astext()
                found.append(nodes.reference("", title, refuri=uri, internal=True))
        if found:
            place.replace_self(nodes.inline("", "Figures: ", *separated(found)))
        else:
            place.parent.remove(place)


def separated(parts: Iterable[nodes.Node]) -> list[nodes.Node]:
    """The parts with commas between them."""
    result: list[nodes.Node] = []
    for part in parts:
        result += [nodes.Text(", "), part] if result else [part]
    return result


class Symbols(SphinxDirective):
    """One table: the quantities that belong to some modules of models."""

    required_arguments = 1
    final_argument_whitespace = True
    headings: ClassVar[tuple[tuple[str, int], ...]] = (
        ("symbol", 10),
        ("what it is", 34),
        ("unit, default and range", 26),
        ("where", 30),
    )

    def run(self) -> list[nodes.Node]:
        """A row a quantity, by the alphabet of their names."""
        WITH_TABLES.of(self.env)[self.env.docname] = True
        modules = set(self.arguments[0].split())
        homes = {symbol: home(quantity) for symbol, quantity in quantities().items()}
        missing = modules - set(homes.values()) - {OTHERS}
        if missing:
            raise ExtensionError(
                f"{self.env.docname}: no quantity belongs to {', '.join(sorted(missing))}; "
                f"modules are {', '.join(sorted(set(homes.values())))}"
            )
        before = self.env.temp_data.setdefault("symbol_modules", set())
        before |= modules
        if OTHERS in modules:
            modules |= set(homes.values()) - before
        chosen = [quantities()[symbol] for symbol, module in homes.items() if module in modules]
        chosen.sort(key=lambda quantity: quantity.name.lower())
        rows = [row(quantity) for quantity in chosen]
        if "common" in modules:
            rows += constants()
        group = nodes.tgroup(cols=len(self.headings))
        group += [nodes.colspec(colwidth=width) for _, width in self.headings]
        head = nodes.row()
        head += [nodes.entry("", nodes.Text(text)) for text, _ in self.headings]
        group += nodes.thead("", head)
        group += nodes.tbody("", *rows)
        return [nodes.table("", group, classes=["hx-symbols"])]


def constants() -> list[nodes.row]:
    """The physical constants, which are no parameters."""
    return [
        filled(
            [[shown(symbol)]],
            [[nodes.Text(constant.meaning)]],
            [[nodes.Text(f"{number_text(constant.value, 10)} {label(constant.unit)}")]],
            [[nodes.Text("constant")]],
        )
        for symbol, constant in CONSTANTS.items()
    ]


def row(quantity: Quantity) -> nodes.row:
    """Symbol; name and meaning; unit and numbers; models and figures."""
    result = filled(
        [[shown(quantity.symbol)]],
        [meaning(quantity)],
        numbers(quantity),
        where(quantity),
    )
    result["ids"].append(quantity.anchor)
    return result


def filled(*cells: list[list[nodes.Node]]) -> nodes.row:
    """A row of a table; a cell is a list of lines.

    Lines are parted by breaks, and are no paragraphs: these would be every seventh element
    of a page that has more than any other.
    """
    row = nodes.row()
    for lines in cells:
        entry = nodes.entry()
        for line in lines:
            entry += [line_break(), *line] if len(entry) else line
        row += entry
    return row


def line_break() -> nodes.Node:
    """The end of a line."""
    return nodes.raw("", "<br>", format="html")


def shown(symbol: sympy.Symbol) -> nodes.Node:
    """A symbol in letters, which are lighter than a typeset formula."""
    return nodes.raw("", symbol_html(symbol), format="html")


def meaning(quantity: Quantity) -> list[nodes.Node]:
    """The name, and what the models say of it."""
    name = nodes.strong("", quantity.name)
    said = "; ".join(words for words in quantity.meanings if words != quantity.name)
    return [name, nodes.Text(f": {said}" if said else "")]


def numbers(quantity: Quantity) -> list[list[nodes.Node]]:
    """Units as shown and SI, then the defaults with their ranges and sources."""
    usual = " or ".join(label(unit) for unit in quantity.shown_in if label(unit))
    si = label(quantity.unit)
    unit = f"{usual} (SI: {si})" if usual and usual != si else usual or "a number without unit"
    lines = [unit]
    lines += dict.fromkeys(span(parameter) for parameter in quantity.parameters)
    if quantity.sources and quantity.sources != ("illustrative",):
        lines.append(f"source: {'; '.join(quantity.sources)}")
    elif quantity.sources:
        lines.append("illustrative")
    return [[nodes.Text(line)] for line in lines]


def span(parameter: Parameter) -> str:
    """`1 mol/l (0.01 to 6)`."""
    shown = display(parameter.unit, parameter.shown_in)
    default, low, high = (
        number_text(shown.show(value), 3)
        for value in (parameter.default, parameter.low, parameter.high)
    )
    value = f"{default} {shown.unit}".rstrip().replace(" ", "\N{NO-BREAK SPACE}")
    ends = [end.replace(" ", "\N{NO-BREAK SPACE}") for end in (low, high)]
    return f"{value} ({ends[0]} to {ends[1]})"


FEW = 4


def where(quantity: Quantity) -> list[list[nodes.Node]]:
    """The models that give it, those that take it, the figures that show it."""
    result: list[list[nodes.Node]] = []
    if len(quantity.results) > FEW:
        result.append([nodes.Text(f"Given by {len(quantity.results)} formulas")])
    elif quantity.results:
        result.append([nodes.Text(f"Given by: {listed(quantity.results)}")])
    if len(quantity.users) > FEW:
        result.append([nodes.Text(f"Enters {len(quantity.users)} formulas")])
    elif quantity.users:
        result.append([nodes.Text(f"Enters: {listed(quantity.users)}")])
    place = SeenOn()
    place["keys"] = [f"parameter {parameter.name}" for parameter in quantity.parameters] + [
        f"model {model.name}" for model in quantity.results
    ]
    return [*result, [place]]


def listed(models: Iterable[Model]) -> str:
    """`charge-transfer resistance (Eq. 3), …`."""
    return ", ".join(
        f"{model.title} ({model.reference})" if model.reference else model.title for model in models
    )
