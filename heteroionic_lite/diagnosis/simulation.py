"""Tables of a known truth: to try a diagnosis on, in tests, benchmarks and exercises.

>>> import numpy as np
>>> rng = np.random.default_rng(1)
>>> truth = random_truth(rng, "transfer", "growing_layer")
>>> len(simulate(truth, DESIGNS["full"], rng))
90

Everything here is illustrative: mechanisms drawn at random within the ranges that are usual, and
causes that no candidate has, which a diagnosis is to refuse.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT
from heteroionic_lite.diagnosis.candidates import Candidate, Layer, Step
from heteroionic_lite.diagnosis.curves import Curve, Rows
from heteroionic_lite.diagnosis.laws import REFERENCE_CONCENTRATION
from heteroionic_lite.diagnosis.table import HOUR, ROOM, FloatArray, Kind, Table
from heteroionic_lite.models.bias import depleted_current
from heteroionic_lite.models.interphase import pinhole_resistance
from heteroionic_lite.models.ionic_diode import family_current

_F, _R = CONSTANTS[FARADAY].value, CONSTANTS[GAS_CONSTANT].value
_NOISE = 0.03
_REST, _HALVINGS = 1e-6, 60  # V, where no bias is

# What some causes outside are of: Ω m² at 1 mol/l, an exponent, and i_L over i₀ from here to there.
ELECTROLYTE, SALTED, FED = 50e-4, 0.3, (0.5, 5.0)


@dataclass(frozen=True)
class Design:
    """Which concentrations (mol/m³), ages (h) and biases (V) are combined, and how often."""

    concentrations: tuple[float, ...]
    ages: tuple[float, ...]
    biases: tuple[float, ...]
    repeats: int = 1

    @property
    def columns(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Concentration, time and drop of every row, in SI."""
        ages = [age * HOUR for age in self.ages]
        grid = np.meshgrid(self.concentrations, ages, self.biases, indexing="ij")
        concentration, time, drop = (np.tile(column.ravel(), self.repeats) for column in grid)
        return concentration, time, drop


_FIVE = tuple(float(c) for c in np.geomspace(100, 1000, 5))
_AGES = (0.0, 10.0, 30.0, 60.0, 150.0, 300.0)
_BIASES = (-0.05, 0.0, 0.05)

DESIGNS = {
    "full": Design(_FIVE, _AGES, _BIASES),
    "no bias": Design(_FIVE, _AGES, (0.0,)),
    "aged, three biases": Design(_FIVE, (300.0,), _BIASES),
    "aged, zero bias, three times": Design(_FIVE, (300.0,), (0.0,), 3),
    "aged, zero bias": Design(_FIVE, (300.0,), (0.0,)),
    "one concentration": Design((1000.0,), _AGES, _BIASES),
}

# The five mechanisms that a reader meets: step and layer of each.
TRUTHS: dict[str, tuple[Step, Layer]] = {
    "transfer": ("transfer", ""),
    "diffusion": ("diffusion", ""),
    "diode": ("diode", ""),
    "layer": ("", "growing_layer"),
    "transfer + layer": ("transfer", "growing_layer"),
}


@dataclass(frozen=True)
class Truth:
    """A mechanism with its parameters, in the natural units of ``Candidate.free``."""

    candidate: Candidate
    free: tuple[float, ...]

    def logarithm(self, rows: Rows) -> FloatArray:
        """Value of ln R at some rows, without noise."""
        return Curve(self.candidate, rows)(np.array(self.free))[0]

    def value(self, name: str) -> float:
        """One of its parameters."""
        return self.free[self.candidate.free.index(name)]


def random_truth(rng: np.random.Generator, step: Step, layer: Layer) -> Truth:
    """One of R = 50…2000 Ω cm², α = 0.3…0.7, τ = 20…100 h, θ = 0.5…0.98, a layer of 20…80 %."""
    whole = float(np.exp(rng.uniform(np.log(50e-4), np.log(2000e-4))))
    share = float(rng.uniform(0.2, 0.8)) if step and layer else float(bool(layer))
    values = {
        "log_current": float(np.log(_R * ROOM / _F / (whole * (1 - share)))) if step else 0.0,
        "transfer_coefficient": float(rng.uniform(0.3, 0.7)),
        "layer_resistance": whole * share,
        "log_time": float(np.log(rng.uniform(20, 100) * HOUR)),
        "late_share": float(rng.uniform(0.5, 0.98)),
    }
    candidate = Candidate(step, layer)
    return Truth(candidate, tuple(values[name] for name in candidate.free))


Outside = Callable[[Truth, Rows, np.random.Generator], FloatArray]


def simulate(
    truth: Truth,
    design: Design,
    rng: np.random.Generator,
    *,
    noise: float = _NOISE,
    stated: bool = False,
    interfaces: int = 1,
    kind: Kind = "chord",
    outside: Outside | None = None,
) -> Table:
    """A table as a reader would bring it; ``outside`` replaces the truth by what is no candidate.

    ``noise`` is the standard deviation of ln R; ``stated`` adds it as a column.
    """
    concentration, time, drop = design.columns
    rows = Rows.of_conditions(
        concentration=concentration, time=time, drop=drop, interfaces=interfaces, kind=kind
    )
    logarithm = truth.logarithm(rows) if outside is None else outside(truth, rows, rng)
    resistance = np.exp(logarithm + noise * rng.normal(size=len(rows)))
    return Table(
        resistance,
        concentration,
        time,
        drop,
        np.full(len(rows), ROOM),
        uncertainty=noise * resistance if stated else None,
        interfaces=interfaces,
        resistance_kind=kind,
        source="simulated",
    )


# -- causes that are no candidate ---------------------------------------------------------------


Current = Callable[[FloatArray], FloatArray]


def _step(truth: Truth, rows: Rows) -> tuple[FloatArray, float]:
    """Exchange current density of every row, and the transfer coefficient."""
    candidate = truth.candidate
    alpha = candidate.held.get("transfer_coefficient")
    alpha = truth.value("transfer_coefficient") if alpha is None else alpha
    ratio = rows.concentration / REFERENCE_CONCENTRATION
    return np.exp(truth.value("log_current")) * ratio ** (1 - alpha), alpha


def _transfer(truth: Truth, rows: Rows) -> Current:
    """The current of a step at its own drop, in volts."""
    exchange, alpha = _step(truth, rows)

    def current(drop: FloatArray) -> FloatArray:
        return _computed(
            family_current,
            characteristic_current=exchange,
            transfer_coefficient=alpha,
            charge_number=float(rows.charge_number),
            driving_drop=drop,
            temperature=rows.temperature,
        )

    return current


def _layer(truth: Truth, rows: Rows) -> FloatArray:
    """Resistance of its layer; zero where it has none."""
    if not truth.candidate.layered:
        return np.zeros(len(rows))
    alone = Truth(Candidate("", truth.candidate.layer), truth.free[-3:])
    return np.exp(alone.logarithm(rows))


def _behind(current: Current, ohmic: FloatArray, rows: Rows) -> FloatArray:
    """Value of ln R where a step shares the bias with something ohmic: the drop is halved down to.

    One interface and chord resistances only.
    """
    if rows.interfaces != 1 or rows.kind != "chord":
        raise ValueError("causes outside are of one interface and of chord resistances")
    bias = np.where(rows.drop == 0, _REST, rows.drop)
    low, high = np.zeros(len(rows)), np.ones(len(rows))  # shares of the bias
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        over = middle + ohmic * current(middle * bias) / bias > 1
        low, high = np.where(over, low, middle), np.where(over, middle, high)
    return np.asarray(np.log(bias / current((low + high) / 2 * bias)))


def _viscosity(truth: Truth, rows: Rows, rng: np.random.Generator) -> FloatArray:
    """A step that becomes harder in thick solutions: R has a minimum in c."""
    current, thick = _transfer(truth, rows), rows.concentration / rng.uniform(500, 1000)
    return _behind(lambda drop: current(drop) * np.exp(-thick), _layer(truth, rows), rows)


def _salty_layer(truth: Truth, rows: Rows, rng: np.random.Generator) -> FloatArray:  # noqa: ARG001
    """A layer that conducts better in more salt."""
    layer = _layer(truth, rows) * (rows.concentration / REFERENCE_CONCENTRATION) ** -SALTED
    return _behind(_transfer(truth, rows), layer, rows)


def _wrong_asymmetry(truth: Truth, rows: Rows, rng: np.random.Generator) -> FloatArray:  # noqa: ARG001
    """A bias that acts as if α were 1 − α; where both are ½, as if it were 0.8."""
    current, alpha = _transfer(truth, rows), truth.value("transfer_coefficient")
    other = 1 - alpha if abs(alpha - 0.5) > 0.1 else 0.8  # noqa: PLR2004
    reduced = rows.charge_number * _F / _R / rows.temperature

    def turned(drop: FloatArray) -> FloatArray:
        return current(drop) * np.exp((other - alpha) * reduced * drop)

    return _behind(turned, _layer(truth, rows), rows)


def _warming(truth: Truth, rows: Rows, rng: np.random.Generator) -> FloatArray:  # noqa: ARG001
    """A room that warms by 3 K during the experiment; 50 kJ/mol."""
    warmer = 3 * rows.time / rows.time.max()
    return np.asarray(truth.logarithm(rows) - 50e3 / _R / ROOM**2 * warmer)


def _electrolyte(truth: Truth, rows: Rows, rng: np.random.Generator) -> FloatArray:  # noqa: ARG001
    """Electrolyte that was left in the resistance: 50 Ω cm² at 1 mol/l."""
    left = ELECTROLYTE * REFERENCE_CONCENTRATION / rows.concentration
    return _behind(_transfer(truth, rows), _layer(truth, rows) + left, rows)


def _nernst_layer(truth: Truth, rows: Rows, rng: np.random.Generator) -> FloatArray:
    """A step fed through a stagnant layer, whose limiting current is of its own size."""
    exchange, alpha = _step(truth, rows)
    ratio = rows.concentration / REFERENCE_CONCENTRATION
    limit = np.exp(truth.value("log_current")) * ratio * np.exp(rng.uniform(*np.log(FED)))

    def current(drop: FloatArray) -> FloatArray:
        return _computed(
            depleted_current,
            exchange_current_density=exchange,
            transfer_coefficient=alpha,
            charge_number=float(rows.charge_number),
            overpotential=-drop,
            temperature=rows.temperature,
            limiting_current=limit,
        )

    return _behind(current, _layer(truth, rows), rows)


def _square_root(truth: Truth, rows: Rows, rng: np.random.Generator) -> FloatArray:  # noqa: ARG001
    """A layer that grows with the square root of time."""
    full = truth.value("layer_resistance")
    grown = full * np.sqrt(rows.time / rows.time.max())
    return _behind(_transfer(truth, rows), grown, rows)


def _pinholes(truth: Truth, rows: Rows, rng: np.random.Generator) -> FloatArray:
    """A film whose pinholes close: contacts with and without it side by side, at one drop."""
    current, none = _transfer(truth, rows), np.zeros(len(rows))
    film = none + truth.value("layer_resistance")
    growth_time = float(np.exp(truth.value("log_time")))
    covered, bare = (np.exp(_behind(current, ohmic, rows)) for ohmic in (film, none))
    found = _computed(
        pinhole_resistance,
        pinhole_share=float(rng.uniform(0.02, 0.3)),
        time=rows.time,
        growth_time=growth_time,
        film_resistance=0.0,
        covered_transfer=covered,
        bare_transfer=bare,
    )
    return np.asarray(np.log(found))


def _more_noise(truth: Truth, rows: Rows, rng: np.random.Generator) -> FloatArray:
    """Noise that grows from 3 to 9 % with R."""
    logarithm = truth.logarithm(rows)
    share = (logarithm - logarithm.min()) / np.ptp(logarithm)
    more = np.sqrt((0.03 + 0.06 * share) ** 2 - 0.03**2)
    return np.asarray(logarithm + more * rng.normal(size=len(rows)))


def _typing_error(truth: Truth, rows: Rows, rng: np.random.Generator) -> FloatArray:
    """One resistance with its point one place off."""
    logarithm = truth.logarithm(rows).copy()
    logarithm[rng.integers(len(rows))] += np.log(10) * rng.choice([-1, 1])
    return logarithm


def _computed(model: Any, **values: Any) -> FloatArray:
    return np.asarray(model.numpy(*(values[parameter.name] for parameter in model.parameters)))


OUTSIDE: dict[str, Outside] = {
    "viscosity": _viscosity,
    "layer conducts better in salt": _salty_layer,
    "asymmetry of the wrong sign": _wrong_asymmetry,
    "room warms by 3 K": _warming,
    "electrolyte left in": _electrolyte,
    "Nernst layer": _nernst_layer,
    "growth with the root of time": _square_root,
    "pinholes that close": _pinholes,
    "noise grows with R": _more_noise,
    "one typing error": _typing_error,
}
# What a refusal calls them, where it tries them (causes.py).
CALLED = {
    "layer conducts better in salt": "salty_layer",
    "electrolyte left in": "electrolyte_left",
    "Nernst layer": "nernst_layer",
    "growth with the root of time": "root_growth",
}
# Of these a diagnosis is to refuse nine of ten.
REFUSED = (
    "viscosity",
    "layer conducts better in salt",
    "asymmetry of the wrong sign",
    "room warms by 3 K",
    "electrolyte left in",
)
