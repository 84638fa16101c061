"""The words that the tables of reported values are written in, each with what it means.

>>> METHODS["4-point EIS"]
'impedance between potential probes, apart from the electrodes that carry the current'
>>> QUANTITIES["interface resistance"].unit
'ohm m^2'
"""

from dataclasses import dataclass

INTERFACES = {
    "LE/SE": "liquid electrolyte on solid electrolyte",
    "PE/SE": "polymer electrolyte on solid electrolyte",
    "SE/SE": "one solid electrolyte on another",
    "electrode/LE": "electrode in a liquid electrolyte, for comparison",
    "electrode/PE": "electrode on a polymer electrolyte, for comparison",
    "electrode/SE": "solid electrolyte on an electrode or a mixed conductor, for comparison",
    "PE bulk": "the polymer electrolyte itself, for comparison",
    "SE bulk": "a solid electrolyte itself with its grain boundaries, for comparison",
    "several": "contacts of several classes",
}

IONS = {"Li+": "lithium", "Na+": "sodium", "Ag+": "silver"}

METHODS = {
    "2-point EIS": "impedance of the whole cell, between the electrodes that carry the current",
    "4-point EIS": "impedance between potential probes, apart from the electrodes that carry the "
    "current",
    "EIS": "impedance; the arrangement of the electrodes was not seen",
    "dc": "direct current, with potential probes on both sides of the contact",
    "reflectometry": "thickness of a layer from the reflection of neutrons",
    "exchange flux": "flux across the contact at equilibrium",
    "calorimetry": "heat given off on binding",
    "NMR": "nuclear magnetic resonance",
    "electron microscopy": "seen or mapped in an electron microscope",
    "theory": "computed, not measured",
    "not stated": "the source seen does not say",
}

EVIDENCE = {
    "primary abstract": "seen in the abstract or on the first page of the paper that measured it",
    "conference abstract": "seen in a conference abstract of the group that measured it",
    "secondary abstract": "seen in the abstract of other authors, who quote it",
    "secondary table": "seen in a table or a data file that others compiled or copied",
    "review text": "seen in the text of the review, not in the paper that measured it",
    "disputed": "printed with different values by different sources, or by sources that doubt it",
}

QUALIFIERS = {
    "=": "as printed",
    "≈": "about: the source says so",
    "<": "an upper bound, never drawn as a point",
    ">": "a lower bound, never drawn as a point",
    "range": "from low to high; no single value was reported",
    "vanishing": "reported as essentially zero, without a number",
}

RELATIONS = {
    "confirms": "says the same of another system, with a better method, or at the source itself",
    "qualifies": "says that it holds in part, for some systems, or under a condition",
    "contradicts": "says the opposite, of the same kind of contact or of one that stands for it",
    "new": "fills a gap that the review names, or speaks of what it does not mention",
}

# When a source appeared, seen from the review.
REVIEWED = 2020
SINCE, BEFORE, UNKNOWN = "2020 or later", "before 2020", "year not seen"
PERIODS = {
    SINCE: "in the year of the review or after it",
    BEFORE: "before the review",
    UNKNOWN: "the copy seen shows no year",
}


@dataclass(frozen=True)
class Quantity:
    """What is reported: the SI unit it is converted to, and whether it may be negative."""

    unit: str
    signed: bool = False


QUANTITIES = {
    "activation energy": Quantity("J/mol"),
    "activation energy of conduction": Quantity("J/mol"),
    "change of activation energy": Quantity("dimensionless", signed=True),
    "interface resistance": Quantity("ohm m^2"),
    "interphase resistance": Quantity("ohm m^2"),
    "charge-transfer resistance": Quantity("ohm m^2"),
    "space-charge resistance": Quantity("ohm m^2"),
    "cell resistance": Quantity("ohm m^2"),
    "interface capacitance": Quantity("F/m^2"),
    "exchange current density": Quantity("A/m^2"),
    "transfer coefficient": Quantity("dimensionless"),
    "interphase thickness": Quantity("m"),
    "parabolic growth constant of an interphase": Quantity("ohm m^2 s^-0.5"),
    "width of a space-charge layer": Quantity("m"),
    "factor between two resistances": Quantity("dimensionless"),
    "time to a stable interphase": Quantity("s"),
    "relaxation time": Quantity("s"),
    "concentration of least resistance": Quantity("mol/m^3"),
    "composition of least resistance": Quantity("dimensionless"),
    "shear modulus ratio": Quantity("dimensionless"),
    "donor number": Quantity("dimensionless", signed=True),
    "bulk donicity": Quantity("dimensionless", signed=True),
}
