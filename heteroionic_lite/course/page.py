"""A problem set for a page without Python: one JSON object, and JavaScript of its expressions.

>>> from heteroionic_lite.course.sets import problem_set
>>> data = page_data(problem_set("ps1"))
>>> data["exercises"][0]["answer"], data["exercises"][0]["asked"]
('ps1_1_answer', {'text': 'um', 'label': 'µm'})
>>> page_module(problem_set("ps1")).count("ps1_1_mistake_")
4

``frontend/course/spec.ts`` says what the object holds. Formulas and symbols in its texts are set
already; places of numbers are left for the page, which draws them.
"""

import math
from collections.abc import Iterable
from typing import Any

from heteroionic_lite.course.bench import Bench, law_models
from heteroionic_lite.course.drawn import formula
from heteroionic_lite.course.exercises import (
    PLACE,
    Choice,
    Draw,
    Essay,
    Exercise,
    Expression,
    Given,
    Numeric,
    Printed,
    ProblemSet,
    Variant,
)
from heteroionic_lite.course.judging import points, spellings
from heteroionic_lite.course.measuring import FILE
from heteroionic_lite.faces.formula import symbol_html
from heteroionic_lite.faces.javascript import module_source
from heteroionic_lite.units import display, label

VERSION = 1


def page_data(own: ProblemSet) -> dict[str, Any]:
    """The problem set as JSON's own types."""
    return {
        "version": VERSION,
        "id": own.identifier,
        "key": own.key,
        "title": own.title,
        "chapter": own.chapter,
        "exercises": [_exercise(one) for one in own.exercises],
    }


def page_module(own: ProblemSet) -> str:
    """An ES module with the functions that ``page_data`` names: ``export const functions``."""
    models = [model for one in own.exercises for model in one.models.values()]
    if any(one.bench for one in own.exercises):
        models += law_models()
    return module_source(models)


def _exercise(one: Exercise) -> dict[str, Any]:
    common = {
        "id": one.identifier,
        "kind": one.kind,
        "title": one.title,
        "text": _set(one, one.text),
        "hints": [_set(one, hint) for hint in one.hints],
        "solution": _set(one, one.solution),
        "minutes": one.minutes,
        "points": one.points,
        "outcomes": list(one.outcomes),
        "draws": [_draw(one, given) for given in one.draws],
        "working": {
            **{
                step.name: _working(one, f"working {step.name}", step.digits)
                for step in one.working
            },
            **({"answer": _working(one, "answer", 4)} if isinstance(one, Numeric) else {}),
        },
        "displays": dict(_displays(one)),
        "mistakes": [
            {
                "name": slip.name,
                "function": one.models[f"mistake {k}"].name,
                "message": _set(one, slip.message),
                "misconception": slip.misconception,
                "link": slip.section,
            }
            for k, slip in enumerate(one.mistakes)
        ],
        "bench": _bench(one, one.bench) if one.bench else None,
        "like": one.like.identifier if one.like else None,
        "table": {"head": one.table.head, "rows": one.table.rows} if one.table else None,
        "figure": {
            "explorer": one.figure.explorer,
            "page": one.figure.page,
            "settings": dict(one.figure.settings),
            "words": one.figure.words,
        }
        if one.figure
        else None,
    }
    return {**common, **_own(one)}


def _bench(one: Exercise, own: Bench) -> dict[str, Any]:
    """What can be bought, and the functions that make the truth."""
    from heteroionic_lite.diagnosis.published import reference

    return {
        "truth": {name: one.models[f"truth {name}"].name for name in own.truth},
        "concentrations": list(own.concentrations),
        "ages": list(own.ages),
        "biases": list(own.biases),
        "budget": own.budget,
        "noise": own.noise,
        "prices": vars(own.prices),
        "usual": own.usual,
        "reference": reference(),
        "file": list(FILE),
    }


def _own(one: Exercise) -> dict[str, Any]:
    """What only exercises of its kind have."""
    if isinstance(one, Numeric):
        return {
            "answer": one.models["answer"].name,
            "unit": one.unit,
            "asked": _unit(one.asked),
            "units": [_unit(text) for text in one.units],
            "tolerance": one.tolerance,
            "within": [end if math.isfinite(end) else None for end in one.within],
        }
    if isinstance(one, Expression):
        return {
            "answer": one.models["answer"].name,
            "of": [{"name": each.name, "spellings": spellings(each)} for each in one.of],
            "at": points(one),
            "limits": [{"words": limit.words, "at": dict(limit.at)} for limit in one.limits],
            "mayBeFunction": one.may_be_function,
        }
    if isinstance(one, Choice):
        return {
            "sure": one.sure,
            "options": [
                {
                    "text": _set(one, option.text),
                    "right": option.right
                    if isinstance(option.right, bool)
                    else one.models[f"right {k}"].name,
                    "message": _set(one, option.message),
                    "name": option.name,
                    "misconception": option.misconception,
                    "link": option.section,
                }
                for k, option in enumerate(one.options)
            ],
        }
    if isinstance(one, Essay):
        rubric = [{"name": each.name, "levels": list(each.levels)} for each in one.rubric]
        return {"rubric": rubric, "longest": one.longest}
    raise one.wrong(f"a page has no exercises of the kind {type(one).__name__}")


def _unit(text: str) -> dict[str, str]:
    """A unit as a page reads it and as people write it."""
    pure = text == "dimensionless"
    return {"text": "" if pure else text, "label": "a pure number" if pure else label(text)}


def _display(unit: str, shown_in: str) -> dict[str, Any]:
    way = display(unit, shown_in)
    return {
        "unit": way.unit,
        "typeset": way.typeset,
        "factor": way.factor,
        "offset": way.offset,
    }


def _draw(one: Exercise, given: Given) -> dict[str, Any]:
    common = {"name": given.name, "hidden": given.hidden}
    if isinstance(given, Variant):
        return {**common, "kind": "variant", "texts": list(given.texts)}
    common["display"] = _display(given.parameter.unit, given.shown_in)
    if isinstance(given, Draw):
        return {**common, "kind": "draw", "values": list(given.values)}
    if isinstance(given, Printed):
        function = one.models[f"printed {given.name}"].name
        return {
            **common,
            "kind": "printed",
            "function": function,
            "digits": given.digits,
            "noise": given.noise,
        }
    raise one.wrong(f"a page draws no {type(given).__name__}")


def _working(one: Exercise, what: str, digits: int) -> dict[str, Any]:
    model = one.models[what]
    return {
        "function": model.name,
        "digits": digits,
        "display": _display(model.unit, model.shown_in),
    }


def _set(one: Exercise, text: str) -> str:
    """A text with its symbols and formulas set, and the places of numbers left."""

    def place(found: Any) -> str:
        sort, name, _ = found.groups()
        model = one.models.get("answer" if name == "answer" else f"working {name}")
        if sort == "=":
            return formula(model) if model else str(found[0])
        if sort == "~":
            symbols = {each.name: each.symbol for each in one.variables}
            return symbol_html(model.symbol if model else symbols[name])
        return str(found[0])

    return PLACE.sub(place, text)


def _displays(one: Exercise) -> Iterable[tuple[str, dict[str, Any]]]:
    """The units that texts ask for: ``concentration:mol/m^3``."""
    units = {each.name: each.parameter.unit for each in one.draws}
    units |= {step.name: step.unit for step in one.working} | {"answer": one.in_unit}
    for text in one.texts():
        for _, name, unit in PLACE.findall(text):
            if unit:
                yield f"{name}:{unit}", _display(units[name], unit)
