r"""Files of impedance spectra as instruments write them.

>>> rows = "\n".join(f"{10**(6 - k / 4):.6g},{100 + k},{-5 - k}" for k in range(20))
>>> found = read_spectra("freq,Zre,Zim\n" + rows, "z.csv")
>>> len(found.spectra), len(found.spectra[0].frequency), complex(found.spectra[0].impedance[0])
(1, 20, (100-5j))

A table is found by the names of its columns, wherever it stands and whatever stands before it;
several tables, or several sweeps in one, are several spectra. The page reads by the same rules.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from heteroionic_lite.diagnosis.faults import Fault, TableError
from heteroionic_lite.diagnosis.reading.encoding import decoded
from heteroionic_lite.diagnosis.reading.faults import bounded, fault, notice, rules
from heteroionic_lite.diagnosis.reading.numerals import numeral
from heteroionic_lite.diagnosis.reading.quantities import Unit, unit_of
from heteroionic_lite.diagnosis.reading.said import said_value
from heteroionic_lite.diagnosis.reading.sheet import ENDS
from heteroionic_lite.diagnosis.reading.spectrum_tables import Block, Finder, Row
from heteroionic_lite.units import number_text

_TAKEN_AS = {
    "frequency": "Hz", "angular": "rad/s", "real": "ohm", "imaginary": "ohm", "modulus": "ohm",
    "phase": "deg",
}  # fmt: skip
_AREA = re.compile(r"\barea\b[^0-9+\-]*?([+-]?\d[\d.,]*(?:[eE][+-]?\d+)?)(.*)", re.IGNORECASE)
_SQUARE = re.compile(r"\b([cmµu]?m)\s*(?:\^?2|²)")
_BACK = 10.0  # a frequency that much nearer to the beginning begins a new sweep


@dataclass(frozen=True)
class Spectrum:
    """Frequencies in Hz and impedances: in ohm m² where the area is known, else in ohm."""

    frequency: npt.NDArray[np.float64]
    impedance: npt.NDArray[np.complex128]
    per_area: bool
    label: str = ""

    def without(self, *frequencies: float) -> "Spectrum":
        """Less the points at some frequencies, in Hz, that were found odd."""
        far = [~np.isclose(self.frequency, one, rtol=1e-5, atol=0) for one in frequencies]
        kept = np.logical_and.reduce(far) if far else np.ones(len(self.frequency), dtype=bool)
        if kept.sum() + len(frequencies) != len(self.frequency):
            raise ValueError(f"there are no points at all of {frequencies} Hz")
        return replace(self, frequency=self.frequency[kept], impedance=self.impedance[kept])


@dataclass(frozen=True)
class Spectra:
    """What was found in a file. With faults there are none."""

    source: str
    faults: tuple[Fault, ...] = ()
    notices: tuple[str, ...] = ()
    found: tuple[Spectrum, ...] = ()

    @property
    def spectra(self) -> tuple[Spectrum, ...]:
        """The spectra; TableError with all faults where there are any."""
        if self.faults:
            raise TableError(self.faults)
        return self.found


def read_spectra(
    content: bytes | str,
    name: str = "spectrum",
    *,
    columns: Mapping[int, str] | None = None,
    sign: str | None = None,
    electrode_area: str | None = None,
) -> Spectra:
    """Reads a file with one spectrum or several.

    ``columns`` says by number, from one, what columns of unknown names are (``"real"``,
    ``"-imaginary"``…); ``sign`` is ``"imaginary"`` or ``"-imaginary"`` where the file's own word
    is doubted; ``electrode_area`` is a quantity, as text.
    """
    read = decoded(content, name)
    if isinstance(read, Fault):
        return Spectra(name, (read,))
    text, notices = read[0], list(read[1])
    reader = _Reader(name, ENDS.split(text), notices, columns or {}, sign)
    found = reader.read(electrode_area)
    if reader.faults:
        return Spectra(name, bounded(reader.faults, name), tuple(notices))
    return Spectra(name, (), tuple(notices), tuple(found))


class _Reader:
    """Reads one text from above to below."""

    def __init__(
        self,
        name: str,
        lines: list[str],
        notices: list[str],
        chosen: Mapping[int, str],
        sign: str | None,
    ) -> None:
        self.name = name
        self.lines = lines
        self.notices = notices
        self.sign = sign
        self.faults: list[Fault] = []
        places = {number - 1: kind for number, kind in chosen.items()}
        self.finder = Finder(name, lines, notices, places, sign, self.faults)

    def read(self, area_said: str | None) -> list[Spectrum]:
        blocks = list(self.finder.blocks())
        if not blocks:
            if not self.faults:
                self.faults.append(fault("SPECTRUM_MISSING", f=self.name))
            return []
        per_area = _is_per_area(blocks[0])
        area = self._area(area_said) if not per_area else 1.0
        self._units(blocks[0])
        found = []
        for block in blocks:
            for label, rows in list(self._sweeps(block)):
                found += self._spectrum(block, label, rows, area, per_area=per_area)
        if not found and not self.faults:
            self.faults.append(fault("NO_TABLE", f=self.name))
        return found

    def _area(self, said: str | None) -> float | None:
        """In m², if it is known."""
        if said is not None:
            area = said_value("electrode area", said)
            if area is None:
                raise ValueError(f"electrode_area = {said!r} is no area; e.g. '0.785 cm^2'")
            return float(area)
        for number, line in enumerate(self.lines, start=1):
            found = _AREA.search(line)
            value = numeral(found[1], comma=True) if found else None
            if found is None or value is None or value <= 0:
                continue
            square = _SQUARE.search(line[found.start() :])
            unit = unit_of(f"{square[1]}^2") if square else unit_of("cm^2")
            area = value * (unit.factor if unit else 1e-4)
            shown = number_text(area * 1e4)
            self.notices.append(notice("area" if square else "area_unit", area=shown, L=number))
            return area
        self.notices.append(notice("no_area"))
        return None

    def _units(self, block: Block) -> None:
        missing = [kind for kind, (_, head) in block.columns.items()
                   if head.unit is None and kind in _TAKEN_AS]  # fmt: skip
        if missing and not block.headerless:
            shown = ", ".join(f"{kind} / {_TAKEN_AS[kind]}" for kind in missing)
            self.notices.append(notice("units", units=shown))

    def _sweeps(self, block: Block) -> Iterator[tuple[str, list[Row]]]:
        """The rows of each sweep: by cycle, or where the frequency jumps back."""
        sweep: list[Row] = []
        label, direction, zeros = "", 0.0, 0
        for line, row in block.rows:
            frequency = row.get("frequency", row.get("angular", 0.0))
            if frequency <= 0:
                zeros += 1
                continue
            cycle = f"cycle {number_text(row['cycle'], 6)}" if "cycle" in row else ""
            if sweep:
                before = sweep[-1][1].get("frequency", sweep[-1][1].get("angular", 0.0))
                step = math.log(frequency / before)
                jumps = direction * step < 0 and abs(step) >= math.log(_BACK)
                if cycle != label or jumps:
                    yield label, sweep
                    sweep, direction = [], 0.0
                elif step == 0 or direction * step < 0:
                    place = block.columns.get("frequency", block.columns.get("angular", (0,)))[0]
                    where = {"f": self.name, "L": line, "C": place + 1}
                    shown = number_text(frequency, 6)
                    self.faults.append(fault("FREQ_ORDER", cell=shown, **where))
                else:
                    direction = step
            label = cycle
            sweep.append((line, row))
        if zeros:
            self.notices.append(notice("zero_frequency", n=zeros))
        if sweep:
            yield label, sweep

    def _spectrum(
        self,
        block: Block,
        label: str,
        rows: list[Row],
        area: float | None,
        *,
        per_area: bool,
    ) -> list[Spectrum]:
        values = {kind: self._in_si(block, kind, rows) for kind in block.columns if kind != "cycle"}
        frequency = values.get("frequency", values.get("angular", np.zeros(0)) / (2 * math.pi))
        impedance: npt.NDArray[np.complex128]
        if "real" in values:
            impedance = np.asarray(values["real"] + 1j * values["imaginary"])
        else:
            impedance = np.asarray(values["modulus"] * np.exp(1j * values["phase"]))
        if np.count_nonzero(impedance.imag > 0) * 2 > len(rows) and not self.sign:
            kind = "imaginary" if "imaginary" in values else "phase"
            where = {"f": self.name, "L": rows[0][0], "C": block.columns[kind][0] + 1}
            self.faults.append(fault("SIGN", ["imaginary", "-imaginary"], **where))
        limits = rules()["spectra"]
        decades = abs(math.log10(frequency[-1] / frequency[0]))
        if len(rows) < limits["fewest"] or decades < limits["decades"] - 1e-9:
            parts = {"n": len(rows), "decades": number_text(decades, 2)}
            wanted = {"fewest": limits["fewest"], "wanted": limits["decades"]}
            self.notices.append(notice("short", **parts, **wanted))
        scale = area if area is not None and not per_area else 1.0
        return [Spectrum(frequency, impedance * scale, per_area or area is not None, label)]

    def _in_si(self, block: Block, kind: str, rows: list[Row]) -> npt.NDArray[np.float64]:
        head = block.columns[kind][1]
        unit = head.unit or unit_of(_TAKEN_AS[kind]) or Unit(1.0)
        turned = head.turned
        if self.sign and kind in ("imaginary", "phase"):
            turned = self.sign == "-imaginary"
        sign = -1.0 if turned else 1.0
        return np.array([sign * row[kind] * unit.factor for _, row in rows])


def _is_per_area(block: Block) -> bool:
    """Whether the impedances are of an area already, by their unit."""
    own = unit_of("ohm m^2")
    heads = [head for kind, (_, head) in block.columns.items() if kind in ("real", "modulus")]
    return any(head.unit and own and head.unit.dimension == own.dimension for head in heads)
