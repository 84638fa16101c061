"""Files of resistances in the shapes in which people have them, and with what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

ROWS = [
    (c, t, u, round(500 * c**-0.5 * (1 + t / 400) - 0.8 * u, 1))
    for c in (0.1, 0.4, 1.0)
    for t in (1, 30, 300)
    for u in (-50, 0, 50)
]
CANONICAL = "concentration / mol/l,time / h,driving drop / mV,resistance / ohm cm^2"
SAID = {"positive": "desolvation", "interfaces": 1, "resistance": "chord"}


def written(
    header: str = CANONICAL,
    *,
    between: str = ",",
    decimal: str = ".",
    end: str = "\n",
    before: str = "",
    after: str = "",
) -> str:
    """The rows as a file; cells are numbers with this decimal sign."""
    lines = [header] + [
        between.join(str(cell).replace(".", decimal) for cell in row) for row in ROWS
    ]
    return before + end.join(lines) + end + after


SHAPES: dict[str, tuple[bytes, dict[str, object]]] = {
    "canonical": (written().encode(), {}),
    "said in the file": (
        written(
            "c / mol/l,t / h,U / mV,R / ohm cm^2",
            before="# positive = desolvation\n# Interfaces: 1\n# resistance = chord\n",
        ).encode(),
        {},
    ),
    "German spreadsheet": (
        "\ufeff".encode()
        + written(
            "c [mol/L];t [h];U [mV];R [Ω·cm²]", between=";", decimal=",", end="\r\n"
        ).encode(),
        {"said": SAID},
    ),
    "tabs and a decimal comma": (
        written("c (mol/l)\tt (h)\tU (mV)\tR (Ohm cm²)", between="\t", decimal=",").encode(),
        {"said": SAID},
    ),
    "Windows-1252": (
        written("c (mol/l);t (h);U (mV);R (Ohm cm²)", between=";", decimal=",").encode("cp1252"),
        {"said": SAID},
    ),
    "names that must be chosen": (
        written("Konzentration/mol/l;Zeit/h;Spannung/mV;Widerstand/ohm cm^2", between=";").encode(),
        {
            "columns": {1: "concentration", 2: "time", 3: "bias", 4: "resistance"},
            "said": SAID,
        },
    ),
    "UTF-16": (written().encode("utf-16"), {}),
    "old line ends": (written(end="\r").encode(), {}),
    "line ends doubled": (written(end="\r\r\n").encode(), {}),
    "a row of units": (
        written("c,t,driving_drop,R\nmol/l,h,mV,ohm cm^2").encode(),
        {},
    ),
    "a preamble and blank rows": (
        written(before="Cell 7\nmeasured in May\n\n", after=",,,\n\n").encode(),
        {},
    ),
    "quoted cells": (
        ('"c / mol/l","t / h","driving drop / mV","R / ohm cm^2"\n'
         + "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS)).encode(),
        {},
    ),
    "blanks between": (
        written("c/mol/l t/h driving_drop/mV R/Ωcm²", between="   ").encode(),
        {},
    ),
    "sep= first": (b"sep=;\n" + written(CANONICAL.replace(",", ";"), between=";").encode(), {}),
    "numbered rows": (
        ("no,c / mol/l,t / h,driving drop / mV,R / ohm cm^2,remark\n" + "\n".join(
            f"{i},{','.join(map(str, row))},dry" for i, row in enumerate(ROWS, start=1))).encode(),
        {},
    ),
    "whole electrode": (
        ("# electrode area = 0,5 cm²\nc / mol/l,t / h,driving drop / mV,R / ohm\n" + "\n".join(
            f"{c},{t},{u},{2 * r}" for c, t, u, r in ROWS)).encode(),
        {},
    ),
    "overpotential": (
        ("c / mM,t / d,eta / V,R / kohm cm^2\n" + "\n".join(
            f"{c * 1000},{t / 24!r},{-u / 1000},{r / 1000!r}" for c, t, u, r in ROWS)).encode(),
        {"said": {"interfaces": 1, "resistance": "chord"}},
    ),
}  # fmt: skip

# The name of each fault with its place, in the order of the file.
FAULTY: dict[str, tuple[str | bytes, list[str]]] = {
    "empty": (b"", ["EMPTY"]),
    "blank": (" \n\n", ["EMPTY"]),
    "marks alone": (b"\xef\xbb\xbf\xef\xbb\xbf\n", ["EMPTY"]),
    "binary": (b"BIO-LOGIC\x1a\x00\x01\x02", ["BINARY"]),
    "a byte that is nothing": (b"c / mol/l;R / \x81\n1;2\n", ["ENCODING 1"]),
    "prose": ("I measured something.\nIt was large.\n", ["NO_TABLE"]),
    "no units": (
        "c,t,U,R\n.1,300,0,1841\n.2,300,0,1262\n.4,300,0,1110\n1,300,0,784\n",
        [f"UNIT_MISSING 1.{i}" for i in (1, 2, 3, 4)],
    ),
    "units that are none": (
        "c / mol/1,t / H,drop / MV,R / Ohm*cm²\n" + ".1,300,0,1841\n" * 4,
        ["UNIT_UNKNOWN 1.1", "UNIT_UNKNOWN 1.2", "UNIT_UNKNOWN 1.3"],
    ),
    "units of something else": (
        "c / mV,T / C,R / S\n" + ".1,25,1841\n" * 4,
        ["UNIT_DIMENSION 1.1", "UNIT_DIMENSION 1.2", "UNIT_DIMENSION 1.3"],
    ),
    "cells that are no numbers": (
        CANONICAL
        + "\n.1,300,0,1841\n.2,300,0,n/a\n.4,300,0,\n.7,300,0,<900\n1,300,0,-784\n1,300,50,0\n"
        "1.0.0,300,50,690\n1,300,inf,700\n1,300,50,7oo\n-0.4,300,0,1110\n1e999,300,0,5\n",
        ["NOT_A_NUMBER 3.4", "NOT_A_NUMBER 4.4", "NOT_A_NUMBER 5.4", "NOT_POSITIVE 6.4",
         "NOT_POSITIVE 7.4", "NOT_A_NUMBER 8.1", "NOT_FINITE 9.3", "NOT_A_NUMBER 10.4",
         "NOT_POSITIVE 11.1", "NOT_FINITE 12.1"],
    ),
    "marks that part thousands or not": (
        "c / mol/l;R / ohm cm^2\n0,100;1,841\n0,200;1,262\n0,400;1,110\n1,000;1,050\n",
        ["DECIMAL_AMBIGUOUS 2.2"],
    ),
    "points that may part thousands": (
        "c / mol/l;R / ohm cm^2\n0,1;1.841\n0,2;1.262\n0,4;1.110\n1,0;1.050\n",
        ["DECIMAL_AMBIGUOUS 2.2"],
    ),
    "rows of another length": (
        CANONICAL + "\n.1,300,0,1841\n.2,300,0\n.4,300,0,1110,5\n.7,300,0,900\n1,300,0,784\n",
        ["ROW_LENGTH 3", "ROW_LENGTH 4", "TOO_FEW"],
    ),
    "a decimal comma between commas": (
        "c / mol/l,R / ohm cm^2\n0,1,1841,2\n0,2,1262,1\n0,4,1110,5\n1,0,784,2\n",
        [*(f"ROW_LENGTH {line}" for line in (2, 3, 4, 5)), "TOO_FEW"],
    ),
    "twice": (
        "c / mol/l,R / ohm cm^2,R_p / ohm cm^2\n" + ".1,1841,1842\n" * 4,
        ["COLUMN_TWICE 1"],
    ),
    "nothing measured": ("c / mol/l,t / h\n" + ".1,300\n" * 4, ["COLUMN_MISSING"]),
    "no such name": (
        "c / mol/l,Widerstand / ohm cm^2\n" + ".1,300\n" * 4, ["COLUMN_UNKNOWN 1.2"],
    ),
    "few": ("c / mol/l,R / ohm cm^2\n0.1,1841\n1,784\n", ["TOO_FEW"]),
    "no area": ("c / mol/l,R / ohm\n" + "0.1,1841\n" * 4, ["AREA_MISSING 1.2"]),
    "out of range": (
        "c / mol/l,R / ohm cm^2\n100,1841\n.1,1e9\n.2,700\n.3,600\n",
        ["RANGE 2.1", "RANGE 3.2"],
    ),
    "bias that nobody explained": (
        "c / mol/l,bias / mV,R / ohm cm^2\n.1,0,1841\n.1,50,1700\n1,0,784\n1,50,700\n",
        ["DECLARE"],
    ),
    "uncertainty above the value": (
        "c / mol/l,R / ohm cm^2,sd / %\n.1,1841,3\n.2,1600,0\n.4,1200,-1\n1,784,3\n",
        ["UNCERTAINTY 3.3", "UNCERTAINTY 4.3"],
    ),
    "all of it uncertain": (
        "c / mol/l,R / ohm cm^2,sd / ohm cm^2\n.1,184,3\n.2,160,200\n.4,120,9\n1,78,3\n",
        ["UNCERTAINTY 3.3"],
    ),
    "a current without drop": (
        "c / mol/l,driving drop / mV,i / mA/cm^2\n.1,50,1\n.1,0,0\n1,50,2\n1,-50,3\n",
        ["ZERO_DROP 3", "NOT_POSITIVE 5.3"],
    ),
    "said badly": (
        "# interfaces = three\n# temperature = 25 km\nc / mol/l,R / ohm cm^2\n" + ".1,18\n" * 4,
        ["SAID 1", "SAID 2"],
    ),
    "many": (
        CANONICAL + "\n" + ".1,300,0,1841\n" + "x,300,0,5\n" * 80,
        [*(f"NOT_A_NUMBER {line}.1" for line in range(3, 52)), "MORE"],
    ),
}  # fmt: skip


def mutated(count: int, seed: int = 7) -> Iterator[tuple[str, bytes]]:
    """Files of these shapes with some of their characters changed, dropped or doubled."""
    chance = np.random.default_rng(seed)
    sources = [content.decode(errors="ignore") for content, _ in SHAPES.values()]
    signs = ",;.\t \"-−#/()[]%eE0159xcRTU°²Ω\n'"
    for number in range(count):
        text = sources[chance.integers(len(sources))]
        for _ in range(chance.integers(1, 7)):
            place = chance.integers(len(text))
            other = ("", text[place] * 2, signs[chance.integers(len(signs))])[chance.integers(3)]
            text = text[:place] + other + text[place + 1 :]
        yield f"mutant {number}", text.encode()
