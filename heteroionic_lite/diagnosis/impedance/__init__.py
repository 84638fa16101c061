"""Impedance spectra: whether they can be trusted, and which circuit goes with them.

``read_spectra`` reads the files of instruments, ``diagnose_spectrum`` judges one spectrum,
``resistances`` makes of several one table for ``diagnose``.
"""

from heteroionic_lite.diagnosis.impedance.kramers_kronig import Relations, kramers_kronig
from heteroionic_lite.diagnosis.impedance.result import SpectrumDiagnosis, diagnose_spectrum
from heteroionic_lite.diagnosis.impedance.series import resistances
from heteroionic_lite.diagnosis.reading.spectra import Spectra, Spectrum, read_spectra

__all__ = [
    "Relations",
    "Spectra",
    "Spectrum",
    "SpectrumDiagnosis",
    "diagnose_spectrum",
    "kramers_kronig",
    "read_spectra",
    "resistances",
]
