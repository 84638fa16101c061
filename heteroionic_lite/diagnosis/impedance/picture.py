"""The figure of a spectrum: the points with the named circuit, and what is left over."""

from typing import TYPE_CHECKING, Any

import numpy as np

from heteroionic_lite.diagnosis.impedance.window import inside

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from heteroionic_lite.diagnosis.impedance.result import SpectrumDiagnosis


def picture(diagnosis: "SpectrumDiagnosis") -> "Figure":
    """Nyquist plot beside the relative residuals over the frequency."""
    from matplotlib.figure import Figure

    fit, points = diagnosis.named, diagnosis.named.points
    per_area = diagnosis.spectrum.per_area
    scale, unit = (1e4, "Ω cm²") if per_area else (1.0, "Ω")
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    plane, left = figure.subplots(1, 2)
    measured, curve = points.impedance * scale, fit.curve * scale
    left_out = ~inside(diagnosis.spectrum.frequency, diagnosis.window)
    (own,) = plane.plot(measured.real, -measured.imag, "o", markersize=4, label="measured")
    if left_out.any():
        rest = diagnosis.spectrum.impedance[left_out] * scale
        plane.plot(rest.real, -rest.imag, "o", markersize=4, markerfacecolor="none",
                   color=own.get_color(), label="left out")  # fmt: skip
    plane.plot(curve.real, -curve.imag, label="fitted")
    plane.set(xlabel=f"Re Z / {unit}", ylabel=f"−Im Z / {unit}", aspect="equal")
    plane.legend()
    _residuals(left, points.omega / (2 * np.pi), fit.residuals)
    return figure


def _residuals(axes: Any, frequency: Any, residuals: Any) -> None:
    axes.axhline(0, linewidth=0.8)
    axes.plot(frequency, 100 * residuals.real, "o-", label="real part")
    axes.plot(frequency, 100 * residuals.imag, "s-", label="imaginary part")
    axes.set(xlabel="frequency / Hz", ylabel="residual / % of |Z|", xscale="log")
    axes.legend()
