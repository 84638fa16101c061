"""How often a diagnosis is right, over random truths that it does not know.

`python benchmarks/diagnosis.py 200` draws 200 tables of each truth and design, has the page's own
functions diagnose them in Node (tests hold Python to the same answers), prints what came out beside
the goal, and with `--save` writes it to book/diagnosis-study.json. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from heteroionic_lite.diagnosis.candidates import Candidate  # noqa: E402
from heteroionic_lite.diagnosis.curves import Rows  # noqa: E402
from heteroionic_lite.diagnosis.simulation import (  # noqa: E402
    CALLED,
    DESIGNS,
    OUTSIDE,
    REFUSED,
    TRUTHS,
    random_truth,
    simulate,
)
from heteroionic_lite.diagnosis.table import ROOM  # noqa: E402
from tests.diagnosis.twin import ask  # noqa: E402

SAVED = ROOT / "book" / "diagnosis-study.json"
NOISE = 0.03
MAIN = ("full", "no bias", "aged, three biases")
AGED = ("aged, zero bias, three times", "aged, zero bias")
HOLDS = 0.95
BATCH = 500
# The parts of the study; `--only` names some.
PARTS = ("choice", "outside", "forms", "next", "coverage")


def answers(tables, *, detailed=False):
    """The page's answers, a batch at a time."""
    found = []
    for start in range(0, len(tables), BATCH):
        found += ask(tables[start : start + BATCH], detailed=detailed)["answers"]
    return found


def right_name(truth, design):
    """The candidate that stands for a truth in a design."""
    step, layer = TRUTHS[truth]
    aged = len(DESIGNS[design].ages) == 1
    if step == "diode" and len(DESIGNS[design].biases) == 1:
        return "constant_layer"  # the same law at one bias
    return Candidate(step, "constant_layer" if layer and aged else layer).name


def counted(found, name):
    """What a set of answers comes to."""
    kinds = Counter(one["verdict"]["kind"] for one in found)
    sides = Counter(one["verdict"]["side"] for one in found)
    return {
        "sets": len(found),
        "named": sum(one["verdict"]["named"] == name for one in found),
        "in_set": sum(name in one["verdict"]["members"] for one in found),
        "refused": kinds["none"] + kinds["outlier"],
        "undecided": kinds["undecided"],
        "layer": sides["layer"],
        "no_layer": sides["no layer"],
        "members": round(float(np.mean([len(one["verdict"]["members"]) for one in found])), 2),
    }


def choice(sets, rng):
    """Which mechanism is named, design by design."""
    for design in (*MAIN, *AGED, "one concentration"):
        for truth, (step, layer) in TRUTHS.items():
            tables = [
                simulate(random_truth(rng, step, layer), DESIGNS[design], rng) for _ in range(sets)
            ]
            row = counted(answers(tables), right_name(truth, design))
            goals = {}
            if design in MAIN:
                goals = {
                    "named": (row["named"] / sets, ">=", 0.95),
                    "in_set": (row["in_set"] / sets, ">=", 0.98),
                    "refused": (row["refused"] / sets, "<=", 0.04),
                }
            if design == AGED[0] and truth in ("transfer", "transfer + layer"):
                wrong = row["layer"] if truth == "transfer" else row["no_layer"]
                goals = {"wrong side": (wrong / sets, "<=", 0.02)}
            if design == AGED[1]:
                decided = row["layer"] + row["no_layer"]
                goals = {"decided": (decided / sets, "<=", 0)}
            yield {"part": "choice", "design": design, "truth": truth, **row}, goals


def outside(sets, rng):
    """Causes that are no candidate: refused, which cause is then named, and what weights say."""
    for cause, made in OUTSIDE.items():
        tables = []
        for _ in range(sets):
            step, layer = (
                ("transfer", "") if cause == "Nernst layer" else TRUTHS["transfer + layer"]
            )
            truth = random_truth(rng, step, layer)
            tables.append(simulate(truth, DESIGNS["full"], rng, outside=made))
        found = answers(tables)
        row = {
            "sets": sets,
            "refused": sum(one["verdict"]["kind"] in ("none", "outlier") for one in found),
            "one_model": sum(one["fits"][0]["weight"] > HOLDS for one in found),
        }
        named = [{one["name"] for one in answer["causes"]} for answer in found]
        own = CALLED.get(cause)
        row["cause"] = None if own is None else sum(own in some for some in named)
        row["other_cause"] = sum(bool(some) and own not in some for some in named)
        goals = {}
        if cause in REFUSED:
            goals = {"refused": (row["refused"] / sets, ">=", 0.9)}
        yield {"part": "outside", "design": "full", "truth": cause, **row}, goals


def forms(sets, rng):
    """Differential resistances and two interfaces in one cell."""
    for interfaces, kind in ((1, "differential"), (2, "chord"), (2, "differential")):
        for truth, (step, layer) in TRUTHS.items():
            tables = [
                simulate(random_truth(rng, step, layer), DESIGNS["full"], rng,
                         interfaces=interfaces, kind=kind)
                for _ in range(sets)
            ]  # fmt: skip
            row = counted(answers(tables), right_name(truth, "full"))
            design = f"full, {kind}, interfaces: {interfaces}"
            yield {"part": "forms", "design": design, "truth": truth, **row}, {}


def following(sets, rng):
    """Five aged rows without bias, stated noise, and three more: none, repeated, or proposed."""
    for truth, (step, layer) in TRUTHS.items():
        if truth in ("diode", "layer"):
            continue
        name = right_name(truth, AGED[1])
        for way in ("none", "repeated", "random", "proposed"):
            truths = [random_truth(rng, step, layer) for _ in range(sets)]
            tables = [simulate(one, DESIGNS[AGED[1]], rng, stated=True) for one in truths]
            for _ in range(0 if way == "none" else 3):
                told = answers(tables)
                tables = [
                    longer(table, one, place(way, table, answer, rng), rng)
                    for table, one, answer in zip(tables, truths, told, strict=True)
                ]
            found = answers(tables)
            row = counted(found, name)
            goals = {}
            if way == "proposed" and truth == "transfer + layer":
                goals = {"named": (row["named"] / sets, ">=", 0.95)}
            design = f"{AGED[1]}, three more rows: {way}"
            yield {"part": "next", "design": design, "truth": truth, **row}, goals


def place(way, table, answer, rng):
    """Concentration, time and drop of the next row."""
    if way == "proposed" and answer["next"]:
        proposal = answer["next"]
        return proposal["concentration"], proposal["time"], proposal["drop"]
    time = float(table.time[0])
    if way == "random":
        return float(np.exp(rng.uniform(np.log(10), np.log(1000)))), time, rng.uniform(-0.1, 0.1)
    row = rng.integers(len(table))
    return float(table.concentration[row]), time, float(table.drop[row])


def longer(table, truth, at, rng):
    """The table with one more measured row."""
    concentration, time, drop = ([value] for value in at)
    rows = Rows.of_conditions(concentration=concentration, time=time, drop=drop)
    resistance = np.exp(truth.logarithm(rows) + NOISE * rng.normal(size=1))
    more = {
        "resistance": resistance,
        "concentration": concentration,
        "time": time,
        "drop": drop,
        "temperature": [ROOM],
        "uncertainty": NOISE * resistance,
    }
    columns = {name: np.append(getattr(table, name), value) for name, value in more.items()}
    return replace(table, **columns, notices=())


def coverage(sets, rng):
    """How often a 95 % interval holds the truth, in transfer + layer."""
    step, layer = TRUTHS["transfer + layer"]
    for design in (*MAIN, AGED[0]):
        truths = [random_truth(rng, step, layer) for _ in range(sets)]
        tables = [simulate(one, DESIGNS[design], rng) for one in truths]
        name = right_name("transfer + layer", design)
        inside, asked, wide = Counter(), 0, []
        for truth, one in zip(truths, answers(tables, detailed=True), strict=True):
            if one["verdict"]["named"] != name or not one["intervals"]:
                continue
            asked += 1
            full = truth.value("layer_resistance")
            aged = full * (1 - truth.value("late_share") * np.exp(
                -DESIGNS[design].ages[-1] * 3600 / np.exp(truth.value("log_time"))))  # fmt: skip
            real = {
                "transfer_coefficient": truth.value("transfer_coefficient"),
                "layer_resistance": full if "growing" in name else aged,
            }
            for interval in one["intervals"]:
                if interval["name"] in real:
                    low = -np.inf if interval["low"] is None else interval["low"]
                    high = np.inf if interval["high"] is None else interval["high"]
                    inside[interval["name"]] += low <= real[interval["name"]] <= high
            error = one["intervals"][1]["value"] - real["transfer_coefficient"]
            wide.append(abs(error))
        shares = {key: round(value / max(asked, 1), 3) for key, value in inside.items()}
        row = {
            "sets": sets,
            "asked": asked,
            **shares,
            "median_error_of_alpha": round(float(np.median(wide)), 4) if wide else None,
        }
        goals = {
            key: (value, "within", (0.92, 0.98)) for key, value in shares.items()
        } if asked > sets * 0.9 else {}  # fmt: skip
        yield {"part": "coverage", "design": design, "truth": "transfer + layer", **row}, goals


def reached(value, sign, goal):
    """Whether a goal is reached."""
    if sign == "within":
        return goal[0] <= value <= goal[1]
    return value >= goal if sign == ">=" else value <= goal


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", type=int, nargs="?", default=50, help="tables of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    parser.add_argument("--save", action="store_true", help=f"write {SAVED.relative_to(ROOT)}")
    given = parser.parse_args()
    made = dict(zip(PARTS, (choice, outside, forms, following, coverage), strict=True))
    rows, missed = [], 0
    for number, part in enumerate(PARTS):
        if part not in given.only:
            continue
        rng = np.random.default_rng([given.seed, number])  # a part by itself gives the same
        for row, goals in made[part](given.sets, rng):
            row["goals"] = {
                name: {"value": round(value, 4), "sign": sign, "goal": goal,
                       "reached": bool(reached(value, sign, goal))}
                for name, (value, sign, goal) in goals.items()
            }  # fmt: skip
            missed += sum(not one["reached"] for one in row["goals"].values())
            rows.append(row)
            print(json.dumps(row, ensure_ascii=False), flush=True)
    print(f"goals missed: {missed}")
    if given.save:
        only = "" if given.only == list(PARTS) else f" --only {' '.join(given.only)}"
        command = f"python benchmarks/diagnosis.py {given.sets} --seed {given.seed}{only}"
        kept = json.loads(SAVED.read_text(encoding="utf-8")) if SAVED.is_file() else {"rows": []}
        others = [row for row in kept["rows"] if row["part"] not in given.only]
        for row in rows:
            row["command"] = command
        order = {part: place for place, part in enumerate(PARTS)}
        whole = sorted([*others, *rows], key=lambda row: order[row["part"]])
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in whole)
        SAVED.write_text(f'{{"rows": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
