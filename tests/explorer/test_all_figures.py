"""What holds for every explorer of the book: what is seen, what is said, what it is called."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib.figure import Figure

from heteroionic_lite.equation import words
from heteroionic_lite.explorer.canvas import Canvas
from heteroionic_lite.explorer.formulas import setting
from heteroionic_lite.explorer.same import coinciding
from heteroionic_lite.models import all_models
from heteroionic_lite.units import Display, quantity
from tests.contents import ROOT
from tests.explorer.figures import figures

MODELS = all_models()
# Names of functions and parameters whose plain words are what people say.
PEOPLE_SAY = """
    Butler–Volmer current; Gouy–Chapman resistance; activation energy; angular frequency;
    bond retention; cell resistance; charge-transfer resistance; composite conductivity;
    concentration; concentration profile; contact resistance; critical radius; current density;
    defect concentration; differential resistance; donor number; error amplification;
    exchange current density; film thickness; grain size; interface resistance;
    junction resistance; largest current density; limiting current; limiting current density;
    overpotential; particle radius; polarisation resistance; polymer film resistance;
    pore resistance; product thickness; reciprocal temperature; rectification ratio;
    relaxation length; relaxation resistance; settling time; surface potential; temperature; time;
    transference number
"""
# A meaning that begins so goes on from a name that does not stand before it.
STUB = re.compile(
    r"(?:of|at|in|with|without|when|where|for|through|per|by|how|what|that)\b|\S{1,3}( |$)"
)
CELSIUS = re.compile(r"\((.+) \+ 273\.15\) K")


def labels(spec) -> set[str]:
    found = {one["label"] for one in (*spec["readouts"], *spec["formulas"])}
    for panel in spec["panels"]:
        found |= {panel[axis]["label"] for axis in "xy"}
        found |= {curve["label"] for curve in panel["curves"]}
        found |= {part["label"] for bar in panel["bars"] for part in bar["parts"]}
    return found - {""}


def test_the_figures_are_those_of_the_book():
    listed = (ROOT / "tests" / "book" / "identifiers.txt").read_text(encoding="utf-8")
    assert set(figures()) == set(re.findall(r"^explorer \S+ (\S+)$", listed, re.MULTILINE))


def test_no_label_is_the_name_of_a_function():
    said = {" ".join(text.split()) for text in PEOPLE_SAY.split(";")}
    parameters = {p.name for model in MODELS.values() for p in model.parameters}
    names = {words(name) for name in {*MODELS, *parameters}} - said
    found = {
        (name, label)
        for name, figure in figures().items()
        for label in labels(figure.spec)
        if label in names or "_" in label
    }
    assert found == set(), "say what it is `called`, give a label, or add it to PEOPLE_SAY"


def test_every_slider_says_what_it_sets():
    assert STUB.match("of vacancies")
    assert STUB.match("at rest")
    found = {
        (name, p["meaning"])
        for name, figure in figures().items()
        for p in figure.spec["parameters"]
        if STUB.match(p["meaning"])
    }
    assert found == set()


def test_no_curve_lies_under_another_at_the_defaults():
    found = {}
    for name, figure in figures().items():
        made = figure._made
        for index, marks in enumerate(made.marks):
            canvas = Canvas(Figure(), index, figure.spec)
            canvas.limits = {axis: canvas.ends(axis) for axis in "xy"}
            canvas.box = (0, 0, 1, 1)
            for mark in marks:
                for d in getattr(mark, "drawn", ()):
                    over = f"{d.along.name} {d.low} {d.high} {d.scale}"
                    canvas.course(d.curve.label or d.curve.y.title, over, *d.sample(made.defaults))
            if same := coinciding(canvas.courses):
                found[name] = same
    assert found == {}


def test_axes_begin_and_end_where_something_is_drawn():
    found = {}
    for name, figure in figures().items():
        made = figure._made
        for index, marks in enumerate(made.marks):
            panel = figure.spec["panels"][index]
            if not panel["equalAspect"]:
                continue
            for axis in "xy":
                numbers = np.concatenate([a for m in marks for a in m.extent(axis, made.defaults)])
                low, high = panel[axis]["low"], panel[axis]["high"]
                used = (np.nanmax(numbers) - max(low, np.nanmin(numbers))) / (high - low)
                if used < 0.6:
                    found[name, axis] = float(used)
    assert found == {}
    donors = [
        panel["x"]["low"]
        for figure in figures().values()
        for panel in figure.spec["panels"]
        if panel["x"]["label"] == "donor number"
    ]
    assert len(donors) >= 4
    assert min(donors) >= 0


def read(text: str):
    """What stands in a formula, as people read it."""
    celsius = CELSIUS.fullmatch(text)
    if celsius:
        return quantity(float(celsius[1].replace("−", "-")) + 273.15, "K")
    try:
        return quantity(text)
    except ValueError:
        return quantity(text, "dimensionless")


def test_a_formula_has_the_numbers_of_the_sliders_with_units_and_is_correct_with_them():
    tried = 0
    for name, figure in figures().items():
        parameters = {p["name"]: p for p in figure.spec["parameters"]}
        for formula in figure.spec["formulas"]:
            model = next(m for m in figure._made.models if m.title == formula["label"])
            texts = dict(
                re.findall(r'data-parameter="(\w+)">([^<]*)<', formula["mathmlWithNumbers"])
            )
            assert set(texts) == set(model), (name, model.name)
            for key, text in texts.items():
                p = parameters[key]
                assert text == setting(Display(**p["display"]), p["default"])
                shown = text if not p["display"]["offset"] else text[1:].partition(" +")[0]
                assert shown.endswith(p["display"]["typeset"]) or p["display"]["offset"]
            exact = model.numpy(*(parameters[key]["default"] for key in model))
            as_read = model.numpy(
                *(float(read(texts[key]).to(model[key].unit).magnitude) for key in model)
            )
            # Six digits are written of each number.
            assert as_read == pytest.approx(exact, rel=2e-3), (name, model.name)
            tried += 1
    assert tried > 100


def test_a_formula_is_said_in_words_with_a_place_for_every_number():
    for name, figure in figures().items():
        for formula in figure.spec["formulas"]:
            said = formula["spoken"]
            assert re.fullmatch(r"[A-Za-z0-9 ,.;]+ equals [A-Za-z0-9 ,.;]+", said), (name, said)
            model = next(m for m in figure._made.models if m.title == formula["label"])
            places = set(re.findall(r"\{(\w+)\}", formula["spokenWithNumbers"]))
            assert places == set(model), (name, model.name)
            assert said.count("open bracket") == said.count("close bracket")
            assert said.count("the fraction") == said.count("end fraction")


def test_mathml_of_a_formula_has_as_many_children_as_each_element_wants():
    wanted = {"msub": 2, "msup": 2, "mfrac": 2, "msubsup": 3, "mroot": 2, "munder": 2, "mover": 2}
    found = set()
    for name, figure in figures().items():
        for formula in figure.spec["formulas"]:
            for markup in (formula["mathml"], formula["mathmlWithNumbers"]):
                xml = re.sub(r"&(?!lt;|gt;|amp;)\w+;", " ", markup)  # names that only HTML knows
                for element in ET.fromstring(xml).iter():  # noqa: S314 (our own)
                    kind = element.tag.rpartition("}")[2]
                    if len(element) != wanted.get(kind, len(element)):
                        found.add((name, formula["label"], kind))
    assert found == set()
