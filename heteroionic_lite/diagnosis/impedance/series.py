"""Several spectra become one table of resistances.

>>> import numpy as np
>>> from heteroionic_lite.diagnosis.impedance import diagnose_spectrum, resistances
>>> from heteroionic_lite.diagnosis.reading.spectra import Spectrum
>>> f = np.logspace(5, -1, 25)
>>> chance = np.random.default_rng(1)
>>> found = [
...     diagnose_spectrum(Spectrum(f, z * (1 + 0.003 * chance.standard_normal(25)), per_area=True))
...     for R in (0.05, 0.06, 0.08, 0.1)
...     for z in [0.006 + R / (1 + 2j * np.pi * f * 1e-3)]
... ]
>>> table = resistances(found, {"concentration / mol/l": [1, 0.6, 0.3, 0.2]})
>>> table.source, table.resistance_kind, len(table)
('resistance of the arc, of 4 spectra', 'differential', 4)
"""

from collections.abc import Iterable, Mapping
from typing import Any

from heteroionic_lite.diagnosis.faults import Fault, TableError
from heteroionic_lite.diagnosis.gather import of_columns
from heteroionic_lite.diagnosis.impedance.amounts import Value
from heteroionic_lite.diagnosis.impedance.result import SpectrumDiagnosis
from heteroionic_lite.diagnosis.impedance.rules import WORDS
from heteroionic_lite.diagnosis.impedance.said import filled
from heteroionic_lite.diagnosis.table import Table

USUAL = "interphase_resistance"


def resistances(
    diagnoses: Iterable[SpectrumDiagnosis],
    columns: Mapping[str, Any] | None = None,
    *,
    of: str = USUAL,
    interfaces: int | None = None,
    charge_number: int = 1,
    **more: Any,
) -> Table:
    """A table with a row for each spectrum, for ``diagnose``.

    >>> table = resistances(found, {"concentration / mol/l": [1, 0.6, 0.3, 0.2]})  # doctest: +SKIP
    >>> diagnose(table).verdict.sentence  # doctest: +SKIP

    ``columns`` say under which conditions each spectrum was measured, with units in their names as
    of ``diagnose``; or by keyword, as quantities: ``concentration=quantity([1, 0.6], "mol/l")``.
    ``of`` is the resistance that is taken: that of the (faster) arc, or another of the named
    circuit such as ``"second_interphase_resistance"``, ``"transfer_resistance"``, or
    ``"total_resistance"``, all but that in series; the ``resistances`` of a diagnosis list them.
    The standard errors of the fits are the uncertainties: they know nothing of how cells differ.
    Resistances of spectra are differential. TableError names each spectrum that gives none.
    """
    found = list(diagnoses)
    faults: list[Fault] = []
    taken = [_row(one, of, place, faults) for place, one in enumerate(found, start=1)]
    given = {**(columns or {}), **more}
    if any(name.partition("/")[0].strip() in ("resistance", "uncertainty") for name in given):
        faults.append(Fault("COLUMN_TWICE", WORDS["rows"]["TWICE"]))
    if faults:
        raise TableError(faults)
    rows = [one for one in taken if one is not None]
    title = WORDS["parameters"][of][0] if of in WORDS["parameters"] else of
    data = {
        **given,
        "resistance / ohm m^2": [one.value for one in rows],
        "uncertainty / ohm m^2": [one.deviation for one in rows],
    }
    source = filled(WORDS["rows"]["source"], title=title, count=str(len(rows)))
    return of_columns(
        data, source, interfaces=interfaces, resistance_kind="differential",
        charge_number=charge_number,
    )  # fmt: skip


def _row(one: SpectrumDiagnosis, of: str, place: int, faults: list[Fault]) -> Value | None:
    """The resistance of one spectrum; None, and a fault, where it gives none."""

    def bad(name: str, /, **parts: str) -> None:
        label = one.spectrum.label
        reason = f"{label}: " if label else ""
        reason += filled(WORDS["rows"][name], **parts)
        faults.append(Fault(name, reason, "spectra", place, None, "row"))

    value = next((value for value in one.resistances if value.name == of), None)
    if not one.resistances:
        bad("REFUSED")
    elif not one.spectrum.per_area:
        bad("AREA_MISSING")
    elif value is None:
        circuit = WORDS["circuits"][one.named.name]
        known = ", ".join(value.name for value in one.resistances)
        bad("NO_RESISTANCE", circuit=circuit, name=of, known=known)
    elif not value.deviation > 0:
        bad("NO_UNCERTAINTY", name=of)
    return value
