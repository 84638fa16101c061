"""Reported values keep unit, evidence and source; a broken row is refused where it is broken."""

import csv
import io
import json
import math
import re
import sys
import types

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heteroionic_lite import findings, orders, reported, solvents
from heteroionic_lite.evidence.read import BIBLIOGRAPHY, DATA, read, schema
from heteroionic_lite.evidence.rows import Order, Reported, Solvent
from heteroionic_lite.evidence.strict_csv import DataError
from heteroionic_lite.evidence.tables import table
from heteroionic_lite.evidence.words import EVIDENCE, QUANTITIES
from heteroionic_lite.models import all_models
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance

FILES = {"reported.csv": Reported, "solvents.csv": Solvent, "orders.csv": Order}


def rows_of(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROW = next(row for row in rows_of("reported.csv") if row["id"] == "V040")
COLUMNS = list(ROW)


def file_of(folder, *changes, columns=COLUMNS):
    """Write a table of rows, each V040 with some cells changed."""
    path = folder / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(ROW | change for change in changes)
    return path


def refusal(path):
    """The lines of the error that reading a file gives."""
    read.cache_clear()
    with pytest.raises(DataError) as error:
        reported(path=path)
    return str(error.value).splitlines()


def test_the_measured_exchange_current_is_the_default_of_the_model():
    (row,) = reported(identifier="V040")
    assert (row.value, row.unit) == (53.1, "uA/cm^2")
    assert row.si == pytest.approx(charge_transfer_resistance.defaults["exchange_current_density"])


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_its_evidence_and_a_source_in_the_bibliography(name):
    keys = set(re.findall(r"^@\w+\{(\w+),", BIBLIOGRAPHY.read_text(encoding="utf-8"), re.MULTILINE))
    for row in read(DATA / name, FILES[name]):
        assert row.evidence in EVIDENCE
        assert {*row.citation.split("; "), *filter(None, [row.seen_in])} <= keys, row.id


def test_what_was_not_seen_at_its_origin_says_where_it_was_seen():
    own = {"primary abstract", "conference abstract", "disputed"}
    for row in [*reported(), *solvents(), *orders()]:
        elsewhere = row.evidence not in own
        known = row.citation in ("weiss2020heteroionic", "donornumberdata")
        assert bool(row.seen_in) == (elsewhere and not known), row.id


def test_no_identifier_is_used_in_two_files():
    identifiers = [row["id"] for name in FILES for row in rows_of(name)]
    assert len(identifiers) == len(set(identifiers)) > 60


def test_rows_are_chosen_by_any_word_and_several_words():
    rows = reported(interface="LE/SE", quantity="activation energy")
    assert [row.value for row in rows] == [50, 50, 32]
    assert {row.ion for row in reported(ion=["Na+", "Ag+"])} == {"Na+", "Ag+"}
    assert {row.method for row in reported(method="dc")} == {"dc"}
    assert {row.evidence for row in reported(evidence="review text")} == {"review text"}
    assert [row.id for row in reported(citation="langer2017")] == ["V063", "V068", "V069"]
    assert [row.id for row in reported(identifier=["V040", "V001"])] == ["V040", "V001"]
    assert [row.name for row in solvents(solvent=["EC", "DMC"])] == ["EC", "DMC"]


def test_a_solid_is_named_in_full_or_without_its_composition():
    named = {row.id for row in reported(solid="LLTO")}
    assert {"V036", "V044", "L018", "L019"} <= named
    assert [row.id for row in reported(solid="LLZO (Li7La3Zr2O12)", salt="LiPF6")] == ["V043"]
    # of two solids in contact, both
    assert reported(solid="Na3PS4") == reported(solid="NASICON", interface="SE/SE")


def test_a_year_is_one_or_from_the_first_to_the_last():
    assert {row.id for row in reported(year=2026)} == {"L001", "L002"}
    assert {row.year for row in reported(year=(2020, 2026), interface="PE/SE")} == {2020, 2022}
    # of several sources any may be of that year, and one without a year is of none
    assert "V063" in {row.id for row in reported(year=2011)}
    assert "L103" not in {row.id for row in reported(year=(1850, 2026))}
    assert list(reported(year=1901)) == []


def test_a_temperature_is_chosen_by_a_number_or_a_span_that_it_meets():
    assert [row.id for row in reported(temperature=20)] == ["V062", "L003", "L019"]
    warm = {row.id for row in reported(temperature=(70, 90))}
    assert {"V060", "V068", "V059", "V061"} <= warm  # V059: 30 to 90 °C, V061: above 60 °C
    assert not warm & {"V039", "V043", "V062", "L001"}  # V062: below 60 °C


def test_a_data_frame_has_the_records(monkeypatch):
    made = []
    pandas = types.ModuleType("pandas")
    pandas.DataFrame = lambda records: made.append(records) or "a frame"
    monkeypatch.setitem(sys.modules, "pandas", pandas)
    rows = reported(identifier="V040")
    assert rows.frame() == "a frame"
    assert made == [rows.records()]


def test_without_pandas_a_data_frame_is_refused_in_words(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"frame\(\) needs pandas, .*: pip install pandas"):
        reported().frame()


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        ({"interface": "LE-SE"}, "interface='LE-SE' is not one of 'LE/SE', 'PE/SE', 'SE/SE'"),
        ({"ion": "K+"}, "ion='K+' is not one of 'Li+', 'Na+', 'Ag+'"),
        ({"method": "4-probe"}, "method='4-probe' is not one of '2-point EIS', '4-point EIS'"),
        ({"quantity": "voltage"}, "quantity='voltage' is not one of 'activation energy', "),
        ({"evidence": ["hearsay"]}, "evidence='hearsay' is not one of 'primary abstract', "),
        ({"identifier": "V049"}, "identifier='V049' is not one of "),
    ],
    ids=str,
)
def test_an_unknown_word_is_an_error_that_lists_what_is_allowed(choice, reason):
    with pytest.raises(ValueError, match="is not one of") as error:
        reported(**choice)
    assert str(error.value).startswith(reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"value": "many"}, "column value: 'many' is not a number"),
        ({"value": ""}, "column value: '' is not a number"),
        ({"value": "nan"}, "column value: 'nan' is not a number"),
        ({"value": "inf"}, "column value: 'inf' is not a number"),
        ({"value": "53,1"}, "column value: '53,1' is not a number"),
        ({"value": "1_000"}, "column value: '1_000' is not a number"),
        ({"value": "-53.1"}, "column value: -53.1 is negative, which the quantity 'exchange "),
        ({"low": "1e999"}, "column low: '1e999' is not a number"),
        ({"low": "60"}, "column low: 60 is above the value of 53.1"),
        ({"high": "50"}, "column high: 50 is below the value of 53.1"),
        ({"low": "50", "high": "40"}, "column high: 40 is below the low of 50"),
        ({"qualifier": "range"}, "column value: 53.1 stands beside 'range'"),
        ({"qualifier": "range", "value": "", "low": "1"}, "column high: is empty; a range has"),
        ({"qualifier": "circa"}, "column qualifier: 'circa' is not one of =, ≈, <, >, range, "),
        ({"unit": ""}, "column unit: is empty"),
        ({"unit": "furlongs per"}, "column unit: 'furlongs per' is not a unit ("),
        ({"unit": "A/cm^"}, "column unit: 'A/cm^' is not a unit ("),
        ({"unit": "ohm cm^2"}, "column unit: 'ohm cm^2' has dimension "),
        ({"unit": "ohm/cm^2"}, "column unit: 'ohm/cm^2' has dimension "),
        ({"citation": ""}, "column citation: is empty"),
        ({"citation": "nobody1999"}, "column citation: 'nobody1999' is not in references.bib"),
        ({"seen_in": "nowhere"}, "column seen_in: 'nowhere' is not in references.bib"),
        ({"evidence": "hearsay"}, "column evidence: 'hearsay' is not one of primary abstract"),
        ({"evidence": ""}, "column evidence: is empty"),
        ({"method": "guess"}, "column method: 'guess' is not one of 2-point EIS, 4-point EIS"),
        ({"interface": "LE-SE"}, "column interface: 'LE-SE' is not one of LE/SE, PE/SE"),
        ({"interface": ""}, "column interface: is empty; it is one of LE/SE, PE/SE, SE/SE"),
        ({"evidence": "X"}, "column evidence: 'X' is not one of primary abstract"),
        ({"citation": "nobody2999"}, "column citation: 'nobody2999' is of the year 2999; allowed"),
        ({"citation": "nobody1066"}, "column citation: 'nobody1066' is of the year 1066; allowed"),
        ({"temperature_degC": "warm"}, "column temperature_degC: 'warm' is not a number"),
        (
            {"concentration_mol_l_low": "2", "concentration_mol_l_high": "1"},
            "column concentration_mol_l_high: 1 is below the lower end of 2",
        ),
        ({"ion": "Li"}, "column ion: 'Li' is not one of "),
        ({"quantity": "resistance"}, "column quantity: 'resistance' is not one of activation"),
        ({"id": ""}, "column id: is empty"),
        ({"id": "40"}, "column id: '40' is not of the form V040"),
        ({"temperature_degC": "-300"}, "column temperature_degC: -300 °C is not above absolute"),
        ({"concentration_mol_l": "0"}, "column concentration_mol_l: 0 mol/l is not positive"),
        ({"note": 'a "quoted" word'}, 'column note: a stray quote "'),
        ({"note": "two\nlines"}, "column note: a line break; is a quote not closed?"),
        ({"solid": " LLTO"}, "column solid: a space at an end"),
        ({"solid": "LLTO\x07"}, "column solid: a control character"),
    ],
    ids=str,
)
def test_a_broken_row_is_refused_with_file_line_column_and_reason(change, reason, tmp_path):
    faults = refusal(
        file_of(tmp_path, {}, {"id": "V999", "note": "another", "solid": "x", **change})
    )
    assert any(fault.startswith(f"rows.csv, line 3, {reason}") for fault in faults), faults


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    path = file_of(
        tmp_path,
        {"id": "V901", "value": "many", "unit": "ohm", "evidence": "hearsay", "citation": ""},
        {"id": "V902", "method": "guess", "low": "99"},
    )
    columns = [re.search(r"line (\d), column (\w+)", fault).groups() for fault in refusal(path)]
    assert sorted(columns) == [
        ("2", "citation"),
        ("2", "evidence"),
        ("2", "unit"),
        ("2", "value"),
        ("3", "low"),
        ("3", "method"),
    ]


def test_an_identifier_used_twice_is_refused(tmp_path):
    (fault,) = refusal(file_of(tmp_path, {}, {"solid": "another"}))
    assert fault == "rows.csv, line 3, column id: V040 occurs twice, first in line 2"


def test_a_value_entered_twice_under_two_identifiers_is_refused(tmp_path):
    (fault,) = refusal(file_of(tmp_path, {}, {"id": "V999", "note": "other words"}))
    assert fault == "rows.csv, line 3: says the same as line 2 (V040)"


def test_a_missing_column_and_one_too_many_are_named(tmp_path):
    columns = [c for c in COLUMNS if c != "unit"]
    path = tmp_path / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*columns, "colour", "note"], ["x"] * (len(columns) + 2)])
    missing, extra, twice = refusal(path)
    assert missing == "rows.csv, line 1: the column unit is missing"
    assert extra.startswith("rows.csv, line 1: the column 'colour' is not one of id, ")
    assert twice == "rows.csv, line 1: the column note occurs twice"


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda _: b"", "rows.csv: is empty"),
        (lambda _: b"\n \n", "rows.csv: is empty"),
        (lambda text: text.splitlines(keepends=True)[0], "rows.csv: has no rows"),
        (
            lambda text: text.replace("µ".encode(), b"\xb5").replace(b"V040", b"V\xe9"),
            "rows.csv, line 2: the byte 0xe9 is not UTF-8; save it as UTF-8",
        ),
        (
            lambda text: text.replace(b"uA/cm^2", b"uA,cm^2"),
            f"rows.csv, line 2: {len(COLUMNS) + 1} cells instead of {len(COLUMNS)}; a text with",
        ),
        (
            lambda text: text.replace(b"dc,", b'"dc"x,'),
            "rows.csv, line 2: the quotes are not in order (",
        ),
        (
            lambda text: text.replace(b"LLZO:Ta", b'"LLZO:Ta'),
            "rows.csv, line 2: the quotes are not in order (",
        ),
        (
            lambda text: text.replace(b"LLZO:Ta", b'LL"ZO'),
            "rows.csv, line 2, column solid: a stray",
        ),
    ],
    ids=["nothing", "blank", "header only", "latin-1", "comma", "quote", "open quote", "inner"],
)
def test_a_file_that_is_no_clean_csv_is_refused(spoil, reason, tmp_path):
    path = file_of(tmp_path, {})
    path.write_bytes(spoil(path.read_bytes()))
    assert refusal(path)[0].startswith(reason)


def test_what_excel_writes_before_a_file_is_no_fault(tmp_path):
    path = file_of(tmp_path, {})
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    read.cache_clear()
    assert [row.id for row in reported(path=path)] == ["V040"]


@settings(max_examples=60, deadline=None)
@given(column=st.sampled_from(COLUMNS), text=st.text(max_size=12))
def test_any_text_in_any_cell_is_read_or_refused_with_its_place(column, text, tmp_path_factory):
    path = file_of(tmp_path_factory.mktemp("any"), {column: text})
    message, cell = "", None
    try:
        cell = reported(path=path)[0].model_dump()[column]
    except DataError as error:
        message = str(error)
    assert message.startswith("rows.csv") or str(cell or "") == text or cell == float(text)


@settings(max_examples=60, deadline=None)
@given(value=st.floats(min_value=1e-30, max_value=1e30))
def test_si_and_reported_value_say_the_same(value):
    cells = dict.fromkeys(Reported.model_fields, "") | ROW | {"value": repr(value)}
    assert Reported.model_validate(cells).si == pytest.approx(value * 1e-2, rel=1e-9)


def test_an_energy_of_one_particle_becomes_that_of_a_mole():
    (row,) = reported(identifier="V078")
    assert (row.unit, row.si_unit) == ("eV", "J/mol")
    assert row.si == pytest.approx(0.47 * 96485.33212)


@pytest.mark.parametrize(
    ("identifier", "shown"),
    [
        ("V079", "< 100 Ω cm²"),
        ("V071", "≈ 0 Ω cm²"),
        ("V057", "23–25 kJ/mol"),
        ("V082", "≈ 1 × 10⁻⁵ s"),
        ("V034", "−12.3"),
    ],
)
def test_a_value_is_shown_as_it_was_reported(identifier, shown):
    assert reported(identifier=identifier)[0].shown == shown


def test_a_bound_a_range_and_a_vanishing_value_never_become_points():
    kinds = {row.qualifier for row in reported() if not row.is_point}
    assert kinds == {"<", ">", "range", "vanishing"}
    for row in reported():
        if row.is_point:
            assert math.isfinite(row.si)
        else:
            with pytest.raises(ValueError, match=f"{row.id} is no single value but "):
                _ = row.si


def test_the_donicity_of_liquid_water_is_not_its_donor_number():
    assert [row.value for row in solvents(solvent="water", quantity="donor number")] == [18]
    assert [row.value for row in solvents(solvent="water", quantity="bulk donicity")] == [33]


def test_rows_are_a_sequence_and_plain_records():
    rows = reported(interface="LE/SE")
    first, *_ = rows
    assert first == rows[0] == rows[:1][0]
    assert rows[:2].records()[1]["id"] == "V037"
    assert rows.records()[0]["si_value"] == 50000
    assert "V036" in repr(rows)
    assert "<table" in rows._repr_html_()


def test_a_file_of_rows_has_the_units_in_its_header():
    header, first, *_ = csv.reader(io.StringIO(reported(identifier="V040").csv()))
    cells = dict(zip(header, first, strict=True))
    assert cells["value / unit"] == "53.1"
    assert cells["unit"] == "uA/cm^2"
    assert (cells["si_value / si_unit"], cells["si_unit"]) == ("0.531", "A/m^2")
    assert cells["temperature / °C"] == "25.0"


@pytest.mark.parametrize(
    ("rows", "kind"),
    [(reported, "Reported"), (solvents, "Solvent"), (orders, "Order"), (findings, "Finding")],
)
def test_every_record_is_as_the_published_schema_says(rows, kind):
    whole = schema()
    validator = jsonschema.Draft202012Validator({**whole, "$ref": f"#/$defs/{kind}"})
    for record in rows().records():
        validator.validate(json.loads(json.dumps(record)))


def test_the_schema_lists_the_words_and_the_computed_columns():
    definitions = schema()["$defs"]
    assert definitions["Reported"]["properties"]["evidence"]["enum"] == list(EVIDENCE)
    assert definitions["Reported"]["properties"]["si_value"]["readOnly"] is True


def test_every_quantity_is_used():
    used = {row.quantity for row in [*reported(), *solvents(), *orders()]}
    assert set(QUANTITIES) - used == set()


def test_an_order_has_steps():
    (row,) = orders(identifier="O01")
    assert row.steps == [["NASICON"], ["LLZO", "LiPON"], ["LLTO"]]


@pytest.mark.parametrize("order", ["PC", "PC <", "PC < < EC", "PC < PC", "PC > EC"])
def test_an_order_without_an_order_is_refused(order, tmp_path):
    (first, *_) = rows_of("orders.csv")
    path = tmp_path / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, first)
        writer.writeheader()
        writer.writerow(first | {"order": order})
    with pytest.raises(DataError, match=r"^rows\.csv, line 2, column order: "):
        orders(path=path)


def test_a_table_shows_one_row_a_value_and_no_bar_breaks_it():
    rows = reported(interface="LE/SE")
    lines = table(rows)._repr_markdown_().splitlines()
    assert len(lines) == 2 + len(rows)
    assert {line.count("|") for line in lines} == {7}


def test_every_value_of_a_table_links_to_its_row():
    assert "| [53.1 µA/cm²](#V040) |" in table(reported(identifier="V040")).markdown


def test_what_a_parameters_source_names_by_id_is_a_reported_value():
    known = {row.id for row in (*reported(), *solvents())}
    named = {
        identifier
        for model in all_models().values()
        for parameter in model.parameters
        for identifier in re.findall(r"\b[LV]\d{3}\b", parameter.source)
    }
    assert {"V036", "V040", "V068", "V077"} <= named
    assert named <= known


def test_a_measured_default_names_its_row():
    unnamed = {
        f"{parameter.name}: {parameter.source}"
        for model in all_models().values()
        for parameter in model.parameters
        if re.search(r"review, section|\[\d+\]", parameter.source)
        and not re.search(r"\b[LV]\d{3}\b", parameter.source)
    }
    assert unnamed == set()
