"""What a row of the reported data must be, as pydantic models; the published schema is theirs.

>>> row = Solvent.model_validate({**dict.fromkeys(Solvent.model_fields, ""), "id": "V900",
...     "quantity": "donor number", "qualifier": "=", "value": "15.1", "unit": "dimensionless",
...     "method": "calorimetry", "evidence": "secondary table", "citation": "gutmann1976",
...     "solvent": "propylene carbonate", "abbreviation": "PC"})
>>> row.si, row.shown, row.source
(15.1, '15.1', 'Gutmann 1976, secondary table (V900)')

Every check stands at the field it concerns, so that all faults of a row are found at once.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    computed_field,
    field_validator,
)

from heteroionic_lite.evidence.sources import check_keys, cited, years
from heteroionic_lite.evidence.words import (
    BEFORE,
    EVIDENCE,
    INTERFACES,
    IONS,
    METHODS,
    QUALIFIERS,
    QUANTITIES,
    REVIEWED,
    SINCE,
    UNKNOWN,
)
from heteroionic_lite.units import UnitError, as_unit, label, measure, number_text
from heteroionic_lite.values.conversion import of_one_particle
from heteroionic_lite.wording import brief

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
ABSOLUTE_ZERO = -273.15  # °C


def _number(cell: Any) -> float | None:
    """A finite number or, from an empty cell, None."""
    if cell is None or cell == "":
        return None
    found = float(cell) if isinstance(cell, int | float) or _NUMBER.fullmatch(cell) else math.nan
    if not math.isfinite(found):
        raise ValueError(f"{brief(cell)} is not a number")
    return found


def given(text: str) -> str:
    """The text, if there is one."""
    if not text:
        raise ValueError("is empty")
    return text


def _one_of(words: Mapping[str, Any]) -> Callable[[str], str]:
    def check(found: str) -> str:
        if found not in words:
            said = f"{brief(found)} is not one of" if found else "is empty; it is one of"
            raise ValueError(f"{said} {', '.join(filter(None, words))}")
        return found

    return check


def word(words: Mapping[str, Any]) -> Any:
    """A field that holds one of the words."""
    return Annotated[
        str, AfterValidator(_one_of(words)), Field(json_schema_extra={"enum": [*words]})
    ]


Number = Annotated[float | None, BeforeValidator(_number)]
FILLED = {"minLength": 1}  # of a text that may not be empty, in the published schema
Given = Annotated[str, AfterValidator(given), Field(json_schema_extra={**FILLED})]


class Cited(BaseModel):
    """What every row has: an identifier, its evidence and its source."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)

    id: Annotated[str, Field(pattern=r"^[A-Z]\d{2,4}$", description="stays for ever, as V040")]
    evidence: word(EVIDENCE) = Field(description="where it was seen")  # type: ignore[valid-type]
    citation: Annotated[str, AfterValidator(check_keys)] = Field(
        description="whose result it is: keys of book/references.bib, split by '; '",
        json_schema_extra={**FILLED},
    )
    note: str = Field(description="what else has to be known")

    @computed_field  # type: ignore[prop-decorator]
    @property
    def year(self) -> int | None:
        """The year of the source, of several the latest; None where it was not seen."""
        return max(self.years, default=None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of all its sources."""
        return years(self.citation)

    @property
    def period(self) -> str:
        """Whether it is later than the review: a word of ``PERIODS``."""
        if self.year is None:
            return UNKNOWN
        return SINCE if self.year >= REVIEWED else BEFORE

    @property
    def source(self) -> str:
        """Author and year, evidence class, the row's id."""
        return f"{cited(self.citation)}, {self.evidence} ({self.id})"

    def __str__(self) -> str:
        return repr(self)


class Row(Cited):
    """A row about a quantity."""

    quantity: word(QUANTITIES) = Field(description="what was reported")  # type: ignore[valid-type]
    seen_in: str = Field(description="where it was seen, if not there: a key of the same file")
    review_ref: str = Field(description="reference number in the review")

    @property
    def source(self) -> str:
        """Author and year, the review's reference number, evidence class, the row's id."""
        number = f" [{self.review_ref}]" if self.review_ref else ""
        return f"{cited(self.citation)}{number}, {self.evidence} ({self.id})"

    def __repr__(self) -> str:
        return f"<{self.quantity}; {self.source}>"


class Value(Row):
    """A row with a number, or with what was reported instead of one."""

    qualifier: word(QUALIFIERS) = Field(description="how the number is meant")  # type: ignore[valid-type]
    value: Number = Field(description="as reported, in the reported unit")
    low: Number = Field(description="lower end of the uncertainty or the range")
    high: Number = Field(description="upper end of the uncertainty or the range")
    unit: str = Field(
        description="reported unit, as pint spells it: ohm cm^2, kJ/mol",
        json_schema_extra={**FILLED},
    )
    method: word(METHODS) = Field(description="how it was measured")  # type: ignore[valid-type]
    method_detail: str = Field(description="what else is known of the method")

    @field_validator("value")
    @classmethod
    def _value_as_qualified(cls, value: float | None, info: ValidationInfo) -> float | None:
        qualifier = info.data.get("qualifier")
        if qualifier in ("range", "vanishing") and value is not None:
            raise ValueError(f"{value:g} stands beside {qualifier!r}, which has no single value")
        if qualifier in ("=", "≈", "<", ">") and value is None:
            raise ValueError("'' is not a number")
        return _sign(value, info)

    @field_validator("low", "high")
    @classmethod
    def _ends_around_the_value(cls, end: float | None, info: ValidationInfo) -> float | None:
        if end is None:
            if info.data.get("qualifier") == "range":
                raise ValueError("is empty; a range has both ends")
            return None
        for other in ("low", "value"):
            bound = info.data.get(other)
            if other == info.field_name or bound is None:
                continue
            if end > bound if info.field_name == "low" else end < bound:
                relation = "above" if info.field_name == "low" else "below"
                raise ValueError(f"{end:g} is {relation} the {other} of {bound:g}")
        return _sign(end, info)

    @field_validator("unit")
    @classmethod
    def _unit_of_the_quantity(cls, unit: str, info: ValidationInfo) -> str:
        name = info.data.get("quantity")
        if not unit:
            needed = f", of the dimension of {QUANTITIES[name].unit}" if name else ""
            raise ValueError(f"is empty; it is the unit that was printed{needed}")
        try:
            found = _si(1.0, unit)
        except UnitError as error:
            raise ValueError(f"{brief(unit)} is not a unit ({type(error).__name__})") from None
        if name and found.dimensionality != as_unit(QUANTITIES[name].unit).dimensionality:
            raise ValueError(
                f"{brief(unit)} has dimension {found.dimensionality}; the quantity {name!r} needs "
                f"that of {QUANTITIES[name].unit}"
            )
        return unit

    @computed_field  # type: ignore[prop-decorator]
    @property
    def si_value(self) -> float | None:
        """``value`` in SI: the bound if it is one, None of a range."""
        return self._in_si(self.value)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def si_low(self) -> float | None:
        """``low`` in SI."""
        return self._in_si(self.low)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def si_high(self) -> float | None:
        """``high`` in SI."""
        return self._in_si(self.high)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def si_unit(self) -> str:
        """The SI unit of the quantity; energies are per mole."""
        return QUANTITIES[self.quantity].unit

    def _in_si(self, value: float | None) -> float | None:
        if value is None:
            return None
        return float(f"{_si(value, self.unit).to(self.si_unit).magnitude:.12g}")

    @property
    def si(self) -> float:
        """The value in SI, for a point in a figure; a bound or a range is refused."""
        if not self.is_point or self.si_value is None:
            raise ValueError(
                f"{self.id} is no single value but {self.shown!r}, and must not be drawn as one; "
                "si_value, si_low and si_high tell what there is"
            )
        return self.si_value

    @property
    def is_point(self) -> bool:
        """Whether it may be drawn as a point: no bound, range or vanishing value may."""
        return str(self.qualifier) in ("=", "≈")

    @property
    def approximate(self) -> bool:
        """Whether the source says "about"."""
        return bool(self.qualifier == "≈")

    @property
    def shown(self) -> str:
        """The value as reported: ``≈ 50 kJ/mol``."""
        return f"{self._shown(self.value, self.low, self.high)} {label(self.unit)}".rstrip()

    @property
    def shown_si(self) -> str:
        """The value in SI: ``≈ 0.03 Ω m²``."""
        number = self._shown(self.si_value, self.si_low, self.si_high)
        return f"{number} {label(self.si_unit)}".rstrip()

    def _shown(self, value: float | None, low: float | None, high: float | None) -> str:
        if self.qualifier == "vanishing":
            return "≈ 0"
        if value is None:
            return f"{number_text(low or 0.0)}–{number_text(high or 0.0)}"
        return f"{self.qualifier} {number_text(value)}".removeprefix("= ").replace("-", "−")

    def __repr__(self) -> str:
        return f"<{self.quantity} {self.shown}, {self.system}; {self.source}>"

    @property
    def system(self) -> str:
        """What was in contact with what; of a solvent, its name."""
        raise NotImplementedError


class Reported(Value):
    """A value reported for a contact."""

    interface: word(INTERFACES) = Field(description="class of the contact")  # type: ignore[valid-type]
    solid: str = Field(description="the solid; for a pair of solids the first")
    counterpart: str = Field(description="what is in contact with it")
    salt: str = Field(description="conducting salt")
    composition: str = Field(description="ratio or additive, as reported: EO:Li 20:1")
    concentration_mol_l: Number = Field(description="of the salt, in mol/l")
    concentration_mol_l_low: Number = Field(description="lower end, if a range was used, in mol/l")
    concentration_mol_l_high: Number = Field(description="upper end, if a range was used, in mol/l")
    ion: word({"": "", **IONS}) = Field(description="the ion that crosses")  # type: ignore[valid-type]
    temperature_degC: Number = Field(description="in °C")  # noqa: N815 - °C is written so
    temperature_degC_low: Number = Field(description="lower end, in °C")  # noqa: N815
    temperature_degC_high: Number = Field(description="upper end, in °C")  # noqa: N815

    @field_validator("temperature_degC", "temperature_degC_low", "temperature_degC_high")
    @classmethod
    def _warmer_than_absolute_zero(cls, value: float | None) -> float | None:
        if value is not None and value <= ABSOLUTE_ZERO:
            raise ValueError(f"{value:g} °C is not above absolute zero")
        return value

    @field_validator("concentration_mol_l", "concentration_mol_l_low", "concentration_mol_l_high")
    @classmethod
    def _some_salt(cls, value: float | None) -> float | None:
        if value is not None and value <= 0:
            raise ValueError(f"{value:g} mol/l is not positive")
        return value

    @field_validator("temperature_degC_high", "concentration_mol_l_high")
    @classmethod
    def _ends_in_order(cls, high: float | None, info: ValidationInfo) -> float | None:
        low = info.data.get(str(info.field_name).replace("_high", "_low"))
        if low is not None and high is not None and high < low:
            raise ValueError(f"{high:g} is below the lower end of {low:g}")
        return high

    @property
    def si_temperature(self) -> float | None:
        """Temperature of the measurement in K; None where it was not reported or was a range."""
        return None if self.temperature_degC is None else self.temperature_degC - ABSOLUTE_ZERO

    @property
    def system(self) -> str:
        """What was in contact with what."""
        return " | ".join(part for part in (self.solid, self.counterpart, self.salt) if part)

    @property
    def conditions(self) -> str:
        """Temperature, concentration and composition: ``25 °C, 1 mol/l``."""
        return ", ".join(
            part
            for part in (
                _span(
                    self.temperature_degC,
                    self.temperature_degC_low,
                    self.temperature_degC_high,
                    "°C",
                ),
                _span(
                    self.concentration_mol_l,
                    self.concentration_mol_l_low,
                    self.concentration_mol_l_high,
                    "mol/l",
                ),
                self.composition,
            )
            if part
        )


class Solvent(Value):
    """How strongly a solvent gives an electron pair."""

    solvent: Given = Field(description="its name")
    abbreviation: str = Field(description="its usual abbreviation")

    @property
    def system(self) -> str:
        """The solvent, with its abbreviation."""
        return f"{self.solvent} ({self.abbreviation})" if self.abbreviation else self.solvent

    @property
    def name(self) -> str:
        """As it is usually called: the abbreviation, if there is one."""
        return self.abbreviation or self.solvent


class Order(Row):
    """A finding without numbers: which is smaller."""

    interface: word(INTERFACES) = Field(description="class of the contact")  # type: ignore[valid-type]
    ion: word({"": "", **IONS}) = Field(description="the ion that crosses")  # type: ignore[valid-type]
    compared: Given = Field(description="what differs: solid, solvent, salt, processing, …")
    kept: str = Field(description="what is the same in all of them")
    order: str = Field(
        description="smallest first: 'a < b, c < d'; a comma: not told apart; '=': equal",
        json_schema_extra={**FILLED},
    )

    @field_validator("order")
    @classmethod
    def _at_least_two(cls, order: str) -> str:
        parts = re.split(r" [<=] |, ", given(order))
        if len(parts) == 1 or any(not part.strip() or re.search("[<=>]", part) for part in parts):
            raise ValueError(f"{brief(order)} is not of the form 'a < b', 'a, b < c' or 'a = b'")
        if len(set(parts)) < len(parts):
            raise ValueError(f"{brief(order)} names something twice")
        return order

    def __repr__(self) -> str:
        return f"<{self.quantity}: {self.order}; {self.source}>"

    @property
    def steps(self) -> list[list[str]]:
        """Smallest first; what was not told apart or is equal stands together."""
        return [re.split(r", | = ", step) for step in self.order.split(" < ")]


def _span(value: float | None, low: float | None, high: float | None, unit: str) -> str:
    if value is not None:
        return f"{value:g} {unit}"
    if low is not None and high is not None:
        return f"{low:g}–{high:g} {unit}"
    if low is not None:
        return f"above {low:g} {unit}"
    return "" if high is None else f"below {high:g} {unit}"


def _sign(value: float | None, info: ValidationInfo) -> float | None:
    name = info.data.get("quantity")
    if value is not None and name and value < 0 and not QUANTITIES[name].signed:
        raise ValueError(f"{value:g} is negative, which the quantity {name!r} cannot be")
    return value


def _si(value: float, unit: str) -> Any:
    """As a quantity; an energy of one particle (eV) becomes that of a mole."""
    found = measure(value, unit)
    return found * measure(1.0, "N_A") if of_one_particle(found.units) else found
