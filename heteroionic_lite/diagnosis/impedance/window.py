"""The points of a spectrum inside a window of frequencies.

>>> f = np.logspace(6, -2, 33)
>>> found = inside(f, (1.0, 1e5))
>>> int(found.sum()), remarks(f, (1.0, 1e5))
(21, ['12 of 33 points are left out: below 1 Hz and above 100 kHz.'])
"""

import numpy as np
import numpy.typing as npt

from heteroionic_lite.diagnosis.faults import TableError
from heteroionic_lite.diagnosis.impedance.rules import WORDS
from heteroionic_lite.diagnosis.impedance.said import Window, filled, hertz, short
from heteroionic_lite.diagnosis.reading.faults import notice, rules
from heteroionic_lite.units import number_text

_SAME = 1e-5  # as frequencies are compared that files print with six digits


def inside(frequency: npt.NDArray[np.float64], window: Window) -> npt.NDArray[np.bool_]:
    """Which points lie inside, ends included; TableError where fewer than ten are left."""
    low, high = window
    kept = np.ones(len(frequency), dtype=bool)
    if low is not None:
        kept &= frequency >= low * (1 - _SAME)
    if high is not None:
        kept &= frequency <= high * (1 + _SAME)
    fewest = rules()["spectra"]["fewest"]
    if window != (None, None) and kept.sum() < fewest:
        raise TableError([short(int(kept.sum()), len(kept), fewest)])
    return kept


def remarks(frequency: npt.NDArray[np.float64], window: Window) -> list[str]:
    """How many points are left out, and whether what is left spans too little."""
    kept = inside(frequency, window)
    if kept.all():
        return []
    low, high = window
    words = WORDS["window"]
    below, above = (low is not None and bool((frequency[~kept] < low).any()),
                    high is not None and bool((frequency[~kept] > high).any()))  # fmt: skip
    ends = {"low": "" if low is None else hertz(low), "high": "" if high is None else hertz(high)}
    where = filled(words["both" if below and above else "below" if below else "above"], **ends)
    counts = {"out": str(int((~kept).sum())), "all": str(len(kept))}
    found = [filled(words["left"], where=where, **counts)]
    left = frequency[kept]
    limits, decades = rules()["spectra"], float(np.log10(left.max() / left.min()))
    if decades < limits["decades"] - 1e-9:
        parts = {"n": len(left), "decades": number_text(decades, 2)}
        wanted = {"fewest": limits["fewest"], "wanted": limits["decades"]}
        found.append(notice("short", **parts, **wanted))
    return found
