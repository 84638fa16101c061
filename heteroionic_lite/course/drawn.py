"""The sheet of a code: which numbers an exercise has on it, and its texts with them.

>>> from heteroionic_lite.course.sets import exercise
>>> one = draw(exercise("ps1.1"), "1111-1119")
>>> one.shown["transference_number"] in one.given("transference_number").values
True

Numbers are drawn again until the right answer and every mistake lie more than four tolerances
apart from each other, so that an answer says which slip it is. A page draws by the same rule
(``frontend/course/draw.ts``).
"""

import html
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from heteroionic_lite.course.codes import parse_code
from heteroionic_lite.course.exercises import (
    PLACE,
    Choice,
    Draw,
    Exercise,
    Given,
    Numeric,
    Printed,
    Variant,
)
from heteroionic_lite.course.hashing import spread
from heteroionic_lite.faces.formula import mathml, symbol_html
from heteroionic_lite.hashing import hash32
from heteroionic_lite.model import Model
from heteroionic_lite.units import Display, display, number_text


def anchor(address: str, words: str) -> str:
    """A link as HTML has it."""
    return f'<a href="{html.escape(address)}">{words}</a>'


APART = 4  # tolerances between any two of the right answer and the mistakes
_MOST = 400  # draws before an exercise is given up as badly made
_DIGITS = 6  # of a number that was drawn


@dataclass(frozen=True)
class Drawn:
    """An exercise with the numbers of one sheet: ``shown`` as printed, ``si`` in SI."""

    exercise: Exercise
    code: str
    shown: Mapping[str, float]
    si: Mapping[str, float]
    attempt: int = 0
    order: tuple[int, ...] = field(default=())  # of options, as they stand on the sheet

    def given(self, name: str) -> Given:
        """The draw of that name."""
        return next(one for one in self.exercise.draws if one.name == name)

    def value(self, what: str) -> float:
        """A model of the exercise at the sheet's numbers in SI, NaN where it has none.

        ``what`` is ``"answer"``, ``"mistake 0"``, ``"working gap"``.
        """
        return evaluate(self.exercise.models[what], self.si)

    def asked(self, what: str = "answer") -> float:
        """The answer or a mistake as the number it is in the unit that is asked for.

        >>> from heteroionic_lite.course.sets import exercise
        >>> 20 < draw(exercise("ps1.1"), "1111-1119").asked() < 3000  # µm
        True
        """
        exercise = self.exercise
        if not isinstance(exercise, Numeric):
            raise exercise.wrong("it is not asked for in a unit")
        return float(display(exercise.unit, exercise.asked).show(self.value(what)))

    def is_right(self, option: int) -> bool:
        """Whether an option, counted as written, is right on this sheet."""
        if not isinstance(self.exercise, Choice):
            raise self.exercise.wrong("it has no options")
        right = self.exercise.options[option].right
        return right if isinstance(right, bool) else self.value(f"right {option}") == 1

    def fill(self, text: str, link: Callable[[str, str], str] = anchor) -> str:
        """A text of the exercise, as HTML, with the sheet's numbers in its places.

        ``link`` makes of the figure's address, from the root of the site, and some words a link.
        """

        def place(found: re.Match[str]) -> str:
            figure = self.exercise.figure
            if found[2] == "figure" and figure:
                return link(self.address(), figure.words)
            return self._place(*found.groups())

        return PLACE.sub(place, text)

    def cells(self) -> list[list[str]]:
        """The exercise's table, its rows filled in."""
        table = self.exercise.table
        return [[self._cell(cell) for cell in row] for row in table.rows] if table else []

    def _cell(self, cell: str) -> str:
        alone = PLACE.fullmatch(cell)
        return self._number(alone[2]) if alone and not alone[1] else self.fill(cell)

    def _number(self, name: str) -> str:
        one = self.given(name)
        if isinstance(one, Printed):  # as an instrument prints it, with its zeros
            return number_text(self.shown[name], one.digits, trim=False)
        return number_text(self.shown[name], _DIGITS)

    def _place(self, sort: str, name: str, unit: str | None) -> str:
        what = "answer" if name == "answer" else f"working {name}"
        model = self.exercise.models.get(what)
        if sort == "=":
            if model is None:
                raise self.exercise.wrong(f"{name} is no answer or working that has a formula")
            return formula(model)
        if sort == "~":
            symbols = {one.name: one.symbol for one in self.exercise.variables}
            return symbol_html(model.symbol if model else symbols[name])
        if model is None:
            return self._given(name, unit)
        digits = next((one.digits for one in self.exercise.working if one.name == name), 4)
        return display(model.unit, unit or model.shown_in).write(self.value(what), digits)

    def _given(self, name: str, unit: str | None) -> str:
        """A number of the sheet with its unit, or one of its texts."""
        one = self.given(name)
        if isinstance(one, Variant):
            return one.texts[round(self.shown[name])]
        shown = display(one.parameter.unit, unit or one.shown_in)
        if not unit:
            return _with_unit(self._number(name), shown)
        number = float(f"{shown.show(self.si[name]):.12g}")
        return _with_unit(number_text(number, _DIGITS), shown)

    def address(self) -> str:
        """The figure's page with the settings in its fragment, from the root of the site."""
        figure = self.exercise.figure
        if figure is None:
            return ""
        pairs = "&".join(f"{name}={self.si[of]:.12g}" for name, of in figure.settings.items())
        return f"{figure.page}.html#{figure.explorer}?{pairs}"


@lru_cache(maxsize=1024)
def formula(model: Model) -> str:
    """``symbol = expression`` as a block of MathML."""
    import sympy

    return mathml(sympy.Eq(model.symbol, model.expression, evaluate=False))


def _with_unit(number: str, shown: Display) -> str:
    if not shown.typeset:
        return number
    return f"{number}°" if shown.typeset == "°" else f"{number} {shown.typeset}"


@lru_cache(maxsize=4096)
def draw(exercise: Exercise, code: str) -> Drawn:
    """The exercise on the sheet of a code.

    Raises NoSuchCode for a mistyped code, ValueError where four hundred draws did not separate
    the answer from the mistakes.
    """
    code = parse_code(code)
    if exercise.like:
        shared = draw(exercise.like, code)
        drawn = replace(shared, exercise=exercise, order=_order(exercise, code))
        if is_separate(drawn):
            return drawn
        raise exercise.wrong(f"the numbers of the sheet {code} do not keep the mistakes apart")
    for attempt in range(_MOST):
        drawn = _numbers(exercise, code, attempt)
        if is_separate(drawn):
            return drawn
    raise exercise.wrong(f"no draw of the sheet {code} keeps the mistakes apart")


def _numbers(exercise: Exercise, code: str, attempt: int) -> Drawn:
    seed = f"{code}|{exercise.identifier}|{attempt}"
    shown: dict[str, float] = {}
    si: dict[str, float] = {}
    for one in exercise.draws:
        key = f"{seed}|{one.name}"
        if isinstance(one, Variant):
            shown[one.name] = si[one.name] = float(hash32(key) % len(one.texts))
            continue
        way = display(one.parameter.unit, one.shown_in)
        if isinstance(one, Draw):
            number = float(one.values[hash32(key) % len(one.values)])
        else:
            number = _measured(evaluate(exercise.models[f"printed {one.name}"], si), one, way, key)
        shown[one.name] = number
        si[one.name] = float(f"{way.read(number):.12g}")
    return Drawn(exercise, code, shown, si, attempt, _order(exercise, code))


def _order(exercise: Exercise, code: str) -> tuple[int, ...]:
    """Of options, as they stand on the sheet."""
    if not isinstance(exercise, Choice):
        return ()
    places = range(len(exercise.options))
    return tuple(sorted(places, key=lambda k: hash32(f"{code}|{exercise.identifier}|order|{k}")))


def _measured(value: float, one: Printed, way: Display, key: str) -> float:
    """What an instrument prints of a value."""
    if one.noise:
        value *= 1 + one.noise * spread(key)
    shown = way.show(value)
    return float(f"{shown:.{one.digits - 1}e}") if math.isfinite(shown) else math.nan


def is_separate(drawn: Drawn) -> bool:
    """Whether right answer and mistakes are finite, positive or named, and all apart."""
    exercise = drawn.exercise
    if isinstance(exercise, Choice):
        return sum(drawn.is_right(k) for k in range(len(exercise.options))) == 1
    if not all(map(math.isfinite, drawn.shown.values())):
        return False
    if not isinstance(exercise, Numeric):
        return True
    right = drawn.value("answer")
    values = [right, *(drawn.value(f"mistake {k}") for k in range(len(exercise.mistakes)))]
    low, high = exercise.within
    if not (low < right < high and all(map(math.isfinite, values))):
        return False
    least = APART * exercise.tolerance
    return all(
        abs(a - b) > least * max(abs(a), abs(b)) for k, a in enumerate(values) for b in values[:k]
    )


def evaluate(model: Model, values: Mapping[str, float]) -> float:
    """A model at plain numbers in SI; NaN where it is undefined, infinite or complex."""
    found = model.numpy.plain(*(values[p.name] for p in model.parameters))
    return math.nan if found is None else found


_BLOCK = re.compile(r"</(?:p|h\d|tr|li|thead|math)>|<br ?/?>")
_CELL = re.compile(r"</t[dh]>")
_TAGS = re.compile(r"<[^>]*>")


def plain(text: str) -> str:
    r"""HTML as lines of text, for where none is shown.

    >>> plain("<p><i>c</i> is <b>3</b>,<br>or more</p><table><tr><td>1</td><td>2</td></tr></table>")
    'c is 3,\nor more\n1  2'
    """
    joined = _CELL.sub("\t", _BLOCK.sub("\n", " ".join(text.split())))
    lines = html.unescape(_TAGS.sub("", joined)).split("\n")
    return "\n".join(line.strip().replace("\t", "  ") for line in lines if line.strip())
