"""A contact as a figure names it, and what is known of it for carrying it to a temperature.

>>> from heteroionic_lite import row
>>> short(row("V060"))
'LLTO | PEO₂₀:LiTf'
>>> carried(row("V077"), row("V078"))["measuring_temperature"]  # K
298.15
"""

from heteroionic_lite.evidence.chemical import lowered
from heteroionic_lite.evidence.rows import Reported, Value


def short(contact: Value) -> str:
    """Both sides of a contact without the composition in brackets, indices set low."""
    found = _of_a_contact(contact)
    sides = (found.solid.split(" (")[0], found.counterpart)
    return lowered(" | ".join(filter(None, sides)))


def carried(resistance: Value, energy: Value) -> dict[str, float]:
    """A resistance, its temperature and its activation energy, in SI, as `arrhenius` names them.

    A bound or a range is refused, and so is a resistance whose temperature was not reported.
    """
    at = _of_a_contact(resistance).si_temperature
    if at is None:
        raise ValueError(
            f"{resistance.id} ({resistance.shown}) has no temperature of measurement, "
            "so it cannot be carried to another one"
        )
    return {
        "measured_resistance": resistance.si,
        "measuring_temperature": at,
        "activation_energy": energy.si,
    }


def _of_a_contact(row: Value) -> Reported:
    if not isinstance(row, Reported):
        raise TypeError(f"{row.id} is a value of {row.system}, not of a contact")
    return row
