r"""What somebody hands in becomes a checked table: a path, a text, bytes, columns or a Table.

>>> text = "c / mol/l,R / ohm cm^2\n0.1,1841\n0.2,1262\n0.4,1110\n1,784\n"
>>> len(table_of(text))
4

A text has more than one line; a string of one line is a path.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from heteroionic_lite.diagnosis.faults import Fault, TableError
from heteroionic_lite.diagnosis.gather import table_from
from heteroionic_lite.diagnosis.reading import Reading, read_table
from heteroionic_lite.diagnosis.reading.faults import rules
from heteroionic_lite.diagnosis.reading.spectra import Spectra, read_spectra
from heteroionic_lite.diagnosis.table import Table
from heteroionic_lite.spelling import did_you_mean

# With these nothing was found that a spectrum is made of.
_NO_SPECTRUM = frozenset({"EMPTY", "BINARY", "ENCODING", "TOO_LARGE", "NO_TABLE", "COLUMN_MISSING"})
_IS_ONE = (
    "is an impedance spectrum, not a table of resistances; read it with "
    "heteroionic_lite.diagnosis.impedance: read_spectra(…), then diagnose_spectrum(…) of each"
)


def table_of(
    data: Any,
    *,
    name: str | None = None,
    columns: Mapping[int, str] | None = None,
    decimal: str | None = None,
    **said: Any,
) -> Table:
    """The table; TableError with everything that is wrong with it.

    ``columns`` and ``decimal`` answer what a text leaves open, ``said`` declares what it does not
    say; both as ``read_table`` has them, with ``resistance_kind`` for ``resistance``.
    """
    if not isinstance(data, (str, bytes, os.PathLike)):
        if columns is not None or decimal is not None:
            raise ValueError("columns= and decimal= are for files and texts; columns have names")
        kinds = {"resistance": "resistance_kind"}
        given = {kinds.get(key, key): value for key, value in said.items()}
        _known(given, ("interfaces", "resistance_kind", "charge_number"))
        return table_from(data, **given)
    content, called = _content(data)
    words = {key.replace("_", " "): value for key, value in said.items()}
    if "resistance kind" in words:
        words["resistance"] = words.pop("resistance kind")
    _known(words, tuple(rules()["said"]))
    reading = read_table(content, name or called, columns=columns, decimal=decimal, said=words)
    if columns is None and is_spectrum(reading, read_spectra(content, name or called)):
        raise TableError([Fault("SPECTRUM", _IS_ONE, name or called)])
    return reading.table


def is_spectrum(reading: Reading, spectra: Spectra) -> bool:
    """Whether a file that is no table of resistances is one of spectra, be it with faults."""
    if not reading.faults or {fault.name for fault in spectra.faults} & _NO_SPECTRUM:
        return False
    # Three columns of numbers that nothing names may be anything.
    bare = any(one.startswith(_begin("headerless")) for one in spectra.notices)
    short = any(_begin("short", 1) in one for one in spectra.notices)
    return not (bare and (spectra.faults or short))


def _begin(notice: str, part: int = 0) -> str:
    """What a notice begins with, or another part of it that does not change."""
    text: str = rules()["notices"][notice]
    return re.split(r"\{\w+\}|:", text)[part]


def _content(data: str | bytes | os.PathLike[str]) -> tuple[str | bytes, str]:
    """The text or the bytes, and what the messages call it."""
    if isinstance(data, bytes):
        return data, "table"
    if isinstance(data, str) and any(end in data for end in "\r\n"):
        return data, "table"
    path = Path(data)
    return path.read_bytes(), path.name


def _known(given: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    for key in given:
        if key not in allowed:
            names = [one.replace(" ", "_") for one in allowed]
            shown = key.replace(" ", "_")
            raise TypeError(
                f"{shown} cannot be declared here; allowed: {', '.join(names)}"
                f"{did_you_mean(shown, names)}"
            )
