"""Files to try a diagnosis on: synthetic, each of a known truth that is written in it.

>>> print(example("transfer").sentence[:47])
A step and nothing else: the slope in concentra
>>> example("transfer").text.splitlines()[0]
'# synthetic: charge transfer; noise 3 %, seed 33'

The page offers the same. Nothing here was measured.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT
from heteroionic_lite.diagnosis.candidates import Candidate, Layer, Step
from heteroionic_lite.diagnosis.simulation import DESIGNS, OUTSIDE, Design, Truth, simulate
from heteroionic_lite.diagnosis.table import HOUR, ROOM, Table
from heteroionic_lite.units import number_text

_NOISE = 0.03
_SPECTRAL_NOISE = 0.002
_CURRENT = 0.531  # A/m²; with α = 0.44 and 300 Ω cm² those of the liquid | solid chapter
_ALPHA = 0.44
_LAYER = 300e-4  # Ω m²
_GROWTH = 50 * HOUR
_SHARE = 0.95
_SERIES = 60e-4  # Ω m², of a spectrum


@dataclass(frozen=True)
class Example:
    """A file with its truth: ``text`` is what a reader would bring."""

    name: str
    title: str
    truth: str
    sentence: str
    seed: int
    text: str


def example(name: str) -> Example:
    """The example of this name; ValueError lists those there are."""
    known = examples()
    if name not in known:
        raise ValueError(f"there is no example {name!r}; there are {', '.join(known)}")
    return known[name]


@cache
def examples() -> dict[str, Example]:
    """All of them, by name."""
    found = [_made(*one) for one in _TABLES] + [_spectrum(*one) for one in _SPECTRA]
    return {one.name: one for one in found}


# -- tables ---------------------------------------------------------------------------------------


def _truth(step: Step, layer: Layer, **other: float) -> Truth:
    values = {
        "log_current": float(np.log(other.get("current", _CURRENT))),
        "transfer_coefficient": _ALPHA,
        "layer_resistance": _LAYER,
        "log_time": float(np.log(_GROWTH)),
        "late_share": _SHARE,
    }
    candidate = Candidate(step, layer)
    return Truth(candidate, tuple(values[name] for name in candidate.free))


def _plain(truth: Truth, design: str = "full", **other: Any) -> Callable[[Any], Table]:
    return lambda rng: simulate(truth, DESIGNS[design], rng, **other)


def _typed_wrong(rng: Any) -> Table:
    """One resistance of ninety with its point one place off."""
    table = simulate(_truth("transfer", "growing_layer"), DESIGNS["full"], rng)
    resistance = table.resistance.copy()
    resistance[41] *= 10
    return replace(table, resistance=resistance, notices=())


def _rest(rng: Any) -> Table:
    """At open circuit over two weeks: a layer grows before a step."""
    ages = (0.0, 3.0, 8.0, 20.0, 40.0, 80.0, 140.0, 220.0, 336.0)
    truth = _truth("transfer", "growing_layer")
    return simulate(truth, Design((1000.0,), ages, (0.0,)), rng, noise=0.01)


def _warm(rng: Any) -> Table:
    """One interface at six temperatures; 50 kJ/mol."""
    temperature = 273.15 + np.arange(5.0, 56.0, 10.0)
    energy, gas = 50e3, CONSTANTS[GAS_CONSTANT].value
    logarithm = np.log(0.05) + energy / gas * (1 / temperature - 1 / ROOM)
    return Table(
        np.exp(logarithm + _NOISE * rng.normal(size=len(temperature))), temperature=temperature
    )


_BOTH = _truth("transfer", "growing_layer")
_SLOW = CONSTANTS[GAS_CONSTANT].value * ROOM / CONSTANTS[FARADAY].value / 2000e-4
_TABLES: tuple[tuple[str, str, str, str, int, Callable[[Any], Table]], ...] = (
    ("both", "Charge transfer and a growing layer", "charge transfer + growing layer",
     "Slope, asymmetry and drift in one table: all three are needed to tell both apart.",
     10, _plain(_BOTH)),
    ("transfer", "Charge transfer alone", "charge transfer",
     "A step and nothing else: the slope in concentration and the asymmetry say the same α.",
     33, _plain(_truth("transfer", ""))),
    ("diffusion", "Diffusion in the liquid", "diffusion in the liquid",
     "The resistance falls as 1/c, and a drive towards the solid meets the most of it.",
     12, _plain(_truth("diffusion", "", current=0.5))),
    ("diode", "An ionic diode", "an ionic diode",
     "No slope in concentration, and all the asymmetry there can be.",
     13, _plain(_truth("diode", "", current=0.5))),
    ("layer", "A growing layer alone", "a growing layer",
     "Drift, and neither slope nor asymmetry: an ohmic layer.",
     14, _plain(_truth("", "growing_layer"))),
    ("high", "A high resistance without a layer", "charge transfer",
     "Two kΩ cm² at 1 mol/l and no interphase: height says nothing of a layer, drift does.",
     34, _plain(_truth("transfer", "", current=_SLOW))),
    ("few", "Five concentrations, aged, no bias", "charge transfer + layer",
     "The usual experiment: a layer is there, and these rows cannot show it.",
     16, _plain(_BOTH, "aged, zero bias")),
    ("rest", "At rest for two weeks", "charge transfer + growing layer",
     "Open circuit over time: something grows. What lies behind it, one concentration cannot say.",
     17, _rest),
    ("typing", "A slip of the pen", "charge transfer + growing layer, one row ten times too high",
     "One row of ninety has its point one place off.",
     18, _typed_wrong),
    ("outside", "A cause outside the set", "charge transfer + growing layer, and the electrolyte",
     "The electrolyte's own resistance was left in; no mechanism of the set has its shape.",
     19, _plain(_BOTH, outside=OUTSIDE["electrolyte left in"])),
    ("warm", "Six temperatures", "an activation energy of 50 kJ/mol",
     "One Arrhenius line: it has an energy and no mechanism.",
     20, _warm),
)  # fmt: skip


def _made(
    name: str, title: str, truth: str, sentence: str, seed: int, make: Callable[[Any], Table]
) -> Example:
    table = make(np.random.default_rng(seed))
    noise = 0.01 if name == "rest" else _NOISE
    head = f"# synthetic: {truth}; noise {number_text(100 * noise, 2)} %, seed {seed}"
    return Example(name, title, truth, sentence, seed, _written(table, head))


_COLUMNS = {
    "concentration": ("concentration / mol/l", 1e-3, 4),
    "time": ("time / h", 1 / HOUR, 4),
    "drop": ("driving drop / mV", 1e3, 4),
    "temperature": ("temperature / K", 1.0, 5),
    "resistance": ("resistance / ohm cm^2", 1e4, 5),
}


def _written(table: Table, head: str) -> str:
    """The table as the file of a reader."""
    declared, names = [], ["resistance"]
    if table.interfaces is not None:
        declared = ["# positive = desolvation", "# interfaces = 1", "# resistance = chord"]
    if "temperature" in table.varying:
        names.insert(0, "temperature")
    else:
        declared.insert(0, "# temperature = 25 degC")
        names = [*(one for one in ("concentration", "time", "drop")
                   if getattr(table, one) is not None), *names]  # fmt: skip
    cells = [
        [f"{value * _COLUMNS[one][1]:.{_COLUMNS[one][2]}g}" for value in getattr(table, one)]
        for one in names
    ]
    rows = [",".join(row) for row in zip(*cells, strict=True)]
    return "\n".join([head, *declared, ",".join(_COLUMNS[one][0] for one in names), *rows]) + "\n"


# -- spectra --------------------------------------------------------------------------------------

_FREQUENCY = 10.0 ** np.linspace(6, -2, 41)


def _two_arcs(_: Any) -> Any:
    """A layer of 0.3 µF/cm² and a contact of 20 µF/cm², areas already divided out."""
    omega = 2j * np.pi * _FREQUENCY
    step = 484e-4
    return _SERIES + _LAYER / (1 + omega * _LAYER * 3e-3) + step / (1 + omega * step * 0.2)


def _drifting(_: Any) -> Any:
    """The same while everything grows by a quarter, the low frequencies last."""
    growth = 1 + 0.25 * np.linspace(0, 1, len(_FREQUENCY)) ** 2
    still = _two_arcs(_)
    return _SERIES + (still - _SERIES) * growth


_SPECTRA: tuple[tuple[str, str, str, str, int, Callable[[Any], Any]], ...] = (
    ("arcs", "A spectrum with two arcs", "a layer of 0.3 µF/cm² and a contact of 20 µF/cm²",
     "The capacitance of an arc says whether it is a layer's or a contact's.",
     21, _two_arcs),
    ("drift", "A spectrum of a cell that drifts", "the same, growing by 25 % meanwhile",
     "It fails the test of Kramers and Kronig: no circuit is named.",
     22, _drifting),
)  # fmt: skip


def _spectrum(
    name: str, title: str, truth: str, sentence: str, seed: int, make: Callable[[Any], Any]
) -> Example:
    rng = np.random.default_rng(seed)
    true = make(rng)
    noise = rng.normal(size=(2, len(true)))
    impedance = true + _SPECTRAL_NOISE * abs(true) * (noise[0] + 1j * noise[1])
    shown = number_text(100 * _SPECTRAL_NOISE, 2)
    head = f"# synthetic: {truth}; noise {shown} % of |Z|, seed {seed}"
    rows = [
        f"{f:.5g},{z.real * 1e4:.5g},{z.imag * 1e4:.5g}"
        for f, z in zip(_FREQUENCY, impedance, strict=True)
    ]
    header = "frequency / Hz,Re Z / ohm cm^2,Im Z / ohm cm^2"
    return Example(name, title, truth, sentence, seed, "\n".join([head, header, *rows]) + "\n")
