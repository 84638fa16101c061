"""A fixed corpus of tables, drawn by a seed: truths, designs, forms, noise, causes outside."""

import numpy as np

from heteroionic_lite.diagnosis.simulation import DESIGNS, OUTSIDE, TRUTHS, random_truth, simulate
from heteroionic_lite.diagnosis.table import HOUR, ROOM, Table

SEED = 20261126


def cases():
    """Truth, design, and what is declared, of every table on a grid."""
    for name, mechanism in TRUTHS.items():
        for stated in (False, True):
            for design in DESIGNS:
                if stated and design == "full":
                    continue  # ninety rows take longest
                yield f"{name}, {design}, stated: {stated}", mechanism, design, {"stated": stated}
        for interfaces, kind in ((1, "differential"), (2, "chord"), (2, "differential")):
            for design in ("one concentration", "aged, three biases"):
                given = {"interfaces": interfaces, "kind": kind}
                yield f"{name}, {design}, {kind} of {interfaces}", mechanism, design, given
    for name, outside in OUTSIDE.items():
        mechanism = TRUTHS["transfer + layer"]
        yield f"outside: {name}", mechanism, "full", {"outside": outside}
        if outside in (OUTSIDE["pinholes that close"], OUTSIDE["noise grows with R"]):
            yield f"outside, 1 %: {name}", mechanism, "full", {"outside": outside, "noise": 0.01}


def tables():
    """Name and table of each."""
    rng = np.random.default_rng(SEED)
    found = []
    for name, (step, layer), design, given in cases():
        found.append(
            (name, simulate(random_truth(rng, step, layer), DESIGNS[design], rng, **given))
        )
    return [*found, *others(rng)]


def others(rng):
    """What is not a grid: temperatures, time alone, no noise, four rows, a charge of two."""
    temperature = np.linspace(278, 338, 8)
    arrhenius = np.exp(-3 + 50e3 / 8.314 * (1 / temperature - 1 / ROOM))
    yield (
        "temperature alone",
        Table(arrhenius * np.exp(0.02 * rng.normal(size=8)), temperature=temperature),
    )
    truth = random_truth(rng, "transfer", "growing_layer")
    concentration = np.tile([100.0, 300.0, 1000.0], 8)
    warm = np.repeat(temperature, 3)
    resistance = 0.05 * (concentration / 1000) ** -0.5 * np.repeat(arrhenius, 3) / np.exp(-3)
    yield (
        "temperature and concentration",
        Table(resistance * np.exp(0.03 * rng.normal(size=24)), concentration, temperature=warm),
    )
    ages = np.array([0, 2, 5, 10, 20, 50, 100, 200, 400]) * HOUR
    drift = 0.03 * (1 - 0.8 * np.exp(-ages / (40 * HOUR)))
    yield ("time alone", Table(drift * np.exp(0.01 * rng.normal(size=9)), time=ages))
    yield ("constant in time", Table(0.03 * np.exp(0.01 * rng.normal(size=9)), time=ages))
    yield ("without noise", simulate(truth, DESIGNS["full"], rng, noise=1e-12))
    few = np.array([100.0, 200.0, 500.0, 1000.0])
    yield ("four rows", Table(0.05 * (few / 1000) ** -0.5 * np.exp(0.02 * rng.normal(size=4)), few))
    yield ("all the same", Table(0.05 * np.exp(0.02 * rng.normal(size=6))))
    table = simulate(truth, DESIGNS["no bias"], rng)
    yield (
        "charge of two",
        Table(table.resistance, table.concentration, table.time, temperature=table.temperature,
              charge_number=2),
    )  # fmt: skip
