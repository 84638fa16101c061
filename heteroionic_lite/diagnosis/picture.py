"""A diagnosis as a figure: the data with the leading curves, and what they leave."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from heteroionic_lite.diagnosis.curves import Curve, Rows
from heteroionic_lite.diagnosis.table import HOUR, FloatArray, Table
from heteroionic_lite.diagnosis.words import mechanism
from heteroionic_lite.drawing import drawing

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from heteroionic_lite.diagnosis.fit import Fit
    from heteroionic_lite.diagnosis.result import Diagnosis

_POINTS = 200
_AXES = {
    "concentration": ("salt concentration / mol l⁻¹", 1e-3, "log"),
    "time": ("time / h", 1 / HOUR, "linear"),
    "drop": ("driving drop / mV", 1e3, "linear"),
    "temperature": ("temperature / K", 1.0, "linear"),
}
_LEADING = 2


def picture(diagnosis: "Diagnosis") -> "Figure":
    """One column for each varying quantity: resistances above, residuals below.

    A curve is drawn at the conditions of one row, the one quantity varied: least bias, last age,
    most salt. Rows at the same conditions are filled.
    """
    from matplotlib.figure import Figure

    table = diagnosis.table
    names = table.varying or ("concentration",)
    figure = Figure(figsize=(3.4 * len(names) + 1, 5), layout="constrained")
    axes = figure.subplots(2, len(names), squeeze=False, sharex="col")
    colours, dashes = drawing()["colours"]["light"]["curves"], drawing()["dashes"]
    leading = diagnosis.fits[:_LEADING]
    rows = Rows.of(table)
    chosen = int(np.lexsort((-rows.concentration, -rows.time, np.abs(rows.drop)))[0])
    for column, name in enumerate(names):
        label, factor, scale = _AXES[name]
        above, below = axes[0, column], axes[1, column]
        measured = _column(table, name)
        there = _at(rows, chosen, name)
        for some, face, label_ in ((~there, "none", "measured"), (there, "#4b5768", "")):
            above.errorbar(
                measured[some] * factor,
                table.resistance[some] * 1e4,
                None if table.uncertainty is None else table.uncertainty[some] * 1e4,
                fmt="o", mfc=face, ms=4, color="#4b5768", lw=1, label=label_,
            )  # fmt: skip
        along = _along(measured, scale)
        for i, fit in enumerate(leading):
            style = {"color": colours[i], "dashes": dashes[i] or (None, None), "lw": 2}
            above.plot(
                along * factor, np.exp(_swept(fit, rows, chosen, name, along)) * 1e4,
                label=mechanism(fit.candidate), **style,
            )  # fmt: skip
            below.plot(
                measured * factor, 100 * fit.residuals, ls="", marker="ox"[i], ms=4,
                mfc="none", color=colours[i],
            )  # fmt: skip
        above.set(xscale=scale, yscale="log")
        below.axhline(0, color="#4b5768", lw=1)
        below.set_xlabel(label)
    axes[0, 0].set_ylabel("resistance / Ω cm²")
    axes[1, 0].set_ylabel("residual / %")
    axes[0, 0].legend(frameon=False, fontsize="small")
    return figure


def _column(table: Table, name: str) -> FloatArray:
    column: FloatArray | None = getattr(table, name)
    return np.arange(1.0, len(table) + 1) if column is None else column


def _along(measured: FloatArray, scale: str) -> FloatArray:
    low, high = float(measured.min()), float(measured.max())
    if scale == "log":
        return np.geomspace(low, high, _POINTS)
    return np.linspace(low, high, _POINTS)


def _at(rows: Rows, chosen: int, name: str) -> npt.NDArray[np.bool_]:
    """Which rows were measured at the conditions of one, but for one quantity."""
    columns = (getattr(rows, other) for other in _AXES if other != name)
    same = [np.isclose(column, column[chosen], atol=1e-9) for column in columns]
    found: npt.NDArray[np.bool_] = np.logical_and.reduce(same)
    return found


def _swept(fit: "Fit", rows: Rows, chosen: int, name: str, along: FloatArray) -> FloatArray:
    """The fitted ln R with one quantity varied from the conditions of a row."""
    columns = {one: np.full(_POINTS, getattr(rows, one)[chosen]) for one in _AXES}
    swept = Rows.of_conditions(
        size=_POINTS,
        charge_number=rows.charge_number,
        interfaces=rows.interfaces,
        kind=rows.kind,
        **(columns | {name: along}),
    )
    return Curve(fit.candidate, swept)(fit.free)[0]
