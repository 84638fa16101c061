"""Slips in a table whose rows say how sure they are.

A resistance ten times too high, with an uncertainty that was right, pretends to be ten times as
sure as the others: it draws every fit to itself and is no outlier of any. So where all mechanisms
are refused, rows are fitted once more as if all were equally sure.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from heteroionic_lite.diagnosis.candidates import Candidate
from heteroionic_lite.diagnosis.fit import Problem, fit
from heteroionic_lite.diagnosis.misfit import OUTLYING_SIGMA, outliers
from heteroionic_lite.diagnosis.table import Table
from heteroionic_lite.diagnosis.verdict import Verdict, of_outliers, ranked


def without_weights(table: Table, candidates: Sequence[Candidate]) -> Verdict | None:
    """The verdict on rows that only their own uncertainty hides; None where there are none."""
    if table.uncertainty is None:
        return None
    problem = Problem.of(replace(table, uncertainty=None))
    order = ranked([one for kind in candidates if (one := fit(problem, kind)) is not None])
    if not order:
        return None
    best = order[0]
    # What is far for the others has to be far for itself.
    sigma = table.uncertainty / np.exp(best.fitted)
    odd = tuple(i for i in outliers(best) if abs(best.residuals[i]) > OUTLYING_SIGMA * sigma[i])
    return of_outliers(table, best, odd) if odd else None
