"""A diagnosis as a figure: the data with the leading curves, and what they leave."""

from typing import TYPE_CHECKING

import numpy as np

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

    A curve is drawn at the conditions of the first row, the one quantity varied.
    """
    from matplotlib.figure import Figure

    table = diagnosis.table
    names = table.varying or ("concentration",)
    figure = Figure(figsize=(3.4 * len(names) + 1, 5), layout="constrained")
    axes = figure.subplots(2, len(names), squeeze=False, sharex="col")
    colours, dashes = drawing()["colours"]["light"]["curves"], drawing()["dashes"]
    leading = diagnosis.fits[:_LEADING]
    for column, name in enumerate(names):
        label, factor, scale = _AXES[name]
        above, below = axes[0, column], axes[1, column]
        measured = _column(table, name)
        above.errorbar(
            measured * factor,
            table.resistance * 1e4,
            None if table.uncertainty is None else table.uncertainty * 1e4,
            fmt="o", mfc="none", ms=4, color="#4b5768", lw=1, label="measured",
        )  # fmt: skip
        along = _along(measured, scale)
        for i, fit in enumerate(leading):
            style = {"color": colours[i], "dashes": dashes[i] or (None, None), "lw": 2}
            above.plot(
                along * factor, np.exp(_swept(fit, table, name, along)) * 1e4,
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


def _swept(fit: "Fit", table: Table, name: str, along: FloatArray) -> FloatArray:
    """The fitted ln R with one quantity varied from the conditions of the first row."""
    rows = Rows.of(table)
    columns = {one: np.full(_POINTS, getattr(rows, one)[0]) for one in _AXES} | {name: along}
    swept = Rows.of_conditions(
        size=_POINTS,
        charge_number=rows.charge_number,
        interfaces=rows.interfaces,
        kind=rows.kind,
        **columns,
    )
    return Curve(fit.candidate, swept)(fit.free)[0]
