"""Which mechanisms can be asked about with the rows of a table.

>>> from heteroionic_lite.diagnosis.table import Table
>>> aged = Table(resistance=[0.05, 0.06, 0.08, 0.11, 0.17], concentration=[1000, 500, 250, 125, 60])
>>> [candidate.name for candidate in offered(aged)]
['transfer', 'diffusion', 'constant_layer', 'transfer_constant_layer', 'diffusion_constant_layer']

At one bias the diode and a constant layer are the same law: one candidate stands for both. Where
neither concentration nor bias varies, nothing is known of a step, and none is asked about.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from heteroionic_lite.diagnosis.laws import PARAMETERS
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import Table
from heteroionic_lite.diagnosis.wider_laws import WIDER

NAMES = (*PARAMETERS, *WIDER)
AGES = int(RULES["ages"])  # so many make a growth that can be fitted

Step = Literal["", "transfer", "diffusion", "diode"]
Layer = Literal["", "constant_layer", "growing_layer"]
Also = Literal["", "diode", "anything", "step"]

# What a step holds, and what a layer has to be fitted.
_STEPS: dict[str, dict[str, float]] = {"": {}, **RULES["steps"]}
_LAYERS: dict[str, list[str]] = {"": [], **RULES["layers"]}


@dataclass(frozen=True)
class Candidate:
    """A mechanism: a step, a layer, or both in series.

    ``warm`` adds one activation energy; ``also`` names a mechanism that is the same law here;
    ``more`` is the parameter of a cause that no mechanism on offer has (``causes.py``).
    """

    step: Step = ""
    layer: Layer = ""
    warm: bool = False
    also: Also = ""
    more: str = ""

    @cached_property
    def name(self) -> str:
        """A name that does not change: ``transfer_growing_layer``."""
        return "_".join(part for part in (self.step, self.layer) if part)

    @cached_property
    def free(self) -> tuple[str, ...]:
        """The parameters that are fitted, in their order."""
        of_step: tuple[str, ...] = ("log_current",) if self.step else ()
        if self.step == "transfer":
            of_step = (*of_step, "transfer_coefficient")
        warm = ("activation_energy",) if self.warm else ()
        more = (self.more,) if self.more else ()
        return (*of_step, *_LAYERS[self.layer], *warm, *more)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where the free parameters stand among all."""
        return tuple(NAMES.index(name) for name in self.free)

    @cached_property
    def held(self) -> dict[str, float]:
        """What the other parameters are held at."""
        values = dict.fromkeys(NAMES, 0.0) | _STEPS[self.step]
        return {name: value for name, value in values.items() if name not in self.free}

    @property
    def layered(self) -> bool:
        """Whether it has a layer."""
        return bool(self.layer)

    @property
    def behind(self) -> bool:
        """Whether its step, if it has one, has something else in series."""
        return self.layered or bool(self.more)

    @property
    def undecided(self) -> bool:
        """Whether it stands for a mechanism with a layer and for one without."""
        return self.also in ("diode", "anything")


def offered(table: Table) -> list[Candidate]:
    """The candidates that the varying columns of a table allow to ask about, simple ones first."""
    varying = table.varying
    warm = "temperature" in varying
    stepped = "concentration" in varying or "drop" in varying
    ages = 1 if table.time is None else len(np.unique(table.time))
    layer: Layer = "growing_layer" if ages >= AGES else "constant_layer"
    found = []
    if stepped:
        found += [Candidate("transfer", warm=warm), Candidate("diffusion", warm=warm)]
    if "drop" in varying:
        found.append(Candidate("diode", warm=warm))
    else:
        also: Also = "diode" if stepped else "anything"
        found.append(Candidate(layer="constant_layer", warm=warm, also=also))
    if ("drop" in varying) or layer == "growing_layer":
        found.append(Candidate(layer=layer, warm=warm, also="" if stepped else "step"))
    if stepped:
        found += [Candidate("transfer", layer, warm), Candidate("diffusion", layer, warm)]
    return found
