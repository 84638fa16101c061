"""A reported number in the text links to its row, and is the row's number."""

from __future__ import annotations

import re
from pathlib import Path

import pint
import pytest

from heteroionic_lite import orders, reported, solvents
from heteroionic_lite.evidence.rows import Order, Value
from heteroionic_lite.units import quantity
from tests.contents import SOURCES

BOOK = Path(__file__).resolve().parents[2] / "book"
ROWS = {row.id: row for row in [*reported(), *solvents(), *orders()]}
LINK = re.compile(r"\[([^\[\]]*)\]\(#([LOV]\d{2,4})\)")
LINKS = [
    (path.relative_to(BOOK).as_posix(), *link)
    for path in SOURCES
    for link in LINK.findall(path.read_text(encoding="utf-8"))
]

DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
HIGH = "[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]"
NUMBER = rf"[−-]?\d+(?:\.\d+)?(?!\d|{HIGH})"
PRINTED = re.compile(
    rf"(?P<first>{NUMBER})?(?:\s*(?:[–-]|and|to)\s*(?P<last>{NUMBER}))?"
    rf"(?:\s*[×·]?\s*10(?P<power>{HIGH}+))?(?P<unit>.*?)(?: at (?P<at>{NUMBER}) °C)?"
)
WORDS = re.compile(r"^(about|almost|some|around|below|less than|more than|≈|<|>|~|\s|of)+")
UNITS = (("Ω", "ohm"), ("µ", "u"), ("%", "percent"))


def spelt(unit: str) -> str:
    """``µA cm⁻²`` as pint reads it."""
    for sign, word in UNITS:
        unit = unit.replace(sign, word)
    unit = re.sub(rf"{HIGH}+", lambda m: "**" + m[0].translate(DIGITS), unit.strip())
    return re.sub(r"(?<=[\w)])\s+(?=[A-Za-z])", "*", unit)


def half_a_digit(text: str) -> float:
    """How far a number may be off that was rounded as printed."""
    decimals = len(text.partition(".")[2])
    return 0.5 * 10.0**-decimals


def printed_in(text: str) -> re.Match[str]:
    found = PRINTED.fullmatch(WORDS.sub("", text).strip())
    if not found or (found["first"] is None and found["power"] is None):
        raise ValueError(f"{text!r} is not a number with a unit")
    return found


def compare(text: str, row: Value) -> None:
    """Raise a ValueError unless the text has the row's number, as rounded there."""
    found = printed_in(text)
    power = float(10 ** int(found["power"].translate(DIGITS))) if found["power"] else 1.0
    pure = row.unit == "dimensionless"  # "15 oxygens per Li⁺"
    unit = row.unit if pure else spelt(found["unit"]) or row.unit
    pairs = [(found["first"] or "1", row.si_value)]
    if found["last"] is not None:
        pairs = [(found["first"], row.si_low), (found["last"], row.si_high)]
    for printed, si in pairs:
        if si is None:
            raise ValueError(f"{row.id} is {row.shown}, which {text!r} does not say")
        ours = quantity(si, row.si_unit)
        if row.si_unit == "J/mol" and quantity(1, unit).check("[energy]"):
            ours = ours / quantity(1, "avogadro_constant")
        there = ours.to(unit).magnitude / power
        if abs(there - float(printed.translate(DIGITS))) > half_a_digit(printed) * 1.001:
            raise ValueError(f"{text!r}, but {row.id} is {row.shown}")
    if found["at"] and float(found["at"]) != getattr(row, "temperature_degC", None):
        raise ValueError(f"{text!r}, but {row.id} was measured at {row.conditions}")


def disagreement(text: str, row: Value | Order) -> str:
    """What is wrong with a link's text; empty if it says what the row says."""
    if isinstance(row, Order) or text == row.id or not re.search(r"\d", text):
        return ""
    try:
        compare(text, row)
    except (ValueError, AttributeError, pint.PintError) as error:
        return str(error)
    return ""


@pytest.mark.parametrize(("page", "text", "identifier"), LINKS, ids=map(str, LINKS))
def test_a_number_in_the_text_is_the_number_of_the_row_it_links_to(page, text, identifier):
    assert identifier in ROWS, f"{page}: no row {identifier}"
    assert disagreement(text, ROWS[identifier]) == "", page


def test_the_text_links_its_numbers():
    assert {"le-se/index.md", "models/measured.md", "data.md"} <= {page for page, *_ in LINKS}


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("53.1 µA cm⁻²", "V040"),
        ("53 µA cm⁻²", "V040"),
        ("0.531 A m⁻²", "V040"),
        ("0.053 mA cm⁻²", "V040"),
        ("about 300 Ω cm²", "V039"),
        ("300", "V039"),
        ("9 kΩ cm²", "V068"),
        ("9 kΩ cm² at 70 °C", "V068"),
        ("0.1 and 1 mol dm⁻³", "V074"),
        ("15 ether oxygens per Li⁺", "V075"),
        ("23–25 kJ mol⁻¹", "V057"),
        ("45.3 kJ mol⁻¹", "V078"),
        ("0.52 eV", "V036"),
        ("below 100 Ω cm²", "V079"),
        ("10⁻⁵ s", "V082"),
        ("1 × 10⁻⁵ s", "V082"),
        ("almost 20 %", "V045"),
        ("150 h", "V047"),
        ("−12.3", "V034"),
        ("15–17", "V025"),
        ("virtually zero", "V071"),
        ("the same", "V044"),
        ("V040", "V040"),
        ("NASICON < LLZO", "O01"),
    ],
)
def test_a_number_may_be_rounded_and_in_another_unit(text, identifier):
    assert disagreement(text, ROWS[identifier]) == ""


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("54 µA cm⁻²", "V040"),
        ("53.1 mA cm⁻²", "V040"),
        ("53.1 µA", "V040"),
        ("53.1 mV", "V040"),
        ("300 Ω", "V039"),
        ("22–25 kJ mol⁻¹", "V057"),
        ("24 kJ mol⁻¹", "V057"),
        ("0 Ω cm²", "V071"),
        ("10⁻⁴ s", "V082"),
        ("9 kΩ cm² at 80 °C", "V068"),
        ("200–300 Ω cm²", "V039"),
    ],
)
def test_another_number_or_unit_is_found(text, identifier):
    assert disagreement(text, ROWS[identifier]) != ""


def test_every_number_is_two_clicks_from_its_reference(site):
    """From the text to the row, from the row to an entry that exists."""
    data = (site / "book" / "data.html").read_text(encoding="utf-8")
    references = (site / "book" / "references.html").read_text(encoding="utf-8")
    for row in ROWS.values():
        cells = re.search(rf'<tr id="{row.id}".*?</tr>', data, re.DOTALL)[0]
        targets = re.findall(r'href="references\.html#(id\d+|ref-[\w-]+)"', cells)
        assert len(targets) >= len(row.citation.split("; ")), row.id
        for target in targets:
            assert f'id="{target}"' in references, (row.id, target)
    for page, _, identifier in LINKS:
        built = (site / "book" / page).with_suffix(".html").read_text(encoding="utf-8")
        up = "../" * page.count("/")
        address = f"#{identifier}" if page == "data.md" else f"{up}data.html#{identifier}"
        assert f'href="{address}"' in built, (page, identifier)


def test_the_tables_can_be_downloaded(site):
    folder = site / "_static" / "data"
    assert (folder / "reported.csv").read_bytes().startswith(b"\xef\xbb\xbfid,interface,")
    for name in ("reported", "solvents", "orders"):
        assert (folder / f"{name}.csv").is_file()
        text = (folder / f"{name}.json").read_text(encoding="utf-8")
        assert '"licence": "CC BY 4.0' in text
        assert '"schema": "schema.json"' in text
    assert '"$schema"' in (folder / "schema.json").read_text(encoding="utf-8")
