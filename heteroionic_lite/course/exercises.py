"""What an exercise is: numbers that are drawn, an answer and slips as expressions, and words.

>>> from heteroionic_lite.course.sets import exercise
>>> thickest = exercise("ps1.1")
>>> thickest.asked_in, [slip.name for slip in thickest.mistakes][:2]
('um', ['migration forgotten', 'share of the cation'])

An exercise is written once. Its answer and each named mistake are sympy over the package's
parameters and models, so that number, JavaScript and formula of both come from one expression;
notebook, page, bank of an LMS and paper are made of it by others.

Texts are HTML written by the book's authors, with places that are filled in for a sheet:
``[[concentration]]`` a number with its unit, ``[[concentration:mmol/l]]`` in another unit,
``[[~concentration]]`` the symbol, ``[[=answer]]`` or ``[[=gap]]`` the formula of the answer or of
an intermediate number, set as a line of its own.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Literal

import sympy

from heteroionic_lite.course import misconceptions
from heteroionic_lite.course.bench import TRUTH, Bench
from heteroionic_lite.equation import Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.symbolic import written_out

_IDENTIFIER = re.compile(r"ps\d+\.\d+")
PLACE = re.compile(r"\[\[([=~]?)(\w+)(?::([^\]]+))?\]\]")


# -- numbers of a sheet ----------------------------------------------------------------------


class _Number:
    """What a drawn number and a printed one have in common."""

    parameter: Parameter
    unit: str

    @property
    def name(self) -> str:
        """What it is called in places and in a figure's settings."""
        return self.parameter.name

    @property
    def shown_in(self) -> str:
        """The unit it is printed in."""
        return self.unit or self.parameter.shown_in


@dataclass(frozen=True)
class Draw(_Number):
    """A number that is drawn from a list of those a person would write.

    >>> from heteroionic_lite.models.parameters import concentration
    >>> Draw(concentration, (0.1, 0.22, 0.47), "mol/l").name
    'concentration'

    ``values`` are in ``unit``, by default the one people use. One value alone is a number that
    all have. What is ``hidden`` stands on no sheet and can only make what is ``Printed``.
    """

    parameter: Parameter
    values: tuple[float, ...]
    unit: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Printed(_Number):
    """A number computed from others and printed with some digits, as a measurement is.

    ``noise`` is the relative standard deviation of what scatters. The answer is computed from
    what is printed, not from what it was made of.
    """

    parameter: Parameter
    expression: Any
    unit: str = ""
    digits: int = 3
    noise: float = 0.0
    hidden: ClassVar[bool] = False


@dataclass(frozen=True)
class Variant:
    """One of several texts, drawn; ``symbol`` is its place in the list, from 0, in expressions."""

    name: str
    texts: tuple[str, ...]
    hidden: bool = False

    @cached_property
    def parameter(self) -> Parameter:
        """The place in the list as a quantity."""
        last = len(self.texts) - 1
        return Parameter(
            self.name, self.name, "dimensionless", 0, 0, last, "which of some texts",
            scale="integer",
        )  # fmt: skip

    @property
    def symbol(self) -> sympy.Symbol:
        """The place in the list."""
        return self.parameter.symbol


Given = Draw | Printed | Variant


# -- what goes wrong, and what helps ---------------------------------------------------------


@dataclass(frozen=True)
class Mistake:
    """A slip that is known: what it gives, what there is to say, and which misconception it is.

    ``misconception`` is an id of ``misconceptions.toml``; ``link``, an anchor of the book, is
    that of the misconception unless another is given. The message never holds the right value.
    """

    name: str
    expression: Any
    message: str
    misconception: str
    link: str = ""

    @property
    def section(self) -> str:
        """The anchor of the section to read again."""
        return self.link or misconceptions.find(self.misconception).link


@dataclass(frozen=True)
class Working:
    """A number on the way to the answer, for the written solution and for hints."""

    name: str
    expression: Any
    unit: str
    shown_in: str = ""
    digits: int = 4
    symbol: str = "x"


@dataclass(frozen=True)
class Table:
    """Numbers in rows: texts with places, one for each column; ``head`` says of what and in what.

    A place alone in its cell is printed without its unit, which the head has.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A figure of the book to be opened at the sheet's settings.

    ``settings`` maps parameters of the figure to names of draws. ``[[figure]]`` is the link.
    """

    explorer: str
    page: str
    settings: Mapping[str, str]
    words: str = "the figure at your settings"


@dataclass(frozen=True)
class Criterion:
    """One thing an essay is read for: four levels, from nothing to all of it."""

    name: str
    levels: tuple[str, str, str, str]


@dataclass(frozen=True)
class Option:
    """A choice; ``right`` is a truth value or, where the sheet decides, a relation of its numbers.

    ``message`` is what there is to say to who chose it when it is wrong; ``name`` and
    ``misconception`` are as of a Mistake. Only one that is always right has none of them.
    """

    text: str
    right: Any = False
    message: str = ""
    misconception: str = ""
    name: str = ""

    @property
    def section(self) -> str:
        """The anchor of the section to read again."""
        return misconceptions.find(self.misconception).link if self.misconception else ""


@dataclass(frozen=True)
class Limit:
    """Where an expression has to go: some variables at a value in SI, and that in words."""

    words: str
    at: Mapping[str, float]


# -- exercises -------------------------------------------------------------------------------

Kind = Literal["numeric", "expression", "choice", "essay"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Exercise:
    """What all kinds have in common; use Numeric, Expression, Choice or Essay.

    ``outcomes`` are those of chapters that it examines, by number: ``"le-se 3"``. With a ``bench``
    measurements can be bought of what hidden draws are the truth of. An exercise ``like`` another
    one has the numbers of that one, and asks something else about them.
    """

    kind: ClassVar[Kind]

    identifier: str
    title: str
    text: str
    outcomes: tuple[str, ...]
    minutes: int
    points: float = 2
    draws: tuple[Given, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    hints: tuple[str, ...] = ()
    solution: str = ""
    working: tuple[Working, ...] = ()
    table: Table | None = None
    figure: Figure | None = None
    bench: Bench | None = None
    like: "Exercise | None" = None

    def __post_init__(self) -> None:
        if not _IDENTIFIER.fullmatch(self.identifier):
            raise ValueError(f"{self.identifier!r} is no exercise's name, as ps1.3 is")
        if self.like and (self.bench or self.draws != self.like.draws):
            raise self.wrong(f"its numbers and its bench are those of {self.like.identifier}")
        names = [*(one.name for one in self.draws), *(one.name for one in self.working)]
        if len(set(names)) < len(names):
            raise self.wrong(f"a name occurs twice in {names}")
        is_measured = self.bench or self.like
        hidden = {one.parameter.symbol for one in self.draws if one.hidden and not is_measured}
        for name, expression in (*self._told(), *((w.name, w.expression) for w in self.working)):
            used = hidden & sympy.sympify(written_out(expression)).free_symbols
            if used:
                raise self.wrong(f"{name} needs {used}, which no sheet shows")
        for mistake in self.mistakes:
            misconceptions.find(mistake.misconception)
        _ = self.models  # refuses symbols that nothing was drawn for
        known = {*names, *(one.name for one in self.variables), "answer"}
        known |= {"figure"} if self.figure else set()
        for place in PLACE.finditer(" ".join(self.texts())):
            if place[2] not in known:
                raise self.wrong(f"nothing is to be filled in for {place[0]}")

    def wrong(self, why: str) -> ValueError:
        """An error of whoever wrote the exercise."""
        return ValueError(f"{self.identifier}: {why}")

    def texts(self) -> Iterable[str]:
        """Every text in which places are filled in."""
        yield from (self.text, *self.hints, self.solution)
        yield from (mistake.message for mistake in self.mistakes)
        if self.table:
            yield from (cell for row in self.table.rows for cell in row)

    def _told(self) -> Iterable[tuple[str, Any]]:
        """What is computed from what the sheet shows: answer, mistakes, conditions."""
        yield from ((mistake.name, mistake.expression) for mistake in self.mistakes)

    @property
    def variables(self) -> tuple[Parameter, ...]:
        """What its expressions may contain."""
        return tuple(one.parameter for one in self.draws)

    @property
    def truth(self) -> Mapping[str, Any]:
        """What is measured on its bench, by the names of ``bench.TRUTH``; empty without one."""
        return self.bench.truth if self.bench else {}

    @cached_property
    def models(self) -> dict[str, Model]:
        """Every expression as a model, by what it is: ``answer``, ``mistake 0``, ``printed x``."""
        made = {
            f"truth {name}": self.model(f"truth_{name}", expression, TRUTH[name].unit)
            for name, expression in self.truth.items()
        }
        for one in self.draws:
            if isinstance(one, Printed):
                made[f"printed {one.name}"] = self.model(
                    f"printed_{one.name}",
                    one.expression,
                    one.parameter.unit,
                    str(one.parameter.symbol),
                )
        for k, mistake in enumerate(self.mistakes):
            made[f"mistake {k}"] = self.model(f"mistake_{k}", mistake.expression, self.in_unit)
        for step in self.working:
            made[f"working {step.name}"] = self.model(
                f"working_{step.name}", step.expression, step.unit, step.symbol, step.shown_in
            )
        return made

    @property
    def in_unit(self) -> str:
        """The SI unit of the answer."""
        return "dimensionless"

    def model(
        self, name: str, expression: Any, unit: str, symbol: str = "x", shown_in: str = ""
    ) -> Model:
        """An expression over the exercise's numbers with all its faces."""
        expression = sympy.sympify(written_out(expression))
        used = tuple(one for one in self.variables if one.symbol in expression.free_symbols)
        try:
            return Model(
                f"{self.identifier.replace('.', '_')}_{name}", symbol, expression, used, unit,
                f"{name} of {self.identifier}", display_unit=shown_in,
            )  # fmt: skip
        except ValueError as error:
            raise self.wrong(str(error)) from None


@dataclass(frozen=True, kw_only=True, eq=False)
class Numeric(Exercise):
    """A number with its unit; ``unit`` is SI, ``asked_in`` the one the text asks for.

    It is right within the relative ``tolerance``. ``menu`` are further units that the page's list
    offers, of which some should be wrong. Numbers whose answer in SI is not ``within`` two ends
    are not drawn.
    """

    kind = "numeric"

    answer: Any
    unit: str
    asked_in: str = ""
    tolerance: float = 0.02
    within: tuple[float, float] = (0.0, math.inf)
    menu: tuple[str, ...] = ()
    symbol: str = "x"

    @property
    def in_unit(self) -> str:
        """The SI unit of the answer."""
        return self.unit

    @property
    def asked(self) -> str:
        """The unit the answer is asked in."""
        return self.asked_in or self.unit

    @property
    def units(self) -> tuple[str, ...]:
        """What a list of units offers: right ones and wrong ones, by the alphabet."""
        return tuple(sorted({self.asked, self.unit, *self.menu} - {"dimensionless"}))

    def _told(self) -> Iterable[tuple[str, Any]]:
        yield "answer", self.answer
        yield from super()._told()

    @cached_property
    def models(self) -> dict[str, Model]:
        """Every expression as a model."""
        answer = self.model("answer", self.answer, self.unit, self.symbol, self.asked)
        return {**super().models, "answer": answer}


@dataclass(frozen=True, kw_only=True, eq=False)
class Expression(Exercise):
    """A formula in named quantities, typed as text.

    ``of`` are the quantities it may be written with; compared is by numbers at twenty points of
    their ranges. ``limits`` say what a wrong one misses. With ``may_be_function`` a notebook takes
    a Python function of them, too; only the code lane of marking runs it.
    """

    kind = "expression"

    answer: Any
    of: tuple[Parameter, ...]
    limits: tuple[Limit, ...] = ()
    symbol: str = "x"
    may_be_function: bool = False

    @property
    def variables(self) -> tuple[Parameter, ...]:
        """What its expressions may contain."""
        return (*self.of, *super().variables)

    def _told(self) -> Iterable[tuple[str, Any]]:
        yield "answer", self.answer
        yield from super()._told()

    @cached_property
    def models(self) -> dict[str, Model]:
        """Every expression as a model."""
        answer = self.model("answer", self.answer, "dimensionless", self.symbol)
        return {**super().models, "answer": answer}


@dataclass(frozen=True, kw_only=True, eq=False)
class Choice(Exercise):
    """One of some options, in an order of each sheet; exactly one of them is right on any sheet.

    With ``sure`` an answer says how sure it is, as "80 %", and the logarithm of that is scored. The
    first answer counts.
    """

    kind = "choice"

    options: tuple[Option, ...]
    sure: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        for option in self.options:
            if option.right is not True:
                misconceptions.find(option.misconception)

    def texts(self) -> Iterable[str]:
        """Every text in which places are filled in."""
        yield from super().texts()
        for option in self.options:
            yield from (option.text, option.message)

    def _told(self) -> Iterable[tuple[str, Any]]:
        for option in self.options:
            if not isinstance(option.right, bool):
                yield option.name, option.right

    @cached_property
    def models(self) -> dict[str, Model]:
        """Every expression as a model; of an option 1 if it is right, else 0."""
        made = dict(super().models)
        for k, option in enumerate(self.options):
            if not isinstance(option.right, bool):
                score = sympy.Piecewise((1, option.right), (0, True))
                made[f"right {k}"] = self.model(f"right_{k}", score, "dimensionless")
        return made


@dataclass(frozen=True, kw_only=True, eq=False)
class Essay(Exercise):
    """A text that a person reads, by a rubric."""

    kind = "essay"

    rubric: tuple[Criterion, ...]
    longest: int = 4000  # characters


@dataclass(frozen=True, eq=False)
class ProblemSet:
    """Exercises that are set together; ``chapter`` is the book's folder, ``page`` their page."""

    identifier: str
    title: str
    chapter: str
    page: str
    exercises: tuple[Exercise, ...] = field(repr=False)

    def __getitem__(self, identifier: str) -> Exercise:
        """The exercise of that name; another name is a KeyError that says what there is."""
        for one in self.exercises:
            if one.identifier == identifier:
                return one
        names = ", ".join(one.identifier for one in self.exercises)
        raise KeyError(f"{self.identifier} has no exercise {identifier!r}; it has {names}")

    @property
    def key(self) -> str:
        """What the names of its exercises begin with: ``ps1``."""
        return self.identifier.split("-")[0]

    @property
    def minutes(self) -> int:
        """How long it takes, all in all."""
        return sum(one.minutes for one in self.exercises)

    @property
    def points(self) -> float:
        """What there is to gain."""
        return sum(one.points for one in self.exercises)
