"""A bank of questions for Moodle: each exercise a category, each sheet a question in it.

Moodle takes the first answer that fits, in the order of the file, and tries a number both in the
unit that was chosen and as it stands. So the right answer comes first, then the slips, the sign,
powers of ten; a star at the end takes what is left. Units stand in a menu, since Moodle calls a
number right whose typed unit it does not know; the menu offers wrong ones too, whose multiplier is
beyond any number. A right number in a wrong unit loses half.

Formulas become choices between the right one and the slips, for Moodle compares none.
"""

import html
from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from heteroionic_lite.course.codes import LENGTH, SIGNS, check_sign, parse_code
from heteroionic_lite.course.drawn import Drawn, anchor, draw
from heteroionic_lite.course.exercises import Choice, Essay, Numeric, ProblemSet
from heteroionic_lite.course.in_html import given_table, measured_table
from heteroionic_lite.course.judging import POWERS, messages
from heteroionic_lite.course.lecturer.links import section
from heteroionic_lite.course.unit_texts import ReadUnit, read_unit
from heteroionic_lite.faces.formula import mathml
from heteroionic_lite.hashing import hash32
from heteroionic_lite.units import display, label, superscript

_BEYOND = 1e-200  # no answer in a wrong unit is ever near a number of the question
_SELECT, _NONE = 2, 3  # Moodle's menu of units, and no units
_OF_THE_MARK = 1  # a wrong unit costs a share of what the answer is worth
_SPELLED = str.maketrans({" ": "", "\u00a0": "", "\u202f": "", "\u2009": ""})

Progressed = Callable[[], None]


def variants(own: ProblemSet, secret: str, count: int) -> list[str]:
    """So many codes for a set; with another secret they are others."""
    found: list[str] = []
    number = 0
    while len(found) < count:
        rest, signs = hash32(f"{secret}|{own.identifier}|{number}"), ""
        for _ in range(LENGTH):
            rest, place = divmod(rest, len(SIGNS))
            signs += SIGNS[place]
        code = parse_code(signs + check_sign(signs))
        found += [code] if code not in found else []
        number += 1
    return found


def bank(
    own: ProblemSet,
    codes: Sequence[str],
    *,
    site: str = "",
    solution: bool = False,
    step: Progressed = lambda: None,
) -> str:
    """The XML that Moodle imports; ``site`` is the book's address, for links.

    With ``solution`` the written solution stands as general feedback, which a quiz shows when it
    is set to.
    """
    made = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for one in own.exercises:
        name = f"$course$/top/{own.identifier}/{one.identifier}"
        made.append(
            f'<question type="category"><category><text>{name}</text></category></question>'
        )
        seen: set[str] = set()
        for code in codes:
            text = _question(draw(one, code), site, solution=solution)
            body = text.partition("</name>")[2]
            if body not in seen:
                seen.add(body)
                made.append(text)
        step()
    return "\n".join([*made, "</quiz>", ""])


def _question(drawn: Drawn, site: str, *, solution: bool) -> str:
    one = drawn.exercise
    if isinstance(one, Numeric):
        kind, own = "numerical", _numerical(one, drawn, site)
    elif isinstance(one, Essay):
        kind, own = "essay", _essay(one)
    else:
        kind, own = "multichoice", _choices(drawn, site)

    def link(address: str, words: str) -> str:
        return anchor(f"{site.rstrip('/')}/{address}", words) if site else words

    text = f"{drawn.fill(one.text, link)}{given_table(drawn)}{_bought(drawn)}"
    general = drawn.fill(one.solution, link) if solution else ""
    lines = [
        f"<question type={quoteattr(kind)}>",
        f"<name><text>{escape(one.identifier)} {drawn.code}</text></name>",
        f'<questiontext format="html">{_cdata(text)}</questiontext>',
        f'<generalfeedback format="html">{_cdata(general)}</generalfeedback>',
        f"<defaultgrade>{one.points:g}</defaultgrade><penalty>0.3333333</penalty>"
        "<hidden>0</hidden>",
        *own,
        "</question>",
    ]
    return "\n".join(lines)


def _bought(drawn: Drawn) -> str:
    """Rows of a hidden interface, with every question about it: each stands alone in a quiz."""
    rows = measured_table(drawn)
    return f"<p>These rows were bought:</p>{rows}" if rows else ""


def _cdata(text: str) -> str:
    joined = " ".join(text.split()).replace("]]>", "]]]]><![CDATA[>")
    return f"<text><![CDATA[{joined}]]></text>"


def _again(anchor_: str, site: str) -> str:
    """Where to read again."""
    if not anchor_:
        return ""
    where, address = f"<code>#{html.escape(anchor_)}</code>", section(site, anchor_)
    return f" Read again: {anchor(address, where) if address else where}."


# -- numbers ---------------------------------------------------------------------------------


def _numerical(one: Numeric, drawn: Drawn, site: str) -> Iterator[str]:
    said, right = messages(), drawn.value("answer")
    shown = display(one.unit, one.asked)

    def answer(value: float, fraction: int, feedback: str) -> str:
        """An answer of a value in SI, in which its tolerance is relative also for °C."""
        tolerance = one.tolerance * abs(value) * shown.factor
        text = f"{shown.show(value):.10g}"
        return (
            f'<answer fraction="{fraction}" format="plain_text"><text>{text}</text>'
            f'<feedback format="html">{_cdata(feedback)}</feedback>'
            f"<tolerance>{tolerance:.6g}</tolerance></answer>"
        )

    units = list(_units(one))
    yield answer(right, 100, said["right"] if not units else "The number is right.")
    for k, mistake in enumerate(one.mistakes):
        text = drawn.fill(mistake.message) + _again(mistake.section, site)
        yield answer(drawn.value(f"mistake {k}"), 0, text)
    yield answer(-right, 50, said["sign"])
    for power in POWERS:
        text = said["power of ten"].replace("{power}", superscript(power))
        yield answer(right * float(f"1e{power}"), 50, text)
    yield (
        '<answer fraction="0" format="plain_text"><text>*</text>'
        f'<feedback format="html">{_cdata(said["unknown"])}</feedback>'
        "<tolerance>0</tolerance></answer>"
    )
    if units:
        rows = "".join(
            f"<unit><multiplier>{multiplier!r}</multiplier><unit_name>{escape(name)}</unit_name>"
            "</unit>"
            for name, multiplier in units
        )
        yield f"<units>{rows}</units>"
    yield (
        f"<unitgradingtype>{_OF_THE_MARK if units else 0}</unitgradingtype>"
        f"<unitpenalty>0.5</unitpenalty><showunits>{_SELECT if units else _NONE}</showunits>"
        "<unitsleft>0</unitsleft>"
    )


def _units(one: Numeric) -> Iterator[tuple[str, float]]:
    """The menu: names without blanks, the one asked for first; how many of it one of those is."""
    asked, own = _read(one, one.asked), _read(one, one.unit)
    if not asked.dimension and asked.factor == 1:
        return
    yield _unit_name(one.asked), 1.0
    reference, zero = asked.to_si(1.0, own), asked.to_si(0.0, own)
    for text in one.units:
        if text == one.asked:
            continue
        unit = _read(one, text)
        si, nil = unit.to_si(1.0, own), unit.to_si(0.0, own)
        if si is None or reference is None:
            yield _unit_name(text), _BEYOND
        elif nil == zero == 0:  # Moodle knows no unit with a zero of its own
            yield _unit_name(text), float(f"{reference / si:.12g}")


def _read(one: Numeric, text: str) -> ReadUnit:
    found = read_unit(text)
    if found is None:
        raise one.wrong(f"{text!r} is no unit")
    return found


def _unit_name(text: str) -> str:
    return label(text).translate(_SPELLED)


# -- choices and texts -----------------------------------------------------------------------


def _choices(drawn: Drawn, site: str) -> Iterator[str]:
    yield "<single>true</single><shuffleanswers>true</shuffleanswers>"
    yield "<answernumbering>abc</answernumbering>"
    for text, right, feedback in _options(drawn, site):
        yield (
            f'<answer fraction="{100 if right else 0}" format="html">{_cdata(text)}'
            f'<feedback format="html">{_cdata(feedback)}</feedback></answer>'
        )


def _options(drawn: Drawn, site: str) -> Iterator[tuple[str, bool, str]]:
    one, said = drawn.exercise, messages()
    if isinstance(one, Choice):
        for k, option in enumerate(one.options):
            right = drawn.is_right(k)
            text = said["right"] if right else drawn.fill(option.message)
            yield (
                drawn.fill(option.text),
                right,
                text + ("" if right else _again(option.section, site)),
            )
        return
    yield mathml(one.models["answer"].expression), True, said["right"]
    for k, mistake in enumerate(one.mistakes):
        text = drawn.fill(mistake.message) + _again(mistake.section, site)
        yield mathml(one.models[f"mistake {k}"].expression), False, text


def _essay(one: Essay) -> Iterator[str]:
    rows = "".join(
        f"<tr><th>{html.escape(each.name)}</th>"
        f"{''.join(f'<td>{level}</td>' for level in each.levels)}</tr>"
        for each in one.rubric
    )
    yield "<responseformat>editor</responseformat><responserequired>1</responserequired>"
    yield "<responsefieldlines>15</responsefieldlines><attachments>0</attachments>"
    yield f'<graderinfo format="html">{_cdata(f"<table>{rows}</table>")}</graderinfo>'
