"""The parts of a figure as data: the JSON object that ``frontend/spec.ts`` describes.

All its numbers are SI, and everything a figure needs follows from the models it names.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from heteroionic_lite.equation import FloatArray, Parameter, Status
from heteroionic_lite.explorer.parts import (
    AxisScale,
    Curve,
    Panel,
    Predict,
    Sweep,
    as_curves,
    numbers,
)
from heteroionic_lite.faces.formula import mathml, symbol_html, symbol_latex, symbol_text, typeset
from heteroionic_lite.model import Model
from heteroionic_lite.spelling import NoSuchName, did_you_mean
from heteroionic_lite.units import Display, display, number_text

SAMPLES = 400


@dataclass(frozen=True)
class Drawn:
    """A curve with everything resolved: what Python and the front end both draw."""

    curve: Curve
    along: Parameter
    low: float
    high: float
    scale: AxisScale

    def sample(
        self, values: Mapping[str, float], samples: int = SAMPLES
    ) -> tuple[FloatArray, FloatArray]:
        """Compute x and y in SI at the given parameter values."""
        space = np.geomspace if self.scale == "log" else np.linspace
        run = space(self.low, self.high, samples)
        at: dict[str, Any] = {**values, **self.curve.given, self.along.name: run}

        def compute(model: Model) -> FloatArray:
            with np.errstate(all="ignore"):  # a pole breaks the line, nothing more
                result = model.numpy(*(at[p.name] for p in model.parameters))
            return np.broadcast_to(np.asarray(result, dtype=np.float64), run.shape)

        return (run if self.curve.x is None else compute(self.curve.x)), compute(self.curve.y)


def resolve(panel: Panel, overrides: Mapping[str, Parameter]) -> list[Drawn]:
    """The panel's curves, each with the parameter it runs along and its ends."""
    drawn = []
    for curve in as_curves(panel.curves):
        along = curve.along or panel.x
        if isinstance(along, Sweep):
            parameter, low, high, scale = along.parameter, along.low, along.high, along.scale
        elif isinstance(along, Parameter):
            parameter = overrides.get(along.name, along)
            low, high = parameter.low, parameter.high
            scale = "log" if parameter.scale == "log" else "linear"
        else:
            raise ValueError(_nowhere(curve, along))
        known = {p.name: p for model in curve.models for p in model.parameters}
        for name in curve.given:
            if name not in known:
                raise NoSuchName(
                    f"{curve.y.name} does not depend on {name}{did_you_mean(name, _symbols(known))}"
                )
        for name, value in curve.given.items():
            known[name].check(value)
        drawn.append(Drawn(curve, parameter, low, high, scale))
    # One curve may be a flat line for comparison, but not all of them.
    used = {p.name for d in drawn for model in d.curve.models for p in model.parameters}
    idle = sorted({d.along.name for d in drawn} - used)
    if idle:
        raise ValueError(f"none of {[d.curve.y.name for d in drawn]} depends on {idle}")
    return drawn


def build(
    identifier: str,
    panels: Sequence[Panel],
    *,
    title: str,
    description: str,
    sliders: str | Sequence[Parameter | str],
    readouts: Mapping[str, Model | Curve] | Sequence[Model | Curve],
    presets: Mapping[str, Mapping[str, Any]],
    predict: Predict | str | None,
    formulas: Sequence[Model],
    summary: str,
) -> tuple[dict[str, Any], list[Model], dict[str, Parameter], list[list[Drawn]]]:
    """The JSON specification, the models it calls, its parameters and its resolved curves."""
    given = [sliders] if isinstance(sliders, str) else sliders
    overrides = {p.name: p for p in given if isinstance(p, Parameter)}
    shown = [name for p in given for name in (p.split() if isinstance(p, str) else [p.name])]
    presets = {label: numbers(values) for label, values in presets.items()}
    predict = Predict(predict) if isinstance(predict, str) else predict
    drawn = [resolve(panel, overrides) for panel in panels]
    curves = [d.curve for row in drawn for d in row]
    shown_numbers = as_curves(readouts)
    used = [m for curve in (*curves, *shown_numbers) for m in curve.models]
    models = _unique([*used, *formulas])
    parameters = _parameters(models, overrides)
    missing = [name for name in shown if name not in parameters]
    if missing:
        meant = "".join(dict.fromkeys(did_you_mean(name, _symbols(parameters)) for name in missing))
        raise NoSuchName(f"{identifier}: no curve or readout depends on {missing}{meant}")
    for name, values in presets.items():
        for key, value in values.items():
            if key not in parameters:
                raise NoSuchName(
                    f"{identifier}: preset {name!r} sets the unknown {key!r}"
                    f"{did_you_mean(key, _symbols(parameters))}"
                )
            check_in_range(parameters[key], value)
    defaults = {name: p.default for name, p in parameters.items()}
    spec = {
        "version": 1,
        "id": identifier,
        "title": title,
        "description": description,
        "parameters": [
            _parameter(p, slider=p.name in shown)
            for p in sorted(parameters.values(), key=lambda p: _order(p.name, shown))
        ],
        "panels": [_panel(panel, row, defaults) for panel, row in zip(panels, drawn, strict=True)],
        "readouts": [_readout(curve) for curve in shown_numbers],
        "presets": [{"label": name, "values": dict(v)} for name, v in presets.items()],
        "predict": predict
        and {
            "question": predict.question,
            "choices": [vars(choice) for choice in predict.choices],
        },
        "formulas": [formula(m, defaults) for m in formulas],
        "summary": summary,
    }
    _check_summary(spec)
    return spec, models, parameters, drawn


def _nowhere(curve: Curve, along: str | None) -> str:
    """What to say of a curve that has no parameter to run along."""
    name, meant, hint = curve.y.name, next(iter(curve.y), "…"), ""
    if along and along in curve.y:
        meant = along
    elif along:
        hint = did_you_mean(along, _symbols(curve.y))
    given = f"x={along!r} is only the text of an axis; " if along else ""
    return (
        f"{name}: {given}say which parameter the curve runs along, for example "
        f"Panel([{name}], x={name}[{meant!r}]){hint}"
    )


def _symbols(parameters: Mapping[str, Parameter] | Model) -> dict[str, str]:
    """Names with their symbols, for who misspells one."""
    return {name: str(parameters[name].symbol) for name in parameters}


def check_in_range(parameter: Parameter, value: float) -> float:
    """The value as a float, or a ValueError that gives the slider's range."""
    array = parameter.check(value)
    if array.ndim:
        raise ValueError(f"{parameter.name} = {value} is not a single number")
    number = float(array)
    if not parameter.low <= number <= parameter.high:
        raise ValueError(
            f"{parameter.name} = {number:g} {parameter.unit} is outside this figure's range "
            f"{parameter.low:g}..{parameter.high:g}"
        )
    return number


def formula(model: Model, values: Mapping[str, float]) -> dict[str, str]:
    """A model's formula as LaTeX and MathML, bare and with present numbers."""
    numbers = {
        p.symbol: (p.name, number_text(values.get(p.name, p.default), 5)) for p in model.parameters
    }
    tagged = {
        symbol: rf"\htmlData{{parameter={name}}}{{{text}}}"
        for symbol, (name, text) in numbers.items()
    }
    equation = sympy.Eq(model.symbol, model.expression, evaluate=False)
    symbol = symbol_latex(model.symbol)
    return {
        "label": model.title,
        "status": model.status,
        "latex": model.latex,
        "latexWithNumbers": f"{symbol} = {typeset(model.expression, tagged)}",
        "mathml": mathml(equation),
        "mathmlWithNumbers": mathml(equation, numbers),
    }


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
        "default": p.default,
        "low": p.low,
        "high": p.high,
        "scale": p.scale,
        "slider": slider,
    }


def _panel(panel: Panel, row: Sequence[Drawn], defaults: Mapping[str, float]) -> dict[str, Any]:
    first = row[0]
    units = {(d.curve.y.unit, d.curve.y.shown_in) for d in row}
    if len(units) > 1:
        names = [d.curve.y.name for d in row]
        raise ValueError(f"curves on one axis need one unit: {names} have {sorted(units)}")
    sampled = [d.sample(defaults) for d in row]
    quantity = first.curve.x or first.along
    x_scale = panel.x_scale or (first.scale if first.curve.x is None else "linear")
    return {
        "x": _axis(
            panel.x if isinstance(panel.x, str) else quantity.title,
            display(quantity.unit, quantity.shown_in),
            x_scale,
            panel.x_range or _range([x for x, _ in sampled], x_scale, snug=first.curve.x is None),
        ),
        "y": _axis(
            panel.y or first.curve.y.title,
            display(first.curve.y.unit, first.curve.y.shown_in),
            panel.y_scale,
            panel.y_range
            or _range(
                [*(y for _, y in sampled), np.array([p.y for p in panel.points])], panel.y_scale
            ),
        ),
        "curves": [_curve(d) for d in row],
        "points": [
            {
                "x": p.x,
                "y": p.y,
                "xLow": p.x_low,
                "xHigh": p.x_high,
                "yLow": p.y_low,
                "yHigh": p.y_high,
                "label": p.label,
                "citation": p.citation,
            }
            for p in panel.points
        ],
        "equalAspect": panel.equal_aspect,
    }


def _axis(
    title: str, shown: Display, scale: AxisScale, ends: tuple[float, float]
) -> dict[str, Any]:
    low, high = map(float, ends)
    return {"label": title, "display": vars(shown), "scale": scale, "low": low, "high": high}


def _curve(drawn: Drawn) -> dict[str, Any]:
    curve = drawn.curve
    least: list[Status] = ["illustrative", "measured", "rigorous"]
    status = min((m.status for m in curve.models), key=least.index)
    return {
        "name": _name(curve),
        "label": curve.label or curve.y.title,
        "status": status,
        "x": curve.x and curve.x.name,
        "y": curve.y.name,
        "along": drawn.along.name,
        "from": drawn.low,
        "to": drawn.high,
        "scale": drawn.scale,
        "given": dict(curve.given),
    }


def _name(curve: Curve) -> str:
    return "-".join([curve.y.name, *(f"{key}-{value:g}" for key, value in curve.given.items())])


def _readout(curve: Curve) -> dict[str, Any]:
    """A number instead of a line: a Curve whose parameters may be given."""
    for name, value in curve.given.items():
        curve.y[name].check(value)
    return {
        "name": _name(curve),
        "label": curve.label or curve.y.title,
        # Given values make it another number than the bare symbol stands for.
        "symbolHtml": "" if curve.given else symbol_html(curve.y.symbol),
        "function": curve.y.name,
        "display": _display(curve.y.unit, curve.y.shown_in),
        "given": dict(curve.given),
    }


def _range(
    arrays: Iterable[FloatArray], scale: AxisScale, *, snug: bool = False
) -> tuple[float, float]:
    """Ends of an axis that show all finite values with a little air around them."""
    values = np.concatenate([np.ravel(a) for a in arrays])
    values = values[np.isfinite(values)]
    if snug and values.size:
        return float(values.min()), float(values.max())
    if scale == "log":
        values = np.log10(values[values > 0])
    if not values.size:
        raise ValueError("nothing finite to draw at the default parameters")
    low, high = float(values.min()), float(values.max())
    air = 0.06 * (high - low) or 0.5
    low, high = low - air, high + air
    return (10**low, 10**high) if scale == "log" else (low, high)


def axis_label(axis: Mapping[str, Any]) -> str:
    """``quantity / unit`` as IUPAC recommends."""
    unit = axis["display"]["unit"]
    return f"{axis['label']} / {unit}" if unit else axis["label"]


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
