"""The laws as JavaScript: what a page or its worker computes with.

>>> print(as_script().splitlines()[0])
"use strict";

Two forms of the same functions: a classic script, which sets one global object and needs no rights
beyond ``script-src 'self'``, also from a disk and by ``importScripts`` in a worker; and an ES
module. Nothing is compiled from a text on the page.
"""

import json
from functools import cache

from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT
from heteroionic_lite.diagnosis.asymmetry import MARGIN, MEASURED
from heteroionic_lite.diagnosis.laws import (
    CONDITIONS,
    PARAMETERS,
    REFERENCE_CONCENTRATION,
    REFERENCE_TEMPERATURE,
    Law,
    every_law,
)
from heteroionic_lite.diagnosis.wider_laws import REFERENCE_TIME, WIDER, every_wider_law
from heteroionic_lite.faces.javascript import constants_source, several_source

GLOBAL = "heteroionicLaws"


def reference() -> dict[str, float]:
    """What the laws refer to, in SI: a concentration, a temperature, a time, two constants."""
    return {
        "concentration": REFERENCE_CONCENTRATION,
        "temperature": REFERENCE_TEMPERATURE,
        "time": REFERENCE_TIME,
        "faraday": CONSTANTS[FARADAY].value,
        "gas": CONSTANTS[GAS_CONSTANT].value,
    }


@cache
def _object() -> str:
    """The constants and the object of all laws, as JavaScript."""
    laws = (*every_law(), *every_wider_law())
    entries = [f"{one.name}: {{\n{_functions(one)}\n}}," for one in laws]
    return "\n".join(
        [
            *constants_source([FARADAY, GAS_CONSTANT]),
            "const laws = {",
            *entries,
            "};",
            f"const falsification = {_falsification()};",
            f"const published = {{ laws, falsification, reference: {json.dumps(reference())} }};",
        ]
    )


def _falsification() -> str:
    """What slope and asymmetry at rest give of n² + A, with its derivatives by them."""
    names = dict(zip(MEASURED, ("concentration_slope", "asymmetry"), strict=True))
    return several_source("falsification", names, MARGIN)


def _functions(law: Law) -> str:
    names = {symbol: name for name, symbol in (CONDITIONS | PARAMETERS | WIDER).items()}
    value = several_source(f"{law.name}: value", names, law.value)
    balance = "null"
    if law.balance:
        balance = several_source(f"{law.name}: balance", names, law.balance)
    return f"value: {value},\nbalance: {balance},"


def as_module() -> str:
    """An ES module that exports ``published``."""
    return f"{_object()}\nexport {{ published }};\n"


def as_script() -> str:
    """A classic script that sets ``globalThis.heteroionicLaws``."""
    return f'"use strict";\n(() => {{\n{_object()}\nglobalThis.{GLOBAL} = published;\n}})();\n'
