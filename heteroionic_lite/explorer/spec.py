"""The parts of a figure as data: the JSON object that ``frontend/spec.ts`` describes.

All its numbers are SI, and everything a figure needs follows from the models it names.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heteroionic_lite.equation import PLAIN, FloatArray, Parameter
from heteroionic_lite.explorer import asked as asking
from heteroionic_lite.explorer.axes import Axis
from heteroionic_lite.explorer.check import faults
from heteroionic_lite.explorer.formulas import formula
from heteroionic_lite.explorer.marks import KINDS, Mark
from heteroionic_lite.explorer.marks.curves import curve_name, spellings
from heteroionic_lite.explorer.parts import Curve, Panel, as_curves, check_in_range
from heteroionic_lite.explorer.styles import Styles
from heteroionic_lite.faces.formula import symbol_html, symbol_text
from heteroionic_lite.model import Model
from heteroionic_lite.spelling import NoSuchName, did_you_mean
from heteroionic_lite.units import Display, display
from heteroionic_lite.units.speech import spoken_unit
from heteroionic_lite.wording import brief


@dataclass(frozen=True)
class Specification:
    """A figure as data, and what Python needs besides to compute and to draw it."""

    spec: dict[str, Any]
    models: list[Model]
    parameters: dict[str, Parameter]
    # For each panel, its marks of every kind.
    marks: list[list[Mark]]

    @property
    def defaults(self) -> dict[str, float]:
        """Every parameter's default, in SI."""
        return {name: p.default for name, p in self.parameters.items()}


def build(
    identifier: str,
    panels: Sequence[Panel],
    *,
    title: str,
    description: str,
    sliders: str | Sequence[Parameter | str],
    readouts: Mapping[str, Model | Curve] | Sequence[Model | Curve],
    presets: Mapping[str, Mapping[str, Any]],
    predict: asking.Predict | asking.Guess | str | None,
    formulas: Sequence[Model],
    summary: str,
    shared: Sequence[str] = (),
) -> Specification:
    """The JSON specification, the models it calls, its parameters and its marks."""
    given = [sliders] if isinstance(sliders, str) else sliders
    overrides = {p.name: p for p in given if isinstance(p, Parameter)}
    shown = [name for p in given for name in (p.split() if isinstance(p, str) else [p.name])]
    set_to = {label: dict(values) for label, values in presets.items()}
    asked = asking.Predict(predict) if isinstance(predict, str) else predict
    marks = [[kind(panel, overrides) for kind in KINDS] for panel in panels]
    drawn = [model for row in marks for mark in row for model in mark.models]
    shown_numbers = as_curves(readouts)
    models = _unique([*drawn, *(m for curve in shown_numbers for m in curve.models), *formulas])
    parameters = _parameters(models, overrides)
    missing = [name for name in (*shown, *shared) if name not in parameters]
    if missing:
        meant = "".join(
            dict.fromkeys(did_you_mean(name, spellings(parameters)) for name in missing)
        )
        raise NoSuchName(f"{identifier}: no curve or readout depends on {missing}{meant}")
    for name, values in set_to.items():
        for key, value in list(values.items()):
            if key not in parameters:
                raise NoSuchName(
                    f"{identifier}: preset {name!r} sets the unknown {brief(key)}"
                    f"{did_you_mean(key, spellings(parameters))}"
                )
            number = check_in_range(parameters[key], value)
            values[key] = value if type(value) in PLAIN else number
    defaults = {name: p.default for name, p in parameters.items()}
    styles = Styles()
    described = [
        _panel(panel, row, styles, defaults) for panel, row in zip(panels, marks, strict=True)
    ]
    numbers = [_readout(curve) for curve in shown_numbers]
    spec = {
        "version": 1,
        "id": identifier,
        "title": title,
        "description": description,
        "parameters": [
            {
                **_parameter(p, slider=p.name in shown),
                **({"shared": True} if p.name in shared else {}),
            }
            for p in sorted(parameters.values(), key=lambda p: _order(p.name, shown))
        ],
        "panels": described,
        "readouts": numbers,
        "presets": [{"label": name, "values": dict(v)} for name, v in set_to.items()],
        "predict": asked and asking.describe(asked, described, numbers, marks, parameters),
        "formulas": [formula(m, parameters) for m in formulas],
        "summary": summary,
    }
    _check_summary(spec)
    wrong = faults(spec)
    if wrong:
        raise ValueError(f"{identifier}: the front end cannot read this figure: {'; '.join(wrong)}")
    return Specification(spec, models, parameters, marks)


def _order(name: str, shown: Sequence[str]) -> int:
    return shown.index(name) if name in shown else len(shown)


def _unique(models: Iterable[Model]) -> list[Model]:
    found: dict[str, Model] = {}
    for model in models:
        if found.setdefault(model.name, model) != model:
            raise ValueError(f"two different models are called {model.name}")
    return list(found.values())


def _parameters(
    models: Iterable[Model], overrides: Mapping[str, Parameter]
) -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for model in models:
        for own in model.parameters:
            parameter = overrides.get(own.name, found.get(own.name, own))
            if (parameter.symbol, parameter.unit) != (own.symbol, own.unit):
                raise ValueError(f"{model.name}: {own.name} means something else in this figure")
            found[own.name] = parameter
    return found


def _display(unit: str, display_unit: str) -> dict[str, Any]:
    return dict(vars(display(unit, display_unit)))


def _parameter(p: Parameter, *, slider: bool) -> dict[str, Any]:
    return {
        "name": p.name,
        "symbol": symbol_text(p.symbol),
        "symbolHtml": symbol_html(p.symbol),
        "meaning": p.meaning,
        "source": p.source,
        "display": _display(p.unit, p.shown_in),
        "spokenUnit": spoken_unit(p.shown_in),
        "default": p.default,
        "low": p.low,
        "high": p.high,
        "scale": p.scale,
        "slider": slider,
    }


def _panel(
    panel: Panel, marks: Sequence[Mark], styles: Styles, defaults: Mapping[str, float]
) -> dict[str, Any]:
    wanted = next(filter(None, (mark.axes(panel) for mark in marks)))
    x, y = (
        _axis(axis, [array for mark in marks for array in mark.extent(name, defaults)])
        for name, axis in zip("xy", wanted, strict=True)
    )
    described = {mark.field: mark.describe(styles) for mark in marks}
    return {"x": x, "y": y, **described, "equalAspect": panel.equal_aspect}


def _axis(axis: Axis, drawn: Iterable[FloatArray]) -> dict[str, Any]:
    low, high = axis.range(drawn)
    return {
        "label": axis.label,
        "title": axis_title(axis.label, axis.display),
        "display": dict(vars(axis.display)),
        "spokenUnit": spoken_unit(axis.display.typeset),
        "scale": axis.scale,
        "snug": axis.snug,
        "low": low,
        "high": high,
    }


def _readout(curve: Curve) -> dict[str, Any]:
    """A number instead of a line: a Curve whose parameters may be given."""
    for given, value in curve.given.items():
        curve.y[given].check(value)
    return {
        "name": curve_name(curve),
        "label": curve.label or curve.y.title,
        # Given values make it another number than the bare symbol stands for.
        "symbolHtml": "" if curve.given else symbol_html(curve.y.symbol),
        "function": curve.y.name,
        "display": _display(curve.y.unit, curve.y.shown_in),
        "spokenUnit": spoken_unit(curve.y.shown_in),
        "given": dict(curve.given),
    }


def axis_title(label: str, display: Display) -> str:
    """``quantity / unit`` as IUPAC recommends."""
    return f"{label} / {display.typeset}" if display.typeset else label


def describe(title: str, panels: Sequence[Panel], models: Sequence[Model]) -> str:
    """What is to be seen, where the author says nothing: what is drawn over what, and why."""
    first = panels[0].x
    over = f" over {first.title}" if isinstance(first, Parameter) else ""
    return f"{title}{over}: {'; '.join(dict.fromkeys(m.meaning for m in models))}"


def _check_summary(spec: Mapping[str, Any]) -> None:
    known = {r["name"] for r in spec["readouts"]} | {p["name"] for p in spec["parameters"]}
    used = re.findall(r"\{(\w+)(?:\|number)?\}", spec["summary"])
    unknown = sorted(set(used) - known)
    if unknown:
        meant = "".join(did_you_mean(name, sorted(known)) for name in unknown)
        raise NoSuchName(
            f"{spec['id']}: the summary names {unknown}; known: {sorted(known)}{meant}"
        )
