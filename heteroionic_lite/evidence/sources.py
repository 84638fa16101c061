"""How a reference is called in a line, and of which year it is, by its key alone.

>>> cited("abe2004; langer2017"), years("abe2004; langer2017")
('Abe 2004, Langer 2017', (2004, 2017))
>>> cited("licuscl"), years("licuscl")
('a holography study of copper on an electrolyte, year not seen', ())

A key is the first author and the year. Where the authors were not seen, what the reference is
called stands here, and says no name.
"""

import re
from datetime import UTC, datetime

from heteroionic_lite.wording import brief

KEY = re.compile(r"[a-z]+[a-z0-9]*")
_YEAR = re.compile(r"^[a-z]+(\d{4})")
# The oldest reference one may expect, and what a clock that was never set must not forbid.
EARLIEST, RELEASED = 1850, 2026

NAMES = {
    "cpe2020lithium": "a study of 2020 of an argyrodite in PEO",
    "cicpeolpscl": "an NMR study at CIC energiGUNE, year not seen",
    "deklerk2018": "de Klerk 2018",
    "donornumberdata": "a public data set",
    "dresden2024thesis": "a thesis at TU Dresden, 2024",
    "ecsiba2019": "an abstract of ECS IBA 2019",
    "edlcore2025": "a double-layer model of 2025",
    "frontiers2022llto": "Frontiers in Chemistry 2022",
    "licuscl": "a holography study of copper on an electrolyte, year not seen",
    "llzopeomd2021": "a simulation of 2021",
    "llzopeonmr": "an NMR study of LLZO in PEO, year not seen",
    "nasicon2023interlayer": "a study of NaSICON interlayers, 2023",
    "natcommun2023llto": "Nature Communications 2023",
    "openchemstudio": "a public transcription",
    "oxideargyrodite": "a study of a garnet on an argyrodite, year not seen",
    "pccp2025": "PCCP 2025",
    "rscfd2026slei": "Faraday Discussions 2026",
    "spencerjolly2022": "Spencer Jolly 2022",
    "ssi1999latp": "Solid State Ionics 1999",
    "weiss2020heteroionic": "Weiss 2020, the review",
    "wikipediadn": "Wikipedia",
    "xcrp2020llzto": "Cell Reports Physical Science 2020",
    "xusuperbase": "Xu, year not seen",
}


def cited(keys: str) -> str:
    """Author and year of one or several references: ``Abe 2004, Langer 2017``."""
    return ", ".join(
        NAMES.get(key)
        or re.sub(r"^([a-z]+)(\d{4}).*", lambda m: f"{m[1].capitalize()} {m[2]}", key)
        for key in keys.split("; ")
    )


def years(keys: str) -> tuple[int, ...]:
    """The years that the keys name, in their order; a key without one adds none."""
    return tuple(int(found[1]) for key in keys.split("; ") if (found := _YEAR.match(key)))


def latest() -> int:
    """The last year that a reference may be of: this one."""
    return max(datetime.now(UTC).year, RELEASED)


def check_keys(text: str) -> str:
    """The keys, split by "; ", as they are; what is no key or is of a year to come is refused."""
    if not text:
        raise ValueError("is empty; it is the key of a reference, or several split by '; '")
    for key in text.split("; "):
        if not KEY.fullmatch(key):
            raise ValueError(
                f"{brief(key)} is not the key of a reference; several are split by '; '"
            )
        for year in years(key):
            if not EARLIEST <= year <= latest():
                raise ValueError(
                    f"{key!r} is of the year {year}; allowed are {EARLIEST} to {latest()}"
                )
    return text
