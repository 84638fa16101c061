"""The numbers of a fitted circuit: values with intervals, capacitances, and what is doubtful."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from heteroionic_lite.diagnosis.impedance.fit import CircuitFit
from heteroionic_lite.diagnosis.impedance.rules import RULES, WORDS
from heteroionic_lite.models.impedance import arc_capacitance
from heteroionic_lite.units import display, number_text

_ARCS = (("interphase_resistance", "arc_time"), ("second_interphase_resistance", "second_arc_time"))


@dataclass(frozen=True)
class Value:
    """A parameter with its 95 % interval, all in SI, and as people read them."""

    name: str
    title: str
    value: float
    low: float
    high: float
    shown: str
    deviation: float  # one standard error
    held: bool = False

    def text(self) -> str:
        """``resistance of the arc: 300 (290…310) Ω cm²``."""
        return f"{self.title}: {self.shown}"


@dataclass(frozen=True)
class Arc:
    """A depressed arc: its resistance, time constant and capacitance, and what has such a one."""

    resistance: float
    time: float
    capacitance: float | None  # F/m²; None where no area is known
    kind: str
    sentence: str


def values(fit: CircuitFit, *, per_area: bool) -> tuple[Value, ...]:
    """All parameters; intervals by the curvature at the best fit, of logarithms where positive."""
    quantile = _quantile(fit)
    found = []
    for i, name in enumerate(fit.circuit.names):
        value = fit.values[name]
        if i in fit.held:
            text = WORDS["is_held"].replace("{value}", in_unit(name, value, per_area=per_area))
            title = WORDS["parameters"][name][0]
            found.append(Value(name, title, value, value, value, text, 0.0, held=True))
            continue
        sigma = float(np.sqrt(fit.covariance[i, i]))
        half = quantile * sigma
        ends = np.clip([fit.fitted[i] - half, fit.fitted[i] + half], fit.low[i], fit.high[i])
        low, high = (np.exp(ends) if fit.circuit.logarithmic[i] else ends).tolist()
        deviation = sigma * value if fit.circuit.logarithmic[i] else sigma
        found.append(_value(name, value, (low, high), deviation, per_area=per_area))
    return tuple(found)


def resistances(fit: CircuitFit, *, per_area: bool) -> tuple[Value, ...]:
    """What stands in for the interface: each resistance but that in series, and all of them."""
    own = [
        one for one in values(fit, per_area=per_area)
        if WORDS["parameters"][one.name][1] == "resistance" and one.name != "series_resistance"
    ]  # fmt: skip
    # Along a pore and across its walls current has many ways: their resistances do not add up.
    if len(own) == 1 or fit.name == "arc_pore":
        return tuple(own)
    return (*own, _total(fit, [one.name for one in own], per_area=per_area))


def _total(fit: CircuitFit, names: list[str], *, per_area: bool) -> Value:
    """The sum, with its standard error; its logarithm has the interval."""
    places = [fit.circuit.names.index(name) for name in names]
    parts = np.array([fit.values[name] for name in names])
    total = float(parts.sum())
    variance = float(parts @ fit.covariance[np.ix_(places, places)] @ parts)
    deviation = float(np.sqrt(max(variance, 0.0)))
    spread = float(np.exp(_quantile(fit) * deviation / total))
    return _value("total_resistance", total, (total / spread, total * spread), deviation,
                  per_area=per_area)  # fmt: skip


def _quantile(fit: CircuitFit) -> float:
    from scipy.stats import t

    freedom = max(2 * len(fit.points) - fit.free, 1)
    return float(t.ppf((1 + RULES["level"]) / 2, freedom))


def _value(
    name: str, value: float, ends: tuple[float, float], deviation: float, *, per_area: bool
) -> Value:
    title, kind = WORDS["parameters"][name]
    scale, unit = _shown_in(kind, value, per_area=per_area)
    shown = [number_text(one * scale, 3) for one in (value, *ends)]
    text = f"{shown[0]} ({shown[1]}…{shown[2]}) {unit}".rstrip()
    return Value(name, title, value, *ends, text, deviation)


def arcs(fit: CircuitFit, *, per_area: bool) -> tuple[Arc, ...]:
    """The arcs with their capacitances, and charge transfer beside its double layer."""
    present = [pair for pair in _ARCS if pair[0] in fit.values]
    found = []
    # Held numbers may turn the order of two arcs.
    slower = len(present) > 1 and fit.values[_ARCS[0][1]] > fit.values[_ARCS[1][1]]
    for place, (resistance, time) in enumerate(present):
        span, tau = fit.values[resistance], fit.values[time]
        capacitance = float(arc_capacitance(arc_time=tau, arc_resistance=span))
        which = "arc" if len(present) == 1 else ("first", "second")[place ^ slower]
        found.append(_arc(which, span, tau, capacitance, per_area=per_area))
    if "double_layer_capacitance" in fit.values:
        span, capacitance = (
            fit.values["transfer_resistance"], fit.values["double_layer_capacitance"],
        )  # fmt: skip
        found.append(_arc("transfer", span, span * capacitance, capacitance, per_area=per_area))
    return tuple(found)


def _arc(which: str, span: float, tau: float, capacitance: float, *, per_area: bool) -> Arc:
    if not per_area:
        return Arc(span, tau, None, "", "")
    kind = next(
        name
        for low, high, name in RULES["capacitances"]
        if capacitance >= low and (high is None or capacitance < high)
    )
    shown = number_text(display("F/m^2", "uF/cm^2").show(capacitance), 2)
    sentence = WORDS["capacitance"][kind].replace("{arc}", WORDS["lists"][which])
    sentence = sentence.replace("{capacitance}", shown)
    return Arc(span, tau, capacitance, kind, sentence[0].upper() + sentence[1:])


def doubts(fit: CircuitFit, *, per_area: bool, judged: bool) -> tuple[str, ...]:
    """What is to be kept in mind."""
    words, found = WORDS["doubts"], []
    if not per_area:
        found.append(words["of_the_electrode"])
    if judged:
        titles = {name: WORDS["parameters"][name][0] for name in fit.circuit.names}
        found += _together(fit, titles)
        for name in fit.at_bound:
            value = number_text(fit.values[name], 3)
            found.append(
                words["at_bound"].replace("{parameter}", titles[name]).replace("{value}", value)
            )
        found += [
            words["outside"].replace("{arc}", title)
            for name, title in titles.items()
            if name.endswith("time") and not _is_inside(fit, fit.values[name])
        ]
        found.append(words["weights"])
    found.append(words["small_drift"])
    return tuple(one[0].upper() + one[1:] for one in found)


def _together(fit: CircuitFit, titles: dict[str, str]) -> list[str]:
    deviations = np.sqrt(np.diag(fit.covariance))
    found = []
    for i, first in enumerate(fit.circuit.names):
        for j in range(i):
            if deviations[i] == 0 or deviations[j] == 0:
                continue
            r = float(fit.covariance[i, j] / (deviations[i] * deviations[j]))
            if abs(r) > RULES["together"]:
                text = WORDS["doubts"]["together"].replace("{r}", number_text(r, 2))
                names = {"first": titles[fit.circuit.names[j]], "second": titles[first]}
                for key, name in names.items():
                    text = text.replace(f"{{{key}}}", name)
                found.append(text)
    return found


def _is_inside(fit: CircuitFit, time: float) -> bool:
    omega = fit.points.omega
    return bool(1 / omega.max() <= time <= 1 / omega.min())


def in_unit(name: str, value: float, *, per_area: bool) -> str:
    """A parameter in the unit in which people read it: ``5 Ω cm²``."""
    scale, unit = _shown_in(WORDS["parameters"][name][1], value, per_area=per_area)
    return f"{number_text(value * scale, 4)} {unit}".rstrip()


def remarks(fixed: Mapping[str, float], *, per_area: bool) -> list[str]:
    """What is held, a sentence each."""
    titles = {name: WORDS["parameters"][name][0] for name in fixed}
    said = [
        WORDS["held"]
        .replace("{parameter}", titles[name])
        .replace("{value}", in_unit(name, value, per_area=per_area))
        for name, value in fixed.items()
    ]
    return [one[0].upper() + one[1:] for one in said]


def _shown_in(kind: str, value: float, *, per_area: bool) -> tuple[float, str]:
    """A factor and the unit in which people read a value."""
    if kind == "number":
        return 1.0, ""
    if kind == "capacitance":
        return (100.0, "µF/cm²") if per_area else (1e6, "µF")
    if kind == "resistance":
        return (1e4, "Ω cm²") if per_area else (1.0, "Ω")
    steps = ((1.0, 1.0, "s"), (1e-3, 1e3, "ms"), (0.0, 1e6, "µs"))
    return next((factor, unit) for least, factor, unit in steps if value >= least)
