"""The door: ``diagnose`` takes measured resistances and says what they allow to conclude."""

from collections.abc import Mapping, Sequence
from typing import Any

from heteroionic_lite.diagnosis.result import Diagnosis, of_table
from heteroionic_lite.diagnosis.source import table_of


def diagnose(
    data: Any,
    *,
    columns: Mapping[int, str] | None = None,
    decimal: str | None = None,
    exclude: Sequence[int] = (),
    costs: Mapping[str, float] | None = None,
    **said: Any,
) -> Diagnosis:
    """Which mechanism goes with measured resistances, how surely, and what to measure next.

    >>> found = diagnose({
    ...     "concentration / mol/l": [1, 0.56, 0.32, 0.18, 0.1],
    ...     "resistance / ohm cm^2": [484, 672, 915, 1264, 1757],
    ... })
    >>> found.verdict.kind, found.verdict.named
    ('undecided', 'transfer')

    ``data`` is the path of a file, its text or its bytes; columns that say their unit, a mapping
    or a data frame; or a Table. Of a file, ``columns`` says by number, from one, what columns of
    unknown names are (``{1: "concentration"}``), and ``decimal`` what "1,841" means ("comma",
    "thousands"). Declared by name, where the file does not say it: ``interfaces`` (1 or 2),
    ``resistance`` ("chord", voltage over current, or "differential", the slope that impedance
    sees; also ``resistance_kind``), ``positive`` ("desolvation" or "solvation", the sign of a
    bias), ``charge_number``, ``temperature`` ("25 degC"), ``electrode_area`` ("0.785 cm^2"). The
    first three have to be said where the bias varies. ``exclude`` are rows to leave out, counted
    from one. ``costs`` say what one more row costs that has a new "concentration", a new "age",
    another "bias", or none of these ("row").

    Raises TableError, a ValueError, with everything that is wrong with the data at once.
    """
    table = table_of(data, columns=columns, decimal=decimal, **said)
    wrong = sorted(set(costs or {}) - set(_kinds()))
    if wrong:
        raise ValueError(f"costs of {wrong}; they are of {', '.join(_kinds())}")
    return of_table(table.without(*exclude) if exclude else table, costs)


def _kinds() -> tuple[str, ...]:
    from heteroionic_lite.diagnosis.following import COSTS

    return tuple(COSTS)
