"""The circuits as JavaScript: what a page or its worker computes with.

>>> print(as_script().splitlines()[0])
"use strict";

A classic script that sets one global object, and an ES module, as of the laws of resistances.
"""

import json
from functools import cache

from heteroionic_lite.constants import CONSTANTS
from heteroionic_lite.diagnosis.impedance.circuits import CIRCUITS, Circuit
from heteroionic_lite.faces.javascript import constants_source, several_source

GLOBAL = "heteroionicCircuits"


@cache
def _object() -> str:
    """The list of circuits, as JavaScript."""
    needed = {
        constant
        for circuit in CIRCUITS
        for expression in circuit.expressions
        for constant in CONSTANTS
        if constant in expression.free_symbols
    }
    entries = [f"{_circuit(one)}," for one in CIRCUITS]
    constants = constants_source([one for one in CONSTANTS if one in needed]) if needed else []
    return "\n".join([*constants, "const circuits = [", *entries, "];"])


def _circuit(circuit: Circuit) -> str:
    names = dict(zip(circuit.symbols, ("angular_frequency", *circuit.names), strict=True))
    facts = {
        "name": circuit.name,
        "names": list(circuit.names),
        "logarithmic": list(circuit.logarithmic),
        "scaling": [row.tolist() for row in circuit.scaling],
    }
    value = several_source(circuit.name, names, circuit.expressions)
    return f"{{ ...{json.dumps(facts)}, value: {value} }}"


def as_module() -> str:
    """An ES module that exports ``circuits``."""
    return f"{_object()}\nexport {{ circuits }};\n"


def as_script() -> str:
    """A classic script that sets ``globalThis.heteroionicCircuits``."""
    return f'"use strict";\n(() => {{\n{_object()}\nglobalThis.{GLOBAL} = circuits;\n}})();\n'
