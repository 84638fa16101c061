"""Every model of the package, to be searched by what one knows of it.

>>> find("donor number")[0].name
'donor_number_needed'
>>> find("Debye length fixed")[:1]
1 model
debye_length_fixed_anions...

A search that finds nothing says what may have been meant.
"""

import re
import shutil
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import SupportsIndex, overload

import sympy

from heteroionic_lite.faces.formula import mathml, symbol_text
from heteroionic_lite.model import Model
from heteroionic_lite.models import all_models
from heteroionic_lite.spelling import did_you_mean, spelt
from heteroionic_lite.units import label
from heteroionic_lite.wording import brief

_WORD = re.compile(r"[^\s,;]+")
_EQUATION = re.compile(r"\b(?:eqs?\.?|equations?)\s*(\d+)", re.IGNORECASE)


class Models(tuple[Model, ...]):
    """Some models: a sequence that shows itself as a table."""

    __slots__ = ()

    @overload
    def __getitem__(self, at: SupportsIndex) -> Model: ...
    @overload
    def __getitem__(self, at: slice) -> "Models": ...
    def __getitem__(self, at: SupportsIndex | slice) -> "Model | Models":
        found = super().__getitem__(at)
        return found if isinstance(found, Model) else Models(found)

    def __repr__(self) -> str:
        lines = [
            (m.name, symbol_text(m.symbol), label(m.shown_in), m.reference, m.meaning) for m in self
        ]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        shown = [
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in lines
        ]
        width = shutil.get_terminal_size((110, 24)).columns
        return "\n".join(
            [
                f"{len(self)} model{'' if len(self) == 1 else 's'}",
                *(line if len(line) <= width else f"{line[: width - 1]}…" for line in shown),
                *(f"from {m.__module__} import {m.name}" for m in self[:1]),
            ]
        )

    def _repr_html_(self) -> str:
        headings = ("model", "formula", "unit", "where it comes from")
        head = "".join(f'<th scope="col" style="text-align: left">{one}</th>' for one in headings)
        rows = "\n".join(
            "<tr>"
            + "".join(f'<td style="text-align: left">{cell}</td>' for cell in cells(model).values())
            + "</tr>"
            for model in self
        )
        return (
            f"<table>\n<caption>{len(self)} models</caption>\n"
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
        )


def cells(model: Model) -> dict[str, str]:
    """HTML of what a table says of a model, by its headings."""
    equation = sympy.Eq(model.symbol, model.expression, evaluate=False)
    formula = mathml(equation).replace(' display="block"', ' displaystyle="true"')
    source = f"{model.reference or 'own addition'}; {model.status}"
    return {
        "model": f"<strong>{escape(model.title)}</strong>: {escape(model.meaning)}"
        f"<code>{model.name}</code>",
        "formula": formula,
        "unit": escape(label(model.shown_in)) or "dimensionless",
        "source": f"{escape(source)}<code>models.{home(model)}</code>",
    }


def home(model: Model) -> str:
    """The module of ``heteroionic_lite.models`` that defines a model."""
    return model.__module__.rpartition(".")[2]


def find(text: str = "") -> Models:
    """The models that have to do with all words of a text, best first; without a text all.

    >>> [model.name for model in find("debye length")][0]
    'debye_length'
    >>> from heteroionic_lite.models.arrhenius import thermal_voltage
    >>> thermal_voltage in find("V_T"), thermal_voltage in find("mV")
    (True, True)

    Words are looked for in names, meanings, units, the names and meanings of parameters, status,
    module and citation; a word's beginning will do. Symbols are found by letter or name ("α",
    "alpha", "R_ct"), the review's equations as "Eq. 3". Where nothing is found, ValueError says
    what may have been meant.
    """
    every = all_models().values()
    in_unit = [model for model in every if text and text in _units(model)]
    if in_unit:
        return Models(in_unit)
    wanted, equations = _parsed(text)
    scored = [(_score(model, wanted, equations), model) for model in every]
    found = [(score, model) for score, model in scored if score > 0]
    if not found and (wanted or equations):
        known = sorted({word for model in every for _, words in _entry(model) for word in words})
        meant = "".join(
            did_you_mean(word, known)
            for word in wanted
            if not any(_rank(model, word) for model in every)
        )
        raise ValueError(f"no model has to do with {brief(text)}{meant}")
    found.sort(key=lambda one: -one[0])
    return Models(model for _, model in found) if wanted or equations else Models(every)


def _parsed(text: str) -> tuple[list[str], set[str]]:
    """The words of a search and the equations of the review it names."""
    return _WORD.findall(_EQUATION.sub(" ", text)), set(_EQUATION.findall(text))


def _score(model: Model, wanted: Iterable[str], equations: set[str]) -> float:
    """How well a model fits; nothing if any word is missing."""
    total = 0.0
    if equations:
        named = re.match(r"Eqs?\. ([\d, and]+)", model.reference)
        numbers = re.findall(r"\d+", named[1]) if named else []
        if not equations <= set(numbers):
            return 0
        # What stands for that equation alone comes before what uses several.
        total += 10 / len(numbers) + (model.reference == f"Eq. {numbers[0]}")
    for word in wanted:
        rank = _rank(model, word)
        if not rank:
            return 0
        total += rank
    name = model.name.split("_")
    said = {part.lower() for word in wanted for part in word.split("_")}
    return total + len(said.intersection(name)) / len(name)


_NAME, _SYMBOL, _MEANING, _UNIT, _OWN, _OTHERS, _MARGIN = 12.0, 14.0, 8.0, 7.0, 5.0, 3.0, 2.0
_SHORT = 2  # so short a word means a symbol or a unit, not the beginning of a word
_BEGINNING = 0.7


def _rank(model: Model, word: str) -> float:
    """The weight of the best place in which a word is found."""
    if word == model.name:
        return 10 * _NAME
    symbol = spelt(word)
    if symbol == str(model.symbol):
        return _SYMBOL
    if symbol in {str(p.symbol) for p in model.parameters}:
        return _OWN
    if word in _units(model):
        return _UNIT
    low = symbol.lower()
    best = 0.0
    for weight, words in _entry(model):
        if low in words:
            best = max(best, weight)
        elif len(low) > _SHORT and any(one.startswith(low) for one in words):
            best = max(best, _BEGINNING * weight)
    parts = [part for part in re.split(r"[\W_]+", word) if part]
    if not best and len(parts) > 1:
        return min(_rank(model, part) for part in parts)
    return best


@cache
def _units(model: Model) -> frozenset[str]:
    return frozenset({model.unit, model.shown_in, label(model.unit), label(model.shown_in)})


@cache
def _entry(model: Model) -> tuple[tuple[float, frozenset[str]], ...]:
    """The words of a model, with how much each place says of what it is about."""
    parameters = model.parameters
    places = (
        (_NAME, f"{model.name} {model.title}"),
        (_MEANING, model.meaning),
        (_OWN, " ".join(f"{p.name} {p.title}" for p in parameters)),
        (_OTHERS, " ".join(p.meaning for p in parameters)),
        (_MARGIN, f"{home(model)} {model.status} {model.citation} {model.reference}"),
    )
    return tuple((weight, frozenset(re.findall(r"\w+", _apart(text)))) for weight, text in places)


def _apart(text: str) -> str:
    return spelt(text.replace("_", " ")).lower()
