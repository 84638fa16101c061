"""One of each thing that a cell shows, small."""

from __future__ import annotations

from typing import Any

from heteroionic_lite import Panel, ask, ask_number, explore, orders, reported, right, wrong
from heteroionic_lite.course import Draw, Mistake, Numeric, ProblemSet
from heteroionic_lite.course.on_page import Practice
from heteroionic_lite.evidence.dots import dots, ladders
from heteroionic_lite.evidence.tables import browse
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
from heteroionic_lite.models.parameters import concentration, transfer_coefficient

RESISTANCES = ("interface resistance", "interphase resistance", "charge-transfer resistance")


def figure() -> Any:
    return explore(
        "demo-concentration",
        Panel({"of the step": charge_transfer_resistance}, x=concentration, y_scale="log"),
        sliders="concentration transfer_coefficient",
        title="Resistance and concentration",
        description="The resistance falls with concentration.",
    )


def practice() -> Practice:
    share = transfer_coefficient.symbol
    slip = Mistake(
        "the share itself",
        share,
        "That is its share.",
        "alpha-from-the-wrong-side",
        "data-evidence",
    )
    exercise = Numeric(
        identifier="ps9.1",
        title="The other share",
        text="<p>α = [[transfer_coefficient]]. How large is 1 − α?</p>",
        outcomes=("le-se 1",),
        minutes=1,
        draws=(Draw(transfer_coefficient, (0.2, 0.3, 0.4)),),
        answer=1 - share,
        unit="dimensionless",
        mistakes=(slip,),
        solution="<p>[[answer]]</p>",
    )
    return Practice(ProblemSet("ps9-demo", "Demo", "le-se", "book/le-se/practice", (exercise,)))


def things() -> dict[str, Any]:
    """By the kind of its data; a table with anchors and one without."""
    polymers = reported(interface="PE/SE", quantity=RESISTANCES)
    solids = reported(identifier=["V077", "V079"])  # a number and a bound
    return {
        "explorer": figure(),
        "table": browse("demo-values", "Values", reported(identifier=["V040", "V068", "V079"])),
        "rows": reported(identifier="V040"),
        "no rows": reported()[:0],
        "dots": dots("Resistance in Ω cm²", [*polymers, *solids], "ohm cm^2", 0.1, 100_000),
        "ladders": ladders(orders()),
        "question": ask(
            "demo-q1",
            "What halves <i>R</i>?",
            right("twice <i>i</i><sub>0</sub>", "Eq. 3"),
            wrong("a thicker layer", "that is Eq. 1"),
        ),
        "number": ask_number(
            "demo-q2",
            "What is an arc of 12 Ω on 0.5 cm², per area?",
            6,
            "ohm cm^2",
            because="Ohm <i>times</i> area.",
            mistakes={"That is over area.": 24},
        ),
        "practice": practice(),
    }
