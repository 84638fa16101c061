"""Files of spectra in the shapes that instruments write, all of one spectrum."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

FREQUENCY = 10.0 ** np.linspace(6, -2, 33)
OMEGA = 2 * np.pi * FREQUENCY
# Two arcs, in ohm: their values are this test's own.
IMPEDANCE = 76.0 + 400 / (1 + 1j * OMEGA * 1e-4) + 600 / (1 + 1j * OMEGA * 0.05)
AREA = 0.785  # cm²


def rows(*columns: object, between: str = ",", decimal: str = ".", start: str = "") -> str:
    """The columns as lines of cells."""
    return "\n".join(
        start + between.join(f"{float(value):.7E}".replace(".", decimal) for value in row)
        for row in zip(*map(np.asarray, columns), strict=True)
    )


def biologic(cycles: int = 1, decimal: str = ".") -> str:
    """EC-Lab's .mpt."""
    f, z = np.tile(FREQUENCY, cycles), np.tile(IMPEDANCE, cycles)
    cycle = np.repeat(np.arange(1, cycles + 1), len(FREQUENCY))
    return (
        "EC-Lab ASCII FILE\r\nNb header lines : 6\r\n\r\nRun on channel : 1\r\n"
        f"Electrode surface area : {str(AREA).replace('.', decimal)} cm²\r\n"
        "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\t|Z|/Ohm\tPhase(Z)/deg\tcycle number\t\r\n"
        + rows(f, z.real, -z.imag, abs(z), np.angle(z, deg=True), cycle,
               between="\t", decimal=decimal)
    )  # fmt: skip


def gamry(decimal: str = ".") -> str:
    """Gamry's .DTA, with a table of another kind before it."""
    text = (
        f"EXPLAIN\nTAG\tEISPOT\nAREA\tQUANT\t{AREA}E+000\t&Area (cm^2)\nOCVCURVE\tTABLE\t1\n"
        "\tPt\tT\tVf\n\t#\ts\tV vs. Ref.\n\t0\t0.25\t-3.4E-001\nZCURVE\tTABLE\n"
        "\tPt\tFreq\tZreal\tZimag\tZmod\tZphz\n\t#\tHz\tohm\tohm\tohm\t°\n"
    )
    body = rows(np.arange(33), FREQUENCY, IMPEDANCE.real, IMPEDANCE.imag, abs(IMPEDANCE),
                np.angle(IMPEDANCE, deg=True), between="\t", start="\t")  # fmt: skip
    return (text + body + "\nEND\n").replace(".", decimal).replace("vs,", "vs.")


Z = IMPEDANCE
SHAPES: dict[str, tuple[bytes, bool, int]] = {  # content, whether per area, spectra
    "EC-Lab": (biologic().encode("latin-1"), True, 1),
    "EC-Lab, three cycles": (biologic(3).encode("latin-1"), True, 3),
    "EC-Lab, German": (biologic(decimal=",").encode("latin-1"), True, 1),
    "Gamry": (gamry().encode("latin-1"), True, 1),
    "Gamry, German": (gamry(",").encode("latin-1"), True, 1),
    "ZPlot": (
        (f"ZPLOT2 ASCII\n  Surface Area:  {AREA}\n  Freq(Hz)\tBias\tZ'(a)\tZ''(b)\tErr\n"
         "End Comments\n"
         + rows(FREQUENCY, 0 * FREQUENCY, Z.real, Z.imag, 0 * FREQUENCY, between="\t")).encode(),
        True, 1,
    ),
    "CH Instruments": (
        ("Jan. 01, 2026\nA.C. Impedance\n\nFreq/Hz, Z'/ohm, Z\"/ohm, Z/ohm, Phase/deg\n\n"
         + rows(FREQUENCY, Z.real, Z.imag, abs(Z), np.angle(Z, deg=True), between=", ")).encode(),
        False, 1,
    ),
    "Autolab": (
        ('\ufeff"Index";"Frequency (Hz)";"Z\' (Ω)";"-Z\'\' (Ω)";"-Phase (°)"\n'
         + rows(np.arange(33), FREQUENCY, Z.real, -Z.imag, -np.angle(Z, deg=True),
                between=";", decimal=",")).encode(),
        False, 1,
    ),
    "modulus and phase": (
        ("freq,|Z|,-phase\n"
         + rows(FREQUENCY, abs(Z), -np.angle(Z, deg=True))).encode(),
        False, 1,
    ),
    "angular frequency": (
        ("omega / rad/s,Re / kohm,Im / kohm\n" + rows(OMEGA, Z.real / 1e3, Z.imag / 1e3)).encode(),
        False, 1,
    ),
    "no header": (rows(FREQUENCY, Z.real, Z.imag).encode(), False, 1),
    "no header, the sign turned": (rows(FREQUENCY, Z.real, -Z.imag).encode(), False, 1),
    "UTF-16": (("f / Hz,real / ohm,imag / ohm\n" + rows(FREQUENCY, Z.real, Z.imag))
               .encode("utf-16"), False, 1),
    "of an area": (
        ("frequency / Hz,real / ohm cm^2,-imaginary / ohm cm^2\n"
         + rows(FREQUENCY, Z.real * AREA, -Z.imag * AREA)).encode(),
        True, 1,
    ),
    "upwards, then again": (
        ("f;Z';Z''\n" + 2 * (rows(FREQUENCY[::-1], Z.real[::-1], Z.imag[::-1], between=";")
                             + "\n")).encode(),
        False, 2,
    ),
    "rows at rest between": (
        ("f;Z';Z''\n0;0;0\n" + rows(FREQUENCY, Z.real, Z.imag, between=";") + "\n0;0;0\n").encode(),
        False, 1,
    ),
    "line ends doubled": (
        ("Freq,Zre,Zim\n" + rows(FREQUENCY, Z.real, Z.imag)).replace("\n", "\r\r\n").encode(),
        False, 1,
    ),
}  # fmt: skip

FAULTY: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", ["EMPTY"]),
    "marks alone": (b"\xef\xbb\xbf\xef\xbb\xbf\n", ["EMPTY"]),
    "binary": (b"BIO-LOGIC MODULAR FILE\x1a\x00\x04", ["BINARY"]),
    "no spectrum": (b"c / mol/l,R / ohm cm^2\n0.1,1841\n1,784\n", ["COLUMN_MISSING"]),
    "names that say nothing": (
        ("f / Hz,Z1 / ohm,Z2 / ohm\n" + rows(FREQUENCY, Z.real, -Z.imag)).encode(),
        ["COLUMN_UNKNOWN 1.2", "COLUMN_UNKNOWN 1.3"],
    ),
    "the wrong sign": (
        ("f / Hz,Z' / ohm,-Z'' / ohm\n" + rows(FREQUENCY, Z.real, Z.imag)).encode(),
        ["SIGN 2.3"],
    ),
    "a frequency twice": (
        b"f,Z',Z''\n1000,5,-1\n100,6,-2\n100,6,-2\n10,7,-3\n", ["FREQ_ORDER 4.1"],
    ),
    "no order": (b"f,Z',Z''\n1000,5,-1\n100,6,-2\n300,6,-2\n10,7,-3\n", ["FREQ_ORDER 4.1"]),
    "a cell that is no number": (
        b"f,Z',Z''\n1000,5,-1\n100,6,x\n30,6,\n10,7,-3\n", ["NOT_A_NUMBER 3.3", "NOT_A_NUMBER 4.3"],
    ),
}  # fmt: skip


def mutated(count: int, seed: int = 5) -> Iterator[tuple[str, bytes]]:
    """Files of these shapes with some of their characters changed, dropped or doubled."""
    chance = np.random.default_rng(seed)
    sources = [content.decode(errors="ignore") for content, *_ in SHAPES.values()]
    signs = ",;.\t \"-/()[]|eE01fZ'°²Ω\n"
    for number in range(count):
        text = sources[chance.integers(len(sources))]
        for _ in range(chance.integers(1, 7)):
            place = int(chance.integers(min(len(text), 600)))
            sign = signs[chance.integers(len(signs))]
            other = ("", text[place] * 2, sign)[chance.integers(3)]
            text = text[:place] + other + text[place + 1 :]
        yield f"mutant {number}", text.encode()
